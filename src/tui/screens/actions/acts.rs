//! What the keys do to actions: the same on the board, among the actions, and on several that are marked.

use crate::domain::action::{Action, ActionCommand, ActionState, Deed};
use crate::domain::command::Command;
use crate::tui::effect::Effect;
use crate::tui::keys::Act;
use crate::tui::popups::{Popup, forms};
use crate::tui::view::View;

/// What an act on `actions` brings; the first of them is the one whose form is opened.
pub fn act_on(act: Act, actions: &[&Action], view: &View) -> Effect {
    let Some(first) = actions.first() else { return Effect::Nothing };
    let deed = |deed| {
        let ids = actions.iter().map(|action| action.id).collect();
        Effect::Perform(Command::Action(ActionCommand::Do { ids, deed }))
    };
    match act {
        Act::Done => deed(Deed::Done { on: view.today(), look: None }),
        Act::Begin => deed(Deed::Start),
        Act::Agree => deed(Deed::Agree { on: view.today() }),
        Act::Move => Effect::Open(Popup::Form(forms::action::deadline(first, view))),
        Act::Edit => Effect::Open(Popup::Form(forms::action::edit(first, view))),
        Act::Drop => Effect::Open(Popup::Form(forms::action::drop(first, view))),
        _ => Effect::Nothing,
    }
}

/// Whether an act makes sense for `action`.
pub fn can_act_on(act: Act, action: &Action) -> bool {
    match act {
        Act::Done => action.is_open() || action.state == ActionState::Done,
        Act::Begin => action.state == ActionState::Open || (action.is_open() && action.waiting.is_some()),
        Act::Agree => action.is_open() && action.agreed_on.is_none(),
        Act::Move | Act::Drop | Act::HandOver | Act::Wait => action.is_open(),
        _ => true,
    }
}

//! What the keys do to actions: the same on the board, among the actions, and on several that are marked.

use crate::domain::action::{Action, ActionCommand, ActionState, Deed};
use crate::domain::command::Command;
use crate::tui::effect::Effect;
use crate::tui::keys::Act;
use crate::tui::popups::form::Form;
use crate::tui::popups::{Popup, forms};
use crate::tui::view::View;

/// What an act on `actions` brings. Where only one can be meant it is the first of them.
pub fn act_on(act: Act, actions: &[&Action], view: &View) -> Effect {
    let Some(first) = actions.first() else { return Effect::Nothing };
    let deed = |deed| {
        let ids = actions.iter().map(|action| action.id).collect();
        Effect::Perform(Command::Action(ActionCommand::Do { ids, deed }))
    };
    let form = |form: Form| Effect::Open(Popup::Form(form));
    match act {
        Act::Done => Effect::Open(Popup::Choice(forms::action::ask_effect(actions, view))),
        Act::Begin => deed(Deed::Start),
        Act::Agree => deed(Deed::Agree { on: view.today() }),
        Act::Wait if actions.iter().all(|action| action.waiting.is_some()) => deed(Deed::Resume),
        Act::Wait => form(forms::action::wait(actions, view)),
        Act::Move if actions.len() == 1 && first.is_stuck(view.today()) => {
            Effect::Open(Popup::Choice(forms::action::stop_op(first, view)))
        }
        Act::Move => form(forms::action::deadline(actions, view)),
        Act::HandOver => form(forms::action::hand_over(actions, view)),
        Act::Drop => form(forms::action::drop(actions, view)),
        Act::Edit => form(forms::action::edit(first, view)),
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

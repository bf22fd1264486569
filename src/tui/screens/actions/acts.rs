//! What the keys do to actions: the same on the board, among the actions, and on several that are marked.

use crate::domain::action::{Action, ActionCommand, ActionState, Deed, refuse_closed};
use crate::domain::command::Command;
use crate::domain::refusal::{PlanRefusal, Refusal};
use crate::tui::effect::Effect;
use crate::tui::keys::Act;
use crate::tui::popups::form::Form;
use crate::tui::popups::{Popup, forms};
use crate::tui::view::View;

/// What an act on `actions` brings. Where only one can be meant it is the first of them; what makes no sense for any is
/// said at once, before anything is typed.
pub fn act_on(act: Act, actions: &[&Action], view: &View) -> Effect {
    let Some(first) = actions.first() else { return Effect::Nothing };
    if !actions.iter().any(|action| can_act_on(act, action)) {
        return Effect::Say(why_not(act, first, view));
    }
    let deed = |deed| {
        let ids = actions.iter().map(|action| action.id).collect();
        Effect::Perform(Command::Action(ActionCommand::Do { ids, deed }))
    };
    let form = |form: Form| Effect::Open(Popup::Form(form));
    let stuck = actions.iter().find(|action| action.is_stuck(view.today()));
    match (act, stuck) {
        (Act::Done, _) => Effect::Open(Popup::Choice(forms::action::ask_effect(actions, view))),
        (Act::Begin, _) => deed(Deed::Start),
        (Act::Agree, _) => deed(Deed::Agree { on: view.today() }),
        (Act::Wait, _) if actions.iter().all(|action| action.waiting.is_some()) => deed(Deed::Resume),
        (Act::Wait, _) => form(forms::action::wait(actions, view)),
        (Act::Move, Some(stuck)) if actions.len() == 1 => {
            Effect::Open(Popup::Choice(forms::action::stop_op(stuck, view)))
        }
        (Act::Move, Some(stuck)) => Effect::Say(view.lang.stuck_among(stuck.number)),
        (Act::Move, None) => form(forms::action::deadline(actions, view)),
        (Act::HandOver, _) => form(forms::action::hand_over(actions, view)),
        (Act::Drop, _) => form(forms::action::drop(actions, view)),
        (Act::Edit, _) => form(forms::action::edit(first, view)),
        _ => Effect::Nothing,
    }
}

/// Why an act makes no sense for `action`.
fn why_not(act: Act, action: &Action, view: &View) -> String {
    let number = action.number;
    let refusal = match (refuse_closed(action), act, action.agreed_on) {
        (Err(refusal), ..) => refusal,
        (Ok(()), Act::Agree, Some(on)) => Refusal::Plan(PlanRefusal::AlreadyAgreed { number, on }),
        (Ok(()), ..) => Refusal::Plan(PlanRefusal::AlreadyStarted { number }),
    };
    view.lang.refusal(&refusal)
}

/// Whether an act makes sense for `action`.
pub fn can_act_on(act: Act, action: &Action) -> bool {
    match act {
        Act::Begin => action.state == ActionState::Open || (action.is_open() && action.waiting.is_some()),
        Act::Agree => action.is_open() && action.agreed_on.is_none(),
        Act::Move | Act::Drop | Act::HandOver | Act::Wait => action.is_open(),
        _ => true,
    }
}

//! What an act on one workflow brings: the same on the board, in the list and in its book.

use crate::domain::command::Command;
use crate::domain::workflow::{PartState, Workflow, WorkflowCommand};
use crate::tui::effect::Effect;
use crate::tui::keys::Act;
use crate::tui::popups::Popup;
use crate::tui::popups::form::Form;
use crate::tui::popups::forms::{self, action::Origin};
use crate::tui::view::View;

pub fn act_on(act: Act, workflow: &Workflow, view: &View) -> Effect {
    let open = |form: Form| Effect::Open(Popup::Form(form));
    match act {
        Act::New => open(forms::action::about(Origin::Workflow(workflow.id), view)),
        Act::Edit => open(forms::workflow::edit(workflow, view)),
        Act::Redesign => redesign(workflow, view),
        Act::StartTrial => start(workflow, view),
        Act::Decide if forms::workflow::kinds(view.board.workflow_state(workflow.id)).is_empty() => {
            state(workflow, view)
        }
        Act::Decide => open(forms::workflow::decide(workflow, view)),
        _ => Effect::Nothing,
    }
}

/// One step on the way to a trial: the redesign begins, is ready, or is taken up again.
fn redesign(workflow: &Workflow, view: &View) -> Effect {
    let id = workflow.id;
    Effect::Perform(Command::Workflow(match view.board.workflow_state(id) {
        PartState::Redesigned => WorkflowCommand::Ready { workflow: id, ready: true },
        PartState::Ready => WorkflowCommand::Ready { workflow: id, ready: false },
        PartState::Mapped
        | PartState::OnTrial
        | PartState::Adopted
        | PartState::FurtherDevelopment
        | PartState::Annulled => WorkflowCommand::Redesign { workflow: id },
    }))
}

/// Whether a trial can start; of one on trial, in units that do not try it yet.
fn may_start(workflow: &Workflow, view: &View) -> bool {
    match view.board.workflow_state(workflow.id) {
        PartState::Adopted | PartState::FurtherDevelopment | PartState::Annulled => false,
        PartState::OnTrial => {
            let units = view.board.units_of_workflow(workflow.id);
            units.is_empty() || !forms::workflow::untried(workflow, view).is_empty()
        }
        PartState::Mapped | PartState::Redesigned | PartState::Ready => true,
    }
}

/// Whether `act` can be done to `workflow` as it stands.
pub fn can(act: Act, workflow: &Workflow, view: &View) -> bool {
    let stands = view.board.workflow_state(workflow.id);
    match act {
        Act::StartTrial => may_start(workflow, view),
        Act::Redesign => !matches!(stands, PartState::OnTrial | PartState::Adopted),
        Act::Decide => !forms::workflow::kinds(stands).is_empty(),
        _ => true,
    }
}

/// The form, where a trial can start; else why not, before anything is typed.
fn start(workflow: &Workflow, view: &View) -> Effect {
    if may_start(workflow, view) {
        Effect::Open(Popup::Form(forms::workflow::trial(workflow, view)))
    } else {
        state(workflow, view)
    }
}

/// Its state does not allow it: what it allows instead.
fn state(workflow: &Workflow, view: &View) -> Effect {
    Effect::Say(view.lang.only_now(workflow.name.as_str(), view.board.workflow_state(workflow.id)))
}

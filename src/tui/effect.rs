//! What a screen or popup asks of the program.

use super::popups::Popup;
use super::screens::ScreenName;
use crate::domain::command::Command;
use crate::domain::id::{ActionId, IdeaId, KpiId, WorkflowId};

/// Something on the board that one can go to and open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Action(ActionId),
    Kpi(KpiId),
    Workflow(WorkflowId),
    Idea(IdeaId),
}

impl Subject {
    /// The screen that shows it.
    pub fn screen(self) -> ScreenName {
        match self {
            Subject::Action(_) => ScreenName::Actions,
            Subject::Kpi(_) => ScreenName::Kpis,
            Subject::Workflow(_) | Subject::Idea(_) => ScreenName::Workflows,
        }
    }
}

pub enum Effect {
    Nothing,
    Go(ScreenName),
    /// To the screen of the subject, opened there.
    Show(Subject),
    Open(Popup),
    Perform(Command),
    /// A word on the notice line: why nothing happened.
    Say(String),
}

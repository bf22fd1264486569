//! What a screen or popup asks of the program.

use super::filter::Wanted;
use super::popups::Popup;
use super::screens::ScreenName;
use crate::domain::calendar::Date;
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

/// Something that a form sets on the screen it was opened from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// How many cases the next letter counts.
    Amount(u32),
    /// The day cases are counted on; `None` for today.
    Day(Option<Date>),
    /// What of the actions is shown.
    Filter(Box<Wanted>),
}

pub enum Effect {
    Nothing,
    Go(ScreenName),
    /// To the screen of the subject, opened there.
    Show(Subject),
    Open(Popup),
    Perform(Command),
    Set(Setting),
    /// A word on the notice line: why nothing happened.
    Say(String),
}

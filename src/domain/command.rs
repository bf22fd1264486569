//! [`Command`]: what somebody wants, one variant per concept, and what deciding on it brings.

use super::action::{self, ActionCommand};
use super::board::{self, Board, BoardCommand, Readiness};
use super::calendar::{Date, Holiday};
use super::change::Change;
use super::id::{ActionId, IdeaId, KpiId, TallyId};
use super::idea::{self, IdeaCommand};
use super::journal::Verb;
use super::kpi::{self, KpiCommand};
use super::people::{self, PeopleCommand};
use super::period::Period;
use super::refusal::Refusal;
use super::stamp::Stamp;
use super::tally::{self, TallyCommand};
use super::workflow::{self, WorkflowCommand};

/// What somebody wants done to a board.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    Board(BoardCommand),
    People(PeopleCommand),
    Action(ActionCommand),
    Kpi(KpiCommand),
    Tally(TallyCommand),
    Idea(IdeaCommand),
    Workflow(WorkflowCommand),
}

/// What a command must see besides the working set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs<'a> {
    /// The working set is enough.
    Nothing,
    /// These actions, however long they have been closed.
    Actions(&'a [ActionId]),
    /// Every action of the board.
    EveryAction,
    /// Every measurement of this KPI, however old.
    Measurements(KpiId),
    /// This one entry of the tally.
    Tally(TallyId),
    /// This one idea, however long ago it was decided on.
    Idea(IdeaId),
}

impl Command {
    pub fn needs(&self) -> Needs<'_> {
        match self {
            Command::Action(ActionCommand::Import { .. }) => Needs::EveryAction,
            Command::Action(ActionCommand::Edit { id, .. }) => Needs::Actions(std::slice::from_ref(id)),
            Command::Action(ActionCommand::Do { ids, .. }) => Needs::Actions(ids),
            Command::Action(ActionCommand::Add { idea: Some(idea), .. }) => Needs::Idea(*idea),
            Command::Kpi(
                KpiCommand::Edit { id: kpi, .. }
                | KpiCommand::Measure { kpi, .. }
                | KpiCommand::Correct { kpi, .. }
                | KpiCommand::Freeze { kpi, .. }
                | KpiCommand::Note { kpi, .. }
                | KpiCommand::Unnote { kpi, .. },
            ) => Needs::Measurements(*kpi),
            Command::Tally(
                TallyCommand::Border { entry, .. }
                | TallyCommand::Doubt { entry }
                | TallyCommand::SettleDoubt { entry, .. },
            ) => Needs::Tally(*entry),
            Command::Idea(IdeaCommand::Edit { id, .. } | IdeaCommand::Settle { id, .. }) => Needs::Idea(*id),
            Command::Action(ActionCommand::Add { idea: None, .. })
            | Command::Board(_)
            | Command::People(_)
            | Command::Kpi(KpiCommand::Add(_) | KpiCommand::Import(_) | KpiCommand::Retire { .. })
            | Command::Tally(TallyCommand::Count { .. })
            | Command::Idea(IdeaCommand::Add { .. })
            | Command::Workflow(_) => Needs::Nothing,
        }
    }
}

/// What a command brings: its verb, the changes, what is worth saying besides.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub verb: Verb,
    pub changes: Vec<Change>,
    pub warnings: Vec<Warning>,
    /// Rows of an import that stood already.
    pub skipped: usize,
}

impl Outcome {
    pub fn one(verb: Verb, change: Change) -> Self {
        Outcome::of(verb, vec![change])
    }

    pub fn of(verb: Verb, changes: Vec<Change>) -> Self {
        Outcome { verb, changes, warnings: Vec::new(), skipped: 0 }
    }

    pub fn warning(self, warnings: Vec<Warning>) -> Self {
        Outcome { warnings, ..self }
    }
}

/// What is worth saying and not worth refusing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    DeadlinePast {
        deadline: Date,
    },
    DeadlineOnHoliday {
        deadline: Date,
        holiday: Holiday,
    },
    DeadlineOnWeekend {
        deadline: Date,
    },
    /// The period is not over, and its value was taken as final.
    NotOver {
        period: Period,
    },
    /// What stood was replaced and nobody said why.
    NoReason,
    /// A trial starts, and not all that must be done before is (KL 2009, ch. 4).
    NotReady {
        readiness: Readiness,
    },
    /// The deadline was moved and nobody said why.
    NoMoveReason,
    /// So many weeks overdue, and only moved: nothing says what will be different.
    Stuck {
        numbers: Vec<u32>,
        weeks: i64,
    },
    /// A file moved the deadlines of these, and has no room for a reason.
    MovedByFile {
        numbers: Vec<u32>,
    },
    /// A file says that these stand elsewhere, which it does not change.
    StepsDiffer {
        numbers: Vec<u32>,
    },
    /// So few points make a weak baseline (`domain.md` §4.5).
    ShortBaseline {
        points: usize,
    },
}

/// Decides: what `command` changes on `board` as it stands. Pure; called under the write lock.
///
/// # Errors
/// A [`Refusal`] when a rule says no; then nothing changes.
pub fn decide(board: &Board, command: &Command, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        Command::Board(command) => board::decide(board, command, stamp),
        Command::People(command) => people::decide(board, command, stamp),
        Command::Action(command) => action::decide(board, command, stamp),
        Command::Kpi(command) => kpi::decide(board, command, stamp),
        Command::Tally(command) => tally::decide(board, command, stamp),
        Command::Idea(command) => idea::decide(board, command, stamp),
        Command::Workflow(command) => workflow::decide(board, command, stamp),
    }
}

/// Declares the fields of a record that a person edits, and how two persons' edits of it are merged.
macro_rules! edit_fields {
    (
        $(#[$meta:meta])*
        $name:ident of $record:ident { $( $field:ident : $type:ty as $label:ident ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $( pub $field: $type ),+ }

        impl From<&$record> for $name {
            fn from(record: &$record) -> Self {
                $name { $( $field: record.$field.clone() ),+ }
            }
        }

        impl $name {
            /// `now` with what was `wanted` in place of `base`, merged three ways: mine where only I changed, theirs
            /// where only they did.
            ///
            /// # Errors
            /// [`Refusal::Conflict`] with the fields that both changed, differently.
            pub fn merge(base: &Self, wanted: &Self, now: &$record) -> Result<$record, Refusal> {
                let mut merged = now.clone();
                let mut conflicts = Vec::new();
                $(
                    if wanted.$field != base.$field && wanted.$field != now.$field {
                        if now.$field == base.$field {
                            merged.$field = wanted.$field.clone();
                        } else {
                            conflicts.push($crate::domain::refusal::FieldName::$label);
                        }
                    }
                )+
                if conflicts.is_empty() { Ok(merged) } else { Err(Refusal::Conflict(conflicts)) }
            }
        }
    };
}
pub(crate) use edit_fields;

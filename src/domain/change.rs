//! [`Change`]: a record before and after. Its inverse is the swap; undo is that.

use super::action::Action;
use super::board::BoardRecord;
use super::id::KpiId;
use super::idea::Idea;
use super::kpi::{Kpi, KpiNote, Measurement};
use super::people::{Member, Unit};
use super::record::Record;
use super::tally::TallyEntry;
use super::workflow::{Decider, Decision, Part, Trial, TrialUnit, Workflow, WorkflowUnit};

/// A record before and after a change; `None` before it was added or after it was removed.
#[derive(Debug, Clone, PartialEq)]
pub struct Delta<T> {
    pub before: Option<Box<T>>,
    pub after: Option<Box<T>>,
}

/// The entities of the trade, each named once: adding one here makes the compiler list what is missing.
macro_rules! entities {
    ($($name:ident($record:ty) = $table:literal),+ $(,)?) => {
        $crate::codes! {
            /// Which kind of record.
            Entity { $($name = $table),+ }
        }

        /// A record of any entity, before and after.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Change { $($name(Delta<$record>)),+ }

        impl Change {
            pub fn entity(&self) -> Entity {
                match self { $(Change::$name(_) => Entity::$name),+ }
            }

            /// The change from and to these images of the journal.
            ///
            /// # Errors
            /// When an image is not one of that entity.
            pub fn from_json(
                entity: Entity,
                before: Option<&str>,
                after: Option<&str>,
            ) -> Result<Self, serde_json::Error> {
                match entity {
                    $(Entity::$name => Ok(Change::$name(Delta {
                        before: before.map(serde_json::from_str).transpose()?,
                        after: after.map(serde_json::from_str).transpose()?,
                    }))),+
                }
            }
        }

        $(impl From<Delta<$record>> for Change {
            fn from(delta: Delta<$record>) -> Self {
                Change::$name(delta)
            }
        })+

        $(impl<'a> TryFrom<&'a Change> for &'a Delta<$record> {
            type Error = &'a Change;

            fn try_from(change: &'a Change) -> Result<Self, &'a Change> {
                if let Change::$name(delta) = change { Ok(delta) } else { Err(change) }
            }
        })+

        /// Evaluates `$body` with `$delta` bound to the [`Delta`] of whichever entity `$change` is of.
        macro_rules! with_each_entity_ {
            ($change:expr, $delta:ident => $body:expr) => {
                match $change { $($crate::domain::change::Change::$name($delta) => $body),+ }
            };
        }
        pub(crate) use with_each_entity_ as with_each_entity;
    };
}

entities! {
    Board(BoardRecord) = "board",
    Unit(Unit) = "unit",
    Member(Member) = "member",
    Kpi(Kpi) = "kpi",
    Measurement(Measurement) = "measurement",
    KpiNote(KpiNote) = "kpi_note",
    Workflow(Workflow) = "workflow",
    WorkflowUnit(WorkflowUnit) = "workflow_unit",
    Part(Part) = "part",
    Trial(Trial) = "trial",
    TrialUnit(TrialUnit) = "trial_unit",
    Decision(Decision) = "decision",
    Decider(Decider) = "decider",
    Action(Action) = "action",
    Tally(TallyEntry) = "tally",
    Idea(Idea) = "idea",
}

/// The records of one kind that `changes` leave.
pub fn left_by<'a, T: 'a>(changes: &'a [Change]) -> Vec<&'a T>
where
    &'a Delta<T>: TryFrom<&'a Change>,
{
    let deltas = changes.iter().filter_map(|change| <&Delta<T>>::try_from(change).ok());
    deltas.filter_map(|delta| delta.after.as_deref()).collect()
}

impl Change {
    pub fn added<T>(record: T) -> Self
    where
        Delta<T>: Into<Change>,
    {
        Delta { before: None, after: Some(Box::new(record)) }.into()
    }

    pub fn edited<T>(before: T, after: T) -> Self
    where
        Delta<T>: Into<Change>,
    {
        Delta { before: Some(Box::new(before)), after: Some(Box::new(after)) }.into()
    }

    pub fn removed<T>(record: T) -> Self
    where
        Delta<T>: Into<Change>,
    {
        Delta { before: Some(Box::new(record)), after: None }.into()
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        with_each_entity!(self, delta => Delta { before: delta.after.clone(), after: delta.before.clone() }.into())
    }

    /// The KPI whose series it changes, or what that is judged by.
    pub fn series(&self) -> Option<KpiId> {
        match self {
            Change::Kpi(delta) => delta.after.as_deref().or(delta.before.as_deref()).map(|kpi| kpi.id),
            Change::Measurement(delta) => delta.after.as_deref().or(delta.before.as_deref()).map(|row| row.kpi),
            Change::KpiNote(delta) => delta.after.as_deref().or(delta.before.as_deref()).map(|note| note.kpi),
            _ => None,
        }
    }

    /// The id of the record, as text.
    pub fn key(&self) -> String {
        with_each_entity!(self, delta => delta.after.as_deref().or(delta.before.as_deref()).map_or_else(String::new, Record::key))
    }
}

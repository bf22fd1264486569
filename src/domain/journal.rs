//! The journal's words: what kind of operation it was, and how it reads back.

use chrono::{DateTime, Utc};

use super::change::Change;
use super::prose::Text;
use super::stamp::Through;
use crate::codes;

codes! {
    /// What an operation did.
    Verb {
        BoardCreated = "board.created",
        BoardEdited = "board.edited",
        UnitAdded = "unit.added",
        MemberAdded = "member.added",
        MemberEdited = "member.edited",
        ActionAdded = "action.added",
        PlanImported = "action.imported",
        ActionEdited = "action.edited",
        ActionDone = "action.done",
        ActionMoved = "action.moved",
        ActionDropped = "action.dropped",
        ActionReopened = "action.reopened",
        ActionStarted = "action.started",
        ActionAgreed = "action.agreed",
        ActionWaits = "action.waits",
        ActionResumed = "action.resumed",
        ActionHandedOver = "action.handed_over",
        EffectLooked = "action.effect",
        KpiAdded = "kpi.added",
        Measured = "kpi.measured",
        MeasurementsImported = "kpi.imported",
        MeasurementCorrected = "kpi.corrected",
        Tallied = "tally.counted",
        Bordered = "tally.bordered",
        Doubted = "tally.doubted",
        DoubtSettled = "tally.settled",
        IdeaAdded = "idea.added",
        IdeaEdited = "idea.edited",
        IdeaSettled = "idea.settled",
        WorkflowAdded = "workflow.added",
        TrialStarted = "workflow.trial_started",
        WorkflowDecided = "workflow.decided",
        KpiEdited = "kpi.edited",
        KpisImported = "kpi.list_imported",
        KpiFrozen = "kpi.baseline",
        KpiMarked = "kpi.marked",
        GapExplained = "kpi.gap",
        PointExcluded = "kpi.excluded",
        PointIncluded = "kpi.included",
        NoteRemoved = "kpi.note_removed",
        KpiRetired = "kpi.retired",
        WorkflowEdited = "workflow.edited",
        WorkflowRedesigned = "workflow.redesigned",
        WorkflowReady = "workflow.ready",
        MembersImported = "member.imported",
        Undone = "undo",
        Redone = "redo",
    }
}

impl Verb {
    /// Whether the operation can be taken back. A decision stands: it is superseded by another one. A board stays.
    pub fn can_be_undone(self) -> bool {
        match self {
            Verb::WorkflowDecided | Verb::BoardCreated => false,
            Verb::BoardEdited
            | Verb::UnitAdded
            | Verb::MemberAdded
            | Verb::MemberEdited
            | Verb::ActionAdded
            | Verb::PlanImported
            | Verb::ActionEdited
            | Verb::ActionDone
            | Verb::ActionMoved
            | Verb::ActionDropped
            | Verb::ActionReopened
            | Verb::ActionStarted
            | Verb::ActionAgreed
            | Verb::ActionWaits
            | Verb::ActionResumed
            | Verb::ActionHandedOver
            | Verb::EffectLooked
            | Verb::KpiAdded
            | Verb::Measured
            | Verb::MeasurementsImported
            | Verb::MeasurementCorrected
            | Verb::Tallied
            | Verb::Bordered
            | Verb::Doubted
            | Verb::DoubtSettled
            | Verb::IdeaAdded
            | Verb::IdeaEdited
            | Verb::IdeaSettled
            | Verb::WorkflowAdded
            | Verb::TrialStarted
            | Verb::KpiEdited
            | Verb::KpisImported
            | Verb::KpiFrozen
            | Verb::KpiMarked
            | Verb::GapExplained
            | Verb::PointExcluded
            | Verb::PointIncluded
            | Verb::NoteRemoved
            | Verb::KpiRetired
            | Verb::WorkflowEdited
            | Verb::WorkflowRedesigned
            | Verb::WorkflowReady
            | Verb::MembersImported
            | Verb::Undone
            | Verb::Redone => true,
        }
    }
}

/// An operation as the journal tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub seq: u64,
    pub at: DateTime<Utc>,
    /// The member's name, else the login.
    pub who: Text,
    pub through: Through,
    pub verb: Verb,
    /// The operation this one takes back or does again.
    pub undoes: Option<u64>,
    pub changes: Vec<Change>,
}

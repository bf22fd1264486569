//! Workflows: their parts, trials and decisions, until they are "the way we work" (*sådan arbejder vi*).

mod redesign;
mod rules;

pub use rules::decide;

use std::collections::BTreeSet;

use super::calendar::Date;
use super::id::{
    BoardId, DeciderId, DecisionId, MemberId, PartId, TrialId, TrialUnitId, UnitId, WorkflowId, WorkflowUnitId,
};
use super::people::Role;
use super::prose::Text;
use crate::{codes, record};

codes! {
    /// Where a part of a workflow stands (`domain.md` §2.2).
    PartState {
        Mapped = "mapped",
        Redesigned = "redesigned",
        Ready = "ready",
        OnTrial = "on_trial",
        Adopted = "adopted",
        FurtherDevelopment = "further_development",
        Annulled = "annulled",
    }
}

impl PartState {
    /// Whether its first day is still ahead: what must be done before it counts (KL 2009, ch. 4).
    pub fn is_in_preparation(self) -> bool {
        matches!(self, PartState::Mapped | PartState::Redesigned | PartState::Ready)
    }
}

codes! {
    /// What may be decided of a workflow: KL's three outcomes, and a longer trial.
    DecisionKind {
        Adopt = "adopt",
        Develop = "develop",
        Annul = "annul",
        Extend = "extend",
    }
}

record! {
    /// A workflow (*arbejdsgang*).
    Workflow in "workflow" {
        id: WorkflowId,
        board: BoardId,
        number: u32,
        name: Text,
        /// The version that is or will be on trial.
        version: u32,
    }
}

record! {
    /// A unit that a workflow touches.
    WorkflowUnit in "workflow_unit" {
        id: WorkflowUnitId,
        board: BoardId,
        workflow: WorkflowId,
        unit: UnitId,
    }
}

record! {
    /// A named group of steps; a workflow has one unnamed part until it is divided. It carries the state.
    Part in "part" {
        id: PartId,
        board: BoardId,
        workflow: WorkflowId,
        name: Text,
        state: PartState,
    }
}

record! {
    /// A trial (*afprøvning*) of a version of a workflow.
    Trial in "trial" {
        id: TrialId,
        board: BoardId,
        workflow: WorkflowId,
        version: u32,
        start: Date,
        /// The planned end.
        until: Date,
        /// The day a decision ended it.
        ended_on: Option<Date>,
    }
}

impl Trial {
    /// Whether its planned end has come and nothing is decided: management can decide.
    pub fn is_ready(&self, today: Date) -> bool {
        self.ended_on.is_none() && self.until <= today
    }
}

record! {
    /// A unit in a trial. At most one runs per workflow, version and unit.
    TrialUnit in "trial_unit" {
        id: TrialUnitId,
        board: BoardId,
        trial: TrialId,
        workflow: WorkflowId,
        version: u32,
        unit: UnitId,
        ended_on: Option<Date>,
    }
}

record! {
    /// A decision of management. Never changed or undone: another one supersedes it.
    Decision in "decision" {
        id: DecisionId,
        board: BoardId,
        number: u32,
        workflow: WorkflowId,
        version: u32,
        kind: DecisionKind,
        decided_on: Date,
        reason: Text,
        /// The new end of an extended trial.
        until: Option<Date>,
    }
}

record! {
    /// Who decided, in the role they had that day.
    Decider in "decider" {
        id: DeciderId,
        board: BoardId,
        decision: DecisionId,
        member: MemberId,
        role: Role,
    }
}

/// What a person may change of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkflowFields {
    pub name: Text,
    pub units: BTreeSet<UnitId>,
}

/// What somebody wants of workflows.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkflowCommand {
    Add {
        name: Text,
        units: Vec<UnitId>,
    },
    Edit {
        id: WorkflowId,
        base: WorkflowFields,
        wanted: WorkflowFields,
    },
    /// *Begynd redesign*; of what is developed further or annulled as the next version.
    Redesign {
        workflow: WorkflowId,
    },
    /// The redesign is ready for its trial; or, with `ready` false, back from there.
    Ready {
        workflow: WorkflowId,
        ready: bool,
    },
    StartTrial {
        workflow: WorkflowId,
        units: Vec<UnitId>,
        start: Date,
        until: Date,
    },
    Decide {
        workflow: WorkflowId,
        kind: DecisionKind,
        by: Vec<MemberId>,
        reason: Text,
        until: Option<Date>,
    },
}

//! What somebody wants of the plan.

use super::{ActionFields, Look, Owner, Source, Stage, Waiting};
use crate::domain::calendar::Date;
use crate::domain::id::{ActionId, IdeaId};
use crate::domain::prose::Text;

/// A row of a plan that comes in: the five fields, the owner still by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanRow {
    /// Where it stands in its file.
    pub line: u64,
    /// The action that it is, as an exported plan has it; `None` is a new one.
    pub number: Option<u32>,
    pub change: Text,
    pub owner: Text,
    pub effect: Text,
    pub how: Text,
    pub deadline: Date,
    pub more: PlanMore,
}

/// What else a file may say of an action. What it does not say stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanMore {
    pub before_start: Option<bool>,
    /// Names between commas; empty is nobody.
    pub helpers: Option<Text>,
    /// A name or key; empty is none.
    pub kpi: Option<Text>,
    /// A name or number; empty is none.
    pub workflow: Option<Text>,
    /// Where the file says it stands: only compared, since a step is taken by a deed.
    pub step: Option<Step>,
}

/// How far a file says an action has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Stage(Stage),
    /// In words that are none of ours.
    Other,
}

/// What becomes of owners that nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewOwners {
    Refuse,
    Members,
    Units,
}

/// What is done to an action that stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    Start,
    /// The responsible knows what lies in it (KL 2009, ch. 4).
    Agree {
        on: Date,
    },
    Wait(Waiting),
    /// It waits no more.
    Resume,
    HandOver {
        owner: Owner,
    },
    /// `look` is what came of it, when somebody has looked.
    Done {
        on: Date,
        look: Option<Look>,
    },
    /// A new deadline; `how` is a new way of doing it, which one that is stuck needs.
    Move {
        deadline: Date,
        why: Text,
        how: Option<Text>,
    },
    Drop {
        why: Text,
    },
    Reopen,
    /// What came of one that is done.
    Look(Look),
}

/// What somebody wants of the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum ActionCommand {
    Add {
        fields: ActionFields,
        source: Option<Source>,
        idea: Option<IdeaId>,
    },
    /// The rows of a file: with a number they edit that action, without one they are new. Rows that stand already are
    /// skipped, new ones unless `again`.
    Import {
        rows: Vec<PlanRow>,
        new_owners: NewOwners,
        again: bool,
    },
    /// `why` tells why the deadline moves, when it does.
    Edit {
        id: ActionId,
        base: ActionFields,
        wanted: ActionFields,
        why: Text,
    },
    /// One deed on one action or several: all of them, or none.
    Do {
        ids: Vec<ActionId>,
        deed: Deed,
    },
}

impl ActionCommand {
    /// A new action that came from nowhere in particular.
    pub fn add(fields: ActionFields) -> Self {
        ActionCommand::Add { fields, source: None, idea: None }
    }

    /// One deed on one action.
    pub fn one(id: ActionId, deed: Deed) -> Self {
        ActionCommand::Do { ids: vec![id], deed }
    }
}

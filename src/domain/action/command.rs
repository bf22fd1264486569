//! What somebody wants of the plan.

use super::{ActionFields, Look, Owner, Source, Waiting};
use crate::domain::calendar::Date;
use crate::domain::id::{ActionId, IdeaId};
use crate::domain::prose::Text;

/// A row of a plan that comes in: the five fields, the owner still by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    pub change: Text,
    pub owner: Text,
    pub effect: Text,
    pub how: Text,
    pub deadline: Date,
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
    /// The rows of a file. Rows that stand already are skipped, unless `again`.
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

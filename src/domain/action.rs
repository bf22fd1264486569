//! Actions: the five fields of KL's action plan (*Ændring/opgave · Ansvarlig · Effekt · Hvordan · Deadline*) and what
//! becomes of them.

mod import;
mod rules;

pub use rules::{deadline_warnings, decide};

use super::calendar::{self, Date};
use super::command::edit_fields;
use super::id::{ActionId, BoardId, KpiId, MemberId, UnitId, WorkflowId};
use super::prose::Text;
use super::record::{Column, Field, Row, Unfit, Value};
use super::refusal::Refusal;
use crate::{codes, record};

codes! {
    /// The states of an action. Waiting is a note and overdue is derived; neither is a state.
    ActionState { Open = "open", InProgress = "in_progress", Done = "done", Dropped = "dropped" }
}

impl ActionState {
    pub fn is_open(self) -> bool {
        matches!(self, ActionState::Open | ActionState::InProgress)
    }
}

/// The one responsible: a member or a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    Member(MemberId),
    Unit(UnitId),
}

impl Field for Owner {
    fn put(&self, row: &mut Vec<Value>) {
        let (member, unit) = match self {
            Owner::Member(id) => (Some(*id), None),
            Owner::Unit(id) => (None, Some(*id)),
        };
        row.push(member.to_value());
        row.push(unit.to_value());
    }
    fn take(row: &mut Row) -> Result<Self, Unfit> {
        match (row.take::<Option<MemberId>>()?, row.take::<Option<UnitId>>()?) {
            (Some(id), None) => Ok(Owner::Member(id)),
            (None, Some(id)) => Ok(Owner::Unit(id)),
            _ => Err(row.unfit::<Owner>()),
        }
    }
}

/// An action that waits for something: a note and perhaps until when.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Waiting {
    pub note: Text,
    pub until: Option<Date>,
}

impl Field for Option<Waiting> {
    fn put(&self, row: &mut Vec<Value>) {
        row.push(self.as_ref().map(|waiting| waiting.note.clone()).to_value());
        row.push(self.as_ref().and_then(|waiting| waiting.until).to_value());
    }
    fn take(row: &mut Row) -> Result<Self, Unfit> {
        let (note, until) = (row.take::<Option<Text>>()?, row.take::<Option<Date>>()?);
        Ok(note.map(|note| Waiting { note, until }))
    }
}

record! {
    /// An action (*handling*): a change or task of the plan.
    Action in "action" {
        id: ActionId,
        board: BoardId,
        /// The short number people say: `#12`.
        number: u32,
        change: Text,
        owner: Owner = [owner_member, owner_unit],
        effect: Text,
        how: Text,
        deadline: Date,
        /// The deadline first agreed; moves never touch it.
        original_deadline: Date,
        moves: u32,
        /// Must be done before the trial starts.
        before_start: bool,
        agreed_on: Option<Date>,
        waiting: Option<Waiting> = [waiting_note, waiting_until],
        state: ActionState,
        /// The day it was done or dropped.
        closed_on: Option<Date>,
        /// Why it was dropped.
        closed_why: Text,
        kpi: Option<KpiId>,
        workflow: Option<WorkflowId>,
    }
}

impl Action {
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Days over the deadline; 0 when it is not over. Due today is not overdue.
    pub fn overdue_days(&self, today: Date) -> i64 {
        if self.is_open() { (today - self.deadline).num_days().max(0) } else { 0 }
    }

    /// Days it was done after its deadline; 0 when in time or not done.
    pub fn late_days(&self) -> i64 {
        match (self.state, self.closed_on) {
            (ActionState::Done, Some(on)) => (on - self.deadline).num_days().max(0),
            _ => 0,
        }
    }

    /// Where it stands in the plan on `today`: the order in which a meeting takes it up.
    pub fn due(&self, today: Date, next_meeting: Option<Date>) -> Due {
        match self.state {
            ActionState::Done => return Due::Done,
            ActionState::Dropped => return Due::Dropped,
            ActionState::Open | ActionState::InProgress => {}
        }
        let days = (self.deadline - today).num_days();
        let soon = next_meeting.unwrap_or_else(|| calendar::add_days(today, 7));
        match days {
            ..=-1 => Due::Overdue,
            0 => Due::Today,
            _ if self.waiting.is_some() => Due::Waiting,
            _ if self.deadline <= soon => Due::BeforeMeeting,
            _ => Due::Later,
        }
    }
}

/// Where an action stands, in the order a meeting takes it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    Overdue,
    Today,
    BeforeMeeting,
    Later,
    Waiting,
    Done,
    Dropped,
}

edit_fields! {
    /// What a person writes of an action.
    ActionFields of Action {
        change: Text as Change, owner: Owner as Owner, effect: Text as Effect, how: Text as How,
        deadline: Date as Deadline, before_start: bool as BeforeStart, kpi: Option<KpiId> as Kpi,
        workflow: Option<WorkflowId> as Workflow
    }
}

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

/// What somebody wants of the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum ActionCommand {
    Add(ActionFields),
    /// The rows of a file. Rows that stand already are skipped, unless `again`.
    Import {
        rows: Vec<PlanRow>,
        new_owners: NewOwners,
        again: bool,
    },
    Edit {
        id: ActionId,
        base: ActionFields,
        wanted: ActionFields,
    },
    Done {
        id: ActionId,
        on: Date,
    },
    Move {
        id: ActionId,
        deadline: Date,
    },
    Drop {
        id: ActionId,
        why: Text,
    },
    Reopen {
        id: ActionId,
    },
}

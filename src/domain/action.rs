//! Actions: the five fields of KL's action plan (*Ændring/opgave · Ansvarlig · Effekt · Hvordan · Deadline*) and what
//! becomes of them.

mod command;
mod deeds;
mod effect;
mod import;
mod quick;
mod rules;

pub use command::{ActionCommand, Deed, NewOwners, PlanMore, PlanRow, Step};
pub use deeds::refuse_closed;
pub use effect::{Effect, Look, Observed};
pub use quick::{Quick, quick};
pub use rules::{deadline_warnings, decide};

use super::calendar::{self, Date};
use super::command::edit_fields;
use super::id::{ActionId, BoardId, IdeaId, KpiId, MemberId, UnitId, WorkflowId};
use super::prose::Text;
use super::record::{Column, Field, Row, Stored, Unfit, Value};
use super::refusal::Refusal;
use crate::{codes, record};

codes! {
    /// The states of an action. Waiting is a note and overdue is derived; neither is a state.
    ActionState { Open = "open", InProgress = "in_progress", Done = "done", Dropped = "dropped" }
}

codes! {
    /// Where an action came from.
    Source { Meeting = "meeting", Idea = "idea", Workflow = "workflow" }
}

codes! {
    /// How far an action has come, in KL's steps from *Plan* to *Act* (`domain.md` §2.2).
    Stage {
        Open = "open",
        /// The responsible knows what lies in it (KL 2009, ch. 4).
        Agreed = "agreed",
        InProgress = "in_progress",
        /// Done, and nobody has said what came of it.
        Done = "done",
        FollowedUp = "followed_up",
        Dropped = "dropped",
    }
}

/// How long an action may be overdue before it is taken up by itself: two rounds of the meeting.
pub const STUCK_AFTER: i64 = 28;

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

/// Those who help the responsible: members, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Helpers(pub Vec<MemberId>);

impl Column for Helpers {
    fn to_value(&self) -> Value {
        Value::Text(self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        match stored {
            Stored::Text(text) => {
                let ids = text.split_whitespace().map(|id| MemberId::from_stored(Stored::Text(id)));
                ids.collect::<Option<_>>().map(Helpers)
            }
            _ => None,
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
        #[serde(default)]
        helpers: Helpers,
        #[serde(default)]
        source: Option<Source>,
        /// The idea it came from.
        #[serde(default)]
        idea: Option<IdeaId>,
        /// Why the deadline was last moved; each earlier reason stands in the journal.
        #[serde(default)]
        moved_why: Text,
        /// What came of it, once somebody has looked.
        #[serde(default)]
        observed: Option<Observed> = [observed, observed_note, observed_on],
        /// The day to look for the effect again.
        #[serde(default)]
        look_on: Option<Date>,
    }
}

impl Action {
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// The day it was written, as its id tells (UTC).
    pub fn created_on(&self) -> Date {
        self.id.made_on()
    }

    /// How far it has come.
    pub fn stage(&self) -> Stage {
        match self.state {
            ActionState::Open if self.agreed_on.is_some() => Stage::Agreed,
            ActionState::Open => Stage::Open,
            ActionState::InProgress => Stage::InProgress,
            ActionState::Done if self.observed.as_ref().is_some_and(Observed::is_final) => Stage::FollowedUp,
            ActionState::Done => Stage::Done,
            ActionState::Dropped => Stage::Dropped,
        }
    }

    /// Whether it waits on `today`: not beyond the day it was to wait until.
    pub fn is_waiting(&self, today: Date) -> bool {
        let until = self.waiting.as_ref().map(|waiting| waiting.until);
        self.is_open() && until.is_some_and(|until| until.is_none_or(|until| until >= today))
    }

    /// Whether it has been overdue for two rounds of the meeting: moving it once more is no answer.
    pub fn is_stuck(&self, today: Date) -> bool {
        self.overdue_days(today) >= STUCK_AFTER
    }

    /// Whether the day has come to look for its effect.
    pub fn is_to_be_looked_at(&self, today: Date) -> bool {
        self.state == ActionState::Done && self.look_on.is_some_and(|day| day <= today)
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
            ActionState::Done if self.is_to_be_looked_at(today) => return Due::Effect,
            ActionState::Done => return Due::Done,
            ActionState::Dropped => return Due::Dropped,
            ActionState::Open | ActionState::InProgress => {}
        }
        let days = (self.deadline - today).num_days();
        let soon = next_meeting.unwrap_or_else(|| calendar::add_days(today, 7));
        match days {
            ..=-1 => Due::Overdue,
            0 => Due::Today,
            _ if self.is_waiting(today) => Due::Waiting,
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
    /// Done, and the day has come to look for its effect.
    Effect,
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
        workflow: Option<WorkflowId> as Workflow, helpers: Helpers as Helpers
    }
}

impl ActionFields {
    /// A bare action: what must be written of one.
    pub fn of(change: Text, owner: Owner, deadline: Date) -> Self {
        ActionFields {
            change,
            owner,
            effect: Text::default(),
            how: Text::default(),
            deadline,
            before_start: false,
            kpi: None,
            workflow: None,
            helpers: Helpers::default(),
        }
    }
}

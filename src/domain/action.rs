//! Actions: the five fields of KL's action plan (*Ændring/opgave · Ansvarlig · Effekt · Hvordan · Deadline*) and what
//! becomes of them.

use std::collections::HashSet;

use super::board::Board;
use super::calendar::{self, Date, Holiday};
use super::change::Change;
use super::command::{Outcome, Warning, edit_fields};
use super::id::{ActionId, BoardId, KpiId, MemberId, UnitId, WorkflowId};
use super::journal::Verb;
use super::names::fold;
use super::people::{new_member, new_unit};
use super::prose::Text;
use super::record::{Column, Field, Row, Unfit, Value};
use super::refusal::{FieldName, ImportRefusal, PlanRefusal, Refusal, Thing};
use super::stamp::Stamp;
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

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &ActionCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        ActionCommand::Add(fields) => add(board, fields, stamp),
        ActionCommand::Import { rows, new_owners, again } => import(board, rows, *new_owners, *again, stamp),
        ActionCommand::Edit { id, base, wanted } => edit(standing(board, *id)?, base, wanted, stamp.today),
        ActionCommand::Done { id, on } => done(standing(board, *id)?, *on, stamp.today),
        ActionCommand::Move { id, deadline } => move_to(standing(board, *id)?, *deadline, stamp.today),
        ActionCommand::Drop { id, why } => drop_it(standing(board, *id)?, why, stamp.today),
        ActionCommand::Reopen { id } => reopen(standing(board, *id)?),
    }
}

fn standing(board: &Board, id: ActionId) -> Result<&Action, Refusal> {
    board.action(id).ok_or(Refusal::Gone(Thing::Action))
}

fn add(board: &Board, fields: &ActionFields, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    check(fields)?;
    check_owner(board, fields.owner, stamp.today)?;
    let action = new_action(board, fields, stamp);
    let warnings = deadline_warnings(fields.deadline, stamp.today);
    Ok(Outcome::one(Verb::ActionAdded, Change::added(action)).warning(warnings))
}

fn new_action(board: &Board, fields: &ActionFields, stamp: &mut Stamp) -> Action {
    Action {
        id: stamp.ids.fresh(),
        board: board.record.id,
        number: stamp.next_action(),
        change: fields.change.clone(),
        owner: fields.owner,
        effect: fields.effect.clone(),
        how: fields.how.clone(),
        deadline: fields.deadline,
        original_deadline: fields.deadline,
        moves: 0,
        before_start: fields.before_start,
        agreed_on: None,
        waiting: None,
        state: ActionState::Open,
        closed_on: None,
        closed_why: Text::default(),
        kpi: fields.kpi,
        workflow: fields.workflow,
    }
}

fn check(fields: &ActionFields) -> Result<(), Refusal> {
    if fields.change.is_empty() { Err(Refusal::Empty(FieldName::Change)) } else { Ok(()) }
}

/// Somebody who has left takes on nothing new.
fn check_owner(board: &Board, owner: Owner, today: Date) -> Result<(), Refusal> {
    match owner {
        Owner::Member(id) => {
            let member = board.member(id).ok_or(Refusal::Gone(Thing::Member))?;
            match member.left_on {
                Some(left_on) if left_on < today => {
                    Err(Refusal::Plan(PlanRefusal::OwnerLeft { name: member.name.clone(), left_on }))
                }
                _ => Ok(()),
            }
        }
        Owner::Unit(id) => board.unit(id).map(drop).ok_or(Refusal::Gone(Thing::Unit)),
    }
}

/// What is worth saying of a new deadline; none of it is refused.
pub fn deadline_warnings(deadline: Date, today: Date) -> Vec<Warning> {
    let past = (deadline < today).then_some(Warning::DeadlinePast { deadline });
    let holiday = calendar::holiday(deadline).map(|holiday: Holiday| Warning::DeadlineOnHoliday { deadline, holiday });
    past.into_iter().chain(holiday).collect()
}

fn edit(now: &Action, base: &ActionFields, wanted: &ActionFields, today: Date) -> Result<Outcome, Refusal> {
    let mut action = ActionFields::merge(base, wanted, now)?;
    check(&ActionFields::from(&action))?;
    if action == *now {
        return Err(Refusal::NothingChanged);
    }
    let moved = action.deadline != now.deadline;
    if moved {
        action.moves += 1;
    }
    let warnings = if moved { deadline_warnings(action.deadline, today) } else { Vec::new() };
    Ok(Outcome::one(Verb::ActionEdited, Change::edited(now.clone(), action)).warning(warnings))
}

fn done(now: &Action, on: Date, today: Date) -> Result<Outcome, Refusal> {
    refuse_closed(now)?;
    if on > today {
        return Err(Refusal::InFuture { date: on });
    }
    let action = Action { state: ActionState::Done, closed_on: Some(on), waiting: None, ..now.clone() };
    Ok(Outcome::one(Verb::ActionDone, Change::edited(now.clone(), action)))
}

fn move_to(now: &Action, deadline: Date, today: Date) -> Result<Outcome, Refusal> {
    refuse_closed(now)?;
    if deadline == now.deadline {
        return Err(Refusal::Plan(PlanRefusal::SameDeadline { deadline }));
    }
    let action = Action { deadline, moves: now.moves + 1, ..now.clone() };
    let warnings = deadline_warnings(deadline, today);
    Ok(Outcome::one(Verb::ActionMoved, Change::edited(now.clone(), action)).warning(warnings))
}

fn drop_it(now: &Action, why: &Text, today: Date) -> Result<Outcome, Refusal> {
    refuse_closed(now)?;
    if why.is_empty() {
        return Err(Refusal::Empty(FieldName::Why));
    }
    let action = Action {
        state: ActionState::Dropped,
        closed_on: Some(today),
        closed_why: why.clone(),
        waiting: None,
        ..now.clone()
    };
    Ok(Outcome::one(Verb::ActionDropped, Change::edited(now.clone(), action)))
}

fn reopen(now: &Action) -> Result<Outcome, Refusal> {
    if now.is_open() {
        return Err(Refusal::Plan(PlanRefusal::AlreadyOpen { number: now.number }));
    }
    let action = Action { state: ActionState::Open, closed_on: None, closed_why: Text::default(), ..now.clone() };
    Ok(Outcome::one(Verb::ActionReopened, Change::edited(now.clone(), action)))
}

fn refuse_closed(action: &Action) -> Result<(), Refusal> {
    match action.state {
        ActionState::Open | ActionState::InProgress => Ok(()),
        ActionState::Done => {
            Err(Refusal::Plan(PlanRefusal::AlreadyDone { number: action.number, on: action.closed_on }))
        }
        ActionState::Dropped => {
            Err(Refusal::Plan(PlanRefusal::AlreadyDropped { number: action.number, on: action.closed_on }))
        }
    }
}

/// A whole plan as one operation. Rows whose five fields stand already are skipped and counted.
fn import(
    board: &Board,
    rows: &[PlanRow],
    new_owners: NewOwners,
    again: bool,
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    if rows.is_empty() {
        return Err(Refusal::Import(ImportRefusal::NothingToImport));
    }
    let mut plan = board.clone();
    let mut changes = create_owners(&mut plan, rows, new_owners, stamp)?;
    // Looked up by its five fields: a plan may hold a hundred thousand rows.
    let mut standing: HashSet<PlanKey> = board.actions.iter().map(plan_key).collect();
    let mut skipped = 0;
    for row in rows {
        let Some(owner) = plan.owner_called(row.owner.as_str()) else { continue };
        if !standing.insert((owner, row.deadline, &row.change, &row.effect, &row.how)) && !again {
            skipped += 1;
            continue;
        }
        let fields = ActionFields {
            change: row.change.clone(),
            owner,
            effect: row.effect.clone(),
            how: row.how.clone(),
            deadline: row.deadline,
            before_start: false,
            kpi: None,
            workflow: None,
        };
        changes.push(Change::added(new_action(&plan, &fields, stamp)));
    }
    if skipped == rows.len() {
        return Err(Refusal::Import(ImportRefusal::AllThere { rows: skipped }));
    }
    Ok(Outcome { verb: Verb::PlanImported, changes, warnings: Vec::new(), skipped })
}

/// The five fields of the plan.
type PlanKey<'a> = (Owner, Date, &'a Text, &'a Text, &'a Text);

fn plan_key(action: &Action) -> PlanKey<'_> {
    (action.owner, action.deadline, &action.change, &action.effect, &action.how)
}

/// Makes the owners nobody knows, or refuses with the list of them.
fn create_owners(
    plan: &mut Board,
    rows: &[PlanRow],
    new_owners: NewOwners,
    stamp: &mut Stamp,
) -> Result<Vec<Change>, Refusal> {
    let mut unknown: Vec<&Text> = Vec::new();
    for row in rows {
        let known = plan.owner_called(row.owner.as_str()).is_some();
        if !known && !unknown.iter().any(|name| fold(name.as_str()) == fold(row.owner.as_str())) {
            unknown.push(&row.owner);
        }
    }
    if new_owners == NewOwners::Refuse && !unknown.is_empty() {
        return Err(Refusal::Import(ImportRefusal::UnknownOwners(unknown.into_iter().cloned().collect())));
    }
    let mut changes = Vec::new();
    for name in unknown {
        let change = match new_owners {
            NewOwners::Units => Change::added(new_unit(plan, name, None, stamp)?),
            NewOwners::Members | NewOwners::Refuse => Change::added(new_member(plan, name, stamp)?),
        };
        plan.apply(&change);
        changes.push(change);
    }
    Ok(changes)
}

//! What people say, as commands.

use tavle::domain::action::{Action, ActionCommand, ActionFields, Deed, NewOwners, Owner, PlanMore, PlanRow};
use tavle::domain::command::Command;
use tavle::domain::id::{KpiId, MemberId, UnitId, WorkflowId};
use tavle::domain::idea::{Idea, IdeaCommand, IdeaState};
use tavle::domain::kpi::{Better, KpiCommand, KpiFields};
use tavle::domain::people::{Logins, PeopleCommand, Role};
use tavle::domain::period::{Cadence, Period};
use tavle::domain::prose::Text;
use tavle::domain::tally::{CaseType, Stream, TallyCommand};
use tavle::domain::workflow::{DecisionKind, WorkflowCommand};

use super::{date, text, today};

pub fn add_member(name: &str, role: Role) -> Command {
    let logins = Logins::default();
    Command::People(PeopleCommand::AddMember { name: text(name), initials: None, unit: None, role, logins })
}

pub fn fields(owner: UnitId, change: &str, deadline: &str) -> ActionFields {
    ActionFields::of(text(change), Owner::Unit(owner), date(deadline))
}

pub fn add_action(owner: UnitId, change: &str, deadline: &str) -> Command {
    Command::Action(ActionCommand::add(fields(owner, change, deadline)))
}

pub fn done(action: &Action, on: &str) -> Command {
    Command::Action(ActionCommand::one(action.id, Deed::Done { on: date(on), look: None }))
}

pub fn move_to(action: &Action, deadline: &str) -> Command {
    Command::Action(ActionCommand::one(
        action.id,
        Deed::Move { deadline: date(deadline), why: Text::default(), how: None },
    ))
}

/// An edit of what was seen, by `change`.
pub fn edit(seen: &Action, change: impl FnOnce(&mut ActionFields)) -> Command {
    let base = ActionFields::from(seen);
    let mut wanted = base.clone();
    change(&mut wanted);
    Command::Action(ActionCommand::Edit { id: seen.id, base, wanted, why: Text::default() })
}

/// A plan of one action per owner, who are made as members.
pub fn import(owners: &[&str]) -> Command {
    let row = |owner: &&str| PlanRow {
        change: text(&format!("Aftale med {owner}")),
        owner: text(owner),
        effect: Text::default(),
        how: Text::default(),
        deadline: date("2026-12-10"),
        ..PlanRow::default()
    };
    let rows = owners.iter().map(row).collect();
    Command::Action(ActionCommand::Import { rows, new_owners: NewOwners::Members, again: false })
}

/// An action comes back from a file by its number, with another owner and deadline, and perhaps a helper.
pub fn bring_back(action: &Action, owner: &str, helper: &str, deadline: &str) -> Command {
    let more = PlanMore { helpers: Some(text(helper)), before_start: Some(helper.is_empty()), ..PlanMore::default() };
    let row = PlanRow {
        line: 2,
        number: Some(action.number),
        change: action.change.clone(),
        owner: text(owner),
        effect: action.effect.clone(),
        how: action.how.clone(),
        deadline: date(deadline),
        more,
    };
    Command::Action(ActionCommand::Import { rows: vec![row], new_owners: NewOwners::Members, again: false })
}

pub fn add_kpi(name: &str) -> Command {
    let unit = text("sager");
    Command::Kpi(KpiCommand::Add(Box::new(KpiFields { unit, decimals: 1, ..KpiFields::of(text(name), Better::Lower) })))
}

/// Values of the weeks before this one, the newest first.
pub fn measure(kpi: KpiId, values: &[i64], replace: bool) -> Command {
    let mut period = Period::containing(Cadence::Week, today(), today());
    let values = values.iter().map(|value| {
        period = period.previous();
        (period, *value).into()
    });
    Command::Kpi(KpiCommand::Measure { kpi, values: values.collect(), replace, import: true })
}

pub fn count(day: &str, count: u32) -> Command {
    let (stream, case_type) = (Stream::Application, CaseType::Principle);
    let day = date(day);
    Command::Tally(TallyCommand::Count { day, stream, case_type, count, neighbour: None, doubt: false })
}

/// Applications of today between principle and `neighbour`, or in doubt.
pub fn place(count: u32, neighbour: Option<CaseType>, doubt: bool) -> Command {
    let (day, stream, case_type) = (today(), Stream::Application, CaseType::Principle);
    Command::Tally(TallyCommand::Count { day, stream, case_type, count, neighbour, doubt })
}

/// Another value in the week before this one.
pub fn correct(kpi: KpiId, value: i64, why: &str) -> Command {
    let period = Period::containing(Cadence::Week, today(), today()).previous();
    Command::Kpi(KpiCommand::Correct { kpi, period, reading: value.into(), why: text(why) })
}

pub fn settle(idea: &Idea, state: IdeaState, why: &str) -> Command {
    Command::Idea(IdeaCommand::Settle { id: idea.id, state, why: text(why) })
}

pub fn start_trial(workflow: WorkflowId, units: &[UnitId]) -> Command {
    let (start, until) = (today(), date("2027-01-15"));
    Command::Workflow(WorkflowCommand::StartTrial { workflow, units: units.to_vec(), start, until })
}

pub fn decide(workflow: WorkflowId, kind: DecisionKind, by: MemberId) -> Command {
    let until = (kind == DecisionKind::Extend).then(|| date("2027-02-15"));
    let reason = text("Ventetiden er halveret");
    Command::Workflow(WorkflowCommand::Decide { workflow, kind, by: vec![by], reason, until })
}

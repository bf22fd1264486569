//! What workflows allow: adding, trials, decisions.

use super::redesign::{edit, redesign, set_ready};
use super::{
    Decider, Decision, DecisionKind, Part, PartState, Trial, TrialUnit, Workflow, WorkflowCommand, WorkflowUnit,
};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::{Outcome, Warning};
use crate::domain::id::{MemberId, UnitId, WorkflowId};
use crate::domain::journal::Verb;
use crate::domain::names::fold;
use crate::domain::people::Role;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal, Thing, WorkflowRefusal};
use crate::domain::stamp::Stamp;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &WorkflowCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        WorkflowCommand::Add { name, units } => add(board, name, units, stamp),
        WorkflowCommand::Edit { id, base, wanted } => {
            let now = board.workflow(*id).ok_or(Refusal::Gone(Thing::Workflow))?;
            edit(board, now, (base, wanted), stamp)
        }
        WorkflowCommand::Redesign { workflow } => {
            redesign(board, board.workflow(*workflow).ok_or(Refusal::Gone(Thing::Workflow))?)
        }
        WorkflowCommand::Ready { workflow, ready } => {
            set_ready(board, board.workflow(*workflow).ok_or(Refusal::Gone(Thing::Workflow))?, *ready)
        }
        WorkflowCommand::StartTrial { workflow, units, start, until } => {
            let workflow = board.workflow(*workflow).ok_or(Refusal::Gone(Thing::Workflow))?;
            start_trial(board, workflow, units, (*start, *until), stamp)
        }
        WorkflowCommand::Decide { workflow, kind, by, reason, until } => {
            let workflow = board.workflow(*workflow).ok_or(Refusal::Gone(Thing::Workflow))?;
            let decision = Decision {
                id: stamp.ids.fresh(),
                board: board.record.id,
                number: stamp.next_decision(),
                workflow: workflow.id,
                version: workflow.version,
                kind: *kind,
                decided_on: stamp.today,
                reason: reason.clone(),
                until: *until,
            };
            decide_on(board, workflow, decision, by, stamp)
        }
    }
}

fn add(board: &Board, name: &Text, units: &[UnitId], stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    check_units(board, units)?;
    let id = stamp.ids.fresh();
    check_name(board, id, name)?;
    let workflow =
        Workflow { id, board: board.record.id, number: stamp.next_workflow(), name: name.clone(), version: 1 };
    let part = Part {
        id: stamp.ids.fresh(),
        board: board.record.id,
        workflow: workflow.id,
        name: Text::default(),
        state: PartState::Mapped,
    };
    let of_units = distinct(units).into_iter().map(|unit| {
        Change::added(WorkflowUnit { id: stamp.ids.fresh(), board: board.record.id, workflow: workflow.id, unit })
    });
    let of_units: Vec<Change> = of_units.collect();
    let changes = [Change::added(workflow), Change::added(part)].into_iter().chain(of_units).collect();
    Ok(Outcome::of(Verb::WorkflowAdded, changes))
}

/// The name of the workflow `id` is its own.
pub fn check_name(board: &Board, id: WorkflowId, name: &Text) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name));
    }
    let mut others = board.workflows.iter().filter(|workflow| workflow.id != id);
    match others.any(|workflow| fold(workflow.name.as_str()) == fold(name.as_str())) {
        true => Err(Refusal::NameTaken { thing: Thing::Workflow, name: name.clone() }),
        false => Ok(()),
    }
}

/// Each id once, in the order they were named.
fn distinct<Id: Copy + PartialEq>(ids: &[Id]) -> Vec<Id> {
    let mut seen = Vec::new();
    for id in ids {
        if !seen.contains(id) {
            seen.push(*id);
        }
    }
    seen
}

/// Starts a trial. What must be done before and is not is noted, not refused.
fn start_trial(
    board: &Board,
    workflow: &Workflow,
    units: &[UnitId],
    (start, until): (Date, Date),
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    check_units(board, units)?;
    if until <= start {
        return Err(Refusal::Workflow(WorkflowRefusal::EndBeforeStart { start, until }));
    }
    let running = |unit: UnitId| board.trial_units.iter().any(|row| runs(row, workflow) && row.unit == unit);
    if let Some(unit) = units.iter().find(|unit| running(**unit)) {
        let unit = board.unit(*unit).map(|unit| unit.name.clone()).unwrap_or_default();
        return Err(Refusal::Workflow(WorkflowRefusal::TrialRunning { unit }));
    }
    let trial = Trial {
        id: stamp.ids.fresh(),
        board: board.record.id,
        workflow: workflow.id,
        version: workflow.version,
        start,
        until,
        ended_on: None,
    };
    let mut changes = move_parts(board, workflow, PartState::OnTrial, |state| {
        !matches!(state, PartState::Adopted | PartState::FurtherDevelopment | PartState::Annulled)
    })?;
    for unit in distinct(units) {
        changes.push(Change::added(TrialUnit {
            id: stamp.ids.fresh(),
            board: board.record.id,
            trial: trial.id,
            workflow: workflow.id,
            version: workflow.version,
            unit,
            ended_on: None,
        }));
    }
    changes.insert(0, Change::added(trial));
    let unready = board.readiness(workflow.id).filter(|readiness| readiness.done < readiness.all);
    let warnings = unready.map(|readiness| Warning::NotReady { readiness });
    Ok(Outcome::of(Verb::TrialStarted, changes).warning(warnings.into_iter().collect()))
}

fn runs(row: &TrialUnit, workflow: &Workflow) -> bool {
    row.workflow == workflow.id && row.version == workflow.version && row.ended_on.is_none()
}

/// The parts of `workflow` taken to `to`; refused when one stands where it may not be taken `from`.
pub fn move_parts(
    board: &Board,
    workflow: &Workflow,
    to: PartState,
    from: impl Fn(PartState) -> bool,
) -> Result<Vec<Change>, Refusal> {
    let mut changes = Vec::new();
    for part in board.parts.iter().filter(|part| part.workflow == workflow.id) {
        if !from(part.state) {
            return Err(Refusal::Workflow(WorkflowRefusal::State { name: workflow.name.clone(), state: part.state }));
        }
        if part.state != to {
            changes.push(Change::edited(part.clone(), Part { state: to, ..part.clone() }));
        }
    }
    Ok(changes)
}

/// "ledelsen … træffer beslutning om, at disse nye arbejdsgange nu ikke længere afprøves, men er den måde, vi arbejder
/// på" (KL 2009, ch. 5).
fn decide_on(
    board: &Board,
    workflow: &Workflow,
    decision: Decision,
    by: &[MemberId],
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    if decision.reason.is_empty() {
        return Err(Refusal::Empty(FieldName::Why));
    }
    let deciders = deciders(board, &decision, by, stamp)?;
    let mut changes = match decision.kind {
        DecisionKind::Extend => extend(board, workflow, decision.until)?,
        DecisionKind::Adopt | DecisionKind::Develop | DecisionKind::Annul if decision.until.is_some() => {
            return Err(Refusal::Workflow(WorkflowRefusal::UntilOnlyWhenExtending));
        }
        DecisionKind::Adopt => close(board, workflow, PartState::Adopted, stamp.today)?,
        DecisionKind::Develop => close(board, workflow, PartState::FurtherDevelopment, stamp.today)?,
        DecisionKind::Annul => close(board, workflow, PartState::Annulled, stamp.today)?,
    };
    changes.insert(0, Change::added(decision));
    changes.extend(deciders);
    Ok(Outcome::of(Verb::WorkflowDecided, changes))
}

fn deciders(board: &Board, decision: &Decision, by: &[MemberId], stamp: &mut Stamp) -> Result<Vec<Change>, Refusal> {
    let member = |id: MemberId| board.member(id).ok_or(Refusal::Gone(Thing::Member));
    let members: Vec<_> = distinct(by).into_iter().map(member).collect::<Result<_, _>>()?;
    let present = |left_on: Option<Date>| left_on.is_none_or(|day| day >= decision.decided_on);
    if !members.iter().any(|member| member.role.decides() && present(member.left_on)) {
        return Err(Refusal::Workflow(WorkflowRefusal::NoDecider));
    }
    let decider = |member: MemberId, role: Role| {
        Change::added(Decider { id: stamp.ids.fresh(), board: board.record.id, decision: decision.id, member, role })
    };
    let mut row = decider;
    Ok(members.iter().map(|member| row(member.id, member.role)).collect())
}

/// Ends the running trial and takes the parts to `to`. An adopted workflow may still be developed or annulled.
fn close(board: &Board, workflow: &Workflow, to: PartState, today: Date) -> Result<Vec<Change>, Refusal> {
    let adopted_too = to != PartState::Adopted;
    let mut changes = move_parts(board, workflow, to, |state| {
        state == PartState::OnTrial || (adopted_too && state == PartState::Adopted)
    })?;
    for trial in running_trials(board, workflow) {
        changes.push(Change::edited(trial.clone(), Trial { ended_on: Some(today), ..trial.clone() }));
    }
    for row in board.trial_units.iter().filter(|row| runs(row, workflow)) {
        changes.push(Change::edited(row.clone(), TrialUnit { ended_on: Some(today), ..row.clone() }));
    }
    Ok(changes)
}

fn extend(board: &Board, workflow: &Workflow, until: Option<Date>) -> Result<Vec<Change>, Refusal> {
    move_parts(board, workflow, PartState::OnTrial, |state| state == PartState::OnTrial)?;
    let trials: Vec<_> = running_trials(board, workflow).collect();
    let now = trials.iter().map(|trial| trial.until).max();
    let until =
        until.filter(|until| Some(*until) > now).ok_or(Refusal::Workflow(WorkflowRefusal::UntilNeeded { now }))?;
    Ok(trials.into_iter().map(|trial| Change::edited(trial.clone(), Trial { until, ..trial.clone() })).collect())
}

fn running_trials<'a>(board: &'a Board, workflow: &Workflow) -> impl Iterator<Item = &'a Trial> {
    let id = workflow.id;
    board.trials.iter().filter(move |trial| trial.workflow == id && trial.ended_on.is_none())
}

pub fn check_units(board: &Board, units: &[UnitId]) -> Result<(), Refusal> {
    if units.is_empty() {
        return Err(Refusal::Workflow(WorkflowRefusal::NoUnits));
    }
    if units.iter().all(|unit| board.unit(*unit).is_some()) { Ok(()) } else { Err(Refusal::Gone(Thing::Unit)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Ids;
    use crate::domain::people::{Logins, PeopleCommand, decide as decide_people};
    use crate::domain::stamp::{Through, Who};
    use chrono::DateTime;

    #[test]
    fn a_decider_counts_once_and_one_who_has_gone_is_refused() {
        let (at, today) = (DateTime::UNIX_EPOCH, Date::default());
        let mut stamp = Stamp::new(Who { login: Text::default(), member: None }, at, today, Through::Screen, 1);
        let mut board = Board::blank(Ids::new(at, 2).fresh(), today);
        let (name, role) = (Text::stored("Lone Bach"), Role::Leader);
        let lone = PeopleCommand::AddMember { name, initials: None, unit: None, role, logins: Logins::default() };
        decide_people(&board, &lone, &mut stamp).unwrap().changes.iter().for_each(|change| board.apply(change));
        let decision = Decision {
            id: stamp.ids.fresh(),
            board: board.record.id,
            number: 1,
            workflow: stamp.ids.fresh(),
            version: 1,
            kind: DecisionKind::Adopt,
            decided_on: today,
            reason: Text::default(),
            until: None,
        };
        let (lone, gone) = (board.members[0].id, stamp.ids.fresh());
        assert_eq!(deciders(&board, &decision, &[lone, lone], &mut stamp).unwrap().len(), 1);
        let refused = deciders(&board, &decision, &[lone, gone], &mut stamp);
        assert_eq!(refused, Err(Refusal::Gone(Thing::Member)));
    }
}

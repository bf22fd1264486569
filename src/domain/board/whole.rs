//! What must stay unique when an operation is turned back: undo and redo write rows that no command has decided on.

use super::Board;
use crate::domain::action::Action;
use crate::domain::calendar::Date;
use crate::domain::change::{Change, Delta, Entity};
use crate::domain::id::{KpiId, MemberId};
use crate::domain::kpi::{Kpi, NoteKind};
use crate::domain::names::fold;
use crate::domain::people::{Member, Unit};
use crate::domain::prose::Text;
use crate::domain::record::Record;
use crate::domain::refusal::{HistoryRefusal, KpiRefusal, Refusal, Thing};
use crate::domain::workflow::{Workflow, WorkflowUnit};

impl Board {
    /// Whether names, keys and logins stay unique when `changes` are made, and what has been measured or is on trial
    /// stays what it was; only what they leave is looked at.
    ///
    /// # Errors
    /// The refusal that adding the record would meet.
    pub fn stays_whole(&self, changes: &[Change]) -> Result<(), Refusal> {
        let mut after = self.clone();
        changes.iter().for_each(|change| after.apply(change));
        changes.iter().try_for_each(|change| match change {
            Change::Unit(delta) => unit(&after.units, delta),
            Change::Member(delta) => member(&after, delta),
            Change::Action(delta) => helpers(&after, delta),
            Change::Kpi(delta) => kpi(&after, delta),
            Change::Workflow(delta) => workflow(&after.workflows, delta),
            Change::WorkflowUnit(delta) => workflow_unit(&after, delta),
            Change::Board(delta) => delta.after.as_ref().map_or(Ok(()), |record| self.fortnights_hold(record)),
            Change::Measurement(delta) => of_delta(delta).map_or(Ok(()), |row| period(&after, row.kpi, row.period)),
            Change::KpiNote(delta) => of_delta(delta).map_or(Ok(()), |note| period(&after, note.kpi, note.period)),
            Change::Part(_)
            | Change::Trial(_)
            | Change::TrialUnit(_)
            | Change::Decision(_)
            | Change::Decider(_)
            | Change::Tally(_)
            | Change::Idea(_) => Ok(()),
        })
    }
}

fn unit(units: &[Unit], delta: &Delta<Unit>) -> Result<(), Refusal> {
    refuse_same(units, delta, Thing::Unit, |unit| vec![&unit.name])
}

fn kpi(board: &Board, delta: &Delta<Kpi>) -> Result<(), Refusal> {
    if let (Some(before), Some(after)) = (&delta.before, &delta.after) {
        board.keeps_its_measure(before, after)?;
    }
    refuse_same(&board.kpis, delta, Thing::Kpi, |kpi| vec![&kpi.name, &kpi.key])
}

fn of_delta<T>(delta: &Delta<T>) -> Option<&T> {
    delta.after.as_deref().or(delta.before.as_deref())
}

/// A point that is left out is there, and a gap that is explained is one; of a period that is not held nothing is known.
fn period(board: &Board, id: KpiId, start: Date) -> Result<(), Refusal> {
    let Some(kpi) = board.kpi(id) else { return Ok(()) };
    let series = board.series(kpi);
    let held = board.holds_whole(id) || series.measurements.first().is_some_and(|first| first.period <= start);
    let (measured, period) = (board.measurement(id, start).is_some(), series.period(start));
    if held && !measured && series.note(start, NoteKind::Excluded).is_some() {
        return Err(Refusal::Kpi(KpiRefusal::NotMeasured { period }));
    }
    if held && measured && series.note(start, NoteKind::Gap).is_some() {
        return Err(Refusal::Kpi(KpiRefusal::GapMeasured { period }));
    }
    Ok(())
}

fn workflow_unit(board: &Board, delta: &Delta<WorkflowUnit>) -> Result<(), Refusal> {
    let row = delta.after.as_deref().or(delta.before.as_deref());
    row.and_then(|row| board.workflow(row.workflow)).map_or(Ok(()), |workflow| board.units_may_change(workflow))
}

fn workflow(workflows: &[Workflow], delta: &Delta<Workflow>) -> Result<(), Refusal> {
    refuse_same(workflows, delta, Thing::Workflow, |workflow| vec![&workflow.name])
}

/// Who helps is a member of the board.
fn helpers(board: &Board, delta: &Delta<Action>) -> Result<(), Refusal> {
    let gone = |id: &MemberId| board.member(*id).is_none();
    let helpers = delta.after.as_deref().map_or(&[][..], |action| &action.helpers.0);
    if helpers.iter().any(gone) { Err(Refusal::Gone(Thing::Member)) } else { Ok(()) }
}

fn member(board: &Board, delta: &Delta<Member>) -> Result<(), Refusal> {
    let members = &board.members;
    if let (Some(before), None) = (&delta.before, &delta.after)
        && board.actions.iter().any(|action| action.helpers.0.contains(&before.id))
    {
        return Err(Refusal::History(HistoryRefusal::InUse(Entity::Action)));
    }
    refuse_same(members, delta, Thing::Member, |member| vec![&member.name])?;
    let Some((left, others)) = left_by(members, delta) else { return Ok(()) };
    for login in &left.logins.0 {
        if let Some(other) = others.iter().find(|other| other.logins.0.contains(login)) {
            return Err(Refusal::LoginTaken { login: login.clone(), member: other.name.clone() });
        }
    }
    Ok(())
}

/// Refuses a record that the change leaves when another has one of its names; the first name is the one shown.
fn refuse_same<T: Record>(
    records: &[T],
    delta: &Delta<T>,
    thing: Thing,
    names: impl Fn(&T) -> Vec<&Text>,
) -> Result<(), Refusal> {
    let Some((left, others)) = left_by(records, delta) else { return Ok(()) };
    let same = |(a, b): (&&Text, &&Text)| fold(a.as_str()) == fold(b.as_str());
    let taken = others.into_iter().find(|other| names(left).iter().zip(&names(other)).any(same));
    match taken.and_then(|other| names(other).first().map(|name| (*name).clone())) {
        Some(name) => Err(Refusal::NameTaken { thing, name }),
        None => Ok(()),
    }
}

/// The record of the change as all of the changes leave it, and the others; `None` when it has gone.
fn left_by<'a, T: Record>(records: &'a [T], delta: &Delta<T>) -> Option<(&'a T, Vec<&'a T>)> {
    let id = delta.after.as_deref()?.id();
    let (left, others): (Vec<&T>, Vec<&T>) = records.iter().partition(|record| record.id() == id);
    left.first().map(|left| (*left, others))
}

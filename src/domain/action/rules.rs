//! What the plan allows: adding, editing, done, moved, dropped, reopened.

use chrono::{Datelike, Weekday};

use super::import::import;
use super::{Action, ActionCommand, ActionFields, ActionState, Owner};
use crate::domain::board::Board;
use crate::domain::calendar::{self, Date, Holiday};
use crate::domain::change::Change;
use crate::domain::command::{Outcome, Warning};
use crate::domain::id::ActionId;
use crate::domain::journal::Verb;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, PlanRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &ActionCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        ActionCommand::Add(fields) => add(board, fields, stamp),
        ActionCommand::Import { rows, new_owners, again } => import(board, rows, *new_owners, *again, stamp),
        ActionCommand::Edit { id, base, wanted } => edit(board, standing(board, *id)?, (base, wanted), stamp.today),
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

pub fn new_action(board: &Board, fields: &ActionFields, stamp: &mut Stamp) -> Action {
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
pub fn check_owner(board: &Board, owner: Owner, today: Date) -> Result<(), Refusal> {
    match owner {
        Owner::Member(id) => {
            let member = board.member(id).ok_or(Refusal::Gone(Thing::Member))?;
            match member.left_on {
                Some(left_on) if left_on < today => {
                    Err(Refusal::Plan(PlanRefusal::OwnerLeft { name: member.name.clone(), left_on }))
                }
                Some(_) | None => Ok(()),
            }
        }
        Owner::Unit(id) => board.unit(id).map(drop).ok_or(Refusal::Gone(Thing::Unit)),
    }
}

/// What is worth saying of a new deadline; none of it is refused.
pub fn deadline_warnings(deadline: Date, today: Date) -> Vec<Warning> {
    let past = (deadline < today).then_some(Warning::DeadlinePast { deadline });
    let holiday = calendar::holiday(deadline).map(|holiday: Holiday| Warning::DeadlineOnHoliday { deadline, holiday });
    let is_weekend = matches!(deadline.weekday(), Weekday::Sat | Weekday::Sun);
    let weekend = is_weekend.then_some(Warning::DeadlineOnWeekend { deadline });
    // Whitsun is always a Sunday: one reason is enough.
    past.into_iter().chain(holiday.or(weekend)).collect()
}

fn edit(
    board: &Board,
    now: &Action,
    (base, wanted): (&ActionFields, &ActionFields),
    today: Date,
) -> Result<Outcome, Refusal> {
    let mut action = ActionFields::merge(base, wanted, now)?;
    check(&ActionFields::from(&action))?;
    if action == *now {
        return Err(Refusal::NothingChanged);
    }
    if action.owner != now.owner {
        check_owner(board, action.owner, today)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_that_has_passed_or_is_no_working_day_is_noted() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let today = day("2026-11-23");
        let noted = |text: &str| deadline_warnings(day(text), today);
        assert_eq!(noted("2026-11-27"), []);
        for weekend in ["2026-11-28", "2026-11-29"] {
            assert_eq!(noted(weekend), [Warning::DeadlineOnWeekend { deadline: day(weekend) }]);
        }
        let deadline = day("2026-11-22");
        assert_eq!(noted("2026-11-22"), [Warning::DeadlinePast { deadline }, Warning::DeadlineOnWeekend { deadline }]);
        let (deadline, holiday) = (day("2027-03-28"), Holiday::EasterSunday);
        assert_eq!(noted("2027-03-28"), [Warning::DeadlineOnHoliday { deadline, holiday }]);
    }
}

//! What the plan allows: adding and editing; what is done to an action stands in `deeds`.

use chrono::{Datelike, Weekday};

use super::deeds::{self, give_to, refuse_closed};
use super::import::import;
use super::{Action, ActionCommand, ActionFields, ActionState, Helpers, Owner, STUCK_AFTER, Source};
use crate::domain::board::Board;
use crate::domain::calendar::{self, Date, Holiday};
use crate::domain::change::Change;
use crate::domain::command::{Outcome, Warning};
use crate::domain::id::{ActionId, IdeaId};
use crate::domain::journal::Verb;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, PlanRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &ActionCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        ActionCommand::Add { fields, source, idea } => add(board, fields, (*source, *idea), stamp),
        ActionCommand::Import { rows, new_owners, again } => import(board, rows, *new_owners, *again, stamp),
        ActionCommand::Edit { id, base, wanted, why } => {
            edit(board, standing(board, *id)?, (base, wanted, why), stamp.today)
        }
        ActionCommand::Do { ids, deed } => deeds::all(board, ids, deed, stamp.today),
    }
}

fn standing(board: &Board, id: ActionId) -> Result<&Action, Refusal> {
    board.action(id).ok_or(Refusal::Gone(Thing::Action))
}

fn add(
    board: &Board,
    fields: &ActionFields,
    (source, idea): (Option<Source>, Option<IdeaId>),
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    check(board, fields, None, stamp.today)?;
    check_owner(board, fields.owner, stamp.today)?;
    if idea.is_some_and(|idea| board.idea(idea).is_none()) {
        return Err(Refusal::Gone(Thing::Idea));
    }
    let action = Action { source, idea, ..new_action(board, fields, stamp) };
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
        helpers: fields.helpers.clone(),
        source: None,
        idea: None,
        moved_why: Text::default(),
        observed: None,
        look_on: None,
    }
}

/// Everybody's task is nobody's.
const MOST_HELPERS: usize = 12;

/// What is written of an action: a change, and helpers who are here, each once and none of them responsible. Who helped
/// `before` may have left since.
pub fn check(board: &Board, fields: &ActionFields, before: Option<&Helpers>, today: Date) -> Result<(), Refusal> {
    if fields.change.is_empty() {
        return Err(Refusal::Empty(FieldName::Change));
    }
    let Helpers(helpers) = &fields.helpers;
    for (at, helper) in helpers.iter().enumerate() {
        let owner = Owner::Member(*helper);
        if owner == fields.owner || helpers[..at].contains(helper) {
            let name = Text::stored(board.owner_name(owner));
            return Err(Refusal::Plan(PlanRefusal::HelperTwice { name }));
        }
        if !before.is_some_and(|before| before.0.contains(helper)) {
            check_owner(board, owner, today).map_err(|refusal| match refusal {
                Refusal::Plan(PlanRefusal::OwnerLeft { name, left_on }) => {
                    Refusal::Plan(PlanRefusal::HelperLeft { name, left_on })
                }
                other => other,
            })?;
        }
    }
    if helpers.len() > MOST_HELPERS.max(before.map_or(0, |before| before.0.len())) {
        return Err(Refusal::Plan(PlanRefusal::TooManyHelpers { most: MOST_HELPERS }));
    }
    Ok(())
}

/// Somebody who has left takes on nothing new.
pub fn check_owner(board: &Board, owner: Owner, today: Date) -> Result<(), Refusal> {
    match owner {
        Owner::Member(id) => {
            let member = board.member(id).ok_or(Refusal::Gone(Thing::Member))?;
            let left = |left_on| Refusal::Plan(PlanRefusal::OwnerLeft { name: member.name.clone(), left_on });
            board.has_left(owner, today).map_or(Ok(()), |left_on| Err(left(left_on)))
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
    (base, wanted, why): (&ActionFields, &ActionFields, &Text),
    today: Date,
) -> Result<Outcome, Refusal> {
    let action = ActionFields::merge(base, wanted, now)?;
    if action == *now {
        return Err(Refusal::NothingChanged);
    }
    let (action, warnings) = rewritten(board, now, action, why, today)?;
    Ok(Outcome::one(Verb::ActionEdited, Change::edited(now.clone(), action)).warning(warnings))
}

/// `now` written anew as `action`, with what follows from it: a new responsible has agreed to nothing, a new deadline is
/// a move.
pub fn rewritten(
    board: &Board,
    now: &Action,
    mut action: Action,
    why: &Text,
    today: Date,
) -> Result<(Action, Vec<Warning>), Refusal> {
    if action.owner != now.owner {
        check_owner(board, action.owner, today)?;
        let owner = action.owner;
        give_to(&mut action, owner);
    }
    check(board, &ActionFields::from(&action), Some(&now.helpers), today)?;
    let mut warnings = Vec::new();
    if action.deadline != now.deadline {
        // What is closed has kept its deadline, or has not: moving it would say otherwise.
        refuse_closed(now)?;
        action.moves += 1;
        action.moved_why = why.clone();
        warnings = deadline_warnings(action.deadline, today);
        warnings.extend(why.is_empty().then_some(Warning::NoMoveReason));
        let only_moved = now.is_stuck(today) && action.how == now.how;
        let (numbers, weeks) = (vec![now.number], STUCK_AFTER / 7);
        warnings.extend(only_moved.then_some(Warning::Stuck { numbers, weeks }));
    }
    Ok((action, warnings))
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

//! What may be done to an action that stands, and what it leaves.

use super::rules::{check_owner, deadline_warnings};
use super::{Action, ActionState, Deed, Effect, Look, Observed, Owner, STUCK_AFTER, Waiting};
use crate::domain::board::Board;
use crate::domain::calendar::{Date, add_days};
use crate::domain::change::Change;
use crate::domain::command::{Outcome, Warning};
use crate::domain::id::ActionId;
use crate::domain::journal::Verb;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, PlanRefusal, Refusal, Thing};

/// When an effect is looked for again where there are no meetings: in four weeks.
const LOOK_AFTER: i64 = 28;

impl Deed {
    fn verb(&self) -> Verb {
        match self {
            Deed::Start => Verb::ActionStarted,
            Deed::Agree { .. } => Verb::ActionAgreed,
            Deed::Wait(_) => Verb::ActionWaits,
            Deed::Resume => Verb::ActionResumed,
            Deed::HandOver { .. } => Verb::ActionHandedOver,
            Deed::Done { .. } => Verb::ActionDone,
            Deed::Move { .. } => Verb::ActionMoved,
            Deed::Drop { .. } => Verb::ActionDropped,
            Deed::Reopen => Verb::ActionReopened,
            Deed::Look(_) => Verb::EffectLooked,
        }
    }
}

/// One deed on each of `ids`: all of them, or none. Of several those that are so already are skipped and counted.
pub fn all(board: &Board, ids: &[ActionId], deed: &Deed, today: Date) -> Result<Outcome, Refusal> {
    let (mut changes, mut done, mut so_already) = (Vec::with_capacity(ids.len()), Vec::new(), Vec::new());
    for id in ids {
        let now = board.action(*id).ok_or(Refusal::Gone(Thing::Action))?;
        match after(board, now, deed, today) {
            Ok(action) => {
                changes.push(Change::edited(now.clone(), action));
                done.push(now);
            }
            Err(refusal) if ids.len() > 1 && is_so_already(&refusal) => so_already.push(refusal),
            Err(refusal) => return Err(refusal),
        }
    }
    if changes.is_empty() {
        return Err(so_already.into_iter().next().unwrap_or(Refusal::NothingChanged));
    }
    let outcome = Outcome::of(deed.verb(), changes).warning(worth_saying(&done, deed, today));
    Ok(Outcome { skipped: so_already.len(), ..outcome })
}

/// Whether the refusal says that what is wanted is so already. What is closed is not: it would not be touched at all.
fn is_so_already(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::NothingChanged
            | Refusal::Plan(
                PlanRefusal::AlreadyOpen { .. }
                    | PlanRefusal::AlreadyStarted { .. }
                    | PlanRefusal::AlreadyAgreed { .. }
                    | PlanRefusal::SameOwner { .. }
                    | PlanRefusal::SameDeadline { .. }
                    | PlanRefusal::NotWaiting { .. }
            )
    )
}

/// What `deed` leaves of the action that stands.
fn after(board: &Board, now: &Action, deed: &Deed, today: Date) -> Result<Action, Refusal> {
    if !matches!(deed, Deed::Reopen | Deed::Look(_)) {
        refuse_closed(now)?;
    }
    match deed {
        Deed::Start => start(now),
        Deed::Agree { on } => agree(now, *on, today),
        Deed::Wait(waiting) => wait(now, waiting, today),
        Deed::Resume => resume(now),
        Deed::HandOver { owner } => hand_over(board, now, *owner, today),
        Deed::Done { on, look } => done(board, now, *on, look.as_ref(), today),
        Deed::Move { deadline, why, how } => move_to(now, *deadline, why, how.as_ref()),
        Deed::Drop { why } => drop_it(now, why, today),
        Deed::Reopen => reopen(now),
        Deed::Look(look) => looked(board, now, look, today),
    }
}

/// What is worth saying of a deed that was `done` to these; none of it is refused.
fn worth_saying(done: &[&Action], deed: &Deed, today: Date) -> Vec<Warning> {
    let Deed::Move { deadline, why, how } = deed else { return Vec::new() };
    let unexplained = why.is_empty().then_some(Warning::NoMoveReason);
    let stuck = done.iter().filter(|now| how.is_none() && now.is_stuck(today));
    let numbers: Vec<u32> = stuck.map(|now| now.number).collect();
    let stuck = (!numbers.is_empty()).then_some(Warning::Stuck { numbers, weeks: STUCK_AFTER / 7 });
    deadline_warnings(*deadline, today).into_iter().chain(unexplained).chain(stuck).collect()
}

/// What is closed is done nothing to, but for opening it again and looking for its effect.
///
/// # Errors
/// That it is done or dropped already.
pub fn refuse_closed(action: &Action) -> Result<(), Refusal> {
    let (number, on) = (action.number, action.closed_on);
    match action.state {
        ActionState::Open | ActionState::InProgress => Ok(()),
        ActionState::Done => Err(Refusal::Plan(PlanRefusal::AlreadyDone { number, on })),
        ActionState::Dropped => Err(Refusal::Plan(PlanRefusal::AlreadyDropped { number, on })),
    }
}

/// Whoever begins waits no more.
fn start(now: &Action) -> Result<Action, Refusal> {
    if now.state == ActionState::InProgress && now.waiting.is_none() {
        return Err(Refusal::Plan(PlanRefusal::AlreadyStarted { number: now.number }));
    }
    Ok(Action { state: ActionState::InProgress, waiting: None, ..now.clone() })
}

fn agree(now: &Action, on: Date, today: Date) -> Result<Action, Refusal> {
    if on > today {
        return Err(Refusal::InFuture { date: on });
    }
    if now.agreed_on == Some(on) {
        return Err(Refusal::Plan(PlanRefusal::AlreadyAgreed { number: now.number, on }));
    }
    Ok(Action { agreed_on: Some(on), ..now.clone() })
}

fn wait(now: &Action, waiting: &Waiting, today: Date) -> Result<Action, Refusal> {
    if let Some(until) = waiting.until.filter(|until| *until < today) {
        return Err(Refusal::Plan(PlanRefusal::DayPassed { field: FieldName::WaitUntil, day: until }));
    }
    if now.waiting.as_ref() == Some(waiting) {
        return Err(Refusal::NothingChanged);
    }
    Ok(Action { waiting: Some(waiting.clone()), ..now.clone() })
}

fn resume(now: &Action) -> Result<Action, Refusal> {
    if now.waiting.is_none() {
        return Err(Refusal::Plan(PlanRefusal::NotWaiting { number: now.number }));
    }
    Ok(Action { waiting: None, ..now.clone() })
}

fn hand_over(board: &Board, now: &Action, owner: Owner, today: Date) -> Result<Action, Refusal> {
    if owner == now.owner {
        let name = Text::stored(board.owner_name(owner));
        return Err(Refusal::Plan(PlanRefusal::SameOwner { number: now.number, name }));
    }
    check_owner(board, owner, today)?;
    let mut action = now.clone();
    give_to(&mut action, owner);
    Ok(action)
}

/// A new responsible has agreed to nothing yet, and does not help themselves.
pub fn give_to(action: &mut Action, owner: Owner) {
    action.owner = owner;
    action.agreed_on = None;
    action.helpers.0.retain(|helper| owner != Owner::Member(*helper));
}

fn done(board: &Board, now: &Action, on: Date, look: Option<&Look>, today: Date) -> Result<Action, Refusal> {
    if on > today {
        return Err(Refusal::InFuture { date: on });
    }
    let action = Action { state: ActionState::Done, closed_on: Some(on), waiting: None, ..now.clone() };
    match look {
        Some(look) => looked(board, &action, look, today),
        None => Ok(action),
    }
}

fn move_to(now: &Action, deadline: Date, why: &Text, how: Option<&Text>) -> Result<Action, Refusal> {
    if deadline == now.deadline {
        return Err(Refusal::Plan(PlanRefusal::SameDeadline { deadline }));
    }
    let how = how.unwrap_or(&now.how).clone();
    Ok(Action { deadline, moves: now.moves + 1, moved_why: why.clone(), how, ..now.clone() })
}

fn drop_it(now: &Action, why: &Text, today: Date) -> Result<Action, Refusal> {
    if why.is_empty() {
        return Err(Refusal::Empty(FieldName::Why));
    }
    let (state, closed_why) = (ActionState::Dropped, why.clone());
    Ok(Action { state, closed_on: Some(today), closed_why, waiting: None, ..now.clone() })
}

fn reopen(now: &Action) -> Result<Action, Refusal> {
    if now.is_open() {
        return Err(Refusal::Plan(PlanRefusal::AlreadyOpen { number: now.number }));
    }
    let closed_why = Text::default();
    Ok(Action { state: ActionState::Open, closed_on: None, closed_why, observed: None, look_on: None, ..now.clone() })
}

/// Seen or not seen settles it; too early is asked again.
fn looked(board: &Board, now: &Action, look: &Look, today: Date) -> Result<Action, Refusal> {
    if now.state != ActionState::Done {
        return Err(Refusal::Plan(PlanRefusal::NotDone { number: now.number }));
    }
    let look_on = (look.effect == Effect::TooEarly).then(|| look.again.unwrap_or_else(|| board.looks_again(today)));
    if let Some(day) = look_on.filter(|day| *day <= today) {
        return Err(Refusal::Plan(PlanRefusal::DayPassed { field: FieldName::LookOn, day }));
    }
    let observed = Some(Observed { effect: look.effect, note: look.note.clone(), on: today });
    if (&observed, look_on) == (&now.observed, now.look_on) {
        return Err(Refusal::NothingChanged);
    }
    Ok(Action { observed, look_on, ..now.clone() })
}

impl Board {
    /// The day to look for an effect again, where nobody chooses one: the meeting after next, else in four weeks.
    pub fn looks_again(&self, today: Date) -> Date {
        let next = self.next_meeting(today);
        let after = next.and_then(|next| self.next_meeting(add_days(next, 1)));
        after.unwrap_or_else(|| add_days(today, LOOK_AFTER))
    }
}

#[cfg(test)]
mod tests;

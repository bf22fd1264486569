//! What becomes of ideas: added, edited, used, parked, rejected.

use super::{Idea, IdeaCommand, IdeaFields, IdeaState};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::id::IdeaId;
use crate::domain::journal::Verb;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, IdeaRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &IdeaCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        IdeaCommand::Add { text } => add(board, text, stamp),
        IdeaCommand::Edit { id, base, wanted } => edit(standing(board, *id)?, base, wanted),
        IdeaCommand::Settle { id, state, why } => settle(standing(board, *id)?, *state, why, stamp.today),
    }
}

fn standing(board: &Board, id: IdeaId) -> Result<&Idea, Refusal> {
    board.idea(id).ok_or(Refusal::Gone(Thing::Idea))
}

fn add(board: &Board, text: &Text, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    check(text)?;
    let idea = Idea {
        id: stamp.ids.fresh(),
        board: board.record.id,
        number: stamp.next_idea(),
        text: text.clone(),
        created_on: stamp.today,
        state: IdeaState::New,
        decided_on: None,
        why: Text::default(),
    };
    Ok(Outcome::one(Verb::IdeaAdded, Change::added(idea)))
}

fn check(text: &Text) -> Result<(), Refusal> {
    if text.is_empty() { Err(Refusal::Empty(FieldName::Idea)) } else { Ok(()) }
}

fn edit(now: &Idea, base: &IdeaFields, wanted: &IdeaFields) -> Result<Outcome, Refusal> {
    let idea = IdeaFields::merge(base, wanted, now)?;
    check(&idea.text)?;
    if idea == *now {
        return Err(Refusal::NothingChanged);
    }
    Ok(Outcome::one(Verb::IdeaEdited, Change::edited(now.clone(), idea)))
}

fn settle(now: &Idea, state: IdeaState, why: &Text, today: Date) -> Result<Outcome, Refusal> {
    if !now.is_open() {
        return Err(Refusal::Idea(IdeaRefusal::Settled { number: now.number, state: now.state, on: now.decided_on }));
    }
    // Nothing is made new again but by undo; to park what is parked, for the same reason, is nothing either.
    if state == IdeaState::New || (state == now.state && *why == now.why) {
        return Err(Refusal::NothingChanged);
    }
    if state.needs_reason() && why.is_empty() {
        return Err(Refusal::Empty(FieldName::Why));
    }
    let idea = Idea { state, decided_on: Some(today), why: why.clone(), ..now.clone() };
    Ok(Outcome::one(Verb::IdeaSettled, Change::edited(now.clone(), idea)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Ids;
    use crate::domain::stamp::{Through, Who};
    use chrono::DateTime;

    fn stamp() -> Stamp {
        let who = Who { login: Text::default(), member: None };
        Stamp::new(who, DateTime::UNIX_EPOCH, Date::default(), Through::Screen, 1)
    }

    /// A board with one new idea on it.
    fn board() -> Board {
        let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), Date::default());
        does(&mut board, &IdeaCommand::Add { text: Text::stored("Ring tilbage") }).unwrap();
        board
    }

    fn does(board: &mut Board, command: &IdeaCommand) -> Result<Verb, Refusal> {
        let outcome = decide(board, command, &mut stamp())?;
        outcome.changes.iter().for_each(|change| board.apply(change));
        Ok(outcome.verb)
    }

    fn settle_as(board: &Board, state: IdeaState, why: &str) -> IdeaCommand {
        IdeaCommand::Settle { id: board.ideas[0].id, state, why: Text::stored(why) }
    }

    #[test]
    fn nothing_but_the_text_must_be_written() {
        let mut board = board();
        let idea = &board.ideas[0];
        assert_eq!((idea.number, idea.state, idea.decided_on), (1, IdeaState::New, None));
        let empty = IdeaCommand::Add { text: Text::default() };
        assert_eq!(does(&mut board, &empty), Err(Refusal::Empty(FieldName::Idea)));
    }

    #[test]
    fn it_may_be_used_without_a_reason_and_not_stopped_without_one() {
        for state in [IdeaState::Parked, IdeaState::Rejected] {
            let mut board = board();
            let (bare, told) = (settle_as(&board, state, ""), settle_as(&board, state, "Dyrt"));
            assert_eq!(does(&mut board, &bare), Err(Refusal::Empty(FieldName::Why)));
            assert_eq!(does(&mut board, &told), Ok(Verb::IdeaSettled));
            let idea = &board.ideas[0];
            assert_eq!((idea.state, idea.decided_on, idea.why.as_str()), (state, Some(Date::default()), "Dyrt"));
        }
        let mut board = board();
        let used = settle_as(&board, IdeaState::Used, "");
        assert_eq!(does(&mut board, &used), Ok(Verb::IdeaSettled));
    }

    #[test]
    fn a_parked_one_is_still_to_be_decided_on_and_a_settled_one_is_not() {
        let mut board = board();
        let parked = settle_as(&board, IdeaState::Parked, "Efter ferien");
        does(&mut board, &parked).unwrap();
        assert_eq!(does(&mut board, &parked), Err(Refusal::NothingChanged));
        let again = settle_as(&board, IdeaState::Parked, "Til foråret");
        does(&mut board, &again).unwrap();
        let new = settle_as(&board, IdeaState::New, "");
        assert_eq!(does(&mut board, &new), Err(Refusal::NothingChanged));
        let rejected = settle_as(&board, IdeaState::Rejected, "Dyrt");
        does(&mut board, &rejected).unwrap();
        let (state, on) = (IdeaState::Rejected, Some(Date::default()));
        let settled = Refusal::Idea(IdeaRefusal::Settled { number: 1, state, on });
        let used = settle_as(&board, IdeaState::Used, "");
        assert_eq!(does(&mut board, &used), Err(settled));
    }

    #[test]
    fn two_who_edit_it_differently_are_told() {
        let mut board = board();
        let id = board.ideas[0].id;
        let base = IdeaFields::from(&board.ideas[0]);
        let edit =
            |text: &str| IdeaCommand::Edit { id, base: base.clone(), wanted: IdeaFields { text: Text::stored(text) } };
        assert_eq!(does(&mut board, &edit("")), Err(Refusal::Empty(FieldName::Idea)));
        assert_eq!(does(&mut board, &edit("Ring tilbage-liste")), Ok(Verb::IdeaEdited));
        assert_eq!(does(&mut board, &edit("Ring tilbage-liste")), Err(Refusal::NothingChanged));
        assert_eq!(does(&mut board, &edit("Ring straks")), Err(Refusal::Conflict(vec![FieldName::Idea])));
    }
}

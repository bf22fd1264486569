//! What the tally allows: counting, cases on the border of two types, doubts and how they are settled.

use super::{CaseType, Doubt, MOST, Settled, TallyCommand, TallyEntry};
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::id::TallyId;
use crate::domain::journal::Verb;
use crate::domain::refusal::{Refusal, TallyRefusal, Thing};
use crate::domain::stamp::Stamp;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &TallyCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match *command {
        TallyCommand::Count { day, stream, case_type, count, neighbour, doubt } => {
            let doubt = doubt.then_some(Doubt::Open);
            let (id, board) = (stamp.ids.fresh(), board.record.id);
            add(TallyEntry { id, board, day, stream, case_type, count, neighbour, doubt }, stamp)
        }
        TallyCommand::Border { entry, neighbour } => border(standing(board, entry)?, neighbour, stamp),
        TallyCommand::Doubt { entry } => doubt(standing(board, entry)?, stamp),
        TallyCommand::SettleDoubt { entry, case_type, by } => settle(standing(board, entry)?, case_type, by),
    }
}

/// The entry a command names. `perform` has put it among the doubts, wherever it was.
fn standing(board: &Board, id: TallyId) -> Result<&TallyEntry, Refusal> {
    board.tally_entry(id).ok_or(Refusal::Gone(Thing::Tally))
}

fn add(entry: TallyEntry, stamp: &Stamp) -> Result<Outcome, Refusal> {
    if !(1..=MOST).contains(&entry.count) {
        return Err(Refusal::CountOutOfRange { most: MOST });
    }
    if entry.day > stamp.today {
        return Err(Refusal::InFuture { date: entry.day });
    }
    check_border(entry.case_type, entry.neighbour)?;
    Ok(Outcome::one(Verb::Tallied, Change::added(entry)))
}

fn check_border(case_type: CaseType, neighbour: Option<CaseType>) -> Result<(), Refusal> {
    match neighbour {
        Some(other) if !case_type.touches(other) => Err(Refusal::Tally(TallyRefusal::Apart { case_type, other })),
        Some(_) | None => Ok(()),
    }
}

fn border(now: &TallyEntry, neighbour: Option<CaseType>, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    check_border(now.case_type, neighbour)?;
    if now.neighbour == neighbour {
        return Err(Refusal::NothingChanged);
    }
    let changes = match neighbour {
        Some(_) => mark_one(now, TallyEntry { neighbour, ..now.clone() }, stamp),
        None => vec![Change::edited(now.clone(), TallyEntry { neighbour, ..now.clone() })],
    };
    Ok(Outcome::of(Verb::Bordered, changes))
}

fn doubt(now: &TallyEntry, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    if now.is_in_doubt() {
        return Err(Refusal::Tally(TallyRefusal::InDoubtAlready));
    }
    let marked = TallyEntry { doubt: Some(Doubt::Open), ..now.clone() };
    Ok(Outcome::of(Verb::Doubted, mark_one(now, marked, stamp)))
}

/// One case of an entry becomes as `marked`; the others, if there are any, stay as they are. The entry that was named is
/// the one marked, so that what is said of it next is said of the same case; the others move to an entry of their own.
fn mark_one(now: &TallyEntry, marked: TallyEntry, stamp: &mut Stamp) -> Vec<Change> {
    let mut changes = vec![Change::edited(now.clone(), TallyEntry { count: 1, ..marked })];
    if now.count > 1 {
        changes.push(Change::added(TallyEntry { id: stamp.ids.fresh(), count: now.count - 1, ..now.clone() }));
    }
    changes
}

/// Settled under another type, it leans towards a neighbour only where the two still touch.
fn settle(now: &TallyEntry, case_type: CaseType, by: Settled) -> Result<Outcome, Refusal> {
    if !now.is_in_doubt() {
        return Err(Refusal::Tally(TallyRefusal::NotInDoubt));
    }
    let neighbour = now.neighbour.filter(|neighbour| case_type.touches(*neighbour));
    let entry = TallyEntry { case_type, neighbour, doubt: Some(by.into()), ..now.clone() };
    Ok(Outcome::one(Verb::DoubtSettled, Change::edited(now.clone(), entry)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Date;
    use crate::domain::change::Delta;
    use crate::domain::id::Ids;
    use crate::domain::prose::Text;
    use crate::domain::stamp::{Through, Who};
    use crate::domain::tally::Stream;
    use chrono::DateTime;

    use CaseType::{Guidance, Principle, Ready, WatchOut};

    fn stamp() -> Stamp {
        let who = Who { login: Text::default(), member: None };
        Stamp::new(who, DateTime::UNIX_EPOCH, Date::default(), Through::Screen, 1)
    }

    fn entry(count: u32) -> TallyEntry {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, 7);
        let (id, board, day) = (ids.fresh(), ids.fresh(), Date::default());
        let (stream, case_type) = (Stream::Application, Ready);
        TallyEntry { id, board, day, stream, case_type, count, neighbour: None, doubt: None }
    }

    /// What `command` leaves of the one entry of a board, in the order of the changes.
    fn left(now: &TallyEntry, command: &TallyCommand) -> Result<Vec<TallyEntry>, Refusal> {
        let mut board = Board::blank(now.board, Date::default());
        board.doubts.push(now.clone());
        let outcome = decide(&board, command, &mut stamp())?;
        let after = outcome.changes.into_iter().map(|change| match change {
            Change::Tally(Delta { after: Some(after), .. }) => *after,
            other => panic!("{other:?}"),
        });
        Ok(after.collect())
    }

    fn border_of(now: &TallyEntry, neighbour: Option<CaseType>) -> TallyCommand {
        TallyCommand::Border { entry: now.id, neighbour }
    }

    #[test]
    fn only_the_edges_of_the_ring_touch() {
        let touching: Vec<_> = CaseType::ALL
            .iter()
            .flat_map(|a| CaseType::ALL.iter().map(move |b| (*a, *b)))
            .filter(|(a, b)| a < b && a.touches(*b))
            .collect();
        assert_eq!(touching, [(Ready, Guidance), (Ready, WatchOut), (Guidance, Principle), (Principle, WatchOut)]);
        assert!(CaseType::ALL.iter().all(|a| !a.touches(*a) && a.neighbours().iter().all(|b| b.touches(*a))));
    }

    #[test]
    fn a_case_lies_on_no_diagonal_and_not_on_its_own_border() {
        for other in [Ready, Principle] {
            let refused = Refusal::Tally(TallyRefusal::Apart { case_type: Ready, other });
            assert_eq!(left(&entry(1), &border_of(&entry(1), Some(other))), Err(refused.clone()));
            let (day, stream) = (Date::default(), Stream::Application);
            let neighbour = Some(other);
            let count = TallyCommand::Count { day, stream, case_type: Ready, count: 1, neighbour, doubt: false };
            assert_eq!(left(&entry(1), &count), Err(refused));
        }
    }

    #[test]
    fn a_border_is_put_on_one_case_and_taken_off_them_all() {
        let one = entry(1);
        let marked = TallyEntry { neighbour: Some(WatchOut), ..one.clone() };
        assert_eq!(left(&one, &border_of(&one, Some(WatchOut))), Ok(vec![marked.clone()]));
        assert_eq!(left(&marked, &border_of(&one, None)), Ok(vec![one.clone()]));
        assert_eq!(left(&one, &border_of(&one, None)), Err(Refusal::NothingChanged));
        let five = TallyEntry { count: 5, ..marked };
        assert_eq!(left(&five, &border_of(&five, None)), Ok(vec![entry(5)]));
    }

    #[test]
    fn one_case_of_several_is_marked_and_the_others_stay() {
        let five = entry(5);
        for (command, neighbour, doubt) in [
            (border_of(&five, Some(Guidance)), Some(Guidance), None),
            (TallyCommand::Doubt { entry: five.id }, None, Some(Doubt::Open)),
        ] {
            let left = left(&five, &command).unwrap();
            let [marked, others] = left.as_slice() else { panic!("{left:?}") };
            assert_eq!(*marked, TallyEntry { count: 1, neighbour, doubt, ..five.clone() });
            assert_eq!(*others, TallyEntry { id: others.id, count: 4, ..five.clone() });
            assert_ne!(others.id, five.id);
        }
    }

    #[test]
    fn a_doubt_is_settled_once_and_may_change_the_type() {
        let now = TallyEntry { neighbour: Some(Guidance), doubt: Some(Doubt::Open), ..entry(1) };
        let settled = |case_type, by| left(&now, &TallyCommand::SettleDoubt { entry: now.id, case_type, by });
        let of = |case_type, neighbour, doubt| TallyEntry { case_type, neighbour, doubt: Some(doubt), ..now.clone() };
        assert_eq!(settled(Ready, Settled::Colleagues), Ok(vec![of(Ready, Some(Guidance), Doubt::Colleagues)]));
        assert_eq!(settled(Principle, Settled::Management), Ok(vec![of(Principle, Some(Guidance), Doubt::Management)]));
        for moved in [Guidance, WatchOut] {
            assert_eq!(settled(moved, Settled::Management), Ok(vec![of(moved, None, Doubt::Management)]));
        }
        let again = TallyCommand::Doubt { entry: now.id };
        assert_eq!(left(&now, &again), Err(Refusal::Tally(TallyRefusal::InDoubtAlready)));
        let sure = entry(1);
        let (case_type, by) = (Ready, Settled::Colleagues);
        let settle = TallyCommand::SettleDoubt { entry: sure.id, case_type, by };
        assert_eq!(left(&sure, &settle), Err(Refusal::Tally(TallyRefusal::NotInDoubt)));
    }

    #[test]
    fn an_entry_that_has_gone_is_said_to_have() {
        let doubt = TallyCommand::Doubt { entry: Ids::new(DateTime::UNIX_EPOCH, 8).fresh() };
        assert_eq!(left(&entry(1), &doubt), Err(Refusal::Gone(Thing::Tally)));
    }
}

//! What may be done to an action, and what it leaves.

use super::*;
use crate::domain::action::{ActionCommand, ActionFields, Helpers, Stage, decide};
use crate::domain::id::{Ids, MemberId};
use crate::domain::people::{Member, new_member};
use crate::domain::stamp::{Stamp, Through, Who};
use chrono::DateTime;

const TODAY: &str = "2026-11-23";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn stamp() -> Stamp {
    let who = Who { login: Text::default(), member: None };
    Stamp::new(who, "2026-11-23T09:00:00Z".parse().unwrap(), day(TODAY), Through::Screen, 1)
}

/// A board with three members and two actions of the first, due on 19-11 and 27-11.
fn board() -> Board {
    let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), day("2026-10-02"));
    board.record.first_meeting = Some(day("2026-10-02"));
    let mut stamp = stamp();
    for name in ["Anne", "Bo", "Carl"] {
        let member = new_member(&board, &Text::stored(name), &mut stamp).unwrap();
        board.apply(&Change::added(member));
    }
    for deadline in ["2026-11-19", "2026-11-27"] {
        let owner = Owner::Member(board.members[0].id);
        let fields = ActionFields::of(Text::stored("Ret listen"), owner, day(deadline));
        let outcome = decide(&board, &ActionCommand::add(fields), &mut stamp).unwrap();
        outcome.changes.iter().for_each(|change| board.apply(change));
    }
    board
}

fn does(board: &mut Board, deed: Deed) -> Result<Vec<Warning>, Refusal> {
    let ids = vec![board.actions[0].id];
    does_all(board, ids, deed)
}

fn does_all(board: &mut Board, ids: Vec<ActionId>, deed: Deed) -> Result<Vec<Warning>, Refusal> {
    let outcome = decide(board, &ActionCommand::Do { ids, deed }, &mut stamp())?;
    outcome.changes.iter().for_each(|change| board.apply(change));
    Ok(outcome.warnings)
}

fn member(board: &Board, at: usize) -> MemberId {
    board.members[at].id
}

fn look(effect: Effect, again: Option<&str>) -> Look {
    Look { effect, note: Text::stored("Vi talte opkald"), again: again.map(day) }
}

#[test]
fn an_action_goes_from_open_to_followed_up() {
    let mut board = board();
    let done = Deed::Done { on: day("2026-11-22"), look: None };
    let stages = [
        (Deed::Agree { on: day(TODAY) }, Stage::Agreed),
        (Deed::Start, Stage::InProgress),
        (done, Stage::Done),
        (Deed::Look(look(Effect::TooEarly, None)), Stage::Done),
        (Deed::Look(look(Effect::NotSeen, None)), Stage::FollowedUp),
        (Deed::Reopen, Stage::Agreed),
    ];
    for (deed, stage) in stages {
        assert_eq!(does(&mut board, deed.clone()), Ok(Vec::new()), "{deed:?}");
        assert_eq!(board.actions[0].stage(), stage, "{deed:?}");
    }
    let action = &board.actions[0];
    assert_eq!((&action.observed, action.look_on, action.late_days()), (&None, None, 0));
}

#[test]
fn an_effect_too_early_to_see_is_asked_for_again_on_its_day() {
    let mut board = board();
    let early = Deed::Done { on: day("2026-11-22"), look: Some(look(Effect::TooEarly, None)) };
    does(&mut board, early).unwrap();
    let action = board.actions[0].clone();
    assert_eq!(action.look_on, Some(day("2026-12-11")), "the meeting after the next, on 27-11");
    assert!(!action.is_to_be_looked_at(day("2026-12-10")) && action.is_to_be_looked_at(day("2026-12-11")));
    let passed = look(Effect::TooEarly, Some(TODAY));
    let field = FieldName::LookOn;
    let refused = Err(Refusal::Plan(PlanRefusal::DayPassed { field, day: day(TODAY) }));
    assert_eq!(does(&mut board, Deed::Look(passed)), refused);
    does(&mut board, Deed::Look(look(Effect::Seen, Some("2027-01-04")))).unwrap();
    assert_eq!(board.actions[0].look_on, None, "seen is seen");
    let other = vec![board.actions[1].id];
    let number = board.actions[1].number;
    let open = does_all(&mut board, other, Deed::Look(look(Effect::Seen, None)));
    assert_eq!(open, Err(Refusal::Plan(PlanRefusal::NotDone { number })));
}

#[test]
fn waiting_ends_with_its_day_with_a_start_and_with_the_end() {
    let waiting = |until: Option<&str>| Deed::Wait(Waiting { note: Text::default(), until: until.map(day) });
    let mut board = board();
    let passed = Refusal::Plan(PlanRefusal::DayPassed { field: FieldName::WaitUntil, day: day("2026-11-22") });
    assert_eq!(does(&mut board, waiting(Some("2026-11-22"))), Err(passed));
    does(&mut board, waiting(Some("2026-12-01"))).unwrap();
    let action = &board.actions[0];
    assert!(action.is_waiting(day("2026-12-01")) && !action.is_waiting(day("2026-12-02")));
    assert_eq!(does(&mut board, waiting(Some("2026-12-01"))), Err(Refusal::NothingChanged));
    for ends in [Deed::Resume, Deed::Start, Deed::Drop { why: Text::stored("Udgår") }] {
        let mut board = board.clone();
        does(&mut board, ends).unwrap();
        assert_eq!(board.actions[0].waiting, None);
    }
    does(&mut board, Deed::Resume).unwrap();
    let number = board.actions[0].number;
    assert_eq!(does(&mut board, Deed::Resume), Err(Refusal::Plan(PlanRefusal::NotWaiting { number })));
}

#[test]
fn who_takes_over_has_agreed_to_nothing_and_does_not_help() {
    let mut board = board();
    board.actions[0].helpers.0 = vec![member(&board, 1), member(&board, 2)];
    does(&mut board, Deed::Agree { on: day("2026-11-20") }).unwrap();
    let owner = Owner::Member(member(&board, 1));
    does(&mut board, Deed::HandOver { owner }).unwrap();
    let action = &board.actions[0];
    assert_eq!((action.owner, action.agreed_on, &action.helpers.0), (owner, None, &vec![member(&board, 2)]));
    let again = does(&mut board, Deed::HandOver { owner });
    assert!(matches!(again, Err(Refusal::Plan(PlanRefusal::SameOwner { .. }))), "{again:?}");
    let left = Member { left_on: Some(day("2026-11-01")), ..board.members[2].clone() };
    board.members[2] = left;
    let gone = Deed::HandOver { owner: Owner::Member(member(&board, 2)) };
    assert!(matches!(does(&mut board, gone), Err(Refusal::Plan(PlanRefusal::OwnerLeft { .. }))));
}

#[test]
fn a_move_keeps_the_first_deadline_and_its_reason_and_says_what_is_missing() {
    let mut board = board();
    let to = |deadline: &str, why: &str| Deed::Move { deadline: day(deadline), why: Text::stored(why), how: None };
    assert_eq!(does(&mut board, to("2026-11-26", "")), Ok(vec![Warning::NoMoveReason]));
    assert_eq!(does(&mut board, to("2026-12-03", "Ét center mangler")), Ok(Vec::new()));
    let action = &board.actions[0];
    assert_eq!((action.original_deadline, action.moves), (day("2026-11-19"), 2));
    assert_eq!(action.moved_why.as_str(), "Ét center mangler");
    board.actions[0].deadline = day("2026-10-26");
    let number = board.actions[0].number;
    let stuck = Warning::Stuck { numbers: vec![number], weeks: 4 };
    assert_eq!(does(&mut board.clone(), to("2026-12-04", "Igen")), Ok(vec![stuck]));
    let (deadline, how) = (day("2026-12-04"), Some(Text::stored("I to bølger")));
    let anew = Deed::Move { deadline, why: Text::stored("Igen"), how };
    assert_eq!(does(&mut board, anew), Ok(Vec::new()));
    assert_eq!(board.actions[0].how.as_str(), "I to bølger");
}

#[test]
fn several_are_done_together_or_not_at_all() {
    let mut board = board();
    let ids: Vec<ActionId> = board.actions.iter().map(|action| action.id).collect();
    does(&mut board, Deed::Drop { why: Text::stored("Udgår") }).unwrap();
    let done = Deed::Done { on: day(TODAY), look: None };
    let refused = does_all(&mut board, ids.clone(), done.clone());
    assert!(matches!(refused, Err(Refusal::Plan(PlanRefusal::AlreadyDropped { .. }))), "{refused:?}");
    assert!(board.actions[1].is_open());
    does(&mut board, Deed::Reopen).unwrap();
    does_all(&mut board, ids, done).unwrap();
    assert!(board.actions.iter().all(|action| action.state == ActionState::Done));
    assert_eq!(does_all(&mut board, Vec::new(), Deed::Start), Err(Refusal::NothingChanged));
}

#[test]
fn of_several_those_that_are_so_already_are_skipped() {
    let mut board = board();
    let ids: Vec<ActionId> = board.actions.iter().map(|action| action.id).collect();
    does(&mut board, Deed::Start).unwrap();
    let outcome = decide(&board, &ActionCommand::Do { ids: ids.clone(), deed: Deed::Start }, &mut stamp()).unwrap();
    assert_eq!((outcome.changes.len(), outcome.skipped), (1, 1));
    outcome.changes.iter().for_each(|change| board.apply(change));
    let number = board.actions[0].number;
    let all = does_all(&mut board, ids, Deed::Start);
    assert_eq!(all, Err(Refusal::Plan(PlanRefusal::AlreadyStarted { number })), "none is left");
}

#[test]
fn what_is_done_or_agreed_already_is_refused() {
    let mut board = board();
    let number = board.actions[0].number;
    let on = day(TODAY);
    let future = Refusal::InFuture { date: day("2026-11-24") };
    assert_eq!(does(&mut board, Deed::Agree { on: day("2026-11-24") }), Err(future.clone()));
    does(&mut board, Deed::Agree { on }).unwrap();
    let agreed = PlanRefusal::AlreadyAgreed { number, on };
    assert_eq!(does(&mut board, Deed::Agree { on }), Err(Refusal::Plan(agreed)));
    does(&mut board, Deed::Start).unwrap();
    assert_eq!(does(&mut board, Deed::Start), Err(Refusal::Plan(PlanRefusal::AlreadyStarted { number })));
    assert_eq!(does(&mut board, Deed::Done { on: day("2026-11-24"), look: None }), Err(future));
    does(&mut board, Deed::Done { on, look: None }).unwrap();
    for deed in [Deed::Start, Deed::Agree { on }, Deed::Done { on, look: None }] {
        let refused = Refusal::Plan(PlanRefusal::AlreadyDone { number, on: Some(on) });
        assert_eq!(does(&mut board, deed), Err(refused));
    }
    let empty = Deed::Drop { why: Text::default() };
    does(&mut board, Deed::Reopen).unwrap();
    assert_eq!(does(&mut board, empty), Err(Refusal::Empty(FieldName::Why)));
}

#[test]
fn what_is_closed_keeps_its_deadline() {
    let mut board = board();
    does(&mut board, Deed::Done { on: day(TODAY), look: None }).unwrap();
    let base = ActionFields::from(&board.actions[0]);
    let later = ActionFields { deadline: day("2026-12-24"), ..base.clone() };
    let edit = |wanted: ActionFields| ActionCommand::Edit {
        id: board.actions[0].id,
        base: base.clone(),
        wanted,
        why: Text::stored("Pynt"),
    };
    let refused = decide(&board, &edit(later), &mut stamp());
    assert!(matches!(refused, Err(Refusal::Plan(PlanRefusal::AlreadyDone { .. }))), "{refused:?}");
    let reworded = ActionFields { change: Text::stored("Ret hele listen"), ..base.clone() };
    assert!(decide(&board, &edit(reworded), &mut stamp()).is_ok());
}

#[test]
fn helpers_are_members_who_are_here_each_once_and_not_too_many() {
    let mut board = board();
    let base = ActionFields::from(&board.actions[0]);
    let id = board.actions[0].id;
    let with = |board: &Board, helpers: Vec<MemberId>| {
        let wanted = ActionFields { helpers: Helpers(helpers), ..base.clone() };
        let edit = ActionCommand::Edit { id, base: base.clone(), wanted, why: Text::default() };
        decide(board, &edit, &mut stamp()).map(drop)
    };
    let (anne, bo, carl) = (member(&board, 0), member(&board, 1), member(&board, 2));
    assert_eq!(with(&board, vec![bo, carl]), Ok(()));
    for twice in [vec![anne], vec![bo, bo]] {
        assert!(matches!(with(&board, twice), Err(Refusal::Plan(PlanRefusal::HelperTwice { .. }))));
    }
    board.members[2].left_on = Some(day("2026-11-01"));
    assert!(matches!(with(&board, vec![carl]), Err(Refusal::Plan(PlanRefusal::HelperLeft { .. }))));
    let mut stamp = Stamp { ids: Ids::new(DateTime::UNIX_EPOCH, 99), ..stamp() };
    for n in 0..13 {
        let name = Text::stored(&format!("Hjælper {n}"));
        let member = new_member(&board, &name, &mut stamp).unwrap();
        board.apply(&Change::added(member));
    }
    let new = board.members.iter().filter(|member| member.name.as_str().starts_with("Hjælper"));
    let all = new.map(|member| member.id).collect();
    assert_eq!(with(&board, all), Err(Refusal::Plan(PlanRefusal::TooManyHelpers { most: 12 })));
}

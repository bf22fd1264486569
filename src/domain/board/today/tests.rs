//! The questions a board answers on a day.

use super::*;
use crate::domain::action::Helpers;
use crate::domain::id::Ids;
use crate::domain::people::new_member;
use crate::domain::prose::Text;
use crate::domain::stamp::{Stamp, Through, Who};
use crate::domain::workflow::Part;
use chrono::DateTime;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A board founded on that day, with a tally of `totals` in the fortnights before the present one, the newest first.
fn board(founded: &str, totals: &[i64]) -> Board {
    let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), date(founded));
    board.record.first_meeting = Some(date("2026-11-27"));
    for (back, total) in (1..).zip(totals) {
        let day = add_days(date("2026-11-20"), -14 * back);
        board.tally.add((day, Stream::Application, CaseType::Ready, None), *total);
    }
    board
}

fn usual(board: &Board) -> Option<i64> {
    board.usual(date("2026-11-23"), Stream::Application, CaseType::Ready)
}

#[test]
fn what_is_usual_is_the_median_of_the_earlier_fortnights() {
    // The present one began on 16-11-2026.
    assert_eq!(usual(&board("2026-01-05", &[24, 11, 30, 20, 22, 21, 99])), Some(22), "21,5 rounded up");
    assert_eq!(usual(&board("2026-10-05", &[24, 11, 30])), Some(24));
    assert_eq!(usual(&board("2026-01-05", &[24, 11])), Some(0), "nothing counted is a count too");
}

fn action(board: &Board, made: &str, deadline: &str) -> Action {
    let mut ids = Ids::new(format!("{made}T09:00:00Z").parse().unwrap(), 7);
    Action {
        id: ids.fresh(),
        board: board.record.id,
        number: 1,
        change: Text::stored("Ret listen"),
        owner: Owner::Unit(ids.fresh()),
        effect: Text::default(),
        how: Text::default(),
        deadline: date(deadline),
        original_deadline: date(deadline),
        moves: 0,
        before_start: false,
        agreed_on: None,
        waiting: None,
        state: ActionState::Open,
        closed_on: None,
        closed_why: Text::default(),
        kpi: None,
        workflow: None,
        helpers: Helpers::default(),
        source: None,
        idea: None,
        moved_why: Text::default(),
        observed: None,
        look_on: None,
    }
}

#[test]
fn an_action_stands_on_the_board_in_every_meeting_since_it_was_written() {
    let mut board = board("2026-10-01", &[]);
    board.record.first_meeting = Some(date("2026-10-02"));
    for (made, today, meetings) in [
        ("2026-09-20", "2026-10-01", 0),
        ("2026-09-20", "2026-10-02", 1),
        ("2026-10-02", "2026-10-15", 1),
        ("2026-10-03", "2026-10-16", 1),
        ("2026-10-02", "2026-11-23", 4),
        ("2026-11-23", "2026-11-23", 0),
    ] {
        let action = action(&board, made, "2026-12-01");
        assert_eq!(board.meetings_with(&action, date(today)), meetings, "{made} {today}");
    }
    board.record.first_meeting = None;
    assert_eq!(board.meetings_with(&action(&board, "2026-10-02", "2026-12-01"), date("2026-11-23")), 0);
}

#[test]
fn a_workflow_is_as_ready_as_what_must_be_done_before_its_start() {
    let mut board = board("2026-10-01", &[]);
    let mut ids = Ids::new(DateTime::UNIX_EPOCH, 9);
    let (workflow, name) = (ids.fresh(), Text::stored("Fælles telefonhilsen"));
    board.workflows.push(Workflow { id: workflow, board: board.record.id, number: 1, name, version: 1 });
    assert_eq!(board.readiness(workflow), None, "nothing must be done");
    let of_it = |state, before_start| {
        let bare = action(&board, "2026-10-02", "2026-11-20");
        Action { state, before_start, workflow: Some(workflow), ..bare }
    };
    let states = [ActionState::Done, ActionState::Open, ActionState::InProgress, ActionState::Dropped];
    let actions = states.into_iter().map(|state| of_it(state, true)).chain([of_it(ActionState::Done, false)]);
    board.actions = actions.collect();
    assert_eq!(board.readiness(workflow), Some(Readiness { done: 1, all: 3 }));
    let (id, name) = (ids.fresh(), Text::default());
    board.parts.push(Part { id, board: board.record.id, workflow, name, state: PartState::Adopted });
    assert_eq!(board.readiness(workflow), None, "it has started long ago");
}

#[test]
fn what_somebody_has_left_behind_is_listed_until_it_is_handed_over() {
    let mut board = board("2026-10-01", &[]);
    let who = Who { login: Text::default(), member: None };
    let mut stamp = Stamp::new(who, DateTime::UNIX_EPOCH, date("2026-10-01"), Through::Screen, 3);
    let mut anne = new_member(&board, &Text::stored("Anne"), &mut stamp).unwrap();
    anne.left_on = Some(date("2026-11-20"));
    let owner = Owner::Member(anne.id);
    board.members.push(anne);
    let open = Action { owner, ..action(&board, "2026-10-02", "2026-12-01") };
    let done = Action { state: ActionState::Done, ..open.clone() };
    board.actions = vec![open, done, action(&board, "2026-10-02", "2026-12-01")];
    let left = |day: &str| board.to_hand_over(date(day)).len();
    assert_eq!((left("2026-11-20"), left("2026-11-21")), (0, 1));
}

#[test]
fn a_young_board_has_nothing_usual_yet() {
    assert_eq!(usual(&board("2026-10-06", &[24, 11, 30])), None, "the first fortnight was not whole");
    assert_eq!(usual(&board("2026-11-20", &[])), None);
}

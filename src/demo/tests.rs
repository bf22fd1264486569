use std::cell::RefCell;
use std::path::Path;

use super::*;
use crate::domain::action::{Action, ActionState, Due};
use crate::domain::board::{BoardRecord, Held};
use crate::domain::calendar::{holiday, is_working_day};
use crate::domain::change::Change;
use crate::domain::command::Needs;
use crate::domain::id::KpiId;
use crate::domain::idea::IdeaState;
use crate::domain::journal::{Entry, Verb};
use crate::domain::query::{Answer, Query};
use crate::domain::stamp::{Numbers, Who};
use crate::domain::tally::{CaseType, Stream};
use crate::domain::workflow::PartState;
use crate::store::{Finding, Operation, Standing, StoreError, Transaction};

/// An operation: when, what it did, and its changes.
type Written = (DateTime<Utc>, Verb, Vec<Change>);

/// The journal that a file would hold after the script: nobody else writes, so nothing is ever loaded.
#[derive(Default)]
struct Memory {
    written: RefCell<Vec<Written>>,
}

struct Writing<'a>(&'a Memory);

impl Store for Memory {
    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>, StoreError> {
        Ok(Box::new(Writing(self)))
    }
    fn boards(&mut self) -> Result<Vec<BoardRecord>, StoreError> {
        Err(StoreError::Busy)
    }
    fn load(&mut self, _: BoardId, _: Date) -> Result<Board, StoreError> {
        Err(StoreError::Busy)
    }
    fn load_names(&mut self, _: BoardId) -> Result<Board, StoreError> {
        Err(StoreError::Busy)
    }
    fn ask(&mut self, _: &Query) -> Result<Answer, StoreError> {
        Err(StoreError::Busy)
    }
    fn changed(&mut self) -> Result<bool, StoreError> {
        Ok(false)
    }
    fn schema(&self) -> u32 {
        1
    }

    fn is_read_only(&self) -> bool {
        false
    }
    fn backup(&mut self, _: &Path) -> Result<(), StoreError> {
        Err(StoreError::Busy)
    }
    fn check(&mut self, _: bool) -> Result<Vec<Finding>, StoreError> {
        Err(StoreError::Busy)
    }
}

impl Transaction for Writing<'_> {
    fn boards(&self) -> Result<Vec<BoardRecord>, StoreError> {
        Ok(Vec::new())
    }
    fn revision(&self) -> Result<u64, StoreError> {
        Ok(self.0.written.borrow().len() as u64)
    }
    fn load(&self, _: BoardId, _: Date) -> Result<Board, StoreError> {
        Err(StoreError::Busy)
    }
    fn series(&mut self, _: KpiId) -> Result<Held, StoreError> {
        Err(StoreError::Busy)
    }
    fn load_needs(&self, _: &mut Board, _: Needs) -> Result<(), StoreError> {
        Ok(())
    }
    fn last_standing(&self, _: BoardId, _: &Who) -> Result<Option<Standing>, StoreError> {
        Ok(None)
    }
    fn operation(&self, _: u64) -> Result<Option<Standing>, StoreError> {
        Ok(None)
    }

    fn last_undone(&self, _: BoardId, _: &Who) -> Result<Option<Standing>, StoreError> {
        Ok(None)
    }
    fn stands(&self, _: &Change) -> Result<bool, StoreError> {
        Ok(true)
    }
    fn last_touch(&self, _: &Change) -> Result<Option<Entry>, StoreError> {
        Ok(None)
    }
    fn write(&mut self, operation: &Operation) -> Result<u64, StoreError> {
        let mut written = self.0.written.borrow_mut();
        written.push((operation.stamp.at, operation.verb, operation.changes.to_vec()));
        Ok(written.len() as u64)
    }
    fn set_numbers(&mut self, _: BoardId, _: Numbers) -> Result<(), StoreError> {
        Ok(())
    }
    fn commit(self: Box<Self>) -> Result<(), StoreError> {
        Ok(())
    }
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn filled(today: Date, seed: u64, lang: Lang) -> (Board, Memory) {
    filled_as(Wanted { size: None, seed }, today, lang)
}

fn filled_as(wanted: Wanted, today: Date, lang: Lang) -> (Board, Memory) {
    let mut store = Memory::default();
    let id = wanted.fill(&mut store, today, lang).unwrap_or_else(|failure| panic!("{today}: {failure:?}"));
    let mut board = Board::blank(id, today);
    for change in store.written.borrow().iter().flat_map(|(.., changes)| changes) {
        board.apply(change);
    }
    (board, store)
}

/// Every eighth day of four years, so that each weekday comes, and every day around Christmas and Easter.
fn days() -> impl Iterator<Item = Date> {
    let spread = date("2024-01-01").iter_days().step_by(8).take(183);
    let christmas = (2023..2029).map(|year| (Date::from_ymd_opt(year, 12, 20).unwrap(), 20));
    let easter = ["2024-03-24", "2025-04-13", "2026-03-29"].map(|palm_sunday| (date(palm_sunday), 20));
    spread.chain(christmas.chain(easter).flat_map(|(first, count)| first.iter_days().take(count)))
}

fn due(board: &Board, today: Date, wanted: Due) -> Vec<&Action> {
    let meeting = board.next_meeting(today);
    board.actions.iter().filter(|action| action.due(today, meeting) == wanted).collect()
}

#[test]
fn on_every_day_the_plan_has_something_of_each() {
    for today in days() {
        let (board, _) = filled(today, 1, Lang::Da);
        let overdue: Vec<i64> = due(&board, today, Due::Overdue).iter().map(|a| a.overdue_days(today)).collect();
        assert_eq!(overdue.len(), 3, "{today}: {overdue:?}");
        assert!(overdue.iter().any(|days| *days > 14), "{today}: {overdue:?}");
        assert_eq!(due(&board, today, Due::Today).len(), 1, "{today}");
        assert_eq!(due(&board, today, Due::BeforeMeeting).len(), 4, "{today}");
        assert!(due(&board, today, Due::Later).len() > 7, "{today}");
        assert_eq!(due(&board, today, Due::Waiting).len(), 2, "{today}");
        assert_eq!(due(&board, today, Due::Effect).len(), 1, "{today}");
        let stuck = board.actions.iter().filter(|action| action.is_stuck(today)).count();
        assert_eq!((stuck, board.to_hand_over(today).len()), (1, 0), "{today}");
        let last = board.last_meeting(today);
        let since: Vec<&Action> =
            due(&board, today, Due::Done).into_iter().filter(|action| action.closed_on > Some(last)).collect();
        assert_eq!(since.len(), 5, "{today}");
        assert_eq!(since.iter().filter(|action| action.late_days() > 0).count(), 1, "{today}");
        assert_eq!(board.actions.iter().filter(|action| action.state == ActionState::Dropped).count(), 1);
    }
}

#[test]
fn on_every_day_two_trials_run_one_of_them_over_and_one_workflow_is_adopted() {
    for today in days() {
        let (board, _) = filled(today, 1, Lang::Da);
        let running = board.running_trials();
        assert_eq!(running.len(), 2, "{today}");
        assert_eq!(running.iter().filter(|trial| trial.is_ready(today)).count(), 1, "{today}");
        let adopted = board.adopted();
        assert_eq!(adopted.len(), 1, "{today}");
        assert!(adopted[0].1.is_some_and(|decision| decision.decided_on >= board.last_meeting(today)), "{today}");
        let last = board.workflows.last().unwrap();
        assert_eq!(board.workflow_state(last.id), PartState::Mapped, "{today}");
    }
}

#[test]
fn on_every_day_one_measurement_of_the_last_period_is_missing() {
    for today in days() {
        let (board, _) = filled(today, 1, Lang::Da);
        let missing = board.kpis.iter().filter(|kpi| {
            let series = board.series(kpi);
            series.missing(today).last() == Some(&series.period(today).previous())
        });
        assert_eq!(missing.count(), 1, "{today}");
        let shown: Vec<usize> =
            board.kpis.iter().map(|kpi| board.series(kpi).recent(today, 23).iter().flatten().count()).collect();
        assert_eq!(shown, [20, 19, 23, 23, 19, 7], "one is left out on {today}");
        assert!(board.measurements.iter().all(|measurement| measurement.period < today), "{today}");
    }
}

#[test]
fn on_every_day_the_next_meeting_comes_within_a_fortnight() {
    for today in days() {
        let (board, _) = filled(today, 1, Lang::Da);
        let next = board.next_meeting(today).unwrap();
        assert!((3..=13).contains(&(next - today).num_days()), "{today}: {next}");
        assert!(is_working_day(next) && holiday(board.anchor()).is_none(), "{today}");
        let months = (today - board.anchor()).num_days() / 30;
        assert!((4..=6).contains(&months), "{today}: {}", board.anchor());
        let (from, to) = board.fortnight(today);
        for &stream in Stream::ALL {
            for &case_type in CaseType::ALL {
                assert!(board.tally.total(from, add_days(to, 1), stream, case_type) > 0, "{today}");
            }
        }
    }
}

#[test]
fn on_every_day_there_are_ideas_border_cases_and_a_doubt_to_take_up() {
    use crate::domain::tally::CaseType::{Guidance, Principle, Ready, WatchOut};
    for today in days() {
        let (board, _) = filled(today, 1, Lang::Da);
        let states: Vec<IdeaState> = board.ideas.iter().map(|idea| idea.state).collect();
        assert_eq!(states, [IdeaState::Used, IdeaState::Parked, IdeaState::New, IdeaState::New], "{today}");
        let decided = board.ideas.iter().filter_map(|idea| idea.decided_on);
        assert!(decided.into_iter().all(|day| day >= board.last_meeting(today)), "{today}");
        let (from, to) = board.fortnight(today);
        let stream = Stream::Application;
        let edges = [(Ready, Guidance), (Guidance, Principle), (WatchOut, Ready), (Principle, WatchOut)];
        let cases = edges.map(|(a, b)| board.tally.borders(from, add_days(to, 1), stream, a, b));
        assert_eq!(cases, [3, 2, 1, 0], "{today}");
        let usual = CaseType::ALL.iter().map(|case_type| board.usual(today, stream, *case_type));
        assert_eq!(usual.collect::<Vec<_>>(), [Some(24), Some(10), Some(5), Some(3)], "{today}");
        assert_eq!(board.doubts.len(), 1, "{today}");
    }
}

#[test]
fn the_journal_rises_and_ends_before_today() {
    for today in days() {
        let (_, store) = filled(today, 1, Lang::Da);
        let written = store.written.borrow();
        assert!(written.len() <= 190, "{} operations", written.len());
        assert!(written.windows(2).all(|pair| pair[0].0 < pair[1].0), "{today}");
        assert!(written.last().is_some_and(|(at, ..)| at.date_naive() < today), "{today}");
    }
}

#[test]
fn the_same_day_seed_and_language_give_the_same_demo() {
    let today = date("2026-11-23");
    let (board, store) = filled(today, 7, Lang::En);
    assert_eq!(*filled(today, 7, Lang::En).1.written.borrow(), *store.written.borrow());
    assert_ne!(filled(today, 8, Lang::En).0.record.id, board.record.id);
}

#[test]
fn invented_numbers_are_marked_in_the_name() {
    assert!(filled(date("2026-11-23"), 1, Lang::Da).0.record.name.as_str().contains("eksempel"));
    assert!(filled(date("2026-11-23"), 1, Lang::En).0.record.name.as_str().contains("example"));
}

#[test]
fn every_member_and_task_of_the_demo_is_used() {
    for lang in [Lang::Da, Lang::En] {
        let (board, _) = filled(date("2026-11-23"), 1, lang);
        assert_eq!(board.actions.len(), Task::ALL.len());
        assert_eq!((board.kpis.len(), board.workflows.len()), (Measure::ALL.len(), Flow::ALL.len()));
        for unit in board.workflow_units.iter().map(|row| row.unit) {
            assert!(board.members.iter().any(|member| member.unit == Some(unit) && member.role.decides()));
        }
    }
}

#[test]
fn a_board_of_years_ends_as_the_demo_does() {
    for (today, years, seed) in [("2026-11-23", 2, 1), ("2026-12-28", 1, 2), ("2024-02-29", 3, 3), ("2025-04-21", 1, 4)]
    {
        let (today, lang) = (date(today), if seed % 2 == 0 { Lang::Da } else { Lang::En });
        let size = Size::new(Some(years), Some(400), None);
        let (board, store) = filled_as(Wanted { size: Some(size), seed }, today, lang);
        let age = (today - board.record.created_on).num_days();
        assert!((0..60).contains(&(age - 365 * i64::from(years))), "{today}: {age}");
        let open = board.actions.iter().filter(|action| action.is_open()).count();
        assert_eq!((board.actions.len(), open), (400, 200), "{today}");
        assert_eq!((board.kpis.len(), board.running_trials().len(), board.doubts.len()), (22, 2, 1), "{today}");
        assert!(board.decisions.len() > 1 && board.parts.len() > Flow::ALL.len(), "{today}");
        let written = store.written.borrow();
        assert!(written.windows(2).all(|pair| pair[0].0 < pair[1].0), "{today}");
        assert!(written.iter().all(|(at, ..)| is_working_day(at.date_naive()) && at.date_naive() < today), "{today}");
    }
}

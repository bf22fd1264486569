//! What the working set holds, and what is asked for.

use std::collections::HashSet;

use tavle::domain::action::{ActionCommand, ActionFields, Deed, Effect, Look, Owner};
use tavle::domain::board::{Board, HELD_POINTS, SERIES_POINTS};
use tavle::domain::change::Change;
use tavle::domain::command::{Command, Needs};
use tavle::domain::id::KpiId;
use tavle::domain::idea::{Idea, IdeaState};
use tavle::domain::journal::Verb;
use tavle::domain::kpi::Measurement;
use tavle::domain::people::Role;
use tavle::domain::query::{Query, Which};
use tavle::domain::refusal::{IdeaRefusal, Refusal};
use tavle::domain::run_chart::Centre;
use tavle::domain::stamp::Who;
use tavle::domain::tally::{CaseType, Settled, Stream, TallyCommand};
use tavle::domain::workflow::{DecisionKind, WorkflowCommand};
use tavle::store::{Access, Backend};

use crate::support::*;

fn the_working_set_holds_what_is_open_or_newly_closed(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    // The last meeting was on 13-11-2026.
    for (change, closed) in [("a", "2026-11-12"), ("b", "2026-11-13"), ("c", "2026-11-23")] {
        let action = anne.adds_action(nord, change);
        anne.does(done(&action, closed));
    }
    let old = anne.adds_action(nord, "d");
    anne.does(move_to(&old, "2020-01-01"));
    let held: Vec<String> = desk.joins("bo").board.actions.iter().map(|action| action.change.to_string()).collect();
    assert_eq!(held, ["b", "c", "d"]);
    // Who writes on and on carries no more than who opens the board.
    anne.board.let_go(today());
    assert_eq!(anne.board, desk.joins("bo").board);
}

fn open_actions_are_counted_by_owner(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let (nord, syd) = (anne.adds_unit("Nord"), anne.adds_unit("Syd"));
    for (unit, deadline) in [(nord, "2026-11-22"), (nord, "2026-11-23"), (syd, "2026-11-22"), (syd, "2026-11-21")] {
        let action = anne.adds_action(unit, "x");
        anne.does(move_to(&action, deadline));
    }
    let gone = anne.adds_action(syd, "y");
    anne.does(move_to(&gone, "2026-11-20"));
    anne.does(done(&gone, "2026-11-20"));
    let mut bo = desk.joins("bo");
    let query = Query::Owners { board: bo.board.record.id, before: date("2026-11-23") };
    let mut counts = bo.store.ask(&query).unwrap().owners();
    counts.sort_by_key(|(_, count)| *count);
    assert_eq!(counts, [(Owner::Unit(nord), 1), (Owner::Unit(syd), 2)]);
    let names = bo.store.load_names(bo.board.record.id).unwrap();
    assert_eq!((names.units, names.members, names.actions.len()), (bo.board.units, bo.board.members, 0));
}

fn the_working_set_holds_ideas_that_are_open_or_newly_decided_on(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    // The last meeting was on 13-11-2026.
    for (text, state, day) in [
        ("a", IdeaState::Used, "2026-11-12"),
        ("b", IdeaState::Rejected, "2026-11-13"),
        ("c", IdeaState::Parked, "2026-11-12"),
    ] {
        let idea = anne.adds_idea(text);
        let settled = Idea { state, decided_on: Some(date(day)), why: idea.text.clone(), ..idea.clone() };
        write(&mut anne, &[Change::edited(idea, settled)]).unwrap();
    }
    anne.adds_idea("d");
    let mut bo = desk.joins("bo");
    let held: Vec<String> = bo.board.ideas.iter().map(|idea| idea.text.to_string()).collect();
    assert_eq!(held, ["b", "c", "d"]);
    let board = bo.board.record.id;
    let used = bo.store.ask(&Query::Idea { board, number: 1 }).unwrap().ideas().pop().unwrap();
    let refused = refusal(bo.tries(settle(&used, IdeaState::Rejected, "Dyrt")));
    let (number, state, on) = (1, IdeaState::Used, Some(date("2026-11-12")));
    assert_eq!(refused, Refusal::Idea(IdeaRefusal::Settled { number, state, on }));
}

fn pages_give_every_idea_exactly_once(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    for at in 0..9 {
        let idea = anne.adds_idea(&format!("Idé {at}"));
        if at % 2 == 0 {
            anne.does(settle(&idea, IdeaState::Used, ""));
        }
    }
    let (board, mut after, mut seen) = (anne.board.record.id, None, Vec::new());
    loop {
        let page = anne.store.ask(&Query::Ideas { board, after, limit: 4 }).unwrap().ideas();
        let Some(last) = page.last() else { break };
        after = Some(last.number);
        seen.extend(page.iter().map(|idea| idea.number));
    }
    assert_eq!(seen, (1..=9).collect::<Vec<_>>());
}

fn only_open_doubts_are_held_and_any_entry_can_be_marked(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let Some(Change::Tally(delta)) = anne.does(place(3, None, false)).changes.pop() else { panic!("no entry") };
    let entry = delta.after.unwrap().id;
    let mut bo = desk.joins("bo");
    assert!(bo.board.doubts.is_empty());
    let neighbour = Some(CaseType::Guidance);
    assert_eq!(bo.does(Command::Tally(TallyCommand::Border { entry, neighbour })).changes.len(), 2);
    assert_eq!(bo.does(Command::Tally(TallyCommand::Doubt { entry })).changes.len(), 1, "it is one case by now");
    assert_eq!(bo.board.doubts.iter().map(|held| (held.id, held.count)).collect::<Vec<_>>(), [(entry, 1)]);
    assert_eq!(bo.loaded(), bo.board);
    let borders = |board: &Board, stream| {
        board.tally.borders(today(), date("2026-11-24"), stream, CaseType::Guidance, CaseType::Principle)
    };
    assert_eq!(borders(&bo.board, Stream::Application), 1);
    assert_eq!(borders(&bo.board, Stream::Inspection), 0);
    let (case_type, by) = (CaseType::Ready, Settled::Management);
    bo.does(Command::Tally(TallyCommand::SettleDoubt { entry, case_type, by }));
    let loaded = bo.loaded();
    assert_eq!(loaded, bo.board);
    assert!(loaded.doubts.is_empty());
    let total = |case_type| loaded.tally.total(today(), date("2026-11-24"), Stream::Application, case_type);
    assert_eq!((total(CaseType::Principle), total(CaseType::Ready)), (2, 1));
    for verb in [Verb::DoubtSettled, Verb::Doubted, Verb::Bordered] {
        assert_eq!(bo.undoes().unwrap().of, Some(verb));
        assert_eq!(bo.loaded(), bo.board);
    }
    assert_eq!(bo.board.tally, anne.board.tally);
}

fn what_a_command_needs_is_loaded_besides(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let action = anne.adds_action(nord, "a");
    anne.does(done(&action, "2026-01-05"));
    let mut bo = desk.joins("bo");
    assert!(bo.board.action(action.id).is_none());
    bo.does(Command::Action(ActionCommand::one(action.id, Deed::Reopen)));
    assert!(bo.board.action(action.id).unwrap().is_open());
    let mut board = bo.loaded();
    board.actions.clear();
    let tx = bo.store.begin().unwrap();
    tx.load_needs(&mut board, Needs::EveryAction).unwrap();
    assert_eq!(board.actions.len(), 1);
}

fn what_is_still_to_be_looked_at_or_counts_before_a_start_is_held(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let lea = anne.adds_member("Lea", Role::Leader);
    let workflow = anne.adds_workflow("Underretninger", nord);
    let early = Look { effect: Effect::TooEarly, note: text(""), again: Some(date("2027-01-08")) };
    for (change, before_start, look) in
        [("Oplæring", true, None), ("Nyt skilt", false, Some(early)), ("Brev", false, None)]
    {
        let bare = fields(nord, change, "2026-02-01");
        let fields = ActionFields { before_start, workflow: Some(workflow), ..bare };
        anne.does(Command::Action(ActionCommand::add(fields)));
        let id = anne.board.actions.iter().find(|action| action.change.as_str() == change).unwrap().id;
        anne.does(Command::Action(ActionCommand::one(id, Deed::Done { on: date("2026-01-05"), look })));
    }
    let held = |person: &mut Person| {
        let board = person.loaded();
        let ready = board.readiness(workflow).map(|ready| (ready.done, ready.all));
        let changes: Vec<String> = board.actions.iter().map(|action| action.change.to_string()).collect();
        assert!(board.actions.iter().all(|action| !board.is_done_since_meeting(action, today())));
        (changes.join(", "), ready)
    };
    let mut bo = desk.joins("bo");
    assert_eq!(held(&mut bo), ("Oplæring, Nyt skilt".to_owned(), Some((1, 1))));
    bo.does(start_trial(workflow, &[nord]));
    assert_eq!(held(&mut bo), ("Nyt skilt".to_owned(), None), "the first day has come");
    bo.does(decide(workflow, DecisionKind::Develop, lea));
    let mut carl = desk.joins("carl");
    carl.does(Command::Workflow(WorkflowCommand::Redesign { workflow }));
    assert_eq!(carl.board.readiness(workflow), carl.loaded().readiness(workflow), "the next one is ahead");
    assert_eq!(held(&mut carl).1, Some((1, 1)));
}

fn the_latest_points_of_each_series_are_held(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let (long, short) = (anne.adds_kpi("Ventetid"), anne.adds_kpi("Klager"));
    let values: Vec<i64> = (0..i64::try_from(HELD_POINTS).unwrap() + 1).collect();
    anne.does(measure(long, &values, false));
    anne.does(measure(short, &values[..HELD_POINTS], false));
    let mut bo = desk.joins("bo");
    let series = |id| bo.board.series(bo.board.kpi(id).unwrap());
    assert_eq!((series(long).measurements.len(), series(long).points()), (HELD_POINTS, HELD_POINTS + 1));
    assert_eq!(series(long).last().map(|last| last.value), Some(0), "the newest is held, the oldest is not");
    assert_eq!((series(short).measurements.len(), series(short).points()), (HELD_POINTS, HELD_POINTS));
    assert!(bo.board.holds_whole(short) && !bo.board.holds_whole(long));
    assert!(bo.board.measurements.is_sorted_by_key(|row| (row.kpi, row.period)));
    assert_eq!(anne.board, bo.board, "who measured holds no more than who opens the board");
    let all = asked(&mut bo, long);
    assert!(all.is_sorted_by_key(|row| row.period));
    assert_eq!(all.iter().rev().map(|row| row.value).collect::<Vec<_>>(), values);
}

/// The points that a KPI is judged on.
fn asked(person: &mut Person, kpi: KpiId) -> Vec<Measurement> {
    person.store.ask(&Query::Series { kpi }).unwrap().series().points
}

/// The centre on the board is that of all the points, which is returned.
fn centre(person: &mut Person, kpi: KpiId) -> i128 {
    let values: Vec<i64> = asked(person, kpi).iter().map(|row| row.value).collect();
    let series = person.board.series(person.board.kpi(kpi).unwrap());
    assert_eq!((series.centre(), series.points()), (Centre::median(&values), values.len()));
    let found = series.centre().map(Centre::times_ten).unwrap();
    assert_eq!(person.loaded(), person.board);
    found
}

fn the_centre_of_a_long_series_is_that_of_all_its_points(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let kpi = anne.adds_kpi("Ventetid");
    // Rising into the past: every older point moves the centre, which is half of the count less one.
    let values: Vec<i64> = (0..100).collect();
    let counts = [HELD_POINTS - 1, HELD_POINTS, HELD_POINTS + 1, HELD_POINTS + 30, HELD_POINTS + 31];
    for count in counts {
        anne.does(measure(kpi, &values[..count], false));
        assert_eq!(centre(&mut anne, kpi), (count as i128 - 1) * 5);
    }
    let before = centre(&mut anne, kpi);
    anne.does(correct(kpi, 1_000, "Tastefejl"));
    assert_eq!(centre(&mut anne, kpi), before + 10, "a point from below is above now");
    anne.undoes().unwrap();
    for count in counts.into_iter().rev() {
        assert_eq!(centre(&mut anne, kpi), (count as i128 - 1) * 5);
        anne.undoes().unwrap();
    }
}

fn the_most_points_that_are_judged_are_the_latest(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let kpi = anne.adds_kpi("Ventetid");
    let most = i64::try_from(SERIES_POINTS).unwrap();
    anne.does(measure(kpi, &(0..most + 9).collect::<Vec<_>>(), false));
    assert_eq!(centre(&mut anne, kpi), i128::from(most - 1) * 5);
    assert_eq!(asked(&mut anne, kpi).len(), SERIES_POINTS);
}

fn the_tally_of_the_last_seven_fortnights_is_held(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let (first, _) = anne.board.fortnight(today());
    let seventh = first - chrono::Days::new(14 * 6);
    for day in [seventh, seventh.pred_opt().unwrap(), today()] {
        anne.does(count(&day.to_string(), 2));
        anne.does(count(&day.to_string(), 3));
    }
    let tally = desk.joins("bo").board.tally;
    let total = |from, end| tally.total(from, end, Stream::Application, CaseType::Principle);
    assert_eq!(total(date("2020-01-01"), seventh), 0);
    assert_eq!(total(seventh, date("2027-01-01")), 10);
}

fn pages_give_every_action_exactly_once(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    for at in 0..25 {
        anne.does(add_action(nord, "Samme frist", ["2026-12-01", "2026-11-20", "2026-12-24"][at % 3]));
    }
    let closed = anne.board.actions[4].clone();
    anne.does(done(&closed, "2026-01-01"));
    let board = anne.board.record.id;
    let mut all = |which| {
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let page = anne.store.ask(&Query::Actions { board, which, after, limit: 4 }).unwrap().actions();
            let Some(last) = page.last() else { return seen };
            after = Some((last.deadline, last.number));
            seen.extend(page.iter().map(|action| (action.deadline, action.number)));
        }
    };
    let every = all(Which::Every);
    assert!(every.is_sorted());
    assert_eq!(every.iter().collect::<HashSet<_>>().len(), 25);
    assert_eq!(every.len(), 25);
    assert_eq!(all(Which::Open).len(), 24);
    let early = all(Which::OpenBefore(date("2026-12-01")));
    assert!(early.len() == 7 && early.iter().all(|(deadline, _)| *deadline == date("2026-11-20")), "{early:?}");
    let one = anne.store.ask(&Query::Action { board, number: closed.number }).unwrap().actions();
    assert_eq!(one.iter().map(|action| action.id).collect::<Vec<_>>(), [closed.id]);
}

fn how_often_an_action_was_touched_only_rises(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let [first, second] = ["Ny skabelon", "Nyt skilt"].map(|change| anne.adds_action(nord, change));
    let touches = |anne: &mut Person| {
        [&first, &second].map(|action| anne.store.ask(&Query::Touches { id: action.id }).unwrap().count())
    };
    assert_eq!(touches(&mut anne), [1, 1]);
    anne.does(move_to(&first, "2026-12-24"));
    assert_eq!(touches(&mut anne), [2, 1]);
    anne.undoes().unwrap();
    assert_eq!(touches(&mut anne), [3, 1]);
}

fn the_journal_tells_who_did_what_newest_first(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let member = Some(anne.adds_member("Bo Bruun", Role::Employee));
    let mut bo = desk.opened(Who { login: text("bbr"), member }, Access::Write);
    bo.does(count("2026-11-20", 1));
    anne.does(count("2026-11-20", 2));
    anne.undoes().unwrap();
    let board = anne.board.record.id;
    let mut log = |before, limit| anne.store.ask(&Query::Log { board, before, limit }).unwrap().log();
    let page = log(None, 3);
    let told: Vec<_> = page.iter().map(|entry| (entry.who.as_str(), entry.verb, entry.undoes)).collect();
    let (undone, mine, his) = ((Verb::Undone, Some(page[1].seq)), (Verb::Tallied, None), (Verb::Tallied, None));
    assert_eq!(told, [("anne", undone.0, undone.1), ("anne", mine.0, mine.1), ("Bo Bruun", his.0, his.1)]);
    assert_eq!(page[0].changes, [page[1].changes[0].inverse()]);
    assert_eq!(page[2].at, "2026-11-23T08:00:03.123Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    let rest: Vec<_> = log(Some(page[2].seq), 10).iter().map(|entry| entry.verb).collect();
    assert_eq!(rest, [Verb::MemberAdded, Verb::BoardCreated]);
}

contract! {
    the_working_set_holds_what_is_open_or_newly_closed,
    open_actions_are_counted_by_owner,
    the_working_set_holds_ideas_that_are_open_or_newly_decided_on,
    pages_give_every_idea_exactly_once,
    only_open_doubts_are_held_and_any_entry_can_be_marked,
    what_a_command_needs_is_loaded_besides,
    what_is_still_to_be_looked_at_or_counts_before_a_start_is_held,
    the_latest_points_of_each_series_are_held,
    the_centre_of_a_long_series_is_that_of_all_its_points,
    the_most_points_that_are_judged_are_the_latest,
    the_tally_of_the_last_seven_fortnights_is_held,
    pages_give_every_action_exactly_once,
    how_often_an_action_was_touched_only_rises,
    the_journal_tells_who_did_what_newest_first,
}

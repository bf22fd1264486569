//! Any mix of commands, undo and redo.

use std::collections::HashSet;
use std::os::unix::fs::PermissionsExt;
use std::sync::OnceLock;

use proptest::prelude::*;
use tavle::demo::{Size, Wanted};

use tavle::domain::action::{
    Action, ActionCommand, ActionFields, ActionState, Deed, Effect, Helpers, Look, Owner, Waiting,
};
use tavle::domain::board::Board;
use tavle::domain::calendar::{add_days, monday};
use tavle::domain::command::Command;
use tavle::domain::idea::{IdeaCommand, IdeaState};
use tavle::domain::journal::Verb;
use tavle::domain::kpi::{Baseline, Kpi, KpiCommand, KpiFields, NoteKind, Series};
use tavle::domain::names::fold;
use tavle::domain::people::{Logins, MemberFields, MemberRow, PeopleCommand, Role};
use tavle::domain::period::Period;
use tavle::domain::prose::Text;
use tavle::domain::query::{Query, Which};
use tavle::domain::refusal::{HistoryRefusal, Refusal};
use tavle::domain::tally::{CaseType, Settled, TallyCommand};
use tavle::domain::workflow::{DecisionKind, WorkflowCommand, WorkflowFields};
use tavle::perform::{Done, Failure};
use tavle::store::{Access, Backend, StoreError};
use tavle::text::Lang;

use crate::support::*;

/// What somebody does next; the numbers choose among what there is.
#[derive(Debug, Clone)]
enum Act {
    AddUnit(u8),
    AddMember(u8),
    EditMember(u8, u8),
    AddAction(u8),
    EditAction(u8, u8),
    Done(u8, u8),
    Move(u8, u8),
    MoveInABurst(u8, u8),
    Drop(u8),
    Reopen(u8),
    Deeds(u8, u8),
    Helps(u8, u8),
    Together(u8, u8),
    Import(u8, u8),
    BringBack(u8, u8),
    AddKpi(u8),
    Measure(u8, u8, bool),
    Count(u8),
    Place(u8, bool),
    Settle(u8, u8),
    Correct(u8, u8),
    AddIdea(u8),
    SettleIdea(u8, u8),
    AddWorkflow(u8),
    EditKpi(u8, u8),
    NoteKpi(u8, u8),
    Freeze(u8, u8),
    Retire(u8),
    ImportMembers(u8, u8),
    EditWorkflow(u8, u8),
    Redesign(u8),
    Ready(u8, bool),
    StartTrial(u8),
    Decide(u8, u8),
    Undo,
    Redo,
}

fn act(with_decisions: bool) -> impl Strategy<Value = Act> {
    use Act::*;
    let n = || 0..6_u8;
    prop_oneof![
        1 => n().prop_map(AddUnit),
        1 => n().prop_map(AddMember),
        1 => (n(), n()).prop_map(|(a, b)| EditMember(a, b)),
        3 => n().prop_map(AddAction),
        2 => (n(), n()).prop_map(|(a, b)| EditAction(a, b)),
        2 => (n(), n()).prop_map(|(a, b)| Done(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Move(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| MoveInABurst(a, b)),
        1 => n().prop_map(Drop),
        1 => n().prop_map(Reopen),
        2 => (n(), n()).prop_map(|(a, b)| Deeds(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Helps(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Together(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Import(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| BringBack(a, b)),
        1 => n().prop_map(AddKpi),
        2 => (n(), n(), any::<bool>()).prop_map(|(a, b, c)| Measure(a, b, c)),
        1 => n().prop_map(Count),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Place(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Settle(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Correct(a, b)),
        1 => n().prop_map(AddIdea),
        1 => (n(), n()).prop_map(|(a, b)| SettleIdea(a, b)),
        1 => n().prop_map(AddWorkflow),
        1 => (n(), n()).prop_map(|(a, b)| EditKpi(a, b)),
        2 => (n(), n()).prop_map(|(a, b)| NoteKpi(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Freeze(a, b)),
        1 => n().prop_map(Retire),
        1 => (n(), n()).prop_map(|(a, b)| ImportMembers(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| EditWorkflow(a, b)),
        1 => n().prop_map(Redesign),
        1 => (n(), any::<bool>()).prop_map(|(a, b)| Ready(a, b)),
        1 => n().prop_map(StartTrial),
        1 => (n(), n()).prop_map(move |(a, b)| if with_decisions { Decide(a, b) } else { Count(b) }),
        4 => Just(Undo),
        3 => Just(Redo),
    ]
}

fn pick<T>(items: &[T], number: u8) -> Option<&T> {
    items.get(usize::from(number) % items.len().max(1))
}

const NAMES: [&str; 6] = ["Anne", "Bo", "Carl", "Dina", "Eva", "Finn"];
const DAYS: [&str; 6] = ["2026-11-13", "2026-11-20", "2026-11-23", "2026-01-05", "2026-12-24", "2026-11-12"];

/// The command of an act, when there is something to do it to.
fn command(board: &Board, act: &Act) -> Option<Command> {
    let name = |number: &u8| text(NAMES[usize::from(*number)]);
    let day = |number: &u8| DAYS[usize::from(*number)];
    let on_action = |number: u8, make: &dyn Fn(&Action) -> Command| pick(&board.actions, number).map(make);
    match act {
        Act::AddUnit(n) => Some(Command::People(PeopleCommand::AddUnit { name: name(n), short: None })),
        Act::AddMember(n) => Some(add_member(NAMES[usize::from(*n)], Role::Leader)),
        Act::EditMember(n, m) => pick(&board.members, *n).map(|member| {
            let base = MemberFields::from(member);
            let logins = Logins(vec![name(m)]);
            let wanted = MemberFields { name: name(m), logins, ..base.clone() };
            Command::People(PeopleCommand::EditMember { id: member.id, base, wanted })
        }),
        Act::AddAction(n) => pick(&board.units, *n).map(|unit| {
            let workflow = pick(&board.workflows, *n).map(|workflow| workflow.id);
            let bare = fields(unit.id, "Ny skabelon", "2026-12-01");
            Command::Action(ActionCommand::add(ActionFields { workflow, before_start: n % 2 == 0, ..bare }))
        }),
        Act::EditAction(n, m) => on_action(*n, &|action| edit(action, |fields| fields.how = name(m))),
        Act::Done(n, m) => on_action(*n, &|action| done(action, day(m))),
        Act::Move(n, m) => on_action(*n, &|action| move_to(action, day(m))),
        Act::Drop(n) => {
            on_action(*n, &|action| Command::Action(ActionCommand::one(action.id, Deed::Drop { why: text("Udgår") })))
        }
        Act::Reopen(n) => on_action(*n, &|action| Command::Action(ActionCommand::one(action.id, Deed::Reopen))),
        Act::Deeds(n, m) => on_action(*n, &|action| Command::Action(ActionCommand::one(action.id, deed(board, *m)))),
        Act::Helps(n, m) => {
            let helper = pick(&board.members, *m)?.id;
            on_action(*n, &|action| edit(action, |fields| fields.helpers = Helpers(vec![helper])))
        }
        Act::Together(n, m) => {
            let ids = board.actions.iter().map(|action| action.id).take(usize::from(*n)).collect();
            Some(Command::Action(ActionCommand::Do { ids, deed: deed(board, *m) }))
        }
        Act::Import(n, m) => Some(import(&[NAMES[usize::from(*n)], NAMES[usize::from(*m)]])),
        Act::BringBack(n, m) => on_action(*n, &|action| {
            let helper = ["", NAMES[usize::from(*n)]][usize::from(m % 2)];
            bring_back(action, NAMES[usize::from(*m)], helper, day(m))
        }),
        Act::AddKpi(n) => Some(add_kpi(NAMES[usize::from(*n)])),
        Act::Measure(n, m, replace) => {
            pick(&board.kpis, *n).map(|kpi| measure(kpi.id, &[i64::from(*m), 7][..1 + usize::from(m % 2)], *replace))
        }
        Act::Count(n) => Some(count(DAYS[usize::from(*n) % 3], u32::from(*n) + 1)),
        Act::Place(n, doubt) => Some(place(u32::from(*n) + 1, Some(CaseType::WatchOut).filter(|_| n % 2 == 0), *doubt)),
        Act::Settle(n, m) => on_doubt(board, *n, *m),
        Act::Correct(n, m) => pick(&board.kpis, *n).map(|kpi| correct(kpi.id, i64::from(*m), "Tastefejl")),
        Act::AddIdea(n) => Some(Command::Idea(IdeaCommand::Add { text: name(n) })),
        Act::SettleIdea(n, m) => {
            let state = *pick(IdeaState::ALL, *m)?;
            pick(&board.ideas, *n).map(|idea| settle(idea, state, DAYS[usize::from(*m)]))
        }
        Act::AddWorkflow(n) => pick(&board.units, *n).map(|unit| {
            let units = vec![unit.id];
            Command::Workflow(WorkflowCommand::Add { name: name(n), units })
        }),
        Act::EditKpi(n, m) => pick(&board.kpis, *n).map(|kpi| {
            let base = KpiFields::from(kpi);
            let wanted = KpiFields { name: name(m), decimals: u32::from(*m), ..base.clone() };
            Command::Kpi(KpiCommand::Edit { id: kpi.id, base: Box::new(base), wanted: Box::new(wanted), anew: false })
        }),
        Act::NoteKpi(n, m) => pick(&board.kpis, *n).map(|kpi| note(board, kpi, *m)),
        Act::Freeze(n, m) => pick(&board.kpis, *n).map(|kpi| {
            let from = add_days(today(), -7 * i64::from(*m) - 21);
            let series = Baseline::Series { from: monday(from), to: monday(add_days(from, 14)) };
            let baseline = [Baseline::None, Baseline::Reference { value: 0 }, series][usize::from(*m % 3)];
            Command::Kpi(KpiCommand::Freeze { kpi: kpi.id, baseline, why: text("Ny begyndelse") })
        }),
        Act::Retire(n) => pick(&board.kpis, *n).map(|kpi| Command::Kpi(KpiCommand::Retire { kpi: kpi.id })),
        Act::ImportMembers(n, m) => {
            let row = |n: &u8| MemberRow { name: name(n), unit: name(m), role: Role::Employee };
            Some(Command::People(PeopleCommand::Import { rows: vec![row(n), row(m)] }))
        }
        Act::EditWorkflow(n, m) => pick(&board.workflows, *n).map(|workflow| {
            let base = WorkflowFields::of(board, workflow);
            let units = board.units.iter().map(|unit| unit.id).take(usize::from(*m)).collect();
            let wanted = WorkflowFields { name: name(m), units };
            Command::Workflow(WorkflowCommand::Edit { id: workflow.id, base, wanted })
        }),
        Act::Redesign(n) => pick(&board.workflows, *n)
            .map(|workflow| Command::Workflow(WorkflowCommand::Redesign { workflow: workflow.id })),
        Act::Ready(n, ready) => pick(&board.workflows, *n)
            .map(|workflow| Command::Workflow(WorkflowCommand::Ready { workflow: workflow.id, ready: *ready })),
        Act::StartTrial(n) => {
            let units: Vec<_> = board.units.iter().map(|unit| unit.id).collect();
            pick(&board.workflows, *n).map(|workflow| start_trial(workflow.id, &units))
        }
        Act::Decide(n, m) => {
            let kind = DecisionKind::ALL[usize::from(*m) % DecisionKind::ALL.len()];
            let by = pick(&board.members, *m)?.id;
            pick(&board.workflows, *n).map(|workflow| decide(workflow.id, kind, by))
        }
        Act::MoveInABurst(..) | Act::Undo | Act::Redo => None,
    }
}

/// One of the things that are done to actions.
fn deed(board: &Board, n: u8) -> Deed {
    let look = |effect, again| Look { effect, note: text("Talt i en uge"), again };
    match (n, pick(&board.members, n), pick(&board.units, n)) {
        (0, ..) => Deed::Start,
        (1, ..) if board.actions.first().is_some_and(|action| action.waiting.is_some()) => Deed::Resume,
        (1, ..) => Deed::Wait(Waiting { note: text("leverandøren"), until: Some(date("2026-12-04")) }),
        (2, ..) => Deed::Look(look(Effect::Seen, None)),
        (3, ..) => Deed::Done { on: date("2026-11-12"), look: Some(look(Effect::TooEarly, None)) },
        (4, Some(member), _) => Deed::HandOver { owner: Owner::Member(member.id) },
        (5, ..) if board.actions.len().is_multiple_of(2) => {
            Deed::Move { deadline: date("2027-01-29"), why: text("Ferie"), how: Some(text("I to bølger")) }
        }
        (_, _, Some(unit)) => Deed::HandOver { owner: Owner::Unit(unit.id) },
        _ => Deed::Agree { on: today() },
    }
}

/// Something noted of one of the last periods, or of one of long ago, or taken away again.
fn note(board: &Board, kpi: &Kpi, n: u8) -> Command {
    let kinds = [NoteKind::Excluded, NoteKind::Gap, NoteKind::Mark];
    let (kind, back) = (kinds[usize::from(n % 3)], if n < 4 { 7 } else { 7 * 90 });
    let period = Period::containing(kpi.cadence, add_days(today(), -back), board.anchor());
    let kpi = kpi.id;
    match board.kpi_note(kpi, period.start, kind) {
        Some(_) => Command::Kpi(KpiCommand::Unnote { kpi, period, kind }),
        None => Command::Kpi(KpiCommand::Note { kpi, period, kind, text: text("Systemet var nede") }),
    }
}

/// What is said of a case in doubt: it is settled, or it lies on a border.
fn on_doubt(board: &Board, n: u8, m: u8) -> Option<Command> {
    let entry = pick(&board.doubts, n)?.id;
    let case_type = *pick(CaseType::ALL, m)?;
    Some(Command::Tally(if m < 4 {
        TallyCommand::SettleDoubt { entry, case_type, by: Settled::Colleagues }
    } else {
        TallyCommand::Border { entry, neighbour: Some(case_type) }
    }))
}

fn does(person: &mut Person, act: &Act) -> Vec<Result<Done, Failure>> {
    match act {
        Act::Undo => vec![person.undoes()],
        Act::Redo => vec![person.redoes()],
        Act::MoveInABurst(n, m) => moves_on(person, *n, *m).into_iter().collect(),
        act => command(&person.board, act).map(|command| person.tries(command)).into_iter().collect(),
    }
}

/// The key that moves a deadline a day, pressed three times.
fn moves_on(person: &mut Person, n: u8, m: u8) -> Option<Result<Done, Failure>> {
    let action = pick(&person.board.actions, n)?.clone();
    let head = match person.tries(move_to(&action, &format!("2027-01-1{m}"))) {
        Ok(done) => done.seq,
        refused => return Some(refused),
    };
    for day in ["2027-02-01", "2027-02-02"] {
        person.goes_on(head, move_to(&action, day));
    }
    None
}

/// What two working sets of the same file have in common, whatever more the one may hold: what was closed before the
/// last meeting stays in memory until it is loaded anew, and what was done again stands last.
fn comparable(mut board: Board) -> Board {
    board.let_go(today());
    board.units.sort_by_key(|row| row.id);
    board.members.sort_by_key(|row| row.id);
    board.kpis.sort_by_key(|row| row.id);
    board.actions.sort_by_key(|row| row.id);
    board.workflows.sort_by_key(|row| row.id);
    board.workflow_units.sort_by_key(|row| row.id);
    board.parts.sort_by_key(|row| row.id);
    board.trials.sort_by_key(|row| row.id);
    board.trial_units.sort_by_key(|row| row.id);
    board.ideas.sort_by_key(|row| row.id);
    board
}

/// The invariants of `domain.md` §2.3 that have their rooms already.
fn assert_invariants(board: &Board) {
    let mut numbers = HashSet::new();
    for action in &board.actions {
        assert!(numbers.insert(action.number) && action.number <= board.numbers.action);
        assert!(!board.owner_name(action.owner).is_empty(), "exactly one responsible, who exists");
        assert!(action.is_open() == action.closed_on.is_none());
        assert!(action.is_open() || action.waiting.is_none(), "nothing waits once it is closed");
        assert!(action.state == ActionState::Done || (action.observed.is_none() && action.look_on.is_none()));
        assert!(
            (action.moves == 0) <= (action.deadline == action.original_deadline),
            "an unmoved one keeps its deadline"
        );
        let mut helping = HashSet::new();
        for helper in &action.helpers.0 {
            assert!(
                helping.insert(*helper) && action.owner != Owner::Member(*helper) && board.member(*helper).is_some()
            );
        }
    }
    let mut periods = HashSet::new();
    for measurement in &board.measurements {
        assert!(periods.insert((measurement.kpi, measurement.period)), "one measurement per KPI and period");
        assert!(measurement.period <= today() && board.kpi(measurement.kpi).is_some());
    }
    for entry in &board.doubts {
        assert!(entry.is_in_doubt() && entry.neighbour.is_none_or(|neighbour| entry.case_type.touches(neighbour)));
    }
    let mut idea_numbers = HashSet::new();
    for idea in &board.ideas {
        assert!(idea_numbers.insert(idea.number) && idea.number <= board.numbers.idea);
        assert!((idea.state == IdeaState::New) == idea.decided_on.is_none());
    }
    let mut running = HashSet::new();
    for row in board.trial_units.iter().filter(|row| row.ended_on.is_none()) {
        assert!(running.insert((row.workflow, row.version, row.unit)), "one running trial per version and unit");
    }
    assert_unique("units", board.units.iter().map(|unit| &unit.name));
    assert_unique("members", board.members.iter().map(|member| &member.name));
    assert_unique("KPIs", board.kpis.iter().map(|kpi| &kpi.name));
    assert_unique("keys", board.kpis.iter().map(|kpi| &kpi.key));
    assert_unique("workflows", board.workflows.iter().map(|workflow| &workflow.name));
    assert_unique("logins", board.members.iter().flat_map(|member| &member.logins.0));
    assert!(board.trials.iter().all(|trial| trial.start <= trial.until));
    assert!(board.decisions.iter().all(|decision| board.deciders.iter().any(|row| row.decision == decision.id)));
}

fn assert_unique<'a>(of: &str, names: impl Iterator<Item = &'a Text>) {
    let mut seen = HashSet::new();
    for name in names {
        assert!(seen.insert(fold(name.as_str())), "{of}: {name} twice");
    }
}

fn acts_and_checks(person: &mut Person, act: &Act) {
    for result in does(person, act) {
        match result {
            // What it builds on was removed meanwhile.
            Ok(_) | Err(Failure::Refused(_) | Failure::Store(StoreError::Referenced(_))) => {}
            Err(Failure::Store(error)) => panic!("{act:?}: {error:?}"),
        }
    }
    let loaded = person.loaded();
    assert_invariants(&loaded);
    if person.board.revision == loaded.revision {
        assert_eq!(comparable(person.board.clone()), comparable(loaded), "{act:?}");
    }
}

fn settings() -> ProptestConfig {
    ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() }
}

fn any_mix_keeps_the_invariants_and_memory_is_as_the_file(backend: &dyn Backend) {
    let mix = proptest::collection::vec((any::<bool>(), act(true)), 1..40);
    proptest!(settings(), |(mix in mix)| {
        let (desk, mut anne) = desk(backend);
        let mut bo = desk.joins("bo");
        for (hers, act) in mix {
            acts_and_checks(if hers { &mut anne } else { &mut bo }, &act);
        }
        prop_assert_eq!(anne.findings(), []);
    });
}

/// A file of two years of which most is closed, measured and decided long ago; made once, copied for each case.
fn old_file(backend: &dyn Backend) -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tavle.db");
        let mut store = backend.create(&file, None).unwrap();
        let size = Size { years: 2, actions: 400, open: 20 };
        Wanted { size: Some(size), seed: 7 }.fill(store.as_mut(), today(), Lang::Da).unwrap();
        drop(store);
        std::fs::read(file).unwrap()
    })
}

/// What holds for every row of the file, loaded or not: numbers and periods are given once.
fn assert_whole(person: &mut Person) {
    let board = person.board.record.id;
    let query = Query::Actions { board, which: Which::Every, after: None, limit: usize::MAX >> 1 };
    let actions = person.store.ask(&query).unwrap().actions();
    let mut numbers = HashSet::new();
    assert!(actions.len() >= 400, "nothing is lost");
    assert!(actions.iter().all(|action| numbers.insert(action.number) && !action.change.is_empty()));
    assert!(actions.iter().all(|action| action.is_open() == action.closed_on.is_none()));
    let loaded = person.loaded();
    assert!(!loaded.judged.is_empty(), "some series are long");
    for (kpi, judged) in &loaded.judged {
        let held = person.store.ask(&Query::Series { kpi: *kpi }).unwrap().series();
        let series = loaded.series(loaded.kpi(*kpi).unwrap());
        assert_eq!(*judged, Series { measurements: &held.points, notes: &held.notes, judged: None, ..series }.judge());
    }
}

fn any_mix_keeps_the_invariants_where_most_is_not_loaded(backend: &dyn Backend) {
    let mix = proptest::collection::vec(act(true), 1..24);
    proptest!(ProptestConfig { cases: 12, ..settings() }, |(mix in mix)| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tavle.db");
        std::fs::write(&file, old_file(backend)).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        let mut store = backend.open(&file, Access::Write).unwrap();
        let id = store.boards().unwrap()[0].id;
        let board = store.load(id, today()).unwrap();
        assert!(board.actions.len() < 60, "most is not loaded");
        let mut anne = Person { store, board, who: login("anne") };
        for act in mix {
            acts_and_checks(&mut anne, &act);
        }
        assert_whole(&mut anne);
        while anne.undoes().is_ok() {}
        assert_invariants(&anne.loaded());
        assert_whole(&mut anne);
        prop_assert_eq!(anne.findings(), []);
    });
}

fn undoing_everything_gives_the_start(backend: &dyn Backend) {
    proptest!(settings(), |(mix in proptest::collection::vec(act(false), 1..30))| {
        let (_desk, mut anne) = desk(backend);
        let start = anne.loaded();
        for act in mix {
            acts_and_checks(&mut anne, &act);
        }
        let last = loop {
            match anne.undoes() {
                Ok(_) => {}
                Err(refused) => break refused,
            }
        };
        prop_assert_eq!(last, Failure::Refused(Refusal::History(HistoryRefusal::CannotUndo(Verb::BoardCreated))));
        let end = anne.loaded();
        let expected = Board { revision: end.revision, numbers: end.numbers, ..start };
        prop_assert_eq!(end, expected);
        prop_assert_eq!(anne.findings(), []);
    });
}

contract! {
    any_mix_keeps_the_invariants_and_memory_is_as_the_file,
    any_mix_keeps_the_invariants_where_most_is_not_loaded,
    undoing_everything_gives_the_start,
}

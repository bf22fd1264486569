//! Files of every released schema open for ever; what is no Tavle file, or a newer one, is refused untouched.

#[path = "support/store.rs"]
mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use support::*;
use tavle::domain::action::{ActionCommand, Deed, Effect, Helpers, Look, Source, Waiting};
use tavle::domain::board::Board;
use tavle::domain::calendar::add_days;
use tavle::domain::command::Command;
use tavle::domain::idea::IdeaState;
use tavle::domain::kpi::{Baseline, KpiCommand, NoteKind};
use tavle::domain::people::Role;
use tavle::domain::period::{Cadence, Period};
use tavle::domain::prose::Text;
use tavle::domain::query::Query;
use tavle::domain::tally::CaseType;
use tavle::domain::workflow::{DecisionKind, PartState};
use tavle::perform::Failure;
use tavle::store::{Access, Backend, StoreError};
use tempfile::TempDir;

fn fixture(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/schema-{version}.db"))
}

/// A copy of a fixture that may be written.
fn copied(version: u32, folder: &Path) -> PathBuf {
    let file = folder.join("tavle.db");
    fs::copy(fixture(version), &file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    file
}

/// The schema of this program.
const NOW: u32 = 6;

/// What the fixture of schema 1 was made of: a row in every table.
fn fill(anne: &mut Person) {
    let nord = anne.adds_unit("Nord");
    let lea = anne.adds_member("Lea Ærø", Role::Leader);
    let action = anne.adds_action(nord, "Ny skabelon til afgørelser");
    anne.does(move_to(&action, "2026-12-24"));
    anne.does(import(&["Bo Bruun", "Carl Åkær"]));
    anne.does(done(&action, "2026-11-23"));
    anne.undoes().unwrap();
    let kpi = anne.adds_kpi("Ventetid");
    anne.does(measure(kpi, &[125, -30, 0], false));
    anne.does(count("2026-11-20", 4));
    let workflow = anne.adds_workflow("Underretninger", nord);
    anne.does(start_trial(workflow, &[nord]));
    anne.does(decide(workflow, DecisionKind::Adopt, lea));
}

/// What the fixture of schema 2 was made of: that, and what came with it.
fn fill_2(anne: &mut Person) {
    fill(anne);
    anne.adds_idea("Ring tilbage-liste");
    let idea = anne.adds_idea("Videosamtale");
    anne.does(settle(&idea, IdeaState::Parked, "Efter ferien"));
    anne.does(place(3, Some(CaseType::Guidance), false));
    anne.does(place(1, None, true));
    anne.does(correct(anne.board.kpis[0].id, 13, "Tastefejl"));
}

/// What the fixtures of schemas 3 and 4 were made of: that, and a series of which not all is held.
fn fill_3(anne: &mut Person) {
    fill_2(anne);
    let long = anne.adds_kpi("Klager");
    anne.does(measure(long, &(0..70).collect::<Vec<_>>(), false));
}

/// What the fixture of schema 5 was made of: that, and a baseline with what is noted of the periods.
fn fill_5(anne: &mut Person) {
    fill_3(anne);
    let kpi = anne.board.kpis[0].id;
    let [week, before] = [7, 21].map(|days| Period::containing(Cadence::Week, add_days(today(), -days), today()));
    let baseline = Baseline::Series { from: before.start, to: week.start };
    for command in [
        KpiCommand::Freeze { kpi, baseline, why: Text::default() },
        KpiCommand::Note { kpi, period: week, kind: NoteKind::Mark, text: Text::stored("Ny telefon") },
        KpiCommand::Note { kpi, period: before, kind: NoteKind::Excluded, text: Text::stored("Systemet var nede") },
    ] {
        anne.does(Command::Kpi(command));
    }
}

/// What the fixture of schema 6 was made of: that, and an action that was agreed, waited, was moved, done and looked at.
fn fill_6(anne: &mut Person) {
    fill_5(anne);
    let nord = anne.board.units[0].id;
    let bo = anne.board.members[1].id;
    anne.adds_action(nord, "Ring til borgerne");
    let action = anne.board.actions.last().unwrap().clone();
    anne.does(edit(&action, |fields| fields.helpers = Helpers(vec![bo])));
    let waiting = Waiting { note: text("it-leverandøren"), until: Some(date("2026-12-01")) };
    let look = Look { effect: Effect::TooEarly, note: Text::default(), again: Some(date("2027-01-08")) };
    for deed in [
        Deed::Agree { on: today() },
        Deed::Start,
        Deed::Wait(waiting),
        Deed::Move { deadline: date("2026-12-18"), why: text("Afventer udbud"), how: Some(text("I to bølger")) },
        Deed::Done { on: today(), look: Some(look) },
    ] {
        anne.does(Command::Action(ActionCommand::one(action.id, deed)));
    }
    let idea = anne.board.ideas.first().map(|idea| idea.id);
    let fields = fields(nord, "Prøv videosamtaler", "2026-12-04");
    anne.does(Command::Action(ActionCommand::Add { fields, source: Some(Source::Idea), idea }));
    let action = anne.board.actions.last().unwrap().clone();
    let look = Look { effect: Effect::NotSeen, note: text("Ingen har spurgt"), again: None };
    anne.does(Command::Action(ActionCommand::one(action.id, Deed::Done { on: today(), look: Some(look) })));
}

/// Run once per schema version, before it is released:
/// `TAVLE_MAKE_FIXTURE=1 cargo test --test upgrades make_the_fixture -- --ignored`
#[test]
#[ignore = "makes a file of the repository"]
fn make_the_fixture() {
    if std::env::var_os("TAVLE_MAKE_FIXTURE").is_none() {
        return;
    }
    let backend = sqlite();
    let (_desk, mut anne) = desk(&backend);
    fill_6(&mut anne);
    anne.store.backup(&fixture(NOW)).unwrap();
}

/// The fixture as the program opens it, and what it was made of.
fn opened(version: u32, fill: impl Fn(&mut Person)) -> (TempDir, Person, Board) {
    let backend = sqlite();
    let (_desk, mut anne) = desk(&backend);
    fill(&mut anne);
    let folder = tempfile::tempdir().unwrap();
    let mut store = backend.open(&copied(version, folder.path()), Access::Write).unwrap();
    let id = store.boards().unwrap()[0].id;
    let board = store.load(id, today()).unwrap();
    (folder, Person { store, board, who: login("bo") }, anne.board)
}

fn opens_for_ever(version: u32, fill: impl Fn(&mut Person)) {
    let (_folder, mut bo, filled) = opened(version, fill);
    assert_eq!(bo.board, filled, "the fixture was made of the same");
    assert_eq!(bo.board.workflow_state(bo.board.workflows[0].id), PartState::Adopted);
    let log = bo.store.ask(&Query::Log { board: bo.board.record.id, before: None, limit: 100 }).unwrap().log();
    assert_eq!(log.len() as u64, bo.board.revision);
    assert_eq!(bo.findings(), []);
    bo.adds_unit("Syd");
    bo.adds_idea("Åbent hus");
    assert_eq!(bo.loaded(), bo.board);
}

#[test]
fn a_file_of_schema_1_opens_for_ever() {
    opens_for_ever(1, fill);
}

#[test]
fn a_file_of_schema_2_opens_for_ever() {
    opens_for_ever(2, fill_2);
}

#[test]
fn a_file_of_schema_3_opens_for_ever() {
    opens_for_ever(3, fill_3);
}

#[test]
fn a_file_of_schema_4_opens_for_ever() {
    opens_for_ever(4, fill_3);
}

#[test]
fn a_file_of_schema_5_opens_for_ever() {
    opens_for_ever(5, fill_5);
}

#[test]
fn a_file_of_schema_6_opens_for_ever() {
    opens_for_ever(6, fill_6);
}

/// How a long series is judged is kept, and goes with whatever changes a point: also with what another program writes.
#[test]
fn what_is_kept_of_a_series_is_what_its_points_say() {
    let folder = tempfile::tempdir().unwrap();
    let file = copied(NOW, folder.path());
    let kept = |conn: &Connection| conn.query_row("SELECT count(*) FROM judgement", [], |row| row.get::<_, u32>(0));
    let judged = |file: &Path| {
        let mut store = sqlite().open(file, Access::Write).unwrap();
        let id = store.boards().unwrap()[0].id;
        store
            .load(id, today())
            .unwrap()
            .judged
            .into_values()
            .map(|judged| judged.centre.unwrap().times_ten())
            .collect::<Vec<_>>()
    };
    assert_eq!(judged(&file), [345], "70 points from 0 to 69");
    let conn = Connection::open(&file).unwrap();
    assert_eq!(kept(&conn), Ok(1));
    conn.execute("UPDATE judgement SET figures = '{}'", []).unwrap();
    assert_eq!(judged(&file), [345], "what another program made of it counts for nothing");
    for (written, centre) in [
        ("UPDATE measurement SET value = 1000 WHERE value = 0", 355),
        ("DELETE FROM measurement WHERE value = 1000", 350),
    ] {
        conn.execute(written, []).unwrap();
        assert_eq!((kept(&conn), judged(&file)), (Ok(0), vec![centre]), "{written}");
    }
}

#[test]
fn what_is_done_to_the_rows_of_an_older_program_is_undone() {
    let (_folder, mut anne, _) = opened(1, fill);
    let kpi = anne.board.kpis[0].id;
    anne.does(correct(kpi, 13, "Tastefejl"));
    anne.undoes().unwrap();
    assert_eq!(anne.loaded().measurements, anne.board.measurements);
    let before = anne.board.tally.clone();
    anne.does(place(1, Some(CaseType::Guidance), true));
    anne.undoes().unwrap();
    assert_eq!((&anne.board.tally, anne.board.doubts.len()), (&before, 0));
}

#[test]
fn the_fixtures_have_a_row_in_every_table() {
    for (version, count) in [(1, 17), (2, 18), (3, 18), (4, 19)] {
        let folder = tempfile::tempdir().unwrap();
        let conn = Connection::open(copied(version, folder.path())).unwrap();
        let mut tables = conn
            .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'")
            .unwrap();
        let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(tables.len(), count);
        for table in tables {
            let rows: u32 = conn.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0)).unwrap();
            assert!(rows > 0, "{table} in schema {version}");
        }
    }
}

/// What is read when a board opens is found by an index, however long the board has been in use.
#[test]
fn nothing_that_grows_is_read_whole_when_a_board_opens() {
    let folder = tempfile::tempdir().unwrap();
    let conn = Connection::open(copied(NOW, folder.path())).unwrap();
    for (query, index) in [
        ("SELECT * FROM idea WHERE board = 'x' AND state IN ('new', 'parked')", "idea_open"),
        (
            "SELECT * FROM idea WHERE board = 'x' AND state IN ('used', 'rejected') AND decided_on >= '2026-11-13'",
            "idea_decided",
        ),
        ("SELECT * FROM tally WHERE board = 'x' AND doubt = 'open' ORDER BY id", "tally_doubt"),
        (
            "SELECT day, stream, case_type, neighbour, sum(count) FROM tally WHERE board = 'x' AND day >= '2026-11-13'
             GROUP BY day, stream, case_type, neighbour",
            "COVERING INDEX tally_day",
        ),
    ] {
        let mut plan = conn.prepare(&format!("EXPLAIN QUERY PLAN {query}")).unwrap();
        let steps: Vec<String> = plan.query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
        assert!(matches!(steps.as_slice(), [only] if only.starts_with("SEARCH") && only.contains(index)), "{steps:?}");
    }
}

#[test]
fn a_fixture_in_a_folder_opens_for_reading_without_a_trace() {
    let folder = tempfile::tempdir().unwrap();
    let file = copied(NOW, folder.path());
    let bytes = fs::read(&file).unwrap();
    let mut store = sqlite().open(&file, Access::Read).unwrap();
    assert_eq!(store.boards().unwrap().len(), 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    drop(store);
    assert!(fs::read(&file).unwrap() == bytes);
}

#[test]
fn a_newer_file_is_refused_with_both_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let file = copied(1, folder.path());
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 7).unwrap();
    let bytes = fs::read(&file).unwrap();
    for access in [Access::Read, Access::Write] {
        assert_eq!(sqlite().open(&file, access).err(), Some(StoreError::Newer { file: 7, program: NOW }));
    }
    let copy = folder.path().join("kopi.db");
    fs::copy(fixture(1), &copy).unwrap();
    assert_eq!(sqlite().restore(&copy, &file).err(), Some(StoreError::Newer { file: 7, program: NOW }));
    assert!(fs::read(&file).unwrap() == bytes);
}

#[test]
fn a_file_that_is_upgraded_while_it_is_open_is_written_no_more() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    Connection::open(&desk.file).unwrap().pragma_update(None, "user_version", NOW + 1).unwrap();
    assert!(anne.store.changed().unwrap());
    let newer = StoreError::Newer { file: NOW + 1, program: NOW };
    assert_eq!(anne.tries(count("2026-11-20", 1)), Err(Failure::Store(newer.clone())));
    assert_eq!(anne.store.load(anne.board.record.id, today()), Err(newer));
}

#[test]
fn what_is_no_board_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let (letter, other, empty) =
        (folder.path().join("brev.txt"), folder.path().join("andet.db"), folder.path().join("tom.db"));
    fs::write(&letter, "Kære alle, her er referatet af mødet. ".repeat(50)).unwrap();
    fs::write(&empty, "").unwrap();
    let conn = Connection::open(&other).unwrap();
    conn.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE board (id TEXT); INSERT INTO board VALUES ('x');")
        .unwrap();
    drop(conn);
    for file in [&letter, &other, &empty] {
        let bytes = fs::read(file).unwrap();
        for access in [Access::Read, Access::Write] {
            assert_eq!(sqlite().open(file, access).err(), Some(StoreError::NotABoard(file.clone())));
        }
        assert!(fs::read(file).unwrap() == bytes, "{} was touched", file.display());
    }
    let bytes = fs::read(&other).unwrap();
    assert_eq!(sqlite().restore(&other, &fixture(1)).err(), Some(StoreError::NotABoard(other.clone())));
    assert!(fs::read(&other).unwrap() == bytes, "what another program made is not replaced");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside them");
    assert_eq!(
        sqlite().open(folder.path(), Access::Write).err(),
        Some(StoreError::NotABoard(folder.path().to_owned()))
    );
}

#[test]
fn the_bundled_sqlite_is_one_that_loses_no_commits() {
    // The WAL-reset bug (https://sqlite.org/wal.html#the_wal_reset_bug) is fixed in 3.51.3.
    assert!(rusqlite::version_number() >= 3_051_003);
}

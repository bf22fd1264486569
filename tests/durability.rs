//! What a file survives, and who may touch it: crashes, several programs at once, other programs' edits, modes.

#[path = "support/store.rs"]
mod support;

#[path = "durability/modes.rs"]
mod modes;

use std::collections::HashSet;
use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};

use rusqlite::Connection;
use support::*;
use tavle::domain::change::Entity;
use tavle::store::{Access, Backend, Finding};

/// The file on which another process of this test works.
const FILE: &str = "TAVLE_TEST_FILE";

/// Starts one of the `child_…` functions below in a process of its own.
fn child(role: &str, file: &Path) -> Process {
    let mut process = Process::new(env::current_exe().unwrap());
    process.args(["--exact", role, "--ignored", "--nocapture"]).env(FILE, file).stdout(Stdio::piped());
    process
}

fn lines(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok)
}

fn raw(file: &Path) -> Connection {
    Connection::open(file).unwrap()
}

// ---- Crashes and others ----

#[test]
#[ignore = "a part of other tests, not one of its own"]
fn child_writes() {
    let Some(file) = env::var_os(FILE) else { return };
    let mut store = sqlite().open(file.as_ref(), Access::Write).unwrap();
    let record = store.boards().unwrap().remove(0);
    let board = store.load(record.id, today()).unwrap();
    let unit = board.units[0].id;
    let mut writer = Person { store, board, who: login("barn") };
    let process = u64::from(std::process::id());
    for count in 0..env::var("TAVLE_TEST_COUNT").unwrap().parse().unwrap() {
        let stamp = stamp_at(&writer.who, process * 10_000 + count);
        let command = add_action(unit, "Fra et andet program", "2026-12-01");
        let done = tavle::perform::perform(writer.store.as_mut(), &mut writer.board, &command, stamp).unwrap();
        println!("saved {}", done.seq);
    }
}

#[test]
fn what_was_said_to_be_saved_survives_a_kill() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    anne.adds_unit("Nord");
    drop(anne);
    let mut writer = child("child_writes", &desk.file).env("TAVLE_TEST_COUNT", "100000").spawn().unwrap();
    let saved: Vec<u64> =
        lines(&mut writer).filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).take(20).collect();
    writer.kill().unwrap();
    writer.wait().unwrap();
    let mut anne = desk.joins("anne");
    assert!(anne.board.revision >= *saved.last().unwrap());
    assert!(anne.board.actions.len() >= 20);
    assert_eq!(anne.findings(), []);
}

#[test]
fn programs_that_write_at_once_all_get_through() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    anne.adds_unit("Nord");
    let start = || child("child_writes", &desk.file).env("TAVLE_TEST_COUNT", "25").spawn().unwrap();
    let writers: Vec<Child> = (0..4).map(|_| start()).collect();
    for mut writer in writers {
        assert_eq!(lines(&mut writer).filter(|line| line.starts_with("saved ")).count(), 25);
        assert!(writer.wait().unwrap().success());
    }
    let numbers: HashSet<u32> = anne.loaded().actions.iter().map(|action| action.number).collect();
    assert_eq!(numbers, (1..=100).collect());
    assert_eq!(anne.findings(), []);
}

// ---- Other programs ----

#[test]
fn the_journal_cannot_be_changed_by_other_programs() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    let nord = anne.adds_unit("Nord");
    let action = anne.adds_action(nord, "Ny skabelon");
    anne.does(move_to(&action, "2026-12-24"));
    let conn = raw(&desk.file);
    for statement in [
        "UPDATE operation SET login = 'en anden'",
        "DELETE FROM operation",
        "UPDATE change SET \"after\" = NULL WHERE \"before\" IS NOT NULL",
        "UPDATE change SET ord = ord",
        "DELETE FROM change",
    ] {
        let refused = conn.execute_batch(statement);
        let said = refused.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(said.contains("append-only"), "{statement}: {said}");
    }
    assert_eq!(anne.findings(), []);
}

#[test]
fn rows_changed_behind_the_program_are_found() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    let nord = anne.adds_unit("Nord");
    for change in ["a", "b", "c"] {
        anne.adds_action(nord, change);
    }
    let conn = raw(&desk.file);
    conn.execute_batch("UPDATE action SET effect = 'rettet' WHERE number = 1; DELETE FROM action WHERE number = 2;")
        .unwrap();
    conn.execute_batch("UPDATE unit SET short = 'N' || char(27)").unwrap();
    let found = anne.findings();
    assert!(found.contains(&Finding::BehindJournal { entity: Entity::Action, count: 2 }), "{found:?}");
    assert!(found.contains(&Finding::Unclean { entity: Entity::Unit, count: 1 }), "{found:?}");
    conn.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM unit").unwrap();
    assert!(anne.findings().contains(&Finding::ForeignKey { table: "action".to_owned() }));
}

#[test]
fn other_programs_cannot_write_what_no_board_holds() {
    let backend = sqlite();
    let (desk, mut anne) = desk(&backend);
    let nord = anne.adds_unit("Nord");
    anne.adds_action(nord, "Ny skabelon");
    anne.does(count("2026-11-20", 3));
    let conn = raw(&desk.file);
    for statement in [
        "UPDATE action SET state = 'overdue'",
        "UPDATE action SET deadline = '2026-02-30'",
        "UPDATE action SET deadline = '24-12-2026'",
        "UPDATE action SET before_start = 2",
        "UPDATE action SET owner_unit = NULL",
        "UPDATE action SET change = ''",
        "UPDATE action SET number = 0",
        "UPDATE action SET number = 'tolv'",
        "UPDATE action SET closed_on = '2026-11-20'",
        "UPDATE tally SET count = 1001",
        "UPDATE unit SET name = printf('%.*c', 2001, 'x')",
        "UPDATE board SET meeting_time = '25:00'",
        "UPDATE counter SET name = 'idea'",
    ] {
        assert!(conn.execute_batch(statement).is_err(), "{statement}");
    }
}

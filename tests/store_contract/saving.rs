//! What is saved, and when.

use std::fs;

use tavle::domain::change::Change;
use tavle::domain::journal::Verb;
use tavle::domain::people::Role;
use tavle::domain::workflow::DecisionKind;
use tavle::store::{Access, Backend, Operation, StoreError};

use crate::support::*;

fn what_is_dropped_is_rolled_back(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let before = anne.loaded();
    let (added, stamp) = ([Change::added(unit(&anne, "Nord"))], stamp(&anne.who));
    let mut tx = anne.store.begin().unwrap();
    let board = before.record.id;
    tx.write(&Operation { board, stamp: &stamp, verb: Verb::UnitAdded, undoes: None, changes: &added }).unwrap();
    assert_eq!(tx.load(board, today()).unwrap().units.len(), 1);
    drop(tx);
    assert_eq!(anne.loaded(), before);
}

fn what_is_committed_is_seen_by_others_who_are_told(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let mut bo = desk.joins("bo");
    assert!(!bo.store.changed().unwrap());
    anne.adds_unit("Nord");
    assert!(bo.store.changed().unwrap());
    assert!(!bo.store.changed().unwrap(), "told once");
    assert_eq!(bo.loaded(), anne.board);
    assert!(!anne.store.changed().unwrap(), "one's own commits are no news");
}

fn a_board_is_whole_after_reopening(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let lea = anne.adds_member("Lea Leder", Role::Leader);
    anne.adds_action(nord, "Ny skabelon");
    let kpi = anne.adds_kpi("Ventetid");
    anne.does(measure(kpi, &[12, -3, 44], false));
    anne.does(count("2026-11-20", 7));
    let workflow = anne.adds_workflow("Underretninger", nord);
    anne.does(start_trial(workflow, &[nord]));
    anne.does(decide(workflow, DecisionKind::Extend, lea));
    let board = anne.board.clone();
    drop(anne);
    assert_eq!(desk.joins("anne").board, board);
}

fn while_one_writes_another_is_told_that_it_is_busy(_: &dyn Backend) {
    let hasty = tavle::store::sqlite::Sqlite { wait: std::time::Duration::from_millis(20), ..sqlite() };
    let (desk, mut anne) = desk(&hasty);
    let mut bo = desk.joins("bo");
    let tx = anne.store.begin().unwrap();
    assert_eq!(failure(bo.tries(count("2026-11-20", 1))), StoreError::Busy);
    assert_eq!(bo.loaded().record, bo.board.record, "reading goes on");
    drop(tx);
    bo.does(count("2026-11-20", 1));
}

fn reading_only_writes_nothing(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    anne.adds_unit("Nord");
    drop(anne);
    let names = || {
        let mut names: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
    };
    let (before, bytes) = (names(), fs::read(&desk.file).unwrap());
    let mut reader = desk.opened(login("bo"), Access::Read);
    assert!(reader.store.is_read_only());
    assert_eq!(reader.board.units.len(), 1);
    assert_eq!(failure(reader.tries(count("2026-11-20", 1))), StoreError::ReadOnly);
    assert_eq!(names(), before);
    drop(reader);
    assert_eq!(names(), before);
    assert!(fs::read(&desk.file).unwrap() == bytes);
}

fn a_reader_sees_what_is_written_later(backend: &dyn Backend) {
    let (desk, anne) = desk(backend);
    drop(anne);
    let mut reader = desk.opened(login("bo"), Access::Read);
    assert!(!reader.store.changed().unwrap());
    let mut anne = desk.joins("anne");
    anne.adds_unit("Nord");
    assert!(reader.store.changed().unwrap());
    assert_eq!(reader.loaded().units.len(), 1);
    anne.adds_unit("Syd");
    assert!(reader.store.changed().unwrap());
    drop(anne);
    desk.joins("anne").adds_unit("Vest");
    assert_eq!(reader.loaded().units.len(), 3, "also without asking first");
}

fn numbers_are_never_given_twice(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    assert_eq!(anne.adds_action(nord, "En").number, 1);
    anne.undoes().unwrap();
    assert_eq!(anne.adds_action(nord, "To").number, 2);
    anne.undoes().unwrap();
    drop(anne);
    let mut bo = desk.joins("bo");
    assert_eq!(bo.adds_action(nord, "Tre").number, 3);
    let (board, lower) = (bo.board.record.id, Default::default());
    let mut tx = bo.store.begin().unwrap();
    tx.set_numbers(board, lower).unwrap();
    tx.commit().unwrap();
    assert_eq!(bo.loaded().numbers.action, 3, "never back");
}

contract! {
    what_is_dropped_is_rolled_back,
    what_is_committed_is_seen_by_others_who_are_told,
    a_board_is_whole_after_reopening,
    while_one_writes_another_is_told_that_it_is_busy,
    reading_only_writes_nothing,
    a_reader_sees_what_is_written_later,
    numbers_are_never_given_twice,
}

//! The rules of the file itself.

use tavle::domain::board::SERIES_POINTS;
use tavle::domain::change::{Change, Entity};
use tavle::domain::id::Ids;
use tavle::domain::kpi::Measurement;
use tavle::domain::query::Query;
use tavle::domain::refusal::Refusal;
use tavle::domain::workflow::TrialUnit;
use tavle::store::{Backend, StoreError};

use crate::support::*;

fn unique_rules_hold_over_rows_that_are_not_loaded(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let kpi = anne.adds_kpi("Ventetid");
    let values: Vec<i64> = (0..=i64::try_from(SERIES_POINTS).unwrap()).collect();
    let added = anne.does(measure(kpi, &values, false)).changes;
    anne.board = anne.loaded();
    let before = anne.board.clone();
    assert_eq!(refusal(anne.tries(measure(kpi, &values, true))), Refusal::Duplicate(Entity::Measurement));
    assert_eq!(anne.loaded(), before);
    let Some(Change::Measurement(delta)) = added.first() else { panic!("{added:?}") };
    let again = Measurement { id: Ids::new(stamp(&anne.who).at, 5).fresh(), ..*delta.after.clone().unwrap() };
    assert_eq!(write(&mut anne, &[Change::added(again)]), Err(StoreError::Duplicate(Entity::Measurement)));
}

fn numbers_keys_and_running_trials_are_unique(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let mut ids = Ids::new(stamp(&anne.who).at, 5);
    let mut action = anne.adds_action(nord, "Ny skabelon");
    action.id = ids.fresh();
    assert_eq!(write(&mut anne, &[Change::added(action)]), Err(StoreError::Duplicate(Entity::Action)));
    let kpi = anne.adds_kpi("Ventetid");
    let mut kpi = anne.board.kpi(kpi).unwrap().clone();
    kpi.id = ids.fresh();
    assert_eq!(write(&mut anne, &[Change::added(kpi)]), Err(StoreError::Duplicate(Entity::Kpi)));
    let workflow = anne.adds_workflow("Underretninger", nord);
    anne.does(start_trial(workflow, &[nord]));
    let running = anne.board.trial_units[0].clone();
    let second = TrialUnit { id: ids.fresh(), ..running.clone() };
    assert_eq!(write(&mut anne, &[Change::added(second.clone())]), Err(StoreError::Duplicate(Entity::TrialUnit)));
    let ended = TrialUnit { ended_on: Some(today()), ..running.clone() };
    write(&mut anne, &[Change::edited(running, ended), Change::added(second)]).unwrap();
}

fn a_row_never_points_to_one_that_is_not_there(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let mut action = anne.adds_action(nord, "Ny skabelon");
    let before = anne.loaded();
    action.id = Ids::new(stamp(&anne.who).at, 5).fresh();
    action.number = 9;
    action.owner = tavle::domain::action::Owner::Unit(unit(&anne, "Syd").id);
    assert_eq!(write(&mut anne, &[Change::added(action)]), Err(StoreError::Referenced(Entity::Action)));
    assert_eq!(anne.loaded(), before);
}

fn every_row_is_what_its_newest_change_left(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let action = anne.adds_action(nord, "Ny skabelon");
    anne.does(move_to(&action, "2026-12-24"));
    anne.undoes().unwrap();
    anne.does(import(&["Carl Cohn"]));
    anne.undoes().unwrap();
    anne.redoes().unwrap();
    assert_eq!(anne.findings(), []);
    let board = anne.board.record.id;
    let log = anne.store.ask(&Query::Log { board, before: None, limit: 100 }).unwrap().log();
    let mut replayed = tavle::domain::board::Board::blank(board, today());
    log.iter().rev().flat_map(|entry| &entry.changes).for_each(|change| replayed.apply(change));
    let loaded = anne.loaded();
    (replayed.revision, replayed.numbers) = (loaded.revision, loaded.numbers);
    assert_eq!(replayed, loaded);
}

contract! {
    unique_rules_hold_over_rows_that_are_not_loaded,
    numbers_keys_and_running_trials_are_unique,
    a_row_never_points_to_one_that_is_not_there,
    every_row_is_what_its_newest_change_left,
}

//! The rules of the file itself.

use tavle::domain::action::Action;
use tavle::domain::board::SERIES_POINTS;
use tavle::domain::change::{Change, Entity};
use tavle::domain::id::Ids;
use tavle::domain::kpi::Measurement;
use tavle::domain::people::Unit;
use tavle::domain::prose::Text;
use tavle::domain::query::Query;
use tavle::domain::refusal::{ImportRefusal, KpiRefusal, Refusal};
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
    let Some(Change::Measurement(delta)) = added.first() else { panic!("{added:?}") };
    let again = Measurement { id: Ids::new(stamp(&anne.who).at, 5).fresh(), ..*delta.after.clone().unwrap() };
    assert_eq!(write(&mut anne, &[Change::added(again)]), Err(StoreError::Duplicate(Entity::Measurement)));
    assert_eq!(anne.loaded(), before);
}

fn old_measurements_are_skipped_and_replaced_as_new_ones_are(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let kpi = anne.adds_kpi("Ventetid");
    let mut values: Vec<i64> = (0..i64::try_from(SERIES_POINTS).unwrap() + 5).collect();
    anne.does(measure(kpi, &values, false));
    anne.board = anne.loaded();
    let there = Refusal::Import(ImportRefusal::AllThere { rows: values.len() });
    assert_eq!(refusal(anne.tries(measure(kpi, &values, false))), there);
    if let Some(oldest) = values.last_mut() {
        *oldest = 7;
    }
    assert!(matches!(refusal(anne.tries(measure(kpi, &values, false))), Refusal::Kpi(KpiRefusal::Measured(_))));
    let done = anne.does(measure(kpi, &values, true));
    assert_eq!((done.changes.len(), done.skipped), (1, values.len() - 1));
    assert_eq!(anne.loaded(), anne.board, "the latest are held, not the one that was replaced");
    anne.undoes().unwrap();
    assert_eq!(anne.loaded(), anne.board);
}

fn what_does_not_fit_is_no_damage(backend: &dyn Backend) {
    let (_desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let action = anne.adds_action(nord, "Ny skabelon");
    let before = anne.loaded();
    let unnamed = Unit { name: Text::default(), ..unit(&anne, "Syd") };
    assert_eq!(write(&mut anne, &[Change::added(unnamed)]), Err(StoreError::Unfit(Some(Entity::Unit))));
    let unnumbered = Action { number: 0, ..action.clone() };
    assert_eq!(write(&mut anne, &[Change::edited(action, unnumbered)]), Err(StoreError::Unfit(Some(Entity::Action))));
    anne.who.login = Text::stored(&"x".repeat(2001));
    assert_eq!(failure(anne.tries(add_kpi("Ventetid"))), StoreError::Unfit(None), "the journal");
    assert_eq!(anne.loaded(), before);
}

fn what_points_to_something_gone_is_told_as_that(backend: &dyn Backend) {
    let (desk, mut anne) = desk(backend);
    let nord = anne.adds_unit("Nord");
    let mut bo = desk.joins("bo");
    bo.does(add_action(nord, "Ny skabelon", "2026-12-01"));
    bo.undoes().unwrap();
    anne.undoes().unwrap();
    assert_eq!(failure(bo.redoes()), StoreError::Referenced(Entity::Action));
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
    let mut idea = anne.adds_idea("Ring tilbage");
    idea.id = ids.fresh();
    assert_eq!(write(&mut anne, &[Change::added(idea)]), Err(StoreError::Duplicate(Entity::Idea)));
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
    old_measurements_are_skipped_and_replaced_as_new_ones_are,
    what_does_not_fit_is_no_damage,
    what_points_to_something_gone_is_told_as_that,
    numbers_keys_and_running_trials_are_unique,
    a_row_never_points_to_one_that_is_not_there,
    every_row_is_what_its_newest_change_left,
}

//! Taking back and doing again: the inverse of what the journal says, all or nothing.

use std::collections::HashMap;

use super::{Done, Failure, freshen, loaded_anew, take_in};
use crate::domain::board::Board;
use crate::domain::change::{Change, Delta, Entity, with_each_entity};
use crate::domain::journal::Verb;
use crate::domain::refusal::{HistoryRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;
use crate::store::{Operation, Standing, Store, StoreError, Transaction};

/// Takes back this person's newest standing operation on the board, with the whole burst of keys it belongs to.
///
/// # Errors
/// [`Failure`] when there is none, it stands by its nature, or somebody has built on it.
pub fn undo(store: &mut dyn Store, board: &mut Board, stamp: Stamp) -> Result<Done, Failure> {
    let tx = store.begin()?;
    let standing =
        tx.last_standing(board.record.id, &stamp.who)?.ok_or(Refusal::History(HistoryRefusal::NothingToUndo))?;
    if !standing.verb.can_be_undone() {
        return Err(Refusal::History(HistoryRefusal::CannotUndo(standing.verb)).into());
    }
    turn_back(tx, board, standing, Verb::Undone, &stamp)
}

/// Takes back the operation `seq` alone, whatever was done since: for what turns out never to have been meant.
///
/// # Errors
/// As [`undo`].
pub fn undo_one(store: &mut dyn Store, board: &mut Board, seq: u64, stamp: Stamp) -> Result<Done, Failure> {
    let tx = store.begin()?;
    let operation = tx.operation(seq)?.ok_or(Refusal::History(HistoryRefusal::NothingToUndo))?;
    if !operation.verb.can_be_undone() {
        return Err(Refusal::History(HistoryRefusal::CannotUndo(operation.verb)).into());
    }
    turn_back(tx, board, operation, Verb::Undone, &stamp)
}

/// Does again what this person last took back, while no newer operation of theirs lies between.
///
/// # Errors
/// As [`undo`].
pub fn redo(store: &mut dyn Store, board: &mut Board, stamp: Stamp) -> Result<Done, Failure> {
    let tx = store.begin()?;
    let undone = tx.last_undone(board.record.id, &stamp.who)?.ok_or(Refusal::History(HistoryRefusal::NothingToRedo))?;
    turn_back(tx, board, undone, Verb::Redone, &stamp)
}

/// Does again what the undo `seq` took back, whatever was done since: for an undo that was never meant.
///
/// # Errors
/// As [`undo`].
pub fn redo_one(store: &mut dyn Store, board: &mut Board, seq: u64, stamp: Stamp) -> Result<Done, Failure> {
    let tx = store.begin()?;
    let undone = tx.operation(seq)?.ok_or(Refusal::History(HistoryRefusal::NothingToRedo))?;
    turn_back(tx, board, undone, Verb::Redone, &stamp)
}

/// Writes the inverse of an operation and commits: all or nothing, only where each row still is what it left, and only
/// if the board stays one that commands could have made.
fn turn_back(
    mut tx: Box<dyn Transaction + '_>,
    board: &mut Board,
    standing: Standing,
    verb: Verb,
    stamp: &Stamp,
) -> Result<Done, Failure> {
    if !standing.same_schema {
        return Err(Refusal::History(HistoryRefusal::OtherSchema).into());
    }
    if let Some(change) = first_changed_since(tx.as_ref(), &standing.changes)? {
        return Err(changed_since(tx.as_ref(), change)?.into());
    }
    freshen(tx.as_ref(), board, stamp.today)?;
    let changes: Vec<Change> = standing.changes.iter().rev().map(Change::inverse).collect();
    board.stays_whole(&changes)?;
    let undoes = Some(standing.seq);
    let seq = tx.write(&Operation { board: board.record.id, stamp, verb, undoes, changes: &changes })?;
    let loaded = loaded_anew(tx.as_mut(), board, &changes, stamp.today)?;
    tx.commit().map_err(|error| not_turned_back(error, &changes))?;
    take_in(board, loaded, seq, &changes);
    Ok(Done { seq, verb, changes, warnings: Vec::new(), skipped: 0, of: Some(standing.verb) })
}

/// Why the file would not have what a turn-back leaves. What would point to nothing is either a row of others, to which
/// what should go is of use, or one that comes back to what has gone since.
fn not_turned_back(error: StoreError, changes: &[Change]) -> Failure {
    let comes_back = |entity: Entity| {
        let mut after = changes.iter().filter(|change| change.entity() == entity);
        after.any(|change| with_each_entity!(change, delta => delta.after.is_some()))
    };
    match error {
        StoreError::Referenced(entity) if !comes_back(entity) => Refusal::History(HistoryRefusal::InUse(entity)).into(),
        other => other.into(),
    }
}

/// The first change, from the last one back, whose record is not as it left it. A burst may touch a record several times:
/// its last change must stand, and each earlier one must be what the next found.
fn first_changed_since<'a>(tx: &dyn Transaction, changes: &'a [Change]) -> Result<Option<&'a Change>, StoreError> {
    let mut next: HashMap<(Entity, String), &Change> = HashMap::new();
    for change in changes.iter().rev() {
        let stands = match next.insert((change.entity(), change.key()), change) {
            Some(next) => left_by(change) == left_by(&next.inverse()),
            None => tx.stands(change)?,
        };
        if !stands {
            return Ok(Some(change));
        }
    }
    Ok(None)
}

/// The record after the change, whatever was before.
fn left_by(change: &Change) -> Change {
    with_each_entity!(change, delta => Delta { before: None, after: delta.after.clone() }.into())
}

fn changed_since(tx: &dyn Transaction, change: &Change) -> Result<Refusal, StoreError> {
    let entity = change.entity();
    Ok(match tx.last_touch(change)? {
        Some(entry) => Refusal::History(HistoryRefusal::ChangedSince { who: entry.who, at: entry.at, entity }),
        None => Refusal::Gone(Thing::Board),
    })
}

//! The one write path, for the screen and the command line alike.
//!
//! One write transaction: under the lock the board is freshened if somebody else has written, the command is decided
//! on it, rows and journal are written and committed. There is no retry and no stale decision.

mod turn_back;

pub use turn_back::{redo, redo_one, undo, undo_one};

use std::collections::BTreeSet;

use crate::domain::board::{Board, BoardCommand, BoardRecord, HELD_POINTS, Held};
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::{Command, Needs, Outcome, Warning, decide};
use crate::domain::id::KpiId;
use crate::domain::journal::Verb;
use crate::domain::names::fold;
use crate::domain::query::Query;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::stamp::Stamp;
use crate::domain::workflow::Part;
use crate::store::{Operation, Store, StoreError, Transaction};

/// An operation that has been saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Its place in the journal.
    pub seq: u64,
    pub verb: Verb,
    pub changes: Vec<Change>,
    pub warnings: Vec<Warning>,
    pub skipped: usize,
    /// What an undo or redo took back or did again.
    pub of: Option<Verb>,
}

/// Why nothing was saved.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    Refused(Refusal),
    Store(StoreError),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Duplicate(entity) => Failure::Refused(Refusal::Duplicate(entity)),
            other => Failure::Store(other),
        }
    }
}

/// Decides on `command` under the lock and saves what it brings; `board` is then as the file stands.
///
/// # Errors
/// [`Failure`] when a rule or the store says no; then nothing has changed.
pub fn perform(store: &mut dyn Store, board: &mut Board, command: &Command, mut stamp: Stamp) -> Result<Done, Failure> {
    let mut tx = store.begin()?;
    freshen(tx.as_ref(), board, stamp.today)?;
    refuse_taken_name(tx.as_ref(), board, command)?;
    let outcome = decide_fresh(tx.as_ref(), board, command, &mut stamp)?;
    let operation = Operation {
        board: board.record.id,
        stamp: &stamp,
        verb: outcome.verb,
        undoes: None,
        changes: &outcome.changes,
    };
    let seq = tx.write(&operation)?;
    tx.set_numbers(board.record.id, stamp.numbers)?;
    let loaded = loaded_anew(tx.as_mut(), board, &outcome.changes, stamp.today)?;
    tx.commit()?;
    take_in(board, loaded, seq, &outcome.changes);
    board.numbers = stamp.numbers;
    let Outcome { verb, changes, warnings, skipped } = outcome;
    Ok(Done { seq, verb, changes, warnings, skipped, of: None })
}

/// Performs a script on a board that is being made, each step decided on what those before it left, in one transaction:
/// all of it is saved, or nothing.
///
/// # Errors
/// As [`perform`]; `board` is then of no use.
pub fn perform_script<Step>(
    store: &mut dyn Store,
    board: &mut Board,
    script: impl Iterator<Item = Step>,
) -> Result<(), Failure>
where
    Step: FnOnce(&Board) -> Result<(Command, Stamp), Refusal>,
{
    let mut tx = store.begin()?;
    let mut fortnight = None;
    for step in script {
        let (command, mut stamp) = step(board)?;
        let Outcome { verb, changes, .. } = decide_fresh(tx.as_ref(), board, &command, &mut stamp)?;
        let operation = Operation { board: board.record.id, stamp: &stamp, verb, undoes: None, changes: &changes };
        let seq = tx.write(&operation)?;
        take_in(board, Anew::Series(Vec::new()), seq, &changes);
        board.numbers = stamp.numbers;
        let this = board.fortnight(stamp.today);
        if fortnight.replace(this) != Some(this) {
            board.let_go(stamp.today);
        }
    }
    // Nobody else sees the counters before all of it is saved.
    tx.set_numbers(board.record.id, board.numbers)?;
    Ok(tx.commit()?)
}

/// What `command` would bring, without saving it: a dry run, a warning to ask about first.
///
/// # Errors
/// As [`perform`].
pub fn rehearse(
    store: &mut dyn Store,
    board: &mut Board,
    command: &Command,
    mut stamp: Stamp,
) -> Result<Outcome, Failure> {
    if may_decide_on_working_set(store, command.needs()) {
        hold_asked(store, board, command.needs())?;
        stamp.numbers = board.numbers;
        return Ok(decide(board, command, &mut stamp)?);
    }
    let tx = store.begin()?;
    freshen(tx.as_ref(), board, stamp.today)?;
    decide_fresh(tx.as_ref(), board, command, &mut stamp)
}

/// Who may not load under the lock asks instead: what is older than the answer is rehearsed as not there.
fn hold_asked(store: &mut dyn Store, board: &mut Board, needs: Needs) -> Result<(), StoreError> {
    if let Needs::Measurements(kpi) = needs
        && !board.holds(needs)
    {
        board.hold(kpi, store.ask(&Query::Series { kpi })?.series());
    }
    Ok(())
}

/// Whether a rehearsal needs no lock. Who may only read has none.
fn may_decide_on_working_set(store: &dyn Store, needs: Needs) -> bool {
    match needs {
        Needs::Nothing => true,
        Needs::Measurements(_) => store.is_read_only(),
        Needs::Actions(_) | Needs::EveryAction | Needs::Tally(_) | Needs::Idea(_) => false,
    }
}

/// Two boards of a file never have one name: that is seen under the lock only.
fn refuse_taken_name(tx: &dyn Transaction, board: &Board, command: &Command) -> Result<(), Failure> {
    let name = match command {
        Command::Board(BoardCommand::Create { name, .. }) => name,
        Command::Board(BoardCommand::Edit { base, wanted }) if wanted.name != base.name => &wanted.name,
        _ => return Ok(()),
    };
    let same = |record: &BoardRecord| record.id != board.record.id && fold(record.name.as_str()) == fold(name.as_str());
    let taken = tx.boards()?.into_iter().find(same);
    taken.map_or(Ok(()), |board| Err(Refusal::NameTaken { thing: Thing::Board, name: board.name }.into()))
}

/// Brings `board` to the state of the file, when somebody else has written. A board that is being made is not there yet.
fn freshen(tx: &dyn Transaction, board: &mut Board, today: Date) -> Result<(), StoreError> {
    if !board.is_blank() && tx.revision()? != board.revision {
        *board = tx.load(board.record.id, today)?;
    }
    Ok(())
}

fn decide_fresh(tx: &dyn Transaction, board: &Board, command: &Command, stamp: &mut Stamp) -> Result<Outcome, Failure> {
    stamp.numbers = board.numbers;
    let needs = command.needs();
    if board.holds(needs) {
        return Ok(decide(board, command, stamp)?);
    }
    let mut whole = board.clone();
    tx.load_needs(&mut whole, needs)?;
    Ok(decide(&whole, command, stamp)?)
}

/// More changes than this are read from the file in one go rather than applied one by one.
const MANY: usize = 500;

/// What of the board is read from the file, where applying the changes to ours would be wrong or slow.
enum Anew {
    Board(Box<Board>),
    Series(Vec<(KpiId, Held)>),
}

/// The board as the transaction leaves it, as far as it is read anew. Loaded before the commit, so that what is saved is
/// never reported as a failure.
fn loaded_anew(tx: &mut dyn Transaction, board: &Board, changes: &[Change], today: Date) -> Result<Anew, StoreError> {
    if changes.len() > MANY || changes.iter().any(prepares_anew) {
        return Ok(Anew::Board(Box::new(tx.load(board.record.id, today)?)));
    }
    let changed: BTreeSet<KpiId> = changes.iter().filter_map(Change::series).collect();
    let long = changed.into_iter().filter(|kpi| is_long(board, *kpi, changes.len()));
    long.map(|kpi| Ok((kpi, tx.series(kpi)?))).collect::<Result<_, _>>().map(Anew::Series)
}

/// Whether the first day of a workflow is ahead again: what was done before it, however long ago, counts once more.
fn prepares_anew(change: &Change) -> bool {
    let Change::Part(delta) = change else { return false };
    let is_ahead = |part: &Option<Box<Part>>| part.as_ref().is_some_and(|part| part.state.is_in_preparation());
    is_ahead(&delta.after) && !is_ahead(&delta.before) && delta.before.is_some()
}

/// Whether only the latest points of a series are held, or may be when `more` have been added: which those are, and how
/// all of them are judged, may change with any of them.
fn is_long(board: &Board, kpi: KpiId, more: usize) -> bool {
    board.kpi(kpi).map_or(0, |kpi| board.series(kpi).points()) + more > HELD_POINTS
}

/// Takes what has been saved into the board in memory.
fn take_in(board: &mut Board, anew: Anew, seq: u64, changes: &[Change]) {
    match anew {
        Anew::Board(loaded) => *board = *loaded,
        Anew::Series(series) => {
            changes.iter().for_each(|change| board.apply(change));
            series.into_iter().for_each(|(kpi, held)| board.hold(kpi, held));
        }
    }
    board.revision = seq;
}

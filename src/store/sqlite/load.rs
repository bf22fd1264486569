//! The working set of a board, and what is asked for besides.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::domain::action::{Action, Owner};
use crate::domain::board::{Board, BoardRecord, TALLY_FORTNIGHTS};
use crate::domain::calendar::{Date, add_days};
use crate::domain::command::Needs;
use crate::domain::id::BoardId;
use crate::domain::idea::Idea;
use crate::domain::query::{After, Which};
use crate::domain::record::{Column, Record, Value};
use crate::domain::stamp::Numbers;
use crate::domain::tally::{CaseType, Stream, Sums, TallyEntry};
use crate::store::StoreError;

use super::statement::statement;
use super::{rows, series};

pub fn boards(conn: &Connection) -> Result<Vec<BoardRecord>, StoreError> {
    rows::all(conn, "ORDER BY id", [])
}

/// What others go by, read in the transaction that is open.
pub fn names(conn: &Connection, id: BoardId) -> Result<Board, StoreError> {
    let record = rows::by_id(conn, &id.to_string())?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let mut board = Board::of(record);
    board.revision = revision(conn)?;
    board.numbers = numbers(conn, id)?;
    board.units = rows::of_board(conn, id)?;
    board.members = rows::of_board(conn, id)?;
    board.kpis = rows::of_board(conn, id)?;
    board.workflows = rows::of_board(conn, id)?;
    Ok(board)
}

/// The working set, read in the transaction that is open.
pub fn board(conn: &Connection, id: BoardId, today: Date) -> Result<Board, StoreError> {
    let mut board = names(conn, id)?;
    board.workflow_units = rows::of_board(conn, id)?;
    board.parts = rows::of_board(conn, id)?;
    board.trials = rows::of_board(conn, id)?;
    board.trial_units = rows::of_board(conn, id)?;
    board.decisions = rows::of_board(conn, id)?;
    board.deciders = rows::of_board(conn, id)?;
    board.actions = actions(conn, &board, board.last_meeting(today))?;
    board.ideas = ideas(conn, id, board.last_meeting(today))?;
    for kpi in board.kpis.iter().map(|kpi| kpi.id).collect::<Vec<_>>() {
        board.hold(kpi, series::held(conn, kpi)?);
    }
    let (this_fortnight, _) = board.fortnight(today);
    board.tally = tally(conn, id, add_days(this_fortnight, -14 * (TALLY_FORTNIGHTS - 1)))?;
    board.doubts = rows::all(conn, "WHERE board = ?1 AND doubt = 'open' ORDER BY id", [id.to_value()])?;
    Ok(board)
}

/// The last operation of the file.
pub fn revision(conn: &Connection) -> Result<u64, StoreError> {
    let mut statement = statement(conn, "SELECT coalesce(max(seq), 0) FROM operation")?;
    Ok(statement.query_row([], |row| row.get(0)).map(i64::unsigned_abs)?)
}

fn numbers(conn: &Connection, board: BoardId) -> Result<Numbers, StoreError> {
    let mut statement = statement(conn, "SELECT name, value FROM counter WHERE board = ?1")?;
    let mut rows = statement.query([board.to_value()])?;
    let mut numbers = Numbers::default();
    while let Some(row) = rows.next()? {
        let value = row.get(1)?;
        match row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)? {
            "action" => numbers.action = value,
            "workflow" => numbers.workflow = value,
            "decision" => numbers.decision = value,
            "idea" => numbers.idea = value,
            other => return Err(StoreError::Damaged(other.to_owned())),
        }
    }
    Ok(numbers)
}

/// Sets the counters; never back, since a number is never given twice.
pub fn set_numbers(conn: &Connection, board: BoardId, numbers: Numbers) -> Result<(), StoreError> {
    let mut statement = statement(
        conn,
        "INSERT INTO counter (board, name, value) VALUES (?1, ?2, ?3)
         ON CONFLICT (board, name) DO UPDATE SET value = excluded.value WHERE value < excluded.value",
    )?;
    let Numbers { action, workflow, decision, idea } = numbers;
    for (name, value) in [("action", action), ("workflow", workflow), ("decision", decision), ("idea", idea)] {
        statement.execute((board.to_value(), name, value))?;
    }
    Ok(())
}

/// The open ones; of the closed ones those closed on or after `since`, those with an effect to look for, and those done
/// before the start of a workflow in preparation: each by its own index, however many have been closed before.
fn actions(conn: &Connection, board: &Board, since: Date) -> Result<Vec<Action>, StoreError> {
    let id = board.record.id.to_value();
    let open = "WHERE board = ?1 AND state IN ('open', 'in_progress')";
    let mut actions: Vec<Action> = rows::all(conn, open, [&id])?;
    let closed = "WHERE board = ?1 AND closed_on >= ?2";
    actions.append(&mut rows::all(conn, closed, [&id, &since.to_value()])?);
    actions.append(&mut rows::all(conn, "WHERE board = ?1 AND look_on IS NOT NULL", [&id])?);
    let before_start = "WHERE workflow = ?1 AND workflow IS NOT NULL AND before_start = 1 AND state = 'done'";
    for workflow in board.in_preparation() {
        actions.append(&mut rows::all(conn, before_start, [workflow.to_value()])?);
    }
    actions.sort_unstable_by_key(|action| action.id);
    actions.dedup_by_key(|action| action.id);
    Ok(actions)
}

/// The open ones, and those decided on since `since`, as actions are.
fn ideas(conn: &Connection, board: BoardId, since: Date) -> Result<Vec<Idea>, StoreError> {
    let open = "WHERE board = ?1 AND state IN ('new', 'parked')";
    let mut ideas: Vec<Idea> = rows::all(conn, open, [board.to_value()])?;
    let decided = "WHERE board = ?1 AND state IN ('used', 'rejected') AND decided_on >= ?2";
    ideas.append(&mut rows::all(conn, decided, [board.to_value(), since.to_value()])?);
    ideas.sort_unstable_by_key(|idea| idea.id);
    Ok(ideas)
}

fn tally(conn: &Connection, board: BoardId, from: Date) -> Result<Sums, StoreError> {
    let statement = statement(
        conn,
        "SELECT day, stream, case_type, neighbour, sum(count) FROM tally
         WHERE board = ?1 AND day >= ?2 GROUP BY day, stream, case_type, neighbour",
    )?;
    let mut sums = Sums::default();
    rows::read(statement, [board.to_value(), from.to_value()], TallyEntry::TABLE, |mut row| {
        let (day, stream): (Date, Stream) = (row.take()?, row.take()?);
        let (case_type, neighbour): (CaseType, Option<CaseType>) = (row.take()?, row.take()?);
        sums.add((day, stream, case_type, neighbour), row.take()?);
        Ok(())
    })?;
    Ok(sums)
}

/// Adds to `board` what a command needs besides the working set.
pub fn needs(conn: &Connection, board: &mut Board, needs: Needs) -> Result<(), StoreError> {
    match needs {
        Needs::Nothing => {}
        Needs::Actions(ids) => {
            for id in ids {
                if board.action(*id).is_none() {
                    let found: Option<Action> = rows::by_id(conn, &id.to_string())?;
                    board.actions.extend(found.filter(|action| action.board == board.record.id));
                }
            }
        }
        // An import compares itself with all of them.
        Needs::EveryAction => board.actions = rows::every(conn, board.record.id)?,
        Needs::Measurements(kpi) => {
            board.hold(kpi, series::every(conn, kpi)?);
        }
        Needs::Tally(id) if board.tally_entry(id).is_some() => {}
        Needs::Tally(id) => {
            let found: Option<TallyEntry> = rows::by_id(conn, &id.to_string())?;
            board.doubts.extend(found.filter(|entry| entry.board == board.record.id));
        }
        Needs::Idea(id) if board.idea(id).is_some() => {}
        Needs::Idea(id) => {
            let found: Option<Idea> = rows::by_id(conn, &id.to_string())?;
            board.ideas.extend(found.filter(|idea| idea.board == board.record.id));
        }
    }
    Ok(())
}

/// A page of actions by deadline and number, from the one after `after`: found by it, so that a page costs the same
/// wherever it lies and none is given twice.
pub fn page(
    conn: &Connection,
    board: BoardId,
    which: Which,
    after: Option<After>,
    most: usize,
) -> Result<Vec<Action>, StoreError> {
    // The empty text sorts before every date, and one that begins with a letter after them.
    let first = if which == Which::ClosedNewest { ("z", u32::MAX) } else { ("", 0) };
    let (deadline, number) =
        after.map_or((Value::Text(first.0.to_owned()), first.1), |(day, number)| (day.to_value(), number));
    let mut params = vec![board.to_value(), deadline, number.to_value(), rows::int(most)];
    let tail = match which {
        Which::Every => "WHERE board = ?1 AND (deadline, number) > (?2, ?3) ORDER BY deadline, number LIMIT ?4",
        Which::Open => {
            "WHERE board = ?1 AND state IN ('open', 'in_progress') AND (deadline, number) > (?2, ?3)
             ORDER BY deadline, number LIMIT ?4"
        }
        Which::ClosedNewest => {
            "WHERE board = ?1 AND (deadline, number) < (?2, ?3) AND state IN ('done', 'dropped')
             ORDER BY deadline DESC, number DESC LIMIT ?4"
        }
        Which::OpenBefore(day) => {
            params.push(day.to_value());
            "WHERE board = ?1 AND state IN ('open', 'in_progress') AND (deadline, number) > (?2, ?3) AND deadline < ?5
             ORDER BY deadline, number LIMIT ?4"
        }
    };
    rows::all(conn, tail, rusqlite::params_from_iter(params))
}

/// How many open actions with a deadline before `before` each owner has. Counted here: SQLite would sort them first.
pub fn owners(conn: &Connection, board: BoardId, before: Date) -> Result<Vec<(Owner, usize)>, StoreError> {
    let statement = statement(
        conn,
        "SELECT owner_member, owner_unit FROM action
         WHERE board = ?1 AND state IN ('open', 'in_progress') AND deadline < ?2",
    )?;
    let mut counts: HashMap<Owner, usize> = HashMap::new();
    rows::read(statement, [board.to_value(), before.to_value()], Action::TABLE, |mut row| {
        *counts.entry(row.take()?).or_default() += 1;
        Ok(())
    })?;
    Ok(counts.into_iter().collect())
}

/// The action with this short number.
pub fn numbered(conn: &Connection, board: BoardId, number: u32) -> Result<Vec<Action>, StoreError> {
    rows::all(conn, "WHERE board = ?1 AND number = ?2", [board.to_value(), number.to_value()])
}

/// A page of ideas by number, from the one after `after`.
pub fn ideas_page(conn: &Connection, board: BoardId, after: Option<u32>, most: usize) -> Result<Vec<Idea>, StoreError> {
    let params = [board.to_value(), after.unwrap_or(0).to_value(), rows::int(most)];
    rows::all(conn, "WHERE board = ?1 AND number > ?2 ORDER BY number LIMIT ?3", params)
}

/// The idea with this short number.
pub fn idea_numbered(conn: &Connection, board: BoardId, number: u32) -> Result<Vec<Idea>, StoreError> {
    rows::all(conn, "WHERE board = ?1 AND number = ?2", [board.to_value(), number.to_value()])
}

//! Records as rows: statements made of a record's own table and columns, values bound.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Params, ToSql};

use crate::domain::change::Delta;
use crate::domain::id::BoardId;
use crate::domain::record::{Column, Record, Row, Stored, Value};
use crate::store::StoreError;

use super::error;
use super::statement::{self, statement};

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

/// A record's columns in the order of its fields.
fn columns<T: Record>() -> impl Iterator<Item = &'static str> {
    T::COLUMNS.iter().flat_map(|field| field.iter().copied())
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// A count as a value; SQLite counts no further than its largest.
pub fn int(count: usize) -> Value {
    Value::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

fn select<T: Record>(tail: &'static str) -> String {
    let names = listed(columns::<T>().map(|column| format!("\"{column}\"")));
    format!("SELECT {names} FROM \"{}\" {tail}", T::TABLE)
}

fn upsert<T: Record>() -> String {
    let names = listed(columns::<T>().map(|column| format!("\"{column}\"")));
    let places = listed((1..=columns::<T>().count()).map(|at| format!("?{at}")));
    let sets = listed(columns::<T>().skip(1).map(|column| format!("\"{column}\" = excluded.\"{column}\"")));
    format!("INSERT INTO \"{}\" ({names}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {sets}", T::TABLE)
}

/// What a column of a row holds; `None` when it is nothing that we store.
pub fn stored<'a>(row: &'a rusqlite::Row, at: usize) -> Option<Stored<'a>> {
    match row.get_ref(at).ok()? {
        ValueRef::Null => Some(Stored::Null),
        ValueRef::Integer(number) => Some(Stored::Int(number)),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).ok().map(Stored::Text),
        ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

/// Gives each row of `table` that a statement finds to `each`.
pub fn read(
    mut statement: CachedStatement,
    params: impl Params,
    table: &'static str,
    mut each: impl FnMut(Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        each(Row::new(table, &|at| stored(row, at)))?;
    }
    Ok(())
}

/// Every row of `T` as it lies in the file: for looking at what another program wrote.
pub fn raw<T: Record>(conn: &Connection, mut each: impl FnMut(Row)) -> Result<(), StoreError> {
    read(statement::whole(conn, &select::<T>(""))?, [], T::TABLE, |row| {
        each(row);
        Ok(())
    })
}

/// Read as they lie, which is nearly the order they were made in: by their ids each would be looked up by itself.
const OF_BOARD: &str = "WHERE board = ?1";

/// Every record of `T` that `tail` (a WHERE and what follows) selects by an index.
pub fn all<T: Record>(conn: &Connection, tail: &'static str, params: impl Params) -> Result<Vec<T>, StoreError> {
    records(statement(conn, &select::<T>(tail))?, params)
}

/// Every record of a board of which a team makes a handful in a year, in the order they were made.
pub fn of_board<T: Record>(conn: &Connection, board: BoardId) -> Result<Vec<T>, StoreError> {
    records(statement(conn, &select::<T>(OF_BOARD))?, [board.to_value()]).map(as_made)
}

/// Every record of a board, however many there are.
pub fn every<T: Record>(conn: &Connection, board: BoardId) -> Result<Vec<T>, StoreError> {
    records(statement::whole(conn, &select::<T>(OF_BOARD))?, [board.to_value()]).map(as_made)
}

/// Ids are UUIDv7: their order is the order of making.
fn as_made<T: Record>(mut records: Vec<T>) -> Vec<T> {
    records.sort_by_key(Record::id);
    records
}

fn records<T: Record>(statement: CachedStatement, params: impl Params) -> Result<Vec<T>, StoreError> {
    let mut records = Vec::new();
    read(statement, params, T::TABLE, |mut row| {
        records.push(T::from_row(&mut row)?);
        Ok(())
    })?;
    Ok(records)
}

/// The record of `T` with this id.
pub fn by_id<T: Record>(conn: &Connection, id: &str) -> Result<Option<T>, StoreError> {
    Ok(all(conn, "WHERE id = ?1", [id])?.pop())
}

/// Writes what a change leaves: the record after it, or nothing.
pub fn put<T: Record>(conn: &Connection, delta: &Delta<T>) -> Result<(), StoreError> {
    match (&delta.after, &delta.before) {
        (Some(after), _) => {
            let values = after.values();
            let written = statement(conn, &upsert::<T>())?.execute(rusqlite::params_from_iter(&values));
            written.map_err(|error| error::of_row(error, T::TABLE))?;
        }
        (None, Some(before)) => {
            statement(conn, &format!("DELETE FROM \"{}\" WHERE id = ?1", T::TABLE))?.execute([before.key()])?;
        }
        (None, None) => {}
    }
    Ok(())
}

/// Whether the row is what the change left.
pub fn stands<T: Record>(conn: &Connection, delta: &Delta<T>) -> Result<bool, StoreError> {
    match delta.after.as_ref().or(delta.before.as_ref()) {
        Some(record) => Ok(by_id::<T>(conn, &record.key())?.as_ref() == delta.after.as_deref()),
        None => Ok(true),
    }
}

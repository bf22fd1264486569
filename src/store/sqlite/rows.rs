//! Records as rows: statements made of a record's own table and columns, values bound.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Params, ToSql};

use crate::domain::change::Delta;
use crate::domain::id::BoardId;
use crate::domain::record::{Column, Record, Row, Unfit, Value};
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

/// The values of one row, as they lie in the file.
pub fn values(row: &rusqlite::Row, count: usize) -> Result<Vec<Value>, StoreError> {
    (0..count).map(|at| value(row.get_ref(at)?)).collect()
}

fn value(stored: ValueRef) -> Result<Value, StoreError> {
    match stored {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(error) => Err(StoreError::Damaged(error.to_string())),
        },
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(StoreError::Damaged(format!("{:?}", stored.data_type()))),
    }
}

/// A text column read as it lies in the file, without a copy.
pub fn parsed<T: Column>(row: &rusqlite::Row, at: usize, table: &'static str) -> Result<T, StoreError> {
    let text = row.get_ref(at)?.as_str().ok().and_then(T::from_text);
    text.ok_or_else(|| Unfit { table, expected: std::any::type_name::<T>() }.into())
}

/// Every row of `T` that `tail` (a WHERE and what follows) selects, as stored: for looking at what another program
/// wrote.
pub fn raw<T: Record>(
    conn: &Connection,
    tail: &'static str,
    params: impl Params,
    mut each: impl FnMut(Vec<Value>),
) -> Result<(), StoreError> {
    let mut statement = statement::whole(conn, &select::<T>(tail))?;
    let mut rows = statement.query(params)?;
    let count = columns::<T>().count();
    while let Some(row) = rows.next()? {
        each(values(row, count)?);
    }
    Ok(())
}

/// Ids are UUIDv7: their order is the order of making.
const OF_BOARD: &str = "WHERE board = ?1 ORDER BY id";

/// Every record of `T` that `tail` (a WHERE and what follows) selects by an index.
pub fn all<T: Record>(conn: &Connection, tail: &'static str, params: impl Params) -> Result<Vec<T>, StoreError> {
    records(statement(conn, &select::<T>(tail))?, params)
}

/// Every record of a board of which a team makes a handful in a year, in the order they were made.
pub fn of_board<T: Record>(conn: &Connection, board: BoardId) -> Result<Vec<T>, StoreError> {
    records(statement(conn, &select::<T>(OF_BOARD))?, [board.to_value()])
}

/// Every record of a board, however many there are.
pub fn every<T: Record>(conn: &Connection, board: BoardId) -> Result<Vec<T>, StoreError> {
    records(statement::whole(conn, &select::<T>(OF_BOARD))?, [board.to_value()])
}

fn records<T: Record>(mut statement: CachedStatement, params: impl Params) -> Result<Vec<T>, StoreError> {
    let mut rows = statement.query(params)?;
    let count = columns::<T>().count();
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(T::from_row(&mut Row::new(T::TABLE, values(row, count)?))?);
    }
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

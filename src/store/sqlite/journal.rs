//! The journal: what was done, by whom, and what of it still stands.
//!
//! A do-operation has no `undoes`. An undo names the do-operation it takes back, by the first of its burst; a redo names
//! the undo. So an operation stands unless an undo after it names it and no redo names that undo. Two levels are
//! enough: undoing what was redone is a new undo of the same do-operation.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use crate::domain::change::{Change, Entity, with_each_entity};
use crate::domain::id::{ActionId, BoardId, OperationId};
use crate::domain::journal::{Entry, Verb};
use crate::domain::prose::Text;
use crate::domain::record::{Column, Record, Row, Stored, Unfit, Value};
use crate::domain::stamp::{Through, Who};
use crate::store::{Operation, Standing, StoreError};

use super::rows;
use super::statement::statement;

/// How an instant is written: UTC, so that the text sorts as the time does.
const INSTANT: &str = "%Y-%m-%dT%H:%M:%S%.3fZ";

/// Writes the rows of an operation and its journal; returns its place.
pub fn write(conn: &Connection, operation: &Operation, schema: u32) -> Result<u64, StoreError> {
    let seq = write_operation(conn, operation, schema)?;
    let mut insert = statement(
        conn,
        "INSERT INTO change (operation, ord, entity, entity_id, \"before\", \"after\")
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (ord, change) in operation.changes.iter().enumerate() {
        let (before, after) =
            with_each_entity!(change, delta => (image(delta.before.as_deref())?, image(delta.after.as_deref())?));
        insert.execute((seq, rows::int(ord), change.entity().code(), change.key(), before, after))?;
        with_each_entity!(change, delta => rows::put(conn, delta)?);
    }
    Ok(seq.unsigned_abs())
}

fn write_operation(conn: &Connection, operation: &Operation, schema: u32) -> Result<i64, StoreError> {
    let stamp = operation.stamp;
    // The stamp's own source has given every id of the rows: the next one is the operation's.
    let uuid: OperationId = stamp.ids.clone().fresh();
    statement(
        conn,
        "INSERT INTO operation (uuid, at, board, login, member, through, verb, undoes, burst, schema_version)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute((
        uuid.to_value(),
        stamp.at.format(INSTANT).to_string(),
        operation.board.to_value(),
        stamp.who.login.as_str(),
        stamp.who.member.to_value(),
        stamp.through.code(),
        operation.verb.code(),
        operation.undoes.map(place),
        stamp.burst.map(place),
        schema,
    ))?;
    Ok(conn.last_insert_rowid())
}

fn image<T: Record + serde::Serialize>(record: Option<&T>) -> Result<Option<String>, StoreError> {
    Ok(record.map(serde_json::to_string).transpose()?)
}

fn place(seq: u64) -> Value {
    Value::Int(i64::try_from(seq).unwrap_or(i64::MAX))
}

/// `?1` the board, `?2` the member, `?3` the login: one person is one member on however many logins, and what was done
/// under the login before it was a member's. Without a member it is what was done under the login alone: nothing equals
/// a NULL.
fn person(board: BoardId, who: &Who) -> [Value; 3] {
    [board.to_value(), who.member.to_value(), who.login.to_value()]
}

/// What undo takes back: the newest of this person's that stands, with what stands of its burst.
pub fn last_standing(
    conn: &Connection,
    board: BoardId,
    who: &Who,
    schema: u32,
) -> Result<Option<Standing>, StoreError> {
    let head = statement(
        conn,
        "SELECT coalesce(done.burst, done.seq) FROM operation AS done
             WHERE done.board = ?1 AND done.undoes IS NULL
               AND (done.member = ?2 OR (done.member IS NULL AND done.login = ?3))
               AND NOT EXISTS (
                 SELECT 1 FROM operation AS undo
                 WHERE undo.undoes IN (done.seq, done.burst) AND undo.seq > done.seq
                   AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.seq))
             ORDER BY done.seq DESC LIMIT 1",
    )?
    .query_row(person(board, who), |row| row.get::<_, i64>(0))
    .optional()?;
    let Some(head) = head else { return Ok(None) };
    standing(conn, head, head, &standing_burst(conn, head)?, schema).map(Some)
}

/// The operations of the burst that began with `head` and stand, each with its schema version; one alone is a burst too.
fn standing_burst(conn: &Connection, head: i64) -> Result<Vec<(i64, u32)>, StoreError> {
    let mut burst = statement(
        conn,
        "SELECT done.seq, done.schema_version FROM operation AS done
         WHERE (done.seq = ?1 OR done.burst = ?1) AND done.undoes IS NULL
           AND NOT EXISTS (
             SELECT 1 FROM operation AS undo
             WHERE undo.undoes IN (done.seq, ?1) AND undo.seq > done.seq
               AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.seq))",
    )?;
    let members = burst.query_map([head], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut members: Vec<(i64, u32)> = members.collect::<Result<_, _>>()?;
    members.sort_unstable();
    Ok(members)
}

/// One operation by its place, apart from its burst.
pub fn one(conn: &Connection, seq: u64, schema: u32) -> Result<Option<Standing>, StoreError> {
    let found = statement(conn, "SELECT seq, schema_version FROM operation WHERE seq = ?1")?
        .query_row([i64::try_from(seq).unwrap_or(i64::MAX)], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))
        .optional()?;
    let Some((seq, version)) = found else { return Ok(None) };
    standing(conn, seq, seq, &[(seq, version)], schema).map(Some)
}

/// What redo does again: the newest undo of this person's that is not done again and has nothing newer after it.
pub fn last_undone(conn: &Connection, board: BoardId, who: &Who, schema: u32) -> Result<Option<Standing>, StoreError> {
    let found = statement(
        conn,
        "SELECT undo.seq, undo.undoes, undo.schema_version FROM operation AS undo
             WHERE undo.board = ?1 AND (undo.member = ?2 OR (undo.member IS NULL AND undo.login = ?3))
               AND EXISTS (SELECT 1 FROM operation AS done WHERE done.seq = undo.undoes AND done.undoes IS NULL)
               AND NOT EXISTS (SELECT 1 FROM operation AS redo WHERE redo.undoes = undo.seq)
               AND undo.seq > coalesce((
                 SELECT newer.seq FROM operation AS newer
                 WHERE newer.board = ?1 AND newer.undoes IS NULL
                   AND (newer.member = ?2 OR (newer.member IS NULL AND newer.login = ?3))
                 ORDER BY newer.seq DESC LIMIT 1), 0)
             ORDER BY undo.seq DESC LIMIT 1",
    )?
    .query_row(person(board, who), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    .optional()?;
    let Some((seq, head, version)) = found else { return Ok(None) };
    standing(conn, seq, head, &[(seq, version)], schema).map(Some)
}

/// The operations `of`, named by `seq`, that began with what was done in `head`.
fn standing(conn: &Connection, seq: i64, head: i64, of: &[(i64, u32)], schema: u32) -> Result<Standing, StoreError> {
    let mut verb = statement(conn, "SELECT verb FROM operation WHERE seq = ?1")?;
    let verb: String = verb.query_row([head], |row| row.get(0))?;
    let mut standing = Standing {
        seq: seq.unsigned_abs(),
        verb: Verb::from_code(&verb).ok_or(StoreError::Damaged(verb))?,
        same_schema: of.iter().all(|(_, version)| *version == schema),
        changes: Vec::new(),
    };
    // Images of another schema version may not fit this program's records; the caller refuses them unread.
    if standing.same_schema {
        for (operation, _) in of {
            standing.changes.append(&mut all_changes(conn, *operation)?);
        }
    }
    Ok(standing)
}

/// All that an operation changed.
fn all_changes(conn: &Connection, operation: i64) -> Result<Vec<Change>, StoreError> {
    changes(conn, operation, "", &[])
}

/// What an operation changed of the rows that `which` selects.
fn changes(conn: &Connection, operation: i64, which: &str, params: &[Value]) -> Result<Vec<Change>, StoreError> {
    let select = format!("SELECT entity, \"before\", \"after\" FROM change WHERE operation = ?1 {which} ORDER BY ord");
    let mut statement = statement(conn, &select)?;
    let params: Vec<Value> = std::iter::once(&Value::Int(operation)).chain(params).cloned().collect();
    let mut found = statement.query(rusqlite::params_from_iter(params))?;
    let mut changes = Vec::new();
    while let Some(row) = found.next()? {
        let (entity, before, after): (String, Option<String>, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let entity = Entity::from_code(&entity).ok_or(StoreError::Damaged(entity))?;
        changes.push(Change::from_json(entity, before.as_deref(), after.as_deref())?);
    }
    Ok(changes)
}

const ENTRY: &str = "SELECT op.seq, op.at, coalesce(member.name, op.login), op.through, op.verb, op.undoes
    FROM operation AS op LEFT JOIN member ON member.id = op.member ";

/// The columns of [`ENTRY`], from another beginning.
const ENTRY_OF: &str = "SELECT op.seq, op.at, coalesce(member.name, op.login), op.through, op.verb, op.undoes";

/// The newest operation that touched the record of `change`.
pub fn last_touch(conn: &Connection, change: &Change) -> Result<Option<Entry>, StoreError> {
    let mut newest = statement(
        conn,
        "SELECT operation FROM change WHERE entity = ?1 AND entity_id = ?2 ORDER BY operation DESC LIMIT 1",
    )?;
    let seq: Option<i64> = newest.query_row((change.entity().code(), change.key()), |row| row.get(0)).optional()?;
    match seq {
        Some(seq) => {
            Ok(entries(conn, &format!("{ENTRY} WHERE op.seq = ?1"), &[Value::Int(seq)], |seq| all_changes(conn, seq))?
                .pop())
        }
        None => Ok(None),
    }
}

/// The journal of a board, newest first.
pub fn log(conn: &Connection, board: BoardId, before: Option<u64>, most: usize) -> Result<Vec<Entry>, StoreError> {
    let before = before.map_or(Value::Int(i64::MAX), place);
    let of_board = format!("{ENTRY} WHERE op.board = ?1 AND op.seq < ?2 ORDER BY op.seq DESC LIMIT ?3");
    entries(conn, &of_board, &[board.to_value(), before, rows::int(most)], |seq| all_changes(conn, seq))
}

/// What was done to the action `id`, newest first, each operation with what it changed of that action alone: an import
/// may have brought a hundred thousand others.
pub fn of_action(conn: &Connection, id: ActionId, most: usize) -> Result<Vec<Entry>, StoreError> {
    let of_action = format!(
        "{ENTRY_OF} FROM change AS c JOIN operation AS op ON op.seq = c.operation
         LEFT JOIN member ON member.id = op.member
         WHERE c.entity = ?1 AND c.entity_id = ?2 GROUP BY c.operation ORDER BY c.operation DESC LIMIT ?3"
    );
    let entity = Value::Text(Entity::Action.code().to_owned());
    let own = [entity.clone(), id.to_value()];
    entries(conn, &of_action, &[entity, id.to_value(), rows::int(most)], |operation| {
        changes(conn, operation, "AND entity = ?2 AND entity_id = ?3", &own)
    })
}

/// How many operations have written to the action `id`.
pub fn touches(conn: &Connection, id: ActionId) -> Result<u32, StoreError> {
    let mut count =
        statement(conn, "SELECT count(DISTINCT operation) FROM change WHERE entity = ?1 AND entity_id = ?2")?;
    Ok(count.query_row((Entity::Action.code(), id.to_value()), |row| row.get(0))?)
}

fn entries(
    conn: &Connection,
    select: &str,
    params: &[Value],
    changes: impl Fn(i64) -> Result<Vec<Change>, StoreError>,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries = Vec::new();
    rows::read(statement(conn, select)?, rusqlite::params_from_iter(params), "operation", |mut row| {
        let seq: i64 = row.take()?;
        entries.push(Entry {
            seq: seq.unsigned_abs(),
            at: instant(&mut row)?,
            who: row.take::<Text>()?,
            through: row.take::<Through>()?,
            verb: row.take::<Verb>()?,
            undoes: row.take::<Option<i64>>()?.map(i64::unsigned_abs),
            changes: changes(seq)?,
        });
        Ok(())
    })?;
    Ok(entries)
}

fn instant(row: &mut Row) -> Result<DateTime<Utc>, Unfit> {
    match row.stored() {
        Some(Stored::Text(text)) => DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc()),
        _ => None,
    }
    .ok_or_else(|| row.unfit::<DateTime<Utc>>())
}

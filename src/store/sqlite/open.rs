//! Opening and making files.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::store::{Access, StoreError};

use super::file::File;
use super::migrate::{self, Steps};
use super::place::{self, Footprint};
use super::{Sqlite, error};

/// Says that a file is a Tavle file: `TAVL`.
const APPLICATION_ID: i32 = 0x5441_564c;

/// The longest text or row: far above any row of ours, far below what would fill the memory.
const LONGEST: i32 = 10_000_000;

/// Statements kept ready: three or four per table.
const STATEMENTS: usize = 96;

/// How a connection is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Write,
    Read,
    /// As if nobody could write it: nothing is written beside it and no lock is taken. Only while nobody has it open,
    /// and what is read counts only if the file has not moved meanwhile.
    Frozen,
}

/// Opens an existing file; an older one that may be written is upgraded.
pub fn open(backend: Sqlite, path: &Path, access: Access, steps: Steps) -> Result<File, StoreError> {
    let real = place::real(path)?;
    refuse_network(backend, place::folder(&real))?;
    let opened = match access {
        Access::Write => writing(backend, &real, steps),
        Access::Read => Ok(None),
    };
    match opened {
        Ok(Some(file)) => Ok(file),
        Ok(None) => reading(backend, &real, steps),
        Err(error) => Err(error),
    }
    .map_err(|error| named(error, path))
}

/// The file as the user named it, not as it was found.
fn named(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::NotABoard(_) => StoreError::NotABoard(path.to_owned()),
        StoreError::NoPermission(_) => StoreError::NoPermission(path.to_owned()),
        other => other,
    }
}

/// `None` when the file, or the folder it lies in, may not be written.
fn writing(backend: Sqlite, path: &Path, steps: Steps) -> Result<Option<File>, StoreError> {
    let mut conn = match try_writing(backend.wait, path) {
        Ok(Some(conn)) => conn,
        Ok(None) => return Ok(None),
        Err(error) if error::is_permission(&error) => return Ok(None),
        Err(error) => return Err(unreadable(error, path)),
    };
    refuse_strange(&conn, path)?;
    let (file, program) = (migrate::version(&conn)?, migrate::version_of(steps));
    if file > program {
        return Err(StoreError::Newer { file, program });
    }
    if file < program {
        migrate::upgrade(&mut conn, path, steps)?;
    }
    File::new(backend, path, conn, None, program).map(Some)
}

fn try_writing(wait: Duration, path: &Path) -> rusqlite::Result<Option<Connection>> {
    let conn = connect(path, Mode::Write)?;
    conn.busy_timeout(wait)?;
    // SQLite opens what may not be written for reading, and says nothing.
    if conn.is_readonly(rusqlite::MAIN_DB)? {
        return Ok(None);
    }
    conn.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0))?;
    Ok(Some(conn))
}

/// Opens for reading only. Nothing is written: not to the file, and nothing beside it.
pub fn reading(backend: Sqlite, path: &Path, steps: Steps) -> Result<File, StoreError> {
    let (conn, frozen) = connect_reading(backend.wait, path)?;
    let program = migrate::version_of(steps);
    refuse_strange(&conn, path)?;
    migrate::refuse_other(&conn, program)?;
    File::new(backend, path, conn, Some(frozen), program)
}

/// A connection that reads, and how the file looked if it is frozen. A file in use has SQLite's files beside it
/// already; without them a reader would make them, or fail where it may not.
pub fn connect_reading(wait: Duration, path: &Path) -> Result<(Connection, Option<Footprint>), StoreError> {
    let seen = Footprint::of(path)?;
    let live = |conn: Connection| -> rusqlite::Result<Connection> {
        conn.busy_timeout(wait)?;
        migrate::version(&conn)?;
        Ok(conn)
    };
    let mut refused = None;
    if seen.in_use {
        match connect(path, Mode::Read).and_then(live) {
            Ok(conn) => return Ok((conn, None)),
            Err(error) if error::is_permission(&error) => refused = Some(error),
            Err(error) => return Err(unreadable(error, path)),
        }
    }
    // What lies beside it may not be read: without it the file is whole only if nothing waits there.
    if let Some(error) = refused.filter(|_| place::has_pending(path)) {
        return Err(unreadable(error, path));
    }
    let conn = connect(path, Mode::Frozen).map_err(|error| unreadable(error, path))?;
    migrate::version(&conn).map_err(|error| unreadable(error, path))?;
    Ok((conn, Some(seen)))
}

/// Refuses what another program made: no table is ever made in somebody else's file.
pub fn refuse_strange(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    match is_ours(conn) {
        Ok(true) => Ok(()),
        Ok(false) => Err(StoreError::NotABoard(path.to_owned())),
        Err(error) => Err(unreadable(error, path)),
    }
}

/// Whether the file says that it is a Tavle file.
pub fn is_ours(conn: &Connection) -> rusqlite::Result<bool> {
    conn.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0)).map(|id| id == APPLICATION_ID)
}

/// Why a file could not be opened.
pub fn unreadable(error: rusqlite::Error, path: &Path) -> StoreError {
    if error::is_not_a_database(&error) {
        StoreError::NotABoard(path.to_owned())
    } else if error::is_permission(&error) {
        StoreError::NoPermission(path.to_owned())
    } else {
        error.into()
    }
}

/// A connection with every safeguard on.
pub fn connect(path: &Path, mode: Mode) -> rusqlite::Result<Connection> {
    let conn = bare(path, mode)?;
    guard(&conn)?;
    Ok(conn)
}

/// A connection that has not looked into the file yet, without safeguards.
pub fn bare(path: &Path, mode: Mode) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match mode {
        Mode::Write => Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE),
        Mode::Read => Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_ONLY),
        Mode::Frozen => Connection::open_with_flags(
            frozen_uri(path),
            flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        ),
    }
}

/// Turns every safeguard on. Looks into the file.
pub fn guard(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    for (guard, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ] {
        conn.set_db_config(guard, on)?;
    }
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "cell_size_check", true)?;
    // Sorting never leaves personal data in a temporary file.
    conn.pragma_update(None, "temp_store", "MEMORY")
}

/// `path` as SQLite takes it with a parameter: every byte that could mean something else written as `%hh`.
fn frozen_uri(path: &Path) -> String {
    let escaped = path.as_os_str().as_bytes().iter().map(|byte| match byte {
        b'/' | b'-' | b'.' | b'_' => char::from(*byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(*byte).to_string(),
        byte => format!("%{byte:02x}"),
    });
    format!("file:{}?immutable=1", escaped.collect::<String>())
}

/// Whether `folder` is on a network file system; refused unless it is allowed.
pub fn refuse_network(backend: Sqlite, folder: &Path) -> Result<bool, StoreError> {
    let network = place::is_network(folder).map_err(|error| place::fault(&error.into(), folder))?;
    if network && !backend.allow_network { Err(StoreError::NetworkFolder(folder.to_owned())) } else { Ok(network) }
}

/// Makes a new file: for one person, or for everybody in `group`.
pub fn create(backend: Sqlite, path: &Path, group: Option<&str>, steps: Steps) -> Result<File, StoreError> {
    let group = group.map(place::group_id).transpose()?;
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let folder = place::folder(path);
    place::prepare_folder(folder, group)?;
    let network = refuse_network(backend, folder)?;
    place::make(path, if group.is_some() { place::SHARED } else { place::PERSONAL }, group)?;
    let made = fill(path, network, steps).and_then(|()| open(backend, path, Access::Write, steps));
    made.inspect_err(|_| place::remove(path))
}

/// How a file in use keeps its log. WAL needs memory that is shared by every program that has the file open: on one
/// machine only.
pub fn journal(network: bool) -> &'static str {
    if network { "DELETE" } else { "WAL" }
}

fn fill(path: &Path, network: bool, steps: Steps) -> Result<(), StoreError> {
    let mut conn = connect(path, Mode::Write)?;
    // Nothing is in it yet that could be lost: it is made to last once, when it is whole.
    conn.pragma_update(None, "synchronous", "OFF")?;
    conn.pragma_update_and_check(None, "journal_mode", journal(network), |_| Ok(()))?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate::upgrade(&mut conn, path, steps)?;
    conn.close().map_err(|(_, error)| error)?;
    place::make_last(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_never_taken_for_parameters() {
        assert_eq!(
            frozen_uri(Path::new("/b/a?mode=rw#x%41 æ.db")),
            "file:/b/a%3fmode%3drw%23x%2541%20%c3%a6.db?immutable=1"
        );
    }
}

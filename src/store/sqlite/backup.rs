//! Copies of a file, and putting one back: through SQLite's backup API, never by copying bytes of a file in use.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::store::StoreError;

use super::migrate::{self, Steps};
use super::open::{self, Mode};
use super::{Sqlite, check, place};

/// How long restoring waits: another program holds its files until it is closed, not for a moment.
const HELD: Duration = Duration::from_millis(200);

/// A consistent copy at `to`, which must not exist. It gets its name when it is whole, and needs no file beside it.
pub fn copy(from: &Connection, to: &Path, mode: u32, group: Option<u32>) -> Result<(), StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.to_owned()));
    }
    let partial = place::beside(to, ".partial");
    place::make(&partial, mode, group)?;
    let made = fill(from, &partial).and_then(|()| place::give_name(&partial, to));
    made.inspect_err(|_| place::remove(&partial))
}

fn fill(from: &Connection, partial: &Path) -> Result<(), StoreError> {
    let mut copy = open::connect(partial, Mode::Write)?;
    pour(from, &mut copy)?;
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    refuse_damaged(&copy)
}

/// All pages at one instant: in WAL nobody waits for it.
fn pour(from: &Connection, into: &mut Connection) -> Result<(), StoreError> {
    match Backup::new(from, into)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(StoreError::Busy),
    }
}

fn refuse_damaged(conn: &Connection) -> Result<(), StoreError> {
    match check::complaints(conn, false)?.into_iter().next() {
        Some(complaint) => Err(StoreError::Damaged(complaint)),
        None => Ok(()),
    }
}

/// Puts `from` in the place of `path`; returns where a copy of what was there lies.
pub fn restore(backend: Sqlite, path: &Path, from: &Path, steps: Steps) -> Result<PathBuf, StoreError> {
    let source = source(backend, from, steps)?;
    let real = place::real(path)?;
    if !backend.allow_network {
        place::refuse_network(place::folder(&real))?;
    }
    let mut target = hold(&real).map_err(|error| match error {
        StoreError::Busy => StoreError::InUse(path.to_owned()),
        StoreError::NotABoard(_) => StoreError::NotABoard(path.to_owned()),
        other => other,
    })?;
    let (mode, group) = place::dress(&real)?;
    let kept = free_numbered(&real);
    copy(&target, &kept, mode, Some(group))?;
    pour(&source, &mut target)?;
    refuse_damaged(&target)?;
    Ok(kept)
}

fn source(backend: Sqlite, from: &Path, steps: Steps) -> Result<Connection, StoreError> {
    let real = place::real(from)?;
    let (source, _) = open::connect_reading(backend.wait, &real)?;
    open::refuse_strange(&source, from)?;
    let (file, program) = (migrate::version(&source)?, migrate::version_of(steps));
    if file > program {
        return Err(StoreError::Newer { file, program });
    }
    refuse_damaged(&source)?;
    Ok(source)
}

/// Opens a file that nobody else has open, and keeps it so.
fn hold(path: &Path) -> Result<Connection, StoreError> {
    let target = open::connect(path, Mode::Write).map_err(|error| open::unreadable(error, path))?;
    if target.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StoreError::NoPermission(path.to_owned()));
    }
    target.busy_timeout(HELD)?;
    // Set before the first read: then SQLite takes the file for itself, and programs that only look are in the way too.
    target.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    // Looked at before it is locked: SQLite would make an empty file a database.
    open::refuse_strange(&target, path)?;
    let locked = target.execute_batch("BEGIN EXCLUSIVE; COMMIT");
    locked.map_err(|error| open::unreadable(error, path))?;
    Ok(target)
}

fn free_numbered(path: &Path) -> PathBuf {
    let mut names = (1..).map(|count: u32| place::beside(path, &format!(".before-restore-{count}")));
    names.find(|name| name.symlink_metadata().is_err()).unwrap_or_else(|| place::beside(path, ".before-restore"))
}

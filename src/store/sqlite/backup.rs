//! Copies of a file, and putting one back: through SQLite's backup API, never by copying bytes of a file in use.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;

use crate::store::StoreError;

use super::aside::Aside;
use super::migrate::{self, Steps};
use super::open::{self, Mode};
use super::{Sqlite, check, error, place};

/// How long restoring waits: another program holds its files until it is closed, not for a moment.
const HELD: Duration = Duration::from_millis(200);

/// What a restore replaces is kept under the file's name and this, with a number.
const KEPT: &str = ".before-restore";

/// A consistent copy at `to`, which must not exist. It gets its name when it is whole, and needs no file beside it.
pub fn copy(from: &Connection, to: &Path, mode: u32, group: Option<u32>) -> Result<(), StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.to_owned()));
    }
    // What a killed program left half made is in nobody's way.
    let partial = place::free_beside(to, ".partial");
    place::make(&partial, mode, group)?;
    let made = fill(from, &partial, "DELETE").and_then(|()| place::give_name(&partial, to));
    made.inspect_err(|_| place::remove(&partial))
}

fn fill(from: &Connection, partial: &Path, journal: &str) -> Result<(), StoreError> {
    let mut copy = open::connect(partial, Mode::Write)?;
    pour(from, &mut copy)?;
    copy.pragma_update_and_check(None, "journal_mode", journal, |_| Ok(()))?;
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

/// Puts `from` in the place of `path`; returns where what was there is kept, if anything was.
pub fn restore(backend: Sqlite, path: &Path, from: &Path, steps: Steps) -> Result<Option<PathBuf>, StoreError> {
    let source = source(backend, from, steps)?;
    match place::real(path) {
        Ok(real) => {
            let network = open::refuse_network(backend, place::folder(&real))?;
            over(&source, &real, open::journal(network)).map_err(|error| named(error, path))
        }
        Err(StoreError::NoFile(_)) => {
            let folder = place::folder(path);
            place::prepare_folder(folder, None)?;
            let network = open::refuse_network(backend, folder)?;
            put(&source, path, (place::PERSONAL, None), open::journal(network))
        }
        Err(error) => Err(error),
    }
}

/// The file as the user named it, not as it was found.
fn named(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::InUse(_) => StoreError::InUse(path.to_owned()),
        StoreError::NotABoard(_) => StoreError::NotABoard(path.to_owned()),
        StoreError::NoPermission(_) => StoreError::NoPermission(path.to_owned()),
        other => other,
    }
}

/// Puts `source` in the place of the file at `path`: into it when a copy of it can be kept. When it is past copying it is
/// kept as it is, under another name.
fn over(source: &Connection, path: &Path, journal: &str) -> Result<Option<PathBuf>, StoreError> {
    let mut target = hold(path)?;
    let (mode, group) = place::dress(path)?;
    if let Some(kept) = keep(&target, path, (mode, group))? {
        pour(source, &mut target)?;
        refuse_damaged(&target)?;
        return Ok(Some(kept));
    }
    // The last to close a file writes its log into it and takes the log away, by name.
    target.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let kept = put(source, path, (mode, Some(group)), journal);
    // Held until now, so that nobody came in between.
    drop(target);
    kept
}

/// Puts `source` at `path` as a new file; what was there, if only a log, is set aside first.
fn put(
    source: &Connection,
    path: &Path,
    (mode, group): (u32, Option<u32>),
    journal: &str,
) -> Result<Option<PathBuf>, StoreError> {
    let partial = place::free_beside(path, ".partial");
    place::make(&partial, mode, group)?;
    place::keep_owner(&partial, path);
    let put = fill(source, &partial, journal).and_then(|()| swap(&partial, path));
    put.inspect_err(|_| place::remove(&partial))
}

fn swap(partial: &Path, path: &Path) -> Result<Option<PathBuf>, StoreError> {
    let aside = Aside::set(path, &place::free_numbered(path, KEPT))?;
    match place::give_name(partial, path) {
        Ok(()) => Ok(aside.kept()),
        Err(error) => {
            aside.put_back();
            Err(error)
        }
    }
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

/// Opens a file to have it alone. Nothing is read yet: a damaged file is held too.
fn hold(path: &Path) -> Result<Connection, StoreError> {
    let target = open::bare(path, Mode::Write).map_err(|error| forbidden(error, path))?;
    if target.is_readonly(rusqlite::MAIN_DB)? {
        return Err(StoreError::NoPermission(path.to_owned()));
    }
    target.busy_timeout(HELD)?;
    // Set before the first read: then SQLite takes the file for itself, and programs that only look are in the way too.
    target.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    Ok(target)
}

/// Keeps a copy of the file at `path` beside it; `None` when it is past copying.
fn keep(target: &Connection, path: &Path, dress: (u32, u32)) -> Result<Option<PathBuf>, StoreError> {
    let kept = match looked_into(target, path) {
        // Looked at before it is locked: SQLite would make an empty file a database.
        Ok(false) if place::is_empty(path) => lock_unread(target, path).map(|()| None),
        Ok(false) => Err(StoreError::NotABoard(path.to_owned())),
        Ok(true) => match locked_and_copied(target, path, dress) {
            Err(StoreError::Damaged(_) | StoreError::Io(_)) => Ok(None),
            copied => copied.map(Some),
        },
        Err(StoreError::Damaged(_) | StoreError::Io(_)) => lock_unread(target, path).map(|()| None),
        Err(error) => Err(error),
    };
    kept.map_err(|error| match error {
        StoreError::Busy => StoreError::InUse(path.to_owned()),
        other => other,
    })
}

/// Whether the file says that it is ours.
fn looked_into(target: &Connection, path: &Path) -> Result<bool, StoreError> {
    let looked = open::guard(target).and_then(|()| open::is_ours(target));
    looked.map_err(|error| forbidden(error, path))
}

fn locked_and_copied(target: &Connection, path: &Path, (mode, group): (u32, u32)) -> Result<PathBuf, StoreError> {
    target.execute_batch("BEGIN EXCLUSIVE; COMMIT").map_err(|error| forbidden(error, path))?;
    let kept = place::free_numbered(path, KEPT);
    copy(target, &kept, mode, Some(group))?;
    Ok(kept)
}

/// Locks a file that cannot be read, where that can be done.
fn lock_unread(target: &Connection, path: &Path) -> Result<(), StoreError> {
    if place::is_empty(path) {
        return lock_anew(target);
    }
    match target.execute_batch("BEGIN EXCLUSIVE; ROLLBACK").map_err(StoreError::from) {
        // One that has a log was locked when that was opened.
        Err(StoreError::Damaged(_) | StoreError::Io(_)) if place::has_pending(path) => Ok(()),
        Err(StoreError::Damaged(_) | StoreError::Io(_)) => lock_anew(target),
        locked => locked,
    }
}

/// Locks a file as if it were to be made anew, which takes nothing in it for true, and rolls that back.
fn lock_anew(target: &Connection) -> Result<(), StoreError> {
    target.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, true)?;
    // No journal beside it: nothing is written that would have to be taken back.
    target.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
    let locked = target.execute_batch("BEGIN EXCLUSIVE; ROLLBACK");
    target.set_db_config(DbConfig::SQLITE_DBCONFIG_RESET_DATABASE, false)?;
    Ok(locked?)
}

/// A file that may not be opened is not damaged: others may have it open.
fn forbidden(error: rusqlite::Error, path: &Path) -> StoreError {
    if error::is_permission(&error) { StoreError::NoPermission(path.to_owned()) } else { error.into() }
}

//! What SQLite's errors mean to the store.

use rusqlite::{Connection, Error, ErrorCode, ffi};

use crate::domain::change::Entity;
use crate::domain::record::Unfit;
use crate::store::StoreError;

use super::statement;

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match &error {
            Error::SqliteFailure(failure, message) => {
                of_code(*failure, message.as_deref()).unwrap_or_else(|| StoreError::Io(error.to_string()))
            }
            Error::QueryReturnedNoRows
            | Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..) => StoreError::Damaged(error.to_string()),
            _ => StoreError::Io(error.to_string()),
        }
    }
}

impl From<Unfit> for StoreError {
    fn from(unfit: Unfit) -> Self {
        StoreError::Damaged(format!("{}: {}", unfit.table, unfit.expected))
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Damaged(error.to_string())
    }
}

fn of_code(failure: ffi::Error, message: Option<&str>) -> Option<StoreError> {
    let said = || message.unwrap_or_default().to_owned();
    Some(match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => StoreError::Busy,
        ErrorCode::DiskFull => StoreError::DiskFull,
        ErrorCode::ReadOnly => StoreError::ReadOnly,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::TooBig => StoreError::Damaged(said()),
        ErrorCode::ConstraintViolation => match failure.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE => message.and_then(entity_of).map(StoreError::Duplicate)?,
            ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_CONSTRAINT_NOTNULL | ffi::SQLITE_CONSTRAINT_DATATYPE => {
                StoreError::Unfit(None)
            }
            // Only a write meets a constraint: nothing of it says that the file is damaged.
            _ => return None,
        },
        _ => return None,
    })
}

/// What went wrong when a row of `table` was written. SQLite names the rule that was broken, not always the table.
pub fn of_row(error: Error, table: &str) -> StoreError {
    match error.into() {
        StoreError::Unfit(_) => StoreError::Unfit(Entity::from_code(table)),
        other => other,
    }
}

/// The entity in `UNIQUE constraint failed: action.board, action.number`.
fn entity_of(message: &str) -> Option<Entity> {
    let columns = message.rsplit_once(": ")?.1;
    Entity::from_code(columns.split_once('.')?.0)
}

/// Whether a commit failed because a row points to one that is not there.
pub fn is_foreign_key(error: &Error) -> bool {
    matches!(error, Error::SqliteFailure(failure, _) if failure.extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

/// Whether the file, or a file SQLite needs beside it, may not be opened or written by this user.
pub fn is_permission(error: &Error) -> bool {
    matches!(
        error,
        Error::SqliteFailure(failure, _) if matches!(
            failure.code,
            ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied
        )
    )
}

/// Whether the file is no SQLite file at all.
pub fn is_not_a_database(error: &Error) -> bool {
    matches!(error, Error::SqliteFailure(failure, _) if failure.code == ErrorCode::NotADatabase)
}

/// The tables that hold rows pointing to rows that are not there. SQLite names neither table when a commit fails.
///
/// # Errors
/// When the check itself fails.
pub fn dangling(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = statement::whole(conn, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check()")?;
    let tables = statement.query_map([], |row| row.get(0))?;
    tables.collect()
}

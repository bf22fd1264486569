//! SQLite: one file, shared by everybody who may read and write it. The only place that knows rusqlite.

mod aside;
mod backup;
mod check;
mod error;
mod file;
mod journal;
mod load;
mod migrate;
mod open;
mod place;
mod rows;
mod statement;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Access, Backend, Store, StoreError};

/// SQLite files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sqlite {
    /// How long a write waits for somebody else's: people wait less before a screen than a script does.
    pub wait: Duration,
    /// Whether a file may lie on a network file system, where SQLite cannot keep its promises to several machines.
    pub allow_network: bool,
}

impl Backend for Sqlite {
    fn open(&self, path: &Path, access: Access) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(open::open(*self, path, access, migrate::STEPS)?))
    }

    fn create(&self, path: &Path, group: Option<&str>) -> Result<Box<dyn Store>, StoreError> {
        Ok(Box::new(open::create(*self, path, group, migrate::STEPS)?))
    }

    fn restore(&self, path: &Path, from: &Path) -> Result<Option<PathBuf>, StoreError> {
        backup::restore(*self, path, from, migrate::STEPS)
    }
}

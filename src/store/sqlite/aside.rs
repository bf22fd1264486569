//! A file that is set aside as it is, with what SQLite keeps beside it.

use std::path::{Path, PathBuf};

use crate::store::StoreError;

use super::place::{fault, rename_new, with_sidecars};

/// Files that were renamed, each from and to.
#[derive(Debug, Default)]
pub struct Aside(Vec<(PathBuf, PathBuf)>);

impl Aside {
    /// Renames `path` and what SQLite keeps beside it, as far as they are there; all, or none.
    pub fn set(path: &Path, to: &Path) -> Result<Self, StoreError> {
        let mut aside = Aside::default();
        for (from, to) in with_sidecars(path).zip(with_sidecars(to)) {
            if from.symlink_metadata().is_err() {
                continue;
            }
            if let Err(error) = rename_new(&from, &to) {
                aside.put_back();
                return Err(fault(&error, &from));
            }
            aside.0.push((from, to));
        }
        Ok(aside)
    }

    /// Where what was there now lies.
    pub fn kept(self) -> Option<PathBuf> {
        self.0.into_iter().next().map(|(_, to)| to)
    }

    pub fn put_back(self) {
        for (from, to) in self.0 {
            drop(rename_new(&to, &from));
        }
    }
}

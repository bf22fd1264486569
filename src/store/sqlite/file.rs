//! An open file, and its one write transaction.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::domain::board::{Board, BoardRecord, Held};
use crate::domain::calendar::Date;
use crate::domain::change::{Change, Entity, with_each_entity};
use crate::domain::command::Needs;
use crate::domain::id::{BoardId, KpiId};
use crate::domain::journal::Entry;
use crate::domain::query::{Answer, Query};
use crate::domain::stamp::{Numbers, Who};
use crate::store::{Finding, Operation, Standing, Store, StoreError, Transaction};

use super::place::{self, Footprint};
use super::{Sqlite, backup, check, error, journal, load, migrate, open, rows, series};

/// How often a read begins anew when the file moves under it.
const TRIES: usize = 5;

/// An open file.
pub struct File {
    backend: Sqlite,
    path: PathBuf,
    conn: Connection,
    read_only: bool,
    /// How the file looked when it was opened as if nobody could write it.
    frozen: Option<Footprint>,
    data_version: i64,
    /// The schema version this program works on.
    schema: u32,
}

impl File {
    /// `reading` holds how the file looked, when it may only be read; inside, whether it is frozen.
    pub fn new(
        backend: Sqlite,
        path: &Path,
        conn: Connection,
        reading: Option<Option<Footprint>>,
        schema: u32,
    ) -> Result<Self, StoreError> {
        let data_version = data_version(&conn)?;
        let (read_only, frozen) = (reading.is_some(), reading.flatten());
        Ok(File { backend, path: path.to_owned(), conn, read_only, frozen, data_version, schema })
    }

    /// Reads at one instant. A frozen file takes no lock: what was read counts only if it has not moved meanwhile.
    fn read<T>(&mut self, what: impl Fn(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        for _ in 0..TRIES {
            if self.has_moved()? {
                self.reopen()?;
            }
            let tx = self.conn.transaction()?;
            let answer = migrate::refuse_other(&tx, self.schema).and_then(|()| what(&tx));
            drop(tx);
            if !self.has_moved()? {
                return answer;
            }
        }
        Err(StoreError::Busy)
    }

    fn has_moved(&self) -> Result<bool, StoreError> {
        match &self.frozen {
            Some(seen) => Ok(*seen != Footprint::of(&self.path)?),
            None => Ok(false),
        }
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        (self.conn, self.frozen) = open::connect_reading(self.backend.wait, &self.path)?;
        open::refuse_strange(&self.conn, &self.path)?;
        self.data_version = data_version(&self.conn)?;
        Ok(())
    }
}

/// A number that another connection's commit changes, and one's own does not.
fn data_version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}

impl Store for File {
    fn boards(&mut self) -> Result<Vec<BoardRecord>, StoreError> {
        self.read(load::boards)
    }

    fn load(&mut self, board: BoardId, today: Date) -> Result<Board, StoreError> {
        self.read(|conn| load::board(conn, board, today))
    }

    fn load_names(&mut self, board: BoardId) -> Result<Board, StoreError> {
        self.read(|conn| load::names(conn, board))
    }

    fn ask(&mut self, query: &Query) -> Result<Answer, StoreError> {
        self.read(|conn| match *query {
            Query::Log { board, before, limit } => journal::log(conn, board, before, limit).map(Answer::Log),
            Query::ActionLog { id, limit } => journal::of_action(conn, id, limit).map(Answer::Log),
            Query::Touches { id } => journal::touches(conn, id).map(Answer::Count),
            Query::Actions { board, which, after, limit } => {
                load::page(conn, board, which, after, limit).map(Answer::Actions)
            }
            Query::Owners { board, before } => load::owners(conn, board, before).map(Answer::Owners),
            Query::Action { board, number } => load::numbered(conn, board, number).map(Answer::Actions),
            Query::Ideas { board, after, limit } => load::ideas_page(conn, board, after, limit).map(Answer::Ideas),
            Query::Series { kpi } => series::whole(conn, kpi).map(|held| Answer::Series(Box::new(held))),
            Query::Idea { board, number } => load::idea_numbered(conn, board, number).map(Answer::Ideas),
        })
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        if self.has_moved()? {
            self.reopen()?;
            return Ok(true);
        }
        let before = self.data_version;
        self.data_version = data_version(&self.conn)?;
        Ok(self.data_version != before)
    }

    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>, StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrate::refuse_other(&tx, self.schema)?;
        Ok(Box::new(Writing { tx, schema: self.schema, changed: BTreeSet::new() }))
    }

    fn schema(&self) -> u32 {
        self.schema
    }

    fn is_read_only(&self) -> bool {
        self.read_only
    }

    fn backup(&mut self, to: &Path) -> Result<(), StoreError> {
        if self.has_moved()? {
            self.reopen()?;
        }
        backup::copy(&self.conn, to, place::PERSONAL, None)?;
        if self.has_moved()? {
            // Copied without a lock while somebody wrote: perhaps half before and half after.
            place::remove(to);
            return Err(StoreError::Busy);
        }
        Ok(())
    }

    fn check(&mut self, thorough: bool) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.read(|conn| check::rows(conn, thorough))?;
        findings.append(&mut check::modes(&self.path)?);
        Ok(findings)
    }
}

/// The write transaction; rolled back when dropped.
struct Writing<'a> {
    tx: rusqlite::Transaction<'a>,
    schema: u32,
    /// The KPIs whose series have been changed, or what they are judged by.
    changed: BTreeSet<KpiId>,
}

impl Writing<'_> {
    /// Keeps how the changed series are judged.
    fn judge(&mut self) -> Result<(), StoreError> {
        std::mem::take(&mut self.changed).into_iter().try_for_each(|kpi| series::keep(&self.tx, kpi))
    }
}

impl Transaction for Writing<'_> {
    fn boards(&self) -> Result<Vec<BoardRecord>, StoreError> {
        load::boards(&self.tx)
    }

    fn revision(&self) -> Result<u64, StoreError> {
        load::revision(&self.tx)
    }

    fn load(&self, board: BoardId, today: Date) -> Result<Board, StoreError> {
        load::board(&self.tx, board, today)
    }

    fn series(&mut self, kpi: KpiId) -> Result<Held, StoreError> {
        self.judge()?;
        series::held(&self.tx, kpi)
    }

    fn load_needs(&self, board: &mut Board, needs: Needs) -> Result<(), StoreError> {
        load::needs(&self.tx, board, needs)
    }

    fn last_standing(&self, board: BoardId, who: &Who) -> Result<Option<Standing>, StoreError> {
        journal::last_standing(&self.tx, board, who, self.schema)
    }

    fn operation(&self, seq: u64) -> Result<Option<Standing>, StoreError> {
        journal::one(&self.tx, seq, self.schema)
    }

    fn last_undone(&self, board: BoardId, who: &Who) -> Result<Option<Standing>, StoreError> {
        journal::last_undone(&self.tx, board, who, self.schema)
    }

    fn stands(&self, change: &Change) -> Result<bool, StoreError> {
        with_each_entity!(change, delta => rows::stands(&self.tx, delta))
    }

    fn last_touch(&self, change: &Change) -> Result<Option<Entry>, StoreError> {
        journal::last_touch(&self.tx, change)
    }

    fn write(&mut self, operation: &Operation) -> Result<u64, StoreError> {
        self.changed.extend(operation.changes.iter().filter_map(Change::series));
        journal::write(&self.tx, operation, self.schema)
    }

    fn set_numbers(&mut self, board: BoardId, numbers: Numbers) -> Result<(), StoreError> {
        load::set_numbers(&self.tx, board, numbers)
    }

    fn commit(mut self: Box<Self>) -> Result<(), StoreError> {
        self.judge()?;
        match self.tx.execute_batch("COMMIT") {
            Ok(()) => Ok(()),
            Err(error) if error::is_foreign_key(&error) => Err(referenced(&self.tx, error)),
            Err(error) => Err(error.into()),
        }
    }
}

/// What still points to a row that would go. The transaction is still open: it is looked for in there.
fn referenced(conn: &Connection, error: rusqlite::Error) -> StoreError {
    let tables = error::dangling(conn).unwrap_or_default();
    let entity = tables.iter().find_map(|table| Entity::from_code(table));
    entity.map_or_else(|| error.into(), StoreError::Referenced)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use super::*;
    use crate::store::Access;
    use crate::store::sqlite::migrate::STEPS;

    const BACKEND: Sqlite = Sqlite { wait: Duration::from_secs(10), allow_network: false };

    /// A file that nobody has open, read as if nobody could write it.
    fn frozen(path: &Path) -> File {
        drop(open::create(BACKEND, path, None, STEPS).unwrap());
        let file = open::open(BACKEND, path, Access::Read, STEPS).unwrap();
        assert!(file.frozen.is_some());
        file
    }

    /// Somebody else writes, and closes the file again.
    fn written_by_another(path: &Path, table: usize) {
        Connection::open(path).unwrap().execute_batch(&format!("CREATE TABLE elsewhere_{table} (x)")).unwrap();
    }

    fn found(conn: &Connection) -> usize {
        let count = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'elsewhere%'";
        conn.query_row(count, [], |row| row.get::<_, u32>(0)).unwrap() as usize
    }

    #[test]
    fn what_is_read_without_a_lock_counts_only_if_the_file_has_not_moved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tavle.db");
        let mut file = frozen(&path);
        written_by_another(&path, 0);
        assert!(file.changed().unwrap() && !file.changed().unwrap());
        let tries = Cell::new(0);
        let seen = file.read(|conn| {
            let seen = found(conn);
            if tries.replace(tries.get() + 1) == 0 {
                written_by_another(&path, 1);
            }
            Ok(seen)
        });
        assert_eq!((seen, tries.get()), (Ok(2), 2));
    }

    #[test]
    fn a_file_that_never_rests_is_busy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tavle.db");
        let mut file = frozen(&path);
        let tries = Cell::new(0);
        let seen = file.read(|_| {
            written_by_another(&path, tries.replace(tries.get() + 1));
            Ok(())
        });
        assert_eq!((seen, tries.get()), (Err(StoreError::Busy), TRIES));
    }
}

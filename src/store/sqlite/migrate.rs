//! Schema versions: `user_version` is how many steps a file has taken.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::store::StoreError;

use super::{backup, error, open, place, series};

/// What makes a version of the one before it; never edited once landed.
pub type Steps = &'static [&'static str];

pub const STEPS: Steps = &[
    include_str!("../../../schema/sqlite/0001.sql"),
    include_str!("../../../schema/sqlite/0002.sql"),
    include_str!("../../../schema/sqlite/0003.sql"),
    include_str!("../../../schema/sqlite/0004.sql"),
    include_str!("../../../schema/sqlite/0005.sql"),
    include_str!("../../../schema/sqlite/0006.sql"),
];

/// The schema version that a program with these steps works on.
pub fn version_of(steps: Steps) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

/// The schema version of the file.
pub fn version(conn: &Connection) -> rusqlite::Result<u32> {
    conn.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))
}

/// Refuses a file that is not at this program's schema: another program may upgrade it while this one has it open.
pub fn refuse_other(conn: &Connection, program: u32) -> Result<(), StoreError> {
    match version(conn)? {
        file if file > program => Err(StoreError::Newer { file, program }),
        file if file < program => Err(StoreError::OlderReadOnly { file, program }),
        _ => Ok(()),
    }
}

/// Brings the file at `path` to this program's schema, one transaction a step; copies it beside itself first.
pub fn upgrade(conn: &mut Connection, path: &Path, steps: Steps) -> Result<(), StoreError> {
    // A step may rebuild a table: no references are followed meanwhile, all are checked before it is committed.
    conn.pragma_update(None, "foreign_keys", false)?;
    let mut copied = false;
    while take_step(conn, path, steps, &mut copied)? {}
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// Takes the next step, if there is one. Under the lock, since another program may be doing the same.
fn take_step(conn: &mut Connection, path: &Path, steps: Steps, copied: &mut bool) -> Result<bool, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (file, program) = (version(&tx)?, version_of(steps));
    if file > program {
        return Err(StoreError::Newer { file, program });
    }
    let Some(step) = steps.get(file as usize) else { return Ok(false) };
    // A file that is made now has nothing yet to be copied, however many steps it takes.
    if !std::mem::replace(copied, true) && file > 0 {
        copy_beside(path, file)?;
    }
    tx.execute_batch(step)?;
    if file + 1 == program {
        series::keep_all(&tx)?;
    }
    finish(tx, file + 1)?;
    Ok(true)
}

fn finish(tx: Transaction, version: u32) -> Result<(), StoreError> {
    if let Some(table) = error::dangling(&tx)?.into_iter().next() {
        return Err(StoreError::Damaged(table));
    }
    tx.pragma_update(None, "user_version", version)?;
    Ok(tx.commit()?)
}

/// A copy of the file as it was, through a connection of its own: the one that upgrades holds the write lock.
fn copy_beside(path: &Path, version: u32) -> Result<(), StoreError> {
    let before = open::connect(path, open::Mode::Read)?;
    let (mode, group) = place::dress(path)?;
    backup::copy(&before, &place::free_beside(path, &format!(".v{version}-backup")), mode, Some(group))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::thread;
    use std::time::Duration;

    use tempfile::TempDir;

    use crate::domain::board::{Board, BoardCommand};
    use crate::domain::calendar::Date;
    use crate::domain::command::Command;
    use crate::domain::id::Ids;
    use crate::domain::prose::Text;
    use crate::domain::stamp::{Numbers, Stamp, Through, Who};
    use crate::perform::perform;
    use crate::store::sqlite::Sqlite;
    use crate::store::{Access, Store};

    use super::super::open::{create, open};
    use super::*;

    /// A later program: its last step cannot be taken twice.
    const LATER: Steps = &[
        STEPS[0],
        STEPS[1],
        STEPS[2],
        STEPS[3],
        STEPS[4],
        STEPS[5],
        "ALTER TABLE unit ADD COLUMN colour TEXT; UPDATE unit SET colour = 'blue';",
    ];
    const SQLITE: Sqlite = Sqlite { wait: Duration::from_secs(10), allow_network: false };

    fn today() -> Date {
        Date::from_ymd_opt(2026, 11, 23).unwrap()
    }

    /// A file of this program's schema with a board in it.
    fn file() -> (TempDir, PathBuf, Board) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tavle.db");
        let mut store = create(SQLITE, &path, None, STEPS).unwrap();
        let at = "2026-11-23T08:00:00Z".parse().unwrap();
        let mut ids = Ids::new(at, 1);
        let mut board = Board::blank(ids.fresh(), today());
        let who = Who { login: Text::stored("anne"), member: None };
        let (through, numbers) = (Through::Screen, Numbers::default());
        let stamp = Stamp { who, at, today: today(), through, burst: None, ids, numbers };
        let create = BoardCommand::Create { name: Text::stored("Nord"), first_meeting: None, meeting_time: None };
        perform(&mut store, &mut board, &Command::Board(create), stamp).unwrap();
        (folder, path, board)
    }

    fn names(folder: &TempDir) -> Vec<String> {
        let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm")).collect();
        names.sort();
        names
    }

    #[test]
    fn a_later_step_is_taken_after_a_copy_was_made_beside_the_file() {
        let (folder, path, board) = file();
        let mut store = open(SQLITE, &path, Access::Write, LATER).unwrap();
        assert_eq!(store.load(board.record.id, today()).unwrap(), board);
        assert_eq!(names(&folder), ["tavle.db", "tavle.db.v6-backup"]);
        let mut copy = open(SQLITE, &folder.path().join("tavle.db.v6-backup"), Access::Read, STEPS).unwrap();
        assert_eq!(copy.load(board.record.id, today()).unwrap(), board);
        assert_eq!(place::dress(&folder.path().join("tavle.db.v6-backup")).unwrap().0, 0o600);
        let older = open(SQLITE, &path, Access::Write, STEPS).err();
        assert_eq!(older, Some(StoreError::Newer { file: 7, program: 6 }));
    }

    #[test]
    fn two_that_open_at_once_upgrade_once() {
        let (folder, path, _) = file();
        let start = || {
            let path = path.clone();
            thread::spawn(move || open(SQLITE, &path, Access::Write, LATER).map(drop))
        };
        let threads: Vec<_> = (0..4).map(|_| start()).collect();
        for thread in threads {
            thread.join().unwrap().unwrap();
        }
        assert_eq!(names(&folder), ["tavle.db", "tavle.db.v6-backup"]);
    }

    #[test]
    fn who_has_it_open_meanwhile_writes_no_more() {
        let (_folder, path, board) = file();
        let mut old = open(SQLITE, &path, Access::Write, STEPS).unwrap();
        drop(open(SQLITE, &path, Access::Write, LATER).unwrap());
        let newer = StoreError::Newer { file: 7, program: 6 };
        assert!(old.changed().unwrap());
        assert_eq!(old.begin().err(), Some(newer.clone()));
        assert_eq!(old.load(board.record.id, today()), Err(newer));
    }

    #[test]
    fn a_reader_upgrades_nothing() {
        let (folder, path, _) = file();
        let refused = open(SQLITE, &path, Access::Read, LATER).err();
        assert_eq!(refused, Some(StoreError::OlderReadOnly { file: 6, program: 7 }));
        assert_eq!(names(&folder), ["tavle.db"]);
    }

    #[test]
    fn a_step_that_fails_or_breaks_a_reference_leaves_the_file_as_it_was() {
        const WRONG: Steps = &[
            STEPS[0],
            STEPS[1],
            STEPS[2],
            STEPS[3],
            STEPS[4],
            STEPS[5],
            "ALTER TABLE unit ADD COLUMN colour TEXT; SELECT no_such_function();",
        ];
        const BROKEN: Steps = &[STEPS[0], STEPS[1], STEPS[2], STEPS[3], STEPS[4], STEPS[5], "DELETE FROM board;"];
        let (_folder, path, board) = file();
        assert!(matches!(open(SQLITE, &path, Access::Write, WRONG).err(), Some(StoreError::Io(_))));
        let dangling = open(SQLITE, &path, Access::Write, BROKEN).err();
        assert!(matches!(dangling, Some(StoreError::Damaged(_))), "{dangling:?}");
        let mut store = open(SQLITE, &path, Access::Write, STEPS).unwrap();
        assert_eq!(store.load(board.record.id, today()).unwrap(), board);
    }
}

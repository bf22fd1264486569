//! The store: what a file promises, whatever lies beneath. One contract test holds every backend to it.

pub mod sqlite;

use std::path::{Path, PathBuf};

use crate::domain::board::{Board, BoardRecord, Held};
use crate::domain::calendar::Date;
use crate::domain::change::{Change, Entity};
use crate::domain::command::Needs;
use crate::domain::id::{BoardId, KpiId};
use crate::domain::journal::{Entry, Verb};
use crate::domain::query::{Answer, Query};
use crate::domain::stamp::{Numbers, Stamp, Who};

/// Why the file did not do as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// There is no file at the path.
    NoFile(PathBuf),
    /// There is one already.
    Exists(PathBuf),
    /// It is not a Tavle file.
    NotABoard(PathBuf),
    /// Its schema is newer than the program's.
    Newer {
        file: u32,
        program: u32,
    },
    /// Its schema is older and it may not be written.
    OlderReadOnly {
        file: u32,
        program: u32,
    },
    /// Somebody else is saving.
    Busy,
    /// Somebody else has it open (restore).
    InUse(PathBuf),
    ReadOnly,
    NoPermission(PathBuf),
    /// SQLite cannot keep its promises there.
    NetworkFolder(PathBuf),
    NoSuchGroup(String),
    DiskFull,
    /// A row of the file that is not what it should be, or a damaged file.
    Damaged(String),
    /// What was to be written does not fit the file; of which record, when it is one.
    Unfit(Option<Entity>),
    /// A UNIQUE rule over rows that were not loaded.
    Duplicate(Entity),
    /// A foreign key: something of this kind would point to what is not there.
    Referenced(Entity),
    /// Anything else, in the system's words.
    Io(String),
}

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Write,
    Read,
}

/// An operation to be written: its rows and its journal in one.
#[derive(Debug)]
pub struct Operation<'a> {
    pub board: BoardId,
    pub stamp: &'a Stamp,
    pub verb: Verb,
    /// The operation it takes back or does again.
    pub undoes: Option<u64>,
    pub changes: &'a [Change],
}

/// An operation that could be taken back or done again.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The operation that the turn-back names: the first of a burst, or the undo.
    pub seq: u64,
    /// What was first done.
    pub verb: Verb,
    /// Whether the rows were written by this schema version.
    pub same_schema: bool,
    /// Its changes, in order; with those of its burst.
    pub changes: Vec<Change>,
}

/// An open file.
pub trait Store {
    /// Every board in the file, oldest first.
    fn boards(&mut self) -> Result<Vec<BoardRecord>, StoreError>;

    /// The working set of a board, read at one instant.
    fn load(&mut self, board: BoardId, today: Date) -> Result<Board, StoreError>;

    /// The board with what others go by only: units, members, KPIs, workflows. The same at any size.
    fn load_names(&mut self, board: BoardId) -> Result<Board, StoreError>;

    /// What is not in the working set, a page at a time.
    fn ask(&mut self, query: &Query) -> Result<Answer, StoreError>;

    /// Whether another program has committed since the last call. Cheap: microseconds.
    fn changed(&mut self) -> Result<bool, StoreError>;

    /// Opens the one write transaction: waits for others, then holds the lock until it is committed or dropped. Dropped
    /// is rolled back.
    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>, StoreError>;

    /// Whether writing is refused, by the flag or by the file's mode.
    fn is_read_only(&self) -> bool;

    /// The schema version of the file.
    fn schema(&self) -> u32;

    /// A consistent copy at `to`, which must not exist; checked before it gets its name.
    fn backup(&mut self, to: &Path) -> Result<(), StoreError>;

    /// What is wrong with the file, in the file's words; empty when all is well. `thorough` follows every index and
    /// every reference too.
    fn check(&mut self, thorough: bool) -> Result<Vec<Finding>, StoreError>;
}

/// The write transaction.
pub trait Transaction {
    /// Every board in the file.
    fn boards(&self) -> Result<Vec<BoardRecord>, StoreError>;

    /// The last operation of the file.
    fn revision(&self) -> Result<u64, StoreError>;

    /// The working set as it stands under the lock.
    fn load(&self, board: BoardId, today: Date) -> Result<Board, StoreError>;

    /// What the working set holds of the series of this KPI, as it stands under the lock.
    fn series(&mut self, kpi: KpiId) -> Result<Held, StoreError>;

    /// Adds to `board` what a command needs besides the working set.
    fn load_needs(&self, board: &mut Board, needs: Needs) -> Result<(), StoreError>;

    /// The newest standing operation of this person on this board: what undo takes back.
    fn last_standing(&self, board: BoardId, who: &Who) -> Result<Option<Standing>, StoreError>;

    /// The operation at this place of the journal, apart from its burst.
    fn operation(&self, seq: u64) -> Result<Option<Standing>, StoreError>;

    /// The newest undo of this person on this board that is not done again and has no newer operation of theirs after
    /// it: what redo does again.
    fn last_undone(&self, board: BoardId, who: &Who) -> Result<Option<Standing>, StoreError>;

    /// Whether the record of `change` stands as it is after the change.
    fn stands(&self, change: &Change) -> Result<bool, StoreError>;

    /// The newest operation that touched the record of `change`.
    fn last_touch(&self, change: &Change) -> Result<Option<Entry>, StoreError>;

    /// Writes the rows and the journal; returns the operation's place in the journal.
    fn write(&mut self, operation: &Operation) -> Result<u64, StoreError>;

    /// Sets the board's counters.
    fn set_numbers(&mut self, board: BoardId, numbers: Numbers) -> Result<(), StoreError>;

    /// Makes it last. Only after this may it be said to be saved.
    fn commit(self: Box<Self>) -> Result<(), StoreError>;
}

/// Something `check` found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's own check, in its words.
    Integrity(String),
    /// A row that points to one that is not there.
    ForeignKey { table: String },
    /// A row that was changed behind the program: it is not what the journal says.
    BehindJournal { entity: Entity, count: usize },
    /// A text with control characters, written by another program.
    Unclean { entity: Entity, count: usize },
    /// The file, or one beside it, has another mode or group than the board's.
    Mode { path: PathBuf, mode: u32 },
    /// Running as root: files made now belong to root.
    Root,
}

/// A kind of store: how files of it are opened, made and put back.
pub trait Backend {
    /// Opens an existing file; brings an older one to this program's schema, after a backup beside it.
    fn open(&self, path: &Path, access: Access) -> Result<Box<dyn Store>, StoreError>;

    /// Makes a new, empty file: for one person, or with `group` for everybody in it.
    fn create(&self, path: &Path, group: Option<&str>) -> Result<Box<dyn Store>, StoreError>;

    /// Puts `from` in the place of `path`, or there where nothing is. Refuses while others hold it. What it replaces is
    /// kept beside it, as a copy, or as it was when it is past copying; returns where, `None` when nothing was there.
    fn restore(&self, path: &Path, from: &Path) -> Result<Option<PathBuf>, StoreError>;
}

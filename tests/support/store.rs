//! A file, the people who have it open, and what they say: for the tests of the store and the write path.
#![allow(dead_code, reason = "each test binary uses its part")]

#[path = "commands.rs"]
mod commands;

pub use commands::*;

use std::cell::Cell;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tavle::domain::action::Action;
use tavle::domain::board::{Board, BoardCommand};
use tavle::domain::calendar::Date;
use tavle::domain::change::Change;
use tavle::domain::command::Command;
use tavle::domain::id::{BoardId, Ids, KpiId, MemberId, UnitId, WorkflowId};
use tavle::domain::idea::{Idea, IdeaCommand};
use tavle::domain::journal::Verb;
use tavle::domain::people::{PeopleCommand, Role, Unit};
use tavle::domain::prose::Text;
use tavle::domain::refusal::Refusal;
use tavle::domain::stamp::{Numbers, Stamp, Through, Who};
use tavle::domain::workflow::WorkflowCommand;
use tavle::perform::{self, Done, Failure};
use tavle::store::sqlite::Sqlite;
use tavle::store::{Access, Backend, Finding, Operation, Store, StoreError};
use tempfile::TempDir;

thread_local! {
    /// Each test runs in a thread of its own: the same stamps every time.
    static TICK: Cell<u64> = const { Cell::new(0) };
}

/// The day of every test: a Monday, four days before the board's first meeting's successor.
pub const TODAY: &str = "2026-11-23";

pub fn sqlite() -> Sqlite {
    Sqlite { wait: Duration::from_secs(10), allow_network: false }
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn today() -> Date {
    date(TODAY)
}

pub fn text(raw: &str) -> Text {
    Text::line(raw, Text::SHORT).unwrap()
}

pub fn login(name: &str) -> Who {
    Who { login: text(name), member: None }
}

/// The next stamp of this test: a second later than the one before.
pub fn stamp(who: &Who) -> Stamp {
    let tick = TICK.with(|tick| tick.replace(tick.get() + 1));
    stamp_at(who, tick)
}

pub fn stamp_at(who: &Who, tick: u64) -> Stamp {
    let start: DateTime<Utc> = "2026-11-23T08:00:00.123Z".parse().unwrap();
    let at = start + TimeDelta::seconds(i64::try_from(tick).unwrap());
    Stamp {
        who: who.clone(),
        at,
        today: today(),
        through: Through::CommandLine,
        burst: None,
        ids: Ids::new(at, tick),
        numbers: Numbers::default(),
    }
}

/// A folder with one file in it.
pub struct Desk<'a> {
    pub backend: &'a dyn Backend,
    pub folder: TempDir,
    pub file: PathBuf,
}

/// Somebody who has the file open.
pub struct Person {
    pub store: Box<dyn Store>,
    pub board: Board,
    pub who: Who,
}

/// A new file with a board, and Anne, who made it.
pub fn desk(backend: &dyn Backend) -> (Desk<'_>, Person) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tavle.db");
    let store = backend.create(&file, None).unwrap();
    let who = login("anne");
    let id: BoardId = stamp(&who).ids.fresh();
    let mut anne = Person { store, board: Board::blank(id, today()), who };
    let first_meeting = Some(date("2026-11-13"));
    anne.does(Command::Board(BoardCommand::Create { name: text("Familieteam"), first_meeting, meeting_time: None }));
    (Desk { backend, folder, file }, anne)
}

impl Desk<'_> {
    /// Somebody else opens the file.
    pub fn joins(&self, name: &str) -> Person {
        self.opened(login(name), Access::Write)
    }

    pub fn opened(&self, who: Who, access: Access) -> Person {
        let mut store = self.backend.open(&self.file, access).unwrap();
        let id = store.boards().unwrap()[0].id;
        let board = store.load(id, today()).unwrap();
        Person { store, board, who }
    }
}

impl Person {
    pub fn tries(&mut self, command: Command) -> Result<Done, Failure> {
        perform::perform(self.store.as_mut(), &mut self.board, &command, stamp(&self.who))
    }

    pub fn does(&mut self, command: Command) -> Done {
        self.tries(command).unwrap()
    }

    /// Does it as part of the burst that began with operation `head`.
    pub fn goes_on(&mut self, head: u64, command: Command) -> Done {
        let stamp = Stamp { burst: Some(head), ..stamp(&self.who) };
        perform::perform(self.store.as_mut(), &mut self.board, &command, stamp).unwrap()
    }

    pub fn undoes(&mut self) -> Result<Done, Failure> {
        perform::undo(self.store.as_mut(), &mut self.board, stamp(&self.who))
    }

    pub fn redoes(&mut self) -> Result<Done, Failure> {
        perform::redo(self.store.as_mut(), &mut self.board, stamp(&self.who))
    }

    /// The board as the file holds it.
    pub fn loaded(&mut self) -> Board {
        self.store.load(self.board.record.id, today()).unwrap()
    }

    pub fn adds_unit(&mut self, name: &str) -> UnitId {
        self.does(Command::People(PeopleCommand::AddUnit { name: text(name), short: None }));
        self.board.find_unit(name).unwrap().id
    }

    pub fn adds_member(&mut self, name: &str, role: Role) -> MemberId {
        self.does(add_member(name, role));
        self.board.find_member(name).unwrap().id
    }

    pub fn adds_action(&mut self, owner: UnitId, change: &str) -> Action {
        self.does(add_action(owner, change, "2026-12-01"));
        self.board.actions.last().unwrap().clone()
    }

    pub fn adds_kpi(&mut self, name: &str) -> KpiId {
        self.does(add_kpi(name));
        self.board.find_kpi(name).unwrap().id
    }

    pub fn adds_workflow(&mut self, name: &str, unit: UnitId) -> WorkflowId {
        self.does(Command::Workflow(WorkflowCommand::Add { name: text(name), units: vec![unit] }));
        self.board.find_workflow(name).unwrap().id
    }

    pub fn adds_idea(&mut self, of: &str) -> Idea {
        self.does(Command::Idea(IdeaCommand::Add { text: text(of) }));
        self.board.ideas.last().unwrap().clone()
    }

    /// What is wrong with the file, apart from the test being run by root.
    pub fn findings(&mut self) -> Vec<Finding> {
        let mut findings = self.store.check(true).unwrap();
        findings.retain(|finding| *finding != Finding::Root);
        findings
    }
}

pub fn refusal<T: std::fmt::Debug>(result: Result<T, Failure>) -> Refusal {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

pub fn failure<T: std::fmt::Debug>(result: Result<T, Failure>) -> StoreError {
    match result {
        Err(Failure::Store(error)) => error,
        other => panic!("no failure: {other:?}"),
    }
}

/// Writes these changes as they are, past every rule of the domain.
pub fn write(person: &mut Person, changes: &[Change]) -> Result<u64, StoreError> {
    let (board, stamp) = (person.board.record.id, stamp(&person.who));
    let mut tx = person.store.begin()?;
    let operation = Operation { board, stamp: &stamp, verb: Verb::ActionEdited, undoes: None, changes };
    let seq = tx.write(&operation)?;
    tx.commit().map(|()| seq)
}

pub fn unit(person: &Person, name: &str) -> Unit {
    let id: UnitId = Ids::new(stamp(&person.who).at, 77).fresh();
    Unit { id, board: person.board.record.id, name: text(name), short: text("X") }
}

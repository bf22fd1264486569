//! A file, the people who have it open, and what they say: for the tests of the store and the write path.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::cell::Cell;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tavle::domain::action::{Action, ActionCommand, ActionFields, NewOwners, Owner, PlanRow};
use tavle::domain::board::{Board, BoardCommand};
use tavle::domain::calendar::Date;
use tavle::domain::change::Change;
use tavle::domain::command::Command;
use tavle::domain::id::{BoardId, Ids, KpiId, MemberId, UnitId, WorkflowId};
use tavle::domain::journal::Verb;
use tavle::domain::kpi::{Better, KpiCommand, KpiFields};
use tavle::domain::people::{Logins, PeopleCommand, Role, Unit};
use tavle::domain::period::{Cadence, Period};
use tavle::domain::prose::Text;
use tavle::domain::refusal::Refusal;
use tavle::domain::stamp::{Numbers, Stamp, Through, Who};
use tavle::domain::tally::{CaseType, Stream, TallyCommand};
use tavle::domain::workflow::{DecisionKind, WorkflowCommand};
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

    /// What is wrong with the file, apart from the test being run by root.
    pub fn findings(&mut self) -> Vec<Finding> {
        let mut findings = self.store.check(true).unwrap();
        findings.retain(|finding| *finding != Finding::Root);
        findings
    }
}

pub fn add_member(name: &str, role: Role) -> Command {
    let logins = Logins::default();
    Command::People(PeopleCommand::AddMember { name: text(name), initials: None, unit: None, role, logins })
}

pub fn fields(owner: UnitId, change: &str, deadline: &str) -> ActionFields {
    ActionFields {
        change: text(change),
        owner: Owner::Unit(owner),
        effect: Text::default(),
        how: Text::default(),
        deadline: date(deadline),
        before_start: false,
        kpi: None,
        workflow: None,
    }
}

pub fn add_action(owner: UnitId, change: &str, deadline: &str) -> Command {
    Command::Action(ActionCommand::Add(fields(owner, change, deadline)))
}

pub fn done(action: &Action, on: &str) -> Command {
    Command::Action(ActionCommand::Done { id: action.id, on: date(on) })
}

pub fn move_to(action: &Action, deadline: &str) -> Command {
    Command::Action(ActionCommand::Move { id: action.id, deadline: date(deadline) })
}

/// An edit of what was seen, by `change`.
pub fn edit(seen: &Action, change: impl FnOnce(&mut ActionFields)) -> Command {
    let base = ActionFields::from(seen);
    let mut wanted = base.clone();
    change(&mut wanted);
    Command::Action(ActionCommand::Edit { id: seen.id, base, wanted })
}

/// A plan of one action per owner, who are made as members.
pub fn import(owners: &[&str]) -> Command {
    let row = |owner: &&str| PlanRow {
        change: text(&format!("Aftale med {owner}")),
        owner: text(owner),
        effect: Text::default(),
        how: Text::default(),
        deadline: date("2026-12-10"),
    };
    let rows = owners.iter().map(row).collect();
    Command::Action(ActionCommand::Import { rows, new_owners: NewOwners::Members, again: false })
}

pub fn add_kpi(name: &str) -> Command {
    Command::Kpi(KpiCommand::Add(KpiFields {
        name: text(name),
        key: Text::default(),
        unit: text("sager"),
        decimals: 1,
        better: Better::Lower,
        target: None,
        cadence: Cadence::Week,
    }))
}

/// Values of the weeks before this one, the newest first.
pub fn measure(kpi: KpiId, values: &[i64], replace: bool) -> Command {
    let mut period = Period::containing(Cadence::Week, today(), today());
    let values = values.iter().map(|value| {
        period = period.previous();
        (period, *value)
    });
    Command::Kpi(KpiCommand::Measure { kpi, values: values.collect(), replace, import: true })
}

pub fn count(day: &str, count: u32) -> Command {
    let (stream, case_type) = (Stream::Application, CaseType::Principle);
    Command::Tally(TallyCommand::Count { day: date(day), stream, case_type, count })
}

pub fn start_trial(workflow: WorkflowId, units: &[UnitId]) -> Command {
    let (start, until) = (today(), date("2027-01-15"));
    Command::Workflow(WorkflowCommand::StartTrial { workflow, units: units.to_vec(), start, until })
}

pub fn decide(workflow: WorkflowId, kind: DecisionKind, by: MemberId) -> Command {
    let until = (kind == DecisionKind::Extend).then(|| date("2027-02-15"));
    let reason = text("Ventetiden er halveret");
    Command::Workflow(WorkflowCommand::Decide { workflow, kind, by: vec![by], reason, until })
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

//! One call of the program: who calls, in which language, on which file; opening the board and writing to it.

use std::path::PathBuf;

use super::out::Out;
use super::trouble::{Kind, Trouble, how_to_make, say};
use super::written::Written;
use crate::chance;
use crate::clock::Clock;
use crate::domain::board::{Board, BoardRecord};
use crate::domain::calendar::Date;
use crate::domain::command::{Command, Outcome, Warning};
use crate::domain::id::BoardId;
use crate::domain::names::find;
use crate::domain::prose::Text;
use crate::domain::refusal::Thing;
use crate::domain::stamp::{Stamp, Through, Who, identity};
use crate::paths;
use crate::perform::{self, Done};
use crate::settings::Settings;
use crate::store::{Access, Backend, Store, StoreError};
use crate::text::Lang;

/// How a dry run is shown.
pub type Shown = fn(&mut Call, &Desk, Outcome) -> Result<(), Trouble>;

/// What a command may use of the world.
pub struct Call<'a> {
    pub backend: &'a dyn Backend,
    pub settings: Settings,
    pub lang: Lang,
    pub clock: Clock,
    pub json: bool,
    /// Warnings refuse.
    pub strict: bool,
    /// What would be asked is agreed to.
    pub yes: bool,
    pub out: Out,
    /// What was asked for is done: what goes wrong from now on is only the telling of it.
    pub saved: bool,
}

/// A board that is open, and who works on it.
pub struct Desk {
    pub store: Box<dyn Store>,
    pub board: Board,
    pub who: Who,
}

impl Call<'_> {
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The board file.
    pub fn path(&self) -> PathBuf {
        self.settings.db.clone().unwrap_or_else(paths::own_board)
    }

    pub fn is_read_only(&self) -> bool {
        self.settings.read_only == Some(true)
    }

    /// Whether only plain characters are drawn.
    pub fn is_ascii(&self) -> bool {
        self.settings.ascii == Some(true)
    }

    /// The name or login of whoever calls.
    ///
    /// # Errors
    /// When it is CPR-like or too long.
    pub fn caller(&self) -> Result<Text, Trouble> {
        let settings = &self.settings;
        let name = settings.user.as_deref().or(settings.login.as_deref()).unwrap_or_default();
        identity(name).map_err(|error| Trouble::Text("--as".into(), error))
    }

    /// Opens the file, however much of it may be written.
    ///
    /// # Errors
    /// When it is not there or not a board.
    pub fn store(&self) -> Result<Box<dyn Store>, Trouble> {
        let access = if self.is_read_only() { Access::Read } else { Access::Write };
        Ok(self.backend.open(&self.path(), access)?)
    }

    /// Opens the board to look at it.
    ///
    /// # Errors
    /// When there is none, or it is not clear which.
    pub fn look(&self) -> Result<Desk, Trouble> {
        let mut store = self.store()?;
        let record = self.which(&store.boards()?)?;
        let board = store.load(record.id, self.today())?;
        let who = self.who(&board)?;
        Ok(Desk { store, board, who })
    }

    /// Opens the board to ask it a page at a time: what others go by, and nothing that grows.
    ///
    /// # Errors
    /// As [`Call::look`].
    pub fn glance(&self) -> Result<Desk, Trouble> {
        let mut store = self.store()?;
        let record = self.which(&store.boards()?)?;
        self.glance_at(store, record.id)
    }

    /// Every board of the file, as [`Call::glance`].
    ///
    /// # Errors
    /// When there is none.
    pub fn glances(&self) -> Result<Vec<Desk>, Trouble> {
        let boards = self.store()?.boards()?;
        if boards.is_empty() {
            self.which(&boards)?;
        }
        boards.iter().map(|record| self.glance_at(self.store()?, record.id)).collect()
    }

    fn glance_at(&self, mut store: Box<dyn Store>, id: BoardId) -> Result<Desk, Trouble> {
        let board = store.load_names(id)?;
        let who = self.who(&board)?;
        Ok(Desk { store, board, who })
    }

    /// Opens the board to change it.
    ///
    /// # Errors
    /// As [`Call::look`]; when only reading is allowed.
    pub fn open(&self) -> Result<Desk, Trouble> {
        self.refuse_read_only()?;
        self.look()
    }

    /// # Errors
    /// When only reading is allowed.
    pub fn refuse_read_only(&self) -> Result<(), Trouble> {
        if self.is_read_only() { Err(StoreError::ReadOnly.into()) } else { Ok(()) }
    }

    /// The board that is meant: the one named, else the only one.
    fn which(&self, boards: &[BoardRecord]) -> Result<BoardRecord, Trouble> {
        if let Some(name) = &self.settings.board {
            let found = find(boards, name, |board| vec![board.name.to_string()]);
            return found.cloned().map_err(|unnamed| Trouble::Unnamed(Thing::Board, unnamed));
        }
        match boards {
            [only] => Ok(only.clone()),
            [] => {
                let none = Trouble::said(Kind::NotFound, self.lang.no_board_in_file());
                Err(none.with_hint(how_to_make(self.lang, &self.path())))
            }
            several => {
                let names = self.lang.listed(several.iter().map(|board| board.name.as_str()));
                let unclear = Trouble::said(Kind::NotFound, self.lang.several_boards(&names));
                Err(unclear.with_hint(self.lang.choose_board()))
            }
        }
    }

    /// Who calls.
    ///
    /// # Errors
    /// As [`Call::caller`].
    pub fn who(&self, board: &Board) -> Result<Who, Trouble> {
        Ok(board.who(self.caller()?.as_str()))
    }

    pub fn stamp(&self, who: &Who) -> Stamp {
        Stamp::new(who.clone(), self.clock.instant(), self.today(), Through::CommandLine, chance::seed())
    }

    /// Performs `command` and says what it did.
    ///
    /// # Errors
    /// When a rule, `--strict` or the file says no.
    pub fn perform(&mut self, desk: &mut Desk, command: &Command) -> Result<(), Trouble> {
        let done = self.save(desk, command)?;
        self.tell(&desk.board, &done, None)
    }

    /// Performs `command`, of which `note` is worth saying: on stderr, or as a warning of the answer in JSON.
    ///
    /// # Errors
    /// As [`Call::perform`]; with `--strict` always.
    pub fn perform_noting(&mut self, desk: &mut Desk, command: &Command, note: String) -> Result<(), Trouble> {
        if self.strict {
            self.rehearse(desk, command)?;
            return Err(Trouble::said(Kind::Refused, note).with_hint(self.lang.strict_refuses()));
        }
        let done = self.save(desk, command)?;
        if self.json {
            return self.tell(&desk.board, &done, Some(note));
        }
        say(&note, self.is_ascii());
        self.tell(&desk.board, &done, None)
    }

    /// Performs `command`; its warnings go to stderr.
    ///
    /// # Errors
    /// As [`Call::perform`].
    pub fn save(&mut self, desk: &mut Desk, command: &Command) -> Result<Done, Trouble> {
        if self.strict {
            let outcome = self.rehearse(desk, command)?;
            if !outcome.warnings.is_empty() {
                return Err(Trouble::Strict(outcome.warnings));
            }
        }
        let done = perform::perform(desk.store.as_mut(), &mut desk.board, command, self.stamp(&desk.who))?;
        self.saved = true;
        self.warn(&done.warnings);
        Ok(done)
    }

    /// What `command` would bring.
    ///
    /// # Errors
    /// When a rule or the file says no.
    pub fn rehearse(&self, desk: &mut Desk, command: &Command) -> Result<Outcome, Trouble> {
        Ok(perform::rehearse(desk.store.as_mut(), &mut desk.board, command, self.stamp(&desk.who))?)
    }

    /// Performs `command` of a file on the board; a dry run is only `shown`.
    ///
    /// # Errors
    /// As [`Call::perform`], and when there is no board.
    pub fn bring_in(&mut self, command: &Command, shown: Option<Shown>) -> Result<(), Trouble> {
        let Some(show) = shown else {
            let mut desk = self.open()?;
            return self.perform(&mut desk, command);
        };
        let mut desk = self.look()?;
        let outcome = self.rehearse(&mut desk, command)?;
        show(self, &desk, outcome)
    }

    /// The sentence of what would have been done.
    ///
    /// # Errors
    /// When stdout is gone.
    pub fn tell_rehearsed(&mut self, board: &Board, outcome: Outcome) -> Result<(), Trouble> {
        let Outcome { verb, changes, warnings, skipped } = outcome;
        let done = Done { seq: 0, verb, changes, warnings, skipped, of: None };
        Ok(self.out.line(&self.lang.dry_run(&self.lang.deed(board, &done, Board::owner_name)))?)
    }

    fn warn(&self, warnings: &[Warning]) {
        // With --json they are part of the answer.
        if !self.json {
            warnings.iter().for_each(|warning| say(&self.lang.warning(warning), self.is_ascii()));
        }
    }

    /// The sentence of what was done, as the screen says it, and perhaps a note; with `--json` the operation.
    ///
    /// # Errors
    /// When stdout is gone.
    pub fn tell(&mut self, board: &Board, done: &Done, note: Option<String>) -> Result<(), Trouble> {
        let deed = self.lang.deed(board, done, Board::owner_name);
        if self.json {
            let warnings = done.warnings.iter().map(|warning| self.lang.warning(warning)).chain(note);
            self.out.json(&Written::new(done, deed, warnings.collect()))?;
        } else {
            // A unit may end in its own full stop: `sek.`.
            self.out.line(&format!("{}.", deed.trim_end_matches('.')))?;
            if let Some(note) = note {
                self.out.line(&note)?;
            }
        }
        Ok(())
    }
}

//! The program on the screen: its state, what an act brings, and the one place of it that sees the store.

mod acts;
mod here;
mod looks;
mod mouse;
mod over;
mod typing;
mod verdict;
mod wonder;

use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;

use super::drafts::Drafts;
use super::draw;
use super::guard::{Deed, Guard};
use super::keys::Place;
use super::looks::Looks;
use super::popups::Popup;
use super::popups::form::Draft;
use super::screens::{Room, ScreenName, Screens, in_room};
use super::spot::Spots;
use super::theme::{Ground, Theme};
use super::view::View;
use super::widgets::frame::Notice;
use crate::clock::Clock;
use crate::domain::board::Board;
use crate::domain::command::Command;
use crate::domain::id::{BoardId, MemberId};
use crate::domain::people::MemberRow;
use crate::domain::stamp::{Stamp, Through, Who};
use crate::perform::{self, Done, Failure};
use crate::store::{Store, StoreError};
use crate::text::Lang;

/// Acts by keys nearer to each other than this are one burst, undone together.
const BURST: Duration = Duration::from_millis(400);

/// What the loop does after a batch of keys.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    Go,
    /// Draw everything anew.
    Redraw,
    Quit,
    /// Open another file: the team's new board, or the demo.
    Start(Start),
}

/// What the first choice asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    /// With the command that makes it, and its first members; the file may have to be made first.
    NewBoard(Box<Command>, Vec<MemberRow>),
    Demo,
    Board(BoardId),
}

/// What stays the same while the program runs.
#[derive(Debug, Clone)]
pub struct Session {
    pub lang: Lang,
    pub clock: Clock,
    pub ascii: bool,
    /// Whether colours are wanted at all (`NO_COLOR`).
    pub colour: bool,
    /// The name or login that acts.
    pub name: String,
    /// A seed for each operation's ids.
    pub chance: fn() -> u64,
}

pub struct App {
    pub session: Session,
    pub store: Option<Box<dyn Store>>,
    pub board: Board,
    /// How many times it has been taken in anew, as others left it.
    loads: u64,
    pub who: Who,
    pub theme: Theme,
    /// What the terminal itself writes on, when anybody has said so.
    pub ground: Option<Ground>,
    /// Whether the mouse picks too.
    pub mouse: bool,
    /// What is remembered of these.
    pub looks: Looks,
    pub drafts: Drafts,
    pub screens: Screens,
    pub screen: ScreenName,
    pub wall: bool,
    /// Initials instead of names: on the laptop, and on the wall, where names are for the team to switch on.
    pub initials: Initials,
    pub popups: Vec<Popup>,
    /// What is offered while there is no board to show.
    pub first_choice: Option<Popup>,
    /// The window's columns and rows, as last heard.
    pub size: (u16, u16),
    pub notice: Notice,
    /// Where the mouse can point on what was last drawn.
    spots: Spots,
    /// The board could not be read when others had changed it.
    stale: bool,
    /// The member who said to be the one sitting here.
    chosen: Option<MemberId>,
    /// The theme was named for this run alone: what is remembered of whoever sits here does not change it.
    pub theme_given: bool,
    /// What is shown is the demo: nothing of it is kept.
    pub is_demo: bool,
    /// The last question of the screen could not be answered.
    unanswered: bool,
    /// A second `q` closes.
    quitting: bool,
    guard: Guard,
    /// The drafts as they were before the open form: what text that was no keys must not touch.
    drafts_before: Vec<Draft>,
    /// The last act by a key: when, and the first operation of its burst.
    burst: Option<(Instant, u64)>,
    /// What is said of a KPI since the last operation, where that is something else than before.
    turned: Option<String>,
}

/// Where people stand by their initials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Initials {
    pub laptop: bool,
    pub wall: bool,
}

impl App {
    pub fn new(session: Session, store: Option<Box<dyn Store>>, board: Board, theme: Theme, drafts: Drafts) -> Self {
        let who = board.who(&session.name);
        App {
            session,
            store,
            board,
            loads: 0,
            who,
            theme,
            ground: None,
            mouse: true,
            looks: Looks::default(),
            drafts,
            screens: Screens::default(),
            screen: ScreenName::Board,
            wall: false,
            initials: Initials { laptop: false, wall: true },
            popups: Vec::new(),
            first_choice: None,
            size: draw::SMALLEST,
            notice: Notice::default(),
            spots: Spots::default(),
            stale: false,
            unanswered: false,
            chosen: None,
            theme_given: false,
            is_demo: false,
            quitting: false,
            guard: Guard::default(),
            drafts_before: Vec::new(),
            burst: None,
            turned: None,
        }
    }

    pub fn view(&self) -> View<'_> {
        View {
            board: &self.board,
            loads: self.loads,
            now: self.session.clock.now(),
            lang: self.session.lang,
            theme: self.theme,
            ascii: self.session.ascii,
            who: &self.who,
            read_only: self.store.as_ref().is_some_and(|store| store.is_read_only()),
            screen: self.screen,
            wall: self.wall,
            initials: if self.wall { self.initials.wall } else { self.initials.laptop },
            filters: self.looks.filters(),
        }
    }

    /// Where the keys go while no popup is open.
    pub fn place(&self) -> Place {
        let place = in_room!(self.screens, self.screen, room => room.place(self.wall));
        match in_room!(self.screens, self.screen, room => room.searched()) {
            Some(search) if search.is_typing() => place.searching(),
            _ => place,
        }
    }

    /// Performs `command`; `key` is when the key came that asked for it, if a key did.
    pub fn perform(&mut self, command: &Command, key: Option<Instant>) -> Result<Done, Failure> {
        let mut stamp = self.stamp();
        // Counting is many quick keys that mean one thing; any other act stands alone.
        let key = key.filter(|_| matches!(command, Command::Tally(_)));
        let joined = self.burst.filter(|(last, _)| key.is_some_and(|now| now.duration_since(*last) < BURST));
        stamp.burst = joined.map(|(_, head)| head);
        let store = self.store.as_deref_mut().ok_or(Failure::Store(StoreError::ReadOnly))?;
        let said = verdict::said(&self.board, command, stamp.today);
        self.turned = None;
        let done = perform::perform(store, &mut self.board, command, stamp)?;
        self.turned =
            said.and_then(|said| said.otherwise_now(&self.board, self.session.clock.today(), self.session.lang));
        in_room!(mut self.screens, self.screen, room => room.done(&done));
        self.burst = key.map(|now| (now, joined.map_or(done.seq, |(_, head)| head)));
        Ok(done)
    }

    fn undo(&mut self) -> Result<Done, Failure> {
        self.burst = None;
        self.turn_back(perform::undo)
    }

    fn undo_one(&mut self, seq: u64) -> Result<Done, Failure> {
        self.turn_back(|store, board, stamp| perform::undo_one(store, board, seq, stamp))
    }

    fn redo_one(&mut self, seq: u64) -> Result<Done, Failure> {
        self.turn_back(|store, board, stamp| perform::redo_one(store, board, seq, stamp))
    }

    fn redo(&mut self) -> Result<Done, Failure> {
        self.burst = None;
        self.turn_back(perform::redo)
    }

    /// Undoes or redoes, and lets the screen know.
    fn turn_back(
        &mut self,
        turn: impl FnOnce(&mut dyn Store, &mut Board, Stamp) -> Result<Done, Failure>,
    ) -> Result<Done, Failure> {
        let stamp = self.stamp();
        self.turned = None;
        let store = self.store.as_deref_mut().ok_or(Failure::Store(StoreError::ReadOnly))?;
        let done = turn(store, &mut self.board, stamp)?;
        in_room!(mut self.screens, self.screen, room => room.done(&done));
        Ok(done)
    }

    fn stamp(&self) -> Stamp {
        let clock = self.session.clock;
        Stamp::new(self.who.clone(), clock.instant(), clock.today(), Through::Screen, (self.session.chance)())
    }

    /// Says what was done, or why not.
    fn tell(&mut self, done: Result<Done, Failure>, deed: Deed) {
        let lang = self.session.lang;
        match done {
            Ok(done) => {
                self.guard.did(deed);
                self.tell_done(&done);
            }
            Err(failure) => self.refuse(lang.failure(&failure)),
        }
    }

    /// Says what was done, how to undo it, and what is worth saying besides.
    pub fn tell_done(&mut self, done: &Done) {
        let lang = self.session.lang;
        let called = if self.view().initials { Board::owner_initials } else { Board::owner_name };
        let can_undo = done.of.is_none() && done.verb.can_be_undone();
        let placed = lang.tally_notice(&self.board, done.verb, &done.changes, self.session.clock.today());
        let deed = placed.unwrap_or_else(|| lang.deed(&self.board, done, called));
        let warnings: Vec<String> = done.warnings.iter().map(|warning| lang.warning(warning)).collect();
        let hint = can_undo.then(|| lang.undo_hint().to_owned());
        let turned = self.turned.take();
        let tail: String = turned.into_iter().chain(warnings).chain(hint).map(|part| format!(" · {part}")).collect();
        self.notice = Notice { text: format!("{deed}{tail}"), tail, trouble: false };
    }

    pub fn say(&mut self, text: &str) {
        self.notice = Notice { text: text.trim().to_owned(), ..Notice::default() };
    }

    /// Why nothing is written here.
    fn refuse_reader(&mut self) {
        self.refuse(self.session.lang.trouble(&StoreError::ReadOnly));
    }

    pub fn refuse(&mut self, text: String) {
        self.notice = Notice { text, trouble: true, ..Notice::default() };
    }

    /// Takes in what other programs have saved; whether there was anything.
    pub fn refresh(&mut self) -> bool {
        let today = self.session.clock.today();
        let Some(store) = self.store.as_deref_mut() else { return false };
        if self.board.is_blank() {
            return false;
        }
        let fresh = match store.changed() {
            Ok(false) if !self.stale => return false,
            Ok(_) => store.load(self.board.record.id, today),
            Err(error) => Err(error),
        };
        // Until it can be read, the board on the screen stays (an empty one would be a lie), and is tried again.
        self.stale = fresh.is_err();
        match fresh {
            Ok(board) => {
                self.board = board;
                self.loads += 1;
                self.who = self.who_now();
            }
            Err(error) => self.refuse(self.session.lang.trouble(&error)),
        }
        true
    }

    /// Draws the whole screen; returns where the cursor stands.
    pub fn draw(&mut self, buf: &mut Buffer) -> Option<(u16, u16)> {
        let (cursor, spots) = draw::whole(self, buf);
        self.spots = spots;
        cursor
    }

    /// Where the mouse can point on what was last drawn.
    pub fn spots(&self) -> &Spots {
        &self.spots
    }
}

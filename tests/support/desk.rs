//! A board on a desk: the program on a screen of memory, keys typed by name, what a person would then see.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use tavle::clock::Clock;
use tavle::demo::{self, Size, Wanted};
use tavle::domain::action::{ActionCommand, ActionFields, Deed, Effect, Helpers, Look, Waiting};
use tavle::domain::board::{Board, BoardCommand};
use tavle::domain::calendar::{Date, add_days};
use tavle::domain::command::Command;
use tavle::domain::id::Ids;
use tavle::domain::people::{MemberFields, PeopleCommand};
use tavle::domain::prose::Text;
use tavle::domain::stamp::{Stamp, Through};
use tavle::perform;
use tavle::store::sqlite::Sqlite;
use tavle::store::{Access, Backend, Store};
use tavle::text::Lang;
use tavle::tui::app::{App, Next, Session};
use tavle::tui::drafts::Drafts;
use tavle::tui::input::{Input, Key, Turn};
use tavle::tui::theme::Theme;
use tempfile::TempDir;

pub const NOW: &str = "2026-11-23T08:57";

pub struct Desk {
    pub app: App,
    pub folder: TempDir,
    /// The time as the keys see it: a calm typist, one key every half second.
    now: Instant,
}

fn backend() -> Sqlite {
    Sqlite { wait: Duration::from_secs(2), allow_network: false }
}

/// Another seed each time: the clock stands still here, so that chance alone tells operations apart.
fn seed() -> u64 {
    static DRAWN: AtomicU64 = AtomicU64::new(1_000);
    DRAWN.fetch_add(1, Ordering::Relaxed)
}

pub fn clock() -> Clock {
    Clock::stopped_at(NOW).unwrap()
}

/// Makes a file with a board that is `years` old.
pub fn make_years(path: &Path, years: u32, lang: Lang) {
    let mut store = backend().create(path, None).unwrap();
    let wanted = Wanted { size: Some(Size::new(Some(years), None, None)), seed: 1 };
    wanted.fill(store.as_mut(), clock().today(), lang).unwrap();
}

impl Desk {
    /// The demo.
    pub fn demo(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = backend().create(&folder.path().join("tavle.db"), None).unwrap();
        let id = demo::fill(store.as_mut(), clock().today(), 1, lang).unwrap();
        let board = store.load(id, clock().today()).unwrap();
        Desk::at(store, board, lang, folder, "Anne")
    }

    /// The demo with a plan that has been worked with: each step, what waits, what is stuck, what is to be looked at, and
    /// what somebody who has left still has.
    pub fn worked(lang: Lang) -> Self {
        let mut desk = Desk::demo(lang);
        let today = clock().today();
        let text = |text: &str| Text::stored(text);
        let owner = |desk: &Desk, name: &str| desk.app.board.find_owner(name).unwrap();
        let flow = desk.app.board.workflows.iter().find(|it| desk.app.board.readiness(it.id).is_some()).unwrap().id;
        let mut add = |change: &str, name: &str, days: i64, before_start: bool| {
            let workflow = Some(flow).filter(|_| before_start);
            let fields = ActionFields::of(text(change), owner(&desk, name), add_days(today, days));
            let how = text("Kortlæg numrene pr. center, og ret dem, der er forkerte.");
            let fields = ActionFields { before_start, workflow, how, ..fields };
            desk.perform(Command::Action(ActionCommand::add(fields)));
            desk.app.board.actions.iter().max_by_key(|action| action.number).unwrap().id
        };
        let stuck = add("Saml numrene ét sted", "Mette", -40, false);
        let waits = add("Nyt menuvalg i telefonen", "Sofie", 20, false);
        let begun = add("Tekst til telefonsvareren", "Anne", 3, true);
        let agreed = add("Plan for ferien", "Lone", 9, true);
        let seen = add("Prøvevagt i centret", "Ali", -3, false);
        let looked = add("Fælles kalender", "Jonas", -2, false);
        let left = add("Liste over nøglepersoner", "Per", 12, false);
        let leaver = desk.app.board.find_member("Per").unwrap().clone();
        let helper = desk.app.board.find_member("Ali").unwrap().id;
        let deeds = [
            (stuck, Deed::Move { deadline: add_days(today, -30), why: text("to centre mangler"), how: None }),
            (waits, Deed::Wait(Waiting { note: text("it-leverandøren"), until: Some(add_days(today, 8)) })),
            (begun, Deed::Agree { on: add_days(today, -2) }),
            (begun, Deed::Start),
            (agreed, Deed::Agree { on: today }),
            (seen, Deed::Done { on: today, look: Some(look(Effect::Seen, "ventetiden er halveret", None)) }),
            (looked, Deed::Done { on: today, look: Some(look(Effect::TooEarly, "", Some(add_days(today, 14)))) }),
        ];
        for (id, deed) in deeds {
            desk.perform(Command::Action(ActionCommand::one(id, deed)));
        }
        let begun = desk.app.board.action(begun).unwrap();
        let base = ActionFields::from(begun);
        let wanted = ActionFields { helpers: Helpers(vec![helper]), ..base.clone() };
        let edit = ActionCommand::Edit { id: begun.id, base, wanted, why: Text::default() };
        desk.perform(Command::Action(edit));
        assert!(desk.app.board.action(left).is_some());
        let base = MemberFields::from(&leaver);
        let wanted = MemberFields { left_on: Some(add_days(today, -10)), ..base.clone() };
        desk.perform(Command::People(PeopleCommand::EditMember { id: leaver.id, base, wanted }));
        desk
    }

    /// Performs `command`, as whoever sits here.
    fn perform(&mut self, command: Command) {
        self.app.perform(&command, None).unwrap();
    }

    /// The only board of the file at `path`.
    pub fn of_file(path: &Path, lang: Lang) -> Self {
        let mut store = backend().open(path, Access::Write).unwrap();
        let id = store.boards().unwrap()[0].id;
        let board = store.load(id, clock().today()).unwrap();
        Desk::at(store, board, lang, tempfile::tempdir().unwrap(), "Anne")
    }

    /// A board with nothing on it.
    pub fn empty(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = backend().create(&folder.path().join("tavle.db"), None).unwrap();
        let mut board = Board::blank(Ids::new(clock().instant(), 1).fresh(), clock().today());
        let stamp = Stamp::new(board.who("Anne"), clock().instant(), clock().today(), Through::Screen, 2);
        let name = Text::stored(lang.pick("Borgerservice", "Citizen service"));
        let command = Command::Board(BoardCommand::Create { name, first_meeting: None, meeting_time: None });
        perform::perform(store.as_mut(), &mut board, &command, stamp).unwrap();
        Desk::at(store, board, lang, folder, "Anne")
    }

    fn at(mut store: Box<dyn Store>, board: Board, lang: Lang, folder: TempDir, name: &str) -> Self {
        store.changed().unwrap();
        let session = Session { lang, clock: clock(), ascii: false, colour: true, name: name.to_owned(), chance: seed };
        let app = App::new(session, Some(store), board, Theme::Dark, Drafts::default());
        Desk { app, folder, now: Instant::now() }
    }

    /// A second program of `name` on the same file.
    pub fn beside(&self, name: &str) -> Self {
        let mut store = backend().open(&self.folder.path().join("tavle.db"), Access::Write).unwrap();
        let board = store.load(self.app.board.record.id, clock().today()).unwrap();
        Desk::at(store, board, self.app.session.lang, tempfile::tempdir().unwrap(), name)
    }

    /// The same board at another time: `2026-12-14T09:00`.
    pub fn turn_to(&mut self, now: &str) {
        self.app.session.clock = Clock::stopped_at(now).unwrap();
        let today = self.app.session.clock.today();
        let store = self.app.store.as_deref_mut().unwrap();
        self.app.board = store.load(self.app.board.record.id, today).unwrap();
    }

    /// A program that may only read the same file.
    pub fn reading(&self, name: &str) -> Self {
        let mut store = backend().open(&self.folder.path().join("tavle.db"), Access::Read).unwrap();
        let board = store.load(self.app.board.record.id, clock().today()).unwrap();
        Desk::at(store, board, self.app.session.lang, tempfile::tempdir().unwrap(), name)
    }

    /// Types keys by name, parted by spaces: `3 Down d Ctrl-S`; `'…'` types the letters between.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        self.keys_every(Duration::from_millis(500), keys);
        self
    }

    /// [`Desk::keys`] at another pace; what the last key brought.
    pub fn keys_every(&mut self, pace: Duration, keys: &str) -> Next {
        let mut next = Next::Go;
        for (at, part) in keys.split('\'').enumerate() {
            let keys: Vec<Key> = if at % 2 == 1 {
                part.chars().map(Key::Char).collect()
            } else {
                part.split_whitespace().map(key).collect()
            };
            for key in keys {
                self.now += pace;
                next = self.app.take(Input::Key(key), self.now);
            }
        }
        next
    }

    pub fn paste(&mut self, text: &str) {
        self.app.take(Input::Paste(text.to_owned()), self.now);
    }

    /// Clicks on the first place on a window of this size where `text` stands; whether it stands there.
    pub fn click(&mut self, columns: u16, rows: u16, text: &str) -> bool {
        self.app.take(Input::Resized(columns, rows), self.now);
        let screen = self.screen(columns, rows);
        let found = screen.lines().enumerate().find_map(|(row, line)| {
            let before = &line[..line.find(text)?];
            Some((u16::try_from(before.chars().count()).unwrap(), u16::try_from(row).unwrap()))
        });
        if let Some((column, row)) = found {
            self.click_at(column, row);
        }
        found.is_some()
    }

    pub fn click_at(&mut self, column: u16, row: u16) {
        self.now += Duration::from_millis(500);
        self.app.take(Input::Click(column, row), self.now);
    }

    /// The window gets another size.
    pub fn resized(&mut self, columns: u16, rows: u16) {
        self.app.take(Input::Resized(columns, rows), self.now);
    }

    pub fn wheel(&mut self, turn: Turn) {
        self.now += Duration::from_millis(100);
        self.app.take(Input::Wheel(turn), self.now);
    }

    /// Lets the program ask what can wait, as it does while no key comes; how many pieces it took.
    pub fn rests(&mut self) -> usize {
        let mut pieces = 0;
        while self.app.wonders() {
            self.app.wonder();
            pieces += 1;
        }
        pieces
    }

    pub fn wait(&mut self, time: Duration) {
        self.now += time;
    }

    pub fn buffer(&mut self, columns: u16, rows: u16) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.app.draw(&mut buf);
        buf
    }

    /// The screen as text, without spaces at the ends of lines.
    pub fn screen(&mut self, columns: u16, rows: u16) -> String {
        text_of(&self.buffer(columns, rows))
    }

    /// The lines that are reversed or on another ground than the screen: the selection, said in words.
    pub fn selected(&mut self, columns: u16, rows: u16) -> String {
        let buf = self.buffer(columns, rows);
        let ground = buf[(0, rows - 1)].bg;
        let chosen = |x: u16, y: u16| buf[(x, y)].bg != ground || buf[(x, y)].modifier.contains(Modifier::REVERSED);
        let line = |y: u16| {
            (0..columns).filter(|x| chosen(*x, y)).map(|x| buf[(x, y)].symbol().to_owned()).collect::<String>()
        };
        (1..rows)
            .map(line)
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.trim().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    }

    pub fn notice(&self) -> &str {
        &self.app.notice.text
    }
}

fn look(effect: Effect, note: &str, again: Option<Date>) -> Look {
    Look { effect, note: Text::stored(note), again }
}

pub fn text_of(buf: &Buffer) -> String {
    let line = |y: u16| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    let lines: Vec<String> = (0..buf.area.height).map(|y| line(y).trim_end().to_owned()).collect();
    lines.join("\n")
}

fn key(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "BackTab" => Key::BackTab,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        "BSpace" => Key::Backspace,
        "Space" => Key::Char(' '),
        "F1" => Key::F(1),
        "F5" => Key::F(5),
        name => match name.strip_prefix("Ctrl-") {
            Some(letter) => Key::Ctrl(letter.to_lowercase().chars().next().unwrap()),
            None => Key::Char(name.chars().next().unwrap()),
        },
    }
}

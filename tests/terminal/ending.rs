//! However the program ends or is stopped, the terminal is as it was before.

use std::env;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::Signal;
use tavle::domain::board::{Board, BoardRecord};
use tavle::domain::calendar::Date;
use tavle::domain::id::BoardId;
use tavle::domain::query::{Answer, Query};
use tavle::settings::Settings;
use tavle::store::sqlite::Sqlite;
use tavle::store::{Access, Backend, Finding, Store, StoreError, Transaction};

use crate::home::Home;
use crate::pty::{PATIENCE, Terminal, pause};
use crate::{anne, home_with_demo, opened};

/// The terminal's modes while nobody has it.
fn modes_of_nobody() -> String {
    let mut command = assert_cmd::Command::new("/bin/true");
    command.env_clear().current_dir("/");
    Terminal::start(&command, 120, 36).modes()
}

#[track_caller]
fn assert_given_back(terminal: &Terminal) {
    let seen = terminal.seen();
    let screen = seen.screen();
    assert!(!screen.alternate_screen(), "the other screen is left");
    assert!(!screen.hide_cursor(), "the cursor is shown");
    assert!(!screen.bracketed_paste(), "pasting is plain");
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is the terminal's");
    let wrote = seen.wrote();
    for sequence in ["\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l", "\x1b[?1006l\x1b[?1000l"] {
        assert!(wrote.contains(sequence), "{sequence:?} was written");
    }
    drop(seen);
    assert_eq!(terminal.modes(), modes_of_nobody());
}

fn leavings(terminal: &Terminal) -> usize {
    terminal.seen().wrote().matches("\x1b[?1049l").count()
}

#[test]
fn quitting_gives_the_terminal_back() {
    let home = home_with_demo();
    for command in [home.tavle(&["demo"]), home.tavle(&["--as", "Anne"])] {
        let mut terminal = opened(&command);
        assert!(terminal.seen().screen().alternate_screen() && terminal.seen().screen().hide_cursor());
        assert!(terminal.seen().screen().bracketed_paste());
        assert_ne!(terminal.modes(), modes_of_nobody());
        terminal.press("q");
        terminal.shows("Luk tavlen?");
        terminal.press("q");
        assert_eq!(terminal.ends(), 0);
        assert_given_back(&terminal);
        assert_eq!(terminal.seen().text().trim(), "", "nothing of it stays");
    }
}

#[test]
fn a_signal_from_outside_gives_the_terminal_back() {
    let home = home_with_demo();
    for (signal, number) in [(Signal::HUP, 1), (Signal::INT, 2), (Signal::TERM, 15)] {
        let mut terminal = anne(&home);
        terminal.signal(signal);
        assert_eq!(terminal.ends(), 128 + number);
        assert_given_back(&terminal);
        assert_eq!(leavings(&terminal), 1);
    }
}

#[test]
fn being_stopped_gives_the_terminal_back_and_going_on_draws_all_anew() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    let board = terminal.seen().text();
    terminal.signal(Signal::TSTP);
    terminal.until("the terminal given back", |seen| seen.wrote().contains("\x1b[?25h"));
    wait_until_stopped(&terminal);
    assert_given_back(&terminal);
    terminal.wipe();
    terminal.signal(Signal::CONT);
    terminal.until("the board as it was", |seen| seen.is_whole() && seen.text() == board);
    assert!(terminal.seen().screen().alternate_screen() && terminal.seen().screen().bracketed_paste());
    assert_eq!(terminal.seen().screen().mouse_protocol_mode(), vt100::MouseProtocolMode::PressRelease);
    assert_ne!(terminal.modes(), modes_of_nobody());

    terminal.signal(Signal::TSTP);
    wait_until_stopped(&terminal);
    // What it wrote last may not have been read yet.
    terminal.until("the terminal given back", |seen| !seen.screen().alternate_screen());
    terminal.resize(100, 30);
    terminal.signal(Signal::CONT);
    terminal.until("the board in the new size", |seen| {
        seen.is_whole() && seen.text().lines().last().is_some_and(|line| line.contains("h hjælp"))
    });
    terminal.quits();
    assert_given_back(&terminal);
}

fn wait_until_stopped(terminal: &Terminal) {
    let is_stopped = || terminal.about("stat").rsplit(')').next().is_some_and(|rest| rest.starts_with(" T"));
    let start = Instant::now();
    while !is_stopped() {
        assert!(start.elapsed() < PATIENCE, "{}", terminal.about("stat"));
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn ctrl_z_undoes_and_stops_nothing() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    terminal.press("d");
    terminal.shows("Er effekten set?");
    terminal.press("4");
    terminal.shows("#06 udført");
    terminal.press("Ctrl-Z");
    terminal.shows("Fortrudt: #06");
    assert_eq!(home.json(&["action", "show", "6"])["state"], "open");
    terminal.press("3");
    terminal.shows("OVER 2 UGER OVER FRISTEN");
    terminal.quits();
}

// ---- A panic ----

/// The file of the panicking program; it panics when a file `panik` lies beside.
const FILE: &str = "TAVLE_TEST_FILE";

/// A file that turns out to be beyond all help.
struct Hopeless(Sqlite);

struct HopelessStore {
    store: Box<dyn Store>,
    panic: PathBuf,
}

impl Backend for Hopeless {
    fn open(&self, path: &Path, access: Access) -> Result<Box<dyn Store>, StoreError> {
        let panic = path.with_file_name("panik");
        Ok(Box::new(HopelessStore { store: self.0.open(path, access)?, panic }))
    }

    fn create(&self, path: &Path, group: Option<&str>) -> Result<Box<dyn Store>, StoreError> {
        self.0.create(path, group)
    }

    fn restore(&self, path: &Path, from: &Path) -> Result<Option<PathBuf>, StoreError> {
        self.0.restore(path, from)
    }
}

impl Store for HopelessStore {
    fn boards(&mut self) -> Result<Vec<BoardRecord>, StoreError> {
        self.store.boards()
    }

    fn load(&mut self, board: BoardId, today: Date) -> Result<Board, StoreError> {
        self.store.load(board, today)
    }

    fn load_names(&mut self, board: BoardId) -> Result<Board, StoreError> {
        self.store.load_names(board)
    }

    fn ask(&mut self, query: &Query) -> Result<Answer, StoreError> {
        self.store.ask(query)
    }

    fn changed(&mut self) -> Result<bool, StoreError> {
        assert!(!self.panic.exists(), "hele filen er væk");
        self.store.changed()
    }

    fn begin(&mut self) -> Result<Box<dyn Transaction + '_>, StoreError> {
        self.store.begin()
    }

    fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    fn schema(&self) -> u32 {
        self.store.schema()
    }

    fn backup(&mut self, to: &Path) -> Result<(), StoreError> {
        self.store.backup(to)
    }

    fn check(&mut self, thorough: bool) -> Result<Vec<Finding>, StoreError> {
        self.store.check(thorough)
    }
}

#[test]
#[ignore = "a part of other tests, not one of its own"]
fn child_panics() {
    let Some(file) = env::var_os(FILE) else { return };
    let backend = Hopeless(Sqlite { wait: Duration::from_secs(2), allow_network: false });
    let settings = Settings { db: Some(file.into()), user: Some("Anne".to_owned()), ..from_environment() };
    tavle::tui::run(&backend, &settings).unwrap();
}

fn from_environment() -> Settings {
    let (user, system) = tavle::paths::settings();
    Settings::read(user.as_deref(), &system, |name| env::var_os(name)).unwrap()
}

fn panicking(home: &Home) -> assert_cmd::Command {
    let same = home.tavle::<&str>(&[]);
    let mut command = assert_cmd::Command::new(env::current_exe().unwrap());
    command.env_clear().current_dir(same.get_current_dir().unwrap());
    command.envs(same.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env(FILE, home.db()).args(["--exact", "ending::child_panics", "--ignored", "--nocapture"]);
    command
}

#[test]
fn a_panic_gives_the_terminal_back_and_keeps_what_was_typed() {
    let home = home_with_demo();
    let mut terminal = opened(&panicking(&home));
    terminal.press("n");
    terminal.shows("Ny handling");
    pause();
    terminal.types("Halv tanke");
    terminal.shows("► Halv tanke");
    home.file("data/tavle/panik", "");
    assert_eq!(terminal.ends(), 101);
    assert_given_back(&terminal);
    assert_eq!(leavings(&terminal), 1, "a second time would put the cursor over what is said");
    let screen = terminal.seen().text();
    assert!(screen.contains("hele filen er væk"), "{screen}");
    let again = Terminal::start(&home.tavle(&["--as", "Anne"]), 120, 36);
    again.shows("Sidst blev du afbrudt, mens du skrev.");
}

// ---- No screen ----

#[test]
fn without_a_screen_it_says_what_to_do() {
    let home = home_with_demo();
    let said = home.fails(2, &[]);
    assert!(said.starts_with("Tavlen kan ikke åbnes her, for der er ingen skærm."), "{said}");
    for (args, sentence) in
        [(&[][..], "for der er ingen skærm"), (&["demo"], "Eksemplet kan ikke vises her, for der er ingen skærm")]
    {
        let mut dumb = home.tavle(args);
        dumb.env("TERM", "dumb");
        let mut terminal = Terminal::start(&dumb, 120, 36);
        assert_eq!(terminal.ends(), 2);
        let wrote = terminal.seen().wrote();
        assert!(wrote.contains(sentence), "{wrote}");
        assert!(!wrote.contains('\x1b'), "{wrote}");
    }
}

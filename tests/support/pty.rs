//! A program in a real terminal: what a person types, and what is on the screen then. It answers no queries, as some
//! terminals do not; the screen is read by another emulator than the one the program was written with.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// How long a test waits for what must come: a loaded machine is slow.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The end of a frame.
pub const FRAME_END: &str = "\x1b[?2026l";

pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    glass: Arc<Glass>,
    reader: JoinHandle<()>,
}

/// What has come from the program, and the news of it.
struct Glass {
    seen: Mutex<Seen>,
    news: Condvar,
}

pub struct Seen {
    parser: vt100::Parser,
    /// Everything written so far.
    pub bytes: Vec<u8>,
    /// When the last of it came.
    pub at: Instant,
    /// The program has let go of the terminal.
    pub over: bool,
    /// Nothing more is read.
    blind: bool,
}

impl Seen {
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// The screen as text, without spaces at the ends of lines.
    pub fn text(&self) -> String {
        let columns = self.screen().size().1.get();
        self.screen().rows(0, columns).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// The text of the cells that are reversed.
    pub fn reversed(&self) -> String {
        let (rows, columns) = self.screen().size();
        let cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let reversed = cells.filter_map(|(row, column)| self.screen().cell(row, column)).filter(|cell| cell.inverse());
        reversed.map(vt100::Cell::contents).collect()
    }

    pub fn wrote(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether what was begun to be drawn stands whole.
    pub fn is_whole(&self) -> bool {
        self.bytes.ends_with(FRAME_END.as_bytes())
    }
}

impl Glass {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap()
    }

    /// Keeps what the program writes until it has let go of the terminal, or nobody looks any more.
    fn watch(&self, mut from: impl Read) {
        let mut bytes = [0; 64 * 1024];
        loop {
            let read = from.read(&mut bytes).unwrap_or(0);
            let at = Instant::now();
            let mut seen = self.seen();
            seen.at = at;
            seen.bytes.extend_from_slice(&bytes[..read]);
            seen.parser.process(&bytes[..read]);
            seen.over = read == 0;
            self.news.notify_all();
            if seen.over || seen.blind {
                return;
            }
        }
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

impl Terminal {
    /// A terminal of this size, before anything runs in it, runs `command`.
    pub fn start(command: &assert_cmd::Command, columns: u16, rows: u16) -> Self {
        Terminal::start_after(command, columns, rows, "")
    }

    /// As [`Terminal::start`], with `ahead` sent before the program runs: it is there when the program begins to read.
    pub fn start_after(command: &assert_cmd::Command, columns: u16, rows: u16, ahead: &str) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut keyboard = pair.master.take_writer().unwrap();
        keyboard.write_all(ahead.as_bytes()).unwrap();
        let child = pair.slave.spawn_command(built(command)).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 0);
        let seen = Mutex::new(Seen { parser, bytes: Vec::new(), at: Instant::now(), over: false, blind: false });
        let glass = Arc::new(Glass { seen, news: Condvar::new() });
        let from = pair.master.try_clone_reader().unwrap();
        let watched = glass.clone();
        let reader = thread::spawn(move || watched.watch(from));
        Terminal { master: pair.master, keyboard, child, glass, reader }
    }

    // ---- The keyboard ----

    /// Presses keys by name, parted by spaces: `Tab Ctrl-S q`.
    pub fn press(&mut self, keys: &str) {
        let bytes: String = keys.split(' ').map(sequence).collect();
        self.types(&bytes);
    }

    /// Types `text` as fast as a terminal can.
    pub fn types(&mut self, text: &str) {
        self.keyboard.write_all(text.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Pastes `text` as one piece.
    pub fn pastes(&mut self, text: &str) {
        self.types(&format!("\x1b[200~{text}\x1b[201~"));
    }

    // ---- The screen ----

    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.glass.seen()
    }

    /// Waits until `holds`; fails with what is on the screen when it never does.
    #[track_caller]
    pub fn until(&self, what: &str, holds: impl Fn(&Seen) -> bool) {
        let start = Instant::now();
        let mut seen = self.seen();
        while !holds(&seen) {
            let left = PATIENCE.saturating_sub(start.elapsed());
            if left.is_zero() || seen.over {
                let text = seen.text();
                drop(seen);
                panic!("{what}: not so on the screen\n{text}");
            }
            seen = self.glass.news.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits until `text` stands on the screen.
    #[track_caller]
    pub fn shows(&self, text: &str) {
        self.until(text, |seen| seen.text().contains(text));
    }

    /// Waits until `text` stands nowhere on the screen.
    #[track_caller]
    pub fn shows_no(&self, text: &str) {
        self.until(&format!("without {text}"), |seen| !seen.text().contains(text));
    }

    /// Waits for a whole frame that was drawn after the first `before` bytes.
    #[track_caller]
    pub fn draws(&self, before: usize) {
        self.until("a new frame", |seen| seen.bytes.len() > before && seen.is_whole());
    }

    /// How many bytes come within `time`.
    pub fn writes_within(&self, time: Duration) -> usize {
        let seen = self.seen();
        let before = seen.bytes.len();
        let still = |seen: &mut Seen| seen.bytes.len() == before;
        let seen = self.glass.news.wait_timeout_while(seen, time, still).unwrap().0;
        seen.bytes.len() - before
    }

    /// Makes the window another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.seen().parser.set_size(nonzero(rows), nonzero(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Forgets what is on the screen: what is seen then has been drawn anew.
    pub fn wipe(&self) {
        let mut seen = self.seen();
        let (rows, columns) = seen.screen().size();
        seen.parser = vt100::Parser::new(rows, columns, 0);
    }

    /// How the terminal treats what is typed, in words.
    pub fn modes(&self) -> String {
        format!("{:?}", self.master.get_termios().unwrap())
    }

    // ---- The program ----

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// A file of the system's about the program: `stat`, `io`.
    pub fn about(&self, file: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{file}", self.pid())).unwrap()
    }

    /// Waits until the program has ended and all it wrote has been read; its exit code.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            let left = PATIENCE.saturating_sub(start.elapsed());
            assert!(!left.is_zero(), "still running\n{}", self.seen().text());
            if self.seen().over
                && let Some(status) = self.child.try_wait().unwrap()
            {
                return status.exit_code();
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asks to quit, answers yes, and waits for the end.
    #[track_caller]
    pub fn quits(&mut self) {
        self.press("Ctrl-C");
        self.shows("Luk tavlen?");
        self.press("Ctrl-C");
        assert_eq!(self.ends(), 0);
    }

    /// Cuts the line: the window is closed, the connection lost. How long the program then went on; `None` when that
    /// was for ever.
    pub fn hangs_up(self) -> Option<Duration> {
        let pid = self.pid();
        let Terminal { master, keyboard, mut child, glass, reader } = self;
        glass.seen().blind = true;
        // The reader lets go with the next it sees, which is the window in another size.
        let (rows, columns) = glass.seen().screen().size();
        master.resize(size(columns.get() - 1, rows.get())).unwrap();
        reader.join().unwrap();
        drop((keyboard, master));
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if child.try_wait().unwrap().is_some() {
                return Some(start.elapsed());
            }
            thread::sleep(Duration::from_millis(5));
        }
        kill_process_group(pid, Signal::KILL).unwrap();
        None
    }
}

fn built(command: &assert_cmd::Command) -> CommandBuilder {
    let mut built = CommandBuilder::new(command.get_program());
    built.args(command.get_args());
    built.env_clear();
    built.env("TERM", "xterm-256color");
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            built.env(name, value);
        }
    }
    built.cwd(command.get_current_dir().unwrap());
    built
}

/// What a terminal sends for a key.
fn sequence(key: &str) -> String {
    match key {
        "Enter" => "\r".to_owned(),
        "Esc" => "\x1b".to_owned(),
        "Tab" => "\t".to_owned(),
        "Up" => "\x1b[A".to_owned(),
        "Down" => "\x1b[B".to_owned(),
        "F5" => "\x1b[15~".to_owned(),
        key => match key.strip_prefix("Ctrl-") {
            Some(letter) => char::from(letter.as_bytes()[0] - b'A' + 1).to_string(),
            None => key.to_owned(),
        },
    }
}

/// A person's pause: letters that come faster than a person types are taken for pasted text, and an answer that comes
/// at the instant of its question for keys in flight.
pub fn pause() {
    thread::sleep(Duration::from_millis(350));
}

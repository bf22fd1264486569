//! A program in a terminal, and how long it takes until all it has to say stands there.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::pty::Terminal;

/// Silence after which a program has said all.
const QUIET: Duration = Duration::from_millis(15);

/// How long an answer to a key is waited for; one that changes nothing has none.
const ANSWER: Duration = Duration::from_millis(800);

/// Between keys that are letters: faster ones are text, not keys.
const PACE: Duration = Duration::from_millis(280);

pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";

/// What came of a key.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    pub time: Duration,
    pub bytes: usize,
    /// How often the program has written, to the terminal or a file.
    pub writes: u64,
}

pub struct Watched {
    pub terminal: Terminal,
    /// From before the program was started until its first full screen.
    pub start: Duration,
}

impl Watched {
    /// Runs `command` until `ready` stands on the screen and it has fallen silent.
    pub fn start(command: &assert_cmd::Command, (columns, rows): (u16, u16), ready: &str) -> Self {
        let before = Instant::now();
        let terminal = Terminal::start(command, columns, rows);
        terminal.shows(ready);
        let start = settled(&terminal) - before;
        Watched { terminal, start }
    }

    /// Sends `text` and waits for what it brings.
    pub fn send(&mut self, text: &str) -> Frame {
        let (bytes, writes) = (self.terminal.seen().bytes.len(), self.writes());
        let before = Instant::now();
        self.terminal.types(text);
        if self.terminal.seen().bytes.len() == bytes {
            self.terminal.writes_within(ANSWER);
        }
        let time = settled(&self.terminal).saturating_duration_since(before);
        let bytes = self.terminal.seen().bytes.len() - bytes;
        Frame { time, bytes, writes: self.writes() - writes }
    }

    /// As [`Watched::send`], a person's pause later.
    pub fn press(&mut self, key: &str) -> Frame {
        std::thread::sleep(PACE);
        self.send(key)
    }

    /// Sends `keys` so far `apart`, whatever comes of each; from the last of them until all has come.
    pub fn send_apart(&mut self, keys: &[&str], apart: Duration) -> Duration {
        let mut before = Instant::now();
        for key in keys {
            std::thread::sleep(apart);
            before = Instant::now();
            self.terminal.types(key);
        }
        settled(&self.terminal).saturating_duration_since(before)
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> Duration {
        let bytes = self.terminal.seen().bytes.len();
        let before = Instant::now();
        self.terminal.resize(columns, rows);
        self.terminal.until("the new size filled", |seen| seen.bytes.len() > bytes);
        settled(&self.terminal) - before
    }

    /// Sends `key`; when the program let go of the terminal.
    pub fn end(&mut self, key: &str) -> Duration {
        let before = Instant::now();
        self.terminal.types(key);
        self.terminal.ends();
        self.terminal.seen().at - before
    }

    /// Whether the terminal is as it was before the program had it.
    pub fn is_restored(&self) -> bool {
        let seen = self.terminal.seen();
        let screen = seen.screen();
        let modes = self.terminal.modes();
        let is_free = !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste();
        is_free && modes.contains("ICANON") && modes.contains("ECHO")
    }

    fn writes(&self) -> u64 {
        number(&self.terminal.about("io"), "syscw:")
    }

    /// The most memory it has had, in MiB.
    pub fn peak(&self) -> f64 {
        mebibytes(&self.terminal.about("status"))
    }

    /// What it does while nobody touches it, over `time`.
    pub fn idle(&mut self, time: Duration) -> Idle {
        let (bytes, writes) = (self.terminal.seen().bytes.len(), self.writes());
        let (wakes, on_cpu) = self.worked();
        std::thread::sleep(time);
        let (wakes_after, on_cpu_after) = self.worked();
        let seconds = time.as_secs_f64();
        Idle {
            bytes: self.terminal.seen().bytes.len() - bytes,
            writes: self.writes() - writes,
            wakes: (wakes_after - wakes) / seconds,
            cpu: (on_cpu_after - on_cpu) / 1e9 / seconds * 100.0,
        }
    }

    /// How often all threads have woken, and their nanoseconds on a processor.
    fn worked(&self) -> (f64, f64) {
        let folder = format!("/proc/{}/task", self.terminal.pid());
        let threads = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let read = |path: std::path::PathBuf| std::fs::read_to_string(path).unwrap_or_default();
        threads.fold((0.0, 0.0), |(wakes, on_cpu), thread| {
            let slept = as_float(number(&read(thread.path().join("status")), "voluntary_ctxt_switches:"));
            let ran = read(thread.path().join("schedstat"));
            let ran: f64 = ran.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0.0);
            (wakes + slept, on_cpu + ran)
        })
    }
}

impl Drop for Watched {
    /// What is measured next has the machine to itself.
    fn drop(&mut self) {
        if !self.terminal.seen().over {
            self.terminal.signal(Signal::KILL);
            self.terminal.ends();
        }
    }
}

pub struct Idle {
    pub bytes: usize,
    pub writes: u64,
    /// A second.
    pub wakes: f64,
    /// In per cent.
    pub cpu: f64,
}

/// Waits until nothing more comes; when the last came.
fn settled(terminal: &Terminal) -> Instant {
    while terminal.writes_within(QUIET) > 0 {}
    terminal.seen().at
}

/// The number after `name` in a file of the system's.
fn number(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// What `status` says of the most memory.
pub fn mebibytes(status: &str) -> f64 {
    as_float(number(status, "VmHWM:")) / 1_024.0
}

#[allow(clippy::cast_precision_loss)]
pub fn as_float(number: u64) -> f64 {
    number as f64
}

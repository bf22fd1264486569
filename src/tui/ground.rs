//! Light or dark: asked of the terminal before the screen is entered, and what is typed meanwhile.
//!
//! The crate terminal-colorsaurus asks in the same way, but throws away what was typed before the answer.

mod late;

use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, read, write};
use rustix::stdio::{stdin, stdout};

use super::input::Key;
use super::theme::Ground;

pub use late::Late;

/// The longest a terminal is waited for.
const PATIENCE: Duration = Duration::from_millis(100);

/// What colour the ground has; then what kind of terminal it is, which all of them answer, in turn: one that does not
/// know the first question is not waited for.
const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// The first answer begins like this; a bell or `ESC \` ends it.
const COLOUR: &[u8] = b"\x1b]11;";

/// No answer is longer.
const LONGEST: usize = 64;

/// What came while the question was out.
#[derive(Debug, Default, PartialEq)]
pub struct Heard {
    pub ground: Option<Ground>,
    /// What somebody typed.
    pub keys: Vec<Key>,
    /// The second answer has come: there will be no more.
    is_over: bool,
    /// The beginning of something.
    rest: Vec<u8>,
}

impl Heard {
    /// Who looks for an answer that is still on its way; `None` when there is none.
    pub fn late(&self) -> Option<Late> {
        let all = self.ground.is_some() && self.is_over;
        (!all).then(|| Late::after(&self.rest))
    }
}

/// Asks the terminal, which must be raw. One that says nothing, or can no longer be asked, has no ground.
pub fn ask() -> Heard {
    let start = Instant::now();
    let mut bytes = Vec::new();
    let mut waiting = say(QUESTION).is_ok();
    loop {
        let mut heard = hear(&bytes);
        let left = PATIENCE.saturating_sub(start.elapsed());
        // What has begun is waited for: whoever reads next would not know the rest.
        let whole = heard.is_over && heard.rest.is_empty();
        if whole || !waiting || left.is_zero() {
            if heard.rest == b"\x1b" {
                heard.keys.push(Key::Esc);
            }
            return heard;
        }
        waiting = listen(left, &mut bytes).is_ok_and(|more| more);
    }
}

fn say(mut words: &[u8]) -> rustix::io::Result<()> {
    while !words.is_empty() {
        match write(stdout(), words) {
            Ok(written) => words = &words[written..],
            Err(Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Waits at most `time` for more; whether it is worth waiting again.
fn listen(time: Duration, bytes: &mut Vec<u8>) -> rustix::io::Result<bool> {
    let stdin = stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let time = Timespec { tv_sec: 0, tv_nsec: time.subsec_nanos().into() };
    match poll(&mut fds, Some(&time)) {
        Ok(0) => return Ok(false),
        Ok(_) => {}
        Err(Errno::INTR) => return Ok(true),
        Err(error) => return Err(error),
    }
    let mut buffer = [0; 1024];
    match read(stdin, &mut buffer) {
        Ok(count) => {
            bytes.extend_from_slice(&buffer[..count]);
            Ok(count > 0)
        }
        Err(Errno::INTR | Errno::AGAIN) => Ok(true),
        Err(error) => Err(error),
    }
}

/// One thing among the bytes.
enum Item {
    Ground(Option<Ground>),
    Over,
    Key(Key),
    Nothing,
}

/// What `bytes` hold, so far.
fn hear(bytes: &[u8]) -> Heard {
    let (mut heard, mut rest) = (Heard::default(), bytes);
    while let Some((item, length)) = first(rest) {
        rest = &rest[length..];
        match item {
            Item::Ground(ground) => heard.ground = ground.or(heard.ground),
            Item::Over => heard.is_over = true,
            Item::Key(key) => heard.keys.push(key),
            Item::Nothing => {}
        }
    }
    heard.rest = rest.to_vec();
    heard
}

/// The first thing and its length; `None` when more must come to know it.
fn first(bytes: &[u8]) -> Option<(Item, usize)> {
    match bytes {
        [] | [0x1b] | [0x1b, b'O'] => None,
        [0x1b, b']', ..] => colour(bytes),
        [0x1b, b'[', rest @ ..] => control(rest).map(|(item, length)| (item, length + 2)),
        [0x1b, b'O', end, ..] => Some((named("", *end), 3)),
        // Alt and a letter is Esc, then the letter.
        [0x1b, ..] => Some((Item::Key(Key::Esc), 1)),
        _ => character(bytes),
    }
}

/// The colour of the ground.
fn colour(bytes: &[u8]) -> Option<(Item, usize)> {
    let is_colour = bytes.iter().zip(COLOUR).all(|(one, other)| one == other);
    let end = bytes.iter().skip(1).position(|byte| matches!(byte, 0x07 | 0x1b)).map(|at| at + 1);
    match end {
        _ if !is_colour => Some((Item::Key(Key::Esc), 1)),
        None if bytes.len() > LONGEST => Some((Item::Key(Key::Esc), 1)),
        None => None,
        // What ends it has a second half, which may be on its way.
        Some(end) if bytes[end] == 0x1b && bytes.len() == end + 1 => None,
        Some(end) => {
            let text = bytes.get(COLOUR.len()..end).and_then(|text| std::str::from_utf8(text).ok());
            // One terminal forgets the second half.
            let length = if bytes[end..].starts_with(b"\x1b\\") { end + 2 } else { end + 1 };
            Some((Item::Ground(text.and_then(of_colour)), length))
        }
    }
}

/// What stands after `ESC [`: the kind of the terminal, or a key.
fn control(bytes: &[u8]) -> Option<(Item, usize)> {
    let at = bytes.iter().position(|byte| !(0x20..=0x3f).contains(byte))?;
    let (between, end) = (&bytes[..at], bytes[at]);
    let between = std::str::from_utf8(between).unwrap_or_default();
    match end {
        b'c' if between.starts_with('?') => Some((Item::Over, at + 1)),
        0x40..=0x7e => Some((named(between, end), at + 1)),
        _ => Some((Item::Nothing, at)),
    }
}

/// The key that is written `between` and `end`.
fn named(between: &str, end: u8) -> Item {
    let key = match (between, end) {
        ("", b'A') => Key::Up,
        ("", b'B') => Key::Down,
        ("", b'C') => Key::Right,
        ("", b'D') => Key::Left,
        ("", b'H') | ("1" | "7", b'~') => Key::Home,
        ("", b'F') | ("4" | "8", b'~') => Key::End,
        ("", b'Z') => Key::BackTab,
        ("", b'P') | ("11", b'~') => Key::F(1),
        ("3", b'~') => Key::Delete,
        ("5", b'~') => Key::PageUp,
        ("6", b'~') => Key::PageDown,
        ("15", b'~') => Key::F(5),
        _ => return Item::Nothing,
    };
    Item::Key(key)
}

fn character(bytes: &[u8]) -> Option<(Item, usize)> {
    let key = |key| Some((Item::Key(key), 1));
    match bytes[0] {
        // Before the terminal was raw, it made a line end of Enter.
        b'\r' | b'\n' => key(Key::Enter),
        b'\t' => key(Key::Tab),
        0x7f | 0x08 => key(Key::Backspace),
        control @ 0x01..=0x1a => key(Key::Ctrl(char::from(control - 1 + b'a'))),
        _ => {
            let chunk = bytes.utf8_chunks().next()?;
            match chunk.valid().chars().next() {
                Some(c) if c.is_control() => Some((Item::Nothing, c.len_utf8())),
                Some(c) => Some((Item::Key(Key::Char(c)), c.len_utf8())),
                None if is_begun(bytes) => None,
                None => Some((Item::Nothing, chunk.invalid().len())),
            }
        }
    }
}

/// Whether `bytes` are the beginning of one character and nothing more.
fn is_begun(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

/// The ground of a colour as terminals write it: `rgb:ffff/ffff/ffff`, one to four digits each.
fn of_colour(text: &str) -> Option<Ground> {
    let parts: Vec<u32> = text.split_once(':')?.1.split('/').map(channel).collect::<Option<_>>()?;
    let [red, green, blue] = *parts.get(..3)?.first_chunk()?;
    // How bright it looks, in parts of 10,000.
    let brightness = (2126 * red + 7152 * green + 722 * blue) / 255;
    Some(if brightness > 5_000 { Ground::Light } else { Ground::Dark })
}

/// A channel, 0 to 255.
fn channel(digits: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    let most = (1 << (4 * digits.len())) - 1;
    Some(value * 255 / most)
}

/// The ground as some terminals put it in a variable, `15;0` or `15;default;0`: the last number is its colour of the
/// sixteen.
pub fn of_variable(text: &str) -> Option<Ground> {
    match text.rsplit(';').next()?.trim().parse().ok()? {
        0..=6 | 8 => Some(Ground::Dark),
        7 | 9..=15 => Some(Ground::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

//! What comes in from outside with a command: who, when, through what, chance, and the next numbers.

use chrono::{DateTime, Utc};

use super::calendar::Date;
use super::id::{Ids, MemberId};
use super::prose::{Text, TextError};
use crate::codes;

/// The login of whoever has none, in every language; said in words on its way out.
pub const NOBODY: &str = "unknown";

/// The name or login somebody acts under: kept in the journal, so that it passes the door of every text. An empty one is
/// [`NOBODY`]'s.
///
/// # Errors
/// [`TextError`] when it is too long or CPR-like.
pub fn identity(raw: &str) -> Result<Text, TextError> {
    let name = Text::line(raw, Text::SHORT)?;
    Ok(if name.is_empty() { Text::stored(NOBODY) } else { name })
}

/// Who acts: the login, and the member it belongs to, when it does. One person is one member on however many logins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub login: Text,
    pub member: Option<MemberId>,
}

codes! {
    /// Through what somebody acts.
    Through { Screen = "screen", CommandLine = "command_line" }
}

/// The board's counters: the last short number given of each kind. A number is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    pub action: u32,
    pub workflow: u32,
    pub decision: u32,
    pub idea: u32,
}

/// The stamp of one operation.
#[derive(Debug, Clone)]
pub struct Stamp {
    pub who: Who,
    /// The instant, for the journal only.
    pub at: DateTime<Utc>,
    /// The local civil date, for every rule.
    pub today: Date,
    pub through: Through,
    /// The first operation of the burst of keys this one belongs to: they are undone together.
    pub burst: Option<u64>,
    pub ids: Ids,
    /// Set under the write lock, from the board as it then is.
    pub numbers: Numbers,
}

impl Stamp {
    /// A stamp at the instant `at` on the local date `today`, its ids drawn from `chance`.
    pub fn new(who: Who, at: DateTime<Utc>, today: Date, through: Through, chance: u64) -> Self {
        Stamp { who, at, today, through, burst: None, ids: Ids::new(at, chance), numbers: Numbers::default() }
    }

    pub fn next_action(&mut self) -> u32 {
        self.numbers.action += 1;
        self.numbers.action
    }

    pub fn next_workflow(&mut self) -> u32 {
        self.numbers.workflow += 1;
        self.numbers.workflow
    }

    pub fn next_decision(&mut self) -> u32 {
        self.numbers.decision += 1;
        self.numbers.decision
    }

    pub fn next_idea(&mut self) -> u32 {
        self.numbers.idea += 1;
        self.numbers.idea
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_passes_the_door_of_every_text() {
        assert_eq!(identity(" anne\u{1b}\n ").unwrap().as_str(), "anne");
        assert_eq!(identity("  ").unwrap().as_str(), NOBODY);
        assert_eq!(identity("010101\u{2060}-1234"), Err(TextError::Cpr));
        assert_eq!(identity(&"x".repeat(121)), Err(TextError::TooLong { limit: 120, length: 121 }));
    }
}

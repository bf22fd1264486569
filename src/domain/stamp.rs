//! What comes in from outside with a command: who, when, through what, chance, and the next numbers.

use chrono::{DateTime, Utc};

use super::calendar::Date;
use super::id::{Ids, MemberId};
use super::prose::Text;
use crate::codes;

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
}

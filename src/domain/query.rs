//! What is older than the working set is asked for, a page at a time.

use super::action::{Action, Owner};
use super::board::Held;
use super::calendar::Date;
use super::id::{ActionId, BoardId, KpiId};
use super::idea::Idea;
use super::journal::Entry;

/// Which actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Open ones whose deadline is before this day.
    OpenBefore(Date),
    Open,
    Every,
    /// Closed ones, the newest deadline first.
    ClosedNewest,
}

/// Where a page of actions goes on: after this deadline and number.
pub type After = (Date, u32);

/// A question about what is not loaded. A page is at most `limit` long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// By deadline and number, oldest first unless `which` says otherwise.
    Actions { board: BoardId, which: Which, after: Option<After>, limit: usize },
    /// How many open actions with a deadline before this day each owner has.
    Owners { board: BoardId, before: Date },
    /// The one with this short number.
    Action { board: BoardId, number: u32 },
    /// By number; `after` this one.
    Ideas { board: BoardId, after: Option<u32>, limit: usize },
    /// The one with this short number.
    Idea { board: BoardId, number: u32 },
    /// All the points that the series of this KPI is judged on, oldest first.
    Series { kpi: KpiId },
    /// What was done to one action, newest first.
    ActionLog { id: ActionId, limit: usize },
    /// How many operations have written to one action. It only rises: what is undone is one more.
    Touches { id: ActionId },
    /// The journal, newest first; `before` this operation.
    Log { board: BoardId, before: Option<u64>, limit: usize },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Actions(Vec<Action>),
    Owners(Vec<(Owner, usize)>),
    Ideas(Vec<Idea>),
    Series(Box<Held>),
    Log(Vec<Entry>),
    Count(u32),
}

impl Answer {
    /// The actions of an answer to [`Query::Actions`] or [`Query::Action`].
    pub fn actions(self) -> Vec<Action> {
        match self {
            Answer::Actions(actions) => actions,
            Answer::Owners(_) | Answer::Ideas(_) | Answer::Series(_) | Answer::Log(_) | Answer::Count(_) => Vec::new(),
        }
    }

    /// The counts of an answer to [`Query::Owners`].
    pub fn owners(self) -> Vec<(Owner, usize)> {
        match self {
            Answer::Owners(owners) => owners,
            Answer::Actions(_) | Answer::Ideas(_) | Answer::Series(_) | Answer::Log(_) | Answer::Count(_) => Vec::new(),
        }
    }

    /// The ideas of an answer to [`Query::Ideas`] or [`Query::Idea`].
    pub fn ideas(self) -> Vec<Idea> {
        match self {
            Answer::Ideas(ideas) => ideas,
            Answer::Actions(_) | Answer::Owners(_) | Answer::Series(_) | Answer::Log(_) | Answer::Count(_) => {
                Vec::new()
            }
        }
    }

    /// The series of an answer to [`Query::Series`].
    pub fn series(self) -> Held {
        match self {
            Answer::Series(held) => *held,
            Answer::Actions(_) | Answer::Owners(_) | Answer::Ideas(_) | Answer::Log(_) | Answer::Count(_) => {
                Held::default()
            }
        }
    }

    /// The entries of an answer to [`Query::Log`] or [`Query::ActionLog`].
    pub fn log(self) -> Vec<Entry> {
        match self {
            Answer::Log(entries) => entries,
            Answer::Actions(_) | Answer::Owners(_) | Answer::Ideas(_) | Answer::Series(_) | Answer::Count(_) => {
                Vec::new()
            }
        }
    }

    /// The count of an answer to [`Query::Touches`].
    pub fn count(self) -> u32 {
        match self {
            Answer::Count(count) => count,
            Answer::Actions(_) | Answer::Owners(_) | Answer::Ideas(_) | Answer::Series(_) | Answer::Log(_) => 0,
        }
    }
}

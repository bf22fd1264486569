//! The tally of four case types (KL 2018, *Nu til sagen!*): a common language for learning. Counts only, in two streams
//! that are never summed.

use std::collections::BTreeMap;

use super::board::Board;
use super::calendar::Date;
use super::change::Change;
use super::command::Outcome;
use super::id::{BoardId, TallyId};
use super::journal::Verb;
use super::refusal::Refusal;
use super::stamp::Stamp;
use crate::{codes, record};

codes! {
    /// The four case types: *klar-parat, vejledning, princip, obs*.
    CaseType { Ready = "ready", Guidance = "guidance", Principle = "principle", WatchOut = "watch_out" }
}

codes! {
    /// *Ansøgninger* and *tilsyn*: always apart.
    Stream { Application = "application", Inspection = "inspection" }
}

record! {
    /// Cases placed: a row of its own, never a counter, so that undoing mine leaves yours.
    TallyEntry in "tally" {
        id: TallyId,
        board: BoardId,
        day: Date,
        stream: Stream,
        case_type: CaseType,
        count: u32,
    }
}

/// What somebody wants of the tally.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyCommand {
    Count { day: Date, stream: Stream, case_type: CaseType, count: u32 },
}

/// The most cases one entry takes: more is a typing slip.
pub const MOST: u32 = 1_000;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &TallyCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    let TallyCommand::Count { day, stream, case_type, count } = *command;
    if !(1..=MOST).contains(&count) {
        return Err(Refusal::CountOutOfRange { most: MOST });
    }
    if day > stamp.today {
        return Err(Refusal::InFuture { date: day });
    }
    let entry = TallyEntry { id: stamp.ids.fresh(), board: board.record.id, day, stream, case_type, count };
    Ok(Outcome::one(Verb::Tallied, Change::added(entry)))
}

/// The sums of the days loaded, by stream and case type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums(BTreeMap<(Date, Stream, CaseType), i64>);

impl Sums {
    pub fn add(&mut self, day: Date, stream: Stream, case_type: CaseType, count: i64) {
        let sum = self.0.entry((day, stream, case_type)).or_default();
        *sum += count;
        if *sum == 0 {
            self.0.remove(&(day, stream, case_type));
        }
    }

    /// How many from `from` to before `end`.
    pub fn total(&self, from: Date, end: Date, stream: Stream, case_type: CaseType) -> i64 {
        self.0
            .range((from, Stream::Application, CaseType::Ready)..)
            .take_while(|((day, ..), _)| *day < end)
            .filter(|((_, of, kind), _)| *of == stream && *kind == case_type)
            .map(|(_, count)| count)
            .sum()
    }
}

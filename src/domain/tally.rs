//! The tally of four case types (KL 2018, *Nu til sagen!*): a common language for learning. Counts only, in two streams
//! that are never summed. Where two types touch, a case counts once, under its own type, and leans towards the other.

mod rules;
mod sums;

pub use rules::decide;
pub use sums::Sums;

use super::calendar::Date;
use super::id::{BoardId, TallyId};
use crate::{codes, record};

codes! {
    /// The four case types: *klar-parat, vejledning, princip, obs*, in the order of their ring.
    CaseType { Ready = "ready", Guidance = "guidance", Principle = "principle", WatchOut = "watch_out" }
}

impl CaseType {
    /// The two types it touches in the ring, the one before it and the one after.
    pub fn neighbours(self) -> [CaseType; 2] {
        match self {
            CaseType::Ready => [CaseType::WatchOut, CaseType::Guidance],
            CaseType::Guidance => [CaseType::Ready, CaseType::Principle],
            CaseType::Principle => [CaseType::Guidance, CaseType::WatchOut],
            CaseType::WatchOut => [CaseType::Principle, CaseType::Ready],
        }
    }

    /// Whether they share an edge of the ring: the diagonals do not, nor does a type with itself.
    pub fn touches(self, other: CaseType) -> bool {
        self.neighbours().contains(&other)
    }
}

codes! {
    /// *Ansøgninger* and *tilsyn*: always apart.
    Stream { Application = "application", Inspection = "inspection" }
}

codes! {
    /// With whom a doubt was settled (KL 2018: "inddrages kolleger og ledelse").
    Settled { Colleagues = "colleagues", Management = "management" }
}

codes! {
    /// Somebody is in doubt about the type, or was, until it was settled with others.
    Doubt { Open = "open", Colleagues = "colleagues", Management = "management" }
}

impl From<Settled> for Doubt {
    fn from(by: Settled) -> Self {
        match by {
            Settled::Colleagues => Doubt::Colleagues,
            Settled::Management => Doubt::Management,
        }
    }
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
        /// The type that a border case (*grænsesag*) leans towards.
        #[serde(default)]
        neighbour: Option<CaseType>,
        /// `None` when nobody was ever in doubt.
        #[serde(default)]
        doubt: Option<Doubt>,
    }
}

impl TallyEntry {
    pub fn is_in_doubt(&self) -> bool {
        self.doubt == Some(Doubt::Open)
    }
}

/// What somebody wants of the tally.
#[derive(Debug, Clone, PartialEq)]
pub enum TallyCommand {
    Count {
        day: Date,
        stream: Stream,
        case_type: CaseType,
        count: u32,
        neighbour: Option<CaseType>,
        doubt: bool,
    },
    /// One case of the entry leans towards `neighbour`; `None`: the entry is no border case after all.
    Border {
        entry: TallyId,
        neighbour: Option<CaseType>,
    },
    /// Somebody is in doubt about one case of the entry.
    Doubt {
        entry: TallyId,
    },
    /// The doubt is settled, perhaps with another type.
    SettleDoubt {
        entry: TallyId,
        case_type: CaseType,
        by: Settled,
    },
}

/// The most cases one entry takes: more is a typing slip.
pub const MOST: u32 = 1_000;

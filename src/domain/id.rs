//! Identity: UUIDv7 ids, one type per entity, and where new ones come from.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::calendar::Date;
use super::record::{Column, Stored, Value};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                $name(uuid)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl Column for $name {
            fn to_value(&self) -> Value {
                Value::Text(self.0.to_string())
            }
            fn from_stored(stored: Stored) -> Option<Self> {
                match stored {
                    Stored::Text(text) => Uuid::parse_str(text).ok().map($name),
                    _ => None,
                }
            }
        }
    )+};
}

ids! {
    BoardId, UnitId, MemberId, ActionId, IdeaId, KpiId, MeasurementId, KpiNoteId, TallyId, WorkflowId, WorkflowUnitId, PartId,
    TrialId, TrialUnitId, DecisionId, DeciderId,
    /// An operation of the journal: unique over all files, so that a repeated write can be told.
    OperationId,
}

impl ActionId {
    /// The day it was made, in UTC: an id holds its instant.
    pub fn made_on(self) -> Date {
        let (seconds, _) = self.0.get_timestamp().map_or((0, 0), |at| at.to_unix());
        i64::try_from(seconds).ok().and_then(|at| DateTime::from_timestamp(at, 0)).unwrap_or_default().date_naive()
    }
}

/// A source of ids: the time and chance come in from outside, so that a test gets the same ids every run.
///
/// Ids of one source rise, also within a millisecond.
#[derive(Debug, Clone)]
pub struct Ids {
    millis: u64,
    state: u64,
    count: u16,
}

impl Ids {
    /// Ids stamped with `at`, their chance drawn from `seed`.
    pub fn new(at: DateTime<Utc>, seed: u64) -> Self {
        Ids { millis: at.timestamp_millis().max(0).unsigned_abs(), state: seed, count: 0 }
    }

    /// The next id.
    pub fn fresh<T: From<Uuid>>(&mut self) -> T {
        let (high, low) = (self.draw(), self.draw());
        let mut bytes = [0; 10];
        bytes[..2].copy_from_slice(&self.count.to_be_bytes());
        bytes[2..].copy_from_slice(&(high ^ low.rotate_left(32)).to_be_bytes());
        let id = uuid::Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid();
        self.count += 1;
        if self.count == 1 << 12 {
            self.count = 0;
            self.millis += 1;
        }
        T::from(id)
    }

    fn draw(&mut self) -> u64 {
        split_mix(&mut self.state)
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): enough to tell two programs' ids apart.
pub fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(seed: u64) -> Vec<Uuid> {
        let mut source = Ids::new(DateTime::from_timestamp_millis(1_795_000_000_000).unwrap(), seed);
        (0..9_000).map(|_| source.fresh::<Uuid>()).collect()
    }

    #[test]
    fn ids_rise_and_are_version_seven() {
        let drawn = ids(1);
        assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(drawn.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn the_seed_decides_the_ids() {
        assert_eq!(ids(1), ids(1));
        assert!(ids(1).iter().all(|id| !ids(2)[..1].contains(id)));
    }
}

//! What the labels of a run chart's axis count in: never finer than what is shown of a value, and never beyond what it can
//! be.

use crate::domain::kpi::{Kind, Kpi};

/// What a label of the axis may count in, times a power of ten; below an hour in seconds.
const LABELS: [i128; 3] = [1, 2, 5];
pub const CLOCK: [i128; 12] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800];

/// What the labels of an axis may count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruler {
    /// The finest that is shown, in values.
    pub unit: i128,
    /// Seconds, counted as a clock does.
    pub clock: bool,
    /// The lowest and the highest value that make sense.
    pub least: Option<i128>,
    pub most: Option<i128>,
}

impl Ruler {
    /// That of the values of `kpi`, of which some may be below zero.
    pub fn of(kpi: &Kpi, negative: bool) -> Self {
        let unit = 10_i128.pow(kpi.scale().saturating_sub(kpi.decimals));
        let clock = kpi.kind == Kind::Duration;
        let most = (kpi.kind == Kind::Share).then(|| 100 * 10_i128.pow(kpi.scale()));
        Ruler { unit: if clock { 1 } else { unit }, clock, least: (!negative).then_some(0), most }
    }

    /// Whether a label may stand at `value`.
    pub fn allows(self, value: i128) -> bool {
        self.least.is_none_or(|least| least <= value) && self.most.is_none_or(|most| value <= most)
    }

    /// What a label may be worth, finest first.
    pub fn labels(self) -> Vec<i128> {
        let times = |units: &[i128], unit: i128| units.iter().map(|units| units * unit).collect::<Vec<_>>();
        let powers = std::iter::successors(Some(if self.clock { 3_600 } else { self.unit }), |at| at.checked_mul(10));
        let decimal = powers.take(20).flat_map(|power| times(&LABELS, power));
        if self.clock { times(&CLOCK, 1).into_iter().chain(decimal).collect() } else { decimal.collect() }
    }
}

//! Run charts: the centre line and where each point lies against it, in exact arithmetic on scaled integers.

mod limits;
mod process;
mod runs;
#[cfg(test)]
mod tests;

pub use limits::MOST_POINTS;
pub use process::ProcessLimits;
pub use runs::{MIN_USEFUL, Run, RunChart, RunSide};

use super::ratio::Ratio;

/// One point of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// `None` where nothing was measured.
    pub value: Option<i64>,
    /// Left out of every figure, for a reason that is written.
    pub excluded: bool,
}

impl Point {
    pub fn measured(value: i64) -> Self {
        Point { value: Some(value), excluded: false }
    }

    /// The values of `points` that count.
    pub fn values(points: &[Point]) -> Vec<i64> {
        points.iter().filter(|point| !point.excluded).filter_map(|point| point.value).collect()
    }
}

/// The centre of a series: the sum of the two middle values, so that it is exact; compare with `2 * value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Centre {
    twice: i128,
}

impl Centre {
    /// The median of `values`; `None` when there are none. Even counts take the mean of the two middle values.
    pub fn median(values: &[i64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        let lower = if sorted.len().is_multiple_of(2) { sorted[sorted.len() / 2 - 1] } else { upper };
        Some(Centre { twice: i128::from(lower) + i128::from(upper) })
    }

    /// Twice the centre: always a whole number.
    pub fn twice(self) -> i128 {
        self.twice
    }

    /// Twice the distance from the centre to `value`; positive above.
    pub fn twice_above(self, value: i64) -> i128 {
        2 * i128::from(value) - self.twice
    }

    /// The centre itself.
    pub fn exact(self) -> Ratio {
        Ratio::half(self.twice)
    }

    /// The centre scaled by one decimal more than the values: always exact, since a half is 5 tenths.
    pub fn times_ten(self) -> i128 {
        self.twice * 5
    }

    /// The centre as a whole of the values' own scale, a half rounded up.
    pub fn rounded(self) -> i128 {
        (self.twice + 1).div_euclid(2)
    }
}

/// Where a point of the mini run chart lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    FarAbove,
    Above,
    /// Exactly on the centre.
    Tie,
    Below,
    FarBelow,
    /// Nothing was measured.
    Missing,
}

/// The side of each point of `values` against `centre`. A point is far when it lies farther from the centre than the
/// median distance of the points that are not on it: about half the points are.
pub fn sides(values: &[Option<i64>], centre: Centre) -> Vec<Side> {
    let mut distances: Vec<i128> = values
        .iter()
        .flatten()
        .map(|value| centre.twice_above(*value).abs())
        .filter(|distance| *distance > 0)
        .collect();
    distances.sort_unstable();
    let typical = distances.get(distances.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    let side = |value: i64| match centre.twice_above(value) {
        0 => Side::Tie,
        above if above > typical => Side::FarAbove,
        above if above > 0 => Side::Above,
        below if -below > typical => Side::FarBelow,
        _ => Side::Below,
    };
    values.iter().map(|value| value.map_or(Side::Missing, side)).collect()
}

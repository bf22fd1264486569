//! Process limits (XmR): between which values a process that does not change is expected to stay.

use super::{Point, RunChart};
use crate::domain::ratio::Ratio;

/// Below this many values no limits are shown.
pub const FEWEST: usize = 6;

/// From this many values on the limits stand; before, they are provisional.
pub const LOCKED: usize = 12;

/// The mean and the mean moving range of a window of points. Always computed; what is shown of it is another question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ProcessLimits {
    /// How many values they are made of.
    pub values: usize,
    pub mean: Ratio,
    /// The mean distance of neighbours; a range over a gap or over an excluded point is none. `None` without neighbours.
    pub range: Option<Ratio>,
}

impl ProcessLimits {
    /// Of the points of `window`; `None` when it holds no value.
    pub fn of(window: &[Point]) -> Option<Self> {
        let counted = |point: &Point| point.value.filter(|_| !point.excluded).map(i128::from);
        let values: Vec<i128> = window.iter().filter_map(counted).collect();
        let ranges: Vec<i128> =
            window.windows(2).filter_map(|pair| Some((counted(&pair[1])? - counted(&pair[0])?).abs())).collect();
        let mean = |of: &[i128]| Ratio::new(of.iter().sum(), i128::try_from(of.len()).ok()?);
        Some(ProcessLimits { values: values.len(), mean: mean(&values)?, range: mean(&ranges) })
    }

    /// The lower limit: the mean less 2.66 mean ranges.
    pub fn lower(&self) -> Option<Ratio> {
        self.mean.minus(self.reach()?)
    }

    /// The upper limit: the mean and 2.66 mean ranges.
    pub fn upper(&self) -> Option<Ratio> {
        self.mean.plus(self.reach()?)
    }

    fn reach(&self) -> Option<Ratio> {
        self.range?.times(Ratio::new(266, 100)?)
    }

    pub fn is_provisional(&self) -> bool {
        self.values < LOCKED
    }

    /// These limits where people may see them: not below [`FEWEST`] values, nor beside a signal of `chart`.
    pub fn shown(self, chart: &RunChart) -> Option<Self> {
        (self.values >= FEWEST && !chart.signal()).then_some(self)
    }

    /// These limits where something may be concluded from them: shown, and no longer provisional.
    pub fn locked(self, chart: &RunChart) -> Option<Self> {
        self.shown(chart).filter(|limits| !limits.is_provisional())
    }
}

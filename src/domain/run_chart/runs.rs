//! Runs: points in a row on one side of the centre, and what too long or too few of them say.

use std::ops::RangeInclusive;

use super::limits::{MOST_POINTS, crossings_limit, longest_run_limit};
use super::{Centre, Point};
use crate::codes;

/// Fewer useful points than this are not judged.
pub const MIN_USEFUL: usize = 10;

codes! {
    /// On which side of the centre a run lies.
    RunSide { Above = "above", Below = "below" }
}

/// Points in a row on one side. Ties and what is missing or excluded neither break nor lengthen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Run {
    pub side: RunSide,
    /// How many useful points it has.
    pub length: usize,
    /// Where its first and its last useful point lie in the series.
    pub first: usize,
    pub last: usize,
}

impl Run {
    /// What lies under its bar in the chart: its points and what lies between them.
    pub fn range(self) -> RangeInclusive<usize> {
        self.first..=self.last
    }
}

/// The figures of a run chart after Anhøj: of at most the last [`MOST_POINTS`] points.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RunChart {
    /// The points that are not excluded, missing ones included.
    pub observations: usize,
    pub missing: usize,
    /// The points off the centre: they alone are judged.
    pub useful: usize,
    /// The points exactly on it.
    pub ties: usize,
    /// The longest run; the latest of them where there are several.
    pub longest: Option<Run>,
    /// The run that the series ends with.
    pub last: Option<Run>,
    pub longest_run_limit: usize,
    pub crossings: usize,
    pub crossings_limit: usize,
    /// The longest run is longer than its limit.
    pub long_run: bool,
    /// There are fewer crossings than their limit.
    pub few_crossings: bool,
    /// To which side the series has gone, by whichever rule speaks.
    pub(super) drift: Option<RunSide>,
}

impl RunChart {
    /// Judges `points` against `centre`; with a frozen baseline `after` is where the points after it begin.
    pub fn of(points: &[Point], centre: Option<Centre>, after: Option<usize>) -> Self {
        let counted = |from: usize| points.iter().enumerate().skip(from).filter(|(_, point)| !point.excluded);
        let begin = points.len().saturating_sub(MOST_POINTS);
        let (mut runs, mut ties) = (Runs::default(), 0);
        for (at, value) in counted(begin).filter_map(|(at, point)| Some((at, point.value?))) {
            match centre.map(|centre| centre.twice_above(value)) {
                Some(above) if above > 0 => runs.push(at, RunSide::Above),
                Some(below) if below < 0 => runs.push(at, RunSide::Below),
                Some(_) => ties += 1,
                None => {}
            }
        }
        let mut chart = RunChart {
            observations: counted(begin).count(),
            missing: counted(begin).filter(|(_, point)| point.value.is_none()).count(),
            ties,
            ..runs.judged()
        };
        chart.drift = match chart.longest {
            Some(longest) if chart.long_run => Some(longest.side),
            Some(_) if chart.few_crossings => centre.and_then(|centre| drift(points, begin, centre, after)),
            _ => None,
        };
        chart
    }

    /// How many points the longest run has; 0 without any.
    pub fn longest_run(&self) -> usize {
        self.longest.map_or(0, |longest| longest.length)
    }

    /// Whether there are too few points to judge.
    pub fn too_few(&self) -> bool {
        self.useful < MIN_USEFUL
    }

    /// Whether something else than chance is at work: never said of fewer than [`MIN_USEFUL`] points.
    pub fn signal(&self) -> bool {
        !self.too_few() && (self.long_run || self.few_crossings)
    }

    /// The side of the signal; `None` without one, and where only the crossings are few and both medians are equal.
    pub fn signal_side(&self) -> Option<RunSide> {
        self.drift.filter(|_| self.signal())
    }

    /// Whether more than half of what was measured lies on the centre, when there is enough of it to say so: then nearly
    /// nothing can be seen.
    pub fn mostly_ties(&self) -> bool {
        self.measured() >= MIN_USEFUL && 2 * self.ties > self.measured()
    }

    /// The points that were measured and count.
    pub fn measured(&self) -> usize {
        self.observations - self.missing
    }
}

/// The runs of a series so far.
#[derive(Default)]
struct Runs {
    useful: usize,
    crossings: usize,
    longest: Option<Run>,
    last: Option<Run>,
}

impl Runs {
    fn push(&mut self, at: usize, side: RunSide) {
        let run = match self.last {
            Some(run) if run.side == side => Run { length: run.length + 1, last: at, ..run },
            other => {
                self.crossings += usize::from(other.is_some());
                Run { side, length: 1, first: at, last: at }
            }
        };
        if self.longest.is_none_or(|longest| run.length >= longest.length) {
            self.longest = Some(run);
        }
        self.last = Some(run);
        self.useful += 1;
    }

    /// The chart of these runs, but for the points that make none.
    fn judged(self) -> RunChart {
        let (longest_run_limit, crossings_limit) = (longest_run_limit(self.useful), crossings_limit(self.useful));
        RunChart {
            observations: 0,
            missing: 0,
            useful: self.useful,
            ties: 0,
            longest: self.longest,
            last: self.last,
            longest_run_limit,
            crossings: self.crossings,
            crossings_limit,
            long_run: self.longest.is_some_and(|longest| longest.length > longest_run_limit),
            few_crossings: self.crossings < crossings_limit,
            drift: None,
        }
    }
}

/// Where a series with few crossings has gone: with points after a frozen baseline their median against the centre,
/// else the median of the last half against that of the first; the middle one of an odd number is in neither.
fn drift(points: &[Point], begin: usize, centre: Centre, after: Option<usize>) -> Option<RunSide> {
    let judged = &points[begin..];
    let later = after.map_or(Vec::new(), |after| Point::values(&points[after.max(begin).min(points.len())..]));
    let (now, before) = match Centre::median(&later) {
        Some(now) => (now, centre),
        None => {
            let values = Point::values(judged);
            let half = values.len() / 2;
            (Centre::median(&values[values.len() - half..])?, Centre::median(&values[..half])?)
        }
    };
    match now.twice().cmp(&before.twice()) {
        std::cmp::Ordering::Greater => Some(RunSide::Above),
        std::cmp::Ordering::Less => Some(RunSide::Below),
        std::cmp::Ordering::Equal => None,
    }
}

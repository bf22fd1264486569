//! What a run chart means for a KPI: better, worse, or nothing yet, and what to keep an eye on.

use super::Better;
use super::target::Resolved;
use crate::codes;
use crate::domain::calendar::Date;
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::{Centre, Point, ProcessLimits, RunChart, RunSide};

codes! {
    /// What is said of a KPI; the target's state is another line.
    Verdict {
        TooFew = "too_few",
        Worse = "worse",
        Watch = "watch",
        Better = "better",
        NoChange = "no_change",
    }
}

codes! {
    /// Why a KPI is to be watched: an early warning, not a signal.
    Watch {
        /// The series ends with a run of five on the worse side.
        Run = "run",
        /// The latest point lies beyond a locked limit, on the worse side.
        BeyondLimit = "beyond_limit",
        /// The latest three are behind the straight line from the baseline to the target.
        BehindTarget = "behind_target",
        /// A measurement is late, or the latest two are missing.
        Missing = "missing",
        /// The latest is made of less than half as many as usual.
        FewerCounted = "fewer_counted",
        /// Something has changed, to neither side: few crossings about equal medians.
        NoSide = "no_side",
    }
}

/// So many useful points in a row on the worse side are to be watched.
const RUN_TO_WATCH: usize = 5;

/// So many of the latest values are held against the way to a dated target.
const ON_THE_WAY: usize = 3;

/// The way to a target that is to be met by a day: a straight line from the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    pub target: Resolved,
    pub baseline: Centre,
    /// The mean moving range of the baseline.
    pub range: Ratio,
    /// When the baseline ended, when the target is due, and the day of the latest point.
    pub from: Date,
    pub by: Date,
    pub at: Date,
}

/// What a KPI is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    pub better: Better,
    pub points: &'a [Point],
    pub chart: &'a RunChart,
    pub limits: Option<ProcessLimits>,
    /// How many expected measurements are missing beyond their grace.
    pub late: usize,
    /// How many of the latest expected ones are missing, in a row.
    pub latest_missing: usize,
    pub way: Option<Way>,
    /// Of how many each value is made, oldest first; empty where that is not kept.
    pub counted: &'a [i64],
}

/// A verdict, and all that is to be watched: also beside a verdict that says more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub verdict: Verdict,
    pub watch: Vec<Watch>,
}

impl Evidence<'_> {
    pub fn judge(&self) -> Judgement {
        let watch: Vec<Watch> = Watch::ALL.iter().copied().filter(|reason| self.warns(*reason)).collect();
        let side = self.chart.signal_side();
        let verdict = if self.chart.too_few() {
            Verdict::TooFew
        } else if side == Some(self.worse()) {
            Verdict::Worse
        } else if !watch.is_empty() {
            Verdict::Watch
        } else if side.is_some() {
            Verdict::Better
        } else {
            Verdict::NoChange
        };
        Judgement { verdict, watch }
    }

    /// Too few points warn of nothing but of those that are missing.
    fn warns(&self, reason: Watch) -> bool {
        let judged = !self.chart.too_few();
        match reason {
            Watch::Run => judged && self.ends_worse(),
            Watch::BeyondLimit => judged && self.is_beyond_limit() == Some(true),
            Watch::BehindTarget => judged && self.is_behind() == Some(true),
            Watch::Missing => self.late > 0 || self.latest_missing >= 2,
            Watch::FewerCounted => judged && self.counts_fewer() == Some(true),
            Watch::NoSide => self.chart.signal() && self.chart.signal_side().is_none(),
        }
    }

    fn worse(&self) -> RunSide {
        match self.better {
            Better::Higher => RunSide::Below,
            Better::Lower => RunSide::Above,
        }
    }

    fn ends_worse(&self) -> bool {
        self.chart.last.is_some_and(|run| run.side == self.worse() && run.length >= RUN_TO_WATCH)
    }

    fn is_beyond_limit(&self) -> Option<bool> {
        let limits = self.limits?.locked(self.chart)?;
        let latest = Ratio::whole(*Point::values(self.points).last()?);
        Some(match self.better {
            Better::Higher => latest < limits.lower()?,
            Better::Lower => latest > limits.upper()?,
        })
    }

    /// Behind the line by more than half the baseline's range; a target that is met is never behind.
    fn is_behind(&self) -> Option<bool> {
        let way = self.way?;
        let values = Point::values(self.points);
        let now = Centre::median(&values[values.len().checked_sub(ON_THE_WAY)?..])?.exact();
        if way.target.is_met_by(now) {
            return Some(false);
        }
        let (line, target) = (way.line()?, way.target.value);
        let behind = if now < target { line.minus(now)? } else { now.minus(line)? };
        Some(behind > way.range.times(Ratio::half(1))?)
    }

    fn counts_fewer(&self) -> Option<bool> {
        let (latest, before) = self.counted.split_last()?;
        let usual = Centre::median(before)?;
        Some(4 * i128::from(*latest) < usual.twice())
    }
}

impl Way {
    /// Where the line is on the day of the latest point.
    fn line(&self) -> Option<Ratio> {
        let days = |to: Date| i128::from((to - self.from).num_days());
        let all = days(self.by).max(1);
        let part = Ratio::new(days(self.at).clamp(0, all), all)?;
        let baseline = self.baseline.exact();
        baseline.plus(self.target.value.minus(baseline)?.times(part)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kpi::TargetOp;

    fn points(values: &[i64]) -> Vec<Point> {
        values.iter().copied().map(Point::measured).collect()
    }

    fn evidence<'a>(points: &'a [Point], chart: &'a RunChart) -> Evidence<'a> {
        let limits = ProcessLimits::of(points);
        Evidence { better: Better::Lower, points, chart, limits, late: 0, latest_missing: 0, way: None, counted: &[] }
    }

    /// What is said of `values` against `centre` when lower is better, once `changed`.
    fn judged(values: &[i64], centre: i64, changed: impl Fn(&mut Evidence)) -> (Verdict, Vec<Watch>) {
        let points = points(values);
        let chart = RunChart::of(&points, Centre::median(&[centre]), None);
        let mut evidence = evidence(&points, &chart);
        changed(&mut evidence);
        let Judgement { verdict, watch } = evidence.judge();
        (verdict, watch)
    }

    const STEADY: [i64; 12] = [3, 5, 3, 5, 3, 5, 3, 5, 3, 5, 3, 5];

    #[test]
    fn a_signal_is_better_or_worse_by_what_is_wanted() {
        let higher = |evidence: &mut Evidence| evidence.better = Better::Higher;
        assert_eq!(judged(&STEADY, 9, |_| ()), (Verdict::Better, vec![]));
        assert_eq!(judged(&STEADY, 9, higher), (Verdict::Worse, vec![Watch::Run]));
        assert_eq!(judged(&STEADY, 4, higher), (Verdict::NoChange, vec![]));
        assert_eq!(judged(&[9; 9], 1, |_| ()), (Verdict::TooFew, vec![]));
    }

    #[test]
    fn what_is_missing_is_told_even_of_too_few_points() {
        let missing = |late, latest_missing| {
            move |evidence: &mut Evidence| {
                (evidence.late, evidence.latest_missing) = (late, latest_missing);
            }
        };
        assert_eq!(judged(&[9; 3], 1, missing(1, 1)), (Verdict::TooFew, vec![Watch::Missing]));
        assert_eq!(judged(&STEADY, 4, missing(0, 1)), (Verdict::NoChange, vec![]));
        assert_eq!(judged(&STEADY, 4, missing(0, 2)), (Verdict::Watch, vec![Watch::Missing]));
        assert_eq!(judged(&STEADY, 9, missing(1, 1)).0, Verdict::Watch, "before better");
    }

    #[test]
    fn five_in_a_row_on_the_worse_side_are_watched_at_the_end() {
        let run = |length: usize| [&STEADY[..11], &vec![5; length]].concat();
        assert_eq!(judged(&run(4), 4, |_| ()).0, Verdict::NoChange);
        assert_eq!(judged(&run(5), 4, |_| ()), (Verdict::Watch, vec![Watch::Run]));
        let over = [run(5), vec![3]].concat();
        assert_eq!(judged(&over, 4, |_| ()).0, Verdict::NoChange);
    }

    #[test]
    fn a_latest_point_beyond_a_locked_limit_is_watched() {
        let with = |latest: i64| [&STEADY[..], &[latest]].concat();
        let locked = |evidence: &mut Evidence| evidence.limits = ProcessLimits::of(&evidence.points[..12]);
        assert_eq!(judged(&with(10), 4, locked), (Verdict::Watch, vec![Watch::BeyondLimit]));
        assert_eq!(judged(&with(9), 4, locked).0, Verdict::NoChange);
        assert_eq!(judged(&with(-9), 4, locked).0, Verdict::NoChange, "on the better side");
        let provisional = |evidence: &mut Evidence| evidence.limits = ProcessLimits::of(&evidence.points[..11]);
        assert_eq!(judged(&with(10), 4, provisional).0, Verdict::NoChange);
    }

    #[test]
    fn behind_the_way_to_a_dated_target_is_watched() {
        // From 4 down to at most 0 in ten days: half way is 2, and half the range is 1.
        let day = |day: u32| Date::from_ymd_opt(2026, 11, day).unwrap();
        let way = |at: u32, target: i64| Way {
            target: Resolved { op: TargetOp::AtMost, value: Ratio::whole(target) },
            baseline: Centre::median(&[4]).unwrap(),
            range: Ratio::whole(2),
            from: day(1),
            by: day(11),
            at: day(at),
        };
        let on = |at, target, last: [i64; 3]| {
            let values = [&STEADY[..], &last].concat();
            judged(&values, 4, |evidence| evidence.way = Some(way(at, target))).1
        };
        assert_eq!(on(6, 0, [4, 3, 3]), [], "as much behind as may be");
        assert_eq!(on(6, 0, [3, 4, 5]), [Watch::BehindTarget]);
        assert_eq!(on(1, 0, [3, 4, 5]), []);
        assert_eq!(on(30, 0, [2, 2, 3]), [Watch::BehindTarget], "the line ends at the target");
        assert_eq!(on(6, 8, [3, 4, 5]), [], "met from the beginning");
    }

    #[test]
    fn a_value_of_fewer_than_half_the_usual_is_watched() {
        let counted = |counted: &'static [i64]| move |evidence: &mut Evidence| evidence.counted = counted;
        assert_eq!(judged(&STEADY, 4, counted(&[50, 60, 40, 24])), (Verdict::Watch, vec![Watch::FewerCounted]));
        assert_eq!(judged(&STEADY, 4, counted(&[50, 60, 40, 25])).0, Verdict::NoChange);
        assert_eq!(judged(&STEADY, 4, counted(&[5])).0, Verdict::NoChange);
    }

    #[test]
    fn a_signal_to_neither_side_is_watched() {
        let blocks = [(4, 7), (6, 7), (4, 7), (6, 1)];
        let values: Vec<i64> = blocks.iter().flat_map(|(value, times)| vec![*value; *times]).collect();
        assert_eq!(judged(&values, 5, |_| ()), (Verdict::Watch, vec![Watch::NoSide]));
    }
}

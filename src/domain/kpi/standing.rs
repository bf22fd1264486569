//! How a KPI stands on a day: the one place where its points become figures, a verdict and the state of its target.

use serde::{Deserialize, Serialize};

use super::target::{Assurance, Resolved, Unresolved};
use super::verdict::{Evidence, Judgement, Way};
use super::{Baseline, Kind, Measurement, Series, TargetOp};
use crate::codes;
use crate::domain::board::HELD_POINTS;
use crate::domain::calendar::{Date, is_working_day};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::{Centre, Point, ProcessLimits, RunChart};

/// How many of the latest values tell how often a target was met lately (`domain.md` §4.8).
pub const LATELY: usize = 8;

/// What the points of a series come to, up to the last that was measured: the same on every day. A file may keep it as
/// it is written here; one that lacks a field, made before it was thought of, is judged anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// How many measurements there are, held or not.
    pub points: usize,
    pub centre: Option<Centre>,
    pub chart: RunChart,
    /// Of the baseline, else of all points; computed, whether they may be shown or not.
    pub limits: Option<ProcessLimits>,
    /// The first days of the first and the last period of the longest run.
    pub run: Option<(Date, Date)>,
    /// Whether something had changed within the baseline already (`domain.md` §4.5).
    pub unstable: bool,
}

/// How a KPI stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub judged: Judged,
    pub judgement: Judgement,
    /// The target as a number; `None` without one.
    pub target: Option<Result<Resolved, Unresolved>>,
    /// In how many of the latest values the target was met, and of how many.
    pub met_lately: Option<(usize, usize)>,
    /// Whether it is reached as a fact.
    pub reached: bool,
    pub assurance: Option<Assurance>,
    /// The periods that were not measured within their grace, oldest first.
    pub late: Vec<Period>,
    /// All that are over since the last measurement.
    pub missing: Vec<Period>,
}

codes! {
    /// Where a period lies in the life of a workflow (`domain.md` §4.5).
    Phase { Baseline = "baseline", Trial = "trial", Operation = "operation" }
}

impl<'a> Series<'a> {
    /// The periods that are judged with their points: those measured in the present way, from the baseline on, to the
    /// last that was measured.
    pub fn points_judged(self) -> Vec<(Period, Point)> {
        let from = self.kpi.method_from.max(self.kpi.baseline.window().map(|(from, _)| from));
        let Some(last) = self.last() else { return Vec::new() };
        let periods =
            self.periods(last.period).into_iter().filter(|(period, _)| from.is_none_or(|from| period.start >= from));
        periods.map(|(period, value)| (period, Point { value, excluded: self.is_excluded(period.start) })).collect()
    }

    /// What the points come to: as the file keeps it where not all of them are held.
    pub fn judged(self) -> Judged {
        self.judged.cloned().unwrap_or_else(|| self.judge())
    }

    /// The line its points are held against: the baseline, else the median of all of them, held or not.
    pub fn centre(self) -> Option<Centre> {
        let of_held = || self.centre_of(&self.points_judged().into_iter().map(|(_, point)| point).collect::<Vec<_>>());
        self.judged.map_or_else(of_held, |judged| judged.centre)
    }

    /// A baseline of which nothing counts any more is none: it is not made up from the other points (`domain.md` §4.5).
    fn centre_of(self, points: &[Point]) -> Option<Centre> {
        match self.kpi.baseline {
            Baseline::None => Centre::median(&Point::values(points)),
            Baseline::Series { .. } | Baseline::Reference { .. } => self.frozen_centre(),
        }
    }

    /// What the points that are held come to.
    pub fn judge(self) -> Judged {
        let periods = self.points_judged();
        let points: Vec<Point> = periods.iter().map(|(_, point)| *point).collect();
        let window = self.kpi.baseline.window();
        let after = window.map(|(_, to)| periods.partition_point(|(period, _)| period.start <= to));
        let centre = self.centre_of(&points);
        let chart = RunChart::of(&points, centre, after);
        let run = chart.longest.map(|run| (periods[run.first].0.start, periods[run.last].0.start));
        let limits = ProcessLimits::of(&points[..after.unwrap_or(points.len())]);
        let unstable = after.is_some_and(|after| RunChart::of(&points[..after], centre, None).signal());
        Judged { points: self.measurements.len(), centre, chart, limits, run, unstable }
    }

    /// The target as a number, where it can be reckoned.
    pub fn target(self) -> Option<Resolved> {
        let centre = self.centre().filter(|_| self.kpi.baseline != Baseline::None);
        self.kpi.target.and_then(|target| target.resolve(centre).ok())
    }

    /// Whether the last value meets the target; `None` without either.
    pub fn meets_target(self) -> Option<bool> {
        Some(self.target()?.is_met_by(Ratio::whole(self.last()?.value)))
    }

    /// The limit that `value` lies beyond, as the work has been done; `None` while the limits are not locked.
    pub fn beyond_limits(self, value: i64) -> Option<Resolved> {
        let judged = self.judged();
        let limits = judged.limits?.locked(&judged.chart)?;
        let upper = Resolved { op: TargetOp::AtMost, value: limits.upper()? };
        let lower = Resolved { op: TargetOp::AtLeast, value: limits.lower()? };
        [upper, lower].into_iter().find(|limit| !limit.is_met_by(Ratio::whole(value)))
    }

    /// The normal range within what the values can be: what is counted, shared or timed is never below 0, no share is
    /// above the whole, and any other value is below 0 only where one was. `None` where it may not be shown.
    pub fn normal_range(self, judged: &Judged) -> Option<[Ratio; 2]> {
        let limits = judged.limits?.shown(&judged.chart)?;
        let (lower, upper) = (limits.lower()?, limits.upper()?);
        let never_below = match self.kpi.kind {
            Kind::Count | Kind::Share | Kind::Duration => true,
            Kind::Sum | Kind::Average | Kind::Scale => self.measurements.iter().all(|row| row.value >= 0),
        };
        let whole = Ratio::whole(100 * 10_i64.pow(self.kpi.scale()));
        let lower = if never_below { lower.max(Ratio::whole(0)) } else { lower };
        Some([lower, if self.kpi.kind == Kind::Share { upper.min(whole) } else { upper }])
    }

    /// How the KPI stands on `today`.
    pub fn standing(self, today: Date) -> Standing {
        let (judged, missing) = (self.judged(), self.missing(today));
        let points: Vec<Point> = self.points_judged().into_iter().map(|(_, point)| point).collect();
        let target = self.kpi.target.map(|target| target.resolve(self.baseline_centre(&judged)));
        let late: Vec<Period> = missing.iter().copied().filter(|period| self.is_late(*period, today)).collect();
        let evidence = Evidence {
            better: self.kpi.better,
            points: &points,
            chart: &judged.chart,
            limits: judged.limits,
            late: late.len(),
            latest_missing: missing.len(),
            way: target.and_then(Result::ok).and_then(|target| self.way(target, &judged)),
            counted: &self.counted(),
        };
        let judgement = evidence.judge();
        let reckoned = target.and_then(Result::ok);
        Standing {
            met_lately: reckoned.filter(|_| !points.is_empty()).map(|target| target.met_recently(&points, LATELY)),
            reached: reckoned.is_some_and(|target| target.is_reached(&points)),
            assurance: reckoned.zip(judged.limits).and_then(|(target, limits)| target.assurance(limits, &judged.chart)),
            judged,
            judgement,
            target,
            late,
            missing,
        }
    }

    /// The centre that a target against the baseline is reckoned from.
    fn baseline_centre(self, judged: &Judged) -> Option<Centre> {
        judged.centre.filter(|_| self.kpi.baseline != Baseline::None)
    }

    /// The way from a baseline of several periods to a target with a day.
    fn way(self, target: Resolved, judged: &Judged) -> Option<Way> {
        let (_, to) = self.kpi.baseline.window()?;
        Some(Way {
            target,
            baseline: judged.centre?,
            range: judged.limits?.range?,
            from: self.period(to).end(),
            by: self.kpi.target?.by?,
            at: self.last()?.period,
        })
    }

    /// Of how many each of the latest values that count is made, oldest first; none where that is not known of the last.
    fn counted(self) -> Vec<i64> {
        let same_way = |row: &Measurement| self.kpi.method_from.is_none_or(|from| row.period >= from);
        let counts = |row: &&Measurement| same_way(row) && !self.is_excluded(row.period);
        let latest = self.measurements.iter().rev().filter(counts).take(HELD_POINTS);
        let mut counted: Vec<i64> = latest.clone().filter_map(|row| row.denominator).collect();
        counted.reverse();
        if latest.clone().next().is_some_and(|row| row.denominator.is_some()) { counted } else { Vec::new() }
    }

    /// Whether a period that was not measured is beyond its grace of working days.
    pub fn is_late(self, period: Period, today: Date) -> bool {
        let grace = self.kpi.grace as usize;
        let working = period.end().iter_days().take_while(|day| *day < today).filter(|day| is_working_day(*day));
        today >= period.end() && working.take(grace).count() == grace
    }
}

#[cfg(test)]
mod tests;

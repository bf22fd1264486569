//! How a KPI stands on a day: the one place where its points become figures, a verdict and the state of its target.

use serde::{Deserialize, Serialize};

use super::target::{Assurance, Resolved, Unresolved};
use super::verdict::{Evidence, Judgement, Way};
use super::{Baseline, Series, TargetOp};
use crate::codes;
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
        let of_all = || {
            let points: Vec<Point> = self.points_judged().into_iter().map(|(_, point)| point).collect();
            self.frozen_centre().or_else(|| Centre::median(&Point::values(&points)))
        };
        self.judged.map_or_else(of_all, |judged| judged.centre)
    }

    /// What the points that are held come to.
    pub fn judge(self) -> Judged {
        let periods = self.points_judged();
        let points: Vec<Point> = periods.iter().map(|(_, point)| *point).collect();
        let window = self.kpi.baseline.window();
        let after = window.map(|(_, to)| periods.partition_point(|(period, _)| period.start <= to));
        let centre = self.frozen_centre().or_else(|| Centre::median(&Point::values(&points)));
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

    /// In how many of the latest values the target was met, and of how many.
    pub fn met_lately(self) -> Option<(usize, usize)> {
        let points: Vec<Point> = self.points_judged().into_iter().map(|(_, point)| point).collect();
        self.target().filter(|_| !points.is_empty()).map(|target| target.met_recently(&points, LATELY))
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

    /// How the KPI stands on `today`.
    pub fn standing(self, today: Date) -> Standing {
        let (judged, missing) = (self.judged(), self.missing(today));
        let points: Vec<Point> = self.points_judged().into_iter().map(|(_, point)| point).collect();
        let target = self.kpi.target.map(|target| target.resolve(self.baseline_centre(&judged)));
        let late = self.late(today);
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

    /// Of how many each value is made, oldest first.
    fn counted(self) -> Vec<i64> {
        self.measurements.iter().filter_map(|row| row.denominator).collect()
    }

    /// Whether a period that was not measured is beyond its grace of working days.
    pub fn is_late(self, period: Period, today: Date) -> bool {
        let working = period.end().iter_days().filter(|day| is_working_day(*day));
        working.take_while(|day| *day < today).count() >= self.kpi.grace as usize && today >= period.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::verdict::Verdict;
    use super::super::{Basis, Better, Kind, Kpi, KpiFields, KpiNote, Measurement, NoteKind, Target, TargetOp};
    use super::*;
    use crate::domain::calendar::{add_days, monday};
    use crate::domain::id::Ids;
    use crate::domain::prose::Text;
    use chrono::DateTime;

    /// A KPI of which lower is better, its weekly values (the last of week 47 of 2026) and what is noted of them.
    struct Told {
        kpi: Kpi,
        measurements: Vec<Measurement>,
        notes: Vec<KpiNote>,
    }

    /// The Monday of week 48.
    fn today() -> Date {
        "2026-11-23".parse().unwrap()
    }

    fn week(back: usize) -> Date {
        add_days(monday(today()), -7 * i64::try_from(back).unwrap())
    }

    fn told(values: &[Option<i64>]) -> Told {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
        let fields = KpiFields { kind: Kind::Count, ..KpiFields::of(Text::stored("Klager"), Better::Lower) };
        let kpi = Kpi::of(ids.fresh(), ids.fresh(), fields);
        let weeks = (1..=values.len()).rev().map(week);
        let measured = weeks.zip(values).filter_map(|(start, value)| Some((start, (*value)?)));
        let period = |start| Period { start, cadence: kpi.cadence };
        let measurements =
            measured.map(|(start, value)| Measurement::of(ids.fresh(), &kpi, &(period(start), value).into())).collect();
        Told { kpi, measurements, notes: Vec::new() }
    }

    impl Told {
        fn series(&self) -> Series<'_> {
            let Told { kpi, measurements, notes } = self;
            Series { kpi, measurements, notes, judged: None, anchor: today() }
        }

        fn notes(&mut self, back: usize, kind: NoteKind) {
            let mut ids = Ids::new(DateTime::UNIX_EPOCH, back as u64);
            let (board, text) = (self.kpi.board, Text::stored("Systemet var nede"));
            self.notes.push(KpiNote { id: ids.fresh(), board, kpi: self.kpi.id, period: week(back), kind, text });
            self.notes.sort_by_key(|note| note.period);
        }

        fn verdict(&self) -> Verdict {
            self.series().standing(today()).judgement.verdict
        }
    }

    /// Twelve weeks around 20, and `after`.
    fn steady_then(after: &[i64]) -> Told {
        let values = [&[18, 22, 19, 21, 23, 17, 20, 24, 16, 21, 19, 22], after].concat();
        let mut told = told(&values.iter().copied().map(Some).collect::<Vec<_>>());
        told.kpi.baseline = Baseline::Series { from: week(values.len()), to: week(values.len() - 11) };
        told
    }

    #[test]
    fn eight_better_weeks_after_a_baseline_of_twelve_are_a_change() {
        let seven = steady_then(&[12, 13, 11, 12, 14, 13, 12]);
        assert_eq!(seven.verdict(), Verdict::NoChange, "with seven it may still be chance");
        let eight = steady_then(&[12, 13, 11, 12, 14, 13, 12, 11]);
        let standing = eight.series().standing(today());
        assert_eq!(standing.judgement.verdict, Verdict::Better);
        assert_eq!(standing.judged.run, Some((week(8), week(1))));
        assert_eq!(standing.judged.centre, eight.series().frozen_centre());
    }

    #[test]
    fn what_was_measured_before_in_another_way_is_not_compared() {
        let mut told = steady_then(&[12, 13, 11, 12, 14, 13, 12, 11]);
        told.kpi.method_from = Some(week(8));
        told.kpi.baseline = Baseline::None;
        let standing = told.series().standing(today());
        assert_eq!((standing.judged.chart.observations, standing.judgement.verdict), (8, Verdict::TooFew));
    }

    #[test]
    fn a_point_that_is_left_out_counts_as_if_it_were_not_there() {
        let mut told = steady_then(&[12, 13, 11, 12, 30, 14, 13, 12, 11]);
        assert_eq!(told.verdict(), Verdict::NoChange, "one week breaks the run");
        told.notes(5, NoteKind::Excluded);
        assert_eq!(told.verdict(), Verdict::Better);
    }

    #[test]
    fn a_period_is_late_after_its_grace_of_working_days_unless_it_is_explained() {
        let mut told = told(&[Some(20), None]);
        let late = |told: &Told, day: &str| told.series().late(day.parse().unwrap()).len();
        assert_eq!(told.series().missing(today()).len(), 1);
        assert_eq!((late(&told, "2026-11-25"), late(&told, "2026-11-26")), (0, 1), "three working days");
        told.kpi.grace = 0;
        assert_eq!(late(&told, "2026-11-23"), 1);
        told.notes(1, NoteKind::Gap);
        assert_eq!(late(&told, "2026-11-23"), 0);
    }

    #[test]
    fn what_was_never_measured_is_missing_from_the_period_said_to_be_the_first() {
        let mut told = told(&[]);
        assert_eq!(told.series().missing(today()).len(), 0);
        told.kpi.first_period = Some(week(3));
        assert_eq!(told.series().missing(today()).len(), 3);
        told.kpi.retired_on = Some(week(1));
        assert_eq!(told.series().missing(today()).len(), 2);
    }

    #[test]
    fn a_target_against_the_baseline_waits_for_one() {
        let mut told = steady_then(&[17, 18, 18, 17]);
        let target = Target { basis: Basis::RelativePercent, ..Target::absolute(TargetOp::AtMost, -1_000) };
        told.kpi.target = Some(target);
        // 10 per cent below 20.5 is 18.45.
        assert_eq!(told.series().target().map(|it| it.value.shown(6)), Some((1_845, 2)));
        let standing = told.series().standing(today());
        assert!(standing.reached, "by the last value and the middle of four");
        told.kpi.baseline = Baseline::None;
        let standing = told.series().standing(today());
        assert_eq!(standing.target, Some(Err(Unresolved::NoBaseline)));
        assert_eq!(standing.met_lately, None);
    }
}

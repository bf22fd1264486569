//! A KPI with its measurements, oldest first, and the questions about them.

use super::{Baseline, Judged, Kpi, KpiNote, Measurement, NoteKind};
use crate::domain::calendar::Date;
use crate::domain::period::Period;
use crate::domain::run_chart::Centre;

/// How many of the latest periods the mini run chart shows.
pub const SHOWN_PERIODS: usize = 23;

/// A KPI with its measurements, oldest first, and the questions about them.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    pub kpi: &'a Kpi,
    pub measurements: &'a [Measurement],
    /// What is noted of its periods, oldest first.
    pub notes: &'a [KpiNote],
    /// `None` where `measurements` are all of them.
    pub judged: Option<&'a Judged>,
    /// The board's anchor of fortnights.
    pub anchor: Date,
}

impl<'a> Series<'a> {
    pub fn last(self) -> Option<&'a Measurement> {
        self.measurements.last()
    }

    pub fn period(self, day: Date) -> Period {
        Period::containing(self.kpi.cadence, day, self.anchor)
    }

    /// What was measured in the period that begins on `start`.
    pub fn at(self, start: Date) -> Option<&'a Measurement> {
        let rows = self.measurements;
        rows.binary_search_by_key(&start, |row| row.period).ok().map(|at| &rows[at])
    }

    /// The note of a period of that kind.
    pub fn note(self, start: Date, kind: NoteKind) -> Option<&'a KpiNote> {
        self.notes.iter().find(|note| (note.period, note.kind) == (start, kind))
    }

    /// Whether the point of a period is left out of what is judged.
    pub fn is_excluded(self, start: Date) -> bool {
        self.note(start, NoteKind::Excluded).is_some()
    }

    /// The values of a frozen baseline that count.
    pub fn frozen_values(self) -> Vec<i64> {
        let same_way = |row: &Measurement| self.kpi.method_from.is_none_or(|from| row.period >= from);
        let counts =
            |row: &&Measurement| self.kpi.baseline.holds(row.period) && same_way(row) && !self.is_excluded(row.period);
        self.measurements.iter().filter(counts).map(|row| row.value).collect()
    }

    /// The centre of the baseline: its median or its one value; `None` without one.
    pub fn frozen_centre(self) -> Option<Centre> {
        match self.kpi.baseline {
            Baseline::None => None,
            Baseline::Series { .. } => Centre::median(&self.frozen_values()),
            Baseline::Reference { value } => Centre::median(&[value]),
        }
    }

    /// How many points it has, held or not.
    pub fn points(self) -> usize {
        self.judged.map_or(self.measurements.len(), |judged| judged.points)
    }

    /// The values of the last `count` periods to `today`, oldest first; `None` where nothing was measured that counts. Ends with
    /// the last period that is over, or with the present one when it is measured already.
    pub fn recent(self, today: Date, count: usize) -> Vec<Option<i64>> {
        let now = self.period(today);
        let measured_now = self.last().is_some_and(|last| last.period >= now.start);
        let mut period = if measured_now { now } else { now.previous() };
        let mut measurements = self.measurements.iter().rev().peekable();
        let mut values: Vec<Option<i64>> = (0..count)
            .map(|_| {
                while measurements.peek().is_some_and(|next| next.period > period.start) {
                    measurements.next();
                }
                let found = measurements.next_if(|next| next.period == period.start);
                let value = found.filter(|found| !self.is_excluded(found.period)).map(|found| found.value);
                period = period.previous();
                value
            })
            .collect();
        values.reverse();
        values
    }

    /// Every period from the first measurement, or an earlier one that was said to be the first, to the last period that is over (or to the present one, when it is
    /// measured), each with its value; `None` where nothing was measured.
    pub fn periods(self, today: Date) -> Vec<(Period, Option<i64>)> {
        // Of a long series only the latest are held: the first is not among them.
        let said = self.kpi.first_period.filter(|_| self.judged.is_none());
        let measured = self.measurements.first().map(|first| first.period);
        let Some(begin) = measured.into_iter().chain(said).min() else { return Vec::new() };
        let after_last = self.last().map(|last| self.period(last.period).end());
        let end = after_last.max(Some(self.period(today).start)).unwrap_or(begin);
        let mut measurements = self.measurements.iter().peekable();
        std::iter::successors(Some(self.period(begin)), |period| Some(period.next()))
            .take_while(|period| period.start < end)
            .map(|period| {
                let value = std::iter::from_fn(|| measurements.next_if(|next| next.period < period.end())).last();
                (period, value.map(|measurement| measurement.value))
            })
            .collect()
    }

    /// The periods that are over since the last measurement, oldest first: what is still to be entered. A gap between
    /// two measurements is a gap, not a debt, and so is one that is explained; a KPI that was never measured misses
    /// nothing yet, unless its first period was said, and one that is retired misses nothing any more.
    pub fn missing(self, today: Date) -> Vec<Period> {
        let after_last = self.last().map(|last| self.period(last.period).next());
        let said = self.kpi.first_period.map(|first| self.period(first));
        let Some(first) = after_last.max(said).filter(|_| !self.kpi.is_retired(today)) else { return Vec::new() };
        let end = self.period(today).start;
        std::iter::successors(Some(first), |period| Some(period.next()))
            .take_while(|period| period.start < end)
            .filter(|period| self.note(period.start, NoteKind::Gap).is_none())
            .collect()
    }

    /// What is to be entered: the holes in the latest periods that nobody has explained, and all that is missing since.
    pub fn to_enter(self, today: Date) -> Vec<Period> {
        let is_hole = |(period, value): &(Period, Option<i64>)| {
            value.is_none() && self.note(period.start, NoteKind::Gap).is_none()
        };
        let missing = self.missing(today);
        let until = self.last().map_or(today, |last| last.period);
        let known = if self.kpi.is_retired(today) { Vec::new() } else { self.periods(until) };
        let latest = known.len().saturating_sub(SHOWN_PERIODS);
        let holes = known.into_iter().skip(latest).filter(|_| self.last().is_some()).filter(is_hole);
        holes.map(|(period, _)| period).chain(missing).collect()
    }

    /// The periods that were not measured within their grace, oldest first.
    pub fn late(self, today: Date) -> Vec<Period> {
        self.missing(today).into_iter().filter(|period| self.is_late(*period, today)).collect()
    }
}

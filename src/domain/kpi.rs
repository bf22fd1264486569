//! KPIs and their measurements: weekly or fortnightly, with a target, never from two points.

mod edit;
pub mod entry;
pub mod pooled;
mod rules;
pub mod target;
pub mod verdict;

pub use rules::decide;

use super::command::edit_fields;
use super::id::{BoardId, KpiId, MeasurementId};
use super::period::{Cadence, Period};
use super::prose::Text;
use super::record::{Field, Row, Unfit, Value};
use super::refusal::Refusal;
use super::{calendar::Date, run_chart::Centre};
use crate::{codes, record};

codes! {
    /// Which way is better.
    Better { Higher = "higher", Lower = "lower" }
}

codes! {
    /// *mindst* or *højst*.
    TargetOp { AtLeast = "at_least", AtMost = "at_most" }
}

/// A target: met when the value is at least or at most this (scaled as the KPI's values); equality counts as met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Target {
    pub op: TargetOp,
    pub value: i64,
}

impl Target {
    pub fn is_met(self, value: i64) -> bool {
        match self.op {
            TargetOp::AtLeast => value >= self.value,
            TargetOp::AtMost => value <= self.value,
        }
    }
}

impl Field for Option<Target> {
    fn put(&self, row: &mut Vec<Value>) {
        self.map(|target| target.op).put(row);
        self.map(|target| target.value).put(row);
    }
    fn take(row: &mut Row) -> Result<Self, Unfit> {
        match (row.take::<Option<TargetOp>>()?, row.take::<Option<i64>>()?) {
            (Some(op), Some(value)) => Ok(Some(Target { op, value })),
            (None, None) => Ok(None),
            _ => Err(row.unfit::<Target>()),
        }
    }
}

record! {
    /// A key performance indicator (*nøgletal*).
    Kpi in "kpi" {
        id: KpiId,
        board: BoardId,
        /// The word it is called by on the command line.
        key: Text,
        name: Text,
        /// The unit of its values, as written behind them: `%`, `min`, `sager`.
        unit: Text,
        /// Values are integers scaled by 10^decimals.
        decimals: u32,
        better: Better,
        target: Option<Target> = [target_op, target_value],
        cadence: Cadence,
    }
}

record! {
    /// One measurement: one per KPI and period.
    Measurement in "measurement" {
        id: MeasurementId,
        board: BoardId,
        kpi: KpiId,
        /// The first day of the period.
        period: Date,
        value: i64,
        /// Why it was corrected; empty when it was not.
        #[serde(default)]
        why: Text,
    }
}

/// A value of a KPI in a period, as refusals speak of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KpiValue {
    pub period: Period,
    pub value: i64,
    pub decimals: u32,
}

edit_fields! {
    /// What somebody writes of a KPI. The key is made from the name when empty; the target has the decimals written here.
    KpiFields of Kpi {
        name: Text as Name, key: Text as Key, unit: Text as KpiUnit, decimals: u32 as Decimals,
        better: Better as Better, target: Option<Target> as Target, cadence: Cadence as Cadence
    }
}

/// What somebody wants of KPIs.
#[derive(Debug, Clone, PartialEq)]
pub enum KpiCommand {
    Add(KpiFields),
    Edit {
        id: KpiId,
        base: KpiFields,
        wanted: KpiFields,
    },
    /// Values of one KPI, one per period. Equal ones that stand are skipped; different ones refused unless `replace`.
    Measure {
        kpi: KpiId,
        values: Vec<(Period, i64)>,
        replace: bool,
        import: bool,
    },
    /// Another value in the place of one that stands, and why.
    Correct {
        kpi: KpiId,
        period: Period,
        value: i64,
        why: Text,
    },
}

/// How many of the latest periods the mini run chart shows.
pub const SHOWN_PERIODS: usize = 23;

/// What is known of all the points that a series is judged on, where only the latest of them are held. A file may keep it
/// as it is written here; one that lacks a field, made before it was thought of, is judged anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Judged {
    pub points: usize,
    pub centre: Centre,
}

/// A KPI with its measurements, oldest first, and the questions about them.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    pub kpi: &'a Kpi,
    pub measurements: &'a [Measurement],
    /// `None` where `measurements` are all of them.
    pub judged: Option<Judged>,
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

    /// How many points it has, held or not.
    pub fn points(self) -> usize {
        self.judged.map_or(self.measurements.len(), |judged| judged.points)
    }

    /// The centre of all its points, held or not.
    pub fn centre(self) -> Option<Centre> {
        let of_held = || Centre::median(&self.measurements.iter().map(|held| held.value).collect::<Vec<_>>());
        self.judged.map(|judged| judged.centre).or_else(of_held)
    }

    /// The values of the last `count` periods to `today`, oldest first; `None` where nothing was measured. Ends with the
    /// last period that is over, or with the present one when it is measured already.
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
                let value = measurements.next_if(|next| next.period == period.start).map(|found| found.value);
                period = period.previous();
                value
            })
            .collect();
        values.reverse();
        values
    }

    /// Every period from the first measurement to the last period that is over (or to the present one, when it is
    /// measured), each with its value; `None` where nothing was measured.
    pub fn periods(self, today: Date) -> Vec<(Period, Option<i64>)> {
        let (Some(first), Some(last)) = (self.measurements.first(), self.last()) else { return Vec::new() };
        let end = self.period(today).start.max(self.period(last.period).end());
        let mut measurements = self.measurements.iter().peekable();
        std::iter::successors(Some(self.period(first.period)), |period| Some(period.next()))
            .take_while(|period| period.start < end)
            .map(|period| {
                let value = std::iter::from_fn(|| measurements.next_if(|next| next.period < period.end())).last();
                (period, value.map(|measurement| measurement.value))
            })
            .collect()
    }

    /// The periods that are over since the last measurement, oldest first: what is still to be entered. A gap between
    /// two measurements is a gap, not a debt; a KPI that was never measured misses nothing yet.
    pub fn missing(self, today: Date) -> Vec<Period> {
        let Some(last) = self.last() else { return Vec::new() };
        let end = self.period(today).start;
        std::iter::successors(Some(self.period(last.period).next()), |period| Some(period.next()))
            .take_while(|period| period.start < end)
            .collect()
    }

    /// In how many of the last `of` measurements the target was met.
    pub fn met_recently(self, of: usize) -> Option<(usize, usize)> {
        let target = self.kpi.target?;
        let latest = self.measurements.iter().rev().take(of);
        let met = latest.clone().filter(|measurement| target.is_met(measurement.value)).count();
        (!self.measurements.is_empty()).then_some((met, latest.count()))
    }
}

//! A measurement: a value of a period, what it is made of, and whether it may still change.

use super::Kpi;
use crate::domain::calendar::Date;
use crate::domain::id::{BoardId, KpiId, MeasurementId};
use crate::domain::period::Period;
use crate::domain::prose::Text;
use crate::{codes, record};

codes! {
    /// Whether a measurement may still change without a reason.
    Status { Provisional = "provisional", Final = "final" }
}

record! {
    /// One measurement: one per KPI and period.
    Measurement in "measurement" {
        id: MeasurementId,
        board: BoardId,
        kpi: KpiId,
        /// The first day of the period.
        period: Date,
        /// Scaled by the KPI's [`Kpi::scale`].
        value: i64,
        /// What a share or an average is made of, scaled by the KPI's decimals; both or none.
        #[serde(default)]
        numerator: Option<i64>,
        #[serde(default)]
        denominator: Option<i64>,
        #[serde(default = "is_final")]
        status: Status,
        /// Why it was corrected; empty when it was not.
        #[serde(default)]
        why: Text,
    }
}

fn is_final() -> Status {
    Status::Final
}

/// A value as it was read, scaled by [`Kind::scale`], and what it is made of where that is known: scaled by the KPI's
/// decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub value: i64,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
}

impl From<i64> for Reading {
    fn from(value: i64) -> Self {
        Reading { value, numerator: None, denominator: None }
    }
}

impl Measurement {
    /// What is entered for a period of `kpi`.
    pub fn of(id: MeasurementId, kpi: &Kpi, entered: &Entered) -> Self {
        let Entered { period, reading: Reading { value, numerator, denominator }, status, .. } = *entered;
        let (board, kpi, period) = (kpi.board, kpi.id, period.start);
        Measurement { id, board, kpi, period, value, numerator, denominator, status, why: Text::default() }
    }

    pub fn reading(&self) -> Reading {
        Reading { value: self.value, numerator: self.numerator, denominator: self.denominator }
    }
}

/// What somebody enters for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    pub period: Period,
    pub reading: Reading,
    pub status: Status,
    /// What happened in the period; empty for nothing.
    pub mark: Text,
}

impl From<(Period, i64)> for Entered {
    fn from((period, value): (Period, i64)) -> Self {
        Entered { period, reading: value.into(), status: Status::Final, mark: Text::default() }
    }
}

//! The measurements that a board holds: of a long series the latest, and how all of it is judged.

use super::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Delta;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Judged, Kpi, Measurement, Series};

/// The most points of a series that are judged.
pub const SERIES_POINTS: usize = 1_100;

/// The most points of a series that are loaded with the board: a year of weeks, the most a chart shows before somebody
/// asks for all of it, and a few more.
pub const HELD_POINTS: usize = 60;

/// What a board holds of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The latest, oldest first.
    pub points: Vec<Measurement>,
    /// `None` where they are all of them.
    pub judged: Option<Judged>,
}

impl Held {
    /// A series of which all points are held, oldest first.
    pub fn whole(points: Vec<Measurement>) -> Self {
        Held { points, judged: None }
    }
}

impl Board {
    pub fn measurement(&self, kpi: KpiId, period: Date) -> Option<&Measurement> {
        self.measurements
            .binary_search_by_key(&(kpi, period), |row| (row.kpi, row.period))
            .ok()
            .map(|at| &self.measurements[at])
    }

    /// A KPI with its measurements.
    pub fn series<'a>(&'a self, kpi: &'a Kpi) -> Series<'a> {
        let (start, end) = self.place_of(kpi.id);
        let (measurements, judged) = (&self.measurements[start..end], self.judged.get(&kpi.id).copied());
        Series { kpi, measurements, judged, anchor: self.anchor() }
    }

    /// Where the measurements of a KPI begin and end.
    fn place_of(&self, kpi: KpiId) -> (usize, usize) {
        let start = self.measurements.partition_point(|row| row.kpi < kpi);
        (start, self.measurements.partition_point(|row| row.kpi <= kpi))
    }

    /// Whether every measurement of a KPI is held.
    pub fn holds_whole(&self, kpi: KpiId) -> bool {
        !self.judged.contains_key(&kpi)
    }

    /// Holds this of the series of a KPI, in the place of what it held.
    pub fn hold(&mut self, kpi: KpiId, held: Held) {
        let (start, end) = self.place_of(kpi);
        self.measurements.splice(start..end, held.points);
        match held.judged {
            Some(judged) => drop(self.judged.insert(kpi, judged)),
            None => drop(self.judged.remove(&kpi)),
        }
    }

    /// By KPI and period, which are what the measurements are sorted by and what a change never touches.
    pub(super) fn replace_measurement(&mut self, delta: &Delta<Measurement>) {
        let Some(changed) = delta.after.as_deref().or(delta.before.as_deref()) else { return };
        let at = self.measurements.binary_search_by_key(&(changed.kpi, changed.period), |row| (row.kpi, row.period));
        match (at, &delta.after) {
            (Ok(at), Some(after)) => self.measurements[at] = (**after).clone(),
            (Ok(at), None) => drop(self.measurements.remove(at)),
            (Err(at), Some(after)) => self.measurements.insert(at, (**after).clone()),
            (Err(_), None) => {}
        }
    }
}

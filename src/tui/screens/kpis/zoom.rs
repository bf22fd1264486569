//! How much of a series is looked at: half a year, a year or all of it.

use crate::domain::period::Cadence;

/// How much of a series is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    HalfYear,
    Year,
    All,
}

impl Zoom {
    /// The shortest that shows something worth seeing.
    pub fn of(cadence: Cadence) -> Self {
        match cadence {
            Cadence::Week => Zoom::HalfYear,
            Cadence::Fortnight => Zoom::Year,
            Cadence::Month | Cadence::Quarter => Zoom::All,
        }
    }

    pub fn next(self) -> Self {
        match self {
            Zoom::HalfYear => Zoom::Year,
            Zoom::Year => Zoom::All,
            Zoom::All => Zoom::HalfYear,
        }
    }

    /// How many periods it is.
    pub fn periods(self, cadence: Cadence) -> usize {
        let year = match cadence {
            Cadence::Week => 52,
            Cadence::Fortnight => 26,
            Cadence::Month => 12,
            Cadence::Quarter => 4,
        };
        match self {
            Zoom::HalfYear => year / 2,
            Zoom::Year => year,
            Zoom::All => usize::MAX,
        }
    }
}

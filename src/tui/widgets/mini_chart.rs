//! The mini run chart: two rows of half-blocks, split at the median. A run is seen as a line on one side.

use super::ink::Ink;
use crate::domain::calendar::Date;
use crate::domain::kpi::{SHOWN_PERIODS, Series};
use crate::domain::run_chart::{Centre, Side, sides};
use crate::tui::theme::Meaning;

/// The columns it takes: one per period.
pub const COLUMNS: u16 = SHOWN_PERIODS as u16;

/// The upper and the lower row for these sides.
pub fn rows(sides: &[Side], ascii: bool) -> [String; 2] {
    let upper = |side: &Side| match (side, ascii) {
        (Side::FarAbove, false) => '▀',
        (Side::Above, false) => '▄',
        (Side::Tie, false) => '─',
        (Side::FarAbove, true) => '"',
        (Side::Above, true) => '\'',
        (Side::Tie, true) => '-',
        (Side::Below | Side::FarBelow | Side::Missing, _) => ' ',
    };
    let lower = |side: &Side| match (side, ascii) {
        (Side::Below, false) => '▀',
        (Side::FarBelow, false) => '▄',
        (Side::Below, true) => '.',
        (Side::FarBelow, true) => ':',
        (Side::Above | Side::FarAbove | Side::Tie | Side::Missing, _) => ' ',
    };
    [sides.iter().map(upper).collect(), sides.iter().map(lower).collect()]
}

/// Draws the last periods of `series` in two rows from `y`, against `centre`; nothing without one.
pub fn draw(ink: &mut Ink, x: u16, y: u16, series: Series, centre: Option<Centre>, today: Date) {
    let Some(centre) = centre else { return };
    let values = series.recent(today, SHOWN_PERIODS);
    for (y, row) in (y..).zip(rows(&sides(&values, centre), ink.ascii)) {
        ink.text(x, y, COLUMNS, &row, Meaning::Text);
    }
}

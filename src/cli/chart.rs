//! Charts as text. The two-row mini run chart: the upper row is above the centre, the lower below; the outer half is far
//! from it. The bar of an action: how far it has come in KL's steps.

use crate::domain::calendar::Date;
use crate::domain::kpi::{SHOWN_PERIODS, Series};
use crate::domain::run_chart::{Side, sides};

/// The upper and lower row; empty when nothing was measured.
pub fn rows(series: Series, today: Date, ascii: bool) -> [String; 2] {
    let Some(centre) = series.centre() else { return [String::new(), String::new()] };
    let mut rows = [String::new(), String::new()];
    for side in sides(&series.recent(today, SHOWN_PERIODS), centre) {
        let (upper, lower) = if ascii { plain(side) } else { blocks(side) };
        rows[0].push(upper);
        rows[1].push(lower);
    }
    rows
}

fn blocks(side: Side) -> (char, char) {
    match side {
        Side::FarAbove => ('▀', ' '),
        Side::Above => ('▄', ' '),
        Side::Tie => ('─', ' '),
        Side::Below => (' ', '▀'),
        Side::FarBelow => (' ', '▄'),
        Side::Missing => (' ', ' '),
    }
}

fn plain(side: Side) -> (char, char) {
    match side {
        Side::FarAbove => ('\'', ' '),
        Side::Above => ('.', ' '),
        Side::Tie => ('-', ' '),
        Side::Below => (' ', '\''),
        Side::FarBelow => (' ', '.'),
        Side::Missing => (' ', ' '),
    }
}

//! One KPI at a time on the wall: its last value in big figures, its target, its run chart.

use ratatui::layout::Rect;

use super::chart::{head, points, reading};
use crate::tui::screens::wall::column;
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::{self, RunChart};

/// The rows of name and figures with the blank lines round them.
const HEAD: u16 = 5;

/// The rows from which the signs are explained.
const EXPLAINED: u16 = 19;

/// Draws the KPI of `chart`; returns how many of its periods are in view.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) -> usize {
    let column = column(area);
    let inner = Rect { x: column.x + 2, width: column.width.saturating_sub(4), ..column };
    let series = chart.series();
    head(ink, Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, view, series);
    let below = u16::from(area.height >= EXPLAINED);
    let height = area.height.saturating_sub(HEAD + below).min(run_chart::MOST);
    // A high wall has air above the chart and below it.
    let air = (area.height.saturating_sub(HEAD + below + height) / 2).min(2);
    let place = Rect { y: inner.y + HEAD + air, height, ..inner };
    points(ink, place, view, chart);
    if below > 0 {
        reading(ink, Rect { y: place.bottom() + air, ..inner }, view, series.kpi);
    }
    let (first, end) = chart.in_view(place, view.lang);
    end - first
}

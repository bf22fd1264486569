//! One KPI at a time on the wall: its last value in big figures, its target, its run chart.

use ratatui::layout::Rect;

use super::chart::{head, head_rows, points};
use super::facts;
use super::reading::reading;
use crate::tui::screens::wall::column;
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::{self, RunChart};

/// The rows from which the signs are explained, and from which one thing that is known is said.
const EXPLAINED: u16 = 19;
const KNOWN: u16 = 20;

/// Draws the KPI of `chart`; returns how many of its periods are in view.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) -> usize {
    let column = column(area);
    let inner = Rect { x: column.x + 2, width: column.width.saturating_sub(4), ..column };
    let top = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    head(ink, top, view, chart);
    let used = head_rows(top.height) + 2;
    let below = u16::from(area.height >= EXPLAINED) + u16::from(area.height >= KNOWN);
    let height = area.height.saturating_sub(used + below).min(run_chart::MOST);
    // A high wall has air above the chart and below it.
    let air = (area.height.saturating_sub(used + below + height) / 2).min(2);
    let place = Rect { y: inner.y + used + air, height, ..inner };
    points(ink, place, view, chart);
    let (first, end) = chart.in_view(place, view.lang);
    let y = place.bottom() + air;
    if area.height >= KNOWN {
        facts::draw(ink, Rect { y, height: 1 + air, ..inner }, &facts::of(view, chart, place));
    }
    if below > 0 {
        reading(ink, Rect { y: y + below - 1 + air, ..inner }, view, chart);
    }
    end - first
}

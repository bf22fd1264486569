//! One KPI at a time on the wall: its last value in big figures, its target, its run chart.

use ratatui::layout::Rect;

use super::chart::{points, reading, target_line, value_in_figures};
use crate::text::format::width;
use crate::tui::screens::wall::column;
use crate::tui::theme::Meaning;
use crate::tui::view::View;
use crate::tui::widgets::figures;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::{self, RunChart};

/// The rows of name, figures and the blank lines round them.
const HEAD: u16 = 6;

/// The columns a unit and a period need beside the figures.
const BESIDE: u16 = 30;

/// The rows from which the signs are explained.
const EXPLAINED: u16 = 20;

/// Draws the KPI of `chart`; returns how many of its periods are in view.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) -> usize {
    let column = column(area);
    let inner = Rect { x: column.x + 2, width: column.width.saturating_sub(4), ..column };
    let series = chart.series();
    ink.text(inner.x, inner.y + 1, inner.width, &series.kpi.name.as_str().to_uppercase(), Meaning::Strong);
    let used = value(ink, Rect { y: inner.y + 2, ..inner }, view, chart);
    let beside = Rect { x: inner.x + used, width: inner.width.saturating_sub(used), ..inner };
    target_line(ink, Rect { y: inner.y + 3, ..beside }, view, series);
    ink.text(beside.x, inner.y + 4, beside.width, &view.lang.measured_how(series.kpi), Meaning::Text);
    let below = u16::from(area.height >= EXPLAINED);
    let height = area.height.saturating_sub(HEAD + below).min(run_chart::MOST);
    let place = Rect { y: inner.y + HEAD, height, ..inner };
    points(ink, place, view, chart);
    if below > 0 {
        reading(ink, Rect { y: place.bottom(), ..inner }, view, series.kpi);
    }
    let (first, end) = chart.in_view(place, view.lang);
    end - first
}

/// The last value in big figures with its unit and period beside it, as text where they have no room; returns the
/// columns used.
fn value(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) -> u16 {
    let Some((number, unit, period)) = value_in_figures(view, chart.series()) else { return 0 };
    let words = format!("{unit} {period}");
    if figures::columns(&number) + BESIDE > area.width {
        ink.text(area.x, area.y, area.width, &format!("{number} {}", words.trim()), Meaning::Strong);
        return 0;
    }
    let used = figures::text(ink, area.x, area.y, &number, Meaning::Strong) + 3;
    let room = area.width.saturating_sub(used).min(u16::try_from(width(&words)).unwrap_or(u16::MAX));
    ink.text(area.x + used, area.y, room, words.trim(), Meaning::Strong);
    used
}

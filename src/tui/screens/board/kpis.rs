//! The KPI panel: name, last value, target, and the last periods as a mini run chart.

use ratatui::layout::Rect;

use super::heading;
use crate::domain::kpi::{Kpi, SHOWN_PERIODS, Series};
use crate::tui::screens::window;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::mini_chart;

/// The rows of one KPI.
const ROWS: u16 = 2;

pub fn draw(ink: &mut Ink, area: Rect, view: &View, focus: bool, selected: Option<&Kpi>) {
    if area.height == 0 {
        return;
    }
    let kpis = &view.board.kpis;
    heading(ink, area, view.lang.heading_kpis(), &view.lang.latest_periods(SHOWN_PERIODS), focus);
    if kpis.is_empty() {
        ink.text(area.x + 1, area.y + 1, area.width, view.lang.none_kpis(), Meaning::Text);
        return;
    }
    let rows = area.height - 1;
    let airy = usize::from(rows) > kpis.len() * usize::from(ROWS + 1);
    let each = if airy { ROWS + 1 } else { ROWS };
    let shown = usize::from((rows / each).max(1));
    let at = selected.and_then(|kpi| kpis.iter().position(|other| other.id == kpi.id)).unwrap_or(0);
    let first = window(at, shown, kpis.len());
    let mut y = area.y + 1;
    for kpi in kpis.iter().skip(first).take(shown) {
        let marked = focus && selected.is_some_and(|selected| selected.id == kpi.id);
        one(ink, Rect { y, height: ROWS.min(area.bottom().saturating_sub(y)), ..area }, view, kpi, marked);
        y += each;
    }
    let hidden = kpis.len().saturating_sub(shown);
    if hidden == 0 && y < area.bottom() {
        ink.right(area.right().saturating_sub(1), y, area.width, view.lang.above_the_middle(), Meaning::Muted);
    }
}

fn one(ink: &mut Ink, area: Rect, view: &View, kpi: &Kpi, marked: bool) {
    let series = view.board.series(kpi);
    let chart = area.right().saturating_sub(mini_chart::COLUMNS + 1);
    let strong = if marked { Meaning::Selected } else { Meaning::Strong };
    if marked {
        ink.fill(Rect { width: chart.saturating_sub(area.x + 1), height: 1, ..area }, Meaning::Selected);
        ink.glyph(area.x, area.y, Glyph::Mark, Meaning::Accent);
    }
    let value = series.last().map(|last| view.lang.value_with_unit(last.value, kpi));
    let value = value.unwrap_or_else(|| view.lang.not_measured().to_owned());
    let start = ink.right(chart.saturating_sub(2), area.y, chart, &value, strong);
    ink.text(area.x + 1, area.y, start.saturating_sub(area.x + 2), kpi.name.as_str(), strong);
    if area.height < ROWS {
        return;
    }
    let room = chart.saturating_sub(area.x + 2);
    match missing_line(view, series) {
        Some(text) => {
            ink.glyph(area.x + 1, area.y + 1, Glyph::Missing, Meaning::Watch);
            ink.text(area.x + 3, area.y + 1, room.saturating_sub(2), &text, Meaning::Watch);
        }
        None => drop(ink.text(area.x + 1, area.y + 1, room, &view.lang.target_line(series), Meaning::Text)),
    }
    mini_chart::draw(ink, chart, area.y, series, view.today());
}

/// `mangler uge 47 · nået 7 af 8`.
fn missing_line(view: &View, series: Series) -> Option<String> {
    let missing = view.lang.missing(series, view.today())?;
    Some(view.lang.met(series).map_or_else(|| missing.clone(), |met| format!("{missing} · {met}")))
}

/// The panel in one line.
pub fn summary(ink: &mut Ink, area: Rect, view: &View) {
    let missing = view.board.sums(view.today()).missing;
    let mut beside = view.board.kpis.len().to_string();
    if missing > 0 {
        let sign = Glyph::Missing.text(view.ascii);
        beside = format!("{beside} · {sign} {}", view.lang.missing_sum(missing));
    }
    heading(ink, area, view.lang.heading_kpis(), &beside, false);
}

//! The KPI panel: name, last value, target, and the last periods as a mini run chart.

use ratatui::layout::Rect;

use super::Panel;
use super::layout::heading;
use crate::domain::kpi::{Kpi, SHOWN_PERIODS, Series};
use crate::text::format::width;
use crate::tui::effect::Subject;
use crate::tui::screens::window;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::mini_chart;

/// The rows of one KPI.
const ROWS: u16 = 2;

/// The rows the panel would like: a heading, its KPIs, how the charts are read.
pub fn rows(view: &View) -> u16 {
    let kpis = u16::try_from(view.board.kpis.len().max(1)).unwrap_or(u16::MAX);
    kpis.saturating_mul(ROWS).saturating_add(3)
}

pub fn draw(ink: &mut Ink, area: Rect, view: &View, focus: bool, selected: Option<&Kpi>) {
    if area.height == 0 {
        return;
    }
    let kpis = &view.board.kpis;
    heading(ink, area, Panel::Kpis, view.lang.heading_kpis(), &view.lang.latest_periods(SHOWN_PERIODS), focus);
    if kpis.is_empty() {
        ink.text(area.x + 1, area.y + 1, area.width, view.lang.none_kpis(), Meaning::Text);
        return;
    }
    let all = (area.height - 1) / ROWS >= u16::try_from(kpis.len()).unwrap_or(u16::MAX);
    // The last row tells how many more there are.
    let rows = area.height - if all { 1 } else { 2 };
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
    let below = kpis.len().saturating_sub(first + shown);
    if below > 0 && y < area.bottom() {
        let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(below));
        ink.text(area.x + 3, y, area.width, &more, Meaning::Muted);
    } else if y < area.bottom() {
        ink.right(area.right().saturating_sub(1), y, area.width, view.lang.above_the_middle(), Meaning::Muted);
    }
}

fn one(ink: &mut Ink, area: Rect, view: &View, kpi: &Kpi, marked: bool) {
    ink.spot(area, Spot::Subject(Subject::Kpi(kpi.id)));
    let series = view.board.series(kpi);
    let chart = area.right().saturating_sub(mini_chart::COLUMNS + 1);
    let strong = if marked { Meaning::Selected } else { Meaning::Strong };
    if marked {
        ink.fill(Rect { width: chart.saturating_sub(area.x + 1), height: 1, ..area }, Meaning::Selected);
        ink.glyph(area.x, area.y, Glyph::Mark, Meaning::Accent);
    }
    let value = kpi_value(view, series, chart.saturating_sub(area.x + 1));
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

/// The last value as there is room for beside the name in `columns`: a long unit gives way to the name.
pub fn kpi_value(view: &View, series: Series, columns: u16) -> String {
    let Some(last) = series.last() else { return view.lang.not_measured().to_owned() };
    let whole = view.lang.value_with_unit(last.value, series.kpi);
    let name = width(series.kpi.name.as_str()).min(usize::from(columns / 2));
    if name + 2 + width(&whole) <= usize::from(columns) { whole } else { view.lang.kpi_value(last.value, series.kpi) }
}

/// `mangler uge 47 · nået 7 af 8`.
fn missing_line(view: &View, series: Series) -> Option<String> {
    let missing = view.lang.missing(series, view.today())?;
    Some(view.lang.met(series).map_or_else(|| missing.clone(), |met| format!("{missing} · {met}")))
}

/// The panel in one line.
pub fn summary(ink: &mut Ink, area: Rect, view: &View) {
    let missing = view.board.sums(view.today()).missing;
    let mut beside = view.lang.in_all(view.board.kpis.len());
    if missing > 0 {
        let sign = Glyph::Missing.text(view.ascii);
        beside = format!("{beside} · {sign} {}", view.lang.missing_sum(missing));
    }
    heading(ink, area, Panel::Kpis, view.lang.heading_kpis(), &beside, false);
}

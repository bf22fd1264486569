//! The KPI panel: name, last value, verdict, target, and the last periods as a mini run chart.

use ratatui::layout::Rect;

use super::Panel;
use super::layout::heading;
use crate::domain::kpi::{Kpi, SHOWN_PERIODS, Series, Standing};
use crate::text::format::width;
use crate::tui::effect::Subject;
use crate::tui::screens::window;
use crate::tui::spot::Spot;
use crate::tui::standings::Standings;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{mini_chart, verdict};

/// The rows of one KPI: name and verdict, and the target where there is room for it.
const ROWS: u16 = 2;
const WITH_TARGET: u16 = 3;

/// The rows the panel would like: a heading, its KPIs, how the charts are read.
pub fn rows(view: &View) -> u16 {
    let kpis = u16::try_from(view.board.kpis_in_use().len()).unwrap_or(u16::MAX);
    // The sentence that there are none needs two.
    kpis.saturating_mul(WITH_TARGET).max(2).saturating_add(3)
}

pub fn draw(ink: &mut Ink, area: Rect, view: &View, focus: bool, selected: Option<&Kpi>, standings: &Standings) {
    if area.height == 0 {
        return;
    }
    let kpis = view.board.kpis_in_use();
    heading(ink, area, Panel::Kpis, view.lang.heading_kpis(), &view.lang.latest_periods(SHOWN_PERIODS), focus);
    if kpis.is_empty() {
        ink.text(area.x + 1, area.y + 1, area.width, view.lang.none_kpis(), Meaning::Text);
        return;
    }
    let all = (area.height - 1) / ROWS >= u16::try_from(kpis.len()).unwrap_or(u16::MAX);
    // The last row tells how many more there are.
    let rows = area.height - if all { 1 } else { 2 };
    // The first of these that all of them have room for: with target and air, with one of them, with neither.
    let ways = [(WITH_TARGET, WITH_TARGET + 1), (WITH_TARGET, WITH_TARGET), (ROWS, ROWS)];
    let fit = |(_, each): &(u16, u16)| kpis.len() * usize::from(*each) <= usize::from(rows);
    let (height, each) = ways.into_iter().find(fit).unwrap_or((ROWS, ROWS));
    let shown = usize::from((rows / each).max(1));
    let at = selected.and_then(|kpi| kpis.iter().position(|other| other.id == kpi.id)).unwrap_or(0);
    let first = window(at, shown, kpis.len());
    let mut y = area.y + 1;
    for kpi in kpis.iter().skip(first).take(shown) {
        let marked = focus && selected.is_some_and(|selected| selected.id == kpi.id);
        let place = Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area };
        if let Some(standing) = standings.get(kpi) {
            one(ink, place, view, (kpi, standing), marked);
        }
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

fn one(ink: &mut Ink, area: Rect, view: &View, (kpi, standing): (&Kpi, &Standing), marked: bool) {
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
    let (x, y, right) = (area.x + 1, area.y + 1, area.right().saturating_sub(1));
    let lines = Rect { x, y, width: chart.saturating_sub(x + 1), height: area.height - 1 };
    verdict::lines(ink, lines, right.saturating_sub(x), view, series, standing);
    mini_chart::draw(ink, chart, area.y, series, standing.judged.centre, view.today());
}

/// The last value as there is room for beside the name in `columns`: a long unit gives way to the name.
pub fn kpi_value(view: &View, series: Series, columns: u16) -> String {
    let Some(last) = series.last() else { return view.lang.not_measured().to_owned() };
    let whole = view.lang.value_with_unit(last.value, series.kpi);
    let name = width(series.kpi.name.as_str()).min(usize::from(columns / 2));
    if name + 2 + width(&whole) <= usize::from(columns) { whole } else { view.lang.kpi_value(last.value, series.kpi) }
}

/// The panel in one line.
pub fn summary(ink: &mut Ink, area: Rect, view: &View) {
    let missing = view.board.sums(view.today()).missing;
    let mut beside = view.lang.in_all(view.board.kpis_in_use().len());
    if missing > 0 {
        let sign = Glyph::Missing.text(view.ascii);
        beside = format!("{beside} · {sign} {}", view.lang.missing_sum(missing));
    }
    heading(ink, area, Panel::Kpis, view.lang.heading_kpis(), &beside, false);
}

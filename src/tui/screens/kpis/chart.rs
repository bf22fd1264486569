//! One KPI over the whole screen: its last value in big figures and what it means, its run chart, what is known of it, and
//! the actions that follow it.

use ratatui::layout::Rect;

use super::facts;
use super::reading::reading;
use crate::domain::action::Action;
use crate::domain::kpi::{Kpi, Series};
use crate::text::format::width;
use crate::tui::effect::Subject;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::{self, RunChart};
use crate::tui::widgets::{figures, row, verdict};

/// The most columns of the text, since a wider line loses the eye on its way, and of the chart.
const COLUMNS: u16 = 100;
const CHART: u16 = 150;

/// From this width what is known stands beside the chart, and how wide that is; below it there are few lines of it.
const BESIDE_FROM: u16 = 110;
const BESIDE: u16 = 34;

/// The rows from which there is air, and below which only what is needed is shown.
const AIRY: u16 = 24;
const TIGHT: u16 = 16;

/// The columns between an action and how many more there are.
const GAP: u16 = 3;

/// The most actions that are listed, and how many where the chart needs the rows.
const ACTIONS: usize = 6;
const FEW_ACTIONS: usize = 2;

/// The rows from which the chart can spare some for actions.
const TALL: u16 = 30;

/// Draws the KPI of `chart`; returns how many of its periods are in view.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) -> usize {
    let beside = if area.width >= BESIDE_FROM { BESIDE } else { 0 };
    let chart_area = Rect { x: area.x + 1, width: area.width.saturating_sub(2 + beside).min(CHART), ..area };
    let main = Rect { width: chart_area.width.min(COLUMNS), ..chart_area };
    let series = chart.series();
    head(ink, main, view, chart);
    let (actions, blank) = (following(view, series.kpi), u16::from(area.height >= AIRY));
    let known = if beside == 0 { known_below(area.height) } else { 0 };
    let top = if area.height < TIGHT { 2 } else { head_rows(area.height) + 1 + blank };
    let below = if area.height < TIGHT { 0 } else { known + 1 + rows_of(&actions, area.height) + 2 * blank };
    let height = area.height.saturating_sub(top + below).min(run_chart::MOST);
    let place = Rect { y: area.y + top, height, ..chart_area };
    let in_view = chart.in_view(place, view.lang);
    if area.height >= TIGHT {
        periods(ink, Rect { y: place.y.saturating_sub(1), ..main }, view, chart, in_view);
        let y = place.bottom() + blank;
        reading(ink, Rect { y, ..main }, view, chart);
        facts::draw(ink, Rect { y: y + 1, height: known, ..main }, &facts::of(view, chart, place));
        let y = y + 1 + known + blank;
        follow(ink, Rect { y, height: area.bottom().saturating_sub(y), ..main }, view, &actions);
    }
    points(ink, place, view, chart);
    if beside > 0 {
        let x = chart_area.right() + 1;
        side(ink, Rect { x, width: BESIDE, ..area }, view, chart, place);
    }
    in_view.1 - in_view.0
}

/// The rows of name, verdict and target, and of how it is measured where there is air.
pub fn head_rows(height: u16) -> u16 {
    if height >= AIRY { 4 } else { 3 }
}

/// The rows below the chart for what is known.
fn known_below(height: u16) -> u16 {
    match height {
        TALL.. => 5,
        AIRY.. => 3,
        TIGHT.. => 1,
        _ => 0,
    }
}

/// The selected KPI beside the list: its name, its verdict and its chart, and what is known of it.
pub fn small(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) {
    ink.upright(area);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3).min(COLUMNS), ..area };
    let series = chart.series();
    ink.text(inner.x, inner.y, inner.width, &series.kpi.name.as_str().to_uppercase(), Meaning::Strong);
    ink.text(inner.x, inner.y + 1, inner.width, &view.lang.measured_how(series.kpi), Meaning::Muted);
    verdict::line(ink, Rect { y: inner.y + 2, ..inner }, view, series, chart.standing());
    let height = inner.height.saturating_sub(9).min(run_chart::MOST);
    let place = Rect { y: inner.y + 4, height, ..inner };
    points(ink, place, view, chart);
    let y = place.bottom() + 1;
    reading(ink, Rect { y, ..inner }, view, chart);
    let known = facts::of(view, chart, place);
    facts::draw(ink, Rect { y: y + 2, height: area.bottom().saturating_sub(y + 2), ..inner }, &known);
}

/// The chart, or why there is none.
pub fn points(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) {
    if chart.all() == 0 {
        ink.text(area.x, area.y + 1, area.width, view.lang.never_measured(), Meaning::Text);
    } else {
        chart.draw(ink, area, view);
    }
}

/// Name, how it is measured, what the values mean and the target, with the last value at the right.
pub fn head(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) {
    let (series, standing) = (chart.series(), chart.standing());
    let name = series.kpi.name.as_str().to_uppercase();
    let words = view.lang.verdict(series, standing);
    let left = u16::try_from(width(&name).max(width(&words) + 2)).unwrap_or(u16::MAX);
    let room = area.width.saturating_sub(left.saturating_add(3));
    let used = if area.height < TIGHT { 0 } else { big_value(ink, area, view, series, room) };
    let mut end = area.right() - used;
    if let Some(last) = series.last().filter(|_| used == 0) {
        let period = view.lang.in_period(series.period(last.period));
        let text = format!("{} {period}", view.lang.value_with_unit(last.value, series.kpi));
        end = ink.right(area.right(), area.y, area.width, &text, Meaning::Strong);
    }
    let columns = end.saturating_sub(area.x + 1);
    ink.text(area.x, area.y, columns, &name, Meaning::Strong);
    let mut y = area.y + 1;
    if area.height >= AIRY {
        ink.text(area.x, y, columns, &view.lang.measured_how(series.kpi), Meaning::Text);
        y += 1;
    }
    let line = Rect { y, width: columns, ..area };
    if area.height >= TIGHT {
        // Below the figures the line has the whole width.
        let below = if y + 1 < area.y + figures::ROWS { columns } else { area.width };
        verdict::lines(ink, Rect { height: 2, ..line }, below, view, series, standing);
    } else {
        let line = Rect { width: area.width, height: 1, ..line };
        verdict::lines(ink, line, area.width, view, series, standing);
    }
}

/// The last value in big figures at the right end, its unit and period beside it; returns the columns used, 0 when it
/// has no room.
fn big_value(ink: &mut Ink, area: Rect, view: &View, series: Series, room: u16) -> u16 {
    let Some((number, unit, period)) = value_in_figures(view, series) else { return 0 };
    let beside = u16::try_from(width(&unit).max(width(&period))).unwrap_or(u16::MAX);
    let used = figures::columns(&number, ink.ascii).saturating_add(2).saturating_add(beside);
    if used > room {
        return 0;
    }
    let x = area.right() - used;
    // A plain number stands on the line of its unit.
    figures::text(ink, x, area.y + u16::from(ink.ascii), &number, Meaning::Strong);
    let x = area.right() - beside;
    ink.text(x, area.y + 1, beside, &unit, Meaning::Text);
    ink.text(x, area.y + 2, beside, &period, Meaning::Text);
    used
}

/// The last value as figures can write it, what stands for its unit, and its period.
fn value_in_figures(view: &View, series: Series) -> Option<(String, String, String)> {
    let last = series.last()?;
    let number = view.lang.kpi_value(last.value, series.kpi);
    let period = view.lang.in_period(series.period(last.period));
    Some(match series.kpi.unit.as_str() {
        "%" => (format!("{number} %"), String::new(), period),
        unit => (number, unit.to_owned(), period),
    })
}

/// Which periods are in view, and how many are not.
fn periods(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart, (first, end): (usize, usize)) {
    let shown = &chart.periods()[first..end];
    let (Some((from, _)), Some((to, _))) = (shown.first(), shown.last()) else { return };
    let mut text = view.lang.periods_shown(*from, *to);
    if area.height < AIRY {
        text = format!("{text} · {}", view.lang.measured_how(chart.series().kpi));
    }
    let hidden = view.lang.out_of_view(first, chart.all() - end);
    let room = area.width.saturating_sub(u16::try_from(width(&hidden) + 3).unwrap_or(u16::MAX));
    let used = ink.text(area.x, area.y, room, &text, Meaning::Muted);
    ink.text(area.x + used + 3, area.y, area.width.saturating_sub(used + 3), &hidden, Meaning::Text);
}

/// The open actions that are followed by `kpi`, oldest deadline first.
fn following<'a>(view: &View<'a>, kpi: &Kpi) -> Vec<&'a Action> {
    view.board.plan_of(view.today(), |action| action.is_open() && action.kpi == Some(kpi.id))
}

/// The rows of the actions below the chart.
fn rows_of(actions: &[&Action], height: u16) -> u16 {
    let most = match height {
        TALL.. => ACTIONS,
        AIRY.. => FEW_ACTIONS,
        _ => 1,
    };
    u16::try_from(actions.len().clamp(1, most)).unwrap_or(1) + u16::from(height >= AIRY)
}

/// The actions in one row each, the last row telling how many more there are; in a single row beside their word.
fn follow(ink: &mut Ink, area: Rect, view: &View, actions: &[&Action]) {
    let mut area = area;
    if area.height > 1 {
        ink.text(area.x, area.y, area.width, view.lang.heading_actions(), Meaning::Strong);
        area = Rect { y: area.y + 1, height: area.height - 1, ..area };
    }
    if actions.is_empty() {
        ink.text(area.x, area.y, area.width, view.lang.none_follow(), Meaning::Muted);
        return;
    }
    let rows = usize::from(area.height);
    let shown = if actions.len() > rows { rows.saturating_sub(1).max(1) } else { actions.len() };
    for (y, action) in (area.y..area.bottom()).zip(&actions[..shown.min(actions.len())]) {
        let more = actions.len() - shown;
        let beside = if rows == 1 && more > 0 { view.lang.more(more) } else { String::new() };
        let room = u16::try_from(width(&beside)).map_or(0, |wide| if wide > 0 { wide + GAP } else { 0 });
        let row_area = Rect { x: area.x.saturating_sub(1), y, width: area.width + 1 - room, height: 1 };
        ink.spot(row_area, Spot::Subject(Subject::Action(action.id)));
        row::draw(ink, row_area, view, action, false);
        ink.right(area.right(), y, room, &beside, Meaning::Muted);
    }
    if actions.len() > shown && rows > 1 {
        let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(actions.len() - shown));
        ink.text(area.x + 3, area.bottom() - 1, area.width, &more, Meaning::Muted);
    }
}

/// What is known beside the chart in `place`, and below it the values themselves, the newest in view first.
fn side(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart, place: Rect) {
    ink.upright(area);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    ink.text(inner.x, inner.y, inner.width, view.lang.heading_trend(), Meaning::Strong);
    let known = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let used = facts::draw(ink, known, &facts::of(view, chart, place));
    let y = known.y + used + 1;
    if area.bottom().saturating_sub(y) > FEW_VALUES {
        let (_, end) = chart.in_view(place, view.lang);
        measurements(ink, Rect { y, height: area.bottom() - y, ..inner }, view, chart, end);
    }
}

/// Fewer rows than these say nothing of how the values go.
const FEW_VALUES: u16 = 4;

fn measurements(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart, end: usize) {
    let kpi = chart.series().kpi;
    ink.text(area.x, area.y, area.width, view.lang.heading_values(), Meaning::Strong);
    for (y, (period, value)) in (area.y + 1..area.bottom()).zip(chart.periods()[..end].iter().rev()) {
        ink.text(area.x, y, area.width, &view.lang.period_with_year(*period), Meaning::Text);
        let right = area.right();
        match value {
            Some(value) => ink.right(right, y, area.width, &view.lang.value_with_unit(*value, kpi), Meaning::Text),
            None => {
                let text = format!("{} {}", Glyph::Missing.text(ink.ascii), view.lang.not_measured_word());
                ink.right(right, y, area.width, &text, Meaning::Watch)
            }
        };
    }
}

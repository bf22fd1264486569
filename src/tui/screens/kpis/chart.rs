//! One KPI over the whole screen: its last value in big figures, its run chart, and the actions that follow it.

use ratatui::layout::Rect;

use crate::domain::action::Action;
use crate::domain::kpi::{Kpi, Series};
use crate::text::format::width;
use crate::tui::effect::Subject;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::{self, RunChart};
use crate::tui::widgets::{figures, row};

/// The most columns of the text, since a wider line loses the eye on its way, and of the chart.
const COLUMNS: u16 = 100;
const CHART: u16 = 150;

/// From this width the values stand beside the chart, and how wide they are.
const VALUES_FROM: u16 = 140;
const VALUES: u16 = 30;

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
    let values = if area.width >= VALUES_FROM { VALUES } else { 0 };
    let chart_area = Rect { x: area.x + 1, width: area.width.saturating_sub(2 + values).min(CHART), ..area };
    let main = Rect { width: chart_area.width.min(COLUMNS), ..chart_area };
    let series = chart.series();
    head(ink, main, view, series);
    let (actions, blank) = (following(view, series.kpi), u16::from(area.height >= AIRY));
    let top = if area.height < TIGHT { 2 } else { 4 + blank };
    let below = if area.height < TIGHT { 0 } else { 1 + rows_of(&actions, area.height) + 2 * blank };
    let height = area.height.saturating_sub(top + below).min(run_chart::MOST);
    let place = Rect { y: area.y + top, height, ..chart_area };
    let in_view = chart.in_view(place, view.lang);
    if area.height >= TIGHT {
        periods(ink, Rect { y: place.y.saturating_sub(1), ..main }, view, chart, in_view);
        let y = place.bottom() + blank;
        reading(ink, Rect { y, ..main }, view, series.kpi);
        let y = y + 1 + blank;
        follow(ink, Rect { y, height: area.bottom().saturating_sub(y), ..main }, view, &actions);
    }
    points(ink, place, view, chart);
    if values > 0 {
        let x = chart_area.right() + 2;
        measurements(ink, Rect { x, width: VALUES - 2, ..area }, view, chart, in_view.1);
    }
    in_view.1 - in_view.0
}

/// The selected KPI beside the list: its name and its chart.
pub fn small(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) {
    for y in area.top()..area.bottom() {
        ink.text(area.x, y, 1, if ink.ascii { "|" } else { "│" }, Meaning::Muted);
    }
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3).min(COLUMNS), ..area };
    let series = chart.series();
    ink.text(inner.x, inner.y, inner.width, &series.kpi.name.as_str().to_uppercase(), Meaning::Strong);
    ink.text(inner.x, inner.y + 1, inner.width, &view.lang.measured_how(series.kpi), Meaning::Muted);
    let height = inner.height.saturating_sub(6).min(run_chart::MOST);
    let place = Rect { y: inner.y + 3, height, ..inner };
    points(ink, place, view, chart);
    reading(ink, Rect { y: place.bottom() + 1, ..inner }, view, series.kpi);
}

/// The chart, or why there is none.
pub fn points(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) {
    if chart.all() == 0 {
        ink.text(area.x, area.y + 1, area.width, view.lang.never_measured(), Meaning::Text);
    } else {
        chart.draw(ink, area, view);
    }
}

/// Name, how it is measured and the target, with the last value at the right.
pub fn head(ink: &mut Ink, area: Rect, view: &View, series: Series) {
    let kpi = series.kpi;
    let name = kpi.name.as_str().to_uppercase();
    let how = view.lang.measured_how(kpi);
    let left = u16::try_from(width(&name).max(width(&how))).unwrap_or(u16::MAX);
    let room = area.width.saturating_sub(left.saturating_add(3));
    let used = if area.height < TIGHT { 0 } else { big_value(ink, area, view, series, room) };
    let mut end = area.right() - used;
    if let Some(last) = series.last().filter(|_| used == 0) {
        let period = view.lang.in_period(series.period(last.period));
        let text = format!("{} {period}", view.lang.value_with_unit(last.value, kpi));
        end = ink.right(area.right(), area.y, area.width, &text, Meaning::Strong);
    }
    ink.text(area.x, area.y, end.saturating_sub(area.x + 1), &name, Meaning::Strong);
    let tight = area.height < TIGHT;
    if !tight {
        ink.text(area.x, area.y + 1, end.saturating_sub(area.x + 1), &how, Meaning::Text);
    }
    let y = area.y + if tight { 1 } else { 2 };
    target_line(ink, Rect { y, width: end.saturating_sub(area.x + 1), ..area }, view, series);
}

/// `mål højst 120 · nået 5 af 8   □ mangler uge 47`.
fn target_line(ink: &mut Ink, area: Rect, view: &View, series: Series) {
    let mut x = area.x + ink.text(area.x, area.y, area.width, &view.lang.target_line(series), Meaning::Text) + 3;
    if let Some(missing) = view.lang.missing(series, view.today()) {
        if x + 2 + u16::try_from(width(&missing)).unwrap_or(u16::MAX) > area.right() {
            // What is missing needs somebody; the target is also written in the chart.
            ink.fill(Rect { height: 1, ..area }, Meaning::Text);
            x = area.x;
        }
        ink.glyph(x, area.y, Glyph::Missing, Meaning::Watch);
        ink.text(x + 2, area.y, area.right().saturating_sub(x + 2), &missing, Meaning::Watch);
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
    let used = ink.text(area.x, area.y, area.width, &view.lang.periods_shown(*from, *to), Meaning::Muted);
    let hidden = view.lang.out_of_view(first, chart.all() - end);
    ink.text(area.x + used + 3, area.y, area.width.saturating_sub(used + 3), &hidden, Meaning::Text);
}

/// What the signs of the chart mean, in one line.
pub fn reading(ink: &mut Ink, area: Rect, view: &View, kpi: &Kpi) {
    let (lang, ascii) = (view.lang, ink.ascii);
    let mut signs = vec![
        format!("{} {}", Glyph::Measured.text(ascii), lang.one_period(kpi.cadence)),
        format!("{} {}", Glyph::Rule.text(ascii), lang.read_middle()),
    ];
    if kpi.target.is_some() {
        signs.push(format!("-- {}", lang.read_target()));
    }
    signs.push(format!("{} {}", Glyph::Missing.text(ascii), lang.not_measured_word()));
    let signs = signs.join("   ");
    let labelled = format!("{}   {signs}", lang.how_to_read());
    let text = if width(&labelled) <= usize::from(area.width) { labelled } else { signs };
    ink.text(area.x, area.y, area.width, &text, if view.wall { Meaning::Text } else { Meaning::Muted });
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

/// The values themselves, the newest in view first.
fn measurements(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart, end: usize) {
    for y in area.top()..area.bottom() {
        ink.text(area.x, y, 1, if ink.ascii { "|" } else { "│" }, Meaning::Muted);
    }
    let kpi = chart.series().kpi;
    ink.text(area.x + 2, area.y, area.width, view.lang.heading_values(), Meaning::Strong);
    for (y, (period, value)) in (area.y + 1..area.bottom()).zip(chart.periods()[..end].iter().rev()) {
        ink.text(area.x + 2, y, area.width, &view.lang.period_with_year(*period), Meaning::Text);
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

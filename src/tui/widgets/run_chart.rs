//! The run chart: every measurement as a point, the median of them all, the target, and where nothing was measured. The
//! data as it is: nothing here judges.

mod columns;
mod scale;

use std::collections::BTreeMap;

use columns::Columns;
use ratatui::layout::Rect;
use scale::Scale;

use super::ink::Ink;
use crate::domain::calendar::Date;
use crate::domain::kpi::Series;
use crate::domain::period::Period;
use crate::domain::run_chart::Centre;
use crate::text::Lang;
use crate::text::format::width;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;

/// The rows below the points: where nothing was measured, the axis, the names of the periods, their years.
const BELOW: u16 = 4;

/// The fewest rows of a chart, and the most that help the eye.
pub const FEWEST: u16 = scale::FEWEST + BELOW;
pub const MOST: u16 = 28 + BELOW;

/// The most columns of one period: farther apart the points are no series to the eye.
const WIDEST: u16 = 6;

/// The fewest columns a line across the chart is drawn in.
const SHORTEST: u16 = 24;

/// A KPI's measurements, and which of its periods are looked at.
pub struct RunChart<'a> {
    series: Series<'a>,
    periods: Vec<(Period, Option<i64>)>,
    centre: Option<Centre>,
    /// How many periods are wanted in view, and how many are hidden after them.
    wanted: usize,
    back: usize,
}

/// Where the parts of a chart lie on the screen.
struct Plot {
    /// The points, right of the axis.
    area: Rect,
    columns: Columns,
    scale: Scale,
    /// What is written at the right end of rows, counted from the top.
    labels: BTreeMap<u16, String>,
}

impl<'a> RunChart<'a> {
    pub fn of(series: Series<'a>, today: Date, wanted: usize, back: usize) -> Self {
        RunChart { series, periods: series.periods(today), centre: series.centre(), wanted, back }
    }

    pub fn series(&self) -> Series<'a> {
        self.series
    }

    /// How many periods there are.
    pub fn all(&self) -> usize {
        self.periods.len()
    }

    /// Every period with its value, oldest first.
    pub fn periods(&self) -> &[(Period, Option<i64>)] {
        &self.periods
    }

    /// Which periods are in view in `area`: the first, and one past the last.
    pub fn in_view(&self, area: Rect, lang: Lang) -> (usize, usize) {
        self.plot(area, lang).map_or((0, 0), |plot| (plot.columns.first, plot.columns.end()))
    }

    /// Draws the chart in `area`; nothing when there is no room to show it truly.
    pub fn draw(&self, ink: &mut Ink, area: Rect, view: &View) {
        let Some(plot) = self.plot(area, view.lang) else { return };
        let quiet = if view.wall { Meaning::Text } else { Meaning::Muted };
        axis(ink, area, &plot, quiet, |value| view.lang.kpi_value(value, self.series.kpi));
        lines(ink, &plot, quiet);
        self.points(ink, &plot);
        self.names(ink, area, &plot, view.lang, quiet);
        for (row, label) in &plot.labels {
            let x = plot.area.right() + 1;
            ink.text(x, plot.area.y + row, area.right().saturating_sub(x), label, Meaning::Text);
        }
    }

    fn plot(&self, area: Rect, lang: Lang) -> Option<Plot> {
        let values: Vec<i64> = self.periods.iter().filter_map(|(_, value)| *value).collect();
        let target = self.series.kpi.target.map(|target| target.value);
        let scale = Scale::of(&values, self.centre, target, area.height.checked_sub(BELOW)?)?;
        let written = |value| width(&lang.kpi_value(value, self.series.kpi));
        let widest = scale.labels().into_iter().map(|(_, value)| written(value)).max().unwrap_or(0);
        let gutter = u16::try_from(widest.max(width(lang.axis_word(self.series.kpi.cadence))) + 2).ok()?;
        let mut labels = self.labels(&scale, lang);
        let margin = |labels: &BTreeMap<u16, String>| {
            labels.values().map(|label| width(label) + 1).max().and_then(|wide| u16::try_from(wide).ok()).unwrap_or(0)
        };
        // Names of lines give way where they would leave no room for the points.
        if margin(&labels) + gutter + SHORTEST > area.width {
            labels.clear();
        }
        let room = area.width.checked_sub(gutter + margin(&labels)).filter(|room| *room > 0)?;
        let columns = Columns::of(self.periods.len(), self.wanted, self.back, room, WIDEST);
        let used = u16::try_from(columns.shown).unwrap_or(room).saturating_mul(columns.each);
        let area = Rect { x: area.x + gutter, width: used.max(SHORTEST).min(room), height: scale.rows, ..area };
        Some(Plot { area, columns, scale, labels })
    }

    /// The names of the lines and the last value, each on its row; what shares a row stands together.
    fn labels(&self, scale: &Scale, lang: Lang) -> BTreeMap<u16, String> {
        let kpi = self.series.kpi;
        let last = self.periods.last().filter(|_| self.back == 0).and_then(|(_, value)| *value);
        let last = last.map(|value| (scale.row(value), lang.kpi_value(value, kpi)));
        let median = scale.median_row().zip(self.centre.map(|centre| lang.middle(centre, kpi)));
        let target = self.series.kpi.target.map(|target| lang.target_word(&lang.target(target, kpi)));
        let target = scale.target_row().zip(target);
        let mut labels: BTreeMap<u16, String> = BTreeMap::new();
        for (row, text) in [median, target].into_iter().flatten() {
            labels.entry(row).and_modify(|label| *label = format!("{label} · {text}")).or_insert(text);
        }
        // On a line's row the line's name already says the value.
        if let Some((row, text)) = last {
            labels.entry(row).or_insert(text);
        }
        labels
    }

    fn points(&self, ink: &mut Ink, plot: &Plot) {
        let bottom = plot.area.bottom();
        for (nth, (_, value)) in self.periods[plot.columns.first..plot.columns.end()].iter().enumerate() {
            let x = plot.area.x + plot.columns.at(nth);
            match value {
                Some(value) => ink.glyph(x, plot.area.y + plot.scale.row(*value), Glyph::Measured, Meaning::Strong),
                None => ink.glyph(x, bottom, Glyph::Missing, Meaning::Watch),
            }
        }
    }

    /// The names of the periods below the axis, and the year where it begins or changes.
    fn names(&self, ink: &mut Ink, area: Rect, plot: &Plot, lang: Lang, meaning: Meaning) {
        let y = plot.area.bottom() + 2;
        ink.text(area.x + 1, y, area.width, lang.axis_word(self.series.kpi.cadence), meaning);
        let every = plot.columns.every(lang.name_letters(self.series.kpi.cadence));
        let shown = &self.periods[plot.columns.first..plot.columns.end()];
        let (mut year, mut free) = (None, 0);
        for (nth, (period, _)) in shown.iter().enumerate() {
            let x = (plot.area.x + plot.columns.at(nth)).saturating_sub(1);
            // Counted from the newest, which is always named.
            if (shown.len() - 1 - nth).is_multiple_of(every) {
                ink.text(x, y, area.width, &lang.period_name(*period), meaning);
            }
            let soon = shown.get(nth + 1 + usize::from(4 / plot.columns.each));
            let stays = nth > 0 || soon.is_none_or(|(next, _)| next.year() == period.year());
            if year != Some(period.year()) && x >= free && stays {
                free = x + 1 + ink.text(x, y + 1, area.width, &period.year().to_string(), meaning);
                year = Some(period.year());
            }
        }
    }
}

/// The axis with its labels.
fn axis(ink: &mut Ink, area: Rect, plot: &Plot, meaning: Meaning, written: impl Fn(i64) -> String) {
    let x = plot.area.x - 1;
    let (upright, corner) = if ink.ascii { ("|", "+") } else { ("│", "└") };
    for y in plot.area.y..=plot.area.bottom() {
        ink.text(x, y, 1, upright, meaning);
    }
    ink.text(x, plot.area.bottom() + 1, 1, corner, meaning);
    let rule = Glyph::Rule.text(ink.ascii).repeat(usize::from(plot.area.width));
    ink.text(x + 1, plot.area.bottom() + 1, plot.area.width, &rule, meaning);
    for (row, value) in plot.scale.labels() {
        ink.right(x, plot.area.y + row, x - area.x, &written(value), meaning);
    }
}

/// The target in dashes, the median whole.
fn lines(ink: &mut Ink, plot: &Plot, meaning: Meaning) {
    let columns = usize::from(plot.area.width);
    if let Some(row) = plot.scale.target_row() {
        let dashes: String = "--  ".chars().cycle().take(columns).collect();
        ink.text(plot.area.x, plot.area.y + row, plot.area.width, &dashes, Meaning::Text);
    }
    if let Some(row) = plot.scale.median_row() {
        let whole = Glyph::Rule.text(ink.ascii).repeat(columns);
        ink.text(plot.area.x, plot.area.y + row, plot.area.width, &whole, meaning);
    }
}

#[cfg(test)]
mod tests;

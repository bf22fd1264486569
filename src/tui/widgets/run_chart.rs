//! The run chart: every measurement as a point, the middle, the target, what happened when, and where nothing was
//! measured. What it means is reckoned elsewhere: nothing here judges.

mod columns;
mod lines;
mod marks;
mod ruler;
mod scale;

use std::collections::BTreeMap;

use columns::Columns;
use lines::Lines;
use ratatui::layout::Rect;
use scale::Scale;

use super::ink::Ink;
use crate::domain::board::ChartMark;
use crate::domain::calendar::Date;
use crate::domain::kpi::{Series, Standing, Status};
use crate::domain::period::Period;
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

/// What of a series is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// How many periods are wanted in view, and how many are hidden after them.
    pub wanted: usize,
    pub back: usize,
    /// Whether the normal range is drawn, where it may be.
    pub range: bool,
}

/// A KPI's measurements, how it stands, and which of its periods are looked at.
pub struct RunChart<'a> {
    series: Series<'a>,
    standing: &'a Standing,
    marks: Vec<ChartMark<'a>>,
    periods: Vec<(Period, Option<i64>)>,
    lines: Lines,
    sight: Sight,
}

/// Where the parts of a chart lie on the screen.
struct Plot {
    /// The points, right of the axis.
    area: Rect,
    columns: Columns,
    scale: Scale,
    /// What is written at the right end of rows, counted from the top.
    labels: BTreeMap<u16, String>,
    /// Whether there is a row for the names of marks above the points, and one for the run below.
    named: bool,
    run: bool,
}

impl Plot {
    /// The column where the period at `at` begins, counted from the oldest; the end of the points beyond the last.
    fn begin(&self, at: usize) -> u16 {
        let nth = u16::try_from(at.saturating_sub(self.columns.first)).unwrap_or(u16::MAX);
        self.area.x + nth.saturating_mul(self.columns.each).min(self.area.width)
    }

    /// The column of the point of that period.
    fn point(&self, at: usize) -> u16 {
        self.area.x + self.columns.at(at.saturating_sub(self.columns.first))
    }

    fn in_view(&self) -> std::ops::Range<usize> {
        self.columns.first..self.columns.end()
    }
}

impl<'a> RunChart<'a> {
    pub fn of(
        series: Series<'a>,
        standing: &'a Standing,
        marks: Vec<ChartMark<'a>>,
        today: Date,
        sight: Sight,
    ) -> Self {
        let periods = series.periods(today);
        let lines = Lines::of(series, standing, &periods, sight.range);
        RunChart { series, standing, marks, periods, lines, sight }
    }

    pub fn series(&self) -> Series<'a> {
        self.series
    }

    pub fn standing(&self) -> &'a Standing {
        self.standing
    }

    pub fn marks(&self) -> &[ChartMark<'a>] {
        &self.marks
    }

    /// Whether the normal range is wanted.
    pub fn shows_range(&self) -> bool {
        self.sight.range
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
        self.lines.draw(ink, &plot, quiet);
        self.draw_marks(ink, area, &plot, view.lang);
        self.points(ink, &plot, quiet);
        self.names(ink, area, &plot, view.lang, quiet);
        self.draw_run(ink, &plot, view.lang);
        for (row, label) in &plot.labels {
            let x = plot.area.right() + 1;
            ink.text(x, plot.area.y + row, area.right().saturating_sub(x), label, Meaning::Text);
        }
    }

    fn plot(&self, area: Rect, lang: Lang) -> Option<Plot> {
        let rows = area.height.checked_sub(BELOW)?;
        // What happened, and the run, need a row each, where the points can spare one.
        let spare = rows.saturating_sub(scale::FEWEST);
        let run = spare >= 1 && self.run_in_sight();
        let named = spare > u16::from(run) && self.marks_in_sight();
        let rows = rows - u16::from(run) - u16::from(named);
        let values: Vec<i64> = self.periods.iter().filter_map(|(_, value)| *value).collect();
        let scale = self.lines.scale(&values, self.series.kpi, rows)?;
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
        let columns = Columns::of(self.periods.len(), self.sight.wanted, self.sight.back, room, WIDEST);
        let used = u16::try_from(columns.shown).unwrap_or(room).saturating_mul(columns.each);
        let (x, y) = (area.x + gutter, area.y + u16::from(named));
        let area = Rect { x, y, width: used.max(SHORTEST).min(room), height: scale.rows };
        Some(Plot { area, columns, scale, labels, named, run })
    }

    /// The names of the lines and the last value, each on its row; what shares a row stands together.
    fn labels(&self, scale: &Scale, lang: Lang) -> BTreeMap<u16, String> {
        let kpi = self.series.kpi;
        let last = self.periods.last().filter(|_| self.sight.back == 0).and_then(|(_, value)| *value);
        let last = last.map(|value| (scale.row(value), lang.kpi_value(value, kpi)));
        let mut labels: BTreeMap<u16, String> = BTreeMap::new();
        for (line, text) in self.lines.named(kpi, lang) {
            let Some(row) = scale.line_row(line) else { continue };
            labels.entry(row).and_modify(|label| *label = format!("{label} · {text}")).or_insert(text);
        }
        // On a line's row the line's name already says the value.
        if let Some((row, text)) = last {
            labels.entry(row).or_insert(text);
        }
        labels
    }

    fn points(&self, ink: &mut Ink, plot: &Plot, quiet: Meaning) {
        let bottom = plot.area.bottom();
        for at in plot.in_view() {
            let (period, value) = self.periods[at];
            let x = plot.point(at);
            let Some(value) = value else {
                ink.glyph(x, bottom, Glyph::Missing, Meaning::Watch);
                continue;
            };
            let (glyph, meaning) = self.sign(period, quiet);
            ink.glyph(x, plot.area.y + plot.scale.row(value), glyph, meaning);
        }
    }

    /// The sign of a measured period: hollow where it does not count, quiet where it was measured in another way.
    fn sign(&self, period: Period, quiet: Meaning) -> (Glyph, Meaning) {
        let provisional = self.series.at(period.start).is_some_and(|row| row.status == Status::Provisional);
        let earlier = self.series.kpi.method_from.is_some_and(|from| period.start < from);
        match (self.series.is_excluded(period.start), provisional) {
            (true, _) => (Glyph::Excluded, quiet),
            (false, true) => (Glyph::Provisional, Meaning::Watch),
            (false, false) => (Glyph::Measured, if earlier { quiet } else { Meaning::Strong }),
        }
    }

    /// The names of the periods below the axis, and the year where it begins or changes.
    fn names(&self, ink: &mut Ink, area: Rect, plot: &Plot, lang: Lang, meaning: Meaning) {
        let y = plot.area.bottom() + 2;
        ink.text(area.x + 1, y, area.width, lang.axis_word(self.series.kpi.cadence), meaning);
        let every = plot.columns.every(lang.name_letters(self.series.kpi.cadence));
        let shown = &self.periods[plot.in_view()];
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

#[cfg(test)]
mod tests;

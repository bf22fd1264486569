//! How a chart is read: each of its signs with its word.

use ratatui::layout::Rect;

use crate::domain::kpi::{NoteKind, Status};
use crate::text::format::width;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::RunChart;

/// What the signs of the chart mean, in one line: as many of them as there is room for.
pub fn reading(ink: &mut Ink, area: Rect, view: &View, chart: &RunChart) {
    let signs = signs(view, chart, ink.ascii);
    let fits = |count: usize| signs[..count].join("   ");
    let room = usize::from(area.width);
    let count = (0..=signs.len()).rev().find(|count| width(&fits(*count)) <= room).unwrap_or(0);
    let labelled = format!("{}   {}", view.lang.how_to_read(), fits(count));
    let text = if width(&labelled) <= room { labelled } else { fits(count) };
    ink.text(area.x, area.y, area.width, &text, if view.wall { Meaning::Text } else { Meaning::Muted });
}

/// Each sign of the chart with its word, the commonest first; the rarer ones where they are drawn.
fn signs(view: &View, chart: &RunChart, ascii: bool) -> Vec<String> {
    let (lang, series, standing) = (view.lang, chart.series(), chart.standing());
    let said = |glyph: Glyph, word: &str| format!("{} {word}", glyph.text(ascii));
    let mut signs = vec![said(Glyph::Measured, lang.one_period(series.kpi.cadence))];
    signs.push(said(Glyph::Rule, lang.read_middle()));
    if standing.target.is_some_and(|target| target.is_ok()) {
        signs.push(format!("-- {}", lang.read_target()));
    }
    if standing.judged.chart.signal() && standing.judged.chart.long_run {
        signs.push(format!("{} {}", if ascii { "=" } else { "▀" }, lang.read_run(series.kpi.cadence)));
    }
    if series.notes.iter().any(|note| note.kind == NoteKind::Excluded) {
        signs.push(said(Glyph::Excluded, lang.excluded_word()));
    }
    if series.measurements.iter().any(|row| row.status == Status::Provisional) {
        signs.push(said(Glyph::Provisional, lang.provisional_word()));
    }
    if chart.periods().iter().any(|(_, value)| value.is_none()) {
        signs.push(said(Glyph::Missing, lang.not_measured_word()));
    }
    signs
}

//! What happened when: an upright sign in its period with its name above, and a bar below the periods of the run.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{Plot, RunChart};
use crate::domain::calendar::Date;
use crate::domain::run_chart::Run;
use crate::text::Lang;
use crate::text::format::{cut, width};
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::verdict::sign;

/// The fewest columns that say something of a name.
const SHORTEST_NAME: u16 = 6;

impl RunChart<'_> {
    /// The periods that are wanted in view, if all of them have room.
    fn wanted(&self) -> Range<usize> {
        let end = self.periods.len().saturating_sub(self.sight.back);
        end.saturating_sub(self.sight.wanted)..end
    }

    /// Where the period that holds `day` lies; `None` when it is not among them.
    fn place(&self, day: Date) -> Option<usize> {
        let at = self.periods.partition_point(|(period, _)| period.start <= day).checked_sub(1)?;
        (day < self.periods[at].0.end()).then_some(at)
    }

    pub(super) fn marks_in_sight(&self) -> bool {
        self.marks.iter().any(|mark| self.place(mark.day).is_some_and(|at| self.wanted().contains(&at)))
    }

    /// The periods of the run that speaks; `None` while none does.
    fn run(&self) -> Option<Range<usize>> {
        let judged = &self.standing.judged;
        let (first, last) = judged.run.filter(|_| judged.chart.signal() && judged.chart.long_run)?;
        let first = self.periods.partition_point(|(period, _)| period.start < first);
        Some(first..self.place(last)? + 1)
    }

    pub(super) fn run_in_sight(&self) -> bool {
        let wanted = self.wanted();
        self.run().is_some_and(|run| run.start < wanted.end && wanted.start < run.end)
    }

    /// The marks in view, those of one period together: where it lies, and what they say.
    fn named_marks(&self, plot: &Plot, lang: Lang) -> Vec<(usize, String)> {
        let mut named: Vec<(usize, String)> = Vec::new();
        for mark in &self.marks {
            let Some(at) = self.place(mark.day).filter(|at| plot.in_view().contains(at)) else { continue };
            let text = lang.happened(mark.what);
            match named.last_mut() {
                Some((last, texts)) if *last == at => *texts = format!("{texts}, {text}"),
                _ => named.push((at, text)),
            }
        }
        named
    }

    pub(super) fn draw_marks(&self, ink: &mut Ink, area: Rect, plot: &Plot, lang: Lang) {
        let marks = self.named_marks(plot, lang);
        // Before the point of its period where that has a column to spare.
        let column = |at: usize| if plot.columns.each > 1 { plot.begin(at) } else { plot.point(at) };
        for (at, _) in &marks {
            for y in plot.area.y..=plot.area.bottom() {
                ink.glyph(column(*at), y, Glyph::Column, Meaning::Accent);
            }
        }
        let Some(y) = plot.area.y.checked_sub(1).filter(|_| plot.named) else { return };
        let mut free = area.x;
        for (nth, (at, text)) in marks.iter().enumerate() {
            let end = marks.get(nth + 1).map_or(area.right(), |(next, _)| column(*next).saturating_sub(1));
            let wide = u16::try_from(width(text)).unwrap_or(u16::MAX);
            // The last one may begin before its sign; any other ends before the next one's.
            let x = column(*at).min(end.saturating_sub(wide)).max(free);
            let room = end.saturating_sub(x);
            if wide <= room || room >= SHORTEST_NAME {
                free = x + 2 + ink.text(x, y, room, &cut(text, usize::from(room)), Meaning::Accent);
            }
        }
    }

    /// The bar below the periods of the run: its first column, how many it has, and the run.
    fn bar(&self, plot: &Plot) -> Option<(u16, u16, Run)> {
        let run = self.run().filter(|_| plot.run)?;
        let (from, to) = (run.start.max(plot.columns.first), run.end.min(plot.columns.end()));
        let long = self.standing.judged.chart.longest.filter(|_| from < to)?;
        let x = plot.begin(from);
        Some((x, plot.begin(to).saturating_sub(x), long))
    }

    /// What the bar is, and the column where that begins; `None` where there is room on neither side of it.
    fn name_of_bar(&self, plot: &Plot, lang: Lang) -> Option<(u16, String)> {
        let (x, columns, long) = self.bar(plot)?;
        let text = lang.run(long, self.series.kpi.cadence);
        let wide = u16::try_from(width(&text)).unwrap_or(u16::MAX);
        let after = x + columns + 1;
        let fits_after = plot.area.right().saturating_sub(after) >= wide;
        let before = x.checked_sub(wide.saturating_add(1)).filter(|x| *x >= plot.area.x);
        Some((if fits_after { after } else { before? }, text))
    }

    /// Whether the chart in `area` says how long the run is.
    pub fn names_run(&self, area: Rect, lang: Lang) -> bool {
        self.plot(area, lang).is_some_and(|plot| self.name_of_bar(&plot, lang).is_some())
    }

    pub(super) fn draw_run(&self, ink: &mut Ink, plot: &Plot, lang: Lang) {
        let Some((x, columns, _)) = self.bar(plot) else { return };
        let (_, meaning) = sign(self.standing.judgement.verdict);
        let y = plot.area.bottom() + super::BELOW;
        let bar = if ink.ascii { "=" } else { "▀" }.repeat(usize::from(columns));
        ink.styled(x, y, columns, &bar, ink.theme.glyph_style(meaning));
        if let Some((x, text)) = self.name_of_bar(plot, lang) {
            ink.text(x, y, plot.area.right().saturating_sub(x), &text, Meaning::Text);
        }
    }
}

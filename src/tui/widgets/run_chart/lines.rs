//! The lines across a run chart: the target, the middle from where it is judged, and the normal range.

use super::Plot;
use super::ruler::Ruler;
use super::scale::{FEWEST_OF_FOUR, Scale};
use crate::domain::kpi::{Baseline, Kpi, Series, Standing, Target};
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::Centre;
use crate::text::Lang;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::widgets::ink::Ink;

/// The lines of a chart, and where the middle begins and is no longer what was measured.
pub struct Lines {
    target: Option<(Target, Ratio)>,
    centre: Option<Centre>,
    range: Option<[Ratio; 2]>,
    from: usize,
    projected: usize,
}

impl Lines {
    /// Those of a series with these periods; the normal range where it is wanted and may be shown.
    pub fn of(series: Series, standing: &Standing, periods: &[(Period, Option<i64>)], range: bool) -> Self {
        let kpi = series.kpi;
        let resolved = standing.target.and_then(Result::ok).map(|resolved| resolved.value);
        let window = kpi.baseline.window();
        let begin = kpi.method_from.max(window.map(|(from, _)| from));
        let before = |holds: &dyn Fn(Period) -> bool| periods.partition_point(|(period, _)| holds(*period));
        let from = begin.map_or(0, |begin| before(&|period| period.start < begin));
        let projected = match kpi.baseline {
            Baseline::None => periods.len(),
            Baseline::Series { to, .. } => before(&|period| period.start <= to),
            Baseline::Reference { .. } => from,
        };
        Lines {
            target: kpi.target.zip(resolved),
            centre: standing.judged.centre,
            range: range.then(|| series.normal_range(&standing.judged)).flatten(),
            from,
            projected,
        }
    }

    /// The finest scale in `rows` that has room for the points and the lines; the normal range gives way to them.
    pub fn scale(&self, values: &[i64], kpi: &Kpi, rows: u16) -> Option<Scale> {
        let ruler = Ruler::of(kpi, values.iter().any(|value| *value < 0));
        let target = self.target.map(|(_, value)| value);
        let mut lines: Vec<Ratio> = target.into_iter().chain(self.centre.map(Centre::exact)).collect();
        if rows >= FEWEST_OF_FOUR {
            lines.extend(self.range.into_iter().flatten());
        }
        Scale::of(values, &lines, ruler, rows)
    }

    /// What is written beside each line.
    pub fn named(&self, kpi: &Kpi, lang: Lang) -> Vec<(Ratio, String)> {
        let centre = self.centre.map(|centre| (centre.exact(), lang.centre_label(centre, kpi)));
        let target = self.target.map(|(target, value)| (value, lang.target_label(target, value, kpi)));
        let range = self.range.into_iter().flat_map(|[lower, upper]| [(lower, false), (upper, true)]);
        let range = range.map(|(limit, is_upper)| (limit, lang.limit_label(limit, is_upper, kpi)));
        centre.into_iter().chain(target).chain(range).collect()
    }

    /// The target in dashes; the middle whole where it was measured and broken where it is only held against; the
    /// normal range in dots.
    pub fn draw(&self, ink: &mut Ink, plot: &Plot, meaning: Meaning) {
        let end = plot.area.right();
        for limit in self.range.into_iter().flatten() {
            let dots = if ink.ascii { ".  " } else { "·  " };
            across(ink, plot, limit, (plot.area.x, end), dots, meaning);
        }
        if let Some((_, target)) = self.target {
            across(ink, plot, target, (plot.area.x, end), "--  ", Meaning::Text);
        }
        let Some(centre) = self.centre.map(Centre::exact) else { return };
        let rule = Glyph::Rule.text(ink.ascii);
        let stop = if self.projected >= plot.columns.end() { end } else { plot.begin(self.projected) };
        across(ink, plot, centre, (plot.begin(self.from), stop), rule, meaning);
        across(ink, plot, centre, (stop.max(plot.begin(self.from)), end), &format!("{rule}{rule} "), meaning);
    }
}

/// Draws a line of `pattern` from one column to before another.
fn across(ink: &mut Ink, plot: &Plot, line: Ratio, (from, to): (u16, u16), pattern: &str, meaning: Meaning) {
    let Some(row) = plot.scale.line_row(line) else { return };
    let columns = to.saturating_sub(from);
    let drawn: String = pattern.chars().cycle().take(usize::from(columns)).collect();
    ink.text(from, plot.area.y + row, columns, &drawn, meaning);
}

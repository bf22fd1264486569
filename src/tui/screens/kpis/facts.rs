//! What is known of a KPI, in sentences beside its chart: what the verdict rests on first, single periods last.

use ratatui::layout::Rect;

use crate::domain::kpi::{Basis, NoteKind, Status};
use crate::domain::period::Period;
use crate::text::format::wrap;
use crate::text::verdict::watched_besides;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::RunChart;

/// One sentence and its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub sign: Option<(Glyph, Meaning)>,
    pub text: String,
}

fn plain(text: impl Into<String>) -> Fact {
    Fact { sign: None, text: text.into() }
}

fn signed(glyph: Glyph, meaning: Meaning, text: impl Into<String>) -> Fact {
    Fact { sign: Some((glyph, meaning)), text: text.into() }
}

/// What is known of the KPI of `chart`, and of its periods in view in `place`, where the chart is drawn.
pub fn of(view: &View, chart: &RunChart, place: Rect) -> Vec<Fact> {
    let (first, end) = chart.in_view(place, view.lang);
    let mut facts = of_verdict(view, chart, chart.names_run(place, view.lang));
    facts.extend(of_target(view, chart));
    facts.extend(of_lines(view, chart));
    let periods = &chart.periods()[first..end];
    facts.extend(gaps(view, chart, periods));
    for (period, _) in periods {
        facts.extend(of_period(view, chart, *period));
    }
    facts
}

/// Why nothing was measured: neighbours of which the same is said in one sentence.
fn gaps(view: &View, chart: &RunChart, periods: &[(Period, Option<i64>)]) -> Vec<Fact> {
    let series = chart.series();
    let why = |(period, value): &(Period, Option<i64>)| {
        let note = series.note(period.start, NoteKind::Gap).filter(|_| value.is_none());
        note.map(|note| note.text.as_str())
    };
    let runs = periods.chunk_by(|one, next| why(one).is_some() && why(one) == why(next));
    let told = runs.filter_map(|run| {
        let text = view.lang.gap_line(run.first()?.0, run.last()?.0, why(run.first()?)?);
        Some(signed(Glyph::Missing, Meaning::Watch, text))
    });
    told.collect()
}

/// What the verdict rests on, without the run where the chart `names_run`, and what else is to be watched.
fn of_verdict(view: &View, chart: &RunChart, names_run: bool) -> Vec<Fact> {
    let (lang, series, standing) = (view.lang, chart.series(), chart.standing());
    let mut facts: Vec<Fact> = lang.signal_reason(series, standing, names_run).map(plain).into_iter().collect();
    for reason in watched_besides(standing) {
        facts.push(signed(Glyph::Watch, Meaning::Watch, lang.watch_reason(reason, series, standing)));
    }
    if standing.judged.chart.mostly_ties() {
        facts.push(plain(lang.mostly_ties()));
    }
    facts
}

fn of_target(view: &View, chart: &RunChart) -> Vec<Fact> {
    let (lang, series, standing) = (view.lang, chart.series(), chart.standing());
    let from_baseline = series.kpi.target.filter(|target| target.basis != Basis::Absolute);
    let agreed = from_baseline.map(|target| plain(lang.target_word(&lang.whole_target(target, series, standing))));
    // What can be relied on says more than how it is just now.
    let reached = (standing.reached && standing.assurance.is_none())
        .then(|| signed(Glyph::Done, Meaning::Done, lang.target_reached()));
    agreed
        .into_iter()
        .chain(reached)
        .chain(standing.assurance.map(|assurance| plain(lang.assurance(assurance))))
        .collect()
}

fn of_lines(view: &View, chart: &RunChart) -> Vec<Fact> {
    let (lang, series, standing) = (view.lang, chart.series(), chart.standing());
    if series.last().is_none() {
        return Vec::new();
    }
    let mut facts = vec![plain(lang.baseline_line(series))];
    if standing.judged.unstable {
        facts.push(signed(Glyph::Watch, Meaning::Watch, lang.unstable_baseline()));
    }
    if !series.kpi.baseline_why.is_empty() {
        facts.push(plain(series.kpi.baseline_why.to_string()));
    }
    let range = series.normal_range(&standing.judged).filter(|_| chart.shows_range());
    if let (Some(range), Some(limits)) = (range, standing.judged.limits) {
        facts.push(plain(lang.range_line(range, limits.is_provisional(), series.kpi)));
    }
    facts
}

/// What is noted of a period, and whether its value still may change.
fn of_period(view: &View, chart: &RunChart, period: Period) -> Vec<Fact> {
    let (lang, series) = (view.lang, chart.series());
    let note = |kind| series.note(period.start, kind).map(|note| lang.note_line(period, kind, note.text.as_str()));
    let excluded = note(NoteKind::Excluded).map(|text| signed(Glyph::Excluded, Meaning::Text, text));
    let here = |day| period.start <= day && day < period.end();
    let marks = chart.marks().iter().filter(|mark| here(mark.day)).map(|mark| {
        let text = lang.note_line(period, NoteKind::Mark, &lang.happened(mark.what));
        signed(Glyph::Column, Meaning::Accent, text)
    });
    let provisional = series.at(period.start).filter(|row| row.status == Status::Provisional);
    let provisional = provisional.map(|_| signed(Glyph::Provisional, Meaning::Watch, lang.still_provisional(period)));
    excluded.into_iter().chain(marks).chain(provisional).collect()
}

/// Writes as many of `facts` as there are rows for, each over as many lines as it needs; returns the rows used. One that
/// does not fit whole is left out, and so are those after it.
pub fn draw(ink: &mut Ink, area: Rect, facts: &[Fact]) -> u16 {
    let mut y = area.y;
    for Fact { sign, text } in facts {
        let indent = if sign.is_some() { 2 } else { 0 };
        let lines = wrap(text, usize::from(area.width.saturating_sub(indent).max(1)));
        if usize::from(area.bottom().saturating_sub(y)) < lines.len() {
            break;
        }
        if let Some((glyph, meaning)) = sign {
            ink.glyph(area.x, y, *glyph, *meaning);
        }
        for line in lines {
            ink.text(area.x + indent, y, area.width.saturating_sub(indent), &line, Meaning::Text);
            y += 1;
        }
    }
    y - area.y
}

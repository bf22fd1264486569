//! How a KPI stands, in a line or two: its verdict with its sign, what is late, and its target.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::kpi::verdict::{Verdict, Watch};
use crate::domain::kpi::{Series, Standing};
use crate::text::format::width;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;

/// The columns between two things of a line.
const GAP: u16 = 3;

/// The sign of a verdict.
pub fn sign(verdict: Verdict) -> (Glyph, Meaning) {
    match verdict {
        Verdict::TooFew => (Glyph::Waiting, Meaning::Text),
        Verdict::Worse => (Glyph::Worse, Meaning::Worse),
        Verdict::Watch => (Glyph::Watch, Meaning::Watch),
        Verdict::Better => (Glyph::Better, Meaning::Better),
        Verdict::NoChange => (Glyph::Same, Meaning::Text),
    }
}

/// Writes a sign and its words; returns the columns used.
pub fn signed(ink: &mut Ink, area: Rect, glyph: Glyph, words: &str, meaning: Meaning) -> u16 {
    ink.glyph(area.x, area.y, glyph, meaning);
    let indent = 1 + columns(glyph.text(ink.ascii));
    indent + ink.text(area.x + indent, area.y, area.width.saturating_sub(indent), words, meaning)
}

fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Whether what is late is all that there is to watch: then it is said in the verdict's place.
fn only_late(standing: &Standing) -> bool {
    let Standing { judgement, late, .. } = standing;
    judgement.verdict == Verdict::Watch && judgement.watch == [Watch::Missing] && !late.is_empty()
}

/// `+ tydeligt bedre siden uge 40`, `□ mangler uge 47`; returns the columns used.
pub fn line(ink: &mut Ink, area: Rect, view: &View, series: Series, standing: &Standing) -> u16 {
    let late = view.lang.late(&standing.late).filter(|_| only_late(standing));
    match late {
        _ if series.last().is_none() => signed(ink, area, Glyph::Missing, view.lang.not_measured(), Meaning::Text),
        Some(late) => signed(ink, area, Glyph::Missing, &late, Meaning::Watch),
        None => {
            let (glyph, meaning) = sign(standing.judgement.verdict);
            let whole = view.lang.verdict(series, standing);
            let fits = columns(&whole) + 2 <= area.width;
            let words = if fits { whole } else { view.lang.verdict_brief(standing) };
            signed(ink, area, glyph, &words, meaning)
        }
    }
}

/// The verdict in the first row of `area`, the target below it in `below` columns; in a single row beside it where there
/// is room. What is late goes before the target.
pub fn lines(ink: &mut Ink, area: Rect, below: u16, view: &View, series: Series, standing: &Standing) {
    if area.height == 0 {
        return;
    }
    let used = line(ink, Rect { height: 1, ..area }, view, series, standing) + GAP;
    let beside = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
    let below = Rect { y: area.y + 1, width: below, ..area };
    let late = view.lang.late(&standing.late).filter(|_| !only_late(standing));
    let mut rest = if area.height > 1 { below } else { beside };
    if let Some(late) = late
        && columns(&late) + 2 <= rest.width
    {
        let used = signed(ink, rest, Glyph::Missing, &late, Meaning::Watch) + GAP;
        rest = Rect { x: rest.x + used, width: rest.width.saturating_sub(used), ..rest };
    }
    target(ink, rest, area.height > 1, view, series, standing);
}

/// The target and how often it was met lately; where it may not be `cut`, as much of that as fits whole.
fn target(ink: &mut Ink, area: Rect, cut: bool, view: &View, series: Series, standing: &Standing) {
    let indent = if standing.reached { 2 } else { 0 };
    let fits = |text: &String| area.width > 0 && (cut || columns(text) + indent <= area.width);
    let whole = Some(view.lang.target_and_state(series, standing)).filter(fits);
    let Some(text) = whole.or_else(|| Some(view.lang.target_alone(series, standing)).filter(fits)) else { return };
    if standing.reached {
        ink.glyph(area.x, area.y, Glyph::Done, Meaning::Done);
    }
    ink.text(area.x + indent, area.y, area.width.saturating_sub(indent), &text, Meaning::Text);
}

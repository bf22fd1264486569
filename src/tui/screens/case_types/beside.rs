//! What stands beside the figure: the last fortnights of the stream, and the doubts that are open.

use ratatui::layout::Rect;

use super::fortnight::{Fortnight, letter};
use crate::domain::board::TALLY_FORTNIGHTS;
use crate::domain::calendar::{Date, add_days};
use crate::domain::id::TallyId;
use crate::domain::tally::{CaseType, TallyEntry};
use crate::tui::screens::window;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::widgets::ink::Ink;

/// The columns of a number of one type, and of their sum.
const TYPE: u16 = 5;
const SUM: u16 = 7;

/// Draws both; the doubt `selected` is marked.
pub fn draw(ink: &mut Ink, area: Rect, shown: &Fortnight, selected: Option<TallyId>) {
    let y = table(ink, area, shown) + 1;
    doubts(ink, Rect { y, height: area.bottom().saturating_sub(y), ..area }, shown, selected);
}

/// The last fortnights by type, newest first, and what is usual; returns the row below.
fn table(ink: &mut Ink, area: Rect, shown: &Fortnight) -> u16 {
    let (lang, board) = (shown.view.lang, shown.view.board);
    ink.text(area.x, area.y, area.width, &lang.last_fortnights(shown.stream), Meaning::Strong);
    let mut y = area.y + 1;
    let letters = CaseType::ALL.iter().map(|kind| letter(*kind).to_owned());
    row(ink, area, y, "", letters, lang.in_all_word(), Meaning::Muted);
    let (this, _) = board.fortnight(shown.view.today());
    let starts = (0..TALLY_FORTNIGHTS).map(|back| add_days(this, -14 * back));
    for start in starts.filter(|start| add_days(*start, 13) >= board.record.created_on) {
        y += 1;
        let of = Fortnight::of(shown.view, start, shown.stream, None);
        let counts = CaseType::ALL.iter().map(|kind| of.count(of.stream, *kind).to_string());
        let meaning = if start == shown.from { Meaning::Strong } else { Meaning::Text };
        let (period, sum) = (lang.date_range(of.from, of.to), of.sum(of.stream).to_string());
        row(ink, area, y, &period, counts, &sum, meaning);
    }
    let usual: Option<Vec<i64>> = CaseType::ALL.iter().map(|kind| shown.usual(shown.stream, *kind)).collect();
    if let Some(usual) = usual {
        y += 1;
        row(ink, area, y, lang.usually_word(), usual.iter().map(i64::to_string), "", Meaning::Muted);
    }
    y + 1
}

fn row(
    ink: &mut Ink,
    area: Rect,
    y: u16,
    name: &str,
    cells: impl Iterator<Item = String>,
    sum: &str,
    meaning: Meaning,
) {
    if y >= area.bottom() {
        return;
    }
    ink.text(area.x, y, area.width, name, meaning);
    let first = area.right().saturating_sub(SUM + 4 * TYPE);
    for (at, cell) in (1..).zip(cells) {
        ink.right(first + TYPE * at, y, TYPE, &cell, meaning);
    }
    ink.right(area.right(), y, SUM, sum, meaning);
}

fn doubts(ink: &mut Ink, area: Rect, shown: &Fortnight, selected: Option<TallyId>) {
    let (lang, doubts) = (shown.view.lang, &shown.view.board.doubts);
    if area.height < 2 {
        return;
    }
    ink.text(area.x, area.y, area.width, lang.heading_doubts(), Meaning::Strong);
    if doubts.is_empty() {
        ink.text(area.x, area.y + 1, area.width, lang.no_doubts(), Meaning::Text);
        return;
    }
    ink.right(area.right(), area.y, 8, &doubts.len().to_string(), Meaning::Strong);
    let rows = usize::from(area.height.saturating_sub(3));
    let at = doubts.iter().position(|entry| Some(entry.id) == selected).unwrap_or(0);
    let first = window(at, rows, doubts.len());
    let mut y = area.y + 1;
    for entry in doubts.iter().skip(first).take(rows) {
        let place = Rect { y, height: 1, ..area };
        ink.spot(place, Spot::Doubt(entry.id));
        doubt(ink, place, shown, entry, Some(entry.id) == selected);
        y += 1;
    }
    let below = doubts.len().saturating_sub(first + rows);
    let hint = if below > 0 {
        format!("{} {}", Glyph::More.text(ink.ascii), lang.more(below))
    } else {
        lang.settle_hint(meeting(shown))
    };
    ink.text(area.x, y + 1, area.width, &hint, Meaning::Muted);
}

fn meeting(shown: &Fortnight) -> Option<Date> {
    shown.view.board.next_meeting(shown.view.today())
}

fn doubt(ink: &mut Ink, area: Rect, shown: &Fortnight, entry: &TallyEntry, selected: bool) {
    let lang = shown.view.lang;
    let meaning = if selected { Meaning::Selected } else { Meaning::Text };
    if selected {
        ink.fill(area, Meaning::Selected);
        ink.glyph(area.x.saturating_sub(1), area.y, Glyph::Mark, Meaning::Accent);
    }
    ink.text(area.x + 1, area.y, 15, &lang.short_date(entry.day), meaning);
    ink.text(area.x + 16, area.y, 12, lang.case_type(entry.case_type), meaning);
    let cases = lang.cases(entry.stream, i64::from(entry.count));
    ink.right(area.right().saturating_sub(1), area.y, area.width.saturating_sub(28), &cases, meaning);
}

//! The tally panel: four case types in two streams, this fortnight.

use ratatui::layout::Rect;

use super::Panel;
use super::layout::heading;
use crate::domain::calendar::add_days;
use crate::domain::tally::{CaseType, Stream};
use crate::tui::screens::case_types::busiest_edge;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;

/// The rows of the panel: heading, streams, four types, border cases and doubts.
pub const ROWS: u16 = 7;

/// Where the bars of each stream begin, and how long they get.
const STREAMS: [(Stream, u16, i64); 2] = [(Stream::Application, 13, 18), (Stream::Inspection, 38, 10)];

pub fn draw(ink: &mut Ink, area: Rect, view: &View, focus: bool) {
    if area.height == 0 {
        return;
    }
    let (from, to) = view.board.fortnight(view.today());
    let title = format!("{} {}", view.lang.heading_tally(), view.lang.date_range(from, to));
    let beside = if focus { view.lang.counts_applications() } else { "" };
    heading(ink, area, Panel::Tally, &title, beside, focus);
    for (stream, x, longest) in STREAMS {
        let sum: i64 = CaseType::ALL.iter().map(|case_type| total(view, stream, *case_type)).sum();
        let heading = format!("{} {sum}", view.lang.stream(stream));
        row(ink, area, 1, x, &heading, Meaning::Strong);
        // One block a case, until a type has more cases than there is room for.
        let most = CaseType::ALL.iter().map(|case_type| total(view, stream, *case_type)).max().unwrap_or(0);
        let most = most.max(longest);
        for (line, case_type) in (2..).zip(CaseType::ALL) {
            let count = total(view, stream, *case_type);
            let bar = Glyph::Bar.text(view.ascii).repeat(usize::try_from(count * longest / most).unwrap_or(0));
            row(ink, area, line, x, &format!("{count:>3} {bar}"), Meaning::Text);
        }
    }
    let doubts = view.board.doubts.iter().map(|entry| i64::from(entry.count)).sum();
    let room = usize::from(area.width.saturating_sub(2));
    row(ink, area, 6, 1, &view.lang.finer_tally(doubts, busiest_edge(view), room), Meaning::Text);
    for (line, case_type) in (2..).zip(CaseType::ALL) {
        row(ink, area, line, 1, view.lang.case_type(*case_type), Meaning::Text);
    }
}

fn row(ink: &mut Ink, area: Rect, line: u16, x: u16, text: &str, meaning: Meaning) {
    if line < area.height {
        ink.text(area.x + x, area.y + line, area.width.saturating_sub(x), text, meaning);
    }
}

/// How many cases of a type this fortnight.
pub fn total(view: &View, stream: Stream, case_type: CaseType) -> i64 {
    let (from, to) = view.board.fortnight(view.today());
    view.board.tally.total(from, add_days(to, 1), stream, case_type)
}

/// The panel in one line.
pub fn summary(ink: &mut Ink, area: Rect, view: &View) {
    let (from, to) = view.board.fortnight(view.today());
    let sum = |stream| CaseType::ALL.iter().map(|case_type| total(view, stream, *case_type)).sum();
    let title = format!("{} {}", view.lang.heading_tally(), view.lang.date_range(from, to));
    let beside = view.lang.tally_sum(sum(Stream::Application), sum(Stream::Inspection));
    heading(ink, area, Panel::Tally, &title, &beside, false);
}

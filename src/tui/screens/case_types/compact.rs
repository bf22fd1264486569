//! The case types in a small window: a table instead of the ring.

use ratatui::layout::Rect;

use super::fortnight::{EDGES, Fortnight, letter};
use crate::domain::tally::{CaseType, Stream};
use crate::tui::keys::Act;
use crate::tui::spot::Spot;
use crate::tui::theme::Meaning;
use crate::tui::widgets::ink::Ink;

/// Where the numbers of each stream end.
const ENDS: [u16; 2] = [26, 46];

pub fn draw(ink: &mut Ink, area: Rect, shown: &Fortnight) {
    let lang = shown.view.lang;
    for (end, stream) in ENDS.into_iter().zip(Stream::ALL) {
        let meaning = if *stream == shown.stream { Meaning::Accent } else { shown.quiet() };
        row_end(ink, area, 0, end, &lang.stream(*stream).to_lowercase(), meaning);
    }
    for (line, case_type) in (1..).zip(CaseType::ALL) {
        if line >= area.height {
            return;
        }
        let row = Rect { y: area.y + line, height: 1, width: ENDS[0].min(area.width), ..area };
        ink.text(area.x + 2, row.y, 2, letter(*case_type), shown.key_meaning(*case_type));
        ink.text(area.x + 5, row.y, 14, lang.case_type(*case_type), Meaning::Strong);
        ink.spot(row, Spot::Act(Act::Count(*case_type)));
        for (end, stream) in ENDS.into_iter().zip(Stream::ALL) {
            let meaning = if *stream == shown.stream { Meaning::Strong } else { Meaning::Text };
            row_end(ink, area, line, end, &shown.count(*stream, *case_type).to_string(), meaning);
            if let Some(usual) = shown.usual(*stream, *case_type) {
                ink.text(area.x + end + 2, row.y, 11, &lang.usually(usual), shown.quiet());
            }
        }
    }
    let room = area.width.saturating_sub(3);
    let text = [borders(shown), String::new()].into_iter().chain(shown.sentences(room));
    for (y, line) in (area.y + 6..area.bottom()).zip(text) {
        ink.text(area.x + 2, y, room, &line, Meaning::Text);
    }
}

/// `Grænse: k–v 3 · v–p 2 · p–o 0 · o–k 1`.
fn borders(shown: &Fortnight) -> String {
    let edges = EDGES.map(|[a, b]| format!("{}–{} {}", letter(a), letter(b), shown.border([a, b])));
    shown.view.lang.borders_listed(&edges.join(" · "))
}

fn row_end(ink: &mut Ink, area: Rect, line: u16, end: u16, text: &str, meaning: Meaning) {
    if line < area.height {
        ink.right(area.x + end, area.y + line, end, text, meaning);
    }
}

//! Lines below each other in as much room as there is: the selected one is seen, and the last row tells how many more
//! there are.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::tui::screens::window;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;

/// Draws those of `lines` round the one `at` that have room in `area`, each by `draw`. What is left out is counted where
/// it is a thing, not a heading.
pub fn draw<Line>(
    ink: &mut Ink,
    area: Rect,
    view: &View,
    lines: &[Line],
    at: usize,
    is_thing: impl Fn(&Line) -> bool,
    mut draw: impl FnMut(&mut Ink, Rect, &Line),
) {
    let overflows = lines.len() > usize::from(area.height);
    let shown = Rect { height: area.height.saturating_sub(u16::from(overflows)), ..area };
    let first = window(at, usize::from(shown.height), lines.len());
    for (y, line) in (shown.y..shown.bottom()).zip(lines.iter().skip(first)) {
        draw(ink, Rect { y, height: 1, ..shown }, line);
    }
    let below = lines.iter().skip(first + usize::from(shown.height)).filter(|line| is_thing(line)).count();
    if below > 0 {
        let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(below));
        ink.text(area.x + 4, shown.bottom(), area.width, &more, Meaning::Muted);
    }
}

//! What was done to one thing, in sentences, the newest first.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::journal::Entry;
use crate::text::format::wrap;
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// The columns of the day.
const DAYS: u16 = 12;

/// The rows kept for a history at the bottom of `area`: at most half of it.
pub fn rows(entries: &[Entry], area: Rect) -> u16 {
    if entries.is_empty() { 0 } else { u16::try_from(2 * entries.len() + 1).unwrap_or(u16::MAX).min(area.height / 2) }
}

/// Draws as many of `entries` as have room in `area`, below a heading.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, entries: &[Entry]) {
    if area.height < 2 {
        return;
    }
    ink.text(area.x, area.y, area.width, view.lang.heading_history(), Meaning::Strong);
    let mut y = area.y + 1;
    for entry in entries {
        let day = view.lang.date(entry.at.with_timezone(&chrono::Local).date_naive());
        let lines = wrap(&view.lang.entry(view.board, entry), usize::from(area.width.saturating_sub(DAYS)));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        if y.saturating_add(rows) > area.bottom() {
            return;
        }
        ink.text(area.x, y, DAYS, &day, Meaning::Muted);
        for (y, line) in (y..area.bottom()).zip(&lines) {
            ink.text(area.x + DAYS, y, area.width.saturating_sub(DAYS), line, Meaning::Text);
        }
        y += rows;
    }
}

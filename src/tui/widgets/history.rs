//! What was done to one action, in sentences, the newest first.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::calendar::Date;
use crate::domain::id::ActionId;
use crate::domain::journal::Entry;
use crate::text::format::wrap;
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// The columns of a day of this year, and of one with its year.
const DAYS: u16 = 7;
const DATES: u16 = 12;

/// The rows that `entries` would like below a heading.
pub fn rows(entries: &[Entry]) -> u16 {
    if entries.is_empty() { 0 } else { u16::try_from(2 * entries.len() + 1).unwrap_or(u16::MAX) }
}

/// Draws as much of what was done to the action `id` as has room in `area`, below a heading that says what else there is:
/// `leafed` is how many of the newest are leafed past, where keys do that. Returns whether older ones were left out.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, id: ActionId, entries: &[Entry], leafed: Option<usize>) -> bool {
    if area.height < 2 {
        return false;
    }
    ink.text(area.x, area.y, area.width, view.lang.heading_history(), Meaning::Strong);
    let day = |entry: &Entry| entry.at.with_timezone(&chrono::Local).date_naive();
    let columns = if entries.iter().all(|entry| is_near(day(entry), view)) { DAYS } else { DATES };
    let mut y = area.y + 1;
    let mut older = entries.len();
    for entry in entries {
        let date = if columns == DAYS { day(entry).format("%d-%m").to_string() } else { view.lang.date(day(entry)) };
        let lines = wrap(&view.lang.entry_of(view.board, entry, id), usize::from(area.width.saturating_sub(columns)));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        if y.saturating_add(rows) > area.bottom() {
            break;
        }
        ink.text(area.x, y, columns, &date, Meaning::Muted);
        for (y, line) in (y..area.bottom()).zip(&lines) {
            ink.text(area.x + columns, y, area.width.saturating_sub(columns), line, Meaning::Text);
        }
        y += rows;
        older -= 1;
    }
    let others = view.lang.other_entries(older, leafed);
    ink.right(area.right(), area.y, area.width.saturating_sub(DATES), &others, Meaning::Muted);
    older > 0
}

/// Whether day and month tell which day it was: it lies less than ten months back.
fn is_near(day: Date, view: &View) -> bool {
    (view.today() - day).num_days() < 300
}

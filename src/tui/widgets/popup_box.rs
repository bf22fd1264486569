//! The box of a popup: the only boxes there are.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::text::format::width;
use crate::tui::theme::Meaning;

/// Clears a box of at most `columns` × `rows` in the middle of `area`, draws its border and title, and returns what is
/// inside.
pub fn draw(ink: &mut Ink, area: Rect, columns: u16, rows: u16, title: &str) -> Rect {
    let (columns, rows) = (columns.min(area.width), rows.min(area.height));
    let x = area.x + (area.width - columns) / 2;
    let y = area.y + (area.height - rows) / 2;
    let whole = Rect { x, y, width: columns, height: rows };
    ink.fill(whole, Meaning::Text);
    ink.spots.cover();
    if columns < 4 || rows < 3 {
        return Rect { width: 0, height: 0, ..whole };
    }
    let [top_left, top, top_right, side, bottom_left, bottom_right] =
        if ink.ascii { ["+", "-", "+", "|", "+", "+"] } else { ["┌", "─", "┐", "│", "└", "┘"] };
    let line = top.repeat(usize::from(columns - 2));
    ink.text(x, y, columns, &format!("{top_left}{line}{top_right}"), Meaning::Muted);
    ink.text(x, y + rows - 1, columns, &format!("{bottom_left}{line}{bottom_right}"), Meaning::Muted);
    for row in y + 1..y + rows - 1 {
        ink.text(x, row, 1, side, Meaning::Muted);
        ink.text(x + columns - 1, row, 1, side, Meaning::Muted);
    }
    let room = columns.saturating_sub(6);
    if width(title) > 0 {
        ink.text(x + 2, y, room + 2, &format!(" {title} "), Meaning::Strong);
    }
    Rect { x: x + 2, y: y + 1, width: columns - 4, height: rows - 2 }
}

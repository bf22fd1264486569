//! One action in one line: sign, number, change, owner, when it is due.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::action::{Action, Due};
use crate::text::format::{action_number, width};
use crate::tui::effect::Subject;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;

/// The columns of `#` and the number.
const NUMBER: u16 = 8;

/// The columns of the owner by name and by initials, and of how often the action was moved.
const OWNER: u16 = 16;
const INITIALS: u16 = 5;
const MOVED: u16 = 12;

/// The blank columns between two that are full.
const GAP: u16 = 2;

/// The columns of when it is due; a longer word (done late) takes from the column before it.
const DUE: u16 = 13;

/// Below these widths owners are initials, and moves are left out.
const NARROW: u16 = 58;
const WIDE: u16 = 72;

/// Draws `action` on the first line of `area`.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, action: &Action, marked: bool) {
    ink.spot(Rect { height: 1, ..area }, Spot::Subject(Subject::Action(action.id)));
    let (glyph, meaning) = sign(action.due(view.today(), view.board.next_meeting(view.today())));
    let text = if marked { Meaning::Selected } else { Meaning::Text };
    let meaning = if marked { Meaning::Selected } else { meaning };
    if marked {
        let row = Rect { x: area.x + 1, width: area.width.saturating_sub(1), height: 1, ..area };
        ink.fill(row, Meaning::Selected);
        ink.glyph(area.x, area.y, Glyph::Mark, Meaning::Accent);
    }
    if let Some(glyph) = glyph {
        ink.glyph(area.x + 2, area.y, glyph, meaning);
    }
    let due = view.lang.due(action, view.today(), view.board.next_meeting(view.today()));
    let right = area.right().saturating_sub(1);
    let start = ink.right(right, area.y, area.width, &due, meaning);
    let moved = if area.width >= WIDE { MOVED } else { 0 };
    let (who, columns) = if area.width < NARROW || view.initials {
        (view.board.owner_initials(action.owner), INITIALS)
    } else {
        (view.board.owner_name(action.owner), OWNER)
    };
    let owner = right.saturating_sub(DUE + moved + columns);
    // A name may run on where nothing stands beside it.
    let mut room = start.saturating_sub(owner + GAP);
    if moved > 0 && action.moves > 0 && start >= right.saturating_sub(DUE) {
        let start = ink.right(owner + columns + moved - 1, area.y, moved, &view.lang.moved(action.moves), text);
        room = start.saturating_sub(owner + GAP).max(INITIALS - 1);
    }
    ink.text(owner, area.y, room, who, text);
    let number = action_number(action.number);
    ink.text(area.x + 4, area.y, NUMBER, &number, text);
    let digits = if view.board.numbers.action > 99 { 4 } else { 3 };
    let change = area.x + 4 + u16::try_from(width(&number).max(digits)).unwrap_or(NUMBER) + 1;
    ink.text(change, area.y, owner.saturating_sub(change + GAP), action.change.as_str(), text);
}

/// The sign and colour of where an action stands.
pub fn sign(due: Due) -> (Option<Glyph>, Meaning) {
    match due {
        Due::Overdue => (Some(Glyph::Overdue), Meaning::Overdue),
        Due::Today => (Some(Glyph::Today), Meaning::Today),
        Due::BeforeMeeting => (Some(Glyph::Soon), Meaning::Soon),
        Due::Effect => (Some(Glyph::Done), Meaning::Strong),
        Due::Later => (None, Meaning::Text),
        Due::Waiting => (Some(Glyph::Waiting), Meaning::Text),
        Due::Done => (Some(Glyph::Done), Meaning::Done),
        Due::Dropped => (Some(Glyph::Error), Meaning::Muted),
    }
}

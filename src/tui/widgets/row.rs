//! One action in one line: sign, number, change, owner, when it is due.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::action::{Action, Due};
use crate::text::format::{action_number, cut, width};
use crate::tui::effect::Subject;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;

/// The columns of `#` and the number.
const NUMBER: u16 = 8;

/// The columns of the owner by name and by initials.
const OWNER: u16 = 16;
const INITIALS: u16 = 5;

/// The columns of what is noted of it: in a wide row there is room for two things.
const NOTE: u16 = 12;
const NOTES: u16 = 25;

/// The blank columns between two that are full.
const GAP: u16 = 2;

/// The columns of when it is due; a longer word (done late) takes from the column before it.
const DUE: u16 = 13;

/// Below these widths owners are initials, nothing is noted, and one thing at the most.
const NARROW: u16 = 58;
const WIDE: u16 = 72;
const WIDEST: u16 = 96;

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
    let noted = match area.width {
        WIDEST.. => NOTES,
        WIDE.. => NOTE,
        _ => 0,
    };
    let right = area.right().saturating_sub(1);
    let start = ink.right(right, area.y, area.width, &due(view, action, noted > 0), meaning);
    let (who, columns) = if area.width < NARROW || view.initials {
        (view.board.owner_initials(action.owner), INITIALS)
    } else {
        (view.board.owner_name(action.owner), OWNER)
    };
    let owner = right.saturating_sub(DUE + noted + columns);
    // A name may run on where nothing stands beside it.
    let mut room = start.saturating_sub(owner + GAP);
    let note = note(view, action, usize::from(noted));
    if !note.is_empty() && start >= right.saturating_sub(DUE) {
        let start = ink.right(owner + columns + noted - 1, area.y, noted, &note, text);
        room = start.saturating_sub(owner + GAP).max(INITIALS - 1);
    }
    ink.text(owner, area.y, room, who, text);
    let number = action_number(action.number);
    ink.text(area.x + 4, area.y, NUMBER, &number, text);
    let digits = if view.board.numbers.action > 99 { 4 } else { 3 };
    let change = area.x + 4 + u16::try_from(width(&number).max(digits)).unwrap_or(NUMBER) + 1;
    ink.text(change, area.y, owner.saturating_sub(change + GAP), action.change.as_str(), text);
}

/// When it is due; of what waits, where it is noted for what, only until when.
fn due(view: &View, action: &Action, noted: bool) -> String {
    let (today, meeting) = (view.today(), view.board.next_meeting(view.today()));
    let waiting = action.waiting.as_ref().filter(|_| noted && action.due(today, meeting) == Due::Waiting);
    match waiting.and_then(|waiting| waiting.until) {
        Some(until) => view.lang.until_day(until),
        None => view.lang.due(action, today, meeting),
    }
}

/// What is worth knowing of it besides, the most pressing first, as much as `columns` have room for.
fn note(view: &View, action: &Action, columns: usize) -> String {
    let (lang, today) = (view.lang, view.today());
    let has_left = action.is_open() && view.board.has_left(action.owner, today).is_some();
    let waiting = action.waiting.as_ref().filter(|_| action.is_waiting(today));
    let parts = [
        has_left.then(|| lang.has_left_word().to_owned()),
        action.is_stuck(today).then(|| lang.stuck_word().to_owned()),
        // One that waits for nothing in particular says so where its day would stand.
        waiting.filter(|waiting| !waiting.note.is_empty() || waiting.until.is_some()).map(|waiting| {
            let is_said = action.due(today, view.board.next_meeting(today)) == Due::Waiting;
            let what = lang.waits_for_what(waiting, columns);
            if is_said || waiting.note.is_empty() { what } else { cut(&lang.waits_what(&what), columns) }
        }),
        (action.moves > 0).then(|| lang.moved(action.moves)),
        action.before_start.then(|| lang.before_start_word().to_owned()),
    ];
    parts.into_iter().flatten().fold(String::new(), |note, part| {
        let joined = if note.is_empty() { part } else { format!("{note} · {part}") };
        if width(&joined) <= columns { joined } else { note }
    })
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

//! How a form is drawn: each field owns two rows, so that nothing moves when an error comes.

use ratatui::layout::Rect;

use super::field::side_by_side;
use super::{Field, Form, Kind, long};
use crate::domain::privacy::{has_cpr, mask_cpr};
use crate::text::format::{width, wrap};
use crate::tui::keys::Place;
use crate::tui::popups::forms::meaning_of;
use crate::tui::screens::window;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{footer, popup_box};

/// The columns of the labels.
const LABELS: u16 = 17;

/// The columns of the whole form.
const COLUMNS: u16 = 80;

impl Form {
    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
        let wanted: u16 = self.fields.iter().map(Field::rows).sum();
        let title = if self.from_draft { view.lang.taken_up(&self.title) } else { self.title.clone() };
        let told = if self.told.is_empty() { 0 } else { u16::try_from(self.told.len() + 1).unwrap_or(0) };
        let inner = popup_box::draw(ink, area, COLUMNS, wanted + 4 + told, &title);
        for (y, line) in (inner.y + 1..inner.bottom().saturating_sub(1)).zip(&self.told) {
            ink.text(inner.x, y, inner.width, line, Meaning::Muted);
        }
        let inner = Rect { y: inner.y + told, height: inner.height.saturating_sub(told), ..inner };
        let room = inner.height.saturating_sub(2);
        let (first, mut last, mut cursor) = (self.first_shown(room), 0, None);
        let mut y = inner.y + 1;
        for (at, field) in self.fields.iter().enumerate().skip(first) {
            let place = Rect { y, height: field.rows(), ..inner };
            if place.bottom() > inner.y + 1 + room && at > self.focus {
                break;
            }
            last = at;
            ink.spot(place, Spot::Row(at));
            cursor = self.field_rows(place, ink, view, at, field).or(cursor);
            y += field.rows();
        }
        // Fields above and below that there is no room for.
        if first > 0 {
            ink.text(inner.right(), inner.y, 1, "↑", Meaning::Accent);
        }
        if last + 1 < self.fields.len() {
            ink.glyph(inner.right(), inner.bottom().saturating_sub(2), Glyph::More, Meaning::Accent);
        }
        footer::popup(ink, Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }, view, Place::Form);
        cursor.filter(|(_, y)| *y < inner.bottom())
    }

    /// The first field that is shown when the one in focus is to be seen whole in `room` rows.
    fn first_shown(&self, room: u16) -> usize {
        let mut left = room;
        let fits = |field: &&Field| {
            let rows = field.rows();
            let fits = rows <= left;
            left = left.saturating_sub(rows);
            fits
        };
        let shown = self.fields[..=self.focus].iter().rev().take_while(fits).count();
        (self.focus + 1).saturating_sub(shown.max(1))
    }

    /// The value with its label, and the row below it; returns the cursor when the field has the keys.
    fn field_rows(&self, area: Rect, ink: &mut Ink, view: &View, at: usize, field: &Field) -> Option<(u16, u16)> {
        let focus = at == self.focus;
        let label = if focus { Meaning::Accent } else { Meaning::Muted };
        ink.text(area.x, area.y, LABELS - 2, view.lang.field(field.name), label);
        let x = area.x + LABELS;
        let room = area.width.saturating_sub(LABELS + 1);
        if focus {
            ink.glyph(x.saturating_sub(2), area.y, Glyph::Chosen, Meaning::Accent);
        }
        let value = Rect { x, width: room, height: area.height.saturating_sub(field.below()), ..area };
        let cursor = match &field.kind {
            Kind::Line => one_line(value, ink, field),
            Kind::Long => several_lines(value, ink, field),
            Kind::Choice(words) if field.is_tall() => words_below_each_other(value, ink, field, words, (at, focus)),
            Kind::Choice(words) => words_to_choose(value, ink, field, words, (at, focus)),
        };
        let below = Rect { x, y: value.bottom(), width: room + 1, height: field.below() };
        self.message(below, ink, view, at, field);
        focus.then_some(cursor)
    }

    fn message(&self, area: Rect, ink: &mut Ink, view: &View, at: usize, field: &Field) {
        let lang = view.lang;
        let offer = field.offers.first().map(|name| lang.offer(name, field.offers.len() > 1));
        let said = || field.error.clone().or(field.note.clone());
        let error = if has_cpr(field.text()) { Some(lang.cpr().to_owned()) } else { said() };
        if let Some(error) = error {
            ink.glyph(area.x.saturating_sub(2), area.y, Glyph::Error, Meaning::Overdue);
            let whole = offer.as_ref().map_or_else(|| error.clone(), |offer| format!("{error} {offer}"));
            // What helps goes before what explains, where there is not room for both.
            let text = if width(&whole) <= usize::from(area.width) { whole } else { offer.unwrap_or(error) };
            let lines = if area.height > 1 { wrap(&text, usize::from(area.width)) } else { vec![text] };
            for (y, line) in (area.y..area.bottom()).zip(&lines) {
                ink.text(area.x, y, area.width, line, Meaning::Overdue);
            }
        } else if let Some((length, limit)) = field.nearly_full() {
            let (glyph, meaning) =
                if length > limit { (Glyph::Error, Meaning::Overdue) } else { (Glyph::Means, Meaning::Muted) };
            ink.glyph(area.x.saturating_sub(2), area.y, glyph, meaning);
            ink.text(area.x, area.y, area.width, &lang.nearly_full(length, limit), meaning);
        } else if let Ok(Some(meaning)) = meaning_of(self, at, view) {
            ink.glyph(area.x.saturating_sub(2), area.y, Glyph::Means, Meaning::Muted);
            let lines = if area.height > 1 { wrap(&meaning, usize::from(area.width)) } else { vec![meaning] };
            for (y, line) in (area.y..area.bottom()).zip(&lines) {
                ink.text(area.x, y, area.width, line, Meaning::Muted);
            }
        }
    }
}

/// The value in one line, scrolled to the cursor; returns where that stands.
fn one_line(area: Rect, ink: &mut Ink, field: &Field) -> (u16, u16) {
    let masked = mask_cpr(field.text());
    let scroll = field.input.visual_scroll(usize::from(area.width));
    ink.text(area.x, area.y, area.width + 1, &skip_columns(&masked, scroll), Meaning::Text);
    let before = width(&masked.chars().take(field.input.cursor()).collect::<String>()).saturating_sub(scroll);
    (area.x + u16::try_from(before).unwrap_or(0).min(area.width), area.y)
}

/// The lines round the cursor; returns where that stands.
fn several_lines(area: Rect, ink: &mut Ink, field: &Field) -> (u16, u16) {
    field.columns.set(usize::from(area.width));
    let letters: Vec<char> = mask_cpr(field.text()).chars().collect();
    let lines = long::lines(field.text(), usize::from(area.width));
    let (line, at) = long::place(&lines, field.input.cursor());
    let rows = usize::from(area.height.max(1));
    let first = (line + 1).saturating_sub(rows);
    for (y, range) in (area.y..area.bottom()).zip(&lines[first..]) {
        let text: String = letters[range.clone()].iter().collect();
        ink.text(area.x, y, area.width + 1, &text, Meaning::Text);
    }
    let before: String = letters[lines[line].start..lines[line].start + at].iter().collect();
    let x = area.x + u16::try_from(width(&before)).unwrap_or(0).min(area.width);
    (x, area.y + u16::try_from(line - first).unwrap_or(0))
}

/// The words to choose from, the chosen one marked; the chosen one alone where there is not room for all. `of` is which
/// field it is, and whether it has the keys.
fn words_to_choose(area: Rect, ink: &mut Ink, field: &Field, words: &[String], of: (usize, bool)) -> (u16, u16) {
    let fits = side_by_side(words) <= usize::from(area.width);
    let (mut x, mut cursor) = (area.x, (area.x, area.y));
    for (n, text) in words.iter().enumerate().filter(|(_, word)| fits || *word == field.text()) {
        let place = Rect { x, width: area.right().saturating_sub(x), height: 1, ..area };
        if text == field.text() {
            cursor = (x + 1, area.y);
        }
        x += word(ink, place, text, text == field.text(), of.1, Spot::Word(of.0, n)) + 2;
    }
    cursor
}

/// The words to choose from, one a line; where there is not room for all, the lines round the chosen one.
fn words_below_each_other(area: Rect, ink: &mut Ink, field: &Field, words: &[String], of: (usize, bool)) -> (u16, u16) {
    let at = field.chosen().unwrap_or(0);
    let first = window(at, usize::from(area.height.max(1)), words.len());
    let mut cursor = (area.x, area.y);
    for (y, (n, text)) in (area.y..area.bottom()).zip(words.iter().enumerate().skip(first)) {
        word(ink, Rect { y, height: 1, ..area }, text, n == at, of.1, Spot::Word(of.0, n));
        if n == at {
            cursor = (area.x + 1, y);
        }
    }
    cursor
}

/// One word of a choice, in brackets when it is chosen; a click chooses it. Returns the columns used.
fn word(ink: &mut Ink, place: Rect, word: &str, chosen: bool, focus: bool, spot: Spot) -> u16 {
    let (text, meaning) = match (chosen, focus) {
        (true, true) => (format!("[{word}]"), Meaning::Accent),
        (true, false) => (format!("[{word}]"), Meaning::Text),
        (false, _) => (format!(" {word} "), Meaning::Muted),
    };
    let used = ink.text(place.x, place.y, place.width, &text, meaning);
    ink.spot(Rect { width: used, ..place }, spot);
    used
}

/// `text` without its first `columns` columns.
fn skip_columns(text: &str, columns: usize) -> String {
    let mut skipped = 0;
    text.chars()
        .skip_while(|c| {
            let skip = skipped < columns;
            skipped += width(&c.to_string());
            skip
        })
        .collect()
}

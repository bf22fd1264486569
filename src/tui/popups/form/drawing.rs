//! How a form is drawn: each field owns two rows, so that nothing moves when an error comes.

use ratatui::layout::Rect;

use super::{Field, Form};
use crate::domain::privacy::{has_cpr, mask_cpr};
use crate::text::format::width;
use crate::tui::keys::Place;
use crate::tui::popups::forms::meaning_of;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{frame, popup_box};

/// The columns of the labels.
const LABELS: u16 = 17;

/// The columns of the whole form.
const COLUMNS: u16 = 80;

impl Form {
    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
        let rows = u16::try_from(self.fields.len() * 2 + 4).unwrap_or(u16::MAX);
        let inner = popup_box::draw(ink, area, COLUMNS, rows, &self.title);
        let shown = usize::from(inner.height.saturating_sub(2) / 2).max(1);
        let first = self.focus.saturating_sub(shown - 1);
        let mut cursor = None;
        let mut y = inner.y + 1;
        for (at, field) in self.fields.iter().enumerate().skip(first).take(shown) {
            let found = self.field_rows(Rect { y, height: 2, ..inner }, ink, view, at, field);
            cursor = found.or(cursor);
            y += 2;
        }
        frame::popup_keys(ink, Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }, view, Place::Form);
        cursor.filter(|(_, y)| *y < inner.bottom())
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
        let masked = mask_cpr(field.text());
        let scroll = field.input.visual_scroll(usize::from(room));
        let visible = skip_columns(&masked, scroll);
        ink.text(x, area.y, room + 1, &visible, Meaning::Text);
        self.message(Rect { x, y: area.y + 1, width: room + 1, height: 1 }, ink, view, at, field);
        let before = width(&masked.chars().take(field.input.cursor()).collect::<String>()).saturating_sub(scroll);
        focus.then(|| (x + u16::try_from(before).unwrap_or(0).min(room), area.y))
    }

    fn message(&self, area: Rect, ink: &mut Ink, view: &View, at: usize, field: &Field) {
        let lang = view.lang;
        let offer = field.offers.first().map(|name| lang.offer(name, field.offers.len() > 1));
        let error = if has_cpr(field.text()) { Some(lang.cpr().to_owned()) } else { field.error.clone() };
        if let Some(error) = error {
            ink.glyph(area.x.saturating_sub(2), area.y, Glyph::Error, Meaning::Overdue);
            let whole = offer.as_ref().map_or_else(|| error.clone(), |offer| format!("{error} {offer}"));
            // What helps goes before what explains, where there is not room for both.
            let text = if width(&whole) <= usize::from(area.width) { whole } else { offer.unwrap_or(error) };
            ink.text(area.x, area.y, area.width, &text, Meaning::Overdue);
        } else if let Ok(Some(meaning)) = meaning_of(self, at, view) {
            ink.glyph(area.x.saturating_sub(2), area.y, Glyph::Means, Meaning::Muted);
            ink.text(area.x, area.y, area.width, &meaning, Meaning::Muted);
        }
    }
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

//! Writing on the screen: text at a place, cut to its room, in a style named by meaning.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::format::{cut, width};
use crate::tui::spot::{Spot, Spots};
use crate::tui::theme::{Glyph, Meaning, Theme};

/// A pen over a buffer. Whatever is written outside the area is lost, at any size.
pub struct Ink<'a> {
    pub buf: &'a mut Buffer,
    pub theme: Theme,
    pub ascii: bool,
    /// Where the mouse can point on what has been drawn so far.
    pub spots: Spots,
}

impl Ink<'_> {
    /// Writes `text` at `x`, `y`, cut with `…` at `columns`; returns the columns used.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, meaning: Meaning) -> u16 {
        self.styled(x, y, columns, text, self.theme.style(meaning))
    }

    pub fn styled(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let area = self.buf.area;
        if x >= area.right() || y >= area.bottom() || x < area.x || y < area.y {
            return 0;
        }
        let room = columns.min(area.right() - x);
        let mut text = cut(&self.plain(text), usize::from(room));
        if self.ascii {
            text = text.replace('…', ".");
        }
        let (end, _) = self.buf.set_stringn(x, y, &text, usize::from(room), style);
        end - x
    }

    /// Writes `text` so that it ends before `right`; nothing when it has not the room. Returns where it begins.
    pub fn right(&mut self, right: u16, y: u16, columns: u16, text: &str, meaning: Meaning) -> u16 {
        let wide = u16::try_from(width(text)).unwrap_or(u16::MAX);
        if wide > columns {
            return right;
        }
        let x = right.saturating_sub(wide);
        self.text(x, y, wide, text, meaning);
        x
    }

    pub fn glyph(&mut self, x: u16, y: u16, glyph: Glyph, meaning: Meaning) {
        self.styled(x, y, 2, glyph.text(self.ascii), self.theme.glyph_style(meaning));
    }

    /// A rule over the whole width of `area`.
    pub fn rule(&mut self, area: Rect) {
        let line = Glyph::Rule.text(self.ascii).repeat(usize::from(area.width));
        self.text(area.x, area.y, area.width, &line, Meaning::Muted);
    }

    /// A rule down the left side of `area`.
    pub fn upright(&mut self, area: Rect) {
        for y in area.top()..area.bottom() {
            self.text(area.x, y, 1, Glyph::Column.text(self.ascii), Meaning::Muted);
        }
    }

    /// Gives every cell of `area` the style of `meaning`; the text stays.
    pub fn tint(&mut self, area: Rect, meaning: Meaning) {
        let area = area.intersection(self.buf.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                self.buf[(x, y)].set_style(Style::reset()).set_style(self.theme.style(meaning));
            }
        }
    }

    /// Writes what is selected in `area` as plain text: the popup over it has a selected row of its own.
    pub fn unselect(&mut self, area: Rect) {
        let selected = self.theme.style(Meaning::Selected);
        let area = area.intersection(self.buf.area);
        // The header may look like a selected row, and is none.
        for (x, y) in (area.top() + 1..area.bottom()).flat_map(|y| (area.left()..area.right()).map(move |x| (x, y))) {
            let cell = &self.buf[(x, y)];
            if (Some(cell.fg), Some(cell.bg), cell.modifier) == (selected.fg, selected.bg, selected.add_modifier) {
                self.tint(Rect { x, y, width: 1, height: 1 }, Meaning::Text);
            }
        }
    }

    /// Lets the mouse point at `spot` in `area`.
    pub fn spot(&mut self, area: Rect, spot: Spot) {
        self.spots.add(area.intersection(self.buf.area), spot);
    }

    /// Empties `area` in the style of `meaning`.
    pub fn fill(&mut self, area: Rect, meaning: Meaning) {
        let area = area.intersection(self.buf.area);
        if area.is_empty() {
            return;
        }
        let mut blank = Cell::EMPTY;
        blank.set_style(self.theme.style(meaning));
        for y in area.top()..area.bottom() {
            let start = self.buf.index_of(area.left(), y);
            self.buf.content[start..start + usize::from(area.width)].fill(blank.clone());
        }
    }

    /// With `--ascii`: the typographic signs of our own sentences as plain ones. Letters stay.
    fn plain(&self, text: &str) -> String {
        if !self.ascii {
            return text.to_owned();
        }
        text.chars().fold(String::new(), |mut plain, c| {
            match c {
                '·' => plain.push('-'),
                '…' => plain.push_str("..."),
                '–' | '−' | '─' => plain.push('-'),
                '↑' => plain.push('^'),
                '↓' => plain.push('v'),
                '←' => plain.push('<'),
                '→' => plain.push('>'),
                '•' => plain.push('*'),
                other => plain.push(other),
            }
            plain
        })
    }
}

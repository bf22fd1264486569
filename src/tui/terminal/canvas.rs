//! What stands in the terminal, and what shall: a frame is what makes the one of the other.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen;

/// The terminal shows a frame when it has come whole, where it knows how.
const START: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

const CLEAR: &[u8] = b"\x1b[2J";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

#[derive(Default)]
pub struct Canvas {
    /// What the terminal shows; `None` when nobody knows.
    drawn: Option<Buffer>,
    /// Where the next frame is drawn.
    next: Buffer,
    /// Where the cursor stands, when it is shown.
    cursor: Option<(u16, u16)>,
}

impl Canvas {
    /// Draws everything anew at the next frame.
    pub fn forget(&mut self) {
        self.drawn = None;
    }

    /// One frame of `columns` and `rows`, as bytes; none when nothing has changed. `draw` returns where the cursor
    /// stands, when it is shown.
    pub fn frame(
        &mut self,
        (columns, rows): (u16, u16),
        draw: impl FnOnce(&mut Buffer) -> Option<(u16, u16)>,
    ) -> Vec<u8> {
        let area = Rect::new(0, 0, columns, rows);
        self.next.resize(area);
        self.next.reset();
        let cursor = draw(&mut self.next);
        let known = self.drawn.take().filter(|drawn| drawn.area == area);
        let mut bytes = Vec::new();
        if known.is_none() {
            self.cursor = None;
            bytes.extend([HIDE_CURSOR, CLEAR].concat());
        }
        let drawn = known.unwrap_or_else(|| Buffer::empty(area));
        bytes.append(&mut pen::changes(&drawn, &self.next));
        self.point(cursor, &mut bytes);
        self.drawn = Some(std::mem::replace(&mut self.next, drawn));
        if bytes.is_empty() { bytes } else { [START, &bytes, END].concat() }
    }

    /// Puts the cursor where it shall stand, after what has been written.
    fn point(&mut self, cursor: Option<(u16, u16)>, bytes: &mut Vec<u8>) {
        let before = std::mem::replace(&mut self.cursor, cursor);
        if before == cursor && bytes.is_empty() {
            return;
        }
        match (before, cursor) {
            (Some(_), None) => bytes.extend(HIDE_CURSOR),
            (None, Some(_)) => bytes.extend(SHOW_CURSOR),
            _ => {}
        }
        if let Some((x, y)) = cursor {
            bytes.extend(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (u16, u16) = (12, 3);

    fn frame(canvas: &mut Canvas, text: &str, cursor: Option<(u16, u16)>) -> String {
        let bytes = canvas.frame(SIZE, |buf| {
            buf.set_string(0, 1, text, ratatui::style::Style::new());
            cursor
        });
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_stands_already_is_not_written() {
        let mut canvas = Canvas::default();
        assert!(frame(&mut canvas, "board", None).contains("\x1b[2J\x1b[2Hboard"));
        assert_eq!(frame(&mut canvas, "board", None), "");
        assert_eq!(frame(&mut canvas, "bored", None), "\x1b[?2026h\x1b[2;3Hre\x1b[?2026l");
        canvas.forget();
        assert!(frame(&mut canvas, "bored", None).contains("\x1b[2J\x1b[2Hbored"));
    }

    #[test]
    fn the_cursor_goes_back_to_its_place_after_what_is_written() {
        let mut canvas = Canvas::default();
        assert!(frame(&mut canvas, "a", Some((1, 1))).ends_with("a\x1b[?25h\x1b[2;2H\x1b[?2026l"));
        assert_eq!(frame(&mut canvas, "a", Some((1, 1))), "");
        assert_eq!(frame(&mut canvas, "a", Some((0, 1))), "\x1b[?2026h\x1b[2;1H\x1b[?2026l");
        assert!(frame(&mut canvas, "b", Some((0, 1))).ends_with("b\x1b[2;1H\x1b[?2026l"));
        assert!(frame(&mut canvas, "b", None).contains("\x1b[?25l"));
        assert_eq!(frame(&mut canvas, "b", None), "");
    }

    #[test]
    fn another_size_is_drawn_anew() {
        let mut canvas = Canvas::default();
        frame(&mut canvas, "board", Some((0, 0)));
        let bytes = canvas.frame((1, 1), |buf| {
            assert_eq!(buf.area, Rect::new(0, 0, 1, 1));
            None
        });
        assert_eq!(bytes, [START, HIDE_CURSOR, CLEAR, END].concat());
    }
}

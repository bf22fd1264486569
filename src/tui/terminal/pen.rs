//! What has changed on the screen, as bytes and as few of them as can be: the line to the terminal may be slow. Where
//! writing anew what already stands is shorter than going past it, it is written; a colour is said only when it changes.

use std::io::Write;

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::style::{Color, Modifier};

/// The bytes that make `wanted` of `drawn`, in a terminal that is left in its own colours before and after.
pub fn changes(drawn: &Buffer, wanted: &Buffer) -> Vec<u8> {
    let mut pen = Pen { wanted, bytes: Vec::new(), at: None, look: Look::default() };
    for (x, y, cell) in drawn.diff_iter(wanted) {
        pen.go(x, y);
        pen.write(x, y, cell);
    }
    pen.take(Look::default());
    pen.bytes
}

/// Going less far than this is no more bytes than saying how far.
const NEAR: u16 = 4;

/// What is seen of a modifier where nothing is written.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// Each modifier, what turns it on, and what turns it off; two that share the last go together.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// How the terminal writes.
#[derive(Clone, Copy, PartialEq, Default)]
struct Look {
    ink: Color,
    ground: Color,
    modifier: Modifier,
}

struct Pen<'a> {
    wanted: &'a Buffer,
    bytes: Vec<u8>,
    /// Where the terminal writes next, when that is known.
    at: Option<(u16, u16)>,
    look: Look,
}

impl Pen<'_> {
    fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some((from, row)) if row == y && from <= x => self.along(from, x, y),
            Some((_, row)) if row + 1 == y => {
                self.bytes.extend(b"\r\n");
                self.forward(x);
            }
            _ if x == 0 => self.say(format_args!("\x1b[{}H", y + 1)),
            _ => self.say(format_args!("\x1b[{};{}H", y + 1, x + 1)),
        }
    }

    /// From one column to another, over what stands unchanged between them.
    fn along(&mut self, from: u16, to: u16, y: u16) {
        let wanted = self.wanted;
        let between = (from..to.min(from + NEAR)).map(|x| &wanted[(x, y)]);
        let is_same = |cell: &Cell| is_plain(cell) && self.look_for(cell) == self.look;
        let short = between.clone().map(|cell| cell.symbol().len()).sum::<usize>() <= usize::from(NEAR);
        if to - from <= NEAR && short && between.clone().all(is_same) {
            between.for_each(|cell| self.bytes.extend(cell.symbol().as_bytes()));
        } else {
            self.forward(to - from);
        }
    }

    fn forward(&mut self, columns: u16) {
        match columns {
            0 => {}
            1 => self.bytes.extend(b"\x1b[C"),
            _ => self.say(format_args!("\x1b[{columns}C")),
        }
    }

    fn write(&mut self, x: u16, y: u16, cell: &Cell) {
        self.take(self.look_for(cell));
        self.bytes.extend(cell.symbol().as_bytes());
        // Terminals disagree about how wide some signs are, and about where they stand after the last column.
        let is_known = is_plain(cell) && x + 1 < self.wanted.area.right();
        self.at = is_known.then_some((x + 1, y));
    }

    /// The look that `cell` asks for: of a blank, only its ground is seen.
    fn look_for(&self, cell: &Cell) -> Look {
        let asked = Look { ink: cell.fg, ground: cell.bg, modifier: cell.modifier };
        if cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANK) {
            Look { ground: cell.bg, modifier: self.look.modifier.difference(SEEN_ON_BLANK), ..self.look }
        } else {
            asked
        }
    }

    /// Says what of `look` is new.
    fn take(&mut self, look: Look) {
        let before = std::mem::replace(&mut self.look, look);
        if look == before {
            return;
        }
        self.bytes.extend(b"\x1b[");
        if look == Look::default() {
            self.bytes.extend(b"0;");
        } else {
            self.modify(before.modifier, look.modifier);
            self.colour(38, before.ink, look.ink);
            self.colour(48, before.ground, look.ground);
        }
        // Each code was written as if another followed.
        self.bytes.pop();
        self.bytes.push(b'm');
    }

    fn modify(&mut self, before: Modifier, wanted: Modifier) {
        let mut left = before;
        for (modifier, _, off) in MODIFIERS {
            if left.contains(modifier) && !wanted.contains(modifier) {
                self.say(format_args!("{off};"));
                MODIFIERS.iter().filter(|other| other.2 == off).for_each(|other| left.remove(other.0));
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if wanted.contains(modifier) && !left.contains(modifier) {
                self.say(format_args!("{on};"));
            }
        }
    }

    /// Says `wanted` where the colour was another; `code` is 38 for ink and 48 for ground.
    fn colour(&mut self, code: u8, before: Color, wanted: Color) {
        if wanted == before {
            return;
        }
        let index = match wanted {
            Color::Reset => return self.say(format_args!("{};", code + 1)),
            Color::Rgb(red, green, blue) => return self.say(format_args!("{code};2;{red};{green};{blue};")),
            Color::Indexed(index) => index,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        // As one of the 256: the eight of old are another colour in some terminals when they are bold.
        self.say(format_args!("{code};5;{index};"));
    }

    fn say(&mut self, words: std::fmt::Arguments) {
        // Memory takes all.
        let _ = self.bytes.write_fmt(words);
    }
}

/// Whether every terminal agrees that `cell` is one column.
fn is_plain(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    let is_one = symbol.len() == 1 || (symbol.chars().count() == 1 && symbol.cell_width() == 1);
    is_one && cell.diff_option == CellDiffOption::None
}

#[cfg(test)]
mod tests;

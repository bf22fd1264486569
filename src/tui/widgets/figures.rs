//! Big figures: a 3×5-pixel face in half-blocks, three rows high, for what must be read from four metres.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::ink::Ink;
use crate::text::format::width;
use crate::tui::theme::{Glyph, Meaning};

/// The rows a figure takes.
pub const ROWS: u16 = 3;

/// The pixels of each digit, five rows of three, the highest bit to the left.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b001, 0b001, 0b001],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// The pixels of what stands between and behind digits: six rows, the last below the line, and how wide it is.
const SIGNS: [(char, usize, [u8; 6]); 5] = [
    (',', 1, [0, 0, 0, 0, 0b1, 0b1]),
    ('.', 1, [0, 0, 0, 0, 0b1, 0]),
    (':', 1, [0, 0b1, 0, 0b1, 0, 0]),
    ('%', 3, [0b101, 0b001, 0b010, 0b100, 0b101, 0]),
    ('-', 3, [0, 0, 0b111, 0, 0, 0]),
];

/// The columns and pixels of `c`; a blank for what has no face.
fn face(c: char) -> (usize, [u8; 6]) {
    if let Some(digit) = c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)) {
        let mut pixels = [0; 6];
        pixels[..5].copy_from_slice(digit);
        return (3, pixels);
    }
    SIGNS.iter().find(|(sign, ..)| *sign == c).map_or((1, [0; 6]), |(_, columns, pixels)| (*columns, *pixels))
}

/// Digits and the signs among them as three lines of half-blocks.
pub fn lines(text: &str) -> [String; 3] {
    [0, 1, 2].map(|row| {
        let faces = text.chars().map(face);
        let blocks: Vec<String> =
            faces.map(|(columns, pixels)| half_blocks(columns, pixels[row * 2], pixels[row * 2 + 1])).collect();
        blocks.join(" ")
    })
}

/// The columns `text` takes in figures; with `ascii` it is an ordinary number.
pub fn columns(text: &str, ascii: bool) -> u16 {
    let wide = if ascii { width(text) } else { width(&lines(text)[0]) };
    u16::try_from(wide).unwrap_or(u16::MAX)
}

fn half_blocks(columns: usize, upper: u8, lower: u8) -> String {
    let block = |bit: usize| match (upper & 1 << bit != 0, lower & 1 << bit != 0) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    (0..columns).rev().map(block).collect()
}

/// Draws `number` at `x`, `y` and returns the columns used.
pub fn draw(ink: &mut Ink, x: u16, y: u16, number: usize, meaning: Meaning) -> u16 {
    text(ink, x, y, &number.to_string(), meaning)
}

/// Draws `number` with its signs at `x`, `y` and returns the columns used. With `--ascii` it is an ordinary number in
/// the first row, where the first of its words stands.
pub fn text(ink: &mut Ink, x: u16, y: u16, number: &str, meaning: Meaning) -> u16 {
    let style = ink.theme.figure_style(meaning);
    if ink.ascii {
        return ink.styled(x, y, u16::MAX, number, style);
    }
    // An underline would run under the empty half of the last row.
    let style = style.remove_modifier(Modifier::UNDERLINED);
    (y..).zip(lines(number)).map(|(y, line)| ink.styled(x, y, u16::MAX, &line, style)).max().unwrap_or(0)
}

/// The rows of digits enlarged `scale` times; half-blocks at 0.
pub fn rows(scale: u16) -> u16 {
    if scale == 0 { ROWS } else { 5 * scale }
}

/// The columns of a number of so many digits.
pub fn scaled_columns(scale: u16, digits: u16) -> u16 {
    if scale == 0 { (4 * digits).saturating_sub(1) } else { (8 * digits).saturating_sub(2) * scale }
}

/// [`draw`], with each pixel a square `scale` rows high; half-blocks at 0.
pub fn draw_scaled(ink: &mut Ink, x: u16, y: u16, number: usize, scale: u16, meaning: Meaning) -> u16 {
    if scale == 0 {
        return draw(ink, x, y, number, meaning);
    }
    let style = ink.theme.figure_style(meaning).remove_modifier(Modifier::UNDERLINED);
    let block = Glyph::Bar.text(ink.ascii).repeat(usize::from(2 * scale));
    let (left, digits) = (x, number.to_string());
    for (at, digit) in (0..).zip(digits.bytes()) {
        let x = left + 8 * scale * at;
        for (row, bits) in (0..).zip(DIGITS[usize::from(digit - b'0')]) {
            for (column, _) in (0..).zip([0b100, 0b010, 0b001]).filter(|(_, bit): &(u16, u8)| bits & bit != 0) {
                for line in 0..scale {
                    ink.styled(x + 2 * scale * column, y + row * scale + line, 2 * scale, &block, style);
                }
            }
        }
    }
    scaled_columns(scale, u16::try_from(digits.len()).unwrap_or(0))
}

/// A number and its two words.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'a> {
    pub number: usize,
    /// Two lines.
    pub words: &'a str,
    /// How the number looks when it is not 0.
    pub meaning: Meaning,
}

/// At most four figures beside each other, each with its two words; as text where there is not room for them big.
pub fn row(ink: &mut Ink, area: Rect, figures: &[Figure]) {
    let room = area.width / 4;
    let widest = |words: &str| words.split('\n').map(width).max().unwrap_or(0);
    let fits = |figure: &Figure| 4 * figure.number.to_string().len() + 1 + widest(figure.words) < usize::from(room);
    let big = figures.iter().all(fits);
    for (at, figure) in (0..).zip(figures) {
        let meaning = if figure.number == 0 { Meaning::Strong } else { figure.meaning };
        if big {
            let x = area.x + 2 + room * at;
            let used = draw(ink, x, area.y, figure.number, meaning);
            for (line, word) in (0..).zip(figure.words.split('\n')) {
                ink.text(x + used + 2, area.y + line, room.saturating_sub(used + 2), word, Meaning::Text);
            }
        } else {
            // Too narrow for figures and words: two to a line, as text.
            let (x, y) = (area.x + 2 + area.width / 2 * (at % 2), area.y + at / 2);
            let text = format!("{} {}", figure.number, figure.words.replace('\n', " "));
            ink.text(x, y, (area.width / 2).saturating_sub(2), &text, meaning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_drawn_in_half_blocks() {
        assert_eq!(lines("14").join("\n"), "▄█  █ █\n █  ▀▀█\n▀▀▀   ▀");
        assert_eq!(lines("3").join("\n"), "▀▀█\n▀▀█\n▀▀▀");
    }

    #[test]
    fn signs_stand_among_the_digits() {
        assert_eq!(lines("1:52").join("\n"), "▄█  ▄ █▀▀ ▀▀█\n █  ▄ ▀▀█ █▀▀\n▀▀▀   ▀▀▀ ▀▀▀");
        assert_eq!(lines("4,1").join("\n"), "█ █   ▄█ \n▀▀█    █ \n  ▀ █ ▀▀▀");
        assert_eq!(lines("-1%").join("\n"), "    ▄█  ▀ █\n▀▀▀  █  ▄▀ \n    ▀▀▀ ▀ ▀");
        assert_eq!((columns("1:52", false), columns("1:52", true)), (13, 4));
    }
}

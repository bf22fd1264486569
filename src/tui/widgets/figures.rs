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

/// `number` as three lines of half-blocks.
pub fn lines(number: usize) -> [String; 3] {
    let digits: Vec<[u8; 5]> = number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect();
    [0, 1, 2].map(|row| {
        let face: Vec<String> =
            digits.iter().map(|digit| half_blocks(digit[row * 2], *digit.get(row * 2 + 1).unwrap_or(&0))).collect();
        face.join(" ")
    })
}

fn half_blocks(upper: u8, lower: u8) -> String {
    let block = |bit: u8| match (upper & bit != 0, lower & bit != 0) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    [0b100, 0b010, 0b001].map(block).iter().collect()
}

/// Draws `number` at `x`, `y` and returns the columns used. With `--ascii` it is an ordinary number in the middle row.
pub fn draw(ink: &mut Ink, x: u16, y: u16, number: usize, meaning: Meaning) -> u16 {
    let style = ink.theme.glyph_style(meaning);
    if ink.ascii {
        return ink.styled(x, y + 1, 8, &number.to_string(), style);
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
pub fn columns(scale: u16, digits: u16) -> u16 {
    if scale == 0 { (4 * digits).saturating_sub(1) } else { (8 * digits).saturating_sub(2) * scale }
}

/// [`draw`], with each pixel a square `scale` rows high; half-blocks at 0.
pub fn draw_scaled(ink: &mut Ink, x: u16, y: u16, number: usize, scale: u16, meaning: Meaning) -> u16 {
    if scale == 0 {
        return draw(ink, x, y, number, meaning);
    }
    let style = ink.theme.glyph_style(meaning).remove_modifier(Modifier::UNDERLINED);
    let block = Glyph::Bar.text(ink.ascii).repeat(usize::from(2 * scale));
    let (left, digits) = (x, number.to_string());
    for (at, digit) in (0..).zip(digits.bytes()) {
        let x = left + 8 * scale * at;
        for (row, bits) in (0..).zip(DIGITS[usize::from(digit - b'0')]) {
            for (column, bit) in (0..).zip([0b100, 0b010, 0b001]).filter(|(_, bit)| bits & bit != 0) {
                let _: u8 = bit;
                for line in 0..scale {
                    ink.styled(x + 2 * scale * column, y + row * scale + line, 2 * scale, &block, style);
                }
            }
        }
    }
    columns(scale, u16::try_from(digits.len()).unwrap_or(0))
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
        assert_eq!(lines(14).join("\n"), "▄█  █ █\n █  ▀▀█\n▀▀▀   ▀");
        assert_eq!(lines(3).join("\n"), "▀▀█\n▀▀█\n▀▀▀");
    }
}

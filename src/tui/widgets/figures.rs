//! Big figures: a 3×5-pixel face in half-blocks, three rows high, for what must be read from four metres.

use ratatui::style::Modifier;

use super::ink::Ink;
use crate::tui::theme::Meaning;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_drawn_in_half_blocks() {
        assert_eq!(lines(14).join("\n"), "▄█  █ █\n █  ▀▀█\n▀▀▀   ▀");
        assert_eq!(lines(3).join("\n"), "▀▀█\n▀▀█\n▀▀▀");
    }
}

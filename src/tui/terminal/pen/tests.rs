use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::*;

const SIGNS: [&str; 12] = ["a", "b", "æ", "·", "─", "…", "►", " ", " ", " ", "漢", "👍"];

const COLOURS: [Color; 6] =
    [Color::Reset, Color::Indexed(255), Color::Indexed(233), Color::Yellow, Color::LightRed, Color::Rgb(1, 20, 230)];

/// ratatui writes anew what a wide sign has covered where the sign had a ground of its own, and another one does not
/// cover the half of it.
const GROUND: usize = 2;

/// The ones the emulator knows.
const LOOKS: [Modifier; 6] = [
    Modifier::empty(),
    Modifier::BOLD,
    Modifier::DIM,
    Modifier::BOLD.union(Modifier::UNDERLINED),
    Modifier::REVERSED,
    Modifier::ITALIC.union(Modifier::REVERSED),
];

/// A sign written at a place, in colours and a modifier, all by number.
type Stroke = (u16, u16, usize, usize, usize, usize);

fn stroke((columns, rows): (u16, u16)) -> impl Strategy<Value = Stroke> {
    (0..columns, 0..rows, 0..SIGNS.len(), 0..COLOURS.len(), 0..COLOURS.len(), 0..LOOKS.len())
}

/// A window's size, and buffers of that size: each is the one before with some strokes over it.
fn buffers() -> impl Strategy<Value = Vec<Buffer>> {
    let size = (1_u16..14, 1_u16..6);
    size.prop_flat_map(|size| {
        let frames = prop::collection::vec(prop::collection::vec(stroke(size), 0..30), 1..6);
        frames.prop_map(move |frames| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            let mut drawn = vec![buffer.clone()];
            for frame in frames {
                frame.into_iter().for_each(|stroke| paint(&mut buffer, stroke));
                drawn.push(buffer.clone());
            }
            drawn
        })
    })
}

fn paint(buffer: &mut Buffer, (x, y, sign, ink, ground, look): Stroke) {
    let is_wide = SIGNS[sign].cell_width() > 1;
    let (x, ground) = if is_wide { (x / 2 * 2, GROUND) } else { (x, ground) };
    let style = Style::new().fg(COLOURS[ink]).bg(COLOURS[ground]).add_modifier(LOOKS[look]);
    let left = usize::from(buffer.area.width - x);
    // A wide sign that is written over in part is no sign any more.
    if x > 0 && buffer[(x - 1, y)].cell_width() > 1 {
        buffer[(x - 1, y)].set_symbol(" ");
    }
    for x in x..buffer.area.width.min(x + 2) {
        if buffer[(x, y)].cell_width() > 1 {
            buffer[(x, y)].set_symbol(" ");
        }
    }
    let past = buffer.set_stringn(x, y, SIGNS[sign], left, Style::reset()).0;
    (x..past).for_each(|x| {
        buffer[(x, y)].set_style(style);
    });
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Yellow => vt100::Color::Idx(3),
        Color::LightRed => vt100::Color::Idx(9),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

/// What is seen of a cell: the sign, its colours and its modifiers; of a blank, its ground.
type Sight = (String, Option<vt100::Color>, vt100::Color, [bool; 5]);

fn wanted(cell: &Cell) -> Sight {
    let has = [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED]
        .map(|modifier| cell.modifier.contains(modifier));
    sight(cell.symbol(), colour(cell.fg), colour(cell.bg), has)
}

fn shown(cell: &vt100::Cell) -> Sight {
    let has = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
    sight(if cell.has_contents() { cell.contents() } else { " " }, cell.fgcolor(), cell.bgcolor(), has)
}

fn sight(sign: &str, ink: vt100::Color, ground: vt100::Color, has: [bool; 5]) -> Sight {
    let [.., underlined, reversed] = has;
    if sign == " " && !underlined && !reversed {
        (sign.to_owned(), None, ground, [false; 5])
    } else {
        (sign.to_owned(), Some(ink), ground, has)
    }
}

/// A terminal of the size of `buffer`.
fn terminal(buffer: &Buffer) -> vt100::Parser {
    let [rows, columns] = [buffer.area.height, buffer.area.width].map(|side| NonZeroU16::new(side).unwrap());
    vt100::Parser::new(rows, columns, 0)
}

/// The places where the terminal shows something else than `buffer`.
fn wrong(terminal: &vt100::Parser, buffer: &Buffer) -> Vec<(u16, u16, Sight, Sight)> {
    let mut wrong = Vec::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let (wanted, shown) = (wanted(cell), shown(terminal.screen().cell(y, x).unwrap()));
            if wanted != shown {
                wrong.push((x, y, wanted, shown));
            }
            // What a wide sign covers is not seen.
            x += cell.cell_width();
        }
    }
    wrong
}

proptest! {
    #[test]
    fn a_terminal_fed_with_the_changes_shows_the_last_buffer(buffers in buffers()) {
        let mut terminal = terminal(&buffers[0]);
        for pair in buffers.windows(2) {
            let bytes = changes(&pair[0], &pair[1]);
            terminal.process(&bytes);
            prop_assert_eq!(wrong(&terminal, &pair[1]), vec![], "{:?}", String::from_utf8_lossy(&bytes));
            prop_assert!(changes(&pair[1], &pair[1]).is_empty());
        }
    }

    #[test]
    fn nothing_is_left_switched_on(buffers in buffers()) {
        let mut terminal = terminal(&buffers[0]);
        let plain = terminal.screen().attributes_formatted();
        for pair in buffers.windows(2) {
            terminal.process(&changes(&pair[0], &pair[1]));
            prop_assert_eq!(terminal.screen().attributes_formatted(), plain.clone());
        }
    }
}

//! The ring of the four types: each has its field, where two touch the border cases lie on the edge they share.

use ratatui::layout::Rect;

use super::fortnight::{EDGES, Fortnight, bar, half_columns, letter, widest};
use crate::domain::tally::{CaseType, Stream};
use crate::text::format::{width, wrap};
use crate::tui::keys::Act;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::widgets::figures;
use crate::tui::widgets::ink::Ink;

/// The least the figure needs, with the sentences below it.
const LEAST: (u16, u16) = (72, 18);

/// The columns left of what stands in a field; the right fields leave room for the number on the edge.
const INDENT: [u16; 2] = [3, 7];

/// The columns between the digits and their words.
const GAP: u16 = 2;

/// The most columns of a bar.
const BAR: u16 = 60;

/// Whether there is room for the figure.
pub fn fits(area: Rect) -> bool {
    area.width >= LEAST.0 && area.height >= LEAST.1
}

/// Where everything of the ring is: *k* top left, *v* top right, *p* bottom right, *o* bottom left.
#[derive(Debug, PartialEq, Eq)]
struct Ring {
    /// By type, in the order of the ring.
    fields: [Rect; 4],
    /// The column between left and right, and the row between above and below.
    axis: u16,
    edge: u16,
}

fn ring(area: Rect) -> Ring {
    let (left, above) = (area.width.saturating_sub(1) / 2, area.height.saturating_sub(1) / 2);
    let (axis, edge) = (area.x + left, area.y + above);
    let (right, below) = (area.right().saturating_sub(axis + 1), area.bottom().saturating_sub(edge + 1));
    let fields = [
        Rect::new(area.x, area.y, left, above),
        Rect::new(axis + 1, area.y, right, above),
        Rect::new(axis + 1, edge + 1, right, below),
        Rect::new(area.x, edge + 1, left, below),
    ];
    Ring { fields, axis, edge }
}

/// How the content of each field is set, the same in all four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Setting {
    /// How many times the digits are enlarged; 0 for half-blocks.
    scale: u16,
    /// Free rows below the label and below the digits.
    gaps: [u16; 2],
}

impl Setting {
    /// The largest that fits fields of `rows` rows and `columns` columns, with numbers of so many digits and `words`
    /// columns beside them. One row is left free along the edge.
    fn of(rows: u16, columns: u16, digits: u16, words: u16) -> Self {
        let wide = |scale: u16| INDENT[1] + figures::scaled_columns(scale, digits) + GAP + words < columns;
        let high = |scale: u16| figures::rows(scale) + 6 <= rows;
        let scale = [2, 1].into_iter().find(|scale| wide(*scale) && high(*scale)).unwrap_or(0);
        let spare = rows.saturating_sub(figures::rows(scale) + 4);
        Setting { scale, gaps: [u16::from(spare >= 2), u16::from(spare >= 1)] }
    }

    fn rows(self) -> u16 {
        1 + self.gaps[0] + figures::rows(self.scale) + self.gaps[1] + 2
    }

    /// The first row of the content in a field above the edge, or below it.
    fn top(self, field: Rect, above: bool) -> u16 {
        let spare = field.height.saturating_sub(self.rows());
        field.y + if above { spare / 2 } else { spare.div_ceil(2) }
    }

    /// The last row of the digits, counted from the first row of the content.
    fn last_of_digits(self) -> u16 {
        self.gaps[0] + figures::rows(self.scale)
    }
}

/// Draws the figure over the whole of `area`, the sentences below it.
pub fn draw(ink: &mut Ink, area: Rect, shown: &Fortnight) {
    let room = area.width.saturating_sub(INDENT[0]);
    let sentences = shown.sentences(room);
    let below = u16::try_from(sentences.len()).unwrap_or(0);
    let rows = area.height.saturating_sub(below + 1);
    // As many rows above the edge as below it; one that is left gives air on top.
    let odd = (rows + 1) % 2;
    let area = Rect { y: area.y + odd, height: area.height.saturating_sub(odd), ..area };
    let ring = ring(Rect { height: rows.saturating_sub(odd), ..area });
    let largest = CaseType::ALL.iter().map(|kind| shown.count(shown.stream, *kind)).max().unwrap_or(0);
    let words: Vec<String> = CaseType::ALL.iter().flat_map(|kind| words(shown, *kind)).collect();
    let digits = u16::try_from(largest.to_string().len()).unwrap_or(1);
    let [field, ..] = ring.fields;
    let setting = Setting::of(field.height, field.width, digits, widest(words.iter().map(String::as_str)));
    lines(ink, area, &ring);
    borders(ink, &ring, setting, shown);
    let bars = Bars::of(shown, field.width);
    for (at, (field, case_type)) in ring.fields.into_iter().zip(CaseType::ALL).enumerate() {
        let x = field.x + INDENT[usize::from(at == 1 || at == 2)];
        let y = setting.top(field, at < 2);
        let place = Rect { x, y, width: field.right().saturating_sub(x), height: setting.rows() };
        draw_field(ink, place, shown, *case_type, setting, &bars);
    }
    for (y, sentence) in (area.bottom().saturating_sub(below)..).zip(sentences) {
        ink.text(area.x + INDENT[0], y, room, &sentence, Meaning::Text);
    }
}

/// The column and the row that part the four.
fn lines(ink: &mut Ink, area: Rect, ring: &Ring) {
    let bottom = ring.fields[2].bottom();
    for y in area.y..bottom {
        ink.text(ring.axis, y, 1, Glyph::Column.text(ink.ascii), Meaning::Muted);
    }
    ink.rule(Rect { x: area.x + 1, y: ring.edge, width: area.width.saturating_sub(2), height: 1 });
    ink.text(ring.axis, ring.edge, 1, Glyph::Cross.text(ink.ascii), Meaning::Muted);
}

/// The border cases, each on its edge.
fn borders(ink: &mut Ink, ring: &Ring, setting: Setting, shown: &Fortnight) {
    let [above, right, below, left] = ring.fields;
    let beside = |field: Rect, above: bool| setting.top(field, above) + setting.last_of_digits();
    let middle = |field: Rect| field.x + field.width / 2;
    let places = [
        (ring.axis, beside(above, true)),
        (middle(right), ring.edge),
        (ring.axis, beside(below, false)),
        (middle(left), ring.edge),
    ];
    for (edge, (x, y)) in EDGES.into_iter().zip(places) {
        let text = format!(" {} ", shown.view.lang.border_cases(shown.border(edge)));
        let columns = u16::try_from(width(&text)).unwrap_or(0);
        ink.text(x.saturating_sub(columns / 2), y, columns, &text, shown.edge_meaning(edge));
    }
}

/// The two lines beside the digits.
fn words(shown: &Fortnight, case_type: CaseType) -> [String; 2] {
    let (lang, count) = (shown.view.lang, shown.count(shown.stream, case_type));
    let usual = shown.usual(shown.stream, case_type).map_or_else(String::new, |usual| lang.usually(usual));
    [lang.cases_word(shown.stream, count).to_owned(), usual]
}

fn draw_field(ink: &mut Ink, area: Rect, shown: &Fortnight, case_type: CaseType, setting: Setting, bars: &Bars) {
    let lang = shown.view.lang;
    let used = ink.text(area.x, area.y, 2, letter(case_type), shown.key_meaning(case_type));
    let title = lang.case_type(case_type).to_uppercase();
    let wide = ink.text(area.x + used + 2, area.y, area.width.saturating_sub(used + 2), &title, Meaning::Strong);
    let y = area.y + 1 + setting.gaps[0];
    let count = usize::try_from(shown.count(shown.stream, case_type)).unwrap_or(0);
    let columns = figures::draw_scaled(ink, area.x, y, count, setting.scale, Meaning::Strong);
    let x = area.x + columns + GAP;
    let [stream, usual] = words(shown, case_type);
    ink.text(x, y, area.right().saturating_sub(x), &stream, Meaning::Text);
    ink.text(x, y + 1, area.right().saturating_sub(x), &usual, shown.quiet());
    // The label counts, and so does the number it stands over.
    let target = Rect { height: 1 + setting.last_of_digits(), width: columns.max(used + 2 + wide), ..area };
    ink.spot(target, Spot::Act(Act::Count(case_type)));
    let y = y + figures::rows(setting.scale) + setting.gaps[1];
    if shown.is_empty() {
        return told(ink, Rect { y, height: 2, ..area }, shown, case_type);
    }
    for (y, stream) in (y..).zip(Stream::ALL) {
        bars.draw(ink, Rect { y, height: 1, ..area }, shown, *stream, case_type);
    }
}

/// What the type is, in the place of the bars while there is nothing to draw.
fn told(ink: &mut Ink, area: Rect, shown: &Fortnight, case_type: CaseType) {
    let columns = area.width.saturating_sub(2);
    let lines = wrap(shown.view.lang.case_type_told(case_type), usize::from(columns));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        ink.text(area.x, y, columns, &line, Meaning::Text);
    }
}

/// How the bars of both streams are set in all four fields, on one scale.
struct Bars {
    /// The columns of the streams' names.
    labels: u16,
    short: bool,
    /// What the longest stands for, and its columns.
    most: i64,
    columns: u16,
    /// Whether there is room to say what is usual beside each bar.
    usual: bool,
}

impl Bars {
    fn of(shown: &Fortnight, field: u16) -> Self {
        let (lang, room) = (shown.view.lang, field.saturating_sub(INDENT[1] + 1));
        let short = room < 44;
        let names =
            Stream::ALL.iter().map(|stream| if short { lang.stream_short(*stream) } else { lang.stream(*stream) });
        let labels = widest(names) + 1;
        let most = shown.most();
        let number = u16::try_from(most.to_string().len()).unwrap_or(1) + 1;
        let columns = room.saturating_sub(labels + number).min(BAR);
        let mut bars = Bars { labels, short, most, columns, usual: true };
        let other = super::fortnight::other(shown.stream);
        bars.usual = CaseType::ALL.iter().all(|kind| {
            let bar = half_columns(shown.count(other, *kind), most, columns).div_ceil(2);
            usize::from(labels) + bar + 1 + width(&bars.beside(shown, other, *kind)) <= usize::from(room)
        });
        bars
    }

    /// What stands at the end of a bar: nothing where the digits have said it.
    fn beside(&self, shown: &Fortnight, stream: Stream, case_type: CaseType) -> String {
        let (lang, count) = (shown.view.lang, shown.count(stream, case_type));
        match shown.usual(stream, case_type) {
            _ if stream == shown.stream => String::new(),
            Some(usual) if self.usual => format!("{count} ({})", lang.usually(usual)),
            Some(_) | None => count.to_string(),
        }
    }

    fn draw(&self, ink: &mut Ink, area: Rect, shown: &Fortnight, stream: Stream, case_type: CaseType) {
        let lang = shown.view.lang;
        let label = if self.short { lang.stream_short(stream).to_owned() } else { lang.stream(stream).to_lowercase() };
        ink.text(area.x, area.y, self.labels, &label, shown.quiet());
        let bar = bar(half_columns(shown.count(stream, case_type), self.most, self.columns), ink.ascii);
        let meaning = if stream == shown.stream { Meaning::Accent } else { Meaning::Text };
        let style = ink.theme.glyph_style(meaning);
        let x = area.x + self.labels;
        let used = ink.styled(x, area.y, self.columns, &bar, style);
        let x = x + used + u16::from(used > 0);
        ink.text(x, area.y, area.right().saturating_sub(x), &self.beside(shown, stream, case_type), Meaning::Text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_fields_meet_at_the_axis_and_the_edge_and_fill_the_area() {
        for (width, height) in [(72, 15), (80, 15), (79, 17), (160, 51)] {
            let area = Rect::new(4, 3, width, height);
            let Ring { fields: [ready, guidance, principle, watch_out], axis, edge } = ring(area);
            assert_eq!((ready.x, ready.y, ready.right(), ready.bottom()), (4, 3, axis, edge));
            assert_eq!((guidance.x, guidance.right(), guidance.bottom()), (axis + 1, area.right(), edge));
            assert_eq!((principle.x, principle.y), (axis + 1, edge + 1));
            assert_eq!((principle.right(), principle.bottom()), (area.right(), area.bottom()));
            assert_eq!((watch_out.x, watch_out.y, watch_out.right()), (4, edge + 1, axis));
        }
    }

    #[test]
    fn what_stands_in_a_field_fits_it_and_leaves_the_row_along_the_edge_free() {
        for rows in 7..30 {
            for columns in [36, 60, 99] {
                let setting = Setting::of(rows, columns, 3, 11);
                assert!(setting.rows() < rows, "{setting:?} in {rows}");
                let field = Rect::new(0, 10, columns, rows);
                assert!(setting.top(field, true) + setting.rows() < field.bottom(), "{setting:?} in {rows}");
                assert!(setting.top(field, false) > field.y, "{setting:?} in {rows}");
            }
        }
    }

    #[test]
    fn digits_grow_with_the_room() {
        let scale = |rows, columns| Setting::of(rows, columns, 2, 11).scale;
        assert_eq!((scale(7, 39), scale(13, 36), scale(25, 70)), (0, 1, 2));
        assert_eq!(Setting::of(25, 36, 4, 11).scale, 0, "four digits do not fit any larger");
    }
}

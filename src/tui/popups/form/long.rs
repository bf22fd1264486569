//! A long text in a few rows: where its lines break, and where the cursor stands among them.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// The rows of a long text that are seen at once.
pub const ROWS: u16 = 3;

/// The lines of `text` in `columns` columns, as ranges of its characters. A line breaks after a space where it can; its
/// own line break belongs to no line.
pub fn lines(text: &str, columns: usize) -> Vec<Range<usize>> {
    let letters: Vec<char> = text.chars().collect();
    let (mut lines, mut start, mut wide, mut space) = (Vec::new(), 0, 0, None);
    for (at, letter) in letters.iter().enumerate() {
        if *letter == '\n' {
            lines.push(start..at);
            (start, wide, space) = (at + 1, 0, None);
            continue;
        }
        wide += letter.width().unwrap_or(0);
        if wide > columns && at > start {
            let end = space.map_or(at, |space: usize| space + 1);
            lines.push(start..end);
            wide = letters[end..=at].iter().map(|letter| letter.width().unwrap_or(0)).sum();
            (start, space) = (end, None);
        }
        if *letter == ' ' {
            space = Some(at);
        }
    }
    lines.push(start..letters.len());
    lines
}

/// The line and the character within it where the cursor stands.
pub fn place(lines: &[Range<usize>], cursor: usize) -> (usize, usize) {
    let line = lines.iter().rposition(|line| line.start <= cursor).unwrap_or(0);
    (line, cursor - lines.get(line).map_or(0, |line| line.start.min(cursor)))
}

/// Where the cursor goes `by` lines up or down; `None` when there is no such line.
pub fn moved(text: &str, cursor: usize, columns: usize, by: isize) -> Option<usize> {
    let lines = lines(text, columns);
    let (line, at) = place(&lines, cursor);
    let to = lines.get(line.checked_add_signed(by)?)?;
    // The last character of a line that broke by itself belongs to the next line's beginning.
    Some((to.start + at).min(to.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, columns: usize) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        lines(text, columns).into_iter().map(|line| letters[line].iter().collect()).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_at_line_breaks() {
        assert_eq!(
            shown("Ring til alle centre\nog skriv ned", 10),
            ["Ring til ", "alle ", "centre", "og skriv ", "ned"]
        );
        assert_eq!(shown("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(shown("", 4), [""]);
        assert_eq!(shown("a\n", 4), ["a", ""]);
    }

    #[test]
    fn the_cursor_goes_up_and_down_in_its_column() {
        let text = "første\nanden linje\ntre";
        assert_eq!(moved(text, 3, 40, 1), Some(10));
        assert_eq!(moved(text, 17, 40, 1), Some(22));
        assert_eq!(moved(text, 3, 40, -1), None);
        assert_eq!(moved(text, 21, 40, 1), None);
    }

    #[test]
    fn every_cursor_has_a_place_on_a_line() {
        for text in ["", "a b c d e", "ord\n\nord", "langtord uden plads", " \n "] {
            for columns in 1..12 {
                let lines = lines(text, columns);
                for cursor in 0..=text.chars().count() {
                    let (line, at) = place(&lines, cursor);
                    assert!(at <= lines[line].len(), "{cursor} of {text:?} in {columns}");
                }
            }
        }
    }
}

//! Comma-separated files as Danish Excel and others save them: UTF-8 or Windows-1252, `;`, `,` or tab.

mod written;

pub use written::{Style, Writer, line};

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{Encoding, WINDOWS_1252};

use super::Bad;
use super::guard::unguarded;
use super::table::{MOST_CELLS, MOST_FIELD, MOST_ROWS, Row, Table};

/// What separates the cells; the first that a file uses most in its first line is its own.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// Reads a file.
///
/// # Errors
/// [`Bad`] when it is broken.
pub fn read(bytes: &[u8]) -> Result<Table, Bad> {
    let text = decode(bytes);
    let separator = separator_of(&text);
    let rows = rows(&text, separator)?;
    refuse_open_quote(&text, &rows)?;
    Ok(Table { separator, rows })
}

/// UTF-8 when it is that; what a byte order mark says; else the code page of Danish Windows.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The cells of one line.
pub fn cells(line: &str, separator: u8) -> Vec<String> {
    // Only a cell that is too long is an error, and whoever has single lines has seen to that.
    rows(line, separator).ok().and_then(|rows| rows.into_iter().next()).map_or_else(Vec::new, |row| row.cells)
}

/// The separator that stands most often outside quotes in the first line.
fn separator_of(text: &str) -> u8 {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let unquoted: String = first.split('"').step_by(2).collect();
    let count = |separator: u8| unquoted.bytes().filter(|byte| *byte == separator).count();
    // The last of equals would win: the commonest separator here comes first.
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b';')
}

fn rows(text: &str, separator: u8) -> Result<Vec<Row>, Bad> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut rows, mut count) = (Vec::new(), 0);
    let mut record = ByteRecord::new();
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    // Reading bytes from memory does not fail.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        if record.iter().any(|cell| cell.len() > MOST_FIELD) {
            return Err(Bad::LongField { line });
        }
        if count + record.len() > MOST_CELLS {
            return Err(Bad::TooManyCells);
        }
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if rows.len() > MOST_ROWS {
            return Err(Bad::TooManyRows);
        }
        count += cells.len();
        rows.push(Row { line, cells });
    }
    Ok(rows)
}

/// Counts lines. The reader's own count is that of the end of the row before, empty lines and all.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first letter at or after `byte`, which never goes back.
    fn of(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(letter) = self.text.get(self.at) {
            let breaks = *letter == b'\n' || (*letter == b'\r' && self.text.get(self.at + 1) != Some(&b'\n'));
            if self.at >= byte && !matches!(letter, b'\n' | b'\r') {
                break;
            }
            self.line += u64::from(breaks);
            self.at += 1;
        }
        self.line
    }
}

fn cell(bytes: &[u8]) -> String {
    unguarded(String::from_utf8_lossy(bytes).trim()).to_owned()
}

/// A quotation mark that is never closed swallows every row after it; the last one then spans lines.
fn refuse_open_quote(text: &str, rows: &[Row]) -> Result<(), Bad> {
    let open = !text.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    match rows.last() {
        Some(last) if open && last.cells.iter().any(|cell| cell.contains('\n')) => {
            Err(Bad::OpenQuote { line: last.line })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn files_of_excel_are_read() {
        assert_eq!(cells(b"\xef\xbb\xbfa;b\r\n\"x;\"\"y\";1,5\r\n"), [["a", "b"], ["x;\"y", "1,5"]]);
        assert_eq!(cells(b"\xd8DC;\xc6ndring"), [["ØDC", "Ændring"]]);
        assert_eq!(
            cells("\u{feff}å\tb".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice()),
            [["å", "b"]]
        );
        assert_eq!(cells(b"month,n\n2012-11,17"), [["month", "n"], ["2012-11", "17"]]);
    }

    #[test]
    fn empty_rows_are_left_out_and_lines_still_count() {
        let table = read(b"a;b\r\n;;\r\n\r\n\"two\r\nlines\";x\r\nc;d").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 4, 6]);
    }

    #[test]
    fn the_guard_of_a_formula_goes_and_other_apostrophes_stay() {
        assert_eq!(cells(b"'=1+1;'-x;'ord;'';''=1"), [["=1+1", "-x", "'ord", "''", "'=1"]]);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert_eq!(read(b"a;b\nx;\"y\nz;1\n"), Err(Bad::OpenQuote { line: 2 }));
        assert_eq!(read(format!("a\n{}", "x".repeat(MOST_FIELD + 1)).as_bytes()), Err(Bad::LongField { line: 2 }));
        assert_eq!(read("x\n".repeat(MOST_ROWS + 2).as_bytes()), Err(Bad::TooManyRows));
        assert_eq!(read(format!("{}x\n", ";".repeat(MOST_CELLS)).as_bytes()), Err(Bad::TooManyCells));
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }
}

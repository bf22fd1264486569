//! Workbooks of Excel: the first sheet as cells, each as it would stand in a file of commas.

mod cell;
mod written;

pub use written::Sheet;

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::Bad;
use super::table::{MOST_BYTES, MOST_CELLS, MOST_FIELD, MOST_ROWS, Row, Table};

/// What a workbook may unpack to: the sheets, which are read bit by bit, and all the rest, which is held at once.
const MOST_UNPACKED: u64 = 8 * MOST_BYTES as u64;

/// What one sheet may unpack to: as many cells as are read, with their texts.
const MOST_SHEET: u64 = 4 * MOST_BYTES as u64;

/// The last column that is read.
const MOST_COLUMNS: usize = 256;

/// How many digits the count of the texts may have: a file of [`MOST_BYTES`] holds fewer.
const MOST_DIGITS: usize = 7;

/// How a workbook begins: as any zip file does.
const ZIP: &[u8] = b"PK\x03\x04";

/// How a locked workbook begins, and one from before 2007.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// Whether these are the bytes of a workbook.
///
/// # Errors
/// When they are of one that cannot be opened.
pub fn is_workbook(bytes: &[u8]) -> Result<bool, Bad> {
    if bytes.starts_with(COMPOUND) { Err(Bad::Locked) } else { Ok(bytes.starts_with(ZIP)) }
}

/// Reads the first sheet that is shown.
///
/// # Errors
/// [`Bad`] when it is broken, or more than may come.
pub fn read(bytes: &[u8]) -> Result<Table, Bad> {
    refuse_bomb(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Bad::Broken)?;
    let sheets = book.sheets_metadata();
    let is_shown = |visible| matches!(visible, SheetVisible::Visible);
    let shown = sheets.iter().find(|sheet| sheet.typ == SheetType::WorkSheet && is_shown(sheet.visible));
    let name = shown.ok_or(Bad::Broken)?.name.clone();
    let mut sheet = book.worksheet_cells_reader(&name).map_err(|_| Bad::Broken)?;
    let mut rows = Rows::default();
    while let Some((found, style)) = sheet.next_cell_with_style_id().map_err(|_| Bad::Broken)? {
        let format = sheet.styles().get(style).and_then(|style| style.number_format.as_ref());
        let is_percent = format.is_some_and(|format| format.format_code.contains('%'));
        let (row, column) = found.get_position();
        let line = u64::from(row) + 1;
        if let DataRef::Error(error) = found.get_value() {
            return Err(Bad::CellError { line, error: error.to_string() });
        }
        rows.put(line, column as usize, cell::text(found.get_value(), is_percent))?;
    }
    // As in a file of Danish Excel: the comma is the decimal sign.
    Ok(Table { separator: b';', rows: rows.done()? })
}

/// A few kilobytes can unpack to gigabytes: what they unpack to is counted before anything of it is kept, since what
/// the file says of its own sizes may be a lie.
fn refuse_bomb(bytes: &[u8]) -> Result<(), Bad> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Bad::Broken)?;
    let (mut all, mut held) = (0, 0);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| Bad::Broken)?;
        // The reader finds them in any letters.
        let name = part.name().map_err(|_| Bad::Broken)?.replace('\\', "/").to_ascii_lowercase();
        let most = if is_sheet(&name) { MOST_SHEET } else { MOST_BYTES as u64 - held };
        let mut part = (&mut part).take(most + 1);
        let length = if name.ends_with("sharedstrings.xml") {
            refuse_false_count(&mut part)?
        } else {
            io::copy(&mut part, &mut io::sink()).map_err(|_| Bad::Broken)?
        };
        all += length;
        held += if is_sheet(&name) { 0 } else { length };
        if length > most || all > MOST_UNPACKED {
            return Err(Bad::Unpacked);
        }
    }
    Ok(())
}

/// Whether a part is called as every program calls a sheet. Any other may be held whole, also among the sheets: the
/// workbook itself says where its parts lie.
fn is_sheet(name: &str) -> bool {
    name.strip_prefix("xl/worksheets/sheet").is_some_and(|rest| rest.ends_with(".xml") && !rest.contains('/'))
}

/// How many texts there are is said before them, and the reader makes room for that many at once: for more than can be
/// there no program has the room. Returns the length of the part.
fn refuse_false_count(part: &mut impl Read) -> Result<u64, Bad> {
    let mut bytes = Vec::new();
    let length = part.read_to_end(&mut bytes).map_err(|_| Bad::Broken)?;
    // In UTF-16 too.
    bytes.retain(|byte| *byte != 0);
    let text = String::from_utf8_lossy(&bytes);
    let is_false = |after: &str| {
        let value = after.trim_start().strip_prefix('=').unwrap_or_default();
        let digits = value.trim_start_matches(['"', '\'', '+', '0', ' ', '\t', '\r', '\n']);
        digits.bytes().take_while(u8::is_ascii_digit).count() > MOST_DIGITS
    };
    let is_lie = text.split("uniqueCount").skip(1).any(is_false);
    if is_lie { Err(Bad::Broken) } else { Ok(length as u64) }
}

/// The rows read so far.
#[derive(Default)]
struct Rows {
    done: Vec<Row>,
    now: Option<Row>,
    bytes: usize,
    cells: usize,
}

impl Rows {
    fn put(&mut self, line: u64, column: usize, text: String) -> Result<(), Bad> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(Bad::FarColumn { line });
        }
        if text.len() > MOST_FIELD {
            return Err(Bad::LongField { line });
        }
        // One text may be that of many cells.
        self.bytes += text.len();
        if self.bytes > MOST_BYTES {
            return Err(Bad::TooLarge);
        }
        let mut row = match self.now.take() {
            Some(row) if row.line == line => row,
            before => {
                self.push(before)?;
                Row { line, cells: Vec::new() }
            }
        };
        if row.cells.len() <= column {
            self.cells += column + 1 - row.cells.len();
            if self.cells > MOST_CELLS {
                return Err(Bad::TooManyCells);
            }
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = text;
        self.now = Some(row);
        Ok(())
    }

    fn push(&mut self, row: Option<Row>) -> Result<(), Bad> {
        if self.done.len() > MOST_ROWS {
            return Err(Bad::TooManyRows);
        }
        self.done.extend(row);
        Ok(())
    }

    fn done(mut self) -> Result<Vec<Row>, Bad> {
        let last = self.now.take();
        self.push(last)?;
        Ok(self.done)
    }
}

#[cfg(test)]
mod tests;

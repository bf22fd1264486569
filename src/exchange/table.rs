//! A file as cells: comma-separated, or a workbook of Excel.

use super::{Bad, csv, xlsx};
use crate::domain::calendar::Date;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 50_000_000;

/// The most rows that are read.
pub const MOST_ROWS: usize = 100_000;

/// The most cells that are read, empty ones too: each takes room of its own, and a lone one far to the right has many
/// before it.
pub const MOST_CELLS: usize = 4_000_000;

/// The longest cell that is read, in bytes.
pub const MOST_FIELD: usize = 64 * 1_024;

/// A file as cells, the headings still among the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub separator: u8,
    pub rows: Vec<Row>,
}

/// A row that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on.
    pub line: u64,
    pub cells: Vec<String>,
}

impl Row {
    /// The cell at `at`; empty when the row is shorter.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }
}

/// What a cell of a file that goes out holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(u32),
    Date(Date),
    Empty,
}

impl Cell {
    /// A text; empty when there is none.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    /// As text, its date as `date` writes it.
    pub fn written(&self, date: impl FnOnce(Date) -> String) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Date(day) => date(*day),
            Cell::Empty => String::new(),
        }
    }
}

/// A column: its heading, and how wide it is in letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    pub name: &'static str,
    pub width: u16,
}

/// Reads a file: a workbook by what it begins with, whatever it is called; anything else as comma-separated.
///
/// # Errors
/// [`Bad`] when it is empty, too large or broken.
pub fn read(bytes: &[u8]) -> Result<Table, Bad> {
    if bytes.len() > MOST_BYTES {
        return Err(Bad::TooLarge);
    }
    let table = if xlsx::is_workbook(bytes)? { xlsx::read(bytes)? } else { csv::read(bytes)? };
    if table.rows.is_empty() { Err(Bad::Empty) } else { Ok(table) }
}

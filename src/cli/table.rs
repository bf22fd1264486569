//! Lines of text: names and what belongs to them, and columns of equal width.

use crate::text::format::{pad, pad_left, width, wrap};

/// How wide text is broken.
const COLUMNS: usize = 80;

/// A name and its text a line, the texts aligned and broken beside the names.
pub fn fields(rows: &[(&str, String)]) -> Vec<String> {
    let names = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for (name, text) in rows {
        let mut name = *name;
        for part in wrap(if text.is_empty() { "–" } else { text }, COLUMNS - names - 2) {
            lines.push(format!("  {}{part}", pad(std::mem::take(&mut name), names)));
        }
    }
    lines
}

/// Which end of its column a cell keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// Rows in columns as wide as their widest cell, none wider than `most`; two spaces between.
pub fn columns<const N: usize>(align: [Align; N], most: [usize; N], rows: &[[String; N]]) -> Vec<String> {
    let widths: Vec<usize> =
        (0..N).map(|at| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0).min(most[at])).collect();
    let cell = |row: &[String; N], at: usize| match align[at] {
        Align::Left => pad(&row[at], widths[at]),
        Align::Right => pad_left(&row[at], widths[at]),
    };
    let line = |row: &[String; N]| (0..N).map(|at| cell(row, at)).collect::<Vec<_>>().join("  ");
    rows.iter().map(|row| format!("  {}", line(row).trim_end())).collect()
}

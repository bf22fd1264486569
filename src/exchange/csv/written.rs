//! Comma-separated files going out: plain, or as Danish Excel opens them with a double-click.

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::exchange::guard::guarded;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// RFC 4180, in UTF-8.
    Plain,
    /// With a byte order mark and `;`, which Danish Excel asks for.
    Excel,
}

/// Writes rows, none of whose texts a spreadsheet takes for a formula.
pub struct Writer<W: Write>(csv::Writer<W>);

impl<W: Write> Writer<W> {
    /// # Errors
    /// When nothing can be written.
    pub fn new(mut out: W, style: Style) -> io::Result<Self> {
        if style == Style::Excel {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let separator = if style == Style::Excel { b';' } else { b',' };
        Ok(Writer(builder(separator).terminator(Terminator::CRLF).from_writer(out)))
    }

    /// # Errors
    /// As [`Writer::new`].
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(guarded(cell.as_ref()).as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    /// # Errors
    /// As [`Writer::new`].
    pub fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn builder(separator: u8) -> WriterBuilder {
    let mut builder = WriterBuilder::new();
    builder.delimiter(separator).quote_style(QuoteStyle::Necessary).flexible(true);
    builder
}

/// Cells as one line between semicolons, as they would have been typed; a cell of several lines becomes one.
pub fn line(cells: &[String]) -> String {
    let mut line = Vec::new();
    let mut writer = builder(b';').terminator(Terminator::Any(b'\n')).from_writer(&mut line);
    // Writing to memory does not fail.
    let _ = writer.write_record(cells.iter().map(|cell| cell.replace(['\r', '\n'], " ")));
    drop(writer);
    String::from_utf8_lossy(&line).trim_end().to_owned()
}

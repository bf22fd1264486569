//! Standard output: one buffer, and every text cleaned on its way to the terminal.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use rustix::termios::tcgetwinsize;
use serde::Serialize;

use super::json::{self, SCHEMA};
use crate::domain::privacy::cleaned;

/// Where answers go.
pub struct Out {
    to: BufWriter<StdoutLock<'static>>,
    /// Without the signs that an old terminal lacks; letters stay.
    ascii: bool,
}

impl Out {
    pub fn new(ascii: bool) -> Self {
        Out { to: BufWriter::new(io::stdout().lock()), ascii }
    }

    pub fn is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    /// How wide the terminal is, when stdout is one.
    pub fn terminal_columns() -> Option<usize> {
        let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
        Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
    }

    /// A line, or several; without spaces at the ends.
    ///
    /// # Errors
    /// When stdout is gone or full.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        let text = cleaned(text);
        in_ascii(&text, self.ascii).split('\n').try_for_each(|line| writeln!(self.to, "{}", line.trim_end()))
    }

    /// # Errors
    /// As [`Out::line`].
    pub fn lines(&mut self, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|line| self.line(line))
    }

    /// One JSON object with `value` as its data.
    ///
    /// # Errors
    /// As [`Out::line`].
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        writeln!(self.to, "{}", cleaned(&json::answer(value)?))
    }

    /// Begins an object whose data is a list, written a page at a time: one item a line.
    ///
    /// # Errors
    /// As [`Out::line`].
    pub fn list(&mut self) -> io::Result<List<'_>> {
        write!(self.to, "{{\"schema\":{SCHEMA},\"data\":[")?;
        Ok(List { out: self, is_empty: true })
    }

    /// Bytes as they are: a file that goes out.
    ///
    /// # Errors
    /// As [`Out::line`].
    pub fn copy(&mut self, mut from: impl io::Read) -> io::Result<()> {
        io::copy(&mut from, &mut self.to).map(drop)
    }

    /// Where the bytes of a file go that is made on its way out.
    pub fn bytes(&mut self) -> &mut impl Write {
        &mut self.to
    }

    /// # Errors
    /// As [`Out::line`].
    pub fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// `text` without the signs that an old terminal lacks, when it is one.
pub fn in_ascii(text: &str, ascii: bool) -> Cow<'_, str> {
    if !ascii {
        return Cow::Borrowed(text);
    }
    text.replace(['·', '–'], "-").replace('…', "~").replace('→', "->").into()
}

/// A list that is being written.
pub struct List<'a> {
    out: &'a mut Out,
    is_empty: bool,
}

impl List<'_> {
    /// # Errors
    /// As [`Out::line`].
    pub fn item(&mut self, value: &impl Serialize) -> io::Result<()> {
        let comma = if std::mem::take(&mut self.is_empty) { "" } else { "," };
        write!(self.out.to, "{comma}\n{}", cleaned(&serde_json::to_string(value)?))
    }

    /// # Errors
    /// As [`Out::line`].
    pub fn end(self) -> io::Result<()> {
        let newline = if self.is_empty { "" } else { "\n" };
        writeln!(self.out.to, "{newline}]}}")
    }
}

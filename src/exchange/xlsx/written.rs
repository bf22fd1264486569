//! A workbook going out: one sheet with a heading that stays, a filter, real dates, and texts that are texts.

use chrono::{DateTime, Utc};
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::exchange::guard::kept;
use crate::exchange::table::{Cell, Heading};

/// How a date is shown, in any language of Excel.
const DATE: &str = "dd-mm-yyyy";

/// A sheet that is being written, a row at a time: the rows before wait in a temporary file.
pub struct Sheet {
    book: Workbook,
    columns: u16,
    next: u32,
    wrapped: Format,
    date: Format,
    top: Format,
}

impl Sheet {
    /// A sheet called `name`, with its headings.
    ///
    /// # Errors
    /// When the temporary file cannot be made.
    pub fn new(name: &str, headings: &[Heading], at: DateTime<Utc>) -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_creation_datetime(&at.naive_utc()));
        let top = Format::new().set_align(FormatAlign::Top);
        let (wrapped, date) = (top.clone().set_text_wrap(), top.clone().set_num_format(DATE));
        let bold = wrapped.clone().set_bold();
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        let mut columns = 0;
        for heading in headings {
            sheet.set_column_width(columns, heading.width)?;
            sheet.write_string_with_format(0, columns, heading.name, &bold)?;
            columns += 1;
        }
        Ok(Sheet { book, columns, next: 1, wrapped, date, top })
    }

    /// # Errors
    /// When the temporary file is full, or the sheet is.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let (row, [wrapped, date, top]) = (self.next, [&self.wrapped, &self.date, &self.top]);
        let sheet = self.book.worksheet_from_index(0)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string_with_format(row, column, kept(text), wrapped)?,
                Cell::Number(number) => sheet.write_number_with_format(row, column, *number, top)?,
                Cell::Date(day) => sheet.write_datetime_with_format(row, column, day, date)?,
                Cell::Empty => sheet,
            };
        }
        self.next += 1;
        Ok(())
    }

    /// The whole workbook.
    ///
    /// # Errors
    /// As [`Sheet::row`].
    pub fn end(mut self) -> Result<Vec<u8>, XlsxError> {
        let (last, columns) = (self.next - 1, self.columns.saturating_sub(1));
        let sheet: &mut Worksheet = self.book.worksheet_from_index(0)?;
        sheet.autofilter(0, 0, last, columns)?;
        self.book.save_to_buffer()
    }
}

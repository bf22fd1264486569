//! A KPI's numbers from a file: a column of periods, and one of values or two that a share is made of.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::table::{self, Row, Table};
use super::{Bad, Fault, What};
use crate::domain::calendar::{Date, DateError};
use crate::domain::kpi::entry::{self, EntryError};
use crate::domain::kpi::{Entered, Kind, Kpi, Reading, Status};
use crate::domain::number;
use crate::domain::period::{Cadence, Period};
use crate::domain::prose::Text;

/// What is wanted of the file. The columns are named by heading or number (1 is the first); those of periods and values
/// are found by what they hold when they are not named.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub cadence: Cadence,
    /// The board's anchor of fortnights.
    pub anchor: Date,
    pub kind: Kind,
    pub decimals: u32,
    pub today: Date,
    pub period: Option<&'a str>,
    pub value: Option<&'a str>,
    /// Numerator and denominator, in the place of a value.
    pub quotient: Option<(&'a str, &'a str)>,
    /// What happened in a period.
    pub note: Option<&'a str>,
}

impl Wanted<'_> {
    /// The values of `kpi`, in columns that are found.
    pub fn of(kpi: &Kpi, anchor: Date, today: Date) -> Self {
        let Kpi { cadence, kind, decimals, .. } = *kpi;
        Wanted { cadence, anchor, kind, decimals, today, period: None, value: None, quotient: None, note: None }
    }
}

/// What the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    pub values: Vec<Entered>,
    /// Rows without a value.
    pub empty: usize,
}

/// Reads the numbers.
///
/// # Errors
/// [`Bad`], with every row that cannot be read.
pub fn read(bytes: &[u8], wanted: Wanted) -> Result<Numbers, Bad> {
    let table = table::read(bytes)?;
    let file = File::new(&table, wanted)?;
    let mut faults = Vec::new();
    let mut numbers = Numbers { values: Vec::new(), empty: 0 };
    let mut seen: HashMap<Period, u64> = HashMap::new();
    for row in file.rows {
        if file.figures.are_empty(row) {
            numbers.empty += 1;
            continue;
        }
        let Some(entered) = file.entered(row, &mut faults) else { continue };
        match seen.insert(entered.period, row.line) {
            Some(line) => faults.push(file.fault(row, file.period, What::PeriodTwice { line })),
            None => numbers.values.push(entered),
        }
    }
    if faults.is_empty() { Ok(numbers) } else { Err(Bad::Rows(faults)) }
}

/// The columns of the values.
#[derive(Debug, Clone, Copy)]
enum Figures {
    Value(usize),
    Quotient { numerator: usize, denominator: usize },
}

impl Figures {
    fn are_empty(self, row: &Row) -> bool {
        match self {
            Figures::Value(at) => row.cell(at).is_empty(),
            Figures::Quotient { numerator, denominator } => {
                row.cell(numerator).is_empty() && row.cell(denominator).is_empty()
            }
        }
    }
}

/// The file with its columns found.
struct File<'a> {
    wanted: Wanted<'a>,
    separator: u8,
    header: Option<&'a Row>,
    rows: &'a [Row],
    period: usize,
    figures: Figures,
    note: Option<usize>,
    /// The periods are weeks written as `2026-47`: so are those that could be months.
    bare_weeks: bool,
}

impl<'a> File<'a> {
    fn new(table: &'a Table, wanted: Wanted<'a>) -> Result<Self, Bad> {
        let (first, rest) = table.rows.split_first().ok_or(Bad::Empty)?;
        let (separator, figures) = (table.separator, Figures::Value(0));
        let (header, rows) = (Some(first), rest);
        let bare_weeks = table.rows.iter().flat_map(|row| &row.cells).any(|cell| bare(cell).is_some_and(|n| n > 12));
        let mut file = File { wanted, separator, header, rows, period: 0, figures, note: None, bare_weeks };
        // Numbers pasted from a sheet have no headings.
        if first.cells.iter().any(|cell| file.period(cell).is_ok()) {
            (file.header, file.rows) = (None, &table.rows);
        }
        file.period = match wanted.period {
            Some(name) => file.named(name)?,
            None => {
                let holds_periods = |at: &usize| file.mostly(*at, |cell| file.period(cell).is_ok());
                (0..file.width()).find(holds_periods).ok_or(Bad::NoPeriods)?
            }
        };
        file.figures = file.find_figures()?;
        file.note = wanted.note.map(|name| file.named(name)).transpose()?;
        Ok(file)
    }

    fn find_figures(&self) -> Result<Figures, Bad> {
        if let Some((numerator, denominator)) = self.wanted.quotient {
            return Ok(Figures::Quotient { numerator: self.named(numerator)?, denominator: self.named(denominator)? });
        }
        if let Some(name) = self.wanted.value {
            return self.named(name).map(Figures::Value);
        }
        // What can be read in two ways is told by its line.
        let is_number = |cell: &str| matches!(self.number(cell), Ok(_) | Err(EntryError::TimeUnclear { .. }));
        let mut others = (self.period + 1..self.width()).chain(0..self.period);
        others.find(|at| self.mostly(*at, is_number)).map(Figures::Value).ok_or(Bad::NoNumbers)
    }

    /// The column of that heading or number.
    fn named(&self, name: &str) -> Result<usize, Bad> {
        let headings = self.header.map(|row| row.cells.as_slice()).unwrap_or_default();
        let wanted = name.trim().to_lowercase();
        let headed = headings.iter().position(|heading| heading.to_lowercase() == wanted);
        let numbered = || wanted.parse::<usize>().ok().filter(|number| (1..=self.width()).contains(number));
        let unknown = || Bad::NoColumn { name: name.to_owned(), columns: headings.to_vec() };
        headed.or_else(|| numbered().map(|number| number - 1)).ok_or_else(unknown)
    }

    fn width(&self) -> usize {
        self.rows.iter().chain(self.header).map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// Whether most of a column's cells that are not empty are like that: one bad cell does not hide a column.
    fn mostly(&self, at: usize, like: impl Fn(&str) -> bool) -> bool {
        let cells = self.rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty());
        let (all, alike) = cells.fold((0, 0), |(all, alike), cell| (all + 1, alike + usize::from(like(cell))));
        all > 0 && 2 * alike >= all
    }

    fn fault(&self, row: &Row, at: usize, what: What) -> Fault {
        Fault { line: row.line, column: self.column(at), what }
    }

    /// A column as the file names it, else its number.
    fn column(&self, at: usize) -> String {
        let heading = self.header.map(|row| row.cell(at)).filter(|heading| !heading.is_empty());
        heading.map_or_else(|| (at + 1).to_string(), str::to_owned)
    }

    /// What a row holds; `None` when a cell of it cannot be read, and each such cell is told.
    fn entered(&self, row: &Row, faults: &mut Vec<Fault>) -> Option<Entered> {
        let mut tell = |(at, what): (usize, What)| faults.push(self.fault(row, at, what));
        let period = self.period(row.cell(self.period)).map_err(|what| tell((self.period, what)));
        let reading = self.reading(row).map_err(&mut tell);
        let mark = self.note.map_or(Ok(Text::default()), |at| {
            Text::line(row.cell(at), Text::SHORT).map_err(|error| tell((at, What::Text(error))))
        });
        Some(Entered { period: period.ok()?, reading: reading.ok()?, status: Status::Final, mark: mark.ok()? })
    }

    fn period(&self, cell: &str) -> Result<Period, What> {
        let Wanted { cadence, anchor, today, .. } = self.wanted;
        if cell.is_empty() {
            return Err(What::Missing);
        }
        // Without its year it is the one nearest to today on the screen; in a file that would be a guess.
        let runs: Vec<&str> = cell.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
        if runs.len() < 3 && !runs.iter().any(|run| run.len() == 4) {
            return Err(What::Period(DateError::Form));
        }
        let is_bare = self.bare_weeks && bare(cell).is_some();
        let week = || cell.replacen('-', "-W", 1);
        let read = |text: &str| Period::parse(text, cadence, anchor, today).map_err(What::Period);
        if is_bare && matches!(cadence, Cadence::Week | Cadence::Fortnight) { read(&week()) } else { read(cell) }
    }

    fn reading(&self, row: &Row) -> Result<Reading, (usize, What)> {
        let of = |at: usize, read: Result<Reading, EntryError>| read.map_err(|error| (at, What::Entry(error)));
        let (numerator, denominator) = match self.figures {
            Figures::Value(at) => return of(at, self.number(row.cell(at))),
            Figures::Quotient { numerator, denominator } => (numerator, denominator),
        };
        if let Some(at) = [numerator, denominator].into_iter().find(|at| row.cell(*at).is_empty()) {
            return Err((at, What::Missing));
        }
        of(denominator, self.number(&format!("{}/{}", row.cell(numerator), row.cell(denominator))))
    }

    /// Between commas the point is the decimal sign. A whole number of a length of time is seconds, as `--json` has it.
    fn number(&self, cell: &str) -> Result<Reading, EntryError> {
        let Wanted { kind, decimals, .. } = self.wanted;
        if kind == Kind::Duration && !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Reading::from(number::parse(cell, 0)?));
        }
        let with_comma = |part: &str| {
            let point = self.separator == b',' && !part.contains(',') && part.matches('.').count() == 1;
            if point { part.replace('.', ",") } else { part.to_owned() }
        };
        let parts: Vec<String> = cell.split('/').map(with_comma).collect();
        entry::read(&parts.join("/"), kind, decimals)
    }
}

/// The number behind the year of `2026-47`.
fn bare(cell: &str) -> Option<u32> {
    let (year, rest) = cell.split_once('-')?;
    let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() == 4 && digits(year, 4) && digits(rest, 2) { rest.parse().ok() } else { None }
}

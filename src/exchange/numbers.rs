//! A KPI's numbers from a file: a column of periods and a column of values.

use std::collections::HashMap;

use super::csv::{self, Row, Table};
use super::{Bad, Fault, What};
use crate::domain::calendar::{Date, DateError};
use crate::domain::number;
use crate::domain::period::{Cadence, Period};

/// What is wanted of the file.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub cadence: Cadence,
    /// The board's anchor of fortnights.
    pub anchor: Date,
    pub decimals: u32,
    pub today: Date,
    /// The columns by heading or number (1 is the first); found by what they hold when not named.
    pub period: Option<&'a str>,
    pub value: Option<&'a str>,
}

/// What the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    pub values: Vec<(Period, i64)>,
    /// Rows without a value.
    pub empty: usize,
}

/// Reads the numbers.
///
/// # Errors
/// [`Bad`], with every row that cannot be read.
pub fn read(bytes: &[u8], wanted: Wanted) -> Result<Numbers, Bad> {
    let table = csv::read(bytes)?;
    let file = File::new(&table, wanted)?;
    let mut faults = Vec::new();
    let mut numbers = Numbers { values: Vec::new(), empty: 0 };
    let mut seen: HashMap<Period, u64> = HashMap::new();
    for row in file.rows {
        let (period, value) = (row.cell(file.period), row.cell(file.value));
        if value.is_empty() {
            numbers.empty += 1;
            continue;
        }
        let mut fault = |at: usize, what: What| faults.push(Fault { line: row.line, column: file.column(at), what });
        let period = file.period(period).map_err(|what| fault(file.period, what));
        let value = file.number(value).map_err(|error| fault(file.value, What::Number(error)));
        let (Ok(period), Ok(value)) = (period, value) else { continue };
        match seen.insert(period, row.line) {
            Some(line) => fault(file.period, What::PeriodTwice { line }),
            None => numbers.values.push((period, value)),
        }
    }
    if faults.is_empty() { Ok(numbers) } else { Err(Bad::Rows(faults)) }
}

/// The file with its two columns found.
struct File<'a> {
    wanted: Wanted<'a>,
    separator: u8,
    header: Option<&'a Row>,
    rows: &'a [Row],
    period: usize,
    value: usize,
}

impl<'a> File<'a> {
    fn new(table: &'a Table, wanted: Wanted<'a>) -> Result<Self, Bad> {
        let (first, rest) = table.rows.split_first().ok_or(Bad::Empty)?;
        let mut file =
            File { wanted, separator: table.separator, header: Some(first), rows: rest, period: 0, value: 0 };
        // Numbers pasted from a sheet have no headings.
        if first.cells.iter().any(|cell| file.period(cell).is_ok()) {
            (file.header, file.rows) = (None, &table.rows);
        }
        let columns = 0..table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        file.period = match wanted.period {
            Some(name) => file.named(name)?,
            None => {
                columns.clone().find(|at| file.mostly(*at, |cell| file.period(cell).is_ok())).ok_or(Bad::NoPeriods)?
            }
        };
        let is_number = |cell: &str| file.number(cell).is_ok();
        let mut others = columns.clone().filter(|at| *at > file.period).chain(columns.filter(|at| *at < file.period));
        file.value = match wanted.value {
            Some(name) => file.named(name)?,
            None => others.find(|at| file.mostly(*at, is_number)).ok_or(Bad::NoNumbers)?,
        };
        Ok(file)
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

    /// A column as the file names it, else its number.
    fn column(&self, at: usize) -> String {
        let heading = self.header.map(|row| row.cell(at)).filter(|heading| !heading.is_empty());
        heading.map_or_else(|| (at + 1).to_string(), str::to_owned)
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
        Period::parse(cell, cadence, anchor, today).map_err(What::Period)
    }

    /// Between commas the point is the decimal sign.
    fn number(&self, cell: &str) -> Result<i64, number::NumberError> {
        let point = self.separator == b',' && !cell.contains(',') && cell.matches('.').count() == 1;
        let text = if point { cell.replace('.', ",") } else { cell.to_owned() };
        number::parse(&text, self.wanted.decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(cadence: Cadence, decimals: u32) -> Wanted<'static> {
        let day = |text: &str| text.parse().unwrap();
        Wanted { cadence, anchor: day("2026-11-27"), decimals, today: day("2026-11-23"), period: None, value: None }
    }

    fn codes(bytes: &[u8], wanted: Wanted) -> Result<Vec<(String, i64)>, Bad> {
        read(bytes, wanted)
            .map(|numbers| numbers.values.iter().map(|(period, value)| (period.code(), *value)).collect())
    }

    #[test]
    fn the_columns_are_found_by_what_they_hold() {
        let file = include_bytes!("../../tests/data/infections_monthly.csv");
        let numbers = codes(file, wanted(Cadence::Month, 0)).unwrap();
        assert_eq!(numbers.len(), 36);
        assert_eq!(numbers[0], ("2012-11".to_owned(), 17));
        let file = include_bytes!("../../tests/data/seen_within_4h_weekly.csv");
        let all = Wanted { value: Some("i alt"), ..wanted(Cadence::Week, 0) };
        assert_eq!(codes(file, all).unwrap()[0], ("2026-W20".to_owned(), 280_443));
        assert_eq!(codes(file, Wanted { value: Some("3"), ..all }), codes(file, all));
    }

    #[test]
    fn numbers_from_a_sheet_need_no_headings() {
        let pasted = codes(b"2026-U47\t1,52\n2026-U46\t\n", wanted(Cadence::Week, 2));
        assert_eq!(pasted, Ok(vec![("2026-W47".to_owned(), 152)]));
        assert_eq!(codes(b"uge;tal\n2026-W47;1,5\n", wanted(Cadence::Week, 1)).unwrap()[0].1, 15);
        assert_eq!(codes(b"month,n\n2026-11,1.234\n", wanted(Cadence::Month, 3)).unwrap()[0].1, 1_234);
    }

    #[test]
    fn every_bad_row_is_told() {
        let file = b"uge;tal\n2026-W46;1\n2026-W47;x\n2026-W46;2\nuge 45;3\n2026-W44;\n2026-W43;4\n2026-W42;5\n";
        let Err(Bad::Rows(faults)) = read(file, wanted(Cadence::Week, 0)) else { panic!("it was taken") };
        let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.what)).collect();
        assert_eq!(
            told,
            [
                (3, "tal", What::Number(number::NumberError::NotANumber)),
                (4, "uge", What::PeriodTwice { line: 2 }),
                (5, "uge", What::Period(DateError::Form)),
            ]
        );
    }

    #[test]
    fn a_column_nobody_has_is_told_with_those_there_are() {
        let unknown = Wanted { period: Some("måned"), ..wanted(Cadence::Month, 0) };
        let columns = vec!["a".to_owned(), "b".to_owned()];
        let told = read(b"a;b\nx;y", unknown);
        assert_eq!(told, Err(Bad::NoColumn { name: "måned".to_owned(), columns }));
        assert_eq!(read(b"a;b\nx;y", wanted(Cadence::Month, 0)), Err(Bad::NoPeriods));
    }
}

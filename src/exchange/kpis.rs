//! A list of KPIs with direction, target and baseline from a file, as a steering group keeps it.

use std::collections::HashMap;

use super::plan::whole_date;
use super::table::{self, Row, Table};
use super::{Bad, Fault, What, Words};
use crate::domain::kpi::entry::{self, EntryError};
use crate::domain::kpi::{Basis, Better, Kind, KpiFields, NewKpi, Target, TargetOp};
use crate::domain::names::fold;
use crate::domain::number::NumberError;
use crate::domain::period::Cadence;
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;
use crate::text::codes::danish_code;
use crate::text::import::{CLOCK_UNITS, KPI_COLUMNS};

/// Reads a list.
///
/// # Errors
/// [`Bad`], with every row that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Vec<NewKpi>, Bad> {
    let Table { rows, .. } = table::read(bytes)?;
    let (header, rows) = rows.split_first().ok_or(Bad::Empty)?;
    let places = places(header)?;
    let (mut faults, mut kpis) = (Vec::new(), Vec::new());
    let mut seen: HashMap<String, u64> = HashMap::new();
    for row in rows {
        let mut line = Line { header, places, row, faults: &mut faults };
        let Some(kpi) = line.kpi() else { continue };
        match seen.insert(fold(kpi.fields.name.as_str()), row.line) {
            Some(before) => line.fault(0, What::NameTwice { line: before }),
            None => kpis.push(kpi),
        }
    }
    if faults.is_empty() { Ok(kpis) } else { Err(Bad::Rows(faults)) }
}

type Places = [Option<usize>; KPI_COLUMNS.len()];

/// Where each column stands.
fn places(header: &Row) -> Result<Places, Bad> {
    let mut places: Places = [None; KPI_COLUMNS.len()];
    for (at, heading) in header.cells.iter().enumerate() {
        let heading = heading.to_lowercase();
        let Some(column) = KPI_COLUMNS.iter().position(|names| names.contains(&heading.as_str())) else { continue };
        if places[column].replace(at).is_some() {
            return Err(Bad::TwoColumns(header.cells[at].clone()));
        }
    }
    let needed = [(NAME, FieldName::Name), (BETTER, FieldName::Better)];
    let missing = needed.into_iter().filter(|(column, _)| places[*column].is_none()).map(|(_, field)| field);
    let missing: Vec<FieldName> = missing.collect();
    if missing.is_empty() { Ok(places) } else { Err(Bad::MissingColumns(missing)) }
}

/// Where the columns stand in [`KPI_COLUMNS`].
const NAME: usize = 0;
const UNIT: usize = 1;
const BETTER: usize = 2;
const OP: usize = 3;
const BASIS: usize = 4;
const TARGET: usize = 5;
const BY: usize = 6;
const BASELINE: usize = 7;
const CADENCE: usize = 8;

/// A row that is being read.
struct Line<'a> {
    header: &'a Row,
    places: Places,
    row: &'a Row,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Line<'a> {
    fn cell(&self, column: usize) -> &'a str {
        self.places[column].map_or("", |at| self.row.cell(at))
    }

    fn fault(&mut self, column: usize, what: What) {
        let heading = self.places[column].map_or("", |at| self.header.cell(at));
        let column = if heading.is_empty() { KPI_COLUMNS[column][0] } else { heading }.to_owned();
        self.faults.push(Fault { line: self.row.line, column, what });
    }

    /// What was read of a column, or a fault.
    fn keep<T>(&mut self, column: usize, read: Result<T, What>) -> Option<T> {
        read.map_err(|what| self.fault(column, what)).ok()
    }

    /// The KPI of the row; `None` when a cell cannot be read, and each such cell is told.
    fn kpi(&mut self) -> Option<NewKpi> {
        let short = |cell: &str| Text::line(cell, Text::SHORT).map_err(What::Text);
        let named = short(self.cell(NAME)).and_then(|name| if name.is_empty() { Err(What::Missing) } else { Ok(name) });
        let name = self.keep(NAME, named);
        let unit = self.keep(UNIT, short(self.cell(UNIT)));
        let better = self.word(BETTER, Better::ALL, Better::code, Words::Better, None);
        let cadence = self.word(CADENCE, Cadence::ALL, Cadence::code, Words::Cadence, Some(Cadence::Week));
        let kind = kind_of(self.cell(UNIT));
        let (target, reference) = (self.target(kind), self.reference(kind));
        let (better, target, reference) = (better?, target?, reference?);
        self.refuse_against(better, target, reference)?;
        let fields = KpiFields { unit: unit?, kind, cadence: cadence?, target, ..KpiFields::of(name?, better) };
        Some(NewKpi { fields, reference })
    }

    /// The one of `all` that a cell names by its code or its Danish word; `otherwise` where it is empty.
    fn word<T: Copy>(
        &mut self,
        column: usize,
        all: &[T],
        code: fn(T) -> &'static str,
        words: Words,
        otherwise: Option<T>,
    ) -> Option<T> {
        let joined = |text: &str| text.to_lowercase().replace([' ', '_'], "-");
        let typed = joined(self.cell(column));
        if typed.is_empty() {
            return otherwise.or_else(|| self.keep(column, Err(What::Missing)));
        }
        // The sign says what the word does: `relativ %`, `relative %`.
        let typed = typed.replace('%', "percent");
        let is = |value: &&T| {
            let code = code(**value);
            joined(code) == typed || danish_code(code).is_some_and(|word| joined(word).replace('%', "percent") == typed)
        };
        let found = all.iter().find(is).copied().ok_or(What::Word(words));
        self.keep(column, found)
    }

    /// The target, if the row has one; `None` when it cannot be read.
    fn target(&mut self, kind: Kind) -> Option<Option<Target>> {
        if [OP, TARGET].iter().all(|column| self.cell(*column).is_empty()) {
            return Some(None);
        }
        let op = self.word(OP, TargetOp::ALL, TargetOp::code, Words::TargetOp, None);
        let basis = self.word(BASIS, Basis::ALL, Basis::code, Words::Basis, Some(Basis::Absolute));
        let by = match self.cell(BY) {
            "" => Some(None),
            cell => self.keep(BY, whole_date(cell).map(Some)),
        };
        let value = self.number(TARGET, |cell| entry::read_target(cell, basis.unwrap_or(Basis::Absolute), kind, 0));
        Some(Some(Target { op: op?, basis: basis?, by: by?, value: value? }))
    }

    /// The one value it is measured against, if the row has one; `None` when it cannot be read.
    fn reference(&mut self, kind: Kind) -> Option<Option<i64>> {
        if self.cell(BASELINE).is_empty() {
            return Some(None);
        }
        self.number(BASELINE, |cell| Ok(entry::read(cell, kind, 0)?.value)).map(Some)
    }

    fn number(&mut self, column: usize, read: impl FnOnce(&str) -> Result<i64, EntryError>) -> Option<i64> {
        let number = read(self.cell(column)).map_err(|error| match error {
            EntryError::Number(NumberError::Empty) => What::Missing,
            error => What::Entry(error),
        });
        self.keep(column, number)
    }

    fn refuse_against(&mut self, better: Better, target: Option<Target>, reference: Option<i64>) -> Option<()> {
        let Some(target) = target else { return Some(()) };
        if target.goes_against(better) {
            self.fault(OP, What::AgainstDirection(target.op));
            return None;
        }
        if target.basis == Basis::RelativePercent && reference == Some(0) {
            self.fault(BASELINE, What::RelativeToZero);
            return None;
        }
        Some(())
    }
}

/// `min:sek` is a length of time, `%` a share, anything else is counted.
fn kind_of(unit: &str) -> Kind {
    match unit.to_lowercase().as_str() {
        "%" | "pct" | "pct." => Kind::Share,
        unit if CLOCK_UNITS.contains(&unit) => Kind::Duration,
        _ => Kind::Count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(file: &str) -> Vec<(u64, String, What)> {
        let Err(Bad::Rows(faults)) = read(file.as_bytes()) else { panic!("it was taken") };
        faults.into_iter().map(|fault| (fault.line, fault.column, fault.what)).collect()
    }

    #[test]
    fn the_kpis_of_2018_are_read() {
        let kpis = read(include_bytes!("../../tests/data/kpis_2018.csv")).unwrap();
        assert_eq!(kpis.len(), 6);
        let (first, answer, last) = (&kpis[0], &kpis[1].fields, &kpis[5].fields);
        assert_eq!((first.fields.kind, first.fields.decimals, first.reference), (Kind::Share, 0, Some(11_000_000)));
        let target = first.fields.target.unwrap();
        assert_eq!((target.value, target.by), (30_000_000, "2019-12-31".parse().ok()));
        assert_eq!((answer.kind, answer.better, answer.target.unwrap().value), (Kind::Duration, Better::Lower, 120));
        assert_eq!(kpis[3].fields.cadence, Cadence::Fortnight);
        assert_eq!((last.target.unwrap().basis, last.target.unwrap().value), (Basis::RelativePercent, 1_000));
    }

    #[test]
    fn english_headings_and_words_are_the_same() {
        let file = "Name,Unit,Better,Target is,Target basis,Target,Target date,Baseline,Measured every\n\
                    Answers,%,higher,at least,relative %,10,31-12-2026,40,fortnight\n\
                    Time,min:sec,lower,,,,,,quarter\nCalls,calls,lower,at most,percentage points,5,,,\n";
        let kpis = read(file.as_bytes()).unwrap();
        let target = kpis[0].fields.target.unwrap();
        assert_eq!((target.op, target.basis, target.value), (TargetOp::AtLeast, Basis::RelativePercent, 1_000));
        assert_eq!((kpis[1].fields.kind, kpis[1].fields.target), (Kind::Duration, None));
        assert_eq!((kpis[2].fields.cadence, kpis[2].fields.target.unwrap().value), (Cadence::Week, 5));
    }

    #[test]
    fn every_bad_row_is_told() {
        let header = "Nøgletal;Enhed;Bedre;Mål er;Målets grundlag;Mål;Måldato;Udgangspunkt;Måles hver\n";
        let rows = ";%;op;mindst;absolut;x;31/12;;år\nA;min:sek;lavere;højst;absolut;1,52;;;uge\n\
                    B;%;lavere;mindst;absolut;80;;;uge\nC;%;højere;mindst;relativ %;10;;0;uge\n\
                    D;%;højere;mindst;;;;120;uge\nE;;højere;;;;;;\ne;;højere;;;;;;\n";
        let told = faults(&format!("{header}{rows}"));
        let at: Vec<(u64, &str)> = told.iter().map(|(line, column, _)| (*line, column.as_str())).collect();
        let first = ["Nøgletal", "Bedre", "Måles hver", "Måldato", "Mål"].map(|column| (2, column));
        let rest = [(3, "Mål"), (4, "Mål er"), (5, "Udgangspunkt"), (6, "Mål"), (6, "Udgangspunkt"), (8, "Nøgletal")];
        assert_eq!(at, [&first[..], &rest[..]].concat());
        assert_eq!(told[1].2, What::Word(Words::Better));
        assert_eq!(told[6].2, What::AgainstDirection(TargetOp::AtLeast));
        assert_eq!(told[8].2, What::Missing);
        assert_eq!(told[10].2, What::NameTwice { line: 7 });
        let missing = vec![FieldName::Better];
        assert_eq!(read("Nøgletal;Enhed\nA;%\n".as_bytes()), Err(Bad::MissingColumns(missing)));
    }
}

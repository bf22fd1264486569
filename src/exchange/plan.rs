//! The five-field plan (*Ændring/opgave · Ansvarlig · Effekt · Hvordan · Deadline*) from a file.

use super::csv::{self, Row, Table};
use super::{Bad, Fault, What};
use crate::domain::action::PlanRow;
use crate::domain::calendar::{Date, parse_date};
use crate::domain::prose::{Text, TextError};
use crate::domain::refusal::FieldName;

/// The columns of the plan in KL's order, and what files call them.
const COLUMNS: [(FieldName, &[&str]); 5] = [
    (
        FieldName::Change,
        &["ændring/opgave", "ændring", "opgave", "handling", "change/task", "change", "task", "action"],
    ),
    (FieldName::Owner, &["ansvarlig", "responsible", "owner"]),
    (FieldName::Effect, &["effekt", "effect"]),
    (FieldName::How, &["hvordan", "how"]),
    (FieldName::Deadline, &["deadline", "frist"]),
];

/// Reads a plan.
///
/// # Errors
/// [`Bad`], with every row that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Vec<PlanRow>, Bad> {
    let Table { rows, .. } = csv::read(bytes)?;
    let (header, rows) = rows.split_first().ok_or(Bad::Empty)?;
    let columns = columns(header)?;
    let mut faults = Vec::new();
    let plan = rows.iter().filter_map(|row| plan_row(header, row, columns, &mut faults)).collect();
    if faults.is_empty() { Ok(plan) } else { Err(Bad::Rows(faults)) }
}

/// Where each of the five columns stands.
fn columns(header: &Row) -> Result<[usize; 5], Bad> {
    let mut places = [None; 5];
    for (at, heading) in header.cells.iter().enumerate() {
        let heading = heading.to_lowercase();
        let Some(field) = COLUMNS.iter().position(|(_, names)| names.contains(&heading.as_str())) else { continue };
        if places[field].replace(at).is_some() {
            return Err(Bad::TwoColumns(header.cells[at].clone()));
        }
    }
    match places {
        [Some(change), Some(owner), Some(effect), Some(how), Some(deadline)] => {
            Ok([change, owner, effect, how, deadline])
        }
        _ => {
            let missing = COLUMNS.iter().zip(places).filter(|(_, place)| place.is_none()).map(|((field, _), _)| *field);
            Err(Bad::MissingColumns(missing.collect()))
        }
    }
}

fn plan_row(header: &Row, row: &Row, columns: [usize; 5], faults: &mut Vec<Fault>) -> Option<PlanRow> {
    let [change, owner, effect, how, deadline] = columns;
    let mut keep = |at: usize, text: Result<Text, What>| {
        text.map_err(|what| faults.push(Fault { line: row.line, column: header.cells[at].clone(), what })).ok()
    };
    let short = |at: usize| Text::line(row.cell(at), Text::SHORT);
    let change = keep(change, needed(short(change)));
    let owner = keep(owner, needed(short(owner)));
    let effect = keep(effect, Text::lines(row.cell(effect)).map_err(What::Text));
    let how = keep(how, Text::lines(row.cell(how)).map_err(What::Text));
    let day = whole_date(row.cell(deadline));
    let column = || header.cells[deadline].clone();
    let day = day.map_err(|what| faults.push(Fault { line: row.line, column: column(), what })).ok();
    Some(PlanRow { change: change?, owner: owner?, effect: effect?, how: how?, deadline: day? })
}

fn needed(text: Result<Text, TextError>) -> Result<Text, What> {
    text.map_err(What::Text).and_then(|text| if text.is_empty() { Err(What::Missing) } else { Ok(text) })
}

/// A date with its year.
pub fn whole_date(cell: &str) -> Result<Date, What> {
    let parts: Vec<&str> = cell.split(['-', '/', '.']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.len() {
        _ if cell.is_empty() => Err(What::Missing),
        // Nothing of today goes into a whole date.
        3 if parts.iter().all(digits) => parse_date(cell, Date::default()).map_err(What::Date),
        _ => Err(What::NoYear),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::DateError;

    const HEADER: &str = "Ændring/opgave;Ansvarlig;Effekt;Hvordan;Deadline\n";

    #[test]
    fn the_plan_of_2018_is_read() {
        let rows = read(include_bytes!("../../tests/data/action_plan_2018.csv")).unwrap();
        assert_eq!(rows.len(), 19);
        assert_eq!(rows[0].owner.as_str(), "ØDC");
        assert_eq!(rows[0].deadline.to_string(), "2018-06-30");
        let file = include_str!("../../tests/data/action_plan_2018.csv");
        let (windows, ..) = encoding_rs::WINDOWS_1252.encode(file.trim_start_matches('\u{feff}'));
        assert_eq!(read(&windows).unwrap(), rows);
    }

    #[test]
    fn columns_stand_in_any_order_and_language() {
        let rows = read(b"DEADLINE,Note,how,Effect,Responsible,task\n2026-11-23,x,H,E,BAC,T\n").unwrap();
        assert_eq!((rows[0].change.as_str(), rows[0].how.as_str()), ("T", "H"));
        let missing = read("Opgave;Ansvarlig;Frist\nx;y;z".as_bytes());
        assert_eq!(missing, Err(Bad::MissingColumns(vec![FieldName::Effect, FieldName::How])));
        assert_eq!(read(b"task;change\n"), Err(Bad::TwoColumns("change".into())));
    }

    #[test]
    fn every_bad_row_is_told() {
        let file = format!("{HEADER};BAC;;;30/6\nx;;;;31-04-2018\ny;BAC;010101-1234;;\nz;BAC;;;1-5-2018\n");
        let Err(Bad::Rows(faults)) = read(file.as_bytes()) else { panic!("it was taken") };
        let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.what)).collect();
        assert_eq!(
            told,
            [
                (2, "Ændring/opgave", What::Missing),
                (2, "Deadline", What::NoYear),
                (3, "Ansvarlig", What::Missing),
                (3, "Deadline", What::Date(DateError::NoSuchDay)),
                (4, "Effekt", What::Text(TextError::Cpr)),
                (4, "Deadline", What::Missing),
            ]
        );
    }
}

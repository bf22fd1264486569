//! The plan (*Ændring/opgave · Ansvarlig · Effekt · Hvordan · Deadline*) from a file, as anybody wrote it or as it was
//! exported: then each row says which action it is.

mod columns;

pub use columns::{PlanColumn, differences};

use std::collections::HashMap;

use super::table::{self, Row, Table};
use super::{Bad, Fault, What};
use crate::domain::action::{PlanMore, PlanRow, Stage, Step};
use crate::domain::calendar::{Date, parse_date};
use crate::domain::prose::{Text, TextError};
use crate::text::Lang;
use crate::text::export::{NO, YES};

/// Reads a plan.
///
/// # Errors
/// [`Bad`], with every row that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Vec<PlanRow>, Bad> {
    let Table { rows, .. } = table::read(bytes)?;
    let (header, rows) = rows.split_first().ok_or(Bad::Empty)?;
    let places = places(header)?;
    let (mut faults, mut plan) = (Vec::new(), Vec::new());
    let mut seen: HashMap<u32, u64> = HashMap::new();
    for row in rows {
        let mut line = Line { header, places: &places, row, faults: &mut faults };
        let Some(read) = line.plan_row() else { continue };
        match read.number.and_then(|number| seen.insert(number, row.line)) {
            Some(before) => line.fault(PlanColumn::Number, What::NumberTwice { line: before }),
            None => plan.push(read),
        }
    }
    if faults.is_empty() { Ok(plan) } else { Err(Bad::Rows(faults)) }
}

/// Where each column that is known stands.
type Places = HashMap<PlanColumn, usize>;

fn places(header: &Row) -> Result<Places, Bad> {
    let mut places = Places::new();
    for (at, heading) in header.cells.iter().enumerate() {
        let mut read = PlanColumn::ALL.iter().filter(|column| column.is_read());
        let Some(column) = read.find(|column| column.is_called(heading)) else { continue };
        if places.insert(*column, at).is_some() {
            return Err(Bad::TwoColumns(heading.clone()));
        }
    }
    let missing = PlanColumn::FIVE.into_iter().filter(|(column, _)| !places.contains_key(column));
    let missing: Vec<_> = missing.map(|(_, field)| field).collect();
    if !missing.is_empty() {
        return Err(Bad::MissingColumns(missing));
    }
    match places.get(&PlanColumn::Number) {
        Some(at) if !is_exported(header) => Err(Bad::NumbersAlone(header.cell(*at).to_owned())),
        Some(_) | None => Ok(places),
    }
}

/// Whether Tavle wrote the headings: besides the number and the five fields there is one more of its own. The numbers of
/// any other list are its own, and not those of actions.
fn is_exported(header: &Row) -> bool {
    let is_kls = |column: PlanColumn| PlanColumn::FIVE.iter().any(|(five, _)| *five == column);
    let mut others = PlanColumn::ALL.iter().filter(|column| **column != PlanColumn::Number && !is_kls(**column));
    others.any(|column| header.cells.iter().any(|heading| column.is_called(heading)))
}

/// A row that is being read.
struct Line<'a> {
    header: &'a Row,
    places: &'a Places,
    row: &'a Row,
    faults: &'a mut Vec<Fault>,
}

impl Line<'_> {
    /// The row; `None` when a cell cannot be read, and each such cell is told.
    fn plan_row(&mut self) -> Option<PlanRow> {
        let short = |cell: &str| Text::line(cell, Text::SHORT);
        let long = |cell: &str| Text::lines(cell).map_err(What::Text);
        let number = self.read(PlanColumn::Number, number);
        let change = self.read(PlanColumn::Change, |cell| needed(short(cell)));
        let owner = self.read(PlanColumn::Owner, |cell| needed(short(cell)));
        let effect = self.read(PlanColumn::Effect, long);
        let how = self.read(PlanColumn::How, long);
        let deadline = self.read(PlanColumn::Deadline, whole_date);
        let more = self.more();
        Some(PlanRow {
            line: self.row.line,
            number: number?.flatten(),
            change: change??,
            owner: owner??,
            effect: effect??,
            how: how??,
            deadline: deadline??,
            more: more?,
        })
    }

    fn more(&mut self) -> Option<PlanMore> {
        let name = |cell: &str| Text::lines(cell).map_err(What::Text);
        let before_start = self.read(PlanColumn::BeforeStart, yes_or_no);
        let helpers = self.read(PlanColumn::Helpers, name);
        let kpi = self.read(PlanColumn::Kpi, name);
        let workflow = self.read(PlanColumn::Workflow, name);
        let step = self.read(PlanColumn::Step, |cell| Ok(step(cell)))?.flatten();
        Some(PlanMore { before_start: before_start?, helpers: helpers?, kpi: kpi?, workflow: workflow?, step })
    }

    /// What stands in a column, which the file may lack; `None` when it cannot be read.
    fn read<T>(&mut self, column: PlanColumn, read: impl FnOnce(&str) -> Result<T, What>) -> Option<Option<T>> {
        let Some(at) = self.places.get(&column) else { return Some(None) };
        read(self.row.cell(*at)).map_err(|what| self.fault(column, what)).ok().map(Some)
    }

    fn fault(&mut self, column: PlanColumn, what: What) {
        let heading = self.places.get(&column).map_or("", |at| self.header.cell(*at));
        self.faults.push(Fault { line: self.row.line, column: heading.to_owned(), what });
    }
}

/// The number of an action, `12` or `#12`; an empty cell is a new one.
fn number(cell: &str) -> Result<Option<u32>, What> {
    if cell.is_empty() {
        return Ok(None);
    }
    cell.trim_start_matches('#').parse().map(Some).map_err(|_| What::Number)
}

fn yes_or_no(cell: &str) -> Result<bool, What> {
    let cell = cell.to_lowercase();
    match (YES.contains(&cell.as_str()), NO.contains(&cell.as_str())) {
        (true, _) => Ok(true),
        (_, true) => Ok(false),
        _ => Err(What::YesOrNo),
    }
}

/// Where the file says an action stands, in the words of either language; nothing when it says nothing.
fn step(cell: &str) -> Option<Step> {
    let called = |stage: Stage, lang: Lang| lang.stage(stage).to_lowercase() == cell.to_lowercase();
    let is = |stage: &&Stage| called(**stage, Lang::Da) || called(**stage, Lang::En);
    (!cell.is_empty()).then(|| Stage::ALL.iter().find(is).map_or(Step::Other, |stage| Step::Stage(*stage)))
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
    use crate::domain::refusal::FieldName;

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
    fn what_an_exported_plan_says_besides_is_read_in_either_language() {
        let more = |file: &str| {
            read(file.as_bytes()).unwrap().into_iter().map(|row| (row.number, row.more)).collect::<Vec<_>>()
        };
        let text = |text: &str| Some(Text::stored(text));
        let file = "Nr;Ændring/opgave;Ansvarlig;Effekt;Hvordan;Deadline;Trin;Før start;Hjælpere;Følges på;Arbejdsgang\n\
            #12;A;BAC;;;1-5-2018;I GANG;ja;Anne, Bo;Svartid;3\n;B;BAC;;;1-5-2018;;;;;\n";
        let said = PlanMore {
            before_start: Some(true),
            helpers: text("Anne, Bo"),
            kpi: text("Svartid"),
            workflow: text("3"),
            step: Some(Step::Stage(Stage::InProgress)),
        };
        let empty =
            PlanMore { before_start: Some(false), helpers: text(""), kpi: text(""), workflow: text(""), step: None };
        assert_eq!(more(file), [(Some(12), said), (None, empty)]);
        let english =
            "No,Change/task,Responsible,Effect,How,Deadline,Step,Before start,Moved\n7,A,B,,,2018-05-01,dropped,no,3\n";
        let dropped =
            PlanMore { before_start: Some(false), step: Some(Step::Stage(Stage::Dropped)), ..PlanMore::default() };
        assert_eq!(more(english), [(Some(7), dropped)]);
        assert_eq!(more(&format!("{HEADER}A;B;;;1-5-2018\n")), [(None, PlanMore::default())]);
        let bad = "Nr;Opgave;Ansvarlig;Effekt;Hvordan;Deadline;Før start\n1;A;B;;;1-5-2018;\ntolv;A;B;;;1-5-2018;måske\n#1;A;B;;;1-5-2018;\n";
        let Err(Bad::Rows(faults)) = read(bad.as_bytes()) else { panic!("it was taken") };
        let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column.as_str(), fault.what)).collect();
        assert_eq!(
            told,
            [(3, "Nr", What::Number), (3, "Før start", What::YesOrNo), (4, "Nr", What::NumberTwice { line: 2 })]
        );
    }

    #[test]
    fn the_numbers_of_another_teams_list_are_not_those_of_actions() {
        let alone = read(format!("Nr;{HEADER}1;A;BAC;;;1-5-2018\n").as_bytes());
        assert_eq!(alone, Err(Bad::NumbersAlone("Nr".to_owned())));
        for own in ["Trin", "step", "Flyttet", "Hjælpere"] {
            let rows = read(format!("{own};Nr;{HEADER};1;A;BAC;;;1-5-2018\n").as_bytes()).unwrap();
            assert_eq!(rows[0].number, Some(1), "{own}");
        }
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

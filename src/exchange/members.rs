//! A list of members, from a file or pasted: one a line as *name; unit; role*, or just names parted by commas.

use std::collections::HashMap;

use super::table::{self, MOST_BYTES, MOST_FIELD, MOST_ROWS};
use super::{Bad, What, csv, xlsx};
use crate::domain::names::fold;
use crate::domain::people::{MemberRow, Role};
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;
use crate::text::Lang;

/// What lists call the columns.
const NAMES: [&str; 2] = ["navn", "name"];
const UNITS: [&str; 4] = ["enhed", "unit", "afdeling", "department"];
const ROLES: [&str; 2] = ["rolle", "role"];

/// What else lists call an employee.
const EMPLOYEES: [&str; 2] = ["sagsbehandler", "caseworker"];

/// What is wrong in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub line: u64,
    pub field: FieldName,
    pub what: What,
}

impl Fault {
    /// `linje 3, Rolle: …`.
    pub fn spoken(&self, lang: Lang) -> String {
        lang.line_fault(self.line, self.field, &self.what.spoken(lang))
    }
}

/// Reads a file.
///
/// # Errors
/// As [`parse`].
pub fn read(bytes: &[u8]) -> Result<Vec<MemberRow>, Bad> {
    if bytes.len() > MOST_BYTES {
        return Err(Bad::TooLarge);
    }
    if !xlsx::is_workbook(bytes)? {
        return parse(&csv::decode(bytes));
    }
    let rows = table::read(bytes)?.rows;
    let lines: Vec<String> = rows.iter().map(|row| csv::line(&row.cells)).collect();
    list(&rows.iter().map(|row| row.line).zip(lines.iter().map(String::as_str)).collect::<Vec<_>>())
}

/// Reads what was pasted.
///
/// # Errors
/// [`Bad`], with every line that cannot be read.
pub fn parse(text: &str) -> Result<Vec<MemberRow>, Bad> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let numbered = (1..).zip(text.lines().map(str::trim));
    list(&numbered.filter(|(_, line)| !line.is_empty()).collect::<Vec<_>>())
}

fn list(lines: &[(u64, &str)]) -> Result<Vec<MemberRow>, Bad> {
    let (first, rest) = lines.split_first().ok_or(Bad::Empty)?;
    if lines.len() > MOST_ROWS {
        return Err(Bad::TooManyRows);
    }
    if let Some((line, _)) = lines.iter().find(|(_, line)| line.len() > MOST_FIELD) {
        return Err(Bad::LongField { line: *line });
    }
    // What stands behind an open quotation mark would all be one name.
    if let Some((line, _)) = lines.iter().find(|(_, line)| !line.matches('"').count().is_multiple_of(2)) {
        return Err(Bad::OpenQuote { line: *line });
    }
    let heading = Heading::of(first.1)?;
    let mut list = List::default();
    for (line, text) in if heading.is_some() { rest } else { lines } {
        list.take(*line, text, heading.as_ref());
    }
    if list.faults.is_empty() { Ok(list.rows) } else { Err(Bad::Members(list.faults)) }
}

/// The columns that the first line names.
struct Heading {
    name: usize,
    unit: Option<usize>,
    role: Option<usize>,
    /// Under headings parted by commas a comma parts cells, not names.
    commas: bool,
}

impl Heading {
    fn of(line: &str) -> Result<Option<Self>, Bad> {
        let separator = separator_of(line);
        let cells: Vec<String> =
            csv::cells(line, separator.unwrap_or(b',')).iter().map(|it| it.to_lowercase()).collect();
        let column = |words: &[&str]| {
            let mut at = (0..cells.len()).filter(|at| words.contains(&cells[*at].as_str()));
            match (at.next(), at.next()) {
                (first, None) => Ok(first),
                (_, Some(second)) => Err(Bad::TwoColumns(cells[second].clone())),
            }
        };
        let Some(name) = column(&NAMES)? else { return Ok(None) };
        let commas = separator.is_none() && cells.len() > 1;
        Ok(Some(Heading { name, unit: column(&UNITS)?, role: column(&ROLES)?, commas }))
    }
}

/// What parts the cells of a line, unless it is a line of names.
fn separator_of(line: &str) -> Option<u8> {
    [b';', b'\t'].into_iter().find(|separator| line.bytes().any(|byte| byte == *separator))
}

/// What has been read so far.
#[derive(Default)]
struct List {
    rows: Vec<MemberRow>,
    faults: Vec<Fault>,
    /// The line of each name.
    seen: HashMap<String, u64>,
}

impl List {
    fn take(&mut self, line: u64, text: &str, heading: Option<&Heading>) {
        let commas = heading.is_some_and(|heading| heading.commas).then_some(b',');
        let Some(separator) = separator_of(text).or(commas) else {
            let names = csv::cells(text, b',');
            return names.iter().filter(|name| !name.is_empty()).for_each(|name| self.member(line, [name, "", ""]));
        };
        let cells = csv::cells(text, separator);
        if cells.iter().all(String::is_empty) {
            return;
        }
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", String::as_str);
        match heading {
            Some(Heading { name, unit, role, .. }) => self.member(line, [cell(Some(*name)), cell(*unit), cell(*role)]),
            None if cells.iter().skip(3).any(|cell| !cell.is_empty()) => {
                self.fault(line, FieldName::Role, What::TooManyCells);
            }
            None => self.member(line, [cell(Some(0)), cell(Some(1)), cell(Some(2))]),
        }
    }

    fn member(&mut self, line: u64, [name, unit, role]: [&str; 3]) {
        let name = self.text(line, FieldName::Name, name);
        let unit = self.text(line, FieldName::Unit, unit);
        let role = role_of(role);
        if role.is_none() {
            self.fault(line, FieldName::Role, What::Role);
        }
        let Some(name) = name else { return };
        if name.is_empty() {
            return self.fault(line, FieldName::Name, What::Missing);
        }
        if role_called(&folded(name.as_str())).is_some() {
            return self.fault(line, FieldName::Name, What::RoleAsName);
        }
        if let Some(line_before) = self.seen.insert(fold(name.as_str()), line) {
            return self.fault(line, FieldName::Name, What::NameTwice { line: line_before });
        }
        if let (Some(unit), Some(role)) = (unit, role) {
            self.rows.push(MemberRow { name, unit, role });
        }
    }

    fn text(&mut self, line: u64, field: FieldName, cell: &str) -> Option<Text> {
        Text::line(cell, Text::SHORT).map_err(|error| self.fault(line, field, What::Text(error))).ok()
    }

    fn fault(&mut self, line: u64, field: FieldName, what: What) {
        self.faults.push(Fault { line, field, what });
    }
}

/// The role of that name in any language, or of that beginning where only one role has it; without a word an employee.
fn role_of(typed: &str) -> Option<Role> {
    let typed = folded(typed);
    if typed.is_empty() {
        return Some(Role::Employee);
    }
    role_called(&typed).or_else(|| {
        let begins = |role: &Role| names_of(*role).any(|word| word.starts_with(&typed));
        let mut begun = Role::ALL.iter().copied().filter(begins);
        begun.next().filter(|_| begun.next().is_none())
    })
}

fn role_called(word: &str) -> Option<Role> {
    Role::ALL.iter().copied().find(|role| names_of(*role).any(|name| name == word))
}

fn names_of(role: Role) -> impl Iterator<Item = &'static str> {
    let others: &[&str] = if role == Role::Employee { &EMPLOYEES } else { &[] };
    [Lang::Da.role(role), Lang::En.role(role)].into_iter().chain(others.iter().copied())
}

fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose::TextError;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<String> {
        let rows = parse(text).unwrap();
        rows.iter().map(|row| format!("{}|{}|{}", row.name, row.unit, row.role.code())).collect()
    }

    fn faults(text: &str) -> Vec<(u64, FieldName, What)> {
        let Err(Bad::Members(faults)) = parse(text) else { panic!("it was taken") };
        faults.into_iter().map(|fault| (fault.line, fault.field, fault.what)).collect()
    }

    #[test]
    fn a_member_a_line_or_names_with_commas() {
        let pasted = "Anne Holm; BAC; leder\n\nBo Friis\tBYC\n;;\nCarl;;projekt\nDorte, Eva Juul,\n\"Fie; G\";BAC\n";
        assert_eq!(
            told(pasted),
            [
                "Anne Holm|BAC|leader",
                "Bo Friis|BYC|employee",
                "Carl||project_lead",
                "Dorte||employee",
                "Eva Juul||employee",
                "Fie; G|BAC|employee",
            ]
        );
    }

    #[test]
    fn headings_say_where_the_columns_stand() {
        assert_eq!(told("Navn;Enhed;Rolle\nAnne;BAC;Leder"), ["Anne|BAC|leader"]);
        assert_eq!(told("Name,Unit,Role\nAnne,BAC,leader\nBo"), ["Anne|BAC|leader", "Bo||employee"]);
        assert_eq!(told("ENHED\tNote\tNAVN\nBAC\tx\tAnne\n"), ["Anne|BAC|employee"]);
        assert_eq!(told("Navn\nAnne, Bo"), ["Anne||employee", "Bo||employee"]);
        assert_eq!(told("Navn;Enhed"), [""; 0]);
        assert_eq!(told("Anne;BAC;medarbejder\nBo"), ["Anne|BAC|employee", "Bo||employee"]);
        assert_eq!(parse("Navn;Name\nAnne;Bo"), Err(Bad::TwoColumns("name".into())));
        assert_eq!(parse(" \n\n"), Err(Bad::Empty));
    }

    #[test]
    fn files_of_danish_windows_are_read() {
        let (windows, ..) = encoding_rs::WINDOWS_1252.encode("Åse Bøgh;Ældre\r\n");
        assert_eq!(read(&windows), parse("Åse Bøgh;Ældre"));
        assert_eq!(read("\u{feff}Navn\r\nÅse".as_bytes()), parse("Åse"));
    }

    #[test]
    fn a_role_is_known_by_any_beginning_that_is_its_own() {
        for (typed, role) in [
            ("", Role::Employee),
            ("medarb", Role::Employee),
            ("Sagsbehandler", Role::Employee),
            ("caseworker", Role::Employee),
            ("LEDER", Role::Leader),
            ("l", Role::Leader),
            ("projekt", Role::ProjectLead),
            ("project_lead", Role::ProjectLead),
            ("styre", Role::SteeringGroup),
            ("steering-group", Role::SteeringGroup),
            ("proces", Role::ProcessLead),
            ("gevinst", Role::BenefitOwner),
            ("benefit", Role::BenefitOwner),
        ] {
            assert_eq!(role_of(typed), Some(role), "{typed}");
        }
        assert_eq!((role_of("pro"), role_of("chef")), (None, None));
    }

    #[test]
    fn every_bad_line_is_told() {
        let text = "Navn;Enhed;Rolle\n;BAC;leder\nAnne;010101-1234;chef\n\nanne;BAC;pro\n010101-1234, Bo\n";
        assert_eq!(
            faults(text),
            [
                (2, FieldName::Name, What::Missing),
                (3, FieldName::Unit, What::Text(TextError::Cpr)),
                (3, FieldName::Role, What::Role),
                (5, FieldName::Role, What::Role),
                (5, FieldName::Name, What::NameTwice { line: 3 }),
                (6, FieldName::Name, What::Text(TextError::Cpr)),
            ]
        );
        assert_eq!(faults("Anne, BAC, Leder"), [(1, FieldName::Name, What::RoleAsName)]);
        assert_eq!(parse("Bo\n\"Anne; BAC; leder"), Err(Bad::OpenQuote { line: 2 }));
        assert_eq!(faults("Anne;BAC;leder;anne@x.dk"), [(1, FieldName::Role, What::TooManyCells)]);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "[\\PC\n\t;,\"']{0,80}") {
            let _ = parse(&text);
        }
    }
}

//! Why a file that could be read is not taken.

use crate::domain::names::Unnamed;
use crate::domain::refusal::{FieldName, ImportRefusal, PlanRefusal, Thing};
use crate::text::format::action_number;
use crate::text::{Lang, plural};

impl Lang {
    pub fn import_refusal(self, refusal: &ImportRefusal) -> String {
        match refusal {
            ImportRefusal::NothingToImport => {
                self.pick("Der er ingen rækker at importere.", "There are no rows to import.").to_owned()
            }
            ImportRefusal::AllThere { rows: 1 } => self
                .pick("Det står her i forvejen. Intet er ændret.", "It stands here already. Nothing was changed.")
                .to_owned(),
            ImportRefusal::AllThere { rows } => self.pick(
                format!("Alle {rows} rækker står her i forvejen. Intet er ændret."),
                format!("All {rows} rows stand here already. Nothing was changed."),
            ),
            ImportRefusal::UnknownOwners(names) => {
                let names = self.listed(names.iter().map(|name| name.as_str()));
                self.pick(
                    format!("Disse ansvarlige kendes ikke: {names}. Opret dem med --create-owners, eller ret navnene."),
                    format!(
                        "These owners are not known: {names}. Make them with --create-owners, or correct the names."
                    ),
                )
            }
            ImportRefusal::AmbiguousOwner { name, choices } => self.pick(
                format!("Ansvarlig \"{name}\" kan være {}. Skriv hele navnet i filen.", choices.join(" eller ")),
                format!("The owner \"{name}\" could be {}. Write the whole name in the file.", choices.join(" or ")),
            ),
            ImportRefusal::UnknownNumbers(lines) => self.unknown_numbers(lines),
            ImportRefusal::NumberTwice { number, lines: [first, second] } => {
                let number = action_number(*number);
                self.pick(
                    format!("{number} står både i linje {first} og i linje {second}. Slet den ene. Intet er ændret."),
                    format!(
                        "{number} stands in line {first} and in line {second}. Remove one of them. Nothing was changed."
                    ),
                )
            }
            ImportRefusal::Unnamed(names) => self.unnamed_in_lines(names),
            ImportRefusal::Closed(lines) => self.closed_in_lines(lines),
            ImportRefusal::OnlySteps { numbers } => {
                let differ = self.steps_differ(numbers);
                self.pick(format!("Intet er ændret. {differ}"), format!("Nothing was changed. {differ}"))
            }
        }
    }

    fn unknown_numbers(self, lines: &[(u64, u32)]) -> String {
        let told = lines.iter().map(|(line, number)| {
            let number = action_number(*number);
            self.pick(format!("{number} (linje {line})"), format!("{number} (line {line})"))
        });
        let told = self.listed(told);
        self.pick(
            format!(
                "Der er ingen handling {told}. Ret nummeret, eller lad det stå tomt, hvis handlingen er ny. Intet er ændret."
            ),
            format!(
                "There is no action {told}. Correct the number, or leave it empty if the action is new. Nothing was changed."
            ),
        )
    }

    fn unnamed_in_lines(self, names: &[(u64, FieldName, Unnamed)]) -> String {
        let lines = names.iter().map(|(line, field, unnamed)| {
            let told = self.unnamed(thing_of(*field), unnamed);
            format!("  {}", self.line_fault(*line, *field, &told))
        });
        std::iter::once(self.bad_rows(names.len())).chain(lines).collect::<Vec<_>>().join("\n")
    }

    fn closed_in_lines(self, closed: &[(u64, PlanRefusal)]) -> String {
        let lines = closed.iter().map(|(line, refusal)| {
            format!("  {}", self.line_fault(*line, FieldName::Deadline, &self.plan_refusal(refusal)))
        });
        std::iter::once(self.bad_rows(closed.len())).chain(lines).collect::<Vec<_>>().join("\n")
    }

    /// Actions whose deadline a file moved.
    pub fn moved_by_file(self, numbers: &[u32]) -> String {
        let told = self.listed(numbers.iter().map(|number| action_number(*number)));
        let (da, en) = (plural(numbers.len(), "den", "dem"), plural(numbers.len(), "it", "them"));
        self.pick(
            format!(
                "Fristen er flyttet uden begrundelse: {told}. Fortryd, og flyt {da} i stedet med tavle action move … --why, hvis begrundelsen skal med."
            ),
            format!(
                "The deadline was moved without a reason: {told}. To give one, undo, and move {en} with tavle action move … --why instead."
            ),
        )
    }

    /// Actions that a file has on another step than they stand on.
    pub fn steps_differ(self, numbers: &[u32]) -> String {
        let told = self.listed(numbers.iter().map(|number| action_number(*number)));
        self.pick(
            format!("Filen har et andet trin for {told}. Et trin læses ikke fra en fil: skriv tavle action done, start, drop …"),
            format!("The file has another step for {told}. A step is not read from a file: write tavle action done, start, drop …"),
        )
    }
}

/// What the names of a column are names of.
fn thing_of(field: FieldName) -> Thing {
    match field {
        FieldName::Kpi => Thing::Kpi,
        FieldName::Workflow => Thing::Workflow,
        _ => Thing::Member,
    }
}

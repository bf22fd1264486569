//! What is wrong with a file that comes in, row by row.

use super::{Lang, plural, words};
use crate::domain::kpi::TargetOp;
use crate::domain::people::Role;
use crate::domain::refusal::FieldName;

words! {
    empty_file => "Filen er tom. Se efter, om det er den rigtige.", "The file is empty. See whether it is the right one.";
    no_periods => "Filen har ingen kolonne med perioder (2026-W47, 2026-11). Nævn den med --period KOLONNE.",
        "The file has no column of periods (2026-W47, 2026-11). Name it with --period COLUMN.";
    no_numbers => "Filen har ingen kolonne med tal, der passer. Nævn den med --value KOLONNE, eller en andels to med --numerator og --denominator.",
        "The file has no column of numbers that fits. Name it with --value COLUMN, or the two of a share with --numerator and --denominator.";
    cell_missing => "Der står ikke noget.", "There is nothing here.";
    whole_date => "Skriv en dato med år: 30-06-2018 eller 2018-06-30.",
        "Write a date with its year: 30-06-2018 or 2018-06-30.";
    role_as_name => "Det er en rolle, ikke et navn. Skriv én person om linjen: navn; enhed; rolle.",
        "That is a role, not a name. Write one person a line: name; unit; role.";
    unpacked => "Regnearket fylder for meget, når det pakkes ud. Gem det ark, der skal bruges, som en fil for sig.",
        "The workbook is too large once it is unpacked. Save the sheet you need as a file of its own.";
    locked_workbook => "Regnearket er låst med adgangskode eller gemt i et gammelt format. Gem det som .xlsx uden adgangskode eller som CSV.",
        "The workbook is locked with a password, or saved in an old format. Save it as .xlsx without a password, or as CSV.";
    broken_workbook => "Filen kan ikke læses som regneark: den er beskadiget eller noget andet. Åbn den i Excel, gem den igen, og prøv.",
        "The file cannot be read as a workbook: it is damaged or something else. Open it in Excel, save it again and try.";
    not_an_action_number => "Skriv handlingens nummer, fx 12, eller lad cellen stå tom, hvis handlingen er ny.",
        "Write the action's number, for instance 12, or leave the cell empty if the action is new.";
    yes_or_empty => "Skriv ja, eller lad cellen stå tom.", "Write yes, or leave the cell empty.";
    too_many_cells => "Skriv kun navn; enhed; rolle.", "Write name; unit; role only.";
}

/// The columns of a list of KPIs, and what files call them. Only the first and the third must be there.
pub const KPI_COLUMNS: [&[&str]; 9] = [
    &["nøgletal", "navn", "kpi", "name"],
    &["enhed", "unit"],
    &["bedre", "retning", "better", "direction"],
    &["mål er", "målet er", "target is"],
    &["målets grundlag", "target basis", "basis"],
    &["mål", "target"],
    &["måldato", "target date"],
    &["udgangspunkt", "baseline"],
    &["måles hver", "måles", "measured every", "measured", "cadence"],
];

/// Units of values that are lengths of time.
pub const CLOCK_UNITS: [&str; 4] = ["min:sek", "min:sec", "mm:ss", "m:ss"];

impl Lang {
    /// Where a list of members is wrong: `linje 3, Rolle: …`.
    pub fn line_fault(self, line: u64, field: FieldName, what: &str) -> String {
        let field = self.field(field);
        self.pick(format!("linje {line}, {field}: {what}"), format!("line {line}, {field}: {what}"))
    }

    pub fn role_unknown(self) -> String {
        let roles = Role::ALL.iter().map(|role| self.role(*role)).collect::<Vec<_>>().join(", ");
        self.pick(
            format!("Den rolle kendes ikke. Skriv en af disse, eller begyndelsen af den: {roles}."),
            format!("No such role. Write one of these, or its beginning: {roles}."),
        )
    }

    pub fn name_twice(self, line: u64) -> String {
        self.pick(
            format!("Navnet står også i linje {line}. Slet det ene, eller skriv mere af navnet."),
            format!("The name stands in line {line} too. Remove one of them, or write more of the name."),
        )
    }

    pub fn number_twice(self, line: u64) -> String {
        self.pick(
            format!(
                "Nummeret står også i linje {line}. Slet den ene, eller lad nummeret stå tomt, hvis handlingen er ny."
            ),
            format!(
                "The number stands in line {line} too. Remove one of them, or leave it empty if the action is new."
            ),
        )
    }

    pub fn against_direction(self, op: TargetOp) -> String {
        let (da, en) = match op {
            TargetOp::AtLeast => {
                ("Lavere er bedre her, så målet skal være højst.", "Lower is better here: write at most.")
            }
            TargetOp::AtMost => {
                ("Højere er bedre her, så målet skal være mindst.", "Higher is better here: write at least.")
            }
        };
        self.pick(da, en).to_owned()
    }

    pub fn file_too_large(self, megabytes: usize) -> String {
        self.pick(
            format!("Filen er for stor: højst {megabytes} MB."),
            format!("The file is too large: at most {megabytes} MB."),
        )
    }

    pub fn too_many_rows(self, most: usize) -> String {
        self.pick(
            format!("Filen har for mange rækker: højst {most} ad gangen. Del den i flere."),
            format!("The file has too many rows: at most {most} at a time. Split it."),
        )
    }

    pub fn too_many_cells_in_all(self, millions: usize) -> String {
        self.pick(
            format!("Filen har for mange celler: højst {millions} mio. Slet de kolonner, der ikke skal bruges."),
            format!("The file has too many cells: at most {millions} million. Remove the columns you do not need."),
        )
    }

    pub fn long_field(self, line: u64, kilobytes: usize) -> String {
        self.pick(
            format!("Linje {line}: en celle er for lang (over {kilobytes} KB)."),
            format!("Line {line}: a cell is too long (over {kilobytes} KB)."),
        )
    }

    /// A cell of a workbook shows an error: `#REF!`.
    pub fn cell_error(self, line: u64, error: &str) -> String {
        self.pick(
            format!("Linje {line}: en celle viser en fejl ({error}). Ret den i regnearket."),
            format!("Line {line}: a cell shows an error ({error}). Correct it in the workbook."),
        )
    }

    pub fn far_column(self, line: u64) -> String {
        self.pick(
            format!("Linje {line}: der står noget langt til højre for tabellen. Slet det i regnearket."),
            format!("Line {line}: there is something far to the right of the table. Remove it from the workbook."),
        )
    }

    pub fn open_quote(self, line: u64) -> String {
        self.pick(
            format!("Linje {line}: et anførselstegn bliver aldrig lukket, så resten af filen kan ikke læses."),
            format!("Line {line}: a quotation mark is never closed, so the rest of the file cannot be read."),
        )
    }

    pub fn missing_columns(self, fields: &[FieldName]) -> String {
        let names = self.listed(fields.iter().map(|field| self.field(*field)));
        let word = plural(fields.len(), self.pick("kolonnen", "the column"), self.pick("kolonnerne", "the columns"));
        self.pick(
            format!("Første linje mangler {word} {names}. Intet er importeret."),
            format!("The first line lacks {word} {names}. Nothing was imported."),
        )
    }

    pub fn two_columns(self, name: &str) -> String {
        self.pick(
            format!("Kolonnen {name} står der to gange. Slet den ene."),
            format!("The column {name} stands there twice. Remove one of them."),
        )
    }

    /// The numbers of a plan that Tavle did not export.
    pub fn numbers_alone(self, name: &str) -> String {
        self.pick(
            format!(
                "Kolonnen {name} ligner ikke Tavles egne numre. Slet kolonnen, hvis handlingerne er nye. Skal handlinger rettes, så hent planen med tavle export --xlsx, og ret i den fil. Intet er importeret."
            ),
            format!(
                "The column {name} does not look like Tavle's own numbers. Remove the column if the actions are new. To edit actions, fetch the plan with tavle export --xlsx and edit that file. Nothing was imported."
            ),
        )
    }

    pub fn no_column(self, name: &str, columns: &[String]) -> String {
        if columns.is_empty() {
            return self.pick(
                format!("Der er ingen kolonne \"{name}\"; filen har ingen overskrifter. Skriv kolonnens nummer."),
                format!("There is no column \"{name}\"; the file has no headings. Write the column's number."),
            );
        }
        let columns = self.listed(columns.iter());
        self.pick(
            format!("Der er ingen kolonne \"{name}\". Filen har {columns}."),
            format!("There is no column \"{name}\". The file has {columns}."),
        )
    }

    /// The heading over the rows that cannot be read.
    pub fn bad_rows(self, n: usize) -> String {
        let things = plural(n, self.pick("fejl", "fault"), self.pick("fejl", "faults"));
        self.pick(
            format!("Intet er importeret. Der er {n} {things} i filen:"),
            format!("Nothing was imported. The file has {n} {things}:"),
        )
    }

    pub fn row_fault(self, line: u64, column: &str, what: &str) -> String {
        self.pick(format!("  linje {line}, {column}: {what}"), format!("  line {line}, {column}: {what}"))
    }

    pub fn period_twice(self, line: u64) -> String {
        self.pick(
            format!("Perioden står også i linje {line}. Slet den ene."),
            format!("The period stands in line {line} too. Remove one of them."),
        )
    }

    /// After an import of numbers: rows that had none.
    pub fn rows_without_value(self, n: usize) -> String {
        let rows = plural(n, self.pick("række", "row"), self.pick("rækker", "rows"));
        self.pick(format!("{n} {rows} uden tal er sprunget over."), format!("{n} {rows} without a value were skipped."))
    }

    /// What a dry run would have done.
    pub fn dry_run(self, deed: &str) -> String {
        self.pick(
            format!("Prøve, intet er ændret. Uden --dry-run: {}.", deed.trim_end_matches('.')),
            format!("A dry run, nothing was changed. Without --dry-run: {}.", deed.trim_end_matches('.')),
        )
    }
}

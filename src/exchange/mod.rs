//! Files in and out. What is wrong with one is a value; `text` says it.

pub mod calendar;
pub mod csv;
mod guard;
pub mod kpis;
pub mod members;
pub mod numbers;
pub mod pasted;
pub mod plan;
pub mod table;
pub mod xlsx;

use crate::domain::calendar::DateError;
use crate::domain::kpi::entry::EntryError;
use crate::domain::kpi::{Basis, Better, TargetOp};
use crate::domain::period::Cadence;
use crate::domain::prose::TextError;
use crate::domain::refusal::{FieldName, KpiRefusal, Refusal};
use crate::text::Lang;

/// Why a file is not taken; then nothing of it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bad {
    /// More than [`table::MOST_BYTES`].
    TooLarge,
    /// More than [`table::MOST_ROWS`].
    TooManyRows,
    /// More than [`table::MOST_CELLS`].
    TooManyCells,
    Empty,
    /// A cell of more than [`table::MOST_FIELD`] bytes.
    LongField {
        line: u64,
    },
    /// A workbook that unpacks to more than may be.
    Unpacked,
    /// A workbook that is locked with a password, or of an Excel from before 2007.
    Locked,
    /// A workbook that is broken, or none after all.
    Broken,
    /// A cell of a workbook that shows an error.
    CellError {
        line: u64,
        error: String,
    },
    /// A cell far to the right of what a table holds.
    FarColumn {
        line: u64,
    },
    /// A quotation mark that is never closed, from this line on.
    OpenQuote {
        line: u64,
    },
    MissingColumns(Vec<FieldName>),
    /// A heading that stands twice.
    TwoColumns(String),
    /// A column of numbers, called that, in a file that was not exported.
    NumbersAlone(String),
    /// No column is called that; these are.
    NoColumn {
        name: String,
        columns: Vec<String>,
    },
    /// No column holds periods, or none numbers.
    NoPeriods,
    NoNumbers,
    /// Every row that cannot be read.
    Rows(Vec<Fault>),
    /// Every line of a list of members that cannot be read.
    Members(Vec<members::Fault>),
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub line: u64,
    /// The column as the file names it.
    pub column: String,
    pub what: What,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Missing,
    Text(TextError),
    Date(DateError),
    /// The number of an action stands in this line too.
    NumberTwice {
        line: u64,
    },
    /// Not the number of an action.
    Number,
    /// Neither yes nor no.
    YesOrNo,
    /// A date is whole in a file: a year that is guessed can be wrong unseen.
    NoYear,
    Period(DateError),
    Entry(EntryError),
    /// None of these words.
    Word(Words),
    /// The target says at least where lower is better, or at most where higher is.
    AgainstDirection(TargetOp),
    /// Per cent of a baseline of nothing.
    RelativeToZero,
    /// The period stands in this line too.
    PeriodTwice {
        line: u64,
    },
    /// Not the beginning of one role only.
    Role,
    /// The name stands in this line too.
    NameTwice {
        line: u64,
    },
    /// A role stands where a name should.
    RoleAsName,
    /// More cells than a member has.
    TooManyCells,
}

/// The words that a cell must be one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    Better,
    TargetOp,
    Basis,
    Cadence,
}

impl Words {
    fn codes(self) -> Vec<&'static str> {
        match self {
            Words::Better => Better::ALL.iter().map(|better| better.code()).collect(),
            Words::TargetOp => TargetOp::ALL.iter().map(|op| op.code()).collect(),
            Words::Basis => Basis::ALL.iter().map(|basis| basis.code()).collect(),
            Words::Cadence => Cadence::ALL.iter().map(|cadence| cadence.code()).collect(),
        }
    }
}

impl Bad {
    /// One sentence, or one a row.
    pub fn spoken(&self, lang: Lang) -> Vec<String> {
        let one = match self {
            Bad::TooLarge => lang.file_too_large(table::MOST_BYTES / 1_000_000),
            Bad::TooManyRows => lang.too_many_rows(table::MOST_ROWS),
            Bad::TooManyCells => lang.too_many_cells_in_all(table::MOST_CELLS / 1_000_000),
            Bad::Empty => lang.empty_file().to_owned(),
            Bad::LongField { line } => lang.long_field(*line, table::MOST_FIELD / 1_024),
            Bad::Unpacked => lang.unpacked().to_owned(),
            Bad::Locked => lang.locked_workbook().to_owned(),
            Bad::Broken => lang.broken_workbook().to_owned(),
            Bad::CellError { line, error } => lang.cell_error(*line, error),
            Bad::FarColumn { line } => lang.far_column(*line),
            Bad::OpenQuote { line } => lang.open_quote(*line),
            Bad::MissingColumns(fields) => lang.missing_columns(fields),
            Bad::TwoColumns(name) => lang.two_columns(name),
            Bad::NumbersAlone(name) => lang.numbers_alone(name),
            Bad::NoColumn { name, columns } => lang.no_column(name, columns),
            Bad::NoPeriods => lang.no_periods().to_owned(),
            Bad::NoNumbers => lang.no_numbers().to_owned(),
            Bad::Rows(faults) => {
                let rows =
                    faults.iter().map(|fault| lang.row_fault(fault.line, &fault.column, &fault.what.spoken(lang)));
                return std::iter::once(lang.bad_rows(faults.len())).chain(rows).collect();
            }
            Bad::Members(faults) => {
                let rows = faults.iter().map(|fault| format!("  {}", fault.spoken(lang)));
                return std::iter::once(lang.bad_rows(faults.len())).chain(rows).collect();
            }
        };
        vec![one]
    }
}

impl What {
    fn spoken(self, lang: Lang) -> String {
        match self {
            What::Missing => lang.cell_missing().to_owned(),
            What::Text(error) => lang.text_error(error),
            What::Date(DateError::Form) | What::NoYear => lang.whole_date().to_owned(),
            What::Date(error) => lang.date_error(error).to_owned(),
            What::NumberTwice { line } => lang.number_twice(line),
            What::Number => lang.not_an_action_number().to_owned(),
            What::YesOrNo => lang.yes_or_empty().to_owned(),
            What::Period(error) => lang.period_error(error).to_owned(),
            What::Entry(error) => lang.entry_error(error),
            What::Word(words) => lang.one_of(&words.codes()),
            What::AgainstDirection(op) => lang.against_direction(op),
            What::RelativeToZero => lang.refusal(&Refusal::Kpi(KpiRefusal::RelativeToZero)),
            What::PeriodTwice { line } => lang.period_twice(line),
            What::Role => lang.role_unknown(),
            What::NameTwice { line } => lang.name_twice(line),
            What::RoleAsName => lang.role_as_name().to_owned(),
            What::TooManyCells => lang.too_many_cells().to_owned(),
        }
    }
}

//! `tavle kpi import`: the values of a KPI from a file, all of them or none.

use std::path::PathBuf;

use serde::Serialize;

use super::call::Call;
use super::kpi_row::PointRow;
use super::trouble::Trouble;
use super::{files, values};
use crate::domain::board::Board;
use crate::domain::command::{Command, Outcome};
use crate::domain::kpi::entry::EntryError;
use crate::domain::kpi::{Kind, Kpi, KpiCommand};
use crate::exchange::numbers::{self, Numbers, Wanted};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "COLUMN")]
    period: Option<String>,
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["numerator", "denominator"])]
    value: Option<String>,
    #[arg(long, value_name = "COLUMN", requires = "denominator")]
    numerator: Option<String>,
    #[arg(long, value_name = "COLUMN", requires = "numerator")]
    denominator: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    note: Option<String>,
    #[arg(long)]
    replace: bool,
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    /// # Errors
    /// When the KPI is made of one number and two are named.
    fn wanted(&self, kpi: &Kpi, call: &Call, board: &Board) -> Result<Wanted<'_>, Trouble> {
        let quotient = self.numerator.as_deref().zip(self.denominator.as_deref());
        if quotient.is_some() && !matches!(kpi.kind, Kind::Share | Kind::Average) {
            return Err(Trouble::Entry("--numerator".into(), EntryError::NotAQuotient));
        }
        Ok(Wanted {
            period: self.period.as_deref(),
            value: self.value.as_deref(),
            quotient,
            note: self.note.as_deref(),
            ..Wanted::of(kpi, board.anchor(), call.today())
        })
    }
}

/// # Errors
/// When a row cannot be read, or it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let bytes = files::read(&args.file)?;
    let mut desk = if args.dry_run { call.look()? } else { call.open()? };
    let kpi = values::kpi(&desk.board, &args.kpi)?.clone();
    let wanted = args.wanted(&kpi, call, &desk.board)?;
    let read = numbers::read(&bytes, wanted).map_err(|bad| Trouble::bad_file(call.lang, &bad))?;
    let values = read.values.clone();
    let command = Command::Kpi(KpiCommand::Measure { kpi: kpi.id, values, replace: args.replace, import: true });
    if args.dry_run {
        let outcome = call.rehearse(&mut desk, &command)?;
        return show(call, &desk.board, &kpi, &read, outcome);
    }
    let done = call.save(&mut desk, &command)?;
    let note = (read.empty > 0).then(|| call.lang.rows_without_value(read.empty));
    call.tell(&desk.board, &done, note)
}

/// What a dry run would have brought.
#[derive(Serialize)]
struct Rehearsed {
    points: Vec<PointRow>,
    /// Equal ones that stand already.
    skipped: usize,
    /// Rows without a value.
    empty: usize,
}

fn show(call: &mut Call, board: &Board, kpi: &Kpi, read: &Numbers, outcome: Outcome) -> Result<(), Trouble> {
    if call.json {
        let points = read.values.iter().map(|entered| PointRow::entered(board, kpi, entered)).collect();
        return Ok(call.out.json(&Rehearsed { points, skipped: outcome.skipped, empty: read.empty })?);
    }
    for entered in &read.values {
        let value = call.lang.value_with_unit(entered.reading.value, kpi);
        let line = format!("  {}  {value}  {}", entered.period.code(), entered.mark);
        call.out.line(line.trim_end())?;
    }
    call.tell_rehearsed(board, outcome)
}

//! `tavle kpi add`: one KPI, or a list of them from a file.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::call::{Call, Desk, Shown};
use super::kpi_fields::{Facts, TargetArgs};
use super::kpi_row::KpiRow;
use super::table::{Align, columns};
use super::trouble::{Kind, Trouble};
use super::{files, values};
use crate::domain::board::Board;
use crate::domain::change::left_by;
use crate::domain::command::{Command, Outcome};
use crate::domain::kpi::{Better, Kpi, KpiCommand, KpiFields};
use crate::domain::period::Cadence;
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;
use crate::exchange::kpis;

/// What a file says of each KPI is not said for all of them.
const OF_ONE: [&str; 19] = [
    "name",
    "key",
    "unit",
    "decimals",
    "better",
    "cadence",
    "at_least",
    "at_most",
    "basis",
    "by",
    "kind",
    "question",
    "dimension",
    "grace",
    "owner",
    "workflow",
    "source",
    "method",
    "first",
];

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "NAME", required_unless_present = "from")]
    name: Option<String>,
    #[arg(long, value_name = "WAY", value_parser = values::better(), required_unless_present = "from")]
    better: Option<Better>,
    #[arg(long, value_name = "WORD")]
    key: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    unit: String,
    #[arg(long, value_name = "N", default_value_t = 0)]
    decimals: u32,
    #[arg(long, value_name = "CADENCE", value_parser = values::cadence(), default_value = "week")]
    cadence: Cadence,
    #[command(flatten)]
    target: TargetArgs,
    #[command(flatten)]
    facts: Facts,
    #[arg(long, value_name = "FILE", conflicts_with_all = OF_ONE)]
    from: Option<PathBuf>,
    #[arg(long, requires = "from")]
    dry_run: bool,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    match (&args.from, &args.name, args.better) {
        (Some(file), ..) => import(call, file, args.dry_run),
        (None, Some(name), Some(better)) => add(call, args, name, better),
        (None, ..) => Err(Trouble::said(Kind::Usage, call.lang.not_understood())),
    }
}

fn add(call: &mut Call, args: &Args, name: &str, better: Better) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let mut fields = KpiFields {
        key: args.key.as_deref().map_or(Ok(Text::default()), |key| values::line(FieldName::Key, key))?,
        unit: values::line(FieldName::KpiUnit, &args.unit)?,
        decimals: args.decimals,
        cadence: args.cadence,
        ..KpiFields::of(values::line(FieldName::Name, name)?, better)
    };
    args.facts.write(&mut fields, call, &desk.board)?;
    fields.target = args.target.target(call, &fields, &fields)?;
    call.perform(&mut desk, &Command::Kpi(KpiCommand::Add(Box::new(fields))))
}

fn import(call: &mut Call, file: &Path, dry_run: bool) -> Result<(), Trouble> {
    let bytes = files::read(file)?;
    let rows = kpis::read(&bytes).map_err(|bad| Trouble::bad_file(call.lang, &bad))?;
    call.bring_in(&Command::Kpi(KpiCommand::Import(rows)), dry_run.then_some(show as Shown))
}

/// What a dry run would have brought.
#[derive(Serialize)]
struct Rehearsed<'a> {
    kpis: Vec<KpiRow<'a>>,
    skipped: usize,
}

fn show(call: &mut Call, desk: &Desk, outcome: Outcome) -> Result<(), Trouble> {
    let mut board = desk.board.clone();
    outcome.changes.iter().for_each(|change| board.apply(change));
    let added: Vec<&Kpi> = left_by(&outcome.changes);
    if call.json {
        let kpis = added.iter().map(|kpi| KpiRow::new(&board, kpi, call.today())).collect();
        return Ok(call.out.json(&Rehearsed { kpis, skipped: outcome.skipped })?);
    }
    let rows: Vec<[String; 4]> = added.iter().map(|kpi| row(call, &board, kpi)).collect();
    call.out.lines(&columns([Align::Left; 4], [42, 8, 16, 36], &rows))?;
    call.tell_rehearsed(&board, outcome)
}

fn row(call: &Call, board: &Board, kpi: &Kpi) -> [String; 4] {
    let lang = call.lang;
    let series = board.series(kpi);
    let target = lang.target_told(series, &series.standing(call.today()));
    [kpi.name.to_string(), kpi.unit.to_string(), lang.cadence(kpi.cadence).to_owned(), target]
}

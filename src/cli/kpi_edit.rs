//! `tavle kpi edit`: the named fields are written, the others stay.

use super::call::Call;
use super::kpi_fields::{Facts, TargetArgs};
use super::trouble::Trouble;
use super::values;
use crate::domain::board::Board;
use crate::domain::command::Command;
use crate::domain::kpi::{Better, KpiCommand, KpiFields};
use crate::domain::period::Cadence;
use crate::domain::refusal::FieldName;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "WORD")]
    key: Option<String>,
    #[arg(long, value_name = "TEXT")]
    unit: Option<String>,
    #[arg(long, value_name = "N")]
    decimals: Option<u32>,
    #[arg(long, value_name = "WAY", value_parser = values::better())]
    better: Option<Better>,
    #[arg(long, value_name = "CADENCE", value_parser = values::cadence())]
    cadence: Option<Cadence>,
    #[command(flatten)]
    target: TargetArgs,
    #[arg(long, conflicts_with_all = ["at_least", "at_most", "basis", "by"])]
    no_target: bool,
    #[command(flatten)]
    facts: Facts,
    /// Another way of measuring: a new series begins.
    #[arg(long)]
    new_version: bool,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let kpi = values::kpi(&desk.board, &args.kpi)?;
    let (id, base) = (kpi.id, Box::new(KpiFields::from(kpi)));
    let wanted = Box::new(wanted(call, args, &base, &desk.board)?);
    call.perform(&mut desk, &Command::Kpi(KpiCommand::Edit { id, base, wanted, anew: args.new_version }))
}

fn wanted(call: &Call, args: &Args, base: &KpiFields, board: &Board) -> Result<KpiFields, Trouble> {
    let mut wanted = base.clone();
    if let Some(typed) = &args.name {
        wanted.name = values::line(FieldName::Name, typed)?;
    }
    if let Some(typed) = &args.key {
        wanted.key = values::line(FieldName::Key, typed)?;
    }
    if let Some(typed) = &args.unit {
        wanted.unit = values::line(FieldName::KpiUnit, typed)?;
    }
    wanted.decimals = args.decimals.unwrap_or(base.decimals);
    wanted.better = args.better.unwrap_or(base.better);
    wanted.cadence = args.cadence.unwrap_or(base.cadence);
    args.facts.write(&mut wanted, call, board)?;
    wanted.target = if args.no_target { None } else { args.target.target(call, base, &wanted)? };
    Ok(wanted)
}

//! `tavle kpi edit`: the named fields are written, the others stay.

use super::call::Call;
use super::trouble::Trouble;
use super::values;
use crate::domain::command::Command;
use crate::domain::kpi::{Better, KpiCommand, KpiFields, Target, TargetOp};
use crate::domain::number::{self, NumberError};
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
    #[arg(long, value_name = "VALUE", conflicts_with_all = ["at_most", "no_target"], allow_hyphen_values = true)]
    at_least: Option<String>,
    #[arg(long, value_name = "VALUE", conflicts_with = "no_target", allow_hyphen_values = true)]
    at_most: Option<String>,
    #[arg(long)]
    no_target: bool,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let kpi = values::kpi(&desk.board, &args.kpi)?;
    let (id, base) = (kpi.id, KpiFields::from(kpi));
    let wanted = wanted(args, &base)?;
    call.perform(
        &mut desk,
        &Command::Kpi(KpiCommand::Edit { id, base: Box::new(base), wanted: Box::new(wanted), anew: false }),
    )
}

fn wanted(args: &Args, base: &KpiFields) -> Result<KpiFields, Trouble> {
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
    wanted.target = target(args, base, wanted.decimals)?;
    Ok(wanted)
}

/// The target named, with as many decimals as the KPI is to have; else the one that stands, which means the same.
fn target(args: &Args, base: &KpiFields, decimals: u32) -> Result<Option<Target>, Trouble> {
    let parsed = |op, option: &'static str, value: Result<i64, NumberError>| {
        value.map(|value| Some(Target::absolute(op, value))).map_err(|error| Trouble::Number(option.into(), error))
    };
    match (&args.at_least, &args.at_most, base.target) {
        (Some(typed), ..) => parsed(TargetOp::AtLeast, "--at-least", number::parse(typed, decimals)),
        (None, Some(typed), _) => parsed(TargetOp::AtMost, "--at-most", number::parse(typed, decimals)),
        (None, None, Some(target)) if !args.no_target => {
            parsed(target.op, "--decimals", number::rescaled(target.value, base.decimals, decimals))
        }
        (None, None, _) => Ok(None),
    }
}

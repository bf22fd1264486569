//! `tavle kpi`: what is measured, and the measurements.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::call::Call;
use super::trouble::Trouble;
use super::{files, values};
use super::{kpi_edit, kpi_show};
use crate::domain::board::Board;
use crate::domain::command::Command;
use crate::domain::kpi::{Better, Entered, Kpi, KpiCommand, KpiFields, Target, TargetOp};
use crate::domain::number;
use crate::domain::period::{Cadence, Period};
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;
use crate::exchange::numbers::{self, Wanted};
use crate::perform::Done;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(Add),
    Edit(kpi_edit::Args),
    List,
    Show {
        #[arg(value_name = "KPI")]
        kpi: String,
    },
    Measure(Measure),
    Import(Import),
}

#[derive(Debug, Args)]
pub struct Add {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "WORD")]
    key: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    unit: String,
    #[arg(long, value_name = "N", default_value_t = 0)]
    decimals: u32,
    #[arg(long, value_name = "WAY", value_parser = values::better())]
    better: Better,
    #[arg(long, value_name = "CADENCE", value_parser = values::cadence(), default_value = "week")]
    cadence: Cadence,
    #[arg(long, value_name = "VALUE", conflicts_with = "at_most", allow_hyphen_values = true)]
    at_least: Option<String>,
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    at_most: Option<String>,
}

#[derive(Debug, Args)]
pub struct Measure {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    value: String,
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[arg(long)]
    replace: bool,
    #[arg(long, value_name = "TEXT", requires = "replace")]
    why: Option<String>,
}

#[derive(Debug, Args)]
pub struct Import {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "COLUMN")]
    period: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    #[arg(long)]
    replace: bool,
    #[arg(long)]
    dry_run: bool,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::Add(args) => add(call, &args),
        Verb::Edit(args) => kpi_edit::run(call, &args),
        Verb::List => kpi_show::list(call),
        Verb::Show { kpi } => kpi_show::show(call, &kpi),
        Verb::Measure(args) => measure(call, &args),
        Verb::Import(args) => import(call, &args),
    }
}

fn add(call: &mut Call, args: &Add) -> Result<(), Trouble> {
    let target = |typed: &Option<String>, op| {
        let value = |typed: &String| number::parse(typed, args.decimals);
        let target =
            typed.as_ref().map(value).transpose().map_err(|error| Trouble::Number(target_option(op), error))?;
        Ok::<_, Trouble>(target.map(|value| Target::absolute(op, value)))
    };
    let fields = KpiFields {
        name: values::line(FieldName::Name, &args.name)?,
        key: args.key.as_deref().map_or(Ok(Text::default()), |key| values::line(FieldName::Key, key))?,
        unit: values::line(FieldName::KpiUnit, &args.unit)?,
        decimals: args.decimals,
        better: args.better,
        target: target(&args.at_least, TargetOp::AtLeast)?.or(target(&args.at_most, TargetOp::AtMost)?),
        cadence: args.cadence,
        ..KpiFields::of(Text::default(), args.better)
    };
    let mut desk = call.open()?;
    call.perform(&mut desk, &Command::Kpi(KpiCommand::Add(Box::new(fields))))
}

fn target_option(op: TargetOp) -> super::trouble::Label {
    match op {
        TargetOp::AtLeast => "--at-least".into(),
        TargetOp::AtMost => "--at-most".into(),
    }
}

fn measure(call: &mut Call, args: &Measure) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let kpi = values::kpi(&desk.board, &args.kpi)?;
    let value = number::parse(&args.value, kpi.decimals);
    let value = value.map_err(|error| Trouble::Number(FieldName::Value.into(), error))?;
    let (anchor, today) = (desk.board.anchor(), call.today());
    let period = match &args.period {
        Some(typed) => Period::parse(typed, kpi.cadence, anchor, today)
            .map_err(|error| Trouble::Period("--period".into(), error))?,
        None => Period::last_ended(kpi.cadence, today, anchor),
    };
    let command = match &args.why {
        Some(why) => {
            KpiCommand::Correct { kpi: kpi.id, period, reading: value.into(), why: values::lines(FieldName::Why, why)? }
        }
        None => {
            let values = vec![Entered::from((period, value))];
            KpiCommand::Measure { kpi: kpi.id, values, replace: args.replace, import: false }
        }
    };
    call.perform(&mut desk, &Command::Kpi(command))
}

fn import(call: &mut Call, args: &Import) -> Result<(), Trouble> {
    let bytes = files::read(&args.file)?;
    let mut desk = if args.dry_run { call.look()? } else { call.open()? };
    let kpi = values::kpi(&desk.board, &args.kpi)?.clone();
    let wanted = Wanted {
        cadence: kpi.cadence,
        anchor: desk.board.anchor(),
        decimals: kpi.decimals,
        today: call.today(),
        period: args.period.as_deref(),
        value: args.value.as_deref(),
    };
    let read = numbers::read(&bytes, wanted).map_err(|bad| Trouble::bad_file(call.lang, &bad))?;
    let values = read.values.iter().copied().map(Entered::from).collect();
    let command = Command::Kpi(KpiCommand::Measure { kpi: kpi.id, values, replace: args.replace, import: true });
    if args.dry_run {
        let outcome = call.rehearse(&mut desk, &command)?;
        let (verb, changes, skipped) = (outcome.verb, outcome.changes, outcome.skipped);
        let done = Done { seq: 0, verb, changes, warnings: outcome.warnings, skipped, of: None };
        return show(call, &desk.board, &kpi, &read, &done);
    }
    let done = call.save(&mut desk, &command)?;
    let note = (read.empty > 0).then(|| call.lang.rows_without_value(read.empty));
    call.tell(&desk.board, &done, note)
}

/// What a dry run would have brought.
fn show(call: &mut Call, board: &Board, kpi: &Kpi, read: &numbers::Numbers, done: &Done) -> Result<(), Trouble> {
    if call.json {
        return Ok(call.out.json(&kpi_show::Rehearsed::new(kpi, read, done.skipped))?);
    }
    for (period, value) in &read.values {
        call.out.line(&format!("  {}  {}", period.code(), call.lang.value_with_unit(*value, kpi)))?;
    }
    Ok(call.out.line(&call.lang.dry_run(&call.lang.deed(board, done, Board::owner_name)))?)
}

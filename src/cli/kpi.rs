//! `tavle kpi`: what is measured, the measurements, and what is noted of them.

use clap::{ArgGroup, Args, Subcommand};

use super::call::Call;
use super::trouble::Trouble;
use super::values;
use super::{kpi_add, kpi_edit, kpi_import, kpi_show};
use crate::domain::command::Command;
use crate::domain::kpi::{Baseline, Entered, Kpi, KpiCommand, NoteKind, Status, entry};
use crate::domain::period::Period;
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(kpi_add::Args),
    Edit(kpi_edit::Args),
    List,
    Show {
        #[arg(value_name = "KPI")]
        kpi: String,
    },
    Measure(Measure),
    Import(kpi_import::Args),
    Baseline(Freeze),
    Exclude(Explained),
    Include {
        #[arg(value_name = "KPI")]
        kpi: String,
        #[arg(value_name = "PERIOD")]
        period: String,
    },
    Gap(Explained),
    Mark(Mark),
    Retire {
        #[arg(value_name = "KPI")]
        kpi: String,
    },
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
    provisional: bool,
    #[arg(long, value_name = "TEXT", conflicts_with = "provisional")]
    why: Option<String>,
    #[arg(long)]
    replace: bool,
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("against").required(true).args(["from", "value", "none"])))]
pub struct Freeze {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(long, value_name = "PERIOD", requires = "to")]
    from: Option<String>,
    #[arg(long, value_name = "PERIOD", requires = "from")]
    to: Option<String>,
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    value: Option<String>,
    #[arg(long)]
    none: bool,
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

/// Something about a period that has its reason.
#[derive(Debug, Args)]
pub struct Explained {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(value_name = "PERIOD")]
    period: String,
    #[arg(long, value_name = "TEXT")]
    why: String,
}

#[derive(Debug, Args)]
pub struct Mark {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(value_name = "PERIOD")]
    period: String,
    #[arg(value_name = "TEXT", required_unless_present = "remove")]
    text: Option<String>,
    #[arg(long, conflicts_with = "text")]
    remove: bool,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::Add(args) => kpi_add::run(call, &args),
        Verb::Edit(args) => kpi_edit::run(call, &args),
        Verb::List => kpi_show::list(call),
        Verb::Show { kpi } => kpi_show::show(call, &kpi),
        Verb::Measure(args) => measure(call, &args),
        Verb::Import(args) => kpi_import::run(call, &args),
        Verb::Baseline(args) => freeze(call, &args),
        Verb::Exclude(args) => explain(call, &args, NoteKind::Excluded),
        Verb::Include { kpi, period } => {
            of_period(call, &kpi, &period, |kpi, period| unnote(kpi, period, NoteKind::Excluded))
        }
        Verb::Gap(args) => explain(call, &args, NoteKind::Gap),
        Verb::Mark(args) => mark(call, &args),
        Verb::Retire { kpi } => {
            let mut desk = call.open()?;
            let kpi = values::kpi(&desk.board, &kpi)?.id;
            call.perform(&mut desk, &Command::Kpi(KpiCommand::Retire { kpi }))
        }
    }
}

fn measure(call: &mut Call, args: &Measure) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let kpi = values::kpi(&desk.board, &args.kpi)?;
    let reading = entry::read(&args.value, kpi.kind, kpi.decimals);
    let reading = reading.map_err(|error| Trouble::Entry(FieldName::Value.into(), error))?;
    let period = match &args.period {
        Some(typed) => values::period("--period", typed, kpi, &desk.board, call.today())?,
        None => Period::last_ended(kpi.cadence, call.today(), desk.board.anchor()),
    };
    let far = desk.board.series(kpi).beyond_limits(reading.value);
    let far = far.map(|limit| call.lang.beyond_limits(reading.value, kpi, limit));
    let command = match &args.why {
        Some(why) => KpiCommand::Correct { kpi: kpi.id, period, reading, why: values::lines(FieldName::Why, why)? },
        None => {
            let status = if args.provisional { Status::Provisional } else { Status::Final };
            let values = vec![Entered { period, reading, status, mark: Text::default() }];
            KpiCommand::Measure { kpi: kpi.id, values, replace: args.replace, import: false }
        }
    };
    match far {
        Some(far) => call.perform_noting(&mut desk, &Command::Kpi(command), far),
        None => call.perform(&mut desk, &Command::Kpi(command)),
    }
}

fn freeze(call: &mut Call, args: &Freeze) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let kpi = values::kpi(&desk.board, &args.kpi)?;
    let start = |option: &'static str, typed: &str| {
        values::period(option, typed, kpi, &desk.board, call.today()).map(|period| period.start)
    };
    let baseline = match (&args.from, &args.to, &args.value) {
        (Some(from), Some(to), _) => Baseline::Series { from: start("--from", from)?, to: start("--to", to)? },
        (_, _, Some(typed)) => {
            let reading = entry::read(typed, kpi.kind, kpi.decimals);
            Baseline::Reference { value: reading.map_err(|error| Trouble::Entry("--value".into(), error))?.value }
        }
        // Then it is --none that is written.
        (_, _, None) => Baseline::None,
    };
    let why = args.why.as_deref().map_or(Ok(Text::default()), |why| values::lines(FieldName::Why, why))?;
    let kpi = kpi.id;
    call.perform(&mut desk, &Command::Kpi(KpiCommand::Freeze { kpi, baseline, why }))
}

fn explain(call: &mut Call, args: &Explained, kind: NoteKind) -> Result<(), Trouble> {
    let text = values::lines(FieldName::Why, &args.why)?;
    of_period(call, &args.kpi, &args.period, |kpi, period| KpiCommand::Note { kpi: kpi.id, period, kind, text })
}

fn mark(call: &mut Call, args: &Mark) -> Result<(), Trouble> {
    let Some(text) = &args.text else {
        return of_period(call, &args.kpi, &args.period, |kpi, period| unnote(kpi, period, NoteKind::Mark));
    };
    let (text, kind) = (values::line("TEXT", text)?, NoteKind::Mark);
    of_period(call, &args.kpi, &args.period, |kpi, period| KpiCommand::Note { kpi: kpi.id, period, kind, text })
}

fn unnote(kpi: &Kpi, period: Period, kind: NoteKind) -> KpiCommand {
    KpiCommand::Unnote { kpi: kpi.id, period, kind }
}

/// Performs what is wanted of a period of a KPI.
fn of_period(
    call: &mut Call,
    kpi: &str,
    period: &str,
    wanted: impl FnOnce(&Kpi, Period) -> KpiCommand,
) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let kpi = values::kpi(&desk.board, kpi)?;
    let period = values::period(FieldName::Period, period, kpi, &desk.board, call.today())?;
    let command = Command::Kpi(wanted(kpi, period));
    call.perform(&mut desk, &command)
}

//! `tavle tally`: cases counted by type.

use super::call::Call;
use super::trouble::Trouble;
use super::values;
use crate::domain::command::Command;
use crate::domain::tally::{CaseType, Stream, TallyCommand};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "TYPE", value_parser = values::case_type(), ignore_case = true)]
    case_type: CaseType,
    #[arg(value_name = "N", default_value_t = 1)]
    count: u32,
    /// Of inspections; else of applications.
    #[arg(long)]
    inspection: bool,
    /// The type that each of them leans towards.
    #[arg(long, value_name = "TYPE", value_parser = values::case_type(), ignore_case = true)]
    border: Option<CaseType>,
    #[arg(long)]
    doubt: bool,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let today = call.today();
    let day = args.on.as_ref().map_or(Ok(today), |typed| values::date("--on", typed, today))?;
    let stream = if args.inspection { Stream::Inspection } else { Stream::Application };
    let Args { case_type, count, border: neighbour, doubt, .. } = *args;
    let command = TallyCommand::Count { day, stream, case_type, count, neighbour, doubt };
    let mut desk = call.open()?;
    call.perform(&mut desk, &Command::Tally(command))
}

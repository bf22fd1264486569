//! `tavle action edit`: the fields that are named, written over the action as it stands.

use super::call::{Call, Desk};
use super::trouble::Trouble;
use super::values;
use crate::domain::action::{ActionCommand, ActionFields};
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::refusal::FieldName;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ACTION")]
    action: String,
    #[arg(long, value_name = "TEXT")]
    change: Option<String>,
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    #[arg(long, value_name = "TEXT")]
    effect: Option<String>,
    #[arg(long, value_name = "TEXT")]
    how: Option<String>,
    #[arg(long, value_name = "DATE")]
    deadline: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,
    #[arg(long, value_name = "KPI")]
    kpi: Option<String>,
    #[arg(long, value_name = "WORKFLOW")]
    workflow: Option<String>,
    #[arg(long, value_name = "NAMES")]
    helpers: Option<String>,
    #[arg(long, overrides_with = "not_before_start")]
    before_start: bool,
    #[arg(long)]
    not_before_start: bool,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let command = edited(args, &mut desk, call.today())?;
    call.perform(&mut desk, &Command::Action(command))
}

fn edited(args: &Args, desk: &mut Desk, today: Date) -> Result<ActionCommand, Trouble> {
    let action = values::action(desk, &args.action)?;
    let board = &desk.board;
    let base = ActionFields::from(&action);
    let mut wanted = base.clone();
    if let Some(typed) = &args.change {
        wanted.change = values::line(FieldName::Change, typed)?;
    }
    if let Some(typed) = &args.owner {
        wanted.owner = values::owner(board, typed)?;
    }
    if let Some(typed) = &args.effect {
        wanted.effect = values::lines(FieldName::Effect, typed)?;
    }
    if let Some(typed) = &args.how {
        wanted.how = values::lines(FieldName::How, typed)?;
    }
    if let Some(typed) = &args.deadline {
        wanted.deadline = values::date(FieldName::Deadline, typed, today)?;
    }
    if let Some(typed) = &args.kpi {
        wanted.kpi = values::or_none(typed, |name| values::kpi(board, name))?.map(|kpi| kpi.id);
    }
    if let Some(typed) = &args.workflow {
        wanted.workflow = values::or_none(typed, |name| values::workflow(board, name))?.map(|workflow| workflow.id);
    }
    if let Some(typed) = &args.helpers {
        wanted.helpers = values::helpers(board, typed)?;
    }
    wanted.before_start = (base.before_start || args.before_start) && !args.not_before_start;
    Ok(ActionCommand::Edit { id: action.id, base, wanted, why: values::lines(FieldName::Why, &args.why)? })
}

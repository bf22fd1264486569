//! `tavle action`: the plan.

use clap::{Args, Subcommand};

use super::call::{Call, Desk};
use super::plan_import;
use super::plan_list;
use super::trouble::Trouble;
use super::values;
use crate::domain::action::{ActionCommand, ActionFields, Deed, Helpers};
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(Add),
    List(plan_list::Args),
    Show {
        #[arg(value_name = "ACTION")]
        action: String,
    },
    Edit(Edit),
    Done {
        #[arg(value_name = "ACTION")]
        action: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    Move {
        #[arg(value_name = "ACTION")]
        action: String,
        #[arg(value_name = "DATE")]
        deadline: String,
    },
    Drop {
        #[arg(value_name = "ACTION")]
        action: String,
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
    Reopen {
        #[arg(value_name = "ACTION")]
        action: String,
    },
    Import(plan_import::Args),
}

#[derive(Debug, Args)]
pub struct Add {
    #[arg(value_name = "CHANGE")]
    change: String,
    #[arg(long, value_name = "NAME")]
    owner: String,
    #[arg(long, value_name = "DATE")]
    deadline: String,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    effect: String,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    how: String,
    #[arg(long, value_name = "KPI", default_value = "", hide_default_value = true)]
    kpi: String,
    #[arg(long, value_name = "WORKFLOW", default_value = "", hide_default_value = true)]
    workflow: String,
    #[arg(long)]
    before_start: bool,
}

#[derive(Debug, Args)]
pub struct Edit {
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
    #[arg(long, value_name = "KPI")]
    kpi: Option<String>,
    #[arg(long, value_name = "WORKFLOW")]
    workflow: Option<String>,
    #[arg(long, overrides_with = "not_before_start")]
    before_start: bool,
    #[arg(long)]
    not_before_start: bool,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    let today = call.today();
    match verb {
        Verb::List(args) => plan_list::list(call, &args),
        Verb::Show { action } => plan_list::show(call, &action),
        Verb::Import(args) => plan_import::run(call, &args),
        Verb::Add(args) => write(call, |desk| added(&args, desk, today).map(ActionCommand::add)),
        Verb::Edit(args) => write(call, |desk| edited(&args, desk, today)),
        Verb::Done { action, on } => write(call, |desk| {
            let on = on.map_or(Ok(today), |typed| values::date("--on", &typed, today))?;
            Ok(ActionCommand::one(values::action(desk, &action)?.id, Deed::Done { on, look: None }))
        }),
        Verb::Move { action, deadline } => write(call, |desk| {
            let deadline = values::date(FieldName::Deadline, &deadline, today)?;
            Ok(ActionCommand::one(
                values::action(desk, &action)?.id,
                Deed::Move { deadline, why: Text::default(), how: None },
            ))
        }),
        Verb::Drop { action, why } => write(call, |desk| {
            let why = values::lines(FieldName::Why, &why)?;
            Ok(ActionCommand::one(values::action(desk, &action)?.id, Deed::Drop { why }))
        }),
        Verb::Reopen { action } => {
            write(call, |desk| Ok(ActionCommand::one(values::action(desk, &action)?.id, Deed::Reopen)))
        }
    }
}

/// Performs what is read from the line and the board before the lock is taken.
fn write(call: &mut Call, command: impl FnOnce(&mut Desk) -> Result<ActionCommand, Trouble>) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let command = command(&mut desk)?;
    call.perform(&mut desk, &Command::Action(command))
}

fn added(args: &Add, desk: &Desk, today: Date) -> Result<ActionFields, Trouble> {
    let board = &desk.board;
    Ok(ActionFields {
        change: values::line(FieldName::Change, &args.change)?,
        owner: values::owner(board, &args.owner)?,
        effect: values::lines(FieldName::Effect, &args.effect)?,
        how: values::lines(FieldName::How, &args.how)?,
        deadline: values::date(FieldName::Deadline, &args.deadline, today)?,
        before_start: args.before_start,
        kpi: values::or_none(&args.kpi, |name| values::kpi(board, name))?.map(|kpi| kpi.id),
        workflow: values::or_none(&args.workflow, |name| values::workflow(board, name))?.map(|workflow| workflow.id),
        helpers: Helpers::default(),
    })
}

/// The fields that are named, written over the action as it stands.
fn edited(args: &Edit, desk: &mut Desk, today: Date) -> Result<ActionCommand, Trouble> {
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
    wanted.before_start = (base.before_start || args.before_start) && !args.not_before_start;
    Ok(ActionCommand::Edit { id: action.id, base, wanted, why: Text::default() })
}

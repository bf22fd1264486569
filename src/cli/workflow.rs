//! `tavle workflow`: workflows, their trials and decisions.

use clap::{Args, Subcommand};

use super::ask;
use super::call::Call;
use super::trouble::Trouble;
use super::{values, workflow_show};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::UnitId;
use crate::domain::refusal::FieldName;
use crate::domain::workflow::{DecisionKind, WorkflowCommand, WorkflowFields};

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long = "unit", value_name = "UNIT", required = true, num_args = 1..)]
        units: Vec<String>,
    },
    List,
    Show {
        #[arg(value_name = "WORKFLOW")]
        workflow: String,
    },
    Edit(Edit),
    Redesign {
        #[arg(value_name = "WORKFLOW")]
        workflow: String,
    },
    Ready {
        #[arg(value_name = "WORKFLOW")]
        workflow: String,
        #[arg(long)]
        back: bool,
    },
    #[command(subcommand)]
    Trial(Trial),
    Decide(Decide),
}

#[derive(Debug, Subcommand)]
pub enum Trial {
    Start {
        #[arg(value_name = "WORKFLOW")]
        workflow: String,
        #[arg(long = "unit", value_name = "UNIT", required = true, num_args = 1..)]
        units: Vec<String>,
        #[arg(long, value_name = "DATE")]
        start: String,
        #[arg(long, value_name = "DATE")]
        until: String,
    },
}

#[derive(Debug, Args)]
pub struct Edit {
    #[arg(value_name = "WORKFLOW")]
    workflow: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// All of its units: those not named go.
    #[arg(long = "unit", value_name = "UNIT", num_args = 1..)]
    units: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Decide {
    #[arg(value_name = "WORKFLOW")]
    workflow: String,
    #[arg(value_name = "DECISION", value_parser = values::decision(), ignore_case = true)]
    kind: DecisionKind,
    #[arg(long, value_name = "NAME", required = true, num_args = 1..)]
    by: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    let today = call.today();
    match verb {
        Verb::List => workflow_show::list(call),
        Verb::Show { workflow } => workflow_show::show(call, &workflow),
        Verb::Add { name, units } => write(call, |board| {
            let name = values::line(FieldName::Name, &name)?;
            Ok(WorkflowCommand::Add { name, units: find_units(board, &units)? })
        }),
        Verb::Edit(args) => write(call, |board| edit(board, &args)),
        Verb::Redesign { workflow } => {
            write(call, |board| Ok(WorkflowCommand::Redesign { workflow: values::workflow(board, &workflow)?.id }))
        }
        Verb::Ready { workflow, back } => write(call, |board| {
            Ok(WorkflowCommand::Ready { workflow: values::workflow(board, &workflow)?.id, ready: !back })
        }),
        Verb::Trial(trial) => write(call, |board| start(board, &trial, today)),
        Verb::Decide(args) => {
            confirm(call, &args)?;
            write(call, |board| decide(board, &args, today))
        }
    }
}

/// Performs what is read from the line and the board before the lock is taken.
fn write(call: &mut Call, command: impl FnOnce(&Board) -> Result<WorkflowCommand, Trouble>) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let command = command(&desk.board)?;
    call.perform(&mut desk, &Command::Workflow(command))
}

/// A decision is not undone: where somebody is there to answer, it is asked about first.
fn confirm(call: &Call, args: &Decide) -> Result<(), Trouble> {
    let question = call.lang.ask_decide(&args.workflow, call.lang.decision(args.kind));
    if ask::is_possible() { ask::agreed(&question, call) } else { Ok(()) }
}

fn find_units(board: &Board, names: &[String]) -> Result<Vec<UnitId>, Trouble> {
    names.iter().map(|name| values::unit(board, name).map(|unit| unit.id)).collect()
}

/// The fields that are named, written over the workflow as it stands.
fn edit(board: &Board, args: &Edit) -> Result<WorkflowCommand, Trouble> {
    let workflow = values::workflow(board, &args.workflow)?;
    let base = WorkflowFields::of(board, workflow);
    let mut wanted = base.clone();
    if let Some(typed) = &args.name {
        wanted.name = values::line(FieldName::Name, typed)?;
    }
    if !args.units.is_empty() {
        wanted.units = find_units(board, &args.units)?.into_iter().collect();
    }
    Ok(WorkflowCommand::Edit { id: workflow.id, base, wanted })
}

fn start(board: &Board, trial: &Trial, today: Date) -> Result<WorkflowCommand, Trouble> {
    let Trial::Start { workflow, units, start, until } = trial;
    Ok(WorkflowCommand::StartTrial {
        workflow: values::workflow(board, workflow)?.id,
        units: find_units(board, units)?,
        start: values::date("--start", start, today)?,
        until: values::date("--until", until, today)?,
    })
}

fn decide(board: &Board, args: &Decide, today: Date) -> Result<WorkflowCommand, Trouble> {
    let by = args.by.iter().map(|name| values::member(board, name).map(|member| member.id));
    Ok(WorkflowCommand::Decide {
        workflow: values::workflow(board, &args.workflow)?.id,
        kind: args.kind,
        by: by.collect::<Result<_, _>>()?,
        reason: values::lines(FieldName::Why, &args.reason)?,
        until: args.until.as_ref().map(|typed| values::date("--until", typed, today)).transpose()?,
    })
}

//! `tavle idea`: ideas, and what is decided on them.

use clap::Subcommand;

use super::call::{Call, Desk};
use super::idea_show;
use super::trouble::Trouble;
use super::values;
use crate::domain::command::Command;
use crate::domain::idea::{IdeaCommand, IdeaFields, IdeaState};
use crate::domain::refusal::FieldName;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add {
        #[arg(value_name = "TEXT")]
        text: String,
    },
    List {
        /// Only those not used and not rejected.
        #[arg(long)]
        open: bool,
    },
    Show {
        #[arg(value_name = "IDEA")]
        idea: String,
    },
    Edit {
        #[arg(value_name = "IDEA")]
        idea: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
    },
    Use {
        #[arg(value_name = "IDEA")]
        idea: String,
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        why: String,
    },
    Park {
        #[arg(value_name = "IDEA")]
        idea: String,
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
    Reject {
        #[arg(value_name = "IDEA")]
        idea: String,
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::List { open } => idea_show::list(call, open),
        Verb::Show { idea } => idea_show::show(call, &idea),
        Verb::Add { text } => write(call, |_| Ok(IdeaCommand::Add { text: values::lines(FieldName::Idea, &text)? })),
        Verb::Edit { idea, text } => write(call, |desk| edited(desk, &idea, &text)),
        Verb::Use { idea, why } => write(call, |desk| settled(desk, &idea, IdeaState::Used, &why)),
        Verb::Park { idea, why } => write(call, |desk| settled(desk, &idea, IdeaState::Parked, &why)),
        Verb::Reject { idea, why } => write(call, |desk| settled(desk, &idea, IdeaState::Rejected, &why)),
    }
}

/// Performs what is read from the line and the board before the lock is taken.
fn write(call: &mut Call, command: impl FnOnce(&mut Desk) -> Result<IdeaCommand, Trouble>) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let command = command(&mut desk)?;
    call.perform(&mut desk, &Command::Idea(command))
}

fn edited(desk: &mut Desk, typed: &str, text: &str) -> Result<IdeaCommand, Trouble> {
    let idea = values::idea(desk, typed)?;
    let wanted = IdeaFields { text: values::lines(FieldName::Idea, text)? };
    Ok(IdeaCommand::Edit { id: idea.id, base: IdeaFields::from(&idea), wanted })
}

fn settled(desk: &mut Desk, typed: &str, state: IdeaState, why: &str) -> Result<IdeaCommand, Trouble> {
    let why = values::lines(FieldName::Why, why)?;
    Ok(IdeaCommand::Settle { id: values::idea(desk, typed)?.id, state, why })
}

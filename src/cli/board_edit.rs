//! `tavle board edit`: the board's name and its meetings.

use clap::{Args, Subcommand};

use super::call::Call;
use super::trouble::{Kind, Trouble};
use super::values;
use crate::domain::board::{BoardCommand, BoardFields};
use crate::domain::calendar::parse_time;
use crate::domain::command::Command;
use crate::domain::refusal::{FieldName, Refusal};

#[derive(Debug, Subcommand)]
pub enum Verb {
    Edit(Edit),
}

#[derive(Debug, Args)]
pub struct Edit {
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// An empty one: no meeting is agreed.
    #[arg(long, value_name = "DATE")]
    first_meeting: Option<String>,
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, Verb::Edit(args): Verb) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let base = BoardFields::from(&desk.board.record);
    let mut wanted = base.clone();
    if let Some(typed) = &args.name {
        wanted.name = values::line(FieldName::Name, typed)?;
    }
    if let Some(typed) = &args.first_meeting {
        let today = call.today();
        wanted.first_meeting = values::or_none(typed, |typed| values::date(FieldName::FirstMeeting, typed, today))?;
    }
    if let Some(typed) = &args.at {
        let time = |typed: &str| parse_time(typed).ok_or(Trouble::said(Kind::Usage, call.lang.time_form()));
        wanted.meeting_time = values::or_none(typed, time)?;
    }
    if wanted == base {
        return Err(Refusal::NothingChanged.into());
    }
    call.perform(&mut desk, &Command::Board(BoardCommand::Edit { base, wanted }))
}

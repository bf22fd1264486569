//! `tavle init`: a new board, in a new file or in one that is there.

use chrono::NaiveTime;

use super::ask;
use super::call::{Call, Desk};
use super::trouble::{Kind, Trouble};
use super::values;
use crate::chance;
use crate::domain::board::{Board, BoardCommand};
use crate::domain::calendar::{Date, parse_date, parse_time};
use crate::domain::command::Command;
use crate::domain::id::Ids;
use crate::domain::names::fold;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal, Thing};
use crate::store::{Access, Store, StoreError};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "DATE")]
    first_meeting: Option<String>,
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// A file for everybody in the group.
    #[arg(long, value_name = "GROUP")]
    shared: Option<String>,
}

/// What is known of the new board.
struct Wanted {
    name: Text,
    first_meeting: Option<Date>,
    meeting_time: Option<NaiveTime>,
}

/// # Errors
/// When it cannot be made.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    call.refuse_read_only()?;
    let wanted = match &args.name {
        Some(name) => given(call, args, name)?,
        None if ask::is_possible() => asked(call, args)?,
        None => {
            let missing = Trouble::said(Kind::Usage, call.lang.init_needs_name());
            return Err(missing.with_hint(call.lang.init_example()));
        }
    };
    if wanted.name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name).into());
    }
    let mut desk = desk(call, args, &wanted.name)?;
    let Wanted { name, first_meeting, meeting_time } = wanted;
    let done = call.save(&mut desk, &Command::Board(BoardCommand::Create { name, first_meeting, meeting_time }))?;
    let path = call.path();
    let note = (!call.json).then(|| call.lang.file_is(&path.to_string_lossy()));
    call.tell(&desk.board, &done, note)
}

/// With a name nothing is asked.
fn given(call: &Call, args: &Args, name: &str) -> Result<Wanted, Trouble> {
    let name = values::line(FieldName::Name, name)?;
    let today = call.today();
    let first_meeting = args.first_meeting.as_ref().map(|typed| values::date(FieldName::FirstMeeting, typed, today));
    let time = |typed: &String| parse_time(typed).ok_or(Trouble::said(Kind::Usage, call.lang.time_form()));
    let meeting_time = args.at.as_ref().map(time).transpose()?;
    Ok(Wanted { name, first_meeting: first_meeting.transpose()?, meeting_time })
}

/// Asks for what was not given.
fn asked(call: &Call, args: &Args) -> Result<Wanted, Trouble> {
    let (lang, today) = (call.lang, call.today());
    let name = |typed: &str| Text::line(typed, Text::SHORT).map_err(|error| lang.text_error(error));
    let name = ask::until(lang.ask_name(), call, |typed| match name(typed)? {
        name if name.is_empty() => Err(lang.refusal(&Refusal::Empty(FieldName::Name))),
        name => Ok(name),
    })?;
    let known = given(call, args, name.as_str())?;
    let none = |typed: &str| typed.is_empty();
    let first_meeting = match known.first_meeting {
        None => ask::until(lang.ask_first_meeting(), call, |typed| match typed {
            typed if none(typed) => Ok(None),
            typed => parse_date(typed, today).map(Some).map_err(|error| lang.date_error(error).to_owned()),
        })?,
        given => given,
    };
    let meeting_time = match known.meeting_time {
        None if first_meeting.is_some() => ask::until(lang.ask_meeting_time(), call, |typed| match typed {
            typed if none(typed) => Ok(None),
            typed => parse_time(typed).map(Some).ok_or(lang.time_form().to_owned()),
        })?,
        given => given,
    };
    Ok(Wanted { name, first_meeting, meeting_time })
}

/// A blank board in the file: a new one, or the one that is there.
fn desk(call: &Call, args: &Args, name: &Text) -> Result<Desk, Trouble> {
    let path = call.path();
    let store = match call.backend.create(&path, args.shared.as_deref()) {
        Ok(store) => store,
        Err(StoreError::Exists(_)) if args.shared.is_none() => {
            let mut store = call.backend.open(&path, Access::Write)?;
            refuse_taken(store.as_mut(), name)?;
            store
        }
        Err(error) => return Err(error.into()),
    };
    let id = Ids::new(call.clock.instant(), chance::seed()).fresh();
    let board = Board::blank(id, call.today());
    let who = call.who(&board)?;
    Ok(Desk { store, board, who })
}

fn refuse_taken(store: &mut dyn Store, name: &Text) -> Result<(), Trouble> {
    let taken = store.boards()?.into_iter().find(|board| fold(board.name.as_str()) == fold(name.as_str()));
    match taken {
        Some(board) => Err(Refusal::NameTaken { thing: Thing::Board, name: board.name }.into()),
        None => Ok(()),
    }
}

//! `tavle member import`: the members of a team from a list, as one operation.

use std::path::PathBuf;

use serde::Serialize;

use super::call::{Call, Desk, Shown};
use super::files;
use super::rows::MemberRow;
use super::table::{Align, columns};
use super::trouble::Trouble;
use crate::domain::action::Owner;
use crate::domain::board::Board;
use crate::domain::change::left_by;
use crate::domain::command::{Command, Outcome};
use crate::domain::people::{Member, PeopleCommand, Unit};
use crate::exchange::members;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Show who would come in; change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// # Errors
/// When a line cannot be read, or it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let bytes = files::read(&args.file)?;
    let rows = members::read(&bytes).map_err(|bad| Trouble::bad_file(call.lang, &bad))?;
    let command = Command::People(PeopleCommand::Import { rows });
    call.bring_in(&command, args.dry_run.then_some(show as Shown))
}

/// What a dry run would have brought.
#[derive(Serialize)]
struct Rehearsed<'a> {
    members: Vec<MemberRow<'a>>,
    new_units: Vec<&'a str>,
    skipped: usize,
}

fn show(call: &mut Call, desk: &Desk, outcome: Outcome) -> Result<(), Trouble> {
    let mut board = desk.board.clone();
    outcome.changes.iter().for_each(|change| board.apply(change));
    let added: Vec<&Member> = left_by(&outcome.changes);
    if call.json {
        let rehearsed = Rehearsed {
            members: added.iter().map(|member| MemberRow::new(&board, member)).collect(),
            new_units: left_by::<Unit>(&outcome.changes).iter().map(|unit| unit.name.as_str()).collect(),
            skipped: outcome.skipped,
        };
        return Ok(call.out.json(&rehearsed)?);
    }
    let rows: Vec<[String; 4]> = added.iter().map(|member| row(call, &board, member)).collect();
    call.out.lines(&columns([Align::Left; 4], [4, 26, 16, 16], &rows))?;
    call.tell_rehearsed(&board, outcome)
}

fn row(call: &Call, board: &Board, member: &Member) -> [String; 4] {
    let unit = member.unit.map_or("", |unit| board.owner_name(Owner::Unit(unit))).to_owned();
    [member.initials.to_string(), member.name.to_string(), unit, call.lang.role(member.role).to_owned()]
}

//! `tavle action import`: a whole plan from a file, as one operation.

use std::path::PathBuf;

use serde::Serialize;

use super::call::{Call, Desk, Shown};
use super::files;
use super::rows::ActionRow;
use super::table::{Align, columns};
use super::trouble::Trouble;
use crate::domain::action::{Action, ActionCommand, NewOwners};
use crate::domain::board::Board;
use crate::domain::change::left_by;
use crate::domain::command::{Command, Outcome};
use crate::exchange::plan;
use crate::text::format::action_number;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Make the owners nobody knows.
    #[arg(long, value_name = "KIND", num_args = 0..=1, require_equals = true, default_missing_value = "member")]
    #[arg(value_parser = ["member", "unit"])]
    create_owners: Option<String>,
    /// Also rows that stand already.
    #[arg(long)]
    again: bool,
    /// Show what would come in; change nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    fn new_owners(&self) -> NewOwners {
        match self.create_owners.as_deref() {
            None => NewOwners::Refuse,
            Some("unit") => NewOwners::Units,
            Some(_) => NewOwners::Members,
        }
    }
}

/// # Errors
/// When a row cannot be read, or it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let bytes = files::read(&args.file)?;
    let rows = plan::read(&bytes).map_err(|bad| Trouble::bad_file(call.lang, &bad))?;
    let command = Command::Action(ActionCommand::Import { rows, new_owners: args.new_owners(), again: args.again });
    call.bring_in(&command, args.dry_run.then_some(show as Shown))
}

/// What a dry run would have brought.
#[derive(Serialize)]
struct Rehearsed<'a> {
    actions: Vec<ActionRow<'a>>,
    new_members: Vec<&'a str>,
    new_units: Vec<&'a str>,
    skipped: usize,
}

fn show(call: &mut Call, desk: &Desk, outcome: Outcome) -> Result<(), Trouble> {
    let mut board = desk.board.clone();
    outcome.changes.iter().for_each(|change| board.apply(change));
    let actions: Vec<&Action> = left_by(&outcome.changes);
    if call.json {
        let today = call.today();
        let rehearsed = Rehearsed {
            actions: actions.iter().map(|action| ActionRow::new(&board, action, today)).collect(),
            new_members: board.members[desk.board.members.len()..].iter().map(|it| it.name.as_str()).collect(),
            new_units: board.units[desk.board.units.len()..].iter().map(|it| it.name.as_str()).collect(),
            skipped: outcome.skipped,
        };
        return Ok(call.out.json(&rehearsed)?);
    }
    let rows: Vec<[String; 4]> = actions.iter().map(|action| row(call, &board, action)).collect();
    call.out.lines(&columns([Align::Left; 4], [7, 38, 18, 10], &rows))?;
    call.tell_rehearsed(&board, outcome)
}

fn row(call: &Call, board: &Board, action: &Action) -> [String; 4] {
    let owner = board.owner_name(action.owner).to_owned();
    [action_number(action.number), action.change.to_string(), owner, call.lang.date(action.deadline)]
}

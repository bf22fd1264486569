//! `tavle action import`: a whole plan from a file, as one operation.

use std::path::PathBuf;

use serde::Serialize;

use super::call::{Call, Desk, Shown};
use super::files;
use super::rows::ActionRow;
use super::table::{Align, columns};
use super::trouble::{Trouble, say};
use crate::domain::action::{Action, ActionCommand, NewOwners};
use crate::domain::board::Board;
use crate::domain::change::{Change, Delta, left_by};
use crate::domain::command::{Command, Outcome};
use crate::domain::people::{Member, Unit};
use crate::exchange::plan::{self, PlanColumn, differences};
use crate::exchange::table::Cell;
use crate::text::Lang;
use crate::text::format::{action_number, cut};

/// How much of a text is shown before and after, in columns.
const SHOWN: usize = 48;

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
    edits: Vec<EditRow>,
    new_members: Vec<&'a str>,
    new_units: Vec<&'a str>,
    skipped: usize,
    warnings: Vec<String>,
}

/// What would become of an action that stands, field by field.
#[derive(Serialize)]
struct EditRow {
    number: u32,
    fields: Vec<FieldRow>,
}

#[derive(Serialize)]
struct FieldRow {
    field: &'static str,
    before: Option<String>,
    after: Option<String>,
}

fn show(call: &mut Call, desk: &Desk, outcome: Outcome) -> Result<(), Trouble> {
    let mut board = desk.board.clone();
    outcome.changes.iter().for_each(|change| board.apply(change));
    let (edited, added): (Vec<Written>, Vec<Written>) =
        outcome.changes.iter().filter_map(written).partition(|(before, _)| before.is_some());
    let added: Vec<&Action> = added.into_iter().map(|(_, action)| action).collect();
    let warnings: Vec<String> = outcome.warnings.iter().map(|warning| call.lang.warning(warning)).collect();
    if call.json {
        let today = call.today();
        let rehearsed = Rehearsed {
            actions: added.iter().map(|action| ActionRow::new(&board, action, today)).collect(),
            edits: edited.iter().map(|edit| edit_row(&board, *edit)).collect(),
            new_members: left_by::<Member>(&outcome.changes).iter().map(|it| it.name.as_str()).collect(),
            new_units: left_by::<Unit>(&outcome.changes).iter().map(|it| it.name.as_str()).collect(),
            skipped: outcome.skipped,
            warnings,
        };
        return Ok(call.out.json(&rehearsed)?);
    }
    let rows: Vec<[String; 4]> = added.iter().map(|action| row(call, &board, action)).collect();
    call.out.lines(&columns([Align::Left; 4], [7, 38, 18, 10], &rows))?;
    for edit in edited {
        call.out.lines(&edit_lines(call.lang, &board, edit))?;
    }
    warnings.iter().for_each(|warning| say(warning, call.is_ascii()));
    call.tell_rehearsed(&board, outcome)
}

/// An action before, if it stood, and as it would be.
type Written<'a> = (Option<&'a Action>, &'a Action);

fn written(change: &Change) -> Option<Written<'_>> {
    match change {
        Change::Action(Delta { before, after }) => Some((before.as_deref(), after.as_deref()?)),
        _ => None,
    }
}

fn row(call: &Call, board: &Board, action: &Action) -> [String; 4] {
    let owner = board.owner_name(action.owner).to_owned();
    [action_number(action.number), action.change.to_string(), owner, call.lang.date(action.deadline)]
}

fn edit_row(board: &Board, (before, after): Written) -> EditRow {
    // As all of --json: English, whatever the language.
    let differ = differences(board, before.unwrap_or(after), after, Lang::En);
    let told = |cell: &Cell| Some(cell.written(|day| day.to_string())).filter(|text| !text.is_empty());
    let fields = differ.iter().map(|(column, before, after)| FieldRow {
        field: column.code(),
        before: told(before),
        after: told(after),
    });
    EditRow { number: after.number, fields: fields.collect() }
}

/// `#12 Deadline: 19-11-2026 → 27-11-2026`, one line a field.
fn edit_lines(lang: Lang, board: &Board, (before, after): Written) -> Vec<String> {
    let number = action_number(after.number);
    let told = |cell: &Cell| {
        let text = cell.written(|day| lang.date(day)).replace('\n', " ");
        if text.is_empty() { lang.nothing_there().to_owned() } else { cut(&text, SHOWN) }
    };
    let line = |(column, before, after): (PlanColumn, Cell, Cell)| {
        format!("  {number} {}: {} → {}", column.heading(lang).name, told(&before), told(&after))
    };
    differences(board, before.unwrap_or(after), after, lang).into_iter().map(line).collect()
}

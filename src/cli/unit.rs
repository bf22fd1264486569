//! `tavle unit`: the units that take part.

use clap::Subcommand;

use super::call::Call;
use super::rows::UnitRow;
use super::table::{Align, columns};
use super::trouble::Trouble;
use super::values;
use crate::domain::command::Command;
use crate::domain::people::{PeopleCommand, Unit};
use crate::domain::refusal::FieldName;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        /// Its initials, for the wall.
        #[arg(long, value_name = "LETTERS")]
        short: Option<String>,
    },
    List,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::Add { name, short } => {
            let name = values::line(FieldName::Name, &name)?;
            let short = short.map(|short| values::line(FieldName::Initials, &short)).transpose()?;
            let mut desk = call.open()?;
            call.perform(&mut desk, &Command::People(PeopleCommand::AddUnit { name, short }))
        }
        Verb::List => list(call),
    }
}

fn list(call: &mut Call) -> Result<(), Trouble> {
    let desk = call.look()?;
    let units = &desk.board.units;
    if call.json {
        return Ok(call.out.json(&units.iter().map(UnitRow::from).collect::<Vec<_>>())?);
    }
    if units.is_empty() {
        return Ok(call.out.line(call.lang.no_units())?);
    }
    let row = |unit: &Unit| [unit.short.to_string(), unit.name.to_string()];
    let rows: Vec<[String; 2]> = units.iter().map(row).collect();
    Ok(call.out.lines(&columns([Align::Left; 2], [8, 60], &rows))?)
}

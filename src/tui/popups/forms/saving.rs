//! The command a form becomes, or what is wrong below its fields.

use super::Purpose;
use super::reading::{date, kpi as kpi_called, meaning_of, owner, period, value, yes_or_no};
use crate::domain::action::{ActionCommand, ActionFields, Owner};
use crate::domain::board::BoardCommand;
use crate::domain::calendar::{Date, parse_date, parse_time};
use crate::domain::command::Command;
use crate::domain::kpi::KpiCommand;
use crate::domain::prose::{Text, TextError};
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::Form;
use crate::tui::view::View;

/// The command the form asks for; `None` when something is wrong, which is then said below its field.
pub fn save(form: &mut Form, view: &View) -> Option<Command> {
    for at in 0..form.fields.len() {
        if let Err((unnamed, sentence)) = meaning_of(form, at, view) {
            let name = form.fields[at].name;
            form.complain(name, sentence.clone());
            if let Some(unnamed) = unnamed {
                form.fields[at].offer(&unnamed, sentence);
            }
        }
    }
    let command = command(form, view);
    if form.fields.iter().any(|field| field.error.is_some()) { None } else { command }
}

fn command(form: &mut Form, view: &View) -> Option<Command> {
    let today = view.today();
    Some(match form.purpose.clone() {
        Purpose::NewAction => Command::Action(ActionCommand::Add(action_fields(form, None, view)?)),
        Purpose::EditAction { id, base } => {
            let wanted = action_fields(form, Some(&base), view)?;
            Command::Action(ActionCommand::Edit { id, base: *base, wanted })
        }
        Purpose::NewDeadline { id } => {
            let deadline = required_date(form, view)?;
            Command::Action(ActionCommand::Move { id, deadline })
        }
        Purpose::DropAction { id } => {
            let why = lines(form, FieldName::Why, view)?;
            Command::Action(ActionCommand::Drop { id, why })
        }
        Purpose::Measure { kpi } => {
            let period = period(form, form.field(FieldName::Period), view).ok()?;
            let typed = form.field(FieldName::Value).to_owned();
            match value(form, &typed, view) {
                Ok(value) => Command::Kpi(KpiCommand::Measure {
                    kpi,
                    values: vec![(period, value)],
                    replace: false,
                    import: false,
                }),
                Err((_, sentence)) => {
                    form.complain(FieldName::Value, sentence);
                    return None;
                }
            }
        }
        Purpose::NewBoard => {
            let name = line(form, FieldName::Name, Text::SHORT, view)?;
            if name.is_empty() {
                form.complain(FieldName::Name, view.lang.refusal(&Refusal::Empty(FieldName::Name)));
                return None;
            }
            let first_meeting = parse_date(form.field(FieldName::FirstMeeting), today).ok();
            let meeting_time = parse_time(form.field(FieldName::MeetingTime));
            Command::Board(BoardCommand::Create { name, first_meeting, meeting_time })
        }
    })
}

/// The members named in the first form, parted by commas; `None` when one of the names cannot stand.
pub fn members(form: &mut Form, view: &View) -> Option<Vec<Text>> {
    let typed = form.field(FieldName::Members).to_owned();
    let names = typed.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| text(form, FieldName::Members, Text::line(name, Text::SHORT), view)).collect()
}

/// The text of a field, or a complaint below it.
fn line(form: &mut Form, field: FieldName, limit: usize, view: &View) -> Option<Text> {
    text(form, field, Text::line(form.field(field), limit), view)
}

fn text(form: &mut Form, field: FieldName, taken: Result<Text, TextError>, view: &View) -> Option<Text> {
    match taken {
        Ok(text) => Some(text),
        Err(error) => {
            form.complain(field, view.lang.text_error(error));
            None
        }
    }
}

/// The text of a field that may be long, or a complaint below it.
fn lines(form: &mut Form, field: FieldName, view: &View) -> Option<Text> {
    text(form, field, Text::lines(form.field(field)), view)
}

fn required_date(form: &mut Form, view: &View) -> Option<Date> {
    match date(form.field(FieldName::Deadline), view) {
        Ok(date) => Some(date),
        Err((_, sentence)) => {
            form.complain(FieldName::Deadline, sentence);
            None
        }
    }
}

/// The fields of an action as typed. A field nobody touched stays exactly as it was seen.
fn action_fields(form: &mut Form, base: Option<&ActionFields>, view: &View) -> Option<ActionFields> {
    let change = line(form, FieldName::Change, Text::SHORT, view);
    if change.as_ref().is_some_and(Text::is_empty) {
        form.complain(FieldName::Change, view.lang.refusal(&Refusal::Empty(FieldName::Change)));
    }
    let effect = lines(form, FieldName::Effect, view);
    let how = lines(form, FieldName::How, view);
    let owner = required_owner(form, view);
    let deadline = required_date(form, view);
    let kpi = Some(form.field(FieldName::Kpi).trim()).filter(|name| !name.is_empty());
    let typed = ActionFields {
        change: change?,
        owner: owner?,
        effect: effect?,
        how: how?,
        deadline: deadline?,
        before_start: yes_or_no(form.field(FieldName::BeforeStart).trim(), view).unwrap_or(false),
        kpi: kpi.and_then(|name| kpi_called(name, view).ok()).map(|kpi| kpi.id),
        workflow: None,
    };
    Some(base.map_or(typed.clone(), |base| only_touched(form, typed, base)))
}

/// `typed` where somebody typed, else `base`.
fn only_touched(form: &Form, typed: ActionFields, base: &ActionFields) -> ActionFields {
    let touched = |name| form.fields.iter().any(|field| field.name == name && field.is_touched());
    let mut wanted = base.clone();
    if touched(FieldName::Change) {
        wanted.change = typed.change;
    }
    if touched(FieldName::Owner) {
        wanted.owner = typed.owner;
    }
    if touched(FieldName::Effect) {
        wanted.effect = typed.effect;
    }
    if touched(FieldName::How) {
        wanted.how = typed.how;
    }
    if touched(FieldName::Deadline) {
        wanted.deadline = typed.deadline;
    }
    if touched(FieldName::BeforeStart) {
        wanted.before_start = typed.before_start;
    }
    if touched(FieldName::Kpi) {
        wanted.kpi = typed.kpi;
    }
    wanted
}

fn required_owner(form: &mut Form, view: &View) -> Option<Owner> {
    match form.field(FieldName::Owner).trim() {
        "" => {
            form.complain(FieldName::Owner, view.lang.refusal(&Refusal::Empty(FieldName::Owner)));
            None
        }
        name => owner(name, view).ok(),
    }
}

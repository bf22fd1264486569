//! The command a form becomes, or what is wrong below its fields.

use super::Purpose;
use super::reading::{date, kpi, meaning_of, owner, period, value, yes_or_no};
use crate::domain::action::{ActionCommand, ActionFields};
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
            let why = line(form, FieldName::Why, Text::SHORT, view)?;
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
    let lang = view.lang;
    let change = line(form, FieldName::Change, Text::SHORT, view);
    let effect = line(form, FieldName::Effect, Text::LONG, view);
    let how = text(form, FieldName::How, Text::lines(form.field(FieldName::How)), view);
    let owner = match form.field(FieldName::Owner).trim() {
        "" => {
            form.complain(FieldName::Owner, lang.refusal(&Refusal::Empty(FieldName::Owner)));
            None
        }
        name => owner(name, view).ok(),
    };
    let deadline = required_date(form, view);
    let kpi = Some(form.field(FieldName::Kpi).trim()).filter(|name| !name.is_empty()).map(|name| kpi(name, view).ok());
    let touched = |name| form.fields.iter().any(|field| field.name == name && field.is_touched());
    let mut wanted = ActionFields {
        change: change?,
        owner: owner?,
        effect: effect?,
        how: how?,
        deadline: deadline?,
        before_start: yes_or_no(form.field(FieldName::BeforeStart).trim(), view).unwrap_or(false),
        kpi: kpi.flatten().map(|kpi| kpi.id),
        workflow: base.and_then(|base| base.workflow),
    };
    if let (Some(base), false) = (base, touched(FieldName::How)) {
        wanted.how = base.how.clone();
    }
    Some(wanted)
}

//! The first form of all: the team's own board.

use super::reading::{line, text};
use crate::domain::board::BoardCommand;
use crate::domain::calendar::{parse_date, parse_time};
use crate::domain::command::Command;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub enum Purpose {
    New,
}

pub fn new(view: &View) -> Form {
    let fields = [FieldName::Name, FieldName::FirstMeeting, FieldName::MeetingTime, FieldName::Members]
        .map(|name| Field::new(name, ""));
    Form::new(super::Purpose::Board(Purpose::New), view.lang.form_new_board().to_owned(), fields.into())
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New => "board".to_owned(),
        }
    }

    pub fn hint(&self, field: FieldName, view: &View) -> Option<String> {
        match field {
            FieldName::FirstMeeting => Some(view.lang.first_meeting_hint().to_owned()),
            FieldName::Members => Some(view.lang.members_hint().to_owned()),
            _ => None,
        }
    }

    /// The command the form asks for; what is wrong is said below its field.
    pub fn command(self, form: &mut Form, view: &View) -> Option<Command> {
        match self {
            Purpose::New => {
                let name = line(form, FieldName::Name, view)?;
                if name.is_empty() {
                    form.complain(FieldName::Name, view.lang.refusal(&Refusal::Empty(FieldName::Name)));
                    return None;
                }
                let first_meeting = parse_date(form.field(FieldName::FirstMeeting), view.today()).ok();
                let meeting_time = parse_time(form.field(FieldName::MeetingTime));
                Some(Command::Board(BoardCommand::Create { name, first_meeting, meeting_time }))
            }
        }
    }
}

/// The members named in the first form, parted by commas; `None` when one of the names cannot stand.
pub fn members(form: &mut Form, view: &View) -> Option<Vec<Text>> {
    let typed = form.field(FieldName::Members).to_owned();
    let names = typed.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| text(form, FieldName::Members, Text::line(name, Text::SHORT), view)).collect()
}

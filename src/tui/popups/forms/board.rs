//! The forms of the board itself: the first of all, its name and meetings, and its members.

use super::reading::line;
use crate::domain::board::{BoardCommand, BoardFields};
use crate::domain::calendar::{parse_date, parse_time};
use crate::domain::command::Command;
use crate::domain::people::{MemberRow, PeopleCommand};
use crate::domain::refusal::{FieldName, Refusal};
use crate::exchange::members;
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub enum Purpose {
    New,
    /// With the fields as the person saw them.
    Edit {
        base: Box<BoardFields>,
    },
    /// Several members at once.
    Members,
}

/// The rows of a list of members that are in sight: a team.
const MEMBER_LINES: u16 = 9;

fn form(purpose: Purpose, title: &str, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Board(purpose), title.to_owned(), fields)
}

/// The first form of all: the team's own board.
pub fn new(view: &View) -> Form {
    let mut fields: Vec<Field> = FIELDS.map(|name| Field::new(name, "")).into();
    fields.push(Field::long(FieldName::Members, "").in_sight(MEMBER_LINES));
    form(Purpose::New, view.lang.form_new_board(), fields)
}

const FIELDS: [FieldName; 3] = [FieldName::Name, FieldName::FirstMeeting, FieldName::MeetingTime];

pub fn edit(view: &View) -> Form {
    let base = BoardFields::from(&view.board.record);
    let fields = FIELDS.map(|name| Field::new(name, &value(&base, name, view))).into();
    form(Purpose::Edit { base: Box::new(base) }, view.lang.form_edit_board(), fields)
}

pub fn new_members(view: &View) -> Form {
    form(Purpose::Members, view.lang.form_members(), vec![Field::long(FieldName::Members, "").in_sight(MEMBER_LINES)])
}

/// Every form a draft can have been typed in.
pub fn all<'a>(view: &'a View) -> impl Iterator<Item = Form> + 'a {
    [edit(view), new_members(view)].into_iter()
}

/// A field of the board as it is written in the form.
fn value(fields: &BoardFields, name: FieldName, view: &View) -> String {
    match name {
        FieldName::Name => fields.name.to_string(),
        FieldName::FirstMeeting => fields.first_meeting.map_or_else(String::new, |day| view.lang.date(day)),
        FieldName::MeetingTime => fields.meeting_time.map_or_else(String::new, |time| time.format("%H.%M").to_string()),
        _ => String::new(),
    }
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New => "board".to_owned(),
            Purpose::Edit { .. } => "board edit".to_owned(),
            Purpose::Members => "members".to_owned(),
        }
    }

    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        match self {
            Purpose::Edit { .. } => value(&BoardFields::from(&view.board.record), field, view),
            Purpose::New | Purpose::Members => String::new(),
        }
    }

    pub fn rebase(&mut self, view: &View) {
        if let Purpose::Edit { base } = self {
            **base = BoardFields::from(&view.board.record);
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
        Some(match self {
            Purpose::New => {
                let BoardFields { name, first_meeting, meeting_time } = typed(form, view)?;
                Command::Board(BoardCommand::Create { name, first_meeting, meeting_time })
            }
            Purpose::Edit { base } => {
                let wanted = typed(form, view)?;
                Command::Board(BoardCommand::Edit { base: *base, wanted })
            }
            Purpose::Members => {
                let rows = members_of(form);
                if form.field(FieldName::Members).trim().is_empty() {
                    form.complain(FieldName::Members, view.lang.members_hint().to_owned());
                }
                Command::People(PeopleCommand::Import { rows })
            }
        })
    }
}

fn typed(form: &mut Form, view: &View) -> Option<BoardFields> {
    let name = line(form, FieldName::Name, view)?;
    if name.is_empty() {
        form.complain(FieldName::Name, view.lang.refusal(&Refusal::Empty(FieldName::Name)));
    }
    let first_meeting = parse_date(form.field(FieldName::FirstMeeting), view.today()).ok();
    let meeting_time = parse_time(form.field(FieldName::MeetingTime));
    Some(BoardFields { name, first_meeting, meeting_time })
}

/// The members written in the form; none while they cannot be read, which is then said below the field.
pub fn members_of(form: &Form) -> Vec<MemberRow> {
    members::parse(form.field(FieldName::Members)).unwrap_or_default()
}

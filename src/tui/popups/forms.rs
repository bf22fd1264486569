//! The forms of the board: which fields each has, how a field is understood, and the command it becomes.

mod reading;
mod saving;

pub use reading::meaning_of;
pub use saving::{members, save};

use super::form::{Field, Form};
use crate::domain::action::{Action, ActionFields};
use crate::domain::id::{ActionId, KpiId};
use crate::domain::kpi::Kpi;
use crate::domain::names::Unnamed;
use crate::domain::period::{Cadence, Period};
use crate::domain::refusal::FieldName;
use crate::tui::view::View;

/// What a form is for.
#[derive(Debug, Clone)]
pub enum Purpose {
    NewAction,
    /// With the fields as the person saw them.
    EditAction {
        id: ActionId,
        base: Box<ActionFields>,
    },
    NewDeadline {
        id: ActionId,
    },
    DropAction {
        id: ActionId,
    },
    Measure {
        kpi: KpiId,
    },
    NewBoard,
}

/// How a field is understood: a sentence to show below it, nothing to say, or what is wrong (with names to choose from).
pub type Understood = Result<Option<String>, (Option<Unnamed>, String)>;

impl Purpose {
    /// The word a draft is known by.
    pub fn code(&self) -> String {
        match self {
            Purpose::NewAction => "action".to_owned(),
            Purpose::EditAction { id, .. } => format!("action {id}"),
            Purpose::NewDeadline { id } => format!("deadline {id}"),
            Purpose::DropAction { id } => format!("drop {id}"),
            Purpose::Measure { kpi } => format!("measure {kpi}"),
            Purpose::NewBoard => "board".to_owned(),
        }
    }

    /// What stands in the file now, for a field that two have changed.
    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        let Purpose::EditAction { id, .. } = self else { return String::new() };
        view.board.action(*id).map_or_else(String::new, |action| field_value(action, field, view))
    }

    /// Takes what stands now as what the person has seen.
    pub fn rebase(&mut self, view: &View) {
        if let Purpose::EditAction { id, base } = self
            && let Some(action) = view.board.action(*id)
        {
            **base = ActionFields::from(action);
        }
    }
}

/// KL's five fields in our order of writing, and what they lead to.
const ACTION_FIELDS: [FieldName; 7] = [
    FieldName::Change,
    FieldName::Owner,
    FieldName::Effect,
    FieldName::Kpi,
    FieldName::How,
    FieldName::Deadline,
    FieldName::BeforeStart,
];

pub fn new_action(view: &View) -> Form {
    let value = |name| if name == FieldName::BeforeStart { view.lang.no() } else { "" };
    let fields = ACTION_FIELDS.map(|name| Field::new(name, value(name))).into();
    Form::new(Purpose::NewAction, view.lang.form_new_action().to_owned(), fields)
}

pub fn edit_action(action: &Action, view: &View) -> Form {
    let fields = ACTION_FIELDS.map(|name| Field::new(name, &field_value(action, name, view))).into();
    let purpose = Purpose::EditAction { id: action.id, base: Box::new(ActionFields::from(action)) };
    Form::new(purpose, view.lang.form_edit_action(action.number), fields)
}

/// A field of `action` as it is written in the form.
fn field_value(action: &Action, field: FieldName, view: &View) -> String {
    match field {
        FieldName::Change => action.change.to_string(),
        FieldName::Owner => view.board.owner_name(action.owner).to_owned(),
        FieldName::Effect => action.effect.as_str().replace('\n', " "),
        FieldName::How => action.how.as_str().replace('\n', " "),
        FieldName::Deadline => view.lang.date(action.deadline),
        FieldName::BeforeStart => if action.before_start { view.lang.yes() } else { view.lang.no() }.to_owned(),
        FieldName::Kpi => {
            action.kpi.and_then(|id| view.board.kpi(id)).map_or_else(String::new, |kpi| kpi.name.to_string())
        }
        _ => String::new(),
    }
}

pub fn new_deadline(action: &Action, view: &View) -> Form {
    let title = view.lang.form_new_deadline(action.number, action.change.as_str());
    Form::new(Purpose::NewDeadline { id: action.id }, title, vec![Field::new(FieldName::Deadline, "")])
}

pub fn drop_action(action: &Action, view: &View) -> Form {
    let title = view.lang.form_drop_action(action.number, action.change.as_str());
    Form::new(Purpose::DropAction { id: action.id }, title, vec![Field::new(FieldName::Why, "")])
}

/// The oldest period that misses a value, else the last one that is over and has none, else the present one.
pub fn measure(kpi: &Kpi, view: &View) -> Form {
    let series = view.board.series(kpi);
    let ended = Period::last_ended(kpi.cadence, view.today(), view.board.anchor());
    let measured = series.last().is_some_and(|last| last.period >= ended.start);
    let next = if measured { ended.next() } else { ended };
    let period = series.missing(view.today()).first().copied().unwrap_or(next);
    let named = match period.cadence {
        Cadence::Week | Cadence::Fortnight => view.lang.week(period.start),
        Cadence::Month | Cadence::Quarter => period.code(),
    };
    let fields = vec![Field::new(FieldName::Period, &named), Field::new(FieldName::Value, "")];
    Form::new(Purpose::Measure { kpi: kpi.id }, view.lang.form_measure(kpi.name.as_str()), fields).at_last()
}

/// The first form of all: the team's own board.
pub fn new_board(view: &View) -> Form {
    let fields = [FieldName::Name, FieldName::FirstMeeting, FieldName::MeetingTime, FieldName::Members]
        .map(|name| Field::new(name, ""));
    Form::new(Purpose::NewBoard, view.lang.form_new_board().to_owned(), fields.into())
}

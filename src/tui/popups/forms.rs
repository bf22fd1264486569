//! The forms of the board: which fields each has, how a field is understood, and the command it becomes.

use chrono::NaiveTime;

use super::form::{Field, Form};
use crate::domain::action::{Action, ActionCommand, ActionFields, Owner, deadline_warnings};
use crate::domain::board::BoardCommand;
use crate::domain::calendar::{Date, parse_date, parse_time};
use crate::domain::command::Command;
use crate::domain::id::{ActionId, KpiId};
use crate::domain::kpi::{Kpi, KpiCommand};
use crate::domain::names::Unnamed;
use crate::domain::number;
use crate::domain::period::Period;
use crate::domain::prose::{Text, TextError};
use crate::domain::refusal::{FieldName, Refusal, Thing};
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
        FieldName::Effect => action.effect.to_string(),
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

/// The oldest period that misses a value, else the last one that is over.
pub fn measure(kpi: &Kpi, view: &View) -> Form {
    let series = view.board.series(kpi);
    let last = Period::last_ended(kpi.cadence, view.today(), view.board.anchor());
    let period = series.missing(view.today()).first().copied().unwrap_or(last);
    let fields = vec![Field::new(FieldName::Period, &period.code()), Field::new(FieldName::Value, "")];
    Form::new(Purpose::Measure { kpi: kpi.id }, view.lang.form_measure(kpi.name.as_str()), fields).at_last()
}

/// The first form of all: the team's own board.
pub fn new_board(view: &View) -> Form {
    let fields = [FieldName::Name, FieldName::FirstMeeting, FieldName::MeetingTime].map(|name| Field::new(name, ""));
    Form::new(Purpose::NewBoard, view.lang.form_new_board().to_owned(), fields.into())
}

/// How the field `at` of `form` is understood as it stands.
pub fn meaning_of(form: &Form, at: usize, view: &View) -> Understood {
    let field = &form.fields[at];
    let text = field.text().trim();
    let lang = view.lang;
    if text.is_empty() {
        return Ok(hint(form, field.name, view));
    }
    match field.name {
        FieldName::Owner => owner(text, view).map(|owner| {
            let name = view.board.owner_name(owner).to_owned();
            (name != text).then_some(name)
        }),
        FieldName::Kpi => kpi(text, view).map(|kpi| (kpi.name.as_str() != text).then(|| kpi.name.to_string())),
        FieldName::Deadline | FieldName::FirstMeeting => date(text, view).map(|date| {
            let warnings = if field.is_touched() { deadline_warnings(date, view.today()) } else { Vec::new() };
            let notes = warnings.iter().map(|warning| lang.warning(warning));
            Some([lang.full_date(date)].into_iter().chain(notes).collect::<Vec<_>>().join(" · "))
        }),
        FieldName::Period => period(form, text, view).map(|period| Some(lang.period(period))),
        FieldName::Value => value(form, text, view).map(|_| None),
        FieldName::MeetingTime => time(text, view).map(|time| Some(lang.clock(time))),
        FieldName::BeforeStart => yes_or_no(text, view).map(|_| None),
        _ => Ok(None),
    }
}

/// What is said below an empty field.
fn hint(form: &Form, field: FieldName, view: &View) -> Option<String> {
    match (&form.purpose, field) {
        (Purpose::NewDeadline { id }, FieldName::Deadline) => {
            view.board.action(*id).map(|action| view.lang.deadline_now(action.deadline, action.moves))
        }
        (Purpose::Measure { kpi }, FieldName::Value) => {
            let kpi = view.board.kpi(*kpi)?;
            let last = view.board.series(kpi).last()?;
            let period = view.board.series(kpi).period(last.period);
            Some(view.lang.value_before(&view.lang.period(period), &view.lang.value_with_unit(last.value, kpi)))
        }
        (_, FieldName::FirstMeeting) => Some(view.lang.first_meeting_hint().to_owned()),
        (_, FieldName::Kpi) => Some(view.lang.kpi_hint().to_owned()),
        _ => None,
    }
}

fn owner(text: &str, view: &View) -> Result<Owner, (Option<Unnamed>, String)> {
    view.board.find_owner(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Owner, &unnamed);
        (Some(unnamed), sentence)
    })
}

fn kpi<'a>(text: &str, view: &View<'a>) -> Result<&'a Kpi, (Option<Unnamed>, String)> {
    view.board.find_kpi(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Kpi, &unnamed);
        (Some(unnamed), sentence)
    })
}

fn date(text: &str, view: &View) -> Result<Date, (Option<Unnamed>, String)> {
    parse_date(text, view.today()).map_err(|error| (None, view.lang.date_error(error).to_owned()))
}

fn time(text: &str, view: &View) -> Result<NaiveTime, (Option<Unnamed>, String)> {
    parse_time(text).ok_or_else(|| (None, view.lang.time_error().to_owned()))
}

fn yes_or_no(text: &str, view: &View) -> Result<bool, (Option<Unnamed>, String)> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "x" => Ok(true),
        "nej" | "n" | "no" => Ok(false),
        _ => Err((None, view.lang.yes_or_no_error().to_owned())),
    }
}

fn measured<'a>(form: &Form, view: &View<'a>) -> Option<&'a Kpi> {
    match form.purpose {
        Purpose::Measure { kpi } => view.board.kpi(kpi),
        _ => None,
    }
}

fn period(form: &Form, text: &str, view: &View) -> Result<Period, (Option<Unnamed>, String)> {
    let kpi = measured(form, view).ok_or((None, String::new()))?;
    Period::parse(text, kpi.cadence, view.board.anchor(), view.today())
        .map_err(|error| (None, view.lang.period_error(error).to_owned()))
}

fn value(form: &Form, text: &str, view: &View) -> Result<i64, (Option<Unnamed>, String)> {
    let kpi = measured(form, view).ok_or((None, String::new()))?;
    number::parse(text, kpi.decimals).map_err(|error| (None, view.lang.number_error(error)))
}

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

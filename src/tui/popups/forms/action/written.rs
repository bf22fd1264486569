//! An action as it is written: KL's five fields, and what they lead to. A new one may be written in one line.

use super::{Origin, Purpose, form};
use crate::domain::action::{Action, ActionCommand, ActionFields, Helpers, Owner, Quick, Source, quick};
use crate::domain::id::ActionId;
use crate::domain::idea::Idea;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{Wrong, date, kpi, line, lines, members, owner, taken, workflow, yes_or_no};
use crate::tui::view::View;

/// KL's five fields in our order of writing, and what they lead to.
const FIELDS: [FieldName; 9] = [
    FieldName::Change,
    FieldName::Owner,
    FieldName::Effect,
    FieldName::Kpi,
    FieldName::How,
    FieldName::Deadline,
    FieldName::Workflow,
    FieldName::Helpers,
    FieldName::BeforeStart,
];

/// What a new action may have come from, in the order of the choice; the first is nothing in particular.
const SOURCES: [Option<Source>; 4] = [None, Some(Source::Meeting), Some(Source::Idea), Some(Source::Workflow)];

pub fn new(view: &View) -> Form {
    about(Origin::Nowhere, view)
}

/// The action that an idea becomes.
pub fn of_idea(idea: &Idea, view: &View) -> Form {
    about(Origin::Idea(idea.id), view)
}

/// A new action, written at something.
pub fn about(from: Origin, view: &View) -> Form {
    let board = view.board;
    let is_meeting = board.next_meeting(view.today()) == Some(view.today());
    let (name, value, source) = match from {
        Origin::Nowhere => (None, "", is_meeting.then_some(Source::Meeting)),
        Origin::Kpi(id) => (Some(FieldName::Kpi), board.kpi(id).map_or("", |kpi| kpi.name.as_str()), None),
        Origin::Workflow(id) => {
            (Some(FieldName::Workflow), board.workflow(id).map_or("", |it| it.name.as_str()), Some(Source::Workflow))
        }
        Origin::Idea(id) => {
            (Some(FieldName::Change), board.idea(id).map_or("", |idea| first_line(idea)), Some(Source::Idea))
        }
    };
    let start = |field| if name == Some(field) { value } else { "" };
    let mut fields: Vec<Field> = FIELDS.map(|name| field(name, start(name), false, view)).into();
    let words = SOURCES.map(|source| source.map_or(view.lang.no_source(), |it| view.lang.source(it)).to_owned());
    let at = SOURCES.iter().position(|of| *of == source).unwrap_or(0);
    fields.insert(FIELDS.len() - 1, Field::choice(FieldName::CameFrom, words.into(), at));
    form(Purpose::New(from), view.lang.form_new_action().to_owned(), fields)
}

/// A change is one line; the rest of a long idea stands with the idea.
fn first_line(idea: &Idea) -> &str {
    idea.text.as_str().lines().next().unwrap_or_default()
}

pub fn edit(action: &Action, view: &View) -> Form {
    let mut fields: Vec<Field> =
        FIELDS.map(|name| field(name, &value(action, name, view), action.before_start, view)).into();
    let after = FIELDS.iter().position(|name| *name == FieldName::Deadline).map_or(0, |at| at + 1);
    fields.insert(after, Field::new(FieldName::MovedWhy, ""));
    let purpose = Purpose::Edit { id: action.id, base: Box::new(ActionFields::from(action)) };
    form(purpose, view.lang.form_edit_action(action.number), fields)
}

fn field(name: FieldName, value: &str, before_start: bool, view: &View) -> Field {
    match name {
        FieldName::BeforeStart => Field::yes_or_no(name, before_start, view.lang),
        FieldName::Effect | FieldName::How => Field::long(name, value),
        _ => Field::new(name, value),
    }
}

/// A field of `action` as it is written in the form.
pub fn value(action: &Action, field: FieldName, view: &View) -> String {
    let board = view.board;
    match field {
        FieldName::Change => action.change.to_string(),
        FieldName::Owner => board.owner_name(action.owner).to_owned(),
        FieldName::Effect => action.effect.to_string(),
        FieldName::How => action.how.to_string(),
        FieldName::Deadline => view.lang.date(action.deadline),
        FieldName::BeforeStart => if action.before_start { view.lang.yes() } else { view.lang.no() }.to_owned(),
        FieldName::Kpi => action.kpi.and_then(|id| board.kpi(id)).map_or_else(String::new, |kpi| kpi.name.to_string()),
        FieldName::Workflow => {
            action.workflow.and_then(|id| board.workflow(id)).map_or_else(String::new, |it| it.name.to_string())
        }
        FieldName::Helpers => board.helper_names(&action.helpers).join(", "),
        _ => String::new(),
    }
}

/// Puts what a line in the first field says of the others into them, where nothing stands yet, and gives the keys to the
/// first that is still to be written; whether there was anything to put.
pub fn spread(form: &mut Form, view: &View) -> bool {
    let Some(read) = in_one_line(form, view) else { return false };
    let Quick { change, owner, deadline, kpi } = read;
    for (name, text) in [(FieldName::Owner, owner), (FieldName::Deadline, deadline), (FieldName::Kpi, kpi)] {
        if let Some(field) = form.fields.iter_mut().find(|field| field.name == name)
            && !text.is_empty()
        {
            field.put(text);
        }
    }
    form.fields[0].put(change);
    let missing = |form: &Form, name| form.field(name).trim().is_empty();
    let next = [FieldName::Owner, FieldName::Deadline].into_iter().find(|name| missing(form, *name));
    let at = next.and_then(|name| form.fields.iter().position(|field| field.name == name));
    form.focus = at.unwrap_or(form.fields.len().saturating_sub(1));
    true
}

/// How a line in the first field is understood, below it: what each part is in full; or which part is nothing.
pub fn told_in_one_line(form: &Form, view: &View) -> Option<String> {
    let lang = view.lang;
    let Some(read) = in_one_line(form, view) else { return not_read(form, view) };
    let typed = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let owned = typed(&read.owner).map(|name| owner(&name, view).map_or(name, |it| view.owner(it).to_owned()));
    let due = typed(&read.deadline).map(|day| date(&day, view).map_or(day, |date| lang.full_date(date)));
    let seen = typed(&read.kpi).map(|name| kpi(&name, view).map_or(name, |kpi| kpi.name.to_string()));
    if let Some(part) = read.no_day().filter(|_| form.field(FieldName::Deadline).trim().is_empty()) {
        return Some(lang.not_read(part));
    }
    Some(lang.read_in_one_line(&owned.into_iter().chain(due).chain(seen).collect::<Vec<_>>()))
}

fn is_new(form: &Form) -> bool {
    matches!(form.purpose, super::super::Purpose::Action(Purpose::New(_)))
}

/// The part behind the last comma, where it is nothing that a line says. A sentence may have commas; a day or a name that
/// stands alone was meant as one.
fn not_read(form: &Form, view: &View) -> Option<String> {
    let line = form.fields.first().filter(|_| is_new(form))?.text();
    let part = line.rsplit_once(',')?.1.trim();
    let is_free = [FieldName::Owner, FieldName::Deadline].into_iter().all(|name| form.field(name).trim().is_empty());
    let is_nothing = !quick(line, view.board, view.today()).says_more() && view.board.find_member(part).is_err();
    (is_free && is_nothing && !part.is_empty() && !part.contains(' ')).then(|| view.lang.not_read(part))
}

/// What the first field of a new action says of fields in which nothing stands yet.
pub fn in_one_line(form: &Form, view: &View) -> Option<Quick> {
    let line = form.fields.first().filter(|field| is_new(form) && field.name == FieldName::Change)?;
    let read = quick(line.text(), view.board, view.today());
    let is_free = |name, text: &str| text.is_empty() || form.field(name).trim().is_empty();
    let all_free = is_free(FieldName::Owner, &read.owner)
        && is_free(FieldName::Deadline, &read.deadline)
        && is_free(FieldName::Kpi, &read.kpi);
    (read.says_more() && all_free).then_some(read)
}

/// The new action; one that was written in one line is spread over its fields first.
pub fn added(form: &mut Form, from: Origin, view: &View) -> Option<ActionCommand> {
    let fields = typed(form, None, view)?;
    let source = SOURCES.get(form.chosen(FieldName::CameFrom)).copied().flatten();
    let idea = match from {
        Origin::Idea(id) => Some(id),
        Origin::Nowhere | Origin::Kpi(_) | Origin::Workflow(_) => None,
    };
    Some(ActionCommand::Add { fields, source, idea })
}

/// The edit; a deadline that moves asks why.
pub fn edited(form: &mut Form, id: ActionId, base: ActionFields, view: &View) -> Option<ActionCommand> {
    let wanted = typed(form, Some(&base), view)?;
    let why = line(form, FieldName::MovedWhy, view)?;
    if wanted.deadline != base.deadline && why.is_empty() {
        form.complain(FieldName::MovedWhy, view.lang.refusal(&Refusal::Empty(FieldName::MovedWhy)));
    }
    let is_stuck = view.board.action(id).is_some_and(|action| action.is_stuck(view.today()));
    if wanted.deadline != base.deadline && is_stuck && wanted.how == base.how {
        form.complain(FieldName::How, view.lang.replan_how().to_owned());
    }
    Some(ActionCommand::Edit { id, base, wanted, why })
}

/// The fields of an action as typed. A field nobody touched stays exactly as it was seen.
fn typed(form: &mut Form, base: Option<&ActionFields>, view: &View) -> Option<ActionFields> {
    let change = line(form, FieldName::Change, view);
    if change.as_ref().is_some_and(Text::is_empty) {
        form.complain(FieldName::Change, view.lang.refusal(&Refusal::Empty(FieldName::Change)));
    }
    let effect = lines(form, FieldName::Effect, view);
    let how = lines(form, FieldName::How, view);
    let owner = required_owner(form, view);
    let deadline = taken(form, FieldName::Deadline, date(form.field(FieldName::Deadline), view));
    // What is wrong with the others is said below them already.
    let typed = ActionFields {
        change: change?,
        owner: owner?,
        effect: effect?,
        how: how?,
        deadline: deadline?,
        before_start: yes_or_no(form.field(FieldName::BeforeStart).trim(), view).unwrap_or(false),
        kpi: named(form, FieldName::Kpi, |name| kpi(name, view).map(|kpi| kpi.id)),
        workflow: named(form, FieldName::Workflow, |name| workflow(name, view).map(|workflow| workflow.id)),
        helpers: Helpers(named(form, FieldName::Helpers, |names| members(names, view)).unwrap_or_default()),
    };
    Some(base.map_or(typed.clone(), |base| only_touched(form, typed, base)))
}

/// What an optional field names.
fn named<T>(form: &Form, field: FieldName, find: impl Fn(&str) -> Result<T, Wrong>) -> Option<T> {
    Some(form.field(field).trim()).filter(|name| !name.is_empty()).and_then(|name| find(name).ok())
}

/// `typed` where somebody typed, else `base`.
fn only_touched(form: &Form, typed: ActionFields, base: &ActionFields) -> ActionFields {
    let is_touched = |name| form.is_touched_in(name);
    let base = base.clone();
    ActionFields {
        change: if is_touched(FieldName::Change) { typed.change } else { base.change },
        owner: if is_touched(FieldName::Owner) { typed.owner } else { base.owner },
        effect: if is_touched(FieldName::Effect) { typed.effect } else { base.effect },
        how: if is_touched(FieldName::How) { typed.how } else { base.how },
        deadline: if is_touched(FieldName::Deadline) { typed.deadline } else { base.deadline },
        before_start: if is_touched(FieldName::BeforeStart) { typed.before_start } else { base.before_start },
        kpi: if is_touched(FieldName::Kpi) { typed.kpi } else { base.kpi },
        workflow: if is_touched(FieldName::Workflow) { typed.workflow } else { base.workflow },
        helpers: if is_touched(FieldName::Helpers) { typed.helpers } else { base.helpers },
    }
}

pub fn required_owner(form: &mut Form, view: &View) -> Option<Owner> {
    match form.field(FieldName::Owner).trim() {
        "" => {
            form.complain(FieldName::Owner, view.lang.refusal(&Refusal::Empty(FieldName::Owner)));
            None
        }
        name => owner(name, view).ok(),
    }
}

//! The forms of an action: written, edited, moved, dropped.

use super::reading::{date, kpi as kpi_called, line, lines, owner, yes_or_no};
use crate::domain::action::{Action, ActionCommand, ActionFields, Deed, Helpers, Owner};
use crate::domain::calendar::Date;
use crate::domain::id::{ActionId, KpiId, WorkflowId};
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub enum Purpose {
    New {
        /// The KPI it was written at, and the workflow it belongs to, when it was written there.
        kpi: Option<KpiId>,
        workflow: Option<WorkflowId>,
    },
    /// With the fields as the person saw them.
    Edit {
        id: ActionId,
        base: Box<ActionFields>,
    },
    Deadline {
        id: ActionId,
    },
    Drop {
        id: ActionId,
    },
}

/// KL's five fields in our order of writing, and what they lead to.
const FIELDS: [FieldName; 7] = [
    FieldName::Change,
    FieldName::Owner,
    FieldName::Effect,
    FieldName::Kpi,
    FieldName::How,
    FieldName::Deadline,
    FieldName::BeforeStart,
];

fn form(purpose: Purpose, title: String, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Action(purpose), title, fields)
}

pub fn new(view: &View) -> Form {
    about(None, None, view)
}

/// A new action that `kpi` is to show the effect of, or that belongs to `workflow`.
pub fn about(kpi: Option<KpiId>, workflow: Option<WorkflowId>, view: &View) -> Form {
    let named = kpi.and_then(|id| view.board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
    let fields = FIELDS.map(|name| field(name, if name == FieldName::Kpi { named } else { "" }, false, view));
    form(Purpose::New { kpi, workflow }, view.lang.form_new_action().to_owned(), fields.into())
}

pub fn edit(action: &Action, view: &View) -> Form {
    let fields = FIELDS.map(|name| field(name, &value(action, name, view), action.before_start, view));
    let purpose = Purpose::Edit { id: action.id, base: Box::new(ActionFields::from(action)) };
    form(purpose, view.lang.form_edit_action(action.number), fields.into())
}

fn field(name: FieldName, value: &str, before_start: bool, view: &View) -> Field {
    match name {
        FieldName::BeforeStart => Field::yes_or_no(name, before_start, view.lang),
        FieldName::Effect | FieldName::How => Field::long(name, value),
        _ => Field::new(name, value),
    }
}

/// A field of `action` as it is written in the form.
fn value(action: &Action, field: FieldName, view: &View) -> String {
    match field {
        FieldName::Change => action.change.to_string(),
        FieldName::Owner => view.board.owner_name(action.owner).to_owned(),
        FieldName::Effect => action.effect.to_string(),
        FieldName::How => action.how.to_string(),
        FieldName::Deadline => view.lang.date(action.deadline),
        FieldName::BeforeStart => if action.before_start { view.lang.yes() } else { view.lang.no() }.to_owned(),
        FieldName::Kpi => {
            action.kpi.and_then(|id| view.board.kpi(id)).map_or_else(String::new, |kpi| kpi.name.to_string())
        }
        _ => String::new(),
    }
}

pub fn deadline(action: &Action, view: &View) -> Form {
    let title = view.lang.form_new_deadline(action.number, action.change.as_str());
    form(Purpose::Deadline { id: action.id }, title, vec![Field::new(FieldName::Deadline, "")])
}

pub fn drop(action: &Action, view: &View) -> Form {
    let title = view.lang.form_drop_action(action.number, action.change.as_str());
    form(Purpose::Drop { id: action.id }, title, vec![Field::new(FieldName::Why, "")])
}

/// Every form a draft can have been typed in.
pub fn all<'a>(view: &'a View) -> impl Iterator<Item = Form> + 'a {
    let of_actions =
        view.board.actions.iter().flat_map(|action| [edit(action, view), deadline(action, view), drop(action, view)]);
    let of_kpis = view.board.kpis.iter().map(|kpi| about(Some(kpi.id), None, view));
    let of_workflows = view.board.workflows.iter().map(|workflow| about(None, Some(workflow.id), view));
    std::iter::once(new(view)).chain(of_kpis).chain(of_workflows).chain(of_actions)
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New { kpi, workflow } => {
                let about = kpi.map(|id| id.to_string()).or(workflow.map(|id| id.to_string()));
                about.map_or_else(|| "action".to_owned(), |id| format!("action about {id}"))
            }
            Purpose::Edit { id, .. } => format!("action {id}"),
            Purpose::Deadline { id } => format!("deadline {id}"),
            Purpose::Drop { id } => format!("drop {id}"),
        }
    }

    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        let Purpose::Edit { id, .. } = self else { return String::new() };
        view.board.action(*id).map_or_else(String::new, |action| value(action, field, view))
    }

    pub fn rebase(&mut self, view: &View) {
        if let Purpose::Edit { id, base } = self
            && let Some(action) = view.board.action(*id)
        {
            **base = ActionFields::from(action);
        }
    }

    pub fn hint(&self, field: FieldName, view: &View) -> Option<String> {
        match (self, field) {
            (Purpose::Deadline { id }, FieldName::Deadline) => {
                view.board.action(*id).map(|action| view.lang.deadline_now(action.deadline, action.moves))
            }
            (_, FieldName::Kpi) => Some(view.lang.kpi_hint().to_owned()),
            _ => None,
        }
    }

    /// The command the form asks for; what is wrong is said below its field.
    pub fn command(self, form: &mut Form, view: &View) -> Option<ActionCommand> {
        Some(match self {
            Purpose::New { workflow, .. } => ActionCommand::add(ActionFields { workflow, ..typed(form, None, view)? }),
            Purpose::Edit { id, base } => {
                let wanted = typed(form, Some(&base), view)?;
                ActionCommand::Edit { id, base: *base, wanted, why: Text::default() }
            }
            Purpose::Deadline { id } => {
                let deadline = required_date(form, view)?;
                ActionCommand::one(id, Deed::Move { deadline, why: Text::default(), how: None })
            }
            Purpose::Drop { id } => ActionCommand::one(id, Deed::Drop { why: lines(form, FieldName::Why, view)? }),
        })
    }
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
        helpers: Helpers::default(),
    };
    Some(base.map_or(typed.clone(), |base| only_touched(form, typed, base)))
}

/// `typed` where somebody typed, else `base`.
fn only_touched(form: &Form, typed: ActionFields, base: &ActionFields) -> ActionFields {
    let mut wanted = base.clone();
    if form.is_touched_in(FieldName::Change) {
        wanted.change = typed.change;
    }
    if form.is_touched_in(FieldName::Owner) {
        wanted.owner = typed.owner;
    }
    if form.is_touched_in(FieldName::Effect) {
        wanted.effect = typed.effect;
    }
    if form.is_touched_in(FieldName::How) {
        wanted.how = typed.how;
    }
    if form.is_touched_in(FieldName::Deadline) {
        wanted.deadline = typed.deadline;
    }
    if form.is_touched_in(FieldName::BeforeStart) {
        wanted.before_start = typed.before_start;
    }
    if form.is_touched_in(FieldName::Kpi) {
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

fn required_date(form: &mut Form, view: &View) -> Option<Date> {
    match date(form.field(FieldName::Deadline), view) {
        Ok(date) => Some(date),
        Err((_, sentence)) => {
            form.complain(FieldName::Deadline, sentence);
            None
        }
    }
}

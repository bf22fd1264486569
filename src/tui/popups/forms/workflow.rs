//! The forms of a workflow: written, edited, tried, decided on.

use super::reading::{date, line, lines, members, units};
use crate::domain::calendar::{Date, add_days};
use crate::domain::id::{MemberId, UnitId, WorkflowId};
use crate::domain::people::{Member, Unit};
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal, WorkflowRefusal};
use crate::domain::workflow::{DecisionKind, PartState, Workflow, WorkflowCommand, WorkflowFields};
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

/// How long a trial is when nobody says otherwise.
const TRIAL_DAYS: i64 = 56;

#[derive(Debug, Clone)]
pub enum Purpose {
    New,
    /// With the fields as the person saw them.
    Edit {
        id: WorkflowId,
        base: Box<WorkflowFields>,
    },
    Trial {
        workflow: WorkflowId,
    },
    /// With what could be decided when the form opened, in the order of the choice.
    Decide {
        workflow: WorkflowId,
        kinds: &'static [DecisionKind],
    },
}

fn form(purpose: Purpose, title: String, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Workflow(purpose), title, fields)
}

pub fn new(view: &View) -> Form {
    let fields = [FieldName::Name, FieldName::Units].map(|name| Field::new(name, ""));
    form(Purpose::New, view.lang.form_new_workflow().to_owned(), fields.into())
}

pub fn edit(workflow: &Workflow, view: &View) -> Form {
    let fields = [FieldName::Name, FieldName::Units].map(|name| Field::new(name, &value(workflow, name, view)));
    let purpose = Purpose::Edit { id: workflow.id, base: Box::new(WorkflowFields::of(view.board, workflow)) };
    form(purpose, view.lang.form_edit_workflow(workflow.number), fields.into())
}

/// From today for eight weeks, in the units that do not try it yet.
pub fn trial(workflow: &Workflow, view: &View) -> Form {
    let today = view.today();
    let fields = vec![
        Field::new(FieldName::Units, &named(&untried(workflow, view))),
        Field::new(FieldName::Start, &view.lang.date(today)),
        Field::new(FieldName::Until, &view.lang.date(add_days(today, TRIAL_DAYS))),
    ];
    let title = view.lang.form_start_trial(workflow.name.as_str());
    form(Purpose::Trial { workflow: workflow.id }, title, fields)
}

/// The units of a workflow in which its version is not on trial.
pub fn untried<'a>(workflow: &Workflow, view: &View<'a>) -> Vec<&'a Unit> {
    let tried = |unit: &&Unit| {
        let running = |trial: &&crate::domain::workflow::Trial| trial.workflow == workflow.id;
        let trials = view.board.running_trials();
        trials.iter().filter(|trial| running(trial)).any(|trial| view.board.units_of_trial(trial).contains(unit))
    };
    view.board.units_of_workflow(workflow.id).into_iter().filter(|unit| !tried(unit)).collect()
}

/// What can be decided of a workflow in `state`; nothing before its trial.
pub fn kinds(state: PartState) -> &'static [DecisionKind] {
    use DecisionKind::{Adopt, Annul, Develop, Extend};
    match state {
        PartState::OnTrial => &[Adopt, Develop, Annul, Extend],
        PartState::Adopted => &[Develop, Annul],
        PartState::Mapped
        | PartState::Redesigned
        | PartState::Ready
        | PartState::FurtherDevelopment
        | PartState::Annulled => &[],
    }
}

/// Made by the leaders of the workflow's units, unless others are named.
pub fn decide(workflow: &Workflow, view: &View) -> Form {
    let (lang, units) = (view.lang, view.board.units_of_workflow(workflow.id));
    let kinds = kinds(view.board.workflow_state(workflow.id));
    let leads = |member: &&Member| {
        let here = member.role.decides() && member.left_on.is_none();
        here && units.iter().any(|unit| member.unit == Some(unit.id))
    };
    let leaders: Vec<&str> = view.board.members.iter().filter(leads).map(|member| member.name.as_str()).collect();
    let words = kinds.iter().map(|kind| lang.decision_choice(*kind).to_owned()).collect();
    let mut fields = vec![Field::choice(FieldName::Decision, words, 0)];
    if kinds.contains(&DecisionKind::Extend) {
        fields.push(Field::new(FieldName::Until, ""));
    }
    fields.push(Field::new(FieldName::Deciders, &leaders.join(", ")));
    fields.push(Field::long(FieldName::Why, ""));
    form(Purpose::Decide { workflow: workflow.id, kinds }, lang.form_decide(workflow.name.as_str()), fields)
}

/// Every form a draft can have been typed in.
pub fn all<'a>(view: &'a View) -> impl Iterator<Item = Form> + 'a {
    let of = |workflow| [edit(workflow, view), trial(workflow, view), decide(workflow, view)];
    std::iter::once(new(view)).chain(view.board.workflows.iter().flat_map(of))
}

/// Units as a field names them: by their initials where the name itself has a comma.
fn named(units: &[&Unit]) -> String {
    let name =
        |unit: &&Unit| if unit.name.as_str().contains(',') { unit.short.to_string() } else { unit.name.to_string() };
    units.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A field of `workflow` as it is written in the form.
fn value(workflow: &Workflow, field: FieldName, view: &View) -> String {
    match field {
        FieldName::Name => workflow.name.to_string(),
        FieldName::Units => named(&view.board.units_of_workflow(workflow.id)),
        _ => String::new(),
    }
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New => "workflow".to_owned(),
            Purpose::Edit { id, .. } => format!("workflow {id}"),
            Purpose::Trial { workflow } => format!("trial {workflow}"),
            Purpose::Decide { workflow, .. } => format!("decide {workflow}"),
        }
    }

    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        let Purpose::Edit { id, .. } = self else { return String::new() };
        view.board.workflow(*id).map_or_else(String::new, |workflow| value(workflow, field, view))
    }

    pub fn rebase(&mut self, view: &View) {
        if let Purpose::Edit { id, base } = self
            && let Some(workflow) = view.board.workflow(*id)
        {
            **base = WorkflowFields::of(view.board, workflow);
        }
    }

    pub fn hint(&self, field: FieldName, view: &View) -> Option<String> {
        let hint = match (self, field) {
            (_, FieldName::Units) => view.lang.units_hint(),
            (Purpose::Decide { .. }, FieldName::Until) => view.lang.until_hint(),
            (Purpose::Decide { .. }, FieldName::Decision) => view.lang.decision_stands(),
            (_, FieldName::Deciders) => view.lang.deciders_hint(),
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// The command the form asks for; what is wrong is said below its field.
    pub fn command(self, form: &mut Form, view: &View) -> Option<WorkflowCommand> {
        match self {
            Purpose::New => {
                let (name, units) = (required_name(form, view), required_units(form, view));
                Some(WorkflowCommand::Add { name: name?, units: units? })
            }
            Purpose::Edit { id, base } => {
                let (name, units) = (required_name(form, view), required_units(form, view));
                let mut wanted = (*base).clone();
                if form.is_touched_in(FieldName::Name) {
                    wanted.name = name?;
                }
                if form.is_touched_in(FieldName::Units) {
                    wanted.units = units?.into_iter().collect();
                }
                Some(WorkflowCommand::Edit { id, base: *base, wanted })
            }
            Purpose::Trial { workflow } => {
                let (units, start) = (required_units(form, view), required_date(form, FieldName::Start, view));
                let until = required_date(form, FieldName::Until, view);
                Some(WorkflowCommand::StartTrial { workflow, units: units?, start: start?, until: until? })
            }
            Purpose::Decide { workflow, kinds } => {
                stands_as_seen(form, workflow, kinds, view);
                let kind = *kinds.get(form.chosen(FieldName::Decision))?;
                let until = new_end(form, workflow, kind, view);
                let by = deciders(form, view);
                let reason = required_reason(form, view);
                Some(WorkflowCommand::Decide { workflow, kind, by: by?, reason: reason?, until: until? })
            }
        }
    }
}

/// A decision stands: it is not made of a workflow that others have decided on since the form opened.
fn stands_as_seen(form: &mut Form, id: WorkflowId, seen: &[DecisionKind], view: &View) {
    let state = view.board.workflow_state(id);
    if let Some(workflow) = view.board.workflow(id).filter(|_| kinds(state) != seen) {
        let refusal = Refusal::Workflow(WorkflowRefusal::State { name: workflow.name.clone(), state });
        form.complain(FieldName::Decision, view.lang.refusal(&refusal));
    }
}

fn required_name(form: &mut Form, view: &View) -> Option<Text> {
    let name = line(form, FieldName::Name, view)?;
    complain_when(name.is_empty(), form, FieldName::Name, &Refusal::Empty(FieldName::Name), view);
    Some(name)
}

fn required_units(form: &mut Form, view: &View) -> Option<Vec<UnitId>> {
    let units = units(form.field(FieldName::Units), view).ok()?;
    let refusal = Refusal::Workflow(WorkflowRefusal::NoUnits);
    complain_when(units.is_empty(), form, FieldName::Units, &refusal, view);
    Some(units)
}

fn required_reason(form: &mut Form, view: &View) -> Option<Text> {
    let reason = lines(form, FieldName::Why, view)?;
    complain_when(reason.is_empty(), form, FieldName::Why, &Refusal::Empty(FieldName::Why), view);
    Some(reason)
}

fn required_date(form: &mut Form, field: FieldName, view: &View) -> Option<Date> {
    match date(form.field(field), view) {
        Ok(date) => Some(date),
        Err((_, sentence)) => {
            form.complain(field, sentence);
            None
        }
    }
}

/// The new end of a longer trial, which no other decision has: said before it is asked whether to save.
fn new_end(form: &mut Form, workflow: WorkflowId, kind: DecisionKind, view: &View) -> Option<Option<Date>> {
    let typed = form.field(FieldName::Until).trim().to_owned();
    let until = if typed.is_empty() { None } else { Some(date(&typed, view).ok()?) };
    let trials = view.board.running_trials();
    let now = trials.iter().filter(|trial| trial.workflow == workflow).map(|trial| trial.until).max();
    if kind == DecisionKind::Extend {
        let refusal = Refusal::Workflow(WorkflowRefusal::UntilNeeded { now });
        complain_when(until.is_none() || until <= now, form, FieldName::Until, &refusal, view);
    } else {
        let refusal = Refusal::Workflow(WorkflowRefusal::UntilOnlyWhenExtending);
        complain_when(until.is_some(), form, FieldName::Until, &refusal, view);
    }
    Some(until)
}

fn deciders(form: &mut Form, view: &View) -> Option<Vec<MemberId>> {
    let by = members(form.field(FieldName::Deciders), view).ok()?;
    let decides = |id: &MemberId| view.board.member(*id).is_some_and(|member| member.role.decides());
    let refusal = Refusal::Workflow(WorkflowRefusal::NoDecider);
    complain_when(!by.iter().any(decides), form, FieldName::Deciders, &refusal, view);
    Some(by)
}

fn complain_when(wrong: bool, form: &mut Form, field: FieldName, refusal: &Refusal, view: &View) {
    if wrong {
        form.complain(field, view.lang.refusal(refusal));
    }
}

//! The forms of the board: which fields each has, how a field is understood, and what it becomes. One file per noun.

pub mod action;
pub mod board;
pub mod filter;
pub mod idea;
pub mod kpi;
mod reading;
pub mod tally;
pub mod workflow;

pub use reading::{Understood, meaning_of};

use super::Popup;
use super::form::Form;
use crate::domain::command::Command;
use crate::domain::id::KpiId;
use crate::domain::refusal::FieldName;
use crate::domain::workflow::WorkflowCommand;
use crate::tui::effect::Effect;
use crate::tui::view::View;

/// What a form is for.
#[derive(Debug, Clone)]
pub enum Purpose {
    Action(action::Purpose),
    Kpi(kpi::Purpose),
    Board(board::Purpose),
    Tally(tally::Purpose),
    Workflow(workflow::Purpose),
    Idea(idea::Purpose),
    Filter(filter::Purpose),
}

impl Purpose {
    /// The word a draft is known by.
    pub fn code(&self) -> String {
        match self {
            Purpose::Action(purpose) => purpose.code(),
            Purpose::Kpi(purpose) => purpose.code(),
            Purpose::Board(purpose) => purpose.code(),
            Purpose::Tally(purpose) => purpose.code(),
            Purpose::Workflow(purpose) => purpose.code(),
            Purpose::Idea(purpose) => purpose.code(),
            Purpose::Filter(_) => "filter".to_owned(),
        }
    }

    /// Whether what is typed is kept when the line is cut. The first form has no board to keep it for.
    pub fn keeps_draft(&self) -> bool {
        !matches!(self, Purpose::Board(board::Purpose::New) | Purpose::Tally(_) | Purpose::Filter(_))
    }

    /// Whether closing it loses nothing worth asking about.
    pub fn is_brief(&self) -> bool {
        matches!(self, Purpose::Tally(_) | Purpose::Filter(_) | Purpose::Kpi(kpi::Purpose::Pasted { .. }))
    }

    /// What stands in the file now, for a field that two have changed.
    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        match self {
            Purpose::Action(purpose) => purpose.value_now(field, view),
            Purpose::Kpi(purpose) => purpose.value_now(field, view),
            Purpose::Board(purpose) => purpose.value_now(field, view),
            Purpose::Tally(_) | Purpose::Filter(_) => String::new(),
            Purpose::Workflow(purpose) => purpose.value_now(field, view),
            Purpose::Idea(purpose) => purpose.value_now(field, view),
        }
    }

    /// Takes what stands now as what the person has seen.
    pub fn rebase(&mut self, view: &View) {
        match self {
            Purpose::Action(purpose) => purpose.rebase(view),
            Purpose::Kpi(purpose) => purpose.rebase(view),
            Purpose::Board(purpose) => purpose.rebase(view),
            Purpose::Tally(_) | Purpose::Filter(_) => {}
            Purpose::Workflow(purpose) => purpose.rebase(view),
            Purpose::Idea(purpose) => purpose.rebase(view),
        }
    }

    /// What is said below an empty field.
    fn hint(&self, form: &Form, field: FieldName, view: &View) -> Option<String> {
        match self {
            Purpose::Action(purpose) => purpose.hint(form, field, view),
            Purpose::Kpi(purpose) => purpose.hint(form, field, view),
            Purpose::Board(purpose) => purpose.hint(field, view),
            Purpose::Tally(purpose) => purpose.hint(field, view),
            Purpose::Workflow(purpose) => purpose.hint(field, view),
            Purpose::Idea(purpose) => purpose.hint(field, view),
            Purpose::Filter(purpose) => purpose.hint(field, view),
        }
    }

    /// The KPI whose values and periods are typed.
    fn kpi(&self) -> Option<KpiId> {
        match self {
            Purpose::Kpi(purpose) => purpose.kpi(),
            Purpose::Action(_)
            | Purpose::Board(_)
            | Purpose::Tally(_)
            | Purpose::Workflow(_)
            | Purpose::Idea(_)
            | Purpose::Filter(_) => None,
        }
    }

    /// How ready the workflow is whose trial is begun.
    fn readiness(&self, view: &View) -> Option<String> {
        match self {
            Purpose::Workflow(workflow::Purpose::Trial { workflow }) => {
                view.board.readiness(*workflow).map(|readiness| view.lang.readiness(readiness))
            }
            _ => None,
        }
    }

    /// What follows when this one has been saved: another form, or a word on how it went.
    pub fn next(&self, view: &View) -> Option<Effect> {
        match self {
            Purpose::Kpi(purpose) => purpose.next(view),
            Purpose::Idea(purpose) => idea::next(purpose, view).map(|form| Effect::Open(Popup::Form(form))),
            Purpose::Action(_) | Purpose::Board(_) | Purpose::Tally(_) | Purpose::Workflow(_) | Purpose::Filter(_) => {
                None
            }
        }
    }

    /// What is said when it is closed with nothing typed.
    pub fn farewell(&self, view: &View) -> Option<String> {
        match self {
            Purpose::Kpi(purpose) => purpose.farewell(view),
            Purpose::Action(_)
            | Purpose::Board(_)
            | Purpose::Tally(_)
            | Purpose::Workflow(_)
            | Purpose::Idea(_)
            | Purpose::Filter(_) => None,
        }
    }
}

/// What the form asks for; `None` when something is wrong, which is then said below its field.
pub fn save(form: &mut Form, view: &View) -> Option<Effect> {
    for at in 0..form.fields.len() {
        if let Err((unnamed, sentence)) = meaning_of(form, at, view) {
            let name = form.fields[at].name;
            form.complain(name, sentence.clone());
            if let Some(unnamed) = unnamed {
                form.fields[at].offer(&unnamed, sentence);
            }
        }
    }
    let effect = match form.purpose.clone() {
        Purpose::Action(purpose) => purpose.command(form, view).map(perform(Command::Action)),
        Purpose::Kpi(purpose) => purpose.effect(form, view),
        Purpose::Board(purpose) => purpose.command(form, view).map(Effect::Perform),
        Purpose::Tally(purpose) => purpose.effect(form, view),
        Purpose::Workflow(purpose) => purpose.command(form, view).map(perform(Command::Workflow)),
        Purpose::Idea(purpose) => purpose.command(form, view).map(perform(Command::Idea)),
        Purpose::Filter(purpose) => purpose.effect(form, view),
    };
    if form.fields.iter().any(|field| field.error.is_some()) { None } else { effect }
}

/// What is asked before `command` is saved: about what cannot be undone, and about a value that may be a slip.
pub fn asks_first(command: &Command, view: &View) -> Option<String> {
    if let Command::Kpi(command) = command {
        return kpi::asks_first(command, view);
    }
    let Command::Workflow(WorkflowCommand::Decide { workflow, kind, .. }) = command else { return None };
    let name = view.board.workflow(*workflow).map_or("", |workflow| workflow.name.as_str());
    Some(view.lang.ask_decide(name, view.lang.decision(*kind)))
}

/// The effect of performing a command of one noun.
fn perform<T>(noun: fn(T) -> Command) -> impl Fn(T) -> Effect {
    move |command| Effect::Perform(noun(command))
}

/// The form that a draft of this code was typed in, if what it was about is still there.
pub fn reopened(code: &str, view: &View) -> Option<Form> {
    if let Some(form) = action::of_code(code, view) {
        return Some(form);
    }
    let forms = kpi::all(view).chain(board::all(view)).chain(workflow::all(view)).chain(idea::all(view));
    forms.into_iter().find(|form| form.purpose.code() == code)
}

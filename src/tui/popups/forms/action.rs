//! The forms of an action: written and edited, and what is done to one or several.

mod deeds;
mod history;
mod written;

pub use deeds::{ask_effect, deadline, drop, effect, hand_over, replan, stop_op, wait};
pub use history::{tell, wants};
pub use written::{about, edit, new, of_idea, spread, told_in_one_line};

use crate::domain::action::{ActionCommand, ActionFields};
use crate::domain::id::{ActionId, IdeaId, KpiId, WorkflowId};
use crate::domain::record::{Column, Stored};
use crate::domain::refusal::FieldName;
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub enum Purpose {
    New(Origin),
    /// With the fields as the person saw them.
    Edit {
        id: ActionId,
        base: Box<ActionFields>,
    },
    /// Something is done to these.
    Do {
        deed: Asked,
        ids: Vec<ActionId>,
    },
}

/// What a new action was written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Nowhere,
    /// The KPI that is to show its effect.
    Kpi(KpiId),
    Workflow(WorkflowId),
    Idea(IdeaId),
}

/// What is done to actions by a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Deadline,
    /// A new deadline and a new way of doing it.
    Replan,
    Drop,
    HandOver,
    Wait,
    /// Done, and what came of it; or what came of one that is done.
    Effect,
}

impl Asked {
    const ALL: [Asked; 6] = [Asked::Deadline, Asked::Replan, Asked::Drop, Asked::HandOver, Asked::Wait, Asked::Effect];

    /// The word a draft is known by.
    fn code(self) -> &'static str {
        match self {
            Asked::Deadline => "deadline",
            Asked::Replan => "replan",
            Asked::Drop => "drop",
            Asked::HandOver => "hand-over",
            Asked::Wait => "wait",
            Asked::Effect => "effect",
        }
    }
}

fn form(purpose: Purpose, title: String, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Action(purpose), title, fields)
}

/// The form that a draft of this code was typed in, when what it was about is still there.
pub fn of_code(code: &str, view: &View) -> Option<Form> {
    let (word, rest) = code.split_once(' ').unwrap_or((code, ""));
    let board = view.board;
    match (word, rest) {
        ("action", "") => return Some(new(view)),
        ("action", about_id) if about_id.starts_with("about ") => {
            let id = &about_id["about ".len()..];
            let kpis = board.kpis.iter().map(|kpi| (kpi.id.to_string(), Origin::Kpi(kpi.id)));
            let workflows = board.workflows.iter().map(|it| (it.id.to_string(), Origin::Workflow(it.id)));
            let ideas = board.ideas.iter().map(|idea| (idea.id.to_string(), Origin::Idea(idea.id)));
            let from = kpis.chain(workflows).chain(ideas).find(|(of, _)| of == id)?.1;
            return Some(about(from, view));
        }
        _ => {}
    }
    let ids: Vec<ActionId> =
        rest.split('+').map(|id| ActionId::from_stored(Stored::Text(id))).collect::<Option<_>>()?;
    let actions: Vec<_> = ids.iter().map(|id| board.action(*id)).collect::<Option<_>>()?;
    let first = *actions.first()?;
    if word == "action" {
        return Some(edit(first, view));
    }
    let asked = Asked::ALL.into_iter().find(|asked| asked.code() == word)?;
    Some(match asked {
        Asked::Deadline => deadline(&actions, view),
        Asked::Replan => replan(first, view),
        Asked::Drop => drop(&actions, view),
        Asked::HandOver => hand_over(&actions, view),
        Asked::Wait => wait(&actions, view),
        Asked::Effect => effect(&actions, view),
    })
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New(Origin::Nowhere) => "action".to_owned(),
            Purpose::New(Origin::Kpi(id)) => format!("action about {id}"),
            Purpose::New(Origin::Workflow(id)) => format!("action about {id}"),
            Purpose::New(Origin::Idea(id)) => format!("action about {id}"),
            Purpose::Edit { id, .. } => format!("action {id}"),
            Purpose::Do { deed, ids } => {
                let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
                format!("{} {}", deed.code(), ids.join("+"))
            }
        }
    }

    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        let Purpose::Edit { id, .. } = self else { return String::new() };
        view.board.action(*id).map_or_else(String::new, |action| written::value(action, field, view))
    }

    pub fn rebase(&mut self, view: &View) {
        if let Purpose::Edit { id, base } = self
            && let Some(action) = view.board.action(*id)
        {
            **base = ActionFields::from(action);
        }
    }

    pub fn hint(&self, form: &Form, field: FieldName, view: &View) -> Option<String> {
        let hint = match field {
            FieldName::Kpi => view.lang.kpi_hint(),
            FieldName::Helpers => view.lang.helpers_hint(),
            FieldName::Workflow => view.lang.workflow_of_action_hint(),
            FieldName::Change if matches!(self, Purpose::New(_)) => view.lang.quick_hint(),
            FieldName::MovedWhy if matches!(self, Purpose::Edit { .. }) => view.lang.moved_why_hint(),
            _ => match self {
                Purpose::Do { deed, ids } => return deeds::hint(*deed, ids, form, field, view),
                Purpose::New(_) | Purpose::Edit { .. } => return None,
            },
        };
        Some(hint.to_owned())
    }

    /// The command the form asks for; what is wrong is said below its field.
    pub fn command(self, form: &mut Form, view: &View) -> Option<ActionCommand> {
        match self {
            Purpose::New(from) => written::added(form, from, view),
            Purpose::Edit { id, base } => written::edited(form, id, *base, view),
            Purpose::Do { deed, ids } => deeds::command(form, deed, ids, view),
        }
    }
}

//! The forms of an idea: written, edited, settled.

use super::reading::lines;
use crate::domain::id::IdeaId;
use crate::domain::idea::{Idea, IdeaCommand, IdeaFields, IdeaState};
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

/// What an idea can be settled as, in the order of the choice; the last becomes an action.
const OUTCOMES: [IdeaState; 4] = [IdeaState::Used, IdeaState::Parked, IdeaState::Rejected, IdeaState::Used];
const BECOMES_ACTION: usize = 3;

#[derive(Debug, Clone)]
pub enum Purpose {
    New,
    /// With the text as the person saw it.
    Edit {
        id: IdeaId,
        base: IdeaFields,
    },
    Settle {
        id: IdeaId,
    },
    Park {
        id: IdeaId,
    },
    /// It is used, and the action it becomes is written next.
    Become {
        id: IdeaId,
    },
}

fn form(purpose: Purpose, title: String, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Idea(purpose), title, fields)
}

pub fn new(view: &View) -> Form {
    form(Purpose::New, view.lang.form_new_idea().to_owned(), vec![Field::long(FieldName::Idea, "")])
}

pub fn edit(idea: &Idea, view: &View) -> Form {
    let purpose = Purpose::Edit { id: idea.id, base: IdeaFields::from(idea) };
    form(purpose, view.lang.form_edit_idea(idea.number), vec![Field::long(FieldName::Idea, idea.text.as_str())])
}

pub fn settle(idea: &Idea, view: &View) -> Form {
    let mut words: Vec<String> = OUTCOMES.iter().map(|state| view.lang.idea_choice(*state).to_owned()).collect();
    view.lang.becomes_action().clone_into(&mut words[BECOMES_ACTION]);
    let fields = vec![Field::choice(FieldName::Decision, words, 0), Field::long(FieldName::Why, "")];
    form(Purpose::Settle { id: idea.id }, view.lang.form_settle_idea(idea), fields)
}

pub fn park(idea: &Idea, view: &View) -> Form {
    form(Purpose::Park { id: idea.id }, view.lang.form_park_idea(idea), vec![Field::long(FieldName::Why, "")])
}

/// Every form a draft can have been typed in.
pub fn all<'a>(view: &'a View) -> impl Iterator<Item = Form> + 'a {
    let of = |idea| [edit(idea, view), settle(idea, view), park(idea, view)];
    std::iter::once(new(view)).chain(view.board.ideas.iter().flat_map(of))
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New => "idea".to_owned(),
            Purpose::Edit { id, .. } => format!("idea {id}"),
            Purpose::Settle { id } | Purpose::Become { id } => format!("settle {id}"),
            Purpose::Park { id } => format!("park {id}"),
        }
    }

    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        match (self, field) {
            (Purpose::Edit { id, .. }, FieldName::Idea) => {
                view.board.idea(*id).map_or_else(String::new, |idea| idea.text.to_string())
            }
            _ => String::new(),
        }
    }

    pub fn rebase(&mut self, view: &View) {
        if let Purpose::Edit { id, base } = self
            && let Some(idea) = view.board.idea(*id)
        {
            *base = IdeaFields::from(idea);
        }
    }

    pub fn hint(&self, field: FieldName, view: &View) -> Option<String> {
        let hint = match (self, field) {
            (_, FieldName::Idea) => view.lang.idea_hint(),
            (Purpose::Settle { .. } | Purpose::Become { .. }, FieldName::Why) => view.lang.settle_idea_hint(),
            (Purpose::Park { .. }, FieldName::Why) => view.lang.park_hint(),
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// The command the form asks for; what is wrong is said below its field.
    pub fn command(self, form: &mut Form, view: &View) -> Option<IdeaCommand> {
        Some(match self {
            Purpose::New => IdeaCommand::Add { text: lines(form, FieldName::Idea, view)? },
            Purpose::Edit { id, base } => {
                IdeaCommand::Edit { id, base, wanted: IdeaFields { text: lines(form, FieldName::Idea, view)? } }
            }
            Purpose::Settle { id } | Purpose::Become { id } => {
                let at = form.chosen(FieldName::Decision);
                let purpose = if at == BECOMES_ACTION { Purpose::Become { id } } else { Purpose::Settle { id } };
                form.purpose = super::Purpose::Idea(purpose);
                settled(form, id, *OUTCOMES.get(at)?, view)?
            }
            Purpose::Park { id } => settled(form, id, IdeaState::Parked, view)?,
        })
    }
}

/// The form of the action that an idea becomes.
pub fn next(purpose: &Purpose, view: &View) -> Option<Form> {
    let Purpose::Become { id } = purpose else { return None };
    view.board.idea(*id).map(|idea| super::action::of_idea(idea, view))
}

fn settled(form: &mut Form, id: IdeaId, state: IdeaState, view: &View) -> Option<IdeaCommand> {
    let why = lines(form, FieldName::Why, view)?;
    if why.is_empty() && state.needs_reason() {
        form.complain(FieldName::Why, view.lang.refusal(&Refusal::Empty(FieldName::Why)));
    }
    Some(IdeaCommand::Settle { id, state, why })
}

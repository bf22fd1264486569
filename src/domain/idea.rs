//! Ideas (*gode idéer, interessante tanker og skøre forslag*, KL 2009): kept until somebody has decided on them.

mod rules;

pub use rules::decide;

use super::calendar::Date;
use super::command::edit_fields;
use super::id::{BoardId, IdeaId};
use super::prose::Text;
use super::refusal::Refusal;
use crate::{codes, record};

codes! {
    /// The states of an idea. A parked one is still to be decided on.
    IdeaState { New = "new", Used = "used", Parked = "parked", Rejected = "rejected" }
}

impl IdeaState {
    pub fn is_open(self) -> bool {
        matches!(self, IdeaState::New | IdeaState::Parked)
    }

    /// Whether settling it so needs a reason: it is not to be talked down (*mane idéer til jorden*) without one.
    pub fn needs_reason(self) -> bool {
        matches!(self, IdeaState::Parked | IdeaState::Rejected)
    }
}

record! {
    /// An idea (*idé*). Nothing but the text must be written: wild ones are welcome.
    Idea in "idea" {
        id: IdeaId,
        board: BoardId,
        /// The short number people say: idea 3.
        number: u32,
        text: Text,
        created_on: Date,
        state: IdeaState,
        /// The day it was used, parked or rejected.
        decided_on: Option<Date>,
        /// Why it was settled as it was.
        why: Text,
    }
}

impl Idea {
    /// Whether it is still to be decided on.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }
}

edit_fields! {
    /// What a person writes of an idea.
    IdeaFields of Idea { text: Text as Idea }
}

/// What somebody wants of ideas.
#[derive(Debug, Clone, PartialEq)]
pub enum IdeaCommand {
    Add {
        text: Text,
    },
    Edit {
        id: IdeaId,
        base: IdeaFields,
        wanted: IdeaFields,
    },
    /// Used, parked or rejected; `why` may be empty when it is used.
    Settle {
        id: IdeaId,
        state: IdeaState,
        why: Text,
    },
}

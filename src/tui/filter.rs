//! What of the plan is shown, and in which order: chosen in a form, and kept under a name for whoever chose it.

use serde::{Deserialize, Serialize};

use super::view::View;
use crate::domain::action::{Action, Owner, Stage};
use crate::domain::id::{KpiId, WorkflowId};
use crate::text::Lang;

/// The order within a group: the groups themselves stay where they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Deadline,
    Number,
    Owner,
    /// Those that were moved most often first.
    Moved,
}

/// The orders with the word each is kept by.
pub const SORTS: [(Sort, &str); 4] =
    [(Sort::Deadline, "deadline"), (Sort::Number, "number"), (Sort::Owner, "owner"), (Sort::Moved, "moved")];

impl Sort {
    /// As a word to choose.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Sort::Deadline => lang.sort_deadline(),
            Sort::Number => lang.sort_number(),
            Sort::Owner => lang.sort_owner(),
            Sort::Moved => lang.sort_moved(),
        }
    }

    /// As it is told over the list; the plan's own order needs no word.
    fn told(self, lang: Lang) -> Option<String> {
        match self {
            Sort::Deadline => None,
            Sort::Number | Sort::Owner => Some(lang.sorted_by(self.word(lang))),
            Sort::Moved => Some(lang.sorted_moved().to_owned()),
        }
    }
}

/// What an action must be to be shown; what is `None` does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    pub owner: Option<Owner>,
    pub workflow: Option<WorkflowId>,
    pub kpi: Option<KpiId>,
    pub stage: Option<Stage>,
    pub sort: Sort,
}

impl Filter {
    /// Whether it hides nothing; it may sort.
    pub fn is_open(&self) -> bool {
        *self == Filter { sort: self.sort, ..Filter::default() }
    }

    /// Whether it asks for what may have been closed long ago.
    pub fn is_of_closed(&self) -> bool {
        self.stage.is_some_and(|stage| stage >= Stage::Done)
    }

    pub fn fits(&self, action: &Action) -> bool {
        self.owner.is_none_or(|owner| action.owner == owner)
            && self.workflow.is_none_or(|id| action.workflow == Some(id))
            && self.kpi.is_none_or(|id| action.kpi == Some(id))
            && self.stage.is_none_or(|stage| action.stage() == stage)
    }

    /// `Anne · i gang · sorteret efter nummer`; empty where all is shown in the plan's own order.
    pub fn told(&self, view: &View) -> String {
        let owner = self.owner.map(|owner| view.owner(owner).to_owned());
        let workflow = self.workflow.and_then(|id| view.board.workflow(id)).map(|it| it.name.to_string());
        let kpi = self.kpi.and_then(|id| view.board.kpi(id)).map(|kpi| view.lang.followed_by(kpi.name.as_str()));
        let stage = self.stage.map(|stage| view.lang.stage_choice(stage).to_owned());
        let parts = [owner, workflow, kpi, stage, self.sort.told(view.lang)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// A filter as it was typed, under the name it is kept by: names may be those of another board.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    pub name: String,
    pub owner: String,
    pub workflow: String,
    pub kpi: String,
    pub stage: String,
    pub words: String,
    pub sort: String,
}

impl Saved {
    /// Whether it says nothing: kept under its name, it takes the one there away.
    pub fn is_empty(&self) -> bool {
        let Saved { owner, workflow, kpi, stage, words, sort, name: _ } = self;
        [owner, workflow, kpi, stage, words].into_iter().all(String::is_empty) && sort == SORTS[0].1
    }
}

/// What the form of a filter asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub filter: Filter,
    /// The words to look for.
    pub words: String,
    /// To be kept for next time.
    pub keep: Option<Saved>,
}

//! What is looked for among the actions: words, and a filter.

use std::cmp::Reverse;

use crate::domain::action::Action;
use crate::domain::calendar::Date;
use crate::domain::names::danish_key;
use crate::tui::filter::{Filter, Sort};
use crate::tui::screens::search::Words;
use crate::tui::view::View;

#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    pub words: Words,
    pub filter: Filter,
}

impl Sought {
    /// Whether all is shown.
    pub fn is_all(&self) -> bool {
        self.words.is_empty() && self.filter.is_open()
    }

    /// Whether it asks for what may have been closed long ago.
    pub fn reaches_back(&self) -> bool {
        !self.words.is_empty() || self.filter.is_of_closed()
    }

    /// Whether all that fits this fits an `earlier` one: a letter more.
    pub fn narrows(&self, earlier: &Sought) -> bool {
        self.filter == earlier.filter && self.words.narrow(&earlier.words)
    }

    /// Whether `action` is among what is looked for, as it stands before the next `meeting`.
    pub fn fits(&self, action: &Action, view: &View, meeting: Option<Date>) -> bool {
        let words = || view.lang.search_action(view.board, action, view.today(), meeting);
        self.filter.fits(action) && self.words.fit(words)
    }

    /// Puts `actions` in the order that was chosen; those that are equal in it stay in the plan's.
    pub fn sort<'a, T>(&self, actions: &mut [T], view: &View, of: impl Fn(&T) -> Option<&'a Action>) {
        match self.filter.sort {
            Sort::Deadline => {}
            Sort::Number => actions.sort_by_key(|it| of(it).map(|action| action.number)),
            Sort::Owner => {
                let name = |action: &Action| danish_key(view.board.owner_name(action.owner));
                actions.sort_by_cached_key(|it| of(it).map(name));
            }
            Sort::Moved => actions.sort_by_key(|it| of(it).map(|action| Reverse(action.moves))),
        }
    }
}

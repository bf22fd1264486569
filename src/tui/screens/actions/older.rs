//! What is not in the working set and is asked for while no key waits: actions closed long ago that fit the search, and
//! what was done to the one that is opened.

use std::cell::Cell;

use super::groups::{Days, Group};
use super::sought::Sought;
use crate::domain::action::Action;
use crate::domain::id::ActionId;
use crate::domain::journal::Entry;
use crate::domain::query::{After, Query, Which};
use crate::tui::view::View;

/// The actions read in one piece: a few milliseconds, the longest a key ever waits.
const PIECE: usize = 500;

/// The most that is found: more are not read, and the search can be narrowed.
const MOST: usize = 200;

/// How much of its history an action shows.
const ENTRIES: usize = 200;

/// How many entries a key leafs past.
const LEAF: usize = 3;

/// What a search has found so far among the actions closed long ago, the newest deadline first.
#[derive(Debug, Clone, Default)]
pub struct Older {
    sought: Option<Sought>,
    after: Option<After>,
    found: Vec<Action>,
    /// All has been read, or as much as is shown.
    finished: bool,
}

impl Older {
    /// The next piece, while something is looked for and not all has been read.
    pub fn wants(&self, sought: &Sought, view: &View) -> Option<Query> {
        let begun = self.sought.as_ref() == Some(sought);
        let (board, which, limit) = (view.board.record.id, Which::ClosedNewest, PIECE);
        match (sought.reaches_back(), begun) {
            (false, _) => None,
            (true, true) if self.finished => None,
            (true, true) => Some(Query::Actions { board, which, after: self.after, limit }),
            (true, false) => Some(Query::Actions { board, which, after: None, limit }),
        }
    }

    /// Takes a piece; whether it has something new.
    pub fn take(&mut self, sought: &Sought, page: Vec<Action>, view: &View) -> bool {
        if self.sought.as_ref() != Some(sought) {
            *self = Older { sought: Some(sought.clone()), ..Older::default() };
        }
        let before = self.found.len();
        self.after = page.last().map(|action| (action.deadline, action.number)).or(self.after);
        let all = page.len() < PIECE;
        let meeting = view.board.next_meeting(view.today());
        let days = Days::of(view);
        // What stands in a group is listed already.
        let listed = |it: &Action| view.board.action(it.id).is_some_and(|held| Group::of(held, days).is_some());
        let fits = |it: &Action| !listed(it) && sought.fits(it, view, meeting);
        self.found.extend(page.into_iter().filter(fits));
        self.found.truncate(MOST);
        self.finished = all || self.found.len() == MOST;
        self.finished || self.found.len() > before
    }

    /// What has been found of what is looked for now.
    pub fn found(&self, sought: &Sought) -> &[Action] {
        let current = sought.reaches_back() && self.sought.as_ref() == Some(sought);
        if current { &self.found } else { &[] }
    }
}

/// What was done to one action, newest first, as the board stood when it was asked.
#[derive(Debug, Clone, Default)]
pub struct History {
    of: Option<(ActionId, u64)>,
    entries: Vec<Entry>,
    /// How many of the newest are leafed past.
    past: usize,
    more: Cell<bool>,
}

impl History {
    pub fn wants(&self, id: ActionId, view: &View) -> Option<Query> {
        (self.of != Some((id, view.board.revision))).then_some(Query::ActionLog { id, limit: ENTRIES })
    }

    pub fn take(&mut self, id: ActionId, entries: Vec<Entry>, view: &View) -> bool {
        *self = History { of: Some((id, view.board.revision)), entries, ..History::default() };
        true
    }

    /// Leafs to older entries, as long as some are not in sight, or to newer ones.
    pub fn leaf(&mut self, older: bool) {
        if !older {
            self.past = self.past.saturating_sub(LEAF);
        } else if self.more.get() {
            self.past = (self.past + LEAF).min(self.entries.len().saturating_sub(1));
        }
    }

    /// Shows the newest again.
    pub fn rewind(&mut self) {
        self.past = 0;
    }

    /// How many of the newest are leafed past.
    pub fn past(&self) -> usize {
        self.past
    }

    /// Whether older ones than those last drawn were left out.
    pub fn left_out(&self, more: bool) {
        self.more.set(more);
    }

    /// What is known of the action `id`.
    pub fn of(&self, id: ActionId) -> &[Entry] {
        if self.of.is_some_and(|(of, _)| of == id) { &self.entries[self.past..] } else { &[] }
    }
}

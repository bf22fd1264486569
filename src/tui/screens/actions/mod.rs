//! Screen 3, the actions: by age, with the selected one in full beside the list where there is room.

mod acts;
mod choosing;
mod groups;
mod list;
mod listing;
mod marks;
mod older;
mod side;
mod sought;
mod wall;

use std::cell::Cell;

pub use acts::{act_on, can_act_on};
use listing::{Listing, TABS, Whose};
use marks::Marks;
use older::{History, Older};
use ratatui::layout::Rect;
use side::Shown;

use super::search::Search;
use super::{Room, ScreenName, steps};
use crate::domain::action::Action;
use crate::domain::board::Readiness;
use crate::domain::change::{Change, Delta};
use crate::domain::id::{ActionId, WorkflowId};
use crate::domain::journal::Verb;
use crate::domain::query::{Answer, Query};
use crate::perform::Done;
use crate::tui::effect::{Effect, Setting, Subject};
use crate::tui::filter::Filter;
use crate::tui::keys::{Act, Place};
use crate::tui::memo::Memo;
use crate::tui::popups::{Popup, forms};
use crate::tui::spot::Spot;
use crate::tui::view::{AsOf, View};
use crate::tui::widgets::frame::Title;
use crate::tui::widgets::ink::Ink;

/// From this width the selected action stands beside the list.
const SIDE_FROM: u16 = 110;

/// The columns of the list at the most, and of the side panel at the least.
const LIST: u16 = 100;
const SIDE: u16 = 40;

/// The rows of a page.
const PAGE: isize = 10;

/// What is selected, by id, whether it is opened over a narrow list, and which are listed and marked.
#[derive(Debug, Clone, Default)]
pub struct ActionsScreen {
    selected: Option<ActionId>,
    opened: bool,
    whose: Whose,
    search: Search,
    filter: Filter,
    marks: Marks,
    listing: Listing,
    /// What the search finds among those closed long ago.
    older: Older,
    /// What was done to the action that is shown in full.
    history: History,
    /// Whether that one was last drawn beside the list.
    beside: Cell<bool>,
    /// How far the workflows are that are to start.
    ready: Memo<AsOf, Vec<(WorkflowId, Readiness)>>,
}

impl Room for ActionsScreen {
    fn place(&self, _wall: bool) -> Place {
        if self.opened { Place::ActionCard } else { Place::Actions }
    }

    fn update(&mut self, act: Act, view: &View) -> Effect {
        if let Some(by) = steps(act, PAGE) {
            self.select(by, view);
            return Effect::Nothing;
        }
        match act {
            Act::Right if self.opened && !view.wall => self.history.leaf(true),
            Act::Left if self.opened && !view.wall => self.history.leaf(false),
            Act::NextPart | Act::Right => self.turn(1),
            Act::PreviousPart | Act::Left => self.turn(TABS.len() - 1),
            Act::Open => self.turn_over(!self.opened && self.action(view).is_some(), view),
            Act::Mark => self.mark(view),
            Act::Back if self.opened => self.turn_over(false, view),
            Act::Back => return Effect::Go(ScreenName::Board),
            Act::New => return Effect::Open(Popup::Form(forms::action::new(view))),
            Act::Filter => {
                return Effect::Open(Popup::Form(forms::filter::form(&self.filter, self.search.text(), view)));
            }
            Act::Done | Act::Move | Act::Edit | Act::Drop | Act::HandOver | Act::Wait | Act::Begin | Act::Agree => {
                return self.act(act, view);
            }
            _ => {}
        }
        Effect::Nothing
    }

    fn can(&self, act: Act, view: &View) -> bool {
        match act {
            Act::Done | Act::Move | Act::Drop | Act::HandOver | Act::Wait | Act::Begin | Act::Agree => {
                let ids = self.targets(act, view);
                ids.iter().filter_map(|id| self.of_id(*id, view)).any(|action| can_act_on(act, action))
            }
            Act::Edit => self.action(view).is_some(),
            Act::Mark => !view.read_only && !self.covers(view) && self.action(view).is_some(),
            _ => true,
        }
    }

    fn wants(&self, view: &View) -> Option<Query> {
        let shown = self.action(view).filter(|_| self.opened || self.beside.get());
        let history = shown.and_then(|action| self.history.wants(action.id, view));
        history.or_else(|| self.older.wants(&self.sought(view), view))
    }

    fn answer(&mut self, query: &Query, answer: Answer, view: &View) -> bool {
        match query {
            Query::ActionLog { id, .. } => self.history.take(*id, answer.log(), view),
            Query::Actions { .. } => self.older.take(&self.sought(view), answer.actions(), view),
            _ => false,
        }
    }

    fn click(&mut self, spot: Spot, view: &View) -> Effect {
        match spot {
            Spot::Tab(at) => self.whose = TABS.get(at).copied().unwrap_or_default(),
            Spot::Subject(Subject::Action(id)) if self.action(view).is_some_and(|action| action.id == id) => {
                self.turn_over(!self.opened, view);
            }
            Spot::Subject(Subject::Action(id)) => self.selected = Some(id),
            Spot::Subject(_) | Spot::Doubt(_) | Spot::Panel(_) | Spot::Row(_) | Spot::Word(..) | Spot::Act(_) => {}
        }
        Effect::Nothing
    }

    fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let selected = self.action(view);
        let wide = area.width >= SIDE_FROM;
        self.beside.set(wide);
        let entries = selected.map_or(&[][..], |action| self.history.of(action.id));
        if self.opened && !wide {
            if let Some(action) = selected {
                let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4).min(100), ..area };
                let shown = Shown { opened: true, marked: None, past: self.history.past() };
                self.history.left_out(side::draw(ink, inner, view, action, entries, shown));
            }
            return;
        }
        let side = if wide { (SIDE + 2).max(area.width.saturating_sub(LIST)) } else { 0 };
        self.list(Rect { width: area.width - side, ..area }, ink, view, selected);
        if let (true, Some(action)) = (wide, selected) {
            let x = area.right() - side;
            ink.upright(Rect { x, ..area });
            let place = Rect { x: x + 2, width: side.saturating_sub(3).min(LIST), ..area };
            let (marked, past) = (Some(self.marked(view).len()), self.history.past());
            let shown = Shown { opened: self.opened, marked, past };
            self.history.left_out(side::draw(ink, place, view, action, entries, shown));
        }
    }

    fn wall(&self, area: Rect, ink: &mut Ink, view: &View) {
        self.beside.set(false);
        let listed = self.listed(view);
        let actions: Vec<&Action> = listed.iter().filter_map(|(_, id)| self.of_id(*id, view)).collect();
        wall::draw(ink, area, view, &actions, &self.marks, (self.action(view), self.opened));
    }

    fn title(&self, view: &View) -> Option<Title> {
        let [all, mine, unit] = self.listing.open(view);
        let searching = self.older.wants(&self.sought(view), view).is_some();
        Some(Title {
            name: view.lang.heading_actions().to_owned(),
            tabs: view.lang.action_tabs(all, mine, unit).into(),
            tab: TABS.iter().position(|whose| *whose == self.whose).unwrap_or(0),
            told: self.told(view),
            beside: if searching { vec![view.lang.searching().to_owned()] } else { self.readiness(view) },
        })
    }

    fn search(&mut self) -> Option<&mut Search> {
        Some(&mut self.search)
    }

    fn searched(&self) -> Option<&Search> {
        Some(&self.search)
    }

    fn clear(&mut self, view: &View) -> bool {
        let marked = self.marked(view);
        self.marks.clear();
        if !marked.is_empty() {
            return true;
        }
        let hid = !self.search.is_empty() || self.filter != Filter::default();
        // What was selected among few stays selected among all.
        self.selected = self.action(view).map(|action| action.id).or(self.selected);
        self.search.clear();
        self.filter = Filter::default();
        hid
    }

    fn done(&mut self, done: &Done) {
        self.marks.done(&done.changes);
        // What has just been written is what one looks for next.
        self.selected = added(done).or(self.selected);
    }

    fn set(&mut self, setting: Setting) {
        if let Setting::Filter(wanted) = setting {
            self.filter = wanted.filter;
            self.search.put(&wanted.words);
            self.search.end();
        }
    }

    fn let_go(&mut self) {
        self.marks.clear();
    }

    fn enter(&mut self) {
        self.opened = false;
    }

    fn show(&mut self, subject: Subject) {
        if let Subject::Action(id) = subject {
            *self = ActionsScreen { selected: Some(id), opened: true, ..ActionsScreen::default() };
        }
    }
}

/// The action that an operation has added, when it is one.
pub fn added(done: &Done) -> Option<ActionId> {
    match (done.verb, done.changes.as_slice()) {
        (Verb::ActionAdded, [Change::Action(Delta { after: Some(action), .. })]) => Some(action.id),
        _ => None,
    }
}

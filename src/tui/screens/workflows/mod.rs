//! Screen 4, the workflows by state with the book of each, and the ideas as its second tab.

mod acts;
mod book;
mod columns;
mod ideas;
mod list;
mod wall;

use std::cell::Cell;
use std::rc::Rc;

pub use acts::act_on;
use columns::{Cards, Columns, Group, SIDE_BY_SIDE};
use ideas::Ideas;
use ratatui::layout::Rect;

use super::search::{Search, Words};
use super::{Room, ScreenName, step, steps};
use crate::domain::change::Change;
use crate::domain::id::WorkflowId;
use crate::domain::workflow::{PartState, Workflow};
use crate::perform::Done;
use crate::tui::effect::{Effect, Subject};
use crate::tui::keys::{Act, Place};
use crate::tui::memo::Memo;
use crate::tui::popups::{Popup, forms};
use crate::tui::spot::Spot;
use crate::tui::theme::Meaning;
use crate::tui::view::{AsOf, View};
use crate::tui::widgets::frame::Title;
use crate::tui::widgets::ink::Ink;

/// The rows of a page.
const PAGE: isize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Workflows,
    Ideas,
}

/// What is selected, by id, whether it is opened and from which row, and the ideas.
#[derive(Debug, Clone, Default)]
pub struct WorkflowsScreen {
    tab: Tab,
    selected: Option<WorkflowId>,
    opened: bool,
    scroll: usize,
    /// The furthest row the open book was last drawn from could be: pages stop there.
    furthest: Cell<usize>,
    search: Search,
    columns: Memo<(AsOf, Words), Columns>,
    /// The cards in so many columns, by initials or not.
    cards: Memo<(AsOf, u16, bool), Cards>,
    ideas: Ideas,
}

impl Room for WorkflowsScreen {
    fn place(&self, _wall: bool) -> Place {
        match self.tab {
            Tab::Ideas => Place::Ideas,
            Tab::Workflows if self.opened => Place::WorkflowBook,
            Tab::Workflows => Place::Workflows,
        }
    }

    fn update(&mut self, act: Act, view: &View) -> Effect {
        if matches!(act, Act::NextPart | Act::PreviousPart) {
            self.turn();
            return Effect::Nothing;
        }
        match (self.tab, steps(act, PAGE)) {
            (Tab::Ideas, Some(by)) => self.ideas.select(by, view),
            (Tab::Ideas, None) => return self.ideas.update(act, view),
            (Tab::Workflows, Some(by)) if self.opened && !view.wall && self.turn_page(by) => {}
            (Tab::Workflows, Some(by)) => self.select(by, view),
            (Tab::Workflows, None) => return self.act(act, view),
        }
        Effect::Nothing
    }

    fn can(&self, act: Act, view: &View) -> bool {
        match (self.tab, act) {
            (Tab::Ideas, _) => self.ideas.can(act, view),
            (_, Act::StartTrial | Act::Redesign | Act::Decide) => {
                self.workflow(view).is_some_and(|workflow| acts::can(act, workflow, view))
            }
            (_, Act::Edit) => self.workflow(view).is_some(),
            _ => true,
        }
    }

    fn click(&mut self, spot: Spot, view: &View) -> Effect {
        match spot {
            Spot::Tab(at) => self.tab = if at == 0 { Tab::Workflows } else { Tab::Ideas },
            Spot::Subject(Subject::Workflow(id)) if self.workflow(view).is_some_and(|workflow| workflow.id == id) => {
                self.open(!self.opened);
            }
            Spot::Subject(Subject::Workflow(id)) => self.selected = Some(id),
            Spot::Subject(Subject::Idea(id)) => self.ideas.click(id, view),
            Spot::Subject(subject) => return Effect::Show(subject),
            Spot::Doubt(_) | Spot::Panel(_) | Spot::Row(_) | Spot::Word(..) | Spot::Act(_) => {}
        }
        Effect::Nothing
    }

    fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        if self.tab == Tab::Ideas {
            return self.ideas.render(area, ink, view);
        }
        let selected = self.workflow(view);
        if let (true, Some(workflow)) = (self.opened, selected) {
            let furthest = book::draw(ink, area, view, workflow, Some(self.scroll));
            return self.furthest.set(furthest);
        }
        let columns = self.columns(view);
        if let Some(sentence) = self.nothing(&columns, view) {
            ink.text(area.x + 1, area.y + 1, area.width.saturating_sub(2), sentence, Meaning::Text);
        } else if area.width < SIDE_BY_SIDE {
            list::draw(ink, area, view, &columns, selected.map(|workflow| workflow.id));
        } else {
            let of = (view.as_of(), area.width, view.initials);
            let cards = self.cards.get(of, |_, _| Cards::of(view, area.width));
            columns::draw(ink, area, view, &columns, &cards, selected);
        }
    }

    fn wall(&self, area: Rect, ink: &mut Ink, view: &View) {
        match self.tab {
            Tab::Ideas => self.ideas.wall(area, ink, view),
            Tab::Workflows => wall::draw(ink, area, view, &self.listed(view), self.workflow(view), self.opened),
        }
    }

    fn title(&self, view: &View) -> Option<Title> {
        let (lang, board) = (view.lang, view.board);
        let name = match self.tab {
            Tab::Workflows => lang.heading_workflows(),
            Tab::Ideas => lang.heading_ideas(),
        };
        let ideas = board.ideas.iter().filter(|idea| idea.is_open()).count();
        Some(Title {
            name: name.to_owned(),
            tabs: lang.workflow_tabs(board.workflows.len(), ideas).into(),
            tab: usize::from(self.tab == Tab::Ideas),
            ..Title::default()
        })
    }

    fn search(&mut self) -> Option<&mut Search> {
        Some(match self.tab {
            Tab::Workflows => &mut self.search,
            Tab::Ideas => &mut self.ideas.search,
        })
    }

    fn searched(&self) -> Option<&Search> {
        Some(match self.tab {
            Tab::Workflows => &self.search,
            Tab::Ideas => &self.ideas.search,
        })
    }

    fn enter(&mut self) {
        self.open(false);
        self.ideas.opened = false;
    }

    fn show(&mut self, subject: Subject) {
        match subject {
            Subject::Workflow(id) => {
                let ideas = std::mem::take(&mut self.ideas);
                *self = WorkflowsScreen { selected: Some(id), opened: true, ideas, ..WorkflowsScreen::default() };
            }
            Subject::Idea(id) => {
                self.tab = Tab::Ideas;
                self.ideas.show(id);
            }
            Subject::Action(_) | Subject::Kpi(_) => {}
        }
    }

    /// What has been written is selected.
    fn done(&mut self, done: &Done) {
        for change in &done.changes {
            if let Change::Workflow(delta) = change
                && delta.before.is_none()
            {
                self.selected = delta.after.as_ref().map(|workflow| workflow.id);
            } else if let Change::Idea(delta) = change
                && delta.before.is_none()
            {
                self.ideas.selected = delta.after.as_ref().map(|idea| idea.id);
            }
        }
    }
}

impl WorkflowsScreen {
    fn turn(&mut self) {
        self.tab = match self.tab {
            Tab::Workflows => Tab::Ideas,
            Tab::Ideas => Tab::Workflows,
        };
    }

    fn open(&mut self, opened: bool) {
        (self.opened, self.scroll) = (opened, 0);
    }

    /// Goes on in the open book; whether there was more of it that way.
    fn turn_page(&mut self, by: isize) -> bool {
        let to = self.scroll.saturating_add_signed(by).min(self.furthest.get());
        std::mem::replace(&mut self.scroll, to) != to
    }

    fn act(&mut self, act: Act, view: &View) -> Effect {
        match act {
            Act::Left | Act::Right if view.wall => self.select(if act == Act::Right { 1 } else { -1 }, view),
            Act::Left | Act::Right => self.select_beside(act == Act::Right, view),
            Act::Open => self.open(!self.opened && self.workflow(view).is_some()),
            Act::Back if self.opened => self.open(false),
            Act::Back => return Effect::Go(ScreenName::Board),
            Act::New if !self.opened => return Effect::Open(Popup::Form(forms::workflow::new(view))),
            Act::New | Act::Edit | Act::Redesign | Act::StartTrial | Act::Decide => {
                let Some(workflow) = self.workflow(view) else {
                    return Effect::Say(view.lang.nothing_selected().to_owned());
                };
                // After the act the same one is selected, wherever it stands then.
                self.selected = Some(workflow.id);
                return act_on(act, workflow, view);
            }
            _ => {}
        }
        Effect::Nothing
    }

    fn select(&mut self, by: isize, view: &View) {
        let ids: Vec<WorkflowId> = self.listed(view).iter().map(|workflow| workflow.id).collect();
        self.selected = step(&ids, self.workflow(view).map(|workflow| workflow.id), by);
        self.scroll = 0;
    }

    fn select_beside(&mut self, right: bool, view: &View) {
        let columns = self.columns(view);
        let Some(now) = self.workflow(view) else { return };
        self.selected = columns::beside(&columns, now.id, right).or(Some(now.id));
        self.scroll = 0;
    }

    /// The selected workflow: the one chosen, else the first on trial, else the first listed.
    fn workflow<'a>(&self, view: &View<'a>) -> Option<&'a Workflow> {
        let listed = self.listed(view);
        let chosen = listed.iter().find(|workflow| Some(workflow.id) == self.selected).copied();
        // One that was opened stays open also when it has left the list; the wall shows the list only.
        let opened = || self.selected.filter(|_| self.opened && !view.wall).and_then(|id| view.board.workflow(id));
        let is_on_trial = |it: &&&Workflow| view.board.workflow_state(it.id) == PartState::OnTrial;
        let first = || listed.iter().find(is_on_trial).or(listed.first()).copied();
        chosen.or_else(opened).or_else(first)
    }

    /// The workflows that fit the search, in the order they are gone through. The wall shows those on trial, those
    /// adopted and the one that somebody opened, unless something is looked for.
    fn listed<'a>(&self, view: &View<'a>) -> Vec<&'a Workflow> {
        let columns = self.columns(view);
        let on_the_wall = |state: PartState| matches!(state, PartState::OnTrial | PartState::Adopted);
        let all = !view.wall || !self.search.is_empty();
        let is_opened = |workflow: &Workflow| self.opened && self.selected == Some(workflow.id);
        let of = |group: &Group| {
            let whole = all || on_the_wall(group.state);
            let workflows = group.workflows.iter().filter_map(|id| view.board.workflow(*id));
            workflows.filter(|workflow| whole || is_opened(workflow)).collect::<Vec<_>>()
        };
        columns.iter().flatten().flat_map(of).collect()
    }

    fn columns(&self, view: &View) -> Rc<Columns> {
        let of = (view.as_of(), self.search.words());
        self.columns.get(of, |(_, words), _| columns::columns(view, words))
    }

    /// Why nothing is listed, when nothing is.
    fn nothing(&self, columns: &Columns, view: &View) -> Option<&'static str> {
        match (columns::ids(columns).is_empty(), self.search.is_empty()) {
            (false, _) => None,
            (true, false) => Some(view.lang.nothing_fits()),
            (true, true) => Some(view.lang.none_workflows()),
        }
    }
}

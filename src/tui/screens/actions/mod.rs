//! Screen 3, the actions: by age, with the selected one in full beside the list where there is room.

mod acts;
mod groups;
mod listing;
mod older;
mod wall;

use std::rc::Rc;

pub use acts::{act_on, can_act_on};
use groups::{GROUPS, Group};
use listing::{Listing, Row, TABS, Whose, is_of};
use older::{History, Older};
use ratatui::layout::Rect;

use super::search::Search;
use super::{Room, ScreenName, step, steps};
use crate::domain::action::Action;
use crate::domain::change::{Change, Delta};
use crate::domain::id::ActionId;
use crate::domain::journal::Verb;
use crate::domain::query::{Answer, Query};
use crate::perform::Done;
use crate::tui::effect::{Effect, Subject};
use crate::tui::keys::{Act, Place};
use crate::tui::popups::{Popup, forms};
use crate::tui::spot::Spot;
use crate::tui::theme::Meaning;
use crate::tui::view::View;
use crate::tui::widgets::frame::Title;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{card, history, lines, row};

/// From this width the selected action stands beside the list.
const SIDE_FROM: u16 = 110;

/// The columns of the list at the most, and of the side panel at the least.
const LIST: u16 = 100;
const SIDE: u16 = 40;

/// The rows of a page.
const PAGE: isize = 10;

/// What is selected, by id, whether it is opened over a narrow list, and which are listed.
#[derive(Debug, Clone, Default)]
pub struct ActionsScreen {
    selected: Option<ActionId>,
    opened: bool,
    whose: Whose,
    search: Search,
    listing: Listing,
    /// What the search finds among those closed long ago.
    older: Older,
    /// What was done to the action that is opened.
    history: History,
}

/// A line of the list: a group with its count, or an action of it.
#[derive(Clone, Copy)]
enum Line {
    Group(Group, usize),
    Action(ActionId),
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
            Act::NextPart | Act::Right => self.turn(1),
            Act::PreviousPart | Act::Left => self.turn(TABS.len() - 1),
            Act::Open => self.opened = !self.opened && self.action(view).is_some(),
            Act::Back if self.opened => self.opened = false,
            Act::Back => return Effect::Go(ScreenName::Board),
            Act::New => return Effect::Open(Popup::Form(forms::action::new(view))),
            Act::Done | Act::Move | Act::Edit | Act::Drop | Act::HandOver | Act::Wait | Act::Begin | Act::Agree => {
                return self.act_on_selected(act, view);
            }
            _ => {}
        }
        Effect::Nothing
    }

    fn can(&self, act: Act, view: &View) -> bool {
        match act {
            Act::Done | Act::Move | Act::Drop | Act::HandOver | Act::Wait | Act::Begin | Act::Agree => {
                self.action(view).is_some_and(|action| can_act_on(act, action))
            }
            Act::Edit => self.action(view).is_some(),
            _ => true,
        }
    }

    fn wants(&self, view: &View) -> Option<Query> {
        let opened = self.action(view).filter(|_| self.opened);
        let history = opened.and_then(|action| self.history.wants(action.id, view));
        history.or_else(|| self.older.wants(&self.search, view))
    }

    fn answer(&mut self, query: &Query, answer: Answer, view: &View) -> bool {
        match query {
            Query::ActionLog { id, .. } => self.history.take(*id, answer.log(), view),
            Query::Actions { .. } => self.older.take(&self.search, answer.actions(), view),
            _ => false,
        }
    }

    fn click(&mut self, spot: Spot, view: &View) -> Effect {
        match spot {
            Spot::Tab(at) => self.whose = TABS.get(at).copied().unwrap_or_default(),
            Spot::Subject(Subject::Action(id)) if self.action(view).is_some_and(|action| action.id == id) => {
                self.opened = !self.opened;
            }
            Spot::Subject(Subject::Action(id)) => self.selected = Some(id),
            Spot::Subject(_) | Spot::Doubt(_) | Spot::Panel(_) | Spot::Row(_) | Spot::Word(..) | Spot::Act(_) => {}
        }
        Effect::Nothing
    }

    fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let selected = self.action(view);
        let wide = area.width >= SIDE_FROM;
        if self.opened && !wide {
            if let Some(action) = selected {
                let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4).min(100), ..area };
                self.card(ink, inner, view, action);
            }
            return;
        }
        let side = if wide { (SIDE + 2).max(area.width.saturating_sub(LIST)) } else { 0 };
        self.list(Rect { width: area.width - side, ..area }, ink, view, selected);
        if let (true, Some(action)) = (wide, selected) {
            let x = area.right() - side;
            for y in area.top()..area.bottom() {
                ink.text(x, y, 1, if ink.ascii { "|" } else { "│" }, Meaning::Muted);
            }
            self.card(ink, Rect { x: x + 2, width: side.saturating_sub(3).min(LIST), ..area }, view, action);
        }
    }

    fn wall(&self, area: Rect, ink: &mut Ink, view: &View) {
        let listed = self.listed(view);
        let actions: Vec<&Action> = listed.iter().filter_map(|(_, id)| self.of_id(*id, view)).collect();
        wall::draw(ink, area, view, &actions, self.action(view), self.opened);
    }

    fn title(&self, view: &View) -> Option<Title> {
        let [all, mine, unit] = self.listing.open(view);
        Some(Title {
            name: view.lang.heading_actions().to_owned(),
            tabs: view.lang.action_tabs(all, mine, unit).into(),
            tab: TABS.iter().position(|whose| *whose == self.whose).unwrap_or(0),
            beside: if self.older.wants(&self.search, view).is_some() { view.lang.searching() } else { "" }.to_owned(),
        })
    }

    fn search(&mut self) -> Option<&mut Search> {
        Some(&mut self.search)
    }

    fn searched(&self) -> Option<&Search> {
        Some(&self.search)
    }

    fn done(&mut self, done: &Done) {
        // What has just been written is what one looks for next.
        self.selected = added(done).or(self.selected);
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

impl ActionsScreen {
    fn turn(&mut self, by: usize) {
        let at = TABS.iter().position(|whose| *whose == self.whose).unwrap_or(0);
        self.whose = TABS[(at + by) % TABS.len()];
    }

    /// The whole of `action`, and below it what was done to it when it is opened.
    fn card(&self, ink: &mut Ink, area: Rect, view: &View, action: &Action) {
        let history = if self.opened { self.history.of(action.id) } else { &[] };
        let rows = history::rows(history, area);
        card::draw(ink, Rect { height: area.height.saturating_sub(rows), ..area }, view, action);
        let below = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
        history::draw(ink, below, view, history);
    }

    fn act_on_selected(&mut self, act: Act, view: &View) -> Effect {
        match self.action(view).cloned() {
            Some(action) => {
                // After the act the list stands where it stood.
                self.selected = Some(action.id);
                act_on(act, &[&action], view)
            }
            None => Effect::Say(view.lang.nothing_selected().to_owned()),
        }
    }

    fn select(&mut self, by: isize, view: &View) {
        let ids: Vec<ActionId> = self.listed(view).iter().map(|(_, id)| *id).collect();
        self.selected = step(&ids, self.action(view).map(|action| action.id), by);
    }

    /// The selected action: the one chosen, else the first listed.
    fn action<'a>(&'a self, view: &View<'a>) -> Option<&'a Action> {
        let listed = self.listed(view);
        let chosen = self.selected.filter(|id| listed.iter().any(|(_, listed)| listed == id));
        // One that was opened stays open also when it has left the list; the wall shows the list only.
        let opened = || self.selected.filter(|id| self.opened && !view.wall && view.board.action(*id).is_some());
        let id = chosen.or_else(opened).or(listed.first().map(|(_, id)| *id))?;
        self.of_id(id, view)
    }

    /// A listed action: of the board, or found among those closed long ago.
    fn of_id<'a>(&'a self, id: ActionId, view: &View<'a>) -> Option<&'a Action> {
        let older = || self.older.found(&self.search).iter().find(|action| action.id == id);
        view.board.action(id).or_else(older)
    }

    /// The actions with their groups, in order: those of the tab that fit the search. The wall shows what the meeting
    /// takes up and what somebody opened, unless something is looked for.
    fn listed(&self, view: &View) -> Rc<Vec<Row>> {
        let found = self.listing.found(&self.search, self.whose, view);
        if !self.search.is_empty() {
            let earlier = self.older.found(&self.search).iter();
            let earlier = earlier.filter(|action| is_of(self.whose, action.owner, view));
            let earlier: Vec<Row> = earlier.map(|action| (Group::Earlier, action.id)).collect();
            return if earlier.is_empty() { found } else { Rc::new([found.as_slice(), &earlier].concat()) };
        }
        let is_opened = |id: ActionId| self.opened && self.selected == Some(id);
        let on_the_wall = |(group, id): &&Row| group.is_for_the_meeting() || is_opened(*id);
        if view.wall { Rc::new(found.iter().filter(on_the_wall).copied().collect()) } else { found }
    }

    fn list(&self, area: Rect, ink: &mut Ink, view: &View, selected: Option<&Action>) {
        let listed = self.listed(view);
        if let Some(sentence) = self.nothing(&listed, view) {
            ink.text(area.x + 1, area.y + 1, area.width.saturating_sub(2), &sentence, Meaning::Text);
            return;
        }
        let lines = self.lines(&listed);
        let is_selected = |line: &Line| matches!(line, Line::Action(id) if selected.is_some_and(|it| it.id == *id));
        let at = lines.iter().position(is_selected).unwrap_or(0);
        let is_thing = |line: &Line| matches!(line, Line::Action(_));
        lines::draw(ink, area, view, &lines, at, is_thing, |ink, place, line| match line {
            Line::Group(of, count) => group(ink, place, &of.title(view), *count),
            Line::Action(id) => {
                if let Some(action) = self.of_id(*id, view) {
                    row::draw(ink, place, view, action, is_selected(line));
                }
            }
        });
    }

    /// Why nothing is listed, when nothing is.
    fn nothing(&self, listed: &[Row], view: &View) -> Option<String> {
        let lang = view.lang;
        match (listed.is_empty(), self.search.is_empty(), self.whose) {
            (false, _, _) | (true, true, Whose::All) if !view.board.actions.is_empty() => None,
            (_, false, _) => Some(lang.nothing_fits().to_owned()),
            (_, true, Whose::Mine | Whose::Unit) if view.board.members.is_empty() => {
                Some(lang.no_members_here().to_owned())
            }
            (_, true, Whose::Mine | Whose::Unit) if view.who.member.is_none() => Some(lang.nobody_known().to_owned()),
            (_, true, Whose::Mine) => Some(lang.none_mine().to_owned()),
            (_, true, Whose::Unit) => Some(lang.none_of_unit().to_owned()),
            (_, true, Whose::All) => Some(lang.none_actions().to_owned()),
        }
    }

    /// The groups with their actions; while something is looked for only those that have any.
    fn lines(&self, listed: &[Row]) -> Vec<Line> {
        let mut lines = Vec::with_capacity(listed.len() + GROUPS.len());
        for wanted in GROUPS {
            let actions = || listed.iter().filter(move |(group, _)| *group == wanted);
            let count = actions().count();
            if self.search.is_empty() || count > 0 {
                lines.push(Line::Group(wanted, count));
            }
            lines.extend(actions().map(|(_, id)| Line::Action(*id)));
        }
        lines
    }
}

fn group(ink: &mut Ink, area: Rect, title: &str, count: usize) {
    let meaning = if count == 0 { Meaning::Muted } else { Meaning::Strong };
    ink.text(area.x + 1, area.y, area.width.saturating_sub(8), title, meaning);
    ink.right(area.right().saturating_sub(1), area.y, 6, &count.to_string(), meaning);
}

//! Screen 3, the actions: by age, with the selected one in full beside the list where there is room.

use ratatui::layout::Rect;

use super::board::act_on;
use super::{step, window};
use crate::domain::action::{Action, Due};
use crate::domain::id::ActionId;
use crate::tui::effect::Effect;
use crate::tui::keys::{Act, Place};
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{card, row};

/// From this width the selected action stands beside the list.
const SIDE_FROM: u16 = 110;

/// The columns of the list at the most, and of the side panel at the least.
const LIST: u16 = 100;
const SIDE: u16 = 40;

/// What is selected, by id, and whether it is opened over a narrow list.
#[derive(Debug, Clone, Default)]
pub struct ActionsScreen {
    selected: Option<ActionId>,
    opened: bool,
}

/// A line of the list: a group with its count, or an action of it.
enum Line<'a> {
    Group(String, usize),
    Action(&'a Action),
}

impl ActionsScreen {
    pub fn place(&self) -> Place {
        if self.opened { Place::Detail } else { Place::Actions }
    }

    /// Selects `id` and opens it.
    pub fn show(&mut self, id: ActionId) {
        self.selected = Some(id);
        self.opened = true;
    }

    /// Back to the list.
    pub fn close(&mut self) {
        self.opened = false;
    }

    /// What `act` brings here.
    pub fn update(&mut self, act: Act, view: &View) -> Effect {
        match act {
            Act::Up => self.select(-1, view),
            Act::Down => self.select(1, view),
            Act::PageUp => self.select(-10, view),
            Act::PageDown => self.select(10, view),
            Act::First => self.select(isize::MIN, view),
            Act::Last => self.select(isize::MAX, view),
            Act::Open => self.opened = !self.opened && self.action(view).is_some(),
            Act::Back if self.opened => self.opened = false,
            Act::Back => return Effect::Go(crate::tui::effect::ScreenName::Board),
            Act::Done | Act::Move | Act::Edit | Act::Drop => {
                return match self.action(view) {
                    Some(action) => {
                        // After the act the list stands where it stood.
                        self.selected = Some(action.id);
                        act_on(act, action, view)
                    }
                    None => Effect::Say(view.lang.nothing_selected().to_owned()),
                };
            }
            _ => {}
        }
        Effect::Nothing
    }

    fn select(&mut self, by: isize, view: &View) {
        let ids: Vec<ActionId> = listed(view).iter().map(|(_, action)| action.id).collect();
        self.selected = step(&ids, self.action(view).map(|action| action.id), by);
    }

    /// The selected action: the one chosen, else the first listed.
    pub fn action<'a>(&self, view: &View<'a>) -> Option<&'a Action> {
        let chosen = self.selected.and_then(|id| view.board.action(id));
        chosen.or_else(|| listed(view).first().map(|(_, action)| *action))
    }

    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let selected = self.action(view);
        let wide = area.width >= SIDE_FROM;
        if self.opened && !wide {
            if let Some(action) = selected {
                let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4).min(100), ..area };
                card::draw(ink, inner, view, action);
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
            card::draw(ink, Rect { x: x + 2, width: side.saturating_sub(3).min(LIST), ..area }, view, action);
        }
    }

    fn list(&self, area: Rect, ink: &mut Ink, view: &View, selected: Option<&Action>) {
        if view.board.actions.is_empty() {
            ink.text(area.x + 1, area.y + 1, area.width, view.lang.none_actions(), Meaning::Text);
            return;
        }
        let lines = lines(view);
        let is_selected =
            |line: &Line| matches!(line, Line::Action(action) if selected.is_some_and(|it| it.id == action.id));
        let at = lines.iter().position(is_selected).unwrap_or(0);
        let overflows = lines.len() > usize::from(area.height);
        // The last row is kept for how many more there are.
        let area = Rect { height: area.height.saturating_sub(u16::from(overflows)), ..area };
        let first = window(at, usize::from(area.height), lines.len());
        for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(first)) {
            let place = Rect { y, height: 1, ..area };
            match line {
                Line::Group(title, count) => group(ink, place, title, *count),
                Line::Action(action) => row::draw(ink, place, view, action, is_selected(line)),
            }
        }
        let below = lines.len().saturating_sub(first + usize::from(area.height));
        if below > 0 {
            let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(below));
            ink.text(area.x + 4, area.bottom(), area.width, &more, Meaning::Muted);
        }
    }
}

fn group(ink: &mut Ink, area: Rect, title: &str, count: usize) {
    let meaning = if count == 0 { Meaning::Muted } else { Meaning::Strong };
    ink.text(area.x + 1, area.y, area.width.saturating_sub(8), title, meaning);
    ink.right(area.right().saturating_sub(1), area.y, 6, &count.to_string(), meaning);
}

/// The groups, in the order a meeting takes them up. Empty ones stay, so that each has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    TwoWeeks,
    OneWeek,
    ThisWeek,
    Today,
    BeforeMeeting,
    Later,
    Waiting,
    Done,
}

const GROUPS: [Group; 8] = [
    Group::TwoWeeks,
    Group::OneWeek,
    Group::ThisWeek,
    Group::Today,
    Group::BeforeMeeting,
    Group::Later,
    Group::Waiting,
    Group::Done,
];

fn group_of(action: &Action, view: &View) -> Option<Group> {
    let today = view.today();
    let since = view.board.last_meeting(today);
    Some(match action.due(today, view.board.next_meeting(today)) {
        Due::Overdue if action.overdue_days(today) > 14 => Group::TwoWeeks,
        Due::Overdue if action.overdue_days(today) > 7 => Group::OneWeek,
        Due::Overdue => Group::ThisWeek,
        Due::Today => Group::Today,
        Due::BeforeMeeting => Group::BeforeMeeting,
        Due::Later => Group::Later,
        Due::Waiting => Group::Waiting,
        Due::Done if action.closed_on.is_some_and(|day| day >= since) => Group::Done,
        Due::Done | Due::Dropped => return None,
    })
}

/// The actions with their groups, in order.
fn listed<'a>(view: &View<'a>) -> Vec<(Group, &'a Action)> {
    view.board.plan(view.today()).into_iter().filter_map(|action| Some((group_of(action, view)?, action))).collect()
}

fn lines<'a>(view: &View<'a>) -> Vec<Line<'a>> {
    let listed = listed(view);
    let mut lines = Vec::new();
    for wanted in GROUPS {
        let actions: Vec<_> = listed.iter().filter(|(group, _)| *group == wanted).collect();
        lines.push(Line::Group(title(wanted, view), actions.len()));
        lines.extend(actions.into_iter().map(|(_, action)| Line::Action(action)));
    }
    lines
}

fn title(group: Group, view: &View) -> String {
    let lang = view.lang;
    match group {
        Group::TwoWeeks => lang.group_two_weeks().to_owned(),
        Group::OneWeek => lang.group_one_week().to_owned(),
        Group::ThisWeek => lang.group_this_week().to_owned(),
        Group::Today => lang.group_today().to_owned(),
        Group::BeforeMeeting => lang.group_before_meeting(view.board.next_meeting(view.today())),
        Group::Later => lang.group_later().to_owned(),
        Group::Waiting => lang.group_waiting().to_owned(),
        Group::Done => lang.group_done(view.board.last_meeting(view.today())),
    }
}

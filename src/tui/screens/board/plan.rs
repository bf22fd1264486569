//! The panel of actions: what is over its deadline, due today, and due before the next meeting.

use ratatui::layout::Rect;

use super::Panel;
use super::layout::heading;
use crate::domain::action::{Action, Due};
use crate::domain::id::ActionId;
use crate::tui::screens::window;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::row;

/// The actions the panel lists.
pub fn listed(view: &View) -> Vec<ActionId> {
    let (today, meeting) = (view.today(), view.board.next_meeting(view.today()));
    let due = view.board.plan_of(today, |action| action.due(today, meeting) <= Due::BeforeMeeting);
    due.into_iter().map(|action| action.id).collect()
}

/// The rows the panel would like: a heading, its actions, what is not shown.
pub fn rows(view: &View) -> u16 {
    u16::try_from(counts(view)[0].max(1)).unwrap_or(u16::MAX).saturating_add(2)
}

pub fn draw(ink: &mut Ink, area: Rect, view: &View, listed: &[ActionId], focus: bool, selected: Option<&Action>) {
    if area.height == 0 {
        return;
    }
    heading(ink, area, Panel::Plan, view.lang.heading_actions(), &beside(view), focus);
    let rows = area.height.saturating_sub(2);
    if listed.is_empty() {
        let none = if view.board.actions.is_empty() { view.lang.none_actions() } else { view.lang.none_due() };
        ink.text(area.x + 1, area.y + 1, area.width.saturating_sub(2), none, Meaning::Text);
        if !view.board.actions.is_empty() {
            rest(ink, area, area.y + 2, view, 0);
        }
        return;
    }
    let at = selected.and_then(|action| listed.iter().position(|id| *id == action.id)).unwrap_or(0);
    let first = window(at, usize::from(rows), listed.len());
    let mut y = area.y + 1;
    let shown = listed.iter().skip(first).take(usize::from(rows));
    for action in shown.filter_map(|id| view.board.action(*id)) {
        let marked = focus && selected.is_some_and(|selected| selected.id == action.id);
        row::draw(ink, Rect { y, height: 1, ..area }, view, action, marked);
        y += 1;
    }
    let below = listed.len().saturating_sub(first + usize::from(rows));
    rest(ink, area, y, view, below);
}

/// The line below the list: what is not shown.
fn rest(ink: &mut Ink, area: Rect, y: u16, view: &View, below: usize) {
    if y >= area.bottom() {
        return;
    }
    let [_, later, waiting, done] = counts(view);
    let mut text = view.lang.plan_rest(later, waiting, done);
    if below > 0 {
        text = format!("{} {} · {text}", Glyph::More.text(ink.ascii), view.lang.more(below));
    }
    ink.text(area.x + 3, y, area.width.saturating_sub(4), &text, Meaning::Muted);
}

/// Listed, later, waiting, done since the last meeting.
fn counts(view: &View) -> [usize; 4] {
    let (today, meeting) = (view.today(), view.board.next_meeting(view.today()));
    let mut counts = [0; 4];
    for action in &view.board.actions {
        match action.due(today, meeting) {
            due if due <= Due::BeforeMeeting => counts[0] += 1,
            Due::Later => counts[1] += 1,
            Due::Waiting => counts[2] += 1,
            _ => {}
        }
        counts[3] += usize::from(view.board.is_done_since_meeting(action, today));
    }
    counts
}

fn beside(view: &View) -> String {
    let meeting = view.board.next_meeting(view.today()).is_some();
    let [listed, later, ..] = counts(view);
    view.lang.plan_sum(listed, later, meeting)
}

/// The panel in one line.
pub fn summary(ink: &mut Ink, area: Rect, view: &View) {
    heading(ink, area, Panel::Plan, view.lang.heading_actions(), &beside(view), false);
}

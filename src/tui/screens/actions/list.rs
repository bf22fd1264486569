//! The list: each group with its count, and its actions.

use ratatui::layout::Rect;

use super::groups::{GROUPS, Group};
use super::listing::Row;
use super::marks::Marks;
use crate::domain::action::Action;
use crate::domain::id::ActionId;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{lines, row};

/// A line of the list: a group with its count, or an action of it.
#[derive(Clone, Copy)]
enum Line {
    Group(Group, usize),
    Action(ActionId),
}

/// What is listed: all, or what was looked for; and which of it is selected and marked.
pub struct List<'a> {
    pub rows: &'a [Row],
    pub all: bool,
    pub selected: Option<ActionId>,
    pub marks: &'a Marks,
}

/// Draws the list; `of` finds an action of it.
pub fn draw<'a>(ink: &mut Ink, area: Rect, view: &View, list: &List, of: impl Fn(ActionId) -> Option<&'a Action>) {
    let lines = lines(list);
    let is_selected = |line: &Line| matches!(line, Line::Action(id) if list.selected == Some(*id));
    let at = lines.iter().position(is_selected).unwrap_or(0);
    let is_thing = |line: &Line| matches!(line, Line::Action(_));
    lines::draw(ink, area, view, &lines, at, is_thing, |ink, place, line| match line {
        Line::Group(group, count) => heading(ink, place, &group.title(view), *count),
        Line::Action(id) => {
            let selected = is_selected(line);
            if let Some(action) = of(*id) {
                row::draw(ink, place, view, action, selected);
            }
            if list.marks.has(*id) {
                let meaning = if selected { Meaning::Selected } else { Meaning::Accent };
                ink.glyph(place.x + 1, place.y, Glyph::Marked, meaning);
            }
        }
    });
}

/// The groups with their actions; while something is looked for only those that have any.
fn lines(list: &List) -> Vec<Line> {
    let mut lines = Vec::with_capacity(list.rows.len() + GROUPS.len());
    for wanted in GROUPS {
        let actions = || list.rows.iter().filter(move |(group, _)| *group == wanted);
        let count = actions().count();
        if count > 0 || (list.all && wanted.stays()) {
            lines.push(Line::Group(wanted, count));
        }
        lines.extend(actions().map(|(_, id)| Line::Action(*id)));
    }
    lines
}

fn heading(ink: &mut Ink, area: Rect, title: &str, count: usize) {
    let meaning = if count == 0 { Meaning::Muted } else { Meaning::Strong };
    ink.text(area.x + 1, area.y, area.width.saturating_sub(8), title, meaning);
    ink.right(area.right().saturating_sub(1), area.y, 6, &count.to_string(), meaning);
}

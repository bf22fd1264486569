//! The workflows by state as one list, where there is not room for the columns.

use ratatui::layout::Rect;

use super::columns::{Columns, Group, heading, is_ready};
use crate::domain::id::WorkflowId;
use crate::domain::workflow::{Trial, Workflow};
use crate::text::format::width;
use crate::tui::effect::Subject;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::lines;

/// A line of the list: nothing, a state with its count, a workflow of it.
enum Line<'a> {
    Blank,
    Group(&'a Group),
    Workflow(&'a Workflow),
}

/// Draws the groups below each other, a workflow a line.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, columns: &Columns, selected: Option<WorkflowId>) {
    let groups: Vec<&Group> = columns.iter().flatten().collect();
    let count: usize = groups.iter().map(|group| group.workflows.len() + 2).sum();
    let airy = count <= usize::from(area.height) + 1;
    let trials = view.board.running_trials();
    let mut lines = Vec::new();
    for group in groups {
        if airy && !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Group(group));
        lines.extend(group.workflows.iter().filter_map(|id| view.board.workflow(*id)).map(Line::Workflow));
    }
    let is_selected = |line: &Line| matches!(line, Line::Workflow(it) if Some(it.id) == selected);
    let at = lines.iter().position(is_selected).unwrap_or(0);
    let is_thing = |line: &Line| matches!(line, Line::Workflow(_));
    lines::draw(ink, area, view, &lines, at, is_thing, |ink, place, line| match line {
        Line::Blank => {}
        Line::Group(group) => heading(ink, place, view, group),
        Line::Workflow(workflow) => row(ink, place, view, &trials, workflow, is_selected(line)),
    });
}

/// A workflow in one line: its sign, number and name, units, how far it is.
pub fn row(ink: &mut Ink, area: Rect, view: &View, trials: &[&Trial], workflow: &Workflow, marked: bool) {
    ink.spot(area, Spot::Subject(Subject::Workflow(workflow.id)));
    let or_selected = |meaning: Meaning| if marked { Meaning::Selected } else { meaning };
    if marked {
        ink.fill(Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, Meaning::Selected);
        ink.glyph(area.x, area.y, Glyph::Mark, Meaning::Accent);
    }
    let ready = is_ready(view, trials, workflow);
    let meaning = or_selected(if ready { Meaning::Accent } else { Meaning::Text });
    if ready {
        ink.glyph(area.x + 2, area.y, Glyph::Ready, meaning);
    }
    let stand = view.lang.workflow_stand(view.board, workflow, view.today());
    let end = area.right().saturating_sub(1);
    let start = if stand.is_empty() { end } else { ink.right(end, area.y, area.width, &stand, meaning) };
    let room = start.saturating_sub(area.x + 6);
    let name = format!("{} {}", workflow.number, workflow.name);
    let used = ink.text(area.x + 4, area.y, room, &name, or_selected(Meaning::Text));
    let units = view.board.units_of_workflow(workflow.id);
    let units = units.iter().map(|unit| unit.short.as_str()).collect::<Vec<_>>().join(", ");
    // The wall has no muted facts: it tells the units of the one that is opened.
    if !view.wall && usize::from(room) > usize::from(used) + 2 + width(&units) {
        ink.text(area.x + 4 + used + 2, area.y, room, &units, or_selected(Meaning::Muted));
    }
}

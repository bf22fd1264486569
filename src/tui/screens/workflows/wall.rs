//! The workflows and the ideas on the wall: at most seven, the selected one opened.

use ratatui::layout::Rect;

use super::columns::is_ready;
use super::list::row;
use crate::domain::idea::Idea;
use crate::domain::workflow::{PartState, Trial, Workflow};
use crate::text::format::wrap;
use crate::tui::effect::Subject;
use crate::tui::screens::wall::{MOST, column, rule};
use crate::tui::screens::window;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::figures::{self, Figure};
use crate::tui::widgets::ink::Ink;

/// The rows one idea has at the most.
const IDEA: usize = 2;

/// Draws the wall of workflows; `opened` tells more of the selected one.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, listed: &[&Workflow], selected: Option<&Workflow>, opened: bool) {
    let area = column(area);
    figures_of(ink, Rect { y: area.y + 1, ..area }, view);
    rule(ink, area, area.y + 5);
    let body = Rect { y: area.y + 6, height: area.height.saturating_sub(6), ..area };
    if listed.is_empty() {
        ink.text(body.x + 4, body.y + 1, body.width.saturating_sub(6), view.lang.wall_nothing_tried(), Meaning::Text);
        return;
    }
    let mut more = selected.map_or_else(Vec::new, |workflow| more_of(workflow, view, opened, body.width));
    // A long reason is read in the book: here its beginning, and the workflow it belongs to.
    more.truncate(usize::from(body.height.saturating_sub(3)));
    let at = selected.and_then(|it| listed.iter().position(|other| other.id == it.id)).unwrap_or(0);
    // A line is kept for what is not shown, and those that open the selected one.
    let shown = usize::from(body.height).saturating_sub(2 + more.len()).clamp(1, MOST);
    let first = window(at, shown, listed.len());
    // A blank line between them while there is room: easier on the eye from four metres.
    let airy = usize::from(body.height) > 2 * listed.len().min(MOST) + more.len() + 1;
    let trials = view.board.running_trials();
    let mut y = body.y + 1;
    for workflow in listed.iter().skip(first).take(shown) {
        let marked = selected.is_some_and(|it| it.id == workflow.id);
        let place = Rect { x: body.x, y, width: body.width.saturating_sub(1), height: 1 };
        row(ink, place, view, &trials, workflow, marked);
        y += 1;
        for line in more.iter().filter(|_| marked) {
            ink.text(body.x + 4, y, body.width.saturating_sub(6), line, Meaning::Text);
            y += 1;
        }
        y += u16::from(airy);
    }
    below(ink, body, y, view, listed.len().saturating_sub(first + shown));
}

/// How many more there are.
fn below(ink: &mut Ink, area: Rect, y: u16, view: &View, count: usize) {
    if count > 0 && y < area.bottom() {
        let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(count));
        ink.text(area.x + 4, y, area.width, &more, Meaning::Text);
    }
}

/// Where it is tried and until when. Opened: its state, and the newest decision with its reason.
fn more_of(workflow: &Workflow, view: &View, opened: bool, columns: u16) -> Vec<String> {
    let (lang, board, room) = (view.lang, view.board, usize::from(columns.saturating_sub(6)));
    let running = board.running_trials();
    let told = |trial: &&Trial| {
        let units = board.units_of_trial(trial);
        let names = units.iter().map(|unit| if view.initials { unit.short.as_str() } else { unit.name.as_str() });
        format!("{} · {}", lang.listed(names), lang.planned_end(trial))
    };
    let mut lines: Vec<String> = running.iter().filter(|trial| trial.workflow == workflow.id).map(told).collect();
    let decision = board.decisions.iter().filter(|decision| decision.workflow == workflow.id);
    let decision = decision.max_by_key(|decision| decision.number);
    if lines.is_empty() {
        let units = board.units_of_workflow(workflow.id);
        let units = lang.listed(units.iter().map(|unit| unit.short.as_str()));
        lines.push(format!("{units} · {}", lang.part_state(board.workflow_state(workflow.id))));
    }
    if !opened {
        lines.truncate(1);
        return lines;
    }
    if let Some(decision) = decision {
        lines.extend(wrap(&lang.decision_head(decision), room));
        lines.extend(wrap(decision.reason.as_str(), room));
    }
    let open = board.actions.iter().filter(|it| it.workflow == Some(workflow.id) && it.is_open()).count();
    if open > 0 {
        lines.push(lang.open_actions(open));
    }
    lines
}

fn figures_of(ink: &mut Ink, area: Rect, view: &View) {
    let lang = view.lang;
    let count =
        |state: PartState| view.board.workflows.iter().filter(|it| view.board.workflow_state(it.id) == state).count();
    let trials = view.board.running_trials();
    let ready = view.board.workflows.iter().filter(|workflow| is_ready(view, &trials, workflow)).count();
    let on_trial = count(PartState::OnTrial).saturating_sub(ready);
    figures::row(
        ink,
        area,
        &[
            Figure { number: ready, words: lang.figure_ready(), meaning: Meaning::Accent },
            Figure { number: on_trial, words: lang.figure_on_trial(), meaning: Meaning::Strong },
            Figure { number: count(PartState::Ready), words: lang.figure_ready_for_trial(), meaning: Meaning::Strong },
            Figure { number: count(PartState::Adopted), words: lang.figure_adopted(), meaning: Meaning::Strong },
        ],
    );
}

/// Draws the ideas, numbered, in up to two lines each; the selected one opened in full.
pub fn ideas(ink: &mut Ink, area: Rect, view: &View, listed: &[&Idea], selected: Option<&Idea>, opened: bool) {
    let area = column(area);
    if listed.is_empty() {
        ink.text(area.x + 4, area.y + 2, area.width.saturating_sub(6), view.lang.none_new_ideas(), Meaning::Text);
        return;
    }
    let room = usize::from(area.width.saturating_sub(10));
    let at = selected.and_then(|it| listed.iter().position(|other| other.id == it.id)).unwrap_or(0);
    let shown = (usize::from(area.height.saturating_sub(2)) / (IDEA + 1)).clamp(1, MOST);
    let first = window(at, shown, listed.len());
    let mut y = area.y + 1;
    for idea in listed.iter().skip(first).take(shown) {
        if y >= area.bottom() {
            break;
        }
        let marked = selected.is_some_and(|it| it.id == idea.id);
        let whole = marked && opened;
        let lines = lines_of(idea, room, whole);
        let rows = u16::try_from(lines.len()).unwrap_or(1).min(area.bottom().saturating_sub(y));
        let place = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: rows };
        ink.spot(place, Spot::Subject(Subject::Idea(idea.id)));
        let meaning = if marked { Meaning::Selected } else { Meaning::Text };
        if marked {
            ink.fill(place, Meaning::Selected);
        }
        ink.text(area.x + 2, y, 5, &format!("{:>3}", idea.number), meaning);
        for line in lines.iter().take(usize::from(rows)) {
            if marked {
                ink.glyph(area.x, y, Glyph::Mark, Meaning::Accent);
            }
            ink.text(area.x + 7, y, area.width.saturating_sub(9), line, meaning);
            y += 1;
        }
        y += 1;
    }
    below(ink, area, y, view, listed.len().saturating_sub(first + shown));
}

/// The text in its lines: two of them, the second cut, unless the whole is wanted.
fn lines_of(idea: &Idea, columns: usize, whole: bool) -> Vec<String> {
    let mut lines = wrap(idea.text.as_str(), columns);
    if !whole && lines.len() > IDEA {
        lines.truncate(IDEA);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

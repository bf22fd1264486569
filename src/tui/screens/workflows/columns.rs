//! The workflows by state, side by side. A state has its place, also when it is empty.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::book;
use crate::domain::id::WorkflowId;
use crate::domain::workflow::{PartState, Trial, Workflow};
use crate::text::format::{width, wrap};
use crate::tui::effect::Subject;
use crate::tui::screens::search::Words;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;

/// From this width the states stand side by side.
pub const SIDE_BY_SIDE: u16 = 120;

/// The rows below the columns from which the selected workflow stands there.
const BELOW: u16 = 10;

/// The way of a workflow, a column each. What waits for its next version stands below what waits for its first, and what
/// was given up below what was adopted: only while there is any.
const COLUMNS: [&[PartState]; 5] = [
    &[PartState::Mapped, PartState::FurtherDevelopment],
    &[PartState::Redesigned],
    &[PartState::Ready],
    &[PartState::OnTrial],
    &[PartState::Adopted, PartState::Annulled],
];

/// The workflows in one state, by id.
#[derive(Debug, Clone)]
pub struct Group {
    pub state: PartState,
    pub workflows: Vec<WorkflowId>,
}

/// The groups of each column.
pub type Columns = Vec<Vec<Group>>;

/// The columns with their groups: the workflows that fit `words`, in the order they are gone through.
pub fn columns(view: &View, words: &Words) -> Columns {
    let mut fitting: Vec<&Workflow> =
        view.board.workflows.iter().filter(|it| words.fit(|| view.lang.search_workflow(view.board, it))).collect();
    let trials = view.board.running_trials();
    // Each is placed once, not at every comparison: the decisions of years are many.
    fitting.sort_by_cached_key(|workflow| order(view, &trials, workflow));
    let placed: Vec<_> = fitting.into_iter().map(|it| (view.board.workflow_state(it.id), it.id)).collect();
    let group = |state: PartState| {
        let in_state = placed.iter().filter(|(of, _)| *of == state);
        Group { state, workflows: in_state.map(|(_, id)| *id).collect() }
    };
    COLUMNS
        .iter()
        .map(|states| {
            let groups = states.iter().map(|state| group(*state)).enumerate();
            groups.filter(|(at, group)| *at == 0 || !group.workflows.is_empty()).map(|(_, group)| group).collect()
        })
        .collect()
}

/// On trial: the first planned end first; decided on: the newest decision first; else by number.
fn order(view: &View, trials: &[&Trial], workflow: &Workflow) -> (i64, u32) {
    let place = trials.iter().position(|trial| trial.workflow == workflow.id);
    let decisions = view.board.decisions.iter().filter(|decision| decision.workflow == workflow.id);
    let newest = decisions.map(|decision| i64::from(decision.number)).max().unwrap_or(0);
    (place.and_then(|place| i64::try_from(place).ok()).unwrap_or(-newest), workflow.number)
}

/// The ids in the order they are gone through.
pub fn ids(columns: &Columns) -> Vec<WorkflowId> {
    columns.iter().flat_map(|column| of_column(column)).collect()
}

fn of_column(column: &[Group]) -> Vec<WorkflowId> {
    column.iter().flat_map(|group| &group.workflows).copied().collect()
}

/// What is selected one column to the left or right: as far down as before, past columns with nothing in them.
pub fn beside(columns: &Columns, selected: WorkflowId, right: bool) -> Option<WorkflowId> {
    let ids: Vec<Vec<WorkflowId>> = columns.iter().map(|column| of_column(column)).collect();
    let (at, row) = ids.iter().enumerate().find_map(|(at, column)| {
        let row = column.iter().position(|id| *id == selected)?;
        Some((at, row))
    })?;
    let there = |column: &&Vec<WorkflowId>| !column.is_empty();
    let to = if right { ids[at + 1..].iter().find(there) } else { ids[..at].iter().rev().find(there) };
    to.and_then(|column| column.get(row).or(column.last())).copied()
}

/// What every workflow's card says.
#[derive(Debug, Clone)]
pub struct Cards(BTreeMap<WorkflowId, Vec<CardLine>>);

impl Cards {
    /// The cards of five columns in an area so `wide`.
    pub fn of(view: &View, wide: u16) -> Self {
        let (trials, inner) = (view.board.running_trials(), inner_width(wide));
        let card = |workflow: &Workflow| (workflow.id, card(view, &trials, workflow, inner));
        Cards(view.board.workflows.iter().map(card).collect())
    }

    fn lines(&self, id: WorkflowId) -> &[CardLine] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The rows the columns would like.
    pub fn rows(&self, columns: &Columns) -> u16 {
        let tall = |column: &Vec<Group>| -> usize {
            let cards = column.iter().flat_map(|group| &group.workflows);
            cards.map(|id| self.lines(*id).len() + 1).sum::<usize>() + column.len() * 2
        };
        u16::try_from(columns.iter().map(tall).max().unwrap_or(0)).unwrap_or(u16::MAX)
    }
}

/// The columns inside one of five cards.
fn inner_width(wide: u16) -> u16 {
    (wide / 5).saturating_sub(3)
}

/// The columns, and below them the selected workflow where there is room for it.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, columns: &Columns, cards: &Cards, selected: Option<&Workflow>) {
    let id = selected.map(|workflow| workflow.id);
    let rows = cards.rows(columns).max(area.height / 3);
    let below = area.height.saturating_sub(rows + 1);
    match selected {
        Some(workflow) if below >= BELOW => {
            side_by_side(ink, Rect { height: rows, ..area }, view, columns, cards, id);
            ink.rule(Rect { x: area.x + 1, y: area.y + rows, width: area.width.saturating_sub(2), height: 1 });
            let place = Rect { y: area.y + rows + 1, height: below, ..area };
            book::draw(ink, place, view, workflow, None);
        }
        _ => side_by_side(ink, area, view, columns, cards, id),
    }
}

/// Draws the columns beside each other.
fn side_by_side(
    ink: &mut Ink,
    area: Rect,
    view: &View,
    columns: &Columns,
    cards: &Cards,
    selected: Option<WorkflowId>,
) {
    let wide = area.width / 5;
    for (x, column) in (area.x..).step_by(usize::from(wide.max(1))).zip(columns) {
        one_column(ink, Rect { x, width: wide, ..area }, view, column, cards, selected);
    }
}

fn one_column(ink: &mut Ink, area: Rect, view: &View, column: &[Group], cards: &Cards, selected: Option<WorkflowId>) {
    let mut y = area.y;
    for group in column {
        if y + 1 >= area.bottom() {
            break;
        }
        heading(ink, Rect { y, width: area.width.saturating_sub(1), ..area }, view, group);
        y += 2;
        let cards: Vec<_> = group.workflows.iter().map(|id| (*id, cards.lines(*id))).collect();
        let room = usize::from(area.bottom().saturating_sub(y));
        let at = cards.iter().position(|(id, _)| Some(*id) == selected).unwrap_or(0);
        let (first, shown) = fitting(&cards.iter().map(|(_, lines)| lines.len()).collect::<Vec<_>>(), at, room);
        for (id, lines) in &cards[first..first + shown] {
            let place = Rect { y, height: area.bottom().saturating_sub(y), ..area };
            one_card(ink, place, *id, lines, Some(*id) == selected);
            y += u16::try_from(lines.len()).unwrap_or(0) + 1;
        }
        let below = cards.len() - first - shown;
        if below > 0 {
            let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(below));
            ink.text(area.x + 2, y.min(area.bottom().saturating_sub(1)), area.width, &more, Meaning::Muted);
            y += 1;
        }
    }
}

/// Which cards of these heights are shown in `room` rows, a blank one after each, so that the one `at` is among them:
/// the first, and how many. A row is kept for how many more there are.
fn fitting(heights: &[usize], at: usize, room: usize) -> (usize, usize) {
    let taken = |range: std::ops::Range<usize>| heights[range].iter().map(|rows| rows + 1).sum::<usize>();
    if heights.is_empty() || taken(0..heights.len()) <= room + 1 {
        return (0, heights.len());
    }
    let first = (0..at).find(|first| taken(*first..at + 1) < room + 1).unwrap_or(at);
    let shown = (first + 1..=heights.len()).take_while(|end| taken(first..*end) < room + 1).count();
    (first, shown.max(1))
}

/// A state with how many there are.
pub fn heading(ink: &mut Ink, area: Rect, view: &View, group: &Group) {
    let count = group.workflows.len();
    let meaning = if count == 0 { Meaning::Muted } else { Meaning::Strong };
    ink.text(area.x + 1, area.y, area.width.saturating_sub(4), &view.lang.state_heading(group.state), meaning);
    ink.right(area.right().saturating_sub(1), area.y, 4, &count.to_string(), meaning);
}

/// A line of a card.
#[derive(Debug, Clone)]
struct CardLine {
    text: String,
    glyph: Option<Glyph>,
    meaning: Meaning,
}

/// Number and name, units, how far it is.
fn card(view: &View, trials: &[&Trial], workflow: &Workflow, columns: u16) -> Vec<CardLine> {
    let line = |text: String, meaning: Meaning| CardLine { text, glyph: None, meaning };
    let named = wrap(&format!("{} {}", workflow.number, workflow.name), usize::from(columns));
    let mut lines: Vec<CardLine> = named.into_iter().map(|text| line(text, Meaning::Strong)).collect();
    let units = view.board.units_of_workflow(workflow.id);
    let full = units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(", ");
    let short = || units.iter().map(|unit| unit.short.as_str()).collect::<Vec<_>>().join(", ");
    let fits = !view.initials && width(&full) <= usize::from(columns);
    lines.push(line(if fits { full } else { short() }, Meaning::Muted));
    let stand = view.lang.workflow_stand(view.board, workflow, view.today());
    let ready = is_ready(view, trials, workflow);
    let signed = if ready { 2 } else { 0 };
    let parts = if width(&stand) + signed <= usize::from(columns) {
        vec![stand.as_str()]
    } else {
        stand.split(" · ").collect()
    };
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        let sign = ready && part.contains(view.lang.ready_for_decision());
        let meaning = if sign { Meaning::Accent } else { Meaning::Text };
        let mut glyph = sign.then_some(Glyph::Ready);
        for text in wrap(part, usize::from(columns.saturating_sub(if sign { 2 } else { 0 }))) {
            lines.push(CardLine { text, glyph: glyph.take(), meaning });
        }
    }
    lines
}

/// Whether the planned end of one of the running `trials` has come: management can decide.
pub fn is_ready(view: &View, trials: &[&Trial], workflow: &Workflow) -> bool {
    trials.iter().any(|trial| trial.workflow == workflow.id && trial.is_ready(view.today()))
}

fn one_card(ink: &mut Ink, area: Rect, workflow: WorkflowId, lines: &[CardLine], marked: bool) {
    let rows = u16::try_from(lines.len()).unwrap_or(0).min(area.height);
    let place =
        Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: rows, ..area }.intersection(ink.buf.area);
    ink.spot(place, Spot::Subject(Subject::Workflow(workflow)));
    if marked {
        ink.fill(place, Meaning::Selected);
    }
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let meaning = if marked { Meaning::Selected } else { line.meaning };
        if marked {
            ink.glyph(area.x, y, Glyph::Mark, Meaning::Accent);
        }
        let mut x = area.x + 2;
        if let Some(glyph) = line.glyph {
            ink.glyph(x, y, glyph, meaning);
            x += 2;
        }
        ink.text(x, y, area.right().saturating_sub(x + 1), &line.text, meaning);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_card_is_among_those_that_fit() {
        for heights in [&[3, 4, 3, 5, 3][..], &[4], &[3, 3]] {
            for room in 1..30 {
                for at in 0..heights.len() {
                    let (first, shown) = fitting(heights, at, room);
                    assert!(first <= at && at < first + shown, "{at} of {heights:?} in {room}");
                    assert!(first + shown <= heights.len());
                }
            }
        }
        assert_eq!(fitting(&[], 0, 5), (0, 0));
        assert_eq!(fitting(&[3, 3], 0, 7), (0, 2));
        assert_eq!(fitting(&[3, 3], 0, 6), (0, 1));
    }
}

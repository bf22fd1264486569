//! One action in full: the five fields in KL's order, then where it stands.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::action::Action;
use crate::domain::refusal::FieldName;
use crate::text::format::{width, wrap};
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// The columns of the labels.
const LABELS: u16 = 15;

/// Draws `action` in `area`, from its top. Each fact has its own place, whatever the others need: going through a list,
/// only the values change.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, action: &Action) {
    let title = wrap(&format!("#{} {}", action.number, action.change), usize::from(area.width));
    for (y, line) in (area.y..area.bottom()).zip(title.iter().take(2)) {
        ink.text(area.x, y, area.width, line, Meaning::Strong);
    }
    let mut y = area.y + 3;
    let room = usize::from(area.width.saturating_sub(LABELS));
    for fact in facts(view, action, room) {
        let lines = wrap(&fact.value, room);
        ink.text(area.x, y, if y < area.bottom() { LABELS } else { 0 }, &fact.label, Meaning::Muted);
        for (y, line) in (y..area.bottom()).zip(&lines) {
            ink.text(area.x + LABELS, y, area.width.saturating_sub(LABELS), line, Meaning::Text);
        }
        y += u16::try_from(lines.len()).unwrap_or(u16::MAX).max(fact.rows);
    }
}

/// A label, its value, and the rows kept for it.
struct Fact {
    label: String,
    value: String,
    rows: u16,
}

/// Everything there is to say, in KL's order of the fields.
fn facts(view: &View, action: &Action, columns: usize) -> Vec<Fact> {
    let (lang, board) = (view.lang, view.board);
    let fact = |field: FieldName, value: &str, rows: u16| Fact {
        label: lang.field(field).to_owned(),
        value: if value.is_empty() { "–".to_owned() } else { value.to_owned() },
        rows,
    };
    let kpi = action.kpi.and_then(|id| board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
    let mut facts = vec![
        fact(FieldName::Owner, view.owner(action.owner), 1),
        fact(FieldName::Effect, action.effect.as_str(), 2),
        fact(FieldName::Kpi, kpi, 1),
        fact(FieldName::How, action.how.as_str(), 4),
        fact(FieldName::Deadline, &deadline(view, action, columns), 2),
        Fact { label: lang.status_label().to_owned(), value: status(view, action), rows: 1 },
    ];
    if action.before_start {
        facts.push(fact(FieldName::BeforeStart, lang.yes(), 1));
    }
    if let Some(workflow) = action.workflow.and_then(|id| board.workflow(id)) {
        facts.push(fact(FieldName::Workflow, workflow.name.as_str(), 1));
    }
    if !action.closed_why.is_empty() {
        facts.push(fact(FieldName::Why, action.closed_why.as_str(), 1));
    }
    facts
}

/// `fre. 06-11-2026, 17 dage over`, and below it what was first agreed; each on a line of its own where `columns` are
/// too few for two.
fn deadline(view: &View, action: &Action, columns: usize) -> String {
    let (lang, over) = (view.lang, action.overdue_days(view.today()));
    let mut text = lang.full_date(action.deadline);
    if over > 0 {
        text = beside(text, &lang.days_over(over), columns);
    }
    if action.moves > 0 {
        let first = lang.first_agreed(action.original_deadline);
        text = format!("{text}\n{}", beside(first, &lang.moved(action.moves), columns));
    }
    text
}

/// `a, b` where that is one line, else `b` below `a`.
fn beside(a: String, b: &str, columns: usize) -> String {
    let line = format!("{a}, {b}");
    if width(&line) <= columns { line } else { format!("{a}\n{b}") }
}

fn status(view: &View, action: &Action) -> String {
    if action.is_open() {
        view.lang.action_state(action.state).to_owned()
    } else {
        view.lang.due(action, view.today(), view.board.next_meeting(view.today()))
    }
}

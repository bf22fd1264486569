//! One action in full: the five fields in KL's order, then where it stands.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::action::Action;
use crate::domain::refusal::FieldName;
use crate::text::format::wrap;
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// The columns of the labels.
const LABELS: u16 = 15;

/// Draws `action` in `area`, from its top.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, action: &Action) {
    let mut y = area.y;
    for line in wrap(&format!("#{} {}", action.number, action.change), usize::from(area.width)) {
        ink.text(area.x, y, area.width, &line, Meaning::Strong);
        y += 1;
    }
    y += 1;
    for (label, value) in facts(view, action) {
        if y >= area.bottom() {
            return;
        }
        ink.text(area.x, y, LABELS, &label, Meaning::Muted);
        for line in wrap(&value, usize::from(area.width.saturating_sub(LABELS))) {
            if y < area.bottom() {
                ink.text(area.x + LABELS, y, area.width.saturating_sub(LABELS), &line, Meaning::Text);
            }
            y += 1;
        }
    }
}

/// Label and value of everything there is to say.
fn facts(view: &View, action: &Action) -> Vec<(String, String)> {
    let (lang, today, board) = (view.lang, view.today(), view.board);
    let label = |field: FieldName| lang.field(field).to_owned();
    let meeting = board.next_meeting(today);
    let mut deadline = lang.full_date(action.deadline);
    if action.overdue_days(today) > 0 {
        deadline = format!("{deadline}, {}", lang.days_over(action.overdue_days(today)));
    }
    let mut facts = vec![
        (label(FieldName::Owner), board.owner_name(action.owner).to_owned()),
        (label(FieldName::Effect), action.effect.to_string()),
    ];
    if let Some(kpi) = action.kpi.and_then(|id| board.kpi(id)) {
        facts.push((label(FieldName::Kpi), kpi.name.to_string()));
    }
    facts.push((label(FieldName::How), action.how.to_string()));
    facts.push((label(FieldName::Deadline), deadline));
    if action.moves > 0 {
        facts.push((String::new(), lang.first_agreed(action.original_deadline, action.moves)));
    }
    if action.before_start {
        facts.push((label(FieldName::BeforeStart), lang.yes().to_owned()));
    }
    if let Some(workflow) = action.workflow.and_then(|id| board.workflow(id)) {
        facts.push((label(FieldName::Workflow), workflow.name.to_string()));
    }
    let state =
        if action.is_open() { lang.action_state(action.state).to_owned() } else { lang.due(action, today, meeting) };
    facts.push((lang.status_label().to_owned(), state));
    if !action.closed_why.is_empty() {
        facts.push((label(FieldName::Why), action.closed_why.to_string()));
    }
    facts
}

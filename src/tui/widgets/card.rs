//! One action in full: the five fields in KL's order, then where it stands.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::action::Action;
use crate::domain::refusal::FieldName;
use crate::text::format::{action_number, width, wrap};
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// The columns of the labels.
const LABELS: u16 = 15;

/// The most rows of the title.
const TITLE: u16 = 2;

/// From so many columns most values are one line: half the rows are kept for them.
const WIDE: usize = 60;

/// Draws `action` in `area`, from its top. Where there is room each fact has its own place, whatever the others need:
/// going through a list, only the values change. Where there is less, each takes the lines it has.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, action: &Action) {
    let title = format!("{} {}", action_number(action.number), action.change);
    let mut title = wrap(&title, usize::from(area.width));
    title.truncate(usize::from(TITLE));
    for (y, line) in (area.y..area.bottom()).zip(&title) {
        ink.text(area.x, y, area.width, line, Meaning::Strong);
    }
    let room = area.width.saturating_sub(LABELS);
    let facts = facts(view, action, usize::from(room));
    let own = u16::try_from(title.len()).unwrap_or(TITLE);
    let kept = if usize::from(room) < WIDE { TITLE } else { own };
    let setting = Setting::of(&facts, [kept, own], area.height);
    let mut y = area.y + setting.head;
    for (fact, rows) in facts.iter().zip(setting.rows) {
        let lines = fact.cut(rows);
        ink.text(area.x, y, if y < area.bottom() { LABELS } else { 0 }, &fact.label, Meaning::Muted);
        for (y, line) in (y..area.bottom()).zip(&lines) {
            ink.text(area.x + LABELS, y, room, line, Meaning::Text);
        }
        y = y.saturating_add(rows + setting.gap);
    }
}

/// A label, the lines of its value, and the rows kept for it where there is room.
struct Fact {
    label: String,
    lines: Vec<String>,
    rows: u16,
}

impl Fact {
    fn own(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX)
    }

    /// The lines in so many rows: what is left out is said by `…`.
    fn cut(&self, rows: u16) -> Vec<String> {
        let mut lines = self.lines.clone();
        lines.truncate(usize::from(rows));
        if lines.len() < self.lines.len()
            && let Some(last) = lines.last_mut()
        {
            last.push_str(" …");
        }
        lines
    }
}

/// How the facts are set below each other.
struct Setting {
    /// The rows of the title, with what is blank below it.
    head: u16,
    /// The rows of each fact, and the blank ones between two.
    rows: Vec<u16>,
    gap: u16,
}

impl Setting {
    /// Each in its place with a blank row between two; else only the rows each needs; else without the blank rows; and
    /// where that is too much, the longest gives. Of the title: the rows kept for it, and those it needs.
    fn of(facts: &[Fact], [kept, title]: [u16; 2], height: u16) -> Self {
        let own: Vec<u16> = facts.iter().map(Fact::own).collect();
        let places = facts.iter().map(|fact| fact.rows.max(fact.own())).collect();
        let mut settings = [
            Setting { head: kept + 1, rows: places, gap: 1 },
            Setting { head: title + 1, rows: own.clone(), gap: 1 },
            Setting { head: title + 1, rows: own.clone(), gap: 0 },
        ]
        .into_iter();
        settings.find(|setting| setting.height() <= height).unwrap_or_else(|| {
            let mut tight = Setting { head: title, rows: own, gap: 0 };
            while tight.height() > height
                && let Some(longest) = tight.rows.iter_mut().max().filter(|rows| **rows > 1)
            {
                *longest -= 1;
            }
            tight
        })
    }

    fn height(&self) -> u16 {
        let gaps = u16::try_from(self.rows.len().saturating_sub(1)).unwrap_or(0) * self.gap;
        self.rows.iter().fold(self.head.saturating_add(gaps), |sum, rows| sum.saturating_add(*rows))
    }
}

/// Everything there is to say, in KL's order of the fields.
fn facts(view: &View, action: &Action, columns: usize) -> Vec<Fact> {
    let (lang, board) = (view.lang, view.board);
    let fact = |field: FieldName, value: &str, rows: u16| Fact {
        label: lang.field(field).to_owned(),
        lines: wrap(if value.is_empty() { "–" } else { value }, columns),
        rows,
    };
    let kpi = action.kpi.and_then(|id| board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
    let mut facts = vec![
        fact(FieldName::Owner, view.owner(action.owner), 1),
        fact(FieldName::Effect, action.effect.as_str(), if columns < WIDE { 2 } else { 1 }),
        fact(FieldName::Kpi, kpi, 1),
        fact(FieldName::How, action.how.as_str(), if columns < WIDE { 4 } else { 2 }),
        fact(FieldName::Deadline, &deadline(view, action, columns), 2),
        Fact { label: lang.status_label().to_owned(), lines: wrap(&status(view, action), columns), rows: 1 },
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

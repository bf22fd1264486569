//! One action in full: the five fields in KL's order, then where it stands.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::domain::action::{Action, Owner, Stage};
use crate::domain::refusal::FieldName;
use crate::text::format::{action_number, width, wrap};
use crate::text::stage;
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// The columns of the labels.
const LABELS: u16 = 13;

/// The most rows of the title.
const TITLE: u16 = 2;

/// From so many columns most values are one line: half the rows are kept for them.
const WIDE: usize = 60;

/// How much of an action is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Whole,
    /// What is written of its effect and of how is cut at the place each has: every action's facts stand where the last
    /// one's stood.
    InPlace,
}

/// The rows that `action` takes in so many columns with each fact in its place.
pub fn rows(view: &View, action: &Action, columns: u16, told: Told) -> u16 {
    let facts = facts(view, action, usize::from(columns.saturating_sub(LABELS)));
    facts.iter().fold(TITLE, |sum, fact| sum.saturating_add(fact.place(told)))
}

/// Draws `action` in `area`, from its top. Where there is room each fact has its own place, whatever the others need:
/// going through a list, only the values change. Where there is less, each takes the lines it has.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, action: &Action, told: Told) {
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
    let setting = Setting::of(&facts, told, [kept, own], area.height);
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
    /// Words that may be cut: no name, number or date.
    is_prose: bool,
}

impl Fact {
    /// The rows of its place: what is no prose is never cut.
    fn place(&self, told: Told) -> u16 {
        if self.is_prose && told == Told::InPlace { self.rows } else { self.rows.max(self.own()) }
    }

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
    /// Each in its place with a blank row between two, beside a list also without; else only the rows each needs, with the
    /// blank rows and then without; and where that is too much, the longest gives. Of the title: the rows kept for it, and
    /// those it needs.
    fn of(facts: &[Fact], told: Told, [kept, title]: [u16; 2], height: u16) -> Self {
        let own: Vec<u16> = facts.iter().map(Fact::own).collect();
        let places: Vec<u16> = facts.iter().map(|fact| fact.place(told)).collect();
        let mut settings = [
            Some(Setting { head: kept + 1, rows: places.clone(), gap: 1 }),
            (told == Told::InPlace).then_some(Setting { head: kept, rows: places, gap: 0 }),
            Some(Setting { head: title + 1, rows: own.clone(), gap: 1 }),
            Some(Setting { head: title + 1, rows: own.clone(), gap: 0 }),
        ]
        .into_iter()
        .flatten();
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

/// Everything there is to say, in KL's order of the fields; then how far it has come, and what besides is to be known.
fn facts(view: &View, action: &Action, columns: usize) -> Vec<Fact> {
    let (lang, wide) = (view.lang, columns >= WIDE);
    let fact = |field: FieldName, value: &str, rows: u16| Fact {
        label: lang.field(field).to_owned(),
        lines: wrap(if value.is_empty() { "–" } else { value }, columns),
        rows,
        is_prose: matches!(field, FieldName::Effect | FieldName::How),
    };
    let kpi = action.kpi.and_then(|id| view.board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
    let mut facts = vec![
        fact(FieldName::Owner, &owner(view, action, columns), 1),
        fact(FieldName::Effect, action.effect.as_str(), if wide { 1 } else { 2 }),
        fact(FieldName::Kpi, kpi, 1),
        fact(FieldName::How, action.how.as_str(), if wide { 2 } else { 3 }),
        fact(FieldName::Deadline, &deadline(view, action, columns), if wide { 3 } else { 4 }),
        fact(FieldName::State, &stage(view, action), if wide { 1 } else { 2 }),
    ];
    let workflow = action.workflow.and_then(|id| view.board.workflow(id)).map(|workflow| workflow.name.to_string());
    let before_start = action.before_start.then(|| lang.before_start_word().to_owned());
    let belongs: Vec<String> = workflow.into_iter().chain(before_start).collect();
    let observed = lang.effect_of(action);
    let waiting = action.waiting.as_ref().filter(|_| action.is_open()).map(|waiting| lang.waits_for(waiting));
    let why = Some(action.closed_why.to_string()).filter(|why| !why.is_empty());
    let belongs = Some(belongs.join(", ")).filter(|text| !text.is_empty());
    for (label, value) in [
        (lang.waiting_label(), waiting),
        (lang.field(FieldName::SeenEffect), observed),
        (lang.field(FieldName::Workflow), belongs),
        (lang.field(FieldName::Why), why),
    ] {
        let label = label.to_owned();
        facts.extend(value.map(|value| Fact { label, lines: wrap(&value, columns), rows: 1, is_prose: false }));
    }
    facts
}

/// `Anne, hjælper: Ali`; of one who has left, when.
fn owner(view: &View, action: &Action, columns: usize) -> String {
    let name = view.owner(action.owner).to_owned();
    let left = view.board.has_left(action.owner, view.today()).filter(|_| action.is_open());
    let name = left.map_or(name.clone(), |on| view.lang.who_left(&name, on));
    let helpers: Vec<&str> = action.helpers.0.iter().map(|id| view.owner(Owner::Member(*id))).collect();
    if helpers.is_empty() { name } else { beside(name, &view.lang.helped_by(&helpers), columns) }
}

/// `fre. 06-11-2026, 17 dage over`, what was first agreed, how it slips, and why it was last moved; each on a line of its
/// own where `columns` are too few for two.
fn deadline(view: &View, action: &Action, columns: usize) -> String {
    let (lang, over) = (view.lang, action.overdue_days(view.today()));
    let mut text = lang.full_date(action.deadline);
    if over > 0 {
        // In a narrow panel the days over say more than which day of the week it was.
        let days = lang.days_over(over);
        let lines = [format!("{text}, {days}"), format!("{}, {days}", lang.date(action.deadline))];
        let fitting = lines.into_iter().find(|line| width(line) <= columns);
        text = fitting.unwrap_or_else(|| format!("{text}\n{days}"));
    }
    let meetings = if action.is_open() { view.board.meetings_with(action, view.today()) } else { 0 };
    let slipping = lang.slipping(action.moves, meetings);
    let first = (action.moves > 0).then(|| lang.first_agreed(action.original_deadline));
    let slips = match first {
        Some(first) if slipping.is_empty() => first,
        Some(first) => beside(first, &slipping, columns),
        None => slipping,
    };
    let why = action.moved_why.as_str().lines().next().map(|why| format!("\"{why}\""));
    let below = Some(slips).filter(|text| !text.is_empty()).into_iter().chain(why);
    below.fold(text, |text, line| format!("{text}\n{line}"))
}

/// `a, b` where that is one line, else `b` below `a`.
fn beside(a: String, b: &str, columns: usize) -> String {
    let line = format!("{a}, {b}");
    if width(&line) <= columns { line } else { format!("{a}\n{b}") }
}

/// `██░░ i gang, aftalt med Anne 12-11-2026`; of what is closed, since when.
fn stage(view: &View, action: &Action) -> String {
    let lang = view.lang;
    let due = || lang.due(action, view.today(), view.board.next_meeting(view.today()));
    let stage = action.stage();
    let agreed = || lang.agreement(view.owner(action.owner), action.agreed_on);
    let told = match stage {
        Stage::Agreed => agreed(),
        Stage::Open | Stage::InProgress => format!("{}, {}", lang.stage(stage), agreed()),
        Stage::Done | Stage::FollowedUp => format!("{} ({})", lang.stage(stage), due()),
        Stage::Dropped => return due(),
    };
    format!("{} {told}", stage::bar(stage, view.ascii))
}

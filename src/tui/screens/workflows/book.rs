//! The book of one workflow: where it stands, its trials, its actions, what was decided, and what can be done now.

use ratatui::layout::Rect;

use super::columns::SIDE_BY_SIDE;
use crate::domain::action::{Action, Owner};
use crate::domain::refusal::FieldName;
use crate::domain::workflow::{Decision, PartState, Trial, Workflow};
use crate::text::format::{width, wrap};
use crate::text::refusal::capital;
use crate::tui::keys::{Act, Place, bindings, name};
use crate::tui::popups::forms;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::row;

/// The columns of the labels.
const LABELS: u16 = 12;

/// The most columns of a line of text, and of a bar of weeks.
const TEXT: u16 = 90;
const BAR: i64 = 26;

/// One row of the book.
enum Line<'a> {
    Blank,
    Heading(String, String),
    Text(String, Meaning),
    Fact(&'static str, String),
    /// Weeks gone, all weeks, and how far that is.
    Weeks(&'a Trial),
    Action(&'a Action),
    Key(Act, &'static str),
}

/// Draws the book of `workflow` in `area`: `opened` from a row of it, else below the list; returns the furthest row it can
/// be drawn from.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, workflow: &Workflow, opened: Option<usize>) -> usize {
    let scroll = opened.unwrap_or(0);
    let beside = area.width >= SIDE_BY_SIDE;
    let left = if beside { area.width * 4 / 7 } else { area.width };
    let columns = left.saturating_sub(3).min(TEXT);
    let mut first = title(view, workflow, columns);
    first.extend(trials(view, workflow, columns));
    let mut second = decisions(view, workflow, columns);
    let (actions, next) = (actions(view, workflow), next(view, workflow, opened.is_some()));
    if !beside {
        first.extend(actions.into_iter().chain(next).chain(second));
        return column(ink, area, view, &first, scroll);
    }
    first.extend(actions);
    let mut other: Vec<Line> = next.into_iter().skip(1).collect();
    other.append(&mut second);
    let places = [Rect { width: left - 1, ..area }, Rect { x: area.x + left, width: area.width - left, ..area }];
    let furthest = column(ink, places[0], view, &first, scroll);
    furthest.max(column(ink, places[1], view, &other, scroll))
}

/// Draws `lines` from the row `scroll`; the last row tells how many more there are.
fn column(ink: &mut Ink, area: Rect, view: &View, lines: &[Line], scroll: usize) -> usize {
    let room = usize::from(area.height);
    let furthest = if lines.len() > room { lines.len() + 1 - room } else { 0 };
    let first = scroll.min(furthest);
    let overflows = lines.len() - first > room;
    let rows = if overflows { room.saturating_sub(1) } else { room };
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(first).take(rows)) {
        one(ink, Rect { y, height: 1, ..area }, view, line);
    }
    if overflows && room > 0 {
        let more = view.lang.more(lines.len() - first - rows);
        let text = format!("{} {more}", Glyph::More.text(ink.ascii));
        ink.text(area.x + 3, area.bottom() - 1, area.width, &text, Meaning::Muted);
    }
    furthest
}

fn one(ink: &mut Ink, area: Rect, view: &View, line: &Line) {
    let (x, y, room) = (area.x + 1, area.y, area.width.saturating_sub(2));
    match line {
        Line::Blank => {}
        Line::Heading(text, beside) => {
            let used = ink.text(x, y, room, text, Meaning::Strong);
            ink.right(area.right().saturating_sub(1), y, room.saturating_sub(used + 2), beside, Meaning::Muted);
        }
        Line::Text(text, meaning) => drop(ink.text(x, y, room, text, *meaning)),
        Line::Fact(label, value) => {
            ink.text(x, y, LABELS, label, Meaning::Muted);
            ink.text(x + LABELS, y, room.saturating_sub(LABELS), value, Meaning::Text);
        }
        Line::Weeks(trial) => weeks(ink, area, view, trial),
        Line::Action(action) => row::draw(ink, area, view, action, false),
        Line::Key(act, words) => {
            let keys = bindings(Place::WorkflowBook).find(|binding| binding.act == *act);
            let key =
                keys.and_then(|binding| binding.keys.first()).map_or_else(String::new, |key| name(*key, view.lang));
            let used = ink.text(x, y, room, &key, Meaning::Accent);
            let wide = used + 2 + ink.text(x + used + 2, y, room.saturating_sub(used + 2), words, Meaning::Text);
            ink.spot(Rect { x, width: wide, ..area }, Spot::Act(*act));
        }
    }
}

/// A bar of weeks, those gone filled, and in words how far that is.
fn weeks(ink: &mut Ink, area: Rect, view: &View, trial: &Trial) {
    let (today, ready) = (view.today(), trial.is_ready(view.today()));
    let all = ((trial.until - trial.start).num_days() + 6) / 7;
    let gone = ((today - trial.start).num_days().div_euclid(7) + i64::from(!ready)).clamp(0, all);
    let gone = if today < trial.start { 0 } else { gone };
    let stand = view.lang.trial(trial, today);
    // A week is two columns and a blank, as long as there is room for that.
    let room = i64::from(area.width) - i64::try_from(width(&stand)).unwrap_or(i64::MAX) - 5;
    let cell = |glyph: Glyph, ink: &Ink| match room {
        _ if all * 3 <= room => glyph.text(ink.ascii).repeat(2) + " ",
        _ if all * 2 <= room => glyph.text(ink.ascii).repeat(2),
        _ => glyph.text(ink.ascii).to_owned(),
    };
    let (shown, filled) = if all > BAR { (BAR, gone * BAR / all) } else { (all, gone) };
    let bar = |n: i64, glyph: Glyph, ink: &Ink| cell(glyph, ink).repeat(usize::try_from(n).unwrap_or(0));
    let meaning = if ready { Meaning::Accent } else { Meaning::Text };
    let (done, ahead) = (bar(filled, Glyph::Bar, ink), bar(shown - filled, Glyph::Ahead, ink));
    let mut x = area.x + 1;
    x += ink.text(x, area.y, area.width, &done, meaning);
    x += ink.text(x, area.y, area.width, &ahead, Meaning::Muted) + 1;
    if ready {
        ink.glyph(x, area.y, Glyph::Ready, meaning);
        x += 2;
    }
    ink.text(x, area.y, area.right().saturating_sub(x + 1), &stand, meaning);
}

fn text<'a>(text: &str, columns: u16, meaning: Meaning) -> impl Iterator<Item = Line<'a>> {
    wrap(text, usize::from(columns)).into_iter().map(move |line| Line::Text(line, meaning))
}

fn facts<'a>(label: &'static str, value: &str, columns: u16) -> impl Iterator<Item = Line<'a>> {
    let lines = wrap(value, usize::from(columns.saturating_sub(LABELS)));
    lines.into_iter().enumerate().map(move |(at, line)| Line::Fact(if at == 0 { label } else { "" }, line))
}

fn heading<'a>(title: &str, beside: String) -> [Line<'a>; 2] {
    [Line::Blank, Line::Heading(title.to_owned(), beside)]
}

/// Number and name; then its state, part by part where there are several, its version and units.
fn title<'a>(view: &View, workflow: &Workflow, columns: u16) -> Vec<Line<'a>> {
    let (lang, board) = (view.lang, view.board);
    let name = format!("{} {}", workflow.number, workflow.name.as_str().to_uppercase());
    let parts: Vec<_> = board.parts.iter().filter(|part| part.workflow == workflow.id).collect();
    let units = board.units_of_workflow(workflow.id);
    let named = units.iter().map(|unit| if view.initials { unit.short.as_str() } else { unit.name.as_str() });
    let mut lines: Vec<Line> = text(&name, columns, Meaning::Strong).collect();
    let state = capital(lang.part_state(board.workflow_state(workflow.id)));
    lines.extend(facts(lang.status_label(), &state, columns));
    if parts.len() > 1 {
        let told = parts.iter().map(|part| format!("{}: {}", part.name, lang.part_state(part.state)));
        lines.extend(facts(lang.parts_label(), &told.collect::<Vec<_>>().join("\n"), columns));
    }
    lines.extend(facts(lang.version_label(), &workflow.version.to_string(), columns));
    lines.extend(facts(lang.field(FieldName::Units), &lang.listed(named), columns));
    lines
}

/// The trials, those that run first: where, how far, from when to when.
fn trials<'a>(view: &View<'a>, workflow: &Workflow, columns: u16) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = heading(view.lang.heading_trials_short(), String::new()).into();
    let mut trials: Vec<&Trial> = view.board.trials.iter().filter(|trial| trial.workflow == workflow.id).collect();
    trials.sort_by_key(|trial| (trial.ended_on.is_some(), trial.until));
    if trials.is_empty() {
        lines.extend(text(view.lang.not_tried_yet(), columns, Meaning::Text));
    }
    for trial in trials {
        let units = view.board.units_of_trial(trial);
        let units = view.lang.listed(units.iter().map(|unit| unit.name.as_str()));
        let period = view.lang.trial_period(trial);
        if trial.ended_on.is_none() {
            lines.push(Line::Weeks(trial));
        }
        let joined = format!("{units} · {period}");
        let told = if width(&joined) <= usize::from(columns) { joined } else { format!("{units}\n{period}") };
        lines.extend(text(&told, columns, Meaning::Text));
    }
    lines
}

/// The decisions, the newest first, in sentences.
fn decisions<'a>(view: &View, workflow: &Workflow, columns: u16) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = heading(view.lang.heading_decisions(), String::new()).into();
    let mut decisions: Vec<&Decision> = view.board.decisions.iter().filter(|it| it.workflow == workflow.id).collect();
    decisions.sort_by_key(|decision| std::cmp::Reverse(decision.number));
    if decisions.is_empty() {
        lines.extend(text(view.lang.not_decided_yet(), columns, Meaning::Text));
    }
    for (at, decision) in decisions.into_iter().enumerate() {
        if at > 0 {
            lines.push(Line::Blank);
        }
        lines.extend(text(&view.lang.decision_head(decision), columns, Meaning::Text));
        lines.extend(text(&view.lang.decided_by(&deciders(view, decision)), columns, Meaning::Text));
        lines.extend(text(decision.reason.as_str(), columns, Meaning::Muted));
    }
    lines
}

/// `Hanne (leder) og Lone (leder)`: in the role they had that day.
fn deciders(view: &View, decision: &Decision) -> String {
    let of = view.board.deciders.iter().filter(|decider| decider.decision == decision.id);
    let named = of.map(|decider| {
        let name = view.owner(Owner::Member(decider.member));
        format!("{name} ({})", view.lang.role(decider.role))
    });
    view.lang.listed(named.collect::<Vec<_>>().iter())
}

/// The open actions that belong to it, in the order a meeting takes them up.
fn actions<'a>(view: &View<'a>, workflow: &Workflow) -> Vec<Line<'a>> {
    let ready = view.board.readiness(workflow.id).map(|readiness| view.lang.readiness(readiness));
    let mut lines: Vec<Line> = heading(view.lang.heading_actions(), ready.unwrap_or_default()).into();
    let belongs = |it: &Action| it.workflow == Some(workflow.id) && it.is_open();
    let open = view.board.plan_of(view.today(), belongs);
    if open.is_empty() {
        lines.push(Line::Text(view.lang.none_actions_open().to_owned(), Meaning::Text));
    }
    lines.extend(open.into_iter().map(Line::Action));
    lines
}

/// What can be done now, in words with their keys.
fn next<'a>(view: &View, workflow: &Workflow, opened: bool) -> Vec<Line<'a>> {
    if view.read_only {
        return Vec::new();
    }
    let lang = view.lang;
    let start = (Act::StartTrial, lang.next_start());
    let acts: Vec<(Act, &'static str)> = match view.board.workflow_state(workflow.id) {
        PartState::Mapped => vec![(Act::Redesign, lang.next_begin_redesign()), start],
        PartState::Redesigned => vec![(Act::Redesign, lang.next_ready()), start],
        PartState::Ready => vec![start, (Act::Redesign, lang.next_not_ready())],
        PartState::OnTrial if forms::workflow::untried(workflow, view).is_empty() => {
            vec![(Act::Decide, lang.next_decide())]
        }
        PartState::OnTrial => {
            vec![(Act::Decide, lang.next_decide()), (Act::StartTrial, lang.next_start_elsewhere())]
        }
        PartState::Adopted => vec![(Act::Decide, lang.next_decide_adopted())],
        PartState::FurtherDevelopment | PartState::Annulled => vec![(Act::Redesign, lang.next_version())],
    };
    // In the list `n` adds a workflow.
    let action = opened.then_some((Act::New, lang.next_action()));
    let keys =
        acts.into_iter().chain(action).chain([(Act::Edit, lang.next_edit())]).map(|(act, words)| Line::Key(act, words));
    heading(lang.heading_what_now(), String::new()).into_iter().chain(keys).collect()
}

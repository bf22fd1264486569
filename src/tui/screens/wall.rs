//! The board on the big screen: read from four metres, designed at 80×24. Initials instead of names, the task first.

use ratatui::layout::Rect;

use crate::domain::action::{Action, Due};
use crate::domain::kpi::Kpi;
use crate::tui::effect::Subject;
use crate::tui::screens::board::kpi_value;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::figures::{self, Figure};
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{mini_chart, row};

/// The most lines of one kind: more is not read from four metres.
pub const MOST: usize = 7;

/// The most columns of a line: a wider one loses the eye on its way.
const COLUMNS: u16 = 100;

/// The rows from which a blank one parts the lines of a list: easier on the eye from four metres.
const SPREAD: u16 = 40;

/// The columns of initials, and of names when they are wanted.
const INITIALS: u16 = 6;
const NAMES: u16 = 14;

/// Draws the board's wall in `area`, below the header.
pub fn render(area: Rect, ink: &mut Ink, view: &View) {
    let area = column(area);
    big_figures(ink, Rect { y: area.y + 1, ..area }, view);
    let body = Rect { y: area.y + 5, height: area.height.saturating_sub(5), ..area };
    let due = due_now(view);
    let trials = view.board.running_trials();
    let listed = trials.len().min(usize::from((body.height / 4).max(2))).min(MOST);
    let more = trials.len() - listed;
    let below = u16::try_from(listed + usize::from(more > 0)).unwrap_or(0);
    let planned = u16::try_from(due.len().clamp(1, MOST)).unwrap_or(1);
    let charts = u16::try_from(view.board.kpis.len().min(MOST)).unwrap_or(0);
    // Three rules with a blank row each, and one below each line and each chart.
    let air = if 6 + 2 * (planned + below) + 3 * charts <= body.height { air(area) } else { 0 };
    let below = 1 + air + below * (1 + air);
    let plan_rows = planned.min(body.height.saturating_sub(below + 6).max(3));
    let mut y = plan(ink, Rect { height: plan_rows + 1, ..body }, view, &due, air);
    y = kpis(ink, Rect { y, height: body.bottom().saturating_sub(y + below), ..body }, view, air);
    rule(ink, area, y);
    let mut rows = (y + 1 + air..area.bottom()).step_by(usize::from(1 + air));
    for (trial, y) in trials.iter().take(listed).zip(rows.by_ref()) {
        trial_line(ink, area, y, view, trial);
    }
    if let (true, Some(y)) = (more > 0, rows.next()) {
        ink.text(area.x + 4, y, area.width, &view.lang.more(more), Meaning::Text);
    }
}

/// The blank rows between two lines of a list on a wall of that size.
pub fn air(area: Rect) -> u16 {
    u16::from(area.height >= SPREAD)
}

/// The column in which the wall is written, in the middle of `area`.
pub fn column(area: Rect) -> Rect {
    let columns = area.width.min(COLUMNS);
    Rect { x: area.x + (area.width - columns) / 2, width: columns, ..area }
}

/// Four figures, each with its two words.
fn big_figures(ink: &mut Ink, area: Rect, view: &View) {
    let (lang, sums) = (view.lang, view.board.sums(view.today()));
    let missing = if sums.missing == 1 { lang.figure_missing_one() } else { lang.figure_missing() };
    let days = view.board.next_meeting(view.today()).map(|day| (day - view.today()).num_days());
    let days = days.and_then(|days| usize::try_from(days).ok());
    let meeting = if days == Some(1) { lang.figure_meeting_one() } else { lang.figure_meeting() };
    let today = (Some(sums.today), lang.figure_today(), Meaning::Today);
    let figures = [
        (Some(sums.overdue), lang.figure_overdue(), Meaning::Overdue),
        if sums.ready > 0 { (Some(sums.ready), lang.figure_ready(), Meaning::Accent) } else { today },
        (Some(sums.missing), missing, Meaning::Watch),
        (days, meeting, Meaning::Strong),
    ];
    let figures: Vec<Figure> = figures
        .into_iter()
        .filter_map(|(number, words, meaning)| number.map(|number| Figure { number, words, meaning }))
        .collect();
    figures::row(ink, area, &figures);
}

/// What is over its deadline or due today, oldest first: never by person.
fn due_now<'a>(view: &View<'a>) -> Vec<&'a Action> {
    view.board.plan_of(view.today(), |action| action.due(view.today(), None) <= Due::Today)
}

fn plan(ink: &mut Ink, area: Rect, view: &View, due: &[&Action], air: u16) -> u16 {
    rule(ink, area, area.y);
    let rows = usize::from(area.height.saturating_sub(1));
    let shown = if due.len() > rows { rows.saturating_sub(1) } else { due.len() };
    let mut y = area.y + 1 + air;
    for action in &due[..shown] {
        action_line(ink, area, y, view, action, false);
        y += 1 + air;
    }
    if due.is_empty() {
        ink.text(area.x + 4, y, area.width, view.lang.wall_all_well(), Meaning::Text);
        y += 1 + air;
    } else if shown < due.len() {
        ink.text(area.x + 4, y, area.width, &view.lang.more_overdue(due.len() - shown), Meaning::Text);
        y += 1 + air;
    }
    y
}

/// An action in one line: its sign, the task, whose, when.
pub fn action_line(ink: &mut Ink, area: Rect, y: u16, view: &View, action: &Action, marked: bool) {
    let row = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: 1 };
    ink.spot(row, Spot::Subject(Subject::Action(action.id)));
    let meeting = view.board.next_meeting(view.today());
    let (glyph, meaning) = row::sign(action.due(view.today(), meeting));
    let (text, meaning) = if marked { (Meaning::Selected, Meaning::Selected) } else { (Meaning::Text, meaning) };
    if marked {
        ink.fill(row, Meaning::Selected);
        ink.glyph(area.x, y, Glyph::Mark, Meaning::Accent);
    }
    if let Some(glyph) = glyph {
        ink.glyph(area.x + 2, y, glyph, meaning);
    }
    let due = view.lang.due(action, view.today(), meeting);
    let start = ink.right(area.right().saturating_sub(2), y, area.width, &due, meaning);
    let columns = if view.initials { INITIALS } else { NAMES };
    let owner = area.right().saturating_sub(2 + 14 + columns).min(start.saturating_sub(columns));
    ink.text(owner, y, columns - 1, view.owner(action.owner), text);
    ink.text(area.x + 4, y, owner.saturating_sub(area.x + 5), action.change.as_str(), text);
}

/// The KPIs that need a look, as many as have room; the others in one sentence.
fn kpis(ink: &mut Ink, area: Rect, view: &View, air: u16) -> u16 {
    rule(ink, area, area.y);
    let ordered = by_need(view);
    // A blank row parts one chart from the next: close together they cannot be told apart from four metres.
    let fit = |rows: u16| usize::from((rows + 1) / 3).min(MOST);
    let rows = area.height.saturating_sub(1);
    let all_fit = ordered.len() <= fit(rows);
    let shown = if all_fit { ordered.len() } else { fit(rows.saturating_sub(1)).min(ordered.len()) };
    let mut y = area.y + 1 + air;
    for (at, kpi) in ordered[..shown].iter().enumerate() {
        y += u16::from(at > 0);
        kpi_lines(ink, area, y, view, kpi);
        y += 2;
    }
    if ordered.is_empty() {
        ink.text(area.x + 2, y, area.width, view.lang.none_kpis(), Meaning::Text);
        y += 1;
    } else if shown < ordered.len() {
        ink.text(area.x + 2, y, area.width, &others(view, &ordered[shown..], shown > 0), Meaning::Text);
        y += 1;
    }
    y + air
}

/// Missing first, then those whose last value does not meet the target, then the others; the board's order within.
fn by_need<'a>(view: &View<'a>) -> Vec<&'a Kpi> {
    let mut kpis: Vec<&Kpi> = view.board.kpis.iter().collect();
    kpis.sort_by_key(|kpi| {
        let series = view.board.series(kpi);
        let met = series.meets_target() != Some(false);
        (series.late(view.today()).is_empty(), met)
    });
    kpis
}

/// The KPIs that have no room, in one sentence; they are the *other* ones only where some are shown.
fn others(view: &View, kpis: &[&Kpi], some_shown: bool) -> String {
    let missing = kpis.iter().filter(|kpi| !view.board.series(kpi).late(view.today()).is_empty()).count();
    let mut text = if some_shown { view.lang.other_kpis(kpis.len()) } else { view.lang.kpis_counted(kpis.len()) };
    if missing > 0 {
        text = format!("{text} · {}", view.lang.missing_sum(missing));
    }
    text
}

fn kpi_lines(ink: &mut Ink, area: Rect, y: u16, view: &View, kpi: &Kpi) {
    let series = view.board.series(kpi);
    let verdict = area.right().saturating_sub(23);
    let chart = verdict.saturating_sub(mini_chart::COLUMNS + 2);
    let value = kpi_value(view, series, chart.saturating_sub(area.x + 2));
    let start = ink.right(chart.saturating_sub(2), y, chart, &value, Meaning::Strong);
    ink.text(area.x + 2, y, start.saturating_sub(area.x + 3), kpi.name.as_str(), Meaning::Strong);
    mini_chart::draw(ink, chart, y, series, view.today());
    let (first, second) = match view.lang.missing(series, view.today()) {
        Some(missing) => (Some(missing), view.lang.met(series)),
        None => (None, view.lang.met(series)),
    };
    let target = kpi.target.map(|target| view.lang.target(target, kpi));
    let room = area.right().saturating_sub(verdict + 1);
    if let Some(missing) = &first {
        ink.glyph(verdict, y, Glyph::Missing, Meaning::Watch);
        ink.text(verdict + 2, y, room.saturating_sub(2), missing, Meaning::Watch);
    } else if let Some(target) = target {
        ink.text(verdict, y, room, &view.lang.target_word(&target), Meaning::Text);
    }
    if let Some(met) = second {
        ink.text(verdict, y + 1, room, &met, Meaning::Text);
    }
}

fn trial_line(ink: &mut Ink, area: Rect, y: u16, view: &View, trial: &crate::domain::workflow::Trial) {
    let ready = trial.is_ready(view.today());
    let meaning = if ready { Meaning::Accent } else { Meaning::Text };
    if ready {
        ink.glyph(area.x + 2, y, Glyph::Ready, meaning);
    }
    let state = view.lang.trial(trial, view.today());
    let start = ink.right(area.right().saturating_sub(2), y, area.width, &state, meaning);
    let name = view.board.workflow(trial.workflow).map_or("", |workflow| workflow.name.as_str());
    ink.text(area.x + 4, y, start.saturating_sub(area.x + 5), name, Meaning::Text);
}

/// A rule across the column.
pub fn rule(ink: &mut Ink, area: Rect, y: u16) {
    if y < area.bottom() {
        ink.rule(Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: 1 });
    }
}

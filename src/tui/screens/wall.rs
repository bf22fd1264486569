//! The board on the big screen: read from four metres, designed at 80×24. Initials instead of names, the task first.

use ratatui::layout::Rect;

use crate::domain::action::{Action, Due};
use crate::domain::kpi::verdict::Verdict;
use crate::domain::kpi::{Kpi, Standing};
use crate::tui::effect::Subject;
use crate::tui::screens::board::kpi_value;
use crate::tui::spot::Spot;
use crate::tui::standings::Standings;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::figures::{self, Figure};
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{mini_chart, row, verdict};

/// The most lines of one kind: more is not read from four metres.
pub const MOST: usize = 7;

/// The most columns of a line: a wider one loses the eye on its way.
const COLUMNS: u16 = 100;

/// The rows from which a blank one parts the lines of a list: easier on the eye from four metres.
const SPREAD: u16 = 40;

/// The columns of when something is due, or that it is stuck.
const DUE: u16 = 19;

/// The columns of initials, and of names when they are wanted.
const INITIALS: u16 = 6;
const NAMES: u16 = 14;

/// Draws the board's wall in `area`, below the header.
pub fn render(area: Rect, ink: &mut Ink, view: &View, standings: &Standings) {
    let area = column(area);
    big_figures(ink, Rect { y: area.y + 1, ..area }, view);
    let body = Rect { y: area.y + 5, height: area.height.saturating_sub(5), ..area };
    let due = due_now(view);
    let trials = view.board.running_trials();
    let listed = trials.len().min(usize::from((body.height / 4).max(2))).min(MOST);
    let more = trials.len() - listed;
    let below = u16::try_from(listed + usize::from(more > 0)).unwrap_or(0);
    let planned = u16::try_from(due.len().clamp(1, MOST)).unwrap_or(1);
    let charts = u16::try_from(view.board.kpis_in_use().len().min(MOST)).unwrap_or(0);
    // Three rules with a blank row each, and one below each line and each chart.
    let air = if 6 + 2 * (planned + below) + 3 * charts <= body.height { air(area) } else { 0 };
    let below = 1 + air + below * (1 + air);
    let plan_rows = planned.min(body.height.saturating_sub(below + 6).max(3));
    let mut y = plan(ink, Rect { height: plan_rows + 1, ..body }, view, &due, air);
    let place = Rect { y, height: body.bottom().saturating_sub(y + below), ..body };
    y = kpis(ink, place, view, standings, air);
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
    // Of what is stuck no days are told to a whole room: the question is what to do (`users.md` F18).
    let has_left = action.is_open() && view.board.has_left(action.owner, view.today()).is_some();
    let due = match (has_left, action.is_stuck(view.today())) {
        (true, _) => view.lang.to_hand_over_on_the_wall().to_owned(),
        (false, true) => view.lang.stuck_on_the_wall().to_owned(),
        (false, false) => view.lang.due(action, view.today(), meeting),
    };
    let start = ink.right(area.right().saturating_sub(2), y, area.width, &due, meaning);
    let columns = if view.initials { INITIALS } else { NAMES };
    let owner = area.right().saturating_sub(2 + DUE + columns).min(start.saturating_sub(columns));
    ink.text(owner, y, columns - 1, view.owner(action.owner), text);
    ink.text(area.x + 4, y, owner.saturating_sub(area.x + 5), action.change.as_str(), text);
}

/// The KPIs that need a look, as many as have room; the others in one sentence.
fn kpis(ink: &mut Ink, area: Rect, view: &View, standings: &Standings, air: u16) -> u16 {
    rule(ink, area, area.y);
    let ordered = by_need(view, standings);
    // A blank row parts one chart from the next: close together they cannot be told apart from four metres.
    let fit = |rows: u16| usize::from((rows + 1) / 3).min(MOST);
    let rows = area.height.saturating_sub(1);
    let moved = ordered.iter().take_while(|(_, standing)| need(standing) != Need::Steady).count();
    // What is steady is one sentence, but where the wall has room for every one.
    let wanted = if air > 0 && ordered.len() <= fit(rows) { ordered.len() } else { moved };
    let all = wanted == ordered.len() && wanted <= fit(rows);
    let shown = if all { wanted } else { wanted.min(fit(rows.saturating_sub(1))) };
    let mut y = area.y + 1 + air;
    for (at, (kpi, standing)) in ordered[..shown].iter().enumerate() {
        y += u16::from(at > 0);
        kpi_lines(ink, area, y, view, kpi, standing);
        y += 2;
    }
    if ordered.is_empty() {
        ink.text(area.x + 2, y, area.width, view.lang.none_kpis(), Meaning::Text);
        y += 1;
    } else if shown < ordered.len() {
        // A line of its own, not one of the last chart.
        y += u16::from(shown > 0 && y + 1 < area.bottom());
        ink.text(area.x + 2, y, area.width, &others(view, &ordered[shown..], shown > 0), Meaning::Text);
        y += 1;
    }
    y + air
}

/// How much a KPI needs a look, most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Worse,
    Watch,
    TooFew,
    Better,
    Steady,
}

fn need(standing: &Standing) -> Need {
    match standing.judgement.verdict {
        Verdict::Worse => Need::Worse,
        _ if !standing.late.is_empty() => Need::Watch,
        Verdict::Watch => Need::Watch,
        Verdict::TooFew => Need::TooFew,
        Verdict::Better => Need::Better,
        Verdict::NoChange => Need::Steady,
    }
}

/// Those that need it most first; the board's order within.
fn by_need<'a>(view: &View<'a>, standings: &'a Standings) -> Vec<(&'a Kpi, &'a Standing)> {
    let mut kpis: Vec<(&Kpi, &Standing)> =
        view.board.kpis_in_use().into_iter().filter_map(|kpi| Some((kpi, standings.get(kpi)?))).collect();
    kpis.sort_by_key(|(_, standing)| need(standing));
    kpis
}

/// The KPIs that are not shown, in one sentence; they are the *other* ones only where some are shown.
fn others(view: &View, kpis: &[(&Kpi, &Standing)], some_shown: bool) -> String {
    let of = |verdict: Verdict| kpis.iter().filter(|(_, standing)| standing.judgement.verdict == verdict).count();
    let counted = Verdict::ALL.iter().map(|verdict| (*verdict, of(*verdict))).filter(|(_, n)| *n > 0);
    let mut text = view.lang.other_verdicts(&counted.collect::<Vec<_>>(), some_shown);
    let missing = kpis.iter().filter(|(_, standing)| !standing.late.is_empty()).count();
    if missing > 0 {
        text = format!("{text} · {}", view.lang.missing_sum(missing));
    }
    text
}

/// The columns of a verdict's word and of how often the target was met.
const VERDICT: u16 = 23;

fn kpi_lines(ink: &mut Ink, area: Rect, y: u16, view: &View, kpi: &Kpi, standing: &Standing) {
    let series = view.board.series(kpi);
    ink.spot(Rect { y, height: 2, ..area }, Spot::Subject(Subject::Kpi(kpi.id)));
    let x = area.right().saturating_sub(VERDICT);
    let chart = x.saturating_sub(mini_chart::COLUMNS + 2);
    let value = kpi_value(view, series, chart.saturating_sub(area.x + 2));
    let start = ink.right(chart.saturating_sub(2), y, chart, &value, Meaning::Strong);
    ink.text(area.x + 2, y, start.saturating_sub(area.x + 3), kpi.name.as_str(), Meaning::Strong);
    mini_chart::draw(ink, chart, y, series, standing.judged.centre, view.today());
    let place = Rect { x, y, width: area.right().saturating_sub(x + 1), height: 1 };
    let (glyph, meaning) = verdict::sign(standing.judgement.verdict);
    verdict::signed(ink, place, glyph, view.lang.verdict_word(standing.judgement.verdict), meaning);
    let below = Rect { y: y + 1, ..place };
    if let Some(late) = view.lang.late(&standing.late) {
        verdict::signed(ink, below, Glyph::Missing, &late, Meaning::Watch);
    } else if let Some((met, of)) = standing.met_lately {
        let words = view.lang.target_word(&view.lang.met_of(met, of));
        ink.text(x, y + 1, below.width, &words, Meaning::Text);
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

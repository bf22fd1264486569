//! The actions on the wall: at most seven, the selected one opened by one line. Initials, the task first, by age.

use ratatui::layout::Rect;

use super::groups::{Days, Group};
use super::marks::Marks;
use crate::domain::action::{Action, Due};
use crate::tui::screens::wall::{MOST, action_line, air, column, rule};
use crate::tui::screens::window;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::figures::{self, Figure};
use crate::tui::widgets::ink::Ink;

/// Draws the wall; `of` is the selected one, told more of in a second line, and whether it is opened.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, listed: &[&Action], marks: &Marks, of: (Option<&Action>, bool)) {
    let (area, (selected, opened)) = (column(area), of);
    figures_of(ink, Rect { y: area.y + 1, ..area }, view);
    rule(ink, area, area.y + 5);
    let body = Rect { y: area.y + 6, height: area.height.saturating_sub(6), ..area };
    if view.board.actions.is_empty() {
        ink.text(body.x + 4, body.y + 1, body.width, view.lang.none_actions(), Meaning::Text);
        return;
    }
    if listed.is_empty() {
        ink.text(body.x + 4, body.y + 1, body.width, view.lang.wall_nothing_to_take_up(), Meaning::Text);
        return rest(ink, body, body.y + 3, view, 0);
    }
    let at = selected.and_then(|it| listed.iter().position(|action| action.id == it.id)).unwrap_or(0);
    // A line below the list is kept for what is not shown, and two for the one that is opened.
    let shown = usize::from(body.height.saturating_sub(5)).clamp(1, MOST);
    let first = window(at, shown, listed.len());
    let mut y = body.y + 1;
    for action in listed.iter().skip(first).take(shown) {
        let marked = selected.is_some_and(|it| it.id == action.id);
        action_line(ink, body, y, view, action, marked);
        if marks.has(action.id) {
            let meaning = if marked { Meaning::Selected } else { Meaning::Accent };
            ink.glyph(body.x + 1, y, Glyph::Marked, meaning);
        }
        y += 1;
        if marked {
            ink.text(body.x + 4, y, body.width.saturating_sub(6), &more_of(action, view, opened), Meaning::Text);
            y += 1;
        }
        y += air(area);
    }
    rest(ink, body, y + 1, view, listed.len().saturating_sub(first + shown));
}

/// That its owner has left, how it slips, how it stands, and what effect is expected or what shows it; no notes.
fn more_of(action: &Action, view: &View, opened: bool) -> String {
    let (lang, today) = (view.lang, view.today());
    let left = view.board.has_left(action.owner, today).filter(|_| action.is_open());
    let left = left.map(|on| lang.who_left(view.owner(action.owner), on));
    let meetings = if action.is_open() && action.moves > 0 { view.board.meetings_with(action, today) } else { 0 };
    let slips = Some(lang.slipping(action.moves, meetings)).filter(|text| !text.is_empty());
    let state = Some(lang.action_state(action.state).to_owned()).filter(|_| action.is_open());
    let before_start = action.before_start.then(|| lang.before_start_word().to_owned());
    let kpi = action.kpi.and_then(|id| view.board.kpi(id)).map(|kpi| lang.followed_by(kpi.name.as_str()));
    let effect = Some(action.effect.as_str().replace('\n', " ")).filter(|effect| !effect.is_empty());
    let effect = effect.map(|effect| lang.effect_word(&effect));
    // What is opened tells the effect in words; else the KPI is shorter.
    let effect = if opened { effect.or(kpi) } else { kpi.or(effect) };
    let parts: Vec<String> = [left, slips, state, before_start, effect].into_iter().flatten().collect();
    parts.join(" · ")
}

/// What the list does not show.
fn rest(ink: &mut Ink, area: Rect, y: u16, view: &View, below: usize) {
    if y >= area.bottom() {
        return;
    }
    if below > 0 {
        let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(below));
        ink.text(area.x + 4, y, area.width, &more, Meaning::Text);
    }
    let days = Days::of(view);
    let count = |wanted: Group| view.board.actions.iter().filter(|it| Group::of(it, days) == Some(wanted)).count();
    let text = view.lang.plan_rest(count(Group::Later), count(Group::Waiting), count(Group::Done));
    ink.right(area.right().saturating_sub(2), y, area.width.saturating_sub(16), &text, Meaning::Text);
}

fn figures_of(ink: &mut Ink, area: Rect, view: &View) {
    let (today, meeting) = (view.today(), view.board.next_meeting(view.today()));
    let count = |wanted: Due| view.board.actions.iter().filter(|it| it.due(today, meeting) == wanted).count();
    let lang = view.lang;
    let before = if meeting.is_some() { lang.figure_before_meeting() } else { lang.figure_within_a_week() };
    figures::row(
        ink,
        area,
        &[
            Figure { number: count(Due::Overdue), words: lang.figure_overdue(), meaning: Meaning::Overdue },
            Figure { number: count(Due::Today), words: lang.figure_today(), meaning: Meaning::Today },
            Figure { number: count(Due::BeforeMeeting), words: before, meaning: Meaning::Strong },
            Figure { number: count(Due::Waiting), words: lang.figure_waiting(), meaning: Meaning::Strong },
        ],
    );
}

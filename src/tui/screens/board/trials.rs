//! The panel of workflows on trial, and of those that have become the way we work.

use ratatui::layout::Rect;

use super::Panel;
use super::layout::heading;
use crate::domain::id::TrialId;
use crate::domain::workflow::Trial;
use crate::text::format::width;
use crate::tui::effect::Subject;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;

/// The rows the panel would like: two headings, their lines, a blank line above each.
pub fn rows(view: &View) -> u16 {
    let lines = view.board.running_trials().len().max(1) + view.board.adopted().len().max(1);
    u16::try_from(lines + 4).unwrap_or(u16::MAX)
}

pub fn draw(ink: &mut Ink, area: Rect, view: &View, focus: bool, selected: Option<TrialId>) {
    if area.height == 0 {
        return;
    }
    let (trials, adopted) = (view.board.running_trials(), view.board.adopted());
    let mut y = area.y;
    heading(ink, area, Panel::Trials, view.lang.heading_trials(), "", focus);
    y += 1;
    if trials.is_empty() {
        ink.text(area.x + 1, y, area.width, view.lang.none_trials_here(), Meaning::Text);
        y += 1;
    }
    let marked = selected.filter(|id| trials.iter().any(|trial| trial.id == *id)).or(trials.first().map(|t| t.id));
    for trial in &trials {
        if y < area.bottom() {
            one(ink, Rect { y, height: 1, ..area }, view, trial, focus && marked == Some(trial.id));
        }
        y += 1;
    }
    y += 1;
    if y < area.bottom() {
        let place = Rect { y, height: 1, ..area };
        heading(ink, place, Panel::Trials, view.lang.heading_adopted(), &view.lang.adopted_sum(adopted.len()), false);
    }
    y += 1;
    if adopted.is_empty() && y < area.bottom() {
        ink.text(area.x + 1, y, area.width, view.lang.none_adopted(), Meaning::Text);
    }
    for (workflow, decision) in adopted {
        if y < area.bottom() {
            ink.spot(Rect { y, height: 1, ..area }, Spot::Subject(Subject::Workflow(workflow.id)));
            let day = decision.map_or_else(String::new, |decision| view.lang.date(decision.decided_on));
            let start = ink.right(area.right().saturating_sub(1), y, area.width, &day, Meaning::Text);
            ink.text(area.x + 3, y, start.saturating_sub(area.x + 4), workflow.name.as_str(), Meaning::Text);
        }
        y += 1;
    }
}

/// One trial: its workflow, where, and how far it is.
pub fn one(ink: &mut Ink, area: Rect, view: &View, trial: &Trial, marked: bool) {
    ink.spot(area, Spot::Subject(Subject::Workflow(trial.workflow)));
    let ready = trial.is_ready(view.today());
    let meaning = match (marked, ready) {
        (true, _) => Meaning::Selected,
        (false, true) => Meaning::Accent,
        (false, false) => Meaning::Text,
    };
    if marked {
        ink.fill(Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, Meaning::Selected);
        ink.glyph(area.x, area.y, Glyph::Mark, Meaning::Accent);
    }
    if ready {
        ink.glyph(area.x + 1, area.y, Glyph::Ready, meaning);
    }
    let name = view.board.workflow(trial.workflow).map_or("", |workflow| workflow.name.as_str());
    let long = view.lang.trial(trial, view.today());
    let fits = width(&long) + width(name) + 6 <= usize::from(area.width);
    let state = if fits || !ready { long } else { view.lang.ready_for_decision().to_owned() };
    let start = ink.right(area.right().saturating_sub(1), area.y, area.width, &state, meaning);
    let text = if marked { Meaning::Selected } else { Meaning::Text };
    let room = start.saturating_sub(area.x + 4);
    let used = ink.text(area.x + 3, area.y, room, name, text);
    let units: Vec<&str> = view.board.units_of_trial(trial).iter().map(|unit| unit.short.as_str()).collect();
    let units = units.join(", ");
    if usize::from(room) > usize::from(used) + 2 + width(&units) {
        let muted = if marked { Meaning::Selected } else { Meaning::Muted };
        ink.text(area.x + 3 + used + 2, area.y, room, &units, muted);
    }
}

/// The panel in one line.
pub fn summary(ink: &mut Ink, area: Rect, view: &View) {
    let trials = view.board.running_trials();
    let ready = trials.iter().filter(|trial| trial.is_ready(view.today())).count();
    let beside = view.lang.trials_sum(ready, trials.len() - ready, view.board.adopted().len());
    heading(ink, area, Panel::Trials, view.lang.heading_trials_short(), &beside, false);
}

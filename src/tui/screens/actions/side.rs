//! One action beside the list, or over it where that is narrow: what it is, what was done to it, and what can be done
//! now. Each has its place, whatever the others need: going through the list, only the values change.

use ratatui::layout::Rect;

use super::can_act_on;
use crate::domain::action::{Action, ActionState};
use crate::domain::journal::Entry;
use crate::tui::keys::{Act, Place, bindings, name};
use crate::tui::spot::Spot;
use crate::tui::theme::Meaning;
use crate::tui::view::View;
use crate::tui::widgets::card::{self, Told};
use crate::tui::widgets::history;
use crate::tui::widgets::ink::Ink;

/// What can be done, two in a row: the commonest first.
const ACTS: [Act; 9] =
    [Act::Done, Act::Move, Act::HandOver, Act::Wait, Act::Begin, Act::Agree, Act::Drop, Act::Edit, Act::Mark];

/// The rows of what can be done: a blank one, the heading, two acts in each of the others.
const NOW: u16 = 7;

/// The fewest rows of a history: a blank one, the heading, an entry.
const FEWEST: u16 = 3;

/// How an action is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    /// All that is written of it.
    pub opened: bool,
    /// Beside the list, where so many are marked: with what can be done now.
    pub marked: Option<usize>,
    /// How many of the newest entries of its history are leafed past.
    pub past: usize,
}

/// Draws `action`, and below it what was done to it; returns whether older entries were left out.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, action: &Action, entries: &[Entry], shown: Shown) -> bool {
    let (marked, beside) = (shown.marked, shown.marked.is_some());
    let told = if shown.opened { Told::Whole } else { Told::InPlace };
    let now = if beside && !view.read_only { NOW } else { 0 };
    let room = area.height.saturating_sub(now);
    // Beside the list a history has its place before it is known.
    let wanted = if beside { room / 3 } else { (history::rows(entries) + 1).min(room / 2) };
    let left = room.saturating_sub(card::rows(view, action, area.width, told));
    let rows = if entries.is_empty() && !beside || left.min(wanted) < FEWEST { 0 } else { left.min(wanted) };
    card::draw(ink, Rect { height: room - rows, ..area }, view, action, told);
    let below = Rect { y: area.y + room - rows + 1, height: rows.saturating_sub(1), ..area };
    let leafed = shown.opened.then_some(shown.past);
    let left_out = history::draw(ink, below, view, action.id, entries, leafed);
    if let (NOW, Some(marked)) = (now, marked) {
        what_now(ink, Rect { y: area.y + room + 1, height: now - 1, ..area }, view, action, marked);
    }
    left_out
}

/// What can be done with `action`, in words with their keys; where several are marked that is said: the keys are for them.
fn what_now(ink: &mut Ink, area: Rect, view: &View, action: &Action, marked: usize) {
    let used = ink.text(area.x, area.y, area.width, view.lang.heading_what_now(), Meaning::Strong);
    if marked > 0 {
        ink.text(area.x + used + 1, area.y, area.width, &format!("({})", view.lang.marked(marked)), Meaning::Accent);
    }
    let half = area.width / 2;
    for (at, act) in (0..).zip(ACTS) {
        let key = bindings(Place::Actions).find(|binding| binding.act == act).and_then(|binding| binding.keys.first());
        if let (Some(key), true) = (key, can_act_on(act, action)) {
            let (x, y) = (area.x + at % 2 * half, area.y + 1 + at / 2);
            let used = ink.text(x, y, half, &name(*key, view.lang), Meaning::Accent) + 2;
            let (from, told) = (x + used, word(act, action, view));
            let wide = used + ink.text(from, y, area.right().saturating_sub(from), told, Meaning::Text);
            ink.spot(Rect { x, y, width: wide, height: 1 }, Spot::Act(act));
        }
    }
}

fn word(act: Act, action: &Action, view: &View) -> &'static str {
    let lang = view.lang;
    match act {
        Act::Done if action.state == ActionState::Dropped => lang.what_now_reopen(),
        Act::Done if !action.is_open() => lang.what_now_look(),
        Act::Done => lang.key_done(),
        Act::Move => lang.key_move(),
        Act::HandOver => lang.key_hand_over(),
        Act::Wait if action.waiting.is_some() => lang.what_now_resume(),
        Act::Wait => lang.key_wait(),
        Act::Begin => lang.what_now_begin(),
        Act::Agree => lang.what_now_agree(),
        Act::Drop => lang.what_now_drop(),
        Act::Mark => lang.what_now_mark(),
        _ => lang.key_edit(),
    }
}

//! One file per screen, each with its state, what it does with an act, and how it is drawn.
//!
//! A screen is a [`Room`]; the list of them is [`rooms!`](self), read by everything that must reach each of them.

pub mod actions;
pub mod board;
pub mod case_types;
pub mod kpis;
pub mod search;
pub mod wall;
pub mod workflows;

use ratatui::layout::Rect;

use super::effect::{Effect, Setting, Subject};
use super::keys::{Act, Place};
use super::spot::Spot;
use super::view::View;
use super::widgets::frame::Title;
use super::widgets::ink::Ink;
use crate::domain::query::{Answer, Query};
use crate::perform::Done;
use search::Search;

/// What every screen does. The program asks nothing else of one.
pub trait Room {
    /// Where its keys go.
    fn place(&self, wall: bool) -> Place;

    /// What `act` brings here; acts of the whole program do not come this far.
    fn update(&mut self, act: Act, view: &View) -> Effect;

    /// Whether `act` can be done as things stand: what cannot is not offered at the bottom.
    fn can(&self, _act: Act, _view: &View) -> bool {
        true
    }

    /// A question about what is not loaded, when there is one: asked while no key waits.
    fn wants(&self, _view: &View) -> Option<Query> {
        None
    }

    /// What `wants` asked for. Whether there is something new to see.
    fn answer(&mut self, _query: &Query, _answer: Answer, _view: &View) -> bool {
        false
    }

    /// A click on something of this screen: selects it, and opens it when it was selected.
    fn click(&mut self, spot: Spot, view: &View) -> Effect;

    /// Draws it for the laptop, between the second line and the notice.
    fn render(&self, area: Rect, ink: &mut Ink, view: &View);

    /// Draws it for the wall: at most seven things, read from four metres.
    fn wall(&self, area: Rect, ink: &mut Ink, view: &View);

    /// The second line; `None` for the board's answer in four sums.
    fn title(&self, view: &View) -> Option<Title>;

    /// What its list is searched by; `None` where there is no list.
    fn search(&mut self) -> Option<&mut Search>;

    fn searched(&self) -> Option<&Search>;

    /// Takes one step back in what is marked and what is looked for: shows all again where a search hides some. Whether
    /// there was anything.
    fn clear(&mut self, _view: &View) -> bool {
        let search = self.search().filter(|search| !search.is_empty());
        let hid = search.is_some();
        if let Some(search) = search {
            search.clear();
        }
        hid
    }

    /// Somebody comes in by its digit: the list, as it was left.
    fn enter(&mut self) {}

    /// Selects `subject` and opens it.
    fn show(&mut self, _subject: Subject) {}

    /// What was asked for has been done, or undone, or done again.
    fn done(&mut self, _done: &Done) {}

    /// A form has set something here.
    fn set(&mut self, _setting: Setting) {}

    /// Lets go of what a letter has begun: it was text and no key.
    fn let_go(&mut self) {}
}

/// The screens, each named once with its digit, act and state: adding one here makes the compiler list what is missing.
macro_rules! rooms {
    ($($name:ident($field:ident: $state:ty)),+ $(,)?) => {
        /// The screens, in the order of their digits.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ScreenName { $($name),+ }

        impl ScreenName {
            pub const ALL: &'static [ScreenName] = &[$(ScreenName::$name),+];
        }

        /// The state of every screen.
        #[derive(Debug, Default)]
        pub struct Screens { $(pub $field: $state),+ }

        /// Evaluates `$body` with `$room` bound to the screen called `$which`.
        macro_rules! in_room_ {
            ($screens:expr, $which:expr, $room:ident => $body:expr) => {
                match $which { $($crate::tui::screens::ScreenName::$name => { let $room = &$screens.$field; $body })+ }
            };
            (mut $screens:expr, $which:expr, $room:ident => $body:expr) => {
                match $which { $($crate::tui::screens::ScreenName::$name => { let $room = &mut $screens.$field; $body })+ }
            };
        }
        pub(crate) use in_room_ as in_room;
    };
}

rooms! {
    Board(board: board::BoardScreen),
    Kpis(kpis: kpis::KpisScreen),
    Actions(actions: actions::ActionsScreen),
    Workflows(workflows: workflows::WorkflowsScreen),
    CaseTypes(case_types: case_types::CaseTypesScreen),
}

/// How far an act that moves the selection takes it; `None` for other acts. A page is `page` steps.
pub fn steps(act: Act, page: isize) -> Option<isize> {
    Some(match act {
        Act::Up => -1,
        Act::Down => 1,
        Act::PageUp => -page,
        Act::PageDown => page,
        Act::First => isize::MIN,
        Act::Last => isize::MAX,
        _ => return None,
    })
}

/// Moves a selection `by` steps in `ids`; from the first when the selected one is not there.
pub fn step<T: Copy + PartialEq>(ids: &[T], selected: Option<T>, by: isize) -> Option<T> {
    let last = ids.len().checked_sub(1)?;
    let at = selected.and_then(|id| ids.iter().position(|other| *other == id));
    let to = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
    Some(ids[to])
}

/// The first row of a window of `rows` rows over `all` that shows `at`, with as little movement as can be.
pub fn window(at: usize, rows: usize, all: usize) -> usize {
    let half = rows / 2;
    at.saturating_sub(half).min(all.saturating_sub(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stays_on_the_list() {
        assert_eq!(step(&[1, 2, 3], Some(2), 1), Some(3));
        assert_eq!(step(&[1, 2, 3], Some(3), 1), Some(3));
        assert_eq!(step(&[1, 2, 3], Some(2), -9), Some(1));
        assert_eq!(step(&[1, 2, 3], Some(9), 1), Some(1));
        assert_eq!(step::<u8>(&[], None, 1), None);
    }

    #[test]
    fn the_window_shows_the_selected_row() {
        for all in 0..30 {
            for rows in 1..12 {
                for at in 0..all {
                    let first = window(at, rows, all);
                    assert!(first <= at && at < first + rows, "{at} in {rows} of {all}");
                }
            }
        }
    }
}

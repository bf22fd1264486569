//! A value as it is typed; a length of time that reads two ways is offered in both.

use crate::domain::kpi::entry::{self, EntryError};
use crate::domain::kpi::{Kind, Reading};
use crate::domain::names::Unnamed;
use crate::text::value::clock;
use crate::tui::popups::forms::reading::Wrong;
use crate::tui::view::View;

pub fn read(text: &str, kind: Kind, decimals: u32, view: &View) -> Result<Reading, Wrong> {
    entry::read(text, kind, decimals).map_err(|error| unread(error, text, view))
}

/// What is wrong with a value, and what may have been meant.
fn unread(error: EntryError, text: &str, view: &View) -> Wrong {
    let EntryError::TimeUnclear { as_clock, as_minutes } = error else {
        return (None, view.lang.entry_error(error));
    };
    let choices: Vec<String> = as_clock.into_iter().chain([as_minutes]).map(clock).collect();
    let sentence = view.lang.which_time(&choices);
    (Some(Unnamed::Ambiguous { name: text.to_owned(), choices }), sentence)
}

//! How often an action has been moved, told above the form that moves it once more.

use super::{Asked, Purpose};
use crate::domain::change::Change;
use crate::domain::journal::Entry;
use crate::domain::query::Query;
use crate::text::Lang;
use crate::tui::popups::form::Form;
use crate::tui::view::View;

/// How many of the latest moves are told.
const MOVES: usize = 4;

/// How many operations are looked through for them.
const LOOKED_AT: usize = 60;

/// What a form must know of an action before it is opened.
pub fn wants(form: &Form, view: &View) -> Option<Query> {
    let super::super::Purpose::Action(Purpose::Do { deed: Asked::Deadline | Asked::Replan, ids }) = &form.purpose
    else {
        return None;
    };
    match ids.as_slice() {
        [id] if view.board.action(*id).is_some_and(|action| action.moves > 0) => {
            Some(Query::ActionLog { id: *id, limit: LOOKED_AT })
        }
        _ => None,
    }
}

/// Tells the moves in `log` (newest first) above the fields, the oldest of them first.
pub fn tell(form: &mut Form, log: &[Entry], view: &View) {
    let moves: Vec<String> = log.iter().filter_map(|entry| moved(entry, view.lang)).collect();
    let latest = moves.iter().take(MOVES).rev().cloned();
    let earlier = moves.len().saturating_sub(MOVES);
    let more = (earlier > 0).then(|| view.lang.earlier_moves(earlier));
    form.told = more.into_iter().chain(latest).collect();
}

/// `22-10 til 05-11: "venter på liste fra BAC"`, when the operation moved a deadline.
fn moved(entry: &Entry, lang: Lang) -> Option<String> {
    let day = entry.at.with_timezone(&chrono::Local).date_naive();
    entry.changes.iter().find_map(|change| match change {
        Change::Action(delta) => match (delta.before.as_deref(), delta.after.as_deref()) {
            (Some(before), Some(after)) if before.deadline != after.deadline => {
                Some(lang.moved_line(day, after.deadline, after.moved_why.as_str()))
            }
            _ => None,
        },
        _ => None,
    })
}

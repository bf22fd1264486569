//! `tavle undo` and `tavle redo`: this person's newest operation, over program starts.

use super::call::Call;
use super::trouble::Trouble;
use crate::perform;

/// # Errors
/// When there is nothing to undo, or it cannot be.
pub fn undo(call: &mut Call) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let done = perform::undo(desk.store.as_mut(), &mut desk.board, call.stamp(&desk.who))?;
    call.saved = true;
    call.tell(&desk.board, &done, None)
}

/// # Errors
/// When there is nothing to redo, or it cannot be.
pub fn redo(call: &mut Call) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let done = perform::redo(desk.store.as_mut(), &mut desk.board, call.stamp(&desk.who))?;
    call.saved = true;
    call.tell(&desk.board, &done, None)
}

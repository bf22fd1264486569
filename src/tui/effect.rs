//! What a screen or popup asks of the program.

use super::popups::Popup;
use crate::domain::command::Command;
use crate::domain::id::ActionId;

/// The screens, by the digit that picks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenName {
    Board,
    Actions,
}

pub enum Effect {
    Nothing,
    Go(ScreenName),
    /// To the actions, with this one selected.
    ShowAction(ActionId),
    Open(Popup),
    Perform(Command),
    /// A word on the notice line: why nothing happened.
    Say(String),
}

//! What follows when the word of a choice changes: in the form of a filter the one that is taken up fills the others.

use super::{Field, Form};
use crate::tui::popups::forms::filter;

impl Form {
    /// Changes the field in focus; what `change` brings.
    pub(super) fn changing<T>(&mut self, change: impl FnOnce(&mut Field) -> T) -> T {
        let field = &mut self.fields[self.focus];
        let before = field.chosen();
        let brought = change(field);
        if field.chosen() != before {
            filter::take_up(self);
        }
        brought
    }
}

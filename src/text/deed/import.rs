//! What came in from a file, in one sentence.

use super::Called;
use super::action::of_action;
use crate::domain::action::Action;
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::text::format::action_number;
use crate::text::{Lang, plural};

/// The most edited actions that are named by their numbers.
const NAMED: usize = 12;

impl Lang {
    pub fn import_deed(self, board: &Board, changes: &[Change], called: Called) -> String {
        let (edited, added): (Vec<_>, Vec<_>) =
            changes.iter().filter_map(of_action).partition(|(before, _)| before.is_some());
        let people = changes.iter().filter(|change| matches!(change, Change::Member(_))).count();
        let units = changes.iter().filter(|change| matches!(change, Change::Unit(_))).count();
        let mut parts = Vec::new();
        if !added.is_empty() {
            parts.push(self.actions(added.len()));
        }
        if let [(before, action)] = edited[..] {
            parts.push(self.action_edited(board, before, action, called));
        } else if !edited.is_empty() {
            parts.push(self.edited_actions(edited.into_iter().map(|(_, action)| action).collect()));
        }
        if people > 0 {
            parts.push(self.pick(
                format!("{people} {}", plural(people, "ny medarbejder", "nye medarbejdere")),
                format!("{people} new {}", plural(people, "member", "members")),
            ));
        }
        if units > 0 {
            parts.push(self.pick(
                format!("{units} {}", plural(units, "ny enhed", "nye enheder")),
                format!("{units} new {}", plural(units, "unit", "units")),
            ));
        }
        let parts = self.listed(parts.iter());
        self.pick(format!("Importeret: {parts}"), format!("Imported: {parts}"))
    }

    /// `3 rettede handlinger (#03, #05 og #06)`.
    fn edited_actions(self, mut actions: Vec<&Action>) -> String {
        let n = actions.len();
        let many = self.pick(format!("{n} rettede handlinger"), format!("{n} edited actions"));
        if n > NAMED {
            return many;
        }
        actions.sort_by_key(|action| action.number);
        format!("{many} ({})", self.listed(actions.iter().map(|action| action_number(action.number))))
    }
}

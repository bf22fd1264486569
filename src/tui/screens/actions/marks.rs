//! The actions that are marked: what is done is done to all of them.

use super::listing::Row;
use crate::domain::change::Change;
use crate::domain::id::ActionId;

#[derive(Debug, Clone, Default)]
pub struct Marks(Vec<ActionId>);

impl Marks {
    /// Marks `id`, or takes its mark away.
    pub fn turn(&mut self, id: ActionId) {
        if self.0.contains(&id) { self.0.retain(|other| *other != id) } else { self.0.push(id) }
    }

    pub fn has(&self, id: ActionId) -> bool {
        self.0.contains(&id)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that are seen in the list, in its order: nothing is done to what is hidden.
    pub fn seen(&self, listed: &[Row]) -> Vec<ActionId> {
        listed.iter().map(|(_, id)| *id).filter(|id| self.has(*id)).collect()
    }

    /// Takes all marks away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes the marks away of what has been changed.
    pub fn done(&mut self, changes: &[Change]) {
        let changed = |id: ActionId| {
            changes.iter().any(|change| match change {
                Change::Action(delta) => delta.after.as_ref().or(delta.before.as_ref()).is_some_and(|it| it.id == id),
                _ => false,
            })
        };
        self.0.retain(|id| !changed(*id));
    }
}

//! The points of a long series that are not in the working set: asked for while no key waits.

use crate::domain::board::Held;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Kpi, Series};
use crate::domain::query::Query;
use crate::tui::view::{AsOf, View};

/// All the points of one KPI, as the board stood when they were asked for.
#[derive(Debug, Clone, Default)]
pub struct Older {
    of: Option<(KpiId, AsOf)>,
    held: Held,
}

impl Older {
    pub fn wants(&self, kpi: KpiId, view: &View) -> Option<Query> {
        let known = view.board.holds_whole(kpi) || self.of == Some((kpi, view.as_of()));
        (!known).then_some(Query::Series { kpi })
    }

    pub fn take(&mut self, kpi: KpiId, held: Held, view: &View) -> bool {
        *self = Older { of: Some((kpi, view.as_of())), held };
        true
    }

    /// All the points of `kpi`; until they are known as they stand now, those that are loaded.
    pub fn series<'a>(&'a self, kpi: &'a Kpi, view: &View<'a>) -> Series<'a> {
        let loaded = view.board.series(kpi);
        if self.of == Some((kpi.id, view.as_of())) {
            Series { measurements: &self.held.points, notes: &self.held.notes, judged: None, ..loaded }
        } else {
            loaded
        }
    }
}

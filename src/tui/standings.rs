//! How every KPI stands, reckoned once per operation and day: a frame, and the key before it, ask for it many times.

use std::collections::HashMap;
use std::rc::Rc;

use super::memo::Memo;
use super::view::{AsOf, View};
use crate::domain::id::KpiId;
use crate::domain::kpi::{Kpi, Standing};

/// How every KPI of a board stands.
#[derive(Debug, Clone)]
pub struct Standings(HashMap<KpiId, Standing>);

/// The standings of the board as it was last looked at.
#[derive(Debug, Clone, Default)]
pub struct KeptStandings(Memo<AsOf, Standings>);

impl KeptStandings {
    pub fn get(&self, view: &View) -> Rc<Standings> {
        self.0.get(view.as_of(), |_, _| Standings::of(view))
    }
}

impl Standings {
    pub fn of(view: &View) -> Self {
        let standing = |kpi: &Kpi| (kpi.id, view.board.series(kpi).standing(view.today()));
        Standings(view.board.kpis.iter().map(standing).collect())
    }

    /// `None` for a KPI of another board.
    pub fn get(&self, kpi: &Kpi) -> Option<&Standing> {
        self.0.get(&kpi.id)
    }
}

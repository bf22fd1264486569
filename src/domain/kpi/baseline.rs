//! What a KPI is measured against: frozen by somebody, on a day, and never invented.

use super::Kpi;
use crate::codes;
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::{Outcome, Warning};
use crate::domain::journal::Verb;
use crate::domain::prose::Text;
use crate::domain::record::{Field, Row, Unfit, Value};
use crate::domain::refusal::{KpiRefusal, Refusal};
use crate::domain::stamp::Stamp;

/// What a KPI is measured against (`domain.md` §4.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Baseline {
    /// Nothing: the centre is the median of all points.
    #[default]
    None,
    /// The median of the periods that begin on these days and between them.
    Series { from: Date, to: Date },
    /// One value, scaled as the KPI's: a line to compare with, not a tested baseline.
    Reference { value: i64 },
}

codes! {
    /// The kinds of baseline.
    BaselineKind { None = "none", Series = "series", Reference = "reference" }
}

impl Baseline {
    pub fn kind(self) -> BaselineKind {
        match self {
            Baseline::None => BaselineKind::None,
            Baseline::Series { .. } => BaselineKind::Series,
            Baseline::Reference { .. } => BaselineKind::Reference,
        }
    }

    /// The first days of its first and its last period.
    pub fn window(self) -> Option<(Date, Date)> {
        match self {
            Baseline::Series { from, to } => Some((from, to)),
            Baseline::None | Baseline::Reference { .. } => None,
        }
    }

    /// Its one value.
    pub fn value(self) -> Option<i64> {
        match self {
            Baseline::Reference { value } => Some(value),
            Baseline::None | Baseline::Series { .. } => None,
        }
    }

    /// Whether a period that begins on `start` is in it.
    pub fn holds(self, start: Date) -> bool {
        self.window().is_some_and(|(from, to)| (from..=to).contains(&start))
    }
}

impl Field for Baseline {
    fn put(&self, row: &mut Vec<Value>) {
        self.kind().put(row);
        self.window().map(|(from, _)| from).put(row);
        self.window().map(|(_, to)| to).put(row);
        self.value().put(row);
    }
    fn take(row: &mut Row) -> Result<Self, Unfit> {
        let kind: BaselineKind = row.take()?;
        let (from, to, value): (Option<Date>, Option<Date>, Option<i64>) = (row.take()?, row.take()?, row.take()?);
        match (kind, from, to, value) {
            (BaselineKind::None, None, None, None) => Ok(Baseline::None),
            (BaselineKind::Series, Some(from), Some(to), None) => Ok(Baseline::Series { from, to }),
            (BaselineKind::Reference, None, None, Some(value)) => Ok(Baseline::Reference { value }),
            _ => Err(row.unfit::<Baseline>()),
        }
    }
}

/// The fewest points of a baseline that holds (`domain.md` §4.5).
const FEWEST: usize = 10;

/// Freezes what `kpi` is measured against.
pub fn freeze(board: &Board, kpi: &Kpi, baseline: Baseline, why: &Text, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    if let Some((from, to)) = baseline.window()
        && from > to
    {
        let [from, to] = [from, to].map(|day| board.series(kpi).period(day));
        return Err(Refusal::Kpi(KpiRefusal::BaselineBackwards { from, to }));
    }
    if let Some(period) = baseline.window().map(|(_, to)| board.series(kpi).period(to))
        && period.end() > stamp.today
    {
        return Err(Refusal::Kpi(KpiRefusal::BaselineNotOver { period }));
    }
    if baseline == kpi.baseline {
        return Err(Refusal::NothingChanged);
    }
    let on = (baseline != Baseline::None).then_some(stamp.today);
    let frozen = Kpi { baseline, baseline_on: on, baseline_why: why.clone(), ..kpi.clone() };
    let points = board.series(&frozen).frozen_values().len();
    if baseline.window().is_some() && points == 0 {
        return Err(Refusal::Kpi(KpiRefusal::BaselineEmpty));
    }
    board.target_can_be_reckoned(&frozen)?;
    let short = (baseline.window().is_some() && points < FEWEST).then_some(Warning::ShortBaseline { points });
    let unexplained = (kpi.baseline != Baseline::None && why.is_empty()).then_some(Warning::NoReason);
    let warnings = short.into_iter().chain(unexplained).collect();
    Ok(Outcome::one(Verb::KpiFrozen, Change::edited(kpi.clone(), frozen)).warning(warnings))
}

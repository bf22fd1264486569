//! KPIs and their measurements: weekly or fortnightly, with a target, never from two points.

mod baseline;
mod command;
mod edit;
pub mod entry;
mod measure;
mod measurement;
mod notes;
pub mod pooled;
mod rules;
mod series;
mod standing;
pub mod target;
pub mod verdict;

pub use baseline::Baseline;
pub use command::{KpiCommand, KpiFields, KpiValue, NewKpi};
pub use measurement::{Entered, Measurement, Reading, Status};
pub use notes::{KpiNote, NoteKind};
pub use rules::decide;
pub use series::{SHOWN_PERIODS, Series};
pub use standing::{Judged, LATELY, Phase, Standing};

use super::calendar::Date;
use super::id::{BoardId, KpiId, MemberId, WorkflowId};
use super::period::Cadence;
use super::prose::Text;
use super::record::{Field, Row, Unfit, Value};
use crate::{codes, record};

codes! {
    /// Which way is better.
    Better { Higher = "higher", Lower = "lower" }
}

codes! {
    /// *mindst* or *højst*.
    TargetOp { AtLeast = "at_least", AtMost = "at_most" }
}

codes! {
    /// What a number is (`domain.md` §2.1): how it is written, and how several are made into one.
    Kind {
        Count = "count",
        Sum = "sum",
        /// A weighted average: a sum over what it was counted on.
        Average = "average",
        /// Of so many, so many: in per cent.
        Share = "share",
        /// In whole seconds.
        Duration = "duration",
        /// An answer on a scale.
        Scale = "scale",
    }
}

codes! {
    /// Whose result it shows: of the core service, of those who use it, or of the house itself.
    Dimension { Core = "core", Experience = "experience", Internal = "internal" }
}

codes! {
    /// What the number of a target is (KPI 87: "10 pct." are not 10 percentage points).
    Basis { Absolute = "absolute", RelativePercent = "relative_percent", PercentagePoints = "percentage_points" }
}

/// The decimals of a quotient: a share in per cent, or an average.
pub const QUOTIENT_DECIMALS: u32 = 6;

/// All of a share, as it is kept.
pub const WHOLE_SHARE: i64 = 100 * 10_i64.pow(QUOTIENT_DECIMALS);

/// The decimals of a target in per cent of the baseline.
pub const RELATIVE_DECIMALS: u32 = 2;

impl Kind {
    /// The decimals its values are scaled by, where the KPI shows `decimals`: a quotient keeps more than are shown; a
    /// duration is whole seconds.
    pub fn scale(self, decimals: u32) -> u32 {
        match self {
            Kind::Share | Kind::Average => QUOTIENT_DECIMALS,
            Kind::Duration => 0,
            Kind::Count | Kind::Sum | Kind::Scale => decimals,
        }
    }
}

impl Kind {
    /// Whether values of this kind are also values of `other`, as they stand.
    pub fn counts_as(self, other: Kind) -> bool {
        let is_plain = |kind: Kind| matches!(kind, Kind::Count | Kind::Sum | Kind::Scale);
        self == other || (is_plain(self) && is_plain(other))
    }
}

impl Basis {
    /// The decimals of the number of a target of a KPI whose values have `scale`.
    pub fn scale(self, scale: u32) -> u32 {
        match self {
            Basis::Absolute | Basis::PercentagePoints => scale,
            Basis::RelativePercent => RELATIVE_DECIMALS,
        }
    }
}

/// A target: at least or at most this, of itself or against the baseline, perhaps by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Target {
    pub op: TargetOp,
    /// Scaled as the KPI's values; in per cent of the baseline by [`RELATIVE_DECIMALS`].
    pub value: i64,
    #[serde(default = "absolute")]
    pub basis: Basis,
    #[serde(default)]
    pub by: Option<Date>,
}

fn absolute() -> Basis {
    Basis::Absolute
}

impl Target {
    /// A target of its own, by no day.
    pub const fn absolute(op: TargetOp, value: i64) -> Self {
        Target { op, value, basis: Basis::Absolute, by: None }
    }

    /// Whether it would have the values go where they are worse.
    pub fn goes_against(self, better: Better) -> bool {
        matches!((self.op, better), (TargetOp::AtLeast, Better::Lower) | (TargetOp::AtMost, Better::Higher))
    }
}

impl Field for Option<Target> {
    fn put(&self, row: &mut Vec<Value>) {
        self.map(|target| target.op).put(row);
        self.map(|target| target.value).put(row);
        self.map(|target| target.basis).put(row);
        self.and_then(|target| target.by).put(row);
    }
    fn take(row: &mut Row) -> Result<Self, Unfit> {
        let (op, value): (Option<TargetOp>, Option<i64>) = (row.take()?, row.take()?);
        let (basis, by): (Option<Basis>, Option<Date>) = (row.take()?, row.take()?);
        match (op, value, basis) {
            (Some(op), Some(value), Some(basis)) => Ok(Some(Target { op, value, basis, by })),
            (None, None, None) => Ok(None),
            _ => Err(row.unfit::<Target>()),
        }
    }
}

record! {
    /// A key performance indicator (*nøgletal*).
    Kpi in "kpi" {
        id: KpiId,
        board: BoardId,
        /// The word it is called by on the command line.
        key: Text,
        name: Text,
        /// The unit of its values, as written behind them: `%`, `min`, `sager`.
        unit: Text,
        /// The decimals that are shown; see [`Kpi::scale`] for those its values have.
        decimals: u32,
        better: Better,
        target: Option<Target> = [target_op, target_value, target_basis, target_by],
        cadence: Cadence,
        #[serde(default = "count")]
        kind: Kind,
        /// The question it answers.
        #[serde(default)]
        question: Text,
        #[serde(default)]
        dimension: Option<Dimension>,
        /// The working days after a period within which it may be measured.
        #[serde(default = "usual_grace")]
        grace: u32,
        /// Who sees to it that it is measured.
        #[serde(default)]
        owner: Option<MemberId>,
        /// The workflow it follows: whose trials and decisions stand on its chart.
        #[serde(default)]
        workflow: Option<WorkflowId>,
        /// The system its numbers come from.
        #[serde(default)]
        source: Text,
        /// How it is measured.
        #[serde(default)]
        method: Text,
        /// Counts the ways it has been measured in: a new one begins a new series.
        #[serde(default = "first_version")]
        method_version: u32,
        /// The first day of the first period measured in the present way; `None` for the first way.
        #[serde(default)]
        method_from: Option<Date>,
        /// The first day of its first period, where that is not the first measured.
        #[serde(default)]
        first_period: Option<Date>,
        #[serde(default)]
        baseline: Baseline = [baseline_kind, baseline_from, baseline_to, baseline_value],
        /// The day the baseline was frozen.
        #[serde(default)]
        baseline_on: Option<Date>,
        /// Why it was frozen anew; empty the first time.
        #[serde(default)]
        baseline_why: Text,
        /// The day from which it is no longer measured.
        #[serde(default)]
        retired_on: Option<Date>,
    }
}

fn count() -> Kind {
    Kind::Count
}

/// Three working days (`domain.md` §4.9).
fn usual_grace() -> u32 {
    USUAL_GRACE
}

/// The working days after a period within which it may be measured, unless something else is agreed.
pub const USUAL_GRACE: u32 = 3;

fn first_version() -> u32 {
    1
}

impl Kpi {
    /// A KPI as it is made: measured in its first way, against nothing yet.
    pub fn of(id: KpiId, board: BoardId, fields: KpiFields) -> Self {
        let KpiFields { key, name, unit, decimals, better, target, cadence, kind, question, dimension, .. } = fields;
        let KpiFields { grace, owner, workflow, source, method, first_period, .. } = fields;
        Kpi {
            id,
            board,
            key,
            name,
            unit,
            decimals,
            better,
            target,
            cadence,
            kind,
            question,
            dimension,
            grace,
            owner,
            workflow,
            source,
            method,
            method_version: 1,
            method_from: None,
            first_period,
            baseline: Baseline::None,
            baseline_on: None,
            baseline_why: Text::default(),
            retired_on: None,
        }
    }

    /// The decimals of its values: they are integers scaled by 10 to this power.
    pub fn scale(&self) -> u32 {
        self.kind.scale(self.decimals)
    }

    pub fn is_retired(&self, today: Date) -> bool {
        self.retired_on.is_some_and(|on| on <= today)
    }
}

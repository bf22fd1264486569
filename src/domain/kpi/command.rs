//! What somebody wants of KPIs, and what they write of one.

use super::{Baseline, Better, Dimension, Entered, Kind, Kpi, NoteKind, Reading, Target, USUAL_GRACE};
use crate::domain::calendar::Date;
use crate::domain::command::edit_fields;
use crate::domain::id::{KpiId, MemberId, WorkflowId};
use crate::domain::period::{Cadence, Period};
use crate::domain::prose::Text;
use crate::domain::refusal::Refusal;

/// A value of a KPI in a period, as refusals speak of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KpiValue {
    pub period: Period,
    pub value: i64,
    /// How its values are written.
    pub kind: Kind,
    pub decimals: u32,
}

impl KpiValue {
    pub fn of(kpi: &Kpi, period: Period, value: i64) -> Self {
        KpiValue { period, value, kind: kpi.kind, decimals: kpi.decimals }
    }
}

edit_fields! {
    /// What somebody writes of a KPI. The key is made from the name when empty; the target has the decimals written here.
    KpiFields of Kpi {
        name: Text as Name, key: Text as Key, unit: Text as KpiUnit, decimals: u32 as Decimals,
        better: Better as Better, target: Option<Target> as Target, cadence: Cadence as Cadence, kind: Kind as Kind,
        question: Text as Question, dimension: Option<Dimension> as Dimension, grace: u32 as Grace,
        owner: Option<MemberId> as KpiOwner, workflow: Option<WorkflowId> as Workflow, source: Text as Source,
        method: Text as Method, first_period: Option<Date> as FirstPeriod
    }
}

impl KpiFields {
    /// A count a week with no decimals, of which only the name and the direction are known.
    pub fn of(name: Text, better: Better) -> Self {
        KpiFields {
            name,
            key: Text::default(),
            unit: Text::default(),
            decimals: 0,
            better,
            target: None,
            cadence: Cadence::Week,
            kind: Kind::Count,
            question: Text::default(),
            dimension: None,
            grace: USUAL_GRACE,
            owner: None,
            workflow: None,
            source: Text::default(),
            method: Text::default(),
            first_period: None,
        }
    }
}

/// A KPI of a list, and the one value it is measured against at first.
#[derive(Debug, Clone, PartialEq)]
pub struct NewKpi {
    pub fields: KpiFields,
    pub reference: Option<i64>,
}

/// What somebody wants of KPIs.
#[derive(Debug, Clone, PartialEq)]
pub enum KpiCommand {
    Add(Box<KpiFields>),
    /// A list of them; those whose names stand already are skipped.
    Import(Vec<NewKpi>),
    Edit {
        id: KpiId,
        base: Box<KpiFields>,
        wanted: Box<KpiFields>,
        /// What it is measured by changes: a new series begins after the last measurement.
        anew: bool,
    },
    /// Values of one KPI, one per period. Equal ones that stand are skipped, provisional ones replaced; different ones
    /// refused unless `replace`.
    Measure {
        kpi: KpiId,
        values: Vec<Entered>,
        replace: bool,
        import: bool,
    },
    /// Another value in the place of one that stands, and why.
    Correct {
        kpi: KpiId,
        period: Period,
        reading: Reading,
        why: Text,
    },
    /// What it is measured against is frozen, and why when it was before.
    Freeze {
        kpi: KpiId,
        baseline: Baseline,
        why: Text,
    },
    /// What is to be said of a period.
    Note {
        kpi: KpiId,
        period: Period,
        kind: NoteKind,
        text: Text,
    },
    /// What was said of a period is taken away: an excluded point counts again.
    Unnote {
        kpi: KpiId,
        period: Period,
        kind: NoteKind,
    },
    /// It is no longer measured.
    Retire {
        kpi: KpiId,
    },
}

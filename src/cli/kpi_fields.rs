//! What the command line writes of a KPI, both when it is added and when it is edited.

use clap::Args;

use super::call::Call;
use super::trouble::{Kind as TroubleKind, Trouble};
use super::values;
use crate::domain::board::Board;
use crate::domain::kpi::{Basis, Dimension, Kind, KpiFields, Target, TargetOp, entry};
use crate::domain::number;
use crate::domain::period::Period;
use crate::domain::refusal::FieldName;

/// What it is about and how it is measured.
#[derive(Debug, Args)]
pub struct Facts {
    #[arg(long, value_name = "KIND", value_parser = values::kpi_kind())]
    kind: Option<Kind>,
    #[arg(long, value_name = "TEXT")]
    question: Option<String>,
    #[arg(long, value_name = "DIMENSION", value_parser = values::dimension())]
    dimension: Option<Dimension>,
    #[arg(long, value_name = "DAYS")]
    grace: Option<u32>,
    #[arg(long, value_name = "MEMBER")]
    owner: Option<String>,
    #[arg(long, value_name = "WORKFLOW")]
    workflow: Option<String>,
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    #[arg(long, value_name = "TEXT")]
    method: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    first: Option<String>,
}

impl Facts {
    /// Writes what is named; the cadence must stand.
    ///
    /// # Errors
    /// When something named is not what it should be.
    pub fn write(&self, fields: &mut KpiFields, call: &Call, board: &Board) -> Result<(), Trouble> {
        fields.kind = self.kind.unwrap_or(fields.kind);
        fields.dimension = self.dimension.or(fields.dimension);
        fields.grace = self.grace.unwrap_or(fields.grace);
        if let Some(typed) = &self.question {
            fields.question = values::lines(FieldName::Question, typed)?;
        }
        if let Some(typed) = &self.owner {
            fields.owner = values::or_none(typed, |name| values::member(board, name).map(|member| member.id))?;
        }
        if let Some(typed) = &self.workflow {
            fields.workflow = values::or_none(typed, |name| values::workflow(board, name).map(|it| it.id))?;
        }
        if let Some(typed) = &self.source {
            fields.source = values::line(FieldName::Source, typed)?;
        }
        if let Some(typed) = &self.method {
            fields.method = values::lines(FieldName::Method, typed)?;
        }
        if let Some(typed) = &self.first {
            let first = |typed: &str| Period::parse(typed, fields.cadence, board.anchor(), call.today());
            let first = |typed: &str| first(typed).map_err(|error| Trouble::Period("--first".into(), error));
            fields.first_period = values::or_none(typed, first)?.map(|period| period.start);
        }
        Ok(())
    }
}

/// The target.
#[derive(Debug, Args)]
pub struct TargetArgs {
    #[arg(long, value_name = "VALUE", conflicts_with = "at_most", allow_hyphen_values = true)]
    at_least: Option<String>,
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    at_most: Option<String>,
    #[arg(long, value_name = "BASIS", value_parser = values::basis())]
    basis: Option<Basis>,
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
}

impl TargetArgs {
    /// The target as `wanted` has its kind and decimals; what is not named of it is that of `base`, and means the same.
    ///
    /// # Errors
    /// When a number or a date is none, or there is no target that they could be of.
    pub fn target(&self, call: &Call, base: &KpiFields, wanted: &KpiFields) -> Result<Option<Target>, Trouble> {
        let basis = self.basis.or(base.target.map(|target| target.basis)).unwrap_or(Basis::Absolute);
        let Some((op, value)) = self.number(basis, base, wanted)? else {
            let nothing = self.basis.is_none() && self.by.is_none();
            let missing = || Trouble::said(TroubleKind::Usage, call.lang.target_number_missing());
            return if nothing { Ok(None) } else { Err(missing()) };
        };
        let by = match &self.by {
            Some(typed) => values::or_none(typed, |typed| values::date("--by", typed, call.today()))?,
            None => base.target.and_then(|target| target.by),
        };
        Ok(Some(Target { op, value, basis, by }))
    }

    /// The number that is named, else that of `base` with the decimals of `wanted`.
    fn number(&self, basis: Basis, base: &KpiFields, wanted: &KpiFields) -> Result<Option<(TargetOp, i64)>, Trouble> {
        let named = |op, option: &'static str, typed: &str| {
            let value = entry::read_target(typed, basis, wanted.kind, wanted.decimals);
            value.map(|value| Some((op, value))).map_err(|error| Trouble::Entry(option.into(), error))
        };
        match (&self.at_least, &self.at_most, base.target) {
            (Some(typed), ..) => named(TargetOp::AtLeast, "--at-least", typed),
            (None, Some(typed), _) => named(TargetOp::AtMost, "--at-most", typed),
            (None, None, None) => Ok(None),
            (None, None, Some(target)) => {
                let scale = |basis: Basis, of: &KpiFields| basis.scale(of.kind.scale(of.decimals));
                let value = number::rescaled(target.value, scale(target.basis, base), scale(basis, wanted));
                let value = value.map_err(|error| Trouble::Entry("--decimals".into(), error.into()))?;
                Ok(Some((target.op, value)))
            }
        }
    }
}

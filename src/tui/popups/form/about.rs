//! Which field of a form a refusal is about.

use crate::domain::refusal::{FieldName, KpiRefusal, PlanRefusal, Refusal, WorkflowRefusal};

/// The field `refusal` is about; `None` when it is about the whole.
pub fn field_of(refusal: &Refusal) -> Option<FieldName> {
    match refusal {
        Refusal::Empty(field) | Refusal::Text(field, _) => Some(*field),
        Refusal::NameTaken { .. } => Some(FieldName::Name),
        Refusal::LoginTaken { .. } => Some(FieldName::Logins),
        Refusal::InFuture { .. } => Some(FieldName::Day),
        Refusal::CountOutOfRange { .. } => Some(FieldName::Count),
        Refusal::Plan(refusal) => of_plan(refusal),
        Refusal::Kpi(refusal) => of_kpi(refusal),
        Refusal::Workflow(refusal) => of_workflow(refusal),
        Refusal::Gone(_)
        | Refusal::NothingChanged
        | Refusal::Conflict(_)
        | Refusal::Duplicate(_)
        | Refusal::Import(_)
        | Refusal::Tally(_)
        | Refusal::Idea(_)
        | Refusal::History(_) => None,
    }
}

fn of_plan(refusal: &PlanRefusal) -> Option<FieldName> {
    match refusal {
        PlanRefusal::OwnerLeft { .. } | PlanRefusal::SameOwner { .. } => Some(FieldName::Owner),
        PlanRefusal::HelperTwice { .. } | PlanRefusal::HelperLeft { .. } | PlanRefusal::TooManyHelpers { .. } => {
            Some(FieldName::Helpers)
        }
        PlanRefusal::DayPassed { field, .. } => Some(*field),
        PlanRefusal::SameDeadline { .. } => Some(FieldName::Deadline),
        PlanRefusal::AlreadyDone { .. } | PlanRefusal::AlreadyDropped { .. } => Some(FieldName::Deadline),
        PlanRefusal::AlreadyOpen { .. }
        | PlanRefusal::AlreadyStarted { .. }
        | PlanRefusal::AlreadyAgreed { .. }
        | PlanRefusal::NotWaiting { .. }
        | PlanRefusal::NotDone { .. } => None,
    }
}

fn of_kpi(refusal: &KpiRefusal) -> Option<FieldName> {
    match refusal {
        KpiRefusal::KeyNeeded => Some(FieldName::Key),
        KpiRefusal::TooManyDecimals { .. } => Some(FieldName::Decimals),
        KpiRefusal::PeriodInFuture { .. }
        | KpiRefusal::NotMeasured { .. }
        | KpiRefusal::GapMeasured { .. }
        | KpiRefusal::NotNoted { .. }
        | KpiRefusal::BeforeFirst { .. } => Some(FieldName::Period),
        KpiRefusal::NewMethod { .. } => Some(FieldName::NewSeries),
        KpiRefusal::TargetAgainstDirection { .. } => Some(FieldName::Target),
        KpiRefusal::RelativeToZero => Some(FieldName::Basis),
        KpiRefusal::BaselineBackwards { .. } | KpiRefusal::BaselineNotOver { .. } => Some(FieldName::To),
        KpiRefusal::BaselineEmpty => Some(FieldName::From),
        KpiRefusal::GraceTooLong { .. } => Some(FieldName::Grace),
        KpiRefusal::OverHundred { .. } => Some(FieldName::Value),
        KpiRefusal::FortnightsMeasured { .. } => Some(FieldName::FirstMeeting),
        KpiRefusal::Measured(_) => Some(FieldName::Value),
        KpiRefusal::HasMeasurements { .. } | KpiRefusal::Retired { .. } => None,
    }
}

fn of_workflow(refusal: &WorkflowRefusal) -> Option<FieldName> {
    match refusal {
        WorkflowRefusal::EndBeforeStart { .. }
        | WorkflowRefusal::UntilNeeded { .. }
        | WorkflowRefusal::UntilOnlyWhenExtending => Some(FieldName::Until),
        WorkflowRefusal::NoUnits | WorkflowRefusal::TrialRunning { .. } | WorkflowRefusal::UnitsOnTrial { .. } => {
            Some(FieldName::Units)
        }
        WorkflowRefusal::NoDecider => Some(FieldName::Deciders),
        WorkflowRefusal::State { .. } | WorkflowRefusal::DecideToDevelop { .. } => None,
    }
}

//! The kinds of trouble: an exit code each, and a word in `--json`.

use crate::domain::refusal::{HistoryRefusal, ImportRefusal, Refusal};
use crate::perform::Failure;
use crate::store::StoreError;

/// The kinds of trouble, in the order of their exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Refused,
    Usage,
    NotFound,
    Conflict,
    Busy,
    Newer,
    NotAllowed,
    Disk,
}

impl Kind {
    pub fn exit_code(self) -> u8 {
        match self {
            Kind::Refused => 1,
            Kind::Usage => 2,
            Kind::NotFound => 3,
            Kind::Conflict => 4,
            Kind::Busy => 5,
            Kind::Newer => 6,
            Kind::NotAllowed => 7,
            Kind::Disk => 8,
        }
    }

    /// The kind in `--json`.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Refused => "refused",
            Kind::Usage => "usage",
            Kind::NotFound => "not_found",
            Kind::Conflict => "conflict",
            Kind::Busy => "busy",
            Kind::Newer => "newer",
            Kind::NotAllowed => "not_allowed",
            Kind::Disk => "disk",
        }
    }

    /// The kind of a failure to perform.
    pub fn of(failure: &Failure) -> Kind {
        match failure {
            Failure::Refused(refusal) => of_refusal(refusal),
            Failure::Store(error) => match error {
                StoreError::Busy | StoreError::InUse(_) => Kind::Busy,
                StoreError::Newer { .. } => Kind::Newer,
                StoreError::OlderReadOnly { .. } | StoreError::ReadOnly | StoreError::NoPermission(_) => {
                    Kind::NotAllowed
                }
                StoreError::NoSuchGroup(_) => Kind::NotFound,
                StoreError::Duplicate(_) | StoreError::Referenced(_) | StoreError::Unfit(_) => Kind::Refused,
                StoreError::NoFile(_)
                | StoreError::Exists(_)
                | StoreError::NotABoard(_)
                | StoreError::NetworkFolder(_)
                | StoreError::DiskFull
                | StoreError::Damaged(_)
                | StoreError::Io(_) => Kind::Disk,
            },
        }
    }
}

fn of_refusal(refusal: &Refusal) -> Kind {
    match refusal {
        Refusal::Conflict(_) | Refusal::History(HistoryRefusal::ChangedSince { .. }) => Kind::Conflict,
        Refusal::Gone(_)
        | Refusal::Import(
            ImportRefusal::UnknownOwners(_)
            | ImportRefusal::AmbiguousOwner { .. }
            | ImportRefusal::UnknownNumbers(_)
            | ImportRefusal::Unnamed(_),
        ) => Kind::NotFound,
        Refusal::Empty(_)
        | Refusal::Text(..)
        | Refusal::NothingChanged
        | Refusal::NameTaken { .. }
        | Refusal::LoginTaken { .. }
        | Refusal::InFuture { .. }
        | Refusal::CountOutOfRange { .. }
        | Refusal::Duplicate(_)
        | Refusal::Plan(_)
        | Refusal::Import(
            ImportRefusal::NothingToImport
            | ImportRefusal::AllThere { .. }
            | ImportRefusal::NumberTwice { .. }
            | ImportRefusal::Closed(_)
            | ImportRefusal::OnlySteps { .. },
        )
        | Refusal::Kpi(_)
        | Refusal::Tally(_)
        | Refusal::Idea(_)
        | Refusal::Workflow(_)
        | Refusal::History(
            HistoryRefusal::NothingToUndo
            | HistoryRefusal::NothingToRedo
            | HistoryRefusal::CannotUndo(_)
            | HistoryRefusal::InUse(_)
            | HistoryRefusal::OtherSchema,
        ) => Kind::Refused,
    }
}

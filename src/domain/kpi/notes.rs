//! What is noted of a KPI's periods: what happened, why nothing was measured, why a point does not count.

use super::Kpi;
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::id::{BoardId, KpiId, KpiNoteId};
use crate::domain::journal::Verb;
use crate::domain::period::Period;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, KpiRefusal, Refusal};
use crate::domain::stamp::Stamp;
use crate::{codes, record};

codes! {
    /// What a note says of its period; in the order of the codes, which is the file's.
    NoteKind {
        /// Why its point does not count: drawn hollow, judged as if it were not there.
        Excluded = "excluded",
        /// Why nothing was measured: a known gap is no debt.
        Gap = "gap",
        /// What happened in it: named on the chart.
        Mark = "mark",
    }
}

record! {
    /// A note on a period of a KPI: at most one of each kind.
    KpiNote in "kpi_note" {
        id: KpiNoteId,
        board: BoardId,
        kpi: KpiId,
        /// The first day of the period.
        period: Date,
        kind: NoteKind,
        text: Text,
    }
}

/// Notes `text` of a period.
pub fn note(
    board: &Board,
    kpi: &Kpi,
    (period, kind): (Period, NoteKind),
    text: &Text,
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    let measured = board.measurement(kpi.id, period.start).is_some();
    match kind {
        _ if text.is_empty() => return Err(Refusal::Empty(FieldName::Why)),
        NoteKind::Excluded if !measured => return Err(Refusal::Kpi(KpiRefusal::NotMeasured { period })),
        NoteKind::Gap if measured => return Err(Refusal::Kpi(KpiRefusal::GapMeasured { period })),
        NoteKind::Gap if period.start > stamp.today => {
            return Err(Refusal::Kpi(KpiRefusal::PeriodInFuture { period: period.code() }));
        }
        NoteKind::Excluded | NoteKind::Gap | NoteKind::Mark => {}
    }
    let change = noted(board, kpi, (period, kind), text, stamp).ok_or(Refusal::NothingChanged)?;
    let verb = match kind {
        NoteKind::Mark => Verb::KpiMarked,
        NoteKind::Gap => Verb::GapExplained,
        NoteKind::Excluded => Verb::PointExcluded,
    };
    Ok(Outcome::one(verb, change))
}

/// The change that leaves `text` as the note of that kind; `None` when it stands.
pub fn noted(
    board: &Board,
    kpi: &Kpi,
    (period, kind): (Period, NoteKind),
    text: &Text,
    stamp: &mut Stamp,
) -> Option<Change> {
    match board.kpi_note(kpi.id, period.start, kind) {
        Some(now) if now.text == *text => None,
        Some(now) => Some(Change::edited(now.clone(), KpiNote { text: text.clone(), ..now.clone() })),
        None => Some(Change::added(KpiNote {
            id: stamp.ids.fresh(),
            board: kpi.board,
            kpi: kpi.id,
            period: period.start,
            kind,
            text: text.clone(),
        })),
    }
}

/// Takes a note away: an excluded point counts again.
pub fn unnote(board: &Board, kpi: &Kpi, period: Period, kind: NoteKind) -> Result<Outcome, Refusal> {
    let now = board.kpi_note(kpi.id, period.start, kind);
    let now = now.ok_or(Refusal::Kpi(KpiRefusal::NotNoted { period, kind }))?;
    let verb = if kind == NoteKind::Excluded { Verb::PointIncluded } else { Verb::NoteRemoved };
    Ok(Outcome::one(verb, Change::removed(now.clone())))
}

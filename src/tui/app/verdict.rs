//! What is said of a KPI before and after an operation: where it is something else, that is news.

use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::KpiId;
use crate::domain::kpi::KpiCommand;
use crate::domain::kpi::verdict::Verdict;
use crate::text::Lang;

/// What was said of a KPI.
pub struct Said {
    kpi: KpiId,
    verdict: Verdict,
}

/// What is said of the KPI that `command` is about, before it is performed.
pub fn said(board: &Board, command: &Command, today: Date) -> Option<Said> {
    let Command::Kpi(command) = command else { return None };
    let kpi = match command {
        KpiCommand::Edit { id: kpi, .. }
        | KpiCommand::Measure { kpi, .. }
        | KpiCommand::Correct { kpi, .. }
        | KpiCommand::Freeze { kpi, .. }
        | KpiCommand::Note { kpi, .. }
        | KpiCommand::Unnote { kpi, .. } => *kpi,
        KpiCommand::Add(_) | KpiCommand::Import(_) | KpiCommand::Retire { .. } => return None,
    };
    let verdict = board.series(board.kpi(kpi)?).standing(today).judgement.verdict;
    Some(Said { kpi, verdict })
}

impl Said {
    /// `nu: tydeligt bedre siden uge 40`; `None` where the same is said.
    pub fn otherwise_now(&self, board: &Board, today: Date, lang: Lang) -> Option<String> {
        let series = board.series(board.kpi(self.kpi)?);
        let standing = series.standing(today);
        (standing.judgement.verdict != self.verdict).then(|| lang.judged_now(series, &standing))
    }
}

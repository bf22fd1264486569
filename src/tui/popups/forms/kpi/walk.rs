//! The walk through everything that is missing: one form after the other, the oldest period first.

use super::measure::values;
use super::{Purpose, form};
use crate::domain::calendar::Date;
use crate::domain::id::KpiId;
use crate::domain::kpi::verdict::Verdict;
use crate::domain::kpi::{Kpi, NoteKind};
use crate::domain::period::Period;
use crate::tui::effect::Effect;
use crate::tui::popups::Popup;
use crate::tui::popups::form::Form;
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub struct Walk {
    /// What is still to come, by KPI and the first day of the period.
    left: Vec<(KpiId, Date)>,
    entered: usize,
    skipped: usize,
    /// What was said of each KPI at the beginning.
    said: Vec<(KpiId, Verdict)>,
}

/// The first of everything that is missing on the board, the oldest period first; `None` when nothing is.
pub fn walk(view: &View) -> Option<Form> {
    let of_kpi = |kpi: &Kpi| {
        let series = view.board.series(kpi);
        let mut periods = series.to_enter(view.today());
        // One that was never measured, and whose first period nobody has said, begins with the last that is over.
        if series.last().is_none() && kpi.first_period.is_none() {
            let ended = Period::last_ended(kpi.cadence, view.today(), view.board.anchor());
            periods.extend(Some(ended).filter(|ended| series.note(ended.start, NoteKind::Gap).is_none()));
        }
        periods.into_iter().map(|period| (kpi.id, period.start)).collect::<Vec<_>>()
    };
    let mut left: Vec<(KpiId, Date)> = view.board.kpis_in_use().into_iter().flat_map(of_kpi).collect();
    left.sort_by_key(|(_, start)| *start);
    let said = view.board.kpis.iter().map(|kpi| (kpi.id, verdict(kpi, view))).collect();
    Walk { left, entered: 0, skipped: 0, said }.form(view)
}

fn verdict(kpi: &Kpi, view: &View) -> Verdict {
    view.board.series(kpi).standing(view.today()).judgement.verdict
}

impl Walk {
    pub fn entered(self) -> Self {
        Walk { entered: self.entered + 1, ..self }
    }

    pub fn skipped(self) -> Self {
        Walk { skipped: self.skipped + 1, ..self }
    }

    /// With the period in hand among those still to come: many are entered at once.
    pub fn again(mut self, kpi: KpiId, period: Option<Date>) -> Self {
        self.left.splice(0..0, period.map(|start| (kpi, start)));
        self
    }

    /// As far as it has come when many were entered at once.
    pub fn filled(self, view: &View) -> Self {
        let filled = self.left.iter().filter(|(kpi, start)| view.board.measurement(*kpi, *start).is_some()).count();
        Walk { entered: self.entered + filled, ..self }
    }

    /// The form of the next one that nobody has entered meanwhile; `None` at the end.
    fn form(mut self, view: &View) -> Option<Form> {
        let is_left =
            |kpi: KpiId, start: Date| view.board.kpi(kpi).is_some() && view.board.measurement(kpi, start).is_none();
        self.left.retain(|(kpi, start)| is_left(*kpi, *start));
        let (nth, all) = (self.entered + self.skipped + 1, self.entered + self.skipped + self.left.len());
        let (kpi, start) = if self.left.is_empty() { None } else { Some(self.left.remove(0)) }?;
        let kpi = view.board.kpi(kpi)?;
        let period = Period { start, cadence: kpi.cadence };
        let title = view.lang.form_walk(nth, all, kpi.name.as_str());
        let purpose = Purpose::Measure { kpi: kpi.id, walk: Some(self) };
        Some(form(purpose, title, values(period, view)).at_last())
    }

    /// The next form, else how it went.
    pub fn on(self, view: &View) -> Effect {
        let end = Effect::Say(self.told(view));
        self.form(view).map_or(end, |form| Effect::Open(Popup::Form(form)))
    }

    /// How far it came; nothing when it was closed at once.
    pub fn farewell(&self, view: &View) -> Option<String> {
        (self.entered + self.skipped > 0).then(|| self.told(view))
    }

    /// How many were entered, and of which KPIs something else is said now.
    fn told(&self, view: &View) -> String {
        let turned = self.said.iter().filter_map(|(id, before)| {
            let kpi = view.board.kpi(*id).filter(|kpi| verdict(kpi, view) != *before)?;
            let series = view.board.series(kpi);
            Some(format!("{} {}", kpi.name, view.lang.judged_now(series, &series.standing(view.today()))))
        });
        let walked = view.lang.walked(self.entered, self.skipped);
        std::iter::once(walked).chain(turned).collect::<Vec<_>>().join(" · ")
    }
}

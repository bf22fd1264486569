//! The measurements that a board holds: of a long series the latest, and how all of it is judged.

use super::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Delta;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Judged, Kpi, KpiNote, Measurement, NoteKind, Phase, Series};
use crate::domain::period::Period;
use crate::domain::prose::Text;
use crate::domain::workflow::{Decision, DecisionKind, Trial, Workflow};

/// Something that stands on a chart, in the period of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartMark<'a> {
    pub day: Date,
    pub what: Happened<'a>,
}

/// What a mark on a chart says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened<'a> {
    Noted(&'a Text),
    TrialBegun(&'a Workflow),
    Adopted(&'a Workflow),
    /// It has been measured in this way since, counted from the first.
    MethodChanged(u32),
}

/// The most points of a series that are judged.
pub const SERIES_POINTS: usize = 1_100;

/// The most points of a series that are loaded with the board: a year of weeks, the most a chart shows before somebody
/// asks for all of it, and a few more.
pub const HELD_POINTS: usize = 60;

/// What a board holds of a series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Held {
    /// The latest, oldest first.
    pub points: Vec<Measurement>,
    /// What is noted of their periods, oldest first; of all periods where they are all of them.
    pub notes: Vec<KpiNote>,
    /// `None` where they are all of them.
    pub judged: Option<Judged>,
}

impl Held {
    /// A series of which all points are held, oldest first.
    pub fn whole(points: Vec<Measurement>, notes: Vec<KpiNote>) -> Self {
        Held { points, notes, judged: None }
    }
}

impl Board {
    /// The KPIs that are still measured.
    pub fn kpis_in_use(&self) -> Vec<&Kpi> {
        self.kpis.iter().filter(|kpi| kpi.retired_on.is_none()).collect()
    }

    pub fn measurement(&self, kpi: KpiId, period: Date) -> Option<&Measurement> {
        self.measurements
            .binary_search_by_key(&(kpi, period), |row| (row.kpi, row.period))
            .ok()
            .map(|at| &self.measurements[at])
    }

    /// A KPI with its measurements.
    pub fn series<'a>(&'a self, kpi: &'a Kpi) -> Series<'a> {
        let (start, end) = self.place_of(kpi.id);
        let (measurements, judged) = (&self.measurements[start..end], self.judged.get(&kpi.id));
        Series { kpi, measurements, notes: self.notes_of(kpi.id), judged, anchor: self.anchor() }
    }

    /// What is noted of the periods of a KPI, oldest first.
    fn notes_of(&self, kpi: KpiId) -> &[KpiNote] {
        let (start, end) = self.place_of_notes(kpi);
        &self.kpi_notes[start..end]
    }

    fn place_of_notes(&self, kpi: KpiId) -> (usize, usize) {
        let start = self.kpi_notes.partition_point(|note| note.kpi < kpi);
        (start, self.kpi_notes.partition_point(|note| note.kpi <= kpi))
    }

    pub fn kpi_note(&self, kpi: KpiId, period: Date, kind: NoteKind) -> Option<&KpiNote> {
        self.notes_of(kpi).iter().find(|note| (note.period, note.kind) == (period, kind))
    }

    /// Where the measurements of a KPI begin and end.
    fn place_of(&self, kpi: KpiId) -> (usize, usize) {
        let start = self.measurements.partition_point(|row| row.kpi < kpi);
        (start, self.measurements.partition_point(|row| row.kpi <= kpi))
    }

    /// Whether every measurement of a KPI is held.
    pub fn holds_whole(&self, kpi: KpiId) -> bool {
        !self.judged.contains_key(&kpi)
    }

    /// Holds this of the series of a KPI, in the place of what it held.
    pub fn hold(&mut self, kpi: KpiId, held: Held) {
        let (start, end) = self.place_of(kpi);
        self.measurements.splice(start..end, held.points);
        let (start, end) = self.place_of_notes(kpi);
        self.kpi_notes.splice(start..end, held.notes);
        match held.judged {
            Some(judged) => drop(self.judged.insert(kpi, judged)),
            None => drop(self.judged.remove(&kpi)),
        }
    }

    /// By KPI and period, which are what the measurements are sorted by and what a change never touches.
    pub(super) fn replace_measurement(&mut self, delta: &Delta<Measurement>) {
        let Some(changed) = delta.after.as_deref().or(delta.before.as_deref()) else { return };
        let at = self.measurements.binary_search_by_key(&(changed.kpi, changed.period), |row| (row.kpi, row.period));
        match (at, &delta.after) {
            (Ok(at), Some(after)) => self.measurements[at] = (**after).clone(),
            (Ok(at), None) => drop(self.measurements.remove(at)),
            (Err(at), Some(after)) => self.measurements.insert(at, (**after).clone()),
            (Err(_), None) => {}
        }
    }

    /// Where a period of a KPI lies in the life of the workflow it follows; `None` before it was tried, and without one.
    pub fn phase(&self, kpi: &Kpi, period: Period) -> Option<Phase> {
        if kpi.baseline.holds(period.start) {
            return Some(Phase::Baseline);
        }
        let id = kpi.workflow?;
        let runs = |trial: &&Trial| {
            trial.start < period.end() && trial.ended_on.is_none_or(|on| on >= period.start) && trial.workflow == id
        };
        let adopted = |decision: &Decision| {
            (decision.workflow, decision.kind) == (id, DecisionKind::Adopt) && decision.decided_on < period.end()
        };
        let on_trial = self.trials.iter().find(runs).map(|_| Phase::Trial);
        on_trial.or_else(|| self.decisions.iter().any(adopted).then_some(Phase::Operation))
    }

    /// What stands on the chart of a series, oldest first: what was noted, and what was done with the workflow it follows.
    pub fn chart_marks<'a>(&'a self, Series { kpi, notes, .. }: Series<'a>) -> Vec<ChartMark<'a>> {
        let noted = notes.iter().filter(|note| note.kind == NoteKind::Mark);
        let noted = noted.map(|note| ChartMark { day: note.period, what: Happened::Noted(&note.text) });
        let workflow = kpi.workflow.and_then(|id| self.workflow(id));
        let of_workflow = workflow.into_iter().flat_map(|workflow| {
            let trials = self.trials.iter().filter(move |trial| trial.workflow == workflow.id);
            let adopted =
                self.decisions.iter().filter(move |it| (it.workflow, it.kind) == (workflow.id, DecisionKind::Adopt));
            let begun = trials.map(move |trial| ChartMark { day: trial.start, what: Happened::TrialBegun(workflow) });
            begun.chain(adopted.map(move |it| ChartMark { day: it.decided_on, what: Happened::Adopted(workflow) }))
        });
        let method = kpi.method_from.map(|day| ChartMark { day, what: Happened::MethodChanged(kpi.method_version) });
        let mut marks: Vec<ChartMark> = noted.chain(of_workflow).chain(method).collect();
        marks.sort_by_key(|mark| mark.day);
        marks
    }

    /// By KPI, period and kind, as measurements are by theirs.
    pub(super) fn replace_kpi_note(&mut self, delta: &Delta<KpiNote>) {
        let Some(changed) = delta.after.as_deref().or(delta.before.as_deref()) else { return };
        let place = |note: &KpiNote| (note.kpi, note.period, note.kind);
        match (self.kpi_notes.binary_search_by_key(&place(changed), place), &delta.after) {
            (Ok(at), Some(after)) => self.kpi_notes[at] = (**after).clone(),
            (Ok(at), None) => drop(self.kpi_notes.remove(at)),
            (Err(at), Some(after)) => self.kpi_notes.insert(at, (**after).clone()),
            (Err(_), None) => {}
        }
    }
}

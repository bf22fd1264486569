//! What was done with KPIs and their measurements.

use crate::domain::board::Board;
use crate::domain::change::{Change, Delta};
use crate::domain::journal::Verb;
use crate::domain::kpi::{Baseline, Kpi, KpiNote, Measurement, NoteKind, Status};
use crate::text::{Lang, plural};

impl Lang {
    pub fn kpi_deed(self, board: &Board, verb: Verb, changes: &[Change]) -> String {
        let of_kpi = |say: &dyn Fn(&Kpi) -> String| touched!(changes, Kpi).next().map_or_else(String::new, say);
        match verb {
            Verb::KpiAdded => of_kpi(&|kpi| self.kpi_added(kpi)),
            Verb::KpisImported => {
                let n = touched!(changes, Kpi).count();
                self.pick(format!("{n} nøgletal oprettet"), format!("{n} {} added", plural(n, "KPI", "KPIs")))
            }
            Verb::KpiFrozen => of_kpi(&|kpi| self.frozen(board, kpi)),
            Verb::KpiRetired => {
                of_kpi(&|kpi| format!("{} {}", kpi.name, self.pick("måles ikke længere", "is no longer measured")))
            }
            Verb::Measured | Verb::MeasurementsImported => self.measured_deed(board, changes),
            Verb::MeasurementCorrected => self.correction_deed(board, changes),
            Verb::KpiMarked | Verb::GapExplained | Verb::PointExcluded | Verb::PointIncluded | Verb::NoteRemoved => {
                touched!(changes, KpiNote).next().map_or_else(String::new, |note| self.noted(board, verb, note))
            }
            _ => of_kpi(&|kpi| self.kpi_edited(kpi, changes)),
        }
    }

    fn kpi_added(self, kpi: &Kpi) -> String {
        self.pick(format!("Nøgletal oprettet: {}", kpi.name), format!("KPI added: {}", kpi.name))
    }

    /// A new way of measuring is worth saying.
    fn kpi_edited(self, kpi: &Kpi, changes: &[Change]) -> String {
        let edited = format!("{} {}", kpi.name, self.pick("rettet", "edited"));
        let anew = changes.iter().any(|change| match change {
            Change::Kpi(Delta { before: Some(before), after: Some(after) }) => {
                before.method_version != after.method_version
            }
            _ => false,
        });
        let version = kpi.method_version;
        match anew {
            true => self.pick(
                format!("{edited}: måles på en ny måde (version {version}), serien begynder forfra"),
                format!("{edited}: measured in a new way (version {version}), the series begins anew"),
            ),
            false => edited,
        }
    }

    fn frozen(self, board: &Board, kpi: &Kpi) -> String {
        let series = board.series(kpi);
        match kpi.baseline {
            Baseline::None => {
                self.pick(format!("{}: intet udgangspunkt", kpi.name), format!("{}: no baseline", kpi.name))
            }
            Baseline::Series { from, to } => {
                let [from, to] = [from, to].map(|day| self.period_with_year(series.period(day)));
                self.pick(
                    format!("{}: udgangspunktet er {from} – {to}", kpi.name),
                    format!("{}: the baseline is {from} – {to}", kpi.name),
                )
            }
            Baseline::Reference { value } => {
                let value = self.value_with_unit(value, kpi);
                self.pick(
                    format!("{}: udgangspunktet er {value}", kpi.name),
                    format!("{}: the baseline is {value}", kpi.name),
                )
            }
        }
    }

    fn noted(self, board: &Board, verb: Verb, note: &KpiNote) -> String {
        let Some(kpi) = board.kpi(note.kpi) else { return String::new() };
        let about = format!("{}, {}", kpi.name, self.period(board.series(kpi).period(note.period)));
        let text = note.text.as_str();
        match (verb, note.kind) {
            (Verb::PointIncluded, _) => format!("{about}: {}", self.pick("tæller med igen", "counts again")),
            (Verb::NoteRemoved, NoteKind::Mark) => {
                format!("{about}: {}", self.pick("mærket er fjernet", "the mark is removed"))
            }
            (Verb::NoteRemoved, _) => {
                format!("{about}: {}", self.pick("forklaringen er fjernet", "the reason is removed"))
            }
            (_, NoteKind::Mark) => format!("{about}: {text}"),
            (_, NoteKind::Gap) => {
                self.pick(format!("{about}, ikke målt: {text}"), format!("{about}, not measured: {text}"))
            }
            (_, NoteKind::Excluded) => {
                self.pick(format!("{about}, udeladt: {text}"), format!("{about}, excluded: {text}"))
            }
        }
    }

    fn measured_deed(self, board: &Board, changes: &[Change]) -> String {
        let measured: Vec<&Measurement> = touched!(changes, Measurement).collect();
        let Some(first) = measured.first() else { return String::new() };
        let Some(kpi) = board.kpi(first.kpi) else { return String::new() };
        let n = measured.len();
        if n > 1 {
            return self.pick(format!("{n} målinger af {}", kpi.name), format!("{n} measurements of {}", kpi.name));
        }
        let period = self.period(board.series(kpi).period(first.period));
        let value = self.value_with_unit(first.value, kpi);
        let provisional = match first.status {
            Status::Provisional => self.pick(" (foreløbig)", " (provisional)"),
            Status::Final => "",
        };
        self.pick(
            format!("{}, {period}, målt: {value}{provisional}", kpi.name),
            format!("{}, {period}, measured: {value}{provisional}", kpi.name),
        )
    }

    fn correction_deed(self, board: &Board, changes: &[Change]) -> String {
        let corrected = changes.iter().find_map(|change| match change {
            Change::Measurement(Delta { before: Some(before), after: Some(after) }) => Some((before, after)),
            _ => None,
        });
        let Some((before, after)) = corrected else { return String::new() };
        let Some(kpi) = board.kpi(after.kpi) else { return String::new() };
        let period = self.period(board.series(kpi).period(after.period));
        let (from, to) = (self.kpi_value(before.value, kpi), self.value_with_unit(after.value, kpi));
        self.pick(
            format!("{}, {period}, rettet fra {from} til {to}", kpi.name),
            format!("{}, {period}, corrected from {from} to {to}", kpi.name),
        )
    }
}

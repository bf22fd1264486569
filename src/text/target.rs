//! What is said of a target: what it comes to, how often it was met, whether it can be counted on.

use super::terms::with_percent;
use super::{Lang, words};
use crate::domain::kpi::target::{Assurance, Unresolved};
use crate::domain::kpi::{Basis, Kpi, Series, Standing, Target};
use crate::domain::ratio::Ratio;

words! {
    target_reached => "målet er nået", "the target is met";
}

impl Lang {
    /// What stands beside the line of a target: `mål mindst 44,0`, at what it comes to.
    pub fn target_label(self, target: Target, value: Ratio, kpi: &Kpi) -> String {
        self.target_word(&match target.basis {
            Basis::Absolute => self.target(target, kpi),
            Basis::RelativePercent | Basis::PercentagePoints => {
                format!("{} {}", self.target_op(target.op), with_percent(self.resolved(value, kpi), kpi))
            }
        })
    }

    /// `nået 5 af 8 · senest 31-12-2026`: how a target stands; empty without one that comes to a number.
    pub fn target_state(self, series: Series, standing: &Standing) -> String {
        let met = standing.met_lately.map(|(met, of)| self.met_of(met, of));
        let by = series.kpi.target.and_then(|target| target.by);
        let by = by.map(|day| format!("{} {}", self.pick("senest", "by"), self.date(day)));
        met.into_iter().chain(by).collect::<Vec<_>>().join(" · ")
    }

    /// The target and how it stands: `mål højst 120 · nået 5 af 8`.
    pub fn target_and_state(self, series: Series, standing: &Standing) -> String {
        let (target, state) = (self.target_alone(series, standing), self.target_state(series, standing));
        if state.is_empty() { target } else { format!("{target} · {state}") }
    }

    /// `mål højst 120`.
    pub fn target_alone(self, series: Series, standing: &Standing) -> String {
        let target = series.kpi.target.map(|target| self.target_word(&self.short_target(target, series, standing)));
        target.unwrap_or_else(|| self.no_target().to_owned())
    }

    /// Whether the target can be relied on as the work is done now.
    pub fn assurance(self, assurance: Assurance) -> &'static str {
        match assurance {
            Assurance::Steady => self.pick("målet nås stabilt", "the target is met steadily"),
            Assurance::ByChance => self.pick("målet nås kun tilfældigt", "the target is met by chance only"),
            Assurance::OutOfReach => self.pick(
                "målet kan ikke nås med den nuværende arbejdsgang",
                "the target is out of reach with the present workflow",
            ),
        }
    }

    /// Why a target comes to no number yet.
    pub fn unresolved(self, unresolved: Unresolved) -> &'static str {
        match unresolved {
            Unresolved::NoBaseline => self.pick("ikke beregnet endnu", "not computed yet"),
            Unresolved::TooLarge => {
                self.pick("kan ikke beregnes: tallet er for stort", "cannot be computed: too large")
            }
            Unresolved::ZeroBaseline => {
                self.pick("kan ikke beregnes: udgangspunktet er 0", "cannot be computed: the baseline is 0")
            }
        }
    }

    /// The target as the number it comes to: `mindst 44,0`, `mindst + 10 pct., ikke beregnet endnu`.
    fn short_target(self, target: Target, series: Series, standing: &Standing) -> String {
        let op = self.target_word_of(target.op);
        match (target.basis, standing.target) {
            (Basis::Absolute, _) | (_, None) => self.target(target, series.kpi),
            (_, Some(Ok(resolved))) => {
                format!("{op} {}", with_percent(self.resolved(resolved.value, series.kpi), series.kpi))
            }
            (_, Some(Err(unresolved))) => {
                format!("{op} {}, {}", self.target_change(target, series.kpi), self.unresolved(unresolved))
            }
        }
    }

    /// The target as the number it comes to, and from what: `mindst 44,0 (udgangspunkt 40,0 + 10 pct.)`.
    pub fn whole_target(self, target: Target, series: Series, standing: &Standing) -> String {
        let number = self.short_target(target, series, standing);
        let resolved = target.basis != Basis::Absolute && matches!(standing.target, Some(Ok(_)));
        match standing.judged.centre.filter(|_| resolved) {
            Some(centre) => {
                let (kpi, word) = (series.kpi, self.pick("udgangspunkt", "baseline"));
                let baseline = with_percent(self.centre(centre, kpi), kpi);
                format!("{number} ({word} {baseline} {})", self.target_change(target, kpi))
            }
            None => number,
        }
    }
}

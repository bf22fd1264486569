//! What is said of a KPI: better, worse, watch, nothing yet; and how it stands with its target. Never from two points,
//! never "significant", "after" and not "because of" (`domain.md` §4.9, §5.4).

use super::{Lang, plural, words};
use crate::domain::kpi::target::{Assurance, Unresolved};
use crate::domain::kpi::verdict::{Verdict, Watch};
use crate::domain::kpi::{Basis, Kpi, Phase, Series, Standing, Target};
use crate::domain::period::Cadence;
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::{MIN_USEFUL, RunSide};

words! {
    heading_trend => "UDVIKLING", "TREND";
    reference_line => "ét tal at måle mod, ikke en serie", "one value to compare with, not a series";
    unstable_baseline => "Udgangspunktet er ikke stabilt.", "The baseline is not stable.";
    mostly_ties => "Over halvdelen af målingerne ligger på midten: der er næsten intet at se. Mål sjældnere, eller mål en andel.",
        "More than half the values lie on the middle: there is next to nothing to see. Measure less often, or a share.";
    normal_range => "normalt udsving", "normal range";
    provisional_range => "foreløbigt normalt udsving", "provisional normal range";
    provisional_word => "foreløbig", "provisional";
    excluded_word => "udeladt", "excluded";
}

impl Lang {
    /// The verdict in words: `tydeligt bedre siden uge 40`, `hold øje: 5 uger i træk under midten`.
    pub fn verdict(self, series: Series, standing: &Standing) -> String {
        match standing.judgement.verdict {
            Verdict::TooFew => {
                let n = standing.judged.chart.useful;
                self.pick(
                    format!("for få målinger ({n} af {MIN_USEFUL})"),
                    format!("too few values ({n} of {MIN_USEFUL})"),
                )
            }
            Verdict::Worse => self.since(self.pick("tydeligt værre", "clearly worse"), series, standing),
            Verdict::Better => self.since(self.pick("tydeligt bedre", "clearly better"), series, standing),
            Verdict::Watch => {
                let first = standing.judgement.watch.first().map(|reason| self.watch_reason(*reason, series, standing));
                format!("{}: {}", self.pick("hold øje", "watch"), first.unwrap_or_default())
            }
            Verdict::NoChange => self.pick("ingen ændring endnu", "no change yet").to_owned(),
        }
    }

    /// The one word of a verdict, where there is no room for more.
    pub fn verdict_word(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::TooFew => self.pick("for få målinger", "too few values"),
            Verdict::Worse => self.pick("tydeligt værre", "clearly worse"),
            Verdict::Watch => self.pick("hold øje", "watch"),
            Verdict::Better => self.pick("tydeligt bedre", "clearly better"),
            Verdict::NoChange => self.pick("ingen ændring", "no change"),
        }
    }

    /// `… siden uge 40`: from where the longest run began, when it is that run which speaks.
    fn since(self, word: &str, series: Series, standing: &Standing) -> String {
        let began =
            standing.judged.run.filter(|_| standing.judged.chart.long_run).map(|(first, _)| series.period(first));
        match began {
            Some(period) => format!("{word} {} {}", self.pick("siden", "since"), self.period(period)),
            None => word.to_owned(),
        }
    }

    /// Why a KPI is to be watched.
    pub fn watch_reason(self, reason: Watch, series: Series, standing: &Standing) -> String {
        match reason {
            Watch::Run => standing.judged.chart.last.map_or_else(String::new, |run| {
                let n = run.length;
                let measured = self.periods_counted(n, series.kpi.cadence);
                let side = match run.side {
                    RunSide::Above => self.pick("over midten", "above the middle"),
                    RunSide::Below => self.pick("under midten", "below the middle"),
                };
                self.pick(format!("{measured} i træk {side}"), format!("{measured} in a row {side}"))
            }),
            Watch::BeyondLimit => self
                .pick("den seneste ligger uden for det normale udsving", "the latest lies beyond the normal range")
                .to_owned(),
            Watch::BehindTarget => {
                self.pick("bagud for målet på måldatoen", "behind the way to the target date").to_owned()
            }
            Watch::Missing => {
                let last = standing.missing.last().map_or_else(String::new, |period| self.period(*period));
                self.pick(format!("mangler {last}"), format!("{last} missing"))
            }
            Watch::FewerCounted => self
                .pick(
                    "den seneste bygger på under det halve af det sædvanlige",
                    "the latest counts less than half the usual",
                )
                .to_owned(),
            Watch::NoSide => {
                self.pick("tallene svinger anderledes end før", "the values move differently from before").to_owned()
            }
        }
    }

    /// `5 uger`, `3 måneder`.
    fn periods_counted(self, n: usize, cadence: Cadence) -> String {
        let word = match cadence {
            Cadence::Week => plural(n, self.pick("uge", "week"), self.pick("uger", "weeks")),
            Cadence::Fortnight => plural(n, self.pick("måling", "value"), self.pick("målinger", "values")),
            Cadence::Month => plural(n, self.pick("måned", "month"), self.pick("måneder", "months")),
            Cadence::Quarter => plural(n, self.pick("kvartal", "quarter"), self.pick("kvartaler", "quarters")),
        };
        format!("{n} {word}")
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

    /// A target against the baseline as the number it comes to: `44,0`; why it comes to none.
    pub fn resolved(self, value: Ratio, kpi: &Kpi) -> String {
        self.written(i64::try_from(value.rounded(0)).unwrap_or(i64::MAX), kpi.kind, kpi.decimals)
    }

    /// Why a target comes to no number yet.
    pub fn unresolved(self, unresolved: Unresolved) -> &'static str {
        match unresolved {
            Unresolved::NoBaseline => {
                self.pick("ikke beregnet endnu: der er intet udgangspunkt", "not computed yet: there is no baseline")
            }
            Unresolved::TooLarge => {
                self.pick("kan ikke beregnes: tallet er for stort", "cannot be computed: too large")
            }
            Unresolved::ZeroBaseline => {
                self.pick("kan ikke beregnes: udgangspunktet er 0", "cannot be computed: the baseline is 0")
            }
        }
    }

    /// What a target's number is.
    pub fn basis(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Absolute => self.pick("et tal", "a number"),
            Basis::RelativePercent => self.pick("i pct. af udgangspunktet", "in per cent of the baseline"),
            Basis::PercentagePoints => {
                self.pick("i procentpoint fra udgangspunktet", "in percentage points from the baseline")
            }
        }
    }

    pub fn phase(self, phase: Phase) -> &'static str {
        match phase {
            Phase::Baseline => self.pick("udgangspunkt", "baseline"),
            Phase::Trial => self.pick("afprøvning", "trial"),
            Phase::Operation => self.pick("drift", "operation"),
        }
    }

    /// The target with the number it comes to: `mindst 44,0 (udgangspunktet + 10 pct.)`.
    pub fn whole_target(self, target: Target, series: Series, standing: &Standing) -> String {
        let agreed = self.target(target, series.kpi);
        match (target.basis, standing.target) {
            (Basis::Absolute, _) | (_, None) => agreed,
            (_, Some(Ok(resolved))) => {
                format!("{} {} ({agreed})", self.target_op(target.op), self.resolved(resolved.value, series.kpi))
            }
            (_, Some(Err(unresolved))) => format!("{agreed} ({})", self.unresolved(unresolved)),
        }
    }
}

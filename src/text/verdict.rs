//! What is said of a KPI: better, worse, watch, nothing yet. Never from two points, never "significant", "after" and not
//! "because of" (`domain.md` §4.9, §5.4).

use chrono::Datelike;

use super::refusal::capital;
use super::{Lang, plural, words};
use crate::domain::board::Happened;
use crate::domain::kpi::verdict::{Verdict, Watch};
use crate::domain::kpi::{Baseline, Kpi, NoteKind, Series, Standing};
use crate::domain::period::{Cadence, Period};
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::{Centre, MIN_USEFUL, Run, RunSide};

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
    no_baseline => "Intet udgangspunkt: midten er af alle målinger.", "No baseline: the middle is that of all values.";
    range_of_few => "Der er for få målinger til at vise et normalt udsving.",
        "There are too few values to show a normal range.";
    range_beside_signal => "Tallene har flyttet sig: et normalt udsving ville vise forkert.",
        "The values have moved: a normal range would mislead.";
    range_hidden => "Normalt udsving vises ikke. p viser det.", "The normal range is hidden. p shows it.";
}

/// The reason to watch that the verdict says. What is missing has a place of its own: it is said there, where there is
/// another.
fn foremost(standing: &Standing) -> Option<Watch> {
    let watch = &standing.judgement.watch;
    let foremost = watch.iter().find(|reason| **reason != Watch::Missing).or(watch.first());
    foremost.copied().filter(|_| standing.judgement.verdict == Verdict::Watch)
}

/// What is to be watched and is not said by the verdict already.
pub fn watched_besides(standing: &Standing) -> impl Iterator<Item = Watch> + '_ {
    let said = foremost(standing);
    standing.judgement.watch.iter().copied().filter(move |reason| Some(*reason) != said)
}

impl Lang {
    /// The verdict in words: `tydeligt bedre siden uge 40`, `hold øje: 5 uger i træk under midten`.
    pub fn verdict(self, series: Series, standing: &Standing) -> String {
        if series.kpi.retired_on.is_some() {
            return self.pick("måles ikke længere", "is no longer measured").to_owned();
        }
        match standing.judgement.verdict {
            Verdict::TooFew => {
                let chart = &standing.judged.chart;
                match chart.measured() {
                    // The rest lies on the middle: it says nothing about a side.
                    MIN_USEFUL.. => self.pick(
                        format!("for få brugbare målinger ({} af {MIN_USEFUL})", chart.useful),
                        format!("too few useful values ({} of {MIN_USEFUL})", chart.useful),
                    ),
                    n => self.pick(
                        format!("for få målinger ({n} af {MIN_USEFUL})"),
                        format!("too few values ({n} of {MIN_USEFUL})"),
                    ),
                }
            }
            Verdict::Worse => self.since(self.pick("tydeligt værre", "clearly worse"), series, standing),
            Verdict::Better => self.since(self.pick("tydeligt bedre", "clearly better"), series, standing),
            Verdict::Watch => {
                let first = foremost(standing).map(|reason| self.watch_reason(reason, series, standing));
                format!("{}: {}", self.pick("hold øje", "watch"), first.unwrap_or_default())
            }
            Verdict::NoChange => self.pick("ingen ændring endnu", "no change yet").to_owned(),
        }
    }

    /// The verdict where there is little room: `hold øje: 5 under midten`.
    pub fn verdict_brief(self, standing: &Standing) -> String {
        let word = self.verdict_word(standing.judgement.verdict);
        let run = standing.judged.chart.last.filter(|_| foremost(standing) == Some(Watch::Run));
        run.map_or_else(|| word.to_owned(), |run| format!("{word}: {} {}", run.length, self.side(run.side)))
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
            Some(period) => {
                let latest = series.last().map_or(period, |last| series.period(last.period));
                let began = self.period_beside(period, latest);
                format!("{word} {} {began}", self.pick("siden", "since"))
            }
            None => word.to_owned(),
        }
    }

    /// Why a KPI is to be watched.
    pub fn watch_reason(self, reason: Watch, series: Series, standing: &Standing) -> String {
        match reason {
            Watch::Run => standing.judged.chart.last.map_or_else(String::new, |run| {
                let measured = self.periods_counted(run.length, series.kpi.cadence);
                format!("{measured} {}", self.side(run.side))
            }),
            Watch::BeyondLimit => self
                .pick("den seneste ligger uden for det normale udsving", "the latest lies beyond the normal range")
                .to_owned(),
            Watch::BehindTarget => {
                self.pick("bagud i forhold til målet på måldatoen", "behind the way to the target date").to_owned()
            }
            Watch::Missing => {
                let periods = if standing.late.is_empty() { &standing.missing } else { &standing.late };
                self.late(periods).unwrap_or_default()
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

    /// `8 uger i træk under midten`.
    pub fn run(self, run: Run, cadence: Cadence) -> String {
        let measured = self.periods_counted(run.length, cadence);
        let side = self.side(run.side);
        self.pick(format!("{measured} i træk {side}"), format!("{measured} in a row {side}"))
    }

    fn side(self, side: RunSide) -> &'static str {
        match side {
            RunSide::Above => self.pick("over midten", "above the middle"),
            RunSide::Below => self.pick("under midten", "below the middle"),
        }
    }

    /// What a verdict rests on: `8 uger i træk under midten; over 7 er et tydeligt skift`, without the run where the chart
    /// names it. `None` without a signal.
    pub fn signal_reason(self, series: Series, standing: &Standing, names_run: bool) -> Option<String> {
        let chart = &standing.judged.chart;
        if !chart.signal() {
            return None;
        }
        if let Some(run) = chart.longest.filter(|_| chart.long_run) {
            let limit = chart.longest_run_limit;
            if names_run {
                return Some(self.pick(
                    format!("over {limit} i træk er et tydeligt skift"),
                    format!("more than {limit} in a row is a clear shift"),
                ));
            }
            let run = self.run(run, series.kpi.cadence);
            return Some(self.pick(
                format!("{run}; over {limit} er et tydeligt skift"),
                format!("{run}; more than {limit} is a clear shift"),
            ));
        }
        let (n, limit) = (chart.crossings, chart.crossings_limit);
        let times = plural(n, self.pick("gang", "time"), self.pick("gange", "times"));
        Some(self.pick(
            format!("tallene har krydset midten {n} {times}; under {limit} er et tydeligt skift"),
            format!("the values crossed the middle {n} {times}; fewer than {limit} is a clear shift"),
        ))
    }

    /// What a KPI is measured against: `udgangspunkt uge 28 – uge 39 2026`.
    pub fn baseline_line(self, series: Series) -> String {
        let baseline = |what| format!("{} {what}", self.pick("udgangspunkt", "baseline"));
        self.compared_with(series).map_or_else(|| self.no_baseline().to_owned(), baseline)
    }

    /// `uge 28 – uge 39 2026`, `11 %: ét tal at måle mod, ikke en serie`; `None` without a baseline.
    pub fn compared_with(self, series: Series) -> Option<String> {
        match series.kpi.baseline {
            Baseline::None => None,
            Baseline::Series { from, to } => Some(self.periods_shown(series.period(from), series.period(to))),
            Baseline::Reference { value } => {
                Some(format!("{}: {}", self.value_with_unit(value, series.kpi), self.reference_line()))
            }
        }
    }

    /// What stands beside the line in the middle of a chart: `midte 140`, `midte før 146,5`, `udgangspunkt 200`.
    pub fn centre_label(self, centre: Centre, kpi: &Kpi) -> String {
        let word = match kpi.baseline {
            Baseline::None => self.pick("midte", "middle"),
            Baseline::Series { .. } => self.pick("midte før", "middle before"),
            Baseline::Reference { .. } => self.pick("udgangspunkt", "baseline"),
        };
        format!("{word} {}", self.centre(centre, kpi))
    }

    /// What stands beside a process limit: `normalt op til 158`.
    pub fn limit_label(self, limit: Ratio, upper: bool, kpi: &Kpi) -> String {
        let value = self.resolved(limit, kpi);
        if upper {
            self.pick(format!("normalt op til {value}"), format!("normally up to {value}"))
        } else {
            self.pick(format!("normalt ned til {value}"), format!("normally down to {value}"))
        }
    }

    /// `Normalt udsving 120 til 158 sek. · p skjuler det`.
    pub fn range_shown(self, range: &str) -> String {
        format!("{} · {}", capital(range), self.pick("p skjuler det", "p hides it"))
    }

    /// `normalt udsving 120 til 158 sek.`; whether it may still move.
    pub fn range_line(self, [lower, upper]: [Ratio; 2], provisional: bool, kpi: &Kpi) -> String {
        let word = if provisional { self.provisional_range() } else { self.normal_range() };
        let [lower, upper] = [lower, upper].map(|limit| self.resolved(limit, kpi));
        format!("{word} {lower} {} {upper} {}", self.pick("til", "to"), kpi.unit).trim_end().to_owned()
    }

    /// What a mark on a chart says: `afprøvning: Makkerskaber`.
    pub fn happened(self, what: Happened) -> String {
        match what {
            Happened::Noted(text) => text.to_string(),
            Happened::TrialBegun(workflow) => {
                let name = &workflow.name;
                self.pick(format!("afprøvning: {name}"), format!("trial: {name}"))
            }
            Happened::Adopted(workflow) => {
                let name = &workflow.name;
                self.pick(format!("vedtaget: {name}"), format!("adopted: {name}"))
            }
            Happened::MethodChanged(_) => self.pick("ny målemetode", "new way of measuring").to_owned(),
        }
    }

    /// `uge 40: afprøvning: Makkerskaber`, `uge 29 ikke målt: ferie`, `uge 12 udeladt: strømafbrydelse`.
    pub fn note_line(self, period: Period, kind: NoteKind, text: &str) -> String {
        match kind {
            NoteKind::Mark => format!("{}: {text}", self.period(period)),
            NoteKind::Gap => self.gap_line(period, period, text),
            NoteKind::Excluded => format!("{} {}: {text}", self.period(period), self.excluded_word()),
        }
    }

    /// `uge 29–31 ikke målt: ferie`.
    pub fn gap_line(self, first: Period, last: Period, text: &str) -> String {
        let when = match (first == last, first.cadence) {
            (true, _) => self.period(first),
            (false, Cadence::Week) => format!("{}–{}", self.period(first), last.start.iso_week().week()),
            (false, _) => format!("{} – {}", self.period(first), self.period(last)),
        };
        format!("{when} {}: {text}", self.not_measured_word())
    }

    /// `uge 47: foreløbig`.
    pub fn still_provisional(self, period: Period) -> String {
        format!("{}: {}", self.period(period), self.provisional_word())
    }

    /// `4 andre nøgletal: ingen ændring`, `3 andre nøgletal: 1 for få målinger, 2 ingen ændring`: the *other* ones only
    /// where some are shown; each verdict with how many have it.
    pub fn other_verdicts(self, counted: &[(Verdict, usize)], some_shown: bool) -> String {
        let n = counted.iter().map(|(_, n)| n).sum();
        let all = if some_shown { self.other_kpis(n) } else { self.kpis_counted(n) };
        let verdicts: Vec<String> = match counted {
            [(verdict, _)] => vec![self.verdict_word(*verdict).to_owned()],
            several => several.iter().map(|(verdict, n)| format!("{n} {}", self.verdict_word(*verdict))).collect(),
        };
        format!("{all}: {}", verdicts.join(", "))
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
}

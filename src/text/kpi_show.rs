//! What `kpi show` says of a KPI besides its numbers.

use super::{Lang, words};
use crate::domain::board::{ChartMark, Happened};
use crate::domain::kpi::target::{Assurance, Resolved};
use crate::domain::kpi::verdict::{Verdict, Watch};
use crate::domain::kpi::{Baseline, Basis, Kind, Kpi, Measurement, NoteKind, Series, Standing, Status, TargetOp};
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::ProcessLimits;

words! {
    trend_heading => "Udvikling", "Trend";
    watch_heading => "Hold øje med", "Watch";
    limits_heading => "Udsving", "Range";
    marks_heading => "Mærker", "Marks";
    retired_heading => "Måles ikke længere", "No longer measured";
    count_on_target => "Kan vi regne med at nå målet?", "Can we count on the target?";
    target_number_missing => "Skriv også målets tal med --at-least eller --at-most.",
        "Write the number of the target too, with --at-least or --at-most.";
}

impl Lang {
    /// The target with its unit and what it comes to: `højst 120 sek. senest 31-12-2026`.
    pub fn target_told(self, series: Series, standing: &Standing) -> String {
        let Some(target) = series.kpi.target else { return self.no_target().to_owned() };
        let number = match target.basis {
            Basis::Absolute => self.target_with_unit(target, series.kpi),
            Basis::RelativePercent | Basis::PercentagePoints => self.whole_target(target, series, standing),
        };
        let by = target.by.map(|by| format!(" {} {}", self.pick("senest", "by"), self.date(by)));
        number + &by.unwrap_or_default()
    }

    /// `Kan vi regne med at nå målet? Målet nås kun tilfældigt.`
    pub fn counting_on_target(self, assurance: Assurance) -> String {
        let answer = self.assurance(assurance);
        let (first, rest) = answer.split_at(answer.chars().next().map_or(0, char::len_utf8));
        format!("{} {}{rest}.", self.count_on_target(), first.to_uppercase())
    }

    /// What is to be watched and is not said by the verdict already.
    pub fn watched(self, series: Series, standing: &Standing) -> String {
        let said = usize::from(standing.judgement.verdict == Verdict::Watch);
        let reasons = standing.judgement.watch.iter().skip(said);
        reasons.map(|reason| self.watch_reason(*reason, series, standing)).collect::<Vec<_>>().join(" · ")
    }

    /// `nov. 2012 – okt. 2014 (frosset 23-11-2026)`; `11 %: ét tal at måle mod, ikke en serie`.
    pub fn baseline_told(self, series: Series, standing: &Standing) -> String {
        let kpi = series.kpi;
        let what = match kpi.baseline {
            Baseline::None => {
                return self.pick("intet: midten er af alle målinger", "none: the middle is of all values").to_owned();
            }
            Baseline::Series { from, to } => self.periods_shown(series.period(from), series.period(to)),
            Baseline::Reference { value } => {
                format!("{}: {}", self.value_with_unit(value, kpi), self.reference_line())
            }
        };
        let frozen = kpi.baseline_on.map(|on| format!(" ({} {})", self.pick("frosset", "frozen"), self.date(on)));
        let why = Some(&kpi.baseline_why).filter(|why| !why.is_empty()).map(|why| format!(". {why}"));
        let unstable = standing.judged.unstable.then(|| format!(". {}", self.unstable_baseline()));
        [Some(what), frozen, why, unstable].into_iter().flatten().collect()
    }

    /// `normalt udsving: 9,8 – 31,1 sager`, within what a value of its kind can be.
    pub fn limits_told(self, limits: ProcessLimits, kpi: &Kpi) -> Option<String> {
        let never_below = matches!(kpi.kind, Kind::Count | Kind::Share | Kind::Duration);
        let (least, most) = (Ratio::whole(0), Ratio::whole(100 * 10_i64.pow(kpi.scale())));
        let lower = limits.lower().map(|lower| if never_below { lower.max(least) } else { lower })?;
        let upper = limits.upper().map(|upper| if kpi.kind == Kind::Share { upper.min(most) } else { upper })?;
        let word = if limits.is_provisional() { self.provisional_range() } else { self.normal_range() };
        let [lower, upper] = [lower, upper].map(|limit| self.resolved(limit, kpi));
        Some(format!("{word}: {lower} – {upper} {}", kpi.unit).trim_end().to_owned())
    }

    /// Said of a value that the work, as it has been done, would hardly have brought.
    pub fn beyond_limits(self, value: i64, kpi: &Kpi, limit: Resolved) -> String {
        let (value, bound) = (self.value_with_unit(value, kpi), self.resolved(limit.value, kpi));
        match limit.op {
            TargetOp::AtMost => self.pick(
                format!("{value} er over det normale udsving (op til {bound}). Se efter, om tallet er rigtigt."),
                format!("{value} is above the normal range (up to {bound}). See whether the number is right."),
            ),
            TargetOp::AtLeast => self.pick(
                format!("{value} er under det normale udsving (ned til {bound}). Se efter, om tallet er rigtigt."),
                format!("{value} is below the normal range (down to {bound}). See whether the number is right."),
            ),
        }
    }

    /// `uge 41 2026: afprøvning begyndt: Postfordeling`.
    pub fn mark_told(self, mark: ChartMark, series: Series) -> String {
        let what = match mark.what {
            Happened::Noted(text) => text.to_string(),
            Happened::TrialBegun(workflow) => {
                format!("{} ({})", self.pick("afprøvning begyndt", "trial begun"), workflow.name)
            }
            Happened::Adopted(workflow) => format!("{} ({})", self.the_way_we_work(), workflow.name),
            Happened::MethodChanged(version) => self.pick(
                format!("ny målemetode (version {version})"),
                format!("measured in a new way (version {version})"),
            ),
        };
        format!("{}: {what}", self.period_with_year(series.period(mark.day)))
    }

    /// What stands beside a point: that it is provisional or excluded, what happened, why it was corrected.
    pub fn point_told(self, series: Series, row: &Measurement) -> String {
        let note = |kind| series.note(row.period, kind).map(|note| note.text.as_str());
        let provisional = (row.status == Status::Provisional).then(|| self.provisional_word().to_owned());
        let excluded = note(NoteKind::Excluded).map(|why| format!("{}: {why}", self.excluded_word()));
        let mark = note(NoteKind::Mark).map(str::to_owned);
        let corrected = Some(self.corrected_because(row)).filter(|why| !why.is_empty());
        [provisional, excluded, mark, corrected].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The verdict of a KPI on a line of its own, with how much is missing where that is what is to be watched.
    pub fn verdict_line(self, series: Series, standing: &Standing) -> String {
        let missing = self.late(&standing.late);
        let first = standing.judgement.watch.first();
        match (standing.judgement.verdict, missing) {
            (Verdict::Watch, Some(missing)) if first == Some(&Watch::Missing) => {
                format!("{}: {missing}", self.verdict_word(Verdict::Watch))
            }
            (_, Some(missing)) => format!("{} · {missing}", self.verdict(series, standing)),
            (_, None) => self.verdict(series, standing),
        }
    }
}

//! What `kpi show` says of a KPI besides its numbers.

use super::refusal::capital;
use super::verdict::watched_besides;
use super::{Lang, words};
use crate::domain::board::ChartMark;
use crate::domain::kpi::target::{Assurance, Resolved};
use crate::domain::kpi::verdict::{Verdict, Watch};
use crate::domain::kpi::{Basis, Kpi, Measurement, NoteKind, Series, Standing, Status};

words! {
    trend_heading => "Udvikling", "Trend";
    watch_heading => "Hold øje med", "Watch";
    limits_heading => "Udsving", "Range";
    marks_heading => "Mærker", "Marks";
    see_whether_right => "Se efter, om tallet er rigtigt.", "See whether the number is right.";
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
        format!("{} {}.", self.count_on_target(), capital(answer))
    }

    /// What is to be watched and is not said by the verdict already.
    pub fn watched(self, series: Series, standing: &Standing) -> String {
        let reasons = watched_besides(standing);
        reasons.map(|reason| self.watch_reason(reason, series, standing)).collect::<Vec<_>>().join(" · ")
    }

    /// `nov. 2012 – okt. 2014 (frosset 23-11-2026)`; `11 %: ét tal at måle mod, ikke en serie`.
    pub fn baseline_told(self, series: Series, standing: &Standing) -> String {
        let (kpi, Some(what)) = (series.kpi, self.compared_with(series)) else {
            return self.pick("intet: midten er af alle målinger", "none: the middle is of all values").to_owned();
        };
        let frozen = kpi.baseline_on.map(|on| format!(" ({} {})", self.pick("frosset", "frozen"), self.date(on)));
        let why = Some(&kpi.baseline_why).filter(|why| !why.is_empty()).map(|why| format!(". {why}"));
        let unstable = standing.judged.unstable.then(|| format!(". {}", self.unstable_baseline()));
        [Some(what), frozen, why, unstable].into_iter().flatten().collect()
    }

    /// Said of a value that the work, as it has been done, would hardly have brought.
    pub fn beyond_limits(self, value: i64, kpi: &Kpi, limit: Resolved) -> String {
        let beyond = self.far_outside(&self.value_with_unit(value, kpi), kpi, limit);
        format!("{beyond} {}", self.see_whether_right())
    }

    /// `uge 41 2026: afprøvning: Postfordeling`.
    pub fn mark_told(self, mark: ChartMark, series: Series) -> String {
        format!("{}: {}", self.period_with_year(series.period(mark.day)), self.happened(mark.what))
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
        match (standing.judgement.verdict, missing) {
            (Verdict::Watch, Some(missing)) if standing.judgement.watch == [Watch::Missing] => {
                format!("{}: {missing}", self.verdict_word(Verdict::Watch))
            }
            (_, Some(missing)) => format!("{} · {missing}", self.verdict(series, standing)),
            (_, None) => self.verdict(series, standing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Ids;
    use crate::domain::kpi::{Better, KpiFields};
    use crate::domain::prose::Text;
    use chrono::DateTime;

    #[test]
    fn what_is_missing_hides_nothing_else_that_is_to_be_watched() {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
        let fields = KpiFields::of(Text::stored("Klager"), Better::Lower);
        let kpi = Kpi::of(ids.fresh(), ids.fresh(), fields);
        let day = "2026-11-23".parse().unwrap();
        let series = Series { kpi: &kpi, measurements: &[], notes: &[], judged: None, anchor: day };
        let mut standing = series.standing(day);
        (standing.judgement.verdict, standing.late) = (Verdict::Watch, vec![series.period(day)]);
        standing.missing = standing.late.clone();
        let mut lines = |watch: &[Watch]| {
            standing.judgement.watch = watch.to_vec();
            (Lang::Da.verdict_line(series, &standing), Lang::Da.watched(series, &standing))
        };
        assert_eq!(lines(&[Watch::Missing]), ("hold øje: mangler uge 48".to_owned(), String::new()));
        let (line, besides) = lines(&[Watch::Missing, Watch::FewerCounted]);
        assert!(line.starts_with("hold øje: den seneste bygger på") && line.ends_with(" · mangler uge 48"), "{line}");
        assert_eq!(besides, "mangler uge 48");
    }
}

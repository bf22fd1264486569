//! The words of the KPI screen: the list, the run chart, and the forms of a KPI.

use chrono::Datelike;

use super::{Lang, plural, words};
use crate::domain::kpi::{Kpi, TargetOp};
use crate::domain::period::{Cadence, Period};

words! {
    none_kpis_here => "Ingen nøgletal endnu. n opretter det første.", "No KPIs yet. n adds the first one.";
    never_measured => "Ikke målt endnu. m indtaster den første måling.",
        "Not measured yet. m enters the first value.";
    nothing_to_correct => "Der er ingen måling at rette endnu.", "There is no value to correct yet.";
    how_to_read => "Sådan læses", "How to read";
    read_middle => "midte (halvdelen over, halvdelen under)", "middle (half above, half below)";
    read_target => "mål", "target";
    not_measured_word => "ikke målt", "not measured";
    none_follow => "Ingen åbne handlinger følges på nøgletallet. n skriver en.",
        "No open action is followed by this KPI. n writes one.";
    heading_values => "MÅLINGER", "VALUES";
}

impl Lang {
    /// `6 i alt · 2 målinger mangler`.
    pub fn kpis_sum(self, all: usize, missing: usize) -> String {
        format!("{} · {}", self.in_all(all), self.missing_sum(missing))
    }

    /// `6 i alt`.
    pub fn in_all(self, n: usize) -> String {
        self.pick(format!("{n} i alt"), format!("{n} in all"))
    }

    /// `6 nøgletal`.
    pub fn kpis_counted(self, n: usize) -> String {
        self.pick(format!("{n} nøgletal"), format!("{n} {}", plural(n, "KPI", "KPIs")))
    }

    /// `4 andre nøgletal`.
    pub fn other_kpis(self, n: usize) -> String {
        self.pick(
            format!("{n} {} nøgletal", plural(n, "andet", "andre")),
            format!("{n} other {}", plural(n, "KPI", "KPIs")),
        )
    }

    /// `NØGLETAL 1 af 6`.
    pub fn kpi_of(self, n: usize, all: usize) -> String {
        format!("{} {}", self.heading_kpis(), self.of(n, all))
    }

    /// `måles hver uge`.
    pub fn measured_each(self, cadence: Cadence) -> String {
        self.pick(format!("måles {}", self.cadence(cadence)), format!("measured {}", self.cadence(cadence)))
    }

    /// `sek. · måles hver uge · lavere er bedre`.
    pub fn measured_how(self, kpi: &Kpi) -> String {
        let unit = Some(kpi.unit.to_string()).filter(|unit| !unit.is_empty());
        let parts = [unit, Some(self.measured_each(kpi.cadence)), Some(self.better(kpi.better).to_owned())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What stands left of the names below the axis.
    pub fn axis_word(self, cadence: Cadence) -> &'static str {
        match cadence {
            Cadence::Week | Cadence::Fortnight => self.pick("uge", "week"),
            Cadence::Month | Cadence::Quarter => "",
        }
    }

    /// The name of a period below the axis: `47`, `nov`, `K4`. A fortnight is named by its first week.
    pub fn period_name(self, period: Period) -> String {
        match period.cadence {
            Cadence::Week | Cadence::Fortnight => format!("{:>2}", period.start.iso_week().week()),
            Cadence::Month => self.month_name(period.start).trim_end_matches('.').to_owned(),
            Cadence::Quarter => format!("{}{}", self.pick("K", "Q"), period.start.month0() / 3 + 1),
        }
    }

    /// The columns of such a name.
    pub fn name_letters(self, cadence: Cadence) -> u16 {
        match cadence {
            Cadence::Week | Cadence::Fortnight | Cadence::Quarter => 2,
            Cadence::Month => 3,
        }
    }

    /// `uge 47 2026`: a period with its year.
    pub fn period_with_year(self, period: Period) -> String {
        match period.cadence {
            Cadence::Week | Cadence::Fortnight => format!("{} {}", self.period(period), period.year()),
            Cadence::Month | Cadence::Quarter => self.period(period),
        }
    }

    /// A period as it is called beside the latest one: with its year when that is another.
    pub fn period_beside(self, period: Period, latest: Period) -> String {
        if period.year() == latest.year() { self.period(period) } else { self.period_with_year(period) }
    }

    /// `uge 25 – uge 47 2026`: the periods in view.
    pub fn periods_shown(self, first: Period, last: Period) -> String {
        let weeks = matches!(first.cadence, Cadence::Week | Cadence::Fortnight);
        if first == last {
            return self.period_with_year(first);
        }
        let from = if weeks && first.year() == last.year() { self.period(first) } else { self.period_with_year(first) };
        format!("{from} – {}", self.period_with_year(last))
    }

    /// `← 12 perioder før`, `3 efter →`: what is out of view on either side.
    pub fn out_of_view(self, before: usize, after: usize) -> String {
        let word = plural(before, self.pick("periode", "period"), self.pick("perioder", "periods"));
        let earlier = (before > 0).then(|| format!("← {before} {word} {}", self.pick("før", "before")));
        let later = (after > 0).then(|| format!("{after} {} →", self.pick("efter", "after")));
        earlier.into_iter().chain(later).collect::<Vec<_>>().join("   ")
    }

    /// One point, as the reading line names it: `en uge`.
    pub fn one_period(self, cadence: Cadence) -> &'static str {
        match cadence {
            Cadence::Week => self.pick("en uge", "a week"),
            Cadence::Fortnight => self.pick("14 dage", "a fortnight"),
            Cadence::Month => self.pick("en måned", "a month"),
            Cadence::Quarter => self.pick("et kvartal", "a quarter"),
        }
    }

    /// What the bar below a chart marks: `ugerne i skiftet`.
    pub fn read_run(self, cadence: Cadence) -> &'static str {
        match cadence {
            Cadence::Week => self.pick("ugerne i skiftet", "the weeks of the shift"),
            Cadence::Fortnight | Cadence::Month | Cadence::Quarter => {
                self.pick("perioderne i skiftet", "the periods of the shift")
            }
        }
    }

    /// `i uge 47`: when the last value was measured.
    pub fn in_period(self, period: Period) -> String {
        format!("{} {}", self.pick("i", "in"), self.period(period))
    }

    pub fn target_op(self, op: TargetOp) -> &'static str {
        match op {
            TargetOp::AtLeast => self.pick("mindst", "at least"),
            TargetOp::AtMost => self.pick("højst", "at most"),
        }
    }

    pub fn form_edit_kpi(self, kpi: &str) -> String {
        self.pick(format!("Redigér nøgletal: {kpi}"), format!("Edit KPI: {kpi}"))
    }

    pub fn form_correct(self, kpi: &str) -> String {
        self.pick(format!("Ret en måling: {kpi}"), format!("Correct a value: {kpi}"))
    }

    /// `Måling 2 af 5: Svartid`: one of all that are missing.
    pub fn form_walk(self, n: usize, all: usize, kpi: &str) -> String {
        self.pick(format!("Måling {n} af {all}: {kpi}"), format!("Value {n} of {all}: {kpi}"))
    }

    /// `3 målinger indtastet, 1 sprunget over`.
    pub fn walked(self, entered: usize, skipped: usize) -> String {
        let values = plural(entered, self.pick("måling", "value"), self.pick("målinger", "values"));
        self.pick(
            format!("{entered} {values} indtastet, {skipped} sprunget over"),
            format!("{entered} {values} entered, {skipped} skipped"),
        )
    }

    /// `nu 112 sek.`: what stands in the period that is corrected.
    pub fn value_now(self, value: &str) -> String {
        format!("{} {value}", self.pick("nu", "now"))
    }
}

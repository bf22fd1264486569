//! The words of what is typed of KPIs: the forms, how a value was understood, and what is asked before it is saved.

use super::{Lang, plural, words};
use crate::domain::kpi::target::Resolved;
use crate::domain::kpi::{Basis, Dimension, Kind, Kpi, Reading, Series, Standing, TargetOp};
use crate::domain::period::Period;
use crate::domain::refusal::KpiRefusal;

words! {
    form_new_kpi => "Nyt nøgletal", "New KPI";
    target_none => "intet", "none";
    target_value_missing => "Skriv målets tal, eller vælg intet mål.", "Write the number of the target, or choose none.";
    target_op_missing => "Vælg mindst eller højst, eller slet målets tal.",
        "Choose at least or at most, or remove the number of the target.";
    target_day_alone => "Vælg mindst eller højst, eller slet måldatoen.",
        "Choose at least or at most, or remove the target date.";
    target_value_hint => "målets tal; en ændring regnes fra udgangspunktet, fx -10",
        "the number of the target, or the change, for instance -10";
    target_day_hint => "hvornår målet skal være nået, hvis der er en frist", "when it is to be met, if there is a deadline";
    key_hint => "til kommandolinjen; laves af navnet, hvis feltet er tomt",
        "for the command line; made from the name when empty";
    unit_hint => "skrives efter tallet, fx sek., % eller sager", "written behind the number, for instance sec., % or cases";
    question_hint => "det spørgsmål, tallet svarer på", "the question it answers";
    kpi_owner_hint => "den, der sørger for, at der bliver målt", "who sees to it that it is measured";
    kpi_workflow_hint => "den arbejdsgang, tallet følger", "the workflow it follows";
    source_hint => "det system eller ark, tallet hentes fra", "the system or sheet it comes from";
    method_hint => "hvordan der tælles eller måles", "how it is counted or measured";
    grace_error => "Skriv et antal arbejdsdage, fx 3.", "Write a number of working days, for instance 3.";
    grace_hint => "arbejdsdage efter perioden; tomt er 3", "working days after the period; empty means 3";
    dimension_none => "ikke valgt", "none";
    fixed_once_measured => "Kan ikke ændres, når der er målt. Opret et nyt nøgletal.",
        "Cannot change once it is measured. Add a new KPI.";
    enter_skips => "Enter springer over", "Enter skips";
    already_measured_here => "Perioden er allerede målt. Ret den på nøgletallet med r.",
        "It is measured already. Correct it on the KPI with r.";
    baseline_from_hint => "den første periode i udgangspunktet", "the first period of the baseline";
    baseline_to_hint => "den sidste periode i udgangspunktet", "the last period of the baseline";
    baseline_value_hint => "kun når der måles mod ét tal", "only when it is one value";
    baseline_why_hint => "hvorfor udgangspunktet ændres", "why the baseline changes";
    baseline_value_alone => "Vælg ét tal, eller slet tallet.", "Choose one value, or remove the number.";
    why_gap_hint => "ikke målt: skriv hvorfor, så mangler perioden ikke længere",
        "not measured: write why, and it is missing no longer";
    forget_gap_hint => "forklaret. Gem uden begrundelse: så mangler den igen",
        "explained. Save without a reason: then it is missing again";
    include_hint => "udeladt. Gem uden begrundelse: så tæller den med igen",
        "excluded. Save without a reason: then it counts again";
    pasted_no_values => "Der er ingen målinger at læse. Skriv en periode og et tal pr. linje.",
        "There are no values to read. Write a period and a number a line.";
    is_it_right => "Er tallet rigtigt?", "Is the number right?";
    pasted_hint => "én pr. linje: uge 47; 1,52", "one a line: week 47; 1.52";
}

impl Lang {
    pub fn kind_choice(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Count => self.pick("antal", "count"),
            Kind::Sum => self.pick("sum", "sum"),
            Kind::Average => self.pick("gennemsnit", "average"),
            Kind::Share => self.pick("andel", "share"),
            Kind::Duration => self.pick("tid", "duration"),
            Kind::Scale => self.pick("skala", "scale"),
        }
    }

    pub fn dimension_choice(self, dimension: Dimension) -> &'static str {
        match dimension {
            Dimension::Core => self.pick("kerneydelse", "core service"),
            Dimension::Experience => self.pick("brugeroplevelse", "user experience"),
            Dimension::Internal => self.pick("internt", "internal"),
        }
    }

    /// What the number of a target is, in few words.
    pub fn basis_choice(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Absolute => self.pick("et tal", "a number"),
            Basis::RelativePercent => self.pick("ændring i pct.", "change in per cent"),
            Basis::PercentagePoints => self.pick("ændring i procentpoint", "percentage points"),
        }
    }

    /// What it is measured against, as it is chosen: nothing, the median of some periods, one value.
    pub fn baseline_choices(self) -> [&'static str; 3] {
        self.pick(["intet", "perioder", "ét tal"], ["none", "periods", "one value"])
    }

    pub fn form_exclude(self, kpi: &str) -> String {
        self.pick(format!("Udelad eller medtag et punkt: {kpi}"), format!("Exclude or include a point: {kpi}"))
    }

    pub fn form_baseline(self, kpi: &str) -> String {
        self.pick(format!("Udgangspunkt: {kpi}"), format!("Baseline: {kpi}"))
    }

    /// Enter is in the last field of it.
    pub fn form_pasted(self, kpi: &str) -> String {
        self.pick(
            format!("Indsæt målinger: {kpi} · Enter gemmer dem alle"),
            format!("Paste values: {kpi} · Enter saves all"),
        )
    }

    /// `18 % (9 af 50)`, `1:52 min`: how a value was understood.
    pub fn reading(self, reading: Reading, kpi: &Kpi) -> String {
        let value = self.value_with_unit(reading.value, kpi);
        match (reading.numerator, reading.denominator) {
            (Some(part), Some(whole)) => {
                let [part, whole] = [part, whole].map(|number| self.value(number, kpi.decimals));
                format!("{value} ({part} {} {whole})", self.pick("af", "of"))
            }
            _ => value,
        }
    }

    /// Asked where a length of time reads two ways; the readings are offered behind it.
    pub fn which_time(self, readings: &[String]) -> String {
        format!("{} {}?", self.pick("Mener du", "Do you mean"), readings.join(self.pick(" eller ", " or ")))
    }

    /// `foreløbig nu: 112 sek.`: what stands in the period and may be replaced.
    pub fn provisional_now(self, value: &str) -> String {
        self.pick(format!("foreløbig nu: {value}"), format!("provisional now: {value}"))
    }

    /// Why a point is to be left out: what is asked for below its empty reason.
    pub fn why_excluded_hint(self, value: &str) -> String {
        self.pick(format!("hvorfor {value} ikke skal tælle med"), format!("why {value} is not to count"))
    }

    /// `nu: tydeligt bedre siden uge 40`.
    pub fn judged_now(self, series: Series, standing: &Standing) -> String {
        format!("{}: {}", self.pick("nu", "now"), self.verdict(series, standing))
    }

    /// Asked before a value is saved that the process, as it was, would hardly have brought. `limit` is the one it is
    /// beyond.
    pub fn ask_far_outside(self, value: &str, kpi: &Kpi, limit: Resolved) -> String {
        format!("{}: {} {}", kpi.name, self.far_outside(value, kpi, limit), self.is_it_right())
    }

    /// `330 er over det normale udsving (op til 158).`
    pub fn far_outside(self, value: &str, kpi: &Kpi, limit: Resolved) -> String {
        let bound = self.resolved(limit.value, kpi);
        match limit.op {
            TargetOp::AtMost => self.pick(
                format!("{value} er over det normale udsving (op til {bound})."),
                format!("{value} is above the normal range (up to {bound})."),
            ),
            TargetOp::AtLeast => self.pick(
                format!("{value} er under det normale udsving (ned til {bound})."),
                format!("{value} is below the normal range (down to {bound})."),
            ),
        }
    }

    /// Asked before many values are saved of which `n` are like that.
    pub fn ask_many_far_outside(self, n: usize, first: Period) -> String {
        let first = self.period_with_year(first);
        self.pick(
            format!("{n} af tallene er uden for det normale udsving, det første i {first}. Er de rigtige?"),
            format!("{n} of the numbers are beyond the normal range, the first in {first}. Are they right?"),
        )
    }

    /// `12 målinger: 10 nye, 2 står der allerede`.
    pub fn pasted(self, new: usize, equal: usize, empty: usize) -> String {
        let n = new + equal;
        let all = format!("{n} {}", plural(n, self.pick("måling", "value"), self.pick("målinger", "values")));
        let new = format!("{new} {}", self.pick(plural(new, "ny", "nye"), "new"));
        let stand = self.pick(format!("{equal} står der allerede"), format!("{equal} there already"));
        let bare = self.pick(format!("{empty} uden tal"), format!("{empty} without a value"));
        let parts = [Some(new), (equal > 0).then_some(stand), (empty > 0).then_some(bare)];
        format!("{all}: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// Why pasted values are not saved: `n` stand with another value, the first of them `now`.
    pub fn pasted_differ(self, n: usize, first: Period, now: &str) -> String {
        let first = self.period_with_year(first);
        self.pick(
            format!(
                "{n} står der allerede med et andet tal ({first}: {now}). Intet gemmes: slet linjen her, eller ret tallet på nøgletallet med r."
            ),
            format!(
                "{n} {} with another value ({first}: {now}). Nothing is saved: remove the line here, or correct it on the KPI with r.",
                plural(n, "stands there", "stand there")
            ),
        )
    }

    /// `linje 3: …`: what is wrong in a pasted line.
    pub fn pasted_fault(self, line: u64, what: &str) -> String {
        self.pick(format!("linje {line}: {what}"), format!("line {line}: {what}"))
    }

    /// `Der er også fejl i linje 3 og 4.`, the first of them where there are many.
    pub fn pasted_faults_too(self, lines: &[u64]) -> String {
        const NAMED: usize = 6;
        let word = plural(lines.len(), self.pick("linje", "line"), self.pick("linje", "lines"));
        let named = match lines.len().checked_sub(NAMED).filter(|more| *more > 0) {
            Some(more) => {
                let first = lines[..NAMED].iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
                self.pick(format!("{first} og {more} andre"), format!("{first} and {more} others"))
            }
            None => self.listed(lines.iter().map(u64::to_string)),
        };
        self.pick(format!("Der er også fejl i {word} {named}."), format!("There are faults in {word} {named} too."))
    }

    /// A refusal in the words of a form, where the command line would name its options.
    pub fn kpi_refusal_here(self, refusal: &KpiRefusal) -> Option<&'static str> {
        Some(match refusal {
            KpiRefusal::KeyNeeded => self.pick(
                "Skriv et kort navn: navnet har hverken bogstaver eller tal.",
                "Write a key: the name has neither letters nor digits.",
            ),
            KpiRefusal::Measured(_) => self.already_measured_here(),
            KpiRefusal::HasMeasurements { .. } => self.fixed_once_measured(),
            KpiRefusal::NewMethod { .. } => self.pick(
                "Tallene kan så ikke sammenlignes. Vælg ja til ny serie.",
                "The values do not compare then. Choose yes to a new series.",
            ),
            KpiRefusal::TargetAgainstDirection { op: TargetOp::AtLeast } => self.pick(
                "Lavere er bedre: vælg højst, eller ret retningen.",
                "Lower is better: choose at most, or change the direction.",
            ),
            KpiRefusal::TargetAgainstDirection { op: TargetOp::AtMost } => self.pick(
                "Højere er bedre: vælg mindst, eller ret retningen.",
                "Higher is better: choose at least, or change the direction.",
            ),
            KpiRefusal::RelativeToZero => self.pick(
                "Udgangspunktet er 0: vælg et tal eller procentpoint.",
                "The baseline is 0: choose a number or percentage points.",
            ),
            KpiRefusal::BaselineEmpty => self.pick(
                "Ingen målinger tæller i de perioder. Vælg andre.",
                "No value counts in those periods. Choose others.",
            ),
            KpiRefusal::BaselineBackwards { .. } => {
                self.pick("Den sidste periode ligger før den første.", "The last period lies before the first.")
            }
            KpiRefusal::TooManyDecimals { .. }
            | KpiRefusal::PeriodInFuture { .. }
            | KpiRefusal::FortnightsMeasured { .. }
            | KpiRefusal::NotMeasured { .. }
            | KpiRefusal::GapMeasured { .. }
            | KpiRefusal::NotNoted { .. }
            | KpiRefusal::BeforeFirst { .. }
            | KpiRefusal::BaselineNotOver { .. }
            | KpiRefusal::Retired { .. }
            | KpiRefusal::GraceTooLong { .. }
            | KpiRefusal::OverHundred { .. } => return None,
        })
    }
}

//! Why KPIs say no.

use super::Lang;
use crate::domain::kpi::{KpiValue, NoteKind, TargetOp};
use crate::domain::refusal::KpiRefusal;
use crate::text::plural;

impl Lang {
    pub(super) fn kpi_refusal(self, refusal: &KpiRefusal) -> String {
        match refusal {
            KpiRefusal::KeyNeeded => self
                .pick(
                    "Navnet har hverken bogstaver eller tal. Skriv et kort navn med --key.",
                    "The name has neither letters nor digits. Write a key with --key.",
                )
                .to_owned(),
            KpiRefusal::TooManyDecimals { most } => {
                self.pick(format!("Højst {most} decimaler."), format!("At most {most} decimals."))
            }
            KpiRefusal::Measured(values) => self.already_measured(values),
            KpiRefusal::PeriodInFuture { period } => self.pick(
                format!("{period} er ikke begyndt. Der kan kun måles til og med i dag."),
                format!("{period} has not begun. Measurements go up to today."),
            ),
            KpiRefusal::NewMethod { fields } => {
                let fields = self.listed(fields.iter().map(|field| self.field(*field)));
                self.pick(
                    format!("{fields} kan kun ændres med en ny serie, når der er målt: de gamle tal sammenlignes ikke med de nye. Tilføj --new-version."),
                    format!("{fields} can only change with a new series once it is measured: the old values are not compared with the new. Add --new-version."),
                )
            }
            KpiRefusal::TargetAgainstDirection { op: TargetOp::AtLeast } => self.pick(
                "Lavere er bedre her, så målet skal være højst et tal. Skriv --at-most, eller vælg, at højere er bedre.",
                "Lower is better here, so the target is at most a number. Write --at-most, or choose that higher is better.",
            ).to_owned(),
            KpiRefusal::TargetAgainstDirection { op: TargetOp::AtMost } => self.pick(
                "Højere er bedre her, så målet skal være mindst et tal. Skriv --at-least, eller vælg, at lavere er bedre.",
                "Higher is better here, so the target is at least a number. Write --at-least, or choose that lower is better.",
            ).to_owned(),
            KpiRefusal::RelativeToZero => self.pick(
                "Udgangspunktet er 0, og en procentdel af 0 er altid 0. Sæt målet som et tal eller i procentpoint.",
                "The baseline is 0, and a part of 0 is always 0. Set the target as a number or in percentage points.",
            ).to_owned(),
            KpiRefusal::BaselineBackwards { from, to } => {
                let [from, to] = [*from, *to].map(|period| self.period_with_year(period));
                self.pick(
                    format!("Udgangspunktet kan ikke slutte ({to}), før det begynder ({from}). Byt om på dem."),
                    format!("The baseline cannot end ({to}) before it begins ({from}). Swap them."),
                )
            }
            KpiRefusal::BaselineNotOver { period } => {
                let name = self.period_with_year(*period);
                self.pick(
                    format!("{name} er ikke slut endnu, så udgangspunktet ville flytte sig. Vælg en periode, der er slut."),
                    format!("{name} is not over yet, so the baseline would still move. Choose a period that is over."),
                )
            }
            KpiRefusal::BaselineEmpty => self.pick(
                "Ingen målinger tæller i de perioder. Vælg andre, eller skriv ét tal med --value.",
                "No value counts in those periods. Choose others, or write one value with --value.",
            ).to_owned(),
            KpiRefusal::BeforeFirst { first } => {
                let first = self.period_with_year(*first);
                self.pick(
                    format!("Nøgletallet måles fra {first}. Vælg en senere periode, eller ret den første."),
                    format!("The KPI is measured from {first}. Choose a later period, or edit the first one."),
                )
            }
            KpiRefusal::Retired { name, on } => {
                let on = self.date(*on);
                self.pick(
                    format!("{name} måles ikke længere (siden {on})."),
                    format!("{name} is no longer measured (since {on})."),
                )
            }
            KpiRefusal::GraceTooLong { most } => {
                self.pick(format!("Højst {most} arbejdsdage."), format!("At most {most} working days."))
            }
            KpiRefusal::OverHundred { period } => {
                let period = self.period(*period);
                self.pick(
                    format!("{period}: en andel er højst 100 %. Se efter, om tæller og nævner er byttet om."),
                    format!("{period}: a share is at most 100 %. See whether numerator and denominator were swapped."),
                )
            }
            KpiRefusal::GapMeasured { period } => {
                let period = self.period(*period);
                self.pick(
                    format!("{period} er målt, så der mangler ikke noget at forklare. Udelad punktet i stedet."),
                    format!("{period} is measured, so there is no gap to explain. Exclude the point instead."),
                )
            }
            KpiRefusal::NotNoted { period, kind } => {
                let period = self.period(*period);
                match kind {
                    NoteKind::Excluded => self.pick(
                        format!("{period} er ikke udeladt: punktet tæller med."),
                        format!("{period} is not excluded: the point counts."),
                    ),
                    NoteKind::Gap | NoteKind::Mark => self.pick(
                        format!("Der er ikke skrevet noget om {period}."),
                        format!("Nothing is noted of {period}."),
                    ),
                }
            }
            KpiRefusal::HasMeasurements { fields } => {
                let fields = self.listed(fields.iter().map(|field| self.field(*field)));
                self.pick(
                    format!("{fields} kan ikke ændres, når der er målt: tallene ville betyde noget andet. Opret et nyt nøgletal."),
                    format!("{fields} cannot change once it is measured: the values would mean something else. Add a new KPI."),
                )
            }
            KpiRefusal::FortnightsMeasured { name } => self.pick(
                format!(
                    "{name} er målt hver 14. dag ud fra det første møde. Vælg en dag, der ligger 14, 28, 42 … dage derfra."
                ),
                format!(
                    "{name} is measured by fortnights from the first meeting. Choose a day 14, 28, 42 … days from it."
                ),
            ),
            KpiRefusal::NotMeasured { period } => {
                let period = self.period(*period);
                self.pick(
                    format!("Der er ikke målt for {period}. Skriv målingen først."),
                    format!("Nothing was measured for {period}. Write the value first."),
                )
            }
        }
    }

    fn already_measured(self, values: &[KpiValue]) -> String {
        let listed = values.iter().map(|known| {
            format!("{}: {}", self.period(known.period), self.written(known.value, known.kind, known.decimals))
        });
        let (listed, n) = (self.listed(listed), values.len());
        self.pick(
            format!(
                "Der er allerede målt ({listed}). Intet er ændret. Ret {} med --why og en begrundelse; en import retter \
                 med --replace.",
                plural(n, "tallet", "tallene")
            ),
            format!(
                "It is measured already ({listed}). Nothing was changed. Correct {} with --why and a reason; an import \
                 corrects with --replace.",
                plural(n, "it", "them")
            ),
        )
    }
}

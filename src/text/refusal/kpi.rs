//! Why KPIs say no.

use super::Lang;
use crate::domain::kpi::KpiValue;
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
                    format!("Der er ikke målt for {period}, så der er ikke noget at rette. Skriv en ny måling."),
                    format!("Nothing was measured for {period}, so there is nothing to correct. Write a measurement."),
                )
            }
        }
    }

    fn already_measured(self, values: &[KpiValue]) -> String {
        let listed = values
            .iter()
            .map(|known| format!("{}: {}", self.period(known.period), self.value(known.value, known.decimals)));
        let (listed, n) = (self.listed(listed), values.len());
        self.pick(
            format!(
                "Der er allerede målt ({listed}). Intet er ændret; --replace retter {}.",
                plural(n, "tallet", "tallene")
            ),
            format!(
                "It is measured already ({listed}). Nothing was changed; --replace corrects {}.",
                plural(n, "it", "them")
            ),
        )
    }
}

//! What is wrong with what somebody typed, and what to write instead.

use super::value::clock;
use super::{Lang, plural};
use crate::domain::calendar::DateError;
use crate::domain::kpi::entry::EntryError;
use crate::domain::names::Unnamed;
use crate::domain::number::NumberError;
use crate::domain::prose::TextError;
use crate::domain::refusal::Thing;

impl Lang {
    /// A name that is not one thing.
    pub fn unnamed(self, thing: Thing, unnamed: &Unnamed) -> String {
        match unnamed {
            Unnamed::Unknown { name, nearest } if nearest.is_empty() => self.pick(
                format!("Der er {} med navnet \"{name}\".", self.no_thing(thing)),
                format!("There is {} called \"{name}\".", self.no_thing(thing)),
            ),
            Unnamed::Unknown { name, nearest } => self.pick(
                format!("Der er ingen \"{name}\". Mente du {}?", nearest.join(" eller ")),
                format!("There is no \"{name}\". Did you mean {}?", nearest.join(" or ")),
            ),
            Unnamed::Ambiguous { name, choices } => self.pick(
                format!("\"{name}\" kan være {}. Skriv mere af navnet.", choices.join(" eller ")),
                format!("\"{name}\" could be {}. Write more of the name.", choices.join(" or ")),
            ),
        }
    }

    pub fn date_error(self, error: DateError) -> &'static str {
        match error {
            DateError::Form => self.pick(
                "Skriv en dato: 27-11-2026, 27/11, fre, uge 48 eller +14.",
                "Write a date: 27-11-2026, 27/11, fri, week 48 or +14.",
            ),
            DateError::NoSuchDay => {
                self.pick("Den dag findes ikke i kalenderen.", "There is no such day in the calendar.")
            }
        }
    }

    pub fn period_error(self, error: DateError) -> &'static str {
        match error {
            DateError::Form => self.pick(
                "Skriv en periode: 2026-W47, uge 47, 2026-11, 2026-Q4 eller en dato i den.",
                "Write a period: 2026-W47, week 47, 2026-11, 2026-Q4 or a date inside it.",
            ),
            DateError::NoSuchDay => self.pick("Den periode findes ikke.", "There is no such period."),
        }
    }

    pub fn number_error(self, error: NumberError) -> String {
        match error {
            NumberError::Empty => self.pick("Skriv et tal.", "Write a number.").to_owned(),
            NumberError::NotANumber => self
                .pick(
                    "Det er ikke et tal. Skriv for eksempel 12 eller 1,5.",
                    "That is not a number. Write for instance 12 or 1.5.",
                )
                .to_owned(),
            NumberError::Decimals { allowed: 0 } => self
                .pick(
                    "Skriv et helt tal; nøgletallet er uden decimaler.",
                    "Write a whole number; the KPI has no decimals.",
                )
                .to_owned(),
            NumberError::Decimals { allowed } => self.pick(
                format!("Højst {allowed} {} her.", plural(allowed as usize, "decimal", "decimaler")),
                format!("At most {allowed} {} here.", plural(allowed as usize, "decimal", "decimals")),
            ),
            NumberError::Ambiguous => self
                .pick(
                    "Tallet kan læses på to måder. Skriv det uden tusindtegn: 1234, 1234,5 eller 1,234.",
                    "The number can be read in two ways. Write it without marks between thousands, with a decimal comma: 1234, 1234,5 or 1,234.",
                )
                .to_owned(),
            NumberError::TooLarge => self.pick("Tallet er for stort.", "The number is too large.").to_owned(),
        }
    }

    /// Why what was typed is no value of the KPI.
    pub fn entry_error(self, error: EntryError) -> String {
        match error {
            EntryError::Number(error) => self.number_error(error),
            EntryError::Negative => {
                self.pick("Tallet kan ikke være under 0 her.", "The number cannot be below 0 here.").to_owned()
            }
            EntryError::OverHundred => self
                .pick(
                    "En andel er højst 100 %. Se efter, om tæller og nævner er byttet om.",
                    "A share is at most 100 %. See whether numerator and denominator were swapped.",
                )
                .to_owned(),
            EntryError::ZeroDenominator => self
                .pick(
                    "Nævneren er 0, og der kan ikke deles med 0. Spring perioden over, eller forklar, hvorfor der ikke er målt.",
                    "The denominator is 0, and nothing can be divided by 0. Skip the period, or explain why nothing was measured.",
                )
                .to_owned(),
            EntryError::NotAQuotient => self
                .pick(
                    "Skriv ét tal: nøgletallet er hverken en andel eller et gennemsnit.",
                    "Write one number: the KPI is neither a share nor an average.",
                )
                .to_owned(),
            EntryError::NotATime => self
                .pick(
                    "Nøgletallet måles ikke i tid. Skriv et tal og ikke en tid som 1:52.",
                    "The KPI does not measure time. Write a number and not a time like 1:52.",
                )
                .to_owned(),
            EntryError::NoClock => {
                self.pick("Skriv minutter og sekunder som 1:52.", "Write minutes and seconds like 1:52.").to_owned()
            }
            EntryError::TimeUnclear { as_clock, as_minutes } => self.time_unclear(as_clock, as_minutes),
        }
    }

    fn time_unclear(self, as_clock: Option<i64>, as_minutes: i64) -> String {
        let minutes = clock(as_minutes);
        let units = if as_minutes < 3_600 {
            self.pick("minutter:sekunder", "minutes:seconds")
        } else {
            self.pick("timer:minutter:sekunder", "hours:minutes:seconds")
        };
        match as_clock.map(clock) {
            Some(clock) => self.pick(
                format!("Det kan læses på to måder. Skriv {clock} eller {minutes} ({units})."),
                format!("That can be read in two ways. Write {clock} or {minutes} ({units})."),
            ),
            None => self.pick(format!("Skriv {minutes} ({units})."), format!("Write {minutes} ({units}).")),
        }
    }

    pub fn text_error(self, error: TextError) -> String {
        match error {
            TextError::Cpr => self.cpr().to_owned(),
            TextError::TooLong { limit, length } => self.pick(
                format!("Højst {limit} tegn; der er {length}. Skriv det kortere."),
                format!("At most {limit} characters; there are {length}. Write it shorter."),
            ),
        }
    }

    /// Said of what came with characters that no text keeps.
    pub fn unseen_removed(self) -> &'static str {
        self.pick(
            "Usynlige tegn (styretegn) er taget ud. Se teksten efter.",
            "Unseen characters (control characters) were taken out. Look the text over.",
        )
    }

    /// Below a field that is nearly full, or too full.
    pub fn nearly_full(self, length: usize, limit: usize) -> String {
        if length > limit {
            return self.text_error(TextError::TooLong { limit, length });
        }
        self.pick(format!("{length} af højst {limit} tegn"), format!("{length} of {limit} characters at most"))
    }

    /// What is said of a CPR-like number; never the number itself.
    pub fn cpr(self) -> &'static str {
        self.pick(
            "Det ligner et CPR-nummer. Skriv teksten uden det.",
            "This looks like a CPR number. Write the text without it.",
        )
    }
}

//! Why a rule says no, in words that say what to do.

use super::{Lang, plural};
use crate::domain::calendar::DateError;
use crate::domain::command::Warning;
use crate::domain::journal::Verb;
use crate::domain::kpi::KpiValue;
use crate::domain::names::Unnamed;
use crate::domain::number::NumberError;
use crate::domain::prose::TextError;
use crate::domain::refusal::{FieldName, Refusal, Thing};

impl Lang {
    /// A refusal as one sentence, or several.
    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Empty(field) => self.empty_field(*field),
            Refusal::Gone(thing) => {
                let thing = self.the_thing(*thing);
                self.pick(
                    format!("{} findes ikke længere.", capital(thing)),
                    format!("{} is no longer there.", capital(thing)),
                )
            }
            Refusal::NothingChanged => self.pick("Der er ikke ændret noget.", "Nothing was changed.").to_owned(),
            Refusal::NameTaken { thing, name } => {
                let thing = self.a_thing(*thing);
                self.pick(
                    format!("Der er allerede {thing} med navnet {name}. Vælg et andet navn."),
                    format!("There is already {thing} called {name}. Choose another name."),
                )
            }
            Refusal::LoginTaken { login, member } => self.pick(
                format!("Login {login} hører allerede til {member}."),
                format!("The login {login} already belongs to {member}."),
            ),
            Refusal::Conflict(fields) => {
                let fields = self.listed(fields.iter().map(|field| self.field(*field)));
                self.pick(
                    format!("En anden har imens ændret {fields}. Se begge, og vælg."),
                    format!("Somebody else has changed {fields} meanwhile. See both, and choose."),
                )
            }
            Refusal::InFuture { date } => self.pick(
                format!("{} er ikke kommet endnu. Skriv en dato til og med i dag.", self.date(*date)),
                format!("{} has not come yet. Write a date up to today.", self.date(*date)),
            ),
            Refusal::OwnerLeft { name, left_on } => self.pick(
                format!("{name} stoppede den {}. Vælg en anden ansvarlig.", self.date(*left_on)),
                format!("{name} left on {}. Choose somebody else.", self.date(*left_on)),
            ),
            Refusal::Measured(values) => self.already_measured(values),
            Refusal::UnknownOwners(names) => {
                let names = self.listed(names.iter().map(|name| name.as_str()));
                self.pick(
                    format!("Disse ansvarlige kendes ikke: {names}. Opret dem med --create-owners, eller ret navnene."),
                    format!("These owners are not known: {names}. Make them with --create-owners, or mend the names."),
                )
            }
            Refusal::CannotUndo(verb) => self.cannot_undo(*verb),
            Refusal::ChangedSince { who, at, entity } => {
                let at = at.with_timezone(&chrono::Local).naive_local();
                let (date, clock, record) = (self.date(at.date()), self.clock(at.time()), self.the_record(*entity));
                self.pick(
                    format!("Det kan ikke fortrydes: {who} har ændret {record} siden, den {date} {clock}."),
                    format!("It cannot be undone: {who} has changed {record} since, on {date} at {clock}."),
                )
            }
            Refusal::InUse(entity) => {
                let record = self.the_record(*entity);
                self.pick(
                    format!("Det kan ikke fortrydes, for det er brugt af {record}."),
                    format!("It cannot be undone, since it is used by {record}."),
                )
            }
            other => self.rule(other),
        }
    }

    fn empty_field(self, field: FieldName) -> String {
        let name = self.field(field);
        match field {
            FieldName::Change => self.pick(
                "Skriv, hvad der skal ændres eller gøres.".to_owned(),
                "Write what is to be changed or done.".to_owned(),
            ),
            FieldName::Why => self.pick("Skriv en begrundelse.".to_owned(), "Write a reason.".to_owned()),
            FieldName::Owner => {
                self.pick("Skriv, hvem der er ansvarlig.".to_owned(), "Write who is responsible.".to_owned())
            }
            _ => self.pick(format!("{name} mangler. Skriv det."), format!("{name} is missing. Write it.")),
        }
    }

    /// The refusals of the plan, of numbers and of workflows.
    fn rule(self, refusal: &Refusal) -> String {
        let on = |date: &Option<_>| date.map_or_else(String::new, |date| format!(" {}", self.date(date)));
        match refusal {
            Refusal::AlreadyDone { number, on: day } => self.pick(
                format!("#{number} er allerede udført{}. Genåbn den først, hvis den skal ændres.", on(day)),
                format!("#{number} is done already{}. Reopen it first, if it is to be changed.", on(day)),
            ),
            Refusal::AlreadyDropped { number, on: day } => self.pick(
                format!("#{number} er bortfaldet{}. Genåbn den først, hvis den skal ændres.", on(day)),
                format!("#{number} has been dropped{}. Reopen it first, if it is to be changed.", on(day)),
            ),
            Refusal::AlreadyOpen { number } => {
                self.pick(format!("#{number} er allerede åben."), format!("#{number} is open already."))
            }
            Refusal::SameDeadline { deadline } => self.pick(
                format!("Fristen er allerede {}.", self.full_date(*deadline)),
                format!("The deadline is {} already.", self.full_date(*deadline)),
            ),
            Refusal::NothingToImport => {
                self.pick("Der er ingen rækker at importere.", "There are no rows to import.").to_owned()
            }
            Refusal::AllThere { rows } => self.pick(
                format!("Alle {rows} rækker står her i forvejen. Intet er ændret."),
                format!("All {rows} rows stand here already. Nothing was changed."),
            ),
            Refusal::TooManyDecimals { most } => {
                self.pick(format!("Højst {most} decimaler."), format!("At most {most} decimals."))
            }
            Refusal::PeriodInFuture { period } => self.pick(
                format!("{period} er ikke begyndt. Der kan kun måles til og med i dag."),
                format!("{period} has not begun. Measurements go up to today."),
            ),
            Refusal::CountOutOfRange { most } => {
                self.pick(format!("Skriv et antal fra 1 til {most}."), format!("Write a number from 1 to {most}."))
            }
            other => self.workflow_rule(other),
        }
    }

    fn workflow_rule(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::EndBeforeStart { start, until } => self.pick(
                format!(
                    "Afprøvningen skal slutte efter, at den er begyndt: {} er ikke efter {}.",
                    self.date(*until),
                    self.date(*start)
                ),
                format!(
                    "The trial must end after it has begun: {} is not after {}.",
                    self.date(*until),
                    self.date(*start)
                ),
            ),
            Refusal::NoUnits => self.pick("Nævn mindst én enhed.", "Name at least one unit.").to_owned(),
            Refusal::TrialRunning { unit } => self.pick(
                format!("{unit} afprøver den allerede. Forlæng den, eller beslut først."),
                format!("{unit} has it on trial already. Extend it, or decide first."),
            ),
            Refusal::State { name, state } => self.pick(
                format!("Det kan ikke lade sig gøre, mens {name} er \"{}\".", self.part_state(*state)),
                format!("That cannot be done while {name} is \"{}\".", self.part_state(*state)),
            ),
            Refusal::NoDecider => self
                .pick(
                    "Ledelsen beslutter: nævn mindst én, der er leder eller i styregruppen.",
                    "Management decides: name at least one leader or member of the steering group.",
                )
                .to_owned(),
            Refusal::UntilNeeded { now } => {
                let now = now.map_or_else(String::new, |date| self.date(date));
                self.pick(
                    format!("Skriv, hvor længe der skal afprøves (efter {now})."),
                    format!("Write how long the trial goes on (after {now})."),
                )
            }
            Refusal::UntilOnlyWhenExtending => self
                .pick(
                    "En slutdato hører kun til, når en afprøvning forlænges.",
                    "An end date belongs to an extended trial only.",
                )
                .to_owned(),
            Refusal::NothingToUndo => {
                self.pick("Du har ikke mere at fortryde her.", "You have nothing more to undo here.").to_owned()
            }
            Refusal::NothingToRedo => {
                self.pick("Der er ikke noget at gentage.", "There is nothing to redo.").to_owned()
            }
            Refusal::OtherSchema => self
                .pick(
                    "Det er gemt af en anden udgave af programmet og kan ikke fortrydes.",
                    "It was saved by another version of the program and cannot be undone.",
                )
                .to_owned(),
            Refusal::Duplicate(entity) => {
                let record = self.the_record(*entity);
                self.pick(
                    format!("{} findes allerede.", capital(record)),
                    format!("{} exists already.", capital(record)),
                )
            }
            _ => self.pick("Det kan ikke lade sig gøre.", "That cannot be done.").to_owned(),
        }
    }

    fn cannot_undo(self, verb: Verb) -> String {
        match verb {
            Verb::WorkflowDecided => self.pick(
                "En beslutning fortrydes ikke. Træf en ny beslutning, der træder i stedet.",
                "A decision is not undone. Make a new decision that takes its place.",
            ),
            _ => self.pick("Det kan ikke fortrydes.", "It cannot be undone."),
        }
        .to_owned()
    }

    fn already_measured(self, values: &[KpiValue]) -> String {
        let listed = values
            .iter()
            .map(|known| format!("{}: {}", self.period(known.period), self.value(known.value, known.decimals)));
        let listed = self.listed(listed);
        let n = values.len();
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

    /// A warning: said, not refused.
    pub fn warning(self, warning: &Warning) -> String {
        match warning {
            Warning::DeadlinePast { deadline } => self.pick(
                format!("Bemærk: fristen {} er allerede gået.", self.full_date(*deadline)),
                format!("Note: the deadline {} has passed already.", self.full_date(*deadline)),
            ),
            Warning::DeadlineOnHoliday { deadline, holiday } => self.pick(
                format!("Bemærk: {} er {}.", self.full_date(*deadline), self.holiday(*holiday)),
                format!("Note: {} is {}.", self.full_date(*deadline), self.holiday(*holiday)),
            ),
        }
    }

    /// A name that is not one thing.
    pub fn unnamed(self, thing: Thing, unnamed: &Unnamed) -> String {
        match unnamed {
            Unnamed::Unknown { name, nearest } if nearest.is_empty() => self.pick(
                format!("Der er ikke {} med navnet \"{name}\".", self.a_thing(thing)),
                format!("There is not {} called \"{name}\".", self.a_thing(thing)),
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
            NumberError::Decimals { allowed: 0 } => self.pick("Skriv et helt tal.", "Write a whole number.").to_owned(),
            NumberError::Decimals { allowed } => self.pick(
                format!("Højst {allowed} {} her.", plural(allowed as usize, "decimal", "decimaler")),
                format!("At most {allowed} {} here.", plural(allowed as usize, "decimal", "decimals")),
            ),
            NumberError::Ambiguous => self
                .pick(
                    "Punktummet kan læses på to måder. Skriv 1234 eller 1,234.",
                    "The point can be read in two ways. Write 1234 or 1,234 with a decimal comma.",
                )
                .to_owned(),
            NumberError::TooLarge => self.pick("Tallet er for stort.", "The number is too large.").to_owned(),
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

    /// What is said of a CPR-like number; never the number itself.
    pub fn cpr(self) -> &'static str {
        self.pick(
            "Det ligner et CPR-nummer. Det må ikke stå på tavlen; skriv teksten uden.",
            "This looks like a CPR number. It must not stand on the board; write the text without it.",
        )
    }

    /// `a, b og c`.
    pub fn listed<T: AsRef<str>>(self, items: impl Iterator<Item = T>) -> String {
        let items: Vec<T> = items.collect();
        let and = self.pick(" og ", " and ");
        match items.as_slice() {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                first.join(", ") + and + last.as_ref()
            }
        }
    }
}

/// `text` with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

//! Why a rule says no, in words that say what to do.

mod import;
mod kpi;

use chrono::{Datelike, Weekday};

use super::{Lang, plural};
use crate::domain::calendar::Date;
use crate::domain::command::Warning;
use crate::domain::refusal::{FieldName, Refusal, Thing, WorkflowRefusal};
use crate::domain::workflow::PartState;

impl Lang {
    /// A refusal as one sentence, or several.
    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Empty(field) => self.empty_field(*field),
            Refusal::Text(field, error) => format!("{}: {}", self.field(*field), self.text_error(*error)),
            Refusal::Gone(thing) => self.gone(*thing),
            Refusal::NothingChanged => self.pick("Der er ikke ændret noget.", "Nothing was changed.").to_owned(),
            Refusal::NameTaken { thing, name } => self.name_taken(*thing, name.as_str()),
            Refusal::LoginTaken { login, member } => self.pick(
                format!("Login {login} hører allerede til {member}."),
                format!("The login {login} already belongs to {member}."),
            ),
            Refusal::Conflict(fields) => self.conflict(fields),
            Refusal::InFuture { date } => self.in_future(*date),
            Refusal::CountOutOfRange { most } => {
                self.pick(format!("Skriv et antal fra 1 til {most}."), format!("Write a number from 1 to {most}."))
            }
            Refusal::Duplicate(entity) => {
                let record = capital(self.the_record(*entity));
                self.pick(format!("{record} findes allerede."), format!("{record} exists already."))
            }
            Refusal::Plan(refusal) => self.plan_refusal(refusal),
            Refusal::Import(refusal) => self.import_refusal(refusal),
            Refusal::Kpi(refusal) => self.kpi_refusal(refusal),
            Refusal::Tally(refusal) => self.tally_refusal(refusal),
            Refusal::Idea(refusal) => self.idea_refusal(refusal),
            Refusal::Workflow(refusal) => self.workflow_refusal(refusal),
            Refusal::History(refusal) => self.history_refusal(refusal),
        }
    }

    fn empty_field(self, field: FieldName) -> String {
        let name = self.field(field);
        match field {
            FieldName::Change => {
                self.pick("Skriv, hvad der skal ændres eller gøres.", "Write what is to be changed or done.").to_owned()
            }
            FieldName::Why => self.pick("Skriv en begrundelse.", "Write a reason.").to_owned(),
            FieldName::MovedWhy => {
                self.pick("Skriv, hvorfor fristen flyttes.", "Write why the deadline moves.").to_owned()
            }
            FieldName::Owner => self.pick("Skriv, hvem der er ansvarlig.", "Write who is responsible.").to_owned(),
            FieldName::Idea => self.pick("Skriv idéen.", "Write the idea.").to_owned(),
            FieldName::Count => self.amount_error().to_owned(),
            FieldName::Name
            | FieldName::Initials
            | FieldName::Unit
            | FieldName::Role
            | FieldName::Logins
            | FieldName::LeftOn
            | FieldName::Effect
            | FieldName::How
            | FieldName::Deadline
            | FieldName::BeforeStart
            | FieldName::Kpi
            | FieldName::Workflow
            | FieldName::Key
            | FieldName::Kind
            | FieldName::Question
            | FieldName::Dimension
            | FieldName::Grace
            | FieldName::KpiOwner
            | FieldName::Source
            | FieldName::Method
            | FieldName::FirstPeriod
            | FieldName::Baseline
            | FieldName::Basis
            | FieldName::By
            | FieldName::Provisional
            | FieldName::Values
            | FieldName::From
            | FieldName::To
            | FieldName::NewSeries
            | FieldName::Helpers
            | FieldName::WaitUntil
            | FieldName::WaitNote
            | FieldName::AgreedOn
            | FieldName::SeenEffect
            | FieldName::EffectNote
            | FieldName::LookOn
            | FieldName::State
            | FieldName::CameFrom
            | FieldName::Words
            | FieldName::SortBy
            | FieldName::SavedFilter
            | FieldName::SaveAs
            | FieldName::KpiUnit
            | FieldName::Day
            | FieldName::CaseType
            | FieldName::SettledWith
            | FieldName::Period
            | FieldName::Value
            | FieldName::FirstMeeting
            | FieldName::MeetingTime
            | FieldName::Members
            | FieldName::Decimals
            | FieldName::Better
            | FieldName::Target
            | FieldName::Cadence
            | FieldName::Units
            | FieldName::Start
            | FieldName::Until
            | FieldName::Decision
            | FieldName::Deciders => self.pick(format!("Udfyld {name}."), format!("Fill in {name}.")),
        }
    }

    fn gone(self, thing: Thing) -> String {
        let thing = capital(self.the_thing(thing));
        self.pick(format!("{thing} findes ikke længere."), format!("{thing} is no longer there."))
    }

    fn name_taken(self, thing: Thing, name: &str) -> String {
        let thing = self.a_thing(thing);
        self.pick(
            format!("Der er allerede {thing} med navnet {name}. Vælg et andet navn."),
            format!("There is already {thing} called {name}. Choose another name."),
        )
    }

    fn conflict(self, fields: &[FieldName]) -> String {
        let fields = self.listed(fields.iter().map(|field| self.field(*field)));
        self.pick(
            format!("En anden har imens ændret {fields}. Se begge, og vælg."),
            format!("Somebody else has changed {fields} meanwhile. See both, and choose."),
        )
    }

    fn in_future(self, date: Date) -> String {
        let date = self.date(date);
        self.pick(
            format!("{date} er ikke kommet endnu. Skriv en dato til og med i dag."),
            format!("{date} has not come yet. Write a date up to today."),
        )
    }

    fn workflow_refusal(self, refusal: &WorkflowRefusal) -> String {
        match refusal {
            WorkflowRefusal::EndBeforeStart { start, until } => {
                let (start, until) = (self.date(*start), self.date(*until));
                self.pick(
                    format!("Afprøvningen skal slutte efter, at den er begyndt: {until} er ikke efter {start}."),
                    format!("The trial must end after it has begun: {until} is not after {start}."),
                )
            }
            WorkflowRefusal::NoUnits => self.pick("Nævn mindst én enhed.", "Name at least one unit.").to_owned(),
            WorkflowRefusal::TrialRunning { unit } => self.pick(
                format!("{unit} prøver den allerede af. Skriv først ledelsens beslutning."),
                format!("{unit} has it on trial already. First write management's decision."),
            ),
            WorkflowRefusal::State { name, state: PartState::OnTrial } => self.pick(
                format!("{name} er under afprøvning. Skriv først ledelsens beslutning."),
                format!("{name} is on trial. First write management's decision."),
            ),
            WorkflowRefusal::State { name, state } => self.pick(
                format!("{name} er \"{}\": det kan ikke lade sig gøre nu.", self.part_state(*state)),
                format!("{name} is \"{}\": that cannot be done now.", self.part_state(*state)),
            ),
            WorkflowRefusal::NoDecider => self
                .pick(
                    "Ledelsen beslutter: nævn mindst én, der er leder eller i styregruppen.",
                    "Management decides: name at least one leader or member of the steering group.",
                )
                .to_owned(),
            WorkflowRefusal::UntilNeeded { now } => self.until_needed(*now),
            WorkflowRefusal::UntilOnlyWhenExtending => self
                .pick(
                    "En slutdato hører kun til, når en afprøvning forlænges.",
                    "An end date belongs to an extended trial only.",
                )
                .to_owned(),
            WorkflowRefusal::UnitsOnTrial { name } => self.pick(
                format!("{name} er under afprøvning. Enhederne kan ændres, når der er truffet en beslutning."),
                format!("{name} is on trial. Its units can change once a decision is made."),
            ),
            WorkflowRefusal::DecideToDevelop { name } => self.pick(
                format!("{name} er vedtaget. Beslut først, at den videreudvikles."),
                format!("{name} is adopted. First decide to develop it further."),
            ),
        }
    }

    fn until_needed(self, now: Option<Date>) -> String {
        match now.map(|date| self.date(date)) {
            Some(now) => self.pick(
                format!("Skriv, hvornår afprøvningen skal slutte: en dato efter {now}."),
                format!("Write when the trial is to end: a date after {now}."),
            ),
            None => self.pick("Skriv, hvornår afprøvningen skal slutte.", "Write when the trial is to end.").to_owned(),
        }
    }

    /// A warning: said, not refused.
    pub fn warning(self, warning: &Warning) -> String {
        match warning {
            Warning::DeadlinePast { deadline } => self.pick(
                format!("Bemærk: fristen {} er allerede gået.", self.date(*deadline)),
                format!("Note: the deadline {} has passed already.", self.date(*deadline)),
            ),
            Warning::DeadlineOnHoliday { deadline, holiday } => self.pick(
                format!("Bemærk: {} er {}.", self.full_date(*deadline), self.holiday(*holiday)),
                format!("Note: {} is {}.", self.full_date(*deadline), self.holiday(*holiday)),
            ),
            Warning::DeadlineOnWeekend { deadline } => self.on_weekend(*deadline).to_owned(),
            Warning::NotOver { period } => {
                let name = self.period(*period);
                self.pick(
                    format!("{name} er ikke slut. Skriv tallet som foreløbigt, hvis det kan ændre sig."),
                    format!("{name} is not over. Enter the value as provisional if it may change."),
                )
            }
            Warning::NoReason => self
                .pick(
                    "Det, der stod, er erstattet uden begrundelse. Skriv den næste gang med --why.",
                    "What stood was replaced without a reason. Write one next time with --why.",
                )
                .to_owned(),
            Warning::NotReady { readiness } => self.starts_unready(*readiness),
            Warning::NoMoveReason => self
                .pick(
                    "Fristen er flyttet uden begrundelse. Skriv den næste gang med --why.",
                    "The deadline was moved without a reason. Write one next time with --why.",
                )
                .to_owned(),
            Warning::Stuck { numbers, weeks } => self.stuck(numbers, *weeks),
            Warning::MovedByFile { numbers } => self.moved_by_file(numbers),
            Warning::StepsDiffer { numbers } => self.steps_differ(numbers),
            Warning::ShortBaseline { points } => {
                let measurements = plural(*points, self.pick("måling", "value"), self.pick("målinger", "values"));
                self.pick(
                    format!("Udgangspunktet er kun {points} {measurements}. 10–24 giver et grundlag, der holder."),
                    format!("The baseline is only {points} {measurements}. 10–24 make one that holds."),
                )
            }
        }
    }

    /// What is worth saying of a day, behind it: `dagen er gået`, `juledag`, `en lørdag`.
    pub fn day_note(self, warning: &Warning) -> String {
        match warning {
            Warning::DeadlinePast { .. } => self.pick("dagen er gået", "the day has passed").to_owned(),
            Warning::DeadlineOnHoliday { holiday, .. } => self.holiday(*holiday).to_owned(),
            Warning::DeadlineOnWeekend { .. } => self.pick("i en weekend", "on a weekend").to_owned(),
            other => self.warning(other),
        }
    }

    fn on_weekend(self, day: Date) -> &'static str {
        match day.weekday() {
            Weekday::Sun => self.pick("Bemærk: fristen er en søndag.", "Note: the deadline is a Sunday."),
            _ => self.pick("Bemærk: fristen er en lørdag.", "Note: the deadline is a Saturday."),
        }
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

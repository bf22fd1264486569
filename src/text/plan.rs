//! The action plan in words: how far an action has come, how it slips, what came of it, and what the plan refuses.

use super::format::action_number;
use super::{Lang, plural};
use crate::domain::action::{ActionState, Effect, Source, Stage};
use crate::domain::board::Readiness;
use crate::domain::calendar::Date;
use crate::domain::refusal::PlanRefusal;

impl Lang {
    /// How far an action has come.
    pub fn stage(self, stage: Stage) -> &'static str {
        match stage {
            Stage::Open => self.pick("åben", "open"),
            Stage::Agreed => self.pick("aftalt med ansvarlig", "agreed with responsible"),
            Stage::InProgress => self.pick("i gang", "in progress"),
            Stage::Done => self.pick("udført, effekt ikke fulgt op", "done, effect not followed up"),
            Stage::FollowedUp => self.pick("udført, effekt fulgt op", "done, effect followed up"),
            Stage::Dropped => self.action_state(ActionState::Dropped),
        }
    }

    pub fn effect_seen(self, effect: Effect) -> &'static str {
        match effect {
            Effect::Seen => self.pick("effekt set", "effect seen"),
            Effect::NotSeen => self.pick("effekt ikke set", "effect not seen"),
            Effect::TooEarly => self.pick("for tidligt at se effekten", "too early to see the effect"),
        }
    }

    pub fn source(self, source: Source) -> &'static str {
        match source {
            Source::Meeting => self.pick("et møde", "a meeting"),
            Source::Idea => self.pick("en idé", "an idea"),
            Source::Workflow => self.pick("en arbejdsgang", "a workflow"),
        }
    }

    /// `flyttet 3 gange, på tavlen i 5 møder`; what is none is left out.
    pub fn slipping(self, moves: u32, meetings: usize) -> String {
        let moved = match moves {
            0 => None,
            1 => Some(self.pick("flyttet 1 gang", "moved once").to_owned()),
            n => Some(self.pick(format!("flyttet {n} gange"), format!("moved {n} times"))),
        };
        let stood = (meetings > 0).then(|| {
            let word = plural(meetings, self.pick("møde", "meeting"), self.pick("møder", "meetings"));
            self.pick(format!("på tavlen i {meetings} {word}"), format!("on the board in {meetings} {word}"))
        });
        moved.into_iter().chain(stood).collect::<Vec<_>>().join(", ")
    }

    /// `klar til dag 1: 7 af 9`.
    pub fn readiness(self, Readiness { done, all }: Readiness) -> String {
        self.pick(format!("klar til dag 1: {done} af {all}"), format!("ready for day 1: {done} of {all}"))
    }

    /// Of a trial that starts before all is done that must be.
    pub fn starts_unready(self, readiness: Readiness) -> String {
        let ready = self.readiness(readiness);
        self.pick(format!("Bemærk: {ready}."), format!("Note: {ready}."))
    }

    /// Of actions that have only been moved for weeks.
    pub fn stuck(self, numbers: &[u32], weeks: i64) -> String {
        let which = self.listed(numbers.iter().map(|number| action_number(*number)));
        let have = plural(numbers.len(), "has", "have");
        self.pick(
            format!(
                "{which} har været over fristen i {weeks} uger eller mere. Skriv også, hvad der nu gøres anderledes."
            ),
            format!("{which} {have} been overdue for {weeks} weeks or more. Write also what is done differently now."),
        )
    }

    /// Why the plan says no.
    pub fn plan_refusal(self, refusal: &PlanRefusal) -> String {
        let on = |date: &Option<Date>| date.map_or_else(String::new, |date| format!(" {}", self.date(date)));
        match refusal {
            PlanRefusal::OwnerLeft { name, left_on } => self.pick(
                format!("{name} stoppede den {}. Vælg en anden ansvarlig.", self.date(*left_on)),
                format!("{name} left on {}. Choose somebody else.", self.date(*left_on)),
            ),
            PlanRefusal::AlreadyDone { number, on: day } => self.pick(
                format!(
                    "{} er allerede udført{}. Genåbn den først, hvis den skal ændres.",
                    action_number(*number),
                    on(day)
                ),
                format!(
                    "{} is done already{}. Reopen it first, if it is to be changed.",
                    action_number(*number),
                    on(day)
                ),
            ),
            PlanRefusal::AlreadyDropped { number, on: day } => self.pick(
                format!("{} er bortfaldet{}. Genåbn den først, hvis den skal ændres.", action_number(*number), on(day)),
                format!(
                    "{} has been dropped{}. Reopen it first, if it is to be changed.",
                    action_number(*number),
                    on(day)
                ),
            ),
            PlanRefusal::AlreadyOpen { number } => {
                let number = action_number(*number);
                self.pick(format!("{number} er allerede åben."), format!("{number} is open already."))
            }
            PlanRefusal::AlreadyStarted { number } => {
                let number = action_number(*number);
                self.pick(format!("{number} er allerede i gang."), format!("{number} is in progress already."))
            }
            PlanRefusal::AlreadyAgreed { number, on } => {
                let (number, day) = (action_number(*number), self.date(*on));
                self.pick(
                    format!("{number} er allerede aftalt med den ansvarlige den {day}."),
                    format!("{number} was agreed with the responsible already, on {day}."),
                )
            }
            PlanRefusal::NotWaiting { number } => {
                let number = action_number(*number);
                self.pick(format!("{number} afventer ikke noget."), format!("{number} is not waiting for anything."))
            }
            PlanRefusal::SameOwner { number, name } => {
                let number = action_number(*number);
                self.pick(
                    format!("{name} har allerede {number}. Vælg en anden ansvarlig."),
                    format!("{name} has {number} already. Choose somebody else."),
                )
            }
            PlanRefusal::HelperTwice { name } => self.pick(
                format!("{name} er nævnt to gange. Den ansvarlige og hver hjælper står kun én gang."),
                format!("{name} is named twice. The responsible and each helper stand once only."),
            ),
            PlanRefusal::HelperLeft { name, left_on } => self.pick(
                format!("{name} stoppede den {}. Vælg en anden hjælper.", self.date(*left_on)),
                format!("{name} left on {}. Choose another helper.", self.date(*left_on)),
            ),
            PlanRefusal::TooManyHelpers { most } => self.pick(
                format!("Højst {most} hjælpere til én handling."),
                format!("At most {most} helpers to one action."),
            ),
            PlanRefusal::DayPassed { day, .. } => self.pick(
                format!("{} er ikke en kommende dag. Skriv en dag efter i dag.", self.full_date(*day)),
                format!("{} is not a day to come. Write a day after today.", self.full_date(*day)),
            ),
            PlanRefusal::NotDone { number } => {
                let number = action_number(*number);
                self.pick(
                    format!("{number} er ikke udført endnu: effekten kan først ses bagefter."),
                    format!("{number} is not done yet: its effect can be seen only afterwards."),
                )
            }
            PlanRefusal::SameDeadline { deadline } => self.pick(
                format!("Fristen er allerede {}.", self.full_date(*deadline)),
                format!("The deadline is {} already.", self.full_date(*deadline)),
            ),
        }
    }
}

//! An action in full, as the command line tells it: its stand, its way so far, and what a new one lacks.

use super::format::action_number;
use super::{Lang, plural, words};
use crate::domain::action::{Action, ActionState, Due, Source, Stage, Waiting};
use crate::domain::calendar::Date;
use crate::domain::idea::Idea;

words! {
    waiting_label => "Afventer", "Waiting";
    slipping_label => "Indtil nu", "So far";
    moved_why_label => "Sidst flyttet, fordi", "Last moved because";
    source_label => "Kommer fra", "Comes from";
    history_heading => "Historie:", "History:";
    quick_example => "For eksempel: tavle action add \"Ret listen over fejlopkald, Anne, fre\"",
        "For instance: tavle action add \"Mend the list of misdialled calls, Anne, fri\"";
    note_needs_effect => "--note: Skriv også, om effekten er set: --effect set, ikke-set eller for-tidligt.",
        "--note: Write also whether the effect was seen: --effect seen, not-seen or too-early.";
    look_needs_too_early => "--look: Effekten ses kun igen, når det er for tidligt at se den.",
        "--look: The effect is looked for again only when it is too early to see it.";
}

impl Lang {
    /// Where an action stands, beside its deadline: `4 dage over`, `i dag`, `aftalt`, `udført`.
    pub fn stand(self, action: &Action, today: Date) -> String {
        match action.due(today, None) {
            Due::Overdue => self.days_over(action.overdue_days(today)),
            Due::Today => self.today_word().to_owned(),
            Due::Waiting => self.pick("afventer", "waiting").to_owned(),
            Due::Effect => self.pick("se effekten", "see effect").to_owned(),
            Due::BeforeMeeting | Due::Later | Due::Done | Due::Dropped => match action.stage() {
                Stage::Agreed => self.pick("aftalt", "agreed").to_owned(),
                Stage::FollowedUp => self.pick("fulgt op", "followed up").to_owned(),
                Stage::Open | Stage::InProgress | Stage::Done | Stage::Dropped => {
                    self.action_state(action.state).to_owned()
                }
            },
        }
    }

    /// `Anne Holm · aftalt 20-11-2026`, `Anne Holm · ikke aftalt med ansvarlig`; of one that is closed only who agreed.
    pub fn owner_told(self, owner: &str, action: &Action) -> String {
        match action.agreed_on {
            Some(day) => format!("{owner} · {} {}", self.pick("aftalt", "agreed"), self.date(day)),
            None if action.is_open() => format!("{owner} · {}", self.not_agreed()),
            None => owner.to_owned(),
        }
    }

    /// `fre. 27-11-2026 · først aftalt 20-11-2026`.
    pub fn deadline_told(self, action: &Action) -> String {
        let deadline = self.full_date(action.deadline);
        match action.moves {
            0 => deadline,
            _ => format!("{deadline} · {}", self.first_agreed(action.original_deadline)),
        }
    }

    /// `åben, 4 dage over fristen`, `udført, effekt ikke set · 23-11-2026, 3 dage for sent`.
    pub fn state_told(self, action: &Action, today: Date) -> String {
        let state = self.stage(action.stage());
        let on = action.closed_on.map_or_else(String::new, |day| format!(" · {}", self.date(day)));
        let late = match (action.state, action.late_days()) {
            (ActionState::Done, days @ 1..) => format!(", {}", self.days_late(days)),
            _ => String::new(),
        };
        let over = match action.overdue_days(today) {
            0 => String::new(),
            days => format!(", {}", self.days_over_deadline(days)),
        };
        format!("{state}{on}{late}{over}")
    }

    /// `afventer til fre. 04-12-2026: liste fra BAC`.
    pub fn waits(self, waiting: &Waiting) -> String {
        let told = self.waits_for(waiting);
        let word = self.pick("afventer", "waiting");
        match waiting.until {
            Some(_) => format!("{word} {told}"),
            None if told.is_empty() => word.to_owned(),
            None => format!("{word}: {told}"),
        }
    }

    /// `til fre. 04-12-2026: liste fra BAC`, `liste fra BAC`; empty when nothing is said.
    pub fn waits_for(self, waiting: &Waiting) -> String {
        let note = waiting.note.as_str().lines().next();
        match (waiting.until.map(|day| self.full_date(day)), note) {
            (Some(day), Some(note)) => self.pick(format!("til {day}: {note}"), format!("until {day}: {note}")),
            (Some(day), None) => self.pick(format!("til {day}"), format!("until {day}")),
            (None, note) => note.unwrap_or_default().to_owned(),
        }
    }

    /// What came of it: `effekt set 20-11-2026: færre opkald`, `for tidligt at se effekten, ses igen fre. 11-12-2026`.
    pub fn effect_of(self, action: &Action) -> Option<String> {
        let observed = action.observed.as_ref()?;
        let told = self.effect_told(observed.effect, action.look_on);
        let told = if observed.is_final() { format!("{told} {}", self.date(observed.on)) } else { told };
        let note = &observed.note;
        Some(if note.is_empty() { told } else { format!("{told}: {note}") })
    }

    /// `en idé: nr. 3 Telefonhilsen`.
    pub fn came_from(self, source: Source, idea: Option<&Idea>) -> String {
        let source = self.source(source);
        match idea {
            Some(idea) => self.pick(
                format!("{source}: nr. {} {}", idea.number, idea.text),
                format!("{source}: no. {} {}", idea.number, idea.text),
            ),
            None => source.to_owned(),
        }
    }

    /// What a new action still needs.
    pub fn action_incomplete(self, owner: bool, deadline: bool) -> String {
        match (owner, deadline) {
            (true, true) => self.pick(
                "Der mangler en ansvarlig og en frist. Skriv dem bag opgaven med komma imellem, eller med --owner og --deadline.",
                "Somebody responsible and a deadline are missing. Write them behind the task with commas between, or with --owner and --deadline.",
            ),
            (true, false) => self.pick(
                "Der mangler en ansvarlig. Skriv navnet bag opgaven med komma imellem, eller med --owner.",
                "Somebody responsible is missing. Write the name behind the task with a comma between, or with --owner.",
            ),
            (false, _) => self.pick(
                "Der mangler en frist. Skriv den bag opgaven med komma imellem, eller med --deadline.",
                "A deadline is missing. Write it behind the task with a comma between, or with --deadline.",
            ),
        }
        .to_owned()
    }

    /// `2 åbne handlinger skal overdrages: Lone Bach er stoppet.`
    pub fn to_hand_over(self, n: usize, names: &[&str]) -> String {
        let (word, action) = (plural(n, "åben handling", "åbne handlinger"), plural(n, "open action", "open actions"));
        let (have, names) = (plural(names.len(), "has", "have"), self.listed(names.iter()));
        self.pick(
            format!("{n} {word} skal overdrages: {names} er stoppet."),
            format!("{n} {action} must be handed over: {names} {have} left."),
        )
    }

    /// `2 åbne handlinger skal overdrages: Lone Bach stopper den 31-12-2026.`
    pub fn to_hand_over_by(self, n: usize, name: &str, left_on: Date) -> String {
        let (word, action) = (plural(n, "åben handling", "åbne handlinger"), plural(n, "open action", "open actions"));
        let day = self.date(left_on);
        self.pick(
            format!("{n} {word} skal overdrages: {name} stopper den {day}."),
            format!("{n} {action} must be handed over: {name} leaves on {day}."),
        )
    }

    /// How an action of somebody who has left is given to another.
    pub fn how_to_hand_over(self, number: u32) -> String {
        self.pick(
            format!("Overdrag dem: tavle action hand-over {number} NAVN"),
            format!("Hand them over: tavle action hand-over {number} NAME"),
        )
    }

    /// `Skal overdrages (Lone Bach er stoppet): #06 og #18`.
    pub fn group_to_hand_over(self, name: &str, numbers: &[u32]) -> String {
        let numbers = self.listed(numbers.iter().map(|number| action_number(*number)));
        self.pick(
            format!("Skal overdrages ({name} er stoppet): {numbers}"),
            format!("To be handed over ({name} has left): {numbers}"),
        )
    }
}

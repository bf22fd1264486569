//! The forms of the plan in words.

use super::{Lang, words};
use crate::domain::action::{Effect, Quick};
use crate::domain::calendar::Date;

words! {
    helpers_hint => "de, der hjælper den ansvarlige, med komma imellem", "those who help, with commas between";
    workflow_of_action_hint => "arbejdsgangen, den hører til (kan være tomt)", "the workflow it belongs to (may be empty)";
    quick_hint => "også på én linje: Ret listen, Anne, fre, svartid", "also in one line: Correct the list, Anne, fri, waiting";
    moved_why_hint => "skrives kun, når fristen flyttes", "written only when the deadline moves";
    no_source => "–", "–";
    effect_not_asked => "ikke set efter endnu", "not looked for yet";
    effect_skip => "udført, se efter effekten senere (d)", "done, look for the effect later (d)";
    effect_more => "skriv mere: dag, hvad I så, hvornår I ser efter igen …", "write more: day, what was seen, when to look again …";
    stop_done => "Den er gjort: udført", "It is done";
    stop_replan => "Læg en ny plan: ny frist, og hvordan den nu gøres", "Plan it anew: new deadline, and how it is done now";
    stop_hand_over => "Overdrag den til en anden", "Hand it over to somebody else";
    stop_drop => "Den bortfalder (med en begrundelse)", "Drop it (with a reason)";
    replan_how => "Skriv, hvad der nu gøres anderledes.", "Write what is done differently now.";
    wait_note_hint => "hvad eller hvem, fx it-leverandøren", "what or whom, for instance the it supplier";
    wait_until_hint => "kan være tomt; dagen efter kommer den frem igen", "may be empty; the day after it comes back";
}

impl Lang {
    pub fn form_new_deadline(self, what: &str) -> String {
        self.pick(format!("Ny frist for {what}"), format!("New deadline for {what}"))
    }

    pub fn form_replan(self, what: &str) -> String {
        self.pick(format!("Ny plan for {what}"), format!("New plan for {what}"))
    }

    pub fn form_drop_action(self, what: &str) -> String {
        self.pick(format!("{what} bortfalder"), format!("Drop {what}"))
    }

    pub fn form_hand_over(self, what: &str) -> String {
        self.pick(format!("Overdrag {what}"), format!("Hand over {what}"))
    }

    pub fn form_wait(self, what: &str) -> String {
        self.pick(format!("{what} afventer"), format!("{what} waits"))
    }

    pub fn form_effect(self, what: &str) -> String {
        self.pick(format!("Effekten af {what}"), format!("The effect of {what}"))
    }

    /// Asked when it is done, and again on the day to look for it.
    pub fn ask_effect_title(self, what: &str, again: bool) -> String {
        let effect = self.pick("Er effekten set?", "Was the effect seen?");
        if again {
            format!("{what}: {effect}")
        } else {
            self.pick(format!("{what} er udført. {effect}"), format!("{what} is done. {effect}"))
        }
    }

    /// `for tidligt: spørg igen fre. 11-12-2026`.
    pub fn effect_row(self, effect: Effect, again: Option<Date>) -> String {
        match again {
            Some(day) => {
                let day = self.full_date(day);
                self.pick(format!("for tidligt: se efter igen {day}"), format!("too early: look again {day}"))
            }
            None => self.effect_seen(effect).to_owned(),
        }
    }

    /// `ventet: færre viderestillinger · Svartid callcenter`.
    pub fn effect_expected(self, effect: &str) -> String {
        self.pick(format!("Ventet effekt: {effect}"), format!("Expected effect: {effect}"))
    }

    /// On the wall nobody is told to stop.
    pub fn stop_title(self, what: &str, wall: bool) -> String {
        if wall {
            self.pick(format!("{what} sidder fast: hvad gør vi?"), format!("{what} is stuck: what do we do?"))
        } else {
            self.pick(format!("Stop op: {what}"), format!("Stop and think: {what}"))
        }
    }

    /// `31 dage over fristen`.
    pub fn days_over_deadline(self, days: i64) -> String {
        let days = self.days(days);
        self.pick(format!("{days} over fristen"), format!("{days} overdue"))
    }

    /// `Anne har den nu`.
    pub fn owner_now(self, name: &str) -> String {
        self.pick(format!("{name} har den nu"), format!("{name} has it now"))
    }

    /// `tom: fre. 11-12-2026`.
    pub fn look_on_hint(self, day: Date) -> String {
        let day = self.full_date(day);
        self.pick(format!("skrives intet: {day}"), format!("if nothing is written: {day}"))
    }

    /// `22-10 flyttet til 05-11: "venter på liste"`.
    pub fn moved_line(self, on: Date, to: Date, why: &str) -> String {
        let (on, to) = (self.date(on), self.date(to));
        let moved = self.pick(format!("{on} flyttet til {to}"), format!("{on} moved to {to}"));
        match why.lines().next() {
            Some(why) => format!("{moved}: \"{why}\""),
            None => moved,
        }
    }

    pub fn earlier_moves(self, n: usize) -> String {
        self.pick(format!("… og {n} gange før"), format!("… and {n} times before"))
    }

    /// How a line was read, below it: `Anne · fre · svartid – Enter fordeler`.
    pub fn read_in_one_line(self, read: &Quick) -> String {
        let parts = [
            (self.pick("ansvarlig", "responsible"), &read.owner),
            (self.pick("frist", "deadline"), &read.deadline),
            (self.pick("følges på", "followed by"), &read.kpi),
        ];
        let said = parts.iter().filter(|(_, text)| !text.is_empty()).map(|(word, text)| format!("{word} {text}"));
        let said: Vec<String> = said.collect();
        format!("{} · {}", said.join(" · "), self.pick("Enter fordeler", "Enter spreads it"))
    }
}

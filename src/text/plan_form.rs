//! The forms of the plan in words.

use super::format::action_number;
use super::{Lang, words};
use crate::domain::action::Effect;
use crate::domain::calendar::Date;

words! {
    helpers_hint => "de, der hjælper den ansvarlige, med komma imellem", "those who help, with commas between";
    workflow_of_action_hint => "arbejdsgangen, den hører til (kan være tomt)", "the workflow it belongs to (may be empty)";
    quick_hint => "også på én linje: Ret listen, Anne, fre, svartid", "also in one line: Correct the list, Anne, fri, waiting";
    moved_why_hint => "skrives kun, når fristen flyttes", "written only when the deadline moves";
    no_source => "–", "–";
    effect_not_asked => "ikke vurderet endnu", "not judged yet";
    effect_skip => "udført; effekten vurderes senere (tryk d igen)", "done; the effect is judged later (press d again)";
    effect_reopen => "den er alligevel ikke udført: genåbn den", "it is not done after all: reopen it";
    dropped_reopen => "den er bortfaldet: genåbn den", "it was dropped: reopen it";
    look_later_only => "Skriv kun en dag, når det er for tidligt at se effekten.", "Write a day only when it is too early to see the effect.";
    note_needs_seen => "Vælg også, om effekten er set.", "Choose also whether the effect was seen.";
    effect_more => "skriv mere: dag, hvad I så, hvornår I ser efter igen …", "write more: day, what was seen, when to look again …";
    stop_done => "Den er gjort: udført", "It is done";
    stop_replan => "Læg en ny plan: ny frist, og hvordan den nu gøres", "Plan it anew: new deadline, and how it is done now";
    stop_hand_over => "Overdrag den til en anden", "Hand it over to somebody else";
    stop_drop => "Den bortfalder (med en begrundelse)", "Drop it (with a reason)";
    replan_how => "Skriv, hvad der nu gøres anderledes.", "Write what is done differently now.";
    wait_note_hint => "hvad eller hvem, fx it-leverandøren", "what or whom, for instance the IT supplier";
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

    pub fn form_effect(self, what: &str, again: bool) -> String {
        if again {
            self.pick(format!("Effekten af {what}"), format!("The effect of {what}"))
        } else {
            self.pick(format!("{what} er udført"), format!("{what} is done"))
        }
    }

    /// Asked when it is done, and again on the day to look for it.
    pub fn ask_effect(self, again: bool) -> &'static str {
        if again {
            self.pick("Er effekten set nu?", "Has the effect been seen now?")
        } else {
            self.pick("Udført. Er effekten set?", "Done. Was the effect seen?")
        }
    }

    /// `for tidligt: se efter igen fre. 11-12-2026`.
    pub fn effect_row(self, effect: Effect, again: Option<Date>) -> String {
        match again {
            Some(day) => {
                let day = self.full_date(day);
                self.pick(format!("for tidligt: se efter igen {day}"), format!("too early: look again {day}"))
            }
            None => self.effect_seen(effect).to_owned(),
        }
    }

    /// `Ventet effekt: færre viderestillinger · Svartid callcenter`.
    pub fn effect_expected(self, effect: &str) -> String {
        self.pick(format!("Ventet effekt: {effect}"), format!("Expected effect: {effect}"))
    }

    /// Where one of several that are marked is stuck.
    pub fn stuck_among(self, number: u32) -> String {
        let number = action_number(number);
        self.pick(
            format!("{number} sidder fast: tag markeringerne af (Esc), og giv den en ny plan for sig selv (f)."),
            format!("{number} is stuck: take the marks away (Esc), and plan it anew by itself (f)."),
        )
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

    /// `skrives intet: fre. 11-12-2026`.
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

    /// How a line was read, below it: `Anne · fre. 27-11-2026 · Svartid callcenter · Enter`.
    pub fn read_in_one_line(self, parts: &[String]) -> String {
        format!("{} · Enter", parts.join(" · "))
    }

    /// Where the last part behind a comma was not read as anything.
    pub fn not_read(self, part: &str) -> String {
        self.pick(
            format!("\"{part}\" er hverken en dag, et navn eller et nøgletal"),
            format!("\"{part}\" is neither a day nor a name nor a KPI"),
        )
    }
}

//! Ideas in words: their states, what was done with them, what is refused.

use super::format::cut;
use super::{Lang, words};
use crate::domain::calendar::Date;
use crate::domain::idea::{Idea, IdeaState};
use crate::domain::refusal::IdeaRefusal;

/// How much of an idea stands in a sentence about it.
const SHOWN: usize = 60;

words! {
    no_ideas => "Ingen idéer endnu. Skriv den første: tavle idea add", "No ideas yet. Write the first one: tavle idea add";
    no_open_ideas => "Ingen idéer venter på en beslutning.", "No ideas await a decision.";
    heading_ideas => "IDÉER", "IDEAS";
    heading_new_ideas => "NYE", "NEW";
    heading_parked_ideas => "PARKERET", "PARKED";
    none_ideas => "Ingen idéer endnu. n skriver den første, gerne en skør.",
        "No ideas yet. n writes the first one, preferably a wild one.";
    none_new_ideas => "Ingen nye idéer. n skriver en, gerne en skør.",
        "No new ideas. n writes one, preferably a wild one.";
    older_ideas => "Alle idéer, også de ældre: tavle idea list", "All ideas, also the older ones: tavle idea list";
    form_new_idea => "Ny idé", "New idea";
    idea_hint => "gerne en skør: den kan altid parkeres", "preferably a wild one: it can always be parked";
    settle_idea_hint => "skal skrives, når idéen parkeres eller afvises", "must be written when the idea is parked or rejected";
    becomes_action => "bliver til en handling", "becomes an action";
    park_hint => "hvorfor må den vente?", "why does it have to wait?";
    written_heading => "Skrevet", "Written";
}

impl Lang {
    pub fn idea_state(self, state: IdeaState) -> &'static str {
        match state {
            IdeaState::New => self.pick("ny", "new"),
            IdeaState::Used => self.pick("brugt", "used"),
            IdeaState::Parked => self.pick("parkeret", "parked"),
            IdeaState::Rejected => self.pick("afvist", "rejected"),
        }
    }

    /// What can be done with an idea, as the form offers it.
    pub fn idea_choice(self, state: IdeaState) -> &'static str {
        match state {
            // It is new until somebody has done something with it: never offered.
            IdeaState::New => self.idea_state(state),
            IdeaState::Used => self.pick("brug", "use"),
            IdeaState::Parked => self.pick("parkér", "park"),
            IdeaState::Rejected => self.pick("afvis", "reject"),
        }
    }

    pub fn form_edit_idea(self, number: u32) -> String {
        self.pick(format!("Redigér idé {number}"), format!("Edit idea {number}"))
    }

    pub fn form_settle_idea(self, idea: &Idea) -> String {
        let line = self.idea_line(idea, SHOWN);
        self.pick(format!("Afgør idé {}: {line}", idea.number), format!("Settle idea {}: {line}", idea.number))
    }

    pub fn form_park_idea(self, idea: &Idea) -> String {
        let line = self.idea_line(idea, SHOWN);
        self.pick(format!("Parkér idé {}: {line}", idea.number), format!("Park idea {}: {line}", idea.number))
    }

    /// `AFGJORT SIDEN SIDST (13. nov.)`.
    pub fn heading_settled_ideas(self, since: Date) -> String {
        let day = self.day_and_month(since);
        self.pick(format!("AFGJORT SIDEN SIDST ({day})"), format!("SETTLED SINCE LAST TIME ({day})"))
    }

    /// Its state and the day: `ny 16-11-2026`, `parkeret 13-11-2026`.
    pub fn idea_dated(self, idea: &Idea) -> String {
        let day = idea.decided_on.unwrap_or(idea.created_on);
        format!("{} {}", self.idea_state(idea.state), self.date(day))
    }

    /// `Idé 3`.
    pub fn numbered_idea(self, number: u32) -> String {
        format!("{} {number}", self.pick("Idé", "Idea"))
    }

    /// The idea in one line.
    pub fn idea_line(self, idea: &Idea, columns: usize) -> String {
        cut(idea.text.as_str().lines().next().unwrap_or_default(), columns)
    }

    pub fn idea_added(self, idea: &Idea) -> String {
        let (name, text) = (self.numbered_idea(idea.number), self.idea_line(idea, SHOWN));
        format!("{name} {}: {text}", self.pick("skrevet", "written"))
    }

    pub fn idea_edited(self, idea: &Idea) -> String {
        format!("{} {}", self.numbered_idea(idea.number), self.pick("rettet", "edited"))
    }

    pub fn idea_settled(self, idea: &Idea) -> String {
        format!("{} {}", self.numbered_idea(idea.number), self.idea_state(idea.state))
    }

    /// `afvist 20-11-2026`; only the state while nobody has decided on it.
    pub fn idea_stand(self, idea: &Idea) -> String {
        let on = idea.decided_on.map_or_else(String::new, |day| format!(" {}", self.date(day)));
        format!("{}{on}", self.idea_state(idea.state))
    }

    pub fn no_idea(self, number: u32) -> String {
        self.pick(format!("Der er ingen idé {number}."), format!("There is no idea {number}."))
    }

    pub fn idea_refusal(self, refusal: &IdeaRefusal) -> String {
        let IdeaRefusal::Settled { number, state, on } = refusal;
        let (name, state) = (self.numbered_idea(*number), self.idea_state(*state));
        let on = on.map_or_else(String::new, |day| format!(" {}", self.date(day)));
        self.pick(
            format!("{name} er allerede {state}{on}. Skriv den som en ny idé, hvis den skal tages op igen."),
            format!("{name} is {state} already{on}. Write it as a new idea, if it is to be taken up again."),
        )
    }
}

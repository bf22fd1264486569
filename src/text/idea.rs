//! Ideas in words: their states, what was done with them, what is refused.

use super::format::cut;
use super::{Lang, words};
use crate::domain::idea::{Idea, IdeaState};
use crate::domain::refusal::IdeaRefusal;

/// How much of an idea stands in a sentence about it.
const SHOWN: usize = 60;

words! {
    no_ideas => "Ingen idéer endnu. Skriv den første: tavle idea add", "No ideas yet. Write the first one: tavle idea add";
    no_open_ideas => "Ingen idéer venter på en beslutning.", "No ideas await a decision.";
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

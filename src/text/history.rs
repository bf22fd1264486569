//! Why what was done is not taken back, or not done again.

use chrono::{DateTime, Utc};

use super::Lang;
use crate::domain::change::Entity;
use crate::domain::journal::Verb;
use crate::domain::refusal::HistoryRefusal;

impl Lang {
    /// Why an operation is not undone or redone.
    pub fn history_refusal(self, refusal: &HistoryRefusal) -> String {
        match refusal {
            HistoryRefusal::NothingToUndo => {
                self.pick("Du har ikke mere at fortryde her.", "You have nothing more to undo here.").to_owned()
            }
            HistoryRefusal::NothingToRedo => {
                self.pick("Der er ikke noget at gentage.", "There is nothing to redo.").to_owned()
            }
            HistoryRefusal::CannotUndo(verb) => self.cannot_undo(*verb).to_owned(),
            HistoryRefusal::ChangedSince { who, at, entity } => self.changed_since(who.as_str(), *at, *entity),
            HistoryRefusal::InUse(entity) => {
                let record = self.the_record(*entity);
                self.pick(
                    format!("Det kan ikke gøres om, for det er brugt af {record}."),
                    format!("That cannot be taken back or done again, since it is used by {record}."),
                )
            }
            HistoryRefusal::OtherSchema => self
                .pick(
                    "Det er gemt af en anden udgave af programmet og kan ikke gøres om.",
                    "It was saved by another version of the program and cannot be taken back or done again.",
                )
                .to_owned(),
        }
    }

    fn changed_since(self, who: &str, at: DateTime<Utc>, entity: Entity) -> String {
        let at = at.with_timezone(&chrono::Local).naive_local();
        let (who, record) = (self.person(who), self.the_record(entity));
        let (date, clock) = (self.date(at.date()), self.clock(at.time()));
        self.pick(
            format!("Det kan ikke gøres om: {who} har ændret {record} siden, den {date} {clock}."),
            format!("That cannot be taken back or done again: {who} has changed {record} since, on {date} at {clock}."),
        )
    }

    fn cannot_undo(self, verb: Verb) -> &'static str {
        if verb == Verb::WorkflowDecided {
            self.pick(
                "En beslutning fortrydes ikke. Træf en ny beslutning, der træder i stedet.",
                "A decision is not undone. Make a new decision that takes its place.",
            )
        } else {
            self.pick("Det kan ikke fortrydes.", "It cannot be undone.")
        }
    }
}

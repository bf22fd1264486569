//! What was done, in one sentence: the same on the notice line, on the command line and in the log.

use super::{Lang, plural};
use crate::domain::action::Owner;
use crate::domain::board::Board;
use crate::domain::change::{Change, Delta};
use crate::domain::idea::Idea;
use crate::domain::journal::{Entry, Verb};
use crate::domain::kpi::Measurement;
use crate::domain::tally::TallyEntry;
use crate::perform::Done;

/// How an owner is called where a deed is told: `Board::owner_name`, or `Board::owner_initials` where others read along.
pub type Called = fn(&Board, Owner) -> &str;

/// The records of one entity that the changes leave, or take away.
macro_rules! touched {
    ($changes:expr, $entity:ident) => {
        $changes.iter().filter_map(|change| match change {
            Change::$entity(Delta { before, after }) => after.as_deref().or(before.as_deref()),
            _ => None,
        })
    };
}

pub mod action;
mod import;
mod kpi;
mod workflow;

fn member_name(changes: &[Change]) -> &str {
    touched!(changes, Member).next().map_or("", |member| member.name.as_str())
}

/// What `say` says of the entry of the tally that was marked.
fn of_entry(changes: &[Change], say: impl Fn(&TallyEntry) -> String) -> String {
    touched!(changes, Tally).next().map_or_else(String::new, say)
}

fn of_idea(changes: &[Change], say: impl Fn(&Idea) -> String) -> String {
    touched!(changes, Idea).next().map_or_else(String::new, say)
}

impl Lang {
    /// What has just been done on `board`.
    pub fn deed(self, board: &Board, done: &Done, called: Called) -> String {
        match done.of {
            None => {
                let sentence = self.operation(board, done.verb, &done.changes, called);
                let skipped = self.skipped(done);
                format!("{sentence}{skipped}{}", self.tally_now(board, &done.changes, done.verb))
            }
            Some(of) => {
                let original: Vec<Change> = done.changes.iter().rev().map(Change::inverse).collect();
                let changes = if done.verb == Verb::Redone { &done.changes } else { &original };
                let sentence = self.operation(board, of, changes, called);
                let done_again = self.pick("Gentaget", "Done again");
                let word = if done.verb == Verb::Redone { done_again } else { self.pick("Fortrudt", "Undone") };
                format!("{word}: {sentence}")
            }
        }
    }

    /// What an operation of the journal did.
    pub fn entry(self, board: &Board, entry: &Entry) -> String {
        match (entry.verb, entry.undoes) {
            (Verb::Undone, Some(seq)) => self.pick(format!("Fortrød nr. {seq}"), format!("Undid no. {seq}")),
            (Verb::Redone, Some(seq)) => self
                .pick(format!("Gentog det, der blev fortrudt i nr. {seq}"), format!("Did again what no. {seq} undid")),
            (verb, _) => self.operation(board, verb, &entry.changes, Board::owner_name),
        }
    }

    fn operation(self, board: &Board, verb: Verb, changes: &[Change], called: Called) -> String {
        match verb {
            Verb::BoardCreated => self.board_made(changes),
            Verb::BoardEdited => self.board_edited(board, changes),
            Verb::UnitAdded => self.unit_added(changes),
            Verb::MemberAdded => self.member_added(changes),
            Verb::MemberEdited => format!("{} {}", member_name(changes), self.pick("rettet", "edited")),
            Verb::ActionAdded
            | Verb::ActionEdited
            | Verb::ActionDone
            | Verb::ActionMoved
            | Verb::ActionDropped
            | Verb::ActionReopened
            | Verb::ActionStarted
            | Verb::ActionAgreed
            | Verb::ActionWaits
            | Verb::ActionResumed
            | Verb::ActionHandedOver
            | Verb::EffectLooked => self.action_deed(board, verb, changes, called),
            Verb::PlanImported | Verb::MembersImported => self.import_deed(board, changes, called),
            Verb::KpiAdded
            | Verb::KpisImported
            | Verb::KpiEdited
            | Verb::KpiFrozen
            | Verb::KpiRetired
            | Verb::Measured
            | Verb::MeasurementsImported
            | Verb::MeasurementCorrected
            | Verb::KpiMarked
            | Verb::GapExplained
            | Verb::PointExcluded
            | Verb::PointIncluded
            | Verb::NoteRemoved => self.kpi_deed(board, verb, changes),
            Verb::Tallied => self.tallied(&touched!(changes, Tally).collect::<Vec<_>>()),
            Verb::Bordered => of_entry(changes, |entry| self.bordered(entry)),
            Verb::Doubted => of_entry(changes, |entry| self.doubted(entry)),
            Verb::DoubtSettled => self.doubt_deed(changes),
            Verb::IdeaAdded => of_idea(changes, |idea| self.idea_added(idea)),
            Verb::IdeaEdited => of_idea(changes, |idea| self.idea_edited(idea)),
            Verb::IdeaSettled => of_idea(changes, |idea| self.idea_settled(idea)),
            Verb::WorkflowAdded => self.workflow_added(changes),
            Verb::WorkflowEdited | Verb::WorkflowRedesigned | Verb::WorkflowReady => {
                self.workflow_deed(board, verb, changes)
            }
            Verb::TrialStarted => self.trial_deed(board, changes),
            Verb::WorkflowDecided => self.decision_deed(board, changes),
            Verb::Undone => self.pick("Fortrudt", "Undone").to_owned(),
            Verb::Redone => self.pick("Gentaget", "Done again").to_owned(),
        }
    }

    fn board_made(self, changes: &[Change]) -> String {
        let name = touched!(changes, Board).next().map_or("", |record| record.name.as_str());
        self.pick(format!("Tavlen {name} oprettet"), format!("Board {name} made"))
    }

    fn board_edited(self, board: &Board, changes: &[Change]) -> String {
        let record = touched!(changes, Board).next().unwrap_or(&board.record);
        let meeting = match record.first_meeting {
            Some(day) => self.pick(
                format!("første møde {}, derefter hver 14. dag", self.meeting(day, record.meeting_time)),
                format!("first meeting {}, then every fortnight", self.meeting(day, record.meeting_time)),
            ),
            None => self.no_meeting().to_owned(),
        };
        self.pick(
            format!("Tavlen {} rettet: {meeting}", record.name),
            format!("Board {} edited: {meeting}", record.name),
        )
    }

    fn unit_added(self, changes: &[Change]) -> String {
        let name = touched!(changes, Unit).next().map_or("", |unit| unit.name.as_str());
        self.pick(format!("Enhed oprettet: {name}"), format!("Unit added: {name}"))
    }

    fn member_added(self, changes: &[Change]) -> String {
        let name = member_name(changes);
        self.pick(format!("Medarbejder oprettet: {name}"), format!("Member added: {name}"))
    }

    /// What was settled, and the type the case had before.
    fn doubt_deed(self, changes: &[Change]) -> String {
        let settled = changes.iter().find_map(|change| match change {
            Change::Tally(Delta { before: Some(before), after: Some(after) }) => Some((before.case_type, after)),
            _ => None,
        });
        settled.map_or_else(String::new, |(before, entry)| self.doubt_settled(before, entry))
    }

    /// `rettet: tallene var byttet om`, in one line; empty when it was not corrected.
    pub fn corrected_because(self, measurement: &Measurement) -> String {
        match measurement.why.as_str().lines().next() {
            Some(why) => format!("{}: {why}", self.pick("rettet", "corrected")),
            None => String::new(),
        }
    }

    /// How many of that type stand in the fortnight now.
    fn tally_now(self, board: &Board, changes: &[Change], verb: Verb) -> String {
        let entry = touched!(changes, Tally).next().filter(|_| verb == Verb::Tallied);
        entry.map_or_else(String::new, |entry| {
            let (from, to) = board.fortnight(entry.day);
            let total = board.tally.total(from, to.succ_opt().unwrap_or(to), entry.stream, entry.case_type);
            self.pick(format!(" (nu {total} i perioden)"), format!(" (now {total} in the period)"))
        })
    }

    fn skipped(self, done: &Done) -> String {
        let n = done.skipped;
        match done.verb {
            _ if n == 0 => String::new(),
            Verb::PlanImported | Verb::MembersImported | Verb::MeasurementsImported | Verb::KpisImported => {
                self.pick(format!(" ({n} stod i forvejen)"), format!(" ({n} stood already)"))
            }
            _ => self.pick(format!(" ({n} ændres ikke)"), format!(" ({n} unchanged)")),
        }
    }

    /// `1 handling`, `12 handlinger`.
    pub fn actions(self, n: usize) -> String {
        format!("{n} {}", plural(n, self.pick("handling", "action"), self.pick("handlinger", "actions")))
    }

    /// `udført 3 dage for sent`.
    pub fn done_late(self, days: i64) -> String {
        format!("{} {}", self.pick("udført", "done"), self.days_late(days))
    }

    /// `3 dage for sent`.
    pub fn days_late(self, days: i64) -> String {
        let days = self.days(days);
        self.pick(format!("{days} for sent"), format!("{days} late"))
    }

    /// `1 dag`, `4 dage`.
    pub fn days(self, n: i64) -> String {
        let many = usize::try_from(n.unsigned_abs()).unwrap_or(usize::MAX);
        format!("{n} {}", plural(many, self.pick("dag", "day"), self.pick("dage", "days")))
    }
}

//! What was done, in one sentence: the same on the notice line, on the command line and in the log.

use super::{Lang, plural};
use crate::domain::action::Action;
use crate::domain::board::Board;
use crate::domain::change::{Change, Delta};
use crate::domain::journal::{Entry, Verb};
use crate::domain::kpi::Measurement;
use crate::domain::tally::TallyEntry;
use crate::domain::workflow::{Decision, Trial};
use crate::perform::Done;

/// The records of one entity that the changes leave, or take away.
macro_rules! touched {
    ($changes:expr, $entity:ident) => {
        $changes.iter().filter_map(|change| match change {
            Change::$entity(Delta { before, after }) => after.as_deref().or(before.as_deref()),
            _ => None,
        })
    };
}

impl Lang {
    /// What has just been done on `board`.
    pub fn deed(self, board: &Board, done: &Done) -> String {
        match done.of {
            None => {
                let sentence = self.operation(board, done.verb, &done.changes);
                let skipped = self.skipped(done.skipped);
                format!("{sentence}{skipped}{}", self.tally_now(board, &done.changes, done.verb))
            }
            Some(of) => {
                let original: Vec<Change> = done.changes.iter().rev().map(Change::inverse).collect();
                let changes = if done.verb == Verb::Redone { &done.changes } else { &original };
                let sentence = self.operation(board, of, changes);
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
            (verb, _) => self.operation(board, verb, &entry.changes),
        }
    }

    fn operation(self, board: &Board, verb: Verb, changes: &[Change]) -> String {
        match verb {
            Verb::BoardCreated => {
                let name = touched!(changes, Board).next().map_or("", |record| record.name.as_str());
                self.pick(format!("Tavlen {name} oprettet"), format!("Board {name} made"))
            }
            Verb::UnitAdded => {
                let name = touched!(changes, Unit).next().map_or("", |unit| unit.name.as_str());
                self.pick(format!("Enhed oprettet: {name}"), format!("Unit added: {name}"))
            }
            Verb::MemberAdded | Verb::MemberEdited => {
                let name = touched!(changes, Member).next().map_or("", |member| member.name.as_str());
                match verb {
                    Verb::MemberAdded => {
                        self.pick(format!("Medarbejder oprettet: {name}"), format!("Member added: {name}"))
                    }
                    _ => self.pick(format!("{name} rettet"), format!("{name} edited")),
                }
            }
            Verb::ActionAdded
            | Verb::ActionEdited
            | Verb::ActionDone
            | Verb::ActionMoved
            | Verb::ActionDropped
            | Verb::ActionReopened => touched!(changes, Action)
                .next()
                .map_or_else(String::new, |action| self.action_deed(board, verb, action)),
            Verb::PlanImported => self.plan_deed(changes),
            Verb::KpiAdded => {
                let name = touched!(changes, Kpi).next().map_or("", |kpi| kpi.name.as_str());
                self.pick(format!("Nøgletal oprettet: {name}"), format!("KPI added: {name}"))
            }
            Verb::Measured | Verb::MeasurementsImported => self.measured_deed(board, changes),
            Verb::Tallied => self.tally_deed(changes),
            Verb::WorkflowAdded => touched!(changes, Workflow).next().map_or_else(String::new, |workflow| {
                let (number, name) = (workflow.number, &workflow.name);
                self.pick(format!("Arbejdsgang {number} oprettet: {name}"), format!("Workflow {number} added: {name}"))
            }),
            Verb::TrialStarted => {
                touched!(changes, Trial).next().map_or_else(String::new, |trial| self.trial_deed(board, trial))
            }
            Verb::WorkflowDecided => {
                touched!(changes, Decision).next().map_or_else(String::new, |made| self.decision_deed(board, made))
            }
            Verb::Undone => self.pick("Fortrudt", "Undone").to_owned(),
            Verb::Redone => self.pick("Gentaget", "Done again").to_owned(),
        }
    }

    fn action_deed(self, board: &Board, verb: Verb, action: &Action) -> String {
        let number = action.number;
        let deadline = self.full_date(action.deadline);
        match verb {
            Verb::ActionAdded => format!(
                "#{number} {}: {} · {} · {deadline}",
                self.pick("oprettet", "added"),
                action.change,
                board.owner_name(action.owner)
            ),
            Verb::ActionEdited => format!("#{number} {}", self.pick("rettet", "edited")),
            Verb::ActionMoved => self.pick(
                format!("#{number} har fået ny frist: {deadline}"),
                format!("#{number} has a new deadline: {deadline}"),
            ),
            Verb::ActionDropped => format!("#{number} {}", self.pick("bortfaldet", "dropped")),
            Verb::ActionReopened => format!("#{number} {}", self.pick("genåbnet", "reopened")),
            _ => match action.late_days() {
                0 => format!("#{number} {}", self.pick("udført", "done")),
                days => format!("#{number} {}", self.done_late(days)),
            },
        }
    }

    fn plan_deed(self, changes: &[Change]) -> String {
        let actions = touched!(changes, Action).count();
        let people = touched!(changes, Member).count();
        let units = touched!(changes, Unit).count();
        let mut parts = vec![self.actions(actions)];
        if people > 0 {
            parts.push(self.pick(
                format!("{people} {}", plural(people, "ny medarbejder", "nye medarbejdere")),
                format!("{people} new {}", plural(people, "member", "members")),
            ));
        }
        if units > 0 {
            parts.push(self.pick(
                format!("{units} {}", plural(units, "ny enhed", "nye enheder")),
                format!("{units} new {}", plural(units, "unit", "units")),
            ));
        }
        let parts = self.listed(parts.iter());
        self.pick(format!("Importeret: {parts}"), format!("Imported: {parts}"))
    }

    fn measured_deed(self, board: &Board, changes: &[Change]) -> String {
        let measured: Vec<&Measurement> = touched!(changes, Measurement).collect();
        let Some(first) = measured.first() else { return String::new() };
        let Some(kpi) = board.kpi(first.kpi) else { return String::new() };
        let n = measured.len();
        if n > 1 {
            return self.pick(format!("{n} målinger af {}", kpi.name), format!("{n} measurements of {}", kpi.name));
        }
        let period = self.period(board.series(kpi).period(first.period));
        let value = self.value_with_unit(first.value, kpi);
        self.pick(
            format!("{}, {period}, målt: {value}", kpi.name),
            format!("{}, {period}, measured: {value}", kpi.name),
        )
    }

    fn tally_deed(self, changes: &[Change]) -> String {
        let entries: Vec<&TallyEntry> = touched!(changes, Tally).collect();
        let Some(first) = entries.first() else { return String::new() };
        let count = entries.iter().map(|entry| i64::from(entry.count)).sum();
        let mut types: Vec<&str> = entries.iter().map(|entry| self.case_type(entry.case_type)).collect();
        types.dedup();
        let (cases, types) = (self.cases(first.stream, count), types.join(", "));
        self.pick(format!("{cases} talt: {types}"), format!("{cases} counted: {types}"))
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

    fn trial_deed(self, board: &Board, trial: &Trial) -> String {
        let name = board.workflow(trial.workflow).map_or("", |workflow| workflow.name.as_str());
        let until = self.date(trial.until);
        let start = self.date(trial.start);
        self.pick(
            format!("Afprøvning af {name} fra {start} til {until}"),
            format!("Trial of {name} from {start} to {until}"),
        )
    }

    fn decision_deed(self, board: &Board, decision: &Decision) -> String {
        let name = board.workflow(decision.workflow).map_or("", |workflow| workflow.name.as_str());
        let number = decision.number;
        let mut what = self.decision(decision.kind).to_owned();
        if let Some(until) = decision.until {
            what = self.pick(format!("{what} til {}", self.date(until)), format!("{what} until {}", self.date(until)));
        }
        self.pick(
            format!("{name}: {what} (beslutning nr. {number})"),
            format!("{name}: {what} (decision no. {number})"),
        )
    }

    fn skipped(self, n: usize) -> String {
        if n == 0 {
            return String::new();
        }
        self.pick(format!(" ({n} {} i forvejen)", plural(n, "stod", "stod")), format!(" ({n} stood already)"))
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

//! What was done with workflows.

use crate::domain::board::Board;
use crate::domain::change::{Change, Delta};
use crate::domain::journal::Verb;
use crate::domain::workflow::{PartState, Workflow};
use crate::text::Lang;

/// The workflow that the changes are of: its own row, else the one that a unit or a part of it points to.
fn of<'a>(board: &'a Board, changes: &'a [Change]) -> Option<&'a Workflow> {
    let unit = || touched!(changes, WorkflowUnit).map(|row| row.workflow).next();
    let id = || unit().or_else(|| touched!(changes, Part).map(|part| part.workflow).next());
    touched!(changes, Workflow).next().or_else(|| id().and_then(|id| board.workflow(id)))
}

impl Lang {
    pub fn workflow_added(self, changes: &[Change]) -> String {
        let Some(workflow) = touched!(changes, Workflow).next() else { return String::new() };
        let (number, name) = (workflow.number, &workflow.name);
        self.pick(format!("Arbejdsgang {number} oprettet: {name}"), format!("Workflow {number} added: {name}"))
    }

    pub fn trial_deed(self, board: &Board, changes: &[Change]) -> String {
        let Some(trial) = touched!(changes, Trial).next() else { return String::new() };
        let name = board.workflow(trial.workflow).map_or("", |workflow| workflow.name.as_str());
        let until = self.date(trial.until);
        let start = self.date(trial.start);
        self.pick(
            format!("Afprøvning af {name} fra {start} til {until}"),
            format!("Trial of {name} from {start} to {until}"),
        )
    }

    pub fn decision_deed(self, board: &Board, changes: &[Change]) -> String {
        let Some(decision) = touched!(changes, Decision).next() else { return String::new() };
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

    /// What was done with the workflow itself, before it is tried.
    pub fn workflow_deed(self, board: &Board, verb: Verb, changes: &[Change]) -> String {
        let Some(workflow) = of(board, changes) else { return String::new() };
        let (name, version) = (&workflow.name, workflow.version);
        let is_ready = touched!(changes, Part).any(|part| part.state == PartState::Ready);
        match (verb, is_ready) {
            (Verb::WorkflowRedesigned, _) => self.pick(
                format!("Redesign af {name} begyndt (version {version})"),
                format!("Redesign of {name} begun (version {version})"),
            ),
            (Verb::WorkflowReady, true) => {
                self.pick(format!("{name} er klar til afprøvning"), format!("{name} is ready for trial"))
            }
            (Verb::WorkflowReady, false) => {
                self.pick(format!("{name} er tilbage i redesign"), format!("{name} is back in redesign"))
            }
            _ => self.pick(format!("{name} rettet"), format!("{name} edited")),
        }
    }
}

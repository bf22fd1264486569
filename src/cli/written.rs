//! What was written, in `--json`.

use serde::Serialize;

use crate::domain::change::Change;
use crate::perform::Done;

/// What was written, in `--json`.
#[derive(Serialize)]
pub struct Written {
    /// Its place in the journal.
    seq: u64,
    verb: &'static str,
    /// What an undo or redo took back or did again.
    of: Option<&'static str>,
    /// The short numbers of the actions, workflows, decisions and ideas it made or changed.
    numbers: Vec<u32>,
    skipped: usize,
    message: String,
    warnings: Vec<String>,
}

impl Written {
    pub fn new(done: &Done, message: String, warnings: Vec<String>) -> Self {
        Written {
            seq: done.seq,
            verb: done.verb.code(),
            of: done.of.map(|verb| verb.code()),
            numbers: done.changes.iter().filter_map(number).collect(),
            skipped: done.skipped,
            message,
            warnings,
        }
    }
}

/// The short number of what `change` made or changed.
fn number(change: &Change) -> Option<u32> {
    match change {
        Change::Action(delta) => delta.after.as_ref().or(delta.before.as_ref()).map(|action| action.number),
        Change::Workflow(delta) => delta.after.as_ref().or(delta.before.as_ref()).map(|workflow| workflow.number),
        Change::Decision(delta) => delta.after.as_ref().or(delta.before.as_ref()).map(|decision| decision.number),
        Change::Idea(delta) => delta.after.as_ref().or(delta.before.as_ref()).map(|idea| idea.number),
        Change::Board(_)
        | Change::Unit(_)
        | Change::Member(_)
        | Change::Kpi(_)
        | Change::Measurement(_)
        | Change::KpiNote(_)
        | Change::WorkflowUnit(_)
        | Change::Part(_)
        | Change::Trial(_)
        | Change::TrialUnit(_)
        | Change::Decider(_)
        | Change::Tally(_) => None,
    }
}

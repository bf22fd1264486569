//! `tavle workflow list` and `tavle workflow show`.

use serde::Serialize;

use super::call::Call;
use super::table::{Align, columns, fields};
use super::trouble::Trouble;
use super::values;
use crate::domain::board::{Board, Readiness};
use crate::domain::calendar::Date;
use crate::domain::workflow::{Decision, Trial, Workflow};

#[derive(Serialize)]
struct WorkflowRow<'a> {
    number: u32,
    name: &'a str,
    version: u32,
    state: &'static str,
    units: Vec<&'a str>,
    trials: Vec<TrialRow<'a>>,
    decisions: Vec<DecisionRow<'a>>,
    /// How much is done of what must be done before the start; none when nothing must be.
    readiness: Option<ReadinessRow>,
}

#[derive(Serialize)]
struct ReadinessRow {
    done: usize,
    all: usize,
}

/// A trial in `--json`.
#[derive(Serialize)]
pub struct TrialRow<'a> {
    workflow: u32,
    name: &'a str,
    version: u32,
    units: Vec<&'a str>,
    start: Date,
    until: Date,
    ended_on: Option<Date>,
}

#[derive(Serialize)]
struct DecisionRow<'a> {
    number: u32,
    decision: &'static str,
    version: u32,
    decided_on: Date,
    by: Vec<DeciderRow<'a>>,
    reason: &'a str,
    until: Option<Date>,
}

#[derive(Serialize)]
struct DeciderRow<'a> {
    name: &'a str,
    /// The role they had that day.
    role: &'static str,
}

impl<'a> TrialRow<'a> {
    pub fn new(board: &'a Board, trial: &'a Trial) -> Self {
        let workflow = board.workflow(trial.workflow);
        TrialRow {
            workflow: workflow.map_or(0, |workflow| workflow.number),
            name: workflow.map_or("", |workflow| workflow.name.as_str()),
            version: trial.version,
            units: board.units_of_trial(trial).iter().map(|unit| unit.name.as_str()).collect(),
            start: trial.start,
            until: trial.until,
            ended_on: trial.ended_on,
        }
    }
}

impl<'a> WorkflowRow<'a> {
    fn new(board: &'a Board, workflow: &'a Workflow) -> Self {
        WorkflowRow {
            number: workflow.number,
            name: workflow.name.as_str(),
            version: workflow.version,
            state: board.workflow_state(workflow.id).code(),
            units: units(board, workflow),
            trials: trials(board, workflow).map(|trial| TrialRow::new(board, trial)).collect(),
            decisions: decisions(board, workflow).map(|decision| decision_row(board, decision)).collect(),
            readiness: board.readiness(workflow.id).map(|Readiness { done, all }| ReadinessRow { done, all }),
        }
    }
}

fn decision_row<'a>(board: &'a Board, decision: &'a Decision) -> DecisionRow<'a> {
    DecisionRow {
        number: decision.number,
        decision: decision.kind.code(),
        version: decision.version,
        decided_on: decision.decided_on,
        by: deciders(board, decision).map(|(name, role)| DeciderRow { name, role: role.code() }).collect(),
        reason: decision.reason.as_str(),
        until: decision.until,
    }
}

fn units<'a>(board: &'a Board, workflow: &Workflow) -> Vec<&'a str> {
    let of = board.workflow_units.iter().filter(|row| row.workflow == workflow.id);
    of.filter_map(|row| board.unit(row.unit)).map(|unit| unit.name.as_str()).collect()
}

fn trials<'a>(board: &'a Board, workflow: &Workflow) -> impl Iterator<Item = &'a Trial> {
    let id = workflow.id;
    board.trials.iter().filter(move |trial| trial.workflow == id)
}

fn decisions<'a>(board: &'a Board, workflow: &Workflow) -> impl Iterator<Item = &'a Decision> {
    let id = workflow.id;
    board.decisions.iter().filter(move |decision| decision.workflow == id)
}

fn deciders<'a>(board: &'a Board, decision: &Decision) -> impl Iterator<Item = (&'a str, crate::domain::people::Role)> {
    let id = decision.id;
    let of = board.deciders.iter().filter(move |decider| decider.decision == id);
    of.filter_map(|decider| Some((board.member(decider.member)?.name.as_str(), decider.role)))
}

/// # Errors
/// When the board cannot be read.
pub fn list(call: &mut Call) -> Result<(), Trouble> {
    let desk = call.look()?;
    let board = &desk.board;
    if call.json {
        let rows: Vec<WorkflowRow> = board.workflows.iter().map(|it| WorkflowRow::new(board, it)).collect();
        return Ok(call.out.json(&rows)?);
    }
    if board.workflows.is_empty() {
        return Ok(call.out.line(call.lang.no_workflows())?);
    }
    let row = |workflow: &Workflow| {
        let state = call.lang.part_state(board.workflow_state(workflow.id)).to_owned();
        [workflow.number.to_string(), workflow.name.to_string(), state, units(board, workflow).join(", ")]
    };
    let rows: Vec<[String; 4]> = board.workflows.iter().map(row).collect();
    let align = [Align::Right, Align::Left, Align::Left, Align::Left];
    Ok(call.out.lines(&columns(align, [4, 30, 20, 20], &rows))?)
}

/// # Errors
/// When no one workflow is meant.
pub fn show(call: &mut Call, name: &str) -> Result<(), Trouble> {
    let desk = call.look()?;
    let workflow = values::workflow(&desk.board, name)?;
    if call.json {
        return Ok(call.out.json(&WorkflowRow::new(&desk.board, workflow))?);
    }
    call.out.line(&format!("{} {}", workflow.number, workflow.name))?;
    let facts = facts(call, &desk.board, workflow);
    Ok(call.out.lines(&fields(&facts))?)
}

fn facts(call: &Call, board: &Board, workflow: &Workflow) -> Vec<(&'static str, String)> {
    let lang = call.lang;
    let state = lang.part_state(board.workflow_state(workflow.id));
    let ready = board.readiness(workflow.id).map(|readiness| lang.readiness(readiness));
    let state = [Some(state.to_owned()), ready].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let trial = |trial: &Trial| {
        let units = board.units_of_trial(trial);
        let units = lang.listed(units.iter().map(|unit| unit.name.as_str()));
        (lang.trial_heading(), lang.trial_told(trial, &units, call.today()))
    };
    let decision = |made: &Decision| {
        let by: Vec<String> =
            deciders(board, made).map(|(name, role)| format!("{name} ({})", lang.role(role))).collect();
        (lang.decision_heading(), lang.decision_told(made, &lang.listed(by.iter())))
    };
    [(lang.status_label(), state), (lang.units_heading(), units(board, workflow).join(", "))]
        .into_iter()
        .chain(trials(board, workflow).map(trial))
        .chain(decisions(board, workflow).map(decision))
        .collect()
}

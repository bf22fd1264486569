//! The things of the board as `--json` prints them: English keys, ISO dates.

use chrono::NaiveTime;
use serde::Serialize;

use crate::domain::action::{Action, ActionState, Observed, Owner, Source, Stage, Waiting};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::people::{Member, Unit};

/// An action, its keys in the order of the plan.
#[derive(Serialize)]
pub struct ActionRow<'a> {
    number: u32,
    change: &'a str,
    owner: &'a str,
    effect: &'a str,
    how: &'a str,
    deadline: Date,
    original_deadline: Date,
    moves: u32,
    state: ActionState,
    before_start: bool,
    agreed_on: Option<Date>,
    waiting: Option<&'a Waiting>,
    done_on: Option<Date>,
    overdue_days: i64,
    /// The KPI's key.
    kpi: Option<&'a str>,
    /// The workflow's number.
    workflow: Option<u32>,
    stage: Stage,
    helpers: Vec<&'a str>,
    source: Option<Source>,
    /// The number of the idea it came from.
    idea: Option<u32>,
    /// How many meetings it has stood on the board in.
    meetings: usize,
    /// Overdue for two rounds of the meeting.
    stuck: bool,
    moved_why: &'a str,
    observed: Option<&'a Observed>,
    look_on: Option<Date>,
}

impl<'a> ActionRow<'a> {
    pub fn new(board: &'a Board, action: &'a Action, today: Date) -> Self {
        ActionRow {
            number: action.number,
            change: action.change.as_str(),
            owner: board.owner_name(action.owner),
            effect: action.effect.as_str(),
            how: action.how.as_str(),
            deadline: action.deadline,
            original_deadline: action.original_deadline,
            moves: action.moves,
            state: action.state,
            before_start: action.before_start,
            agreed_on: action.agreed_on,
            waiting: action.waiting.as_ref(),
            done_on: action.closed_on.filter(|_| action.state == ActionState::Done),
            overdue_days: action.overdue_days(today),
            kpi: action.kpi.and_then(|id| board.kpi(id)).map(|kpi| kpi.key.as_str()),
            workflow: action.workflow.and_then(|id| board.workflow(id)).map(|workflow| workflow.number),
            stage: action.stage(),
            helpers: board.helper_names(&action.helpers),
            source: action.source,
            idea: action.idea.and_then(|id| board.idea(id)).map(|idea| idea.number),
            meetings: board.meetings_with(action, today),
            stuck: action.is_stuck(today),
            moved_why: action.moved_why.as_str(),
            observed: action.observed.as_ref(),
            look_on: action.look_on,
        }
    }
}

#[derive(Serialize)]
pub struct UnitRow<'a> {
    name: &'a str,
    short: &'a str,
}

impl<'a> From<&'a Unit> for UnitRow<'a> {
    fn from(unit: &'a Unit) -> Self {
        UnitRow { name: unit.name.as_str(), short: unit.short.as_str() }
    }
}

#[derive(Serialize)]
pub struct MemberRow<'a> {
    name: &'a str,
    initials: &'a str,
    unit: Option<&'a str>,
    role: &'static str,
    logins: Vec<&'a str>,
    left_on: Option<Date>,
}

impl<'a> MemberRow<'a> {
    pub fn new(board: &'a Board, member: &'a Member) -> Self {
        MemberRow {
            name: member.name.as_str(),
            initials: member.initials.as_str(),
            unit: member.unit.map(|unit| board.owner_name(Owner::Unit(unit))),
            role: member.role.code(),
            logins: member.logins.0.iter().map(|login| login.as_str()).collect(),
            left_on: member.left_on,
        }
    }
}

/// The next meeting.
#[derive(Serialize)]
pub struct MeetingRow {
    date: Date,
    time: Option<String>,
}

impl MeetingRow {
    pub fn next(board: &Board, today: Date) -> Option<Self> {
        let time = board.record.meeting_time.map(|time: NaiveTime| time.format("%H:%M").to_string());
        board.next_meeting(today).map(|date| MeetingRow { date, time })
    }
}

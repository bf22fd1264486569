//! The things of the board as `--json` prints them: English keys, ISO dates, values with their KPI's decimals.

use chrono::NaiveTime;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::domain::action::{Action, ActionState, Owner, Waiting};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::kpi::{Kpi, Measurement, Series};
use crate::domain::number::plain;
use crate::domain::people::{Member, Unit};
use crate::domain::period::Period;

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
        }
    }
}

/// A KPI with its last measurement.
#[derive(Serialize)]
pub struct KpiRow<'a> {
    key: &'a str,
    name: &'a str,
    unit: &'a str,
    decimals: u32,
    better: &'static str,
    cadence: &'static str,
    target: Option<TargetRow>,
    last: Option<PointRow>,
    measurements: usize,
    /// The median of all points; one decimal more than the values where their count is even.
    centre: Number,
    /// The periods that are over and were not measured.
    missing: Vec<String>,
}

type Number = Option<Box<RawValue>>;

#[derive(Serialize)]
struct TargetRow {
    op: &'static str,
    value: Number,
}

/// A measurement.
#[derive(Serialize)]
pub struct PointRow {
    period: String,
    value: Number,
    /// Why it was corrected.
    why: Option<String>,
}

impl<'a> KpiRow<'a> {
    pub fn new(board: &'a Board, kpi: &'a Kpi, today: Date) -> Self {
        let series = board.series(kpi);
        let even = series.points().is_multiple_of(2);
        let centre = series.centre().and_then(|centre| i64::try_from(centre.times_ten()).ok());
        KpiRow {
            key: kpi.key.as_str(),
            name: kpi.name.as_str(),
            unit: kpi.unit.as_str(),
            decimals: kpi.decimals,
            better: kpi.better.code(),
            cadence: kpi.cadence.code(),
            target: kpi.target.map(|it| TargetRow { op: it.op.code(), value: number(it.value, kpi.decimals) }),
            last: points(series).pop(),
            measurements: series.points(),
            centre: centre.and_then(|centre| match even {
                true => number(centre, kpi.decimals + 1),
                false => number(centre / 10, kpi.decimals),
            }),
            missing: series.missing(today).iter().map(|period| period.code()).collect(),
        }
    }
}

/// The measurements of a series, oldest first.
pub fn points(series: Series) -> Vec<PointRow> {
    let measurements = series.measurements.iter();
    let why = |row: &Measurement| Some(row.why.to_string()).filter(|why| !why.is_empty());
    let place = |row: &Measurement| point(series.period(row.period), row.value, series.kpi.decimals);
    measurements.map(|row| PointRow { why: why(row), ..place(row) }).collect()
}

/// The value of a period.
pub fn point(period: Period, value: i64, decimals: u32) -> PointRow {
    PointRow { period: period.code(), value: number(value, decimals), why: None }
}

/// A scaled value as a JSON number with all its decimals: raw, so that it never becomes a float.
fn number(value: i64, decimals: u32) -> Number {
    RawValue::from_string(plain(value, decimals, '.')).ok()
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

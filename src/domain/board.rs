//! [`Board`]: the working set of one board, in memory; look-ups by id and by name.

use chrono::NaiveTime;

use super::action::{Action, Due, Owner};
use super::calendar::{Date, add_days, fortnight_start, meeting_on_or_after, working_day_from};
use super::change::{Change, Delta};
use super::command::Outcome;
use super::id::{ActionId, BoardId, KpiId, MemberId, UnitId, WorkflowId};
use super::journal::Verb;
use super::kpi::{Kpi, Measurement, Series};
use super::names::{Unnamed, find, fold};
use super::people::{Member, Unit};
use super::prose::Text;
use super::record::Record;
use super::refusal::{FieldName, Refusal};
use super::stamp::{Numbers, Stamp, Who};
use super::tally::Sums;
use super::workflow::{Decider, Decision, Part, PartState, Trial, TrialUnit, Workflow, WorkflowUnit};

crate::record! {
    /// The board itself: its name and its meetings.
    BoardRecord in "board" {
        id: BoardId,
        name: Text,
        created_on: Date,
        /// The anchor of the meetings, every 14 days (KL 2009, ch. 5); `None` while none is agreed.
        first_meeting: Option<Date>,
        meeting_time: Option<NaiveTime>,
    }
}

/// What somebody wants of the board itself.
#[derive(Debug, Clone, PartialEq)]
pub enum BoardCommand {
    /// Decided on [`Board::blank`].
    Create { name: Text, first_meeting: Option<Date>, meeting_time: Option<NaiveTime> },
}

/// How many fortnights of the tally are loaded.
pub const TALLY_FORTNIGHTS: i64 = 7;

/// The most points of a series that are loaded and judged.
pub const SERIES_POINTS: usize = 1_100;

/// The working set of one board: the small tables whole, open actions and those closed since the last meeting, the
/// latest measurements, the tally's sums. What is older is asked for (`query`).
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    pub record: BoardRecord,
    /// The last operation of the file that this working set holds.
    pub revision: u64,
    pub numbers: Numbers,
    pub units: Vec<Unit>,
    pub members: Vec<Member>,
    pub kpis: Vec<Kpi>,
    /// By KPI, then period.
    pub measurements: Vec<Measurement>,
    pub actions: Vec<Action>,
    pub tally: Sums,
    pub workflows: Vec<Workflow>,
    pub workflow_units: Vec<WorkflowUnit>,
    pub parts: Vec<Part>,
    pub trials: Vec<Trial>,
    pub trial_units: Vec<TrialUnit>,
    pub decisions: Vec<Decision>,
    pub deciders: Vec<Decider>,
}

/// The board in four figures: what a meeting asks first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardSums {
    pub overdue: usize,
    pub today: usize,
    /// KPIs that miss a measurement.
    pub missing: usize,
    /// Trials whose planned end has come.
    pub ready: usize,
}

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &BoardCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    let BoardCommand::Create { name, first_meeting, meeting_time } = command;
    if name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name));
    }
    let record = BoardRecord {
        id: board.record.id,
        name: name.clone(),
        created_on: stamp.today,
        first_meeting: *first_meeting,
        meeting_time: *meeting_time,
    };
    Ok(Outcome::one(Verb::BoardCreated, Change::added(record)))
}

impl Board {
    /// A board on which nothing stands yet.
    pub fn blank(id: BoardId, today: Date) -> Self {
        let record =
            BoardRecord { id, name: Text::default(), created_on: today, first_meeting: None, meeting_time: None };
        Board::of(record)
    }

    /// Whether it has not been made yet.
    pub fn is_blank(&self) -> bool {
        self.record.name.is_empty()
    }

    /// The board of `record`, otherwise empty.
    pub fn of(record: BoardRecord) -> Self {
        Board {
            record,
            revision: 0,
            numbers: Numbers::default(),
            units: Vec::new(),
            members: Vec::new(),
            kpis: Vec::new(),
            measurements: Vec::new(),
            actions: Vec::new(),
            tally: Sums::default(),
            workflows: Vec::new(),
            workflow_units: Vec::new(),
            parts: Vec::new(),
            trials: Vec::new(),
            trial_units: Vec::new(),
            decisions: Vec::new(),
            deciders: Vec::new(),
        }
    }

    /// Takes a committed change into the working set.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Board(delta) => {
                if let Some(after) = &delta.after {
                    self.record = (**after).clone();
                }
            }
            Change::Unit(delta) => replace(&mut self.units, delta),
            Change::Member(delta) => replace(&mut self.members, delta),
            Change::Kpi(delta) => replace(&mut self.kpis, delta),
            Change::Measurement(delta) => {
                replace(&mut self.measurements, delta);
                self.measurements.sort_unstable_by_key(|row| (row.kpi, row.period));
            }
            Change::Action(delta) => replace(&mut self.actions, delta),
            Change::Tally(delta) => {
                for (entry, sign) in [(&delta.before, -1), (&delta.after, 1)] {
                    if let Some(entry) = entry {
                        self.tally.add(entry.day, entry.stream, entry.case_type, sign * i64::from(entry.count));
                    }
                }
            }
            Change::Workflow(delta) => replace(&mut self.workflows, delta),
            Change::WorkflowUnit(delta) => replace(&mut self.workflow_units, delta),
            Change::Part(delta) => replace(&mut self.parts, delta),
            Change::Trial(delta) => replace(&mut self.trials, delta),
            Change::TrialUnit(delta) => replace(&mut self.trial_units, delta),
            Change::Decision(delta) => replace(&mut self.decisions, delta),
            Change::Decider(delta) => replace(&mut self.deciders, delta),
        }
    }

    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    pub fn kpi(&self, id: KpiId) -> Option<&Kpi> {
        self.kpis.iter().find(|kpi| kpi.id == id)
    }

    pub fn action(&self, id: ActionId) -> Option<&Action> {
        self.actions.iter().find(|action| action.id == id)
    }

    pub fn workflow(&self, id: WorkflowId) -> Option<&Workflow> {
        self.workflows.iter().find(|workflow| workflow.id == id)
    }

    pub fn measurement(&self, kpi: KpiId, period: Date) -> Option<&Measurement> {
        self.measurements
            .binary_search_by_key(&(kpi, period), |row| (row.kpi, row.period))
            .ok()
            .map(|at| &self.measurements[at])
    }

    /// A KPI with its measurements.
    pub fn series<'a>(&'a self, kpi: &'a Kpi) -> Series<'a> {
        let start = self.measurements.partition_point(|row| row.kpi < kpi.id);
        let end = self.measurements.partition_point(|row| row.kpi <= kpi.id);
        Series { kpi, measurements: &self.measurements[start..end], anchor: self.anchor() }
    }

    /// The name of an owner; empty when it has gone.
    pub fn owner_name(&self, owner: Owner) -> &str {
        match owner {
            Owner::Member(id) => self.member(id).map_or("", |member| member.name.as_str()),
            Owner::Unit(id) => self.unit(id).map_or("", |unit| unit.name.as_str()),
        }
    }

    /// The initials of an owner, for the wall.
    pub fn owner_initials(&self, owner: Owner) -> &str {
        match owner {
            Owner::Member(id) => self.member(id).map_or("", |member| member.initials.as_str()),
            Owner::Unit(id) => self.unit(id).map_or("", |unit| unit.short.as_str()),
        }
    }

    /// The owner whose whole name, initials or login this is; a unit goes before a member.
    pub fn owner_called(&self, name: &str) -> Option<Owner> {
        let wanted = fold(name);
        let unit = self.units.iter().find(|unit| unit_names(unit).iter().any(|name| fold(name) == wanted));
        let member = || self.members.iter().find(|member| member_names(member).iter().any(|name| fold(name) == wanted));
        unit.map(|unit| Owner::Unit(unit.id)).or_else(|| member().map(|member| Owner::Member(member.id)))
    }

    /// # Errors
    /// [`Unnamed`] when no one unit is meant.
    pub fn find_unit(&self, name: &str) -> Result<&Unit, Unnamed> {
        find(&self.units, name, unit_names)
    }

    /// # Errors
    /// [`Unnamed`] when no one member is meant.
    pub fn find_member(&self, name: &str) -> Result<&Member, Unnamed> {
        find(&self.members, name, member_names)
    }

    /// # Errors
    /// [`Unnamed`] when no one KPI is meant.
    pub fn find_kpi(&self, name: &str) -> Result<&Kpi, Unnamed> {
        find(&self.kpis, name, |kpi| vec![kpi.name.to_string(), kpi.key.to_string()])
    }

    /// By short number (`3`, `#3`) or name.
    ///
    /// # Errors
    /// [`Unnamed`] when no one workflow is meant.
    pub fn find_workflow(&self, name: &str) -> Result<&Workflow, Unnamed> {
        let number = |workflow: &Workflow| vec![workflow.name.to_string(), workflow.number.to_string()];
        find(&self.workflows, name.trim().trim_start_matches('#'), number)
    }

    /// A member or unit by any unambiguous part of the name.
    ///
    /// # Errors
    /// [`Unnamed`] when no one owner is meant.
    pub fn find_owner(&self, name: &str) -> Result<Owner, Unnamed> {
        if let Some(owner) = self.owner_called(name) {
            return Ok(owner);
        }
        let owners = self.owners();
        find(&owners, name, |owner| vec![self.owner_name(*owner).to_owned()]).copied()
    }

    /// Everybody who can be responsible: units, and members who have not left.
    pub fn owners(&self) -> Vec<Owner> {
        let units = self.units.iter().map(|unit| Owner::Unit(unit.id));
        let members = self.members.iter().filter(|member| member.left_on.is_none());
        units.chain(members.map(|member| Owner::Member(member.id))).collect()
    }

    /// Who goes by `name`, a login or any unambiguous part of a member's name; without a member when nobody does.
    pub fn who(&self, name: &str) -> Who {
        let member = self.find_member(name).ok().filter(|member| member.left_on.is_none()).map(|member| member.id);
        Who { login: Text::stored(name), member }
    }

    /// Whether `owner` is `who` or the unit `who` belongs to.
    pub fn is_mine(&self, owner: Owner, who: &Who) -> bool {
        match owner {
            Owner::Member(id) => who.member == Some(id),
            Owner::Unit(id) => who.member.and_then(|member| self.member(member)).is_some_and(|me| me.unit == Some(id)),
        }
    }

    /// The anchor of fortnights: the first meeting, or the day the board was made.
    pub fn anchor(&self) -> Date {
        self.record.first_meeting.unwrap_or(self.record.created_on)
    }

    /// The next meeting on or after `today`, moved to a working day when it falls on a holiday.
    pub fn next_meeting(&self, today: Date) -> Option<Date> {
        let anchor = self.record.first_meeting?;
        let planned = meeting_on_or_after(anchor, today);
        // One that was moved past its planned day may still be ahead.
        let before = working_day_from(add_days(planned, -14));
        Some(if before >= today && before >= anchor { before } else { working_day_from(planned) })
    }

    /// The last meeting before `today`; before the first one, the day the board was made or a fortnight ago, whichever
    /// is later.
    pub fn last_meeting(&self, today: Date) -> Date {
        let planned =
            self.record.first_meeting.map(|anchor| (anchor, add_days(meeting_on_or_after(anchor, today), -14)));
        match planned {
            Some((anchor, last)) if last >= anchor => last,
            _ => self.record.created_on.max(add_days(today, -14)).min(today),
        }
    }

    /// The first and last day of the fortnight of `today`.
    pub fn fortnight(&self, today: Date) -> (Date, Date) {
        let start = fortnight_start(self.anchor(), today);
        (start, add_days(start, 13))
    }

    /// The state of a workflow, derived from its parts: how many of them stand furthest from adoption's opposite.
    /// One part is the whole workflow.
    pub fn workflow_state(&self, id: WorkflowId) -> PartState {
        let states = self.parts.iter().filter(|part| part.workflow == id).map(|part| part.state);
        let order = [
            PartState::OnTrial,
            PartState::Ready,
            PartState::Redesigned,
            PartState::FurtherDevelopment,
            PartState::Mapped,
            PartState::Adopted,
            PartState::Annulled,
        ];
        states.min_by_key(|state| order.iter().position(|other| other == state)).unwrap_or(PartState::Mapped)
    }

    /// The trials that have not been ended by a decision, the first planned end first.
    pub fn running_trials(&self) -> Vec<&Trial> {
        let mut running: Vec<&Trial> = self.trials.iter().filter(|trial| trial.ended_on.is_none()).collect();
        running.sort_by_key(|trial| (trial.until, trial.id));
        running
    }

    /// The adopted workflows with the decision that adopted each, the newest first.
    pub fn adopted(&self) -> Vec<(&Workflow, Option<&Decision>)> {
        let mut adopted: Vec<_> = self
            .workflows
            .iter()
            .filter(|workflow| self.workflow_state(workflow.id) == PartState::Adopted)
            .map(|workflow| {
                let decisions = self.decisions.iter().filter(|decision| decision.workflow == workflow.id);
                (workflow, decisions.max_by_key(|decision| decision.number))
            })
            .collect();
        adopted.sort_by_key(|(_, decision)| std::cmp::Reverse(decision.map(|decision| decision.number)));
        adopted
    }

    /// The units in a trial, in the board's order.
    pub fn units_of_trial(&self, trial: &Trial) -> Vec<&Unit> {
        let in_trial = |unit: &&Unit| self.trial_units.iter().any(|row| row.trial == trial.id && row.unit == unit.id);
        self.units.iter().filter(in_trial).collect()
    }

    /// The board in four figures.
    pub fn sums(&self, today: Date) -> BoardSums {
        let due = |wanted: Due| self.actions.iter().filter(|action| action.due(today, None) == wanted).count();
        BoardSums {
            overdue: due(Due::Overdue),
            today: due(Due::Today),
            missing: self.kpis.iter().filter(|kpi| !self.series(kpi).missing(today).is_empty()).count(),
            ready: self.running_trials().into_iter().filter(|trial| trial.is_ready(today)).count(),
        }
    }

    /// The actions, in the order a meeting takes them up.
    pub fn plan(&self, today: Date) -> Vec<&Action> {
        let meeting = self.next_meeting(today);
        let mut plan: Vec<&Action> = self.actions.iter().collect();
        plan.sort_by_key(|action| (action.due(today, meeting), action.deadline, action.number));
        plan
    }
}

fn unit_names(unit: &Unit) -> Vec<String> {
    vec![unit.name.to_string(), unit.short.to_string()]
}

fn member_names(member: &Member) -> Vec<String> {
    let logins = member.logins.0.iter().map(ToString::to_string);
    [member.name.to_string(), member.initials.to_string()].into_iter().chain(logins).collect()
}

/// Puts the record after the change in place of the one before it; a new one by its id, which is the order they were
/// made in and the order they are loaded in.
fn replace<T: Record>(records: &mut Vec<T>, delta: &Delta<T>) {
    let Some(changed) = delta.after.as_deref().or(delta.before.as_deref()) else { return };
    let at = records.iter().position(|record| record.id() == changed.id());
    match (at, &delta.after) {
        (Some(at), Some(after)) => records[at] = (**after).clone(),
        (Some(at), None) => drop(records.remove(at)),
        (None, Some(after)) => {
            let at = records.partition_point(|record| record.id() < after.id());
            records.insert(at, (**after).clone());
        }
        (None, None) => {}
    }
}

//! [`Board`]: the working set of one board, in memory; look-ups by id.

mod named;
mod series;
mod today;
mod whole;

pub use series::{ChartMark, HELD_POINTS, Happened, Held, SERIES_POINTS};
pub use today::{BoardSums, Readiness};

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::action::{Action, ActionState};
use super::calendar::{Date, add_days};
use super::change::{Change, Delta};
use super::command::{Needs, Outcome, edit_fields};
use super::id::{ActionId, BoardId, IdeaId, KpiId, MemberId, TallyId, UnitId, WorkflowId};
use super::idea::Idea;
use super::journal::Verb;
use super::kpi::{Judged, Kpi, KpiNote, Measurement};
use super::people::{Member, Unit};
use super::prose::Text;
use super::record::Record;
use super::refusal::{FieldName, Refusal};
use super::stamp::{Numbers, Stamp};
use super::tally::{Sums, TallyEntry};
use super::workflow::{Decider, Decision, Part, Trial, TrialUnit, Workflow, WorkflowUnit};

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
    Create {
        name: Text,
        first_meeting: Option<Date>,
        meeting_time: Option<NaiveTime>,
    },
    Edit {
        base: BoardFields,
        wanted: BoardFields,
    },
}

edit_fields! {
    /// What a person may change of the board itself.
    BoardFields of BoardRecord {
        name: Text as Name, first_meeting: Option<Date> as FirstMeeting, meeting_time: Option<NaiveTime> as MeetingTime
    }
}

/// How many fortnights of the tally are loaded.
pub const TALLY_FORTNIGHTS: i64 = 7;

/// The working set of one board: the small tables whole, open actions, those closed since the last meeting, with an
/// effect to look for, or done before a start that is to come, the latest measurements, the tally's sums and open doubts, ideas that are open and those decided on since the last
/// meeting. What is older is asked for (`query`).
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
    /// By KPI, period and kind: of the periods whose measurements are held.
    pub kpi_notes: Vec<KpiNote>,
    /// Of the KPIs whose measurements are not all held.
    pub judged: BTreeMap<KpiId, Judged>,
    pub actions: Vec<Action>,
    pub tally: Sums,
    /// The entries somebody is in doubt about; and, while a command is decided on, the entry it names.
    pub doubts: Vec<TallyEntry>,
    pub ideas: Vec<Idea>,
    pub workflows: Vec<Workflow>,
    pub workflow_units: Vec<WorkflowUnit>,
    pub parts: Vec<Part>,
    pub trials: Vec<Trial>,
    pub trial_units: Vec<TrialUnit>,
    pub decisions: Vec<Decision>,
    pub deciders: Vec<Decider>,
}

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &BoardCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    let (verb, record) = match command {
        BoardCommand::Create { name, first_meeting, meeting_time } => {
            let record = BoardRecord {
                id: board.record.id,
                name: name.clone(),
                created_on: stamp.today,
                first_meeting: *first_meeting,
                meeting_time: *meeting_time,
            };
            (Verb::BoardCreated, record)
        }
        BoardCommand::Edit { base, wanted } => (Verb::BoardEdited, BoardFields::merge(base, wanted, &board.record)?),
    };
    if record.name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name));
    }
    if verb == Verb::BoardCreated {
        return Ok(Outcome::one(verb, Change::added(record)));
    }
    if record == board.record {
        return Err(Refusal::NothingChanged);
    }
    board.fortnights_hold(&record)?;
    Ok(Outcome::one(verb, Change::edited(board.record.clone(), record)))
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
            kpi_notes: Vec::new(),
            judged: BTreeMap::new(),
            actions: Vec::new(),
            tally: Sums::default(),
            doubts: Vec::new(),
            ideas: Vec::new(),
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
            Change::Measurement(delta) => self.replace_measurement(delta),
            Change::KpiNote(delta) => self.replace_kpi_note(delta),
            Change::Action(delta) => replace(&mut self.actions, delta),
            Change::Tally(delta) => {
                delta.before.iter().for_each(|entry| self.tally.take_entry(entry));
                delta.after.iter().for_each(|entry| self.tally.add_entry(entry));
                let in_doubt = delta.after.clone().filter(|entry| entry.is_in_doubt());
                replace(&mut self.doubts, &Delta { before: delta.before.clone(), after: in_doubt });
            }
            Change::Idea(delta) => replace(&mut self.ideas, delta),
            Change::Workflow(delta) => replace(&mut self.workflows, delta),
            Change::WorkflowUnit(delta) => replace(&mut self.workflow_units, delta),
            Change::Part(delta) => replace(&mut self.parts, delta),
            Change::Trial(delta) => replace(&mut self.trials, delta),
            Change::TrialUnit(delta) => replace(&mut self.trial_units, delta),
            Change::Decision(delta) => replace(&mut self.decisions, delta),
            Change::Decider(delta) => replace(&mut self.deciders, delta),
        }
    }

    /// Lets go of what the working set of `today` would not hold: who writes for years carries no more than who opens
    /// the board.
    pub fn let_go(&mut self, today: Date) {
        let since = self.last_meeting(today);
        let prepared = self.in_preparation();
        self.actions.retain(|action| holds_action(action, since, &prepared));
        self.ideas.retain(|idea| idea.is_open() || idea.decided_on.is_some_and(|on| on >= since));
        let (this_fortnight, _) = self.fortnight(today);
        self.tally.let_go(add_days(this_fortnight, -14 * (TALLY_FORTNIGHTS - 1)));
    }

    /// Whether the working set has all that a command needs to see.
    pub fn holds(&self, needs: Needs) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Actions(ids) => ids.iter().all(|id| self.action(*id).is_some()),
            Needs::EveryAction => false,
            Needs::Measurements(kpi) => self.holds_whole(kpi),
            Needs::Tally(id) => self.tally_entry(id).is_some(),
            Needs::Idea(id) => self.idea(id).is_some(),
        }
    }

    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        find(&self.units, id)
    }

    pub fn member(&self, id: MemberId) -> Option<&Member> {
        find(&self.members, id)
    }

    pub fn kpi(&self, id: KpiId) -> Option<&Kpi> {
        find(&self.kpis, id)
    }

    pub fn action(&self, id: ActionId) -> Option<&Action> {
        find(&self.actions, id)
    }

    pub fn idea(&self, id: IdeaId) -> Option<&Idea> {
        find(&self.ideas, id)
    }

    /// An entry of the tally, when somebody is in doubt about it or a command that is decided on names it.
    pub fn tally_entry(&self, id: TallyId) -> Option<&TallyEntry> {
        find(&self.doubts, id)
    }

    pub fn workflow(&self, id: WorkflowId) -> Option<&Workflow> {
        find(&self.workflows, id)
    }
}

/// Whether the working set holds `action`: open, closed since the last meeting, with an effect still to be looked for, or
/// done before the start of a workflow that is being `prepared`.
fn holds_action(action: &Action, since: Date, prepared: &[WorkflowId]) -> bool {
    let was_before_start = action.before_start && action.state == ActionState::Done;
    action.is_open()
        || action.closed_on.is_some_and(|on| on >= since)
        || action.look_on.is_some()
        || (was_before_start && action.workflow.is_some_and(|workflow| prepared.contains(&workflow)))
}

/// The record called `id`: they stand in the order of their ids, but for one that a command asked for besides.
fn find<T: Record>(records: &[T], id: T::Id) -> Option<&T> {
    let at = records.binary_search_by_key(&id, Record::id);
    at.map_or_else(|_| records.iter().find(|record| record.id() == id), |at| Some(&records[at]))
}

/// Puts the record after the change in place of the one before it; a new one by its id, which is the order they were
/// made in and the order they are loaded in.
fn replace<T: Record>(records: &mut Vec<T>, delta: &Delta<T>) {
    let Some(changed) = delta.after.as_deref().or(delta.before.as_deref()) else { return };
    let at = records.binary_search_by_key(&changed.id(), Record::id);
    match (at, &delta.after) {
        (Ok(at), Some(after)) => records[at] = (**after).clone(),
        (Ok(at), None) => drop(records.remove(at)),
        (Err(at), Some(after)) => records.insert(at, (**after).clone()),
        (Err(_), None) => {}
    }
}

//! Questions about the board on a day: its meetings, its plan, its trials, its figures.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Board, BoardRecord, TALLY_FORTNIGHTS};
use crate::domain::action::{Action, ActionState, Due, Owner};
use crate::domain::calendar::{Date, add_days, fortnight_start, meeting_on_or_after, working_day_from};
use crate::domain::id::WorkflowId;
use crate::domain::kpi::Kpi;
use crate::domain::people::Unit;
use crate::domain::period::Cadence;
use crate::domain::refusal::{KpiRefusal, Refusal};
use crate::domain::run_chart::Centre;
use crate::domain::tally::{CaseType, Stream};
use crate::domain::workflow::{Decision, PartState, Trial, Workflow};

/// How many earlier fortnights it takes to say what is usual.
const FEWEST_FORTNIGHTS: usize = 3;

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

/// How much is done of what must be done before a workflow starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    pub done: usize,
    pub all: usize,
}

impl Board {
    /// The anchor of fortnights: the first meeting, or the day the board was made.
    pub fn anchor(&self) -> Date {
        self.record.first_meeting.unwrap_or(self.record.created_on)
    }

    /// Whether the fortnights that have been measured stay what they are when the board becomes `record`: they are
    /// counted from its anchor.
    ///
    /// # Errors
    /// When a KPI is measured every fortnight and the anchor would move by anything but whole fortnights.
    pub fn fortnights_hold(&self, record: &BoardRecord) -> Result<(), Refusal> {
        let days = (record.first_meeting.unwrap_or(record.created_on) - self.anchor()).num_days();
        let measured = |kpi: &&Kpi| self.series(kpi).last().is_some();
        let by_fortnight = self.kpis.iter().filter(|kpi| kpi.cadence == Cadence::Fortnight).find(measured);
        match by_fortnight {
            Some(kpi) if days % 14 != 0 => Err(Refusal::Kpi(KpiRefusal::FortnightsMeasured { name: kpi.name.clone() })),
            Some(_) | None => Ok(()),
        }
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

    /// How many of a type there usually are in a fortnight: the median of the earlier ones that are loaded and lie wholly
    /// after the board was founded, a half rounded up. `None` while there are fewer than three of them.
    pub fn usual(&self, today: Date, stream: Stream, case_type: CaseType) -> Option<i64> {
        let (this, _) = self.fortnight(today);
        let starts = (1..TALLY_FORTNIGHTS).map(|back| add_days(this, -14 * back));
        let whole = starts.filter(|start| *start >= self.record.created_on);
        let totals: Vec<i64> =
            whole.map(|start| self.tally.total(start, add_days(start, 14), stream, case_type)).collect();
        if totals.len() < FEWEST_FORTNIGHTS {
            return None;
        }
        Centre::median(&totals).and_then(|centre| i64::try_from(centre.rounded()).ok())
    }

    /// The state of a workflow, derived from its parts. One part on trial puts the workflow on trial; without one, the
    /// part that has come nearest to a trial speaks for it. It is adopted when no part is left to work on, and annulled
    /// only when every part is. Without parts it is mapped.
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

    /// Whether the first day of the workflow is still ahead: what must be done before it counts.
    pub fn is_in_preparation(&self, id: WorkflowId) -> bool {
        self.workflow_state(id).is_in_preparation()
    }

    /// The workflows whose first day is still ahead.
    pub fn in_preparation(&self) -> Vec<WorkflowId> {
        self.workflows.iter().map(|workflow| workflow.id).filter(|id| self.is_in_preparation(*id)).collect()
    }

    /// How much is done of what must be done before the workflow starts (KL 2009, ch. 4: "fra dag 1"); `None` when it has
    /// started, or nothing must be.
    pub fn readiness(&self, id: WorkflowId) -> Option<Readiness> {
        if !self.is_in_preparation(id) {
            return None;
        }
        let mut readiness = Readiness { done: 0, all: 0 };
        for action in self.actions.iter().filter(|it| it.before_start && it.workflow == Some(id)) {
            readiness.all += usize::from(action.state != ActionState::Dropped);
            readiness.done += usize::from(action.state == ActionState::Done);
        }
        (readiness.all > 0).then_some(readiness)
    }

    /// How many meetings `action` has stood on the board in: those planned from the day it was written to `today`.
    pub fn meetings_with(&self, action: &Action, today: Date) -> usize {
        let Some(anchor) = self.record.first_meeting else { return 0 };
        let first = meeting_on_or_after(anchor, action.created_on().max(anchor));
        if first > today { 0 } else { usize::try_from((today - first).num_days() / 14 + 1).unwrap_or(0) }
    }

    /// Whether `action` was done since the last meeting.
    pub fn is_done_since_meeting(&self, action: &Action, today: Date) -> bool {
        action.state == ActionState::Done && action.closed_on.is_some_and(|on| on >= self.last_meeting(today))
    }

    /// The open actions of members who have left: somebody else must take each (`domain.md` §2.3, 1).
    pub fn to_hand_over(&self, today: Date) -> Vec<&Action> {
        self.plan_of(today, |action| action.is_open() && self.has_left(action.owner, today).is_some())
    }

    /// The day `owner` left, when that has passed; a unit stays.
    pub fn has_left(&self, owner: Owner, today: Date) -> Option<Date> {
        match owner {
            Owner::Member(id) => self.member(id)?.left_on.filter(|on| *on < today),
            Owner::Unit(_) => None,
        }
    }

    /// The trials that have not been ended by a decision, the first planned end first.
    pub fn running_trials(&self) -> Vec<&Trial> {
        let mut running: Vec<&Trial> = self.trials.iter().filter(|trial| trial.ended_on.is_none()).collect();
        running.sort_by_key(|trial| (trial.until, trial.id));
        running
    }

    /// The adopted workflows with the decision that adopted each, the newest first.
    pub fn adopted(&self) -> Vec<(&Workflow, Option<&Decision>)> {
        // Each decision is looked at once: those of years are many.
        let mut newest: BTreeMap<WorkflowId, &Decision> = BTreeMap::new();
        for decision in &self.decisions {
            let known = newest.entry(decision.workflow).or_insert(decision);
            *known = if known.number > decision.number { known } else { decision };
        }
        let adopted = self.workflows.iter().filter(|it| self.workflow_state(it.id) == PartState::Adopted);
        let mut adopted: Vec<_> = adopted.map(|it| (it, newest.get(&it.id).copied())).collect();
        adopted.sort_by_key(|(_, decision)| Reverse(decision.map(|decision| decision.number)));
        adopted
    }

    /// The units that a workflow touches, in the board's order.
    pub fn units_of_workflow(&self, id: WorkflowId) -> Vec<&Unit> {
        let touched = |unit: &&Unit| self.workflow_units.iter().any(|row| row.workflow == id && row.unit == unit.id);
        self.units.iter().filter(touched).collect()
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
            missing: self.kpis.iter().filter(|kpi| !self.series(kpi).late(today).is_empty()).count(),
            ready: self.running_trials().into_iter().filter(|trial| trial.is_ready(today)).count(),
        }
    }

    /// The actions, in the order a meeting takes them up.
    pub fn plan(&self, today: Date) -> Vec<&Action> {
        self.plan_of(today, |_| true)
    }

    /// The actions that are `wanted`, in the order a meeting takes them up.
    pub fn plan_of(&self, today: Date, wanted: impl Fn(&Action) -> bool) -> Vec<&Action> {
        let meeting = self.next_meeting(today);
        let mut plan: Vec<&Action> = self.actions.iter().filter(|action| wanted(action)).collect();
        // What is closed has no deadline any more: there the newest comes first.
        let deadline = |action: &Action| action.closed_on.is_none().then_some(action.deadline);
        plan.sort_by_cached_key(|action| {
            (action.due(today, meeting), action.closed_on.map(Reverse), deadline(action), action.number)
        });
        plan
    }
}

#[cfg(test)]
mod tests;

//! Questions about the board on a day: its meetings, its plan, its trials, its figures.

use super::Board;
use crate::domain::action::{Action, Due};
use crate::domain::calendar::{Date, add_days, fortnight_start, meeting_on_or_after, working_day_from};
use crate::domain::id::WorkflowId;
use crate::domain::people::Unit;
use crate::domain::workflow::{Decision, PartState, Trial, Workflow};

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

impl Board {
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

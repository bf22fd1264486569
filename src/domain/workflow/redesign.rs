//! From a workflow as it is to one that can be tried: its name and units, the redesign, and when it is ready.

use std::collections::BTreeSet;

use super::rules::{check_name, check_units, move_parts};
use super::{PartState, Workflow, WorkflowFields, WorkflowUnit};
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::id::UnitId;
use crate::domain::journal::Verb;
use crate::domain::refusal::{FieldName, Refusal, WorkflowRefusal};
use crate::domain::stamp::Stamp;

impl WorkflowFields {
    /// What stands of `workflow`.
    pub fn of(board: &Board, workflow: &Workflow) -> Self {
        let units = rows(board, workflow).map(|row| row.unit).collect();
        WorkflowFields { name: workflow.name.clone(), units }
    }

    /// `now` with what was `wanted` in place of `base`; the units count as one field.
    fn merge(base: &Self, wanted: &Self, now: Self) -> Result<Self, Refusal> {
        let (mut merged, mut conflicts) = (now.clone(), Vec::new());
        match (wanted.name != base.name && wanted.name != now.name, now.name == base.name) {
            (true, true) => merged.name = wanted.name.clone(),
            (true, false) => conflicts.push(FieldName::Name),
            (false, _) => {}
        }
        match (wanted.units != base.units && wanted.units != now.units, now.units == base.units) {
            (true, true) => merged.units = wanted.units.clone(),
            (true, false) => conflicts.push(FieldName::Units),
            (false, _) => {}
        }
        if conflicts.is_empty() { Ok(merged) } else { Err(Refusal::Conflict(conflicts)) }
    }
}

fn rows<'a>(board: &'a Board, workflow: &Workflow) -> impl Iterator<Item = &'a WorkflowUnit> {
    let id = workflow.id;
    board.workflow_units.iter().filter(move |row| row.workflow == id)
}

pub fn edit(
    board: &Board,
    now: &Workflow,
    (base, wanted): (&WorkflowFields, &WorkflowFields),
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    let merged = WorkflowFields::merge(base, wanted, WorkflowFields::of(board, now))?;
    check_name(board, now.id, &merged.name)?;
    let mut changes = change_units(board, now, &merged.units, stamp)?;
    if merged.name != now.name {
        changes.insert(0, Change::edited(now.clone(), Workflow { name: merged.name, ..now.clone() }));
    }
    if changes.is_empty() { Err(Refusal::NothingChanged) } else { Ok(Outcome::of(Verb::WorkflowEdited, changes)) }
}

/// The rows that go and those that come, so that `workflow` touches just these units.
fn change_units(
    board: &Board,
    workflow: &Workflow,
    units: &BTreeSet<UnitId>,
    stamp: &mut Stamp,
) -> Result<Vec<Change>, Refusal> {
    let present: BTreeSet<UnitId> = rows(board, workflow).map(|row| row.unit).collect();
    if present == *units {
        return Ok(Vec::new());
    }
    check_units(board, &units.iter().copied().collect::<Vec<_>>())?;
    board.units_may_change(workflow)?;
    let gone = rows(board, workflow).filter(|row| !units.contains(&row.unit)).cloned().map(Change::removed);
    let mut changes: Vec<Change> = gone.collect();
    for unit in units.difference(&present) {
        let id = stamp.ids.fresh();
        let row = WorkflowUnit { id, board: board.record.id, workflow: workflow.id, unit: *unit };
        changes.push(Change::added(row));
    }
    Ok(changes)
}

impl Board {
    /// Whether other units may be named: a version on trial is as it was when the trial began.
    ///
    /// # Errors
    /// The refusal when it is on trial.
    pub fn units_may_change(&self, workflow: &Workflow) -> Result<(), Refusal> {
        let mut parts = self.parts.iter().filter(|part| part.workflow == workflow.id);
        match parts.any(|part| part.state == PartState::OnTrial) {
            true => Err(Refusal::Workflow(WorkflowRefusal::UnitsOnTrial { name: workflow.name.clone() })),
            false => Ok(()),
        }
    }
}

/// Begins a redesign. What is developed further or annulled has been tried: its redesign is the next version. The way
/// we work is redesigned only once it is decided to develop it further (`domain.md` §2.2).
pub fn redesign(board: &Board, workflow: &Workflow) -> Result<Outcome, Refusal> {
    let states = || board.parts.iter().filter(|part| part.workflow == workflow.id).map(|part| part.state);
    if states().any(|state| state == PartState::Adopted) {
        return Err(Refusal::Workflow(WorkflowRefusal::DecideToDevelop { name: workflow.name.clone() }));
    }
    let was_tried = |state: PartState| matches!(state, PartState::FurtherDevelopment | PartState::Annulled);
    let mut changes =
        move_parts(board, workflow, PartState::Redesigned, |state| state == PartState::Mapped || was_tried(state))?;
    if states().any(was_tried) {
        let next = Workflow { version: workflow.version + 1, ..workflow.clone() };
        changes.insert(0, Change::edited(workflow.clone(), next));
    }
    Ok(Outcome::of(Verb::WorkflowRedesigned, changes))
}

/// The redesign is ready for its trial, or not after all.
pub fn set_ready(board: &Board, workflow: &Workflow, ready: bool) -> Result<Outcome, Refusal> {
    let (from, to) = match ready {
        true => (PartState::Redesigned, PartState::Ready),
        false => (PartState::Ready, PartState::Redesigned),
    };
    let changes = move_parts(board, workflow, to, |state| state == from)?;
    Ok(Outcome::of(Verb::WorkflowReady, changes))
}

#[cfg(test)]
mod tests {
    use super::super::{DecisionKind, WorkflowCommand, decide};
    use super::*;
    use crate::domain::calendar::{Date, add_days};
    use crate::domain::id::{Ids, MemberId, WorkflowId};
    use crate::domain::people::{Logins, PeopleCommand, Role, decide as decide_people};
    use crate::domain::prose::Text;
    use crate::domain::refusal::Thing;
    use crate::domain::stamp::{Through, Who};
    use chrono::DateTime;

    /// A board with two units, a leader, and the workflows *Post* and *Arkiv* of the first unit.
    struct Team {
        board: Board,
        stamp: Stamp,
        units: Vec<UnitId>,
        leader: MemberId,
        post: WorkflowId,
    }

    impl Team {
        fn new() -> Self {
            let (at, today) = (DateTime::UNIX_EPOCH, Date::default());
            let mut stamp = Stamp::new(Who { login: Text::default(), member: None }, at, today, Through::Screen, 1);
            let mut board = Board::blank(Ids::new(at, 2).fresh(), today);
            let unit = |name: &str| PeopleCommand::AddUnit { name: Text::stored(name), short: None };
            let (name, role) = (Text::stored("Lone Bach"), Role::Leader);
            let lone = PeopleCommand::AddMember { name, initials: None, unit: None, role, logins: Logins::default() };
            for command in [unit("BAC"), unit("BYC"), lone] {
                decide_people(&board, &command, &mut stamp).unwrap().changes.iter().for_each(|it| board.apply(it));
            }
            let (units, leader) = (board.units.iter().map(|unit| unit.id).collect(), board.members[0].id);
            let mut team = Team { board, units, leader, post: stamp.ids.fresh(), stamp };
            for name in ["Post", "Arkiv"] {
                let units = vec![team.units[0]];
                team.does(&WorkflowCommand::Add { name: Text::stored(name), units }).unwrap();
            }
            team.post = team.board.find_workflow("Post").unwrap().id;
            team
        }

        fn does(&mut self, command: &WorkflowCommand) -> Result<Outcome, Refusal> {
            let outcome = decide(&self.board, command, &mut self.stamp)?;
            outcome.changes.iter().for_each(|change| self.board.apply(change));
            Ok(outcome)
        }

        fn redesigns(&mut self) -> Result<Outcome, Refusal> {
            self.does(&WorkflowCommand::Redesign { workflow: self.post })
        }

        fn readies(&mut self, ready: bool) -> Result<Outcome, Refusal> {
            self.does(&WorkflowCommand::Ready { workflow: self.post, ready })
        }

        fn starts(&mut self) -> Result<Outcome, Refusal> {
            let (workflow, units, start) = (self.post, vec![self.units[0]], Date::default());
            self.does(&WorkflowCommand::StartTrial { workflow, units, start, until: add_days(start, 56) })
        }

        fn decides(&mut self, kind: DecisionKind) {
            let (workflow, by, reason) = (self.post, vec![self.leader], Text::stored("Det virker"));
            self.does(&WorkflowCommand::Decide { workflow, kind, by, reason, until: None }).unwrap();
        }

        fn edits(&mut self, change: impl FnOnce(&mut WorkflowFields)) -> Result<Outcome, Refusal> {
            let base = self.fields();
            let mut wanted = base.clone();
            change(&mut wanted);
            self.does(&WorkflowCommand::Edit { id: self.post, base, wanted })
        }

        fn fields(&self) -> WorkflowFields {
            WorkflowFields::of(&self.board, self.board.workflow(self.post).unwrap())
        }

        /// The state and version of *Post*.
        fn stand(&self) -> (PartState, u32) {
            let part = self.board.parts.iter().find(|part| part.workflow == self.post).unwrap();
            (part.state, self.board.workflow(self.post).unwrap().version)
        }

        fn state(&self) -> Refusal {
            let state = self.stand().0;
            Refusal::Workflow(WorkflowRefusal::State { name: Text::stored("Post"), state })
        }
    }

    #[test]
    fn a_redesign_gets_ready_and_back() {
        let mut team = Team::new();
        assert_eq!(team.readies(true), Err(team.state()));
        team.redesigns().unwrap();
        assert_eq!(team.stand(), (PartState::Redesigned, 1));
        assert_eq!(team.redesigns(), Err(team.state()));
        assert_eq!(team.readies(false), Err(team.state()));
        team.readies(true).unwrap();
        assert_eq!(team.redesigns(), Err(team.state()));
        team.readies(false).unwrap();
        assert_eq!(team.stand(), (PartState::Redesigned, 1));
        team.readies(true).unwrap();
        team.starts().unwrap();
        assert_eq!((team.redesigns(), team.readies(false)), (Err(team.state()), Err(team.state())));
    }

    #[test]
    fn what_was_tried_is_redesigned_as_the_next_version() {
        for kind in [DecisionKind::Develop, DecisionKind::Annul] {
            let mut team = Team::new();
            team.starts().unwrap();
            team.decides(kind);
            team.redesigns().unwrap();
            assert_eq!(team.stand(), (PartState::Redesigned, 2));
            team.starts().unwrap();
            assert_eq!(team.board.trials.iter().map(|trial| trial.version).collect::<Vec<_>>(), [1, 2]);
        }
    }

    #[test]
    fn the_way_we_work_is_redesigned_after_a_decision_only() {
        let mut team = Team::new();
        team.starts().unwrap();
        team.decides(DecisionKind::Adopt);
        let name = Text::stored("Post");
        assert_eq!(team.redesigns(), Err(Refusal::Workflow(WorkflowRefusal::DecideToDevelop { name })));
        assert_eq!(team.starts(), Err(team.state()));
        team.decides(DecisionKind::Develop);
        team.redesigns().unwrap();
        assert_eq!(team.stand(), (PartState::Redesigned, 2));
    }

    #[test]
    fn name_and_units_are_edited_as_one_and_merged() {
        let mut team = Team::new();
        let (base, [bac, byc]) = (team.fields(), [team.units[0], team.units[1]]);
        let outcome = team.edits(|it| (it.name, it.units) = (Text::stored("Postliste"), [byc].into())).unwrap();
        assert_eq!((outcome.verb, outcome.changes.len()), (Verb::WorkflowEdited, 3));
        assert_eq!(team.fields(), WorkflowFields { name: Text::stored("Postliste"), units: [byc].into() });
        let back = outcome.changes.iter().rev().map(Change::inverse);
        back.for_each(|change| team.board.apply(&change));
        assert_eq!(team.fields(), base);

        team.edits(|it| it.name = Text::stored("Breve")).unwrap();
        let wanted = WorkflowFields { units: [bac, byc].into(), ..base.clone() };
        let id = team.post;
        team.does(&WorkflowCommand::Edit { id, base: base.clone(), wanted }).unwrap();
        assert_eq!(team.fields(), WorkflowFields { name: Text::stored("Breve"), units: [bac, byc].into() });
        let wanted = WorkflowFields { name: Text::stored("Mails"), units: [byc].into() };
        let both = Refusal::Conflict(vec![FieldName::Name, FieldName::Units]);
        assert_eq!(team.does(&WorkflowCommand::Edit { id, base, wanted }), Err(both));
    }

    #[test]
    fn an_edit_keeps_the_rules_of_a_new_one() {
        let mut team = Team::new();
        let taken = Refusal::NameTaken { thing: Thing::Workflow, name: Text::stored("arkiv") };
        assert_eq!(team.edits(|it| it.name = Text::stored("arkiv")), Err(taken));
        assert_eq!(team.edits(|it| it.name = Text::default()), Err(Refusal::Empty(FieldName::Name)));
        assert_eq!(team.edits(|it| it.units.clear()), Err(Refusal::Workflow(WorkflowRefusal::NoUnits)));
        assert_eq!(team.edits(|_| {}), Err(Refusal::NothingChanged));
    }

    #[test]
    fn the_units_of_a_version_on_trial_stand_also_when_an_edit_is_taken_back() {
        let mut team = Team::new();
        let byc = team.units[1];
        let edited = team.edits(|it| it.units.extend([byc])).unwrap();
        let back: Vec<Change> = edited.changes.iter().map(Change::inverse).collect();
        assert_eq!(team.board.stays_whole(&back), Ok(()));
        team.starts().unwrap();
        let stand = Refusal::Workflow(WorkflowRefusal::UnitsOnTrial { name: Text::stored("Post") });
        assert_eq!(team.edits(|it| it.units.retain(|unit| *unit != byc)), Err(stand.clone()));
        assert_eq!(team.board.stays_whole(&back), Err(stand));
        team.edits(|it| it.name = Text::stored("Breve")).unwrap();
    }
}

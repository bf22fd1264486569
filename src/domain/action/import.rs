//! A whole plan from a file, as one operation: rows with a number edit that action, the others are new.

use std::collections::{HashMap, HashSet};

use super::deeds::refuse_closed;
use super::rules::{check, check_owner, new_action, rewritten};
use super::{Action, ActionFields, NewOwners, Owner, PlanRow, STUCK_AFTER, Step};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::{Outcome, Warning};
use crate::domain::journal::Verb;
use crate::domain::names::{Unnamed, fold};
use crate::domain::people::{new_member, new_unit};
use crate::domain::prose::Text;
use crate::domain::refusal::{ImportRefusal, PlanRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;

mod named;

use named::Named;

/// A whole plan as one operation. Rows that stand already are skipped and counted: of a new one its five fields, of one
/// with a number all that the file says of it.
pub fn import(
    board: &Board,
    rows: &[PlanRow],
    new_owners: NewOwners,
    again: bool,
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    if rows.is_empty() {
        return Err(Refusal::Import(ImportRefusal::NothingToImport));
    }
    let standing = numbered(board, rows)?;
    let mut plan = board.clone();
    let (owners, changes) = owners(&mut plan, rows, &standing, new_owners, stamp)?;
    let fields = wanted(&plan, rows, &standing, &owners)?;
    let mut import = Import::new(&plan, changes);
    // Looked up by its five fields: a plan may hold a hundred thousand rows.
    let mut keys: HashSet<PlanKey> = board.actions.iter().map(plan_key).collect();
    for (row, fields) in rows.iter().zip(&fields) {
        match row.number.and_then(|number| standing.get(&number)) {
            Some(now) => import.edit(now, row, fields, stamp.today)?,
            None if !keys.insert(key_of(fields)) && !again => import.skipped += 1,
            None => import.add(row, fields, stamp)?,
        }
    }
    import.outcome(rows.len())
}

/// What has been decided of the rows so far.
struct Import<'a> {
    plan: &'a Board,
    changes: Vec<Change>,
    warnings: Vec<Warning>,
    /// The actions that the file moves.
    moved: Vec<u32>,
    /// Those of them that were stuck and are only moved.
    stuck: Vec<u32>,
    /// The actions that stand elsewhere than the file says.
    steps: Vec<u32>,
    /// The lines that move what is closed.
    closed: Vec<(u64, PlanRefusal)>,
    skipped: usize,
}

impl<'a> Import<'a> {
    fn new(plan: &'a Board, changes: Vec<Change>) -> Self {
        let (warnings, steps, closed) = (Vec::new(), Vec::new(), Vec::new());
        Import { plan, changes, warnings, moved: Vec::new(), stuck: Vec::new(), steps, closed, skipped: 0 }
    }

    fn add(&mut self, row: &PlanRow, fields: &ActionFields, stamp: &mut Stamp) -> Result<(), Refusal> {
        check_owner(self.plan, fields.owner, stamp.today)?;
        check(self.plan, fields, None, stamp.today)?;
        let action = new_action(self.plan, fields, stamp);
        self.compare(row, &action);
        self.changes.push(Change::added(action));
        Ok(())
    }

    /// What the file says wins over what stands; nothing else is touched.
    fn edit(&mut self, now: &Action, row: &PlanRow, fields: &ActionFields, today: Date) -> Result<(), Refusal> {
        let action = ActionFields::merge(&ActionFields::from(now), fields, now)?;
        self.compare(row, now);
        if action == *now {
            self.skipped += 1;
            return Ok(());
        }
        if action.deadline != now.deadline
            && let Err(Refusal::Plan(closed)) = refuse_closed(now)
        {
            self.closed.push((row.line, closed));
            return Ok(());
        }
        let (action, warnings) = rewritten(self.plan, now, action, &Text::default(), today)?;
        for warning in warnings {
            match warning {
                Warning::NoMoveReason => self.moved.push(now.number),
                Warning::Stuck { numbers, .. } => self.stuck.extend(numbers),
                other => self.warn(other),
            }
        }
        self.changes.push(Change::edited(now.clone(), action));
        Ok(())
    }

    fn compare(&mut self, row: &PlanRow, action: &Action) {
        // Agreement goes with a new responsible, and the file cannot know.
        if row.more.step.is_some_and(|step| step != Step::Stage(action.stage())) {
            self.steps.push(action.number);
        }
    }

    /// What holds for many rows is said once.
    fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn outcome(mut self, rows: usize) -> Result<Outcome, Refusal> {
        if !self.closed.is_empty() {
            return Err(Refusal::Import(ImportRefusal::Closed(self.closed)));
        }
        let numbers = std::mem::take(&mut self.steps);
        if self.skipped == rows {
            let nothing = if numbers.is_empty() {
                ImportRefusal::AllThere { rows }
            } else {
                ImportRefusal::OnlySteps { numbers }
            };
            return Err(Refusal::Import(nothing));
        }
        let moved = std::mem::take(&mut self.moved);
        if !moved.is_empty() {
            self.warn(Warning::MovedByFile { numbers: moved });
        }
        let stuck = std::mem::take(&mut self.stuck);
        if !stuck.is_empty() {
            self.warn(Warning::Stuck { numbers: stuck, weeks: STUCK_AFTER / 7 });
        }
        if !numbers.is_empty() {
            self.warn(Warning::StepsDiffer { numbers });
        }
        let Import { changes, warnings, skipped, .. } = self;
        Ok(Outcome { verb: Verb::PlanImported, changes, warnings, skipped })
    }
}

/// The five fields of the plan.
type PlanKey<'a> = (Owner, Date, &'a Text, &'a Text, &'a Text);

fn plan_key(action: &Action) -> PlanKey<'_> {
    (action.owner, action.deadline, &action.change, &action.effect, &action.how)
}

fn key_of(fields: &ActionFields) -> PlanKey<'_> {
    (fields.owner, fields.deadline, &fields.change, &fields.effect, &fields.how)
}

/// The actions that rows name by their numbers.
type Standing<'a> = HashMap<u32, &'a Action>;

/// Finds them; a number that nobody has, or that stands in two rows, is refused.
fn numbered<'a>(board: &'a Board, rows: &[PlanRow]) -> Result<Standing<'a>, Refusal> {
    let mut lines = HashMap::new();
    for row in rows {
        let Some(number) = row.number else { continue };
        if let Some(before) = lines.insert(number, row.line) {
            return Err(Refusal::Import(ImportRefusal::NumberTwice { number, lines: [before, row.line] }));
        }
    }
    let named = board.actions.iter().filter(|action| lines.contains_key(&action.number));
    let standing: Standing = named.map(|action| (action.number, action)).collect();
    let mut unknown: Vec<(u64, u32)> = lines
        .into_iter()
        .filter(|(number, _)| !standing.contains_key(number))
        .map(|(number, line)| (line, number))
        .collect();
    unknown.sort_unstable();
    if unknown.is_empty() { Ok(standing) } else { Err(Refusal::Import(ImportRefusal::UnknownNumbers(unknown))) }
}

/// What each row wants of its action, or every name in the rows that is not one thing.
fn wanted(
    plan: &Board,
    rows: &[PlanRow],
    standing: &Standing,
    owners: &HashMap<&Text, Owner>,
) -> Result<Vec<ActionFields>, Refusal> {
    let mut named = Named::new(plan);
    let mut wanted = Vec::with_capacity(rows.len());
    for row in rows {
        let now = row.number.and_then(|number| standing.get(&number).copied());
        let kept = now.filter(|now| stays_with(plan, now, row)).map(|now| now.owner);
        let owner = kept.or_else(|| owners.get(&row.owner).copied()).ok_or(Refusal::Gone(Thing::Owner))?;
        wanted.push(named.fields(row, now, owner));
    }
    named.refuse_unnamed()?;
    Ok(wanted)
}

/// Whether the row names whoever has the action. Two may go by one name, and who has left keeps what they have.
fn stays_with(board: &Board, now: &Action, row: &PlanRow) -> bool {
    board.owner_name(now.owner) == row.owner.as_str()
}

/// The owner of each name in the rows. Makes those nobody knows, or refuses with the list of them; a name that could be
/// several owners is refused.
fn owners<'a>(
    plan: &mut Board,
    rows: &'a [PlanRow],
    standing: &Standing,
    new_owners: NewOwners,
    stamp: &mut Stamp,
) -> Result<(HashMap<&'a Text, Owner>, Vec<Change>), Refusal> {
    let (mut owners, mut unknown) = (HashMap::new(), Vec::new());
    for name in distinct(plan, rows, standing) {
        match plan.owner_in_full(name.as_str()) {
            Ok(owner) => {
                owners.insert(name, owner);
            }
            Err(Unnamed::Unknown { .. }) => unknown.push(name),
            Err(Unnamed::Ambiguous { name, choices }) => {
                return Err(Refusal::Import(ImportRefusal::AmbiguousOwner { name, choices }));
            }
        }
    }
    let changes = create_owners(plan, &unknown, new_owners, stamp)?;
    for name in unknown {
        let owner = plan.owner_called(name.as_str()).ok_or(Refusal::Gone(Thing::Owner))?;
        owners.insert(name, owner);
    }
    Ok((owners, changes))
}

/// The names of owners that must be looked up, each once, in the order of the rows.
fn distinct<'a>(board: &Board, rows: &'a [PlanRow], standing: &Standing) -> Vec<&'a Text> {
    let mut seen = HashSet::new();
    let stays = |row: &PlanRow| {
        let now = row.number.and_then(|number| standing.get(&number));
        now.is_some_and(|now| stays_with(board, now, row))
    };
    let named = rows.iter().filter(|row| !stays(row)).map(|row| &row.owner);
    named.filter(|name| seen.insert(*name)).collect()
}

/// Makes the owners nobody knows, or refuses with the list of them. What differs in its letters only is one owner.
fn create_owners(
    plan: &mut Board,
    unknown: &[&Text],
    new_owners: NewOwners,
    stamp: &mut Stamp,
) -> Result<Vec<Change>, Refusal> {
    let mut seen = HashSet::new();
    let unknown: Vec<&Text> = unknown.iter().copied().filter(|name| seen.insert(fold(name.as_str()))).collect();
    if new_owners == NewOwners::Refuse && !unknown.is_empty() {
        return Err(Refusal::Import(ImportRefusal::UnknownOwners(unknown.into_iter().cloned().collect())));
    }
    let mut changes = Vec::new();
    for name in unknown {
        let change = match new_owners {
            NewOwners::Units => Change::added(new_unit(plan, name, None, stamp)?),
            NewOwners::Members | NewOwners::Refuse => Change::added(new_member(plan, name, stamp)?),
        };
        plan.apply(&change);
        changes.push(change);
    }
    Ok(changes)
}

#[cfg(test)]
mod tests;

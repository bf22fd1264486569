//! A whole plan from a file, as one operation.

use std::collections::{HashMap, HashSet};

use super::rules::{check_owner, new_action};
use super::{Action, ActionFields, NewOwners, Owner, PlanRow};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::journal::Verb;
use crate::domain::names::{Unnamed, fold};
use crate::domain::people::{new_member, new_unit};
use crate::domain::prose::Text;
use crate::domain::refusal::{ImportRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;

/// A whole plan as one operation. Rows whose five fields stand already are skipped and counted.
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
    let mut plan = board.clone();
    let (owners, mut changes) = owners(&mut plan, rows, new_owners, stamp)?;
    // Looked up by its five fields: a plan may hold a hundred thousand rows.
    let mut standing: HashSet<PlanKey> = board.actions.iter().map(plan_key).collect();
    let mut skipped = 0;
    for row in rows {
        let owner = *owners.get(&row.owner).ok_or(Refusal::Gone(Thing::Owner))?;
        if !standing.insert((owner, row.deadline, &row.change, &row.effect, &row.how)) && !again {
            skipped += 1;
            continue;
        }
        check_owner(&plan, owner, stamp.today)?;
        changes.push(Change::added(new_action(&plan, &fields(row, owner), stamp)));
    }
    if skipped == rows.len() {
        return Err(Refusal::Import(ImportRefusal::AllThere { rows: skipped }));
    }
    Ok(Outcome { verb: Verb::PlanImported, changes, warnings: Vec::new(), skipped })
}

/// The five fields of the plan.
type PlanKey<'a> = (Owner, Date, &'a Text, &'a Text, &'a Text);

fn plan_key(action: &Action) -> PlanKey<'_> {
    (action.owner, action.deadline, &action.change, &action.effect, &action.how)
}

fn fields(row: &PlanRow, owner: Owner) -> ActionFields {
    let effect = row.effect.clone();
    ActionFields { effect, how: row.how.clone(), ..ActionFields::of(row.change.clone(), owner, row.deadline) }
}

/// The owner of each name in the rows. Makes those nobody knows, or refuses with the list of them; a name that could be
/// several owners is refused.
fn owners<'a>(
    plan: &mut Board,
    rows: &'a [PlanRow],
    new_owners: NewOwners,
    stamp: &mut Stamp,
) -> Result<(HashMap<&'a Text, Owner>, Vec<Change>), Refusal> {
    let (mut owners, mut unknown) = (HashMap::new(), Vec::new());
    for name in distinct(rows) {
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

/// The names of the rows' owners, each once, in the order of the rows.
fn distinct(rows: &[PlanRow]) -> Vec<&Text> {
    let mut seen = HashSet::new();
    rows.iter().map(|row| &row.owner).filter(|name| seen.insert(*name)).collect()
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

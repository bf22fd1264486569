//! A whole plan from a file, as one operation.

use std::collections::HashSet;

use super::rules::new_action;
use super::{Action, ActionFields, NewOwners, Owner, PlanRow};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::journal::Verb;
use crate::domain::names::fold;
use crate::domain::people::{new_member, new_unit};
use crate::domain::prose::Text;
use crate::domain::refusal::{ImportRefusal, Refusal};
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
    let mut changes = create_owners(&mut plan, rows, new_owners, stamp)?;
    // Looked up by its five fields: a plan may hold a hundred thousand rows.
    let mut standing: HashSet<PlanKey> = board.actions.iter().map(plan_key).collect();
    let mut skipped = 0;
    for row in rows {
        let Some(owner) = plan.owner_called(row.owner.as_str()) else { continue };
        if !standing.insert((owner, row.deadline, &row.change, &row.effect, &row.how)) && !again {
            skipped += 1;
            continue;
        }
        let fields = ActionFields {
            change: row.change.clone(),
            owner,
            effect: row.effect.clone(),
            how: row.how.clone(),
            deadline: row.deadline,
            before_start: false,
            kpi: None,
            workflow: None,
        };
        changes.push(Change::added(new_action(&plan, &fields, stamp)));
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

/// Makes the owners nobody knows, or refuses with the list of them.
fn create_owners(
    plan: &mut Board,
    rows: &[PlanRow],
    new_owners: NewOwners,
    stamp: &mut Stamp,
) -> Result<Vec<Change>, Refusal> {
    let mut unknown: Vec<&Text> = Vec::new();
    for row in rows {
        let known = plan.owner_called(row.owner.as_str()).is_some();
        if !known && !unknown.iter().any(|name| fold(name.as_str()) == fold(row.owner.as_str())) {
            unknown.push(&row.owner);
        }
    }
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

//! The names in the rows of a plan, as things of the board.

use crate::domain::action::{Action, ActionFields, Helpers, Owner, PlanRow};
use crate::domain::board::Board;
use crate::domain::id::{KpiId, WorkflowId};
use crate::domain::names::{Unnamed, several};
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, ImportRefusal, Refusal};

/// Reads names; those that are not one thing are gathered, so that all of them are told.
pub struct Named<'a> {
    board: &'a Board,
    unnamed: Vec<(u64, FieldName, Unnamed)>,
}

impl<'a> Named<'a> {
    pub fn new(board: &'a Board) -> Self {
        Named { board, unnamed: Vec::new() }
    }

    /// What a row wants of its action: what it says, and for the rest what stands. A name that is that of what stands is
    /// that, also where another thing goes by it.
    pub fn fields(&mut self, row: &PlanRow, now: Option<&Action>, owner: Owner) -> ActionFields {
        let bare = || ActionFields::of(row.change.clone(), owner, row.deadline);
        let base = now.map_or_else(bare, ActionFields::from);
        ActionFields {
            change: row.change.clone(),
            owner,
            effect: row.effect.clone(),
            how: row.how.clone(),
            deadline: row.deadline,
            before_start: row.more.before_start.unwrap_or(base.before_start),
            kpi: self.kpi(row, base.kpi),
            workflow: self.workflow(row, base.workflow),
            helpers: self.helpers(row, &base.helpers),
        }
    }

    fn kpi(&mut self, row: &PlanRow, now: Option<KpiId>) -> Option<KpiId> {
        let Some(name) = &row.more.kpi else { return now };
        let stands = now.and_then(|id| self.board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
        if name.as_str() == stands || name.is_empty() {
            return now.filter(|_| !name.is_empty());
        }
        let found = self.board.find_kpi(name.as_str()).map(|kpi| kpi.id);
        self.keep(row, FieldName::Kpi, found)
    }

    fn workflow(&mut self, row: &PlanRow, now: Option<WorkflowId>) -> Option<WorkflowId> {
        let Some(name) = &row.more.workflow else { return now };
        let stands = now.and_then(|id| self.board.workflow(id)).map_or("", |workflow| workflow.name.as_str());
        if name.as_str() == stands || name.is_empty() {
            return now.filter(|_| !name.is_empty());
        }
        let found = self.board.find_workflow(name.as_str()).map(|workflow| workflow.id);
        self.keep(row, FieldName::Workflow, found)
    }

    fn helpers(&mut self, row: &PlanRow, now: &Helpers) -> Helpers {
        let Some(names) = &row.more.helpers else { return now.clone() };
        if *names == Text::stored(&self.board.helper_names(now).join(", ")) {
            return now.clone();
        }
        let found: Vec<_> =
            several(names.as_str()).map(|name| self.board.find_member(name).map(|member| member.id)).collect();
        Helpers(found.into_iter().filter_map(|found| self.keep(row, FieldName::Helpers, found)).collect())
    }

    fn keep<T>(&mut self, row: &PlanRow, field: FieldName, found: Result<T, Unnamed>) -> Option<T> {
        found.map_err(|unnamed| self.unnamed.push((row.line, field, unnamed))).ok()
    }

    /// # Errors
    /// With every name that is not one thing.
    pub fn refuse_unnamed(self) -> Result<(), Refusal> {
        if self.unnamed.is_empty() { Ok(()) } else { Err(Refusal::Import(ImportRefusal::Unnamed(self.unnamed))) }
    }
}

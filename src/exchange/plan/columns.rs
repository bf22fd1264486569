//! The columns of the plan, as they go out; the reader takes back those that a person writes.

use crate::codes;
use crate::domain::action::Action;
use crate::domain::board::Board;
use crate::domain::refusal::FieldName;
use crate::exchange::table::{Cell, Heading};
use crate::text::Lang;
use crate::text::export::PLAN_HEADINGS;

codes! {
    /// A column, in the order of `PLAN_HEADINGS`.
    PlanColumn {
        Number = "number",
        Change = "change",
        Owner = "owner",
        Effect = "effect",
        How = "how",
        Deadline = "deadline",
        Step = "step",
        BeforeStart = "before_start",
        Helpers = "helpers",
        Kpi = "kpi",
        Workflow = "workflow",
        AgreedOn = "agreed_on",
        Waiting = "waiting",
        FirstDeadline = "original_deadline",
        Moves = "moves",
        ClosedOn = "closed_on",
        Why = "why",
        Observed = "observed",
    }
}

impl PlanColumn {
    /// KL's five fields.
    pub const FIVE: [(PlanColumn, FieldName); 5] = [
        (PlanColumn::Change, FieldName::Change),
        (PlanColumn::Owner, FieldName::Owner),
        (PlanColumn::Effect, FieldName::Effect),
        (PlanColumn::How, FieldName::How),
        (PlanColumn::Deadline, FieldName::Deadline),
    ];

    /// What a file says of an action by these is written to it.
    pub const WRITTEN: [PlanColumn; 9] = [
        PlanColumn::Change,
        PlanColumn::Owner,
        PlanColumn::Effect,
        PlanColumn::How,
        PlanColumn::Deadline,
        PlanColumn::BeforeStart,
        PlanColumn::Helpers,
        PlanColumn::Kpi,
        PlanColumn::Workflow,
    ];

    /// Whether the reader takes it from a file; the others only inform.
    pub fn is_read(self) -> bool {
        PlanColumn::WRITTEN.contains(&self) || matches!(self, PlanColumn::Number | PlanColumn::Step)
    }

    pub fn heading(self, lang: Lang) -> Heading {
        let (danish, english, _) = PLAN_HEADINGS[self as usize];
        Heading { name: lang.pick(danish, english), width: self.width() }
    }

    /// Whether a file calls it that, in any language.
    pub fn is_called(self, heading: &str) -> bool {
        let (danish, english, others) = PLAN_HEADINGS[self as usize];
        let wanted = heading.to_lowercase();
        [danish, english].iter().chain(others).any(|name| name.to_lowercase() == wanted)
    }

    /// In letters: what reads well on a screen beside the others.
    fn width(self) -> u16 {
        match self {
            PlanColumn::Number | PlanColumn::Moves => 8,
            PlanColumn::Change | PlanColumn::How => 42,
            PlanColumn::Effect | PlanColumn::Waiting | PlanColumn::Why | PlanColumn::Observed => 30,
            PlanColumn::Owner | PlanColumn::Helpers | PlanColumn::Kpi | PlanColumn::Workflow => 20,
            PlanColumn::Step => 22,
            PlanColumn::BeforeStart
            | PlanColumn::Deadline
            | PlanColumn::AgreedOn
            | PlanColumn::FirstDeadline
            | PlanColumn::ClosedOn => 13,
        }
    }

    /// What stands in it for `action`.
    pub fn cell(self, board: &Board, action: &Action, lang: Lang) -> Cell {
        let day = |day: Option<_>| day.map_or(Cell::Empty, Cell::Date);
        match self {
            PlanColumn::Number => Cell::Number(action.number),
            PlanColumn::Change => Cell::text(action.change.as_str()),
            PlanColumn::Owner => Cell::text(board.owner_name(action.owner)),
            PlanColumn::Effect => Cell::text(action.effect.as_str()),
            PlanColumn::How => Cell::text(action.how.as_str()),
            PlanColumn::Deadline => Cell::Date(action.deadline),
            PlanColumn::Step => Cell::text(lang.stage(action.stage())),
            PlanColumn::BeforeStart => Cell::text(if action.before_start { lang.yes() } else { "" }),
            PlanColumn::Helpers => Cell::text(&board.helper_names(&action.helpers).join(", ")),
            PlanColumn::Kpi => Cell::text(action.kpi.and_then(|id| board.kpi(id)).map_or("", |kpi| kpi.name.as_str())),
            PlanColumn::Workflow => {
                let workflow = action.workflow.and_then(|id| board.workflow(id));
                Cell::text(workflow.map_or("", |workflow| workflow.name.as_str()))
            }
            PlanColumn::AgreedOn => day(action.agreed_on),
            PlanColumn::Waiting => {
                Cell::text(&action.waiting.as_ref().map_or_else(String::new, |waiting| lang.waiting_told(waiting)))
            }
            PlanColumn::FirstDeadline => Cell::Date(action.original_deadline),
            PlanColumn::Moves => Cell::Number(action.moves),
            PlanColumn::ClosedOn => day(action.closed_on),
            PlanColumn::Why => Cell::text(action.closed_why.as_str()),
            PlanColumn::Observed => {
                Cell::text(&action.observed.as_ref().map_or_else(String::new, |observed| lang.observed_told(observed)))
            }
        }
    }
}

/// What differs between two states of an action, of what a person writes: the column, before and after.
pub fn differences(board: &Board, before: &Action, after: &Action, lang: Lang) -> Vec<(PlanColumn, Cell, Cell)> {
    let both =
        PlanColumn::WRITTEN.map(|column| (column, column.cell(board, before, lang), column.cell(board, after, lang)));
    both.into_iter().filter(|(_, before, after)| before != after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_column_has_a_heading_of_its_own_and_kls_five_are_called_as_in_the_forms() {
        assert_eq!(PlanColumn::ALL.len(), PLAN_HEADINGS.len());
        for lang in [Lang::Da, Lang::En] {
            let headings: HashSet<&str> = PlanColumn::ALL.iter().map(|column| column.heading(lang).name).collect();
            assert_eq!(headings.len(), PLAN_HEADINGS.len());
            for (column, field) in PlanColumn::FIVE {
                assert_eq!(column.heading(lang).name, lang.field(field));
            }
        }
        for column in PlanColumn::ALL {
            let called = |lang: Lang| column.is_called(&column.heading(lang).name.to_uppercase());
            assert!(called(Lang::Da) && called(Lang::En), "{column:?}");
        }
    }
}

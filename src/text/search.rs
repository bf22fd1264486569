//! The words of searching: what stands in a row that can be looked for, also what the screen says by a sign or a group.

use super::format::action_number;
use super::{Lang, words};
use crate::domain::action::{Action, Due};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::idea::Idea;
use crate::domain::kpi::Kpi;
use crate::domain::workflow::Workflow;

words! {
    search_label => "søg:", "search:";
    find_title => "Søg på hele tavlen", "Search the whole board";
    nothing_to_find => "Tavlen er tom endnu: her er ikke noget at søge i.", "The board is still empty: there is nothing to search.";
    none_found => "Intet passer. Slet noget af søgningen.", "Nothing fits. Remove some of the search.";
    a_kpi => "Nøgletal", "KPI";
    an_action => "Handling", "Action";
    a_workflow => "Arbejdsgang", "Workflow";
    an_idea => "Idé", "Idea";
}

impl Lang {
    /// `12 fundet`.
    pub fn found(self, n: usize) -> String {
        self.pick(format!("{n} fundet"), format!("{n} found"))
    }

    /// Everything one may look for an action by, as it stands `today` and before the next `meeting`.
    pub fn search_action(self, board: &Board, action: &Action, today: Date, meeting: Option<Date>) -> String {
        let kpi = action.kpi.and_then(|id| board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
        let workflow = action.workflow.and_then(|id| board.workflow(id)).map_or("", |it| it.name.as_str());
        let before_start = if action.before_start { self.pick("før start", "before start") } else { "" };
        let parts = [
            &action_number(action.number),
            &format!("#{}", action.number),
            action.change.as_str(),
            board.owner_name(action.owner),
            board.owner_initials(action.owner),
            action.effect.as_str(),
            action.how.as_str(),
            kpi,
            workflow,
            before_start,
            self.action_state(action.state),
            self.due_words(action.due(today, meeting)),
            &self.due(action, today, meeting),
        ];
        parts.join(" ")
    }

    /// What the group of an action says.
    fn due_words(self, due: Due) -> &'static str {
        match due {
            Due::Overdue => self.pick("over fristen", "overdue"),
            Due::Today => self.today_word(),
            Due::BeforeMeeting => self.pick("før mødet", "before the meeting"),
            Due::Effect => self.pick("se effekten", "see the effect"),
            Due::Later => self.pick("senere", "later"),
            Due::Waiting => self.pick("afventer", "waiting"),
            Due::Done => self.pick("udført", "done"),
            Due::Dropped => self.pick("bortfaldet", "dropped"),
        }
    }

    pub fn search_kpi(self, board: &Board, kpi: &Kpi, today: Date) -> String {
        let series = board.series(kpi);
        let missing = self.missing(series, today).unwrap_or_default();
        [kpi.name.as_str(), kpi.key.as_str(), kpi.unit.as_str(), self.cadence(kpi.cadence), &missing].join(" ")
    }

    pub fn search_workflow(self, board: &Board, workflow: &Workflow) -> String {
        let units = board.workflow_units.iter().filter(|row| row.workflow == workflow.id);
        let units: Vec<&str> = units
            .filter_map(|row| board.unit(row.unit))
            .flat_map(|unit| [unit.name.as_str(), unit.short.as_str()])
            .collect();
        let state = self.part_state(board.workflow_state(workflow.id));
        format!("#{} {} {state} {}", workflow.number, workflow.name, units.join(" "))
    }

    pub fn search_idea(self, idea: &Idea) -> String {
        format!("#{} {} {} {}", idea.number, idea.text, self.idea_stand(idea), idea.why)
    }
}

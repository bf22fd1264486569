//! The plan as it leaves for a calendar or a spreadsheet.

use super::format::action_number;
use super::{Lang, words};
use crate::domain::action::{Action, Observed, Waiting};
use crate::domain::refusal::FieldName;

words! {
    nothing_there => "(tom)", "(empty)";
    sheet_name => "Handlingsplan", "Action plan";
}

/// A column of the plan: its heading in Danish and English, and what else files call it.
pub type PlanHeading = (&'static str, &'static str, &'static [&'static str]);

/// The columns in the order they go out: KL's five fields behind the number, then what Tavle knows besides.
pub const PLAN_HEADINGS: [PlanHeading; 18] = [
    ("Nr", "No", &[]),
    ("Ændring/opgave", "Change/task", &["ændring", "opgave", "handling", "change", "task", "action"]),
    ("Ansvarlig", "Responsible", &["owner"]),
    ("Effekt", "Effect", &[]),
    ("Hvordan", "How", &[]),
    ("Deadline", "Deadline", &["frist"]),
    ("Trin", "Step", &[]),
    ("Før start", "Before start", &[]),
    ("Hjælpere", "Helpers", &[]),
    ("Følges på", "Followed by", &[]),
    ("Arbejdsgang", "Workflow", &[]),
    ("Aftalt den", "Agreed on", &[]),
    ("Afventer", "Waiting", &[]),
    ("Først aftalt", "First agreed", &[]),
    ("Flyttet", "Moved", &[]),
    ("Lukket den", "Closed on", &[]),
    ("Begrundelse", "Reason", &[]),
    ("Effekten", "The effect", &[]),
];

/// What a file may say for yes; no is an empty cell, or one of the others.
pub const YES: [&str; 7] = ["ja", "j", "yes", "y", "x", "true", "1"];
pub const NO: [&str; 6] = ["", "nej", "n", "no", "false", "0"];

impl Lang {
    /// What an action waits for: `svar fra BAC, til 01-12-2026`.
    pub fn waiting_told(self, waiting: &Waiting) -> String {
        let until = waiting.until.map(|day| format!("{} {}", self.pick("til", "until"), self.date(day)));
        let note = Some(waiting.note.to_string()).filter(|note| !note.is_empty());
        let told: Vec<String> = note.into_iter().chain(until).collect();
        if told.is_empty() { self.yes().to_owned() } else { told.join(", ") }
    }

    /// What came of an action: `effekt set 27-11-2026: færre ringer igen`.
    pub fn observed_told(self, observed: &Observed) -> String {
        let seen = format!("{} {}", self.effect_seen(observed.effect), self.date(observed.on));
        if observed.note.is_empty() { seen } else { format!("{seen}: {}", observed.note) }
    }

    /// The body of an action in a calendar: who, to what effect, and how.
    pub fn calendar_body(self, action: &Action, owner: &str) -> String {
        let fields = [
            (FieldName::Owner, owner),
            (FieldName::Effect, action.effect.as_str()),
            (FieldName::How, action.how.as_str()),
        ];
        let told = fields.into_iter().filter(|(_, text)| !text.is_empty());
        told.map(|(field, text)| format!("{}: {text}", self.field(field))).collect::<Vec<_>>().join("\n")
    }

    /// `#12 Ret listen over fejlopkald`.
    pub fn calendar_summary(self, action: &Action) -> String {
        format!("{} {}", action_number(action.number), action.change)
    }

    /// `19 handlinger ligger i plan.xlsx (8 KB).`
    pub fn exported(self, actions: usize, path: &str, bytes: u64) -> String {
        let (actions, size) = (self.actions(actions), self.size(bytes));
        self.pick(format!("{actions} ligger i {path} ({size})."), format!("{actions} are in {path} ({size})."))
    }

    /// Before a file that is there is written over.
    pub fn ask_replace(self, path: &str) -> String {
        self.pick(
            format!("{path} findes allerede og bliver erstattet."),
            format!("{path} exists already and is replaced."),
        )
    }
}

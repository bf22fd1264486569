//! The words of the workflows on the screen: where each stands, what can be done now, its trials and decisions.

use super::{Lang, plural, words};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::workflow::{Decision, DecisionKind, PartState, Trial, Workflow};

words! {
    heading_workflows => "ARBEJDSGANGE", "WORKFLOWS";
    heading_decisions => "BESLUTNINGER", "DECISIONS";
    heading_what_now => "HVAD NU?", "WHAT NOW?";
    none_workflows => "Ingen arbejdsgange endnu. n opretter den første.", "No workflows yet. n adds the first one.";
    not_tried_yet => "Ikke afprøvet endnu.", "Not tried yet.";
    not_decided_yet => "Ingen endnu. Ledelsen beslutter.", "None yet. Management decides.";
    none_actions_open => "Ingen åbne.", "None open.";
    wall_nothing_tried => "Intet er under afprøvning, og intet er vedtaget endnu.", "Nothing is on trial, and nothing is adopted yet.";
    no_units_yet => "Ingen enheder endnu. De kommer med medarbejderne: Esc, h.",
        "No units yet. They come with the members: Esc, h.";
    parts_label => "Dele", "Parts";
    version_label => "Version", "Version";

    form_new_workflow => "Ny arbejdsgang", "New workflow";
    units_hint => "en eller flere enheder med komma imellem", "one or more units, parted by commas";
    until_hint => "kun når der afprøves længere, fx +28", "only when the trial goes on, for instance +28";
    deciders_hint => "mindst én leder eller en fra styregruppen", "at least one leader or one of the steering group";
    decision_stands => "kan ikke fortrydes; en ny beslutning kan afløse den", "cannot be undone; a new decision can take its place";

    next_begin_redesign => "begynd redesign", "begin the redesign";
    next_version => "begynd redesign af næste version", "begin the redesign of the next version";
    next_ready => "redesignet er klar til afprøvning", "the redesign is ready for trial";
    next_not_ready => "tilbage i redesign", "back in redesign";
    next_start => "begynd afprøvningen", "begin the trial";
    next_start_elsewhere => "afprøv i flere enheder", "try it in more units";
    next_decide => "beslut (spørger, før der gemmes)", "decide (asks before it is saved)";
    next_decide_adopted => "videreudvikl eller annullér", "develop further or annul";
    next_action => "skriv en handling, der hører til", "write an action that belongs to it";
    next_edit => "ret navn eller enheder", "change name or units";

    figure_on_trial => "under\nafprøvning", "on\ntrial";
    figure_ready_for_trial => "klar til\nafprøvning", "ready\nfor trial";
    figure_adopted => "sådan\narbejder vi", "the way\nwe work";
}

impl Lang {
    /// The tabs of the screen: workflows, and the ideas that are still to be decided on.
    pub fn workflow_tabs(self, workflows: usize, ideas: usize) -> [String; 2] {
        [
            format!("{} {workflows}", self.pick("Arbejdsgange", "Workflows")),
            format!("{} {ideas}", self.pick("Idéer", "Ideas")),
        ]
    }

    pub fn form_edit_workflow(self, number: u32) -> String {
        self.pick(format!("Redigér arbejdsgang {number}"), format!("Edit workflow {number}"))
    }

    /// Why a key does nothing to a workflow that stands so, and the key that does.
    pub fn only_now(self, name: &str, state: PartState) -> String {
        match state {
            PartState::Mapped | PartState::Redesigned | PartState::Ready => self.pick(
                format!("{name} er ikke afprøvet endnu. a begynder en afprøvning."),
                format!("{name} has not been tried yet. a begins a trial."),
            ),
            PartState::OnTrial => self.pick(
                format!("{name} er under afprøvning. d skriver ledelsens beslutning."),
                format!("{name} is on trial. d writes management's decision."),
            ),
            PartState::Adopted => self.pick(
                format!("{name} er vedtaget. d videreudvikler eller annullerer."),
                format!("{name} is adopted. d develops it further or annuls it."),
            ),
            PartState::FurtherDevelopment => self.pick(
                format!("{name} videreudvikles. g begynder redesignet."),
                format!("{name} is being developed further. g begins the redesign."),
            ),
            PartState::Annulled => self.pick(
                format!("{name} er annulleret. g begynder et nyt redesign."),
                format!("{name} is annulled. g begins a new redesign."),
            ),
        }
    }

    pub fn form_start_trial(self, name: &str) -> String {
        self.pick(format!("Afprøv: {name}"), format!("Start trial: {name}"))
    }

    pub fn form_decide(self, name: &str) -> String {
        self.pick(format!("Ledelsen beslutter: {name}"), format!("Management decides: {name}"))
    }

    /// What is decided, as the form offers it.
    pub fn decision_choice(self, kind: DecisionKind) -> &'static str {
        match kind {
            DecisionKind::Adopt => self.pick("vedtages som sådan arbejder vi", "adopted as the way we work"),
            DecisionKind::Develop => self.pick("videreudvikles", "to be developed further"),
            DecisionKind::Annul => self.pick(
                "annulleres (så gælder arbejdsgangen fra før)",
                "annulled (the workflow from before applies again)",
            ),
            DecisionKind::Extend => self.pick("afprøves længere", "on trial for longer"),
        }
    }

    /// The heading over the workflows in a state.
    pub fn state_heading(self, state: PartState) -> String {
        self.part_state(state).to_uppercase()
    }

    /// `8 uger`.
    pub fn weeks(self, n: i64) -> String {
        let word =
            plural(usize::try_from(n).unwrap_or(usize::MAX), self.pick("uge", "week"), self.pick("uger", "weeks"));
        format!("{n} {word}")
    }

    /// How far a workflow is: `uge 5 af 8`, `vedtaget 13-11-2026`; before its trial, how ready it is for
    /// day 1.
    pub fn workflow_stand(self, board: &Board, workflow: &Workflow, today: Date) -> String {
        let decision = board.decisions.iter().filter(|decision| decision.workflow == workflow.id);
        let decision = decision.max_by_key(|decision| decision.number);
        match board.workflow_state(workflow.id) {
            PartState::OnTrial => {
                let of = |trial: &&&Trial| trial.workflow == workflow.id;
                let running = board.running_trials();
                let more = running.iter().filter(of).count().saturating_sub(1);
                let stand = running.iter().find(of).map_or_else(String::new, |trial| self.trial(trial, today));
                if more > 0 { format!("{stand} · {}", self.more(more)) } else { stand }
            }
            PartState::Adopted => decision.map_or_else(String::new, |decision| self.decided_on(decision)),
            PartState::FurtherDevelopment | PartState::Annulled => decision.map_or_else(String::new, |decision| {
                let day = self.date(decision.decided_on);
                self.pick(format!("besluttet {day}"), format!("decided {day}"))
            }),
            PartState::Mapped | PartState::Redesigned | PartState::Ready => {
                board.readiness(workflow.id).map_or_else(String::new, |readiness| self.readiness(readiness))
            }
        }
    }

    /// `fra 05-10-2026, planlagt til 27-11-2026`; ended: `05-10-2026 til 13-11-2026`.
    pub fn trial_period(self, trial: &Trial) -> String {
        let start = self.date(trial.start);
        match trial.ended_on {
            Some(day) => format!("{start} {} {}", self.pick("til", "to"), self.date(day)),
            None => {
                let until = self.date(trial.until);
                self.pick(format!("fra {start}, planlagt til {until}"), format!("from {start}, planned until {until}"))
            }
        }
    }

    /// `3 åbne handlinger`.
    pub fn open_actions(self, n: usize) -> String {
        let open = plural(n, self.pick("åben handling", "open action"), self.pick("åbne handlinger", "open actions"));
        format!("{n} {open}")
    }

    /// `planlagt slut 27-11-2026`.
    pub fn planned_end(self, trial: &Trial) -> String {
        let until = self.date(trial.until);
        self.pick(format!("planlagt slut {until}"), format!("planned end {until}"))
    }

    /// `Nr. 1, 13-11-2026: vedtaget som sådan arbejder vi`.
    pub fn decision_head(self, decision: &Decision) -> String {
        let (number, day, kind) = (decision.number, self.date(decision.decided_on), self.decision(decision.kind));
        let until =
            decision.until.map_or_else(String::new, |day| format!(" {} {}", self.pick("til", "until"), self.date(day)));
        format!("{} {number}, {day}: {kind}{until}", self.pick("Nr.", "No."))
    }

    /// `Besluttet af Hanne (leder) og Lone (leder)`.
    pub fn decided_by(self, by: &str) -> String {
        self.pick(format!("Besluttet af {by}"), format!("Decided by {by}"))
    }
}

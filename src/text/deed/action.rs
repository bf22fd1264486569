//! What was done to actions, in one sentence: of one its facts, of several their numbers.

use super::Called;
use crate::domain::action::{Action, ActionFields, Effect};
use crate::domain::board::Board;
use crate::domain::change::{Change, Delta};
use crate::domain::journal::Verb;
use crate::domain::refusal::FieldName;
use crate::text::Lang;
use crate::text::format::action_number;

/// The actions before and after.
type Deltas<'a> = Vec<(Option<&'a Action>, &'a Action)>;

impl Lang {
    pub fn action_deed(self, board: &Board, verb: Verb, changes: &[Change], called: Called) -> String {
        let deltas: Deltas = changes.iter().filter_map(of_action).collect();
        let Some((before, action)) = deltas.first().copied() else { return String::new() };
        let numbers = self.listed(deltas.iter().map(|(_, action)| action_number(action.number)));
        match verb {
            Verb::ActionAdded => self.action_added(board, action, called),
            Verb::ActionEdited => self.action_edited(board, before, action, called),
            Verb::ActionDone if deltas.len() == 1 => self.action_done(action),
            Verb::ActionDone => self.actions_done(&numbers, &deltas),
            Verb::ActionMoved => self.actions_moved(&numbers, action),
            Verb::ActionDropped => {
                self.because(format!("{numbers} {}", self.pick("bortfaldet", "dropped")), action.closed_why.as_str())
            }
            Verb::ActionReopened => format!("{numbers} {}", self.pick("genåbnet", "reopened")),
            Verb::ActionStarted => format!("{numbers} {}", self.pick("er i gang", "in progress")),
            Verb::ActionAgreed => self.actions_agreed(board, &numbers, &deltas, called),
            Verb::ActionWaits => self.actions_wait(&numbers, action),
            Verb::ActionResumed => format!("{numbers} {}", self.pick("afventer ikke længere", "no longer waiting")),
            Verb::ActionHandedOver => self.handed_over(board, &numbers, &deltas, called),
            _ => self.effect_looked(&numbers, action),
        }
    }

    fn action_added(self, board: &Board, action: &Action, called: Called) -> String {
        let (number, change, owner) = (action_number(action.number), &action.change, called(board, action.owner));
        let deadline = self.full_date(action.deadline);
        let kpi = action.kpi.and_then(|id| board.kpi(id)).map_or_else(String::new, |kpi| format!(" · {}", kpi.name));
        format!("{number} {}: {change} · {owner} · {deadline}{kpi}", self.pick("oprettet", "added"))
    }

    /// With the fields that were rewritten; a deadline that moved is told, and whoever has it now. Somebody may have closed
    /// it meanwhile.
    pub fn action_edited(self, board: &Board, before: Option<&Action>, action: &Action, called: Called) -> String {
        let mut edited = format!("{} {}", action_number(action.number), self.pick("rettet", "edited"));
        if !action.is_open() {
            edited = format!("{edited} ({})", self.action_state(action.state));
        }
        let Some(before) = before else { return edited };
        let fields = rewritten(before, action);
        if !fields.is_empty() {
            edited = format!("{edited}: {}", self.listed(fields.into_iter().map(|field| self.field(field))));
        }
        let moved = (before.deadline != action.deadline).then(|| {
            let moved = format!("{}: {}", self.pick("ny frist", "new deadline"), self.full_date(action.deadline));
            self.because(moved, action.moved_why.as_str())
        });
        let handed = (before.owner != action.owner)
            .then(|| format!("{} {}", self.pick("overdraget til", "handed over to"), called(board, action.owner)));
        std::iter::once(edited).chain(moved).chain(handed).collect::<Vec<_>>().join(" · ")
    }

    fn action_done(self, action: &Action) -> String {
        let number = action_number(action.number);
        let done = match action.late_days() {
            0 => format!("{number} {}", self.pick("udført", "done")),
            days => format!("{number} {}", self.done_late(days)),
        };
        match &action.observed {
            Some(observed) => format!("{done} · {}", self.effect_told(observed.effect, action.look_on)),
            None => done,
        }
    }

    /// Several: how many of them were late, and what came of them where that is the same.
    fn actions_done(self, numbers: &str, deltas: &Deltas) -> String {
        let late = deltas.iter().filter(|(_, action)| action.late_days() > 0).count();
        let late = (late > 0).then(|| self.pick(format!("{late} for sent"), format!("{late} late")));
        let first = deltas.first().and_then(|(_, action)| action.observed.as_ref());
        let same = deltas.iter().all(|(_, action)| action.observed.as_ref() == first);
        let seen = first
            .filter(|_| same)
            .map(|observed| self.effect_told(observed.effect, deltas.first().and_then(|(_, action)| action.look_on)));
        let done = format!("{numbers} {}", self.pick("udført", "done"));
        std::iter::once(done).chain(late).chain(seen).collect::<Vec<_>>().join(" · ")
    }

    fn actions_moved(self, numbers: &str, action: &Action) -> String {
        let deadline = self.full_date(action.deadline);
        let moved = self.pick(
            format!("{numbers} har fået ny frist: {deadline}"),
            format!("{numbers} moved to a new deadline: {deadline}"),
        );
        self.because(moved, action.moved_why.as_str())
    }

    /// With whom, when it is the same one.
    fn actions_agreed(self, board: &Board, numbers: &str, deltas: &Deltas, called: Called) -> String {
        let Some((_, first)) = deltas.first() else { return numbers.to_owned() };
        let same = deltas.iter().all(|(_, action)| action.owner == first.owner);
        let owner = if same { called(board, first.owner) } else { self.pick("de ansvarlige", "those responsible") };
        let day = first.agreed_on.map_or_else(String::new, |day| format!(" {}", self.date(day)));
        self.pick(format!("{numbers} aftalt med {owner}{day}"), format!("{numbers} agreed with {owner}{day}"))
    }

    /// From whom, when it is one.
    fn handed_over(self, board: &Board, numbers: &str, deltas: &Deltas, called: Called) -> String {
        let Some((before, action)) = deltas.first() else { return numbers.to_owned() };
        let (from, to) = (before.filter(|_| deltas.len() == 1), called(board, action.owner));
        match from.map(|before| called(board, before.owner)).filter(|from| !from.is_empty()) {
            Some(from) => self.pick(
                format!("{numbers} overdraget fra {from} til {to}"),
                format!("{numbers} handed over from {from} to {to}"),
            ),
            None => self.pick(format!("{numbers} overdraget til {to}"), format!("{numbers} handed over to {to}")),
        }
    }

    fn actions_wait(self, numbers: &str, action: &Action) -> String {
        let waiting = action.waiting.as_ref();
        let until = waiting.and_then(|waiting| waiting.until).map_or_else(String::new, |day| {
            let day = self.full_date(day);
            self.pick(format!(" til {day}"), format!(" until {day}"))
        });
        let waits = format!("{numbers} {}{until}", self.pick("afventer", "waiting"));
        self.because(waits, waiting.map_or("", |waiting| waiting.note.as_str()))
    }

    fn effect_looked(self, numbers: &str, action: &Action) -> String {
        let Some(observed) = &action.observed else { return numbers.to_owned() };
        self.because(
            format!("{numbers}: {}", self.effect_told(observed.effect, action.look_on)),
            observed.note.as_str(),
        )
    }

    /// `effekt set`, `for tidligt at se effekten, ses igen fre. 11-12-2026`.
    pub fn effect_told(self, effect: Effect, again: Option<chrono::NaiveDate>) -> String {
        match (self.effect_seen(effect), again) {
            (told, Some(day)) => {
                let day = self.full_date(day);
                self.pick(format!("{told}, ses igen {day}"), format!("{told}, looked for again {day}"))
            }
            (told, None) => told.to_owned(),
        }
    }

    /// `#12 har fået ny frist: "venter på liste fra BAC"`: the first line of the reason.
    fn because(self, deed: String, why: &str) -> String {
        match why.lines().next() {
            Some(why) => format!("{deed}: \"{why}\""),
            None => deed,
        }
    }
}

/// The action before and after the change, or the one that is gone.
pub fn of_action(change: &Change) -> Option<(Option<&Action>, &Action)> {
    match change {
        Change::Action(Delta { before, after }) => Some((before.as_deref(), after.as_deref().or(before.as_deref())?)),
        _ => None,
    }
}

/// The fields in which `after` is written otherwise than `before`, but for those that are told whole.
fn rewritten(before: &Action, after: &Action) -> Vec<FieldName> {
    let (before, after) = (ActionFields::from(before), ActionFields::from(after));
    let changed = [
        (FieldName::Change, before.change != after.change),
        (FieldName::Effect, before.effect != after.effect),
        (FieldName::How, before.how != after.how),
        (FieldName::BeforeStart, before.before_start != after.before_start),
        (FieldName::Kpi, before.kpi != after.kpi),
        (FieldName::Workflow, before.workflow != after.workflow),
        (FieldName::Helpers, before.helpers != after.helpers),
    ];
    changed.into_iter().filter(|(_, is_changed)| *is_changed).map(|(field, _)| field).collect()
}

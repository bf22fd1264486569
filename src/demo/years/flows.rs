//! The workflows of many years: redesigned, tried, decided on; some of them a second time years later.

use super::super::{LEAD, member, units};
use super::Past;
use crate::domain::board::Board;
use crate::domain::calendar::{Date, add_days};
use crate::domain::command::Command;
use crate::domain::id::WorkflowId;
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::workflow::{DecisionKind, WorkflowCommand};
use crate::text::Lang;
use crate::text::demo::Place;
use crate::text::demo::years::{Process, Topic};

/// With the demo's four a board of ten years has forty.
const A_TENTH: usize = 36;

/// A workflow that is being told of.
#[derive(Debug, Clone, Copy)]
struct Flow {
    process: Process,
    topic: Topic,
    places: [Place; 2],
}

pub fn write(past: &mut Past, years: u32) {
    let names = Topic::ALL.iter().flat_map(|topic| Process::ALL.iter().map(|process| (*process, *topic)));
    let count = (A_TENTH * usize::try_from(years).unwrap_or(1)).div_ceil(10);
    for (process, topic) in names.take(count) {
        let at = past.dice.roll(Place::ALL.len());
        let places = [Place::ALL[at], Place::ALL[(at + 1) % Place::ALL.len()]];
        past.tell(Flow { process, topic, places });
    }
}

impl Past<'_> {
    /// From the first word of it to the end of the past: what is adopted is taken up again some years later.
    fn tell(&mut self, flow: Flow) {
        let lang = self.script.lang;
        let mut day = self.day(self.script.days.founded, add_days(self.end, -60));
        self.script.on(day, LEAD, move |board| {
            let (name, units) = (Text::stored(&name(flow, lang)), units(board, flow.places, lang)?);
            Ok(Command::Workflow(WorkflowCommand::Add { name, units }))
        });
        while let Some(adopted) = self.version(flow, day) {
            let again = self.script.days.meeting_from(add_days(adopted, self.dice.between(500, 1_000)));
            if again >= self.end {
                return;
            }
            self.decide(flow, again, DecisionKind::Develop, None);
            day = again;
        }
    }

    /// A version redesigned from `day` on, tried, perhaps extended, and decided on; the day it was adopted. `None` when
    /// it has not been by the end of the past, or never was.
    fn version(&mut self, flow: Flow, day: Date) -> Option<Date> {
        let days = self.script.days;
        let redesigned = days.working(add_days(day, self.dice.between(7, 30)));
        let start = days.working(add_days(redesigned, self.dice.between(14, 40)));
        let until = add_days(start, 56);
        let (is_extended, kind) = (self.dice.one_in(4), self.ending());
        let (first, longer) = (days.meeting_from(until), add_days(until, 28));
        let decided = if is_extended { days.meeting_from(longer) } else { first };
        // No trial is left running: those that are run now are the demo's.
        if decided >= self.end {
            return None;
        }
        self.on(redesigned, flow, |workflow| WorkflowCommand::Redesign { workflow });
        self.on(start, flow, |workflow| WorkflowCommand::Ready { workflow, ready: true });
        self.start(flow, start, until);
        if is_extended {
            self.decide(flow, first, DecisionKind::Extend, Some(longer));
        }
        self.decide(flow, decided, kind, None);
        match kind {
            DecisionKind::Adopt => Some(decided),
            DecisionKind::Develop => self.version(flow, decided),
            DecisionKind::Annul | DecisionKind::Extend => None,
        }
    }

    fn ending(&mut self) -> DecisionKind {
        match self.dice.roll(10) {
            0 => DecisionKind::Annul,
            1..=3 => DecisionKind::Develop,
            _ => DecisionKind::Adopt,
        }
    }

    fn start(&mut self, flow: Flow, start: Date, until: Date) {
        let lang = self.script.lang;
        self.script.on(start, LEAD, move |board| {
            let (workflow, units) = (found(board, flow, lang)?, units(board, flow.places, lang)?);
            Ok(Command::Workflow(WorkflowCommand::StartTrial { workflow, units, start, until }))
        });
    }

    fn decide(&mut self, flow: Flow, day: Date, kind: DecisionKind, until: Option<Date>) {
        let lang = self.script.lang;
        let reason = Text::stored(match kind {
            DecisionKind::Adopt => lang.years_adopted_because(),
            DecisionKind::Develop => lang.years_developed_because(),
            DecisionKind::Annul => lang.years_annulled_because(),
            DecisionKind::Extend => lang.years_extended_because(),
        });
        self.script.on(day, LEAD, move |board| {
            let by = [member(board, "Hanne")?, member(board, "Lone")?].into();
            let workflow = found(board, flow, lang)?;
            Ok(Command::Workflow(WorkflowCommand::Decide { workflow, kind, by, reason, until }))
        });
    }

    fn on(&mut self, day: Date, flow: Flow, command: impl FnOnce(WorkflowId) -> WorkflowCommand + 'static) {
        let lang = self.script.lang;
        self.script.on(day, LEAD, move |board| Ok(Command::Workflow(command(found(board, flow, lang)?))));
    }
}

fn name(flow: Flow, lang: Lang) -> String {
    let ([process], [topic]) = (flow.process.words(lang), flow.topic.words(lang));
    format!("{process} {topic}")
}

fn found(board: &Board, flow: Flow, lang: Lang) -> Result<WorkflowId, Refusal> {
    let name = name(flow, lang);
    let found = board.workflows.iter().find(|workflow| workflow.name.as_str() == name);
    found.map(|workflow| workflow.id).ok_or(Refusal::Gone(Thing::Workflow))
}

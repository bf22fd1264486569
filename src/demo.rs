//! The demo: *Fremtidens borgerkontakt* (Høje-Taastrup 2018) as a board that is half a year old.
//!
//! It is told as the commands that people would have given, each on its day, so that the journal is a real one. Every
//! date follows from `today`: something is always overdue, something due today, something ready for decision.

mod days;
mod ideas;
mod numbers;
mod plan;
mod steps;
#[cfg(test)]
mod tests;
mod years;

pub use years::Size;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveTime, Utc};

use crate::domain::action::Owner;
use crate::domain::board::{Board, BoardCommand};
use crate::domain::calendar::{Date, add_days};
use crate::domain::command::Command;
use crate::domain::id::{ActionId, BoardId, Ids, KpiId, MemberId, UnitId, WorkflowId};
use crate::domain::people::{Logins, PeopleCommand, Role};
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::stamp::{Stamp, Through};
use crate::domain::workflow::{DecisionKind, WorkflowCommand};
use crate::perform::{Failure, perform_script};
use crate::store::Store;
use crate::text::Lang;
use crate::text::demo::{Flow, Measure, Place, Task};
use days::Days;

/// The project lead, who keeps the board.
pub const LEAD: &str = "Sofie";

/// First names, invented; every unit that takes part has a leader who may decide.
const MEMBERS: [(&str, Place, Role); 10] = [
    (LEAD, Place::Byc, Role::ProjectLead),
    ("Anne", Place::Bac, Role::Employee),
    ("Mette", Place::Bac, Role::Employee),
    ("Ali", Place::CitizenService, Role::Employee),
    ("Jonas", Place::Odc, Role::Employee),
    ("Lone", Place::Bac, Role::Leader),
    ("Per", Place::CitizenService, Role::Leader),
    ("Hanne", Place::Odc, Role::Leader),
    ("Torben", Place::Byc, Role::Leader),
    ("Karin", Place::Managers, Role::SteeringGroup),
];

/// Makes the demo in `store` as it stands on the morning of `today`; the same `today`, `seed` and language give the
/// same rows and ids.
///
/// # Errors
/// [`Failure`] when the store says no.
pub fn fill(store: &mut dyn Store, today: Date, seed: u64, lang: Lang) -> Result<BoardId, Failure> {
    perform_told(store, told(Days::around(today), lang), seed)
}

/// As [`fill`], on a board that had been in use for years.
fn fill_years(store: &mut dyn Store, size: Size, today: Date, seed: u64, lang: Lang) -> Result<BoardId, Failure> {
    let mut script = told(Days::around(today).after(size.years), lang);
    years::write(&mut script, size, seed);
    perform_told(store, script, seed)
}

/// The demo that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// `None` is the everyday one.
    pub size: Option<Size>,
    pub seed: u64,
}

impl Wanted {
    /// Fills a new file with it.
    ///
    /// # Errors
    /// As [`fill`].
    pub fn fill(self, store: &mut dyn Store, today: Date, lang: Lang) -> Result<BoardId, Failure> {
        match self.size {
            None => fill(store, today, self.seed, lang),
            Some(size) => fill_years(store, size, today, self.seed, lang),
        }
    }
}

fn told(days: Days, lang: Lang) -> Script {
    let mut script = Script { days, lang, deeds: Vec::new() };
    script.people();
    script.flows();
    plan::write(&mut script);
    steps::write(&mut script);
    numbers::write(&mut script);
    ideas::write(&mut script);
    script
}

fn perform_told(store: &mut dyn Store, script: Script, seed: u64) -> Result<BoardId, Failure> {
    let founded = script.days.founded;
    let id = Ids::new(opening(founded), seed).fresh();
    let mut board = Board::blank(id, founded);
    let step = |(told, (at, deed)): (u64, (DateTime<Utc>, Deed))| {
        move |board: &Board| {
            let stamp = Stamp::new(board.who(deed.who), at, deed.day, deed.through, seed.wrapping_add(told));
            Ok(((deed.command)(board)?, stamp))
        }
    };
    perform_script(store, &mut board, (0..).zip(timed(script.deeds)).map(step))?;
    Ok(id)
}

/// The deeds day by day, each at an instant in the office hours, a little later than the one before: so that ids and
/// journal rise.
fn timed(mut deeds: Vec<Deed>) -> impl Iterator<Item = (DateTime<Utc>, Deed)> {
    deeds.sort_by_key(|deed| deed.day);
    let mut left: BTreeMap<Date, i32> = BTreeMap::new();
    deeds.iter().for_each(|deed| *left.entry(deed.day).or_default() += 1);
    let (mut day, mut at, mut pause) = (Date::default(), DateTime::default(), Duration::zero());
    deeds.into_iter().map(move |deed| {
        at += pause;
        if deed.day != day {
            (day, at) = (deed.day, opening(deed.day));
            let count = left.get(&day).copied().unwrap_or(1);
            pause = Duration::seconds(30).min(Duration::hours(8) / count);
        }
        (at, deed)
    })
}

fn opening(day: Date) -> DateTime<Utc> {
    day.and_time(NaiveTime::default()).and_utc() + Duration::hours(8)
}

/// What somebody wants, on the board as it is when its turn comes.
type Wish = dyn FnOnce(&Board) -> Result<Command, Refusal>;

/// What somebody did on a day.
struct Deed {
    day: Date,
    who: &'static str,
    through: Through,
    command: Box<Wish>,
}

/// All that was ever done on the demo's board.
struct Script {
    days: Days,
    lang: Lang,
    deeds: Vec<Deed>,
}

impl Script {
    fn on(&mut self, day: Date, who: &'static str, command: impl FnOnce(&Board) -> Result<Command, Refusal> + 'static) {
        self.deeds.push(Deed { day, who, through: Through::Screen, command: Box::new(command) });
    }

    /// As [`Script::on`], from a file on the command line.
    fn import(
        &mut self,
        day: Date,
        who: &'static str,
        command: impl FnOnce(&Board) -> Result<Command, Refusal> + 'static,
    ) {
        self.deeds.push(Deed { day, who, through: Through::CommandLine, command: Box::new(command) });
    }

    /// The board, its units and its members, on the day it was founded.
    fn people(&mut self) {
        let (day, lang) = (self.days.founded, self.lang);
        let first_meeting = Some(self.days.first_meeting);
        self.on(day, LEAD, move |_| {
            let name = Text::stored(lang.demo_name());
            let meeting_time = NaiveTime::from_hms_opt(9, 0, 0);
            Ok(Command::Board(BoardCommand::Create { name, first_meeting, meeting_time }))
        });
        for place in Place::ALL {
            let [name, short] = place.words(lang).map(Text::stored);
            self.on(day, LEAD, move |_| Ok(Command::People(PeopleCommand::AddUnit { name, short: Some(short) })));
        }
        for (name, place, role) in MEMBERS {
            self.on(day, LEAD, move |board| {
                let (name, unit, logins) = (Text::stored(name), Some(unit(board, place, lang)?), Logins::default());
                Ok(Command::People(PeopleCommand::AddMember { name, initials: None, unit, role, logins }))
            });
        }
    }

    /// The workflows: one adopted at the last meeting, one on trial and ready for decision, one on trial, one to come.
    fn flows(&mut self) {
        let week = |week| self.days.week(week);
        let trials = [
            (Flow::Post, [Place::Odc, Place::Bac], week(10), add_days(week(17), 4)),
            (Flow::Pairs, [Place::Bac, Place::CitizenService], week(15), add_days(week(22), 4)),
            (Flow::ServiceDesign, [Place::Byc, Place::Odc], week(19), add_days(week(26), 4)),
        ];
        for (flow, places, start, until) in trials {
            self.flow(flow, places, add_days(start, -21));
            self.trial(flow, places, start, until);
        }
        self.flow(Flow::Enquiries, [Place::Managers, Place::CitizenService], self.days.week(20));
        let lang = self.lang;
        self.on(self.days.last_meeting(), LEAD, move |board| {
            let by = [member(board, "Hanne")?, member(board, "Lone")?].into();
            let (workflow, reason) = (workflow(board, Flow::Post, lang)?, Text::stored(lang.demo_adopted_because()));
            let kind = DecisionKind::Adopt;
            Ok(Command::Workflow(WorkflowCommand::Decide { workflow, kind, by, reason, until: None }))
        });
    }

    fn flow(&mut self, flow: Flow, places: [Place; 2], day: Date) {
        let lang = self.lang;
        self.on(self.days.working(day), LEAD, move |board| {
            let ([name], units) = (flow.words(lang).map(Text::stored), units(board, places, lang)?);
            Ok(Command::Workflow(WorkflowCommand::Add { name, units }))
        });
    }

    fn trial(&mut self, flow: Flow, places: [Place; 2], start: Date, until: Date) {
        let (lang, start) = (self.lang, self.days.working(start));
        self.on(start, LEAD, move |board| {
            let (workflow, units) = (workflow(board, flow, lang)?, units(board, places, lang)?);
            Ok(Command::Workflow(WorkflowCommand::StartTrial { workflow, units, start, until }))
        });
    }
}

// What the script names by its words, on the board as it is.

fn unit(board: &Board, place: Place, lang: Lang) -> Result<UnitId, Refusal> {
    let [name, _] = place.words(lang);
    board.find_unit(name).map(|unit| unit.id).map_err(|_| Refusal::Gone(Thing::Unit))
}

fn units(board: &Board, places: [Place; 2], lang: Lang) -> Result<Vec<UnitId>, Refusal> {
    places.iter().map(|place| unit(board, *place, lang)).collect()
}

fn member(board: &Board, name: &str) -> Result<MemberId, Refusal> {
    board.find_member(name).map(|member| member.id).map_err(|_| Refusal::Gone(Thing::Member))
}

fn owner(board: &Board, name: &str) -> Result<Owner, Refusal> {
    board.owner_called(name).ok_or(Refusal::Gone(Thing::Owner))
}

fn kpi(board: &Board, measure: Measure, lang: Lang) -> Result<KpiId, Refusal> {
    let [name, ..] = measure.words(lang);
    board.find_kpi(name).map(|kpi| kpi.id).map_err(|_| Refusal::Gone(Thing::Kpi))
}

fn workflow(board: &Board, flow: Flow, lang: Lang) -> Result<WorkflowId, Refusal> {
    let [name] = flow.words(lang);
    board.find_workflow(name).map(|workflow| workflow.id).map_err(|_| Refusal::Gone(Thing::Workflow))
}

/// A command on the action that is `task`.
fn of_action<T>(board: &Board, task: Task, lang: Lang, command: impl FnOnce(ActionId) -> T) -> Result<T, Refusal> {
    let [change, ..] = task.words(lang);
    let action = board.actions.iter().find(|action| action.change.as_str() == change);
    action.map(|action| command(action.id)).ok_or(Refusal::Gone(Thing::Action))
}

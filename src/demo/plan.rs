//! The demo's action plan: one imported at the first meeting, then what was added, moved, done and dropped.

use super::days::When;
use super::{LEAD, Script, kpi, of_action, owner, workflow};
use crate::domain::action::{ActionCommand, ActionFields, Deed, NewOwners, PlanRow};
use crate::domain::calendar::add_days;
use crate::domain::command::Command;
use crate::domain::prose::Text;
use crate::text::Lang;
use crate::text::demo::{Flow, Measure, Place, Reason, Task};

/// Who is responsible: a member by first name, or a unit.
#[derive(Debug, Clone, Copy)]
enum By {
    One(&'static str),
    Unit(Place),
}

impl By {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            By::One(name) => name,
            By::Unit(place) => place.words(lang)[0],
        }
    }
}

/// The plan of the first meeting.
const IMPORTED: [(Task, By, When); 17] = [
    (Task::FirstPairs, By::Unit(Place::Bac), When::Week(12)),
    (Task::Pilot, By::Unit(Place::Byc), When::Week(14)),
    (Task::Talents, By::Unit(Place::Byc), When::Week(10)),
    (Task::Forms, By::Unit(Place::Odc), When::Week(8)),
    (Task::Leaflet, By::One("Ali"), When::Week(11)),
    (Task::OpeningHours, By::Unit(Place::Managers), When::Week(16)),
    (Task::Mandate, By::One(LEAD), When::Since(1)),
    (Task::AllKpis, By::Unit(Place::Byc), When::Later(0)),
    (Task::Committee, By::One(LEAD), When::Since(0)),
    (Task::Circle, By::Unit(Place::Byc), When::Later(14)),
    (Task::Doc2mail, By::Unit(Place::Odc), When::Later(35)),
    (Task::Senders, By::Unit(Place::AllCentres), When::Later(11)),
    (Task::DirectNumbers, By::Unit(Place::AllCentres), When::Later(21)),
    (Task::Dashboard, By::Unit(Place::Odc), When::Later(28)),
    (Task::CoService, By::Unit(Place::AllCentres), When::Later(49)),
    (Task::TeamPost, By::Unit(Place::Odc), When::Later(63)),
    (Task::YearZero, By::Unit(Place::Bac), When::Later(180)),
];

/// An action that was added on the Tuesday of a week.
struct Added {
    week: i64,
    task: Task,
    by: By,
    due: When,
    kpi: Option<Measure>,
    flow: Option<Flow>,
    before_start: bool,
}

impl Added {
    const fn new(week: i64, task: Task, by: &'static str, due: When) -> Self {
        Added { week, task, by: By::One(by), due, kpi: None, flow: None, before_start: false }
    }

    const fn seen_on(self, measure: Measure) -> Self {
        Added { kpi: Some(measure), ..self }
    }

    const fn of(self, flow: Flow) -> Self {
        Added { flow: Some(flow), ..self }
    }

    const fn before_start_of(self, flow: Flow) -> Self {
        Added { flow: Some(flow), before_start: true, ..self }
    }
}

const ADDED: [Added; 12] = [
    Added::new(11, Task::WrongCalls, "Anne", When::Week(14)).seen_on(Measure::CallCentre),
    Added::new(16, Task::Website, "Jonas", When::Ago(2)).seen_on(Measure::CallCentre),
    Added::new(16, Task::Standins, "Ali", When::Before(3, 2)),
    Added::new(17, Task::NewGreeting, "Jonas", When::Later(0)).seen_on(Measure::CallCentre),
    Added::new(18, Task::BuildingPair, "Mette", When::Today).seen_on(Measure::AtOnce).of(Flow::Pairs),
    Added::new(18, Task::Greeting, "Jonas", When::Week(21)),
    Added::new(20, Task::Guide, "Ali", When::Soon).before_start_of(Flow::Enquiries),
    Added::new(20, Task::Template, "Mette", When::Soon).seen_on(Measure::AtOnce).of(Flow::Pairs),
    Added::new(20, Task::PhoneCover, "Anne", When::Meeting).seen_on(Measure::Departments),
    Added::new(20, Task::Switchboard, LEAD, When::Meeting).before_start_of(Flow::Enquiries),
    Added::new(21, Task::TenCitizens, "Ali", When::Later(7)).seen_on(Measure::Phone),
    Added::new(21, Task::OtherPairs, "Lone", When::Later(42)).seen_on(Measure::AtOnce).of(Flow::Pairs),
];

/// New deadlines, each given on the Friday of a week, and why.
const MOVED: [(i64, Task, When, Reason); 5] = [
    (14, Task::WrongCalls, When::Week(17), Reason::ListMissing),
    (17, Task::WrongCalls, When::Week(19), Reason::TwoMissing),
    (19, Task::WrongCalls, When::Ago(4), Reason::OneMissing),
    (16, Task::OpeningHours, When::Ago(30), Reason::ManagersMeet),
    (21, Task::Greeting, When::Later(4), Reason::TryFirst),
];

/// What was done, by whom and when.
const DONE: [(Task, &str, When); 9] = [
    (Task::Forms, "Hanne", When::Week(8)),
    (Task::Talents, "Torben", When::Week(9)),
    (Task::FirstPairs, "Lone", When::Week(12)),
    (Task::Pilot, "Torben", When::Week(14)),
    (Task::AllKpis, LEAD, When::Since(3)),
    (Task::Standins, "Ali", When::Since(2)),
    (Task::Mandate, LEAD, When::Since(1)),
    (Task::Committee, LEAD, When::Since(1)),
    (Task::NewGreeting, "Jonas", When::Since(0)),
];

/// How many actions it tells of, and how many of them are closed in the end.
pub const ACTIONS: usize = IMPORTED.len() + ADDED.len();
pub const CLOSED: usize = DONE.len() + 1;

pub fn write(script: &mut Script) {
    import(script);
    for added in &ADDED {
        add(script, added);
    }
    let (days, lang) = (script.days, script.lang);
    for (week, task, to, reason) in MOVED {
        let deadline = to.on(&days);
        let day = days.working(When::Week(week).on(&days));
        script.on(day, LEAD, move |board| {
            let why = Text::stored(reason.words(lang)[0]);
            of_action(board, task, lang, |id| ActionCommand::one(id, Deed::Move { deadline, why, how: None }))
                .map(Command::Action)
        });
    }
    for (task, who, when) in DONE {
        let on = when.on(&days);
        script.on(on, who, move |board| {
            of_action(board, task, lang, |id| ActionCommand::one(id, Deed::Done { on, look: None }))
                .map(Command::Action)
        });
    }
    let why = Text::stored(lang.demo_dropped_because());
    script.on(days.working(days.week(11)), "Ali", move |board| {
        of_action(board, Task::Leaflet, lang, |id| ActionCommand::one(id, Deed::Drop { why })).map(Command::Action)
    });
}

fn import(script: &mut Script) {
    let (days, lang) = (script.days, script.lang);
    let rows = IMPORTED.map(|(task, by, due)| {
        let [change, effect, how] = task.words(lang).map(Text::stored);
        PlanRow {
            change,
            owner: Text::stored(by.name(lang)),
            effect,
            how,
            deadline: due.on(&days),
            ..PlanRow::default()
        }
    });
    script.import(days.plan_agreed, LEAD, move |_| {
        let (rows, new_owners) = (rows.into(), NewOwners::Refuse);
        Ok(Command::Action(ActionCommand::Import { rows, new_owners, again: false }))
    });
}

fn add(script: &mut Script, added: &'static Added) {
    let (days, lang) = (script.days, script.lang);
    let day = days.working(add_days(days.week(added.week), 1));
    script.on(day, LEAD, move |board| {
        let [change, effect, how] = added.task.words(lang).map(Text::stored);
        Ok(Command::Action(ActionCommand::add(ActionFields {
            effect,
            how,
            before_start: added.before_start,
            kpi: added.kpi.map(|measure| kpi(board, measure, lang)).transpose()?,
            workflow: added.flow.map(|flow| workflow(board, flow, lang)).transpose()?,
            ..ActionFields::of(change, owner(board, added.by.name(lang))?, added.due.on(&days))
        })))
    });
}

//! The actions of many years: most of them done, some moved or dropped on the way, some still open.

use super::super::{LEAD, MEMBERS, owner, plan};
use super::{Number, Past, Size};
use crate::demo::days::working_day_to;
use crate::domain::action::{ActionCommand, ActionFields, Deed};
use crate::domain::board::Board;
use crate::domain::calendar::{Date, add_days, working_day_from};
use crate::domain::command::Command;
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::text::demo::Place;
use crate::text::demo::years::{Doing, Gain, Step, Topic};

/// What a plan has room for: of more open actions than this the rest is overdue.
const TO_COME: u32 = 240;

/// How many days back open actions were added.
const RECENT: i64 = 180;

pub fn write(past: &mut Past, size: Size) {
    let [of_demo, closed_of_demo] = [plan::ACTIONS, plan::CLOSED].map(|count| u32::try_from(count).unwrap_or(0));
    let open = size.open - (of_demo - closed_of_demo);
    for _ in 0..size.actions - size.open - closed_of_demo {
        closed(past);
    }
    let days = past.script.days;
    for nth in 0..open {
        let (added, due) = if nth < TO_COME {
            (add_days(days.newest, -past.dice.between(1, 60)), add_days(days.today, past.dice.between(1, 120)))
        } else {
            let over = past.dice.between(1, RECENT - 20);
            (add_days(days.today, -over - past.dice.between(7, 20)), add_days(days.today, -over))
        };
        let added = working_day_from(added.max(days.founded));
        add(past, added, working_day_to(due));
    }
}

/// One that was done or dropped, before the demo's story ends.
fn closed(past: &mut Past) {
    let days = past.script.days;
    let last = add_days(days.newest, -35);
    let added = past.day(days.founded, last);
    let mut due = working_day_from(add_days(added, past.dice.between(5, 60)));
    let number = add(past, added, due);
    if past.dice.one_in(4) {
        let (day, to) = (due.min(days.newest), working_day_from(add_days(due, past.dice.between(7, 28))));
        due = to;
        of(past, day, LEAD, number.clone(), move |id| {
            ActionCommand::one(id, Deed::Move { deadline: to, why: Text::default(), how: None })
        });
    }
    // Most are done a little before or after their deadline; what would be done tomorrow has been done by now.
    let on = working_day_from(add_days(due, past.dice.between(-4, 4)).max(added)).min(days.newest);
    let who = past.dice.of(&MEMBERS).0;
    if past.dice.one_in(12) {
        let why = Text::stored(past.script.lang.years_dropped_because());
        of(past, on, who, number, move |id| ActionCommand::one(id, Deed::Drop { why }));
    } else {
        of(past, on, who, number, move |id| ActionCommand::one(id, Deed::Done { on, look: None }));
    }
}

/// Adds an action; its number is known when it has been.
fn add(past: &mut Past, day: Date, deadline: Date) -> Number {
    let (lang, number) = (past.script.lang, Number::default());
    let dice = &mut past.dice;
    let [[doing], [topic], [step]] =
        [dice.of(Doing::ALL).words(lang), dice.of(Topic::ALL).words(lang), dice.of(Step::ALL).words(lang)];
    let [effect, how] = dice.of(Gain::ALL).words(lang).map(Text::stored);
    let by = if dice.one_in(3) { dice.of(Place::ALL).words(lang)[0] } else { dice.of(&MEMBERS).0 };
    let (kpi, workflow) = (dice.roll(60), dice.roll(240));
    let given = number.clone();
    past.script.on(day, LEAD, move |board| {
        given.set(board.numbers.action + 1);
        Ok(Command::Action(ActionCommand::add(ActionFields {
            effect,
            how,
            kpi: board.kpis.get(kpi).map(|kpi| kpi.id),
            workflow: board.workflows.get(workflow).map(|workflow| workflow.id),
            ..ActionFields::of(Text::stored(&format!("{doing} {topic}{step}")), owner(board, by)?, deadline)
        })))
    });
    number
}

/// A command on the action with that number.
fn of(
    past: &mut Past,
    day: Date,
    who: &'static str,
    number: Number,
    command: impl FnOnce(crate::domain::id::ActionId) -> ActionCommand + 'static,
) {
    past.script.on(day, who, move |board: &Board| {
        let action = board.actions.iter().find(|action| action.number == number.get());
        action.map(|action| Command::Action(command(action.id))).ok_or(Refusal::Gone(Thing::Action))
    });
}

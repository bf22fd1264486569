//! The steps the demo's actions take on their way: agreed, begun, helped, waiting, looked at.

use super::days::When;
use super::{LEAD, Script, of_action, workflow};
use crate::domain::action::{Action, ActionCommand, ActionFields, Deed, Effect, Helpers, Look, Waiting};
use crate::domain::board::Board;
use crate::domain::calendar::add_days;
use crate::domain::command::Command;
use crate::domain::id::MemberId;
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::text::Lang;
use crate::text::demo::{Flow, Reason, Task};

/// One step.
#[derive(Debug, Clone, Copy)]
enum Step {
    Agreed,
    Begun,
    HelpedBy(&'static str),
    BeforeStartOf(Flow),
    /// Until so many days after the next meeting.
    Waits(Reason, i64),
    Seen(Effect, Reason),
    /// Too early to see; looked for again on that day.
    TooEarly(When),
}

/// What was said at the meetings and beside them, in the order of the days.
const STEPS: [(When, &str, Task, Step); 20] = [
    (When::Week(8), "Hanne", Task::Forms, Step::TooEarly(When::Week(12))),
    (When::Week(11), LEAD, Task::WrongCalls, Step::Agreed),
    (When::Week(12), "Lone", Task::FirstPairs, Step::TooEarly(When::Ago(3))),
    (When::Week(12), "Hanne", Task::Forms, Step::Seen(Effect::Seen, Reason::FewerLetters)),
    (When::Week(14), LEAD, Task::WrongCalls, Step::Begun),
    (When::Week(16), LEAD, Task::Website, Step::Agreed),
    (When::Week(17), LEAD, Task::WrongCalls, Step::HelpedBy("Ali")),
    (When::Week(18), LEAD, Task::BuildingPair, Step::Agreed),
    (When::Week(19), "Mette", Task::BuildingPair, Step::Begun),
    (When::Week(20), LEAD, Task::Standins, Step::BeforeStartOf(Flow::Enquiries)),
    (When::Week(20), LEAD, Task::NewGreeting, Step::BeforeStartOf(Flow::Enquiries)),
    (When::Week(20), LEAD, Task::Greeting, Step::BeforeStartOf(Flow::Enquiries)),
    (When::Week(20), LEAD, Task::Guide, Step::Agreed),
    (When::Week(20), LEAD, Task::Template, Step::Agreed),
    (When::Week(20), LEAD, Task::PhoneCover, Step::Agreed),
    (When::Week(20), "Hanne", Task::Doc2mail, Step::Waits(Reason::Supplier, 7)),
    (When::Week(21), "Torben", Task::Dashboard, Step::Waits(Reason::ItDepartment, 11)),
    (When::Week(21), "Mette", Task::Template, Step::Begun),
    (When::Since(1), "Torben", Task::Mandate, Step::Seen(Effect::NotSeen, Reason::Same)),
    (When::Since(0), "Jonas", Task::NewGreeting, Step::TooEarly(When::Later(14))),
];

pub fn write(script: &mut Script) {
    let (days, lang) = (script.days, script.lang);
    for (when, who, task, step) in STEPS {
        // The days since the last meeting are those of what was done on them.
        let on = if let When::Since(_) = when { when.on(&days) } else { days.working(when.on(&days)) };
        let deed = move |board: &Board, action: &Action| -> Result<ActionCommand, Refusal> {
            let deed = match step {
                Step::Agreed => Deed::Agree { on },
                Step::Begun => Deed::Start,
                Step::HelpedBy(name) => {
                    let helper: MemberId = board.find_member(name).map_err(|_| Refusal::Gone(Thing::Member))?.id;
                    return Ok(edited(action, |wanted| wanted.helpers = Helpers(vec![helper])));
                }
                Step::BeforeStartOf(flow) => {
                    let workflow = Some(workflow(board, flow, lang)?);
                    return Ok(edited(action, |wanted| (wanted.workflow, wanted.before_start) = (workflow, true)));
                }
                Step::Waits(reason, later) => {
                    let until = Some(add_days(days.next_meeting(), later));
                    Deed::Wait(Waiting { note: told(reason, lang), until })
                }
                Step::Seen(effect, reason) => Deed::Look(Look { effect, note: told(reason, lang), again: None }),
                Step::TooEarly(again) => {
                    let again = Some(again.on(&days).max(add_days(on, 1)));
                    Deed::Look(Look { effect: Effect::TooEarly, note: Text::default(), again })
                }
            };
            Ok(ActionCommand::one(action.id, deed))
        };
        script.on(on, who, move |board| {
            let id = of_action(board, task, lang, |id| id)?;
            let action = board.action(id).ok_or(Refusal::Gone(Thing::Action))?;
            deed(board, action).map(Command::Action)
        });
    }
}

fn told(reason: Reason, lang: Lang) -> Text {
    Text::stored(reason.words(lang)[0])
}

fn edited(action: &Action, edit: impl FnOnce(&mut ActionFields)) -> ActionCommand {
    let base = ActionFields::from(action);
    let mut wanted = base.clone();
    edit(&mut wanted);
    ActionCommand::Edit { id: action.id, base, wanted, why: Text::default() }
}

//! The demo's ideas: two that the last meeting decided on, two to take up at the next.

use super::{LEAD, Script};
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::idea::{IdeaCommand, IdeaState};
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::text::demo::Thought;

pub fn write(script: &mut Script) {
    let days = script.days;
    let week = |week| days.working(days.week(week));
    add(script, Thought::Greeting, "Ali", week(16));
    add(script, Thought::Video, "Mette", week(18));
    let because = script.lang.demo_parked_because();
    settle(script, Thought::Greeting, IdeaState::Used, "");
    settle(script, Thought::Video, IdeaState::Parked, because);
    add(script, Thought::CallBack, "Mette", days.newest);
    add(script, Thought::WaitingTime, "Ali", days.newest);
}

fn add(script: &mut Script, thought: Thought, who: &'static str, day: Date) {
    let [text] = thought.words(script.lang).map(Text::stored);
    script.on(day, who, move |_| Ok(Command::Idea(IdeaCommand::Add { text })));
}

fn settle(script: &mut Script, thought: Thought, state: IdeaState, why: &'static str) {
    let [text] = thought.words(script.lang);
    script.on(script.days.last_meeting(), LEAD, move |board| {
        let idea = board.ideas.iter().find(|idea| idea.text.as_str() == text).ok_or(Refusal::Gone(Thing::Idea))?;
        Ok(Command::Idea(IdeaCommand::Settle { id: idea.id, state, why: Text::stored(why) }))
    });
}

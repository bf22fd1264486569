//! The ideas of many years: used or rejected at a meeting, a few of the last year parked.

use super::super::{LEAD, MEMBERS};
use super::{Number, Past};
use crate::domain::calendar::add_days;
use crate::domain::command::Command;
use crate::domain::idea::{IdeaCommand, IdeaState};
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::text::demo::years::{Notion, Topic};

const A_YEAR: u32 = 40;

pub fn write(past: &mut Past, years: u32) {
    for _ in 0..years * A_YEAR {
        idea(past);
    }
}

fn idea(past: &mut Past) {
    let (days, lang, number) = (past.script.days, past.script.lang, Number::default());
    let day = past.day(days.founded, past.end);
    let ([notion], [topic]) = (past.dice.of(Notion::ALL).words(lang), past.dice.of(Topic::ALL).words(lang));
    let given = number.clone();
    past.script.on(day, past.dice.of(&MEMBERS).0, move |board| {
        given.set(board.numbers.idea + 1);
        Ok(Command::Idea(IdeaCommand::Add { text: Text::stored(&format!("{notion} {topic}")) }))
    });
    let meeting = days.meeting_from(add_days(day, past.dice.between(1, 40))).min(days.last_meeting());
    let is_recent = add_days(day, 400) > days.today;
    let (state, why) = match past.dice.roll(5) {
        0 if is_recent => (IdeaState::Parked, lang.years_parked_because()),
        0..=2 => (IdeaState::Rejected, lang.years_rejected_because()),
        _ => (IdeaState::Used, ""),
    };
    past.script.on(meeting, LEAD, move |board| {
        let idea = board.ideas.iter().find(|idea| idea.number == number.get()).ok_or(Refusal::Gone(Thing::Idea))?;
        Ok(Command::Idea(IdeaCommand::Settle { id: idea.id, state, why: Text::stored(why) }))
    });
}

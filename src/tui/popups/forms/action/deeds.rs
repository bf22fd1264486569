//! What is done to one action or several: what is asked before it is done.

use super::written::required_owner;
use super::{Asked, Purpose, form};
use crate::domain::action::{Action, ActionCommand, ActionState, Deed, Effect, Look, Waiting};
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::ActionId;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::text::format::action_number;
use crate::tui::popups::choice::{Choice, Pick};
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{Wrong, date, line, lines, past_or_today, taken};
use crate::tui::view::View;

/// What the effect can be, in the order of the choice; the first is for whoever has not looked.
const EFFECTS: [Option<Effect>; 4] = [None, Some(Effect::Seen), Some(Effect::NotSeen), Some(Effect::TooEarly)];

fn asking(deed: Asked, actions: &[&Action], title: String, fields: Vec<Field>) -> Form {
    let ids = actions.iter().map(|action| action.id).collect();
    form(Purpose::Do { deed, ids }, title, fields)
}

/// `#12 Ret listen`, or `3 handlinger`.
fn named(actions: &[&Action], view: &View) -> String {
    match actions {
        [only] => format!("{} {}", action_number(only.number), only.change),
        several => view.lang.actions(several.len()),
    }
}

pub fn deadline(actions: &[&Action], view: &View) -> Form {
    let fields = vec![Field::new(FieldName::Deadline, ""), Field::new(FieldName::MovedWhy, "")];
    asking(Asked::Deadline, actions, view.lang.form_new_deadline(&named(actions, view)), fields)
}

/// A new plan for an action that is stuck: when, how it is done now, and why.
pub fn replan(action: &Action, view: &View) -> Form {
    let fields = vec![
        Field::new(FieldName::Deadline, ""),
        Field::long(FieldName::How, action.how.as_str()),
        Field::new(FieldName::MovedWhy, ""),
    ];
    asking(Asked::Replan, &[action], view.lang.form_replan(&named(&[action], view)), fields)
}

pub fn drop(actions: &[&Action], view: &View) -> Form {
    let fields = vec![Field::new(FieldName::Why, "")];
    asking(Asked::Drop, actions, view.lang.form_drop_action(&named(actions, view)), fields)
}

pub fn hand_over(actions: &[&Action], view: &View) -> Form {
    let fields = vec![Field::new(FieldName::Owner, "")];
    asking(Asked::HandOver, actions, view.lang.form_hand_over(&named(actions, view)), fields)
}

pub fn wait(actions: &[&Action], view: &View) -> Form {
    let fields = vec![Field::new(FieldName::WaitNote, ""), Field::new(FieldName::WaitUntil, "")];
    asking(Asked::Wait, actions, view.lang.form_wait(&named(actions, view)), fields)
}

/// Everything there is to say of what is done: the day, the effect, what was seen, when to look again.
pub fn effect(actions: &[&Action], view: &View) -> Form {
    let is_open = actions.iter().any(|action| action.is_open());
    let effects = effects(is_open);
    let word = |effect: &Option<Effect>| effect.map_or(view.lang.effect_not_asked(), |it| view.lang.effect_seen(it));
    let words = effects.iter().map(|effect| word(effect).to_owned()).collect();
    let now = actions.first().and_then(|action| action.observed.as_ref());
    let at = now.and_then(|now| effects.iter().position(|effect| *effect == Some(now.effect))).unwrap_or(0);
    let mut fields = vec![
        Field::choice(FieldName::SeenEffect, words, at),
        Field::new(FieldName::EffectNote, now.map_or("", |now| now.note.as_str())),
        Field::new(FieldName::LookOn, ""),
    ];
    if is_open {
        fields.insert(0, Field::new(FieldName::Day, &view.lang.date(view.today())));
    }
    asking(Asked::Effect, actions, view.lang.form_effect(&named(actions, view), !is_open), fields)
}

/// What the effect of one that is still `open` can be; of one that is done something must be said.
fn effects(open: bool) -> &'static [Option<Effect>] {
    if open { &EFFECTS } else { &EFFECTS[1..] }
}

/// Asked when an action is done, and again when the day has come to look for its effect: one key answers.
pub fn ask_effect(actions: &[&Action], view: &View) -> Choice {
    let (lang, today) = (view.lang, view.today());
    let ids: Vec<ActionId> = actions.iter().map(|action| action.id).collect();
    let is_done = actions.iter().all(|action| action.state == ActionState::Done);
    let look = |effect| Look { effect, note: Text::default(), again: None };
    let done = |look: Option<Look>| {
        let deed = match look {
            Some(look) if is_done => Deed::Look(look),
            look => Deed::Done { on: today, look },
        };
        Pick::Perform(Box::new(Command::Action(ActionCommand::Do { ids: ids.clone(), deed })))
    };
    let reopen = ActionCommand::Do { ids: ids.clone(), deed: Deed::Reopen };
    let reopen = (lang.effect_reopen().to_owned(), Pick::Perform(Box::new(Command::Action(reopen))));
    if actions.iter().all(|action| action.state == ActionState::Dropped) {
        let reopen = (lang.dropped_reopen().to_owned(), reopen.1);
        let (title, otherwise) = (named(actions, view), Pick::Nothing);
        return Choice { title, about: Vec::new(), rows: vec![reopen], at: 0, otherwise };
    }
    let again = view.board.looks_again(today);
    let mut rows = vec![
        (lang.effect_row(Effect::Seen, None), done(Some(look(Effect::Seen)))),
        (lang.effect_row(Effect::NotSeen, None), done(Some(look(Effect::NotSeen)))),
        (lang.effect_row(Effect::TooEarly, Some(again)), done(Some(look(Effect::TooEarly)))),
        (lang.effect_more().to_owned(), Pick::Form(Box::new(effect(actions, view)))),
    ];
    if !is_done {
        rows.insert(3, (lang.effect_skip().to_owned(), done(None)));
    }
    if is_done {
        rows.push(reopen);
    }
    let about = std::iter::once(lang.ask_effect(is_done).to_owned()).chain(expected(actions, view)).collect();
    Choice { title: named(actions, view), about, rows, at: if is_done { 0 } else { 2 }, otherwise: Pick::Nothing }
}

/// What was to come of it, and what is already known.
fn expected(actions: &[&Action], view: &View) -> Vec<String> {
    let [action] = actions else { return Vec::new() };
    let kpi = action.kpi.and_then(|id| view.board.kpi(id)).map_or("", |kpi| kpi.name.as_str());
    let words = [action.effect.as_str().lines().next().unwrap_or_default(), kpi];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    if words.is_empty() { Vec::new() } else { vec![view.lang.effect_expected(&words.join(" · "))] }
}

/// An action that has been overdue for two rounds of the meeting: finish it, plan it anew, hand it over or drop it.
pub fn stop_op(action: &Action, view: &View) -> Choice {
    let (lang, today, one) = (view.lang, view.today(), [action]);
    let form = |form: Form| Pick::Form(Box::new(form));
    let rows = vec![
        (lang.stop_done().to_owned(), Pick::Choice(Box::new(ask_effect(&one, view)))),
        (lang.stop_replan().to_owned(), form(replan(action, view))),
        (lang.stop_hand_over().to_owned(), form(hand_over(&one, view))),
        (lang.stop_drop().to_owned(), form(drop(&one, view))),
    ];
    let slipping = lang.slipping(action.moves, view.board.meetings_with(action, today));
    let over = lang.days_over_deadline(action.overdue_days(today));
    let about = [over, slipping].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let title = lang.stop_title(&named(&one, view), view.wall);
    Choice { title, about: vec![about], rows, at: 0, otherwise: Pick::Nothing }
}

/// What is said below an empty field.
pub fn hint(deed: Asked, ids: &[ActionId], form: &Form, field: FieldName, view: &View) -> Option<String> {
    let (lang, board) = (view.lang, view.board);
    let only = match ids {
        [only] => board.action(*only),
        _ => None,
    };
    match (deed, field) {
        (Asked::Deadline | Asked::Replan, FieldName::Deadline) => {
            only.map(|action| lang.deadline_now(action.deadline, action.moves))
        }
        (Asked::HandOver, FieldName::Owner) => only.map(|action| lang.owner_now(view.owner(action.owner))),
        (Asked::Wait, FieldName::WaitNote) => Some(lang.wait_note_hint().to_owned()),
        (Asked::Wait, FieldName::WaitUntil) => Some(lang.wait_until_hint().to_owned()),
        (Asked::Effect, FieldName::LookOn) if chosen(form) == Some(Effect::TooEarly) => {
            Some(lang.look_on_hint(board.looks_again(view.today())))
        }
        _ => None,
    }
}

fn chosen(form: &Form) -> Option<Effect> {
    effects(form.has(FieldName::Day)).get(form.chosen(FieldName::SeenEffect)).copied().flatten()
}

/// What the form asks for.
pub fn command(form: &mut Form, asked: Asked, ids: Vec<ActionId>, view: &View) -> Option<ActionCommand> {
    let deed = match asked {
        Asked::Deadline => moved(form, false, view)?,
        Asked::Replan => moved(form, true, view)?,
        Asked::Drop => Deed::Drop { why: reason(form, FieldName::Why, view)? },
        Asked::HandOver => Deed::HandOver { owner: required_owner(form, view)? },
        Asked::Wait => {
            let until = optional_date(form, FieldName::WaitUntil, view)?;
            Deed::Wait(Waiting { note: line(form, FieldName::WaitNote, view)?, until })
        }
        Asked::Effect => seen(form, view)?,
    };
    Some(ActionCommand::Do { ids, deed })
}

/// Moving asks why; an action that is planned anew also how.
fn moved(form: &mut Form, anew: bool, view: &View) -> Option<Deed> {
    let deadline = taken(form, FieldName::Deadline, date(form.field(FieldName::Deadline), view));
    let how = if anew { Some(lines(form, FieldName::How, view)?) } else { None };
    if anew && !form.is_touched_in(FieldName::How) {
        form.complain(FieldName::How, view.lang.replan_how().to_owned());
    }
    let why = reason(form, FieldName::MovedWhy, view)?;
    Some(Deed::Move { deadline: deadline?, why, how })
}

/// A reason that must be written.
fn reason(form: &mut Form, field: FieldName, view: &View) -> Option<Text> {
    let why = line(form, field, view)?;
    if why.is_empty() {
        form.complain(field, view.lang.refusal(&Refusal::Empty(field)));
    }
    Some(why)
}

fn seen(form: &mut Form, view: &View) -> Option<Deed> {
    let again = optional_date(form, FieldName::LookOn, view)?;
    let note = line(form, FieldName::EffectNote, view)?;
    let effect = chosen(form);
    if again.is_some() && effect != Some(Effect::TooEarly) {
        form.complain(FieldName::LookOn, view.lang.look_later_only().to_owned());
    }
    if effect.is_none() && !note.is_empty() {
        form.complain(FieldName::SeenEffect, view.lang.note_needs_seen().to_owned());
    }
    let look = effect.map(|effect| Look { effect, note, again });
    if form.has(FieldName::Day) {
        let on = past_or_today(form.field(FieldName::Day), view);
        return Some(Deed::Done { on: taken(form, FieldName::Day, on)?, look });
    }
    look.map(Deed::Look)
}

/// `Some(None)` where nothing is written; `None` when what is written is no date, which is then said below it.
fn optional_date(form: &mut Form, field: FieldName, view: &View) -> Option<Option<Date>> {
    let text = form.field(field).trim().to_owned();
    if text.is_empty() {
        return Some(None);
    }
    let read: Result<Date, Wrong> = date(&text, view);
    taken(form, field, read).map(Some)
}

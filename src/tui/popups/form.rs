//! The form: label and value, and below the value what is wrong with it or how it was understood. Nothing moves when an
//! error comes: each field owns two rows. The same everywhere.

mod about;
mod changing;
mod drawing;
mod field;
mod long;

use std::time::Instant;

pub use field::{Field, Kind};
use serde::{Deserialize, Serialize};

use super::Reply;
use super::forms::action::spread;
use super::forms::kpi::{of_draft, of_paste};
use super::forms::{Purpose, asks_first, meaning_of, save};
use crate::domain::privacy::{clean_lines, has_cpr, has_unseen};
use crate::domain::refusal::{FieldName, KpiRefusal, Refusal};
use crate::perform::Failure;
use crate::tui::effect::Effect;
use crate::tui::input::Key;
use crate::tui::keys::Act;
use crate::tui::popups::question::Question;
use crate::tui::view::View;

/// What was typed, kept when the line is cut or the form is closed without saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which form.
    pub form: String,
    /// Its fields in their order: those that were written in, and the period; CPR-like ones are left out.
    pub fields: Vec<Option<Written>>,
}

/// What was written in a field, and what had stood there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    seen: String,
    text: String,
}

#[derive(Debug, Clone)]
pub struct Form {
    pub purpose: Purpose,
    pub title: String,
    pub fields: Vec<Field>,
    pub focus: usize,
    /// What is to be known before it is filled in, above the fields.
    pub told: Vec<String>,
    /// Filled from a draft.
    from_draft: bool,
}

impl Form {
    pub fn new(purpose: Purpose, title: String, fields: Vec<Field>) -> Self {
        Form { purpose, title, fields, focus: 0, told: Vec::new(), from_draft: false }
    }

    /// The form with the keys in its last field.
    #[must_use]
    pub fn at_last(mut self) -> Self {
        self.focus = self.fields.len().saturating_sub(1);
        self
    }

    /// What was typed, when something was; never a CPR-like number.
    pub fn draft(&self) -> Option<Draft> {
        // A value belongs to its period: a later one may stand there when the form is opened again.
        let belongs = |field: &Field| field.is_touched() || field.name == FieldName::Period;
        let written = |field: &Field| {
            let kept = belongs(field) && !has_cpr(field.text());
            kept.then(|| Written { seen: field.start.clone(), text: field.text().to_owned() })
        };
        let fields = self.fields.iter().map(written).collect();
        self.is_touched().then(|| Draft { form: self.purpose.code(), fields })
    }

    /// Puts `draft` in, when it is of this form. Where the field is not what it was when it was written over, that is
    /// said: it must not be overwritten unseen.
    pub fn fill(&mut self, draft: &Draft, view: &View) -> bool {
        if draft.form != self.purpose.code() {
            return false;
        }
        if let Some(list) = of_draft(self, draft.fields.len(), view) {
            *self = list;
        }
        if draft.fields.len() != self.fields.len() {
            return false;
        }
        for (field, written) in self.fields.iter_mut().zip(&draft.fields) {
            let Some(written) = written else { continue };
            field.put(clean_lines(&written.text));
            if field.start != written.seen && written.text != written.seen {
                field.error = Some(view.lang.theirs(&field.start));
            }
        }
        self.from_draft = true;
        true
    }

    pub fn is_touched(&self) -> bool {
        self.fields.iter().any(Field::is_touched)
    }

    pub fn field(&self, name: FieldName) -> &str {
        self.fields.iter().find(|field| field.name == name).map_or("", Field::text)
    }

    pub fn has(&self, name: FieldName) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// Whether somebody has typed in the field `name`.
    pub fn is_touched_in(&self, name: FieldName) -> bool {
        self.fields.iter().any(|field| field.name == name && field.is_touched())
    }

    /// Which of its words stands in the choice `name`.
    pub fn chosen(&self, name: FieldName) -> usize {
        self.fields.iter().find(|field| field.name == name).and_then(Field::chosen).unwrap_or(0)
    }

    /// Says `sentence` under the field `name`, and puts the keys there when it is the first complaint.
    pub fn complain(&mut self, name: FieldName, sentence: String) {
        if let Some(at) = self.fields.iter().position(|field| field.name == name) {
            if self.fields.iter().all(|field| field.error.is_none()) {
                self.focus = at;
            }
            self.fields[at].error = Some(sentence);
        }
    }

    /// Puts a refusal beside the field it is about; beside the last one when it is about none here.
    pub fn refused(&mut self, failure: &Failure, view: &View) {
        let field = match failure {
            Failure::Refused(Refusal::Kpi(KpiRefusal::HasMeasurements { fields })) => {
                for field in fields {
                    self.complain(*field, view.lang.fixed_once_measured().to_owned());
                }
                return;
            }
            Failure::Refused(Refusal::Conflict(fields)) => return self.conflict(&fields.clone(), view),
            Failure::Refused(refusal) => about::field_of(refusal),
            Failure::Store(_) => None,
        };
        let field = field.filter(|name| self.fields.iter().any(|field| field.name == *name));
        if let Some(field) = field.or(self.fields.last().map(|field| field.name)) {
            let here = match failure {
                Failure::Refused(Refusal::Kpi(refusal)) => view.lang.kpi_refusal_here(refusal),
                Failure::Refused(_) | Failure::Store(_) => None,
            };
            self.complain(field, here.map_or_else(|| view.lang.failure(failure), str::to_owned));
        }
    }

    /// Both changed these fields: mine stays in the field, theirs is told below it; saving again takes mine. A field
    /// nobody typed in shows what stands now.
    fn conflict(&mut self, fields: &[FieldName], view: &View) {
        for name in fields {
            let theirs = self.purpose.value_now(*name, view);
            self.complain(*name, view.lang.theirs(&theirs));
        }
        for field in &mut self.fields {
            let now = self.purpose.value_now(field.name, view);
            if !field.is_touched() {
                field.put(now.clone());
            }
            field.start = now;
        }
        self.purpose.rebase(view);
    }

    pub fn act(&mut self, act: Act, view: &View, now: Instant) -> Reply {
        let last = self.fields.len().saturating_sub(1);
        let is_long = self.fields[self.focus].kind == Kind::Long;
        match act {
            Act::Back => return self.leave(view, now),
            Act::Save => return self.save(view, now),
            Act::Help => return Reply::Help,
            Act::NextField if self.take_offer() => {}
            Act::NextField | Act::Confirm if self.focus == 0 && spread(self, view) => {}
            Act::Confirm if is_long => self.fields[self.focus].typed(Key::Enter),
            Act::Confirm if self.focus == last => return self.save(view, now),
            Act::NextField | Act::Confirm if !self.settle(view) => {}
            Act::NextField | Act::Confirm => self.focus = (self.focus + 1) % self.fields.len(),
            Act::Down if self.turn_offers() => {}
            Act::Down if self.changing(|field| field.line(1)) => {}
            Act::Down => self.focus = (self.focus + 1).min(last),
            Act::Up if self.changing(|field| field.line(-1)) => {}
            Act::Up => self.focus = self.focus.saturating_sub(1),
            Act::PreviousField => self.focus = self.focus.checked_sub(1).unwrap_or(last),
            Act::UndoTyping => self.undo_typing(),
            Act::Clear if matches!(self.fields[self.focus].kind, Kind::Choice(_)) => {}
            Act::Clear => self.put(String::new()),
            _ => {}
        }
        Reply::Stay
    }

    /// Gives the keys to the field `at`.
    pub fn focus_on(&mut self, at: usize, view: &View) {
        self.settle(view);
        self.focus = at.min(self.fields.len().saturating_sub(1));
    }

    /// Chooses the word `n` of the field `at`.
    pub fn choose(&mut self, at: usize, n: usize, view: &View) {
        self.focus_on(at, view);
        self.changing(|field| field.pick(n));
    }

    fn leave(&self, view: &View, now: Instant) -> Reply {
        let close = || self.purpose.farewell(view).map_or(Reply::Close, |told| Reply::Do(Effect::Say(told)));
        match (self.draft(), self.from_draft) {
            (None, false) => close(),
            (None, true) => Reply::CloseForgetting(self.purpose.code()),
            (Some(_), _) if self.purpose.is_brief() => match close() {
                Reply::Close => Reply::CloseForgetting(self.purpose.code()),
                told => told,
            },
            (Some(draft), _) => Reply::Ask(Question::keep_draft(view.lang, draft, now)),
        }
    }

    /// Saves it; what cannot be undone is asked about first.
    fn save(&mut self, view: &View, now: Instant) -> Reply {
        let focus = self.focus;
        if spread(self, view) {
            self.focus = focus;
        }
        for field in &mut self.fields {
            field.error = None;
            field.offers.clear();
        }
        match save(self, view) {
            Some(Effect::Perform(command)) => match asks_first(&command, view) {
                Some(text) => Reply::Ask(Question::before_saving(text, command, now)),
                None => Reply::Do(Effect::Perform(command)),
            },
            Some(effect) => Reply::Do(effect),
            None => Reply::Stay,
        }
    }

    /// Takes the first name offered.
    fn take_offer(&mut self) -> bool {
        let field = &mut self.fields[self.focus];
        let Some(offer) = field.offers.first().cloned() else { return false };
        field.put(offer);
        true
    }

    /// Brings the next name offered to the front.
    fn turn_offers(&mut self) -> bool {
        let field = &mut self.fields[self.focus];
        if field.offers.is_empty() {
            return false;
        }
        field.offers.rotate_left(1);
        true
    }

    /// Whether the field in focus can be left: what is wrong with it is said, and where there are names to choose from
    /// they are offered first, once.
    fn settle(&mut self, view: &View) -> bool {
        let meaning = meaning_of(self, self.focus, view);
        let field = &mut self.fields[self.focus];
        let (Err((unnamed, sentence)), None) = (meaning, &field.error) else { return true };
        match unnamed {
            Some(unnamed) => field.offer(&unnamed, sentence),
            None => field.error = Some(sentence),
        }
        field.offers.is_empty()
    }

    fn undo_typing(&mut self) {
        self.put(self.fields[self.focus].start.clone());
    }

    /// Puts `text` in the field in focus.
    fn put(&mut self, text: String) {
        self.changing(|field| field.put(text));
    }

    /// Takes a key that is text or moves in it.
    pub fn typed(&mut self, key: Key) {
        self.changing(|field| field.typed(key));
    }

    /// Puts `text` in the field in focus; a list where one value is asked for is seen as a whole first.
    pub fn paste(&mut self, text: &str, view: &View) {
        match of_paste(self, text, view) {
            Some(form) => *self = form,
            None => {
                let field = &mut self.fields[self.focus];
                field.paste(text);
                field.note = (has_unseen(text) && !matches!(field.kind, Kind::Choice(_)))
                    .then(|| view.lang.unseen_removed().to_owned());
            }
        }
    }
}

//! The form: label and value, and below the value what is wrong with it or how it was understood. Nothing moves when an
//! error comes: each field owns two rows. The same everywhere.

mod drawing;

use std::time::Instant;

use serde::{Deserialize, Serialize};
use tui_input::{Input, InputRequest};

use super::forms::{Purpose, meaning_of, save};
use super::{Effect, Reply};
use crate::domain::names::Unnamed;
use crate::domain::privacy::{clean, clean_lines, has_cpr};
use crate::domain::refusal::{FieldName, KpiRefusal, PlanRefusal, Refusal};
use crate::perform::Failure;
use crate::text::Lang;
use crate::tui::input::Key;
use crate::tui::keys::Act;
use crate::tui::popups::question::Question;
use crate::tui::view::View;

/// A field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    pub name: FieldName,
    pub input: Input,
    /// What stood in it when the form opened.
    start: String,
    pub error: Option<String>,
    /// Names to choose from when what was typed is none of them; the first is taken by Tab.
    offers: Vec<String>,
}

impl Field {
    pub fn new(name: FieldName, value: &str) -> Self {
        let input = Input::new(value.to_owned());
        Field { name, input, start: value.to_owned(), error: None, offers: Vec::new() }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether somebody has typed in it.
    pub fn is_touched(&self) -> bool {
        self.input.value() != self.start
    }

    /// Marks the field with names to choose from.
    pub fn offer(&mut self, unnamed: &Unnamed, sentence: String) {
        self.offers = match unnamed {
            Unnamed::Unknown { nearest, .. } => nearest.clone(),
            Unnamed::Ambiguous { choices, .. } => choices.clone(),
        };
        self.error = Some(sentence);
    }
}

/// What was typed, kept when the line is cut or the form is closed without saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which form.
    pub form: String,
    /// Its fields in their order: those that were written in; CPR-like ones are left out.
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
    /// Filled from a draft.
    from_draft: bool,
}

impl Form {
    pub fn new(purpose: Purpose, title: String, fields: Vec<Field>) -> Self {
        Form { purpose, title, fields, focus: 0, from_draft: false }
    }

    /// The form with the keys in its last field.
    #[must_use]
    pub fn at_last(mut self) -> Self {
        self.focus = self.fields.len().saturating_sub(1);
        self
    }

    /// What was typed, when something was; never a CPR-like number.
    pub fn draft(&self) -> Option<Draft> {
        let written = |field: &Field| {
            let typed = field.is_touched() && !has_cpr(field.text());
            typed.then(|| Written { seen: field.start.clone(), text: field.text().to_owned() })
        };
        let fields = self.fields.iter().map(written).collect();
        self.is_touched().then(|| Draft { form: self.purpose.code(), fields })
    }

    /// Puts `draft` in, when it is of this form. Where the field is not what it was when it was written over, that is
    /// said: it must not be overwritten unseen.
    pub fn fill(&mut self, draft: &Draft, view: &View) -> bool {
        if draft.form != self.purpose.code() || draft.fields.len() != self.fields.len() {
            return false;
        }
        for (field, written) in self.fields.iter_mut().zip(&draft.fields) {
            let Some(written) = written else { continue };
            field.input = Input::new(clean(&written.text));
            if field.start != written.seen {
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

    /// Says `sentence` under the field `name`, and puts the keys there when it is the first complaint.
    pub fn complain(&mut self, name: FieldName, sentence: String) {
        if let Some(at) = self.fields.iter().position(|field| field.name == name) {
            if self.fields.iter().all(|field| field.error.is_none()) {
                self.focus = at;
            }
            self.fields[at].error = Some(sentence);
        }
    }

    /// Puts a refusal beside the field it is about.
    pub fn refused(&mut self, failure: &Failure, view: &View) {
        let sentence = view.lang.failure(failure);
        let field = match failure {
            Failure::Refused(Refusal::Empty(field)) => Some(*field),
            Failure::Refused(Refusal::Plan(PlanRefusal::OwnerLeft { .. })) => Some(FieldName::Owner),
            Failure::Refused(Refusal::Kpi(KpiRefusal::Measured(_))) => {
                return self.complain(FieldName::Value, view.lang.already_measured_here().to_owned());
            }
            Failure::Refused(Refusal::Conflict(fields)) => return self.conflict(&fields.clone(), view),
            Failure::Refused(_) | Failure::Store(_) => self.fields.last().map(|field| field.name),
        };
        if let Some(field) = field {
            self.complain(field, sentence);
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
                field.input = Input::new(now.clone());
            }
            field.start = now;
        }
        self.purpose.rebase(view);
    }

    pub fn act(&mut self, act: Act, view: &View, now: Instant) -> Reply {
        let last = self.fields.len().saturating_sub(1);
        match act {
            Act::Back => return self.leave(view, now),
            Act::Save => return self.save(view),
            Act::Help => return Reply::Help,
            Act::NextField if self.take_offer() => {}
            Act::Confirm if self.focus == last => return self.save(view),
            Act::NextField | Act::Confirm if !self.settle(view) => {}
            Act::NextField | Act::Confirm => self.focus = (self.focus + 1) % self.fields.len(),
            Act::Down if self.turn_offers() => {}
            Act::Down => self.focus = (self.focus + 1).min(last),
            Act::PreviousField => self.focus = self.focus.checked_sub(1).unwrap_or(last),
            Act::UndoTyping => self.undo_typing(),
            Act::Clear => self.put(String::new()),
            _ => {}
        }
        Reply::Stay
    }

    fn leave(&self, view: &View, now: Instant) -> Reply {
        match (self.draft(), self.from_draft) {
            (None, false) => Reply::Close,
            (None, true) => Reply::CloseForgetting,
            (Some(draft), _) => Reply::Ask(Question::keep_draft(view.lang, draft, now)),
        }
    }

    fn save(&mut self, view: &View) -> Reply {
        for field in &mut self.fields {
            field.error = None;
            field.offers.clear();
        }
        match save(self, view) {
            Some(command) => Reply::Do(Effect::Perform(command)),
            None => Reply::Stay,
        }
    }

    /// Takes the first name offered.
    fn take_offer(&mut self) -> bool {
        let field = &mut self.fields[self.focus];
        let Some(offer) = field.offers.first().cloned() else { return false };
        field.input = Input::new(offer);
        field.offers.clear();
        field.error = None;
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

    /// Whether the field in focus can be left: what is wrong with it is said first, once.
    fn settle(&mut self, view: &View) -> bool {
        let meaning = meaning_of(self, self.focus, view);
        let field = &mut self.fields[self.focus];
        match (meaning, &field.error) {
            (Err((unnamed, sentence)), None) => {
                match unnamed {
                    Some(unnamed) => field.offer(&unnamed, sentence),
                    None => field.error = Some(sentence),
                }
                false
            }
            _ => true,
        }
    }

    fn undo_typing(&mut self) {
        self.put(self.fields[self.focus].start.clone());
    }

    /// Puts `text` in the field in focus.
    fn put(&mut self, text: String) {
        let field = &mut self.fields[self.focus];
        field.input = Input::new(text);
        field.error = None;
        field.offers.clear();
    }

    /// Yes or no at a single key; Space turns it over.
    fn toggle(&mut self, c: char, lang: Lang) {
        let is_yes = self.fields[self.focus].text() == lang.yes();
        let yes = match c {
            'j' | 'J' | 'y' | 'Y' => true,
            ' ' => !is_yes,
            _ => false,
        };
        self.put(if yes { lang.yes() } else { lang.no() }.to_owned());
    }

    /// Takes a key that is text or moves in it.
    pub fn typed(&mut self, key: Key, lang: Lang) {
        if let (Key::Char(c), FieldName::BeforeStart) = (key, self.fields[self.focus].name) {
            return self.toggle(c, lang);
        }
        let field = &mut self.fields[self.focus];
        let request = match key {
            Key::Char(c) => InputRequest::InsertChar(c),
            Key::Backspace => InputRequest::DeletePrevChar,
            Key::Delete => InputRequest::DeleteNextChar,
            Key::Left => InputRequest::GoToPrevChar,
            Key::Right => InputRequest::GoToNextChar,
            Key::Home => InputRequest::GoToStart,
            Key::End => InputRequest::GoToEnd,
            _ => return,
        };
        let before = field.input.value().to_owned();
        field.input.handle(request);
        if field.input.value() != before {
            field.error = has_cpr(field.text()).then(String::new);
            field.offers.clear();
        }
    }

    pub fn paste(&mut self, text: &str) {
        let field = &mut self.fields[self.focus];
        for c in clean(&clean_lines(text)).chars() {
            field.input.handle(InputRequest::InsertChar(c));
        }
        field.error = None;
        field.offers.clear();
    }
}

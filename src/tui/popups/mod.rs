//! What opens over a screen. A popup owns all keys; an open one is a value.

pub mod choice;
pub mod find;
pub mod form;
pub mod forms;
pub mod help;
pub mod question;

use std::time::Instant;

use ratatui::layout::Rect;

use super::effect::Effect;
use super::input::Key;
use super::keys::{Act, Place, look_up};
use super::spot::Spot;
use super::view::View;
use super::widgets::ink::Ink;
use crate::domain::id::MemberId;

#[derive(Debug, Clone)]
pub enum Popup {
    Form(form::Form),
    Help(help::Help),
    Question(question::Question),
    Choice(choice::Choice),
    Find(find::Find),
}

/// What a key in a popup brings.
pub enum Reply {
    /// It stays open.
    Stay,
    Close,
    /// Closes, and what was typed is kept as a draft.
    CloseKeeping(form::Draft),
    /// Closes, and the draft kept of this form goes.
    CloseForgetting(String),
    /// Stays open until it is done.
    Do(Effect),
    /// Closes, and the form below stays open until it is done.
    DoBelow(Effect),
    /// Closes and runs the act on what is selected.
    Run(Act),
    /// Asks first; the form stands behind the question.
    Ask(question::Question),
    Pick(choice::Pick),
    /// Writes the login on the member who sits here.
    RememberLogin(MemberId),
    /// Opens the help of the popup.
    Help,
}

impl Popup {
    /// Where its keys go.
    pub fn place(&self) -> Place {
        match self {
            Popup::Form(_) => Place::Form,
            Popup::Help(_) => Place::Help,
            Popup::Question(question) => question.place(),
            Popup::Choice(_) => Place::Choice,
            Popup::Find(_) => Place::Find,
        }
    }

    /// Takes a key that came at `now`: an act of the key card, else text.
    pub fn key(&mut self, key: Key, view: &View, now: Instant) -> Reply {
        match look_up(self.place(), key) {
            Some(act) => self.act(act, view, now),
            None => self.typed(key),
        }
    }

    /// Does what a key means here.
    pub fn act(&mut self, act: Act, view: &View, now: Instant) -> Reply {
        match self {
            Popup::Form(form) => form.act(act, view, now),
            Popup::Help(help) => help.act(act, view),
            Popup::Question(question) => question.act(act, now),
            Popup::Choice(choice) => choice.act(act),
            Popup::Find(find) => find.act(act, view),
        }
    }

    /// Takes a key that is no act.
    fn typed(&mut self, key: Key) -> Reply {
        match self {
            Popup::Form(form) => form.typed(key),
            Popup::Help(help) => help.typed(key),
            Popup::Choice(choice) => return choice.typed(key),
            Popup::Find(find) => find.typed(key),
            Popup::Question(_) => {}
        }
        Reply::Stay
    }

    /// A click on something of it: a row is selected, and a selected one taken; a field gets the keys.
    pub fn click(&mut self, spot: Spot, view: &View) -> Reply {
        let at = match (spot, &mut *self) {
            (Spot::Word(at, n), Popup::Form(form)) => {
                form.choose(at, n, view);
                return Reply::Stay;
            }
            (Spot::Row(at), _) => at,
            _ => return Reply::Stay,
        };
        match self {
            Popup::Form(form) => form.focus_on(at, view),
            Popup::Help(help) => return help.click(at, view),
            Popup::Choice(choice) => return choice.click(at),
            Popup::Find(find) => return find.click(at, view),
            Popup::Question(_) => {}
        }
        Reply::Stay
    }

    /// Whether the wheel goes through rows in it.
    pub fn is_list(&self) -> bool {
        matches!(self, Popup::Help(_) | Popup::Choice(_) | Popup::Find(_))
    }

    pub fn paste(&mut self, text: &str, view: &View) {
        match self {
            Popup::Form(form) => form.paste(text, view),
            Popup::Help(help) => help.paste(text),
            Popup::Find(find) => find.paste(text),
            Popup::Question(_) | Popup::Choice(_) => {}
        }
    }

    /// Whether letters are typed into it.
    pub fn takes_text(&self) -> bool {
        matches!(self, Popup::Form(_) | Popup::Help(_) | Popup::Find(_))
    }

    /// Draws it; returns where the cursor stands.
    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
        match self {
            Popup::Form(form) => form.render(area, ink, view),
            Popup::Help(help) => help.render(area, ink, view),
            Popup::Find(find) => find.render(area, ink, view),
            Popup::Question(question) => {
                question.render(area, ink, view);
                None
            }
            Popup::Choice(choice) => {
                choice.render(area, ink, view);
                None
            }
        }
    }
}

//! What opens over a screen. A popup owns all keys; an open one is a value.

pub mod choice;
pub mod form;
pub mod forms;
pub mod help;
pub mod question;

use std::time::Instant;

use ratatui::layout::Rect;

use super::effect::Effect;
use super::input::Key;
use super::keys::Act;
use super::view::View;
use super::widgets::ink::Ink;

#[derive(Debug, Clone)]
pub enum Popup {
    Form(form::Form),
    Help(help::Help),
    Question(question::Question),
    Choice(choice::Choice),
}

/// What a key in a popup brings.
pub enum Reply {
    /// It stays open.
    Stay,
    Close,
    /// Closes, and what was typed is kept as a draft.
    CloseKeeping(form::Draft),
    /// Closes, and the kept draft goes.
    CloseForgetting,
    /// Stays open until it is done.
    Do(Effect),
    /// Closes and runs the act on what is selected.
    Run(Act),
    /// Asks first; the form stands behind the question.
    Ask(question::Question),
    Pick(choice::Pick),
}

impl Popup {
    /// Takes a key that came at `now`.
    pub fn key(&mut self, key: Key, view: &View, now: Instant) -> Reply {
        match self {
            Popup::Form(form) => form.key(key, view, now),
            Popup::Help(help) => help.key(key, view),
            Popup::Question(question) => question.key(key, now),
            Popup::Choice(choice) => choice.key(key),
        }
    }

    pub fn paste(&mut self, text: &str, view: &View) {
        match self {
            Popup::Form(form) => form.paste(text, view),
            Popup::Help(help) => help.paste(text),
            Popup::Question(_) | Popup::Choice(_) => {}
        }
    }

    /// Whether letters are typed into it.
    pub fn takes_text(&self) -> bool {
        matches!(self, Popup::Form(_) | Popup::Help(_))
    }

    /// Draws it; returns where the cursor stands.
    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
        match self {
            Popup::Form(form) => form.render(area, ink, view),
            Popup::Help(help) => help.render(area, ink, view),
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

//! A list to choose from: the arrows, or the digit printed before the row.

use ratatui::layout::Rect;

use super::Reply;
use super::form::{Draft, Form};
use crate::domain::command::Command;
use crate::domain::id::{BoardId, MemberId};
use crate::text::format::wrap;
use crate::tui::input::Key;
use crate::tui::keys::{Act, Place};
use crate::tui::screens::window;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{footer, popup_box};

/// The columns of the popup.
const COLUMNS: usize = 64;

/// What can be picked.
#[derive(Debug, Clone)]
pub enum Pick {
    NewBoard,
    Demo,
    /// One of the boards in the file.
    Board(BoardId),
    Leave,
    /// The draft found at the start.
    Draft(Draft),
    /// The member who sits here.
    Member(MemberId),
    /// Somebody who is none of the members.
    Nobody,
    /// What is then done.
    Perform(Box<Command>),
    /// What is asked next.
    Form(Box<Form>),
    Choice(Box<Choice>),
    Nothing,
}

#[derive(Debug, Clone)]
pub struct Choice {
    pub title: String,
    /// What is to be known before it is chosen.
    pub about: Vec<String>,
    pub rows: Vec<(String, Pick)>,
    pub at: usize,
    /// What Esc picks.
    pub otherwise: Pick,
}

impl Choice {
    pub fn act(&mut self, act: Act) -> Reply {
        match act {
            Act::Up => self.at = self.at.saturating_sub(1),
            Act::Down => self.at = (self.at + 1).min(self.rows.len().saturating_sub(1)),
            Act::PageUp => self.at = 0,
            Act::PageDown => self.at = self.rows.len().saturating_sub(1),
            Act::Open => return self.pick(self.at),
            Act::Back => return Reply::Pick(self.otherwise.clone()),
            _ => {}
        }
        Reply::Stay
    }

    /// The digit printed before a row picks it; a letter selects the next row that begins with it.
    pub fn typed(&mut self, key: Key) -> Reply {
        let Key::Char(c) = key else { return Reply::Stay };
        if let Some(digit) = c.to_digit(10) {
            let at = usize::try_from(digit).ok().and_then(|number| number.checked_sub(1));
            return at.map_or(Reply::Stay, |at| self.pick(at));
        }
        let (wanted, all) = (c.to_lowercase().to_string(), self.rows.len());
        let begins = |at: &usize| self.rows[*at].0.to_lowercase().starts_with(&wanted);
        self.at = (1..=all).map(|step| (self.at + step) % all).find(begins).unwrap_or(self.at);
        Reply::Stay
    }

    /// A row is selected, and a selected one taken.
    pub fn click(&mut self, at: usize) -> Reply {
        if self.at == at {
            return self.pick(at);
        }
        self.at = at.min(self.rows.len().saturating_sub(1));
        Reply::Stay
    }

    fn pick(&self, at: usize) -> Reply {
        self.rows.get(at).map_or(Reply::Stay, |(_, pick)| Reply::Pick(pick.clone()))
    }

    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let about: Vec<String> = self.about.iter().flat_map(|text| wrap(text, COLUMNS - 4)).collect();
        let told = if about.is_empty() { 0 } else { about.len() + 1 };
        let told = u16::try_from(told).unwrap_or(0);
        let rows = u16::try_from(self.rows.len() + 5).unwrap_or(u16::MAX).saturating_add(told);
        let inner = popup_box::draw(ink, area, u16::try_from(COLUMNS).unwrap_or(u16::MAX), rows, &self.title);
        for (y, line) in (inner.y + 1..inner.bottom()).zip(&about) {
            ink.text(inner.x, y, inner.width, line, Meaning::Text);
        }
        let list = Rect { y: inner.y + 1 + told, height: inner.height.saturating_sub(3 + told), ..inner };
        let first = window(self.at, usize::from(list.height), self.rows.len());
        for ((y, at), (text, _)) in (list.y..list.bottom()).zip(first..).zip(self.rows.iter().skip(first)) {
            ink.spot(Rect { y, height: 1, ..inner }, Spot::Row(at));
            let meaning = if at == self.at { Meaning::Selected } else { Meaning::Text };
            let mark = if at == self.at { Glyph::Chosen.text(ink.ascii) } else { " " };
            // Only a single key picks.
            let digit = if at < 9 { (at + 1).to_string() } else { " ".to_owned() };
            ink.text(inner.x, y, inner.width, &format!("{mark} {digit}  {text} "), meaning);
        }
        let keys = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner };
        footer::popup(ink, keys, view, Place::Choice);
    }
}

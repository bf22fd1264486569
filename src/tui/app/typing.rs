//! What comes in, as it comes: what is text and no key, and where the others go.

use std::time::Instant;

use super::{App, Next};
use crate::tui::draw;
use crate::tui::guard::{Deed, Verdict};
use crate::tui::input::{Input, Key};
use crate::tui::keys::{Act, look_up};
use crate::tui::screens::{Room, ScreenName, in_room};
use crate::tui::widgets::frame::Notice;

impl App {
    /// Takes one thing that came in.
    pub fn take(&mut self, input: Input, now: Instant) -> Next {
        self.guard.begin();
        self.unanswered = false;
        match input {
            Input::Resized(columns, rows) => {
                self.size = (columns, rows);
                Next::Go
            }
            // Nothing is done blindly.
            Input::Key(key) if draw::is_too_small(self.size) && look_up(self.place(), key) != Some(Act::Quit) => {
                Next::Go
            }
            Input::Paste(_) if draw::is_too_small(self.size) => Next::Go,
            Input::Paste(text) => {
                self.paste(&text);
                Next::Go
            }
            Input::Key(key) => self.key(key, now),
            Input::Click(_, _) | Input::Wheel(_) if draw::is_too_small(self.size) => Next::Go,
            Input::Click(column, row) => self.click(column, row, now),
            Input::Wheel(turn) => self.wheel(turn, now),
        }
    }

    /// Pasted text goes into a field or nowhere: outside one it is never keys.
    fn paste(&mut self, text: &str) {
        self.was_asked_to_quit();
        let search = in_room!(mut self.screens, self.screen, room => room.search()).filter(|search| search.is_typing());
        match (self.popups.pop(), search) {
            (Some(mut popup), _) => {
                popup.paste(text, &self.view());
                self.popups.push(popup);
                self.keep_draft();
            }
            (None, Some(search)) => search.paste(text),
            (None, None) => self.say(self.session.lang.looks_like_text()),
        }
    }

    pub(super) fn key(&mut self, key: Key, now: Instant) -> Next {
        let typing = match self.popups.last() {
            Some(popup) => popup.takes_text(),
            None => self.place().is_search(),
        };
        // The line ends and tabs of a text that is being ignored are part of it.
        if matches!(key, Key::Enter | Key::Tab) && !typing && self.guard.is_muted(now) {
            return Next::Go;
        }
        if let Key::Char(c) = key
            && (!typing || self.guard.watches_popup(now))
        {
            let verdict = if c.is_alphabetic() { self.guard.letter(now) } else { self.other_character(now) };
            match verdict {
                Verdict::Key => {}
                Verdict::Ignored => return Next::Go,
                Verdict::Text(deeds) => {
                    self.take_back(&deeds, now);
                    return Next::Go;
                }
            }
        }
        if self.popups.is_empty() { self.screen_key(key, now) } else { self.popup_key(key, now) }
    }

    fn other_character(&mut self, now: Instant) -> Verdict {
        if self.guard.is_muted(now) { Verdict::Ignored } else { Verdict::Key }
    }

    /// Takes back what letters did that turn out to be text: exactly that, newest first.
    fn take_back(&mut self, deeds: &[Deed], now: Instant) {
        let mut all = true;
        for deed in deeds {
            all &= match deed {
                Deed::Nothing => true,
                Deed::Did(seq) => self.undo_one(*seq).is_ok(),
                Deed::Undid(seq) => self.redo_one(*seq).is_ok(),
                Deed::Redid => self.undo().is_ok(),
                Deed::Turned(act) => self.act(*act, now) == Next::Go,
                Deed::Opened => {
                    self.popups.clear();
                    self.drafts.put_back(std::mem::take(&mut self.drafts_before));
                    true
                }
            };
        }
        in_room!(mut self.screens, self.screen, room => room.let_go());
        self.quitting = false;
        self.burst = None;
        let lang = self.session.lang;
        if all {
            self.say(lang.looks_like_text_at(self.screen == ScreenName::CaseTypes))
        } else {
            self.refuse(lang.not_all_taken_back().to_owned())
        }
    }

    fn screen_key(&mut self, key: Key, now: Instant) -> Next {
        let act = look_up(self.place(), key);
        if self.was_asked_to_quit() {
            return if act == Some(Act::Quit) { Next::Quit } else { Next::Go };
        }
        if self.place().is_search() {
            return match act {
                Some(act) => self.search_act(act, now),
                None => self.search_typed(key),
            };
        }
        act.map_or(Next::Go, |act| self.act(act, now))
    }

    /// Whether closing had been asked about; whatever came stays here, unless it is the same key again.
    pub(super) fn was_asked_to_quit(&mut self) -> bool {
        let asked = std::mem::take(&mut self.quitting);
        if asked {
            self.notice = Notice::default();
        }
        asked
    }

    fn search_typed(&mut self, key: Key) -> Next {
        if let Some(search) = in_room!(mut self.screens, self.screen, room => room.search()) {
            search.typed(key);
        }
        Next::Go
    }

    /// What a key means while the words of a search are typed: they end, or the list below them is gone through.
    pub(super) fn search_act(&mut self, act: Act, now: Instant) -> Next {
        match act {
            Act::Confirm | Act::Back => self.end_typing(),
            Act::Clear => {
                if let Some(search) = in_room!(mut self.screens, self.screen, room => room.search()) {
                    search.clear();
                }
            }
            other => return self.act(other, now),
        }
        Next::Go
    }

    pub(super) fn end_typing(&mut self) {
        if let Some(search) = in_room!(mut self.screens, self.screen, room => room.search()) {
            search.end();
        }
    }
}

//! Keys as they come: what is text and no key, and where the others go.

use std::time::Instant;

use super::{App, Next};
use crate::tui::guard::{Deed, Verdict};
use crate::tui::input::Key;
use crate::tui::keys::{Act, Place, look_up};
use crate::tui::screens::{Room, in_room};
use crate::tui::widgets::frame::Notice;

impl App {
    pub(super) fn key(&mut self, key: Key, now: Instant) -> Next {
        let typing = match self.popups.last() {
            Some(popup) => popup.takes_text(),
            None => self.place() == Place::Search,
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
                    self.drafts.set(self.draft_before.take());
                    true
                }
            };
        }
        in_room!(mut self.screens, self.screen, room => room.let_go());
        self.quitting = false;
        self.burst = None;
        let lang = self.session.lang;
        if all { self.say(lang.looks_like_text()) } else { self.refuse(lang.not_all_taken_back().to_owned()) }
    }

    fn screen_key(&mut self, key: Key, now: Instant) -> Next {
        let act = look_up(self.place(), key);
        if std::mem::take(&mut self.quitting) {
            self.notice = Notice::default();
            return if act == Some(Act::Quit) { Next::Quit } else { Next::Go };
        }
        if self.place() == Place::Search {
            return match act {
                Some(act) => self.search_act(act, now),
                None => self.search_typed(key),
            };
        }
        act.map_or(Next::Go, |act| self.act(act, now))
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

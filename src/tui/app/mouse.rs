//! The mouse: a click does what the key shown there does, or selects and opens what is drawn there.

use std::time::Instant;

use super::{App, Next};
use crate::tui::input::Turn;
use crate::tui::keys::Act;
use crate::tui::screens::{Room, in_room};
use crate::tui::spot::Spot;

impl App {
    pub(super) fn click(&mut self, column: u16, row: u16, now: Instant) -> Next {
        let spot = self.spots.at(column, row);
        if self.was_asked_to_quit() {
            return Next::Go;
        }
        match (spot, self.popups.pop()) {
            (None, popup) => {
                self.popups.extend(popup);
                Next::Go
            }
            (Some(spot), Some(mut popup)) => {
                let reply = match spot {
                    Spot::Act(act) => popup.act(act, &self.view(), now),
                    other => popup.click(other, &self.view()),
                };
                self.answered(popup, reply, now)
            }
            (Some(Spot::Act(act)), None) => self.clicked(act, now),
            (Some(spot), None) => {
                self.end_typing();
                let mut screens = std::mem::take(&mut self.screens);
                let effect = in_room!(mut screens, self.screen, room => room.click(spot, &self.view()));
                self.screens = screens;
                self.effect(effect, now)
            }
        }
    }

    /// A key that was clicked: one of the search while its words are typed, else of the screen.
    fn clicked(&mut self, act: Act, now: Instant) -> Next {
        let typing =
            in_room!(self.screens, self.screen, room => room.searched()).is_some_and(|search| search.is_typing());
        match act {
            Act::Confirm | Act::Back if typing => self.search_act(act, now),
            // The help is that of the search; any other act is one of the screen, which has the keys from then on.
            Act::Help => self.act(act, now),
            other => {
                self.end_typing();
                self.act(other, now)
            }
        }
    }

    /// One step up or down, in whatever is in front.
    pub(super) fn wheel(&mut self, turn: Turn, now: Instant) -> Next {
        let act = match turn {
            Turn::Up => Act::Up,
            Turn::Down => Act::Down,
        };
        if self.was_asked_to_quit() {
            return Next::Go;
        }
        match self.popups.pop() {
            Some(mut popup) => {
                let reply =
                    if popup.is_list() { popup.act(act, &self.view(), now) } else { crate::tui::popups::Reply::Stay };
                self.answered(popup, reply, now)
            }
            None => self.act(act, now),
        }
    }
}

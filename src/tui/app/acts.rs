//! What an act brings: those of the whole program here, the others on the screen in front.

use std::time::Instant;

use super::{App, Next};
use crate::tui::effect::{Effect, Setting, Subject};
use crate::tui::guard::Deed;
use crate::tui::keys::Act;
use crate::tui::popups::Popup;
use crate::tui::popups::find::Find;
use crate::tui::popups::forms::board;
use crate::tui::popups::help::Help;
use crate::tui::screens::{Room, ScreenName, in_room, steps};
use crate::tui::widgets::frame::Notice;

impl App {
    /// Does what a key means.
    pub(super) fn act(&mut self, act: Act, now: Instant) -> Next {
        let lang = self.session.lang;
        if act.writes() && self.view().read_only {
            self.refuse_reader();
            return Next::Go;
        }
        // What was said stays until something else is done; looking further down a list is not that.
        if steps(act, 0).is_none() {
            self.notice = Notice::default();
        }
        if act.is_its_own_opposite() {
            self.guard.did(Deed::Turned(act));
        }
        match act {
            Act::Screen(screen) => self.go(screen),
            Act::Wall => self.wall = !self.wall,
            Act::Names if self.wall => self.initials.wall = !self.initials.wall,
            Act::Names => self.initials.laptop = !self.initials.laptop,
            Act::Theme if !self.session.colour => self.say(lang.no_colour()),
            Act::Theme => return self.next_theme(),
            Act::Mouse => self.switch_mouse(),
            Act::Redraw => return Next::Redraw,
            Act::Help => self.open(Popup::Help(Help::of(self.place()))),
            Act::Search => self.begin_search(),
            Act::Members => self.open_form(board::new_members(&self.view())),
            Act::Who => self.choose_who(),
            Act::EditBoard => self.open_form(board::edit(&self.view())),
            Act::Back if self.clear() => {}
            Act::Undo => {
                let done = self.undo();
                let deed = done.as_ref().map_or(Deed::Nothing, |done| Deed::Undid(done.seq));
                self.tell(done, deed);
            }
            Act::Redo => {
                let done = self.redo();
                self.tell(done, Deed::Redid);
            }
            Act::Quit => {
                self.quitting = true;
                self.say(lang.ask_quit());
            }
            other => {
                let effect = self.on_screen(other);
                return self.effect(effect, now);
            }
        }
        Next::Go
    }

    /// Searches the list of the screen; where there is none, the whole board.
    fn begin_search(&mut self) {
        match in_room!(mut self.screens, self.screen, room => room.search()) {
            Some(search) => search.begin(),
            None => self.open(Popup::Find(Find::default())),
        }
    }

    /// Takes a step back in what is marked and looked for; whether there was anything.
    fn clear(&mut self) -> bool {
        let mut screens = std::mem::take(&mut self.screens);
        let hid = in_room!(mut screens, self.screen, room => room.clear(&self.view()));
        self.screens = screens;
        hid
    }

    fn on_screen(&mut self, act: Act) -> Effect {
        let mut screens = std::mem::take(&mut self.screens);
        let effect = in_room!(mut screens, self.screen, room => room.update(act, &self.view()));
        self.screens = screens;
        effect
    }

    fn go(&mut self, screen: ScreenName) {
        self.screen = screen;
        in_room!(mut self.screens, screen, room => room.enter());
    }

    /// Goes to what `subject` names and opens it there.
    fn show(&mut self, subject: Subject) {
        self.go(subject.screen());
        in_room!(mut self.screens, self.screen, room => room.show(subject));
    }

    /// Sets something on the screen in front; a filter that is to be kept is kept first.
    fn set(&mut self, setting: Setting) {
        if let Setting::Filter(wanted) = &setting
            && let Some(keep) = wanted.keep.clone()
        {
            let (lang, name) = (self.session.lang, keep.name.clone());
            self.say(&if keep.is_empty() { lang.filter_removed(&name) } else { lang.filter_kept(&name) });
            self.looks.keep_filter(keep);
        }
        in_room!(mut self.screens, self.screen, room => room.set(setting));
    }

    pub(super) fn effect(&mut self, effect: Effect, now: Instant) -> Next {
        match effect {
            Effect::Nothing => {}
            Effect::Go(screen) => self.go(screen),
            Effect::Show(subject) => self.show(subject),
            Effect::Open(Popup::Form(form)) => self.open_form(form),
            Effect::Open(popup) => self.open(popup),
            Effect::Set(setting) => self.set(setting),
            Effect::Say(text) => self.say(&text),
            Effect::Perform(command) => {
                let done = self.perform(&command, Some(now));
                let deed = done.as_ref().map_or(Deed::Nothing, |done| Deed::Did(done.seq));
                self.tell(done, deed);
            }
        }
        Next::Go
    }
}

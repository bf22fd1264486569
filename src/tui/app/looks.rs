//! How the screen looks, as whoever sits before it chooses.

use super::{App, Next};
use crate::tui::theme::{Ground, Theme};

impl App {
    /// The terminal has said what it writes on, since nobody had chosen a theme.
    pub fn stand_on(&mut self, ground: Ground) {
        self.ground = Some(ground);
        self.theme = Theme::on(ground);
    }

    pub(super) fn next_theme(&mut self) -> Next {
        let lang = self.session.lang;
        self.theme = self.theme.next(self.ground.unwrap_or_default());
        self.looks.keep_theme(self.theme);
        self.say(match self.theme {
            Theme::Dark => lang.theme_dark(),
            Theme::Light => lang.theme_light(),
            Theme::Contrast => lang.theme_contrast(),
            Theme::Terminal(_) => lang.theme_terminal(),
            Theme::Mono => lang.theme_mono(),
        });
        Next::Redraw
    }

    pub(super) fn switch_mouse(&mut self) {
        self.mouse = !self.mouse;
        self.looks.keep_mouse(self.mouse);
        let lang = self.session.lang;
        self.say(if self.mouse { lang.mouse_on() } else { lang.mouse_off() });
    }
}

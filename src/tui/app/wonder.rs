//! What a screen asks of the file besides the working set: while no key waits.

use std::time::Duration;

use super::App;
use crate::domain::query::Query;
use crate::tui::screens::{Room, in_room};

/// A key that stays down comes again sooner than this.
const REST: Duration = Duration::from_millis(120);

impl App {
    /// Whether the screen in front has a question that can wait for the keys.
    pub fn wonders(&self) -> bool {
        !self.unanswered && !self.board.is_blank() && self.question().is_some()
    }

    /// How long the keys must rest before the question is asked, when there is one. What somebody looks for is asked at
    /// once; what was done to one of many only when it is looked at, not when it is passed by.
    pub fn patience(&self) -> Option<Duration> {
        self.question().filter(|_| self.wonders()).map(|query| match query {
            Query::ActionLog { .. } => REST,
            _ => Duration::ZERO,
        })
    }

    fn question(&self) -> Option<Query> {
        in_room!(self.screens, self.screen, room => room.wants(&self.view()))
    }

    /// Asks the question of the screen in front; whether there is something new to see.
    pub fn wonder(&mut self) -> bool {
        let Some(query) = self.question() else { return false };
        let answer = self.store.as_deref_mut().map(|store| store.ask(&query));
        let Some(Ok(answer)) = answer else {
            // Asked again when something has come in, not for ever.
            self.unanswered = true;
            return false;
        };
        let mut screens = std::mem::take(&mut self.screens);
        let is_new = in_room!(mut screens, self.screen, room => room.answer(&query, answer, &self.view()));
        self.screens = screens;
        is_new
    }
}

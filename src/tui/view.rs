//! What a screen sees when it draws or answers: the board as it stands, the day, the language. Never a store.

use chrono::NaiveDateTime;

use super::theme::Theme;
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::stamp::Who;
use crate::text::Lang;

#[derive(Clone, Copy)]
pub struct View<'a> {
    pub board: &'a Board,
    /// The local date and time.
    pub now: NaiveDateTime,
    pub lang: Lang,
    pub theme: Theme,
    pub ascii: bool,
    pub who: &'a Who,
    pub read_only: bool,
}

impl View<'_> {
    pub fn today(&self) -> Date {
        self.now.date()
    }
}

//! What a screen sees when it draws or answers: the board as it stands, the day, the language. Never a store.

use chrono::NaiveDateTime;

use super::filter::Saved;
use super::screens::ScreenName;
use super::theme::Theme;
use crate::domain::action::Owner;
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::id::BoardId;
use crate::domain::stamp::Who;
use crate::text::Lang;

#[derive(Clone, Copy)]
pub struct View<'a> {
    pub board: &'a Board,
    /// How many times it has been taken in anew, as others left it: one that wrote to the file by hand left no revision.
    pub loads: u64,
    /// The local date and time.
    pub now: NaiveDateTime,
    pub lang: Lang,
    pub theme: Theme,
    pub ascii: bool,
    pub who: &'a Who,
    pub read_only: bool,
    /// The screen in front.
    pub screen: ScreenName,
    /// Whether it is shown on the wall.
    pub wall: bool,
    /// Initials instead of names.
    pub initials: bool,
    /// The filters that whoever sits here has kept.
    pub filters: &'a [Saved],
}

/// Which board, as of which operation and loading, on which day: what is listed of the same is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    board: BoardId,
    revision: u64,
    loads: u64,
    /// How many actions it holds: it lets go of those closed long ago without an operation.
    held: usize,
    today: Date,
}

impl View<'_> {
    pub fn as_of(&self) -> AsOf {
        let Board { record, revision, actions, .. } = self.board;
        let (held, today) = (actions.len(), self.today());
        AsOf { board: record.id, revision: *revision, loads: self.loads, held, today }
    }

    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// An owner as people are called now: by name or by initials.
    pub fn owner(&self, owner: Owner) -> &str {
        if self.initials { self.board.owner_initials(owner) } else { self.board.owner_name(owner) }
    }
}

//! The groups of the plan, in the order a meeting takes them up. Empty ones stay, so that each has its place.

use crate::domain::action::{Action, Due};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::tui::view::View;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Whoever is responsible has left: listed here, and nowhere else, until somebody takes it.
    HandOver,
    TwoWeeks,
    OneWeek,
    ThisWeek,
    Today,
    BeforeMeeting,
    Effect,
    Later,
    Waiting,
    Done,
    /// Closed long ago: only a search brings them.
    Earlier,
}

pub const GROUPS: [Group; 11] = [
    Group::HandOver,
    Group::TwoWeeks,
    Group::OneWeek,
    Group::ThisWeek,
    Group::Today,
    Group::BeforeMeeting,
    Group::Effect,
    Group::Later,
    Group::Waiting,
    Group::Done,
    Group::Earlier,
];

/// The board, and the days that part the groups: found once for a whole plan.
#[derive(Debug, Clone, Copy)]
pub struct Days<'a> {
    board: &'a Board,
    today: Date,
    last_meeting: Date,
    next_meeting: Option<Date>,
}

impl<'a> Days<'a> {
    pub fn of(view: &View<'a>) -> Self {
        let (today, board) = (view.today(), view.board);
        Days { board, today, last_meeting: board.last_meeting(today), next_meeting: board.next_meeting(today) }
    }
}

impl Group {
    /// The group of `action`; `None` for what is no longer shown.
    pub fn of(action: &Action, days: Days) -> Option<Self> {
        let Days { board, today, last_meeting, next_meeting } = days;
        if action.is_open() && board.has_left(action.owner, today).is_some() {
            return Some(Group::HandOver);
        }
        Some(match action.due(today, next_meeting) {
            Due::Overdue if action.overdue_days(today) > 14 => Group::TwoWeeks,
            Due::Overdue if action.overdue_days(today) > 7 => Group::OneWeek,
            Due::Overdue => Group::ThisWeek,
            Due::Today => Group::Today,
            Due::BeforeMeeting => Group::BeforeMeeting,
            Due::Effect => Group::Effect,
            Due::Later => Group::Later,
            Due::Waiting => Group::Waiting,
            Due::Done if action.closed_on.is_some_and(|day| day >= last_meeting) => Group::Done,
            Due::Done | Due::Dropped => return None,
        })
    }

    /// Whether a meeting takes it up one by one.
    pub fn is_for_the_meeting(self) -> bool {
        match self {
            Group::HandOver | Group::TwoWeeks | Group::OneWeek | Group::ThisWeek => true,
            Group::Today | Group::BeforeMeeting | Group::Effect => true,
            Group::Later | Group::Waiting | Group::Done | Group::Earlier => false,
        }
    }

    /// Whether its place is kept also when nothing stands in it, so that the others stand where they stood.
    pub fn stays(self) -> bool {
        !matches!(self, Group::HandOver | Group::Earlier)
    }

    pub fn title(self, view: &View) -> String {
        let lang = view.lang;
        match self {
            Group::HandOver => lang.group_hand_over().to_owned(),
            Group::TwoWeeks => lang.group_two_weeks().to_owned(),
            Group::OneWeek => lang.group_one_week().to_owned(),
            Group::ThisWeek => lang.group_this_week().to_owned(),
            Group::Today => lang.group_today().to_owned(),
            Group::BeforeMeeting => lang.group_before_meeting(view.board.next_meeting(view.today())),
            Group::Effect => lang.group_effect().to_owned(),
            Group::Later => lang.group_later().to_owned(),
            Group::Waiting => lang.group_waiting().to_owned(),
            Group::Earlier => lang.group_earlier().to_owned(),
            Group::Done => lang.group_done(view.board.last_meeting(view.today())),
        }
    }
}

//! The groups of the plan, in the order a meeting takes them up. Empty ones stay, so that each has its place.

use crate::domain::action::{Action, Due};
use crate::domain::calendar::Date;
use crate::tui::view::View;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
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

pub const GROUPS: [Group; 10] = [
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

/// The days that part the groups: found once for a whole plan.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    today: Date,
    last_meeting: Date,
    next_meeting: Option<Date>,
}

impl Days {
    pub fn of(view: &View) -> Self {
        let (today, board) = (view.today(), view.board);
        Days { today, last_meeting: board.last_meeting(today), next_meeting: board.next_meeting(today) }
    }
}

impl Group {
    /// The group of `action`; `None` for what is no longer shown.
    pub fn of(action: &Action, days: Days) -> Option<Self> {
        let Days { today, last_meeting, next_meeting } = days;
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
            Group::TwoWeeks | Group::OneWeek | Group::ThisWeek | Group::Today | Group::BeforeMeeting => true,
            Group::Effect => true,
            Group::Later | Group::Waiting | Group::Done | Group::Earlier => false,
        }
    }

    pub fn title(self, view: &View) -> String {
        let lang = view.lang;
        match self {
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

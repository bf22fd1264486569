//! The groups of the plan, in the order a meeting takes them up. Empty ones stay, so that each has its place.

use crate::domain::action::{Action, Due};
use crate::tui::view::View;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    TwoWeeks,
    OneWeek,
    ThisWeek,
    Today,
    BeforeMeeting,
    Later,
    Waiting,
    Done,
}

pub const GROUPS: [Group; 8] = [
    Group::TwoWeeks,
    Group::OneWeek,
    Group::ThisWeek,
    Group::Today,
    Group::BeforeMeeting,
    Group::Later,
    Group::Waiting,
    Group::Done,
];

impl Group {
    /// The group of `action`; `None` for what is no longer shown.
    pub fn of(action: &Action, view: &View) -> Option<Self> {
        let today = view.today();
        let since = view.board.last_meeting(today);
        Some(match action.due(today, view.board.next_meeting(today)) {
            Due::Overdue if action.overdue_days(today) > 14 => Group::TwoWeeks,
            Due::Overdue if action.overdue_days(today) > 7 => Group::OneWeek,
            Due::Overdue => Group::ThisWeek,
            Due::Today => Group::Today,
            Due::BeforeMeeting => Group::BeforeMeeting,
            Due::Later => Group::Later,
            Due::Waiting => Group::Waiting,
            Due::Done if action.closed_on.is_some_and(|day| day >= since) => Group::Done,
            Due::Done | Due::Dropped => return None,
        })
    }

    /// Whether a meeting takes it up one by one.
    pub fn is_for_the_meeting(self) -> bool {
        match self {
            Group::TwoWeeks | Group::OneWeek | Group::ThisWeek | Group::Today | Group::BeforeMeeting => true,
            Group::Later | Group::Waiting | Group::Done => false,
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
            Group::Later => lang.group_later().to_owned(),
            Group::Waiting => lang.group_waiting().to_owned(),
            Group::Done => lang.group_done(view.board.last_meeting(view.today())),
        }
    }
}

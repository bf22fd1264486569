//! The demo's days, all counted from today.

use chrono::{Datelike, Weekday};

use crate::domain::calendar::{Date, add_days, is_working_day, meeting_on_or_after, monday, working_day_from};

/// How many weeks the charts show; week [`WEEKS`]` - 1` of the demo is last week.
pub const WEEKS: usize = 23;

/// The days the demo is told by.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    pub today: Date,
    /// The day the board was made.
    pub founded: Date,
    /// The anchor of the meetings: a Friday that is a working day.
    pub first_meeting: Date,
    /// The meeting at which the plan was brought in: the first one, unless the board had been in use for years.
    pub plan_agreed: Date,
    /// The next meeting as planned: a Friday three to nine days from today.
    planned: Date,
    /// The last working day before today: nothing was done later, since today has just begun.
    pub newest: Date,
}

impl Days {
    pub fn around(today: Date) -> Self {
        let planned = add_days(today, 3).iter_days().find(|day| day.weekday() == Weekday::Fri).unwrap_or(today);
        let first_meeting = [12, 11, 13]
            .map(|meetings| add_days(planned, -14 * meetings))
            .into_iter()
            .find(|day| is_working_day(*day))
            .unwrap_or(planned);
        let founded = working_day_from(add_days(first_meeting, -18));
        let newest = working_day_to(add_days(today, -1));
        Days { today, founded, first_meeting, plan_agreed: first_meeting, planned, newest }
    }

    /// The same days on a board that was founded `years` before today.
    pub fn after(self, years: u32) -> Self {
        let wanted = add_days(self.today, -i64::from(years) * 365);
        let earlier = (self.first_meeting - wanted).num_days().max(0) / 14;
        let first_meeting = (earlier..)
            .map(|meetings| add_days(self.first_meeting, -14 * meetings))
            .find(|day| is_working_day(*day))
            .unwrap_or(self.first_meeting);
        Days { founded: working_day_from(add_days(first_meeting, -18)), first_meeting, ..self }
    }

    /// The day on which the first meeting from `day` on is held.
    pub fn meeting_from(&self, day: Date) -> Date {
        working_day_from(meeting_on_or_after(self.first_meeting, day))
    }

    /// The Monday of a week of the charts: 0 is the oldest shown, 22 last week, 23 this week.
    pub fn week(&self, week: i64) -> Date {
        add_days(monday(self.today), 7 * (week - 23))
    }

    /// `day` or the next working day, but not later than the newest.
    pub fn working(&self, day: Date) -> Date {
        working_day_from(day).min(self.newest)
    }

    /// The day the next meeting is held.
    pub fn next_meeting(&self) -> Date {
        working_day_from(self.planned)
    }

    /// The day the last meeting was held.
    pub fn last_meeting(&self) -> Date {
        self.working(add_days(self.planned, -14))
    }

    /// The first day of the fortnight that is `back` before the present one.
    pub fn fortnight(&self, back: i64) -> Date {
        add_days(monday(self.planned), -7 - 14 * back)
    }

    /// A working day since the last meeting, the newest first.
    pub fn since_meeting(&self, nth: usize) -> Date {
        let last = add_days(self.planned, -14);
        let days = last.iter_days().skip(1).take_while(|day| *day < self.today);
        let working: Vec<Date> = days.filter(|day| is_working_day(*day)).collect();
        // Between Christmas and New Year every one of them may be a holiday.
        working.iter().rev().cycle().nth(nth).copied().unwrap_or_else(|| add_days(self.today, -1))
    }
}

/// `day` itself when it is a working day, else the one before.
pub fn working_day_to(day: Date) -> Date {
    (0..).map(|back| add_days(day, -back)).find(|day| is_working_day(*day)).unwrap_or(day)
}

/// When an action of the demo is due.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// That many days ago, or the working day before.
    Ago(i64),
    Today,
    /// The first working day from tomorrow.
    Soon,
    /// The day of the next meeting.
    Meeting,
    /// That many days after the next meeting, or the working day after.
    Later(i64),
    /// The Friday of that week.
    Week(i64),
    /// A day since the last meeting, the newest first.
    Since(usize),
    /// That many days before [`When::Since`] of that number, or the working day before.
    Before(i64, usize),
}

impl When {
    pub fn on(self, days: &Days) -> Date {
        match self {
            When::Ago(ago) => working_day_to(add_days(days.today, -ago)),
            When::Today => days.today,
            When::Soon => working_day_from(add_days(days.today, 1)),
            When::Meeting => days.next_meeting(),
            When::Later(later) => working_day_from(add_days(days.next_meeting(), later)),
            When::Week(week) => add_days(days.week(week), 4),
            When::Since(nth) => days.since_meeting(nth),
            When::Before(before, nth) => working_day_to(add_days(days.since_meeting(nth), -before)),
        }
    }
}

//! The time: the only place that reads it. `TAVLE_NOW` stops it, for demonstrations and tests.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

/// The forms of `TAVLE_NOW`, local time.
const FORMS: [&str; 4] = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];

/// The clock on the wall, or one that stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    Running,
    Stopped(NaiveDateTime),
}

impl Clock {
    /// A clock stopped at `text`: a date, or a date and time with or without seconds.
    pub fn stopped_at(text: &str) -> Option<Self> {
        let text = text.trim();
        let moment = FORMS.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| day.and_time(NaiveTime::default()));
        moment.or_else(day).map(Clock::Stopped)
    }

    /// The local date and time.
    pub fn now(self) -> NaiveDateTime {
        match self {
            Clock::Running => Local::now().naive_local(),
            Clock::Stopped(moment) => moment,
        }
    }

    /// The machine's local date.
    pub fn today(self) -> NaiveDate {
        self.now().date()
    }

    /// The instant, for the journal.
    pub fn instant(self) -> DateTime<Utc> {
        match self {
            Clock::Running => Utc::now(),
            Clock::Stopped(moment) => {
                Local.from_local_datetime(&moment).earliest().map_or_else(|| moment.and_utc(), |at| at.to_utc())
            }
        }
    }
}

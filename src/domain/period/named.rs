//! Weeks, months and quarters as people call them, with or without the year.

use chrono::{Datelike, Weekday};

use super::{Cadence, is_year, number};
use crate::domain::calendar::{Date, DateError, nearest_week, week_number};

/// A day of the period that `text`, in capitals, names; `None` when it is no name of such a period. Without its year a week is
/// the one nearest to `today`, a month or quarter the latest that has begun: what is measured lies behind. The day is
/// `None` where there is no such period.
pub fn day(text: &str, cadence: Cadence, today: Date) -> Option<Result<Option<Date>, DateError>> {
    let (name, year) = with_year(text);
    match cadence {
        Cadence::Week | Cadence::Fortnight => {
            let bare = || is_number(name).then(|| number(name));
            let found = |week| match year {
                Some(year) => Date::from_isoywd_opt(year, week, Weekday::Mon),
                None => nearest_week(week, Weekday::Mon, today),
            };
            Some(week_number(name).or_else(bare)?.map(found))
        }
        Cadence::Month => {
            let counted = || name.parse().ok().filter(|_| year.is_some() && is_number(name));
            let month = month(name).or_else(counted)?;
            Some(Ok(latest(year, today, |year| Date::from_ymd_opt(year, month, 1))))
        }
        Cadence::Quarter => {
            let quarter = quarter(name)?;
            Some(quarter.map(|quarter| latest(year, today, |year| first_of_quarter(year, quarter))))
        }
    }
}

pub fn first_of_quarter(year: i32, quarter: u32) -> Option<Date> {
    (1..=4).contains(&quarter).then(|| Date::from_ymd_opt(year, quarter * 3 - 2, 1)).flatten()
}

/// The name and the year behind it.
fn with_year(text: &str) -> (&str, Option<i32>) {
    let parts = text.rsplit_once([' ', '-']).filter(|(_, year)| is_year(year));
    match parts.and_then(|(name, year)| Some((name.trim(), year.parse().ok()?))) {
        Some((name, year)) => (name, Some(year)),
        None => (text, None),
    }
}

/// In that year, else in the latest that has it begun by `today`.
fn latest(year: Option<i32>, today: Date, day: impl Fn(i32) -> Option<Date>) -> Option<Date> {
    match year {
        Some(year) => day(year),
        None => [today.year(), today.year() - 1].into_iter().filter_map(day).find(|day| *day <= today),
    }
}

/// At least three letters of a month's name, Danish or English.
fn month(name: &str) -> Option<u32> {
    const NAMES: [(&str, &str); 12] = [
        ("JANUAR", "JANUARY"),
        ("FEBRUAR", "FEBRUARY"),
        ("MARTS", "MARCH"),
        ("APRIL", "APRIL"),
        ("MAJ", "MAY"),
        ("JUNI", "JUNE"),
        ("JULI", "JULY"),
        ("AUGUST", "AUGUST"),
        ("SEPTEMBER", "SEPTEMBER"),
        ("OKTOBER", "OCTOBER"),
        ("NOVEMBER", "NOVEMBER"),
        ("DECEMBER", "DECEMBER"),
    ];
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.chars().count() < 3 {
        return None;
    }
    (1..).zip(NAMES).find(|(_, (da, en))| da.starts_with(name) || en.starts_with(name)).map(|(month, _)| month)
}

/// `K4`, `Q4`, `4. KVARTAL`.
fn quarter(name: &str) -> Option<Result<u32, DateError>> {
    let behind = || ["KVARTAL", "QUARTER"].iter().find_map(|word| name.strip_suffix(word));
    let digits = name.strip_prefix(['K', 'Q']).or_else(behind)?;
    let digits = digits.trim().trim_end_matches('.');
    is_number(digits).then(|| number(digits))
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

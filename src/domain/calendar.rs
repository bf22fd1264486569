//! The Danish municipal calendar: fortnights from an anchor date, ISO weeks, public holidays, dates as people type them.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::codes;

/// A local civil date. Deadlines and days are dates, never instants: summer time then never matters.
pub type Date = NaiveDate;

codes! {
    /// The Danish public holidays (store bededag until 2023).
    Holiday {
        NewYear = "new_year",
        MaundyThursday = "maundy_thursday",
        GoodFriday = "good_friday",
        EasterSunday = "easter_sunday",
        EasterMonday = "easter_monday",
        PrayerDay = "prayer_day",
        Ascension = "ascension",
        WhitSunday = "whit_sunday",
        WhitMonday = "whit_monday",
        ChristmasDay = "christmas_day",
        BoxingDay = "boxing_day",
    }
}

/// The last year with store bededag (lov nr. 214 af 07-03-2023).
const LAST_PRAYER_DAY: i32 = 2023;

/// Which holiday `date` is.
pub fn holiday(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYear),
        (12, 25) => return Some(Holiday::ChristmasDay),
        (12, 26) => return Some(Holiday::BoxingDay),
        _ => {}
    }
    match (date - easter(date.year())?).num_days() {
        -3 => Some(Holiday::MaundyThursday),
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        26 if date.year() <= LAST_PRAYER_DAY => Some(Holiday::PrayerDay),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Neither a weekend nor a public holiday.
pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && holiday(date).is_none()
}

/// `date` itself when it is a working day, else the next one.
pub fn working_day_from(date: Date) -> Date {
    date.iter_days().find(|day| is_working_day(*day)).unwrap_or(date)
}

/// The Monday of the ISO week of `date`.
pub fn monday(date: Date) -> Date {
    date.week(Weekday::Mon).checked_first_day().unwrap_or(date)
}

/// The Monday that begins the fortnight of `date`: two ISO weeks, the second of which holds a meeting of the series
/// that begins at `anchor`. Counted in days from the anchor, never by odd and even weeks (2026 has 53).
pub fn fortnight_start(anchor: Date, date: Date) -> Date {
    let first = add_days(monday(anchor), -7);
    let days = (monday(date) - first).num_days();
    add_days(first, days.div_euclid(14) * 14)
}

/// The meeting on or after `date` in the series that begins at `anchor`, as planned: a holiday is not yet moved.
pub fn meeting_on_or_after(anchor: Date, date: Date) -> Date {
    let days = (date - anchor).num_days().max(0);
    add_days(anchor, (days + 13).div_euclid(14) * 14)
}

/// `date` moved by `days`; unmoved at the end of time.
pub fn add_days(date: Date, days: i64) -> Date {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(count) } else { date.checked_add_days(count) }.unwrap_or(date)
}

/// Why what was typed is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not a form that is understood.
    Form,
    /// The form is right, the day does not exist (31-04, week 53 of a year with 52).
    NoSuchDay,
}

/// The years a board can speak of; a typing slip like 20226 is not a year.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

/// A date as people type it: `23-11-2026`, `2026-11-23`, `23/11`, `23.11.26`, `+14`, `fre`, `uge 48` (its Friday),
/// `i morgen`; Danish and English words in both languages. Without a year: the day nearest to `today`. A weekday is the
/// next one after `today`.
///
/// # Errors
/// [`DateError`] when it is not a date.
pub fn parse_date(typed: &str, today: Date) -> Result<Date, DateError> {
    let text = typed.trim().to_lowercase();
    if let Some(days) = text.strip_prefix('+') {
        let days: u64 = days.trim().parse().map_err(|_| DateError::Form)?;
        return today.checked_add_days(Days::new(days)).filter(in_range).ok_or(DateError::NoSuchDay);
    }
    if let Some(date) = word(&text, today) {
        return Ok(date);
    }
    if let Some(week) = week_number(&text) {
        return nearest_week(week?, Weekday::Fri, today).ok_or(DateError::NoSuchDay);
    }
    numbers(&text, today)
}

/// Whether a board can speak of the year of `date`.
pub fn in_range(date: &Date) -> bool {
    YEARS.contains(&date.year())
}

fn word(text: &str, today: Date) -> Option<Date> {
    match text {
        "i dag" | "idag" | "today" => return Some(today),
        "i morgen" | "imorgen" | "tomorrow" => return Some(add_days(today, 1)),
        "i overmorgen" | "overmorgen" => return Some(add_days(today, 2)),
        "i går" | "igår" | "yesterday" => return Some(add_days(today, -1)),
        _ => {}
    }
    let wanted = weekday(text.trim_end_matches('.'))?;
    today.iter_days().skip(1).find(|day| day.weekday() == wanted)
}

fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [(&str, &str, Weekday); 7] = [
        ("mandag", "monday", Weekday::Mon),
        ("tirsdag", "tuesday", Weekday::Tue),
        ("onsdag", "wednesday", Weekday::Wed),
        ("torsdag", "thursday", Weekday::Thu),
        ("fredag", "friday", Weekday::Fri),
        ("lørdag", "saturday", Weekday::Sat),
        ("søndag", "sunday", Weekday::Sun),
    ];
    if text.chars().count() < 3 {
        return None;
    }
    NAMES.iter().find(|(da, en, _)| da.starts_with(text) || en.starts_with(text)).map(|(.., day)| *day)
}

/// The number in `uge 48`, `u48`, `week 48`, `w48`; `None` when the text is no week at all.
pub fn week_number(text: &str) -> Option<Result<u32, DateError>> {
    let lower = text.trim().to_lowercase();
    let digits = ["uge", "week", "u", "w"].iter().find_map(|prefix| lower.strip_prefix(prefix))?.trim();
    Some(digits.parse().map_err(|_| DateError::Form))
}

/// That day of ISO week `week`, in the year that brings it nearest to `today`.
pub fn nearest_week(week: u32, day: Weekday, today: Date) -> Option<Date> {
    let year = today.iso_week().year();
    (year - 1..=year + 1)
        .filter_map(|year| Date::from_isoywd_opt(year, week, day))
        .min_by_key(|date| (*date - today).num_days().abs())
}

fn numbers(text: &str, today: Date) -> Result<Date, DateError> {
    let parts: Vec<&str> = text.trim_end_matches('.').split(['-', '/', '.']).map(str::trim).collect();
    let number = |at: usize| parts[at].parse::<u32>().map_err(|_| DateError::Form);
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit())) {
        return Err(DateError::Form);
    }
    match parts.len() {
        2 if parts.iter().all(|part| part.len() <= 2) => nearest_year(number(1)?, number(0)?, today),
        3 if parts[0].len() == 4 => exact(number(0)?, number(1)?, number(2)?),
        3 if parts[2].len() == 4 => exact(number(2)?, number(1)?, number(0)?),
        3 if parts[2].len() == 2 => exact(2000 + number(2)?, number(1)?, number(0)?),
        _ => Err(DateError::Form),
    }
}

fn exact(year: u32, month: u32, day: u32) -> Result<Date, DateError> {
    let year = i32::try_from(year).map_err(|_| DateError::NoSuchDay)?;
    Date::from_ymd_opt(year, month, day).filter(in_range).ok_or(DateError::NoSuchDay)
}

fn nearest_year(month: u32, day: u32, today: Date) -> Result<Date, DateError> {
    (today.year() - 1..=today.year() + 1)
        .filter_map(|year| Date::from_ymd_opt(year, month, day))
        .min_by_key(|date| (*date - today).num_days().abs())
        .ok_or(DateError::NoSuchDay)
}

/// A time of day as people type it: `9`, `09:00`, `9.30`, `kl. 9.30`.
pub fn parse_time(typed: &str) -> Option<NaiveTime> {
    let lower = typed.trim().to_lowercase();
    let text = lower.trim_start_matches("kl.").trim_start_matches("kl").trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    NaiveTime::from_hms_opt(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn cases() -> Value {
        serde_json::from_str(include_str!("../../tests/data/calendar_cases.json")).unwrap()
    }
    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn holidays_are_those_of_the_reference_list() {
        for (year, expected) in cases()["holidays"].as_object().unwrap() {
            let first = date(&format!("{year}-01-01"));
            let found: Vec<String> = first
                .iter_days()
                .take_while(|day| day.year() == first.year())
                .filter(|day| holiday(*day).is_some())
                .map(|day| day.to_string())
                .collect();
            let listed: Vec<String> =
                expected.as_array().unwrap().iter().map(|row| row[0].as_str().unwrap().to_owned()).collect();
            assert_eq!(found, listed, "{year}");
        }
    }

    #[test]
    fn a_fortnight_ends_with_the_week_of_its_meeting() {
        let anchor = date("2026-11-27");
        assert_eq!(fortnight_start(anchor, date("2026-11-16")), date("2026-11-16"));
        assert_eq!(fortnight_start(anchor, date("2026-11-29")), date("2026-11-16"));
        assert_eq!(fortnight_start(anchor, date("2026-11-30")), date("2026-11-30"));
        assert_eq!(fortnight_start(anchor, date("2026-11-15")), date("2026-11-02"));
        // 2026 has 53 weeks: week parity would break here.
        assert_eq!(fortnight_start(anchor, date("2027-01-04")), date("2026-12-28"));
    }

    #[test]
    fn meetings_come_every_fourteen_days() {
        let anchor = date("2026-11-13");
        assert_eq!(meeting_on_or_after(anchor, date("2026-11-01")), anchor);
        assert_eq!(meeting_on_or_after(anchor, date("2026-11-13")), anchor);
        assert_eq!(meeting_on_or_after(anchor, date("2026-11-14")), date("2026-11-27"));
        assert_eq!(working_day_from(date("2026-12-25")), date("2026-12-28"));
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let monday = date("2026-11-23");
        for (typed, expected) in [
            ("23-11-2026", "2026-11-23"),
            ("2026-11-23", "2026-11-23"),
            ("23/11", "2026-11-23"),
            ("23.11.", "2026-11-23"),
            ("5.1.27", "2027-01-05"),
            ("5/1", "2027-01-05"),
            ("+14", "2026-12-07"),
            ("fre", "2026-11-27"),
            ("Friday", "2026-11-27"),
            ("mandag", "2026-11-30"),
            ("uge 48", "2026-11-27"),
            ("u1", "2027-01-08"),
            ("i morgen", "2026-11-24"),
        ] {
            assert_eq!(parse_date(typed, monday), Ok(date(expected)), "{typed}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_told_from_what_is_no_date() {
        let monday = date("2026-11-23");
        for typed in ["31-04-2026", "29-02-2027", "31/4", "uge 54", "00-01-2026"] {
            assert_eq!(parse_date(typed, monday), Err(DateError::NoSuchDay), "{typed}");
        }
        for typed in ["", "snart", "1-2-3-4", "12", "fr", "2026-11", "+", "1,5"] {
            assert_eq!(parse_date(typed, monday), Err(DateError::Form), "{typed}");
        }
    }
}

//! Periods a KPI is measured in: a week, a fortnight from the board's anchor, a month, a quarter.

mod named;

use chrono::{Datelike, Months, Weekday};

use super::calendar::{Date, DateError, add_days, fortnight_start, in_range, monday, parse_date};
use crate::codes;

codes! {
    /// How often a KPI is measured ("hver uge eller hver anden uge", KL 2009, ch. 5; months and quarters besides).
    Cadence {
        Week = "week",
        Fortnight = "fortnight",
        Month = "month",
        Quarter = "quarter",
    }
}

/// One period: known by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub start: Date,
    pub cadence: Cadence,
}

impl Period {
    /// The period that `date` lies in; `anchor` is the board's (see [`fortnight_start`]).
    pub fn containing(cadence: Cadence, date: Date, anchor: Date) -> Self {
        let start = match cadence {
            Cadence::Week => monday(date),
            Cadence::Fortnight => fortnight_start(anchor, date),
            Cadence::Month => first_of_month(date, date.month()),
            Cadence::Quarter => first_of_month(date, date.month0() / 3 * 3 + 1),
        };
        Period { start, cadence }
    }

    /// The first day after it.
    pub fn end(self) -> Date {
        match self.cadence {
            Cadence::Week => add_days(self.start, 7),
            Cadence::Fortnight => add_days(self.start, 14),
            Cadence::Month => self.start.checked_add_months(Months::new(1)).unwrap_or(self.start),
            Cadence::Quarter => self.start.checked_add_months(Months::new(3)).unwrap_or(self.start),
        }
    }

    pub fn next(self) -> Self {
        Period { start: self.end(), ..self }
    }

    pub fn previous(self) -> Self {
        let start = match self.cadence {
            Cadence::Week => add_days(self.start, -7),
            Cadence::Fortnight => add_days(self.start, -14),
            Cadence::Month => self.start.checked_sub_months(Months::new(1)).unwrap_or(self.start),
            Cadence::Quarter => self.start.checked_sub_months(Months::new(3)).unwrap_or(self.start),
        };
        Period { start, ..self }
    }

    /// The last period that is over on `today`.
    pub fn last_ended(cadence: Cadence, today: Date, anchor: Date) -> Self {
        Period::containing(cadence, today, anchor).previous()
    }

    /// The year it is counted in: of its ISO week, or of its first day.
    pub fn year(self) -> i32 {
        match self.cadence {
            Cadence::Week | Cadence::Fortnight => self.start.iso_week().year(),
            Cadence::Month | Cadence::Quarter => self.start.year(),
        }
    }

    /// The code in `--json` and files: `2026-W47` (a fortnight by its first week), `2026-11`, `2026-Q4`.
    pub fn code(self) -> String {
        match self.cadence {
            Cadence::Week | Cadence::Fortnight => {
                let week = self.start.iso_week();
                format!("{}-W{:02}", week.year(), week.week())
            }
            Cadence::Month => self.start.format("%Y-%m").to_string(),
            Cadence::Quarter => format!("{}-Q{}", self.start.year(), self.start.month0() / 3 + 1),
        }
    }

    /// The period people name: `2026-W47`, `2026-U47`, `2026-47`, `uge 47`, `47`, `uge 47 2026`, `2026-11`, `nov 2026`,
    /// `2026-Q4`, `K4 2026`, `4. kvartal 2026`, or a date inside it. A fortnight is named by either of its weeks.
    /// Without a year: the week nearest to `today`, the latest month or quarter that has begun.
    ///
    /// # Errors
    /// [`DateError::Form`] when it is no period, or one of another cadence; [`DateError::NoSuchDay`] when there is none.
    pub fn parse(typed: &str, cadence: Cadence, anchor: Date, today: Date) -> Result<Self, DateError> {
        let text = typed.trim().to_uppercase();
        let weekly = matches!(cadence, Cadence::Week | Cadence::Fortnight);
        let day = if let Some((year, rest)) = text.split_once('-').filter(|(year, _)| is_year(year)) {
            let year: i32 = year.parse().map_err(|_| DateError::Form)?;
            match (cadence, rest.strip_prefix(['W', 'U']), rest.strip_prefix(['Q', 'K'])) {
                (_, Some(week), _) if weekly => Date::from_isoywd_opt(year, number(week)?, Weekday::Mon),
                (Cadence::Quarter, _, Some(quarter)) => named::first_of_quarter(year, number(quarter)?),
                // From 13 on it is no month.
                (_, None, None) if weekly && !rest.contains('-') && number(rest)? > 12 => {
                    Date::from_isoywd_opt(year, number(rest)?, Weekday::Mon)
                }
                (Cadence::Month, None, None) if !rest.contains('-') => Date::from_ymd_opt(year, number(rest)?, 1),
                _ => Some(parse_date(typed, today)?),
            }
        } else if let Some(named) = named::day(&text, cadence, today) {
            named?
        } else {
            Some(numeric_date(typed, today)?)
        };
        day.filter(in_range).map(|day| Period::containing(cadence, day, anchor)).ok_or(DateError::NoSuchDay)
    }
}

/// A date written with digits: a weekday or "tomorrow" is no name of a period.
fn numeric_date(typed: &str, today: Date) -> Result<Date, DateError> {
    if typed.trim().starts_with(|c: char| c.is_ascii_digit()) { parse_date(typed, today) } else { Err(DateError::Form) }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(text: &str) -> Result<u32, DateError> {
    text.parse().map_err(|_| DateError::Form)
}

fn first_of_month(date: Date, month: u32) -> Date {
    date.with_day(1).and_then(|first| first.with_month(month)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }
    fn parse(typed: &str, cadence: Cadence) -> Result<String, DateError> {
        Period::parse(typed, cadence, date("2026-11-27"), date("2026-11-23")).map(|period| period.code())
    }

    #[test]
    fn periods_are_read_as_people_name_them() {
        for (typed, cadence, code) in [
            ("2026-W47", Cadence::Week, "2026-W47"),
            ("2026-u07", Cadence::Week, "2026-W07"),
            ("2026-47", Cadence::Week, "2026-W47"),
            ("2026-48", Cadence::Fortnight, "2026-W47"),
            ("uge 47", Cadence::Week, "2026-W47"),
            ("20-11-2026", Cadence::Week, "2026-W47"),
            ("2027-01-01", Cadence::Week, "2026-W53"),
            ("uge 48", Cadence::Fortnight, "2026-W47"),
            ("2026-11", Cadence::Month, "2026-11"),
            ("2026-11-20", Cadence::Month, "2026-11"),
            ("2026-Q4", Cadence::Quarter, "2026-Q4"),
            ("2026-05-01", Cadence::Quarter, "2026-Q2"),
            ("47", Cadence::Week, "2026-W47"),
            ("uge 5", Cadence::Week, "2027-W05"),
            ("uge 5 2026", Cadence::Week, "2026-W05"),
            ("U48-2025", Cadence::Fortnight, "2025-W47"),
            ("18-11-2026", Cadence::Fortnight, "2026-W47"),
            ("nov 2026", Cadence::Month, "2026-11"),
            ("11-2026", Cadence::Month, "2026-11"),
            ("Maj", Cadence::Month, "2026-05"),
            ("december", Cadence::Month, "2025-12"),
            ("Okt. 2025", Cadence::Month, "2025-10"),
            ("October 2025", Cadence::Month, "2025-10"),
            ("K4 2026", Cadence::Quarter, "2026-Q4"),
            ("q1", Cadence::Quarter, "2026-Q1"),
            ("2. kvartal 2026", Cadence::Quarter, "2026-Q2"),
        ] {
            assert_eq!(parse(typed, cadence).as_deref(), Ok(code), "{typed}");
        }
    }

    #[test]
    fn a_period_of_another_cadence_is_refused() {
        for (typed, cadence) in [("2026-11", Cadence::Week), ("2026-W47", Cadence::Month), ("uge 47", Cadence::Month)] {
            assert_eq!(parse(typed, cadence), Err(DateError::Form), "{typed}");
        }
        for (typed, cadence) in [("nov 2026", Cadence::Week), ("47", Cadence::Month), ("K4 2026", Cadence::Month)] {
            assert_eq!(parse(typed, cadence), Err(DateError::Form), "{typed}");
        }
        for (typed, cadence) in
            [("uge 47 26", Cadence::Week), ("no 2026", Cadence::Month), ("4 2026", Cadence::Quarter)]
        {
            assert_eq!(parse(typed, cadence), Err(DateError::Form), "{typed}");
        }
        for (typed, cadence) in [
            ("54", Cadence::Week),
            ("K5 2026", Cadence::Quarter),
            ("13-2026", Cadence::Month),
            ("uge 53 2025", Cadence::Week),
        ] {
            assert_eq!(parse(typed, cadence), Err(DateError::NoSuchDay), "{typed}");
        }
        for typed in ["2025-W53", "2025-53", "2026-54"] {
            assert_eq!(parse(typed, Cadence::Week), Err(DateError::NoSuchDay), "{typed}");
        }
        assert_eq!(parse("2026-13", Cadence::Month), Err(DateError::NoSuchDay));
        assert_eq!(parse("i morgen", Cadence::Week), Err(DateError::Form));
    }

    #[test]
    fn a_slip_of_the_year_is_no_period() {
        for (typed, cadence) in [
            ("0218-11", Cadence::Month),
            ("9999-11", Cadence::Month),
            ("0218-W07", Cadence::Week),
            ("2200-W07", Cadence::Fortnight),
            ("1026-Q4", Cadence::Quarter),
        ] {
            assert_eq!(parse(typed, cadence), Err(DateError::NoSuchDay), "{typed}");
        }
    }

    #[test]
    fn periods_follow_each_other_without_gaps() {
        for &cadence in Cadence::ALL {
            let mut period = Period::containing(cadence, date("2019-12-31"), date("2026-11-27"));
            for _ in 0..300 {
                let next = period.next();
                assert_eq!(next.start, period.end());
                assert_eq!(next.previous(), period);
                assert_eq!(Period::containing(cadence, add_days(next.start, -1), date("2026-11-27")), period);
                period = next;
            }
        }
    }
}

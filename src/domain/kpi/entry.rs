//! What is typed for a value: a number, a share of so many, a length of time.

use super::{Basis, Kind, QUOTIENT_DECIMALS, Reading};
use crate::domain::number::{self, NumberError};
use crate::domain::ratio::Ratio;

/// Why what was typed is not a value of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryError {
    Number(NumberError),
    /// What is counted, shared or timed is not below 0.
    Negative,
    /// A share beyond the whole.
    OverHundred,
    /// Of nothing there is no share.
    ZeroDenominator,
    /// Two numbers where the kind takes one.
    NotAQuotient,
    /// Two units of time where the kind is no time.
    NotATime,
    /// Minutes and seconds that no clock shows.
    NoClock,
    /// `1,52` is 1 minute 52 to one reader and 1 and a half to another, `112` seconds or minutes: both, in whole seconds.
    /// The first is `None` where no clock shows it.
    TimeUnclear {
        as_clock: Option<i64>,
        as_minutes: i64,
    },
}

impl From<NumberError> for EntryError {
    fn from(error: NumberError) -> Self {
        EntryError::Number(error)
    }
}

/// Reads `typed` as a value of `kind`; where that is a plain number it has at most `decimals`.
///
/// # Errors
/// [`EntryError`] when it is none, or can be read in two ways.
pub fn read(typed: &str, kind: Kind, decimals: u32) -> Result<Reading, EntryError> {
    let text = typed.trim();
    if let Some((numerator, denominator)) = text.split_once('/') {
        return quotient((numerator, denominator), kind, decimals);
    }
    let value = match kind {
        Kind::Duration => seconds(text)?,
        _ if text.contains(':') => return Err(EntryError::NotATime),
        _ => number::parse(text, kind.scale(decimals))?,
    };
    match kind {
        Kind::Count | Kind::Share | Kind::Duration if value < 0 => Err(EntryError::Negative),
        Kind::Share if value > 100 * 10_i64.pow(QUOTIENT_DECIMALS) => Err(EntryError::OverHundred),
        _ => Ok(Reading { value, numerator: None, denominator: None }),
    }
}

/// Reads `typed` as the number of a target: as a value of the KPI, or as how far from its baseline.
///
/// # Errors
/// As [`read`].
pub fn read_target(typed: &str, basis: Basis, kind: Kind, decimals: u32) -> Result<i64, EntryError> {
    match basis {
        Basis::Absolute => Ok(read(typed, kind, decimals)?.value),
        Basis::RelativePercent | Basis::PercentagePoints => {
            Ok(number::parse(typed, basis.scale(kind.scale(decimals)))?)
        }
    }
}

/// `9/50`: of a share in per cent, of an average as it is; rounded once, and both numbers kept.
fn quotient((numerator, denominator): (&str, &str), kind: Kind, decimals: u32) -> Result<Reading, EntryError> {
    let factor = match kind {
        Kind::Share => 100,
        Kind::Average => 1,
        Kind::Count | Kind::Sum | Kind::Duration | Kind::Scale => return Err(EntryError::NotAQuotient),
    };
    let (numerator, denominator) = (number::parse(numerator, decimals)?, number::parse(denominator, decimals)?);
    if denominator < 0 || (numerator < 0 && kind == Kind::Share) {
        return Err(EntryError::Negative);
    }
    if numerator > denominator && denominator > 0 && kind == Kind::Share {
        return Err(EntryError::OverHundred);
    }
    let of = factor * i128::from(numerator);
    let quotient = Ratio::new(of, i128::from(denominator)).ok_or(EntryError::ZeroDenominator)?;
    let value = i64::try_from(quotient.rounded(QUOTIENT_DECIMALS)).map_err(|_| NumberError::TooLarge)?;
    Ok(Reading { value, numerator: Some(numerator), denominator: Some(denominator) })
}

/// `1:52`, `1:01:52`, `112 s`, `2 min`, in whole seconds.
fn seconds(text: &str) -> Result<i64, EntryError> {
    if text.starts_with(['-', '−']) {
        return Err(EntryError::Negative);
    }
    let lower = text.to_lowercase();
    let lower = lower.trim_end_matches('.');
    let with_unit = |units: &[&str]| units.iter().find_map(|unit| lower.strip_suffix(unit));
    if lower.contains(':') {
        clock(lower)
    } else if let Some(minutes) = with_unit(&["min", "m"]) {
        in_seconds(minutes)
    } else if let Some(seconds) = with_unit(&["sek", "sec", "s"]) {
        Ok(number::parse(seconds, 0)?)
    } else {
        let as_minutes = in_seconds(lower)?;
        let as_clock = match lower.split_once([',', '.']) {
            Some((minutes, seconds)) => clock(&format!("{minutes}:{seconds}")).ok(),
            None => number::parse(lower, 0).ok(),
        };
        Err(EntryError::TimeUnclear { as_clock, as_minutes })
    }
}

/// Minutes with a decimal sign, in seconds, half a second rounded up.
fn in_seconds(minutes: &str) -> Result<i64, EntryError> {
    let scaled = i128::from(number::parse(minutes, number::MAX_DECIMALS)?);
    let seconds = Ratio::new(60 * scaled, 10_i128.pow(number::MAX_DECIMALS)).map(|seconds| seconds.rounded(0));
    Ok(seconds.and_then(|seconds| i64::try_from(seconds).ok()).ok_or(NumberError::TooLarge)?)
}

/// Minutes and seconds, or hours, minutes and seconds: each but the first of two digits below 60.
fn clock(text: &str) -> Result<i64, EntryError> {
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return Err(EntryError::NoClock);
    }
    parts.iter().enumerate().try_fold(0_i64, |before, (at, part)| {
        let digits = !part.is_empty() && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
        let number: i64 = part.parse().ok().filter(|_| digits).ok_or(EntryError::NoClock)?;
        let fits = at == 0 || (part.len() == 2 && number < 60);
        if fits { Ok(before * 60 + number) } else { Err(EntryError::NoClock) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(typed: &str, kind: Kind, decimals: u32) -> Result<i64, EntryError> {
        read(typed, kind, decimals).map(|entry| entry.value)
    }
    fn unclear(as_clock: Option<i64>, as_minutes: i64) -> Result<i64, EntryError> {
        Err(EntryError::TimeUnclear { as_clock, as_minutes })
    }

    #[test]
    fn a_value_is_read_as_its_kind_is_written() {
        for (typed, kind, decimals, expected) in [
            ("12", Kind::Count, 0, 12),
            ("1,52", Kind::Sum, 2, 152),
            ("-3", Kind::Sum, 0, -3),
            ("4,5", Kind::Scale, 1, 45),
            ("18 %", Kind::Share, 0, 18_000_000),
            ("100", Kind::Share, 0, 100_000_000),
            ("1,52", Kind::Average, 1, 1_520_000),
            ("1:52", Kind::Duration, 0, 112),
            ("0:07", Kind::Duration, 0, 7),
            ("90:00", Kind::Duration, 0, 5_400),
            ("1:01:52", Kind::Duration, 0, 3_712),
            ("112 s", Kind::Duration, 0, 112),
            ("1,52 min.", Kind::Duration, 0, 91),
        ] {
            assert_eq!(value(typed, kind, decimals), Ok(expected), "{typed}");
        }
    }

    #[test]
    fn a_share_keeps_what_it_was_made_of() {
        let entry = |value, numerator, denominator| {
            Ok(Reading { value, numerator: Some(numerator), denominator: Some(denominator) })
        };
        assert_eq!(read("9/50", Kind::Share, 0), entry(18_000_000, 9, 50));
        assert_eq!(read("2 / 3", Kind::Share, 0), entry(66_666_667, 2, 3));
        assert_eq!(read("266.501.000/280.443.000", Kind::Share, 0), entry(95_028_580, 266_501_000, 280_443_000));
        assert_eq!(read("10/4", Kind::Average, 0), entry(2_500_000, 10, 4));
        assert_eq!(read("7,5/2", Kind::Average, 1), entry(3_750_000, 75, 20));
    }

    #[test]
    fn what_is_no_value_says_why() {
        for (typed, kind, error) in [
            ("0/0", Kind::Share, EntryError::ZeroDenominator),
            ("3/0", Kind::Average, EntryError::ZeroDenominator),
            ("51/50", Kind::Share, EntryError::OverHundred),
            ("101 %", Kind::Share, EntryError::OverHundred),
            ("-1/50", Kind::Share, EntryError::Negative),
            ("-1", Kind::Count, EntryError::Negative),
            ("-1:52", Kind::Duration, EntryError::Negative),
            ("9/50", Kind::Count, EntryError::NotAQuotient),
            ("1:52", Kind::Sum, EntryError::NotATime),
            ("1:75", Kind::Duration, EntryError::NoClock),
            ("1:5", Kind::Duration, EntryError::NoClock),
            ("1:75:00", Kind::Duration, EntryError::NoClock),
            ("1.234", Kind::Average, EntryError::Number(NumberError::Ambiguous)),
            ("mange", Kind::Count, EntryError::Number(NumberError::NotANumber)),
            ("x/50", Kind::Share, EntryError::Number(NumberError::NotANumber)),
            ("", Kind::Duration, EntryError::Number(NumberError::Empty)),
            ("1,5", Kind::Count, EntryError::Number(NumberError::Decimals { allowed: 0 })),
        ] {
            assert_eq!(value(typed, kind, 0), Err(error), "{typed}");
        }
    }

    #[test]
    fn a_time_that_reads_two_ways_is_offered_in_both() {
        assert_eq!(value("1,52", Kind::Duration, 0), unclear(Some(112), 91));
        assert_eq!(value("1.52", Kind::Duration, 0), unclear(Some(112), 91));
        assert_eq!(value("1,75", Kind::Duration, 0), unclear(None, 105));
        assert_eq!(value("1,5", Kind::Duration, 0), unclear(None, 90));
        assert_eq!(value("2", Kind::Duration, 0), unclear(Some(2), 120));
        assert_eq!(value("112", Kind::Duration, 0), unclear(Some(112), 6_720));
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_the_reader(typed in "[0-9:/,.% a-z-]{0,24}", at in 0..Kind::ALL.len(), decimals in 0..=6_u32) {
            let _ = read(&typed, Kind::ALL[at], decimals);
        }
    }
}

//! Exact numbers: a value is an integer scaled by the KPI's decimals, never a float.

/// The most decimals a KPI may have.
pub const MAX_DECIMALS: u32 = 6;

/// Room for every sum and comparison in `i128`, and for what people mean by a number.
const LARGEST: i64 = 1_000_000_000_000_000;

/// Why what was typed is not a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    Empty,
    NotANumber,
    /// More decimals than the KPI has.
    Decimals {
        allowed: u32,
    },
    /// `1.234` is 1234 to one reader and 1,234 to another, and so is what follows a comma and a point.
    Ambiguous,
    TooLarge,
}

/// `typed` as an integer scaled by 10^`decimals`. Takes a decimal comma or point, thousands with space or several `.`, and
/// a sign; a percent sign may follow.
///
/// # Errors
/// [`NumberError`] when it is not one number of at most that many decimals.
pub fn parse(typed: &str, decimals: u32) -> Result<i64, NumberError> {
    let text: String = typed.trim().trim_end_matches('%').chars().filter(|c| !c.is_whitespace()).collect();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    if digits.is_empty() {
        return Err(NumberError::Empty);
    }
    let (whole, fraction) = split(digits)?;
    let fraction = fraction.trim_end_matches('0');
    let places = u32::try_from(fraction.len()).map_err(|_| NumberError::TooLarge)?;
    if places > decimals {
        return Err(NumberError::Decimals { allowed: decimals });
    }
    let padding = "0".repeat((decimals - places) as usize);
    let value: i64 = format!("{whole}{fraction}{padding}").parse().map_err(|_| NumberError::TooLarge)?;
    if value > LARGEST {
        return Err(NumberError::TooLarge);
    }
    Ok(if negative { -value } else { value })
}

/// The digits before and after the decimal sign.
fn split(digits: &str) -> Result<(String, &str), NumberError> {
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let signed: Vec<&str> = digits.split(['.', ',']).collect();
    if let [_, thousands, _] = signed[..]
        && digits.contains('.')
        && digits.contains(',')
        && thousands.len() == 3
        && signed.iter().all(|part| all_digits(part))
    {
        return Err(NumberError::Ambiguous);
    }
    let (whole, fraction) = match (digits.split_once(','), digits.split_once('.')) {
        (Some((whole, fraction)), _) => (whole, fraction),
        (None, Some((whole, fraction))) if fraction.contains('.') => (digits, &whole[whole.len()..]),
        (None, Some((whole, fraction))) if fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" => {
            return Err(if all_digits(whole) && all_digits(fraction) {
                NumberError::Ambiguous
            } else {
                NumberError::NotANumber
            });
        }
        (None, Some((whole, fraction))) => (whole, fraction),
        (None, None) => (digits, ""),
    };
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !grouped || !groups.iter().all(|group| all_digits(group)) || !(fraction.is_empty() || all_digits(fraction)) {
        return Err(NumberError::NotANumber);
    }
    Ok((groups.concat(), fraction))
}

/// `value`, scaled by 10^`from`, scaled by 10^`to` instead.
///
/// # Errors
/// [`NumberError`] when it needs more decimals than that, or is too large with them.
pub fn rescaled(value: i64, from: u32, to: u32) -> Result<i64, NumberError> {
    parse(&plain(value, from, ','), to)
}

/// `value` (scaled by 10^`decimals`) as plain decimal text with `sign` as the decimal sign: all its decimals, no grouping.
pub fn plain(value: impl Into<i128>, decimals: u32, sign: char) -> String {
    let value: i128 = value.into();
    let digits = value.unsigned_abs().to_string();
    let places = decimals as usize;
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let minus = if value < 0 { "-" } else { "" };
    if places == 0 { format!("{minus}{whole}") } else { format!("{minus}{whole}{sign}{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_danes_and_others_write_them() {
        for (typed, decimals, value) in [
            ("12", 0, 12),
            ("1,52", 2, 152),
            ("1.5", 2, 150),
            ("18 %", 0, 18),
            ("1.234.567,5", 1, 12_345_675),
            ("1 234,5", 1, 12_345),
            ("1.234.567", 0, 1_234_567),
            ("12 345", 0, 12_345),
            ("-3,0", 0, -3),
            ("0.125", 3, 125),
        ] {
            assert_eq!(parse(typed, decimals), Ok(value), "{typed}");
        }
    }

    #[test]
    fn what_can_be_misread_is_asked_about() {
        for typed in ["1.234", "1.234,5", "1,234.5"] {
            assert_eq!(parse(typed, 3), Err(NumberError::Ambiguous), "{typed}");
        }
        assert_eq!(parse("1,25", 1), Err(NumberError::Decimals { allowed: 1 }));
        assert_eq!(parse("", 0), Err(NumberError::Empty));
        assert_eq!(parse("1:52", 0), Err(NumberError::NotANumber));
        assert_eq!(parse("1,2,3", 2), Err(NumberError::NotANumber));
        assert_eq!(parse("12.34.5", 2), Err(NumberError::NotANumber));
        assert_eq!(parse("99999999999999999999", 0), Err(NumberError::TooLarge));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(value in -LARGEST..=LARGEST, decimals in 0..=MAX_DECIMALS) {
            prop_assert_eq!(parse(&plain(value, decimals, ','), decimals), Ok(value));
        }
        #[test]
        fn nothing_typed_breaks_the_reader(typed in "\\PC{0,20}", decimals in 0..=MAX_DECIMALS) {
            let _ = parse(&typed, decimals);
        }
    }
}

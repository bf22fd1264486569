//! What no text on a board may hold: control characters and CPR-like numbers.
//!
//! Stored text is hostile text (other users, imports, other programs); [`clean`] stands at every entrance and every
//! exit. A CPR number has no place on a wall (databeskyttelsesloven § 11, GDPR art. 5(1)(c)).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Combining marks kept on one letter; more is a picture, not a text.
const MARKS_KEPT: usize = 8;

/// `raw` as one line: NFC, without control, bidi and invisible characters; line breaks and tabs become spaces.
pub fn clean(raw: &str) -> String {
    let spaced = raw.chars().map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c });
    keep_printable(spaced)
}

/// [`clean`], but line breaks stay (`\r\n` and `\r` become `\n`).
pub fn clean_lines(raw: &str) -> String {
    let unified = raw.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    keep_printable(unified.chars().map(|c| if c == '\t' { ' ' } else { c }))
}

/// [`clean_lines`], without a copy where nothing would change.
pub fn cleaned(raw: &str) -> Cow<'_, str> {
    if is_plain(raw) { Cow::Borrowed(raw) } else { Cow::Owned(clean_lines(raw)) }
}

/// Whether [`clean_lines`] would change nothing, seen at a glance: what Danish is written and a chart is drawn with. Most
/// texts of a file are, and most answers.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| match c {
        '\n' | ' '..='~' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '─'..='◿' => true,
        // Latin letters and signs, whole already; but for the soft hyphen, which nobody sees.
        '\u{a0}'..='\u{17f}' => c != '\u{ad}',
        _ => false,
    })
}

/// Whether `raw` holds control characters, or others that nobody sees and no text keeps; line breaks and tabs are not
/// among them.
pub fn has_unseen(raw: &str) -> bool {
    raw.chars().any(|c| !matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') && (is_hostile(c) || is_unseen(c)))
}

fn keep_printable(chars: impl Iterator<Item = char>) -> String {
    let mut marks = 0;
    chars
        .filter(|&c| !is_hostile(c) && !is_unseen(c))
        .nfc()
        .filter(|&c| {
            marks = if canonical_combining_class(c) == 0 { 0 } else { marks + 1 };
            marks <= MARKS_KEPT
        })
        .collect()
}

/// Characters that steer a terminal or the direction of text.
fn is_hostile(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{61c}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
        || (u32::from(c) & 0xfffe) == 0xfffe
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// Characters that nobody can see, and that no letter needs. ZWJ and variation selectors stay: they belong to letters.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{2060}'..='\u{206f}')
}

/// Whether `c` leaves nothing to see between two digits: the default-ignorable characters of Unicode, and marks.
fn is_invisible(c: char) -> bool {
    is_unseen(c)
        || matches!(c, '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{20e3}')
        || matches!(c, '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || canonical_combining_class(c) != 0
}

/// How many separators may stand between the date and the last four digits.
const SEPARATORS: usize = 5;

/// Whether `text` holds a CPR-like number: six digits that are a plausible date (day + 60 for replacement numbers),
/// a few separators at most, four digits, no digit before or after; what nobody can see counts for nothing. Modulus 11
/// is not asked for: numbers without it have been given since 2007.
pub fn has_cpr(text: &str) -> bool {
    find_cpr(&text.chars().collect::<Vec<_>>(), 0).is_some()
}

/// `text` with every CPR-like number as dots, character for character.
pub fn mask_cpr(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let mut from = 0;
    while let Some((start, end)) = find_cpr(&chars, from) {
        chars[start..end].fill('•');
        from = end;
    }
    chars.into_iter().collect()
}

fn find_cpr(chars: &[char], from: usize) -> Option<(usize, usize)> {
    (from..chars.len()).find_map(|start| cpr_at(chars, start).map(|end| (start, end)))
}

/// The end of the CPR-like number that begins at `start`.
fn cpr_at(chars: &[char], start: usize) -> Option<usize> {
    let digit = |at: usize| chars.get(at).and_then(|c| digit_value(*c));
    digit(start)?;
    let before = chars[..start].iter().rev().find(|c| !is_invisible(**c));
    if before.is_some_and(|c| digit_value(*c).is_some()) {
        return None;
    }
    let mut at = start;
    let mut birth = [0; 6];
    for slot in &mut birth {
        *slot = digit(at)?;
        at = seen_from(chars, at + 1);
    }
    let mut separators = 0;
    while separators < SEPARATORS && chars.get(at).is_some_and(|c| is_separator(*c)) {
        separators += 1;
        at = seen_from(chars, at + 1);
    }
    let mut end = at;
    for _ in 0..4 {
        digit(at)?;
        end = at + 1;
        at = seen_from(chars, end);
    }
    (digit(at).is_none() && is_birth_date(birth)).then_some(end)
}

/// The first place from `at` on that holds something to see.
fn seen_from(chars: &[char], at: usize) -> usize {
    at + chars.iter().skip(at).take_while(|c| is_invisible(**c)).count()
}

fn digit_value(c: char) -> Option<u32> {
    // Full-width digits read as digits too.
    c.to_digit(10).or_else(|| ('\u{ff10}'..='\u{ff19}').contains(&c).then(|| u32::from(c) - 0xff10))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '/' | ':' | '_' | '+' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_birth_date([d1, d2, m1, m2, _, _]: [u32; 6]) -> bool {
    let (day, month) = (d1 * 10 + d2, m1 * 10 + m2);
    let day = if day > 60 { day - 60 } else { day };
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=longest).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cpr_like_numbers_are_found() {
        for text in ["0101011234", "010101-1234", "ring 311299 4321 nu", "610101-1234", "010101–1234", "x010101-1234y"]
        {
            assert!(has_cpr(text), "{text}");
        }
    }

    #[test]
    fn what_nobody_sees_hides_no_number() {
        for between in ["\u{2060}", "\u{2064}", "\u{200d}", "\u{ad}", "\u{34f}", "\u{180e}", "\u{fe0f}", "\u{fe00}"] {
            let digits: String = "0101011234".chars().map(|c| format!("{c}{between}")).collect();
            assert!(has_cpr(&digits), "{between:?}");
            assert!(has_cpr(&format!("010101{between}-{between}1234")), "{between:?}");
            assert!(!has_cpr(&format!("9{between}0101011234")), "{between:?}");
            assert!(!has_cpr(&format!("0101011234{between}9")), "{between:?}");
            assert!(!mask_cpr(&digits).contains(|c: char| c.is_ascii_digit()), "{between:?}");
        }
    }

    #[test]
    fn the_separators_of_forms_are_known() {
        for between in [":", "_", "+", " - ", ". ", "  ", " : ", "--", " -- ", "\u{a0}-\u{a0}"] {
            assert!(has_cpr(&format!("010101{between}1234")), "{between:?}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for text in
            ["17/14948", "20101234", "12345678901", "320101-1234", "011301-1234", "2018-06-30", "+45 20 10 12 34"]
        {
            assert!(!has_cpr(text), "{text}");
        }
        for text in ["01012018 1200", "20181201 1200", "01-01-2018 12:00", "+45 20101234", "20101234 / 20101235"] {
            assert!(!has_cpr(text), "{text}");
        }
    }

    #[test]
    fn masking_leaves_no_digit_of_it() {
        assert_eq!(mask_cpr("a 010101-1234 b 0202021234"), "a ••••••••••• b ••••••••••");
        assert_eq!(mask_cpr("uge 47: 12 sager"), "uge 47: 12 sager");
    }

    #[test]
    fn clean_takes_out_what_steers_a_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\u{202e}c\u{9b}d\ne\tf"), "a[31mbcde f".replace("de", "d e"));
        assert_eq!(clean_lines("a\r\nb\rc"), "a\nb\nc");
        assert_eq!(clean("a\u{30a}"), "å");
        assert_eq!(clean("a\u{2060}b\u{2064}c\u{180e}d\u{34f}e\u{ad}f"), "abcdef");
        assert_eq!(clean("\u{2764}\u{fe0f}\u{200d}\u{1f525}"), "\u{2764}\u{fe0f}\u{200d}\u{1f525}");
        assert_eq!(clean(&format!("e{}", "\u{323}".repeat(50))).chars().count(), MARKS_KEPT + 1);
    }

    proptest! {
        #[test]
        fn cleaned_text_holds_no_hostile_character(raw in any::<String>()) {
            let text = clean_lines(&raw);
            prop_assert!(text.chars().all(|c| !is_hostile(c) && !is_unseen(c)));
            prop_assert!(clean(&raw).chars().all(|c| c != '\n'));
            prop_assert_eq!(clean_lines(&text), text);
        }

        #[test]
        fn what_is_plain_is_clean_already(raw in "[\\n -~\u{a0}-\u{17f}–—‘’“”…─-◿]{0,60}") {
            prop_assert!(!is_plain(&raw) || clean_lines(&raw) == raw, "{raw:?}");
            prop_assert_eq!(is_plain(&raw), !raw.contains('\u{ad}'));
        }

        #[test]
        fn masked_text_is_never_cpr_like(raw in "[0-9 .:_+x\u{2060}\u{200d}-]{0,40}") {
            prop_assert!(!has_cpr(&mask_cpr(&raw)));
        }
    }
}

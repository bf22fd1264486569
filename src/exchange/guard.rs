//! The `'` before a text that a spreadsheet would take for a formula.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether `cell` would be a formula, but for any `'` before it.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// With a guard, where only letters go out. A text that begins with a guard itself gets one more, so that [`unguarded`]
/// gives back every text as it was.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// As it goes into a cell that says itself that it is a text: only one that begins with a guard gets one more, for
/// [`unguarded`] to take.
pub fn kept(cell: &str) -> Cow<'_, str> {
    if cell.starts_with('\'') { guarded(cell) } else { Cow::Borrowed(cell) }
}

/// Without its guard. One is left in a workbook too, by whoever saved a file of commas as a workbook.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_guard_is_taken_off_again(text in "[-'=+@\t\ra]{0,6}") {
            let (guarded, kept) = (guarded(&text), kept(&text));
            prop_assert_eq!(unguarded(&guarded), &text);
            prop_assert!(!guarded.starts_with(FORMULA));
            prop_assert_eq!(unguarded(&kept), &text);
        }
    }
}

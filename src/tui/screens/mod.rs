//! One file per screen, each with its state, what it does with an act, and how it is drawn.

pub mod actions;
pub mod board;
pub mod wall;

/// Moves a selection `by` steps in `ids`; from the first when the selected one is not there.
pub fn step<T: Copy + PartialEq>(ids: &[T], selected: Option<T>, by: isize) -> Option<T> {
    let last = ids.len().checked_sub(1)?;
    let at = selected.and_then(|id| ids.iter().position(|other| *other == id));
    let to = at.map_or(0, |at| at.saturating_add_signed(by).min(last));
    Some(ids[to])
}

/// The first row of a window of `rows` rows over `all` that shows `at`, with as little movement as can be.
pub fn window(at: usize, rows: usize, all: usize) -> usize {
    let half = rows / 2;
    at.saturating_sub(half).min(all.saturating_sub(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stays_on_the_list() {
        assert_eq!(step(&[1, 2, 3], Some(2), 1), Some(3));
        assert_eq!(step(&[1, 2, 3], Some(3), 1), Some(3));
        assert_eq!(step(&[1, 2, 3], Some(2), -9), Some(1));
        assert_eq!(step(&[1, 2, 3], Some(9), 1), Some(1));
        assert_eq!(step::<u8>(&[], None, 1), None);
    }

    #[test]
    fn the_window_shows_the_selected_row() {
        for all in 0..30 {
            for rows in 1..12 {
                for at in 0..all {
                    let first = window(at, rows, all);
                    assert!(first <= at && at < first + rows, "{at} in {rows} of {all}");
                }
            }
        }
    }
}

//! The rows of a run chart: which row a value is drawn on, snapped to the truth. A value that is not exactly on the
//! median or the target is never drawn on that line's row, but to its side; an exact tie is.

use crate::domain::run_chart::Centre;

/// The fewest rows that can tell above, on and below two lines.
pub const FEWEST: u16 = 5;

/// A line across the chart. Values are doubled throughout, so that a median between two of them is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    twice: i128,
    /// Counted in steps from zero, as all rows are before they are laid on the screen.
    row: i128,
}

/// The rows of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    pub rows: u16,
    /// The row at the bottom, in steps from zero.
    lowest: i128,
    /// Twice what one row is worth.
    step: i128,
    /// How many rows lie between the labels of the axis.
    every: i128,
    median: Option<Line>,
    target: Option<Line>,
    /// Twice the smallest and the greatest value that is labelled.
    labelled: (i128, i128),
}

/// What a row may be worth, as one digit of a doubled value, with the rows from label to label: 0.5, 1 and 2.5 give
/// labels at 1, 2 and 5; 2 and 4 give 10 and 20, and need more rows to have several.
const STEPS: [(i128, i128); 5] = [(1, 2), (2, 2), (4, 5), (5, 2), (8, 5)];

/// The rows from which labels may stand five rows apart.
const TALL: u16 = 13;

impl Scale {
    /// The finest scale on which `values` and both lines lie within `rows`; one that has the target on its own step when
    /// it is not much coarser. `None` when there is nothing to show, or too few rows to show it truly.
    pub fn of(values: &[i64], centre: Option<Centre>, target: Option<i64>, rows: u16) -> Option<Scale> {
        if rows < FEWEST || values.is_empty() {
            return None;
        }
        let fitting = steps(rows).filter_map(|(step, every)| fitted(values, centre, target, rows, step, every));
        let mut fitting = fitting.take(3);
        let finest = fitting.next()?;
        let on_its_step = |scale: &Scale| target.is_none_or(|target| (2 * i128::from(target)) % scale.step == 0);
        let near = |scale: &Scale| scale.step * 2 <= finest.step * 5;
        if on_its_step(&finest) {
            return Some(finest);
        }
        Some(fitting.find(|scale| on_its_step(scale) && near(scale)).unwrap_or(finest))
    }

    /// The row of `value`, counted from the top.
    pub fn row(&self, value: i64) -> u16 {
        self.from_top(self.step_row(2 * i128::from(value)))
    }

    pub fn median_row(&self) -> Option<u16> {
        self.median.map(|line| self.from_top(line.row))
    }

    pub fn target_row(&self) -> Option<u16> {
        self.target.map(|line| self.from_top(line.row))
    }

    /// The labels of the axis: rows from the top, and what stands there. None on a line's row that is not its own value.
    pub fn labels(&self) -> Vec<(u16, i64)> {
        let lines: Vec<Line> = self.median.into_iter().chain(self.target).collect();
        let misled = |row: i128| lines.iter().any(|line| line.row == row && line.twice != row * self.step);
        let within = |row: i128| (self.labelled.0..=self.labelled.1).contains(&(row * self.step));
        (self.lowest..self.lowest + i128::from(self.rows))
            .filter(|row| row % self.every == 0 && !misled(*row) && within(*row))
            .filter_map(|row| Some((self.from_top(row), i64::try_from(row * self.step / 2).ok()?)))
            .collect()
    }

    fn from_top(&self, row: i128) -> u16 {
        let up = u16::try_from(row - self.lowest).unwrap_or(0).min(self.rows - 1);
        self.rows - 1 - up
    }

    /// The row of a doubled value: the nearest one, on the right side of both lines.
    fn step_row(&self, twice: i128) -> i128 {
        let lines = self.median.into_iter().chain(self.target);
        lines.fold(nearest(twice, self.step), |row, line| match twice.cmp(&line.twice) {
            std::cmp::Ordering::Less => row.min(line.row - 1),
            std::cmp::Ordering::Equal => line.row,
            std::cmp::Ordering::Greater => row.max(line.row + 1),
        })
    }
}

fn steps(rows: u16) -> impl Iterator<Item = (i128, i128)> {
    let powers = std::iter::successors(Some(1i128), |power| power.checked_mul(10)).take(20);
    powers
        .flat_map(|power| STEPS.map(|(step, every)| (step * power, every)))
        .filter(move |(_, every)| *every == 2 || rows >= TALL)
}

/// The nearest multiple of `step`; the upper one of two.
fn nearest(twice: i128, step: i128) -> i128 {
    (2 * twice + step).div_euclid(2 * step)
}

/// The scale with this step, when all of it fits.
fn fitted(
    values: &[i64],
    centre: Option<Centre>,
    target: Option<i64>,
    rows: u16,
    step: i128,
    every: i128,
) -> Option<Scale> {
    let line = |twice: i128| Line { twice, row: nearest(twice, step) };
    let target = target.map(|value| line(2 * i128::from(value)));
    let median = centre.map(|centre| apart(line(centre.twice()), target, values));
    let least = values.iter().min().map_or(0, |value| 2 * i128::from(*value));
    let labelled = (if least >= 0 { 0 } else { i128::MIN }, i128::MAX);
    let mut scale = Scale { rows, lowest: 0, step, every, median, target, labelled };
    let ends = [values.iter().min(), values.iter().max()].into_iter().flatten();
    let points = ends.map(|value| scale.step_row(2 * i128::from(*value)));
    let all: Vec<i128> = points.chain(median.map(|line| line.row)).chain(target.map(|line| line.row)).collect();
    let (bottom, top) = (*all.iter().min()?, *all.iter().max()?);
    let spare = i128::from(rows) - (top - bottom + 1);
    if spare < 0 {
        return None;
    }
    // Room that is left over is shared, the odd row above; none is kept below zero for what is never below it.
    let lowest = bottom - spare / 2;
    scale.lowest = if least >= 0 { lowest.max(bottom.min(0)) } else { lowest };
    Some(scale)
}

/// The median's line, moved away from the target's where they differ and would share a row, or leave none for the
/// values between them.
fn apart(median: Line, target: Option<Line>, values: &[i64]) -> Line {
    let Some(target) = target.filter(|target| target.twice != median.twice) else { return median };
    let (low, high) = (median.twice.min(target.twice), median.twice.max(target.twice));
    let between = values.iter().map(|value| 2 * i128::from(*value)).any(|twice| low < twice && twice < high);
    let distance = if between { 2 } else { 1 };
    let row = if median.twice > target.twice {
        median.row.max(target.row + distance)
    } else {
        median.row.min(target.row - distance)
    };
    Line { row, ..median }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(values: &[i64], target: Option<i64>, rows: u16) -> Scale {
        Scale::of(values, Centre::median(values), target, rows).unwrap()
    }

    #[test]
    fn labels_are_round_and_the_target_has_its_own_row() {
        let scale = scale(&[151, 139, 158, 143, 162, 112], Some(120), 12);
        let labels: Vec<i64> = scale.labels().into_iter().map(|(_, value)| value).collect();
        assert!(labels.contains(&120) && labels.iter().all(|value| value % 10 == 0), "{labels:?}");
        assert_eq!(scale.labels().iter().find(|(_, value)| *value == 120).map(|(row, _)| *row), scale.target_row());
    }

    #[test]
    fn one_below_the_target_is_not_on_it() {
        let scale = scale(&[100, 119, 120, 121, 300], Some(120), 9);
        let target = scale.target_row().unwrap();
        assert_eq!(scale.row(120), target);
        assert!(scale.row(119) > target && scale.row(121) < target);
    }

    #[test]
    fn a_median_near_the_target_keeps_a_row_of_its_own_and_one_between() {
        let scale = scale(&[0, 121, 123, 1_000], Some(120), 12);
        let (median, target) = (scale.median_row().unwrap(), scale.target_row().unwrap());
        assert!(median < scale.row(121) && scale.row(121) < target, "{scale:?}");
    }

    #[test]
    fn what_is_all_equal_lies_on_its_median() {
        let scale = scale(&[15, 15, 15], None, 10);
        assert_eq!(Some(scale.row(15)), scale.median_row());
        assert!(scale.row(15) > 0 && scale.row(15) < 9);
    }

    #[test]
    fn nothing_and_too_little_room_have_no_scale() {
        assert_eq!(Scale::of(&[], None, Some(1), 12), None);
        assert_eq!(Scale::of(&[1], Centre::median(&[1]), None, 4), None);
    }

    #[test]
    fn counts_are_not_labelled_below_zero() {
        let labels = scale(&[0, 1, 0, 2], Some(1), 24).labels();
        assert!(!labels.is_empty() && labels.iter().all(|(_, value)| *value >= 0), "{labels:?}");
        assert!(scale(&[-3, 4, 9], None, 12).labels().iter().any(|(_, value)| *value < 0));
    }

    proptest! {
        #[test]
        fn every_point_lies_on_its_side_of_both_lines(
            values in prop::collection::vec(
                prop_oneof![-20i64..20, -1_000_000_000_000i64..1_000_000_000_000, 100i64..140], 1..60),
            target in prop::option::of(prop_oneof![-20i64..20, 100i64..140, -1_000_000_000_000i64..1_000_000_000_000]),
            rows in FEWEST..40,
        ) {
            let centre = Centre::median(&values).unwrap();
            let scale = Scale::of(&values, Some(centre), target, rows).unwrap();
            let median = scale.median_row().unwrap();
            let mut sorted = values.clone();
            sorted.sort_unstable();
            for pair in sorted.windows(2) {
                prop_assert!(scale.row(pair[0]) >= scale.row(pair[1]));
            }
            for value in values {
                let row = scale.row(value);
                prop_assert!(row < rows);
                prop_assert_eq!(row.cmp(&median), 0.cmp(&centre.twice_above(value)));
                if let (Some(target), Some(line)) = (target, scale.target_row()) {
                    prop_assert_eq!(row.cmp(&line), target.cmp(&value));
                }
            }
        }
    }
}

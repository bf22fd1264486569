//! The rows of a run chart: which row a value is drawn on, snapped to the truth. A value that is not exactly on the
//! median or the target is never drawn on that line's row, but to its side; an exact tie is.

use crate::domain::run_chart::Centre;

/// The fewest rows that can tell above, on and below two lines.
pub const FEWEST: u16 = 5;

/// A line across the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    parts: i128,
    /// Counted in steps from zero, as all rows are before they are laid on the screen.
    row: i128,
}

/// The rows of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    pub rows: u16,
    /// The row at the bottom, in steps from zero.
    lowest: i128,
    /// The parts one row is worth.
    step: i128,
    /// How many rows lie between the labels of the axis.
    every: i128,
    median: Option<Line>,
    target: Option<Line>,
    /// Whether labels below zero make sense.
    negative: bool,
}

/// What a label of the axis may count in, times a power of ten, and how many rows may lie from one to the next.
const LABELS: [i128; 3] = [1, 2, 5];
const EVERY: [i128; 3] = [2, 3, 5];

/// Parts of a value: fine enough that a median, and a label shared by two, three or five rows, is a whole number of them.
const PARTS: i128 = 30;

/// The rows from which labels may stand three and five rows apart.
const SOME: u16 = 8;
const TALL: u16 = 13;

impl Scale {
    /// The finest scale on which `values` and both lines lie within `rows`; one that has the target on its own step when
    /// it is not much coarser. `None` when there is nothing to show, or too few rows to show it truly.
    pub fn of(values: &[i64], centre: Option<Centre>, target: Option<i64>, rows: u16) -> Option<Scale> {
        if rows < FEWEST || values.is_empty() {
            return None;
        }
        let fitting =
            steps(rows).into_iter().filter_map(|(step, every)| fitted(values, centre, target, rows, step, every));
        let mut fitting = fitting.take(6);
        let finest = fitting.next()?;
        let on_its_step = |scale: &Scale| target.is_none_or(|target| parts(target) % scale.step == 0);
        let near = |scale: &Scale| scale.step * 2 <= finest.step * 5;
        if on_its_step(&finest) {
            return Some(finest);
        }
        Some(fitting.find(|scale| on_its_step(scale) && near(scale)).unwrap_or(finest))
    }

    /// The row of `value`, counted from the top.
    pub fn row(&self, value: i64) -> u16 {
        self.on_screen(self.step_row(parts(value)))
    }

    pub fn median_row(&self) -> Option<u16> {
        self.median.map(|line| self.on_screen(line.row))
    }

    pub fn target_row(&self) -> Option<u16> {
        self.target.map(|line| self.on_screen(line.row))
    }

    /// The labels of the axis: rows from the top, and what stands there. None on a line's row that is not its own value.
    pub fn labels(&self) -> Vec<(u16, i64)> {
        let lines: Vec<Line> = self.median.into_iter().chain(self.target).collect();
        let misled = |row: i128| lines.iter().any(|line| line.row == row && line.parts != row * self.step);
        (self.lowest..self.lowest + i128::from(self.rows))
            .filter(|row| row % self.every == 0 && !misled(*row) && (self.negative || *row >= 0))
            .filter_map(|row| Some((self.on_screen(row), i64::try_from(row * self.step / PARTS).ok()?)))
            .collect()
    }

    fn on_screen(&self, row: i128) -> u16 {
        let up = u16::try_from(row - self.lowest).unwrap_or(0).min(self.rows - 1);
        self.rows - 1 - up
    }

    /// The row of a value in parts: the nearest one, on the right side of both lines.
    fn step_row(&self, parts: i128) -> i128 {
        let lines = self.median.into_iter().chain(self.target);
        lines.fold(nearest(parts, self.step), |row, line| match parts.cmp(&line.parts) {
            std::cmp::Ordering::Less => row.min(line.row - 1),
            std::cmp::Ordering::Equal => line.row,
            std::cmp::Ordering::Greater => row.max(line.row + 1),
        })
    }
}

fn parts(value: i64) -> i128 {
    PARTS * i128::from(value)
}

/// What a row may be worth in a chart of `rows`, finest first, with the rows from label to label. Half a value is fine
/// enough: values are whole.
fn steps(rows: u16) -> Vec<(i128, i128)> {
    let powers = std::iter::successors(Some(1i128), |power| power.checked_mul(10)).take(20);
    let labels = powers.flat_map(|power| LABELS.map(|label| label * power * PARTS));
    let mut steps: Vec<(i128, i128)> = labels.flat_map(|label| EVERY.map(|every| (label / every, every))).collect();
    let most = if rows >= TALL {
        5
    } else if rows >= SOME {
        3
    } else {
        2
    };
    steps.retain(|(step, every)| *every <= most && *step >= PARTS / 2);
    steps.sort_unstable();
    steps.dedup_by_key(|(step, _)| *step);
    steps
}

/// The nearest multiple of `step`; the upper one of two.
fn nearest(parts: i128, step: i128) -> i128 {
    (2 * parts + step).div_euclid(2 * step)
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
    let line = |parts: i128| Line { parts, row: nearest(parts, step) };
    let target = target.map(|value| line(parts(value)));
    let median = centre.map(|centre| apart(line(PARTS / 2 * centre.twice()), target, values));
    let negative = values.iter().any(|value| *value < 0);
    let mut scale = Scale { rows, lowest: 0, step, every, median, target, negative };
    let ends = [values.iter().min(), values.iter().max()].into_iter().flatten();
    let points = ends.map(|value| scale.step_row(parts(*value)));
    let all: Vec<i128> = points.chain(median.map(|line| line.row)).chain(target.map(|line| line.row)).collect();
    let (bottom, top) = (*all.iter().min()?, *all.iter().max()?);
    let spare = i128::from(rows) - (top - bottom + 1);
    if spare < 0 {
        return None;
    }
    // Room that is left over is shared, the odd row above; none is kept below zero for what is never below it.
    let lowest = bottom - spare / 2;
    scale.lowest = if negative { lowest } else { lowest.max(bottom.min(0)) };
    Some(scale)
}

/// The median's line, moved away from the target's where they differ and would share a row, or leave none for the
/// values between them.
fn apart(median: Line, target: Option<Line>, values: &[i64]) -> Line {
    let Some(target) = target.filter(|target| target.parts != median.parts) else { return median };
    let (low, high) = (median.parts.min(target.parts), median.parts.max(target.parts));
    let between = values.iter().map(|value| parts(*value)).any(|parts| low < parts && parts < high);
    let distance = if between { 2 } else { 1 };
    let row = if median.parts > target.parts {
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

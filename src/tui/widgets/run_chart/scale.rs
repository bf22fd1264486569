//! The rows of a run chart: which row a value is drawn on, snapped to the truth. A value that is not exactly on a line is
//! never drawn on that line's row, but to its side; an exact tie is.

use super::ruler::Ruler;
use crate::domain::ratio::Ratio;

/// The fewest rows that can tell above, on and below two lines, and four.
pub const FEWEST: u16 = 5;
pub const FEWEST_OF_FOUR: u16 = 9;

/// A line across the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    at: Ratio,
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
    /// From the bottom to the top.
    lines: Vec<Line>,
    ruler: Ruler,
}

/// How many rows may lie from one label to the next.
const EVERY: [i128; 3] = [2, 3, 5];

/// Parts of a value: fine enough that a label shared by two, three or five rows is a whole number of them.
const PARTS: i128 = 30;

/// The rows from which labels may stand three and five rows apart.
const SOME: u16 = 8;
const TALL: u16 = 13;

impl Scale {
    /// The finest scale on which `values` and all `lines` lie within `rows`; one that has the first line on its own step
    /// when it is not much coarser. `None` when there is nothing to show, or too few rows to show it truly.
    pub fn of(values: &[i64], lines: &[Ratio], ruler: Ruler, rows: u16) -> Option<Scale> {
        let fewest = if lines.len() > 2 { FEWEST_OF_FOUR } else { FEWEST };
        if rows < fewest || values.is_empty() {
            return None;
        }
        let fitting =
            steps(ruler, rows).into_iter().filter_map(|(step, every)| fitted(values, lines, ruler, rows, step, every));
        let mut fitting = fitting.take(6);
        let finest = fitting.next()?;
        let on_its_step = |scale: &Scale| lines.first().is_none_or(|line| is_on(*line, scale.step));
        let near = |scale: &Scale| scale.step * 2 <= finest.step * 5;
        if on_its_step(&finest) {
            return Some(finest);
        }
        Some(fitting.find(|scale| on_its_step(scale) && near(scale)).unwrap_or(finest))
    }

    /// The row of `value`, counted from the top.
    pub fn row(&self, value: i64) -> u16 {
        self.on_screen(self.step_row(Ratio::whole(value)))
    }

    /// The row of the line at `line`, if it is one of the chart's.
    pub fn line_row(&self, line: Ratio) -> Option<u16> {
        self.lines.iter().find(|other| other.at == line).map(|line| self.on_screen(line.row))
    }

    /// The labels of the axis: rows from the top, and what stands there. None on a line's row that is not its own value.
    pub fn labels(&self) -> Vec<(u16, i64)> {
        let misled = |row: i128| self.lines.iter().any(|line| line.row == row && !is_at(line.at, row * self.step));
        (self.lowest..self.lowest + i128::from(self.rows))
            .filter(|row| row % self.every == 0 && !misled(*row))
            .map(|row| (row, row * self.step / PARTS))
            .filter(|(_, value)| self.ruler.allows(*value))
            .filter_map(|(row, value)| Some((self.on_screen(row), i64::try_from(value).ok()?)))
            .collect()
    }

    fn on_screen(&self, row: i128) -> u16 {
        let up = u16::try_from(row - self.lowest).unwrap_or(0).min(self.rows - 1);
        self.rows - 1 - up
    }

    /// The row of a value: the nearest one, on the right side of every line.
    fn step_row(&self, value: Ratio) -> i128 {
        self.lines.iter().fold(nearest(value, self.step), |row, line| match value.cmp(&line.at) {
            std::cmp::Ordering::Less => row.min(line.row - 1),
            std::cmp::Ordering::Equal => line.row,
            std::cmp::Ordering::Greater => row.max(line.row + 1),
        })
    }
}

/// Whether a line lies at so many parts.
fn is_at(line: Ratio, parts: i128) -> bool {
    Ratio::new(parts, PARTS) == Some(line)
}

/// Whether a line lies on a whole number of steps.
fn is_on(line: Ratio, step: i128) -> bool {
    is_at(line, nearest(line, step) * step)
}

/// What a row may be worth in a chart of `rows`, finest first, with the rows from label to label. Half of what is shown is
/// fine enough.
fn steps(ruler: Ruler, rows: u16) -> Vec<(i128, i128)> {
    let labels = ruler.labels().into_iter().map(|label| label.saturating_mul(PARTS));
    let mut steps: Vec<(i128, i128)> = labels.flat_map(|label| EVERY.map(|every| (label / every, every))).collect();
    let most = if rows >= TALL {
        5
    } else if rows >= SOME {
        3
    } else {
        2
    };
    steps.retain(|(step, every)| *every <= most && *step >= ruler.unit * PARTS / 2);
    steps.sort_unstable();
    steps.dedup_by_key(|(step, _)| *step);
    steps
}

/// The nearest multiple of `step` parts; the upper one of two.
fn nearest(value: Ratio, step: i128) -> i128 {
    Ratio::new(PARTS, step).and_then(|steps| value.times(steps)).map_or(0, |steps| steps.rounded(0))
}

/// The scale with this step, when all of it fits.
fn fitted(values: &[i64], lines: &[Ratio], ruler: Ruler, rows: u16, step: i128, every: i128) -> Option<Scale> {
    let mut scale = Scale { rows, lowest: 0, step, every, lines: apart(lines, values, step), ruler };
    let ends = [values.iter().min(), values.iter().max()].into_iter().flatten();
    let points = ends.map(|value| scale.step_row(Ratio::whole(*value)));
    let all: Vec<i128> = points.chain(scale.lines.iter().map(|line| line.row)).collect();
    let (bottom, top) = (*all.iter().min()?, *all.iter().max()?);
    let spare = i128::from(rows) - (top - bottom + 1);
    if spare < 0 {
        return None;
    }
    // Room that is left over is shared, the odd row above; none is kept below what is never reached.
    let lowest = bottom - spare / 2;
    scale.lowest = if ruler.least.is_some() { lowest.max(bottom.min(0)) } else { lowest };
    Some(scale)
}

/// The lines from the bottom to the top, each on its nearest row, but those that differ never on one row, nor without a
/// row for the values between them: the first of `lines` stays, the others move away from it.
fn apart(lines: &[Ratio], values: &[i64], step: i128) -> Vec<Line> {
    let mut sorted: Vec<Line> = lines.iter().map(|at| Line { at: *at, row: nearest(*at, step) }).collect();
    sorted.sort_by_key(|line| line.at);
    sorted.dedup_by_key(|line| line.at);
    let stays = lines.first().and_then(|first| sorted.iter().position(|line| line.at == *first)).unwrap_or(0);
    let distance = |low: Ratio, high: Ratio| {
        let between = values.iter().any(|value| low < Ratio::whole(*value) && Ratio::whole(*value) < high);
        if between { 2 } else { 1 }
    };
    for at in stays + 1..sorted.len() {
        let below = sorted[at - 1];
        sorted[at].row = sorted[at].row.max(below.row + distance(below.at, sorted[at].at));
    }
    for at in (0..stays).rev() {
        let above = sorted[at + 1];
        sorted[at].row = sorted[at].row.min(above.row - distance(sorted[at].at, above.at));
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::super::ruler::CLOCK;
    use super::*;
    use crate::domain::run_chart::Centre;
    use proptest::prelude::*;

    fn counts(values: &[i64]) -> Ruler {
        let negative = values.iter().any(|value| *value < 0);
        Ruler { unit: 1, clock: false, least: (!negative).then_some(0), most: None }
    }

    fn median(values: &[i64]) -> Ratio {
        Centre::median(values).unwrap().exact()
    }

    fn scale(values: &[i64], target: Option<i64>, rows: u16) -> Scale {
        let lines: Vec<Ratio> = target.map(Ratio::whole).into_iter().chain([median(values)]).collect();
        Scale::of(values, &lines, counts(values), rows).unwrap()
    }

    fn target_row(scale: &Scale, target: i64) -> u16 {
        scale.line_row(Ratio::whole(target)).unwrap()
    }

    #[test]
    fn labels_are_round_and_the_target_has_its_own_row() {
        let scale = scale(&[151, 139, 158, 143, 162, 112], Some(120), 12);
        let labels: Vec<i64> = scale.labels().into_iter().map(|(_, value)| value).collect();
        assert!(labels.contains(&120) && labels.iter().all(|value| value % 10 == 0), "{labels:?}");
        assert_eq!(
            scale.labels().iter().find(|(_, value)| *value == 120).map(|(row, _)| *row),
            Some(target_row(&scale, 120))
        );
    }

    #[test]
    fn one_below_the_target_is_not_on_it() {
        let scale = scale(&[100, 119, 120, 121, 300], Some(120), 9);
        let target = target_row(&scale, 120);
        assert_eq!(scale.row(120), target);
        assert!(scale.row(119) > target && scale.row(121) < target);
    }

    #[test]
    fn a_median_near_the_target_keeps_a_row_of_its_own_and_one_between() {
        let values = [0, 121, 123, 1_000];
        let scale = scale(&values, Some(120), 12);
        let (median, target) = (scale.line_row(median(&values)).unwrap(), target_row(&scale, 120));
        assert!(median < scale.row(121) && scale.row(121) < target, "{scale:?}");
    }

    #[test]
    fn what_is_all_equal_lies_on_its_median() {
        let scale = scale(&[15, 15, 15], None, 10);
        assert_eq!(scale.row(15), target_row(&scale, 15));
        assert!(scale.row(15) > 0 && scale.row(15) < 9);
    }

    #[test]
    fn nothing_and_too_little_room_have_no_scale() {
        let one = [Ratio::whole(1)];
        assert_eq!(Scale::of(&[], &one, counts(&[]), 12), None);
        assert_eq!(Scale::of(&[1], &one, counts(&[1]), 4), None);
    }

    #[test]
    fn counts_are_not_labelled_below_zero() {
        let labels = scale(&[0, 1, 0, 2], Some(1), 24).labels();
        assert!(!labels.is_empty() && labels.iter().all(|(_, value)| *value >= 0), "{labels:?}");
        assert!(scale(&[-3, 4, 9], None, 12).labels().iter().any(|(_, value)| *value < 0));
    }

    #[test]
    fn seconds_are_counted_as_a_clock_does() {
        let ruler = Ruler { unit: 1, clock: true, least: Some(0), most: None };
        for (values, rows) in [([112, 151], 12), ([60, 600], 14), ([0, 86_400], 20), ([3, 9], 8)] {
            let scale = Scale::of(&values, &[], ruler, rows).unwrap();
            let labels: Vec<i64> = scale.labels().into_iter().map(|(_, value)| value).collect();
            let step = labels[0] - labels[1];
            let known = CLOCK.contains(&step.abs().into()) || step % 3_600 == 0;
            assert!(labels.len() >= 2 && known, "{labels:?}");
        }
    }

    #[test]
    fn shares_are_labelled_in_what_is_shown_of_them_and_never_over_all() {
        let ruler = Ruler { unit: 1_000_000, clock: false, least: Some(0), most: Some(100_000_000) };
        for rows in FEWEST..30 {
            let labels = Scale::of(&[97_400_000, 98_600_000, 99_900_000], &[], ruler, rows).unwrap().labels();
            let whole = |value: &i64| value % 1_000_000 == 0 && (0..=100_000_000).contains(value);
            assert!(labels.iter().all(|(_, value)| whole(value)), "{labels:?}");
        }
    }

    fn any_value() -> impl Strategy<Value = i64> {
        prop_oneof![-20i64..20, -1_000_000_000_000i64..1_000_000_000_000, 100i64..140]
    }

    proptest! {
        /// The target lies anywhere between two values, the limits round it.
        #[test]
        fn every_point_lies_on_its_side_of_every_line(
            values in prop::collection::vec(any_value(), 1..60),
            target in prop::option::of((any_value(), 1i128..10_000)),
            reach in prop::option::of((1i128..1_000_000, 1i128..300)),
            rows in FEWEST..40,
        ) {
            let middle = median(&values);
            let target = target.and_then(|(of, per)| Ratio::new(i128::from(of), per));
            let reach = reach.filter(|_| rows >= FEWEST_OF_FOUR).and_then(|(of, per)| Ratio::new(of, per));
            let limits = reach.and_then(|reach| Some([middle.minus(reach)?, middle.plus(reach)?]));
            let lines: Vec<Ratio> = target.into_iter().chain([middle]).chain(limits.into_iter().flatten()).collect();
            let scale = Scale::of(&values, &lines, counts(&values), rows).unwrap();
            let mut sorted = values.clone();
            sorted.sort_unstable();
            for pair in sorted.windows(2) {
                prop_assert!(scale.row(pair[0]) >= scale.row(pair[1]));
            }
            for (value, line) in values.iter().flat_map(|value| lines.iter().map(move |line| (*value, *line))) {
                let row = scale.row(value);
                prop_assert!(row < rows);
                prop_assert_eq!(row.cmp(&scale.line_row(line).unwrap()), line.cmp(&Ratio::whole(value)));
            }
        }
    }
}

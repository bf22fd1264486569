//! Targets against a baseline: what they come to, whether they are met, and whether they can be relied on.

use super::{Basis, RELATIVE_DECIMALS, Target, TargetOp};
use crate::codes;
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::{Centre, Point, ProcessLimits, RunChart};

codes! {
    /// What the process limits say of a target, as the work is done now.
    Assurance { Steady = "steady", ByChance = "by_chance", OutOfReach = "out_of_reach" }
}

/// How many of the latest values a target must be met by in the middle before it counts as reached.
const SETTLED: usize = 4;

/// Why a target comes to no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unresolved {
    /// It is measured from a baseline that is not there yet.
    NoBaseline,
    /// Per cent of nothing are nothing: it must be absolute.
    ZeroBaseline,
    /// It is beyond every value that can be held.
    TooLarge,
}

impl Target {
    /// What it comes to against the centre of the baseline.
    ///
    /// # Errors
    /// [`Unresolved`], when there is no baseline to measure it from.
    pub fn resolve(self, baseline: Option<Centre>) -> Result<Resolved, Unresolved> {
        let baseline = || baseline.map(Centre::exact).ok_or(Unresolved::NoBaseline);
        let own = Ratio::whole(self.value);
        let value = match self.basis {
            Basis::Absolute => Some(own),
            Basis::PercentagePoints => baseline()?.plus(own),
            Basis::RelativePercent => {
                let baseline = baseline()?;
                if baseline.is_zero() {
                    return Err(Unresolved::ZeroBaseline);
                }
                let hundred = 100 * 10_i128.pow(RELATIVE_DECIMALS);
                Ratio::new(hundred + i128::from(self.value), hundred).and_then(|factor| baseline.times(factor))
            }
        };
        value.map(|value| Resolved { op: self.op, value }).ok_or(Unresolved::TooLarge)
    }
}

/// A target as a number, exact, on the scale of the KPI's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    pub op: TargetOp,
    pub value: Ratio,
}

impl Resolved {
    /// Whether `value` meets it; equality does.
    pub fn is_met_by(self, value: Ratio) -> bool {
        match self.op {
            TargetOp::AtLeast => value >= self.value,
            TargetOp::AtMost => value <= self.value,
        }
    }

    /// By how many of the last `of` values it is met, and of how many there are.
    pub fn met_recently(self, points: &[Point], of: usize) -> (usize, usize) {
        let values = Point::values(points);
        let latest = &values[values.len().saturating_sub(of)..];
        (latest.iter().filter(|value| self.is_met_by(Ratio::whole(**value))).count(), latest.len())
    }

    /// Whether it is reached as a fact: by the last value and by the median of the last four.
    pub fn is_reached(self, points: &[Point]) -> bool {
        let values = Point::values(points);
        let Some(latest) = values.len().checked_sub(SETTLED).map(|from| &values[from..]) else { return false };
        let met = |value: Option<Ratio>| value.is_some_and(|value| self.is_met_by(value));
        met(latest.last().copied().map(Ratio::whole)) && met(Centre::median(latest).map(Centre::exact))
    }

    /// Whether it can be relied on while nothing changes; `None` until the limits are locked, and beside a signal.
    pub fn assurance(self, limits: ProcessLimits, chart: &RunChart) -> Option<Assurance> {
        let limits = limits.locked(chart)?;
        let (below, above) = (self.value < limits.lower()?, self.value > limits.upper()?);
        Some(match (self.op, below, above) {
            (TargetOp::AtLeast, true, _) | (TargetOp::AtMost, _, true) => Assurance::Steady,
            (TargetOp::AtLeast, _, true) | (TargetOp::AtMost, true, _) => Assurance::OutOfReach,
            _ => Assurance::ByChance,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn tenths(number: &Value) -> Option<i64> {
        number.as_f64().map(|number| (number * 10.0).round() as i64)
    }
    fn points(values: &[i64]) -> Vec<Point> {
        values.iter().copied().map(Point::measured).collect()
    }
    fn at_most(value: i64) -> Resolved {
        Resolved { op: TargetOp::AtMost, value: Ratio::whole(value) }
    }

    #[test]
    fn targets_are_those_of_the_reference_cases() {
        let cases: Value = serde_json::from_str(include_str!("../../../tests/data/runchart_cases.json")).unwrap();
        for case in cases["targets"].as_array().unwrap() {
            let target = &case["target"];
            let basis = Basis::from_code(target["basis"].as_str().unwrap()).unwrap();
            let number = tenths(&target["value"]).unwrap();
            let aim = Target {
                op: TargetOp::from_code(target["op"].as_str().unwrap()).unwrap(),
                value: if basis == Basis::RelativePercent { number * 10 } else { number },
                basis,
                by: None,
            };
            let resolved = aim.resolve(tenths(&case["baseline"]).and_then(|baseline| Centre::median(&[baseline])));
            let expected = tenths(&case["resolved"]).map(Ratio::whole);
            assert_eq!(resolved.ok().map(|resolved| resolved.value), expected, "{}", case["id"]);
            let value = tenths(&case["value"]).map(Ratio::whole);
            let met = resolved.ok().zip(value).map(|(resolved, value)| resolved.is_met_by(value));
            assert_eq!(met, case["met"].as_bool(), "{}", case["id"]);
        }
    }

    #[test]
    fn a_target_without_its_baseline_says_why() {
        let aim = |basis| Target { op: TargetOp::AtLeast, basis, value: 1_000, by: None };
        assert_eq!(aim(Basis::RelativePercent).resolve(None), Err(Unresolved::NoBaseline));
        assert_eq!(aim(Basis::PercentagePoints).resolve(None), Err(Unresolved::NoBaseline));
        assert_eq!(aim(Basis::RelativePercent).resolve(Centre::median(&[0])), Err(Unresolved::ZeroBaseline));
        // 10.00 % more than 20.5 is 22.55.
        let resolved = aim(Basis::RelativePercent).resolve(Centre::median(&[20, 21])).unwrap();
        assert_eq!(resolved.value.shown(6), (2_255, 2));
        assert!(!resolved.is_met_by(Ratio::whole(22)) && resolved.is_met_by(Ratio::whole(23)));
    }

    #[test]
    fn a_target_is_reached_when_it_has_settled() {
        let target = at_most(18);
        let reached = |values: &[i64]| target.is_reached(&points(values));
        assert!(reached(&[30, 19, 17, 18, 18]));
        assert!(!reached(&[17, 18, 18]), "three values are too few");
        assert!(!reached(&[17, 17, 17, 19]), "the last is over it");
        assert!(!reached(&[20, 19, 18, 17]), "the median is over it");
        assert_eq!(target.met_recently(&points(&[17, 18, 19, 18]), 3), (2, 3));
        assert_eq!(target.met_recently(&[], 8), (0, 0));
    }

    #[test]
    fn assurance_waits_for_locked_limits() {
        // The mean is 4, the mean range 2: from -1.32 to 9.32.
        let steady = points(&[3, 5].repeat(6));
        let limits = ProcessLimits::of(&steady).unwrap();
        let chart = RunChart::of(&steady, Centre::median(&[4]), None);
        for (value, of_at_most, of_at_least) in [
            (10, Assurance::Steady, Assurance::OutOfReach),
            (5, Assurance::ByChance, Assurance::ByChance),
            (-2, Assurance::OutOfReach, Assurance::Steady),
        ] {
            assert_eq!(at_most(value).assurance(limits, &chart), Some(of_at_most));
            let at_least = Resolved { op: TargetOp::AtLeast, ..at_most(value) };
            assert_eq!(at_least.assurance(limits, &chart), Some(of_at_least));
        }
        let provisional = ProcessLimits::of(&steady[..11]).unwrap();
        assert_eq!(at_most(5).assurance(provisional, &chart), None);
        let shifted = RunChart::of(&steady, Centre::median(&[9]), None);
        assert_eq!(at_most(5).assurance(limits, &shifted), None);
    }
}

//! Run charts: the centre line and where each point lies against it, in exact arithmetic on scaled integers.

/// The centre of a series: the sum of the two middle values, so that it is exact; compare with `2 * value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Centre {
    twice: i128,
}

impl Centre {
    /// The median of `values`; `None` when there are none. Even counts take the mean of the two middle values.
    pub fn median(values: &[i64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        let lower = if sorted.len().is_multiple_of(2) { sorted[sorted.len() / 2 - 1] } else { upper };
        Some(Centre { twice: i128::from(lower) + i128::from(upper) })
    }

    /// Twice the centre: always a whole number.
    pub fn twice(self) -> i128 {
        self.twice
    }

    /// Twice the distance from the centre to `value`; positive above.
    pub fn twice_above(self, value: i64) -> i128 {
        2 * i128::from(value) - self.twice
    }

    /// The centre scaled by one decimal more than the values: always exact, since a half is 5 tenths.
    pub fn times_ten(self) -> i128 {
        self.twice * 5
    }

    /// The centre as a whole of the values' own scale, a half rounded up.
    pub fn rounded(self) -> i128 {
        (self.twice + 1).div_euclid(2)
    }
}

/// Where a point of the mini run chart lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    FarAbove,
    Above,
    /// Exactly on the centre.
    Tie,
    Below,
    FarBelow,
    /// Nothing was measured.
    Missing,
}

/// The side of each point of `values` against `centre`. A point is far when it lies farther from the centre than the
/// median distance of the points that are not on it: about half the points are.
pub fn sides(values: &[Option<i64>], centre: Centre) -> Vec<Side> {
    let mut distances: Vec<i128> = values
        .iter()
        .flatten()
        .map(|value| centre.twice_above(*value).abs())
        .filter(|distance| *distance > 0)
        .collect();
    distances.sort_unstable();
    let typical = distances.get(distances.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    let side = |value: i64| match centre.twice_above(value) {
        0 => Side::Tie,
        above if above > typical => Side::FarAbove,
        above if above > 0 => Side::Above,
        below if -below > typical => Side::FarBelow,
        _ => Side::Below,
    };
    values.iter().map(|value| value.map_or(Side::Missing, side)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_exact() {
        assert_eq!(Centre::median(&[]), None);
        assert_eq!(Centre::median(&[3, 1, 2]).map(Centre::times_ten), Some(20));
        assert_eq!(Centre::median(&[1, 2]).map(Centre::times_ten), Some(15));
        // (0.1 + 0.7) / 2 is 0.4 here, whatever a float says.
        assert_eq!(Centre::median(&[1, 7]).unwrap().twice_above(4), 0);
        assert_eq!(
            Centre::median(&[i64::MAX, i64::MAX]).unwrap().twice_above(i64::MIN),
            2 * (i128::from(i64::MIN) - i128::from(i64::MAX))
        );
    }

    #[test]
    fn medians_agree_with_the_reference_cases() {
        let cases: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/data/runchart_cases.json")).unwrap();
        let mut checked = 0;
        for case in cases["cases"].as_array().unwrap() {
            if case["input"]["center"]["kind"] != "median_all" || case["input"]["exclude_idx"] != serde_json::json!([])
            {
                continue;
            }
            let millionths: Vec<i64> = case["input"]["values"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(serde_json::Value::as_f64)
                .map(|value| (value * 1e6).round() as i64)
                .collect();
            let Some(centre) = Centre::median(&millionths) else {
                assert!(case["expect"]["center"].is_null());
                continue;
            };
            let expected = case["expect"]["center"].as_f64().unwrap();
            let found = centre.times_ten() as f64 / 1e7;
            assert!((found - expected).abs() < 1e-9, "{}: {found} is not {expected}", case["id"]);
            checked += 1;
        }
        assert!(checked > 5, "only {checked} cases were read");
    }

    #[test]
    fn sides_tell_far_from_near_and_ties() {
        let centre = Centre::median(&[10]).unwrap();
        let values = [Some(20), Some(11), Some(10), None, Some(9), Some(0)];
        assert_eq!(
            sides(&values, centre),
            [Side::FarAbove, Side::Above, Side::Tie, Side::Missing, Side::Below, Side::FarBelow]
        );
    }
}

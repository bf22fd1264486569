//! Several values made into one: by what each was made of, never the mean of means.

use crate::domain::ratio::Ratio;

/// The average of `(value, weight)`: a time by its calls, a score by its answers. `None` when nothing has weight.
pub fn average(parts: &[(i64, i64)]) -> Option<Ratio> {
    let total = parts.iter().map(|(value, weight)| i128::from(*value) * i128::from(*weight)).sum();
    Ratio::new(total, parts.iter().map(|(_, weight)| i128::from(*weight)).sum())
}

/// `(numerator, denominator)` as one share, in per cent. `None` when there is nothing to be a share of.
pub fn share(parts: &[(i64, i64)]) -> Option<Ratio> {
    let total = |of: fn(&(i64, i64)) -> i64| parts.iter().map(|part| i128::from(of(part))).sum::<i128>();
    Ratio::new(100 * total(|part| part.0), total(|part| part.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn pairs(case: &Value, first: &str, second: &str) -> Vec<(i64, i64)> {
        let numbers = |key: &str| case[key].as_array().into_iter().flatten().filter_map(Value::as_i64);
        numbers(first).zip(numbers(second)).collect()
    }

    #[test]
    fn pooling_is_that_of_the_reference_cases() {
        let cases: Value = serde_json::from_str(include_str!("../../../tests/data/runchart_cases.json")).unwrap();
        for case in cases["aggregation"].as_array().unwrap() {
            let (found, expected) = match case.get("weighted") {
                Some(weighted) => (average(&pairs(case, "values", "weights")), weighted),
                None => (share(&pairs(case, "numerator", "denominator")), &case["pooled_percent"]),
            };
            let expected = (expected.as_f64().unwrap() * 1e9).round() as i128;
            assert_eq!(found.map(|found| found.rounded(9)), Some(expected), "{}", case["id"]);
        }
        assert_eq!((average(&[(5, 0)]), share(&[])), (None, None));
    }
}

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::domain::kpi::Better;
use crate::domain::kpi::verdict::{Evidence, Verdict};
use crate::domain::kpi::{Kind, entry};

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
fn sides_tell_far_from_near_and_ties() {
    let centre = Centre::median(&[10]).unwrap();
    let values = [Some(20), Some(11), Some(10), None, Some(9), Some(0)];
    assert_eq!(
        sides(&values, centre),
        [Side::FarAbove, Side::Above, Side::Tie, Side::Missing, Side::Below, Side::FarBelow]
    );
}

fn cases() -> Value {
    serde_json::from_str(include_str!("../../../tests/data/runchart_cases.json")).unwrap()
}

/// A number of the file, scaled by 10^`decimals`.
fn scaled(number: &Value, decimals: i32) -> Option<i64> {
    number.as_f64().map(|number| (number * 10_f64.powi(decimals)).round() as i64)
}

/// The points of a case in millionths, what they are judged against, and where the baseline ends.
fn series(input: &Value) -> (Vec<Point>, Option<Centre>, Option<usize>) {
    let excluded = |at: usize| input["exclude_idx"].as_array().unwrap().iter().any(|index| index == at);
    let values = input["values"].as_array().unwrap().iter().enumerate();
    let points: Vec<Point> =
        values.map(|(at, value)| Point { value: scaled(value, 6), excluded: excluded(at) }).collect();
    let first = input["center"]["n"].as_u64().map(|first| usize::try_from(first).unwrap());
    let centre = match scaled(&input["center"]["value"], 6) {
        Some(reference) => Centre::median(&[reference]),
        None => Centre::median(&Point::values(&points[..first.unwrap_or(points.len())])),
    };
    (points, centre, first)
}

/// What `chart` says, in the words of the file.
fn said(chart: &RunChart) -> Value {
    let some = |number: usize| (chart.useful > 0).then_some(number);
    let side = |run: Option<Run>| run.map(|run| run.side.code());
    serde_json::json!({
        "n_obs": chart.observations,
        "n_missing": chart.missing,
        "n_useful": chart.useful,
        "longest_run": some(chart.longest_run()),
        "longest_run_max": some(chart.longest_run_limit),
        "n_crossings": some(chart.crossings),
        "n_crossings_min": some(chart.crossings_limit),
        "long_run_signal": chart.long_run,
        "few_crossings_signal": chart.few_crossings,
        "anhoej_signal": chart.long_run || chart.few_crossings,
        "last_run_len": chart.last.map_or(0, |run| run.length),
        "last_run_side": side(chart.last),
        "longest_run_side": side(chart.longest),
        "longest_run_first": chart.longest.map(|run| run.first),
        "longest_run_last": chart.longest.map(|run| run.last),
        "signal_side": chart.signal_side().map(RunSide::code),
    })
}

#[test]
fn the_figures_are_those_of_the_reference_cases() {
    let cases = cases();
    for case in cases["cases"].as_array().unwrap() {
        let (points, centre, after) = series(&case["input"]);
        let expected = &case["expect"];
        assert_eq!(
            centre.map(|centre| i64::try_from(centre.exact().rounded(3)).unwrap()),
            scaled(&expected["center"], 9)
        );
        let chart = RunChart::of(&points, centre, after);
        for (key, found) in said(&chart).as_object().unwrap() {
            assert_eq!(found, &expected[key], "{}: {key}", case["id"]);
        }
        assert_eq!(chart.signal(), expected["verdict"] == "signal", "{}", case["id"]);
    }
}

#[test]
fn the_verdicts_are_those_of_the_reference_cases() {
    let cases = cases();
    for case in cases["cases"].as_array().unwrap() {
        let (points, centre, after) = series(&case["input"]);
        let chart = RunChart::of(&points, centre, after);
        let better = if case["input"]["better"] == "up" { Better::Higher } else { Better::Lower };
        let limits = ProcessLimits::of(&points[..after.unwrap_or(points.len())]);
        let (way, counted) = (None, &[][..]);
        let (points, chart) = (&points[..], &chart);
        let evidence = Evidence { better, points, chart, limits, late: 0, latest_missing: 0, way, counted };
        let expect = &case["expect"];
        let expected: &[Verdict] = match (expect["verdict"].as_str().unwrap(), expect["signal_effect"].as_str()) {
            ("too_few", _) => &[Verdict::TooFew],
            ("random", _) => &[Verdict::NoChange, Verdict::Watch],
            (_, Some("improvement")) => &[Verdict::Better],
            _ => &[Verdict::Worse],
        };
        assert!(expected.contains(&evidence.judge().verdict), "{}", case["id"]);
    }
}

#[test]
fn the_process_limits_are_those_of_the_reference_cases() {
    let cases = cases();
    for case in cases["cases"].as_array().unwrap() {
        let (points, ..) = series(&case["input"]);
        let expected = &case["expect"]["xmr"];
        if case["expect"].get("xmr").is_none() {
            continue;
        }
        let window = case["input"]["xmr_baseline_n"].as_u64().map_or(points.len(), |n| usize::try_from(n).unwrap());
        let limits = ProcessLimits::of(&points[..window]);
        let found = |ratio: Option<Ratio>| ratio.map(|ratio| i64::try_from(ratio.rounded(3)).unwrap());
        for (key, ratio) in [
            ("mean", limits.map(|limits| limits.mean)),
            ("mr_bar", limits.and_then(|limits| limits.range)),
            ("lnpl", limits.and_then(|limits| limits.lower())),
            ("unpl", limits.and_then(|limits| limits.upper())),
        ] {
            assert_eq!(found(ratio), scaled(&expected[key], 9), "{}: {key}", case["id"]);
        }
        assert_eq!(limits.map(|limits| limits.values as u64), expected["n"].as_u64(), "{}", case["id"]);
    }
}

#[test]
fn limits_stay_hidden_until_they_can_be_read() {
    let steady: Vec<Point> = [3, 5].repeat(6).into_iter().map(Point::measured).collect();
    let centre = Centre::median(&[4]);
    let shown = |points: &[Point], against| {
        let limits = ProcessLimits::of(points).unwrap();
        let chart = RunChart::of(&steady, against, None);
        (limits.shown(&chart).is_some(), limits.locked(&chart).is_some())
    };
    assert_eq!(shown(&steady[..5], centre), (false, false));
    assert_eq!(shown(&steady[..11], centre), (true, false));
    assert_eq!(shown(&steady, centre), (true, true));
    assert_eq!(shown(&steady, Centre::median(&[9])), (false, false), "beside a signal");
}

/// The cells of a file of numbers, without its headings.
fn rows(file: &str) -> Vec<Vec<&str>> {
    file.lines().skip(1).map(|line| line.split([';', ',']).map(str::trim).collect()).collect()
}

#[test]
fn infections_fall_after_the_intervention() {
    let rows = rows(include_str!("../../../tests/data/infections_monthly.csv"));
    let points: Vec<Point> = rows.iter().map(|row| Point::measured(row[1].parse().unwrap())).collect();
    let centre = Centre::median(&Point::values(&points[..24]));
    let chart = RunChart::of(&points, centre, Some(24));
    assert_eq!((points.len(), centre.map(Centre::twice)), (36, Some(38)));
    assert_eq!((chart.useful, chart.longest_run(), chart.longest_run_limit), (31, 15, 8));
    assert_eq!((chart.crossings, chart.crossings_limit), (8, 11));
    assert_eq!(chart.signal_side(), Some(RunSide::Below));
}

#[test]
fn those_seen_within_four_hours_are_as_many_as_before() {
    let rows = rows(include_str!("../../../tests/data/seen_within_4h_weekly.csv"));
    let share = |row: &Vec<&str>| entry::read(&format!("{}/{}", row[1], row[2]), Kind::Share, 0).unwrap();
    let points: Vec<Point> = rows.iter().map(|row| Point::measured(share(row).value)).collect();
    let centre = Centre::median(&Point::values(&points));
    let chart = RunChart::of(&points, centre, None);
    assert_eq!(centre.map(Centre::times_ten), Some(953_150_600));
    assert_eq!((chart.useful, chart.longest_run(), chart.longest_run_limit), (20, 7, 7));
    assert_eq!((chart.crossings, chart.crossings_limit, chart.signal()), (7, 6, false));
}

/// Three crossings, no run too long, and both halves about the same median.
fn few_crossings() -> Vec<Point> {
    let blocks = [(4, 7), (6, 7), (4, 7), (6, 1)];
    blocks.iter().flat_map(|(value, times)| vec![Point::measured(*value); *times]).collect()
}

#[test]
fn few_crossings_take_their_side_from_the_medians() {
    let points = few_crossings();
    let side = |after| {
        let chart = RunChart::of(&points, Centre::median(&[5]), after);
        assert_eq!((chart.long_run, chart.few_crossings, chart.signal()), (false, true, true));
        chart.signal_side()
    };
    assert_eq!(side(None), None, "equal halves");
    assert_eq!(side(Some(21)), Some(RunSide::Above));
    assert_eq!(side(Some(14)), Some(RunSide::Below));
    assert_eq!(side(Some(20)), None, "the median after the freeze is the centre");
    assert_eq!(side(Some(500)), None, "nothing after the freeze");
}

#[test]
fn a_long_series_is_judged_on_its_last_points() {
    let mut points = vec![Point::measured(9); 50];
    points.extend([1, 9].repeat(MOST_POINTS / 2).into_iter().map(Point::measured));
    let chart = RunChart::of(&points, Centre::median(&[5]), None);
    assert_eq!((chart.observations, chart.longest_run()), (MOST_POINTS, 1));
    assert_eq!(chart.longest.map(Run::range), Some(1_149..=1_149));
}

#[test]
fn many_ties_are_told() {
    let ties = |values: &[i64]| {
        let points: Vec<Point> = values.iter().copied().map(Point::measured).collect();
        RunChart::of(&points, Centre::median(&[0]), None).mostly_ties()
    };
    assert!(ties(&[[0; 6].as_slice(), &[1; 4]].concat()));
    assert!(!ties(&[[0; 5].as_slice(), &[1; 5]].concat()) && !ties(&[]));
    assert!(!ties(&[0; 9]), "too few to say so");
}

fn points() -> impl Strategy<Value = Vec<Point>> {
    let point = (proptest::option::weighted(0.9, -9_i64..9), proptest::bool::weighted(0.1))
        .prop_map(|(value, excluded)| Point { value, excluded });
    proptest::collection::vec(point, 0..60)
}

/// `points` judged against their median, frozen at `after`.
fn chart(points: &[Point], after: usize) -> RunChart {
    RunChart::of(points, Centre::median(&Point::values(points)), Some(after))
}

/// `chart` seen in a mirror.
fn mirrored(chart: &RunChart) -> RunChart {
    let side = |side| if side == RunSide::Above { RunSide::Below } else { RunSide::Above };
    let run = |run: Option<Run>| run.map(|run| Run { side: side(run.side), ..run });
    RunChart { longest: run(chart.longest), last: run(chart.last), drift: chart.drift.map(side), ..chart.clone() }
}

proptest! {
    #[test]
    fn a_mirrored_series_has_mirrored_sides(points in points(), after in 0_usize..60) {
        let mirror: Vec<Point> =
            points.iter().map(|point| Point { value: point.value.map(|value| -value), ..*point }).collect();
        prop_assert_eq!(chart(&mirror, after), mirrored(&chart(&points, after)));
    }

    #[test]
    fn one_decimal_more_changes_nothing(points in points(), after in 0_usize..60) {
        let longer: Vec<Point> =
            points.iter().map(|point| Point { value: point.value.map(|value| value * 10), ..*point }).collect();
        prop_assert_eq!(chart(&longer, after), chart(&points, after));
    }

    #[test]
    fn an_excluded_point_is_as_if_it_was_not_there(points in points(), after in 0_usize..60) {
        let kept: Vec<Point> = points.iter().copied().filter(|point| !point.excluded).collect();
            let at = |index: usize| points.iter().take(index).filter(|point| !point.excluded).count();
        let moved = |run: Option<Run>| run.map(|run| Run { first: at(run.first), last: at(run.last), ..run });
        let whole = chart(&points, after);
        let expected = RunChart { longest: moved(whole.longest), last: moved(whole.last), ..whole.clone() };
        prop_assert_eq!(chart(&kept, at(after)), expected);
    }
}

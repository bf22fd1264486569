//! What the numbers show: the reference cases and two real series, through the program.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::support::{Home, INFECTIONS, KPIS, SEEN};

/// A decimal text, or a number of a reference, as a number.
fn number(value: &Value) -> Option<f64> {
    value.as_str().map_or(value.as_f64(), |text| text.parse().ok())
}

/// The first day of the last week that is over, and the day after it.
const LAST_WEEK: &str = "2026-11-09";
const DAY_AFTER: &str = "2026-11-16";

/// The days that stand for the values of a case: one a week, to the last.
fn days(count: usize) -> Vec<String> {
    let last: NaiveDate = LAST_WEEK.parse().unwrap();
    (0..count).rev().map(|back| (last - Days::new(7 * back as u64)).to_string()).collect()
}

/// Makes the KPI of a case, and answers what is said of it.
fn told(home: &Home, case: &Value) -> Value {
    let (id, input) = (case["id"].as_str().unwrap(), &case["input"]);
    let values: Vec<String> = input["values"].as_array().unwrap().iter().map(Value::to_string).collect();
    let decimals = values.iter().filter_map(|value| value.split_once('.')).map(|(_, part)| part.len()).max();
    let better = if input["better"] == "up" { "higher" } else { "lower" };
    home.ok(&["kpi", "add", id, "--key", id, "--better", better, "--decimals", &decimals.unwrap_or(0).to_string()]);
    let days = days(values.len());
    let measured: Vec<String> =
        days.iter().zip(&values).filter(|(_, v)| *v != "null").map(|(day, value)| format!("{day};{value}\n")).collect();
    if !measured.is_empty() {
        home.piped(&["kpi", "import", id, "-"], format!("day;value\n{}", measured.concat()));
    }
    for at in input["exclude_idx"].as_array().unwrap() {
        let at = usize::try_from(at.as_u64().unwrap()).unwrap();
        home.ok(&["kpi", "exclude", id, &days[at], "--why", "x"]);
    }
    let centre = &input["center"];
    if let Some(first) = centre["n"].as_u64() {
        let to = &days[usize::try_from(first).unwrap() - 1];
        home.ok(&["kpi", "baseline", id, "--from", &days[0], "--to", to]);
    } else if centre["kind"] == "fixed" {
        home.ok(&["kpi", "baseline", id, "--value", &centre["value"].to_string()]);
    }
    home.json(&["kpi", "show", id])
}

#[test]
fn the_reference_cases_are_told() {
    let cases: Value = serde_json::from_str(include_str!("../data/runchart_cases.json")).unwrap();
    let home = Home::new();
    home.set_day(DAY_AFTER);
    home.ok(&["init", "--name", "Serier"]);
    for case in cases["cases"].as_array().unwrap() {
        let (id, expect) = (&case["id"], &case["expect"]);
        let kpi = told(&home, case);
        let chart = &kpi["run_chart"];
        assert_eq!(number(&chart["centre"]), number(&expect["center"]), "{id}");
        // What was never measured misses nothing yet.
        let measured = kpi["measurements"] != 0;
        for (key, of_file) in [
            ("observations", "n_obs"),
            ("missing", "n_missing"),
            ("useful", "n_useful"),
            ("longest_run", "longest_run"),
            ("longest_run_limit", "longest_run_max"),
            ("crossings", "n_crossings"),
            ("crossings_limit", "n_crossings_min"),
            ("signal", "anhoej_signal"),
            ("side", "signal_side"),
        ] {
            let expected = if measured || key == "signal" { &expect[of_file] } else { &chart[key] };
            assert_eq!(&chart[key], expected, "{id}: {key}");
        }
        let verdicts: &[&str] = match (expect["verdict"].as_str().unwrap(), expect["signal_effect"].as_str()) {
            ("too_few", _) => &["too_few"],
            ("random", _) => &["no_change", "watch"],
            (_, Some("improvement")) => &["better"],
            _ => &["worse"],
        };
        assert!(verdicts.contains(&chart["verdict"].as_str().unwrap()), "{id}: {chart}");
        // Some limits of the file are of another window than the centre.
        let same_window = case["input"]["xmr_baseline_n"] == case["input"]["center"]["n"];
        if same_window && expect["xmr"].is_object() {
            limits_are(&kpi, expect);
        }
    }
}

fn limits_are(kpi: &Value, expect: &Value) {
    let (limits, xmr) = (&kpi["process_limits"], &expect["xmr"]);
    let hidden = xmr["n"].as_u64().unwrap() < 6 || expect["verdict"] == "signal";
    assert_eq!(limits.is_null(), hidden, "{kpi}");
    for (key, of_file) in [("mean", "mean"), ("lower", "lnpl"), ("upper", "unpl")] {
        let distance = number(&limits[key]).zip(number(&xmr[of_file])).map(|(found, told)| (found - told).abs());
        assert!(hidden || distance.is_some_and(|distance| distance < 0.000_001), "{key}: {limits} {xmr}");
    }
}

#[test]
fn infections_are_better_after_what_was_done() {
    let home = Home::new();
    home.set_day("2015-11-01");
    home.ok(&["init", "--name", "Hospitalet"]);
    home.ok(&["kpi", "add", "Infektioner", "--better", "lower", "--cadence", "month"]);
    home.ok(&["kpi", "import", "infektioner", INFECTIONS, "--value", "infections", "--note", "note"]);
    let said = home.ok(&["kpi", "baseline", "inf", "--from", "2012-11", "--to", "2014-10"]);
    assert_eq!(said, "Infektioner: udgangspunktet er nov. 2012 – okt. 2014.\n");
    let kpi = home.json(&["kpi", "show", "inf"]);
    let expected = json!({
        "centre": "19.0", "observations": 36, "missing": 0, "useful": 31, "longest_run": 15, "longest_run_limit": 8,
        "crossings": 8, "crossings_limit": 11, "signal": true, "side": "below", "verdict": "better",
    });
    assert_eq!(kpi["run_chart"], expected);
    assert_eq!((&kpi["process_limits"], &kpi["centre"]), (&json!(null), &json!("19.0")));
    let baseline = json!({ "kind": "series", "from": "2012-11", "to": "2014-10", "value": null });
    assert_eq!((&kpi["baseline"], &kpi["target"]), (&baseline, &json!(null)));
    let points = kpi["points"].as_array().unwrap();
    assert_eq!((points.len(), &points[0]["phase"], &points[24]["phase"]), (36, &json!("baseline"), &json!(null)));
    let noted: Vec<&Value> = points.iter().filter(|point| !point["note"].is_null()).collect();
    assert_eq!(noted.len(), 1, "{noted:?}");
    let shown = home.ok(&["kpi", "show", "inf"]);
    assert!(shown.contains("tydeligt bedre siden aug. 2014"), "{shown}");
    assert!(shown.contains("nov. 2012 – okt. 2014 (frosset 01-11-2015)"), "{shown}");
    assert!(shown.contains("Mærker") && shown.contains(noted[0]["note"].as_str().unwrap()), "{shown}");
    assert!(home.ok(&["board"]).contains("    tydeligt bedre siden aug. 2014\n"));
    home.ok(&["kpi", "baseline", "inf", "--none", "--why", "Prøve"]);
    assert_eq!(home.json(&["kpi", "show", "inf"])["run_chart"]["centre"], json!("17.0"));
}

#[test]
fn a_share_of_two_columns_has_not_changed() {
    let home = Home::new();
    home.set_day("2026-09-28");
    home.ok(&["init", "--name", "Skadestuen"]);
    home.ok(&["kpi", "add", "Set", "--better", "higher", "--kind", "andel", "--unit", "%", "--at-least", "95"]);
    let columns = ["--numerator", "inden for 4 timer", "--denominator", "i alt"];
    home.ok(&[&["kpi", "import", "set", SEEN][..], &columns].concat());
    let kpi = home.json(&["kpi", "show", "set"]);
    let chart = &kpi["run_chart"];
    assert_eq!(number(&chart["centre"]), Some(95.315_060));
    assert_eq!((&chart["centre"], &chart["useful"]), (&json!("95.3150600"), &json!(20)));
    assert_eq!((&chart["longest_run"], &chart["longest_run_limit"]), (&json!(7), &json!(7)));
    assert_eq!((&chart["crossings"], &chart["crossings_limit"]), (&json!(7), &json!(6)));
    assert_eq!((&chart["verdict"], &chart["side"]), (&json!("no_change"), &json!(null)));
    let limits = &kpi["process_limits"];
    assert_eq!(limits["provisional"], json!(false));
    assert!(limits["mean"].as_str().unwrap().split_once('.').is_some_and(|(_, part)| part.len() == 6), "{limits}");
    let point = json!({
        "period": "2026-W20", "value": "95.028580", "numerator": "266501", "denominator": "280443",
        "status": "final", "phase": null, "excluded": false, "note": null, "why": null,
    });
    assert_eq!(kpi["points"][0], point);
    let target = &kpi["target"];
    assert_eq!((&target["value"], &target["resolved"]), (&json!("95.000000"), &json!("95.000000")));
    assert_eq!(target["met_recent"]["of"], json!(8));
    let shown = home.ok(&["kpi", "show", "set"]);
    assert!(shown.contains("ingen ændring endnu") && shown.contains("normalt udsving"), "{shown}");
    assert!(shown.contains("Kan vi regne med at nå målet? Målet nås kun tilfældigt."), "{shown}");
}

#[test]
fn the_kpis_of_2018_come_in_together() {
    let home = Home::with_board();
    let tried = home.ok(&["kpi", "add", "--from", KPIS, "--dry-run"]);
    assert!(tried.ends_with("Uden --dry-run: 6 nøgletal oprettet.\n"), "{tried}");
    assert_eq!(home.json(&["kpi", "list"]), json!([]));
    assert_eq!(home.ok(&["kpi", "add", "--from", KPIS]), "6 nøgletal oprettet.\n");
    let kpis = home.json(&["kpi", "list"]);
    let target = |at: usize| kpis[at]["target"].clone();
    assert_eq!(kpis[0]["baseline"], json!({ "kind": "reference", "from": null, "to": null, "value": "11.000000" }));
    let first = json!({
        "op": "at_least", "basis": "absolute", "value": "30.000000", "resolved": "30.000000", "date": "2019-12-31",
        "met": null, "met_recent": null,
    });
    assert_eq!((target(0), &kpis[0]["decimals"], &kpis[0]["kind"]), (first, &json!(0), &json!("share")));
    assert_eq!((&target(1)["value"], &kpis[1]["kind"]), (&json!("120"), &json!("duration")));
    assert_eq!((&kpis[3]["cadence"], &kpis[1]["better"]), (&json!("fortnight"), &json!("lower")));
    let relative = target(5);
    assert_eq!((&relative["basis"], &relative["value"]), (&json!("relative_percent"), &json!("10.00")));
    assert_eq!(relative["resolved"], json!(null), "there is no baseline yet");
    let shown = home.ok(&["kpi", "show", "selvbetjening"]);
    assert!(shown.contains("ikke beregnet endnu"), "{shown}");
    home.ok(&["kpi", "baseline", "selvbetjening", "--value", "40"]);
    assert_eq!(home.json(&["kpi", "show", "selvbetjening"])["target"]["resolved"], json!("44.000000"));
    assert!(home.fails(1, &["kpi", "add", "--from", KPIS]).contains("Alle 6 rækker står her i forvejen"));
    let bad = home.file("bad.csv", "Nøgletal;Enhed;Bedre;Mål er;Mål\nA;%;lavere;mindst;5\nB;%;højere;mindst;120\n");
    let told = home.fails(1, &["kpi", "add", "--from", &bad]);
    assert!(told.contains("linje 2, Mål er: Lavere er bedre her") && told.contains("linje 3, Mål: En andel"), "{told}");
    assert_eq!(home.json(&["kpi", "list"]).as_array().unwrap().len(), 6);
    home.fails(2, &["kpi", "add", "--from", KPIS, "--unit", "%"]);
    assert!(home.fails(2, &["kpi", "add", "--better", "lower"]).contains("Der mangler noget"));
}

//! What stands of a KPI is edited.

use serde_json::json;

use crate::support::Home;

fn home() -> Home {
    let home = Home::with_board();
    home.all_ok(&["kpi add Svartid --unit sek. --better lower --at-most 120", "kpi add Ventetid --better lower"]);
    home
}

#[test]
fn only_the_named_fields_are_written() {
    let home = home();
    let said = home.ok(&["kpi", "edit", "svartid", "--name", "Svartid i telefonen", "--decimals", "1"]);
    assert_eq!(said, "Svartid i telefonen rettet.\n");
    let kpi = home.json(&["kpi", "show", "svartid"]);
    assert_eq!((&kpi["key"], &kpi["unit"], &kpi["cadence"]), (&json!("svartid"), &json!("sek."), &json!("week")));
    let target = &kpi["target"];
    assert_eq!((&target["op"], &target["value"]), (&json!("at_most"), &json!("120.0")), "the target means the same");
    home.all_ok(&["kpi edit svartid --at-least 9,5 --better højere --unit %", "kpi edit svartid --key svar"]);
    let kpi = home.json(&["kpi", "show", "svar"]);
    let target = &kpi["target"];
    assert_eq!((&target["op"], &target["value"]), (&json!("at_least"), &json!("9.5")));
    assert_eq!(kpi["better"], json!("higher"));
    let decimals = home.fails(2, &["kpi", "edit", "svar", "--decimals", "0"]);
    assert!(decimals.starts_with("--decimals: "), "{decimals}");
    home.ok(&["kpi", "edit", "svar", "--no-target", "--decimals", "0"]);
    assert_eq!(home.json(&["kpi", "show", "svar"])["target"], json!(null));
    assert_eq!(home.fails(1, &["kpi", "edit", "svar"]), "Der er ikke ændret noget.\n");
    assert!(home.fails(1, &["kpi", "edit", "svar", "--name", "ventetid"]).contains("Vælg et andet navn"));
    home.ok(&["undo"]);
    assert_eq!(home.json(&["kpi", "show", "svar"])["target"]["value"], json!("9.5"));
}

#[test]
fn what_the_measurements_are_made_of_stands() {
    let home = home();
    home.ok(&["kpi", "measure", "svartid", "131"]);
    let told = home.fails(1, &["kpi", "edit", "svartid", "--unit", "min.", "--cadence", "month"]);
    let stands = "Hyppighed kan ikke ændres, når der er målt: tallene ville betyde noget andet. \
                  Opret et nyt nøgletal.\n";
    assert_eq!(told, stands);
    assert!(home.fails(1, &["kpi", "edit", "svartid", "--unit", "min."]).contains("--new-version"));
    home.ok(&["kpi", "edit", "svartid", "--at-most", "90"]);
    assert_eq!(home.json(&["kpi", "show", "svartid"])["target"]["value"], json!("90"));
}

#[test]
fn a_long_series_is_shown_whole_and_rehearsed_on_whole() {
    let home = home();
    home.ok(&["kpi", "add", "Klager", "--better", "lower", "--cadence", "month"]);
    let month = |at: usize| format!("{}-{:02};{at}\n", 2018 + at / 12, at % 12 + 1);
    let file = |count| format!("month;value\n{}", (0..count).map(month).collect::<String>());
    let (all, more) = (home.file("klager.csv", file(99)), home.file("flere.csv", file(100)));
    home.ok(&["kpi", "import", "klager", &all]);
    let kpi = home.json(&["kpi", "show", "klager"]);
    let points = kpi["points"].as_array().unwrap();
    let measured = points.iter().filter(|point| point["status"] == "final").count();
    assert_eq!((measured, points.len()), (99, 106), "until now seven months are missing");
    assert_eq!((&points[0]["period"], &points[0]["value"]), (&json!("2018-01"), &json!("0")));
    assert_eq!((&kpi["measurements"], &kpi["centre"]), (&json!(99), &json!("49")));
    let listed = home.json(&["kpi", "list"]);
    assert_eq!((&listed[2]["measurements"], &listed[2]["centre"]), (&json!(99), &json!("49")));
    assert!(home.ok(&["kpi", "show", "klager"]).contains("jan. 2018"));
    for read_only in [&[][..], &["--read-only"]] {
        let tried = home.json(&[&["kpi", "import", "klager", &more, "--dry-run"], read_only].concat());
        assert_eq!(tried["skipped"], json!(99), "{read_only:?}");
    }
    home.ok(&["kpi", "import", "klager", &more]);
    assert_eq!(home.json(&["kpi", "show", "klager"])["centre"], json!("49.5"));
}

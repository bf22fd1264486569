//! Files in: the five-field plan, and numbers.

use serde_json::json;

use crate::support::{Home, INFECTIONS, PLAN};

const HEADER: &str = "Ændring/opgave;Ansvarlig;Effekt;Hvordan;Deadline\n";

fn home() -> Home {
    let home = Home::new();
    home.set_day("2018-06-30");
    home.ok(&["init", "--name", "Fremtidens borgerkontakt"]);
    home
}

#[test]
fn the_plan_of_2018_comes_in_whole_and_goes_out_with_one_undo() {
    let home = home();
    let unknown = home.fails(3, &["action", "import", PLAN]);
    assert!(unknown.starts_with("Disse ansvarlige kendes ikke: ØDC, BAC, Centercheferne, Alle centre og BYC."));
    let tried = home.ok(&["action", "import", PLAN, "--create-owners", "--dry-run"]);
    assert_eq!(tried.lines().count(), 20, "{tried}");
    assert!(tried.ends_with("Uden --dry-run: Importeret: 19 handlinger og 5 nye medarbejdere.\n"), "{tried}");
    assert_eq!(home.json(&["action", "list"]), json!([]));

    let said = home.ok(&["action", "import", PLAN, "--create-owners"]);
    assert_eq!(said, "Importeret: 19 handlinger og 5 nye medarbejdere.\n");
    assert_eq!(home.json(&["action", "list"]).as_array().unwrap().len(), 19);
    assert_eq!(home.json(&["overdue"]).as_array().unwrap().len(), 12);
    assert!(home.ok(&["overdue"]).starts_with("12 handlinger er over fristen\n"));

    assert_eq!(home.ok(&["undo"]), "Fortrudt: Importeret: 19 handlinger og 5 nye medarbejdere.\n");
    assert_eq!((home.json(&["action", "list"]), home.json(&["member", "list"])), (json!([]), json!([])));
    home.ok(&["redo"]);
    assert_eq!(home.json(&["overdue"]).as_array().unwrap().len(), 12);
}

#[test]
fn rows_that_stand_are_skipped_and_a_whole_plan_that_stands_is_refused() {
    let home = home();
    home.ok(&["action", "import", PLAN, "--create-owners"]);
    let refused = home.fails(1, &["action", "import", PLAN, "--create-owners"]);
    assert_eq!(refused, "Alle 19 rækker står her i forvejen. Intet er ændret.\n");
    let more = std::fs::read_to_string(PLAN).unwrap() + "Ny opgave;BAC;;;01-08-2018\n";
    let file = home.file("mere.csv", more);
    assert_eq!(home.ok(&["action", "import", &file]), "Importeret: 1 handling (19 stod i forvejen).\n");
    assert_eq!(home.ok(&["action", "import", PLAN, "--again"]), "Importeret: 19 handlinger.\n");
    assert_eq!(home.json(&["action", "list"]).as_array().unwrap().len(), 39);
}

#[test]
fn windows_1252_and_other_shapes_are_the_same_plan() {
    let plan = std::fs::read_to_string(PLAN).unwrap();
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(plan.trim_start_matches('\u{feff}'));
    let (first, second) = (home(), home());
    first.ok(&["action", "import", PLAN, "--create-owners=unit"]);
    let said = second.piped(&["action", "import", "-", "--create-owners=unit"], windows.into_owned());
    assert_eq!(said, "Importeret: 19 handlinger og 5 nye enheder.\n");
    assert_eq!(first.json(&["action", "list"]), second.json(&["action", "list"]));
}

#[test]
fn an_owner_that_is_a_units_name_is_that_unit() {
    let home = home();
    home.ok(&["unit", "add", "BAC"]);
    let said = home.ok(&["action", "import", PLAN, "--create-owners"]);
    assert_eq!(said, "Importeret: 19 handlinger og 4 nye medarbejdere.\n");
}

#[test]
fn each_bad_row_is_told_and_nothing_comes_in() {
    let home = home();
    let rows = "A;BAC;;;30/6\n;BAC;;;01-07-2018\nB;;010101-1234;;31-04-2018\nC;BAC;;;01-07-2018\n";
    let file = home.file("plan.csv", format!("{HEADER}{rows}"));
    let told = home.fails(1, &["action", "import", &file, "--create-owners"]);
    let expected = "\
Intet er importeret. Der er 5 fejl i filen:
  linje 2, Deadline: Skriv en dato med år: 30-06-2018 eller 2018-06-30.
  linje 3, Ændring/opgave: Der står ikke noget.
  linje 4, Ansvarlig: Der står ikke noget.
  linje 4, Effekt: Det ligner et CPR-nummer. Skriv teksten uden det.
  linje 4, Deadline: Den dag findes ikke i kalenderen.
";
    assert_eq!(told, expected);
    assert_eq!(home.json(&["action", "list"]), json!([]));
    let file = home.file("half.csv", "Opgave;Ansvarlig;Frist\nA;B;01-07-2018\n");
    let told = home.fails(1, &["action", "import", &file]);
    assert_eq!(told, "Første linje mangler kolonnerne Effekt og Hvordan. Intet er importeret.\n");
    assert_eq!(home.fails(8, &["action", "import", "ingen.csv"]), "Filen ingen.csv findes ikke.\n");
}

#[test]
fn numbers_come_in_by_their_columns() {
    let home = home();
    home.ok(&["kpi", "add", "Infektioner", "--better", "lower", "--cadence", "month", "--at-most", "10"]);
    let tried = home.ok(&["kpi", "import", "infektioner", INFECTIONS, "--dry-run"]);
    assert_eq!(tried.lines().count(), 37);
    let said = home.ok(&["kpi", "import", "inf", INFECTIONS, "--period", "month", "--value", "infections"]);
    assert_eq!(said, "36 målinger af Infektioner.\n");
    let kpi = home.json(&["kpi", "show", "infektioner"]);
    let last = (&kpi["measurements"], &kpi["last"]["value"], &kpi["centre"]);
    assert_eq!(last, (&json!(36), &json!("9"), &json!("17.0")));
    assert_eq!(kpi["points"][35]["period"], "2015-10");
    assert!(home.fails(1, &["kpi", "import", "inf", INFECTIONS]).contains("i forvejen"));
    home.ok(&["undo"]);
    assert_eq!(home.json(&["kpi", "show", "inf"])["measurements"], 0);
}

#[test]
fn numbers_that_differ_are_replaced_only_on_purpose_and_bad_ones_are_told() {
    let home = home();
    home.ok(&["kpi", "add", "Svartid", "--better", "lavere", "--unit", "sek.", "--decimals", "1"]);
    assert_eq!(home.ok(&["kpi", "measure", "svartid", "112,5"]), "Svartid, uge 25, målt: 112,5 sek.\n");
    let file = home.file("tal.csv", "uge;sekunder\n2018-U24;110\n2018-W25;99,5\n2018-U23;\n");
    assert!(home.fails(1, &["kpi", "import", "svartid", &file]).contains("uge 25: 112,5"));
    let said = home.ok(&["kpi", "import", "svartid", &file, "--replace"]);
    assert_eq!(said, "2 målinger af Svartid.\n1 række uden tal er sprunget over.\n");
    let again = home.json(&["kpi", "import", "svartid", &home.file("tal.csv", "uge;tal\n2018-U22;1\n2018-U21;\n")]);
    assert_eq!(again["warnings"], json!(["1 række uden tal er sprunget over."]));
    let bad = home.file("bad.csv", "uge;sekunder\n2018-U22;1\n2018-U22;2\n2018-U20;x\n2018-U60;3\nuge 7;4\n");
    let told = home.fails(1, &["kpi", "import", "svartid", &bad, "--period", "uge", "--value", "2"]);
    let lines: Vec<&str> = told.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(lines[1..], ["  linje 3, uge", "  linje 4, sekunder", "  linje 5, uge", "  linje 6, uge"], "{told}");
    assert!(home.fails(1, &["kpi", "import", "svartid", &bad, "--value", "n"]).contains("Filen har uge og sekunder."));
    assert_eq!(home.fails(1, &["kpi", "measure", "svartid", "3", "--period", "2018-W30"]).lines().count(), 1);
    home.fails(2, &["kpi", "measure", "svartid", "3", "--period", "2018-11"]);
    home.fails(2, &["kpi", "measure", "svartid", "1:52"]);
}

#[test]
fn an_owner_that_could_be_several_is_refused_with_the_choices() {
    let home = home();
    home.all_ok(&["member add Anne --initials BC", "unit add Bo --short BC", "member add Carl --login bc2"]);
    let file = home.file("plan.csv", format!("{HEADER}A;Carl;;;01-07-2018\nB;bc;;;01-07-2018\n"));
    let told = home.fails(3, &["action", "import", &file, "--create-owners"]);
    assert_eq!(told, "Ansvarlig \"bc\" kan være Bo eller Anne. Skriv hele navnet i filen.\n");
    assert_eq!(home.json(&["action", "list"]), json!([]));
}

#[test]
fn a_period_of_an_impossible_year_is_refused() {
    let home = home();
    home.ok(&["kpi", "add", "Infektioner", "--better", "lower", "--cadence", "month"]);
    let told = home.fails(2, &["kpi", "measure", "infektioner", "3", "--period", "0218-11"]);
    assert_eq!(told, "--period: Den periode findes ikke.\n");
}

#[test]
fn a_name_without_letters_asks_for_a_key() {
    let home = home();
    for name in ["%", "€"] {
        let told = home.fails(1, &["kpi", "add", name, "--better", "lower"]);
        assert_eq!(told, "Navnet har hverken bogstaver eller tal. Skriv et kort navn med --key.\n");
        home.ok(&["kpi", "add", name, "--better", "lower", "--key", &format!("k{}", name.len())]);
    }
}

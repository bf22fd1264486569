//! Cases on the border of two types and in doubt, and values that are corrected.

use serde_json::json;

use crate::support::Home;

#[test]
fn border_cases_and_doubts_count_once() {
    let home = Home::with_board();
    assert_eq!(home.ok(&["tally", "k", "3"]), "3 ansøgninger talt: Klar-parat (nu 3 i perioden).\n");
    let border = home.ok(&["tally", "k", "2", "--border", "vejledning"]);
    assert_eq!(border, "2 ansøgninger talt: Klar-parat, grænse mod Vejledning (nu 5 i perioden).\n");
    let doubt = home.ok(&["tally", "p", "--border", "O", "--doubt", "--inspection"]);
    assert_eq!(doubt, "1 tilsyn talt: Princip, grænse mod Obs, i tvivl (nu 1 i perioden).\n");
    let board = home.json(&["board"]);
    assert_eq!(
        (&board["tally"]["application"]["ready"], &board["tally"]["application"]["guidance"]),
        (&json!(5), &json!(0))
    );
    let apart = home.fails(1, &["tally", "k", "--border", "princip"]);
    let told = "Klar-parat og Princip støder ikke op til hinanden. Klar-parat støder op til Obs og Vejledning.\n";
    assert_eq!(apart, told);
    let own = home.fails(1, &["tally", "v", "--border", "v"]);
    let told = "En sag er ikke på grænsen til sin egen type. Vejledning støder op til Klar-parat og Princip.\n";
    assert_eq!(own, told);
    assert_eq!(home.ok(&["undo"]), "Fortrudt: 1 tilsyn talt: Princip, grænse mod Obs, i tvivl.\n");
}

#[test]
fn a_value_is_corrected_with_or_without_a_reason() {
    let home = Home::with_board();
    home.all_ok(&["kpi add Svartid --better lower --unit sek.", "kpi measure svartid 131 --period 2026-W47"]);
    let measure =
        |value, more: &[&'static str]| [&["kpi", "measure", "svartid", value, "--period", "2026-W47"], more].concat();
    let told = home.ok(&measure("113", &["--replace", "--why", "Tallene var byttet om"]));
    assert_eq!(told, "Svartid, uge 47, rettet fra 131 til 113 sek.\n");
    assert_eq!(home.json(&["kpi", "show", "svartid"])["points"][0]["why"], "Tallene var byttet om");
    assert!(home.ok(&["kpi", "show", "svartid"]).contains("uge 47  113 sek.  rettet: Tallene var byttet om\n"));
    assert_eq!(home.fails(1, &measure("113", &["--replace", "--why", "Igen"])), "Der er ikke ændret noget.\n");
    assert_eq!(home.fails(1, &measure("114", &["--replace", "--why", ""])), "Skriv en begrundelse.\n");
    assert!(home.fails(1, &measure("114", &[])).contains("--replace"));
    let missing = home.fails(1, &["kpi", "measure", "svartid", "9", "--period", "2026-W46", "--replace", "--why", "x"]);
    assert_eq!(missing, "Der er ikke målt for uge 46. Skriv målingen først.\n");
    assert!(home.ok(&measure("114", &["--replace"])).starts_with("Svartid, uge 47, målt: 114 sek.\n"));
    assert_eq!(home.json(&["kpi", "show", "svartid"])["points"][0]["why"], json!(null));
}

//! Workflows, trials and decisions; members and units.

use serde_json::json;

use crate::support::Home;

#[test]
fn a_trial_runs_and_management_decides() {
    let home = Home::with_board();
    home.ok(&["unit", "add", "Byggesag"]);
    let said = home.ok(&["workflow", "add", "Makkerskaber", "--unit", "BAC", "bygge"]);
    assert_eq!(said, "Arbejdsgang 1 oprettet: Makkerskaber.\n");
    let start = ["workflow", "trial", "start", "1", "--unit", "BAC", "--start", "05-10-2026", "--until"];
    assert!(home.fails(1, &[&start[..], &["05-10-2026"]].concat()).contains("slutte efter"));
    let said = home.ok(&[&start[..], &["27-11-2026"]].concat());
    assert_eq!(said, "Afprøvning af Makkerskaber fra 05-10-2026 til 27-11-2026.\n");
    assert!(home.fails(1, &[&start[..], &["30-11-2026"]].concat()).contains("BAC prøver den allerede af"));
    assert!(home.ok(&["workflow", "show", "makker"]).contains("BAC, 05-10-2026 til 27-11-2026 · uge 8 af 8"));

    let decide = ["workflow", "decide", "1"];
    let adopt = |by: &'static str| [&decide[..], &["vedtag", "--by", by, "--reason", "Det virker"]].concat();
    assert!(home.fails(1, &adopt("Anne")).starts_with("Ledelsen beslutter"));
    let extend = [&decide[..], &["extend", "--by", "Anne", "Mette", "--reason", "Mere", "--until"]].concat();
    assert!(home.fails(1, &[&extend[..], &["01-11-2026"]].concat()).contains("efter 27-11-2026"));
    home.ok(&[&extend[..], &["11-12-2026"]].concat());
    let said = home.ok(&adopt("Mette"));
    assert_eq!(said, "Makkerskaber: vedtaget som sådan arbejder vi (beslutning nr. 2).\n");
    assert!(home.fails(1, &["undo"]).starts_with("En beslutning fortrydes ikke."));

    let workflow = home.json(&["workflow", "show", "1"]);
    assert_eq!((&workflow["state"], &workflow["trials"][0]["ended_on"]), (&json!("adopted"), &json!("2026-11-23")));
    assert_eq!(workflow["decisions"][0]["by"][1], json!({ "name": "Mette Lund", "role": "leader" }));
    assert_eq!(workflow["decisions"][1]["decision"], "adopt");
    assert!(home.ok(&["board"]).contains("vedtaget 23-11-2026"));
}

#[test]
fn members_keep_their_logins_and_leave_by_date() {
    let home = Home::with_board();
    home.ok(&["member", "edit", "anne", "--login", "ah2", "ah3", "--role", "projektleder"]);
    assert_eq!(home.json(&["member", "list"])[0]["logins"], json!(["anne", "ah2", "ah3"]));
    home.ok(&["member", "edit", "ah2", "--without-login", "ah3", "--initials", "ANH"]);
    let anne = &home.json(&["member", "list"])[0];
    assert_eq!(
        (&anne["logins"], &anne["initials"], &anne["role"]),
        (&json!(["anne", "ah2"]), &json!("ANH"), &json!("project_lead"))
    );
    assert!(home.fails(1, &["member", "edit", "mette", "--login", "anne"]).contains("hører allerede til Anne Holm"));
    assert!(home.fails(1, &["member", "add", "anne holm"]).contains("Vælg et andet navn"));
    home.ok(&["member", "edit", "mette", "--left", "20-11-2026"]);
    let left = home.fails(1, &["action", "add", "x", "--owner", "ML", "--deadline", "fre"]);
    assert_eq!(left, "Mette Lund stoppede den 20-11-2026. Vælg en anden ansvarlig.\n");
    home.ok(&["member", "edit", "mette", "--left", "", "--unit", ""]);
    let mette = &home.json(&["member", "list"])[1];
    assert_eq!((&mette["left_on"], &mette["unit"]), (&json!(null), &json!(null)));
    assert_eq!(home.fails(1, &["member", "edit", "mette"]), "Der er ikke ændret noget.\n");
    assert_eq!(home.ok(&["unit", "list"]), "  BAC  BAC\n");
}

#[test]
fn ambiguous_names_list_the_choices() {
    let home = Home::with_board();
    home.ok(&["member", "add", "Anne Friis"]);
    let unclear = home.fails(3, &["action", "add", "x", "--owner", "ann", "--deadline", "fre"]);
    assert_eq!(unclear, "\"ann\" kan være Anne Holm eller Anne Friis. Skriv mere af navnet.\n");
    let unclear = home.fails(3, &["--as", "ann", "mine"]);
    assert!(unclear.contains("Anne Holm eller Anne Friis"), "{unclear}");
    let unknown = home.fails(3, &["kpi", "show", "tid"]);
    assert_eq!(unknown, "Der er intet nøgletal med navnet \"tid\".\nSe dem alle: tavle kpi list\n");
}

#[test]
fn who_is_named_twice_decides_once() {
    let home = Home::with_board();
    home.ok(&["workflow", "add", "Post", "--unit", "BAC"]);
    home.ok(&["workflow", "trial", "start", "1", "--unit", "BAC", "--start", "01-10-2026", "--until", "20-11-2026"]);
    home.ok(&["workflow", "decide", "1", "adopt", "--by", "mette", "--by", "Mette Lund", "--reason", "Det virker"]);
    let raw = rusqlite::Connection::open(home.db()).unwrap();
    let rows: u32 = raw.query_row("SELECT count(*) FROM decider", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 1);
}

#[test]
fn what_is_not_there_is_said_in_english_too() {
    let home = Home::english();
    home.ok(&["init", "--name", "Board"]);
    let told = home.fails(3, &["member", "add", "x", "--unit", "BAC"]);
    assert!(told.starts_with("There is no unit called \"BAC\".\n"), "{told}");
    assert_eq!(home.fails(1, &["unit", "add", ""]), "Fill in Name.\n");
}

#[test]
fn a_workflow_is_redesigned_tried_and_redesigned_again() {
    let home = Home::with_board();
    home.all_ok(&["unit add Byggesag", "workflow add Post --unit BAC"]);
    assert_eq!(home.ok(&["workflow", "edit", "1", "--name", "Postliste", "--unit", "bygge"]), "Postliste rettet.\n");
    assert_eq!(home.ok(&["workflow", "edit", "1", "--unit", "BAC", "bygge"]), "Postliste rettet.\n");
    assert_eq!(home.json(&["workflow", "show", "1"])["units"], json!(["Byggesag", "BAC"]));
    assert_eq!(home.ok(&["workflow", "redesign", "1"]), "Redesign af Postliste begyndt (version 1).\n");
    assert_eq!(home.ok(&["workflow", "ready", "1"]), "Postliste er klar til afprøvning.\n");
    assert_eq!(home.ok(&["workflow", "ready", "1", "--back"]), "Postliste er tilbage i redesign.\n");
    assert_eq!(home.ok(&["undo"]), "Fortrudt: Postliste er tilbage i redesign.\n");
    assert_eq!(home.json(&["workflow", "show", "1"])["state"], "ready");

    home.ok(&["workflow", "trial", "start", "1", "--unit", "BAC", "--start", "01-10-2026", "--until", "20-11-2026"]);
    let told = home.fails(1, &["workflow", "edit", "1", "--unit", "BAC"]);
    let stand = "Postliste er under afprøvning. Enhederne kan ændres, når der er truffet en beslutning.\n";
    assert_eq!(told, stand);
    home.ok(&["workflow", "decide", "1", "adopt", "--by", "mette", "--reason", "Ja"]);
    let told = home.fails(1, &["workflow", "redesign", "1"]);
    let develop = "Postliste er vedtaget. Beslut først, at den videreudvikles.\n";
    assert_eq!(told, develop);
    home.ok(&["workflow", "decide", "1", "develop", "--by", "mette", "--reason", "Nyt"]);
    assert_eq!(home.ok(&["workflow", "redesign", "1"]), "Redesign af Postliste begyndt (version 2).\n");
    assert_eq!(home.json(&["workflow", "show", "1"])["version"], 2);
}

#[test]
fn a_trial_that_starts_unready_is_noted() {
    let home = Home::with_board();
    home.ok(&["workflow", "add", "Makkerskaber", "--unit", "BAC"]);
    for change in ["Oplæring", "Nyt skilt"] {
        let args =
            ["action", "add", change, "--owner", "anne", "--deadline", "+7", "--workflow", "1", "--before-start"];
        home.ok(&args);
    }
    home.ok(&["action", "done", "1"]);
    let start = ["workflow", "trial", "start", "1", "--unit", "BAC", "--start", "i dag", "--until", "+56"];
    let strict = home.fails(1, &[&start[..], &["--strict"]].concat());
    assert!(strict.starts_with("Bemærk: klar til dag 1: 1 af 2."), "{strict}");
    home.ok(&["action", "done", "2"]);
    home.ok(&[&start[..], &["--strict"]].concat());
}

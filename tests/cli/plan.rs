//! The plan: written, edited, done, undone.

use serde_json::json;

use crate::support::Home;

#[test]
fn a_new_action_says_its_number_and_how_it_was_understood() {
    let home = Home::with_board();
    let said = home.ok(&["action", "add", "Ret listen over fejlopkald", "--owner", "anne", "--deadline", "fre"]);
    assert_eq!(said, "#01 oprettet: Ret listen over fejlopkald · Anne Holm · fre. 27-11-2026.\n");
    let unit = home.ok(&["action", "add", "Ny tekst", "--owner", "bac", "--deadline", "uge 49"]);
    assert_eq!(unit, "#02 oprettet: Ny tekst · BAC · fre. 04-12-2026.\n");
}

#[test]
fn the_rows_have_the_keys_of_the_plan_in_their_order() {
    let home = Home::with_board();
    home.ok(&["kpi", "add", "Svartid", "--better", "lower", "--unit", "sek."]);
    home.ok(&["workflow", "add", "Postfordeling", "--unit", "BAC"]);
    let args = ["action", "add", "Opgave", "--owner", "Anne", "--deadline", "20-11-2026", "--effect", "e\nf"];
    home.ok(&[&args[..], &["--how", "h", "--kpi", "svartid", "--workflow", "post", "--before-start"]].concat());
    home.ok(&["action", "move", "1", "21-11-2026"]);
    let printed = home.ok(&["action", "list", "--json"]);
    let keys = [
        "number",
        "change",
        "owner",
        "effect",
        "how",
        "deadline",
        "original_deadline",
        "moves",
        "state",
        "before_start",
        "agreed_on",
        "waiting",
        "done_on",
        "overdue_days",
        "kpi",
        "workflow",
        "stage",
        "helpers",
        "source",
        "idea",
        "meetings",
        "stuck",
        "moved_why",
        "observed",
        "look_on",
    ];
    let places: Vec<usize> = keys.iter().map(|key| printed.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{printed}");
    assert_eq!(
        home.json(&["action", "list"]),
        json!([{
            "number": 1, "change": "Opgave", "owner": "Anne Holm", "effect": "e\nf", "how": "h",
            "deadline": "2026-11-21", "original_deadline": "2026-11-20", "moves": 1, "state": "open",
            "before_start": true, "agreed_on": null, "waiting": null, "done_on": null, "overdue_days": 2,
            "kpi": "svartid", "workflow": 1, "stage": "open", "helpers": [], "source": null, "idea": null,
            "meetings": 0, "stuck": false, "moved_why": "", "observed": null, "look_on": null,
        }])
    );
    assert_eq!(home.json(&["action", "list"]), home.json(&["overdue"]));
}

#[test]
fn an_action_is_named_by_number_or_part_of_its_text() {
    let home = Home::with_board();
    home.all_ok(&[
        "action add Ringetider --owner anne --deadline +3",
        "action add Ringelister --owner anne --deadline +4",
    ]);
    assert_eq!(home.ok(&["action", "done", "#1"]), "#01 udført.\n");
    assert_eq!(home.ok(&["action", "done", "ringel"]), "#02 udført.\n");
    assert_eq!(home.ok(&["action", "reopen", "ringet"]), "#01 genåbnet.\n");
    home.ok(&["action", "reopen", "2"]);
    let unclear = home.fails(3, &["action", "done", "ringe"]);
    assert_eq!(unclear, "\"ringe\" kan være #01 Ringetider eller #02 Ringelister. Skriv mere af navnet.\n");
    let unknown = home.fails(3, &["action", "done", "ringelyster"]);
    assert!(unknown.starts_with("Der er ingen \"ringelyster\". Mente du"), "{unknown}");
    assert_eq!(home.fails(3, &["action", "show", "7"]), "Der er ingen handling #07.\n");
}

#[test]
fn closed_actions_are_listed_and_open_ones_can_be_had_alone() {
    let home = Home::with_board();
    home.all_ok(&[
        "action add Første --owner anne --deadline 01-11-2026",
        "action add Anden --owner mette --deadline 02-11-2026",
        "action add Tredje --owner bac --deadline 30-11-2026",
        "action done 1 --on 03-11-2026",
        "action drop 2 --why Overflødig",
    ]);
    let list = home.ok(&["action", "list"]);
    let expected = "\
#01   Første                    Anne Holm        01-11-2026  ███░ udført
#02   Anden                     Mette Lund       02-11-2026       bortfaldet
#03   Tredje                    BAC              30-11-2026  ░░░░ åben
";
    assert_eq!(list, expected);
    assert_eq!(home.json(&["action", "list", "--open"]).as_array().unwrap().len(), 1);
    assert_eq!(home.json(&["action", "list", "--owner", "mette"])[0]["state"], "dropped");
    let rows = home.json(&["action", "list"]);
    assert_eq!((&rows[0]["done_on"], &rows[1]["done_on"]), (&json!("2026-11-03"), &json!(null)));
    assert!(
        home.ok(&["action", "show", "1"]).contains("███░ udført, effekt ikke fulgt op · 03-11-2026, 2 dage for sent")
    );
    assert!(home.fails(1, &["action", "done", "1"]).contains("allerede udført"));
    assert!(home.fails(1, &["action", "done", "3", "--on", "24-11-2026"]).contains("ikke kommet endnu"));
}

#[test]
fn an_edit_writes_the_named_fields_only() {
    let home = Home::with_board();
    home.ok(&["action", "add", "Opgave", "--owner", "anne", "--deadline", "+7", "--effect", "god"]);
    assert_eq!(
        home.ok(&["action", "edit", "1", "--how", "Sådan", "--owner", "Mette"]),
        "#01 rettet: Hvordan · overdraget til Mette Lund.\n"
    );
    let row = &home.json(&["action", "show", "1"]);
    assert_eq!((&row["effect"], &row["how"], &row["owner"]), (&json!("god"), &json!("Sådan"), &json!("Mette Lund")));
    assert_eq!(home.fails(1, &["action", "edit", "1", "--how", "Sådan"]), "Der er ikke ændret noget.\n");
    home.ok(&["action", "edit", "1", "--before-start"]);
    home.ok(&["action", "edit", "1", "--not-before-start", "--deadline", "+9"]);
    let row = &home.json(&["action", "show", "1"]);
    assert_eq!((&row["before_start"], &row["moves"]), (&json!(false), &json!(1)));
}

#[test]
fn undo_and_redo_work_over_program_starts_and_are_each_persons_own() {
    let home = Home::with_board();
    home.all_ok(&["action add Opgave --owner anne --deadline +7", "action move 1 +9"]);
    home.ok(&["--as", "Mette", "action", "add", "Andet", "--owner", "bac", "--deadline", "+7"]);
    assert_eq!(home.ok(&["undo"]), "Fortrudt: #01 har fået ny frist: ons. 02-12-2026.\n");
    assert_eq!(home.json(&["action", "show", "1"])["moves"], 0);
    assert_eq!(home.ok(&["redo"]), "Gentaget: #01 har fået ny frist: ons. 02-12-2026.\n");
    assert_eq!(home.fails(1, &["redo"]), "Der er ikke noget at gentage.\n");
    home.ok(&["--as", "Mette", "action", "edit", "1", "--how", "Ring"]);
    let changed = home.fails(4, &["undo"]);
    assert!(changed.starts_with("Det kan ikke gøres om: Mette Lund har ændret handlingen siden"), "{changed}");
    let log = home.ok(&["log", "--limit", "2"]);
    assert!(log.lines().next().unwrap().ends_with("Mette Lund        #01 rettet: Hvordan"), "{log}");
    assert_eq!(log.lines().count(), 2);
}

#[test]
fn warnings_go_to_stderr_and_strict_refuses() {
    let home = Home::with_board();
    let args = ["action", "add", "Opgave", "--owner", "anne", "--deadline", "20-11-2026"];
    let strict = home.fails(1, &[&args[..], &["--strict"]].concat());
    assert!(strict.contains("fristen 20-11-2026 er allerede gået") && strict.contains("--strict"), "{strict}");
    assert_eq!(home.json(&["action", "list"]), json!([]));
    let output = home.tavle(&args).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "Bemærk: fristen 20-11-2026 er allerede gået.\n");
    assert!(output.status.success());
    let written = home.json(&["action", "add", "Jul", "--owner", "anne", "--deadline", "25-12-2026"]);
    assert_eq!(written["numbers"], json!([2]));
    assert_eq!(written["warnings"], json!(["Bemærk: fre. 25-12-2026 er juledag."]));
}

#[test]
fn both_languages_are_spoken() {
    let home = Home::english();
    home.ok(&["init", "--name", "Our board"]);
    home.ok(&["unit", "add", "Benefits"]);
    let said = home.ok(&["action", "add", "Mend the list", "--owner", "benefits", "--deadline", "fri"]);
    assert_eq!(said, "#01 added: Mend the list · Benefits · Fri 27-11-2026.\n");
    assert_eq!(home.ok(&["--lang", "da", "action", "done", "1"]), "#01 udført.\n");
    assert_eq!(home.ok(&["action", "reopen", "1", "--lang=da"]), "#01 genåbnet.\n");
    let locale = |lang: &str| {
        let mut command = home.tavle(&["action", "done", "9"]);
        command.env_remove("TAVLE_LANG").env("LANG", lang);
        String::from_utf8(command.output().unwrap().stderr).unwrap()
    };
    assert_eq!(locale("da_DK.UTF-8"), "Der er ingen handling #09.\n");
    assert_eq!(locale("fr_FR.UTF-8"), "There is no action #09.\n");
}

#[test]
fn nothing_new_is_given_to_somebody_who_has_left() {
    let home = Home::with_board();
    home.ok(&["action", "add", "x", "--owner", "anne", "--deadline", "fre"]);
    home.ok(&["member", "edit", "mette", "--left", "20-11-2026"]);
    let told = "Mette Lund stoppede den 20-11-2026. Vælg en anden ansvarlig.\n";
    assert_eq!(home.fails(1, &["action", "edit", "1", "--owner", "Mette Lund"]), told);
    let row = "Opgave;Ansvarlig;Effekt;Hvordan;Deadline\ny;Mette Lund;;;01-12-2026\n";
    assert_eq!(home.fails(1, &["action", "import", &home.file("plan.csv", row)]), told);
    // What is theirs already may still be mended.
    home.ok(&["member", "edit", "mette", "--left", ""]);
    home.ok(&["action", "edit", "1", "--owner", "Mette Lund"]);
    home.ok(&["member", "edit", "mette", "--left", "20-11-2026"]);
    home.ok(&["action", "edit", "1", "--how", "Som aftalt"]);
}

#[test]
fn an_owner_is_known_by_the_whole_name_before_initials() {
    let home = Home::with_board();
    home.all_ok(&["unit add Byggesag --short Anne", "member add Anne", "unit add Kontor --short ML"]);
    let owner = |name: &str| {
        home.ok(&["action", "add", "x", "--owner", name, "--deadline", "fre"]);
        home.json(&["action", "list"]).as_array().unwrap().last().unwrap()["owner"].clone()
    };
    assert_eq!(owner("anne"), "Anne");
    assert_eq!(owner("BAC"), "BAC");
    let unclear = home.fails(3, &["action", "add", "x", "--owner", "ml", "--deadline", "fre"]);
    assert_eq!(unclear, "\"ml\" kan være Kontor eller Mette Lund. Skriv mere af navnet.\n");
}

#[test]
fn without_a_login_one_person_acts_in_every_language() {
    let home = Home::with_board();
    let nobody = |lang: &str, args: &[&str]| {
        let mut command = home.tavle(args);
        String::from_utf8(command.env_remove("USER").env("TAVLE_LANG", lang).output().unwrap().stdout).unwrap()
    };
    assert!(nobody("da", &["tally", "k"]).starts_with("1 ansøgning"));
    assert!(nobody("da", &["log", "--limit", "1"]).contains("  ukendt  "));
    assert!(nobody("en", &["log", "--limit", "1"]).contains("  unknown  "));
    assert_eq!(home.json(&["log", "--limit", "1"])[0]["who"], "unknown");
    assert!(nobody("en", &["undo"]).starts_with("Undone: "));
}

#[test]
fn an_edit_of_what_is_closed_says_so() {
    let home = Home::with_board();
    home.all_ok(&["action add Opslag --owner anne --deadline fre", "action done 1"]);
    assert_eq!(home.ok(&["action", "edit", "1", "--how", "Sammen"]), "#01 rettet (udført): Hvordan.\n");
    home.all_ok(&["action reopen 1"]);
    assert_eq!(home.ok(&["action", "edit", "1", "--how", "Selv"]), "#01 rettet: Hvordan.\n");
}

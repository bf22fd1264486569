//! What is done to actions: the verbs, on one action or several, and the stages they lead through.

use serde_json::{Value, json};

use crate::support::Home;

/// A board with three open actions of Anne's, due on Friday.
fn home() -> Home {
    let home = Home::with_board();
    for change in ["Ret listen", "Skriv brev", "Ring rundt"] {
        home.ok(&["action", "add", change, "--owner", "Anne", "--deadline", "fre"]);
    }
    home
}

fn of(home: &Home, number: &str, key: &str) -> Value {
    home.json(&["action", "show", number])[key].clone()
}

#[test]
fn an_action_goes_through_its_stages() {
    let home = home();
    let stage = |expected: &str, bar: &str, word: &str| {
        assert_eq!(of(&home, "1", "stage"), expected);
        let shown = home.ok(&["action", "show", "1"]);
        assert!(shown.contains(&format!("  {bar} {word}")), "{shown}");
    };
    stage("open", "░░░░", "åben");
    assert!(home.ok(&["action", "show", "1"]).contains("Anne Holm · ikke aftalt med ansvarlig"));
    assert_eq!(home.ok(&["action", "agree", "1", "--on", "20-11-2026"]), "#01 aftalt med Anne Holm 20-11-2026.\n");
    stage("agreed", "█░░░", "aftalt med ansvarlig");
    assert!(home.ok(&["action", "show", "1"]).contains("Anne Holm · aftalt 20-11-2026"));
    assert_eq!(home.ok(&["action", "start", "1"]), "#01 er i gang.\n");
    stage("in_progress", "██░░", "i gang");
    assert_eq!(
        home.ok(&["action", "done", "1", "--effect", "for-tidligt"]),
        "#01 udført · for tidligt at se effekten, ses igen fre. 11-12-2026.\n"
    );
    stage("done", "███░", "udført, effekt ikke fulgt op · 23-11-2026");
    home.set_day("2026-12-11");
    assert!(home.ok(&["board"]).contains("  Se effekten:\n    #01   Ret listen"));
    assert_eq!(home.json(&["board"])["see_effect"][0]["number"], 1);
    let seen = home.ok(&["action", "effect", "1", "set", "--note", "færre opkald"]);
    assert_eq!(seen, "#01: effekt set: \"færre opkald\".\n");
    stage("followed_up", "████", "udført, effekt fulgt op · 23-11-2026");
    assert_eq!(of(&home, "1", "observed"), json!({ "effect": "seen", "note": "færre opkald", "on": "2026-12-11" }));
    assert!(!home.ok(&["board"]).contains("Se effekten"));
}

#[test]
fn a_stage_is_drawn_with_plain_signs_when_asked_for() {
    let home = home();
    home.all_ok(&["action agree 1", "action start 2", "action done 3", "action drop 1 --why Overflødig"]);
    let list = home.ok(&["action", "list", "--ascii"]);
    let expected = "\
#01   Ret listen                Anne Holm        27-11-2026       bortfaldet
#02   Skriv brev                Anne Holm        27-11-2026  ##-- i gang
#03   Ring rundt                Anne Holm        27-11-2026  ###- udført
";
    assert_eq!(list, expected);
    let shown = home.ok(&["action", "show", "2", "--ascii"]);
    assert!(shown.contains("Anne Holm - ikke aftalt") && shown.contains("##-- i gang"), "{shown}");
}

#[test]
fn several_at_once_are_one_operation() {
    let home = home();
    assert_eq!(home.ok(&["action", "start", "1", "#2", "ring", "1"]), "#01, #02 og #03 er i gang.\n");
    assert_eq!(
        home.ok(&["action", "move", "1", "2", "30-11-2026", "--why", "Ferie"]),
        "#01 og #02 har fået ny frist: man. 30-11-2026: \"Ferie\".\n"
    );
    assert_eq!(home.ok(&["action", "hand-over", "2", "3", "Mette"]), "#02 og #03 overdraget til Mette Lund.\n");
    let said = home.ok(&["action", "hand-over", "1", "3", "Mette"]);
    assert_eq!(said, "#01 overdraget fra Anne Holm til Mette Lund (1 ændres ikke).\n");
    home.ok(&["undo"]);
    home.ok(&["action", "drop", "2", "--why", "Løst"]);
    let log = home.json(&["log"]);
    home.fails(1, &["action", "hand-over", "1", "2", "Anne"]);
    assert_eq!(home.json(&["log"]), log, "one of several was refused, and another was done");
    home.ok(&["undo"]);
    assert_eq!(home.ok(&["action", "done", "1", "3"]), "#01 og #03 udført.\n");
    home.ok(&["undo"]);
    assert_eq!([of(&home, "1", "state"), of(&home, "3", "state")], ["in_progress", "in_progress"]);
    assert_eq!(home.ok(&["action", "drop", "1", "3", "--why", "Løst"]), "#01 og #03 bortfaldet: \"Løst\".\n");
    assert_eq!(home.ok(&["action", "reopen", "1", "3"]), "#01 og #03 genåbnet.\n");
    let written = home.json(&["action", "wait", "1", "3"]);
    assert_eq!((&written["verb"], &written["numbers"]), (&json!("action.waits"), &json!([1, 3])));
}

#[test]
fn waiting_has_a_note_and_a_day_and_ends() {
    let home = home();
    let said = home.ok(&["action", "wait", "1", "--note", "liste fra BAC", "--until", "fre"]);
    assert_eq!(said, "#01 afventer til fre. 27-11-2026: \"liste fra BAC\".\n");
    assert_eq!(of(&home, "1", "waiting"), json!({ "note": "liste fra BAC", "until": "2026-11-27" }));
    let list = home.ok(&["action", "list"]);
    assert!(list.contains("░░░░ afventer\n      afventer til fre. 27-11-2026: liste fra BAC\n"), "{list}");
    assert!(home.ok(&["action", "show", "1"]).contains("  Afventer   til fre. 27-11-2026: liste fra BAC\n"));
    assert_eq!(home.ok(&["action", "wait", "1", "--off"]), "#01 afventer ikke længere.\n");
    assert_eq!(of(&home, "1", "waiting"), json!(null));
}

#[test]
fn the_danish_words_and_both_ways_of_writing_a_code_are_taken() {
    let home = home();
    home.ok(&["action", "done", "1", "2", "3"]);
    for (word, code) in [
        ("not-seen", "not_seen"),
        ("TOO_EARLY", "too_early"),
        ("set", "seen"),
        ("ikke_set", "not_seen"),
        ("for-tidligt", "too_early"),
        ("seen", "seen"),
    ] {
        home.ok(&["action", "effect", "1", word]);
        assert_eq!(of(&home, "1", "observed")["effect"], code, "{word}");
    }
    assert_eq!(of(&home, "1", "look_on"), json!(null));
    home.ok(&["action", "reopen", "2"]);
    let said = home.ok(&["action", "done", "2", "--look", "+14"]);
    assert_eq!(said, "#02 udført · for tidligt at se effekten, ses igen man. 07-12-2026.\n");
}

#[test]
fn how_it_slips_and_why_is_in_plain_sight() {
    let home = home();
    home.set_day("2026-12-21");
    for (day, why) in [("04-01-2027", "Ferie"), ("11-01-2027", "Sygdom"), ("18-01-2027", "Venter på liste")] {
        home.ok(&["action", "move", "1", day, "--why", why]);
    }
    let list = home.ok(&["action", "list"]);
    assert!(list.contains("\n      flyttet 3 gange, på tavlen i 2 møder\n"), "{list}");
    let shown = home.ok(&["action", "show", "1"]);
    for line in [
        "  Deadline              man. 18-01-2027 · først aftalt 27-11-2026",
        "  Indtil nu             flyttet 3 gange, på tavlen i 2 møder",
        "  Sidst flyttet, fordi  Venter på liste",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}: {shown}");
    }
    let row = home.json(&["action", "show", "1"]);
    assert_eq!((&row["moves"], &row["meetings"], &row["moved_why"]), (&json!(3), &json!(2), &json!("Venter på liste")));
    home.set_day("2027-02-15");
    assert_eq!(of(&home, "1", "stuck"), true);
    home.ok(&["action", "edit", "1", "--deadline", "01-03-2027", "--why", "Ny leder"]);
    assert_eq!(of(&home, "1", "moved_why"), "Ny leder");
}

#[test]
fn the_history_is_told_in_sentences_with_who_and_when() {
    let home = home();
    home.ok(&["--as", "Mette", "action", "move", "1", "+7", "--why", "Ferie"]);
    home.ok(&["action", "done", "1"]);
    let shown = home.ok(&["action", "show", "1"]);
    let (_, history) = shown.split_once("\nHistorie:\n").unwrap();
    let told: Vec<&str> = history.lines().filter_map(|line| line.get(7..)).collect();
    let expected = [
        "23-11-2026 kl. 09.00  Anne Holm         #01 oprettet: Ret listen · Anne Holm · fre. 27-11-2026",
        "23-11-2026 kl. 09.00  Mette Lund        #01 har fået ny frist: man. 30-11-2026: \"Ferie\"",
        "23-11-2026 kl. 09.00  Anne Holm         #01 udført",
    ];
    assert_eq!(told, expected);
    let history = of(&home, "1", "history");
    assert_eq!((&history[1]["who"], &history[1]["verb"]), (&json!("Mette Lund"), &json!("action.moved")));
}

#[test]
fn a_new_action_is_one_line_and_flags_go_before_it() {
    let home = home();
    home.ok(&["kpi", "add", "Svartid", "--better", "lower"]);
    let understood = "Ret telefonlisten · Anne Holm · fre. 27-11-2026 · Svartid.\n";
    assert_eq!(
        home.ok(&["action", "add", "Ret telefonlisten, Anne, fre, svartid"]),
        format!("#04 oprettet: {understood}")
    );
    assert_eq!(
        home.ok(&["action", "add", "Ret telefonlisten @anne #svartid fre"]),
        format!("#05 oprettet: {understood}")
    );
    // Over SSH nothing holds the words of a text together.
    let apart: Vec<&str> = "action add Ret telefonlisten, Anne, fre, svartid".split(' ').collect();
    assert_eq!(home.ok(&apart), format!("#06 oprettet: {understood}"));
    let won = home.ok(&["action", "add", "Ret telefonlisten, Anne, fre", "--owner", "Mette"]);
    assert_eq!(won, "#07 oprettet: Ret telefonlisten · Mette Lund · fre. 27-11-2026.\n");
    // Said in flags, who and when leave the text as it stands.
    let whole = home.ok(&["action", "add", "Ring til Mette, Anne", "--owner", "BAC", "--deadline", "fre"]);
    assert_eq!(whole, "#08 oprettet: Ring til Mette, Anne · BAC · fre. 27-11-2026.\n");
}

#[test]
fn where_it_comes_from_and_who_helps_is_kept() {
    let home = home();
    home.all_ok(&["idea add Telefonhilsen", "idea add Ringeliste"]);
    home.ok(&["action", "add", "Skriv hilsen, Anne, fre", "--idea", "hilsen", "--helpers", "mette"]);
    home.ok(&["action", "add", "Aftal tider, Mette, fre", "--source", "møde"]);
    let row = home.json(&["action", "show", "4"]);
    assert_eq!((&row["source"], &row["idea"], &row["helpers"]), (&json!("idea"), &json!(1), &json!(["Mette Lund"])));
    assert_eq!(of(&home, "5", "source"), "meeting");
    let shown = home.ok(&["action", "show", "4"]);
    assert!(shown.contains("en idé: nr. 1 Telefonhilsen") && shown.contains("Hjælpere    Mette Lund"), "{shown}");
    assert!(home.ok(&["action", "list"]).contains("\n      hjælper: Mette Lund\n"));
    home.ok(&["action", "edit", "5", "--helpers", "anne; ;\n"]);
    assert_eq!(of(&home, "5", "helpers"), json!(["Anne Holm"]));
    home.ok(&["action", "edit", "4", "--helpers", ""]);
    assert_eq!(of(&home, "4", "helpers"), json!([]));
    // Long after the idea was decided on, its number is still known.
    home.ok(&["idea", "use", "1"]);
    home.set_day("2027-03-01");
    assert_eq!(home.json(&["action", "list"]).as_array().unwrap().iter().filter(|row| row["idea"] == 1).count(), 1);
    assert_eq!(home.json(&["overdue"]).as_array().unwrap().iter().filter(|row| row["idea"] == 1).count(), 1);
}

#[test]
fn what_somebody_who_left_had_is_listed_until_it_is_handed_over() {
    let home = home();
    home.ok(&["action", "hand-over", "1", "2", "Mette"]);
    let expected = "\
Mette Lund rettet.
2 åbne handlinger skal overdrages: Mette Lund er stoppet.
  #01 Ret listen · fre. 27-11
  #02 Skriv brev · fre. 27-11
Overdrag dem: tavle action hand-over 1 NAVN
";
    assert_eq!(home.ok(&["member", "edit", "Mette", "--left", "20-11-2026"]), expected);
    let overdue = home.ok(&["overdue"]);
    assert!(overdue.contains("\n2 åbne handlinger skal overdrages: Mette Lund er stoppet.\nNæste møde"), "{overdue}");
    let board = home.ok(&["board"]);
    assert!(board.contains("\n  Skal overdrages (Mette Lund er stoppet): #01 og #02\n"), "{board}");
    assert_eq!(home.json(&["board"])["to_hand_over"], json!([1, 2]));
    home.ok(&["action", "hand-over", "1", "2", "Anne"]);
    assert!(!home.ok(&["overdue"]).contains("overdrages") && !home.ok(&["board"]).contains("overdrages"));
    home.ok(&["action", "agree", "1"]);
    let answer = home.json(&["member", "edit", "Anne", "--left", "20-11-2026"]);
    let soon = home.ok(&["member", "edit", "Anne", "--left", "31-12-2026"]);
    assert!(soon.contains("\n3 åbne handlinger skal overdrages: Anne Holm stopper den 31-12-2026.\n"), "{soon}");
    assert!(answer["warnings"][0].as_str().unwrap().starts_with("3 åbne handlinger skal overdrages"), "{answer}");
}

#[test]
fn a_workflow_says_how_ready_it_is() {
    let home = home();
    home.ok(&["workflow", "add", "Postfordeling", "--unit", "BAC"]);
    assert_eq!(home.json(&["workflow", "show", "1"])["readiness"], json!(null));
    for number in ["1", "2"] {
        home.ok(&["action", "edit", number, "--workflow", "1", "--before-start"]);
    }
    home.ok(&["action", "done", "1"]);
    let shown = home.ok(&["workflow", "show", "1"]);
    assert!(shown.contains("klar til dag 1: 1 af 2\n"), "{shown}");
    assert_eq!(home.json(&["workflow", "show", "1"])["readiness"], json!({ "done": 1, "all": 2 }));
}

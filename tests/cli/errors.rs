//! Exit codes, and errors in words and in JSON.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Home, failed};

#[test]
fn without_a_screen_the_commands_are_named() {
    let home = Home::new();
    let told = home.fails(2, &[]);
    assert!(told.starts_with("Tavlen kan ikke åbnes her, for der er ingen skærm. Skriv, hvad du vil: init, demo,"));
    let told = home.fails(2, &["demo"]);
    assert!(told.contains("for der er ingen skærm. Skriv --keep FIL"), "{told}");
    assert!(home.fails(2, &["init"]).contains("tavle init --name"));
}

#[test]
fn usage_is_two() {
    let home = Home::with_board();
    for args in [
        &["findesikke"][..],
        &["action"],
        &["action", "done"],
        &["action", "add", "x", "--owner", "anne", "--deadline", "snart"],
        &["--lang", "fr", "board"],
        &["workflow", "decide", "1", "måske", "--by", "x", "--reason", "y"],
        &["init", "--name", "x", "--at", "middag"],
    ] {
        home.fails(2, args);
    }
    let told = home.fails(2, &["action", "ad"]);
    assert_eq!(told, "Der er ingen kommando \"ad\". Mente du add?\nSe hvordan: tavle action --help\n");
    let mut stopped = home.tavle(&["board"]);
    let told = failed(stopped.env("TAVLE_NOW", "i går").output().unwrap(), 2, &["board"]);
    assert!(told.starts_with("TAVLE_NOW skal være en dato"), "{told}");
    std::fs::create_dir_all(home.path("config/tavle")).unwrap();
    home.file("config/tavle/config.toml", "sprog = 'da'\n");
    assert!(home.fails(2, &["board"]).contains("sprog"));
}

#[test]
fn each_trouble_has_its_code() {
    let home = Home::new();
    let missing = home.fails(8, &["board"]);
    assert!(missing.starts_with("Der er ingen tavle i ") && missing.ends_with("tavle init --name NAVN\n"), "{missing}");
    home.file("brev.txt", "Kære alle");
    assert!(home.fails(8, &["--db", "brev.txt", "board"]).contains("ikke en tavle"));

    let home = Home::with_board();
    home.ok(&["action", "add", "x", "--owner", "anne", "--deadline", "fre"]);
    home.fails(1, &["action", "reopen", "1"]);
    home.fails(3, &["action", "done", "2"]);
    home.fails(8, &["backup", "data/tavle/tavle.db"]);

    let raw = Connection::open(home.db()).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    drop(raw);
    let newer = home.fails(6, &["board"]);
    assert!(newer.contains("version 99"), "{newer}");
}

#[test]
fn a_file_that_others_hold_is_not_replaced() {
    let home = Home::with_board();
    home.ok(&["backup", "kopi.db"]);
    let other = Connection::open(home.db()).unwrap();
    other.execute_batch("BEGIN; SELECT * FROM board").unwrap();
    let held = home.fails(5, &["restore", "kopi.db", "--yes"]);
    assert!(held.contains("Luk tavlen alle steder"), "{held}");
}

#[test]
fn several_boards_must_be_told_apart() {
    let home = Home::with_board();
    home.ok(&["init", "--name", "Den anden"]);
    assert!(home.fails(1, &["init", "--name", "den anden"]).contains("Vælg et andet navn"));
    let unclear = home.fails(3, &["board"]);
    assert_eq!(
        unclear,
        "Filen har flere tavler: Vores tavle og Den anden.\nVælg med --board NAVN (eller TAVLE_BOARD).\n"
    );
    assert!(home.ok(&["board", "--board", "anden"]).starts_with("Den anden\n"));
    let output = home.tavle(&["unit", "list", "--json"]).env("TAVLE_BOARD", "vores").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("BAC"));
    assert!(home.fails(3, &["board", "--board", "tredje"]).contains("en tavle med navnet \"tredje\""));
}

#[test]
fn read_only_refuses_every_write() {
    let home = Home::with_board();
    home.ok(&["action", "add", "x", "--owner", "anne", "--deadline", "fre"]);
    home.ok(&["backup", "kopi.db"]);
    for line in [
        "init --name y",
        "demo --keep d.db",
        "unit add y",
        "member add y",
        "member edit anne --initials y",
        "action add y --owner anne --deadline fre",
        "action done 1",
        "action start 1",
        "action agree 1",
        "action wait 1",
        "action hand-over 1 BAC",
        "action effect 1 seen",
        "action move 1 +20 --why y",
        "kpi add y --better lower",
        "tally k",
        "workflow add y --unit BAC",
        "undo",
        "redo",
        "restore kopi.db --yes",
        "backup kopi2.db",
    ] {
        let args: Vec<&str> = line.split(' ').collect();
        home.fails(7, &[&args[..], &["--read-only"]].concat());
        let told = failed(home.tavle(&args).env("TAVLE_READ_ONLY", "1").output().unwrap(), 7, &args);
        assert_eq!(told, "Du kan kun læse denne tavle. Intet er gemt.\n");
    }
    for line in ["board", "overdue", "overdue --all-boards", "action list", "action show 1", "log", "doctor"] {
        home.ok(&[&line.split(' ').collect::<Vec<_>>()[..], &["--read-only"]].concat());
    }
    assert!(!home.path("d.db").exists());
}

#[test]
fn errors_are_json_when_answers_are() {
    let home = Home::with_board();
    let told = |code: i32, args: &[&str]| -> Value {
        let error: Value = serde_json::from_str(&home.fails(code, args)).unwrap();
        assert_eq!(error["schema"], 1);
        error["error"].clone()
    };
    let unknown = told(3, &["action", "done", "9", "--json"]);
    assert_eq!(unknown, json!({ "kind": "not_found", "message": "Der er ingen handling #09.", "hint": null }));
    assert_eq!(told(2, &["action", "--json"])["kind"], "usage");
    assert_eq!(told(7, &["tally", "k", "--json", "--read-only"])["kind"], "not_allowed");
    assert_eq!(told(8, &["--db", "ingen.db", "board", "--json"])["kind"], "disk");
    assert_eq!(told(1, &["undo", "--as", "mette", "--json"])["kind"], "refused");
}

//! What may be wrong with an action, one line each: the sentence and the exit code. Nothing of it is saved.

use serde_json::json;

use crate::support::Home;

/// Texts that a line of words cannot hold.
const CPR: &str = "Ring til 010101-1234";

/// A board of a Monday with an action that is open (#01), one done (#02), one of somebody who has left (#03).
fn home() -> Home {
    let home = Home::with_board();
    home.ok(&["member", "add", "Jonas Bo"]);
    for (change, owner) in [("Ret listen", "Anne"), ("Skriv brev", "Anne"), ("Ring rundt", "Jonas")] {
        home.ok(&["action", "add", change, "--owner", owner, "--deadline", "fre"]);
    }
    home.ok(&["action", "done", "2"]);
    home.ok(&["member", "edit", "Jonas", "--left", "20-11-2026"]);
    home
}

#[test]
fn what_is_wrong_is_said_in_a_sentence_and_nothing_is_saved() {
    let home = home();
    let before = home.json(&["log"]);
    let long = "x".repeat(10_000);
    let add = |change: &'static str, owner: &'static str, deadline: &'static str| {
        vec!["action", "add", change, "--owner", owner, "--deadline", deadline]
    };
    let refused: Vec<(i32, &str, Vec<&str>)> = vec![
        (1, "Skriv, hvad der skal ændres eller gøres.", add("", "Anne", "fre")),
        (1, "Skriv, hvad der skal ændres eller gøres.", add(" \u{200b} ", "Anne", "fre")),
        (2, "Der mangler en ansvarlig.", add("x", "", "fre")),
        (2, "Der mangler en frist.", add("x", "Anne", "")),
        (2, "Der mangler en ansvarlig og en frist.", vec!["action", "add", "Ret listen"]),
        (2, "\"31-04\" er hverken en dag", vec!["action", "add", "Ret listen, @Anne, 31-04"]),
        (2, "Mente du Anne Holm?", vec!["action", "add", "Ret listen, Ane Holm, fre"]),
        (2, "Jonas Bo stoppede den 20-11-2026.", vec!["action", "add", "Ret listen, Jonas, fre"]),
        (3, "Der er ingen \"Anne Hol m\". Mente du Anne Holm?", add("x", "Anne Hol m", "fre")),
        (3, "Se dem alle: tavle member list og tavle unit list", add("x", "Kirsten", "fre")),
        (1, "Jonas Bo stoppede den 20-11-2026. Vælg en anden ansvarlig.", add("x", "Jonas", "fre")),
        (2, "Deadline: Den dag findes ikke i kalenderen.", add("x", "Anne", "31-04")),
        (2, "Deadline: Den dag findes ikke i kalenderen.", add("x", "Anne", "29-02-2027")),
        (2, "Deadline: Skriv en dato: 27-11-2026, 27/11, fre, uge 48 eller +14.", add("x", "Anne", "snart")),
        (1, "Højst 120 tegn; der er 10000. Skriv det kortere.", vec!["action", "edit", "1", "--change", &long]),
        (1, "Højst 2000 tegn; der er 10000. Skriv det kortere.", vec!["action", "edit", "1", "--effect", &long]),
        (1, "Højst 2000 tegn; der er 10000. Skriv det kortere.", vec!["action", "drop", "1", "--why", &long]),
        (1, "CPR-nummer", add(CPR, "Anne", "fre")),
        (1, "CPR-nummer", vec!["action", "move", "1", "+7", "--why", CPR]),
        (1, "CPR-nummer", vec!["action", "wait", "1", "--note", CPR]),
        (1, "CPR-nummer", vec!["action", "effect", "2", "set", "--note", CPR]),
        (1, "#02 er allerede udført 23-11-2026. Genåbn den først", vec!["action", "done", "2"]),
        (1, "#02 er allerede udført 23-11-2026. Genåbn den først", vec!["action", "move", "2", "+7"]),
        (1, "#02 er allerede udført 23-11-2026. Genåbn den først", vec!["action", "done", "1", "2"]),
        (1, "23-11-2026. Genåbn den først", vec!["action", "hand-over", "2", "Mette"]),
        (1, "Skriv en begrundelse.", vec!["action", "drop", "1", "--why", " "]),
        (2, "Der mangler noget: --why <TEKST>.", vec!["action", "drop", "1"]),
        (2, "Der mangler noget: <HANDLING>, <DATO>.", vec!["action", "move", "1"]),
        (2, "Der mangler noget: <HANDLING>, <NAVN>.", vec!["action", "hand-over", "1"]),
        (1, "Jonas Bo stoppede den 20-11-2026. Vælg en anden ansvarlig.", vec!["action", "hand-over", "1", "Jonas"]),
        (1, "Anne Holm har allerede #01. Vælg en anden ansvarlig.", vec!["action", "hand-over", "1", "Anne"]),
        (1, "Fristen er allerede fre. 27-11-2026.", vec!["action", "move", "1", "fre"]),
        (1, "#01 er ikke udført endnu", vec!["action", "effect", "1", "set"]),
        (
            1,
            "man. 23-11-2026 er ikke en kommende dag. Skriv en dag efter i dag.",
            vec!["action", "effect", "2", "for-tidligt", "--look", "i dag"],
        ),
        (1, "fre. 20-11-2026 er ikke en kommende dag", vec!["action", "wait", "1", "--until", "20-11-2026"]),
        (1, "#01 afventer ikke noget.", vec!["action", "wait", "1", "--off"]),
        (2, "--off", vec!["action", "wait", "1", "--off", "--note", "x"]),
        (1, "24-11-2026", vec!["action", "agree", "1", "--on", "24-11-2026"]),
        (2, "Skriv set, ikke-set eller for-tidligt.", vec!["action", "effect", "2", "måske"]),
        (2, "--note: Skriv også, om effekten er set", vec!["action", "done", "1", "--note", "x"]),
        (2, "--look: Effekten ses kun igen", vec!["action", "done", "1", "--effect", "set", "--look", "+14"]),
        (1, "Anne Holm er nævnt to gange.", vec!["action", "edit", "1", "--helpers", "Mette, Anne"]),
        (
            3,
            "Der er ingen \"BAC\". Mente du Anne Holm eller Mette Lund?",
            vec!["action", "edit", "1", "--helpers", "BAC"],
        ),
        (3, "Der er ingen handling #09.", vec!["action", "start", "1", "9"]),
        (3, "Der er ingen idé 4.", vec!["action", "add", "x, Anne, fre", "--idea", "4"]),
        (1, "Intet er gemt, fordi --strict er sat.", vec!["action", "move", "1", "+7", "--strict"]),
    ];
    for (code, sentence, args) in &refused {
        let told = home.fails(*code, args);
        assert!(told.contains(sentence) && !told.contains("010101-1234"), "{args:?}: {told}");
    }
    assert_eq!(home.json(&["log"]), before, "something was saved");
}

/// What it says on stderr, and then on stdout; it must succeed.
#[track_caller]
fn noted(home: &Home, args: &[&str]) -> [String; 2] {
    let output = home.tavle(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {output:?}");
    [output.stderr, output.stdout].map(|bytes| String::from_utf8(bytes).unwrap())
}

#[test]
fn what_is_strange_is_said_and_saved() {
    let home = home();
    let [past, _] = noted(&home, &["action", "add", "Aftale, Anne, 20-11-2026"]);
    assert_eq!(past, "Bemærk: fristen 20-11-2026 er allerede gået.\n");
    let [holiday, _] = noted(&home, &["action", "add", "Aftale, Anne, 25-12-2026"]);
    assert_eq!(holiday, "Bemærk: fre. 25-12-2026 er juledag.\n");
    let [unexplained, moved] = noted(&home, &["action", "move", "1", "30-11-2026"]);
    assert_eq!(unexplained, "Fristen er flyttet uden begrundelse. Skriv den næste gang med --why.\n");
    assert_eq!(moved, "#01 har fået ny frist: man. 30-11-2026.\n");
    home.set_day("2027-01-04");
    let [stuck, _] = noted(&home, &["action", "move", "1", "08-01-2027", "--why", "Ferie"]);
    assert!(stuck.starts_with("#01 har været over fristen i 4 uger eller mere. Skriv også"), "{stuck}");
    let answer = ["--why", "Sygdom", "--how", "To ad gangen"];
    assert_eq!(noted(&home, &[&["action", "move", "1", "15-01-2027"], &answer[..]].concat())[0], "");
}

#[test]
fn friday_on_a_friday_is_the_next_one_and_says_which() {
    let home = home();
    home.set_day("2026-11-27");
    let said = home.ok(&["action", "add", "Aftale, Anne, fredag"]);
    assert_eq!(said, "#04 oprettet: Aftale · Anne Holm · fre. 04-12-2026.\n");
    let today = home.ok(&["action", "add", "Aftale, Anne, i dag"]);
    assert!(today.ends_with("fre. 27-11-2026.\n"), "{today}");
}

#[test]
fn control_characters_are_taken_out_and_the_rest_is_kept() {
    let home = home();
    home.ok(&["action", "wait", "1", "--note", "liste\u{1b}[31m fra\u{7} BAC\u{202e}"]);
    assert_eq!(home.json(&["action", "show", "1"])["waiting"], json!({ "note": "liste[31m fra BAC", "until": null }));
    let said = home.ok(&["action", "add", "Ret\tlisten\n, Anne, fre"]);
    assert_eq!(said, "#04 oprettet: Ret listen · Anne Holm · fre. 27-11-2026.\n");
}

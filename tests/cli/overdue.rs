//! What is overdue: the message of the day.

use unicode_width::UnicodeWidthStr;

use crate::support::Home;

fn home() -> Home {
    let home = Home::with_board();
    home.ok(&["member", "add", "Jonas"]);
    home.ok(&["unit", "add", "Centercheferne"]);
    for (change, owner, deadline) in [
        ("Ny tekst på hjemmesiden", "Jonas", "21-11-2026"),
        ("Ret listen over fejlopkald", "Anne", "19-11-2026"),
        ("Aftale om åbningstider", "Centercheferne", "07-11-2026"),
        ("Makkerskab byggesag", "Mette", "23-11-2026"),
        ("Guide til centermøder", "Mette", "26-11-2026"),
    ] {
        home.ok(&["action", "add", change, "--owner", owner, "--deadline", deadline]);
    }
    home
}

#[test]
fn the_sum_comes_first_and_the_next_meeting_last() {
    let expected = "\
3 handlinger er over fristen (1 af dem er din, Anne)
  16 dage  #03  Aftale om åbningstider              Centercheferne
   4 dage  #02  Ret listen over fejlopkald          Anne Holm
   2 dage  #01  Ny tekst på hjemmesiden             Jonas
Næste møde fre. 27. nov. kl. 09.00.
Udført: tavle action done 2 · ny frist: tavle action move 2 fre
";
    let home = home();
    assert_eq!(home.ok(&["overdue"]), expected);
    assert_eq!(home.ok(&["overskredne"]), expected);
}

#[test]
fn mine_are_my_own_and_my_units() {
    let home = home();
    let mine = home.ok(&["mine"]);
    assert!(mine.starts_with("1 af dine handlinger er over fristen, Anne\n   4 dage  #02"), "{mine}");
    assert_eq!(mine, home.ok(&["overdue", "--mine"]));
    assert!(home.ok(&["--as", "mette", "mine"]).starts_with("Ingen af dine handlinger er over fristen, Mette.\n"));
    let jonas = home.ok(&["overdue", "--owner", "jon"]);
    assert!(jonas.starts_with("1 handling hos Jonas er over fristen\n"), "{jonas}");
    home.ok(&["action", "add", "Enhedens", "--owner", "BAC", "--deadline", "20-11-2026"]);
    assert!(home.ok(&["mine"]).starts_with("2 af dine"));
}

#[test]
fn nobody_known_is_told_how_to_become_known() {
    let home = home();
    let told = home.fails(3, &["--as", "lone7", "mine"]);
    assert_eq!(
        told,
        "Tavlen ved ikke, hvem lone7 er.\nFøj dit login til dit navn: tavle member edit NAVN --login lone7\n"
    );
    assert!(home.ok(&["--as", "lone7", "overdue"]).starts_with("3 handlinger er over fristen\n"));
    home.ok(&["member", "edit", "Jonas", "--login", "lone7"]);
    assert!(home.ok(&["--as", "lone7", "mine"]).starts_with("1 af dine"));
}

#[test]
fn a_check_is_for_scripts_and_quiet_is_for_calm() {
    let home = home();
    let output = home.tavle(&["overdue", "--check"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty());
    home.all_ok(&["action done 1", "action done 2", "action done 3"]);
    assert_eq!(
        home.ok(&["overdue", "--check"]),
        "Ingen handlinger er over fristen.\nNæste møde fre. 27. nov. kl. 09.00.\n"
    );
    assert_eq!(home.ok(&["overdue", "--quiet"]), "");
    let soon = home.ok(&["overdue", "--within", "14d"]);
    assert!(soon.contains("\n2 handlinger har frist til og med man. 7. dec.\n"), "{soon}");
    assert!(
        soon.contains("\n    i dag  #04  ") && soon.contains("\n  om 3 dage  #05  ") || soon.contains("i dag"),
        "{soon}"
    );
    home.fails(2, &["overdue", "--within", "snart"]);
}

#[test]
fn no_line_is_wider_than_a_message_of_the_day() {
    let home = home();
    let long = "Ændring ".repeat(14);
    home.ok(&["member", "add", &"Navn ".repeat(20)]);
    home.ok(&["action", "add", &long, "--owner", "navn", "--deadline", "01-01-2020"]);
    for lang in ["da", "en"] {
        let told = home.ok(&["overdue", "--within", "2u", "--lang", lang]);
        assert!(told.lines().all(|line| line.width() <= 72), "{told}");
    }
}

#[test]
fn a_day_in_another_year_has_its_year() {
    let home = Home::with_board();
    assert!(home.ok(&["overdue", "--within", "14"]).contains("Ingen har frist til og med man. 7. dec.\n"));
    assert!(home.ok(&["overdue", "--within", "60"]).contains("Ingen har frist til og med fre. 22. jan. 2027\n"));
}

/// The same question on a terminal of other columns.
fn at(home: &Home, columns: &str, args: &[&str]) -> String {
    let output = home.tavle(args).env("COLUMNS", columns).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn forty_columns_are_enough() {
    let home = home();
    let expected = "\
3 handlinger er over fristen (1 af dem
er din, Anne)
  16 dage  #03  Centercheferne
    Aftale om åbningstider
   4 dage  #02  Anne Holm
    Ret listen over fejlopkald
   2 dage  #01  Jonas
    Ny tekst på hjemmesiden
Næste møde fre. 27. nov. kl. 09.00.
Udført: tavle action done 2
ny frist: tavle action move 2 fre
";
    assert_eq!(at(&home, "40", &["overdue"]), expected);
    home.ok(&["member", "add", &"Navn ".repeat(20)]);
    home.ok(&["action", "add", &"Ændring ".repeat(14), "--owner", "navn", "--deadline", "01-01-2020"]);
    for columns in [24, 40, 60, 71] {
        let told = at(&home, &columns.to_string(), &["overdue", "--within", "2u"]);
        assert!(told.lines().all(|line| line.width() <= columns), "{columns}: {told}");
    }
    // Wider than a message of the day it never is, and nonsense counts as nothing said.
    for columns in ["72", "200", "0", "mange"] {
        assert_eq!(at(&home, columns, &["overdue"]), home.ok(&["overdue"]), "{columns}");
    }
}

#[test]
fn every_terminal_and_locale_gets_the_same_bytes() {
    let home = home();
    let expected = home.ok(&["overdue"]);
    for (name, value) in [("TERM", "dumb"), ("LC_ALL", "C"), ("LANG", "C"), ("LC_ALL", "da_DK.ISO-8859-1")] {
        let output = home.tavle(&["overdue"]).env(name, value).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "{name}={value}");
    }
    // A plain C locale says nothing of the language: without a setting it is English.
    let output = home.tavle(&["overdue"]).env_remove("TAVLE_LANG").env("LC_ALL", "C").output().unwrap();
    assert!(
        String::from_utf8(output.stdout).unwrap().starts_with("3 actions are overdue (1 of them is yours, Anne)\n")
    );
    let plain = home.ok(&["overdue", "--ascii"]);
    assert!(plain.contains("Udført: tavle action done 2 - ny frist:"), "{plain}");
}

#[test]
fn all_boards_stand_under_their_names_with_one_sum() {
    let home = home();
    assert_eq!(home.ok(&["overdue", "--all-boards"]).matches("Vores tavle\n").count(), 1);
    home.ok(&["init", "--name", "Den anden"]);
    let other = |args: &[&str]| home.ok(&[&["--board", "anden"], args].concat());
    other(&["member", "add", "Anne Holm", "--login", "anne"]);
    other(&["member", "add", "Kaj"]);
    other(&["action", "add", "Ring, Anne, 20-11-2026"]);
    other(&["action", "add", "Skriv, Kaj, 20-11-2026"]);
    let expected = "\
5 handlinger er over fristen (2 af dem er dine, Anne)
Vores tavle
  16 dage  #03  Aftale om åbningstider              Centercheferne
   4 dage  #02  Ret listen over fejlopkald          Anne Holm
   2 dage  #01  Ny tekst på hjemmesiden             Jonas
Næste møde fre. 27. nov. kl. 09.00.
Den anden
   3 dage  #01  Ring                                Anne Holm
   3 dage  #02  Skriv                               Kaj
Næste møde er ikke aftalt.
";
    assert_eq!(home.ok(&["overdue", "--all-boards"]), expected);
    assert_eq!(home.fails(3, &["overdue"]).lines().next(), Some("Filen har flere tavler: Vores tavle og Den anden."));
    let mine = home.ok(&["mine", "--all-boards"]);
    assert!(mine.starts_with("2 af dine handlinger er over fristen, Anne\n") && !mine.contains("Kaj"), "{mine}");
    // Whoever stands on one board only is found there.
    let kaj = home.ok(&["overdue", "--all-boards", "--owner", "kaj"]);
    assert!(kaj.starts_with("1 handling hos Kaj er over fristen\nDen anden\n"), "{kaj}");
    home.fails(3, &["overdue", "--all-boards", "--owner", "ingen"]);
    let rows = home.json(&["overdue", "--all-boards"]);
    let boards: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["board"].clone()).collect();
    assert_eq!(boards, ["Vores tavle", "Vores tavle", "Vores tavle", "Den anden", "Den anden"]);
    let output = home.tavle(&["overdue", "--all-boards", "--check", "--quiet"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_meeting_without_a_time_ends_in_one_full_stop() {
    let home = Home::new();
    home.ok(&["init", "--name", "Tavlen", "--first-meeting", "2026-11-27"]);
    assert!(home.ok(&["overdue"]).ends_with("\nNæste møde fre. 27. nov.\n"));
}

#[test]
fn a_quiet_check_of_nothing_says_nothing() {
    let home = Home::with_board();
    let output = home.tavle(&["overdue", "--check", "--quiet", "--all-boards"]).output().unwrap();
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
}

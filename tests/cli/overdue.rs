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

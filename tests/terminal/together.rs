//! Two programs on one file.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::home::Home;
use crate::pty::{Terminal, pause};
use crate::{anne, home_with_demo, opened};

#[track_caller]
fn jonas(home: &Home) -> Terminal {
    opened(&home.tavle(&["--as", "Jonas"]))
}

fn first(home: &Home) -> Value {
    home.json(&["action", "show", "6"])
}

#[test]
fn what_one_does_the_other_sees_within_a_second() {
    let home = home_with_demo();
    let (mut mine, theirs) = (anne(&home), jonas(&home));
    theirs.shows("3 over fristen");
    let mut waits = Vec::new();
    mine.press("d");
    mine.shows("Er effekten set?");
    for (key, sum) in [("4", "2 over fristen"), ("u", "3 over fristen"), ("U", "2 over fristen")] {
        let start = Instant::now();
        mine.press(key);
        theirs.shows(sum);
        waits.push(start.elapsed());
    }
    // A loaded machine may be late once, not each time.
    assert!(waits.iter().min().unwrap() < &Duration::from_secs(1), "{waits:?}");
    home.ok(&["--as", "Mette", "action", "done", "18"]);
    for screen in [&mine, &theirs] {
        screen.shows("1 over fristen");
    }
}

#[test]
fn two_fields_of_one_action_are_merged() {
    let home = home_with_demo();
    let (mut mine, mut theirs) = (anne(&home), jonas(&home));
    mine.press("e");
    mine.shows("Redigér #06");
    theirs.press("f");
    theirs.shows("Stop op: #06");
    theirs.press("2");
    theirs.shows("Ny plan for #06");
    pause();
    theirs.types("+30");
    theirs.shows("= ons. 23-12-2026");
    theirs.press("Tab");
    theirs.types("Ét center ad gangen: ");
    theirs.press("Tab");
    theirs.types("Ferie");
    theirs.press("Ctrl-S");
    theirs.shows("#06 har fået ny frist");
    mine.press("Tab Tab");
    pause();
    mine.types(", også fredag");
    mine.press("Ctrl-S");
    mine.shows("#06 rettet");
    let merged = first(&home);
    assert_eq!(merged["effect"], "Alle centre kan træffes i åbningstiden, også fredag");
    assert_eq!(merged["deadline"], "2026-12-23");
    assert_eq!(merged["moves"], 2);
}

#[test]
fn one_field_changed_by_both_is_shown_in_the_form() {
    let home = home_with_demo();
    let (mut mine, mut theirs) = (anne(&home), jonas(&home));
    for screen in [&mut mine, &mut theirs] {
        screen.press("e");
        screen.shows("Redigér #06");
        screen.press("Tab Tab");
    }
    pause();
    theirs.types(" til jul");
    theirs.press("Ctrl-S");
    theirs.shows("#06 rettet");
    mine.types(" hver dag");
    mine.press("Ctrl-S");
    mine.shows("En anden skrev");
    mine.shows("til jul\"");
    mine.shows("► Alle centre kan træffes i åbningstiden hver dag");
    assert_eq!(first(&home)["effect"], "Alle centre kan træffes i åbningstiden til jul");
    mine.press("Ctrl-S");
    mine.shows("#06 rettet");
    assert_eq!(first(&home)["effect"], "Alle centre kan træffes i åbningstiden hver dag");
}

#[test]
fn undoing_mine_leaves_yours() {
    let home = home_with_demo();
    let (mut mine, mut theirs) = (anne(&home), jonas(&home));
    for screen in [&mut mine, &mut theirs] {
        screen.press("Tab");
        screen.shows("k klar-parat");
    }
    mine.press("k");
    mine.shows("Ansøgninger 43");
    theirs.shows("Ansøgninger 43");
    theirs.press("k");
    theirs.shows("Ansøgninger 44");
    mine.shows("Ansøgninger 44");
    mine.press("u");
    mine.shows("Fortrudt");
    theirs.shows("Ansøgninger 43");
    mine.press("u");
    mine.shows("Du har ikke mere at fortryde her.");
    theirs.quits();
    assert_eq!(mine.seen().text().matches("Ansøgninger 43").count(), 1);
}

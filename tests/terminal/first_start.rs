//! A first start, when there is no board yet.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rustix::process::Signal;

use crate::home::Home;
use crate::opened;
use crate::pty::{Terminal, pause};

#[track_caller]
fn welcomed(home: &Home) -> Terminal {
    let terminal = Terminal::start(&home.tavle::<&str>(&[]), 80, 24);
    terminal.shows("Velkommen til Tavle");
    terminal
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o7777
}

fn temporary(home: &Home) -> Vec<String> {
    let folder = fs::read_dir(home.path("tmp")).unwrap();
    folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_teams_board_is_made_by_a_form() {
    let home = Home::new();
    let mut terminal = welcomed(&home);
    terminal.press("Enter");
    terminal.shows("Teamets tavle");
    terminal.types("Børn og Unge");
    terminal.press("Tab");
    terminal.types("27/11");
    terminal.shows("= fre. 27-11-2026");
    terminal.press("Tab");
    terminal.types("9.00");
    terminal.press("Ctrl-S");
    terminal.shows("Ingen handlinger endnu. n skriver den første.");
    terminal.shows("næste møde fre. 27. nov. kl. 09.00");
    terminal.quits();
    assert_eq!((mode(&home.db()), mode(home.db().parent().unwrap())), (0o600, 0o700));
    let board = home.json(&["board"]);
    assert_eq!(board["name"], "Børn og Unge");
    assert_eq!(board["next_meeting"]["date"], "2026-11-27");
}

#[test]
fn a_list_of_members_is_pasted_and_the_board_asks_who_sits_here() {
    let home = Home::new();
    let mut terminal = welcomed(&home);
    terminal.press("Enter");
    terminal.shows("Teamets tavle");
    terminal.types("Borgerservice");
    terminal.press("Tab Tab Tab");
    terminal.pastes("Ida Holm; BAC; leder\r\nBo Lind; BAC\r\nKim Krag; Børn og Unge");
    terminal.shows("3 medarbejdere i 2 enheder");
    terminal.press("Ctrl-S");
    terminal.shows("Hvem er du?");
    terminal.press("2");
    terminal.shows("Er det kun dig");
    pause();
    terminal.types("j");
    terminal.shows("du er Ida Holm");
    terminal.quits();
    let members = home.json(&["member", "list"]);
    assert_eq!(members[0]["role"], "leader");
    let again = Terminal::start(&home.tavle::<&str>(&[]), 120, 24);
    again.shows("du er Ida Holm");
}

#[test]
fn what_is_missing_for_the_teams_board_is_said() {
    let home = Home::new();
    let mut terminal = welcomed(&home);
    terminal.press("Enter");
    terminal.shows("Teamets tavle");
    terminal.press("Ctrl-S");
    terminal.shows("×");
    assert!(!home.db().exists());
    terminal.types("Borgerservice");
    terminal.press("Ctrl-S");
    terminal.shows("Ingen handlinger endnu.");
    terminal.quits();
}

#[test]
fn the_example_goes_with_the_program() {
    let home = Home::new();
    let mut terminal = welcomed(&home);
    terminal.press("Down Enter");
    terminal.shows("(eksempel)");
    assert!(!temporary(&home).is_empty());
    terminal.quits();
    assert_eq!(temporary(&home), [""; 0]);
    assert!(!home.db().exists());
}

#[test]
fn the_example_goes_also_when_the_window_is_closed() {
    let home = Home::new();
    let mut terminal = welcomed(&home);
    terminal.press("Down Enter");
    terminal.shows("(eksempel)");
    terminal.signal(Signal::HUP);
    terminal.ends();
    assert_eq!(temporary(&home), [""; 0]);

    let terminal = opened(&home.tavle(&["demo"]));
    assert!(!temporary(&home).is_empty());
    assert!(terminal.hangs_up().is_some());
    assert_eq!(temporary(&home), [""; 0]);
}

#[test]
fn whoever_only_looks_leaves_nothing() {
    let home = Home::new();
    let mut terminal = welcomed(&home);
    terminal.press("Down Down Enter");
    assert_eq!(terminal.ends(), 0);
    assert!(!home.db().exists());
}

//! What is written to the terminal: in which sizes, in which colours, how much and when.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::pty::{FRAME_END, Seen, Terminal};
use crate::{anne, home_with_demo, opened};

const FRAME_START: &str = "\x1b[?2026h";

#[test]
fn any_size_is_drawn_by_itself() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    let board = terminal.seen().text();
    let as_it_was = |seen: &Seen| seen.is_whole() && seen.text() == board;
    for (columns, rows) in [(1, 1), (300, 100), (2, 60), (59, 17), (200, 1)] {
        let before = terminal.seen().bytes.len();
        terminal.resize(columns, rows);
        terminal.draws(before);
        terminal.resize(120, 36);
        terminal.until("the board as it was", as_it_was);
    }
    terminal.resize(300, 100);
    terminal.until("the board with more room", |seen| {
        seen.is_whole() && seen.text().lines().last().is_some_and(|line| line.contains("h hjælp"))
    });
    terminal.resize(40, 10);
    terminal.shows("Vinduet er for lille");
    terminal.resize(120, 36);
    terminal.until("the board as it was", as_it_was);
    terminal.quits();
}

#[test]
fn a_window_resized_at_the_very_start_is_filled() {
    let home = home_with_demo();
    for _ in 0..8 {
        let terminal = Terminal::start(&home.tavle(&["--as", "Anne"]), 80, 24);
        terminal.until("anything", |seen| seen.wrote().contains(FRAME_START));
        terminal.resize(120, 36);
        terminal.until("the footer below", |seen| {
            seen.is_whole() && seen.text().lines().nth(35).is_some_and(|line| line.contains("h hjælp"))
        });
    }
}

/// The parameters of all sequences that set colours and attributes; an empty one is named so.
fn attributes(written: &str) -> BTreeSet<String> {
    let sequences = written.split("\x1b[").skip(1);
    let chosen = sequences.filter_map(|rest| {
        let (parameters, _) = rest.split_once(|c: char| c.is_ascii_alphabetic())?;
        rest[parameters.len()..].starts_with('m').then_some(parameters)
    });
    let named = |parameter: &str| if parameter.is_empty() { "empty".to_owned() } else { parameter.to_owned() };
    chosen.flat_map(|parameters| parameters.split(';')).map(named).collect()
}

#[test]
fn without_colour_the_selection_is_reversed() {
    let home = home_with_demo();
    let mut command = home.tavle(&["--as", "Anne"]);
    command.env("NO_COLOR", "1");
    let mut terminal = opened(&command);
    assert!(terminal.seen().reversed().contains("#06 Aftale"), "{}", terminal.seen().reversed());
    terminal.press("Down");
    terminal.until("the next selected", |seen| {
        let reversed = seen.reversed();
        reversed.contains("#18 Ret listen") && !reversed.contains("#06")
    });
    for keys in ["3", "F5", "h"] {
        let before = terminal.seen().bytes.len();
        terminal.press(keys);
        terminal.draws(before);
    }
    let written = terminal.seen().wrote();
    // Bold, underlined and reversed, on and off; the terminal's own colours; all off.
    let calm = ["0", "1", "4", "7", "22", "24", "27", "39", "49", "59"].map(str::to_owned);
    let loud: Vec<String> = attributes(&written).into_iter().filter(|parameter| !calm.contains(parameter)).collect();
    assert_eq!(loud, [""; 0]);
}

#[test]
fn with_colour_there_is_colour() {
    let home = home_with_demo();
    let terminal = anne(&home);
    let attributes = attributes(&terminal.seen().wrote());
    assert!(attributes.contains("38") && attributes.contains("48"), "{attributes:?}");
}

/// How many times the program has written to any file.
fn writes(terminal: &Terminal) -> u64 {
    let io = terminal.about("io");
    let line = io.lines().find_map(|line| line.strip_prefix("syscw: "));
    line.unwrap().parse().unwrap()
}

#[test]
fn a_key_is_one_frame_and_a_frame_one_write() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    for _ in 0..6 {
        let (before, written) = (terminal.seen().bytes.len(), writes(&terminal));
        terminal.press("Down");
        terminal.draws(before);
        assert_eq!(writes(&terminal), written + 1);
        let frame = terminal.seen().bytes.split_off(before);
        let frame = String::from_utf8(frame).unwrap();
        assert!(frame.starts_with(FRAME_START), "{frame:?}");
        assert_eq!(frame.matches(FRAME_END).count(), 1, "{frame:?}");
    }
}

#[test]
fn a_board_nobody_touches_writes_nothing() {
    let home = home_with_demo();
    let terminal = anne(&home);
    assert_eq!(terminal.writes_within(Duration::from_secs(2)), 0);
}

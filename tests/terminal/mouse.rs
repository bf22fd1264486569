//! The mouse is taken with the terminal and given back with it, or left to the terminal.

use crate::pty::Terminal;
use crate::{anne, home_with_demo, opened};

const ON: &str = "\x1b[?1000h\x1b[?1006h";
const OFF: &str = "\x1b[?1006l\x1b[?1000l";

fn is_taken(terminal: &Terminal) -> bool {
    let seen = terminal.seen();
    let screen = seen.screen();
    assert!(!matches!(
        screen.mouse_protocol_mode(),
        vt100::MouseProtocolMode::ButtonMotion | vt100::MouseProtocolMode::AnyMotion
    ));
    screen.mouse_protocol_mode() == vt100::MouseProtocolMode::PressRelease
        && screen.mouse_protocol_encoding() == vt100::MouseProtocolEncoding::Sgr
}

#[test]
fn the_mouse_is_taken_and_what_it_does_elsewhere_is_nothing() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    assert!(is_taken(&terminal));
    let before = terminal.seen().bytes.len();
    // A right press, a drag and the letting go.
    terminal.types("\x1b[<2;10;10M\x1b[<32;11;10M\x1b[<0;10;10m");
    assert_eq!(terminal.writes_within(std::time::Duration::from_millis(400)), 0);
    assert_eq!(terminal.seen().bytes.len(), before);
    terminal.quits();
    assert!(terminal.seen().wrote().contains(OFF));
    assert!(!is_taken(&terminal));
}

#[test]
fn who_wants_the_mouse_for_the_terminal_keeps_it() {
    let home = home_with_demo();
    for (variable, taken) in [("0", false), ("1", true)] {
        let mut command = home.tavle(&["--as", "Anne"]);
        command.env("TAVLE_MOUSE", variable);
        let mut terminal = opened(&command);
        assert_eq!(is_taken(&terminal), taken);
        terminal.quits();
        assert_eq!(terminal.seen().wrote().contains(ON), taken);
    }
    std::fs::create_dir_all(home.path("config/tavle")).unwrap();
    home.file("config/tavle/config.toml", "mouse = false\n");
    assert!(!is_taken(&anne(&home)));
}

#[test]
fn the_help_switches_the_mouse_and_it_stays_so() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    terminal.press("h");
    terminal.shows("Hjælp");
    terminal.pastes("mus til");
    terminal.press("Enter");
    terminal.shows("Mus fra");
    assert!(!is_taken(&terminal));
    terminal.quits();
    assert!(!is_taken(&anne(&home)));
}

/// Presses and lets go of the left button where `text` stands first.
fn click(terminal: &mut Terminal, text: &str) {
    let screen = terminal.seen().text();
    let found = screen.lines().enumerate().find_map(|(row, line)| Some((line.find(text)?, row, line.to_owned())));
    let (at, row, line) = found.unwrap_or_else(|| panic!("{text:?} is not on the screen\n{screen}"));
    let column = line[..at].chars().count();
    terminal.types(&format!("\x1b[<0;{0};{1}M\x1b[<0;{0};{1}m", column + 1, row + 1));
}

#[test]
fn a_click_runs_the_key_that_is_shown_and_opens_what_is_drawn() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    click(&mut terminal, "3 Handlinger");
    terminal.shows("INDTIL 1 UGE OVER FRISTEN");
    click(&mut terminal, "Ret listen over fejlopkald");
    click(&mut terminal, "Ret listen over fejlopkald");
    terminal.shows("Kortlæg fejlopkald");
    click(&mut terminal, "d udført");
    terminal.shows("Er effekten set?");
    click(&mut terminal, "effekt ikke set");
    click(&mut terminal, "effekt ikke set");
    terminal.shows("#18 udført");
    click(&mut terminal, "u fortryd");
    terminal.shows("Fortrudt");
    terminal.quits();
}

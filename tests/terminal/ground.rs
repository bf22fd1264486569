//! What the terminal is asked before the screen is entered, what it answers, and what is typed meanwhile.

use std::fs;

use crate::home::Home;
use crate::pty::{Terminal, pause};
use crate::{anne, home_with_demo};

const QUESTION: &str = "\x1b]11;?\x07\x1b[c";
const LIGHT: &str = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
const KIND: &str = "\x1b[?62;22c";

/// The grounds of the dark theme and of the light one.
const DARK_GROUND: vt100::Color = vt100::Color::Idx(233);
const LIGHT_GROUND: vt100::Color = vt100::Color::Idx(231);

/// A terminal that sends `ahead` before anything else, which is then there when it is asked.
fn sending(command: &assert_cmd::Command, ahead: &str) -> Terminal {
    Terminal::start_after(command, 120, 36, ahead)
}

#[track_caller]
fn stands_on(terminal: &Terminal, ground: vt100::Color) {
    terminal.until("the board on its ground", |seen| {
        let cell = seen.screen().cell(30, 100).map(vt100::Cell::bgcolor);
        seen.is_whole() && seen.text().contains("h hjælp") && cell == Some(ground)
    });
}

fn was_asked(terminal: &Terminal) -> bool {
    terminal.seen().wrote().contains("\x1b]11;")
}

#[test]
fn a_light_terminal_gets_the_light_theme() {
    let home = home_with_demo();
    let mut terminal = sending(&home.tavle(&["--as", "Anne"]), &format!("{LIGHT}{KIND}"));
    stands_on(&terminal, LIGHT_GROUND);
    let wrote = terminal.seen().wrote();
    assert!(wrote.find(QUESTION).unwrap() < wrote.find("\x1b[?1049h").unwrap(), "asked before the screen is entered");
    terminal.quits();
}

#[test]
fn a_terminal_that_does_not_answer_is_dark_and_what_it_says_later_is_no_keys() {
    let home = home_with_demo();
    for ahead in ["", KIND] {
        let mut terminal = sending(&home.tavle(&["--as", "Anne"]), ahead);
        stands_on(&terminal, DARK_GROUND);
        let board = terminal.seen().text();
        // Its letters would count, open screens and settle an action.
        for late in [format!("{LIGHT}{KIND}"), "\x1b]11;rgb:dddd/1111/ffff\x07".to_owned()] {
            terminal.types(&late);
            pause();
            assert_eq!(terminal.seen().text(), board);
        }
        terminal.press("Tab");
        terminal.shows("k klar-parat");
        terminal.quits();
    }
}

#[test]
fn keys_typed_ahead_are_not_lost() {
    let home = home_with_demo();
    for ahead in [format!("3{LIGHT}{KIND}"), "3".to_owned(), format!("{KIND}3")] {
        let terminal = sending(&home.tavle(&["--as", "Anne"]), &ahead);
        terminal.shows("OVER 2 UGER OVER FRISTEN");
    }
    let terminal = sending(&home.tavle(&["--as", "Anne"]), &format!("\x1b[B{LIGHT}{KIND}"));
    terminal.until("the second selected", |seen| seen.text().lines().any(|line| line.contains("▌ ! #18")));
}

#[test]
fn nobody_is_asked_when_somebody_has_said_it() {
    let home = home_with_demo();
    for (variable, value, ground) in [
        ("TAVLE_THEME", "light", LIGHT_GROUND),
        ("NO_COLOR", "1", vt100::Color::Default),
        ("COLORFGBG", "0;15", LIGHT_GROUND),
        ("COLORFGBG", "15;default;0", DARK_GROUND),
        ("TERM", "linux", DARK_GROUND),
    ] {
        let mut command = home.tavle(&["--as", "Anne"]);
        command.env(variable, value);
        let terminal = Terminal::start(&command, 120, 36);
        stands_on(&terminal, ground);
        assert!(!was_asked(&terminal), "{variable}={value}");
    }
    assert!(was_asked(&anne(&home)));
}

#[test]
fn plain_characters_are_a_flag_of_the_board_and_of_the_demo() {
    let home = home_with_demo();
    for args in [&["--ascii", "--as", "Anne"][..], &["demo", "--ascii"]] {
        let terminal = Terminal::start(&home.tavle(args), 120, 36);
        terminal.shows("h hjælp");
        let drawn = terminal.seen().text();
        let strange: String = drawn.chars().filter(|c| !c.is_ascii() && !c.is_alphanumeric()).collect();
        assert_eq!(strange, "", "{args:?}");
    }
}

// ---- What is remembered ----

fn remembered(home: &Home) -> Vec<String> {
    let Ok(folder) = fs::read_dir(home.path("state/tavle/looks")) else { return Vec::new() };
    folder.filter_map(|file| fs::read_to_string(file.unwrap().path()).ok()).collect()
}

#[test]
fn a_theme_chosen_on_the_screen_is_there_next_time_for_whoever_chose_it() {
    let home = home_with_demo();
    fs::create_dir_all(home.path("config/tavle")).unwrap();
    home.file("config/tavle/config.toml", "theme = 'mono'\n");
    let mut terminal = anne(&home);
    terminal.press("c");
    terminal.shows("Tema: mørk");
    pause();
    terminal.press("c");
    terminal.shows("Tema: lys");
    terminal.quits();

    let again = Terminal::start(&home.tavle(&["--as", "Anne"]), 120, 36);
    stands_on(&again, LIGHT_GROUND);
    assert!(!was_asked(&again));
    let mette = Terminal::start(&home.tavle(&["--as", "Mette"]), 120, 36);
    stands_on(&mette, vt100::Color::Default);
    let mut command = home.tavle(&["--as", "Anne"]);
    command.env("TAVLE_THEME", "dark");
    stands_on(&Terminal::start(&command, 120, 36), DARK_GROUND);
}

#[test]
fn the_demo_remembers_nothing_and_a_broken_file_is_no_trouble() {
    let home = home_with_demo();
    let mut terminal = Terminal::start(&home.tavle(&["demo", "--as", "Anne"]), 120, 36);
    terminal.shows("h hjælp");
    terminal.press("c");
    terminal.shows("Tema: lys");
    terminal.quits();
    assert_eq!(remembered(&home), [""; 0]);

    fs::create_dir_all(home.path("state/tavle/looks")).unwrap();
    home.file("state/tavle/looks/Anne.toml", "theme = 'blue'\nmouse = ");
    stands_on(&Terminal::start(&home.tavle(&["--as", "Anne"]), 120, 36), DARK_GROUND);
}

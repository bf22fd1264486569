//! Text that was being typed when the program was ended is offered again.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::home::{Home, program};
use crate::pty::{PATIENCE, Terminal, pause};
use crate::{anne, home_with_demo, opened};

const THOUGHT: &str = "Ring til dem på 3. sal, når æblet er";

/// Opens the form of a new action in what `command` starts, and begins to write.
#[track_caller]
fn writing(command: &assert_cmd::Command, thought: &str) -> Terminal {
    let mut terminal = opened(command);
    terminal.press("n");
    terminal.shows("Ny handling");
    pause();
    terminal.types(thought);
    terminal.shows(&format!("► {thought}"));
    terminal
}

/// The draft files, as they are.
fn drafts(home: &Home) -> Vec<String> {
    let Ok(folder) = fs::read_dir(home.path("state/tavle/drafts")) else { return Vec::new() };
    folder.filter_map(|file| fs::read_to_string(file.unwrap().path()).ok()).collect()
}

/// The next start asks about the draft; the form with it, when the answer is yes.
#[track_caller]
fn offered(home: &Home) -> Terminal {
    let mut terminal = Terminal::start(&home.tavle(&["--as", "Anne"]), 120, 36);
    terminal.shows("Sidst blev du afbrudt, mens du skrev.");
    pause();
    terminal.press("j");
    terminal.shows("Det, du skrev før, er hentet frem");
    terminal.shows("Ny handling");
    pause();
    terminal
}

#[test]
fn a_signal_from_outside_keeps_what_was_typed() {
    let home = home_with_demo();
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut terminal = writing(&home.tavle(&["--as", "Anne"]), THOUGHT);
        terminal.signal(signal);
        assert!(terminal.ends() > 128);
        let mut terminal = offered(&home);
        terminal.shows(THOUGHT);
        terminal.press("Esc");
        terminal.shows("Luk uden at gemme?");
        pause();
        terminal.press("j");
        terminal.shows("Lagt til side");
        fs::remove_dir_all(home.path("state/tavle/drafts")).unwrap();
        terminal.quits();
    }
}

#[test]
fn a_lost_line_ends_the_program_and_keeps_what_was_typed() {
    let home = home_with_demo();
    let lasted = writing(&home.tavle(&["--as", "Anne"]), THOUGHT).hangs_up();
    assert!(lasted.is_some_and(|time| time < Duration::from_secs(2)), "{lasted:?}");
    offered(&home).shows(THOUGHT);
}

#[test]
fn a_lost_line_nobody_tells_of_ends_the_program_all_the_same() {
    let home = home_with_demo();
    let tavle = home.tavle(&["--as", "Anne"]);
    let mut shell = assert_cmd::Command::new("/bin/sh");
    shell.env_clear().envs(tavle.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.current_dir(tavle.get_current_dir().unwrap());
    shell.args(["-c", r#"trap "" HUP; "$@"; exit"#, "sh"]).arg(program()).args(["--as", "Anne"]);
    let lasted = writing(&shell, THOUGHT).hangs_up();
    assert!(lasted.is_some_and(|time| time < Duration::from_secs(2)), "{lasted:?}");
    offered(&home).shows(THOUGHT);
}

#[test]
fn a_kill_loses_nothing_that_was_typed_before_a_pause() {
    let home = home_with_demo();
    let mut terminal = writing(&home.tavle(&["--as", "Anne"]), THOUGHT);
    let start = Instant::now();
    while !drafts(&home).concat().contains(THOUGHT) {
        assert!(start.elapsed() < PATIENCE, "{:?}", drafts(&home));
        std::thread::sleep(Duration::from_millis(10));
    }
    terminal.signal(Signal::KILL);
    terminal.ends();
    assert!(terminal.seen().screen().alternate_screen(), "nothing could be done any more");
    offered(&home).shows(THOUGHT);
}

#[test]
fn a_draft_holds_no_cpr_number() {
    let home = home_with_demo();
    let mut terminal = writing(&home.tavle(&["--as", "Anne"]), "Ring til 010101-123");
    terminal.types("4");
    terminal.shows("••••");
    terminal.press("Tab Tab");
    terminal.types("Halv tanke");
    terminal.shows("► Halv tanke");
    terminal.signal(Signal::TERM);
    terminal.ends();
    let kept = drafts(&home);
    assert!(kept.concat().contains("Halv tanke"), "{kept:?}");
    assert!(!kept.concat().contains("010101"), "{kept:?}");
    let terminal = offered(&home);
    terminal.shows("Halv tanke");
    assert!(!terminal.seen().wrote().contains("1234"));
}

#[test]
fn a_draft_goes_when_it_is_saved_or_not_wanted() {
    let home = home_with_demo();
    let mut terminal = writing(&home.tavle(&["--as", "Anne"]), THOUGHT);
    terminal.signal(Signal::TERM);
    terminal.ends();
    let mut terminal = offered(&home);
    terminal.press("Tab");
    terminal.types("Anne");
    terminal.press("Tab Tab Tab Tab");
    terminal.types("+4");
    terminal.press("Ctrl-S");
    terminal.shows("#30 oprettet");
    terminal.quits();
    assert_eq!(drafts(&home), [""; 0]);

    let mut terminal = writing(&home.tavle(&["--as", "Anne"]), THOUGHT);
    terminal.signal(Signal::TERM);
    terminal.ends();
    let mut terminal = Terminal::start(&home.tavle(&["--as", "Anne"]), 120, 36);
    terminal.shows("Sidst blev du afbrudt, mens du skrev.");
    pause();
    terminal.press("n");
    terminal.shows_no("Sidst blev du afbrudt");
    terminal.quits();
    assert_eq!(drafts(&home), [""; 0]);
    anne(&home).quits();
}

//! What the README shows is what the program does: its board is the demo's, and its commands run as they stand there.

use std::path::Path;
use std::process::{Command, Output};

const README: &str = include_str!("../README.md");

/// The code block after the comment `<!-- mark … -->`, and what the comment says behind `mark`.
fn marked(mark: &str) -> (&'static str, &'static str) {
    let (_, rest) =
        README.split_once(&format!("<!-- {mark}")).unwrap_or_else(|| panic!("README lacks <!-- {mark} -->"));
    let (said, rest) = rest.split_once("-->").unwrap();
    let (_, rest) = rest.split_once("```").unwrap();
    let (_, block) = rest.split_once('\n').unwrap();
    (said.trim(), block.split_once("```").unwrap().0)
}

/// The program in a home of its own, with nothing of whoever runs the test.
fn in_home(program: &str, home: &Path) -> Command {
    let mut command = Command::new(program);
    let program_folder = Path::new(env!("CARGO_BIN_EXE_tavle")).parent().unwrap();
    let path = std::env::join_paths([program_folder, Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
    command.env_clear().env("HOME", home).env("PATH", path).env("LANG", "da_DK.UTF-8").current_dir(home);
    command
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_board_in_the_readme_is_the_demos() {
    let (now, shown) = marked("board at");
    let home = tempfile::tempdir().unwrap();
    let tavle = |args: &[&str]| {
        let output = in_home(env!("CARGO_BIN_EXE_tavle"), home.path()).env("TAVLE_NOW", now).args(args).output();
        printed(&output.unwrap())
    };
    tavle(&["--lang", "da", "demo", "--keep", "demo.db"]);
    let board = tavle(&["--lang", "da", "--db", "demo.db", "board"]);
    assert_eq!(board, shown, "the README shows another board than `tavle board`");
}

#[test]
fn the_commands_of_the_first_ten_minutes_run_as_they_stand() {
    let (_, commands) = marked("first ten minutes");
    let home = tempfile::tempdir().unwrap();
    let output = in_home("sh", home.path()).args(["-e", "-c", commands]).output().unwrap();
    let said = printed(&output);
    assert!(said.lines().count() > commands.lines().count(), "{said}");
}

#[test]
fn the_line_at_login_and_the_line_of_cron_speak_only_of_what_is_overdue() {
    let (_, block) = marked("login and cron");
    let lines: Vec<&str> = block.lines().filter_map(|line| Some(line.split_once("tavle ")?.1)).collect();
    assert_eq!(lines.len(), 2, "{block}");
    let home = tempfile::tempdir().unwrap();
    let tavle = |line: &str| {
        let mut command = in_home(env!("CARGO_BIN_EXE_tavle"), home.path());
        command.env("USER", "anne").env("TAVLE_NOW", "2026-11-23").args(line.split(' ')).output().unwrap()
    };
    for line in ["init --name Tavlen", "member add Anne --login anne", "action add Ring, Anne, 20-11-2026"] {
        printed(&tavle(line));
    }
    for line in &lines {
        let said = String::from_utf8(tavle(line).stdout).unwrap();
        assert!(said.contains("3 dage  #01  Ring"), "{line}: {said}");
    }
    printed(&tavle("action done 1"));
    for line in &lines {
        assert_eq!(printed(&tavle(line)), "", "{line}");
    }
}

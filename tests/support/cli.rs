//! The real program in a temporary home, on a day that stands still; a second passes with each command.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A home with a board file, if a test makes one.
pub struct Home {
    folder: TempDir,
    day: Cell<&'static str>,
    second: Cell<u32>,
    lang: &'static str,
}

/// The plan of 2018 and the numbers that the tests import.
pub const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/action_plan_2018.csv");
pub const INFECTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/infections_monthly.csv");
pub const SEEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/seen_within_4h_weekly.csv");
pub const KPIS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/kpis_2018.csv");

impl Home {
    /// An empty home on Monday 23 November 2026, in Danish.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("tmp")).unwrap();
        Home { folder, day: Cell::new("2026-11-23"), second: Cell::new(0), lang: "da" }
    }

    pub fn english() -> Self {
        Home { lang: "en", ..Home::new() }
    }

    /// A home with a board, a unit and two members: Anne, whose login calls, and Mette, who may decide.
    pub fn with_board() -> Self {
        let home = Home::new();
        home.ok(&["init", "--name", "Vores tavle", "--first-meeting", "2026-11-27", "--at", "9.00"]);
        home.ok(&["unit", "add", "BAC"]);
        home.ok(&["member", "add", "Anne Holm", "--unit", "BAC", "--login", "anne"]);
        home.ok(&["member", "add", "Mette Lund", "--unit", "BAC", "--role", "leder"]);
        home
    }

    pub fn set_day(&self, day: &'static str) {
        self.day.set(day);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The board file when no other is named.
    pub fn db(&self) -> PathBuf {
        self.path("data/tavle/tavle.db")
    }

    /// Writes a file in the home and names it.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), content).unwrap();
        name.to_owned()
    }

    /// The program with `args`, in the home.
    pub fn tavle<S: AsRef<std::ffi::OsStr>>(&self, args: &[S]) -> Command {
        let second = self.second.get();
        self.second.set(second + 1);
        let now = format!("{}T09:{:02}:{:02}", self.day.get(), second / 60 % 60, second % 60);
        let mut command = Command::new(program());
        command.env_clear().env("HOME", self.folder.path()).env("XDG_DATA_HOME", self.path("data"));
        command.env("XDG_CONFIG_HOME", self.path("config")).env("XDG_STATE_HOME", self.path("state"));
        command.env("USER", "anne").env("TAVLE_LANG", self.lang).env("TAVLE_NOW", now).env("TZ", "Europe/Copenhagen");
        command.env("TMPDIR", self.path("tmp")).current_dir(self.folder.path()).args(args);
        command
    }

    /// What it prints; it must succeed.
    #[track_caller]
    pub fn ok(&self, args: &[&str]) -> String {
        succeeded(self.tavle(args).output().unwrap(), args)
    }

    /// What it prints for what comes in on stdin.
    #[track_caller]
    pub fn piped(&self, args: &[&str], stdin: impl Into<Vec<u8>>) -> String {
        succeeded(self.tavle(args).write_stdin(stdin).output().unwrap(), args)
    }

    /// What it says on stderr; it must end with `code` and print nothing.
    #[track_caller]
    pub fn fails(&self, code: i32, args: &[&str]) -> String {
        failed(self.tavle(args).output().unwrap(), code, args)
    }

    /// The data of an answer in JSON.
    #[track_caller]
    pub fn json(&self, args: &[&str]) -> Value {
        let printed = self.ok(&[args, &["--json"]].concat());
        let mut answer: Value = serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"));
        assert_eq!(answer["schema"], 1, "{printed}");
        answer["data"].take()
    }

    /// Runs each line: words separated by spaces.
    #[track_caller]
    pub fn all_ok(&self, lines: &[&str]) {
        for line in lines {
            self.ok(&line.split(' ').collect::<Vec<_>>());
        }
    }
}

pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_tavle"))
}

#[track_caller]
pub fn succeeded(output: Output, args: &[&str]) -> String {
    let (out, err) = texts(&output);
    assert!(output.status.success(), "{args:?} ended with {}: {out}{err}", output.status);
    out
}

#[track_caller]
pub fn failed(output: Output, code: i32, args: &[&str]) -> String {
    let (out, err) = texts(&output);
    assert_eq!(output.status.code(), Some(code), "{args:?}: {out}{err}");
    assert_eq!(out, "", "{args:?}");
    err
}

fn texts(output: &Output) -> (String, String) {
    (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

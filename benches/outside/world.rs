//! The boards that are measured, and the programs beside ours.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::home::{Home, program};
use crate::table::Figures;
use crate::watched::Watched;

/// A board, as it is called in the table, and its file.
pub struct Board {
    pub name: &'static str,
    pub file: String,
}

pub struct World {
    pub home: Home,
    /// The demo first.
    pub boards: Vec<Board>,
    /// 50,000 open actions.
    pub open: Option<Board>,
    /// Everything is tried once only.
    pub is_trial: bool,
}

impl World {
    pub fn new(is_trial: bool) -> Self {
        build_yardsticks();
        let home = Home::new();
        let make = |name, file: &str, size: &[&str]| {
            let file = home.path(file).to_string_lossy().into_owned();
            let made = home.tavle(&[&["demo", "--keep", &file], size].concat()).output();
            if !made.is_ok_and(|made| made.status.success()) {
                println!("{name} is left out: this program does not make it.");
                return None;
            }
            Some(Board { name, file })
        };
        let mut boards: Vec<Board> = make("demo", "demo.db", &[]).into_iter().collect();
        let mut open = None;
        if !is_trial {
            boards.extend(make("ten years", "years.db", &["--years", "10", "--seed", "1"]));
            boards.extend(make("100,000 actions", "many.db", &["--actions", "100000", "--seed", "1"]));
            let size = ["--actions", "100000", "--open", "50000", "--seed", "1"];
            open = make("50,000 open of 100,000", "open.db", &size);
        }
        World { home, boards, open, is_trial }
    }

    /// How often something is measured that is wanted `times`.
    pub fn times(&self, times: usize) -> usize {
        if self.is_trial { 1 } else { times }
    }

    pub fn demo(&self) -> &Board {
        &self.boards[0]
    }

    /// The board on the screen.
    pub fn on_screen(&self, board: &Board, size: (u16, u16)) -> Watched {
        let mut command = self.home.tavle(&["--as", "Anne", "--db", &board.file]);
        Watched::start(command.env("TAVLE_THEME", "dark"), size, "h hjælp")
    }

    /// The minimal list on the screen.
    pub fn minimal(&self, size: (u16, u16)) -> Watched {
        let mut command = assert_cmd::Command::new(yardstick("minimal"));
        command.env_clear().current_dir(self.home.path("."));
        Watched::start(&command, size, "q luk")
    }

    /// The command as it is measured: nothing waits beside it.
    pub fn tavle(&self, args: &[&str]) -> Command {
        let command = self.home.tavle(args);
        let mut plain = Command::new(program());
        plain.args(command.get_args()).env_clear().current_dir(self.home.path("."));
        plain.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        plain
    }

    /// One write of a page made durable, in the boards' folder.
    pub fn sync(&self, times: usize) -> Figures {
        let mut file = File::create(self.home.path("sync")).unwrap();
        let mut figures = Figures::default();
        for _ in 0..times {
            let before = Instant::now();
            file.write_all(&[1; 4096]).unwrap();
            file.sync_data().unwrap();
            figures.add_time(before.elapsed());
            std::thread::sleep(Duration::from_millis(20));
        }
        figures
    }
}

/// A program of `examples/`, built as ours is.
pub fn yardstick(name: &str) -> PathBuf {
    program().with_file_name("examples").join(name)
}

fn build_yardsticks() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--example", "minimal", "--example", "limit"]);
    if program().parent().is_some_and(|folder| folder.ends_with("release")) {
        build.arg("--release");
    }
    let built = build.current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap();
    assert!(built.success(), "the yardsticks are built");
}

//! `tavle`: the settings, then the command line or the screen.
#![forbid(unsafe_code)]

use std::process::ExitCode;
use std::time::Duration;

use tavle::cli::{self, After};
use tavle::settings::Settings;
use tavle::store::sqlite::Sqlite;
use tavle::{paths, tui};

/// How long a command waits for somebody else's write; before a screen people wait less.
const COMMAND_WAITS: Duration = Duration::from_secs(10);
const SCREEN_WAITS: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let (user, system) = paths::settings();
    let settings = Settings::read(user.as_deref(), &system, |name| std::env::var_os(name));
    let args: Vec<_> = std::env::args_os().collect();
    match cli::run(&sqlite(COMMAND_WAITS), settings, &args) {
        After::Exit(code) => ExitCode::from(code),
        After::Screen(settings) => {
            let ended = tui::run(&sqlite(SCREEN_WAITS), &settings);
            ExitCode::from(cli::ended(&settings, ended))
        }
        After::Demo(settings, wanted) => {
            let ended = tui::run_demo(&sqlite(SCREEN_WAITS), &settings, wanted);
            ExitCode::from(cli::ended(&settings, ended))
        }
    }
}

fn sqlite(wait: Duration) -> Sqlite {
    Sqlite { wait, allow_network: false }
}

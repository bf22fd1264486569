//! The real program in a real terminal.

#[path = "support/cli.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod home;
#[path = "support/pty.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod pty;

#[path = "terminal/drafts.rs"]
mod drafts;
#[path = "terminal/ending.rs"]
mod ending;
#[path = "terminal/first_start.rs"]
mod first_start;
#[path = "terminal/glass.rs"]
mod glass;
#[path = "terminal/ground.rs"]
mod ground;
#[path = "terminal/mouse.rs"]
mod mouse;
#[path = "terminal/narrow.rs"]
mod narrow;
#[path = "terminal/together.rs"]
mod together;
#[path = "terminal/typing.rs"]
mod typing;

use home::Home;
use pty::Terminal;

/// A home whose board is the demo's, with actions, KPIs and a tally.
fn home_with_demo() -> Home {
    let home = Home::new();
    home.ok(&["demo", "--keep", home.db().to_str().unwrap()]);
    home
}

/// The board in a terminal of 120 × 36, when it stands there whole.
#[track_caller]
fn opened(command: &assert_cmd::Command) -> Terminal {
    let terminal = Terminal::start(command, 120, 36);
    terminal.until("the board", |seen| seen.is_whole() && seen.text().contains("h hjælp"));
    terminal
}

/// The board of Anne on the screen.
#[track_caller]
fn anne(home: &Home) -> Terminal {
    opened(&home.tavle(&["--as", "Anne"]))
}

//! How fast the program is from outside, in a terminal, beside two yardsticks of the same run: a minimal list
//! (`examples/minimal.rs`) and one query (`examples/limit.rs`).
//!
//! `cargo bench --bench outside [-- FILTER…]` prints one line per goal: what, median, p95, the yardstick's figure, the
//! ratio, the goal, met or not. It judges nothing else: figures of one run compare with each other, not with those of
//! another day. FILTER is the beginning of a group: start, keys, screens, acts, search, idle, away, once, lines. `-- --test`
//! goes through all once, on the demo alone.

#[path = "../tests/support/cli.rs"]
#[allow(dead_code, reason = "the home, not what tests ask of it")]
mod home;
#[path = "outside/lines.rs"]
mod lines;
#[path = "../tests/support/pty.rs"]
#[allow(dead_code, reason = "the terminal, not what tests ask of it")]
mod pty;
#[path = "outside/screen.rs"]
mod screen;
#[path = "outside/table.rs"]
mod table;
#[path = "outside/watched.rs"]
mod watched;
#[path = "outside/world.rs"]
mod world;

use std::time::Instant;

use world::World;

/// A group of lines: what it is called, and what measures and prints it.
type Group = (&'static str, fn(&World));

/// The groups of lines, in the order of the goals.
const GROUPS: [Group; 9] = [
    ("start", screen::start),
    ("keys", screen::keys),
    ("screens", screen::switch),
    ("acts", screen::acts),
    ("search", screen::search),
    ("idle", screen::idle),
    ("away", screen::away),
    ("once", screen::once),
    ("lines", lines::all),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // Cargo says `--bench` when it is to be measured; without it, it is tried.
    let is_trial = args.iter().any(|arg| arg == "--test") || !args.iter().any(|arg| arg == "--bench");
    let filters: Vec<&String> = args.iter().filter(|arg| !arg.starts_with('-')).collect();
    let started = Instant::now();
    let world = World::new(is_trial);
    table::heading();
    for (name, measure) in GROUPS {
        if filters.is_empty() || filters.iter().any(|filter| name.starts_with(filter.as_str())) {
            measure(&world);
        }
    }
    println!("in {} s", started.elapsed().as_secs());
}

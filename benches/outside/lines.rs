//! What the command line takes.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::table::{Figures, Goal, line, value};
use crate::watched::mebibytes;
use crate::world::{Board, World, yardstick};

pub fn all(world: &World) {
    for board in &world.boards {
        pages(world, board);
    }
    if let Some(open) = &world.open {
        many(world, open);
    }
}

/// Runs `command`; how long it took.
fn time(command: &mut Command) -> Duration {
    let before = Instant::now();
    let output = command.stdin(Stdio::null()).output().unwrap();
    let time = before.elapsed();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    time
}

fn limit(board: &Board, all: bool) -> Command {
    let mut command = Command::new(yardstick("limit"));
    command.arg(&board.file).args(all.then_some("--all"));
    command
}

/// What fits on a page, at any size of the board.
fn pages(world: &World, board: &Board) {
    let at = |args: &[&str]| world.tavle(&[args, &["--db", &board.file]].concat());
    let [mut limits, mut boards, mut overdue, mut add] = [(); 4].map(|()| Figures::default());
    for round in 0..=world.times(15) {
        let times = [
            time(&mut limit(board, false)),
            time(&mut at(&["board"])),
            time(&mut at(&["overdue"])),
            time(&mut at(&["action", "add", "Ring tilbage", "--owner", "Anne", "--deadline", "+14"])),
        ];
        // The first round warms the caches.
        for (figures, time) in
            [&mut limits, &mut boards, &mut overdue, &mut add].into_iter().zip(times).filter(|_| round > 0)
        {
            figures.add_time(time);
        }
    }
    let (limit, sync) = (limits.median(), world.sync(world.times(15)).median());
    line(&format!("tavle board, {}", board.name), &boards, Some(limit), Goal::Times(3.0));
    line(&format!("tavle overdue, {}", board.name), &overdue, Some(limit), Goal::Times(3.0));
    line(&format!("tavle action add, {}", board.name), &add, Some(limit + sync), Goal::Above(5.0));
}

/// A list as long as the board.
fn many(world: &World, board: &Board) {
    let overdue = || world.tavle(&["overdue", "--db", &board.file]);
    let [mut ours, mut limits] = [(); 2].map(|()| Figures::default());
    for _ in 0..world.times(7) {
        ours.add_time(time(&mut overdue()));
        limits.add_time(time(&mut limit(board, true)));
    }
    line(&format!("tavle overdue, {}", board.name), &ours, Some(limits.median()), Goal::Times(20.0));
    let (peak, lines) = peak(&mut overdue());
    value(&format!("· peak memory over {lines} lines, MiB"), peak, None, None, Goal::Most(16.0));
}

/// The most memory `command` has while it writes, in MiB, and how many lines it writes.
fn peak(command: &mut Command) -> (f64, usize) {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut out = child.stdout.take().unwrap();
    let (mut bytes, mut peak, mut lines) = ([0; 64 * 1024], 0.0_f64, 0);
    loop {
        let read = out.read(&mut bytes).unwrap();
        if read == 0 {
            break;
        }
        lines += bytes[..read].iter().filter(|byte| **byte == b'\n').count();
        // The last that can be read before it ends.
        peak = peak.max(std::fs::read_to_string(&status).map_or(0.0, |status| mebibytes(&status)));
    }
    child.wait().unwrap();
    (peak, lines)
}

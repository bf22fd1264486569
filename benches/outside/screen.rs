//! What a person at the screen waits for.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use crate::table::{Figures, Goal, line, value};
use crate::watched::{DOWN, UP, Watched, as_float};
use crate::world::{Board, World};

const LAPTOP: (u16, u16) = (120, 36);
const LARGE: (u16, u16) = (200, 60);

const SCREENS: [&str; 5] = ["1", "2", "3", "4", "5"];

pub fn start(world: &World) {
    let mut minimal = Figures::default();
    let mut boards: Vec<Figures> = world.boards.iter().map(|_| Figures::default()).collect();
    for round in 0..=world.times(15) {
        let of_minimal = world.minimal(LAPTOP).start;
        let of_boards = world.boards.iter().map(|board| world.on_screen(board, LAPTOP).start);
        // The first round warms the caches.
        for (figures, time) in boards.iter_mut().zip(of_boards).filter(|_| round > 0) {
            figures.add_time(time);
        }
        if round > 0 {
            minimal.add_time(of_minimal);
        }
    }
    let demo = boards[0].median();
    for (at, (board, figures)) in world.boards.iter().zip(&boards).enumerate() {
        let what = format!("start → first full board, {}", board.name);
        let (yardstick, times) = if at == 0 { (minimal.median(), 3.0) } else { (demo, 1.5) };
        line(&what, figures, Some(yardstick), Goal::Times(times));
    }
}

/// What the selection key brought on one screen.
#[derive(Default)]
struct Selected {
    times: Figures,
    bytes: Figures,
    writes: Figures,
}

impl Selected {
    fn add(&mut self, watched: &mut Watched, key: &str) {
        let frame = watched.send(key);
        // At the end of a short list nothing moves.
        if frame.bytes == 0 {
            return;
        }
        self.times.add_time(frame.time);
        self.bytes.add(as_float(frame.bytes as u64));
        self.writes.add(as_float(frame.writes));
    }
}

pub fn keys(world: &World) {
    let mut of_demo: Vec<Selected> = Vec::new();
    for (at, board) in world.boards.iter().enumerate() {
        let (mut ours, mut minimal) = (world.on_screen(board, LAPTOP), world.minimal(LAPTOP));
        let mut writes = Figures::default();
        for (screen, digit) in SCREENS.into_iter().enumerate() {
            ours.press(digit);
            let (mut selected, mut of_minimal) = (Selected::default(), Selected::default());
            for step in 0..world.times(48) {
                // Four down, four up: the selection moves on short lists and on long ones.
                let key = if step % 8 < 4 { DOWN } else { UP };
                selected.add(&mut ours, key);
                of_minimal.add(&mut minimal, key);
            }
            let what = |what: &str| format!("{what}, screen {digit}, {}", board.name);
            let yardstick = &of_minimal.times;
            for (name, share) in [("p50", 0.5), ("p95", 0.95)] {
                let time = selected.times.share(share);
                value(
                    &what(&format!("key → repaint {name}")),
                    time,
                    None,
                    Some(yardstick.share(share)),
                    Goal::Times(2.0),
                );
                if at > 0 {
                    let demo = of_demo[screen].times.share(share);
                    let name = format!("· beside the demo {name}");
                    value(&what(&name), time, None, Some(demo), Goal::Times(1.3));
                }
            }
            line(&what("bytes a key"), &selected.bytes, None, Goal::Most(500.0));
            writes.add(selected.writes.share(1.0));
            if at == 0 {
                of_demo.push(selected);
            }
        }
        let most = writes.share(1.0);
        value(&format!("most write()s a key, {}", board.name), most, None, None, Goal::Most(1.0));
    }
}

pub fn switch(world: &World) {
    for board in &world.boards {
        let (mut ours, mut minimal) = (world.on_screen(board, LARGE), world.minimal(LARGE));
        let (mut times, mut of_minimal) = (Figures::default(), Figures::default());
        for _ in 0..world.times(4) {
            for digit in ["2", "3", "4", "5", "1"] {
                times.add_time(ours.press(digit).time);
            }
            for digit in ["2", "1"] {
                of_minimal.add_time(minimal.send(digit).time);
            }
        }
        let what = format!("switch of screen at 200 × 60, {}", board.name);
        line(&what, &times, Some(of_minimal.median()), Goal::Times(2.5));
    }
}

pub fn acts(world: &World) {
    let sync = world.sync(world.times(15)).median();
    // The smallest and the largest.
    let ends = [world.boards.first(), world.boards.last().filter(|_| !world.is_trial)];
    for board in ends.into_iter().flatten() {
        let mut ours = world.on_screen(board, LAPTOP);
        // How one comes to the act, and the key that acts.
        for (name, screen, ahead, key) in
            [("done", "3", &["d"][..], "4"), ("count", "5", &[], "k"), ("measure", "2", &["m", "2", "1"], "\r")]
        {
            ours.press(screen);
            let mut times = Figures::default();
            for _ in 0..world.times(7) {
                for ahead in ahead {
                    ours.press(ahead);
                }
                times.add_time(ours.press(key).time);
                ours.press("u");
            }
            let what = format!("{name} → durable → repaint, {}", board.name);
            line(&what, &times, Some(sync), Goal::Above(3.0));
        }
    }
}

pub fn search(world: &World) {
    // A plain scan of a small board is nothing to be held against.
    let largest = world.boards.last().filter(|_| !world.is_trial);
    for board in largest.into_iter().chain(&world.open) {
        let mut ours = world.on_screen(board, LAPTOP);
        ours.press("3");
        ours.press("s");
        let mut times = Figures::default();
        for _ in 0..world.times(7) {
            for letter in ["t", "e", "l", "e", "f"] {
                times.add_time(ours.send(letter).time);
            }
            for _ in 0..5 {
                times.add_time(ours.send("\x7f").time);
            }
        }
        let scan = scan(world, board);
        let what = format!("search key, {}", board.name);
        line(&what, &times, Some(scan.median()), Goal::Times(2.0));
    }
}

/// A plain scan of every action's text for a word.
fn scan(world: &World, board: &Board) -> Figures {
    let conn = Connection::open_with_flags(&board.file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut figures = Figures::default();
    for _ in 0..world.times(7) {
        let before = Instant::now();
        let mut statement = conn.prepare("SELECT change FROM action").unwrap();
        let mut rows = statement.query([]).unwrap();
        let mut found = 0;
        while let Some(row) = rows.next().unwrap() {
            found += usize::from(row.get_ref(0).unwrap().as_str().unwrap().to_lowercase().contains("telef"));
        }
        std::hint::black_box(found);
        figures.add_time(before.elapsed());
    }
    figures
}

pub fn idle(world: &World) {
    let time = Duration::from_secs(if world.is_trial { 1 } else { 4 });
    for board in &world.boards {
        let mut ours = world.on_screen(board, LAPTOP);
        std::thread::sleep(Duration::from_millis(500));
        let idle = ours.idle(time);
        let what = |what: &str| format!("idle: {what}, {}", board.name);
        value(&what("bytes"), as_float(idle.bytes as u64), None, None, Goal::Most(0.0));
        value(&what("write()s"), as_float(idle.writes), None, None, Goal::Most(0.0));
        value(&what("wake-ups a second"), idle.wakes, None, None, Goal::Most(5.0));
        value(&what("% of a processor"), idle.cpu, None, None, Goal::Most(0.05));
        for digit in SCREENS {
            ours.press(digit);
        }
        let most = if board.name == world.demo().name { 12.0 } else { 16.0 };
        value(&what("peak memory after all screens, MiB"), ours.peak(), None, None, Goal::Most(most));
        idle_wall(board, &mut ours, time);
    }
}

/// The wall over a fraction of a minute: it is drawn once a minute, and not for anything else.
fn idle_wall(board: &Board, ours: &mut Watched, time: Duration) {
    ours.press("b");
    std::thread::sleep(Duration::from_millis(500));
    let idle = ours.idle(time);
    let what = |what: &str| format!("idle wall: {what}, {}", board.name);
    value(&what("write()s"), as_float(idle.writes), None, None, Goal::Most(1.0));
    value(&what("wake-ups a second"), idle.wakes, None, None, Goal::Most(5.0));
}

/// How long a slow line takes each way, and how far apart quick keys are.
const AWAY: Duration = Duration::from_millis(100);
const QUICK: Duration = Duration::from_millis(20);

/// At the end of a slow line. The line is not laid but added, there and back: this terminal answers no question, so that
/// whatever the program waited for from it would stand in the times beside the line's own.
pub fn away(world: &World) {
    for board in &world.boards {
        let mut ours = world.on_screen(board, LAPTOP);
        let there_and_back = |time: Duration| AWAY + time + AWAY;
        let [mut one, mut ten, mut all] = [(); 3].map(|()| Figures::default());
        let (mut steps, mut writes, mut bytes) = (0.0, 0.0, 0.0);
        for digit in ["3", "4", "2", "5", "1"] {
            ours.press(digit);
            for key in [DOWN; 10] {
                let frame = ours.send(key);
                if frame.bytes == 0 {
                    continue;
                }
                one.add_time(there_and_back(frame.time));
                steps += 1.0;
                writes += as_float(frame.writes);
                bytes += as_float(frame.bytes as u64);
            }
            ten.add_time(there_and_back(ours.send(&UP.repeat(10)).time));
            all.add_time(there_and_back(ours.send_apart(&[DOWN; 10], QUICK)));
        }
        let what = |what: &str| format!("200 ms away: {what}, {}", board.name);
        line(&what("key → repaint"), &one, None, Goal::Most(205.0));
        line(&what("10 keys at once → repaint"), &ten, None, Goal::Most(205.0));
        line(&what("10 quick keys → the last seen"), &all, None, Goal::Most(205.0));
        value(&what("write()s a key"), writes / steps, None, None, Goal::Most(1.0));
        value(&what("bytes a key"), bytes / steps, None, None, Goal::Most(500.0));
    }
}

/// Many keys at once, another size, the end.
pub fn once(world: &World) {
    for board in &world.boards {
        let [mut burst, mut minimal_burst, mut resize, mut minimal_resize, mut quit] =
            [(); 5].map(|()| Figures::default());
        let mut restored = true;
        for _ in 0..world.times(7) {
            let (mut ours, mut minimal) = (world.on_screen(board, LAPTOP), world.minimal(LAPTOP));
            ours.press("3");
            burst.add_time(ours.send(&DOWN.repeat(100)).time);
            minimal_burst.add_time(minimal.send(&DOWN.repeat(100)).time);
            for (columns, rows) in [LARGE, LAPTOP] {
                resize.add_time(ours.resize(columns, rows));
                minimal_resize.add_time(minimal.resize(columns, rows));
            }
            ours.press("q");
            std::thread::sleep(Duration::from_millis(350));
            quit.add_time(ours.end("q"));
            restored &= ours.is_restored();
            minimal.end("q");
        }
        let what = |what: &str| format!("{what}, {}", board.name);
        line(&what("100 keys at once"), &burst, Some(minimal_burst.median()), Goal::Most(20.0));
        line(&what("resize → repaint"), &resize, Some(minimal_resize.median()), Goal::Times(2.0));
        line(&what("quit → terminal let go"), &quit, None, Goal::Most(5.0));
        let left = f64::from(u8::from(!restored));
        value(&what("quit: terminals not restored"), left, None, None, Goal::Most(0.0));
    }
}

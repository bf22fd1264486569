//! Many at once, and killed at any moment.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;

use rusqlite::Connection;

use crate::support::{Home, program};

const WRITERS: u32 = 8;
const EACH: u32 = 40;

fn add(home: &Home, text: &str) -> Command {
    let mut command = Command::new(program());
    command.args(["action", "add", text, "--owner", "BAC", "--deadline", "01-12-2026", "--json"]);
    command.args(["--db", home.db().to_str().unwrap()]).env("TAVLE_LANG", "da").env("USER", "anne");
    command
}

/// The numbers in the file, after it has been found whole.
fn numbers(home: &Home) -> BTreeSet<u32> {
    let raw = Connection::open(home.db()).unwrap();
    let whole: String = raw.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    let dangling: i64 = raw.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(dangling, 0);
    let mut rows = raw.prepare("SELECT number FROM action").unwrap();
    rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn eight_writers_lose_nothing_and_nobody_is_told_to_wait() {
    let home = Home::with_board();
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let home = &home;
            let writes: Vec<Command> = (0..EACH).map(|n| add(home, &format!("{writer}: {n}"))).collect();
            scope.spawn(move || {
                for mut write in writes {
                    let output = write.output().unwrap();
                    let said = String::from_utf8_lossy(&output.stderr);
                    assert!(output.status.success() && said.is_empty(), "{said}");
                }
            });
        }
    });
    assert_eq!(numbers(&home), (1..=WRITERS * EACH).collect());
}

/// A script writes a hundred actions and tells of each when it is saved; it is killed with all its children at ever
/// later moments.
#[test]
fn what_was_acknowledged_survives_a_kill() {
    let home = Home::with_board();
    let mut acknowledged = BTreeSet::new();
    let mut round = 0_u64;
    while acknowledged.len() < 100 {
        let script = "for n in $(seq 100); do \"$0\" \"$@\" || exit 1; done";
        let one = add(&home, "Opgave");
        let mut child = Command::new("sh")
            .arg("-c")
            .arg(script)
            .arg(program())
            .args(one.get_args())
            .env("TAVLE_LANG", "da")
            .env("USER", "anne")
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        let told = BufReader::new(child.stdout.take().unwrap());
        // The moment moves through a write: from its start to past its end.
        let killer = thread::spawn(move || {
            thread::sleep(std::time::Duration::from_millis(20 + round * 7 % 180));
            let group = rustix::process::Pid::from_child(&child);
            rustix::process::kill_process_group(group, rustix::process::Signal::KILL).unwrap();
            child.wait().unwrap();
        });
        for line in told.lines().map_while(Result::ok) {
            let Ok(answer) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
            acknowledged.insert(u32::try_from(answer["data"]["numbers"][0].as_u64().unwrap()).unwrap());
        }
        killer.join().unwrap();
        let kept = numbers(&home);
        assert!(acknowledged.is_subset(&kept), "{:?} are lost", acknowledged.difference(&kept));
        round += 1;
        assert!(round < 2_000, "only {} were acknowledged", acknowledged.len());
    }
    assert!(round > 10, "the script was killed only {round} times");
}

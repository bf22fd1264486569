//! A login each: real users of this machine on one file, with the rights of their group, and one who may only look.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::home::{failed, program, succeeded};
use crate::pty::{Terminal, pause};
use crate::{Sshd, make_key, run};

/// Two colleagues in a group of their own and somebody outside it, each with a login and a key.
struct Team {
    sshd: Sshd,
    group: String,
    /// What the machine was given for this test, and is rid of after it.
    logins: Logins,
}

/// Users and a group of this machine.
struct Logins {
    group: String,
    users: Vec<String>,
}

impl Drop for Logins {
    fn drop(&mut self) {
        for user in &self.users {
            let _ = Command::new("userdel").args(["-f", user]).output();
        }
        let _ = Command::new("groupdel").arg(&self.group).output();
    }
}

impl Logins {
    /// Makes a group, `anne` and `lone` in it and `per` outside; `mark` sets them apart from those of other tests.
    fn make(mark: &str, home: &Path) -> Self {
        let mark = format!("{mark}{}", std::process::id() % 100_000);
        let mut logins = Logins { group: format!("tv{mark}"), users: Vec::new() };
        run(Command::new("groupadd").arg(&logins.group));
        for name in ["anne", "lone", "per"] {
            let user = format!("{name}{mark}");
            // A star is no password at all, and the account is not locked.
            run(Command::new("useradd").args(["-M", "-s", "/bin/sh", "-p", "*", "-d"]).arg(home).arg(&user));
            logins.users.push(user.clone());
            if name != "per" {
                run(Command::new("usermod").args(["-aG", &logins.group, &user]));
            }
        }
        logins
    }

    fn of(&self, name: &str) -> &str {
        self.users.iter().find(|user| user.starts_with(name)).unwrap()
    }
}

fn open_to_all(path: &Path) {
    fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}

impl Team {
    fn start(mark: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        open_to_all(folder.path());
        let path = |name: &str| folder.path().join(name);
        let logins = Logins::make(mark, folder.path());
        let group = logins.group.clone();
        for name in ["anne", "lone", "per"] {
            let keys = path(&format!("keys-{}", logins.of(name)));
            fs::write(&keys, make_key(folder.path(), name)).unwrap();
            open_to_all(&keys);
        }
        // Where every login finds it, as the README puts it there.
        fs::copy(program(), path("tavle")).unwrap();
        open_to_all(&path("tavle"));
        run(Command::new("install").args(["-d", "-o", "root", "-g", &group, "-m", "2770"]).arg(path("srv")));
        let environment = [
            format!("PATH={}:/usr/bin:/bin", folder.path().display()),
            format!("TAVLE_DB={}", path("srv/tavle.db").display()),
            "TAVLE_LANG=da".to_owned(),
            "TAVLE_NOW=2026-11-23T09:00:00".to_owned(),
            "TZ=Europe/Copenhagen".to_owned(),
            "LC_ALL=C".to_owned(),
        ];
        let team = Team { sshd: Sshd::start(folder, "keys-%u", &environment), group, logins };
        team.ok("anne", &["init", "--shared", &team.group, "--name", "Borgerservice", "--first-meeting", "fre"]);
        for (name, login) in [("Anne", "anne"), ("Lone", "lone")] {
            team.ok("anne", &["member", "add", name, "--login", team.logins.of(login)]);
        }
        team
    }

    fn board(&self) -> PathBuf {
        self.sshd.path("srv/tavle.db")
    }

    fn beside(&self) -> bool {
        self.sshd.path("srv/tavle.db-shm").exists()
    }

    /// What `ssh name@server tavle …` comes to.
    fn asked(&self, name: &str, words: &[&str]) -> Output {
        let host = format!("{}@127.0.0.1", self.logins.of(name));
        self.sshd.ssh(name, &[&[host.as_str(), "tavle"], words].concat()).output().unwrap()
    }

    #[track_caller]
    fn ok(&self, name: &str, words: &[&str]) -> String {
        succeeded(self.asked(name, words), words)
    }

    /// The board on the screen of `name`.
    fn screen(&self, name: &str) -> Terminal {
        let host = format!("{}@127.0.0.1", self.logins.of(name));
        Terminal::start(&self.sshd.ssh(name, &["-tt", &host, "tavle"]), 120, 36)
    }
}

#[test]
#[ignore = "needs root and openssh-server: makes users"]
fn two_logins_of_a_group_write_on_one_file() {
    let team = Team::start("a");
    let made = team.board().metadata().unwrap();
    assert_eq!((made.mode() & 0o7777, made.nlink()), (0o660, 1));
    let said = team.ok("lone", &["action", "add", "Ring,", "Anne,", "20-11-2026"]);
    assert_eq!(said, "#01 oprettet: Ring · Anne · fre. 20-11-2026.\n");
    let mine = team.ok("anne", &["overdue", "--mine"]);
    assert!(mine.starts_with("1 af dine handlinger er over fristen, Anne\n   3 dage  #01  Ring"), "{mine}");
    let mut screen = team.screen("lone");
    screen.shows("1 over fristen");
    assert_eq!(team.ok("anne", &["action", "wait", "1", "--until", "fre"]), "#01 afventer til fre. 27-11-2026.\n");
    assert_eq!(team.ok("anne", &["action", "done", "1"]), "#01 udført 3 dage for sent.\n");
    screen.shows("0 over fristen");
    screen.quits();
    assert_eq!(team.ok("lone", &["overdue", "--quiet", "--check"]), "");
    let log = team.ok("lone", &["log"]);
    let who: Vec<&str> = log.lines().filter_map(|line| line.get(29..45)).map(str::trim).collect();
    assert_eq!(who[..3], ["Anne", "Anne", "Lone"], "{log}");
    // Each takes back what is their own.
    assert!(team.ok("anne", &["undo"]).starts_with("Fortrudt: #01 udført"));
    assert_eq!(team.ok("lone", &["overdue", "--json"]).matches("\"number\":1,").count(), 1);
    let refused = failed(team.asked("per", &["overdue"]), 7, &["overdue"]);
    assert!(refused.starts_with("Du har ikke adgang til "), "{refused}");
}

#[test]
#[ignore = "needs root and openssh-server: makes users"]
fn a_login_that_may_only_read_the_file_is_told_what_is_overdue_and_writes_nothing() {
    let team = Team::start("b");
    team.ok("lone", &["action", "add", "Ring,", "Anne,", "20-11-2026"]);
    fs::set_permissions(team.sshd.path("srv"), Permissions::from_mode(0o2775)).unwrap();
    fs::set_permissions(team.board(), Permissions::from_mode(0o664)).unwrap();
    let overdue = |lines: &str| format!("{lines}Næste møde fre. 27. nov.\n");
    let looks = |expected: &str| {
        let seen = team.ok("per", &["overdue"]);
        assert!(seen.starts_with(&overdue(expected)), "{seen}");
        let refused = failed(team.asked("per", &["action", "done", "1"]), 7, &["action", "done"]);
        assert_eq!(refused, "Du kan kun læse denne tavle. Intet er gemt.\n");
    };
    let first = "   3 dage  #01  Ring                                Anne\n";
    // Nobody has it open: there is nothing beside the file, and looking leaves nothing there.
    assert!(!team.beside());
    looks(&format!("1 handling er over fristen\n{first}"));
    assert!(!team.beside());
    // Somebody has it open, and what was just saved lies beside the file.
    let mut screen = team.screen("anne");
    screen.shows("1 over fristen");
    team.ok("lone", &["action", "add", "Skriv,", "Lone,", "21-11-2026"]);
    assert!(team.beside());
    let second = "   2 dage  #02  Skriv                               Lone\n";
    looks(&format!("2 handlinger er over fristen\n{first}{second}"));
    let mut reader = team.screen("per");
    reader.shows("du kan kun læse");
    pause();
    reader.quits();
    screen.quits();
    looks(&format!("2 handlinger er over fristen\n{first}{second}"));
}

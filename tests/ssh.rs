//! A board over SSH: a real server on this machine, with the keys as the README writes them.

#[path = "support/cli.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod home;
#[path = "support/pty.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod pty;

use std::fs::{self, File, Permissions};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use home::{Home, failed, program, succeeded};
use pty::{PATIENCE, Terminal, pause};
use rustix::process::Signal;
use tempfile::TempDir;

const README: &str = include_str!("../README.md");

#[path = "ssh/logins.rs"]
mod logins;

/// A server on this machine, with a folder for its keys and settings.
struct Sshd {
    folder: TempDir,
    port: u16,
    process: Child,
}

impl Drop for Sshd {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// A server that lets in the keys of the README, to the demo in a home of its own.
struct Server {
    sshd: Sshd,
    home: Home,
}

/// The lines of `authorized_keys` in the README: what stands before the key, and whose it is.
fn keys_of_the_readme() -> Vec<(&'static str, &'static str)> {
    let lines = README.lines().filter(|line| line.contains("command=\""));
    lines.filter_map(|line| Some((line.split_once(" ssh-ed25519 ")?.0, line.rsplit(' ').next()?))).collect()
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Makes the key `name` in `folder`, and returns its public half.
fn make_key(folder: &Path, name: &str) -> String {
    run(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(folder.join(name)));
    fs::read_to_string(folder.join(format!("{name}.pub"))).unwrap()
}

impl Sshd {
    /// Starts a server that sets `environment` and takes the keys of `folder`'s file `keys`: `%u` is the login.
    fn start(folder: TempDir, keys: &str, environment: &[String]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("known_hosts"), format!("[127.0.0.1]:{port} {}", make_key(folder.path(), "host"))).unwrap();
        fs::write(path("sshd_config"), sshd_config(folder.path(), port, keys, environment)).unwrap();
        if rustix::process::geteuid().is_root() {
            fs::create_dir_all("/run/sshd").unwrap();
            fs::set_permissions("/run/sshd", Permissions::from_mode(0o755)).unwrap();
        }
        let said = File::create(path("sshd.log")).unwrap();
        let mut sshd = Command::new("/usr/sbin/sshd");
        sshd.args(["-D", "-e", "-f"]).arg(path("sshd_config")).stdin(Stdio::null()).stderr(said);
        let process = sshd.spawn().expect("the package openssh-server");
        let sshd = Sshd { folder, port, process };
        sshd.wait();
        sshd
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn wait(&self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let said = fs::read_to_string(self.path("sshd.log")).unwrap();
            assert!(start.elapsed() < PATIENCE, "the server does not answer: {said}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// `ssh` with the key `key`.
    fn ssh(&self, key: &str, args: &[&str]) -> assert_cmd::Command {
        let mut ssh = assert_cmd::Command::new("/usr/bin/ssh");
        ssh.env_clear().env("PATH", "/usr/bin:/bin").current_dir(self.folder.path());
        ssh.args(["-F", "none", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "LogLevel=ERROR"]);
        ssh.arg("-o").arg(format!("UserKnownHostsFile={}", self.path("known_hosts").display()));
        ssh.arg("-p").arg(self.port.to_string()).arg("-i").arg(self.path(key)).args(args);
        ssh
    }
}

impl Server {
    fn start() -> Self {
        let home = Home::new();
        home.ok(&["demo", "--keep", home.db().to_str().unwrap()]);
        let folder = tempfile::tempdir().unwrap();
        let keys = keys_of_the_readme();
        let lines = keys.iter().map(|(options, name)| format!("{options} {}", make_key(folder.path(), name)));
        fs::write(folder.path().join("authorized_keys"), lines.collect::<String>()).unwrap();
        let sshd = Sshd::start(folder, "authorized_keys", &environment(&home));
        Server { sshd, home }
    }

    /// What `ssh server …` comes to.
    fn asked(&self, name: &str, words: &[&str]) -> Output {
        self.sshd.ssh(name, &[&["127.0.0.1"], words].concat()).output().unwrap()
    }

    #[track_caller]
    fn ok(&self, name: &str, words: &[&str]) -> String {
        succeeded(self.asked(name, words), words)
    }

    /// The board on the screen of `name`.
    fn screen(&self, name: &str) -> Terminal {
        Terminal::start(&self.sshd.ssh(name, &["-tt", "127.0.0.1"]), 120, 36)
    }

    /// How many of our programs run for this home.
    fn running(&self) -> usize {
        let home = self.home.path("state").into_os_string().into_encoded_bytes();
        let tavle = program().canonicalize().unwrap();
        let is_ours = |folder: &PathBuf| {
            fs::read_link(folder.join("exe")).is_ok_and(|exe| exe == tavle)
                && fs::read(folder.join("environ")).is_ok_and(|all| all.windows(home.len()).any(|part| part == home))
        };
        fs::read_dir("/proc").unwrap().filter(|folder| is_ours(&folder.as_ref().unwrap().path())).count()
    }
}

/// What a program in `home` is told. The login is the one that runs the test; who acts, the key says.
fn environment(home: &Home) -> Vec<String> {
    let programs = format!("{}:/usr/bin:/bin", program().parent().unwrap().display());
    let tavle = home.tavle::<&str>(&[]);
    let told = tavle.get_envs().filter_map(|(name, value)| Some((name.to_str()?, value?.to_str()?)));
    let told = told.filter(|(name, _)| *name != "USER").chain([("PATH", programs.as_str())]);
    told.map(|(name, value)| format!("{name}={value}")).collect()
}

fn sshd_config(folder: &Path, port: u16, keys: &str, environment: &[String]) -> String {
    let path = |name: &str| folder.join(name);
    let lines = [
        format!("ListenAddress 127.0.0.1:{port}"),
        format!("HostKey {}", path("host").display()),
        format!("AuthorizedKeysFile {}", path(keys).display()),
        format!("SetEnv {}", environment.join(" ")),
        "PidFile none".to_owned(),
        "UsePAM no".to_owned(),
        "StrictModes no".to_owned(),
        "PermitRootLogin yes".to_owned(),
        "PasswordAuthentication no".to_owned(),
        "PrintMotd no".to_owned(),
        "PrintLastLog no".to_owned(),
    ];
    lines.map(|line| line + "\n").concat()
}

#[test]
#[ignore = "needs openssh-server"]
fn a_question_is_one_line() {
    let server = Server::start();
    let overdue = server.ok("anne", &["overdue"]);
    assert_eq!(overdue, server.home.ok(&["--as", "anne", "overdue"]));
    assert!(overdue.contains("31 dage  #06"), "{overdue}");
    let mine = server.ok("anne", &["overdue", "--mine"]);
    assert!(mine.contains("Ret listen over fejlopkald") && !mine.contains("Aftale om"), "{mine}");
    assert_eq!(server.ok("wall", &["board"]), server.home.ok(&["board"]));
}

#[test]
#[ignore = "needs openssh-server"]
fn a_key_that_may_only_read_writes_nothing() {
    let server = Server::start();
    let words = ["action", "done", "6"];
    let said = failed(server.asked("wall", &words), 7, &words);
    assert!(said.contains("kun læse"), "{said}");
    assert_eq!(server.home.json(&["action", "show", "6"])["state"], "open");
    let overdue = server.ok("wall", &["overdue", "--all-boards", "--within", "14d"]);
    assert!(overdue.starts_with("3 handlinger er over fristen\n"), "{overdue}");
    let screen = server.screen("wall");
    screen.shows("du kan kun læse");
}

#[test]
#[ignore = "needs openssh-server"]
fn a_new_action_is_one_line_too_and_a_key_speaks_for_one_person() {
    let server = Server::start();
    let said = server.ok("anne", &["action", "add", "Ret", "telefonlisten,", "Jonas,", "fre"]);
    assert_eq!(said, "#30 oprettet: Ret telefonlisten · Jonas · fre. 27-11-2026.\n");
    assert_eq!(server.ok("anne", &["action", "agree", "18", "26"]), "#18 og #26 aftalt med Anne 23-11-2026.\n");
    let log = server.home.json(&["log", "--limit", "2"]);
    assert_eq!((&log[0]["who"], &log[1]["who"]), (&"Anne".into(), &"Anne".into()), "{log}");
    let words = ["undo", "--as", "lone"];
    let said = failed(server.asked("anne", &words), 2, &words);
    assert_eq!(said, "Skriv --as én gang: det er allerede sagt, hvem du er.\n");
}

#[test]
#[ignore = "needs openssh-server"]
fn two_keys_are_two_people_on_one_file() {
    let server = Server::start();
    let mut screen = server.screen("anne");
    screen.shows("3 over fristen");
    server.ok("lone", &["action", "done", "18"]);
    screen.shows("2 over fristen");
    screen.press("d");
    screen.shows("Er effekten set?");
    screen.press("4");
    screen.shows("#06 udført");
    let log = server.home.json(&["log"]);
    assert_eq!((&log[0]["who"], &log[1]["who"]), (&"Anne".into(), &"Lone".into()), "{log}");
    let undone = server.ok("lone", &["undo"]);
    assert!(undone.starts_with("Fortrudt: #18"), "{undone}");
    screen.shows("Ret listen over fej");
    assert_eq!(server.home.json(&["action", "show", "6"])["state"], "done");
    screen.quits();
}

#[test]
#[ignore = "needs openssh-server"]
fn a_file_comes_in_and_goes_out_through_the_line() {
    let server = Server::start();
    let copy = server.asked("anne", &["backup", "-"]);
    assert!(copy.status.success() && copy.stdout.starts_with(b"SQLite format 3\0"));
    server.home.file("copy.db", copy.stdout);
    assert_eq!(server.home.ok(&["--db", "copy.db", "board"]), server.home.ok(&["board"]));
}

#[test]
#[ignore = "needs openssh-server"]
fn a_cut_line_ends_the_program_and_keeps_what_was_typed() {
    let server = Server::start();
    let mut screen = server.screen("anne");
    screen.shows("h hjælp");
    assert_eq!(server.running(), 1);
    screen.press("n");
    screen.shows("Ny handling");
    pause();
    screen.types("Ring til dem på 3. sal");
    screen.shows("► Ring til dem på 3. sal");
    screen.signal(Signal::KILL);
    screen.ends();
    let start = Instant::now();
    while server.running() > 0 {
        assert!(start.elapsed() < PATIENCE, "the program goes on without a line");
        thread::sleep(Duration::from_millis(10));
    }
    let mut screen = server.screen("anne");
    screen.shows("Sidst blev du afbrudt, mens du skrev.");
    pause();
    screen.press("j");
    screen.shows("► Ring til dem på 3. sal");
}

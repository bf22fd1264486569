//! Files out and back: backup, restore, stdin and stdout; doctor and completions.

use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use serde_json::json;

use crate::support::{Home, failed, program, succeeded};

fn home() -> Home {
    let home = Home::with_board();
    home.ok(&["action", "add", "Opgave", "--owner", "anne", "--deadline", "fre"]);
    home
}

#[test]
fn a_backup_comes_back_and_what_it_replaces_is_kept() {
    let home = home();
    assert!(home.ok(&["backup", "kopi.db"]).starts_with("Sikkerhedskopien ligger i kopi.db ("));
    home.ok(&["action", "done", "1"]);
    let asked = home.fails(2, &["restore", "kopi.db"]);
    assert!(asked.contains("bliver erstattet") && asked.contains("--yes"), "{asked}");
    let restored = home.json(&["restore", "kopi.db", "--yes"]);
    assert_eq!(home.json(&["action", "show", "1"])["state"], "open");
    let kept = restored["kept"].as_str().unwrap();
    assert_eq!(home.json(&["action", "show", "1", "--db", kept])["state"], "done");
    home.file("brev.txt", "Kære alle");
    home.fails(8, &["restore", "brev.txt", "--yes"]);
    assert_eq!(home.json(&["action", "show", "1"])["state"], "open");
}

#[test]
fn files_go_through_pipes() {
    let home = home();
    let copy = home.tavle(&["backup", "-"]).output().unwrap();
    assert!(copy.status.success() && copy.stdout.starts_with(b"SQLite format 3"));
    home.ok(&["action", "done", "1"]);
    home.piped(&["restore", "-", "--yes"], copy.stdout);
    assert_eq!(home.json(&["action", "show", "1"])["state"], "open");
    let demo = home.tavle(&["demo", "--keep", "-"]).output().unwrap();
    home.file("demo.db", demo.stdout);
    std::fs::set_permissions(home.path("demo.db"), std::fs::Permissions::from_mode(0o600)).unwrap();
    assert!(home.ok(&["--db", "demo.db", "doctor", "--full"]).contains("Alt er i orden."));
    let left: Vec<_> = std::fs::read_dir(home.path("tmp")).unwrap().flatten().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_doctor_says_where_the_file_is_and_what_is_wrong() {
    let home = home();
    let told = home.ok(&["doctor", "--full"]);
    assert!(told.contains(home.db().to_str().unwrap()) && told.contains("1 tavle: Vores tavle"), "{told}");
    let report = home.json(&["doctor"]);
    assert_eq!((&report["file_schema"], &report["read_only"]), (&json!(6), &json!(false)));
    let raw = rusqlite::Connection::open(home.db()).unwrap();
    raw.execute("UPDATE action SET change = 'Rettet udenom' WHERE number = 1", []).unwrap();
    drop(raw);
    let output = home.tavle(&["doctor", "--full"]).output().unwrap();
    assert_eq!(output.status.code(), Some(8));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 række er ændret uden om Tavle"));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let home = home();
    let many = "Ændring;Ansvarlig;Effekt;Hvordan;Deadline\n".to_owned()
        + &(0..3_000).map(|n| format!("Opgave {n};BAC;;;01-12-2026\n")).collect::<String>();
    home.piped(&["action", "import", "-"], many);
    for args in [&["action", "list"][..], &["action", "list", "--json"], &["log", "--json"]] {
        let mut child = Command::new(program())
            .args(args)
            .args(["--db", home.db().to_str().unwrap()])
            .env("TAVLE_LANG", "da")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(failed(child.wait_with_output().unwrap(), 0, args), "");
    }
}

#[test]
fn shells_get_their_completions() {
    let home = Home::new();
    for (shell, sign) in [("bash", "complete -F _tavle"), ("zsh", "#compdef tavle"), ("fish", "complete -c tavle")] {
        let script = home.ok(&["completions", shell]);
        assert!(script.contains(sign), "{shell}");
    }
    home.fails(2, &["completions", "cmd"]);
}

#[test]
fn help_and_version_are_answers() {
    let home = Home::new();
    assert_eq!(home.ok(&["--version"]), format!("tavle {}\n", env!("CARGO_PKG_VERSION")));
    let help = home.ok(&["action", "add", "--help"]);
    assert!(help.contains("Brug: tavle action add") && help.contains("Skal skrives:"), "{help}");
    let english = succeeded(home.tavle(&["--lang", "en", "--help"]).output().unwrap(), &["--help"]);
    assert!(english.contains("Usage: tavle") && english.contains("What is overdue?"), "{english}");
}

#[test]
fn a_board_that_comes_to_a_file_with_boards_is_one_more() {
    let home = Home::new();
    let said = home.ok(&["--db", "fælles.db", "init", "--name", "Første", "--first-meeting", "27/11"]);
    assert_eq!(said, "Tavlen Første oprettet.\nFilen er fælles.db\n");
    home.ok(&["--db", "fælles.db", "init", "--name", "Anden"]);
    assert_eq!(home.json(&["--db", "fælles.db", "doctor"])["boards"], json!(["Første", "Anden"]));
    assert_eq!(home.json(&["--db", "fælles.db", "board", "--board", "første"])["next_meeting"]["date"], "2026-11-27");
    home.fails(1, &["--db", "ny.db", "init", "--name", " "]);
    home.fails(1, &["--db", "ny.db", "init", "--name", "010101-1234"]);
    assert!(!home.path("ny.db").exists());
}

#[test]
fn a_path_that_is_no_text_is_the_path_all_the_same() {
    use std::os::unix::ffi::OsStringExt;
    let home = Home::new();
    let odd = std::ffi::OsString::from_vec(b"b\xf8rn.db".to_vec());
    let told = home.tavle(&["init", "--name", "x"]).env("TAVLE_DB", &odd).output().unwrap();
    succeeded(told, &["init"]);
    assert!(home.path("").join(&odd).exists() && !home.db().exists());
    for variable in ["TAVLE_READ_ONLY", "TAVLE_BOARD", "TAVLE_USER"] {
        let told = failed(home.tavle(&["unit", "add", "y"]).env(variable, &odd).output().unwrap(), 2, &[variable]);
        assert_eq!(told, format!("{variable} er ikke en tekst i UTF-8. Ret den.\n"));
    }
}

#[test]
fn an_unknown_language_or_theme_is_named() {
    let home = Home::with_board();
    let with = |name: &str, value: &str| failed(home.tavle(&["board"]).env(name, value).output().unwrap(), 2, &[name]);
    let told = with("TAVLE_LANG", "fr");
    assert_eq!(told, "TAVLE_LANG: \"fr\" is not known. Write da or en.\n");
    let themes = "TAVLE_THEME: \"blue\" kendes ikke. Skriv dark, light, contrast, terminal eller mono.\n";
    assert_eq!(with("TAVLE_THEME", "blue"), themes);
    std::fs::create_dir_all(home.path("config/tavle")).unwrap();
    home.file("config/tavle/config.toml", "theme = 'blue'\n");
    assert!(home.fails(2, &["board"]).contains("config.toml: theme: \"blue\" kendes ikke."));
}

#[test]
fn what_is_saved_is_not_told_as_lost() {
    let home = Home::with_board();
    let full = |args: &[&str]| {
        let words: Vec<String> = args.iter().map(|arg| format!("'{arg}'")).collect();
        let script = format!("exec '{}' {} > /dev/full", program().display(), words.join(" "));
        let mut shell = std::process::Command::new("/bin/sh");
        shell.args(["-c", &script]).current_dir(home.path("")).env_clear();
        shell.env("HOME", home.path("")).env("XDG_DATA_HOME", home.path("data")).env("TAVLE_LANG", "da");
        shell.env("TAVLE_NOW", "2026-11-23T10:00").env("USER", "anne");
        failed(shell.output().unwrap(), 8, args)
    };
    for args in [&["tally", "vejledning"][..], &["undo"], &["redo"], &["backup", "kopi.db"]] {
        let told = full(args);
        assert!(told.starts_with("Det er gemt, men svaret kunne ikke skrives."), "{told}");
    }
    assert_eq!(home.json(&["log"])[0]["verb"], "redo");
    assert!(!full(&["board"]).contains("gemt"));
}

//! What is typed and pasted, as a terminal sends it.

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::home::Home;
use crate::pty::pause;
use crate::{anne, home_with_demo};

#[test]
fn a_new_action_is_typed_and_saved() {
    let home = home_with_demo();
    let mut terminal = anne(&home);
    terminal.press("n");
    terminal.shows("Ny handling");
    pause();
    terminal.types("Ring tilbage-liste på ø");
    terminal.press("Tab");
    terminal.types("Metet");
    terminal.press("Tab");
    terminal.shows("Tab vælger Mette");
    terminal.press("Tab Tab");
    terminal.pastes("Færre opkald\r\nog kortere kø");
    terminal.shows("og kortere kø");
    terminal.press("Tab Tab Tab");
    terminal.types("fre");
    terminal.shows("= fre. 27-11-2026");
    terminal.press("Ctrl-S");
    terminal.shows("#30 oprettet");
    let actions = home.json(&["action", "list"]);
    let action = actions.as_array().unwrap().iter().find(|action| action["number"] == 30).unwrap();
    assert_eq!(action["change"], "Ring tilbage-liste på ø");
    assert_eq!(action["owner"], "Mette");
    assert_eq!(action["effect"], "Færre opkald\nog kortere kø");
    assert_eq!(action["deadline"], "2026-11-27");
    terminal.quits();
}

/// Every row of the file but the journal's.
fn rows(home: &Home) -> Vec<(String, Vec<Value>)> {
    let file = Connection::open(home.db()).unwrap();
    let mut names = file.prepare("select name from sqlite_schema where type = 'table' order by name").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let kept = names.into_iter().filter(|name| !["operation", "change"].contains(&name.as_str()));
    let of = |name: String| {
        let mut statement = file.prepare(&format!("select * from {name} order by 1, 2")).unwrap();
        let columns = statement.column_count();
        let values = |row: &rusqlite::Row| (0..columns).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>();
        let rows: Vec<Vec<Value>> = statement.query_map([], values).unwrap().map(Result::unwrap).collect();
        rows.into_iter().map(move |row| (name.clone(), row))
    };
    kept.flat_map(of).collect()
}

/// What a terminal without bracketed paste makes of three mails: the second begins with the key of a form, the third
/// with the key that settles an action.
const MAILS: [&str; 3] = [
    "Kære Pia,\r\rKan du nå punkterne 1, 3 og 8 inden uge 48? Vi udskyder ellers.\r\tHilsen\rKai Ove, Borgerservice\r",
    "nu er der kø igen\rde ringer om 2 sager, og q kunne være bedre: u, U, d, x\r\r",
    "du kan svare 112-linjen: ja, jeg går i gang d. 24.\rVi ses\r\x1b\r",
];

#[test]
fn a_mail_pasted_beside_a_field_changes_nothing() {
    let home = home_with_demo();
    let before = rows(&home);
    for panel in ["", "Tab", "3"] {
        for mail in MAILS {
            let mut terminal = anne(&home);
            if !panel.is_empty() {
                let drawn = terminal.seen().bytes.len();
                terminal.press(panel);
                terminal.draws(drawn);
            }
            terminal.types(mail);
            terminal.shows("Det ligner tekst. Intet er talt.");
            terminal.quits();
            assert_eq!(rows(&home), before, "{panel} {mail}");
        }
    }
}

#[test]
fn a_paste_beside_a_field_does_nothing_but_say_so() {
    let home = home_with_demo();
    let (before, operations) = (rows(&home), home.ok(&["log"]));
    let mut terminal = anne(&home);
    terminal.press("Tab");
    terminal.shows("k klar-parat");
    terminal.pastes("kvpo\rnqqdd\r");
    terminal.shows("Det ligner tekst. Intet er talt.");
    terminal.quits();
    assert_eq!(rows(&home), before);
    assert_eq!(home.ok(&["log"]), operations, "not even undone");
}

//! Boards of many years and many actions, for measuring and for long lists.

use rusqlite::Connection;
use rusqlite::types::Value;
use unicode_width::UnicodeWidthStr;

use crate::support::Home;

const SMALL: [&str; 8] = ["demo", "--years", "1", "--actions", "1200", "--open", "900", "--keep"];

/// Every row of every table.
fn rows(home: &Home, name: &str) -> Vec<Vec<Value>> {
    let conn = Connection::open(home.path(name)).unwrap();
    let mut tables = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for table in tables {
        let mut select = conn.prepare(&format!("SELECT * FROM \"{table}\" ORDER BY 1, 2")).unwrap();
        let columns = select.column_count();
        let found = select.query_map([], |row| (0..columns).map(|at| row.get(at)).collect()).unwrap();
        all.extend(found.map(Result::unwrap));
    }
    all
}

#[test]
fn the_same_seed_makes_the_same_file_and_another_a_different_one() {
    let home = Home::new();
    for (name, seed) in [("a.db", "3"), ("b.db", "3"), ("c.db", "4")] {
        home.ok(&["demo", "--years", "1", "--actions", "100", "--open", "30", "--seed", seed, "--keep", name]);
    }
    let first = rows(&home, "a.db");
    assert!(first.len() > 5_000, "{}", first.len());
    assert!(first == rows(&home, "b.db"));
    assert!(first != rows(&home, "c.db"));
    let list =
        |open: &[&str]| home.json(&[&["action", "list", "--db", "a.db"], open].concat()).as_array().unwrap().len();
    assert_eq!((list(&[]), list(&["--open"])), (100, 30));
    assert!(home.ok(&["doctor", "--db", "a.db"]).contains("a.db"));
}

#[test]
fn what_is_overdue_is_told_of_more_than_a_page_too() {
    let home = Home::new();
    home.ok(&[&SMALL[..], &["big.db"]].concat());
    let told = home.ok(&["overdue", "--db", "big.db"]);
    let lines: Vec<&str> = told.lines().filter(|line| line.contains("  #")).collect();
    let json = home.json(&["overdue", "--db", "big.db"]);
    let json = json.as_array().unwrap();
    assert!(lines.len() > 600, "{}", lines.len());
    assert_eq!(lines.len(), json.len());
    assert!(told.starts_with(&format!("{} handlinger er over fristen", lines.len())), "{told}");
    assert!(told.ends_with(" fre\n"), "{told}");
    for (line, row) in lines.iter().zip(json) {
        assert!(line.width() <= 72 && line.contains(&format!("#{:02} ", row["number"].as_u64().unwrap())), "{line}");
    }
    let deadlines: Vec<&str> = json.iter().map(|row| row["deadline"].as_str().unwrap()).collect();
    assert!(deadlines.is_sorted());
}

#[test]
fn sizes_that_make_no_sense_are_refused_in_a_sentence() {
    let home = Home::new();
    for (flags, told) in [
        (&["--years", "0"][..], "fra 1 til 30"),
        (&["--years", "31"], "fra 1 til 30"),
        (&["--actions", "99"], "fra 100 til 1000000"),
        (&["--actions", "200", "--open", "201"], "fra 19 til 190"),
        (&["--seed", "x"], "--seed"),
    ] {
        let said = home.fails(2, &[&["demo", "--keep", "no.db"], flags].concat());
        assert!(said.contains(told), "{said}");
    }
    assert!(!home.path("no.db").exists());
}

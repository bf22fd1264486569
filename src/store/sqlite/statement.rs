//! The one door for statements. While the program is tested SQLite is asked how it would carry each of them out, and
//! what would read a table that grows from end to end is refused: no test needs to know the statement.

use rusqlite::{CachedStatement, Connection};

/// A statement kept ready, which finds what it reads by an index.
pub fn statement<'a>(conn: &'a Connection, sql: &str) -> rusqlite::Result<CachedStatement<'a>> {
    #[cfg(debug_assertions)]
    plan::refuse_scan(conn, sql)?;
    conn.prepare_cached(sql)
}

/// A statement that is meant to read a whole table: whoever calls it says why.
pub fn whole<'a>(conn: &'a Connection, sql: &str) -> rusqlite::Result<CachedStatement<'a>> {
    conn.prepare_cached(sql)
}

#[cfg(debug_assertions)]
mod plan {
    use std::cell::RefCell;
    use std::collections::HashSet;

    use rusqlite::Connection;

    /// What may be read from end to end when a board opens, since a team makes a handful of them in a year. The names
    /// are those of the plan: another name for a growing table is refused too.
    const SMALL: [&str; 12] = [
        "board",
        "counter",
        "unit",
        "member",
        "kpi",
        "workflow",
        "workflow_unit",
        "part",
        "trial",
        "trial_unit",
        "decision",
        "decider",
    ];

    thread_local! {
        static LOOKED_AT: RefCell<HashSet<String>> = RefCell::default();
    }

    pub fn refuse_scan(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
        // What an insert reads is what SQLite looks up for foreign keys, and only while one of them is broken.
        if sql.starts_with("INSERT") {
            return Ok(());
        }
        if LOOKED_AT.with_borrow_mut(|looked_at| looked_at.insert(sql.to_owned())) {
            let scans = scans(conn, sql)?;
            assert!(scans.is_empty(), "{sql}: {scans:?}");
        }
        Ok(())
    }

    /// The steps of its plan that read or sort all of a table that grows.
    pub fn scans(conn: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
        let mut plan = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        // A plan is the same whatever is bound.
        let steps: Vec<String> = plan.raw_query().mapped(|row| row.get(3)).collect::<Result<_, _>>()?;
        let is_small = steps.iter().filter_map(|step| read_by(step)).all(|table| SMALL.contains(&table));
        Ok(if is_small { Vec::new() } else { steps.into_iter().filter(|step| is_scan(step)).collect() })
    }

    /// The table that a step reads: `SCAN action`, `SEARCH done USING INDEX …`.
    fn read_by(step: &str) -> Option<&str> {
        let of = step.strip_prefix("SCAN ").or_else(|| step.strip_prefix("SEARCH "));
        of.and_then(|of| of.split(' ').next())
    }

    fn is_scan(step: &str) -> bool {
        let is_small = || read_by(step).is_some_and(|table| SMALL.contains(&table));
        (step.starts_with("SCAN ") && !is_small()) || step.contains("TEMP B-TREE")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    use super::super::{Sqlite, migrate, open};
    use super::*;

    #[test]
    fn a_growing_table_is_never_read_or_sorted_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tavle.db");
        let sqlite = Sqlite { wait: Duration::from_secs(1), allow_network: false };
        drop(open::create(sqlite, &path, None, migrate::STEPS).unwrap());
        let conn = open::connect(&path, open::Mode::Write).unwrap();
        for refused in [
            "SELECT id FROM action WHERE how = ?1",
            "SELECT seq FROM operation AS done WHERE login = ?1",
            "SELECT count(*) FROM tally",
            "SELECT id FROM action WHERE board = ?1 ORDER BY how",
            "SELECT how FROM action WHERE board = ?1 GROUP BY owner_unit",
            "UPDATE measurement SET value = 0",
        ] {
            assert_ne!(plan::scans(&conn, refused).unwrap(), [""; 0], "{refused}");
        }
        for taken in ["SELECT id FROM unit", "SELECT id FROM action WHERE id = ?1", "DELETE FROM tally WHERE id = ?1"] {
            assert_eq!(plan::scans(&conn, taken).unwrap(), [""; 0], "{taken}");
        }
    }

    #[test]
    fn no_statement_goes_past_the_door() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/sqlite");
        let mut doors = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let source = fs::read_to_string(&path).unwrap();
            let program = source.split("#[cfg(test)]").next().unwrap();
            for line in program.lines().filter(|line| line.contains(".prepare")) {
                let is_door = path.ends_with("statement.rs");
                doors += usize::from(is_door);
                assert!(is_door || line.contains("PRAGMA") || line.contains("(check)"), "{}: {line}", path.display());
            }
        }
        assert_eq!(doors, 3);
    }
}

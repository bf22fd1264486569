//! The least anyone could do: one query that prints a page of open actions from a board's file. The yardstick for how
//! fast `tavle overdue` and `tavle board` answer.
//!
//! `cargo run --release --example limit -- FILE [--all]`

use std::io::{BufWriter, Write};

use rusqlite::{Connection, OpenFlags};

/// How many lines a page holds.
const PAGE: i64 = 40;

const OPEN: &str = "
    SELECT action.number, action.change, coalesce(member.name, unit.name), action.deadline
    FROM action
    LEFT JOIN member ON member.id = action.owner_member
    LEFT JOIN unit ON unit.id = action.owner_unit
    WHERE action.board = (SELECT id FROM board ORDER BY id LIMIT 1) AND action.state IN ('open', 'in_progress')
    ORDER BY action.deadline, action.number
    LIMIT ?1";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("usage: limit FILE [--all]")?;
    let limit = if args.any(|arg| arg == "--all") { -1 } else { PAGE };
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = conn.prepare(OPEN)?;
    let mut rows = statement.query([limit])?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    while let Some(row) = rows.next()? {
        let (number, deadline): (i64, &str) = (row.get(0)?, row.get_ref(3)?.as_str()?);
        writeln!(out, "{deadline}  #{number:02}  {:<40}  {}", row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?)?;
    }
    out.flush()?;
    Ok(())
}

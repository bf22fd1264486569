//! `tavle log`: what has been done, newest first.

use chrono::{DateTime, Local, Utc};
use serde::Serialize;

use super::call::{Call, Desk};
use super::trouble::Trouble;
use crate::domain::journal::Entry;
use crate::domain::query::Query;
use crate::text::format::pad;

/// How many operations are fetched at a time.
const PAGE: usize = 200;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,
}

/// An operation in `--json`.
#[derive(Serialize)]
pub struct EntryRow<'a> {
    seq: u64,
    at: DateTime<Utc>,
    who: &'a str,
    through: &'static str,
    verb: &'static str,
    /// The operation it takes back or does again.
    undoes: Option<u64>,
    message: &'a str,
}

/// # Errors
/// When the board cannot be read.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let mut desk = call.look()?;
    if call.json {
        let lang = call.lang;
        let mut list = call.out.list()?;
        each(&mut desk, args.limit, |desk, entry| {
            let message = lang.entry(&desk.board, entry);
            list.item(&EntryRow::new(entry, &message))
        })?;
        return Ok(list.end()?);
    }
    each(&mut desk, args.limit, |desk, entry| {
        let line = line(call, desk, entry);
        call.out.line(&line)
    })
}

/// The newest `limit` operations, a page at a time.
fn each(
    desk: &mut Desk,
    limit: usize,
    mut visit: impl FnMut(&Desk, &Entry) -> std::io::Result<()>,
) -> Result<(), Trouble> {
    let (board, mut left, mut before) = (desk.board.record.id, limit, None);
    while left > 0 {
        let asked = left.min(PAGE);
        let page = desk.store.ask(&Query::Log { board, before, limit: asked })?.log();
        page.iter().try_for_each(|entry| visit(desk, entry))?;
        if page.len() < asked {
            break;
        }
        left -= page.len();
        before = page.last().map(|entry| entry.seq);
    }
    Ok(())
}

impl<'a> EntryRow<'a> {
    pub fn new(entry: &'a Entry, message: &'a str) -> Self {
        EntryRow {
            seq: entry.seq,
            at: entry.at,
            who: entry.who.as_str(),
            through: entry.through.code(),
            verb: entry.verb.code(),
            undoes: entry.undoes,
            message,
        }
    }
}

/// An operation in one line: number, when, who, what.
pub fn line(call: &Call, desk: &Desk, entry: &Entry) -> String {
    let at = entry.at.with_timezone(&Local).naive_local();
    let (date, clock) = (call.lang.date(at.date()), call.lang.clock(at.time()));
    let who = pad(call.lang.person(entry.who.as_str()), 16);
    format!("{:>5}  {date} {clock}  {who}  {}", entry.seq, call.lang.entry(&desk.board, entry))
}

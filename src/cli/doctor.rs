//! `tavle doctor`: where the file lies, and what is wrong with it.

use std::path::Path;

use serde::Serialize;

use super::call::Call;
use super::files;
use super::trouble::{Kind, Trouble};
use crate::store::Finding;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Read every row.
    #[arg(long)]
    full: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    path: &'a Path,
    bytes: u64,
    file_schema: u32,
    boards: Vec<String>,
    read_only: bool,
    findings: Vec<String>,
}

/// Returns the exit code: 8 when something is wrong.
///
/// # Errors
/// When the file cannot be read at all.
pub fn run(call: &mut Call, args: &Args) -> Result<u8, Trouble> {
    let (lang, path) = (call.lang, call.path());
    let mut store = call.store()?;
    let findings = store.check(args.full)?;
    // Root is worth a word; it is nothing wrong with the file.
    let is_wrong = findings.iter().any(|finding| *finding != Finding::Root);
    let report = Report {
        path: &path,
        bytes: files::size(&path),
        file_schema: store.schema(),
        boards: store.boards()?.iter().map(|board| board.name.to_string()).collect(),
        read_only: store.is_read_only(),
        findings: findings.iter().map(|finding| lang.finding(finding)).collect(),
    };
    if call.json {
        call.out.json(&report)?
    } else {
        tell(call, &report, is_wrong)?
    }
    Ok(if is_wrong { Kind::Disk.exit_code() } else { 0 })
}

fn tell(call: &mut Call, report: &Report, is_wrong: bool) -> std::io::Result<()> {
    let lang = call.lang;
    call.out.line(&lang.file_is(&report.path.to_string_lossy()))?;
    call.out.line(&lang.file_facts(report.bytes, report.file_schema, &report.boards))?;
    if report.read_only {
        call.out.line(lang.only_reading())?;
    }
    call.out.lines(&report.findings)?;
    if is_wrong { Ok(()) } else { call.out.line(lang.all_well()) }
}

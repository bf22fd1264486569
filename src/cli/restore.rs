//! `tavle restore`: a backup in the place of the file. What it replaces is kept beside it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::ask;
use super::call::Call;
use super::files;
use super::trouble::Trouble;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Serialize)]
struct Restored<'a> {
    path: &'a Path,
    /// Where what was replaced is kept; null when nothing was there.
    kept: Option<&'a Path>,
}

/// # Errors
/// When it is not agreed to, others hold the file, or it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    call.refuse_read_only()?;
    if !files::is_pipe(&args.file) {
        files::must_be_there(&args.file)?;
    }
    let path = call.path();
    ask::agreed(&call.lang.ask_restore(&path.to_string_lossy()), call)?;
    let kept = if files::is_pipe(&args.file) {
        let scratch = files::scratch()?;
        let from = files::keep_stdin(&scratch)?;
        call.backend.restore(&path, &from)?
    } else {
        call.backend.restore(&path, &args.file)?
    };
    call.saved = true;
    if call.json {
        return Ok(call.out.json(&Restored { path: &path, kept: kept.as_deref() })?);
    }
    let line = match kept {
        Some(kept) => call.lang.restored(&path.to_string_lossy(), &kept.to_string_lossy()),
        None => call.lang.restored_anew(&path),
    };
    Ok(call.out.line(&line)?)
}

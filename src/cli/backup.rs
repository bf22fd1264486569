//! `tavle backup`: a consistent copy of the file, while others write to it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::call::Call;
use super::files;
use super::trouble::Trouble;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Serialize)]
struct Copied<'a> {
    path: &'a Path,
    bytes: u64,
}

/// # Errors
/// When the copy cannot be made.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    if files::is_pipe(&args.file) {
        files::refuse_terminal(call)?;
        let scratch = files::scratch()?;
        call.store()?.backup(&scratch.file())?;
        return files::send(call, &scratch.file());
    }
    // A copy on this machine is a write to it; who may only read takes one away through stdout.
    call.refuse_read_only()?;
    if let Some(folder) = args.file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::must_be_there(folder)?;
    }
    call.store()?.backup(&args.file)?;
    call.saved = true;
    let bytes = files::size(&args.file);
    if call.json {
        return Ok(call.out.json(&Copied { path: &args.file, bytes })?);
    }
    Ok(call.out.line(&call.lang.copied(&args.file.to_string_lossy(), bytes))?)
}

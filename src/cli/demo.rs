//! `tavle demo`: a filled board to look around in; it goes when the screen closes.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::After;
use super::call::Call;
use super::files;
use super::trouble::{Kind, Trouble};
use crate::chance;
use crate::demo;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only write the file.
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
}

#[derive(Serialize)]
struct Kept<'a> {
    path: &'a Path,
}

/// # Errors
/// When the file cannot be made, or there is no screen to show it on.
pub fn run(call: &mut Call, args: &Args) -> Result<After, Trouble> {
    match &args.keep {
        Some(file) if files::is_pipe(file) => send(call)?,
        Some(file) => keep(call, file)?,
        None => return show(call),
    }
    Ok(After::DONE)
}

fn keep(call: &mut Call, file: &Path) -> Result<(), Trouble> {
    call.refuse_read_only()?;
    fill(call, file)?;
    call.saved = true;
    if call.json {
        call.out.json(&Kept { path: file })?
    } else {
        call.out.line(&file.to_string_lossy())?
    }
    Ok(())
}

/// The file to stdout.
fn send(call: &mut Call) -> Result<(), Trouble> {
    files::refuse_terminal(call)?;
    let (filled, copied) = (files::scratch()?, files::scratch()?);
    // What is still beside the file while it is open would be missing from it: the copy is whole.
    let mut store = call.backend.create(&filled.file(), None)?;
    demo::fill(store.as_mut(), call.today(), chance::seed(), call.lang)?;
    store.backup(&copied.file())?;
    files::send(call, &copied.file())
}

fn show(call: &Call) -> Result<After, Trouble> {
    if !super::is_screen(&call.settings) {
        return Err(Trouble::said(Kind::Usage, call.lang.demo_needs_a_screen()));
    }
    Ok(After::Demo(call.settings.clone()))
}

fn fill(call: &Call, file: &Path) -> Result<(), Trouble> {
    let mut store = call.backend.create(file, None)?;
    demo::fill(store.as_mut(), call.today(), chance::seed(), call.lang)?;
    Ok(())
}

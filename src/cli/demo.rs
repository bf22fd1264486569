//! `tavle demo`: a filled board to look around in; it goes when the screen closes.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::After;
use super::call::Call;
use super::files;
use super::trouble::{Kind, Trouble};
use crate::chance;
use crate::demo::{Size, Wanted};
use crate::text::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only write the file.
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// So many years old.
    #[arg(long, value_name = "N")]
    years: Option<u32>,
    /// So many actions.
    #[arg(long, value_name = "N")]
    actions: Option<u32>,
    /// So many of the actions open.
    #[arg(long, value_name = "N")]
    open: Option<u32>,
    /// The same number gives the same board.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

impl Args {
    /// The demo that is asked for: of one of its sizes the others follow.
    fn wanted(&self, lang: Lang) -> Result<Wanted, Trouble> {
        let seed = self.seed.unwrap_or_else(chance::seed);
        if (self.years, self.actions, self.open) == (None, None, None) {
            return Ok(Wanted { size: None, seed });
        }
        if self.years.is_some_and(|years| !Size::YEARS.contains(&years)) {
            return Err(Trouble::said(Kind::Usage, lang.demo_years_out_of_range()));
        }
        if self.actions.is_some_and(|actions| !Size::ACTIONS.contains(&actions)) {
            let (fewest, most) = Size::ACTIONS.into_inner();
            return Err(Trouble::said(Kind::Usage, lang.demo_actions_out_of_range(fewest, most)));
        }
        let size = Size::new(self.years, self.actions, self.open);
        if !size.open_range().contains(&size.open) {
            let (fewest, most) = size.open_range().into_inner();
            return Err(Trouble::said(Kind::Usage, lang.demo_open_out_of_range(fewest, most)));
        }
        Ok(Wanted { size: Some(size), seed })
    }
}

#[derive(Serialize)]
struct Kept<'a> {
    path: &'a Path,
}

/// # Errors
/// When the file cannot be made, or there is no screen to show it on.
pub fn run(call: &mut Call, args: &Args) -> Result<After, Trouble> {
    let wanted = args.wanted(call.lang)?;
    match &args.keep {
        Some(file) if files::is_pipe(file) => send(call, wanted)?,
        Some(file) => keep(call, file, wanted)?,
        None => return show(call, wanted),
    }
    Ok(After::DONE)
}

fn keep(call: &mut Call, file: &Path, wanted: Wanted) -> Result<(), Trouble> {
    call.refuse_read_only()?;
    fill(call, file, wanted)?;
    call.saved = true;
    if call.json {
        call.out.json(&Kept { path: file })?
    } else {
        call.out.line(&file.to_string_lossy())?
    }
    Ok(())
}

/// The file to stdout.
fn send(call: &mut Call, wanted: Wanted) -> Result<(), Trouble> {
    files::refuse_terminal(call)?;
    let (filled, copied) = (files::scratch()?, files::scratch()?);
    // What is still beside the file while it is open would be missing from it: the copy is whole.
    let mut store = call.backend.create(&filled.file(), None)?;
    wanted.fill(store.as_mut(), call.today(), call.lang)?;
    store.backup(&copied.file())?;
    files::send(call, &copied.file())
}

fn show(call: &Call, wanted: Wanted) -> Result<After, Trouble> {
    if !super::is_screen(&call.settings) {
        return Err(Trouble::said(Kind::Usage, call.lang.demo_needs_a_screen()));
    }
    Ok(After::Demo(call.settings.clone(), wanted))
}

fn fill(call: &Call, file: &Path, wanted: Wanted) -> Result<(), Trouble> {
    let mut store = call.backend.create(file, None)?;
    wanted.fill(store.as_mut(), call.today(), call.lang)?;
    Ok(())
}

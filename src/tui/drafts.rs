//! The drafts: text that was being typed when the line was cut or a form was closed, one for each form, kept in a file of
//! their own; the newest is offered at the next start, each of them when its form is opened.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::popups::form::Draft;

/// The drafts of one person on one board: in memory as they are typed, on disk when typing pauses, and at the last moment
/// when the program is ended from outside. Shared with the threads that watch for that.
#[derive(Debug, Clone, Default)]
pub struct Drafts(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    path: Option<PathBuf>,
    /// The newest last; one for each form.
    drafts: Vec<Draft>,
    /// Whether `drafts` differ from the file.
    unsaved: bool,
}

impl Drafts {
    /// From now on the drafts kept in `folder` under `name`.
    pub fn follow(&self, folder: Option<PathBuf>, name: &str) {
        let path = folder.map(|folder| folder.join(format!("{}.json", file_name(name))));
        *self.state() = State { path, ..State::default() };
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // A draft is worth saving also when another thread has panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is typed in the form `form` now; `None` when nothing is.
    pub fn set(&self, form: &str, draft: Option<Draft>) {
        let mut drafts = self.all();
        drafts.retain(|kept| kept.form != form);
        drafts.extend(draft);
        self.put_back(drafts);
    }

    /// What was typed in the form `form` and not saved.
    pub fn of(&self, form: &str) -> Option<Draft> {
        self.state().drafts.iter().find(|draft| draft.form == form).cloned()
    }

    pub fn all(&self) -> Vec<Draft> {
        self.state().drafts.clone()
    }

    /// Has these drafts and no others.
    pub fn put_back(&self, drafts: Vec<Draft>) {
        let mut state = self.state();
        if state.drafts != drafts {
            state.drafts = drafts;
            state.unsaved = true;
        }
    }

    /// Takes in the drafts left by earlier runs; the newest of them.
    pub fn read(&self) -> Option<Draft> {
        let mut state = self.state();
        let text = fs::read_to_string(state.path.as_ref()?).ok()?;
        state.drafts = serde_json::from_str(&text).ok()?;
        state.drafts.last().cloned()
    }

    /// Brings the file up to date. A draft is a courtesy: where it cannot be kept, nothing is said.
    pub fn save(&self) {
        let mut state = self.state();
        if !std::mem::take(&mut state.unsaved) {
            return;
        }
        let Some(path) = &state.path else { return };
        let _ = match state.drafts.as_slice() {
            [] => fs::remove_file(path),
            drafts => serde_json::to_string(drafts).map_err(Into::into).and_then(|text| write(path, &text)),
        };
    }
}

/// `name` as a part of a file's name.
pub(super) fn file_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

/// Puts `text` in place of what the file of the user's own held, whole or not at all.
pub(super) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let partial = path.with_extension("partial");
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&partial)?;
    file.write_all(text.as_bytes())?;
    fs::rename(partial, path)
}

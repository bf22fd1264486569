//! The draft: text that was being typed when the line was cut, kept in a file of its own and offered at the next start.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::popups::form::Draft;

/// The draft of one person on one board: in memory as it is typed, on disk when typing pauses, and at the last moment
/// when the program is ended from outside. Shared with the threads that watch for that.
#[derive(Debug, Clone, Default)]
pub struct Drafts(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    path: Option<PathBuf>,
    draft: Option<Draft>,
    /// Whether `draft` differs from the file.
    unsaved: bool,
}

impl Drafts {
    /// From now on the draft kept in `folder` under `name`.
    pub fn follow(&self, folder: Option<PathBuf>, name: &str) {
        let path = folder.map(|folder| folder.join(format!("{}.json", file_name(name))));
        *self.state() = State { path, ..State::default() };
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // A draft is worth saving also when another thread has panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is being typed now; `None` when nothing is.
    pub fn set(&self, draft: Option<Draft>) {
        let mut state = self.state();
        if state.draft != draft {
            state.draft = draft;
            state.unsaved = true;
        }
    }

    pub fn get(&self) -> Option<Draft> {
        self.state().draft.clone()
    }

    /// The draft left by an earlier run.
    pub fn read(&self) -> Option<Draft> {
        let mut state = self.state();
        let text = fs::read_to_string(state.path.as_ref()?).ok()?;
        let draft: Draft = serde_json::from_str(&text).ok()?;
        state.draft = Some(draft.clone());
        Some(draft)
    }

    /// Brings the file up to date. A draft is a courtesy: where it cannot be kept, nothing is said.
    pub fn save(&self) {
        let mut state = self.state();
        if !std::mem::take(&mut state.unsaved) {
            return;
        }
        let Some(path) = &state.path else { return };
        let _ = match &state.draft {
            Some(draft) => serde_json::to_string(draft).map_err(Into::into).and_then(|text| write(path, &text)),
            None => fs::remove_file(path),
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

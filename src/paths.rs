//! Where things lie: the only place that knows home folders.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use directories::ProjectDirs;

fn dirs() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "tavle")
}

/// The user's own board file.
pub fn own_board() -> PathBuf {
    dirs().map_or_else(|| PathBuf::from("tavle.db"), |dirs| dirs.data_dir().join("tavle.db"))
}

/// The settings, the user's first; the system's are overlaid by them.
pub fn settings() -> (Option<PathBuf>, PathBuf) {
    (dirs().map(|dirs| dirs.config_dir().join("config.toml")), PathBuf::from("/etc/tavle/config.toml"))
}

/// Where text that was being typed is kept when the line is cut.
pub fn drafts() -> Option<PathBuf> {
    state("drafts")
}

/// Where it is remembered what somebody has chosen on the screen.
pub fn looks() -> Option<PathBuf> {
    state("looks")
}

fn state(name: &str) -> Option<PathBuf> {
    let dirs = dirs()?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).join(name))
}

/// A folder of our own in the temporary folder; it goes when this goes.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one, its name drawn from `chance`.
    ///
    /// # Errors
    /// The path, and why it cannot be made.
    pub fn new(chance: u64) -> Result<Self, (PathBuf, io::Error)> {
        let path = std::env::temp_dir().join(format!("tavle-{chance:016x}"));
        match DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => Ok(Scratch(path)),
            Err(error) => Err((path, error)),
        }
    }

    /// The one file it is for.
    pub fn file(&self) -> PathBuf {
        self.0.join("tavle.db")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is the temporary folder's to sweep.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

//! Where things lie: the only place that knows home folders.

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
    let dirs = dirs()?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).join("drafts"))
}

//! The settings: flag, then `TAVLE_*`, then the user's file, then the system's, then the default. The only place that
//! reads them and the environment.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What may stand in `config.toml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The board file.
    pub db: Option<PathBuf>,
    /// Which board of the file, by name.
    pub board: Option<String>,
    /// `da` or `en`.
    pub lang: Option<String>,
    /// Who you are, by name or login.
    pub user: Option<String>,
    /// `dark` or `mono`.
    pub theme: Option<String>,
    /// Refuse every write.
    pub read_only: Option<bool>,
    /// Stops the clock; only from the environment.
    #[serde(skip)]
    pub now: Option<String>,
    /// Letters and lines of plain ASCII.
    pub ascii: Option<bool>,
    /// `NO_COLOR` is set; only from the environment.
    #[serde(skip)]
    pub no_color: bool,
    /// The kind of terminal; only from the environment.
    #[serde(skip)]
    pub term: Option<String>,
    /// The login of whoever runs the program; only from the environment.
    #[serde(skip)]
    pub login: Option<String>,
    /// The locale, as the system names it (`da_DK.UTF-8`); only from the environment.
    #[serde(skip)]
    pub locale: Option<String>,
}

/// A settings file that cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub struct BadSettings {
    pub path: PathBuf,
    /// Where and what, in the reader's words.
    pub what: String,
    /// What the environment says: in which language to tell it.
    pub environment: Box<Settings>,
}

impl Settings {
    /// Reads the two files (one that is absent is empty) and the environment.
    ///
    /// # Errors
    /// [`BadSettings`] for a file that is not understood; unknown keys are named.
    pub fn read(user: Option<&Path>, system: &Path, env: impl Fn(&str) -> Option<String>) -> Result<Self, BadSettings> {
        let environment = from_env(env);
        let system = from_file(system, &environment)?;
        let user = user.map(|path| from_file(path, &environment)).transpose()?.unwrap_or_default();
        Ok(environment.or(user).or(system))
    }

    /// Each setting of `self`, else that of `other`.
    #[must_use]
    pub fn or(self, other: Settings) -> Settings {
        Settings {
            db: self.db.or(other.db),
            board: self.board.or(other.board),
            lang: self.lang.or(other.lang),
            user: self.user.or(other.user),
            theme: self.theme.or(other.theme),
            read_only: self.read_only.or(other.read_only),
            now: self.now.or(other.now),
            ascii: self.ascii.or(other.ascii),
            no_color: self.no_color || other.no_color,
            term: self.term.or(other.term),
            login: self.login.or(other.login),
            locale: self.locale.or(other.locale),
        }
    }
}

fn from_file(path: &Path, environment: &Settings) -> Result<Settings, BadSettings> {
    let bad = |what| BadSettings { path: path.to_owned(), what, environment: Box::new(environment.clone()) };
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error: toml::de::Error| bad(error.to_string())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Settings::default()),
        Err(error) => Err(bad(error.to_string())),
    }
}

fn from_env(env: impl Fn(&str) -> Option<String>) -> Settings {
    let set = |name: &str| env(name).filter(|value| !value.is_empty());
    let on = |name: &str| set(name).map(|value| !matches!(value.as_str(), "0" | "false" | "no"));
    Settings {
        db: set("TAVLE_DB").map(PathBuf::from),
        board: set("TAVLE_BOARD"),
        lang: set("TAVLE_LANG"),
        user: set("TAVLE_USER"),
        theme: set("TAVLE_THEME"),
        read_only: on("TAVLE_READ_ONLY"),
        now: set("TAVLE_NOW"),
        ascii: on("TAVLE_ASCII"),
        no_color: set("NO_COLOR").is_some(),
        term: set("TERM"),
        login: ["USER", "LOGNAME"].iter().find_map(|name| set(name)),
        locale: ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| set(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(user: &str, system: &str, env: &[(&str, &str)]) -> Result<Settings, BadSettings> {
        let folder = tempfile::tempdir().unwrap();
        let (user_file, system_file) = (folder.path().join("user.toml"), folder.path().join("system.toml"));
        std::fs::write(&user_file, user).unwrap();
        std::fs::write(&system_file, system).unwrap();
        let env = |name: &str| env.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Settings::read(Some(&user_file), &system_file, env)
    }

    #[test]
    fn the_nearest_setting_counts() {
        let settings = read("lang = 'en'", "lang = 'da'\nboard = 'A'", &[("TAVLE_USER", "anne")]).unwrap();
        assert_eq!(settings.lang.as_deref(), Some("en"));
        assert_eq!(settings.board.as_deref(), Some("A"));
        assert_eq!(settings.user.as_deref(), Some("anne"));
        let settings = read("lang = 'en'", "", &[("TAVLE_LANG", "da")]).unwrap();
        assert_eq!(settings.lang.as_deref(), Some("da"));
    }

    #[test]
    fn an_unknown_key_is_named() {
        let bad = read("langauge = 'da'", "", &[]).unwrap_err();
        assert!(bad.what.contains("langauge"), "{}", bad.what);
    }
}

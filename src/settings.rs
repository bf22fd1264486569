//! The settings: flag, then `TAVLE_*`, then the user's file, then the system's, then the default. The only place that
//! reads them and the environment.

use std::ffi::OsString;
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
    /// `dark`, `light`, `contrast`, `terminal` or `mono`.
    pub theme: Option<String>,
    /// The theme of this run, before what is remembered of the last one; only from the environment.
    #[serde(skip)]
    pub theme_now: Option<String>,
    /// Whether the mouse picks too.
    pub mouse: Option<bool>,
    /// As `theme_now`.
    #[serde(skip)]
    pub mouse_now: Option<bool>,
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
    /// How wide the output may be; only from the environment.
    #[serde(skip)]
    pub columns: Option<usize>,
    /// The terminal's colours, as some terminals name them (`15;0`); only from the environment.
    #[serde(skip)]
    pub colours: Option<String>,
    /// The login of whoever runs the program; only from the environment.
    #[serde(skip)]
    pub login: Option<String>,
    /// The locale, as the system names it (`da_DK.UTF-8`); only from the environment.
    #[serde(skip)]
    pub locale: Option<String>,
}

/// Why the settings are not used.
#[derive(Debug, Clone, PartialEq)]
pub struct BadSettings {
    pub what: Bad,
    /// What the environment says: in which language to tell it.
    pub environment: Box<Settings>,
}

/// What is wrong with the settings.
#[derive(Debug, Clone, PartialEq)]
pub enum Bad {
    /// A file that cannot be read: where and what, in the reader's words.
    File { path: PathBuf, what: String },
    /// A variable that is no text: passed over, it might open another file, or open it to be written.
    NotText(&'static str),
    /// A setting that is none of those there are. `place` is the variable, or the key with its file.
    Unknown { place: String, value: String, known: &'static [&'static str] },
}

/// What `lang` and `theme` may be.
pub const LANGS: [&str; 2] = ["da", "en"];
pub const THEMES: [&str; 5] = ["dark", "light", "contrast", "terminal", "mono"];

impl Settings {
    /// Reads the two files (one that is absent is empty) and the environment.
    ///
    /// # Errors
    /// [`BadSettings`] for a file that is not understood and a variable that is no text; unknown keys and values are
    /// named.
    pub fn read(
        user: Option<&Path>,
        system: &Path,
        env: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, BadSettings> {
        let (environment, not_text) = from_env(env);
        let files = || {
            not_text.map_or(Ok(()), |name| Err(Bad::NotText(name)))?;
            environment.check(|key| format!("TAVLE_{}", key.to_uppercase()))?;
            Ok((user.map(from_file).transpose()?.unwrap_or_default(), from_file(system)?))
        };
        match files() {
            Ok((user, system)) => Ok(environment.or(user).or(system)),
            Err(what) => Err(BadSettings { what, environment: Box::new(environment) }),
        }
    }

    /// Refuses a language or theme that there is not; `place` names where the key stands.
    fn check(&self, place: impl Fn(&str) -> String) -> Result<(), Bad> {
        let unknown =
            |key: &str, value: &str, known| Bad::Unknown { place: place(key), value: value.to_owned(), known };
        match (&self.lang, self.theme_now.as_ref().or(self.theme.as_ref())) {
            (Some(lang), _) if !is_language(lang) => Err(unknown("lang", lang, &LANGS)),
            (_, Some(theme)) if !THEMES.contains(&theme.as_str()) => Err(unknown("theme", theme, &THEMES)),
            (_, _) => Ok(()),
        }
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
            theme_now: self.theme_now.or(other.theme_now),
            mouse: self.mouse.or(other.mouse),
            mouse_now: self.mouse_now.or(other.mouse_now),
            read_only: self.read_only.or(other.read_only),
            now: self.now.or(other.now),
            ascii: self.ascii.or(other.ascii),
            no_color: self.no_color || other.no_color,
            term: self.term.or(other.term),
            columns: self.columns.or(other.columns),
            colours: self.colours.or(other.colours),
            login: self.login.or(other.login),
            locale: self.locale.or(other.locale),
        }
    }
}

/// A language by its code, or as a locale names it: `da_DK.UTF-8`.
fn is_language(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    lower.split(['_', '-', '.']).next().is_some_and(|code| LANGS.contains(&code))
}

fn from_file(path: &Path) -> Result<Settings, Bad> {
    let bad = |what| Bad::File { path: path.to_owned(), what };
    let settings: Settings = match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error: toml::de::Error| bad(error.to_string()))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Settings::default(),
        Err(error) => return Err(bad(error.to_string())),
    };
    settings.check(|key| format!("{}: {key}", path.to_string_lossy()))?;
    Ok(settings)
}

/// What the environment says, and the first variable of ours that is no text. The path of the board is bytes, not text;
/// what others have set and is no text counts as not set.
fn from_env(env: impl Fn(&str) -> Option<OsString>) -> (Settings, Option<&'static str>) {
    let bytes = |name: &str| env(name).filter(|value| !value.is_empty());
    let text = |name: &str| bytes(name).and_then(|value| value.into_string().ok());
    let on = |name: &str| text(name).map(|value| !matches!(value.as_str(), "0" | "false" | "no"));
    let settings = Settings {
        db: bytes("TAVLE_DB").map(PathBuf::from),
        board: text("TAVLE_BOARD"),
        lang: text("TAVLE_LANG"),
        user: text("TAVLE_USER"),
        theme: None,
        theme_now: text("TAVLE_THEME"),
        mouse: None,
        mouse_now: on("TAVLE_MOUSE"),
        read_only: on("TAVLE_READ_ONLY"),
        now: text("TAVLE_NOW"),
        ascii: on("TAVLE_ASCII"),
        no_color: bytes("NO_COLOR").is_some(),
        term: text("TERM"),
        columns: text("COLUMNS").and_then(|columns| columns.parse().ok()),
        colours: text("COLORFGBG"),
        login: ["USER", "LOGNAME"].iter().find_map(|name| text(name)),
        locale: ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| text(name)),
    };
    (settings, TEXTS.into_iter().find(|name| bytes(name).is_some() && text(name).is_none()))
}

/// Our variables that are texts.
const TEXTS: [&str; 8] = [
    "TAVLE_BOARD",
    "TAVLE_LANG",
    "TAVLE_USER",
    "TAVLE_THEME",
    "TAVLE_MOUSE",
    "TAVLE_READ_ONLY",
    "TAVLE_NOW",
    "TAVLE_ASCII",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(user: &str, system: &str, env: &[(&str, &str)]) -> Result<Settings, BadSettings> {
        read_with(user, system, |name| {
            env.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(*value))
        })
    }

    fn read_with(user: &str, system: &str, env: impl Fn(&str) -> Option<OsString>) -> Result<Settings, BadSettings> {
        let folder = tempfile::tempdir().unwrap();
        let (user_file, system_file) = (folder.path().join("user.toml"), folder.path().join("system.toml"));
        std::fs::write(&user_file, user).unwrap();
        std::fs::write(&system_file, system).unwrap();
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
    fn what_is_said_for_this_run_is_told_from_what_is_always_wanted() {
        let settings = read("theme = 'light'\nmouse = false", "", &[("TAVLE_THEME", "mono")]).unwrap();
        assert_eq!((settings.theme_now.as_deref(), settings.theme.as_deref()), (Some("mono"), Some("light")));
        assert_eq!((settings.mouse_now, settings.mouse), (None, Some(false)));
        assert_eq!(read("mouse = false", "", &[("TAVLE_MOUSE", "1")]).unwrap().mouse_now, Some(true));
        assert!(read("theme_now = 'mono'", "", &[]).is_err());
    }

    #[test]
    fn an_unknown_key_is_named() {
        let bad = read("langauge = 'da'", "", &[]).unwrap_err();
        assert!(matches!(bad.what, Bad::File { what, .. } if what.contains("langauge")));
    }

    #[test]
    fn an_unknown_language_or_theme_is_named() {
        let places = [
            ("", "", vec![("TAVLE_LANG", "fr")], "TAVLE_LANG"),
            ("", "", vec![("TAVLE_THEME", "blue")], "TAVLE_THEME"),
            ("lang = 'dansk'", "", vec![], "user.toml: lang"),
            ("", "theme = 'blue'", vec![("TAVLE_THEME", "mono")], "system.toml: theme"),
        ];
        for (user, system, env, wanted) in places {
            let bad = read(user, system, &env).unwrap_err();
            assert!(matches!(&bad.what, Bad::Unknown { place, .. } if place.ends_with(wanted)), "{bad:?}");
        }
        assert_eq!(read("", "", &[("TAVLE_LANG", "da_DK.UTF-8")]).unwrap().lang.as_deref(), Some("da_DK.UTF-8"));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_keeps_its_bytes_and_other_variables_are_texts() {
        use std::os::unix::ffi::OsStringExt;
        let odd = || OsString::from_vec(b"/tmp/b\xf8rn.db".to_vec());
        let settings = read_with("", "", |name| (name == "TAVLE_DB").then(odd)).unwrap();
        assert_eq!(settings.db, Some(PathBuf::from(odd())));
        for variable in TEXTS {
            let bad = read_with("", "", |name| (name == variable).then(odd)).unwrap_err();
            assert_eq!(bad.what, Bad::NotText(variable));
        }
        assert_eq!(read_with("", "", |name| (name == "USER").then(odd)).unwrap().login, None);
    }
}

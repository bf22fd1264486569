//! Why a command did not do as asked: its kind (the exit code), its sentence, perhaps a hint.

use std::path::PathBuf;

use crate::domain::calendar::DateError;
use crate::domain::command::Warning;
use crate::domain::kpi::entry::EntryError;
use crate::domain::names::Unnamed;
use crate::domain::privacy::{clean_lines, mask_cpr};
use crate::domain::prose::TextError;
use crate::domain::refusal::{FieldName, Refusal, Thing};
use crate::exchange::Bad;
use crate::perform::Failure;
use crate::store::StoreError;
use crate::text::Lang;

use super::json;
pub use super::kind::Kind;
use super::out::in_ascii;

/// The most names offered to choose between.
const MOST_CHOICES: usize = 8;

/// What was typed in the wrong way: a field of the trade, or an option by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Field(FieldName),
    Option(&'static str),
}

impl Label {
    fn spoken(self, lang: Lang) -> &'static str {
        match self {
            Label::Field(field) => lang.field(field),
            Label::Option(name) => name,
        }
    }
}

impl From<FieldName> for Label {
    fn from(field: FieldName) -> Self {
        Label::Field(field)
    }
}

impl From<&'static str> for Label {
    fn from(name: &'static str) -> Self {
        Label::Option(name)
    }
}

/// What went wrong, still without words.
#[derive(Debug)]
pub enum Trouble {
    Failure(Failure),
    Unnamed(Thing, Unnamed),
    /// There is no action with this number.
    NoAction(u32),
    /// There is no idea with this number.
    NoIdea(u32),
    /// A text that was not taken.
    Text(Label, TextError),
    Date(Label, DateError),
    Period(Label, DateError),
    /// A value, or the number of a target, that was not taken.
    Entry(Label, EntryError),
    /// What `--strict` does not let pass.
    Strict(Vec<Warning>),
    /// A file of the user's cannot be read or written.
    File(PathBuf, std::io::Error),
    /// Said in full where it arose.
    Said {
        kind: Kind,
        message: String,
        hint: Option<String>,
    },
    /// Our output cannot be written.
    Output(String),
    /// Nor can it be told, but what was asked for is saved.
    SavedUntold(String),
    /// The reader of our output has gone: not an error.
    BrokenPipe,
}

impl Trouble {
    pub fn said(kind: Kind, message: impl Into<String>) -> Self {
        Trouble::Said { kind, message: message.into(), hint: None }
    }

    /// A file of the user's that is not taken.
    pub fn bad_file(lang: Lang, bad: &Bad) -> Self {
        Trouble::said(Kind::Refused, bad.spoken(lang).join("\n"))
    }

    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        if let Trouble::Said { kind, message, .. } = self {
            return Trouble::Said { kind, message, hint: Some(hint.into()) };
        }
        self
    }

    /// The same trouble when what was asked for had been saved already.
    #[must_use]
    pub fn after_saving(self) -> Self {
        if let Trouble::Output(what) = self { Trouble::SavedUntold(what) } else { self }
    }

    /// Prints it on stderr, in words or as JSON, and returns the exit code.
    pub fn report(self, lang: Lang, as_json: bool, ascii: bool) -> u8 {
        if matches!(self, Trouble::BrokenPipe) {
            return 0;
        }
        let (kind, message, hint) = self.spoken(lang);
        // A CPR-like number is not repeated, wherever it was typed.
        let printable = |text: &str| mask_cpr(&clean_lines(text));
        let (message, hint) = (printable(&message), hint.map(|hint| printable(&hint)));
        if as_json {
            say(&json::error(kind.code(), &message, hint.as_deref()), false);
        } else {
            say(&message, ascii);
            if let Some(hint) = hint {
                say(&hint, ascii);
            }
        }
        kind.exit_code()
    }

    fn spoken(self, lang: Lang) -> (Kind, String, Option<String>) {
        match self {
            Trouble::Failure(failure) => {
                let hint = hint_of(lang, &failure);
                (Kind::of(&failure), lang.failure(&failure), hint)
            }
            Trouble::Unnamed(thing, unnamed) => {
                let listed = matches!(unnamed, Unnamed::Unknown { .. }).then(|| lang.where_listed(thing).to_owned());
                (Kind::NotFound, lang.unnamed(thing, &shortened(lang, unnamed)), listed)
            }
            Trouble::NoAction(number) => (Kind::NotFound, lang.no_action(number), None),
            Trouble::NoIdea(number) => (Kind::NotFound, lang.no_idea(number), None),
            Trouble::Text(label, error) => labelled(Kind::Refused, label.spoken(lang), &lang.text_error(error)),
            Trouble::Date(label, error) => labelled(Kind::Usage, label.spoken(lang), lang.date_error(error)),
            Trouble::Period(label, error) => labelled(Kind::Usage, label.spoken(lang), lang.period_error(error)),
            Trouble::Entry(label, error) => labelled(kind_of(error), label.spoken(lang), &lang.entry_error(error)),
            Trouble::Strict(warnings) => {
                let said: Vec<String> = warnings.iter().map(|warning| lang.warning(warning)).collect();
                (Kind::Refused, said.join("\n"), Some(lang.strict_refuses().to_owned()))
            }
            Trouble::File(path, error) => file_trouble(lang, &path, &error),
            Trouble::Said { kind, message, hint } => (kind, message, hint),
            Trouble::Output(what) => (Kind::Disk, lang.trouble(&StoreError::Io(what)), None),
            Trouble::SavedUntold(what) => (Kind::Disk, lang.saved_untold(&lang.trouble(&StoreError::Io(what))), None),
            Trouble::BrokenPipe => (Kind::Disk, String::new(), None),
        }
    }
}

/// `unnamed` with as many choices as can be chosen between.
fn shortened(lang: Lang, unnamed: Unnamed) -> Unnamed {
    match unnamed {
        Unnamed::Ambiguous { name, mut choices } if choices.len() > MOST_CHOICES => {
            let more = lang.more(choices.len() - MOST_CHOICES);
            choices.truncate(MOST_CHOICES);
            choices.push(more);
            Unnamed::Ambiguous { name, choices }
        }
        Unnamed::Unknown { .. } | Unnamed::Ambiguous { .. } => unnamed,
    }
}

/// A value that was understood and cannot be is refused by a rule.
fn kind_of(error: EntryError) -> Kind {
    match error {
        EntryError::Negative | EntryError::OverHundred | EntryError::ZeroDenominator => Kind::Refused,
        EntryError::Number(_)
        | EntryError::NotAQuotient
        | EntryError::NotATime
        | EntryError::NoClock
        | EntryError::TimeUnclear { .. } => Kind::Usage,
    }
}

fn labelled(kind: Kind, label: &str, sentence: &str) -> (Kind, String, Option<String>) {
    (kind, format!("{label}: {sentence}"), None)
}

/// A line on stderr; without the signs that an old terminal lacks when it is `ascii`. Nobody can be told when stderr itself
/// is gone.
pub fn say(line: &str, ascii: bool) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{}", in_ascii(line, ascii));
}

fn hint_of(lang: Lang, failure: &Failure) -> Option<String> {
    match failure {
        Failure::Store(StoreError::NoFile(path)) => Some(how_to_make(lang, path)),
        Failure::Store(_) | Failure::Refused(_) => None,
    }
}

/// How a board is made at `path`; one's own file need not be named.
pub fn how_to_make(lang: Lang, path: &std::path::Path) -> String {
    let named = (path != crate::paths::own_board()).then(|| path.to_string_lossy());
    lang.make_a_board(named.as_deref())
}

fn file_trouble(lang: Lang, path: &std::path::Path, error: &std::io::Error) -> (Kind, String, Option<String>) {
    let name = path.to_string_lossy();
    match error.kind() {
        std::io::ErrorKind::NotFound => (Kind::Disk, lang.no_such_file(&name), None),
        std::io::ErrorKind::PermissionDenied => (Kind::NotAllowed, lang.file_not_allowed(&name), None),
        std::io::ErrorKind::AlreadyExists => (Kind::Disk, lang.file_exists(&name), None),
        _ => (Kind::Disk, lang.file_trouble(&name, &error.to_string()), None),
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Failure(failure)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Trouble::Failure(error.into())
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Trouble::Failure(refusal.into())
    }
}

/// Trouble with stdout.
impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Trouble::BrokenPipe,
            _ => Trouble::Output(error.to_string()),
        }
    }
}

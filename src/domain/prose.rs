//! [`Text`]: text that has passed the entrance.

use serde::{Deserialize, Serialize};

use super::privacy::{clean, clean_lines, cleaned, has_cpr};
use super::record::{Column, Stored, Value};

/// A cleaned text: no control or bidi characters, no space at the ends. Made by [`Text::line`] or [`Text::lines`] from
/// what somebody typed, which also refuse CPR-like numbers and what is too long.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(String);

/// Why a text was not taken. It never holds the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Holds a CPR-like number (see `privacy`).
    Cpr,
    /// Longer than `limit` characters.
    TooLong { limit: usize, length: usize },
}

impl Text {
    /// A name, a heading: one line of at most 120 characters (the change/task of KL's plan: "kort om den ændring").
    pub const SHORT: usize = 120;
    /// An explanation: at most 2,000 characters.
    pub const LONG: usize = 2_000;

    /// One line of at most `limit` characters.
    ///
    /// # Errors
    /// [`TextError`] when it is too long or CPR-like.
    pub fn line(raw: &str, limit: usize) -> Result<Self, TextError> {
        Self::checked(clean(raw), limit)
    }

    /// A text of several lines, [`Text::LONG`] characters at most.
    ///
    /// # Errors
    /// As [`Text::line`].
    pub fn lines(raw: &str) -> Result<Self, TextError> {
        Self::checked(clean_lines(raw), Self::LONG)
    }

    /// Text that the program itself or the file holds: cleaned, not refused.
    pub fn stored(raw: &str) -> Self {
        Text(cleaned(raw).trim().to_owned())
    }

    fn checked(cleaned: String, limit: usize) -> Result<Self, TextError> {
        let text = cleaned.trim();
        let length = text.chars().count();
        if has_cpr(text) {
            Err(TextError::Cpr)
        } else if length > limit {
            Err(TextError::TooLong { limit, length })
        } else {
            Ok(Text(text.to_owned()))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|raw| Text::stored(&raw))
    }
}

impl Column for Text {
    fn to_value(&self) -> Value {
        Value::Text(self.0.clone())
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        match stored {
            Stored::Text(raw) => Some(Text::stored(raw)),
            _ => None,
        }
    }
}

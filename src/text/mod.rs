//! Every sentence for people, in Danish and English. A sentence that lacks one of them does not compile.
//!
//! Danish is the first language: plain municipal words, no blame, no jargon (`users.md` names the words). Terms follow
//! the glossary of the trade.

pub mod action_arguments;
mod actions;
pub mod arguments;
pub mod board;
pub mod case_types;
pub mod cli;
pub mod codes;
pub mod deed;
pub mod demo;
pub mod export;
pub mod form;
pub mod format;
pub mod help;
pub mod history;
pub mod idea;
pub mod import;
pub mod input;
pub mod kpi;
pub mod kpi_arguments;
pub mod kpi_form;
pub mod kpi_show;
pub mod looks;
pub mod overdue;
mod plan;
mod plan_form;
mod plan_told;
pub mod refusal;
pub mod search;
pub mod settings;
pub mod stage;
pub mod tally;
pub mod target;
pub mod terms;
pub mod trouble;
pub mod usage;
pub mod value;
pub mod verdict;
pub mod workflow;

/// The language of the screen and of printed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    Da,
    En,
}

impl Lang {
    /// The language of a code or locale: `da`, `da_DK.UTF-8`, `en`; `None` for what is neither.
    pub fn from_code(code: &str) -> Option<Self> {
        let lower = code.trim().to_lowercase();
        match lower.split(['_', '-', '.']).next() {
            Some("da") => Some(Lang::Da),
            Some("en") => Some(Lang::En),
            _ => None,
        }
    }

    /// The language to speak: the setting, else the locale (`da*` is Danish), else English.
    pub fn choose(setting: Option<&str>, locale: Option<&str>) -> Self {
        setting.and_then(Lang::from_code).or_else(|| locale.and_then(Lang::from_code)).unwrap_or(Lang::En)
    }

    /// `da` in Danish, `en` in English.
    pub fn pick<T>(self, da: T, en: T) -> T {
        match self {
            Lang::Da => da,
            Lang::En => en,
        }
    }
}

/// Words: `name => "Danish", "English";`.
macro_rules! words {
    ($( $(#[$meta:meta])* $name:ident => $da:expr, $en:expr; )+) => {
        impl $crate::text::Lang {
            $( $(#[$meta])* pub fn $name(self) -> &'static str { self.pick($da, $en) } )+
        }
    };
}
pub(crate) use words;

/// `one` when `n` is 1, else `many`: Danish and English share the rule.
pub fn plural<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

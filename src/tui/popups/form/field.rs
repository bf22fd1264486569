//! A field of a form: one line, a long text, or one of a few words.

use std::cell::Cell;

use tui_input::{Input, InputRequest};

use super::long;
use crate::domain::names::Unnamed;
use crate::domain::privacy::{clean, clean_lines, has_cpr};
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;
use crate::text::Lang;
use crate::text::format::width;
use crate::tui::input::Key;

/// How a field is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Line,
    /// Several lines: Enter begins a new one.
    Long,
    /// One of these words: Space and the arrows go through them, a letter picks the next that begins with it.
    Choice(Vec<String>),
}

/// The columns in which the words of a choice stand beside each other.
const CHOICE: usize = 58;

/// The columns of words to choose from beside each other: each in its brackets, with two columns between.
pub fn side_by_side(words: &[String]) -> usize {
    words.iter().map(|word| width(word) + 4).sum::<usize>().saturating_sub(2)
}

#[derive(Debug, Clone)]
pub struct Field {
    pub name: FieldName,
    pub kind: Kind,
    pub input: Input,
    /// What stood in it when the form opened.
    pub start: String,
    pub error: Option<String>,
    /// What became of what was pasted; goes with the next letter.
    pub note: Option<String>,
    /// Names to choose from when what was typed is none of them; the first is taken by Tab.
    pub offers: Vec<String>,
    /// The rows of a long text that are seen at once.
    lines: u16,
    /// The columns a long text was last drawn in: up and down follow its lines as they are seen.
    pub columns: Cell<usize>,
}

impl Field {
    pub fn new(name: FieldName, value: &str) -> Self {
        Field::of(name, Kind::Line, value)
    }

    /// A text of several lines.
    pub fn long(name: FieldName, value: &str) -> Self {
        Field::of(name, Kind::Long, value)
    }

    /// With so many rows of a long text in sight.
    #[must_use]
    pub fn in_sight(self, lines: u16) -> Self {
        Field { lines, ..self }
    }

    /// One of `words`; the one `at` stands in it first.
    pub fn choice(name: FieldName, words: Vec<String>, at: usize) -> Self {
        let value = words.get(at).cloned().unwrap_or_default();
        Field::of(name, Kind::Choice(words), &value)
    }

    pub fn yes_or_no(name: FieldName, yes: bool, lang: Lang) -> Self {
        Field::choice(name, vec![lang.no().to_owned(), lang.yes().to_owned()], usize::from(yes))
    }

    fn of(name: FieldName, kind: Kind, value: &str) -> Self {
        let (input, start) = (Input::new(value.to_owned()), value.to_owned());
        Field {
            name,
            kind,
            input,
            start,
            error: None,
            note: None,
            offers: Vec::new(),
            lines: long::ROWS,
            columns: Cell::new(usize::MAX),
        }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// How many characters it holds and may hold, once it is nearly full.
    pub fn nearly_full(&self) -> Option<(usize, usize)> {
        let limit = match self.kind {
            Kind::Line => Text::SHORT,
            Kind::Long => Text::LONG,
            Kind::Choice(_) => return None,
        };
        let length = self.text().trim().chars().count();
        (length * 10 >= limit * 9).then_some((length, limit))
    }

    /// Which of the words of a choice stands in it.
    pub fn chosen(&self) -> Option<usize> {
        let Kind::Choice(words) = &self.kind else { return None };
        words.iter().position(|word| word == self.text())
    }

    /// Whether somebody has typed in it.
    pub fn is_touched(&self) -> bool {
        self.input.value() != self.start
    }

    /// Whether it is a choice whose words stand below each other, since one line has not room for all.
    pub fn is_tall(&self) -> bool {
        let Kind::Choice(words) = &self.kind else { return false };
        side_by_side(words) > CHOICE
    }

    /// The rows below its text, for what is wrong with it: a list of many lines may have more to hear.
    pub fn below(&self) -> u16 {
        if self.kind == Kind::Long && self.lines > long::ROWS { 3 } else { 1 }
    }

    /// The rows it owns: its text, and the line below it.
    pub fn rows(&self) -> u16 {
        match &self.kind {
            Kind::Long => self.lines + self.below(),
            Kind::Choice(words) if self.is_tall() => u16::try_from(words.len()).unwrap_or(u16::MAX - 1) + 1,
            Kind::Line | Kind::Choice(_) => 2,
        }
    }

    /// Marks the field with names to choose from.
    pub fn offer(&mut self, unnamed: &Unnamed, sentence: String) {
        self.offers = match unnamed {
            Unnamed::Unknown { nearest, .. } => nearest.clone(),
            Unnamed::Ambiguous { choices, .. } => choices.clone(),
        };
        self.error = Some(sentence);
    }

    /// Puts `text` in it, whatever stood there.
    pub fn put(&mut self, text: String) {
        self.input = Input::new(text);
        self.error = None;
        self.note = None;
        self.offers.clear();
    }

    /// Chooses the word `n` of a choice.
    pub fn pick(&mut self, n: usize) {
        if let Kind::Choice(words) = &self.kind
            && let Some(word) = words.get(n).cloned()
        {
            self.put(word);
        }
    }

    /// Takes a key that is text or moves in it.
    pub fn typed(&mut self, key: Key) {
        if let Kind::Choice(words) = &self.kind {
            let words = words.clone();
            return self.choose(&words, key);
        }
        let request = match key {
            Key::Enter => Some(InputRequest::InsertChar('\n')),
            _ => key.in_text(),
        };
        let Some(request) = request else { return };
        let before = self.input.value().to_owned();
        self.input.handle(request);
        if self.input.value() != before {
            self.note = None;
            self.error = has_cpr(self.text()).then(String::new);
            self.offers.clear();
        }
    }

    /// The next word, the one before, or the next that begins with the letter.
    fn choose(&mut self, words: &[String], key: Key) {
        let (at, all) = (self.chosen().unwrap_or(0), words.len());
        let begins = |word: &String, c: char| word.to_lowercase().starts_with(c.to_ascii_lowercase());
        let to = match key {
            Key::Char(' ') | Key::Right => Some((at + 1) % all.max(1)),
            Key::Left => Some((at + all.max(1) - 1) % all.max(1)),
            // Both languages' yes: hands remember the other one.
            Key::Char(c) => (1..=all)
                .map(|step| (at + step) % all)
                .find(|to| begins(&words[*to], c))
                .or_else(|| (all == 2 && "jJyY".contains(c)).then_some(1)),
            _ => None,
        };
        if let Some(word) = to.and_then(|to| words.get(to)) {
            self.put(word.clone());
        }
    }

    /// Chooses the word `by` places from the chosen one; whether there is one.
    fn choose_beside(&mut self, by: isize) -> bool {
        let Kind::Choice(words) = &self.kind else { return false };
        let to = self.chosen().unwrap_or(0).checked_add_signed(by).and_then(|to| words.get(to)).cloned();
        let is_there = to.is_some();
        if let Some(word) = to {
            self.put(word);
        }
        is_there
    }

    /// Moves the cursor of a long text `by` lines, or the choice among words that stand below each other; whether there
    /// was a line to go to.
    pub fn line(&mut self, by: isize) -> bool {
        if self.is_tall() {
            return self.choose_beside(by);
        }
        let to = match self.kind {
            Kind::Long => long::moved(self.text(), self.input.cursor(), self.columns.get(), by),
            Kind::Line | Kind::Choice(_) => None,
        };
        if let Some(to) = to {
            self.input.handle(InputRequest::SetCursor(to));
        }
        to.is_some()
    }

    pub fn paste(&mut self, text: &str) {
        let text = match self.kind {
            Kind::Long => clean_lines(text),
            Kind::Line => clean(&clean_lines(text)),
            Kind::Choice(_) => return,
        };
        for c in text.chars() {
            self.input.handle(InputRequest::InsertChar(c));
        }
        self.error = None;
        self.offers.clear();
    }
}

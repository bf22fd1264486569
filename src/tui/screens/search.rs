//! What a list is searched by: words that must all be found, typed in the second line of the screen.

use tui_input::{Input, InputRequest};

use crate::domain::names::fold;
use crate::domain::privacy::{clean, mask_cpr};
use crate::tui::input::Key;

/// The words, and whether they are being typed.
#[derive(Debug, Clone, Default)]
pub struct Search {
    input: Input,
    typing: bool,
}

impl Search {
    pub fn begin(&mut self) {
        self.typing = true;
    }

    /// Ends the typing; the words stay.
    pub fn end(&mut self) {
        self.typing = false;
    }

    pub fn clear(&mut self) {
        self.input = Input::default();
    }

    /// Looks for `text`, whatever was looked for.
    pub fn put(&mut self, text: &str) {
        self.input = Input::new(clean(text));
    }

    /// The words as they were typed.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn is_typing(&self) -> bool {
        self.typing
    }

    pub fn is_empty(&self) -> bool {
        self.input.value().trim().is_empty()
    }

    /// Whether something is looked for, or about to be.
    pub fn is_active(&self) -> bool {
        self.typing || !self.is_empty()
    }

    /// The words as they may be shown: a CPR-like number is masked.
    pub fn shown(&self) -> String {
        mask_cpr(self.input.value())
    }

    pub fn typed(&mut self, key: Key) {
        if let Some(request) = key.in_text() {
            self.input.handle(request);
        }
    }

    pub fn paste(&mut self, text: &str) {
        for c in clean(text).chars() {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// How many characters stand before the cursor.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// The question that rows are asked: made once for a whole list.
    pub fn words(&self) -> Words {
        Words(fold(self.input.value()).split_whitespace().map(str::to_owned).collect())
    }
}

/// Words looked for, in any order; case does not count, and `aa` is `å`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all that fits these fits `earlier` ones: a letter more.
    pub fn narrow(&self, earlier: &Words) -> bool {
        earlier.0.iter().all(|word| self.0.iter().any(|longer| longer.contains(word.as_str())))
    }

    /// Whether every word is found in `text`, which is only made when there is something to look for.
    pub fn fit(&self, text: impl FnOnce() -> String) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let text = fold(&text());
        self.0.iter().all(|word| text.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(text: &str) -> Search {
        let mut search = Search::default();
        text.chars().for_each(|c| search.typed(Key::Char(c)));
        search
    }

    #[test]
    fn every_word_must_be_found_in_any_order() {
        let words = search("  Åbningstid anne ").words();
        assert!(words.fit(|| "Aftale om åbningstider · Anne Holm".to_owned()));
        assert!(!words.fit(|| "Aftale om åbningstider · Mette".to_owned()));
        assert!(search("").words().fit(|| unreachable!()));
    }

    #[test]
    fn a_letter_more_narrows_what_is_found() {
        for (longer, shorter, narrows) in
            [("tele", "te", true), ("an tele", "tel", true), ("", "te", false), ("aa", "a", false), ("te", "", true)]
        {
            assert_eq!(search(longer).words().narrow(&search(shorter).words()), narrows, "{shorter}, {longer}");
        }
    }

    #[test]
    fn a_cpr_number_is_masked_while_it_is_typed() {
        assert!(!search("010101-1234").shown().contains("1234"));
    }
}

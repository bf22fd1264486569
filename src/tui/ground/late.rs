//! An answer that comes when nobody waits for it any more. crossterm makes keys of its letters (`ESC ]` is Alt and `]`,
//! then `1`, `1`, `;`, … `f`), and `1`, `d` and `f` are keys of ours: they must never reach the board.

use crate::tui::input::{Input, Key};

/// Looks for the answer among what comes in.
#[derive(Debug)]
pub struct Late {
    /// The answer so far.
    text: String,
}

/// Whether a text is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Begun,
    Whole,
    No,
}

impl Late {
    /// `rest` is what has come of an answer already.
    pub fn after(rest: &[u8]) -> Self {
        let text = String::from_utf8_lossy(rest).into_owned();
        Late { text: if fit(&text) == Fit::Begun { text } else { String::new() } }
    }

    /// What of `inputs`, one event of the terminal, is for the program.
    pub fn sift(&mut self, inputs: Vec<Input>) -> Vec<Input> {
        if inputs.is_empty() || inputs.iter().any(|input| matches!(input, Input::Resized(..))) {
            return inputs;
        }
        let typed: Option<String> = inputs.iter().map(letter).collect();
        let text = typed.map(|typed| format!("{}{typed}", self.text));
        match text.as_deref().map_or(Fit::No, fit) {
            // Esc alone is a key, until more comes.
            Fit::Begun if text.as_deref() == Some("\x1b") => {
                self.text = text.unwrap_or_default();
                inputs
            }
            Fit::Begun => {
                self.text = text.unwrap_or_default();
                Vec::new()
            }
            Fit::Whole => {
                self.text.clear();
                Vec::new()
            }
            Fit::No if self.text.is_empty() => inputs,
            Fit::No => {
                self.text.clear();
                self.sift(inputs)
            }
        }
    }
}

/// What the terminal sent for `input`, where an answer may hold it.
fn letter(input: &Input) -> Option<char> {
    match input {
        Input::Key(Key::Char(c)) => Some(*c),
        Input::Key(Key::Esc) => Some('\x1b'),
        Input::Key(Key::Ctrl('g')) => Some('\x07'),
        _ => None,
    }
}

fn fit(text: &str) -> Fit {
    if text == "\x1b" {
        Fit::Begun
    } else if let Some(colour) = text.strip_prefix("\x1b]") {
        let end = colour.strip_suffix("\x07").or(colour.strip_suffix("\x1b\\"));
        match (end, colour.trim_end_matches('\x1b')) {
            (Some(colour), _) if is_colour(colour) => Fit::Whole,
            (None, colour) if is_colour(colour) => Fit::Begun,
            _ => Fit::No,
        }
    } else if let Some(kind) = text.strip_prefix("\x1b[") {
        let inner = kind.strip_prefix('?').unwrap_or(kind);
        let numbers = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ';');
        match inner.strip_suffix('c') {
            Some(inner) if kind.starts_with('?') && numbers(inner) => Fit::Whole,
            None if (kind.is_empty() || kind.starts_with('?')) && numbers(inner) => Fit::Begun,
            _ => Fit::No,
        }
    } else {
        Fit::No
    }
}

/// Whether `text` is a colour, or the beginning of one: `11;rgb:ffff/ffff/ffff`.
fn is_colour(text: &str) -> bool {
    const BEGINNING: &str = "11;rgb";
    let of_colour = |c: char| c.is_ascii_hexdigit() || c == ':' || c == '/';
    match text.strip_prefix(BEGINNING) {
        Some(colour) => colour.len() < super::LONGEST && colour.chars().all(of_colour),
        None => BEGINNING.starts_with(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What crossterm makes of `text` read in one go, as our keys.
    fn events(text: &str) -> Vec<Vec<Input>> {
        let mut chars = text.chars();
        let key = |c: char| Input::Key(if c == '\x07' { Key::Ctrl('g') } else { Key::Char(c) });
        let mut events = Vec::new();
        while let Some(c) = chars.next() {
            events.push(match c {
                '\x1b' => [Some(Input::Key(Key::Esc)), chars.next().map(key)].into_iter().flatten().collect(),
                other => vec![key(other)],
            });
        }
        events
    }

    fn left(late: &mut Late, text: &str) -> String {
        let left: Vec<Input> = events(text).into_iter().flat_map(|inputs| late.sift(inputs)).collect();
        left.iter().filter_map(letter).collect()
    }

    #[test]
    fn a_late_answer_is_no_keys_and_keys_are() {
        for answer in ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:1d/1F/d3\x07", "\x1b]11;rgba:f/f/f/f\x07"] {
            let mut late = Late::after(b"");
            assert_eq!(left(&mut late, &format!("d{answer}3{answer}f1")), "d3f1", "{answer:?}");
        }
    }

    #[test]
    fn the_rest_of_an_answer_is_no_keys_either() {
        for whole in ["\x1b]11;rgb:dddd/ffff/1111\x1b\\", "\x1b[?62;4c"] {
            for cut in 1..whole.len() {
                let (before, after) = whole.split_at(cut);
                let mut late = Late::after(before.as_bytes());
                assert_eq!(left(&mut late, &format!("{after}d")), "d", "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn what_only_begins_like_an_answer_costs_no_key_after_it() {
        let mut late = Late::after(b"");
        assert_eq!(left(&mut late, "\x1bd\x1b]11;x3"), "\x1bdx3");
        assert_eq!(late.sift(vec![Input::Key(Key::Esc)]), [Input::Key(Key::Esc)]);
        assert_eq!(late.sift(vec![Input::Key(Key::Down)]), [Input::Key(Key::Down)]);
        assert_eq!(left(&mut late, "]1"), "]1");
        let paste = Input::Paste("]11;rgb:".to_owned());
        assert_eq!(late.sift(vec![paste.clone()]), [paste]);
    }
}

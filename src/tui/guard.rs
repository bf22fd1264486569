//! The guard against text typed at the board: a mail written in the wrong window is full of keys.
//!
//! More than four letters within a second are text, not keys: what the first four did is taken back, a popup they
//! opened closes, and what follows is ignored until half a second of silence. A held key is the same.

use std::time::{Duration, Instant};

use super::keys::Act;

/// Letters within this time belong together.
const WITHIN: Duration = Duration::from_secs(1);

/// As many letters as these are keys; one more is text.
const KEYS: usize = 4;

/// Silence that ends a text.
const SILENCE: Duration = Duration::from_millis(500);

/// When a popup was opened by the first letter, a fast typist writes on in it; only a machine writes this fast.
const MACHINE: Duration = Duration::from_millis(250);

/// What became of a letter, to be taken back should it turn out to be text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Nothing,
    /// An operation; its place in the journal.
    Did(u64),
    /// An undo; its place in the journal.
    Undid(u64),
    Redid,
    Opened,
    /// Something that the same act turns back.
    Turned(Act),
}

/// What a letter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Key,
    /// It is text: take these back, newest first.
    Text(Vec<Deed>),
    /// Still the same text.
    Ignored,
}

#[derive(Debug, Default)]
pub struct Guard {
    letters: Vec<(Instant, Deed)>,
    /// The last key of a text that is being ignored.
    muted: Option<Instant>,
    /// Whether what is done now is done by the last of the letters.
    by_letter: bool,
}

impl Guard {
    /// Something has come in; until it is judged a letter, what it does is no letter's deed.
    pub fn begin(&mut self) {
        self.by_letter = false;
    }

    /// Judges a letter typed at `now`, before it does anything.
    pub fn letter(&mut self, now: Instant) -> Verdict {
        if self.is_muted(now) {
            return Verdict::Ignored;
        }
        self.letters.retain(|(at, _)| now.duration_since(*at) < WITHIN);
        if self.letters.len() < KEYS || self.is_writing(now) {
            self.letters.push((now, Deed::Nothing));
            self.by_letter = true;
            return Verdict::Key;
        }
        self.muted = Some(now);
        Verdict::Text(self.letters.drain(..).rev().map(|(_, deed)| deed).collect())
    }

    /// Whether a text is being ignored; keeps it so while keys keep coming.
    pub fn is_muted(&mut self, now: Instant) -> bool {
        let muted = self.muted.is_some_and(|last| now.duration_since(last) < SILENCE);
        self.muted = muted.then_some(now);
        muted
    }

    /// Whether somebody opened a popup with the first letter, or with the second after an act (`d`, then `f`), and writes
    /// in it, as fast as a person can.
    fn is_writing(&self, now: Instant) -> bool {
        match self.letters.as_slice() {
            [(at, Deed::Opened), ..] | [(_, Deed::Did(_)), (at, Deed::Opened), ..] => now.duration_since(*at) > MACHINE,
            _ => false,
        }
    }

    /// What the last letter did.
    pub fn did(&mut self, deed: Deed) {
        if let Some(last) = self.letters.last_mut().filter(|_| self.by_letter) {
            last.1 = deed;
        }
    }

    /// Whether a letter typed into a popup at `now` may still be part of a text that opened the popup.
    pub fn watches_popup(&self, now: Instant) -> bool {
        self.letters.iter().any(|(at, deed)| *deed == Deed::Opened && now.duration_since(*at) < WITHIN)
    }

    /// Forgets the letters: whatever was saved on purpose is no text.
    pub fn rest(&mut self) {
        self.letters.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types letters at these milliseconds and returns what they were.
    fn type_at(guard: &mut Guard, start: Instant, millis: &[u64]) -> Vec<Verdict> {
        millis
            .iter()
            .map(|ms| {
                let verdict = guard.letter(start + Duration::from_millis(*ms));
                if verdict == Verdict::Key {
                    guard.did(Deed::Did(*ms));
                }
                verdict
            })
            .collect()
    }

    #[test]
    fn the_fifth_letter_within_a_second_takes_four_back() {
        let (mut guard, start) = (Guard::default(), Instant::now());
        let verdicts = type_at(&mut guard, start, &[0, 150, 300, 450, 600, 900, 1_300]);
        assert_eq!(verdicts[..4], [Verdict::Key, Verdict::Key, Verdict::Key, Verdict::Key]);
        assert_eq!(verdicts[4], Verdict::Text([450, 300, 150, 0].map(Deed::Did).to_vec()));
        assert_eq!(verdicts[5..], [Verdict::Ignored, Verdict::Ignored]);
    }

    #[test]
    fn half_a_second_of_silence_ends_a_text() {
        let (mut guard, start) = (Guard::default(), Instant::now());
        type_at(&mut guard, start, &[0, 10, 20, 30, 40]);
        assert_eq!(type_at(&mut guard, start, &[500, 1_100]), [Verdict::Ignored, Verdict::Key]);
    }

    #[test]
    fn counting_at_a_calm_pace_is_never_text() {
        let (mut guard, start) = (Guard::default(), Instant::now());
        let calm: Vec<u64> = (0..40).map(|n| n * 260).collect();
        assert!(type_at(&mut guard, start, &calm).iter().all(|verdict| *verdict == Verdict::Key));
    }

    #[test]
    fn a_fast_typist_in_a_form_is_no_text_but_a_machine_is() {
        let (mut guard, start) = (Guard::default(), Instant::now());
        let at = |ms: u64| start + Duration::from_millis(ms);
        assert_eq!(guard.letter(at(0)), Verdict::Key);
        guard.did(Deed::Opened);
        for ms in [120, 240, 360, 480, 600, 720] {
            assert!(guard.watches_popup(at(ms)));
            assert_eq!(guard.letter(at(ms)), Verdict::Key);
        }
        let mut guard = Guard::default();
        assert_eq!(guard.letter(at(0)), Verdict::Key);
        guard.did(Deed::Opened);
        let verdicts: Vec<Verdict> = [1, 2, 3, 4].iter().map(|ms| guard.letter(at(*ms))).collect();
        assert!(matches!(verdicts[3], Verdict::Text(_)));
    }
}

//! The signs.

/// A sign with a meaning; all of them are in WGL4, and each has a plain ASCII twin of at most two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Overdue,
    Today,
    Soon,
    Waiting,
    /// Done, and a target that is met.
    Done,
    Better,
    Worse,
    Watch,
    /// No change.
    Same,
    Missing,
    /// A measurement that is left out of the judgement, and one that counts.
    Excluded,
    Measured,
    /// A measurement that may still change.
    Provisional,
    Ready,
    Celebrate,
    Error,
    Means,
    Chosen,
    Mark,
    /// One of several that are marked.
    Marked,
    Rule,
    More,
    Bar,
    Column,
    Cross,
    /// What of a bar is still to come.
    Ahead,
}

impl Glyph {
    pub fn text(self, ascii: bool) -> &'static str {
        let (glyph, plain) = match self {
            Glyph::Overdue => ("!", "!"),
            Glyph::Today => ("►", ">"),
            Glyph::Soon => ("→", "->"),
            Glyph::Waiting => ("…", ".."),
            Glyph::Done => ("√", "v"),
            Glyph::Better => ("+", "+"),
            Glyph::Worse => ("−", "-"),
            Glyph::Watch => ("▲", "^"),
            Glyph::Same => ("=", "="),
            Glyph::Missing => ("□", "o"),
            Glyph::Excluded => ("○", "o"),
            Glyph::Measured => ("●", "*"),
            Glyph::Provisional => ("◊", "?"),
            Glyph::Ready => ("■", "#"),
            Glyph::Celebrate => ("☼", "*"),
            Glyph::Error => ("×", "x"),
            Glyph::Means => ("=", "="),
            Glyph::Chosen => ("►", ">"),
            Glyph::Mark => ("▌", ">"),
            Glyph::Marked => ("•", "*"),
            Glyph::Rule => ("─", "-"),
            Glyph::More => ("↓", "v"),
            Glyph::Bar => ("█", "#"),
            Glyph::Column => ("│", "|"),
            Glyph::Cross => ("┼", "+"),
            Glyph::Ahead => ("░", "."),
        };
        if ascii { plain } else { glyph }
    }
}

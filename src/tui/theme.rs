//! Styles named by meaning. Each meaning has a glyph and a word besides its colour; nothing is said by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Text,
    /// A heading, a fact that needs you.
    Strong,
    Overdue,
    Today,
    Soon,
    Done,
    Watch,
    Muted,
    Selected,
    /// The panel in focus, keys.
    Accent,
    Header,
    Danger,
}

/// A theme: `dark` paints its own background from the fixed 256-colour cube, so that it is the same in every terminal
/// (all pairs at 7:1 or more); `mono` uses no colour at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Dark,
    Mono,
}

impl Theme {
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "dark" => Some(Theme::Dark),
            "mono" => Some(Theme::Mono),
            _ => None,
        }
    }

    pub fn next(self) -> Self {
        match self {
            Theme::Dark => Theme::Mono,
            Theme::Mono => Theme::Dark,
        }
    }

    pub fn style(self, meaning: Meaning) -> Style {
        match self {
            Theme::Dark => dark(meaning),
            Theme::Mono => mono(meaning),
        }
    }
}

fn dark(meaning: Meaning) -> Style {
    let ink = |colour| Style::new().fg(Color::Indexed(colour)).bg(Color::Indexed(233));
    let chip = |colour, ground| Style::new().fg(Color::Indexed(colour)).bg(Color::Indexed(ground));
    match meaning {
        Meaning::Text => ink(255),
        Meaning::Strong => ink(255).add_modifier(Modifier::BOLD),
        Meaning::Overdue => ink(210).add_modifier(Modifier::BOLD),
        Meaning::Today => ink(221).add_modifier(Modifier::BOLD),
        Meaning::Soon => ink(187),
        Meaning::Done => ink(109),
        Meaning::Watch => ink(183),
        Meaning::Muted => ink(248),
        Meaning::Selected => chip(16, 253),
        Meaning::Accent => ink(80).add_modifier(Modifier::BOLD),
        Meaning::Header => chip(255, 237),
        Meaning::Danger => chip(231, 88),
    }
}

fn mono(meaning: Meaning) -> Style {
    let plain = Style::new().fg(Color::Reset).bg(Color::Reset);
    match meaning {
        Meaning::Text | Meaning::Soon | Meaning::Done | Meaning::Muted => plain,
        Meaning::Strong | Meaning::Overdue | Meaning::Today | Meaning::Accent => plain.add_modifier(Modifier::BOLD),
        Meaning::Watch => plain.add_modifier(Modifier::UNDERLINED),
        Meaning::Selected | Meaning::Header => plain.add_modifier(Modifier::REVERSED),
        Meaning::Danger => plain.add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
    }
}

/// A sign with a meaning; all of them are in WGL4, and each has a plain ASCII twin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Overdue,
    Today,
    Soon,
    Waiting,
    Done,
    Missing,
    Ready,
    Error,
    Means,
    Chosen,
    Mark,
    Rule,
    More,
    Bar,
    /// A measurement of a run chart.
    Point,
}

impl Glyph {
    pub fn text(self, ascii: bool) -> &'static str {
        let (glyph, plain) = match self {
            Glyph::Overdue => ("!", "!"),
            Glyph::Today => ("►", ">"),
            Glyph::Soon => ("→", "-"),
            Glyph::Waiting => ("…", "."),
            Glyph::Done => ("√", "v"),
            Glyph::Missing => ("□", "o"),
            Glyph::Ready => ("■", "#"),
            Glyph::Error => ("×", "x"),
            Glyph::Means => ("=", "="),
            Glyph::Chosen => ("►", ">"),
            Glyph::Mark => ("▌", ">"),
            Glyph::Rule => ("─", "-"),
            Glyph::More => ("↓", "v"),
            Glyph::Bar => ("█", "#"),
            Glyph::Point => ("●", "*"),
        };
        if ascii { plain } else { glyph }
    }
}

//! The table of colours: meaning by theme. A pair `chip` is black or white on a ground of its own, where words in that
//! colour would be too faint.

use ratatui::style::{Color, Modifier, Style};

use super::{Ground, Meaning};

fn pair(ink: u8, ground: u8) -> Style {
    Style::new().fg(Color::Indexed(ink)).bg(Color::Indexed(ground))
}

pub fn dark(meaning: Meaning) -> Style {
    let ink = |colour| pair(colour, 233);
    match meaning {
        Meaning::Text => ink(255),
        Meaning::Strong => ink(255).bold(),
        Meaning::Overdue => ink(210).bold(),
        Meaning::Today => ink(221).bold(),
        Meaning::Soon => ink(187),
        Meaning::Done => ink(109),
        Meaning::Better => ink(75).bold(),
        Meaning::Worse => ink(215).bold(),
        Meaning::Watch => ink(183),
        Meaning::Muted => ink(248),
        Meaning::Selected => pair(16, 253),
        Meaning::Accent => ink(80).bold(),
        Meaning::Header => pair(255, 237),
        Meaning::Danger => pair(231, 88),
    }
}

pub fn light(meaning: Meaning) -> Style {
    let ink = |colour| pair(colour, 231);
    match meaning {
        Meaning::Text | Meaning::Soon => ink(234),
        Meaning::Strong => ink(234).bold(),
        Meaning::Overdue => ink(124).bold(),
        Meaning::Today => pair(16, 221),
        Meaning::Done => ink(23),
        Meaning::Better => ink(19).bold(),
        Meaning::Worse => pair(16, 215),
        Meaning::Watch => ink(54),
        Meaning::Muted => ink(240),
        Meaning::Selected => pair(231, 234),
        Meaning::Accent => ink(24).bold(),
        Meaning::Header => pair(231, 237),
        Meaning::Danger => pair(231, 88),
    }
}

pub fn contrast(meaning: Meaning) -> Style {
    let ink = |colour| pair(colour, 16);
    let chip = |ground| pair(16, ground);
    match meaning {
        Meaning::Text => ink(231),
        Meaning::Strong => ink(231).bold(),
        Meaning::Overdue => chip(217),
        Meaning::Today => chip(226),
        Meaning::Soon => ink(230),
        Meaning::Done => ink(195),
        Meaning::Better => chip(117),
        Meaning::Worse => chip(215),
        Meaning::Watch => chip(219),
        Meaning::Muted => ink(252),
        Meaning::Selected => chip(231).underlined(),
        Meaning::Accent => ink(51).bold(),
        Meaning::Header => chip(231),
        Meaning::Danger => pair(231, 52),
    }
}

/// Neither colour nor ground but the terminal's own; never dim, whose contrast nobody knows.
fn plain() -> Style {
    Style::new().fg(Color::Reset).bg(Color::Reset)
}

/// The words of the theme `terminal`: no colour of the sixteen is read on every ground.
pub fn terminal(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Text | Meaning::Soon | Meaning::Done | Meaning::Watch | Meaning::Muted => plain(),
        Meaning::Strong | Meaning::Overdue | Meaning::Today | Meaning::Better | Meaning::Worse | Meaning::Accent => {
            plain().bold()
        }
        Meaning::Selected | Meaning::Header => plain().reversed(),
        Meaning::Danger => plain().reversed().bold(),
    }
}

/// Its glyphs: the word beside them says the same.
pub fn terminal_glyph(meaning: Meaning, ground: Ground) -> Style {
    let colour = match (meaning, ground) {
        (Meaning::Overdue, _) => Color::LightRed,
        (Meaning::Today, _) | (Meaning::Worse, Ground::Dark) => Color::Yellow,
        (Meaning::Done, _) | (Meaning::Better, Ground::Dark) => Color::Cyan,
        (Meaning::Better, Ground::Light) => Color::Blue,
        (Meaning::Worse, Ground::Light) => Color::Red,
        (
            Meaning::Text
            | Meaning::Strong
            | Meaning::Soon
            | Meaning::Watch
            | Meaning::Muted
            | Meaning::Selected
            | Meaning::Accent
            | Meaning::Header
            | Meaning::Danger,
            _,
        ) => Color::Reset,
    };
    terminal(meaning).fg(colour)
}

pub fn mono(meaning: Meaning) -> Style {
    match meaning {
        Meaning::Text | Meaning::Soon | Meaning::Done | Meaning::Muted => plain(),
        Meaning::Strong | Meaning::Overdue | Meaning::Today | Meaning::Better | Meaning::Accent => plain().bold(),
        Meaning::Worse => plain().bold().underlined(),
        Meaning::Watch => plain().underlined(),
        Meaning::Selected | Meaning::Header => plain().reversed(),
        Meaning::Danger => plain().add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
    }
}

//! Styles named by meaning. Each meaning has a glyph and a word besides its colour; nothing is said by colour alone.

mod glyph;
mod paint;

use ratatui::style::Style;

pub use glyph::Glyph;

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
    Better,
    Worse,
    Watch,
    Muted,
    Selected,
    /// The panel in focus, keys.
    Accent,
    Header,
    Danger,
}

impl Meaning {
    pub const ALL: [Meaning; 14] = [
        Meaning::Text,
        Meaning::Strong,
        Meaning::Overdue,
        Meaning::Today,
        Meaning::Soon,
        Meaning::Done,
        Meaning::Better,
        Meaning::Worse,
        Meaning::Watch,
        Meaning::Muted,
        Meaning::Selected,
        Meaning::Accent,
        Meaning::Header,
        Meaning::Danger,
    ];
}

/// What the terminal itself writes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    #[default]
    Dark,
    Light,
}

/// A theme. `dark`, `light` and `contrast` paint their own ground from the fixed 256-colour cube, so that they are the
/// same in every terminal (all pairs at 7:1 or more); `terminal` writes in the terminal's own colours, and `mono` uses
/// no colour at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Dark,
    Light,
    Contrast,
    /// On this ground, as far as anybody knows.
    Terminal(Ground),
    Mono,
}

impl Theme {
    /// The theme of that name, in a terminal with this ground.
    pub fn from_name(name: &str, ground: Ground) -> Option<Self> {
        match name {
            "dark" => Some(Theme::Dark),
            "light" => Some(Theme::Light),
            "contrast" => Some(Theme::Contrast),
            "terminal" => Some(Theme::Terminal(ground)),
            "mono" => Some(Theme::Mono),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Theme::Dark => "dark",
            Theme::Light => "light",
            Theme::Contrast => "contrast",
            Theme::Terminal(_) => "terminal",
            Theme::Mono => "mono",
        }
    }

    /// The theme nobody had to choose.
    pub fn on(ground: Ground) -> Self {
        match ground {
            Ground::Dark => Theme::Dark,
            Ground::Light => Theme::Light,
        }
    }

    /// The next one in the round, in a terminal with this ground.
    #[must_use]
    pub fn next(self, ground: Ground) -> Self {
        match self {
            Theme::Dark => Theme::Light,
            Theme::Light => Theme::Contrast,
            Theme::Contrast => Theme::Terminal(ground),
            Theme::Terminal(_) => Theme::Mono,
            Theme::Mono => Theme::Dark,
        }
    }

    /// How words of this meaning are written.
    pub fn style(self, meaning: Meaning) -> Style {
        match self {
            Theme::Dark => paint::dark(meaning),
            Theme::Light => paint::light(meaning),
            Theme::Contrast => paint::contrast(meaning),
            Theme::Terminal(_) => paint::terminal(meaning),
            Theme::Mono => paint::mono(meaning),
        }
    }

    /// How the glyph of this meaning is drawn, and figures: as its words, but for `terminal`, where only they have
    /// colour.
    pub fn glyph_style(self, meaning: Meaning) -> Style {
        match self {
            Theme::Terminal(ground) => paint::terminal_glyph(meaning, ground),
            Theme::Dark | Theme::Light | Theme::Contrast | Theme::Mono => self.style(meaning),
        }
    }

    /// How a figure of blocks is drawn. Where words stand in the ground's own colour on a coloured chip the blocks take
    /// the colour of the chip: else only the holes of the figure would be seen.
    pub fn figure_style(self, meaning: Meaning) -> Style {
        let (style, ground) = (self.glyph_style(meaning), self.style(Meaning::Text).bg);
        match (style.fg, style.bg) {
            (Some(ink), Some(chip)) if Some(ink) == ground => style.fg(chip).bg(ink),
            _ => style,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    /// The red, green and blue of a colour of the fixed cube, 0 to 255.
    fn channels(index: u8) -> [f64; 3] {
        const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        match index {
            0..16 => panic!("{index} is the terminal's own: it may be anything"),
            16..=231 => {
                let at = usize::from(index - 16);
                [at / 36, at / 6 % 6, at % 6].map(|level| f64::from(LEVELS[level]))
            }
            232.. => [f64::from(8 + 10 * (index - 232)); 3],
        }
    }

    /// The relative luminance of WCAG.
    fn luminance(index: u8) -> f64 {
        let [red, green, blue] = channels(index).map(|channel| {
            let part = channel / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(style: Style) -> f64 {
        let (Some(Color::Indexed(ink)), Some(Color::Indexed(ground))) = (style.fg, style.bg) else {
            panic!("{style:?} is not painted from the cube")
        };
        let (one, other) = (luminance(ink), luminance(ground));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn the_blocks_of_a_figure_are_never_of_the_colour_around_it() {
        for theme in [Theme::Dark, Theme::Light, Theme::Contrast] {
            for meaning in [Meaning::Overdue, Meaning::Today, Meaning::Watch, Meaning::Accent, Meaning::Strong] {
                assert_ne!(theme.figure_style(meaning).fg, theme.style(Meaning::Text).bg, "{theme:?} {meaning:?}");
            }
        }
        let chip = Theme::Contrast.style(Meaning::Overdue).bg;
        assert_eq!(Theme::Contrast.figure_style(Meaning::Overdue).fg, chip);
    }

    #[test]
    fn every_pair_of_the_painted_themes_is_read_from_afar() {
        for theme in [Theme::Dark, Theme::Light, Theme::Contrast] {
            for meaning in Meaning::ALL {
                for style in [theme.style(meaning), theme.glyph_style(meaning)] {
                    assert!(contrast(style) >= 7.0, "{theme:?} {meaning:?}: {:.2}", contrast(style));
                }
            }
        }
    }

    #[test]
    fn contrast_is_computed_as_others_do() {
        let of = |ink, ground| contrast(Style::new().fg(Color::Indexed(ink)).bg(Color::Indexed(ground)));
        for (ink, ground, known) in [(231, 16, 21.0), (210, 233, 8.1), (124, 231, 7.4), (240, 231, 7.1)] {
            assert!((of(ink, ground) - known).abs() < 0.06, "{ink} on {ground}: {}", of(ink, ground));
        }
    }

    #[test]
    fn the_terminals_own_colours_are_on_glyphs_only() {
        for ground in [Ground::Dark, Ground::Light] {
            let theme = Theme::Terminal(ground);
            for meaning in Meaning::ALL {
                let (word, glyph) = (theme.style(meaning), theme.glyph_style(meaning));
                assert_eq!((word.fg, word.bg), (Some(Color::Reset), Some(Color::Reset)), "{meaning:?}");
                assert_eq!(glyph.bg, Some(Color::Reset), "{meaning:?}");
                assert_eq!(glyph.add_modifier, word.add_modifier, "{meaning:?}");
                assert!(!word.add_modifier.contains(Modifier::DIM), "{meaning:?}");
            }
            assert_eq!(theme.glyph_style(Meaning::Overdue).fg, Some(Color::LightRed));
        }
        let better = |ground| Theme::Terminal(ground).glyph_style(Meaning::Better).fg;
        assert_ne!(better(Ground::Dark), better(Ground::Light));
    }

    #[test]
    fn without_colour_nothing_is_told_apart_by_colour() {
        for style in Meaning::ALL.map(|meaning| Theme::Mono.style(meaning)) {
            assert_eq!((style.fg, style.bg), (Some(Color::Reset), Some(Color::Reset)));
        }
    }

    #[test]
    fn the_round_goes_through_all_themes_by_their_names() {
        let mut theme = Theme::Dark;
        let round = ["light", "contrast", "terminal", "mono", "dark"];
        for name in round {
            theme = theme.next(Ground::Light);
            assert_eq!(theme.name(), name);
            assert_eq!(Theme::from_name(name, Ground::Light), Some(theme));
        }
        let mut known = crate::settings::THEMES.to_vec();
        known.sort_unstable();
        let mut all = round.to_vec();
        all.sort_unstable();
        assert_eq!(known, all);
        assert_eq!(Theme::from_name("blue", Ground::Dark), None);
    }
}

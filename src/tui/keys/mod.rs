//! The key card: place and key give an act. Data (`card`): the footer, the help and the mouse read the same table.

mod act;
mod card;
#[cfg(test)]
mod tests;

pub use act::Act;
pub use card::{inherited, own};

use super::input::Key;
use super::view::View;
use crate::text::Lang;

/// Where the keys go: each panel of the board is a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Kpis,
    Plan,
    Tally,
    Trials,
    /// The board on the big screen: nothing is selected there.
    Wall,
    KpiList,
    /// One KPI over the whole screen.
    KpiChart,
    Actions,
    /// One action, opened over a narrow list.
    ActionCard,
    Workflows,
    /// One workflow with its parts and trials.
    WorkflowBook,
    Ideas,
    CaseTypes,
    /// Which type the last case borders on.
    Border,
    /// The words a list is searched by are being typed.
    Search,
    /// As [`Place::Search`], where the list can be filtered too.
    PlanSearch,
    /// The popups; each owns all keys.
    Form,
    Question,
    /// A question whose safe answer is yes.
    Offer,
    Choice,
    Find,
    Help,
}

impl Place {
    pub const ALL: [Place; 22] = [
        Place::Kpis,
        Place::Plan,
        Place::Tally,
        Place::Trials,
        Place::Wall,
        Place::KpiList,
        Place::KpiChart,
        Place::Actions,
        Place::ActionCard,
        Place::Workflows,
        Place::WorkflowBook,
        Place::Ideas,
        Place::CaseTypes,
        Place::Border,
        Place::Search,
        Place::PlanSearch,
        Place::Form,
        Place::Question,
        Place::Offer,
        Place::Choice,
        Place::Find,
        Place::Help,
    ];

    /// Where the keys go while the words are typed that its list is searched by.
    pub fn searching(self) -> Self {
        match self {
            Place::Actions | Place::ActionCard => Place::PlanSearch,
            _ => Place::Search,
        }
    }

    pub fn is_search(self) -> bool {
        matches!(self, Place::Search | Place::PlanSearch)
    }

    /// Whether it is a popup, which owns all keys.
    pub fn is_popup(self) -> bool {
        matches!(self, Place::Form | Place::Question | Place::Offer | Place::Choice | Place::Find | Place::Help)
    }
}

/// One line of the key card.
pub struct Binding {
    /// The first is shown; the others are twins for what some terminal eats. None: only the help runs it.
    pub keys: &'static [Key],
    pub act: Act,
    /// A word for the footer; empty for a key that only the help lists.
    pub footer: fn(Lang) -> &'static str,
    /// A line for the help.
    pub help: fn(Lang) -> &'static str,
}

impl Binding {
    /// The word in the footer, as the screen is shown now.
    pub fn word(&self, view: &View) -> &'static str {
        if self.act == Act::Wall && view.wall { view.lang.key_laptop() } else { (self.footer)(view.lang) }
    }

    /// The line in the help, as the screen is shown now.
    pub fn line(&self, view: &View) -> &'static str {
        if self.act == Act::Wall && view.wall { view.lang.help_laptop() } else { (self.help)(view.lang) }
    }

    /// Its keys as they are written on the screen, with a space between.
    pub fn keys_named(&self, lang: Lang) -> String {
        self.keys.iter().map(|key| name(*key, lang)).collect::<Vec<_>>().join(" ")
    }
}

/// The keys of a place that have another meaning, or another word, than everywhere else. No other key has.
pub const REPLACED: &[(Place, Key)] = &[
    (Place::Kpis, Key::Tab),
    (Place::Plan, Key::Tab),
    (Place::Tally, Key::Tab),
    (Place::Trials, Key::Tab),
    (Place::KpiList, Key::Char('n')),
    (Place::KpiChart, Key::PageDown),
    (Place::KpiChart, Key::Left),
    (Place::KpiChart, Key::Right),
    (Place::KpiChart, Key::Esc),
    (Place::KpiChart, Key::Backspace),
    (Place::Actions, Key::Tab),
    (Place::ActionCard, Key::Left),
    (Place::ActionCard, Key::Right),
    (Place::ActionCard, Key::Esc),
    (Place::ActionCard, Key::Backspace),
    (Place::Workflows, Key::Left),
    (Place::Workflows, Key::Right),
    (Place::Workflows, Key::Char('n')),
    (Place::WorkflowBook, Key::Esc),
    (Place::WorkflowBook, Key::Backspace),
    (Place::Ideas, Key::Char('n')),
];

/// The key card of a place: its own keys, then those it shares that it does not replace.
pub fn bindings(place: Place) -> impl Iterator<Item = &'static Binding> {
    let own = own(place);
    let replaced = move |binding: &&'static Binding| {
        let first = binding.keys.first();
        first.is_some_and(|key| own.iter().any(|other| other.keys.contains(key)))
    };
    own.iter().chain(inherited(place).iter().filter(move |binding| !replaced(binding)))
}

/// What `key` means at `place`. A capital is the small letter (Caps Lock), except `U`.
pub fn look_up(place: Place, key: Key) -> Option<Act> {
    let key = match key {
        Key::Char(c) if c != 'U' => Key::Char(c.to_lowercase().next().unwrap_or(c)),
        other => other,
    };
    own(place).iter().chain(inherited(place)).find(|binding| binding.keys.contains(&key)).map(|binding| binding.act)
}

/// A key as it is written on the screen.
pub fn name(key: Key, lang: Lang) -> String {
    match key {
        Key::Char(' ') => lang.pick("Mellemrum", "Space").to_owned(),
        Key::Char(c) => c.to_string(),
        Key::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
        Key::F(n) => format!("F{n}"),
        Key::Up => "↑".to_owned(),
        Key::Down => "↓".to_owned(),
        Key::Left => "←".to_owned(),
        Key::Right => "→".to_owned(),
        Key::PageUp => "PgUp".to_owned(),
        Key::PageDown => "PgDn".to_owned(),
        Key::BackTab => "Shift-Tab".to_owned(),
        Key::Enter | Key::Esc | Key::Tab | Key::Backspace | Key::Delete | Key::Home | Key::End => format!("{key:?}"),
    }
}

//! The key card: place and key give an act. Data (`card`): the footer, the help and the mouse read the same table.

mod card;

pub use card::{inherited, own};

use super::input::Key;
use super::screens::ScreenName;
use super::view::View;
use crate::domain::tally::CaseType;
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
    pub const ALL: [Place; 21] = [
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
        Place::Form,
        Place::Question,
        Place::Offer,
        Place::Choice,
        Place::Find,
        Place::Help,
    ];

    /// Whether it is a popup, which owns all keys.
    pub fn is_popup(self) -> bool {
        matches!(self, Place::Form | Place::Question | Place::Offer | Place::Choice | Place::Find | Place::Help)
    }
}

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Screen(ScreenName),
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    NextPart,
    PreviousPart,
    Open,
    Back,
    New,
    Edit,
    /// Enter a measurement; on the list of KPIs all that are missing.
    Measure,
    /// Correct a measurement that stands.
    Correct,
    /// Half a year, a year, all.
    Zoom,
    Done,
    Move,
    Drop,
    StartTrial,
    Decide,
    /// Begin the redesign of a workflow.
    Redesign,
    /// Use, park or reject an idea.
    Settle,
    /// Put an idea away for later.
    Park,
    Count(CaseType),
    /// The last case borders on another type.
    Border,
    /// The last case is in doubt.
    Doubt,
    SettleDoubt,
    /// How many cases the next key counts.
    Amount,
    /// Applications or inspections.
    Stream,
    OtherDay,
    /// Several members at once.
    Members,
    /// The board's name and meetings.
    EditBoard,
    Undo,
    Redo,
    Search,
    Wall,
    Theme,
    /// Names or initials.
    Names,
    Mouse,
    Help,
    Redraw,
    Quit,
    /// In a form: the next field, taking the name that is offered.
    NextField,
    PreviousField,
    /// Enter: the next field, and in the last one save.
    Confirm,
    Save,
    UndoTyping,
    /// Empties the field.
    Clear,
    Yes,
    No,
}

impl Act {
    /// Whether doing it again takes it back.
    pub fn is_its_own_opposite(self) -> bool {
        matches!(self, Act::Wall | Act::Names | Act::Stream)
    }

    /// Whether it writes: such keys are not offered where one may only read.
    pub fn writes(self) -> bool {
        matches!(
            self,
            Act::New
                | Act::Edit
                | Act::Measure
                | Act::Correct
                | Act::Done
                | Act::Move
                | Act::Drop
                | Act::StartTrial
                | Act::Decide
                | Act::Redesign
                | Act::Settle
                | Act::Park
                | Act::Count(_)
                | Act::Border
                | Act::Doubt
                | Act::SettleDoubt
                | Act::Amount
                | Act::Members
                | Act::EditBoard
                | Act::Undo
                | Act::Redo
        )
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
    (Place::KpiList, Key::Char('n')),
    (Place::KpiChart, Key::PageDown),
    (Place::KpiChart, Key::Left),
    (Place::KpiChart, Key::Right),
    (Place::KpiChart, Key::Esc),
    (Place::KpiChart, Key::Backspace),
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn keys(bindings: &'static [Binding]) -> Vec<Key> {
        bindings.iter().flat_map(|binding| binding.keys).copied().collect()
    }

    #[test]
    fn own_keys_differ_from_shared_ones_only_where_it_is_declared() {
        for place in Place::ALL {
            let shared: HashSet<Key> = keys(inherited(place)).into_iter().collect();
            let replaced: HashSet<Key> = keys(own(place)).into_iter().filter(|key| shared.contains(key)).collect();
            let declared: HashSet<Key> = REPLACED.iter().filter(|(of, _)| *of == place).map(|(_, key)| *key).collect();
            assert_eq!(replaced, declared, "{place:?}");
        }
    }

    #[test]
    fn no_key_stands_twice_among_a_place_s_own_or_among_the_shared() {
        for bindings in Place::ALL.iter().flat_map(|place| [own(*place), inherited(*place)]) {
            let mut seen = HashSet::new();
            assert!(keys(bindings).into_iter().all(|key| seen.insert(key)), "{:?}", keys(bindings));
        }
    }

    #[test]
    fn a_twin_of_a_replaced_key_is_replaced_with_it() {
        for place in Place::ALL {
            for binding in
                inherited(place).iter().filter(|binding| bindings(place).all(|kept| !std::ptr::eq(kept, *binding)))
            {
                let gone: Vec<&Key> = binding.keys.iter().filter(|key| !keys(own(place)).contains(key)).collect();
                assert!(gone.is_empty(), "{place:?} hides {gone:?}");
            }
        }
    }

    #[test]
    fn no_key_needs_alt_gr() {
        for binding in Place::ALL.iter().flat_map(|place| bindings(*place)) {
            for key in binding.keys {
                let easy = match key {
                    Key::Char(c) => c.is_ascii_alphanumeric() || "+,/? ".contains(*c),
                    Key::F(n) => [1, 2, 5].contains(n),
                    _ => true,
                };
                assert!(easy, "{key:?}");
            }
        }
    }

    #[test]
    fn every_place_reaches_help_or_the_way_back_without_letters() {
        for place in Place::ALL {
            let back = |key| matches!(look_up(place, key), Some(Act::Quit | Act::Back | Act::No));
            assert!(back(Key::Ctrl('c')), "{place:?}");
            let way_back = place.is_popup() && place != Place::Form;
            assert!(way_back || look_up(place, Key::F(1)) == Some(Act::Help), "{place:?}");
        }
    }

    #[test]
    fn caps_lock_changes_nothing_but_redo() {
        assert_eq!(look_up(Place::Tally, Key::Char('K')), Some(Act::Count(CaseType::Ready)));
        assert_eq!(look_up(Place::Plan, Key::Char('D')), Some(Act::Done));
        assert_eq!(look_up(Place::Plan, Key::Char('U')), Some(Act::Redo));
    }

    #[test]
    fn a_digit_picks_a_screen_wherever_there_are_screens() {
        for (digit, screen) in ('1'..).zip(ScreenName::ALL) {
            assert_eq!(look_up(Place::CaseTypes, Key::Char(digit)), Some(Act::Screen(*screen)));
            assert_eq!(look_up(Place::Wall, Key::Char(digit)), Some(Act::Screen(*screen)));
        }
    }

    #[test]
    fn every_binding_has_its_words() {
        for binding in Place::ALL.iter().flat_map(|place| bindings(*place)) {
            for lang in [Lang::Da, Lang::En] {
                assert!(!(binding.help)(lang).is_empty(), "{:?}", binding.act);
            }
        }
    }
}

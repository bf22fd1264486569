//! The key card: place and key give an act. Data: the footer and the help read the same table.

use super::input::Key;
use crate::domain::tally::CaseType;
use crate::text::Lang;

/// Where the keys go: each panel of the board is a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Kpis,
    Plan,
    Tally,
    Trials,
    /// Screen 3.
    Actions,
    /// One action, opened over a narrow list.
    Detail,
    /// The big screen of the board.
    Wall,
    /// The popups; each owns all keys.
    Form,
    Question,
    /// A question whose safe answer is yes.
    Offer,
    Choice,
    Help,
}

impl Place {
    pub const ALL: [Place; 12] = [
        Place::Kpis,
        Place::Plan,
        Place::Tally,
        Place::Trials,
        Place::Actions,
        Place::Detail,
        Place::Wall,
        Place::Form,
        Place::Question,
        Place::Offer,
        Place::Choice,
        Place::Help,
    ];
}

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    BoardScreen,
    ActionsScreen,
    Up,
    Down,
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
    Measure,
    Done,
    Move,
    Drop,
    Count(CaseType),
    Undo,
    Redo,
    Wall,
    Theme,
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
    /// Whether it goes to another screen: such keys stand first in the footer.
    pub fn is_screen(self) -> bool {
        matches!(self, Act::BoardScreen | Act::ActionsScreen)
    }

    /// Whether it writes: such keys are not offered where one may only read.
    pub fn writes(self) -> bool {
        matches!(
            self,
            Act::New
                | Act::Edit
                | Act::Measure
                | Act::Done
                | Act::Move
                | Act::Drop
                | Act::Count(_)
                | Act::Undo
                | Act::Redo
        )
    }
}

/// One line of the key card.
pub struct Binding {
    /// The first is shown; the others are twins for what some terminal eats. With none it is run from the help.
    pub keys: &'static [Key],
    pub act: Act,
    /// A word for the footer; empty for a key that only the help lists.
    pub footer: fn(Lang) -> &'static str,
    /// A line for the help.
    pub help: fn(Lang) -> &'static str,
}

const fn shown(
    keys: &'static [Key],
    act: Act,
    footer: fn(Lang) -> &'static str,
    help: fn(Lang) -> &'static str,
) -> Binding {
    Binding { keys, act, footer, help }
}

const fn quiet(keys: &'static [Key], act: Act, help: fn(Lang) -> &'static str) -> Binding {
    Binding { keys, act, footer: |_| "", help }
}

const MEASURE: Binding = shown(&[Key::Char('m')], Act::Measure, Lang::key_measure, Lang::help_measure);
const DONE: Binding = shown(&[Key::Char('d')], Act::Done, Lang::key_done, Lang::help_done);
const MOVE: Binding = shown(&[Key::Char('f')], Act::Move, Lang::key_move, Lang::help_move);
const DROP: Binding = shown(&[Key::Char('x')], Act::Drop, Lang::key_drop, Lang::help_drop);
const EDIT: Binding = shown(&[Key::Char('e')], Act::Edit, Lang::key_edit, Lang::help_edit);
const OPEN: Binding = shown(&[Key::Enter], Act::Open, Lang::key_open, Lang::help_open);
const NEW: Binding = shown(&[Key::Char('n')], Act::New, Lang::key_new, Lang::help_new);

static KPIS: &[Binding] = &[MEASURE];
static PLAN: &[Binding] = &[
    DONE,
    MOVE,
    quiet(&[Key::Char('e')], Act::Edit, Lang::help_edit),
    quiet(&[Key::Enter], Act::Open, Lang::help_open),
];
static TALLY: &[Binding] = &[
    shown(&[Key::Char('k')], Act::Count(CaseType::Ready), Lang::key_count_ready, Lang::help_count_ready),
    shown(&[Key::Char('v')], Act::Count(CaseType::Guidance), Lang::key_count_guidance, Lang::help_count_guidance),
    shown(&[Key::Char('p')], Act::Count(CaseType::Principle), Lang::key_count_principle, Lang::help_count_principle),
    shown(&[Key::Char('o')], Act::Count(CaseType::WatchOut), Lang::key_count_watch_out, Lang::help_count_watch_out),
];
static ACTIONS: &[Binding] = &[DONE, MOVE, EDIT, DROP, OPEN];
static DETAIL: &[Binding] = &[DONE, MOVE, EDIT, DROP];

/// The keys that mean the same everywhere outside text.
static EVERYWHERE: &[Binding] = &[
    shown(&[Key::Char('1')], Act::BoardScreen, Lang::screen_board, Lang::help_board_screen),
    shown(&[Key::Char('3')], Act::ActionsScreen, Lang::screen_actions, Lang::help_actions_screen),
    NEW,
    quiet(&[Key::Up], Act::Up, Lang::help_up),
    quiet(&[Key::Down], Act::Down, Lang::help_down),
    quiet(&[Key::Tab, Key::Right], Act::NextPart, Lang::help_next_part),
    quiet(&[Key::BackTab, Key::Left], Act::PreviousPart, Lang::help_previous_part),
    quiet(&[Key::PageUp], Act::PageUp, Lang::help_page_up),
    quiet(&[Key::PageDown], Act::PageDown, Lang::help_page_down),
    quiet(&[Key::Home], Act::First, Lang::help_first),
    quiet(&[Key::End], Act::Last, Lang::help_last),
    quiet(&[Key::Esc, Key::Backspace], Act::Back, Lang::help_back),
    quiet(&[Key::Char('u'), Key::Ctrl('z')], Act::Undo, Lang::help_undo),
    quiet(&[Key::Char('U'), Key::Ctrl('y')], Act::Redo, Lang::help_redo),
    shown(&[Key::Char('b'), Key::F(5)], Act::Wall, Lang::key_wall, Lang::help_wall),
    quiet(&[Key::Char('c')], Act::Theme, Lang::help_theme),
    // From the help only: no letter is worth it.
    quiet(&[], Act::Mouse, Lang::help_mouse),
    quiet(&[Key::Ctrl('l')], Act::Redraw, Lang::help_redraw),
    quiet(&[Key::Char('q'), Key::Ctrl('c')], Act::Quit, Lang::help_quit),
    shown(&[Key::Char('h'), Key::Char('?'), Key::F(1)], Act::Help, Lang::key_help, Lang::help_help),
];

static FORM: &[Binding] = &[
    shown(&[Key::Tab], Act::NextField, Lang::key_next_field, Lang::help_next_field),
    quiet(&[Key::Enter], Act::Confirm, Lang::help_confirm),
    shown(&[Key::BackTab, Key::Up], Act::PreviousField, Lang::key_previous_field, Lang::help_previous_field),
    quiet(&[Key::Down], Act::Down, Lang::help_down_field),
    shown(&[Key::Ctrl('s')], Act::Save, Lang::key_save, Lang::help_save),
    quiet(&[Key::Ctrl('z')], Act::UndoTyping, Lang::help_undo_typing),
    quiet(&[Key::Ctrl('u')], Act::Clear, Lang::help_clear),
    shown(&[Key::Esc, Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close_form),
    shown(&[Key::F(1)], Act::Help, Lang::key_help, Lang::help_help),
];
static QUESTION: &[Binding] = &[
    shown(&[Key::Char('j'), Key::Char('y')], Act::Yes, Lang::yes, Lang::help_yes),
    shown(&[Key::Char('n'), Key::Enter, Key::Esc, Key::Ctrl('c')], Act::No, Lang::key_no, Lang::help_no),
];
static OFFER: &[Binding] = &[
    shown(&[Key::Char('j'), Key::Char('y'), Key::Enter], Act::Yes, Lang::key_yes, Lang::help_yes),
    shown(&[Key::Char('n')], Act::No, Lang::key_forget, Lang::help_forget),
    shown(&[Key::Esc, Key::Ctrl('c')], Act::Back, Lang::key_later, Lang::help_later),
];
static CHOICE: &[Binding] = &[
    shown(&[Key::Up], Act::Up, Lang::key_select, Lang::help_up),
    quiet(&[Key::Down], Act::Down, Lang::help_down),
    shown(&[Key::Enter], Act::Open, Lang::key_open_choice, Lang::help_open_choice),
    shown(&[Key::Esc, Key::Char('q'), Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close),
];
static HELP: &[Binding] = &[
    quiet(&[Key::Up], Act::Up, Lang::help_up),
    quiet(&[Key::Down], Act::Down, Lang::help_down),
    quiet(&[Key::PageUp], Act::PageUp, Lang::help_page_up),
    quiet(&[Key::PageDown], Act::PageDown, Lang::help_page_down),
    shown(&[Key::Enter], Act::Open, Lang::key_run, Lang::help_run),
    shown(&[Key::Esc, Key::F(1), Key::Ctrl('c')], Act::Back, Lang::key_close, Lang::help_close),
];

/// On the wall only what the wall can show: no selection, no panels.
static WALL: &[Binding] = &[
    shown(&[Key::Char('b'), Key::F(5)], Act::Wall, Lang::key_laptop, Lang::help_laptop),
    shown(&[Key::Char('c')], Act::Theme, Lang::key_theme, Lang::help_theme),
    quiet(&[], Act::Mouse, Lang::help_mouse),
    quiet(&[Key::Char('u'), Key::Ctrl('z')], Act::Undo, Lang::help_undo),
    quiet(&[Key::Char('U'), Key::Ctrl('y')], Act::Redo, Lang::help_redo),
    quiet(&[Key::Ctrl('l')], Act::Redraw, Lang::help_redraw),
    quiet(&[Key::Char('q'), Key::Ctrl('c')], Act::Quit, Lang::help_quit),
    shown(&[Key::Char('h'), Key::Char('?'), Key::F(1)], Act::Help, Lang::key_help, Lang::help_help),
];

/// The keys of this place only.
pub fn own(place: Place) -> &'static [Binding] {
    match place {
        Place::Kpis => KPIS,
        Place::Plan => PLAN,
        Place::Tally => TALLY,
        Place::Trials => &[],
        Place::Actions => ACTIONS,
        Place::Detail => DETAIL,
        Place::Wall => WALL,
        Place::Form => FORM,
        Place::Question => QUESTION,
        Place::Offer => OFFER,
        Place::Choice => CHOICE,
        Place::Help => HELP,
    }
}

/// The keys a place shares with every other.
pub fn inherited(place: Place) -> &'static [Binding] {
    match place {
        Place::Wall | Place::Form | Place::Question | Place::Offer | Place::Choice | Place::Help => &[],
        Place::Kpis | Place::Plan | Place::Tally | Place::Trials | Place::Actions | Place::Detail => EVERYWHERE,
    }
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

    #[test]
    fn no_key_clashes_within_a_place() {
        for place in Place::ALL {
            let mut seen = HashSet::new();
            for key in own(place).iter().chain(inherited(place)).flat_map(|binding| binding.keys) {
                assert!(seen.insert(*key), "{key:?} stands twice at {place:?}");
            }
        }
    }

    #[test]
    fn no_key_needs_alt_gr() {
        for key in Place::ALL.iter().flat_map(|place| own(*place).iter().chain(inherited(*place))) {
            for key in key.keys {
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
            let popup = matches!(place, Place::Question | Place::Offer | Place::Choice | Place::Help);
            assert!(popup || look_up(place, Key::F(1)) == Some(Act::Help), "{place:?}");
        }
    }

    #[test]
    fn caps_lock_changes_nothing_but_redo() {
        assert_eq!(look_up(Place::Tally, Key::Char('K')), Some(Act::Count(CaseType::Ready)));
        assert_eq!(look_up(Place::Plan, Key::Char('D')), Some(Act::Done));
        assert_eq!(look_up(Place::Plan, Key::Char('U')), Some(Act::Redo));
    }

    #[test]
    fn every_binding_has_its_words() {
        for binding in Place::ALL.iter().flat_map(|place| own(*place).iter().chain(inherited(*place))) {
            for lang in [Lang::Da, Lang::En] {
                assert!(!(binding.help)(lang).is_empty(), "{:?}", binding.act);
                assert!(!binding.keys.is_empty() || (binding.footer)(lang).is_empty(), "{:?}", binding.act);
            }
        }
    }
}

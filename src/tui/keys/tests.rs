//! The key card keeps its promises.

use super::*;
use crate::domain::tally::CaseType;
use crate::tui::screens::ScreenName;
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

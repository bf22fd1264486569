//! The keys at the bottom of a screen or popup: each with its word, each to be clicked.

use ratatui::layout::Rect;

use super::ink::Ink;
use crate::text::format::width;
use crate::tui::keys::{Act, Binding, Place, bindings, name};
use crate::tui::spot::Spot;
use crate::tui::theme::Meaning;
use crate::tui::view::View;

/// From this width the screens stand by name.
const NAMES_FROM: u16 = 110;

/// The most keys besides screens and help: more are not read.
const MOST: usize = 5;
const MOST_WIDE: usize = 8;
const WIDE: u16 = 150;

/// The keys of the place: screens first, then the commonest, as many as have room; help always. On the wall no screens,
/// and always the way back to the laptop. `can` tells what can be done as things stand.
pub fn draw(ink: &mut Ink, row: Rect, view: &View, place: Place, can: impl Fn(Act) -> bool) {
    let screen = |binding: &&Binding| matches!(binding.act, Act::Screen(_));
    let last = |act: Act| act == Act::Help || (view.wall && act == Act::Wall);
    let (screens, acts): (Vec<&Binding>, Vec<&Binding>) =
        offered(view, place).filter(|binding| !last(binding.act) && can(binding.act)).partition(screen);
    let always: Vec<&Binding> = offered(view, place).filter(|binding| last(binding.act)).collect();
    let kept: u16 = always.iter().map(|binding| size(binding, view)).sum();
    // The last one needs no room after it.
    let end = row.right().saturating_sub(kept.saturating_sub(2));
    let mut x = row.x + 1;
    if !view.wall {
        x += digits(ink, x, row, view, &screens);
    }
    let most = if row.width < WIDE { MOST } else { MOST_WIDE };
    for binding in acts.into_iter().take(most) {
        if x + size(binding, view) <= end {
            x += item(ink, x, row.y, binding, view) + 2;
        }
    }
    for binding in always {
        x += item(ink, x, row.y, binding, view) + 2;
    }
}

/// The screens: by name where there is room, else by digit and the present one by name.
fn digits(ink: &mut Ink, start: u16, row: Rect, view: &View, screens: &[&'static Binding]) -> u16 {
    let mut x = start;
    for binding in screens {
        let here = binding.act == Act::Screen(view.screen);
        if row.width >= NAMES_FROM || here {
            x += item(ink, x, row.y, binding, view) + if row.width >= NAMES_FROM { 2 } else { 1 };
        } else if let Some(key) = binding.keys.first() {
            let used = ink.text(x, row.y, 1, &name(*key, view.lang), Meaning::Accent);
            ink.spot(Rect { x, y: row.y, width: used + 1, height: 1 }, Spot::Act(binding.act));
            x += used + 1;
        }
    }
    if screens.is_empty() { 0 } else { x - start + 1 }
}

/// The keys of a popup in one line: those with a word, in the order of the key card.
pub fn popup(ink: &mut Ink, row: Rect, view: &View, place: Place) {
    let wanted: u16 = offered(view, place).map(|binding| size(binding, view) + 1).sum();
    // What has a twin is told least: Tab goes round all fields.
    let all = wanted <= row.width + 3;
    let mut x = row.x;
    for binding in offered(view, place).filter(|binding| all || binding.act != Act::PreviousField) {
        if x + size(binding, view) <= row.right() + 2 {
            x += item(ink, x, row.y, binding, view) + 3;
        }
    }
}

/// The bindings of a place that stand in the footer.
fn offered(view: &View, place: Place) -> impl Iterator<Item = &'static Binding> {
    let (lang, read_only) = (view.lang, view.read_only);
    let hidden = move |binding: &Binding| {
        binding.keys.is_empty() || (binding.footer)(lang).is_empty() || (read_only && binding.act.writes())
    };
    bindings(place).filter(move |binding| !hidden(binding))
}

fn size(binding: &Binding, view: &View) -> u16 {
    let key = binding.keys.first().map_or(0, |key| width(&name(*key, view.lang)));
    u16::try_from(key + 1 + width(binding.word(view)) + 2).unwrap_or(u16::MAX)
}

/// One key and its word; the present screen's stands out.
fn item(ink: &mut Ink, x: u16, y: u16, binding: &'static Binding, view: &View) -> u16 {
    let key = binding.keys.first().map_or_else(String::new, |key| name(*key, view.lang));
    let here = binding.act == Act::Screen(view.screen);
    let word = if here { Meaning::Accent } else { Meaning::Text };
    let used = ink.text(x, y, u16::MAX, &key, Meaning::Accent);
    let wide = used + 1 + ink.text(x + used + 1, y, u16::MAX, binding.word(view), word);
    ink.spot(Rect { x, y, width: wide, height: 1 }, Spot::Act(binding.act));
    wide
}

//! Finding what somebody named: by the whole name or any unambiguous part of it.

/// A name that is not one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unnamed {
    /// Nothing is called that; the nearest names, best first.
    Unknown { name: String, nearest: Vec<String> },
    /// Several things could be meant.
    Ambiguous { name: String, choices: Vec<String> },
}

/// The names in a text of several, between commas, semicolons or line ends; none of them empty.
pub fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// How near a name must be to be offered (Jaro–Winkler, 1 is equal).
const NEAR: f64 = 0.75;

/// An item and what it is called.
struct Named<'a, T> {
    item: &'a T,
    /// The one that is shown.
    shown: String,
    /// All of them, folded.
    folded: Vec<String>,
}

/// Whether an item's folded names fit, in one of the ways they can.
type Test<'a> = dyn Fn(&[String]) -> bool + 'a;

/// What is offered at most.
const OFFERED: usize = 5;

/// The one item of `items` that `wanted` names. `names` gives an item's names: the first is shown, the others (initials,
/// keys, logins) count only whole. A whole name goes before the beginning of a word, and that before any part.
///
/// # Errors
/// [`Unnamed`] with the choices.
pub fn find<'a, T>(items: &'a [T], wanted: &str, names: impl Fn(&T) -> Vec<String>) -> Result<&'a T, Unnamed> {
    let key = fold(wanted);
    let named: Vec<Named<T>> = items.iter().filter_map(|item| named(item, names(item))).collect();
    let word = |name: &String| name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&key));
    let tests: [&Test; 3] = [
        &|names| names.contains(&key),
        &|names| names.first().is_some_and(|name| name.starts_with(&key) || word(name)),
        &|names| names.first().is_some_and(|name| name.contains(&key)),
    ];
    for test in tests.iter().filter(|_| !key.is_empty()) {
        let hits: Vec<&Named<T>> = named.iter().filter(|named| test(&named.folded)).collect();
        match hits.as_slice() {
            [] => {}
            [only] => return Ok(only.item),
            several => {
                let choices = several.iter().map(|hit| hit.shown.clone()).collect();
                return Err(Unnamed::Ambiguous { name: wanted.to_owned(), choices });
            }
        }
    }
    Err(Unnamed::Unknown { name: wanted.to_owned(), nearest: nearest(&named, &key) })
}

/// Folded once: a name is looked at in several ways.
fn named<T>(item: &T, names: Vec<String>) -> Option<Named<'_, T>> {
    let folded = names.iter().map(|name| fold(name)).collect();
    names.into_iter().next().map(|shown| Named { item, shown, folded })
}

fn nearest<T>(named: &[Named<T>], key: &str) -> Vec<String> {
    let closeness = |named: &Named<T>| {
        let name = named.folded.first().map_or("", String::as_str);
        name.split_whitespace().chain([name]).map(|word| strsim::jaro_winkler(word, key)).fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, &Named<T>)> =
        named.iter().map(|named| (closeness(named), named)).filter(|(closeness, _)| *closeness >= NEAR).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().map(|(_, named)| named.shown.clone()).take(OFFERED).collect()
}

/// Lower case, with `aa ae oe` read as `å æ ø`, so that a name is found from a keyboard without them.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    // The letter before, as long as it may be the first of two that are read as one.
    let mut before = '\0';
    for c in name.trim().chars() {
        let c = c.to_ascii_lowercase();
        let one = match (before, c) {
            ('a', 'a') => Some('å'),
            ('a', 'e') => Some('æ'),
            ('o', 'e') => Some('ø'),
            _ => None,
        };
        if let Some(one) = one {
            folded.pop();
            folded.push(one);
        } else if c.is_ascii() || c.is_lowercase() {
            folded.push(c);
        } else {
            folded.extend(c.to_lowercase());
        }
        before = if one.is_some() { '\0' } else { c };
    }
    folded
}

/// A key that sorts as Danish does: æ, ø, å after z; `aa` as å. `ae` and `oe` are two letters each: Michael, Poesi.
pub fn danish_key(name: &str) -> Vec<u32> {
    name.trim()
        .to_lowercase()
        .replace("aa", "å")
        .chars()
        .map(|c| match c {
            'æ' | 'ä' => 0x2_0000,
            'ø' | 'ö' => 0x2_0001,
            'å' => 0x2_0002,
            'é' | 'è' | 'ê' | 'ë' => u32::from('e'),
            'ü' => u32::from('y'),
            other => u32::from(other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(wanted: &str) -> Result<String, Unnamed> {
        let people = ["Anne Holm", "Anne Marie Friis", "Åse Bo", "Mette Lund"];
        find(&people, wanted, |name| vec![(*name).to_owned(), name[..2].to_uppercase()]).map(|name| (*name).to_owned())
    }

    #[test]
    fn any_unambiguous_part_finds() {
        assert_eq!(look_up("friis").unwrap(), "Anne Marie Friis");
        assert_eq!(look_up("METTE").unwrap(), "Mette Lund");
        assert_eq!(look_up("aase").unwrap(), "Åse Bo");
        assert_eq!(look_up("me").unwrap(), "Mette Lund");
    }

    #[test]
    fn two_letters_are_read_as_one() {
        for (name, folded) in [
            (" Aase ÅSE ", "åse åse"),
            ("AE Oe aA", "æ ø å"),
            ("aaa aaaa aae aaae oee", "åa åå åe åæ øe"),
            ("ÉCOLE İ", "école i\u{307}"),
        ] {
            assert_eq!(fold(name), folded);
            let plain = name.trim().to_lowercase().replace("aa", "å").replace("ae", "æ").replace("oe", "ø");
            assert_eq!(folded, plain);
        }
    }

    #[test]
    fn several_or_none_list_the_choices() {
        assert!(matches!(look_up("Anne"), Err(Unnamed::Ambiguous { choices, .. }) if choices.len() == 2));
        assert!(matches!(look_up("Mete"), Err(Unnamed::Unknown { nearest, .. }) if nearest == ["Mette Lund"]));
        assert!(matches!(look_up(""), Err(Unnamed::Unknown { .. })));
    }

    #[test]
    fn danish_order() {
        let mut names = ["Ørn", "Aase", "Zeus", "Ærø", "Anne"];
        names.sort_by_key(|name| danish_key(name));
        assert_eq!(names, ["Anne", "Zeus", "Ærø", "Ørn", "Aase"]);
        let mut names = ["Mie", "Michael", "Poul", "Poesi", "Pia"];
        names.sort_by_key(|name| danish_key(name));
        assert_eq!(names, ["Michael", "Mie", "Pia", "Poesi", "Poul"]);
    }
}

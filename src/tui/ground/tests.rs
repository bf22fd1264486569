use super::*;

const LIGHT: &[u8] = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
const KIND_OF: &[u8] = b"\x1b[?62;4;22c";

#[test]
fn a_ground_is_light_or_dark_however_it_is_written() {
    for (text, wanted) in [
        ("rgb:ffff/ffff/ffff", Some(Ground::Light)),
        ("rgb:fd/f6/e3", Some(Ground::Light)),
        ("rgb:f/f/f", Some(Ground::Light)),
        ("rgb:fff/fff/fff", Some(Ground::Light)),
        ("rgba:ffff/ffff/ffff/0000", Some(Ground::Light)),
        ("rgb:0000/2b2b/3636", Some(Ground::Dark)),
        ("rgb:0/0/f", Some(Ground::Dark)),
        ("rgb:1/2", None),
        ("rgb:fffff/0/0", None),
        ("rgb:/0/0", None),
        ("rgb:+f/0/0", None),
        ("white", None),
    ] {
        assert_eq!(of_colour(text), wanted, "{text}");
    }
}

#[test]
fn a_variable_names_the_ground_last() {
    for (text, wanted) in [
        ("15;0", Some(Ground::Dark)),
        ("0;15", Some(Ground::Light)),
        ("0;default;7", Some(Ground::Light)),
        ("7;8", Some(Ground::Dark)),
        ("12;9", Some(Ground::Light)),
        ("0;default", None),
        ("", None),
        ("0;16", None),
    ] {
        assert_eq!(of_variable(text), wanted, "{text}");
    }
}

#[test]
fn both_answers_are_heard_however_the_first_ends() {
    for colour in [LIGHT, b"\x1b]11;rgb:ffff/ffff/ffff\x07", b"\x1b]11;rgb:ff/ff/ff\x1b"] {
        let heard = hear(&[colour, KIND_OF].concat());
        assert_eq!(heard, Heard { ground: Some(Ground::Light), is_over: true, ..Heard::default() });
        assert!(heard.late().is_none());
    }
}

#[test]
fn a_terminal_that_does_not_know_the_question_is_not_waited_for() {
    let heard = hear(KIND_OF);
    assert!(heard.is_over && heard.ground.is_none());
    assert!(heard.late().is_some(), "a multiplexer may answer itself, and the terminal behind it later");
}

#[test]
fn what_is_typed_around_and_between_the_answers_is_kept() {
    let typed = ["3ø".as_bytes(), LIGHT, b"\x1b[B\x1bOA\x1b[6~", KIND_OF, "\r\n\t\x7f\x1b[Z\x01€\x1bx".as_bytes()];
    let heard = hear(&typed.concat());
    let keys = [
        Key::Char('3'),
        Key::Char('ø'),
        Key::Down,
        Key::Up,
        Key::PageDown,
        Key::Enter,
        Key::Enter,
        Key::Tab,
        Key::Backspace,
        Key::BackTab,
        Key::Ctrl('a'),
        Key::Char('€'),
        Key::Esc,
        Key::Char('x'),
    ];
    assert_eq!(heard.keys, keys);
    assert_eq!((heard.ground, heard.is_over), (Some(Ground::Light), true));
}

#[test]
fn it_is_all_the_same_in_how_many_pieces_it_comes() {
    let whole = ["é".as_bytes(), LIGHT, b"\x1b[A", KIND_OF, b"q"].concat();
    for cut in 0..whole.len() {
        let (before, after) = whole.split_at(cut);
        let begun = hear(before);
        let again = hear(&[&begun.rest[..], after].concat());
        assert_eq!([begun.keys, again.keys].concat(), [Key::Char('é'), Key::Up, Key::Char('q')], "{cut}");
        assert_eq!(begun.ground.or(again.ground), Some(Ground::Light), "{cut}");
    }
}

#[test]
fn strange_bytes_are_neither_keys_nor_waited_for() {
    let heard = hear(b"\xff\x00\x1b[99;1x\x1b[\xe6\xc3");
    assert_eq!((heard.keys.as_slice(), heard.rest.as_slice()), (&[][..], &b"\xc3"[..]));
    let heard = hear(&[&b"\x1b]52;c;"[..], &[b'a'; 80]].concat());
    assert_eq!(heard.keys.len(), 87, "an answer to nothing is at least no secret");
}

//! Stories of the case types' screen: counting, borders, doubts, other days.

use std::time::Duration;

use tavle::domain::calendar::{Date, add_days};
use tavle::domain::tally::{CaseType, Stream};
use tavle::text::Lang;

use crate::counted;
use crate::desk::{self, Desk};

const QUICK: Duration = Duration::from_millis(300);

fn today() -> Date {
    desk::clock().today()
}

fn in_fortnight(desk: &Desk, stream: Stream, day: Date) -> [i64; 4] {
    let (from, to) = desk.app.board.fortnight(day);
    let total = |kind: &CaseType| desk.app.board.tally.total(from, add_days(to, 1), stream, *kind);
    [0, 1, 2, 3].map(|at| total(&CaseType::ALL[at]))
}

fn border(desk: &Desk, a: CaseType, b: CaseType) -> i64 {
    let (from, to) = desk.app.board.fortnight(today());
    desk.app.board.tally.borders(from, add_days(to, 1), Stream::Application, a, b)
}

fn at_case_types() -> Desk {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("5");
    desk
}

#[test]
fn a_letter_counts_one_case_and_undo_takes_it_back() {
    let mut desk = at_case_types();
    let before = counted(&desk, CaseType::Guidance);
    desk.keys("v");
    assert_eq!(counted(&desk, CaseType::Guidance), before + 1);
    assert_eq!(desk.notice(), format!("Ansøgninger: Vejledning {} · u fortryd", before + 1));
    desk.keys("v u");
    assert_eq!(counted(&desk, CaseType::Guidance), before + 1, "one key");
    desk.keys_every(QUICK, "v v v");
    desk.keys("u");
    assert_eq!(counted(&desk, CaseType::Guidance), before + 1, "the burst");
}

#[test]
fn the_last_case_is_a_border_case_towards_a_neighbour() {
    let mut desk = at_case_types();
    let (all, on_edge) = (counted(&desk, CaseType::Guidance), border(&desk, CaseType::Guidance, CaseType::Principle));
    desk.keys("v g");
    assert!(desk.notice().contains("k Klar-parat eller p Princip"), "{}", desk.notice());
    desk.keys("p");
    assert!(desk.notice().starts_with(&format!("Ansøgninger: Vejledning {}, grænse mod Princip", all + 1)));
    assert_eq!(counted(&desk, CaseType::Guidance), all + 1, "it counts once");
    assert_eq!(border(&desk, CaseType::Guidance, CaseType::Principle), on_edge + 1);
    desk.keys("p");
    assert_eq!(counted(&desk, CaseType::Principle), 6, "the letter counts again");
}

#[test]
fn a_diagonal_is_no_border() {
    let mut desk = at_case_types();
    desk.keys("v");
    let before = desk.app.board.clone();
    desk.keys("g o");
    assert!(desk.notice().contains("støder ikke op til hinanden"), "{}", desk.notice());
    assert_eq!(desk.app.board, before);
}

#[test]
fn a_border_that_is_not_named_after_all_marks_nothing() {
    let mut desk = at_case_types();
    desk.keys("v");
    let before = desk.app.board.clone();
    desk.keys("g Esc");
    assert_eq!(desk.app.board, before);
    assert!(desk.screen(80, 24).contains("SAGSTYPER 16"), "still here");
    desk.keys("p");
    assert_eq!(border(&desk, CaseType::Guidance, CaseType::Principle), 2);
}

#[test]
fn border_and_doubt_need_a_case_counted_here() {
    for keys in ["", "v u", "v 1 5"] {
        let mut desk = at_case_types();
        desk.keys(keys);
        let before = desk.app.board.clone();
        for key in ["g", "i"] {
            desk.keys(key);
            assert!(desk.notice().starts_with("Tæl en sag først"), "{keys:?} {key}: {}", desk.notice());
        }
        assert_eq!(desk.app.board, before);
    }
}

#[test]
fn a_case_done_again_is_the_last_one_again() {
    let mut desk = at_case_types();
    desk.keys("v u U g k");
    assert_eq!(border(&desk, CaseType::Guidance, CaseType::Ready), 4, "{}", desk.notice());
}

#[test]
fn a_doubt_is_noted_and_settled_with_another_type() {
    let mut desk = at_case_types();
    let [.., before] = in_fortnight(&desk, Stream::Application, today());
    desk.keys("v i");
    assert!(desk.notice().contains("i tvivl"), "{}", desk.notice());
    assert_eq!(desk.app.board.doubts.len(), 2);
    desk.keys("Down d");
    assert!(desk.screen(80, 24).contains("Afklar tvivl: man. 23. nov., Vejledning"), "{}", desk.screen(80, 24));
    desk.keys("o Tab 'l' Ctrl-S");
    assert_eq!(desk.app.board.doubts.len(), 1);
    assert!(desk.notice().contains("afklaret med ledelsen: Obs (før Vejledning)"), "{}", desk.notice());
    assert_eq!(in_fortnight(&desk, Stream::Application, today())[3], before + 1);
    desk.keys("d Ctrl-S d");
    assert!(desk.app.board.doubts.is_empty());
    assert_eq!(desk.notice(), "I er ikke i tvivl om nogen sag.");
}

#[test]
fn an_amount_is_counted_by_the_next_letter_only() {
    let mut desk = at_case_types();
    let before = counted(&desk, CaseType::Guidance);
    desk.keys("a '12' Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("[TÆLLER 12 ANSØGNINGER]") && screen.contains("næste bogstav tæller 12"), "{screen}");
    desk.keys("v v");
    assert_eq!(counted(&desk, CaseType::Guidance), before + 13);
    desk.keys("a '3' Enter Esc v");
    assert_eq!(counted(&desk, CaseType::Guidance), before + 14, "Esc: one at a time");
    for wrong in ["0", "1001", "tolv", ""] {
        desk.keys(&format!("a '{wrong}' Enter"));
        assert!(desk.screen(80, 24).contains("× Skriv et helt tal fra 1 til 1000."), "{wrong}");
        desk.keys("Esc");
    }
    assert_eq!(counted(&desk, CaseType::Guidance), before + 14);
}

#[test]
fn the_stream_is_named_and_is_applications_again_on_entry() {
    let mut desk = at_case_types();
    let [before, ..] = in_fortnight(&desk, Stream::Inspection, today());
    desk.keys("t k");
    assert!(desk.screen(80, 24).contains("[TÆLLER TILSYN]"));
    assert_eq!(in_fortnight(&desk, Stream::Inspection, today())[0], before + 1);
    desk.keys("1 5");
    assert!(desk.screen(80, 24).contains("[TÆLLER ANSØGNINGER]"));
    desk.keys("k");
    assert_eq!(in_fortnight(&desk, Stream::Inspection, today())[0], before + 1);
}

#[test]
fn another_day_is_counted_in_its_own_fortnight() {
    let mut desk = at_case_types();
    let day: Date = "2026-11-13".parse().unwrap();
    let [before, ..] = in_fortnight(&desk, Stream::Application, day);
    desk.keys("y '13-11' Enter");
    let screen = desk.screen(80, 24);
    assert!(
        screen.contains("[TÆLLER ANSØGNINGER for fre. 13. nov.]") && screen.contains("2.–15. nov. i alt"),
        "{screen}"
    );
    desk.keys("k");
    assert_eq!(in_fortnight(&desk, Stream::Application, day)[0], before + 1);
    assert!(desk.notice().starts_with("Ansøgninger fre. 13. nov.: Klar-parat 26"), "{}", desk.notice());
    desk.keys("y Ctrl-U Enter");
    assert!(desk.screen(80, 24).contains("[TÆLLER ANSØGNINGER]"), "an empty field is today");
    for (wrong, says) in [("24-11", "ikke kommet endnu"), ("01-06", "Her tælles fra"), ("31-02", "findes ikke")] {
        desk.keys(&format!("y '{wrong}' Enter"));
        assert!(desk.screen(80, 24).contains(says), "{}", desk.screen(80, 24));
        desk.keys("Esc");
    }
}

#[test]
fn a_mail_typed_here_counts_nothing_and_changes_nothing() {
    for mail in [
        "'tak for din mail om vuggestuen'",
        "'vpko di' Enter Enter 'kan du' Tab 'vi ses' Enter 'pia' Enter",
        "'kpgvtoiad'",
        "'vtvgp'",
        "'kvkgx'",
    ] {
        let mut desk = at_case_types();
        let (before, screen) = (desk.app.board.clone(), desk.screen(80, 24));
        desk.keys_every(Duration::from_millis(120), mail);
        assert!(desk.notice().starts_with("Det ligner tekst. Intet er talt."), "{mail}: {}", desk.notice());
        assert_eq!(desk.app.board.tally, before.tally, "{mail}");
        assert_eq!(desk.app.board.doubts, before.doubts, "{mail}");
        assert!(
            screen.contains("[TÆLLER ANSØGNINGER]") && desk.screen(80, 24).contains("[TÆLLER ANSØGNINGER]"),
            "{mail}"
        );
        desk.wait(Duration::from_secs(2));
        desk.keys("k");
        assert_eq!(counted(&desk, CaseType::Ready), 27, "{mail}: the next key counts");
    }
}

#[test]
fn everything_is_done_by_the_mouse_too() {
    for (columns, rows) in [(80, 24), (120, 36), (60, 18)] {
        let mut desk = at_case_types();
        let before = counted(&desk, CaseType::Guidance);
        let label = if columns == 60 { "Vejledning" } else { "VEJLEDNING" };
        assert!(desk.click(columns, rows, label));
        assert_eq!(counted(&desk, CaseType::Guidance), before + 1);
        assert!(
            desk.click(columns, rows, "grænse  i")
                && desk.click(columns, rows, if columns == 60 { "Princip" } else { "PRINCIP" })
        );
        assert_eq!(border(&desk, CaseType::Guidance, CaseType::Principle), 3, "{}", desk.notice());
        assert!(desk.click(columns, rows, "i tvivl  a") || columns == 60);
        assert!(desk.click(columns, rows, "Tilsyn"));
        assert!(desk.screen(columns, rows).contains("[TÆLLER TILSYN]"));
    }
}

#[test]
fn a_doubt_in_the_list_is_selected_and_opened_by_clicks() {
    let mut desk = at_case_types();
    desk.keys("v i");
    assert!(desk.click(120, 36, "man. 23. nov.  Vejl"));
    assert!(desk.selected(120, 36).contains("man. 23. nov."));
    assert!(desk.click(120, 36, "man. 23. nov.  Vejl"));
    assert!(desk.screen(120, 36).contains("Afklar tvivl: man. 23. nov."));
}

#[test]
fn who_may_only_read_is_not_offered_to_count() {
    let written = Desk::demo(Lang::Da);
    let mut desk = written.reading("Anne");
    desk.keys("5");
    assert!(!desk.screen(80, 24).contains("g grænse"));
    let before = desk.app.board.clone();
    for keys in ["k", "d", "a", "g"] {
        desk.keys(keys);
        assert_eq!(desk.app.board, before);
        assert!(desk.app.popups.is_empty(), "{keys}");
    }
}

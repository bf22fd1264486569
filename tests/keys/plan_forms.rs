//! The forms of the plan: written in one line, moved with a reason, handed over, waiting, done and looked at.

use std::time::Duration;

use tavle::domain::action::{Action, ActionState, Effect, Owner, Source, Stage};
use tavle::domain::calendar::add_days;
use tavle::text::Lang;

use crate::desk::{self, Desk};
use crate::{action, first_listed};

fn newest(desk: &Desk) -> &Action {
    desk.app.board.actions.iter().max_by_key(|action| action.number).unwrap()
}

fn owner<'a>(desk: &'a Desk, action: &Action) -> &'a str {
    desk.app.board.owner_name(action.owner)
}

#[test]
fn an_action_is_written_in_one_line_and_seen_before_it_is_saved() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 n 'Ret skiltet, Anne, fre, svartid callc'");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("= Anne · fre. 27-11-2026 · Svartid callcenter · Enter"), "{screen}");
    desk.keys("Enter");
    let screen = desk.screen(120, 40);
    for told in ["Ret skiltet", "Anne", "= fre. 27-11-2026", "= Svartid callcenter"] {
        assert!(screen.contains(told), "{told}: {screen}");
    }
    desk.keys("Enter");
    let added = newest(&desk);
    assert_eq!((added.change.as_str(), owner(&desk, added)), ("Ret skiltet", "Anne"), "{}", desk.notice());
    assert_eq!((added.deadline.to_string().as_str(), added.kpi.is_some()), ("2026-11-27", true));
    desk.keys("n '@Mette Ring til borgerne, uge 50' Ctrl-S");
    let added = newest(&desk);
    assert_eq!((added.change.as_str(), owner(&desk, added)), ("Ring til borgerne", "Mette"), "{}", desk.notice());
    assert_eq!(added.deadline.to_string(), "2026-12-11");
}

#[test]
fn what_a_line_does_not_say_is_asked_for() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 n 'Ret skiltet, fre' Enter 'Me'");
    assert!(desk.screen(80, 24).contains("► Me"), "the owner is next: {}", desk.screen(80, 24));
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 n 'Ret skiltet, tilfreds, Anne, fre' Ctrl-S");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("× Tab vælger Tilfredshed, telefon"), "{screen}");
    assert!(desk.keys("Tab Ctrl-S").notice().contains("oprettet: Ret skiltet"), "{}", desk.screen(80, 24));
}

#[test]
fn moving_shows_the_moves_so_far_and_asks_why() {
    let mut desk = Desk::demo(Lang::Da);
    let number = 18;
    desk.keys("3 s 'fejlopkald' Enter f");
    let screen = desk.screen(80, 24);
    assert_eq!(screen.matches(" flyttet til ").count(), 3, "{screen}");
    desk.keys("'fre' Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Skriv, hvorfor fristen flyttes."), "{}", desk.screen(80, 24));
    desk.keys("'Ét center mangler' Ctrl-S");
    assert!(desk.notice().contains("\"Ét center mangler\""), "{}", desk.notice());
    assert_eq!(action(&desk, number).moves, 4);
    desk.keys("e Tab Tab Tab Tab Tab Ctrl-U 'uge 50' Ctrl-S");
    assert!(desk.screen(80, 40).contains("× Skriv, hvorfor fristen flyttes."), "an edit too");
}

#[test]
fn what_has_been_overdue_for_two_rounds_is_taken_up_by_itself() {
    let mut desk = Desk::demo(Lang::Da);
    let number = first_listed(&desk);
    desk.turn_to("2026-12-14T09:00");
    desk.keys("3 f");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Stop op: #06") && screen.contains("52 dage over fristen"), "{screen}");
    desk.keys("2 'uge 52' Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Skriv, hvad der nu gøres anderledes."), "{}", desk.screen(80, 24));
    desk.keys("'Ét center ad gangen. ' Tab 'Fælles aftale gik ikke' Ctrl-S");
    let planned = action(&desk, number);
    assert!(planned.how.as_str().contains("Ét center ad gangen."), "{}", desk.screen(80, 24));
    assert!(!planned.is_stuck(planned.deadline));
    desk.keys("b");
    let mut wall = Desk::demo(Lang::Da);
    wall.turn_to("2026-12-14T09:00");
    wall.keys("3 b f");
    assert!(wall.screen(80, 24).contains("sidder fast: hvad gør vi?"), "{}", wall.screen(80, 24));
    wall.keys("1 1");
    assert_eq!(action(&wall, number).stage(), Stage::FollowedUp);
}

#[test]
fn handing_over_waiting_beginning_and_agreeing_are_a_key_each() {
    let mut desk = Desk::demo(Lang::Da);
    let number = first_listed(&desk);
    desk.keys("3 o");
    assert!(desk.screen(80, 24).contains("= Centercheferne har den nu"), "{}", desk.screen(80, 24));
    desk.keys("'Mette' Enter");
    let mette = action(&desk, number).clone();
    assert!(matches!(mette.owner, Owner::Member(_)) && owner(&desk, &mette) == "Mette", "{}", desk.notice());
    desk.keys("a");
    assert_eq!(action(&desk, number).stage(), Stage::Agreed);
    desk.keys("g");
    assert_eq!(action(&desk, number).stage(), Stage::InProgress, "{}", desk.notice());
    desk.keys("v 'it-afdelingen' Tab '+7' Enter");
    assert!(desk.notice().contains("#06 afventer til man. 30-11-2026: \"it-afdelingen\""), "{}", desk.notice());
    desk.keys("v");
    assert_eq!(action(&desk, number).waiting, None, "{}", desk.notice());
    desk.keys("g");
    assert!(desk.notice().contains("allerede i gang"), "{}", desk.notice());
}

#[test]
fn the_effect_is_asked_for_when_it_is_done_and_again_on_its_day() {
    let mut desk = Desk::demo(Lang::Da);
    let number = first_listed(&desk);
    desk.keys("3 d");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Udført. Er effekten set?"), "{screen}");
    desk.keys("Enter");
    let done = action(&desk, number).clone();
    assert_eq!((done.state, done.look_on), (ActionState::Done, Some(add_days(desk::clock().today(), 18))));
    desk.turn_to("2026-12-11T08:00");
    desk.keys("3 s 'se effekten' Enter d");
    assert!(desk.screen(80, 24).contains("Er effekten set nu?"), "{}", desk.screen(80, 24));
    desk.keys("4");
    desk.keys("Left Tab 'Ingen klager i to uger' Ctrl-S");
    let seen = action(&desk, number).observed.clone().unwrap();
    assert_eq!(
        (seen.effect, seen.note.as_str()),
        (Effect::NotSeen, "Ingen klager i to uger"),
        "{}",
        desk.screen(80, 24)
    );
    desk.keys("u u");
    assert!(action(&desk, number).is_open(), "{}", desk.notice());
}

#[test]
fn an_idea_becomes_an_action() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Tab d 'bl' Ctrl-S");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Ny handling"), "{screen}");
    desk.keys("Tab 'Anne' Tab Tab Tab Tab '+14' Ctrl-S");
    let added = newest(&desk);
    assert_eq!((added.source, added.idea.is_some()), (Some(Source::Idea), true), "{}", desk.screen(80, 24));
}

#[test]
fn a_field_says_that_it_is_nearly_full_before_it_is() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 n");
    desk.paste(&"x".repeat(107));
    assert!(!desk.screen(80, 24).contains("tegn"));
    desk.keys("'x'");
    assert!(desk.screen(80, 24).contains("= 108 af højst 120 tegn"), "{}", desk.screen(80, 24));
    desk.paste(&"x".repeat(10_000));
    assert!(desk.screen(80, 24).contains("× Højst 120 tegn; der er 10108."), "{}", desk.screen(80, 24));
}

#[test]
fn a_draft_of_what_is_done_to_an_action_is_found_again() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 o 'Met' Esc");
    desk.wait(Duration::from_secs(1));
    desk.keys("j");
    assert!(desk.app.popups.is_empty());
    desk.keys("o");
    assert!(desk.screen(80, 24).contains("Met"), "{}", desk.screen(80, 24));
}

#[test]
fn what_makes_no_sense_is_said_before_anything_is_typed() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 d 1 f");
    assert!(desk.app.popups.is_empty() && desk.notice().contains("allerede udført"), "{}", desk.notice());
    desk.keys("s 'fejlopkald' Enter a");
    let agreed = action(&desk, 18).agreed_on;
    assert!(desk.notice().contains("allerede aftalt") && agreed < Some(desk::clock().today()), "{}", desk.notice());
    desk.keys("d 5");
    assert!(!desk.app.popups.is_empty(), "{}", desk.screen(80, 24));
}

#[test]
fn what_is_done_is_opened_again_where_it_is_looked_at() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s 'se effekten' Enter d 5");
    assert!(action(&desk, 1).is_open(), "{}", desk.notice());
}

#[test]
fn one_that_is_stuck_is_not_moved_among_others() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 Space Space f");
    assert!(desk.app.popups.is_empty(), "{}", desk.screen(80, 24));
    assert!(desk.notice().starts_with("#06 sidder fast: tag markeringerne af (Esc)"), "{}", desk.notice());
}

#[test]
fn an_edit_that_moves_what_is_stuck_asks_what_is_done_differently() {
    let mut desk = Desk::demo(Lang::Da);
    let before = action(&desk, 6).deadline;
    desk.keys("3 e Tab Tab Tab Tab Tab Ctrl-U '+14' Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Skriv, hvad der nu gøres anderledes."), "{}", desk.screen(80, 24));
    assert_eq!(action(&desk, 6).deadline, before);
}

#[test]
fn a_note_or_a_day_without_an_effect_is_asked_about() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 d 5 Tab Tab 'Færre spørger' Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Vælg også, om effekten er set."), "{}", desk.screen(80, 24));
    desk.keys("Space Tab Tab 'uge 52' Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Skriv kun en dag, når det er for tidligt"), "{}", desk.screen(80, 24));
    desk.keys("Ctrl-U Ctrl-S");
    assert_eq!(action(&desk, 6).stage(), Stage::FollowedUp, "{}", desk.screen(80, 24));
}

#[test]
fn the_last_part_of_a_line_that_is_nothing_is_said() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 n 'Ret listen, Anne, 31-04'");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("= \"31-04\" er hverken en dag, et navn eller et nøgletal"), "{screen}");
    desk.keys("Ctrl-U 'Ret listen, @Anne, 31-04'");
    assert!(desk.screen(80, 24).contains("= \"31-04\" er hverken en dag"), "{}", desk.screen(80, 24));
    desk.keys("Ctrl-U 'Ret listen, og ring til dem alle'");
    assert!(!desk.screen(80, 24).contains("hverken"), "a sentence may have commas");
    desk.keys("Esc");
    desk.wait(Duration::from_secs(1));
    desk.keys("n 2 Enter n 'Ret listen, svartid'");
    assert!(!desk.screen(80, 24).contains("hverken"), "it is a KPI, whatever stands in the field");
}

#[test]
fn characters_that_nobody_sees_are_taken_out_and_told() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 n");
    desk.paste("Ret\u{1b}[31m listen");
    assert!(desk.screen(80, 24).contains("× Usynlige tegn (styretegn) er taget ud."), "{}", desk.screen(80, 24));
    desk.keys("' nu'");
    assert!(desk.screen(80, 24).contains("Ret[31m listen nu") && !desk.screen(80, 24).contains("Usynlige"));
}

//! The board itself: who sits here, its members, its meetings.

use tavle::domain::people::Role;
use tavle::text::Lang;

use crate::desk::Desk;

#[test]
fn what_is_closed_stands_newest_first() {
    let desk = Desk::demo(Lang::Da);
    let today = crate::desk::clock().today();
    let plan = desk.app.board.plan(today);
    let settled = plan.iter().filter(|action| !action.is_to_be_looked_at(today));
    let closed: Vec<_> = settled.filter_map(|action| action.closed_on).collect();
    assert!(closed.len() > 3 && closed.is_sorted_by(|earlier, later| earlier >= later), "{closed:?}");
    let days: Vec<_> = plan
        .iter()
        .filter(|action| action.is_open() && !action.is_waiting(today))
        .map(|action| action.deadline)
        .collect();
    assert!(days.is_sorted(), "{days:?}");
}

#[test]
fn somebody_the_login_does_not_tell_is_asked_once() {
    let mut anne = Desk::demo(Lang::Da);
    anne.app.ask_who();
    assert!(anne.app.popups.is_empty(), "the login says it");
    let mut shared = anne.beside("moedelokale3");
    shared.app.ask_who();
    let screen = shared.screen(80, 24);
    assert!(screen.contains("Hvem er du?") && screen.contains("Ingen af dem"), "{screen}");
    shared.keys("m Enter");
    assert!(shared.screen(80, 24).contains("Er det kun dig, der bruger login'et \"moedelokale3\"?"));
    shared.keys("n");
    assert!(shared.screen(120, 36).contains("du er Mette"));
    shared.keys("3 Tab");
    assert!(shared.selected(120, 36).contains("Mette"), "{}", shared.screen(120, 36));
    shared.keys("d 4");
    assert!(anne.app.refresh());
    assert_eq!(anne.keys("u").notice(), "Du har ikke mere at fortryde her.", "it was Mette's deed");
    shared.keys("u");
    assert!(shared.notice().starts_with("Fortrudt"), "{}", shared.notice());
}

#[test]
fn a_login_of_one_s_own_is_remembered() {
    let desk = Desk::demo(Lang::Da);
    let mut mine = desk.beside("z1234");
    mine.app.ask_who();
    mine.keys("m Enter j");
    assert!(mine.app.board.members.iter().any(|member| {
        member.name.as_str() == "Mette" && member.logins.0.iter().any(|login| login.as_str() == "z1234")
    }));
    let mut again = desk.beside("z1234");
    again.app.ask_who();
    assert!(again.app.popups.is_empty());
}

#[test]
fn esc_leaves_whoever_it_is_unknown() {
    let desk = Desk::demo(Lang::Da);
    let mut guest = desk.beside("gaest");
    guest.app.ask_who();
    guest.keys("Esc");
    assert!(guest.app.popups.is_empty());
    assert_eq!(guest.app.who.member, None);
    assert!(guest.keys("3 Tab").screen(120, 36).contains("Tavlen ved ikke, hvem du er"));
}

#[test]
fn members_are_pasted_as_a_list() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.members.len();
    desk.keys("h 'medarbejdere' Enter");
    desk.paste("Navn;Enhed;Rolle\nKim Krag;BAC;leder\nIda Ibsen;Jobcenter");
    assert!(desk.screen(80, 24).contains("2 medarbejdere i 2 enheder"), "{}", desk.screen(80, 24));
    desk.keys("Ctrl-S");
    assert_eq!(desk.app.board.members.len(), before + 2, "{}", desk.screen(80, 24));
    assert!(desk.app.board.members.iter().any(|it| it.name.as_str() == "Kim Krag" && it.role == Role::Leader));
    desk.keys("u");
    assert_eq!(desk.app.board.members.len(), before);
}

#[test]
fn a_list_that_cannot_be_read_is_said_below_the_field() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.clone();
    desk.keys("h 'medarbejdere' Enter");
    desk.paste("Kim Krag;BAC;kejser");
    desk.keys("Ctrl-S");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("× linje 1, Rolle"), "{screen}");
    assert_eq!(desk.app.board, before);
}

#[test]
fn the_first_meeting_is_agreed_later_and_undone() {
    let mut desk = Desk::empty(Lang::Da);
    desk.keys("h 'møde' Enter Tab 'fre' Tab '9.30' Enter");
    assert!(desk.screen(120, 36).contains("næste møde fre. 27. nov. kl. 09.30"), "{}", desk.screen(120, 36));
    desk.keys("u");
    assert!(desk.screen(120, 36).contains("intet møde aftalt"));
}

#[test]
fn fortnights_that_were_measured_keep_their_days() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.clone();
    desk.keys("h 'første møde' Enter Tab Ctrl-U '26-11-2026' Ctrl-S");
    assert!(desk.screen(100, 30).contains("hver 14. dag"), "{}", desk.screen(100, 30));
    assert_eq!(desk.app.board, before);
}

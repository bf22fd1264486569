//! Searching lists and the whole board, and what the mouse does.

use std::time::Duration;

use tavle::domain::action::{Action, ActionState, Due};
use tavle::domain::idea::IdeaState;
use tavle::text::Lang;
use tavle::tui::app::Next;
use tavle::tui::input::Turn;
use tavle::tui::keys::Place;
use tavle::tui::screens::ScreenName;

use crate::desk::{Desk, clock};

#[test]
fn a_list_is_searched_as_it_is_typed_and_esc_shows_all_again() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s 'fejlopkald'");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("søg: fejlopkald") && screen.contains("#18"), "{screen}");
    assert!(!screen.contains("#24"), "{screen}");
    desk.keys("Esc");
    assert_eq!(desk.app.place(), Place::Actions);
    assert!(desk.screen(120, 36).contains("søg: fejlopkald"), "the first Esc leaves the field only");
    desk.keys("Esc");
    assert!(desk.screen(120, 36).contains("#24"));
    assert_eq!(desk.app.screen, ScreenName::Actions);
    desk.keys("Esc");
    assert_eq!(desk.app.screen, ScreenName::Board);
}

#[test]
fn what_a_group_says_can_be_looked_for() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 / 'over fristen anne' Enter");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("#18") && !screen.contains("#19"), "{screen}");
    desk.keys("d 4");
    assert!(desk.notice().contains("#18 udført"), "{}", desk.notice());
}

#[test]
fn nothing_found_says_how_to_see_all() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s 'xyzzy'");
    assert!(desk.screen(80, 24).contains("Esc viser alle"));
    desk.keys("Ctrl-U");
    assert!(desk.screen(80, 24).contains("Aftale om"));
}

#[test]
fn a_cpr_number_is_masked_where_one_searches() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s '010101-1234'");
    assert!(!desk.screen(80, 24).contains("1234"));
}

#[test]
fn the_whole_board_is_searched_from_its_first_screen() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("s 'makker'");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Arbejdsgang") && screen.contains("Handling"), "{screen}");
    desk.keys("Esc 'selvbetjening'");
    desk.keys("Enter");
    assert_eq!(desk.app.screen, ScreenName::Kpis);
    assert!(desk.app.popups.is_empty());
}

#[test]
fn a_click_selects_a_second_opens_and_keys_are_clicked() {
    let mut desk = Desk::demo(Lang::Da);
    assert!(desk.click(80, 24, "3 4 5"), "the digit of a screen");
    assert_eq!(desk.app.screen, ScreenName::Actions);
    assert!(desk.click(80, 24, "Guide til centermøder"));
    assert!(desk.selected(80, 24).contains("Guide til centermøder"));
    assert!(desk.click(80, 24, "Guide til centermøder"));
    assert_eq!(desk.app.place(), Place::ActionCard);
    assert!(desk.click(80, 24, "d udført"));
    assert!(desk.click(80, 24, "effekt set") && desk.click(80, 24, "effekt set"), "selected, then taken");
    let done = |desk: &Desk| desk.app.board.actions.iter().any(|it| it.number == 24 && it.state == ActionState::Done);
    assert!(done(&desk), "{}", desk.notice());
    assert!(desk.click(80, 24, "u fortryd"), "the notice's own key");
    assert!(!done(&desk));
    desk.keys("Esc");
    assert!(desk.click(80, 24, "Mine"));
    assert!(!desk.screen(80, 24).contains("Guide til centermøder"));
    assert!(desk.click(80, 24, "søg:"));
    assert_eq!(desk.app.place(), Place::PlanSearch);
}

#[test]
fn the_help_is_run_and_a_form_filled_with_the_mouse() {
    let mut desk = Desk::demo(Lang::Da);
    assert!(desk.click(120, 36, "h hjælp"));
    assert!(desk.click(120, 36, "Skriv en ny handling"));
    assert!(desk.click(120, 36, "Skriv en ny handling"), "a second click runs it");
    assert!(desk.click(120, 36, "Ansvarlig"));
    desk.keys("'Anne'");
    assert!(desk.click(120, 36, "Deadline"));
    desk.keys("'fre'");
    assert!(desk.click(120, 36, "Ctrl-S gem"));
    assert!(desk.screen(120, 36).contains("Skriv"), "the change is missing, said below its field");
    assert!(desk.click(120, 36, "Esc luk"));
    assert!(desk.click(120, 36, "j ja") || desk.screen(120, 36).contains("Luk uden at gemme?"));
}

#[test]
fn a_word_of_a_choice_is_chosen_by_a_click() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 n");
    assert!(desk.click(120, 36, " ja "));
    assert!(desk.screen(120, 36).contains("[ja]"), "{}", desk.screen(120, 36));
    desk.keys("Esc");
    desk.wait(std::time::Duration::from_secs(1));
    desk.keys("j 2 n");
    assert!(desk.click(120, 36, "lavere"));
    assert!(desk.screen(120, 36).contains("[lavere er bedre]"), "{}", desk.screen(120, 36));
}

#[test]
fn the_wheel_goes_through_whatever_is_in_front() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3");
    let first = desk.selected(120, 36);
    desk.wheel(Turn::Down);
    assert_ne!(desk.selected(120, 36), first);
    desk.wheel(Turn::Up);
    assert_eq!(desk.selected(120, 36), first);
    desk.keys("n");
    let form = desk.screen(120, 36);
    desk.wheel(Turn::Down);
    assert_eq!(desk.screen(120, 36), form, "nothing moves in a form");
}

#[test]
fn what_lies_under_a_popup_cannot_be_clicked() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.clone();
    desk.keys("h");
    assert!(desk.click(200, 60, "1 Tavle"));
    assert!(!desk.app.popups.is_empty());
    assert_eq!(desk.app.board, before);
}

#[test]
fn a_presenter_s_remote_is_harmless() {
    let mut desk = Desk::demo(Lang::Da);
    for screen in ["1", "2", "3", "4", "5"] {
        desk.keys(screen);
        desk.app.wall = true;
        let before = desk.app.board.clone();
        desk.keys("PgDn PgDn PgUp . PgUp F5 F5 b b Esc PgDn Esc");
        assert_eq!(desk.app.board, before, "{screen}");
        assert!(desk.app.popups.is_empty(), "{screen}");
        assert!(desk.app.wall, "{screen}");
    }
}

#[test]
fn the_wall_has_initials_until_names_are_wanted() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 b");
    assert!(!desk.screen(80, 24).contains("Jonas"));
    desk.keys(",");
    assert!(desk.screen(80, 24).contains("Jonas"));
    desk.keys("b ,");
    assert!(!desk.screen(120, 36).lines().take(24).any(|line| line.contains("Jonas")));
}

#[test]
fn what_is_opened_on_the_laptop_is_what_the_wall_shows_and_its_keys_act_on() {
    let mut desk = Desk::demo(Lang::Da);
    let meeting = desk.app.board.next_meeting(clock().today());
    let later = |action: &&Action| action.due(clock().today(), meeting) == Due::Later;
    let action = desk.app.board.actions.iter().find(later).unwrap().clone();
    desk.keys(&format!("b s '#{}' Enter", action.number));
    assert!(desk.selected(80, 24).contains(&action.change.as_str()[..20]), "{}", desk.screen(80, 24));
    desk.keys("Esc");
    assert!(!desk.screen(80, 24).contains(action.change.as_str()), "closed, it is none of the meeting's");
    desk.keys("b 4 Home Enter b");
    assert!(desk.selected(80, 24).contains("4 Håndtering"), "{}", desk.screen(80, 24));
    let parked = desk.app.board.ideas.iter().find(|idea| idea.state == IdeaState::Parked).unwrap().clone();
    desk.keys(&format!("1 s '{}' Enter", parked.text));
    assert!(desk.selected(80, 24).contains(&format!("{}", parked.number)), "{}", desk.screen(80, 24));
    assert!(desk.selected(80, 24).contains(&parked.text.as_str()[..10]), "{}", desk.screen(80, 24));
}

#[test]
fn on_the_wall_of_the_board_one_click_opens() {
    let mut desk = Desk::demo(Lang::Da);
    let second = desk.app.board.plan(clock().today())[1].change.to_string();
    desk.keys("b");
    assert!(desk.click(80, 24, &second[..20]), "{}", desk.screen(80, 24));
    assert_eq!((desk.app.screen, desk.app.place()), (ScreenName::Actions, Place::ActionCard));
    assert!(desk.selected(80, 24).contains(&second[..20]), "{}", desk.screen(80, 24));
}

#[test]
fn the_wheel_and_a_paste_stay_when_closing_is_asked_about() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("q");
    desk.wheel(Turn::Down);
    assert_eq!(desk.notice(), "");
    assert_eq!(desk.keys_every(Duration::from_millis(500), "q"), Next::Go);
    desk.paste("Kære borger");
    assert_eq!(desk.keys_every(Duration::from_millis(500), "q"), Next::Go);
    assert_eq!(desk.keys_every(Duration::from_millis(500), "q"), Next::Quit);
}

#[test]
fn a_key_clicked_while_words_are_typed_gives_the_screen_its_keys_back() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Home Enter s 'post'");
    assert_eq!(desk.app.place(), Place::Search);
    desk.keys("Ctrl-U");
    assert!(desk.click(80, 36, "ret navn"), "{}", desk.screen(80, 36));
    assert!(!desk.app.popups.is_empty());
    desk.keys("Esc");
    assert_eq!(desk.app.place(), Place::WorkflowBook);
}

#[test]
fn a_new_action_is_told_by_initials_on_the_wall() {
    for (keys, owner) in [("", "· Jonas ·"), ("b ", "· JO ·")] {
        let mut desk = Desk::demo(Lang::Da);
        desk.keys(keys);
        desk.keys("n 'Ring tilbage' Tab 'Jonas' Tab Tab Tab Tab 'fre' Ctrl-S");
        assert!(desk.notice().contains(owner), "{}", desk.notice());
    }
}

#[test]
fn what_was_closed_long_ago_is_found_while_no_key_waits() {
    let mut desk = Desk::demo(Lang::Da);
    let old = {
        let store = desk.app.store.as_deref_mut().unwrap();
        let which = tavle::domain::query::Which::ClosedNewest;
        let query =
            tavle::domain::query::Query::Actions { board: desk.app.board.record.id, which, after: None, limit: 99 };
        let closed = store.ask(&query).unwrap().actions();
        closed.into_iter().rev().find(|it| desk.app.board.action(it.id).is_none()).unwrap()
    };
    let text = old.change.to_string();
    desk.keys(&format!("3 s '{text}'"));
    assert!(!desk.screen(120, 36).contains("TIDLIGERE"), "not before it is asked");
    assert!(desk.rests() >= 1);
    let screen = desk.screen(120, 36);
    assert!(screen.contains("TIDLIGERE") && screen.contains(&format!("#{:02}", old.number)), "{screen}");
    assert_eq!(desk.rests(), 0, "asked once");
    desk.keys("Enter d 1");
    assert!(desk.notice().contains("effekt set"), "however long ago it was done: {}", desk.notice());
    desk.keys("Esc");
    assert!(!desk.screen(120, 36).contains("TIDLIGERE"));
}

#[test]
fn an_opened_action_tells_what_was_done_to_it() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 Down Enter");
    desk.rests();
    let screen = desk.screen(120, 36);
    assert!(screen.contains("HISTORIE") && screen.contains("30-10  Har fået ny frist: tors."), "{screen}");
    desk.keys("f 'fre' Tab 'Ferie' Enter");
    assert!(desk.rests() > 0, "asked anew when the board has changed");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("23-11  Har fået ny frist: fre."), "{screen}");
}

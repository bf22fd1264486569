//! Workflows and ideas: written, edited, tried, decided on, settled.

use tavle::domain::idea::{Idea, IdeaState};
use tavle::domain::workflow::{DecisionKind, PartState, Workflow};
use tavle::text::Lang;

use super::desk::{Desk, clock};

fn workflow(desk: &Desk, number: u32) -> &Workflow {
    desk.app.board.workflows.iter().find(|workflow| workflow.number == number).unwrap()
}

fn state(desk: &Desk, number: u32) -> PartState {
    desk.app.board.workflow_state(workflow(desk, number).id)
}

fn units(desk: &Desk, number: u32) -> Vec<&str> {
    let units = desk.app.board.units_of_workflow(workflow(desk, number).id);
    units.iter().map(|unit| unit.short.as_str()).collect()
}

fn idea(desk: &Desk, number: u32) -> &Idea {
    desk.app.board.ideas.iter().find(|idea| idea.number == number).unwrap()
}

/// The demo at its workflows, with the only one that is mapped selected: number 4.
fn at_the_mapped_one() -> Desk {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Home");
    assert!(desk.selected(80, 24).contains("4 Håndtering af henvendelser"));
    desk
}

#[test]
fn a_workflow_is_added_with_units_named_in_part_and_undone() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 n 'Telefonpasning' Tab 'bac, borgers'");
    assert!(desk.screen(80, 24).contains("= BAC og Borgerservice"), "{}", desk.screen(80, 24));
    desk.keys("Enter");
    assert_eq!((state(&desk, 5), units(&desk, 5)), (PartState::Mapped, vec!["BAC", "BS"]));
    assert!(desk.selected(80, 24).contains("5 Telefonpasning"), "what is written is selected");
    desk.keys("u");
    assert_eq!(desk.app.board.workflows.len(), 4);
}

#[test]
fn a_unit_nobody_knows_is_offered_in_its_place_among_the_others() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 n 'Telefonpasning' Tab 'BAC, Borgersevice, BYC' Enter");
    assert!(desk.screen(80, 24).contains("Tab vælger BAC, Borgerservice, BYC"), "{}", desk.screen(80, 24));
    desk.keys("Tab Ctrl-S");
    assert_eq!(units(&desk, 5), ["BAC", "BYC", "BS"]);
}

#[test]
fn a_workflow_without_units_or_with_a_name_taken_is_said_at_the_field() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 n 'makkerskaber, bac' Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Nævn mindst én enhed"), "{}", desk.screen(80, 24));
    desk.keys("'BAC' Ctrl-S");
    let screen = desk.screen(80, 24);
    let at = |text: &str| screen.lines().position(|line| line.contains(text));
    assert_eq!(at("Der er allerede en arbejdsgang"), at("Navn").map(|row| row + 1), "{screen}");
    assert_eq!(desk.app.board.workflows.len(), 4);
}

#[test]
fn two_who_edit_a_workflow_are_merged() {
    let mut mine = at_the_mapped_one();
    let mut theirs = mine.beside("Jonas");
    mine.keys("e ' i alt'");
    theirs.keys("4 Home e Tab Ctrl-U 'BYC' Ctrl-S");
    mine.keys("Ctrl-S");
    assert_eq!(workflow(&mine, 4).name.as_str(), "Håndtering af henvendelser i alt");
    assert_eq!(units(&mine, 4), ["BYC"]);
}

#[test]
fn redesign_goes_step_by_step_and_the_notice_says_which() {
    let mut desk = at_the_mapped_one();
    desk.keys("g");
    assert_eq!(state(&desk, 4), PartState::Redesigned);
    assert!(desk.notice().starts_with("Redesign af Håndtering af henvendelser begyndt"), "{}", desk.notice());
    desk.keys("g");
    assert_eq!(state(&desk, 4), PartState::Ready);
    assert!(desk.notice().contains("er klar til afprøvning"), "{}", desk.notice());
    desk.keys("g");
    assert_eq!(state(&desk, 4), PartState::Redesigned);
    desk.keys("u u u");
    assert_eq!(state(&desk, 4), PartState::Mapped);
}

#[test]
fn the_way_we_work_is_redesigned_after_a_decision_only() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 End g");
    assert!(desk.notice().contains("Beslut først, at den videreudvikles"), "{}", desk.notice());
    desk.keys("a");
    assert!(desk.app.popups.is_empty() && desk.notice().contains("d videreudvikler"), "{}", desk.notice());
    desk.keys("d 'v' Tab Tab 'Posten hober sig op' Ctrl-S j g");
    assert_eq!((state(&desk, 1), workflow(&desk, 1).version), (PartState::Redesigned, 2), "{}", desk.notice());
}

#[test]
fn a_trial_starts_today_for_eight_weeks_unless_other_is_said() {
    let mut desk = at_the_mapped_one();
    desk.keys("a");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Borgerservice, Centercheferne") && screen.contains("18-01-2027 · 8 uger"), "{screen}");
    desk.keys("Ctrl-S");
    let trial = desk.app.board.trials.iter().find(|trial| trial.workflow == workflow(&desk, 4).id).unwrap();
    assert_eq!((trial.start, trial.until.to_string()), (clock().today(), "2027-01-18".to_owned()));
    assert_eq!(desk.app.board.units_of_trial(trial).len(), 2);
    desk.keys("u");
    assert_eq!(state(&desk, 4), PartState::Mapped);
}

#[test]
fn a_trial_that_ends_before_it_begins_is_said_below_its_end() {
    let mut desk = at_the_mapped_one();
    desk.keys("a Tab Tab Ctrl-U '20-11-2026' Ctrl-S");
    let screen = desk.screen(80, 24);
    let at = |text: &str| screen.lines().position(|line| line.contains(text));
    assert_eq!(at("Afprøvningen skal slutte efter"), at("Afprøves til").map(|row| row + 1), "{screen}");
    assert_eq!(state(&desk, 4), PartState::Mapped);
}

#[test]
fn a_decision_asks_first_and_cannot_be_undone() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 d");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Lone, Per") && screen.contains("kan ikke fortrydes"), "{screen}");
    desk.keys("Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Skriv en begrundelse"), "{}", desk.screen(80, 24));
    desk.keys("'Svartiden er faldet' Ctrl-S");
    assert!(desk.screen(80, 24).contains("Fortsæt?"), "{}", desk.screen(80, 24));
    desk.keys("n");
    assert!(desk.screen(80, 24).contains("Svartiden er faldet"), "no goes back to the form");
    assert_eq!(state(&desk, 2), PartState::OnTrial);
    desk.keys("Ctrl-S j");
    assert!(desk.app.popups.is_empty());
    assert_eq!(state(&desk, 2), PartState::Adopted);
    let decision = desk.app.board.decisions.iter().max_by_key(|decision| decision.number).unwrap();
    assert_eq!((decision.kind, decision.reason.as_str()), (DecisionKind::Adopt, "Svartiden er faldet"));
    assert_eq!(desk.app.board.deciders.iter().filter(|decider| decider.decision == decision.id).count(), 2);
    assert!(!desk.notice().contains("fortryd"), "{}", desk.notice());
    desk.keys("u");
    assert_eq!(state(&desk, 2), PartState::Adopted);
    assert!(desk.notice().contains("ny beslutning"), "{}", desk.notice());
}

#[test]
fn what_a_decision_lacks_is_said_before_it_is_asked() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 d Down Down Down Tab Tab Ctrl-U 'Mette' Tab 'Vi vil se mere' Ctrl-S");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("× Skriv, hvornår afprøvningen skal slutte"), "{screen}");
    assert!(screen.contains("× Ledelsen beslutter: nævn mindst én"), "{screen}");
    desk.keys("'+28' Tab Ctrl-U 'Lone' Ctrl-S j");
    assert_eq!(state(&desk, 2), PartState::OnTrial, "{}", desk.screen(80, 24));
    let trial = desk.app.board.trials.iter().find(|trial| trial.workflow == workflow(&desk, 2).id).unwrap();
    assert_eq!(trial.until.to_string(), "2026-12-21");
}

#[test]
fn a_trial_is_decided_on_from_the_board_and_opened_there() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("BackTab BackTab d");
    assert!(desk.screen(80, 24).contains("Ledelsen beslutter: Makkerskaber, BAC"), "{}", desk.screen(80, 24));
    desk.keys("Esc Enter");
    assert!(desk.screen(80, 24).contains("2 MAKKERSKABER, BAC"), "{}", desk.screen(80, 24));
    desk.keys("Esc");
    assert!(desk.screen(80, 24).contains("KORTLAGT"));
}

#[test]
fn the_arrows_go_through_the_columns_past_empty_ones() {
    let mut desk = at_the_mapped_one();
    desk.keys("Right");
    assert!(desk.selected(120, 36).contains("2 Makkerskaber"), "{}", desk.selected(120, 36));
    desk.keys("Down Right");
    assert!(desk.selected(120, 36).contains("1 Postfordeling"));
    desk.keys("Right Left Left");
    assert!(desk.selected(120, 36).contains("4 Håndtering"));
}

#[test]
fn a_click_selects_opens_and_runs_what_is_offered() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4");
    assert!(desk.click(120, 36, "3 Servicedesign"));
    assert!(desk.screen(120, 36).contains("3 SERVICEDESIGN"), "selected, it stands below the columns");
    assert!(desk.click(120, 36, "3 Servicedesign"));
    assert!(!desk.screen(120, 36).contains("KORTLAGT"), "{}", desk.screen(120, 36));
    assert!(desk.click(120, 36, "beslut (spørger"));
    assert!(desk.screen(120, 36).contains("Ledelsen beslutter: Servicedesign"));
}

#[test]
fn an_action_written_in_the_book_belongs_to_its_workflow() {
    let mut desk = at_the_mapped_one();
    desk.keys("Enter n 'Øv den nye hilsen' Tab 'Mette' Tab Tab Tab Tab '+7' Ctrl-S");
    let newest = desk.app.board.actions.iter().max_by_key(|action| action.number).unwrap();
    assert_eq!(newest.workflow, Some(workflow(&desk, 4).id));
    assert!(desk.screen(120, 36).contains("Øv den nye"), "{}", desk.screen(120, 36));
}

#[test]
fn a_book_longer_than_the_screen_is_read_to_its_end() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Enter");
    assert!(!desk.screen(80, 24).contains("Ledelsen beslutter."));
    desk.keys("PgDn");
    assert!(desk.screen(80, 24).contains("Ledelsen beslutter."), "{}", desk.screen(80, 24));
    desk.keys("PgUp");
    assert!(desk.screen(80, 24).contains("2 MAKKERSKABER"));
    desk.keys("Right");
    assert!(desk.screen(80, 24).contains("1 POSTFORDELING"));
}

#[test]
fn workflows_are_searched_by_state_and_unit() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 s 'byc afprøvning' Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("3 Servicedesign") && !screen.contains("2 Makkerskaber"), "{screen}");
    desk.keys("Esc");
    assert!(desk.screen(80, 24).contains("2 Makkerskaber"));
}

#[test]
fn an_idea_is_written_edited_and_undone() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Tab n 'Robotten svarer' Ctrl-S");
    assert_eq!(idea(&desk, 5).text.as_str(), "Robotten svarer");
    assert!(desk.selected(80, 24).contains("5 Robotten svarer"), "{}", desk.selected(80, 24));
    desk.keys("e ' på alt' Ctrl-S");
    assert_eq!(idea(&desk, 5).text.as_str(), "Robotten svarer på alt");
    desk.keys("u u");
    assert_eq!(desk.app.board.ideas.len(), 4);
}

#[test]
fn an_idea_is_not_stopped_without_a_reason() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Tab d 'a' Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Skriv en begrundelse"), "{}", desk.screen(80, 24));
    desk.keys("'For dyrt' Ctrl-S");
    assert_eq!((idea(&desk, 3).state, idea(&desk, 3).why.as_str()), (IdeaState::Rejected, "For dyrt"));
    desk.keys("u");
    assert_eq!(idea(&desk, 3).state, IdeaState::New);
    desk.keys("d Ctrl-S");
    assert_eq!(idea(&desk, 3).state, IdeaState::Used, "a used one needs none");
}

#[test]
fn an_idea_is_parked_with_why_and_read_in_full() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Tab x Ctrl-S");
    assert!(desk.screen(80, 24).contains("× Skriv en begrundelse"));
    desk.keys("'Efter ferien' Ctrl-S");
    assert_eq!(idea(&desk, 3).state, IdeaState::Parked);
    desk.keys("Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Idé 3") && screen.contains("Efter ferien") && !screen.contains("NYE"), "{screen}");
    desk.keys("Esc");
    assert!(desk.screen(80, 24).contains("NYE"));
}

#[test]
fn ideas_are_searched_in_their_tab_and_from_the_whole_board() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("s 'video' Enter");
    assert!(desk.screen(80, 24).contains("Idé 2"), "{}", desk.screen(80, 24));
    desk.keys("Esc s 'ventetid' Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("4 Vis ventetiden") && !screen.contains("Videosamtale"), "{screen}");
    desk.keys("Esc");
    assert!(desk.screen(80, 24).contains("Videosamtale"));
    assert!(desk.click(80, 24, "Arbejdsgange 4"));
    assert!(desk.screen(80, 24).contains("KORTLAGT"));
}

#[test]
fn the_wall_tells_more_of_the_selected_one() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 b");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("8 uger gået · klar til beslutning") && screen.contains("planlagt slut"), "{screen}");
    assert!(!screen.contains("Håndtering"), "the wall shows what is tried and what is adopted");
    desk.keys("End");
    assert!(!desk.screen(80, 24).contains("Godkendt, idet"));
    desk.keys("Enter");
    assert!(desk.screen(80, 24).contains("Godkendt, idet"), "{}", desk.screen(80, 24));
}

#[test]
fn a_reader_is_offered_no_act() {
    let desk = Desk::demo(Lang::Da);
    let mut reader = desk.reading("Anne");
    reader.keys("4 Enter");
    assert!(!reader.screen(120, 36).contains("HVAD NU?"));
    reader.keys("d g a e n");
    assert!(reader.app.popups.is_empty());
    assert!(reader.notice().starts_with("Du kan kun læse"));
}

#[test]
fn a_long_reason_leaves_the_keys_of_the_wall_alone() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 d Tab Tab Tab");
    desk.paste(&"Svartiden er faldet. ".repeat(90));
    desk.keys("Ctrl-S j b Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.lines().last().unwrap().ends_with("h hjælp"), "{screen}");
    assert!(screen.contains("2 Makkerskaber, BAC") && screen.contains("Svartiden er faldet"), "{screen}");
}

#[test]
fn a_decision_is_not_made_of_what_others_have_decided_meanwhile() {
    let mut mine = Desk::demo(Lang::Da);
    mine.keys("4 d 'v' Tab Tab Tab 'Det haster ikke'");
    let mut theirs = mine.beside("Jonas");
    theirs.keys("4 d Tab Tab Tab 'Det virker' Ctrl-S j");
    let decided = theirs.app.board.decisions.len();
    mine.app.refresh();
    mine.keys("Ctrl-S j");
    assert_eq!(mine.app.board.decisions.len(), decided, "{}", mine.screen(80, 24));
    assert!(mine.screen(80, 24).contains("Det haster ikke"), "nothing typed is lost");
}

#[test]
fn what_is_developed_further_is_redesigned_before_it_is_tried_again() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 s 'makker' Enter d 'v' Tab Tab Tab 'Vi bygger om' Ctrl-S j");
    assert_eq!(state(&desk, 2), PartState::FurtherDevelopment, "{}", desk.screen(80, 24));
    desk.keys("a");
    assert!(desk.app.popups.is_empty() && desk.notice().contains("Makkerskaber"), "{}", desk.notice());
    desk.keys("g a");
    assert_eq!((workflow(&desk, 2).version, desk.app.popups.len()), (2, 1), "{}", desk.notice());
}

#[test]
fn a_settled_idea_says_so_before_anything_is_typed() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("4 Tab s 'videosamtale' Enter d Ctrl-S");
    assert_eq!(idea(&desk, 2).state, IdeaState::Used);
    for key in ["d", "x"] {
        desk.keys(key);
        assert!(desk.app.popups.is_empty(), "{key}");
        assert!(desk.notice().contains('2'), "{}", desk.notice());
    }
}

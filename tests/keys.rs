//! Stories told in keys: the board before, the keys typed, the board after.

#[path = "keys/actions.rs"]
mod actions;
#[path = "keys/board.rs"]
mod board;
#[path = "support/desk.rs"]
#[allow(dead_code)]
mod desk;
#[path = "keys/kpi_forms.rs"]
mod kpi_forms;
#[path = "keys/kpis.rs"]
mod kpis;
#[path = "keys/plan_forms.rs"]
mod plan_forms;
#[path = "keys/search.rs"]
mod search;
#[path = "keys/tour.rs"]
mod tour;
#[path = "keys/workflows.rs"]
mod workflows;

#[path = "keys/case_types.rs"]
mod case_types;

use std::time::Duration;

use desk::Desk;
use tavle::domain::action::{Action, ActionState, Stage};
use tavle::domain::tally::{CaseType, Stream};
use tavle::text::Lang;
use tavle::tui::app::Next;
use tavle::tui::keys::Place;
use tavle::tui::popups::forms::reopened;

fn action(desk: &Desk, number: u32) -> &Action {
    desk.app.board.actions.iter().find(|action| action.number == number).unwrap()
}

fn counted(desk: &Desk, case_type: CaseType) -> i64 {
    let (from, to) = desk.app.board.fortnight(desk::clock().today());
    desk.app.board.tally.total(from, to.succ_opt().unwrap(), Stream::Application, case_type)
}

fn first_listed(desk: &Desk) -> u32 {
    desk.app.board.plan(desk::clock().today())[0].number
}

#[test]
fn done_is_said_and_undone_and_redone() {
    let mut desk = Desk::demo(Lang::Da);
    let number = first_listed(&desk);
    desk.keys("d 4");
    assert_eq!(action(&desk, number).state, ActionState::Done);
    assert!(desk.notice().contains("udført") && desk.notice().ends_with("u fortryd"), "{}", desk.notice());
    desk.keys("u");
    assert_eq!(action(&desk, number).state, ActionState::Open, "{}", desk.notice());
    desk.keys("U");
    assert_eq!(action(&desk, number).state, ActionState::Done);
    desk.keys("Ctrl-Z");
    assert_eq!(action(&desk, number).state, ActionState::Open);
}

#[test]
fn a_new_deadline_is_understood_as_typed() {
    let mut desk = Desk::demo(Lang::Da);
    let number = desk.app.board.plan(desk::clock().today())[1].number;
    let moves = action(&desk, number).moves;
    desk.keys("Down f 'fre'");
    assert!(desk.screen(80, 24).contains("= fre. 27-11-2026"));
    desk.keys("Enter Enter");
    assert!(desk.screen(80, 24).contains("Skriv, hvorfor fristen flyttes."), "{}", desk.screen(80, 24));
    desk.keys("'Ét center mangler' Enter");
    assert_eq!(action(&desk, number).moved_why.as_str(), "Ét center mangler");
    assert_eq!(action(&desk, number).deadline.to_string(), "2026-11-27");
    assert_eq!(action(&desk, number).moves, moves + 1);
}

#[test]
fn a_date_that_does_not_exist_is_said_below_the_field() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.clone();
    desk.keys("Down f '31-04' Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("× Den dag findes ikke"), "{screen}");
    assert!(screen.contains("31-04"), "what was typed stays");
    assert_eq!(desk.app.board, before);
}

#[test]
fn a_new_action_takes_the_nearest_owner_offered() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.actions.len();
    desk.keys("n 'Ring tilbage-liste' Tab 'Metet' Tab");
    assert!(desk.screen(80, 24).contains("Tab vælger Mette"));
    desk.keys("Tab Tab Tab Tab Tab '+4' Ctrl-S");
    assert_eq!(desk.app.board.actions.len(), before + 1, "{}", desk.screen(80, 24));
    let newest = desk.app.board.actions.iter().max_by_key(|action| action.number).unwrap();
    assert_eq!(desk.app.board.owner_name(newest.owner), "Mette");
    assert_eq!(newest.deadline.to_string(), "2026-11-27");
}

#[test]
fn a_form_lists_all_that_is_missing_and_keeps_what_was_typed() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("n Tab Tab 'Færre opkald' Ctrl-S");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Skriv, hvem der er ansvarlig"), "{screen}");
    assert!(screen.contains("Skriv en dato"), "{screen}");
    assert!(screen.contains("Færre opkald"), "{screen}");
}

#[test]
fn a_cpr_number_is_masked_as_it_is_typed_and_never_saved() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("n 'Ring til 010101-1234'");
    let screen = desk.screen(80, 24);
    assert!(!screen.contains("1234") && screen.contains("•••••"), "{screen}");
    assert!(screen.contains("CPR"), "{screen}");
    assert!(!format!("{:?}", desk.app.drafts.all()).contains("1234"));
    desk.keys("Tab 'Anne' Tab Tab Tab Tab 'fre' Ctrl-S");
    assert!(!desk.app.popups.is_empty(), "the form stays open");
    assert!(desk.app.board.actions.iter().all(|action| !action.change.as_str().contains("1234")));
}

#[test]
fn cases_are_counted_by_their_letters_and_a_burst_is_undone_as_one() {
    let mut desk = Desk::demo(Lang::Da);
    let (ready, guidance) = (counted(&desk, CaseType::Ready), counted(&desk, CaseType::Guidance));
    desk.keys("Tab");
    desk.wait(Duration::from_secs(2));
    desk.keys_every(Duration::from_millis(300), "k k v");
    assert_eq!((counted(&desk, CaseType::Ready), counted(&desk, CaseType::Guidance)), (ready + 2, guidance + 1));
    desk.wait(Duration::from_secs(2));
    desk.keys("u");
    assert_eq!((counted(&desk, CaseType::Ready), counted(&desk, CaseType::Guidance)), (ready, guidance));
    desk.keys("k k u");
    assert_eq!(counted(&desk, CaseType::Ready), ready + 1, "calm keys are undone one by one");
}

#[test]
fn a_mail_typed_at_the_board_counts_nothing() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("Tab");
    let before = desk.app.board.clone();
    desk.wait(Duration::from_secs(2));
    desk.keys_every(Duration::from_millis(90), "'kære pia, kan vi ændre noget på siden?'");
    assert!(desk.notice().starts_with("Det ligner tekst. Intet er talt."), "{}", desk.notice());
    assert!(desk.app.popups.is_empty());
    let mut after = desk.app.board.clone();
    (after.revision, after.numbers) = (before.revision, before.numbers);
    assert_eq!(after, before);
    desk.wait(Duration::from_secs(1));
    desk.keys("k");
    assert_ne!(desk.app.board, before, "after a silence keys are keys again");
}

#[test]
fn text_after_a_long_count_takes_back_its_own_letters_only() {
    let mut desk = Desk::demo(Lang::Da);
    let ready = counted(&desk, CaseType::Ready);
    desk.keys("Tab");
    desk.wait(Duration::from_secs(2));
    desk.keys_every(Duration::from_millis(300), "k k k k k k k k k k");
    assert_eq!(counted(&desk, CaseType::Ready), ready + 10);
    desk.wait(Duration::from_millis(900));
    desk.keys_every(Duration::from_millis(90), "'kvakkeksnak'");
    let left = counted(&desk, CaseType::Ready);
    assert!((ready + 9..=ready + 10).contains(&left), "{left} of {}", ready + 10);
    assert_eq!(desk.notice(), "Det ligner tekst. Intet er talt.");
}

#[test]
fn text_that_begins_with_undo_gives_back_what_it_undid() {
    let mut desk = Desk::demo(Lang::Da);
    let number = first_listed(&desk);
    desk.keys("d 4");
    desk.wait(Duration::from_secs(3));
    desk.keys_every(Duration::from_millis(50), "'uforudset'");
    assert_eq!(action(&desk, number).state, ActionState::Done);
}

#[test]
fn text_that_undoes_and_then_counts_gives_back_what_it_undid() {
    let mut desk = Desk::demo(Lang::Da);
    let number = first_listed(&desk);
    desk.keys("d 4 Tab");
    let ready = counted(&desk, CaseType::Ready);
    desk.wait(Duration::from_secs(3));
    desk.keys_every(Duration::from_millis(50), "'ukkert'");
    assert_eq!(action(&desk, number).state, ActionState::Done);
    assert_eq!(counted(&desk, CaseType::Ready), ready);
}

#[test]
fn a_form_that_was_opened_on_purpose_keeps_what_is_typed_fast() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("h 'medarb'");
    desk.keys("Enter");
    desk.keys_every(Duration::from_millis(150), "'Kim Krag Hansen'");
    assert!(desk.screen(80, 24).contains("Kim Krag Hansen"), "{}", desk.screen(80, 24));
    let mut desk = Desk::demo(Lang::Da);
    let (first, second) = (first_listed(&desk), desk.app.board.plan(desk::clock().today())[1].number);
    desk.keys_every(Duration::from_millis(150), "d 4 f '+14' Tab 'Ferie' Enter");
    assert_eq!(action(&desk, first).state, ActionState::Done);
    assert_eq!(action(&desk, second).deadline.to_string(), "2026-12-07", "{}", desk.notice());
    let mut desk = Desk::demo(Lang::Da);
    desk.keys_every(Duration::from_millis(150), "d 4 f 'fre'");
    assert!(desk.screen(80, 24).contains("= fre. 27-11-2026"), "{}", desk.screen(80, 24));
}

#[test]
fn a_notice_goes_when_something_else_is_done() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("d 4 Down");
    assert!(desk.notice().ends_with("u fortryd"), "looking further down is not that");
    desk.keys("3");
    assert_eq!(desk.notice(), "");
}

#[test]
fn what_is_worth_noting_is_never_cut() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("n 'En lang opgave med mange ord, der fylder hele linjen i beskeden nederst på skærmen' Tab 'Anne'");
    desk.keys("Tab Tab Tab Tab '01-11-2026' Ctrl-S");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("fristen 01-11-2026 er allerede gået") && screen.contains("u fortryd"), "{screen}");
}

#[test]
fn arrows_go_on_into_the_next_panel() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("End Down");
    assert_eq!(desk.app.place(), Place::Tally);
    desk.keys("Down");
    assert_eq!(desk.app.place(), Place::Trials);
    desk.keys("Up Up");
    assert_eq!(desk.app.place(), Place::Plan);
    desk.keys("Home Up");
    assert_eq!(desk.app.place(), Place::Kpis);
    desk.keys("Home Up Up");
    assert_eq!(desk.app.place(), Place::Kpis, "not round");
}

#[test]
fn a_key_that_cannot_be_used_now_is_not_offered() {
    let mut empty = Desk::empty(Lang::Da);
    assert!(!empty.keys("3").screen(120, 36).contains("d udført"));
    let mut desk = Desk::demo(Lang::Da);
    let on_trial = desk.keys("4").screen(120, 36);
    assert!(on_trial.contains("d beslut") && !on_trial.contains("g redesign"), "{on_trial}");
    assert!(desk.keys("Home").screen(120, 36).contains("g redesign"));
}

#[test]
fn pasted_text_outside_a_field_is_never_keys() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.clone();
    desk.keys("Tab");
    desk.paste("kkvvdqq\n");
    assert_eq!(desk.app.board, before);
    assert!(desk.notice().starts_with("Det ligner tekst"));
    desk.keys("n");
    desk.paste("Ret\nlisten\u{1b}[31m");
    assert!(desk.screen(80, 24).contains("Ret listen[31m"));
}

#[test]
fn quitting_asks_and_esc_never_leaves() {
    let mut desk = Desk::demo(Lang::Da);
    for _ in 0..5 {
        assert_eq!(desk.keys_every(Duration::from_millis(500), "Esc"), Next::Go);
    }
    assert_eq!(desk.keys_every(Duration::from_millis(500), "q Down"), Next::Go);
    assert_eq!(desk.keys_every(Duration::from_millis(500), "q q"), Next::Quit);
    assert_eq!(desk.keys_every(Duration::from_millis(500), "3 Ctrl-C Ctrl-C"), Next::Quit);
}

#[test]
fn a_closed_form_keeps_its_draft_and_offers_it_again() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("n 'Halv tanke' Esc");
    assert!(desk.screen(80, 24).contains("Luk uden at gemme?"));
    desk.keys("n");
    assert!(desk.screen(80, 24).contains("Halv tanke"), "the safe answer goes back to the form");
    desk.keys("Esc");
    desk.keys("j");
    assert!(desk.app.popups.is_empty());
    desk.keys("n");
    assert!(desk.screen(80, 24).contains("Halv tanke"));
}

/// Closes the form in front and keeps what was typed.
fn close_and_keep(desk: &mut Desk) {
    desk.keys("Esc");
    desk.wait(Duration::from_secs(1));
    desk.keys("j");
    assert!(desk.app.popups.is_empty());
}

#[test]
fn each_form_keeps_a_draft_of_its_own() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("n 'Halv tanke'");
    close_and_keep(&mut desk);
    desk.keys("4 Tab n 'Løs idé'");
    close_and_keep(&mut desk);
    desk.keys("5 a '3' Enter 3 Down f 'fre' Tab 'Ferie' Ctrl-S 1 n");
    assert!(desk.screen(80, 24).contains("Halv tanke"), "{}", desk.screen(80, 24));
    desk.keys("Tab 'Anne' Tab Tab Tab Tab 'fre' Ctrl-S 4 n");
    assert!(desk.screen(80, 24).contains("Løs idé"), "{}", desk.screen(80, 24));
}

#[test]
fn the_draft_of_an_action_stays_with_what_it_was_written_at() {
    let mut desk = Desk::demo(Lang::Da);
    for place in ["2 Enter", "4 Home Enter"] {
        desk.keys(place);
        desk.keys("n 'Halv tanke'");
        close_and_keep(&mut desk);
        desk.keys("3 n");
        assert!(!desk.screen(80, 24).contains("Halv tanke"), "{place}");
        desk.keys("Esc");
        let draft = desk.app.drafts.all().pop().unwrap();
        let again = reopened(&draft.form, &desk.app.view()).map(|form| form.purpose.code());
        assert_eq!(again, Some(draft.form), "{place}");
        desk.keys(place);
        desk.keys("n");
        assert!(desk.screen(80, 24).contains("Halv tanke"), "{place}");
        desk.keys("Tab 'Anne' Tab Tab Tab Tab 'fre' Ctrl-S");
    }
    let linked = |action: &&Action| action.change.as_str() == "Halv tanke";
    let of: Vec<_> = desk.app.board.actions.iter().filter(linked).map(|it| (it.kpi, it.workflow)).collect();
    let both = of.iter().any(|(kpi, _)| kpi.is_some()) && of.iter().any(|(_, workflow)| workflow.is_some());
    assert!(of.len() == 2 && both, "{of:?}");
}

#[test]
fn a_value_in_a_draft_stays_with_its_period() {
    let mut mine = Desk::demo(Lang::Da);
    let kpi = mine.app.board.kpis[0].id;
    let measured = |desk: &Desk| desk.app.board.measurements.iter().filter(|row| row.kpi == kpi).count();
    mine.keys("2 Home Enter m '1:39'");
    close_and_keep(&mut mine);
    let (mut theirs, before) = (mine.beside("Jonas"), measured(&mine));
    theirs.keys("2 Home Enter m '1:17' Ctrl-S");
    assert_eq!(measured(&theirs), before + 1, "{}", theirs.screen(80, 24));
    mine.app.refresh();
    mine.keys("m Ctrl-S");
    assert_eq!(measured(&mine), before + 1, "1:39 was of the week that Jonas has measured");
    assert!(mine.screen(80, 24).contains("1:39"), "nothing typed is lost");
}

#[test]
fn a_mail_typed_at_the_board_leaves_a_kept_draft_alone() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("n 'Halv tanke' Esc");
    desk.wait(Duration::from_secs(1));
    desk.keys("j");
    desk.wait(Duration::from_secs(2));
    desk.keys_every(Duration::from_millis(2), "'nu er der kommet en mail'");
    assert!(desk.app.popups.is_empty());
    desk.wait(Duration::from_secs(2));
    desk.keys("n");
    assert!(desk.screen(80, 24).contains("Halv tanke"));
}

#[test]
fn help_searches_and_runs_what_it_finds() {
    let mut desk = Desk::demo(Lang::Da);
    let number = first_listed(&desk);
    desk.keys("h 'udført'");
    assert!(desk.screen(80, 24).contains("Den valgte handling er udført"));
    desk.keys("Enter 1");
    assert_eq!(action(&desk, number).state, ActionState::Done);
    assert_eq!(action(&desk, number).stage(), Stage::FollowedUp);
}

#[test]
fn the_selection_stays_on_its_action_when_others_change_the_board() {
    let mut mine = Desk::demo(Lang::Da);
    mine.keys("3 Down Down");
    let chosen = mine.selected(120, 36);
    let mut theirs = mine.beside("Jonas");
    theirs.keys("d 4");
    assert!(mine.app.refresh());
    assert_eq!(mine.selected(120, 36), chosen);
    assert!(!mine.app.refresh(), "seen once");
}

#[test]
fn two_fields_changed_by_two_people_are_merged() {
    let mut mine = Desk::demo(Lang::Da);
    let number = mine.app.board.plan(desk::clock().today())[1].number;
    let mut theirs = mine.beside("Jonas");
    mine.keys("Down e Tab Tab 'x'");
    theirs.keys("Down f '+30' Tab 'Ferie' Enter");
    mine.keys("Ctrl-S");
    let merged = action(&mine, number);
    assert!(merged.effect.as_str().ends_with('x'));
    assert_eq!(merged.deadline, desk::clock().today() + chrono::Days::new(30));
}

#[test]
fn one_field_changed_by_two_people_shows_both() {
    let mut mine = Desk::demo(Lang::Da);
    let number = first_listed(&mine);
    let mut theirs = mine.beside("Jonas");
    mine.keys("e Tab Tab ' mit'");
    theirs.keys("e Tab Tab ' deres' Ctrl-S");
    mine.keys("Ctrl-S");
    let screen = mine.screen(100, 30);
    assert!(screen.contains("mit") && screen.contains("deres") && screen.contains("En anden skrev"), "{screen}");
    mine.keys("Ctrl-S");
    assert!(action(&mine, number).effect.as_str().ends_with(" mit"));
}

#[test]
fn saving_again_after_a_conflict_leaves_what_nobody_typed_in_to_the_other() {
    let mut mine = Desk::demo(Lang::Da);
    let number = first_listed(&mine);
    let mut theirs = mine.beside("Jonas");
    mine.keys("e ' mit'");
    theirs.keys("e ' deres' Tab Tab ' ny effekt' Ctrl-S");
    mine.keys("Ctrl-S");
    assert!(mine.screen(100, 30).contains("ny effekt"), "the form shows what stands now");
    mine.keys("Ctrl-S");
    let saved = action(&mine, number);
    assert!(saved.change.as_str().ends_with(" mit"), "{}", saved.change);
    assert!(saved.effect.as_str().ends_with(" ny effekt"), "{}", saved.effect);
}

#[test]
fn a_kept_draft_does_not_overwrite_what_others_wrote_meanwhile() {
    let mut mine = Desk::demo(Lang::Da);
    let number = first_listed(&mine);
    mine.keys("e ' mit' Esc");
    mine.wait(Duration::from_secs(1));
    mine.keys("j");
    let mut theirs = mine.beside("Jonas");
    theirs.keys("e ' deres' Tab Tab ' ny effekt' Ctrl-S");
    mine.app.refresh();
    mine.keys("e");
    assert!(mine.screen(100, 30).contains("En anden skrev"), "{}", mine.screen(100, 30));
    mine.keys("Ctrl-S");
    assert!(action(&mine, number).effect.as_str().ends_with(" ny effekt"));
    assert!(action(&mine, number).change.as_str().ends_with(" mit"));
}

#[test]
fn every_popup_reaches_its_help_and_back() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("n 'Halv' F1");
    assert!(desk.screen(80, 24).contains("Gem fra alle felter"));
    desk.keys("Esc");
    assert!(desk.screen(80, 24).contains("Halv"));
    desk.keys("F1 'nulstil' Esc Esc");
    assert!(desk.screen(80, 24).contains("Ændring/opgave"));
}

#[test]
fn undo_takes_back_mine_and_leaves_yours() {
    let mut mine = Desk::demo(Lang::Da);
    let mut theirs = mine.beside("Jonas");
    let ready = counted(&mine, CaseType::Ready);
    mine.keys("Tab k");
    theirs.keys("Tab k");
    mine.keys("u");
    assert_eq!(counted(&mine, CaseType::Ready), ready + 1);
    mine.keys("u u u u u u");
    assert_eq!(counted(&mine, CaseType::Ready), ready + 1, "only mine");
}

#[test]
fn undo_of_what_somebody_has_built_on_says_who() {
    let mut mine = Desk::demo(Lang::Da);
    let number = first_listed(&mine);
    let mut theirs = mine.beside("Jonas");
    mine.keys("e Tab Tab ' først' Ctrl-S");
    theirs.app.refresh();
    theirs.keys("e 'så ' Ctrl-S");
    mine.keys("u");
    assert!(mine.notice().contains("Jonas har ændret handlingen"), "{}", mine.notice());
    assert!(action(&mine, number).effect.as_str().ends_with(" først"), "all or nothing");
}

#[test]
fn a_read_only_board_offers_and_takes_no_writing_keys() {
    let desk = Desk::demo(Lang::Da);
    let mut reader = desk.reading("Anne");
    let before = reader.app.board.clone();
    let screen = reader.screen(120, 36);
    assert!(screen.contains("du kan kun læse"), "{screen}");
    assert!(!screen.contains("d udført"), "{screen}");
    reader.keys("d n Tab k u");
    assert_eq!(reader.app.board, before);
    assert!(reader.app.popups.is_empty());
    assert!(reader.notice().starts_with("Du kan kun læse"));
}

#[test]
fn the_tally_panel_alone_counts() {
    let mut desk = Desk::demo(Lang::En);
    let before = desk.app.board.clone();
    desk.keys("k v p o");
    assert_eq!(desk.app.board, before);
}

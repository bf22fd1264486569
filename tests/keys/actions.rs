//! The screen of the action plan: what is marked, filtered, sorted, and told beside the list.

use std::fs;

use tavle::domain::action::ActionState;
use tavle::text::Lang;
use tavle::tui::keys::Place;
use tavle::tui::looks::Looks;
use tavle::tui::screens::ScreenName;

use crate::desk::Desk;

/// The numbers of the actions in the list, from the top.
fn listed(desk: &mut Desk) -> Vec<u32> {
    let screen = desk.screen(120, 60);
    let list = screen.lines().skip(3).map(|line| line.split('│').next().unwrap_or_default().to_owned());
    list.filter_map(|line| line.split_once('#')?.1.split(' ').next()?.parse().ok()).collect()
}

fn open(desk: &Desk, number: u32) -> bool {
    desk.app.board.actions.iter().any(|action| action.number == number && action.is_open())
}

#[test]
fn what_is_done_is_done_to_all_that_are_marked() {
    let mut desk = Desk::demo(Lang::Da);
    let numbers = listed(desk.keys("3"));
    desk.keys("Space Space");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("2 markeret") && screen.contains("HVAD NU? (2 markeret)"), "{screen}");
    assert_eq!(screen.lines().filter(|line| line.starts_with(" • ") || line.starts_with(" •!")).count(), 2, "{screen}");
    desk.keys("a");
    let agreed = |desk: &Desk| {
        let agreed =
            desk.app.board.actions.iter().filter(|action| action.agreed_on == Some(crate::desk::clock().today()));
        agreed.map(|action| action.number).collect::<Vec<_>>()
    };
    assert_eq!(agreed(&desk), numbers[..2], "{}", desk.notice());
    assert!(!desk.screen(120, 36).contains("markeret"), "after the deed nothing is marked");
    desk.keys("u");
    assert_eq!(agreed(&desk), [0; 0], "one operation, undone as one");
}

#[test]
fn a_second_space_takes_a_mark_away_and_esc_takes_all() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 Space Up Space");
    assert!(!desk.screen(120, 36).contains("markeret"));
    desk.keys("Home Space Space Space s 'e' Enter Esc");
    assert!(!desk.screen(120, 36).contains("markeret"));
    assert!(desk.screen(120, 36).contains("søg: e"), "marks first, then what is looked for");
    desk.keys("Esc");
    assert!(desk.screen(120, 36).contains("søg: –"));
    desk.keys("Esc");
    assert_eq!(desk.app.screen, ScreenName::Board);
}

/// The numbers of the actions that are in progress.
fn begun(desk: &Desk) -> Vec<u32> {
    let begun = desk.app.board.actions.iter().filter(|action| action.state == ActionState::InProgress);
    begun.map(|action| action.number).collect()
}

#[test]
fn what_is_marked_and_hidden_is_left_alone() {
    let mut desk = Desk::demo(Lang::Da);
    let (numbers, before) = (listed(desk.keys("3")), begun(&desk));
    desk.keys("Space Down Space");
    desk.keys(&format!("s '#{:02}' Enter", numbers[0]));
    assert!(desk.screen(120, 36).contains("1 markeret"));
    desk.keys("g");
    assert_eq!(begun(&desk), [&[numbers[0]], before.as_slice()].concat(), "{}", desk.notice());
    // A mark nobody sees takes no key.
    desk.keys("Esc");
    assert_eq!(desk.app.screen, ScreenName::Actions);
    desk.keys("Space s 'xyzzy' Enter Esc");
    assert!(desk.screen(120, 36).contains("søg: –"));
}

#[test]
fn what_is_written_is_written_of_the_selected_one() {
    let mut desk = Desk::demo(Lang::Da);
    let numbers = listed(desk.keys("3"));
    desk.keys("Space Space e");
    let screen = desk.screen(120, 36);
    assert!(screen.contains(&format!("#{:02}", numbers[2])), "{screen}");
    assert!(screen.contains("kun den valgte, ikke de 2 markerede"), "{screen}");
}

#[test]
fn one_action_that_covers_the_list_is_what_the_keys_act_on() {
    let mut desk = Desk::demo(Lang::Da);
    let (numbers, before) = (listed(desk.keys("3")), begun(&desk));
    desk.keys("Space Space");
    desk.screen(80, 24);
    desk.keys("Enter");
    assert!(!desk.screen(80, 24).contains("markeret"));
    desk.keys("g");
    let new: Vec<u32> = begun(&desk).into_iter().filter(|number| !before.contains(number)).collect();
    assert_eq!(new, [numbers[2]], "{}", desk.notice());
}

#[test]
fn the_list_is_filtered_and_says_by_what() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("3 s");
    assert_eq!(desk.app.place(), Place::PlanSearch);
    assert!(desk.screen(120, 36).contains("Tab filtrér"));
    desk.keys("Tab 'Ann' Ctrl-S");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("filter 3 af 32: Anne"), "{screen}");
    assert_eq!(listed(&mut desk), [18, 32, 26]);
    desk.keys("s Tab Ctrl-U Tab Tab Tab Space Space Space Ctrl-S");
    assert!(desk.screen(120, 36).contains("filter 4 af 32: i gang"), "{}", desk.screen(120, 36));
    assert_eq!(listed(&mut desk), [18, 22, 25, 32]);
    desk.keys("Esc");
    assert!(desk.screen(120, 36).contains("søg: –"));
}

#[test]
fn a_filter_is_of_a_workflow_a_kpi_and_words_too() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("3 s Tab Tab 'henvend' Tab Tab Tab 'ferie' Ctrl-S");
    assert_eq!(listed(&mut desk), [33], "{}", desk.screen(120, 36));
    assert!(desk.screen(120, 36).contains("søg: ferie"), "{}", desk.screen(120, 36));
    desk.keys("Esc s Tab Tab Tab 'svartid' Ctrl-S");
    let shown = listed(&mut desk);
    let of: Vec<_> = desk.app.board.actions.iter().filter(|it| shown.contains(&it.number)).map(|it| it.kpi).collect();
    assert!(!of.is_empty() && of.iter().all(|kpi| *kpi == of[0] && kpi.is_some()), "{shown:?}");
}

#[test]
fn who_is_unknown_is_said_below_the_field_and_the_list_stays() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3");
    let before = listed(&mut desk);
    desk.keys("s Tab 'Metet' Ctrl-S");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("×") && screen.contains("Mette"), "{screen}");
    desk.keys("Esc Esc");
    assert_eq!(listed(&mut desk), before);
}

#[test]
fn what_was_closed_long_ago_is_found_by_its_step() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s Tab Tab Tab Tab Space Space Space Space Ctrl-S");
    desk.rests();
    assert!(desk.screen(120, 36).contains("TIDLIGERE"), "{}", desk.screen(120, 36));
}

#[test]
fn sorted_within_the_groups_the_groups_stay() {
    let mut desk = Desk::demo(Lang::Da);
    let before = listed(desk.keys("3"));
    let headings = |desk: &mut Desk| {
        let screen = desk.screen(120, 60);
        screen
            .lines()
            .skip(3)
            .filter_map(|line| line.split('│').next())
            .filter(|it| !it.contains('#'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let groups = headings(&mut desk);
    desk.keys("s Tab BackTab BackTab Space Ctrl-S");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("sorteret efter nummer"), "{screen}");
    let sorted = listed(&mut desk);
    assert_ne!(sorted, before);
    assert_eq!(headings(&mut desk), groups);
    desk.keys("b");
    assert!(!desk.screen(80, 24).contains("sorteret efter ansvarlig"));
}

#[test]
fn a_kept_filter_is_there_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let looks = || Looks::of(Some(folder.path().to_owned()), "Anne");
    let mut desk = Desk::worked(Lang::Da);
    desk.app.looks = looks();
    desk.keys("3 s Tab 'Anne' Tab Tab Tab Space Space Space BackTab BackTab BackTab BackTab 'Mine i gang' Ctrl-S");
    assert_eq!(desk.notice(), "Filteret er gemt: Mine i gang");
    let mut again = Desk::worked(Lang::Da);
    again.app.looks = looks();
    again.keys("3 s Tab Space");
    let form = again.screen(120, 36);
    assert!(form.contains("[Mine i gang]") && form.contains("Anne") && form.contains("[i gang]"), "{form}");
    again.keys("Ctrl-S");
    assert_eq!(listed(&mut again), [18, 32]);
    // Emptied and kept under its name it goes.
    again.keys("Esc s Tab Space Tab Ctrl-U Tab Tab Tab Left Left Left Ctrl-S");
    assert_eq!(again.notice(), "Filteret er slettet: Mine i gang");
    assert!(looks().filters().is_empty());
}

#[test]
fn one_who_may_only_read_filters_and_keeps_nothing() {
    let desk = Desk::demo(Lang::Da);
    let mut reader = desk.reading("Anne");
    reader.keys("3 s Tab");
    assert!(!reader.screen(120, 36).contains("Gem som"));
    reader.keys("'Anne' Ctrl-S");
    assert_eq!(listed(&mut reader), [18, 26]);
    let screen = reader.screen(120, 36);
    assert!(!screen.contains("HVAD NU?") && !screen.contains("markér") && !screen.contains("overdrag"), "{screen}");
    for key in ["d", "f", "o", "v", "g", "a", "x"] {
        reader.keys(key);
        assert!(reader.app.popups.is_empty(), "{key}");
        assert!(reader.notice().starts_with("Du kan kun læse"), "{key}: {}", reader.notice());
    }
    reader.keys("Space");
    assert!(!reader.screen(120, 36).contains("markeret"));
}

#[test]
fn a_cpr_number_is_kept_in_no_filter() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::demo(Lang::Da);
    desk.app.looks = Looks::of(Some(folder.path().to_owned()), "Anne");
    desk.keys("3 s Tab BackTab '010101-1234' Ctrl-S");
    assert!(!desk.app.popups.is_empty() && desk.screen(120, 36).contains("CPR"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_side_panel_tells_what_was_done_when_the_keys_rest() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("3 Down Down");
    assert!(!desk.screen(120, 36).contains("to centre mangler\" · Anne"), "not before it is asked");
    assert!(desk.rests() > 0);
    let screen = desk.screen(120, 36);
    assert!(screen.contains("23-11  Har fået ny frist") && screen.contains("23-11  Oprettet · Anne"), "{screen}");
    assert_eq!(desk.rests(), 0, "asked once");
    desk.screen(80, 24);
    desk.keys("Down");
    assert_eq!(desk.rests(), 0, "a narrow list shows no history");
}

#[test]
fn the_panel_tells_the_step_the_agreement_and_the_effect() {
    let mut desk = Desk::worked(Lang::Da);
    for (text, told) in [
        ("telefonsvareren", ["Anne, hjælper: Ali", "██░░ i gang, aftalt med", "før start"]),
        ("ferien", ["█░░░ aftalt med Lone", "23-11-2026", "før start"]),
        ("menuvalg", ["Afventer     til tirs. 01-12-2026:", "it-leverandøren", "░░░░ åben, ikke aftalt"]),
        ("Prøvevagt", ["████ udført, effekt fulgt", "effekt set 23-11-2026:", "ventetiden er halveret"]),
        ("kalender", ["███░ udført, effekt ikke", "for tidligt at se", "07-12-2026"]),
        ("ét sted", ["stop op", "først aftalt 14-10-2026", "\"to centre mangler\""]),
    ] {
        desk.keys(&format!("3 s '{text}' Enter"));
        let screen = desk.screen(120, 36);
        for words in told {
            assert!(screen.contains(words), "{words}\n{screen}");
        }
        desk.keys("Esc");
    }
}

#[test]
fn what_somebody_left_is_listed_until_it_is_handed_over() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("3");
    let screen = desk.screen(120, 36);
    assert!(screen.lines().nth(3).unwrap().contains("SKAL OVERDRAGES"), "{screen}");
    assert!(screen.contains("er stoppet") && screen.contains("Per, stoppet 13-11-2026"), "{screen}");
    assert!(open(&desk, 36));
    let mette = desk.app.board.find_owner("Mette").unwrap();
    let id = desk.app.board.actions.iter().find(|action| action.number == 36).unwrap().id;
    let deed = tavle::domain::action::Deed::HandOver { owner: mette };
    let command = tavle::domain::action::ActionCommand::one(id, deed);
    desk.app.perform(&tavle::domain::command::Command::Action(command), None).unwrap();
    assert!(!desk.screen(120, 36).contains("SKAL OVERDRAGES"));
}

#[test]
fn the_wall_asks_what_to_do_and_pillories_nobody() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("3 s Tab BackTab BackTab Space Space Ctrl-S b");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("fast: hvad gør vi?") && !screen.contains("30 dage over"), "{screen}");
    assert!(!screen.contains("Mette"), "{screen}");
    let at = |text: &str| screen.find(text).unwrap();
    assert!(at("Aftale om") < at("Saml numrene") && at("Saml numrene") < at("Ret listen"), "by age, never by person");
}

#[test]
fn readiness_is_of_the_selected_action_s_workflow() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("3 s 'ferien' Enter Esc");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("Klar til dag 1, "), "{screen}");
    assert!(desk.screen(80, 24).contains("Klar til dag 1: "), "the name gives way, the numbers never");
}

#[test]
fn text_that_was_no_keys_marks_nothing() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3");
    let before = desk.app.board.actions.clone();
    desk.wait(std::time::Duration::from_secs(3));
    desk.keys_every(std::time::Duration::from_millis(60), "'i går kan vi lige'");
    assert_eq!(desk.app.board.actions, before);
    assert!(!desk.screen(120, 36).contains("markeret"), "{}", desk.screen(120, 36));
}

#[test]
fn how_ready_a_workflow_is_stands_in_its_book_and_before_its_trial_begins() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("4 Home");
    assert!(desk.screen(80, 24).contains("klar til dag 1: 2 af 7"), "{}", desk.screen(80, 24));
    desk.keys("Enter");
    assert!(desk.screen(80, 24).contains("klar til dag 1: 2 af 7"), "{}", desk.screen(80, 24));
    desk.keys("a");
    let form = desk.screen(80, 24);
    assert!(form.contains("= man. 23-11-2026 · klar til dag 1: 2 af 7"), "{form}");
}

#[test]
fn what_is_passed_by_is_not_asked_about_and_what_is_looked_for_is_at_once() {
    let mut desk = Desk::worked(Lang::Da);
    desk.keys("3 Down Down");
    desk.screen(120, 36);
    assert!(desk.app.patience().unwrap() > std::time::Duration::ZERO);
    desk.rests();
    assert_eq!(desk.app.patience(), None);
    desk.keys("s 'numrene'");
    assert_eq!(desk.app.patience(), Some(std::time::Duration::ZERO));
}

#[test]
fn an_action_that_is_opened_beside_the_list_is_told_whole() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s 'Makkerskab med' Enter");
    let brief = desk.screen(120, 36);
    assert!(brief.contains("aftal, hvad …") && !brief.contains("callcentret kan svare"), "{brief}");
    let whole = desk.keys("Enter").screen(120, 36);
    assert!(whole.contains("callcentret kan svare"), "{whole}");
}

#[test]
fn a_long_history_says_what_more_there_is_and_is_leafed_through() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s 'fejlopkald' Enter");
    desk.screen(120, 36);
    desk.rests();
    assert!(desk.screen(120, 36).contains("Enter: "), "{}", desk.screen(120, 36));
    desk.keys("Enter");
    desk.rests();
    let newest = desk.screen(120, 36);
    assert!(newest.contains("→: ") && !newest.contains("Oprettet · Sofie"), "{newest}");
    desk.keys("Right Right Right");
    let oldest = desk.screen(120, 36);
    assert!(oldest.contains("Oprettet · Sofie") && !oldest.contains("→: "), "{oldest}");
    assert!(oldest.contains("← nyere"), "{oldest}");
    desk.keys("Right");
    assert_eq!(desk.screen(120, 36), oldest, "no further than the oldest");
    desk.keys("Left Left Left");
    assert_eq!(desk.screen(120, 36), newest);
    desk.keys("Right Esc Esc");
    let closed = desk.screen(120, 36);
    assert!(closed.contains("30-10  Har fået ny frist"), "closed, it begins with the newest: {closed}");
}

#[test]
fn what_is_opened_again_stands_once_and_is_passed_by() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("3 s 'telefon' Enter");
    desk.rests();
    let before = listed(&mut desk);
    let dropped = desk.app.board.numbers.action;
    desk.keys("Esc s Tab Tab Tab Tab Left Ctrl-S");
    desk.rests();
    let closed = listed(&mut desk);
    assert_eq!(closed.len(), 1, "the one that was dropped: {closed:?} of {dropped}, {before:?}");
    desk.keys("d 1");
    assert!(open(&desk, closed[0]), "{}", desk.notice());
    assert!(desk.screen(120, 36).contains("Intet passer"), "it is not dropped any more");
    desk.keys(&format!("Esc s '#{:02}' Enter", closed[0]));
    desk.rests();
    assert_eq!(listed(&mut desk), closed);
}

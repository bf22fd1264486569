//! The KPIs in keys: the list, one of them opened, everything that is missing, a correction, a new one.

use tavle::domain::calendar::Date;
use tavle::domain::command::Command;
use tavle::domain::kpi::{Better, Kpi, KpiCommand, KpiFields, NoteKind, TargetOp};
use tavle::domain::period::{Cadence, Period};
use tavle::domain::prose::Text;
use tavle::text::Lang;

use super::desk::{self, Desk};

fn kpi<'a>(desk: &'a Desk, name: &str) -> &'a Kpi {
    desk.app.board.kpis.iter().find(|kpi| kpi.name.as_str() == name).unwrap()
}

fn value(desk: &Desk, name: &str, monday: &str) -> Option<i64> {
    let period: Date = monday.parse().unwrap();
    desk.app.board.measurement(kpi(desk, name).id, period).map(|measurement| measurement.value)
}

#[test]
fn enter_opens_a_kpi_and_arrows_go_to_the_next_one() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Down Enter");
    assert!(desk.screen(120, 36).contains("NØGLETAL 2 af 6"));
    desk.keys("Down");
    let screen = desk.screen(120, 36);
    assert!(screen.contains("NØGLETAL 3 af 6") && screen.contains("TILFREDSHED, TELEFON"), "{screen}");
    desk.keys("Esc");
    assert!(desk.selected(120, 36).starts_with("Tilfredshed, telefon"), "{}", desk.selected(120, 36));
    desk.keys("Esc");
    assert!(desk.screen(120, 36).contains("HANDLINGER"), "the board");
}

#[test]
fn search_leaves_what_fits_and_says_so_when_nothing_does() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 s 'tilfreds' Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Tilfredshed, telefon") && !screen.contains("Svartid"), "{screen}");
    desk.keys("s 'xyz' Enter");
    assert!(desk.screen(80, 24).contains("Intet passer til søgningen"));
    desk.keys("Esc");
    assert!(desk.screen(80, 24).contains("Svartid callcenter"));
}

#[test]
fn a_click_selects_and_the_next_one_opens() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2");
    assert!(desk.click(120, 36, "Selvbetjening"));
    assert!(desk.selected(120, 36).starts_with("Selvbetjening"));
    assert!(desk.click(120, 36, "Selvbetjening"));
    assert!(desk.screen(120, 36).contains("SELVBETJENING"));
}

#[test]
fn an_action_below_the_chart_is_opened_by_a_click() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Enter");
    assert!(desk.click(120, 36, "Ret listen over fejlopkald"));
    assert!(desk.screen(80, 24).contains("Ændring/opgave") || desk.screen(80, 24).contains("Ansvarlig"));
}

#[test]
fn a_new_action_is_followed_by_the_opened_kpi() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Down Enter n 'Ny vejledning' Tab 'Anne' Tab Tab Tab Tab '+4' Ctrl-S");
    let newest = desk.app.board.actions.iter().max_by_key(|action| action.number).unwrap();
    assert_eq!(newest.kpi, Some(kpi(&desk, "Straksafklaring").id));
}

#[test]
fn everything_missing_is_entered_oldest_first_and_the_end_says_how_many() {
    let mut desk = Desk::demo(Lang::Da);
    // A fortnight later each weekly KPI misses more than one week.
    desk.app.session.clock = tavle::clock::Clock::stopped_at("2026-12-07T09:00").unwrap();
    desk.keys("2 m");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Måling 1 af") && screen.contains("Straksafklaring"), "{screen}");
    assert!(screen.contains("uge 47") && screen.contains("Enter springer over"), "{screen}");
    desk.keys("'19' Enter");
    assert_eq!(value(&desk, "Straksafklaring", "2026-11-16"), Some(19_000_000));
    assert!(desk.screen(80, 24).contains("Måling 2 af") && desk.screen(80, 24).contains("uge 47–48"));
    desk.keys("Enter Esc");
    assert!(desk.app.popups.is_empty());
    assert_eq!(desk.notice(), "1 måling indtastet, 1 sprunget over");
}

#[test]
fn the_last_one_missing_ends_the_walk() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 m '21' Enter");
    assert!(desk.app.popups.is_empty(), "{}", desk.screen(80, 24));
    let told = "1 måling indtastet, 0 sprunget over · Straksafklaring nu: ingen ændring endnu";
    assert_eq!(desk.notice(), told);
    desk.keys("m");
    assert!(desk.screen(80, 24).contains("Indtast måling: Svartid callcenter"), "else the selected one");
}

#[test]
fn one_that_was_never_measured_is_among_those_to_enter() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 n 'Ventetid' Ctrl-S m '21' Enter");
    assert!(desk.screen(80, 24).contains("Ventetid"), "{}", desk.screen(80, 24));
    desk.keys("'7' Enter");
    assert_eq!(value(&desk, "Ventetid", "2026-11-16"), Some(7));
}

#[test]
fn a_walk_that_is_closed_at_once_says_nothing_and_changes_nothing() {
    let mut desk = Desk::demo(Lang::Da);
    let before = desk.app.board.clone();
    desk.keys("2 m Esc");
    assert_eq!((desk.notice(), desk.app.popups.len()), ("", 0));
    assert_eq!(desk.app.board, before);
}

#[test]
fn what_somebody_else_has_entered_meanwhile_is_not_asked_for() {
    let mut mine = Desk::demo(Lang::Da);
    let mut theirs = mine.beside("Jonas");
    mine.app.session.clock = tavle::clock::Clock::stopped_at("2026-11-30T09:00").unwrap();
    mine.keys("2 m");
    theirs.keys("2 m '20' Enter");
    mine.app.refresh();
    mine.keys("Enter");
    let screen = mine.screen(80, 24);
    assert!(!screen.contains("uge 47, "), "{screen}");
}

#[test]
fn a_correction_asks_why_and_keeps_it() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Enter r");
    assert!(desk.screen(80, 24).contains("nu 1:52 min"), "{}", desk.screen(80, 24));
    desk.keys("'2:01' Ctrl-S");
    assert!(!desk.app.popups.is_empty(), "without a reason it stays open");
    desk.keys("'Byttet om' Ctrl-S");
    assert_eq!(value(&desk, "Svartid callcenter", "2026-11-16"), Some(121), "{}", desk.screen(80, 24));
    let corrected = desk.app.board.measurements.iter().find(|measurement| !measurement.why.is_empty()).unwrap();
    assert_eq!(corrected.why.as_str(), "Byttet om");
    desk.keys("u");
    assert_eq!(value(&desk, "Svartid callcenter", "2026-11-16"), Some(112));
}

#[test]
fn a_new_kpi_is_made_on_an_empty_board_and_selected() {
    let mut desk = Desk::empty(Lang::Da);
    desk.keys("2");
    assert!(desk.screen(80, 24).contains("n opretter det første"));
    desk.keys(
        "n 'Ventetid i telefonen' Tab 'Venter de kortere?' Tab 's' Tab 'min.' Tab '1' Tab 'l' Tab 'h' Tab Tab '2,5'",
    );
    desk.keys("Tab Tab Right Ctrl-S");
    let made = kpi(&desk, "Ventetid i telefonen");
    assert_eq!((made.unit.as_str(), made.decimals, made.better), ("min.", 1, Better::Lower));
    assert_eq!(made.target.map(|target| (target.op, target.value)), Some((TargetOp::AtMost, 25)));
    assert_eq!((made.cadence, made.key.as_str()), (Cadence::Fortnight, "ventetid-i-telefonen"));
    assert!(desk.selected(80, 24).starts_with("Ventetid i telefonen"));
    desk.keys("Enter");
    assert!(desk.screen(80, 24).contains("m indtaster den første måling"));
    desk.keys("m '3,2' Enter");
    assert!(desk.screen(80, 24).contains('●'), "{}", desk.screen(80, 24));
}

#[test]
fn half_a_target_is_asked_about() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 n 'Ventetid' Tab Tab Tab Tab Tab Tab 'h' Ctrl-S");
    assert!(desk.screen(80, 30).contains("Skriv målets tal"), "{}", desk.screen(80, 30));
    desk.keys("'20' BackTab BackTab Right Ctrl-S");
    assert!(desk.screen(80, 30).contains("Vælg mindst eller højst"), "{}", desk.screen(80, 30));
}

#[test]
fn what_the_values_are_made_of_stands_once_it_is_measured() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 e ' (ny)' Tab Tab Tab 'x' Ctrl-S");
    assert!(desk.screen(80, 30).contains("Vælg ja til ny serie"), "{}", desk.screen(80, 30));
    desk.keys("Tab Tab Tab Tab BSpace Ctrl-S");
    assert_eq!(kpi(&desk, "Svartid callcenter (ny)").unit.as_str(), "min");
    assert_eq!(kpi(&desk, "Svartid callcenter (ny)").target.unwrap().value, 120);
}

#[test]
fn a_target_is_edited_alone() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 e Tab Tab Tab Tab Tab Tab Tab Tab Ctrl-U '1:50' Ctrl-S");
    assert_eq!(kpi(&desk, "Svartid callcenter").target.unwrap().value, 110, "{}", desk.screen(80, 30));
}

#[test]
fn the_chart_goes_back_through_the_periods_and_says_what_is_out_of_view() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Down Down Enter z z");
    let half = desk.screen(80, 24);
    assert!(half.contains("← 10 perioder før"), "{half}");
    desk.keys("Left");
    let earlier = desk.screen(80, 24);
    assert!(earlier.contains("← 4 perioder før") && earlier.contains("6 efter →"), "{earlier}");
    desk.keys("Left Left Left");
    assert!(desk.screen(80, 24).contains("10 efter →") && !desk.screen(80, 24).contains("før"));
    desk.keys("Right Right Right Right");
    assert_eq!(desk.screen(80, 24), half);
}

#[test]
fn a_remote_leafs_through_the_kpis_on_the_wall() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 b PgDn PgDn");
    assert!(desk.screen(80, 24).contains("NØGLETAL 3 af 6"));
    desk.keys("PgUp Up");
    assert!(desk.screen(80, 24).contains("NØGLETAL 1 af 6"));
    desk.keys("Esc");
    assert!(!desk.screen(80, 24).contains("NØGLETAL 1 af 6"), "the board's wall");
}

#[test]
fn a_reader_sees_the_chart_and_writes_nothing() {
    let desk = Desk::demo(Lang::Da);
    let mut reader = desk.reading("Anne");
    let before = reader.app.board.clone();
    reader.keys("2 m Enter m r n e");
    assert!(reader.app.popups.is_empty());
    assert_eq!(reader.app.board, before);
    assert!(reader.screen(80, 24).contains("SVARTID CALLCENTER"));
    assert_eq!(desk::clock().today(), reader.app.view().today());
}

#[test]
fn a_period_that_was_never_measured_is_said_at_the_period() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Enter r Up Ctrl-U 'uge 30' Tab '1:39' Tab 'Talt igen' Ctrl-S");
    let screen = desk.screen(80, 24);
    let at = |text: &str| screen.lines().position(|line| line.contains(text));
    assert_eq!(at("×"), at("uge 30").map(|row| row + 1), "{screen}");
}

/// The demo, with a KPI that was measured in the last 120 weeks, from week 32 of 2024.
fn long() -> Desk {
    let mut desk = Desk::demo(Lang::Da);
    let fields = KpiFields::of(Text::stored("Klager"), Better::Lower);
    desk.app.perform(&Command::Kpi(KpiCommand::Add(Box::new(fields))), None).unwrap();
    let mut period = Period::containing(Cadence::Week, desk::clock().today(), desk.app.board.anchor());
    let values = (1..=120).map(|back| {
        period = period.previous();
        (period, 20 + back % 7).into()
    });
    let (kpi, values) = (kpi(&desk, "Klager").id, values.collect());
    let measure = KpiCommand::Measure { kpi, values, replace: false, import: true };
    desk.app.perform(&Command::Kpi(measure), None).unwrap();
    assert!(!desk.app.board.holds_whole(kpi));
    desk
}

#[test]
fn all_of_a_long_series_is_seen_though_not_all_is_loaded() {
    let mut desk = long();
    desk.keys("2 End");
    assert_eq!(desk.rests(), 0, "beside the list what is loaded is enough");
    desk.keys("Enter z z");
    let all = |desk: &mut Desk| desk.screen(200, 60).contains("uge 32 2024");
    assert!(!all(&mut desk), "{}", desk.screen(200, 60));
    assert_eq!(desk.rests(), 1);
    assert!(all(&mut desk), "{}", desk.screen(200, 60));
    desk.keys("PgUp PgDn");
    assert_eq!(desk.rests(), 0, "nothing has changed");
}

#[test]
fn what_is_measured_of_a_long_series_is_seen_at_once_and_all_of_it_asked_for_anew() {
    let mut desk = long();
    desk.keys("2 End Enter z z");
    desk.rests();
    desk.keys("r '77' Tab 'Talt igen' Ctrl-S");
    assert!(desk.app.popups.is_empty(), "{}", desk.screen(120, 36));
    assert!(desk.screen(200, 60).contains("77"));
    assert_eq!(desk.rests(), 1);
    let screen = desk.screen(200, 60);
    assert!(screen.contains("77") && screen.contains("uge 32 2024"), "{screen}");
}

#[test]
fn p_shows_the_normal_range_or_says_why_not() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Down Enter p");
    assert!(desk.screen(120, 36).contains("normalt op til"), "{}", desk.screen(120, 36));
    desk.keys("p");
    assert!(!desk.screen(120, 36).contains("normalt op til"));
    desk.keys("Up p");
    assert!(desk.notice().starts_with("Tallene har flyttet sig"), "{}", desk.notice());
}

#[test]
fn z_goes_through_half_a_year_a_year_and_all_of_it() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 Enter");
    let half = desk.screen(120, 36);
    desk.keys("z z z");
    assert_eq!(desk.screen(120, 36), half);
}

#[test]
fn what_is_written_behind_the_programs_back_is_seen() {
    let mut desk = long();
    desk.keys("2 End Enter z z");
    desk.rests();
    let file = rusqlite::Connection::open(desk.folder.path().join("tavle.db")).unwrap();
    let (id, last) = (kpi(&desk, "Klager").id, "2026-11-16");
    let update = "UPDATE measurement SET value = 977 WHERE kpi = ?1 AND period = ?2";
    let written = file.execute(update, [id.to_string().as_str(), last]);
    assert_eq!(written.unwrap(), 1);
    assert!(desk.app.refresh());
    assert!(desk.screen(200, 60).contains("977"), "{}", desk.screen(200, 60));
    assert_eq!(desk.rests(), 1, "all of it is asked for anew");
    desk.keys("Esc Home Enter");
    let is_better = |desk: &mut Desk| desk.screen(80, 24).contains("tydeligt bedre");
    assert!(is_better(&mut desk), "{}", desk.screen(80, 24));
    file.execute("DELETE FROM measurement WHERE period > '2026-08-01'", []).unwrap();
    assert!(desk.app.refresh());
    assert!(!is_better(&mut desk), "{}", desk.screen(80, 24));
}

#[test]
fn what_happened_long_ago_stands_on_a_long_chart() {
    let mut desk = long();
    let (kpi, start) = (kpi(&desk, "Klager").id, "2024-09-02".parse().unwrap());
    let period = Period { start, cadence: Cadence::Week };
    let note = KpiCommand::Note { kpi, period, kind: NoteKind::Mark, text: Text::stored("Nyt system") };
    desk.app.perform(&Command::Kpi(note), None).unwrap();
    desk.keys("2 End Enter z z");
    desk.rests();
    assert!(desk.screen(200, 60).contains("Nyt system"), "{}", desk.screen(200, 60));
}

//! What is typed of KPIs: values as they are written, lists pasted from a sheet, points left out, baselines, new series.

use tavle::domain::calendar::Date;
use tavle::domain::command::Command;
use tavle::domain::kpi::{
    Baseline, Basis, Better, Dimension, Kind, Kpi, KpiCommand, KpiFields, NoteKind, Status, Target, TargetOp,
};
use tavle::domain::period::{Cadence, Period};
use tavle::domain::prose::Text;
use tavle::text::Lang;

use super::desk::{self, Desk};

/// An empty board with one KPI of that kind, measured in the weeks before this one, the oldest first.
fn with(lang: Lang, kind: Kind, unit: &str, values: &[i64]) -> Desk {
    let mut desk = Desk::empty(lang);
    let fields = KpiFields { kind, unit: Text::stored(unit), ..KpiFields::of(Text::stored("Svartid"), Better::Lower) };
    desk.app.perform(&Command::Kpi(KpiCommand::Add(Box::new(fields))), None).unwrap();
    let this = Period::containing(Cadence::Week, desk::clock().today(), desk.app.board.anchor());
    let weeks = std::iter::successors(Some(this.previous()), |period| Some(period.previous()));
    let measured: Vec<_> = weeks.zip(values.iter().rev()).map(|(period, value)| (period, *value).into()).collect();
    if !measured.is_empty() {
        let kpi = kpi(&desk).id;
        let command = KpiCommand::Measure { kpi, values: measured, replace: false, import: true };
        desk.app.perform(&Command::Kpi(command), None).unwrap();
    }
    desk.keys("2 Enter");
    desk
}

fn kpi(desk: &Desk) -> &Kpi {
    &desk.app.board.kpis[0]
}

fn monday(week: u32) -> Date {
    Date::from_isoywd_opt(2026, week, chrono::Weekday::Mon).unwrap()
}

fn value(desk: &Desk, week: u32) -> Option<i64> {
    desk.app.board.measurement(kpi(desk).id, monday(week)).map(|row| row.value)
}

fn is_noted(desk: &Desk, week: u32, kind: NoteKind) -> bool {
    desk.app.board.kpi_note(kpi(desk).id, monday(week), kind).is_some()
}

#[test]
fn a_time_that_reads_two_ways_is_offered_in_both() {
    for (lang, asked) in [
        (Lang::Da, "Mener du 1:52 eller 1:31? Tab vælger 1:52 · ↓ næste"),
        (Lang::En, "Do you mean 1:52 or 1:31? Tab takes 1:52 · ↓ next"),
    ] {
        let mut desk = with(lang, Kind::Duration, "min", &[]);
        desk.keys("m '1,52' Enter");
        assert!(desk.screen(80, 24).contains(asked), "{}", desk.screen(80, 24));
        desk.keys("Tab");
        assert!(desk.screen(80, 24).contains("= 1:52 min"), "{}", desk.screen(80, 24));
        desk.keys("Enter");
        assert_eq!(value(&desk, 47), Some(112));
    }
}

#[test]
fn a_share_of_two_numbers_says_what_it_comes_to_and_keeps_them() {
    let mut desk = with(Lang::Da, Kind::Share, "%", &[]);
    desk.keys("m '9/50'");
    assert!(desk.screen(80, 24).contains("= 18 % (9 af 50)"), "{}", desk.screen(80, 24));
    desk.keys("Enter");
    let row = &desk.app.board.measurements[0];
    assert_eq!((row.value, row.numerator, row.denominator), (18_000_000, Some(9), Some(50)));
    desk.keys("m '51/50' Enter");
    assert!(desk.screen(80, 24).contains("En andel er højst 100 %"), "{}", desk.screen(80, 24));
}

#[test]
fn a_provisional_value_is_replaced_freely_and_a_final_one_is_not() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[]);
    desk.keys("m BackTab 'j' Tab '7' Enter");
    assert!(desk.notice().contains("målt: 7 (foreløbig)"), "{}", desk.notice());
    desk.keys("m");
    assert!(desk.screen(80, 24).contains("foreløbig nu: 7"), "{}", desk.screen(80, 24));
    desk.keys("'8' Enter");
    assert_eq!((value(&desk, 47), desk.app.board.measurements[0].status), (Some(8), Status::Final));
    desk.keys("m Up Up Ctrl-U 'uge 47' Tab Tab '9' Enter");
    assert!(desk.screen(80, 24).contains("Ret den på nøgletallet med r"), "{}", desk.screen(80, 24));
    assert_eq!(value(&desk, 47), Some(8));
}

const STEADY: [i64; 14] = [30, 34, 31, 33, 30, 34, 32, 33, 30, 34, 31, 33, 30, 34];

#[test]
fn a_value_far_outside_what_is_usual_is_asked_about_not_refused() {
    for (lang, asked) in [(Lang::Da, "over det normale udsving"), (Lang::En, "above the normal range")] {
        let mut desk = with(lang, Kind::Count, "", &STEADY);
        desk.keys("m '99' Enter");
        assert!(desk.screen(80, 24).contains(asked), "{}", desk.screen(80, 24));
        desk.keys("Enter");
        assert_eq!((value(&desk, 48), desk.app.popups.len()), (None, 1), "the safe answer is no, and nothing is lost");
        desk.keys("Enter j");
        assert_eq!((value(&desk, 48), desk.app.popups.len()), (Some(99), 0));
        desk.keys("r '33' Tab 'Tastefejl' Ctrl-S");
        assert_eq!(value(&desk, 48), Some(33), "what is usual is not asked about");
    }
}

#[test]
fn the_notice_says_the_verdict_when_it_is_another() {
    let mut desk = with(Lang::Da, Kind::Count, "sager", &[3, 5, 3, 5, 3, 5, 3, 5, 3]);
    desk.keys("m '5' Enter");
    assert_eq!(
        desk.notice(),
        "Svartid, uge 48, målt: 5 sager · nu: ingen ændring endnu · uge 48 er ikke slut. \
         Skriv tallet som foreløbigt, hvis det kan ændre sig. · u fortryd"
    );
    desk.keys("r '6' Tab 'Tastefejl' Ctrl-S");
    assert!(!desk.notice().contains("nu:"), "{}", desk.notice());
}

#[test]
fn a_walk_says_at_its_end_what_has_turned() {
    let mut desk = with(Lang::En, Kind::Count, "", &[3, 5, 3, 5, 3, 5, 3, 5, 3]);
    desk.app.session.clock = tavle::clock::Clock::stopped_at("2026-11-30T09:00").unwrap();
    desk.keys("Esc m '5' Enter");
    assert_eq!(desk.notice(), "1 value entered, 0 skipped · Svartid now: no change yet");
}

#[test]
fn a_list_pasted_from_a_sheet_is_seen_and_saved_as_one() {
    let mut desk = with(Lang::Da, Kind::Duration, "min", &[125]);
    desk.keys("m");
    desk.paste("uge\ttal\r\n2026-U45\t1:52\r\nuge 46\t1:58\r\nuge 47\t2:05\r\n");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("3 målinger: 2 nye, 1 står der allerede"), "{screen}");
    assert!(screen.contains("uge 45: 1:52 min · uge 46: 1:58 min"), "{screen}");
    assert_eq!(value(&desk, 45), None, "nothing is saved before it is seen");
    desk.keys("Enter");
    assert_eq!((value(&desk, 45), value(&desk, 46), desk.app.popups.len()), (Some(112), Some(118), 0));
    assert!(desk.notice().contains("2 målinger af Svartid"), "{}", desk.notice());
    desk.keys("u");
    assert_eq!((value(&desk, 45), value(&desk, 46), value(&desk, 47)), (None, None, Some(125)));
}

#[test]
fn what_is_wrong_in_a_pasted_list_is_said_by_line_and_can_be_put_right_there() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[12]);
    desk.keys("m");
    desk.paste("uge 45\t7\nuge 46\tx\n");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("linje 2: Det er ikke et tal"), "{screen}");
    desk.keys("BSpace '8' Ctrl-S");
    assert_eq!((value(&desk, 45), value(&desk, 46)), (Some(7), Some(8)), "{}", desk.screen(80, 24));
}

#[test]
fn of_many_bad_lines_the_first_is_explained_and_the_others_named() {
    for (lang, told) in [(Lang::Da, "Der er også fejl i linje 3 og 4."), (Lang::En, "faults in lines 3 and 4 too.")] {
        let mut desk = with(lang, Kind::Count, "", &[]);
        desk.keys("m");
        desk.paste("uge 44;1\nuge 45;x\nxx;7\nuge 44;8");
        let screen = desk.screen(80, 24);
        assert!(screen.contains(lang.pick("linje 2:", "line 2:")), "{screen}");
        assert!(screen.contains(told), "{screen}");
        desk.keys("Ctrl-S");
        assert_eq!((value(&desk, 44), desk.app.popups.len()), (None, 1));
        assert!(desk.screen(80, 24).contains(told), "it stays: {}", desk.screen(80, 24));
    }
}

#[test]
fn a_pasted_value_far_outside_is_asked_about_too() {
    let mut desk = with(Lang::Da, Kind::Count, "", &STEADY);
    desk.keys("m");
    desk.paste("uge 48;330");
    desk.keys("Enter");
    assert!(desk.screen(80, 24).contains("330 er over det normale udsving"), "{}", desk.screen(80, 24));
    desk.keys("j");
    assert_eq!(value(&desk, 48), Some(330));
}

#[test]
fn another_value_than_stands_is_told_and_nothing_is_saved() {
    for (lang, told) in [(Lang::Da, "(uge 47 2026: 12)"), (Lang::En, "(week 47 2026: 12)")] {
        let mut desk = with(lang, Kind::Count, "", &[12]);
        desk.keys("m");
        desk.paste("uge 46;7\nuge 47;13");
        assert!(desk.screen(80, 24).contains(told), "{}", desk.screen(80, 24));
        desk.keys("Ctrl-S");
        assert_eq!((value(&desk, 46), value(&desk, 47)), (None, Some(12)));
    }
}

#[test]
fn one_pasted_value_stands_in_its_field() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[12]);
    desk.keys("m");
    desk.paste("15\r\n");
    desk.keys("Enter");
    assert_eq!(value(&desk, 48), Some(15), "{}", desk.screen(80, 24));
}

#[test]
fn a_list_pasted_in_the_walk_fills_what_it_holds_and_the_walk_goes_on() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[12]);
    desk.app.session.clock = tavle::clock::Clock::stopped_at("2026-12-14T09:00").unwrap();
    desk.keys("Esc m");
    desk.paste("uge 48;7\nuge 49;8");
    desk.keys("Enter");
    assert!(desk.screen(80, 24).contains("Måling 3 af 3") && desk.screen(80, 24).contains("uge 50"));
    desk.keys("'9' Enter");
    assert!(desk.notice().starts_with("3 målinger indtastet, 0 sprunget over"), "{}", desk.notice());
}

#[test]
fn a_point_is_left_out_with_a_reason_and_taken_in_again() {
    let mut desk = with(Lang::Da, Kind::Count, "sager", &[10, 12]);
    desk.keys("x");
    assert!(desk.screen(80, 24).contains("hvorfor 12 sager ikke skal tælle med"), "{}", desk.screen(80, 24));
    desk.keys("Enter");
    assert!(desk.screen(80, 24).contains("Skriv en begrundelse"), "{}", desk.screen(80, 24));
    desk.keys("'Systemnedbrud' Enter");
    assert!(is_noted(&desk, 47, NoteKind::Excluded), "{}", desk.screen(80, 24));
    assert!(desk.notice().contains("uge 47, udeladt: Systemnedbrud"), "{}", desk.notice());
    desk.keys("x");
    assert!(desk.screen(80, 24).contains("så tæller den med igen"), "{}", desk.screen(80, 24));
    desk.keys("Enter");
    assert!(!is_noted(&desk, 47, NoteKind::Excluded));
    assert!(desk.notice().contains("tæller med igen"), "{}", desk.notice());
}

#[test]
fn a_period_that_was_not_measured_is_explained() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[10]);
    desk.app.session.clock = tavle::clock::Clock::stopped_at("2026-12-07T09:00").unwrap();
    assert_eq!(desk.app.board.series(kpi(&desk)).missing(desk.app.view().today()).len(), 2);
    desk.keys("x Up Ctrl-U 'uge 48' Tab");
    assert!(desk.screen(80, 24).contains("så mangler perioden ikke længere"), "{}", desk.screen(80, 24));
    desk.keys("'Lukket mellem jul' Enter");
    assert!(is_noted(&desk, 48, NoteKind::Gap), "{}", desk.screen(80, 24));
    assert_eq!(desk.app.board.series(kpi(&desk)).missing(desk.app.view().today()).len(), 1);
}

#[test]
fn what_it_is_measured_against_is_frozen_and_changed_with_a_reason() {
    let mut desk = with(Lang::Da, Kind::Duration, "min", &[90; 12]);
    desk.keys("g Right Tab Tab Ctrl-U 'uge 45' Ctrl-S");
    let frozen = Baseline::Series { from: monday(36), to: monday(45) };
    assert_eq!(kpi(&desk).baseline, frozen);
    desk.keys("g Right Tab Tab Tab '2' Ctrl-S");
    assert!(desk.screen(80, 24).contains("Mener du 0:02 eller 2:00?"), "{}", desk.screen(80, 24));
    desk.keys("Ctrl-U '2:00' Tab 'Nyt system' Ctrl-S");
    assert_eq!(kpi(&desk).baseline, Baseline::Reference { value: 120 });
    assert_eq!(kpi(&desk).baseline_why.as_str(), "Nyt system");
    desk.keys("g Left Left Ctrl-S");
    assert_eq!(kpi(&desk).baseline, Baseline::None);
}

#[test]
fn a_target_against_the_baseline_says_what_it_comes_to() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[50; 12]);
    desk.keys("g Right Ctrl-S e Tab Tab Tab Tab Tab Tab 'h' Tab Right Tab '-10'");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("højst 45 (udgangspunkt 50 − 10 pct.)"), "{screen}");
    desk.keys("Ctrl-S");
    let target = Target { op: TargetOp::AtMost, value: -1_000, basis: Basis::RelativePercent, by: None };
    assert_eq!(kpi(&desk).target, Some(target));
    desk.keys("e Tab Tab Tab Tab Tab Tab Tab Tab Tab '31-12-2026' Ctrl-S");
    let by = Some("2026-12-31".parse().unwrap());
    assert_eq!(kpi(&desk).target, Some(Target { by, ..target }), "the day alone changes");
}

#[test]
fn a_baseline_that_cannot_be_is_said_beside_its_field() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[9; 12]);
    desk.keys("g Right Tab Ctrl-U 'uge 46' Tab Ctrl-U 'uge 40' Ctrl-S");
    assert!(desk.screen(80, 24).contains("ligger før den første"), "{}", desk.screen(80, 24));
    desk.keys("Ctrl-U 'uge 46' Tab '9' Ctrl-S");
    assert!(desk.screen(80, 24).contains("Vælg ét tal, eller slet tallet"), "{}", desk.screen(80, 24));
    assert_eq!(kpi(&desk).baseline, Baseline::None);
}

#[test]
fn another_unit_begins_a_new_series_when_it_is_chosen() {
    let mut desk = with(Lang::Da, Kind::Count, "sek.", &[90]);
    desk.keys("e Tab Tab Tab Ctrl-U 's' Ctrl-S");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Vælg ja til ny serie") && screen.contains("Ny serie"), "{screen}");
    desk.keys("j Ctrl-S");
    assert_eq!((kpi(&desk).unit.as_str(), kpi(&desk).method_version), ("s", 2));
    assert!(desk.notice().contains("serien begynder forfra"), "{}", desk.notice());
}

#[test]
fn everything_a_kpi_is_can_be_written_in_its_form() {
    let mut desk = Desk::demo(Lang::Da);
    desk.keys("2 n 'Klager' Tab 'Klager færre?' Tab 'a' Tab '%' Tab Tab 'l' Tab 'h' Tab Right Tab '-10'");
    desk.keys("Tab '31-12-2026' Tab Tab Ctrl-U '5' Tab 'b' Tab 'Mette' Tab '1' Tab 'Acadre' Tab 'Alle klager' Ctrl-S");
    assert!(desk.app.popups.is_empty(), "{}", desk.screen(80, 24));
    let made = desk.app.board.kpis.iter().find(|kpi| kpi.name.as_str() == "Klager").unwrap();
    let by = Some("2026-12-31".parse().unwrap());
    let target = Target { op: TargetOp::AtMost, value: -1_000, basis: Basis::RelativePercent, by };
    assert_eq!((made.kind, made.target), (Kind::Share, Some(target)));
    assert_eq!((made.question.as_str(), made.dimension), ("Klager færre?", Some(Dimension::Experience)));
    assert_eq!((made.grace, made.source.as_str(), made.method.as_str()), (5, "Acadre", "Alle klager"));
    assert!(made.owner.is_some() && made.workflow.is_some());
}

#[test]
fn edits_of_two_are_merged_field_by_field() {
    let mut mine = Desk::demo(Lang::Da);
    let mut theirs = mine.beside("Jonas");
    mine.keys("2 e Tab Ctrl-U 'Venter de?'");
    theirs.keys("2 e Tab Tab Tab Tab Tab Tab Tab Tab Ctrl-U '1:50' Ctrl-S");
    mine.app.refresh();
    mine.keys("Ctrl-S");
    let kpi = kpi(&mine);
    assert_eq!((kpi.question.as_str(), kpi.target.map(|target| target.value)), ("Venter de?", Some(110)));
}

#[test]
fn a_pasted_list_is_provisional_as_chosen_before_and_survives_a_lost_connection() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[12]);
    desk.keys("m Up 'j' Tab");
    desk.paste("uge 46;7\nuge 45;8");
    let [draft] = desk.app.drafts.all().try_into().unwrap();
    desk.app.popups.clear();
    desk.app.drafts.set(&draft.form, Some(draft.clone()));
    desk.keys("m");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Indsæt målinger") && screen.contains("uge 45;8"), "{screen}");
    desk.keys("Esc");
    assert!(desk.app.drafts.all().is_empty(), "closed by hand it is pasted again");
    desk.app.drafts.set(&draft.form, Some(draft.clone()));
    desk.keys("m");
    desk.keys("Ctrl-S");
    let status = |week| desk.app.board.measurement(kpi(&desk).id, monday(week)).map(|row| row.status);
    assert_eq!([status(45), status(46)], [Some(Status::Provisional); 2], "{}", desk.notice());
    assert!(desk.app.drafts.all().is_empty());
}

#[test]
fn the_walk_asks_once_for_a_first_period_and_not_for_one_that_is_explained() {
    let mut desk = with(Lang::Da, Kind::Count, "", &[]);
    let id = kpi(&desk).id;
    let walks = |desk: &Desk| tavle::tui::popups::forms::kpi::walk(&desk.app.view()).map(|form| form.title);
    assert_eq!(walks(&desk).as_deref(), Some("Måling 1 af 1: Svartid"));
    let text = Text::stored("Lukket");
    let period = Period { start: monday(47), cadence: Cadence::Week };
    let gap = KpiCommand::Note { kpi: id, period, kind: NoteKind::Gap, text };
    desk.app.perform(&Command::Kpi(gap), None).unwrap();
    assert_eq!(walks(&desk), None);
    for (week, title) in [(46, Some("Måling 1 af 1: Svartid")), (50, None)] {
        let base = Box::new(KpiFields::from(kpi(&desk)));
        let wanted = Box::new(KpiFields { first_period: Some(monday(week)), ..(*base).clone() });
        let edit = KpiCommand::Edit { id, base, wanted, anew: false };
        desk.app.perform(&Command::Kpi(edit), None).unwrap();
        assert_eq!(walks(&desk).as_deref(), title, "from week {week}");
    }
}

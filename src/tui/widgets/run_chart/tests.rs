//! What a run chart shows of its measurements, at any size.

use super::*;
use crate::domain::board::Board;
use crate::domain::calendar::{add_days, monday};
use crate::domain::id::Ids;
use crate::domain::kpi::{Better, Kpi, KpiFields, Measurement, Target, TargetOp};
use crate::domain::prose::Text;
use crate::tui::screens::ScreenName;
use crate::tui::spot::Spots;
use crate::tui::theme::Theme;
use chrono::DateTime;
use ratatui::buffer::Buffer;

/// The chart of weekly `values`, the last of them of the week before Monday 23 November 2026, as text.
fn drawn(values: &[Option<i64>], target: Option<i64>, wanted: usize, back: usize, size: (u16, u16)) -> String {
    let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
    let today = monday("2026-11-23".parse().unwrap());
    let board = Board::blank(ids.fresh(), today);
    let target = target.map(|value| Target::absolute(TargetOp::AtMost, value));
    let fields = KpiFields { target, ..KpiFields::of(Text::stored("Tal"), Better::Lower) };
    let kpi = Kpi::of(ids.fresh(), board.record.id, fields);
    let weeks = (1..).map(|back| add_days(today, -7 * back));
    let mut measurements: Vec<Measurement> = weeks
        .zip(values.iter().rev())
        .filter_map(|(period, value)| Some((period, (*value)?)))
        .map(|(start, value)| {
            Measurement::of(ids.fresh(), &kpi, &(Period { start, cadence: kpi.cadence }, value).into())
        })
        .collect();
    measurements.reverse();
    let series = Series { kpi: &kpi, measurements: &measurements, notes: &[], judged: None, anchor: today };
    let who = board.who("Anne");
    let view = View {
        board: &board,
        now: today.and_hms_opt(9, 0, 0).unwrap(),
        lang: Lang::Da,
        theme: Theme::Dark,
        ascii: false,
        who: &who,
        read_only: false,
        screen: ScreenName::Kpis,
        wall: false,
        initials: false,
    };
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buf = Buffer::empty(area);
    let mut ink = Ink { buf: &mut buf, theme: view.theme, ascii: false, spots: Spots::default() };
    RunChart::of(series, today, wanted, back).draw(&mut ink, area, &view);
    let line = |y: u16| (0..size.0).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..size.1).map(line).collect::<Vec<_>>().join("\n")
}

fn points(chart: &str) -> usize {
    chart.matches('●').count()
}

#[test]
fn a_chart_says_its_lines_its_gaps_and_its_weeks() {
    let chart = drawn(&[Some(151), Some(139), None, Some(120), Some(112)], Some(120), 26, 0, (70, 13));
    assert_eq!((points(&chart), chart.matches('□').count()), (4, 1), "{chart}");
    for text in ["midte 129,5", "mål højst 120", "112", "43", "47", "2026"] {
        assert!(chart.contains(text), "{text} in\n{chart}");
    }
    let tie = chart.lines().find(|line| line.contains("mål højst 120")).unwrap();
    assert!(tie.contains('●') && tie.contains("--"), "{chart}");
    assert!(!chart.lines().find(|line| line.contains("midte")).unwrap().contains('●'), "{chart}");
}

#[test]
fn one_point_lies_on_its_own_median_and_none_draws_nothing() {
    let chart = drawn(&[Some(7)], None, 26, 0, (60, 12));
    assert!(chart.lines().any(|line| line.contains('●') && line.contains("midte 7")), "{chart}");
    assert_eq!(drawn(&[], Some(7), 26, 0, (60, 12)).trim(), "");
}

#[test]
fn a_median_on_the_target_says_both() {
    let chart = drawn(&[Some(3), Some(5), Some(9)], Some(5), 26, 0, (70, 12));
    assert!(chart.contains("midte 5 · mål højst 5"), "{chart}");
}

#[test]
fn ten_years_are_scrolled_and_no_column_holds_two_weeks() {
    let values: Vec<Option<i64>> = (0..520).map(|week| Some(100 + week % 17)).collect();
    let chart = drawn(&values, Some(110), usize::MAX, 0, (80, 16));
    let last = points(&chart);
    assert!((40..70).contains(&last), "{chart}");
    assert!(chart.contains("2026") && chart.contains("47"), "{chart}");
    let first = drawn(&values, Some(110), usize::MAX, 9_999, (80, 16));
    assert!(first.contains("2016") || first.contains("2017"), "{first}");
}

#[test]
fn a_trillion_either_way_has_room_for_its_points() {
    let large = 1_000_000_000_000;
    let chart = drawn(&[Some(large), Some(-large), Some(0)], Some(large), 26, 0, (60, 12));
    assert_eq!(points(&chart), 3, "{chart}");
}

#[test]
fn too_little_room_draws_nothing_wrong() {
    for size in [(0, 0), (5, 3), (12, 8), (20, 40), (200, 8)] {
        let chart = drawn(&[Some(1), Some(2)], Some(1), 26, 0, size);
        assert!(points(&chart) == 0 || points(&chart) == 2, "{size:?}\n{chart}");
    }
}

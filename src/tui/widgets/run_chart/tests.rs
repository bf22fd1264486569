//! What a run chart shows of its measurements, at any size.

use super::*;
use crate::domain::board::{Board, Happened};
use crate::domain::calendar::{add_days, monday};
use crate::domain::id::Ids;
use crate::domain::kpi::{Baseline, Basis, Better, Kpi, KpiFields, KpiNote, Measurement, NoteKind, Target, TargetOp};
use crate::domain::prose::Text;
use crate::tui::screens::ScreenName;
use crate::tui::spot::Spots;
use crate::tui::theme::Theme;
use chrono::DateTime;
use ratatui::buffer::Buffer;

/// The Monday whose week is the first that is not over.
fn today() -> Date {
    monday("2026-11-23".parse().unwrap())
}

/// The week that began so many weeks ago.
fn week(back: i64) -> Date {
    add_days(today(), -7 * back)
}

/// A KPI with what is known of it, to be changed before it is drawn.
struct Drawn {
    kpi: Kpi,
    measurements: Vec<Measurement>,
    notes: Vec<KpiNote>,
    board: Board,
    sight: Sight,
}

impl Drawn {
    /// Weekly `values`, the last of them of the week before Monday 23 November 2026.
    fn of(values: &[Option<i64>], target: Option<i64>) -> Self {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
        let board = Board::blank(ids.fresh(), today());
        let target = target.map(|value| Target::absolute(TargetOp::AtMost, value));
        let fields = KpiFields { target, ..KpiFields::of(Text::stored("Tal"), Better::Lower) };
        let kpi = Kpi::of(ids.fresh(), board.record.id, fields);
        let measured = (1..).map(week).zip(values.iter().rev()).filter_map(|(week, value)| Some((week, (*value)?)));
        let mut measurements: Vec<Measurement> = measured
            .map(|(start, value)| {
                Measurement::of(ids.fresh(), &kpi, &(Period { start, cadence: kpi.cadence }, value).into())
            })
            .collect();
        measurements.reverse();
        let sight = Sight { wanted: 26, back: 0, range: false };
        Drawn { kpi, measurements, notes: Vec::new(), board, sight }
    }

    fn note(&mut self, period: Date, kind: NoteKind, text: &str) {
        let id = Ids::new(DateTime::UNIX_EPOCH, 2).fresh();
        let (board, kpi, text) = (self.board.record.id, self.kpi.id, Text::stored(text));
        self.notes.push(KpiNote { id, board, kpi, period, kind, text });
    }

    /// The chart as text.
    fn drawn(&self, (columns, rows): (u16, u16)) -> String {
        let Drawn { kpi, measurements, notes, board, sight } = self;
        let series = Series { kpi, measurements, notes, judged: None, anchor: today() };
        let who = board.who("Anne");
        let view = View {
            filters: &[],
            board,
            loads: 0,
            now: today().and_hms_opt(9, 0, 0).unwrap(),
            lang: Lang::Da,
            theme: Theme::Dark,
            ascii: false,
            who: &who,
            read_only: false,
            screen: ScreenName::Kpis,
            wall: false,
            initials: false,
        };
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        let mut ink = Ink { buf: &mut buf, theme: view.theme, ascii: false, spots: Spots::default() };
        let standing = series.standing(today());
        let noted = notes.iter().filter(|note| note.kind == NoteKind::Mark);
        let marks = noted.map(|note| ChartMark { day: note.period, what: Happened::Noted(&note.text) }).collect();
        RunChart::of(series, &standing, marks, today(), *sight).draw(&mut ink, area, &view);
        let line = |y: u16| (0..columns).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..rows).map(line).collect::<Vec<_>>().join("\n")
    }
}

fn drawn(values: &[Option<i64>], target: Option<i64>, wanted: usize, back: usize, size: (u16, u16)) -> String {
    let sight = Sight { wanted, back, range: false };
    Drawn { sight, ..Drawn::of(values, target) }.drawn(size)
}

/// Twelve weeks about 150, then eight at 110.
fn moved() -> Vec<Option<i64>> {
    [151, 139, 158, 143, 162, 141, 155, 147, 138, 149, 146, 144, 111, 109, 112, 108, 110, 112, 107, 111]
        .map(Some)
        .to_vec()
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

#[test]
fn the_middle_is_whole_in_the_baseline_and_broken_after_it() {
    let mut chart = Drawn::of(&moved(), Some(120));
    chart.kpi.baseline = Baseline::Series { from: week(20), to: week(9) };
    let chart = chart.drawn((100, 22));
    let middle = chart.lines().find(|line| line.contains("midte før 146,5")).unwrap();
    let (whole, broken) = middle.split_at(middle.find("─ ──").unwrap_or_else(|| panic!("{chart}")));
    assert!(whole.matches('─').count() >= 12 && !whole.contains("─ ─") && broken.contains("── ──"), "{chart}");
}

#[test]
fn the_run_that_speaks_has_its_bar_and_one_that_does_not_has_none() {
    let chart = Drawn::of(&moved(), None);
    assert!(chart.drawn((100, 22)).contains("▀▀▀▀"), "{}", chart.drawn((100, 22)));
    let steady: Vec<Option<i64>> = (0..20).map(|at| Some(100 + at * 7 % 11)).collect();
    assert!(!Drawn::of(&steady, None).drawn((100, 22)).contains('▀'));
}

#[test]
fn what_happened_stands_in_its_week_by_name_and_the_names_never_run_together() {
    let mut chart = Drawn::of(&moved(), None);
    chart.note(week(16), NoteKind::Mark, "Nyt telefonsystem");
    chart.note(week(8), NoteKind::Mark, "Makkerskaber");
    chart.note(week(1), NoteKind::Mark, "Ferie");
    for size in [(100, 22), (76, 16), (60, 30)] {
        let text = chart.drawn(size);
        let names = text.lines().next().unwrap();
        assert!(names.contains("Nyt telef") && names.contains("Makkersk") && names.ends_with("Ferie"), "{text}");
        assert!(text.lines().nth(1).unwrap().matches('│').count() == 4, "the axis and three marks\n{text}");
    }
}

#[test]
fn what_does_not_count_is_hollow_and_what_may_change_is_marked() {
    let mut chart = Drawn::of(&moved(), None);
    chart.note(week(16), NoteKind::Excluded, "Strømafbrydelse");
    chart.measurements.last_mut().unwrap().status = Status::Provisional;
    let text = chart.drawn((100, 22));
    assert_eq!((text.matches('○').count(), text.matches('◊').count(), points(&text)), (1, 1, 18), "{text}");
}

#[test]
fn the_middle_begins_with_the_way_of_measuring() {
    let mut chart = Drawn::of(&moved(), None);
    chart.kpi.method_from = Some(week(8));
    let text = chart.drawn((100, 22));
    assert_eq!(points(&text), 20, "the earlier ones are drawn\n{text}");
    let middle = text.lines().find(|line| line.contains("midte 110,5")).unwrap();
    let (axis, rule) = (middle.find('│').unwrap(), middle.find('─').unwrap());
    assert!(middle[axis..rule].matches(' ').count() > 20, "{text}");
}

#[test]
fn the_normal_range_is_drawn_when_wanted_and_never_beside_a_signal() {
    let steady: Vec<Option<i64>> = (0..20).map(|at| Some(100 + at * 7 % 11)).collect();
    let mut chart = Drawn::of(&steady, Some(120));
    assert!(!chart.drawn((100, 22)).contains("normalt"));
    chart.sight.range = true;
    let text = chart.drawn((100, 22));
    assert!(text.contains("normalt op til") && text.contains("normalt ned til") && text.contains("·  ·"), "{text}");
    assert!(!Drawn { sight: chart.sight, ..Drawn::of(&moved(), None) }.drawn((100, 22)).contains("normalt"));
}

#[test]
fn a_target_against_the_baseline_lies_where_it_comes_to() {
    let mut chart = Drawn::of(&moved(), None);
    chart.kpi.baseline = Baseline::Series { from: week(20), to: week(9) };
    let target = Target { basis: Basis::RelativePercent, ..Target::absolute(TargetOp::AtMost, -2_000) };
    chart.kpi.target = Some(target);
    let text = chart.drawn((100, 22));
    assert!(text.contains("mål højst 117,2"), "{text}");
}

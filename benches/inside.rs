//! How long the parts take, from the inside: `cargo bench --bench inside [-- FILTER]`; `-- --test` runs each once.
//!
//! Compare figures of one run with each other, not with those of another day.

#[path = "../tests/support/desk.rs"]
#[allow(dead_code, reason = "the keys and the acts, not the looks")]
mod desk;

use std::sync::OnceLock;
use std::time::Duration;

use desk::Desk;
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tavle::domain::action::{Action, ActionCommand, Deed};
use tavle::domain::command::Command;
use tavle::domain::kpi::{Kpi, KpiCommand};
use tavle::domain::period::Period;
use tavle::domain::run_chart::{Centre, Point, ProcessLimits, RunChart as Figures};
use tavle::domain::tally::{CaseType, Stream, TallyCommand};
use tavle::text::Lang;
use tavle::tui::input::Key;
use tavle::tui::screens::search::Search;
use tavle::tui::spot::Spots;
use tavle::tui::theme::Theme;
use tavle::tui::widgets::ink::Ink;
use tavle::tui::widgets::run_chart::{RunChart, Sight};
use tempfile::TempDir;

/// How long each is measured at most: long enough for a median that stands still.
const SHORT: Duration = Duration::from_millis(250);

/// A board of ten years, made when first asked for.
static TEN_YEARS: OnceLock<TempDir> = OnceLock::new();

fn main() {
    divan::main();
    // What is static is never dropped: the folder goes here.
    if let Some(folder) = TEN_YEARS.get() {
        let _ = std::fs::remove_dir_all(folder.path());
    }
}

#[derive(Debug, Clone, Copy)]
enum Age {
    Demo,
    TenYears,
}

const AGES: [Age; 2] = [Age::Demo, Age::TenYears];

impl Age {
    fn desk(self) -> Desk {
        match self {
            Age::Demo => Desk::demo(Lang::Da),
            Age::TenYears => {
                let folder = TEN_YEARS.get_or_init(|| {
                    let folder = tempfile::tempdir().unwrap();
                    desk::make_years(&folder.path().join("tavle.db"), 10, Lang::Da);
                    folder
                });
                Desk::of_file(&folder.path().join("tavle.db"), Lang::Da)
            }
        }
    }
}

#[divan::bench(args = AGES, max_time = SHORT)]
fn load(bencher: Bencher, age: Age) {
    let mut desk = age.desk();
    let id = desk.app.board.record.id;
    bencher.bench_local(|| desk.app.store.as_mut().unwrap().load(id, desk::clock().today()).unwrap());
}

// ---- Decided, written, durable ----

/// Measures `command`, taken back after each time, out of the measuring.
fn act(bencher: Bencher, age: Age, command: impl Fn(&Desk) -> Command) {
    let desk = std::cell::RefCell::new(age.desk());
    let acted = std::cell::Cell::new(false);
    let command = command(&desk.borrow());
    let before = || {
        if acted.replace(true) {
            desk.borrow_mut().keys("u");
        }
    };
    bencher.with_inputs(before).bench_local_values(|()| desk.borrow_mut().app.perform(&command, None).unwrap());
}

#[divan::bench(args = AGES, max_time = SHORT)]
fn done(bencher: Bencher, age: Age) {
    let first_open = |desk: &Desk| desk.app.board.actions.iter().find(|action| action.is_open()).map(|it| it.id);
    act(bencher, age, |desk| {
        Command::Action(ActionCommand::one(
            first_open(desk).unwrap(),
            Deed::Done { on: desk::clock().today(), look: None },
        ))
    });
}

#[divan::bench(args = AGES, max_time = SHORT)]
fn measure(bencher: Bencher, age: Age) {
    act(bencher, age, |desk| {
        let kpi = &desk.app.board.kpis[0];
        let period = first_without(desk, kpi);
        let command =
            KpiCommand::Measure { kpi: kpi.id, values: vec![(period, 100).into()], replace: false, import: false };
        Command::Kpi(command)
    });
}

/// The latest period before now that nothing was measured in.
fn first_without(desk: &Desk, kpi: &Kpi) -> Period {
    let board = &desk.app.board;
    let now = Period::containing(kpi.cadence, desk::clock().today(), board.series(kpi).anchor);
    let mut earlier = std::iter::successors(Some(now.previous()), |period| Some(period.previous()));
    earlier.find(|period| board.measurement(kpi.id, period.start).is_none()).unwrap()
}

#[divan::bench(args = AGES, max_time = SHORT)]
fn tally(bencher: Bencher, age: Age) {
    act(bencher, age, |_| {
        let (day, stream, case_type) = (desk::clock().today(), Stream::Application, CaseType::Ready);
        Command::Tally(TallyCommand::Count { day, stream, case_type, count: 1, neighbour: None, doubt: false })
    });
}

// ---- Drawn ----

const FRAMES: [(Age, u16, u16); 4] =
    [(Age::Demo, 120, 36), (Age::Demo, 200, 60), (Age::TenYears, 120, 36), (Age::TenYears, 200, 60)];

#[divan::bench(args = FRAMES, consts = [1, 2, 3, 4, 5], max_time = SHORT)]
fn screen<const DIGIT: u32>(bencher: Bencher, frame: (Age, u16, u16)) {
    draw(bencher, frame, &DIGIT.to_string());
}

#[divan::bench(args = FRAMES, consts = [1, 2, 3, 4, 5], max_time = SHORT)]
fn wall<const DIGIT: u32>(bencher: Bencher, frame: (Age, u16, u16)) {
    draw(bencher, frame, &format!("{DIGIT} b"));
}

/// Measures the frame that stands after `keys`.
fn draw(bencher: Bencher, (age, columns, rows): (Age, u16, u16), keys: &str) {
    let mut desk = age.desk();
    desk.resized(columns, rows);
    desk.keys(keys);
    let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
    bencher.bench_local(|| {
        buf.reset();
        desk.app.draw(&mut buf)
    });
}

#[divan::bench(max_time = SHORT)]
fn chart_of_520_points(bencher: Bencher) {
    let desk = Age::TenYears.desk();
    let (view, area) = (desk.app.view(), Rect::new(0, 0, 200, 36));
    let board = view.board;
    let longest = board.kpis.iter().max_by_key(|kpi| board.series(kpi).measurements.len()).unwrap();
    let (series, sight) = (board.series(longest), Sight { wanted: 520, back: 0, range: true });
    let standing = series.standing(view.today());
    let mut buf = Buffer::empty(area);
    bencher.bench_local(|| {
        let mut ink = Ink { buf: &mut buf, theme: Theme::Dark, ascii: false, spots: Spots::default() };
        let marks = board.chart_marks(series);
        RunChart::of(series, &standing, marks, view.today(), sight).draw(&mut ink, area, &view);
    });
}

/// Twenty KPIs of ten years.
fn twenty_series() -> Vec<Vec<i64>> {
    let value = |at: i64| at * 7_919 % 1_009;
    (0..20).map(|kpi| (0..520).map(|week| value(kpi * 520 + week)).collect()).collect()
}

#[divan::bench(max_time = SHORT)]
fn centre_of_20_times_520_values(bencher: Bencher) {
    let series = twenty_series();
    bencher.bench_local(|| series.iter().map(|values| Centre::median(values)).collect::<Vec<_>>());
}

/// Centre, runs and process limits: all that a verdict rests on.
#[divan::bench(max_time = SHORT)]
fn statistics_of_20_times_520_points(bencher: Bencher) {
    let points = |values: Vec<i64>| values.into_iter().map(Point::measured).collect::<Vec<_>>();
    let series: Vec<Vec<Point>> = twenty_series().into_iter().map(points).collect();
    let figures = |points: &Vec<Point>| {
        let centre = Centre::median(&Point::values(points));
        (Figures::of(points, centre, Some(24)), ProcessLimits::of(points))
    };
    bencher.bench_local(|| series.iter().map(figures).collect::<Vec<_>>());
}

#[divan::bench(args = [300, 5_000], max_time = SHORT)]
fn search(bencher: Bencher, actions: usize) {
    let desk = Age::TenYears.desk();
    let view = desk.app.view();
    let mut search = Search::default();
    "telefon anne".chars().for_each(|c| search.typed(Key::Char(c)));
    let words = search.words();
    let (today, meeting) = (view.today(), view.board.next_meeting(view.today()));
    let fits = |action: &&Action| words.fit(|| view.lang.search_action(view.board, action, today, meeting));
    // The working set holds some hundreds: they come round again.
    bencher.bench_local(|| view.board.actions.iter().cycle().take(actions).filter(fits).count());
}

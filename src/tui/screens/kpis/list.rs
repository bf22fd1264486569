//! The list of KPIs: name, last value and its period, the mini run chart, the verdict and the target, each in a column of
//! its own.

use ratatui::layout::Rect;

use crate::domain::kpi::{Kpi, Series, Standing};
use crate::text::format::width;
use crate::tui::effect::Subject;
use crate::tui::screens::window;
use crate::tui::spot::Spot;
use crate::tui::standings::Standings;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{mini_chart, verdict};

/// The columns of the list where the selected one's chart stands beside it, and the width from which it does.
const LIST: u16 = 84;
const SIDE_FROM: u16 = 150;

/// The columns of verdict and target, right of the mini chart.
const TARGET: u16 = 36;

/// The place of the list, and of a chart beside it.
pub fn beside(area: Rect) -> [Rect; 2] {
    let list = if area.width >= SIDE_FROM { LIST } else { area.width };
    [Rect { width: list, ..area }, Rect { x: area.x + list, width: area.width - list, ..area }]
}

/// Where the columns begin; numbers end at theirs.
struct Columns {
    number: u16,
    unit: u16,
    /// Left out where there is no room for it beside the names.
    period: Option<u16>,
    chart: u16,
    /// Verdict and target beside the chart; else below the name.
    verdict: Option<u16>,
}

/// The widest name, number, unit and period of the list.
fn widest(view: &View, listed: &[&Kpi]) -> [u16; 4] {
    listed.iter().fold([0; 4], |widest, kpi| {
        let series = view.board.series(kpi);
        let texts = [kpi.name.to_string(), number(view, series), unit(series).to_owned(), period(view, series)];
        let wide = texts.map(|text| u16::try_from(width(&text)).unwrap_or(u16::MAX));
        std::array::from_fn(|at| widest[at].max(wide[at]))
    })
}

impl Columns {
    fn of(area: Rect, view: &View, listed: &[&Kpi]) -> Self {
        let [name, number, unit, period] = widest(view, listed);
        let all = 1 + name + 3 + number + 1 + unit + 3 + period + 3 + mini_chart::COLUMNS + 3 + TARGET;
        if all <= area.width {
            let number = area.x + 1 + name + 3 + number;
            let (unit, after) = (number + 1, number + 1 + unit + 3);
            let chart = after + period + 3;
            let verdict = Some(chart + mini_chart::COLUMNS + 3);
            return Columns { number, unit, period: Some(after), chart, verdict };
        }
        let chart = area.right().saturating_sub(mini_chart::COLUMNS + 1);
        let with_period = chart.saturating_sub(period + 3);
        let fits = with_period.saturating_sub(area.x + unit + number + 6) >= name;
        let end = if fits { with_period } else { chart };
        let unit = end.saturating_sub(unit + 2);
        Columns { number: unit.saturating_sub(1), unit, period: fits.then_some(with_period), chart, verdict: None }
    }

    /// The rows of text of one KPI: charts that touch would read as one, so that a blank row follows each.
    fn rows(&self, height: u16, listed: usize) -> u16 {
        let three = listed * 4 <= usize::from(height) + 1;
        if self.verdict.is_none() && three { 3 } else { 2 }
    }
}

/// Draws those `listed` that have room, the selected one among them.
pub fn draw(ink: &mut Ink, area: Rect, view: &View, listed: &[&Kpi], selected: Option<&Kpi>, standings: &Standings) {
    let columns = Columns::of(area, view, listed);
    let rows = columns.rows(area.height, listed.len());
    let each = rows + 1;
    let overflows = listed.len() * usize::from(each) > usize::from(area.height) + 1;
    let room = area.height - u16::from(overflows && area.height > 0);
    let shown = usize::from((room + 1) / each).max(1);
    let at = selected.and_then(|kpi| listed.iter().position(|other| other.id == kpi.id)).unwrap_or(0);
    let first = window(at, shown, listed.len());
    let mut y = area.y;
    for kpi in listed.iter().skip(first).take(shown) {
        let height = rows.min(area.bottom().saturating_sub(y));
        let marked = selected.is_some_and(|selected| selected.id == kpi.id);
        if let Some(standing) = standings.get(kpi) {
            one(ink, Rect { y, height, ..area }, view, (kpi, standing), &columns, marked);
        }
        y += each;
    }
    let below = listed.len().saturating_sub(first + shown);
    if below > 0 {
        let more = format!("{} {}", Glyph::More.text(ink.ascii), view.lang.more(below));
        ink.text(area.x + 3, area.bottom().saturating_sub(1), area.width, &more, Meaning::Muted);
    } else if y.saturating_sub(1) < area.bottom() {
        let word = view.lang.above_the_middle();
        let wide = u16::try_from(width(word) + 1).unwrap_or(u16::MAX);
        let x = columns.chart.min(area.right().saturating_sub(wide));
        ink.text(x, y.min(area.bottom() - 1), wide, word, Meaning::Muted);
    }
}

fn one(ink: &mut Ink, area: Rect, view: &View, (kpi, standing): (&Kpi, &Standing), columns: &Columns, marked: bool) {
    ink.spot(area, Spot::Subject(Subject::Kpi(kpi.id)));
    let series = view.board.series(kpi);
    let (strong, text) = if marked { (Meaning::Selected, Meaning::Selected) } else { (Meaning::Strong, Meaning::Text) };
    if marked {
        let row = Rect { x: area.x + 1, width: columns.chart.saturating_sub(area.x + 2), height: 1, ..area };
        ink.fill(row, Meaning::Selected);
        ink.glyph(area.x, area.y, Glyph::Mark, Meaning::Accent);
    }
    let number = number(view, series);
    let start = ink.right(columns.number, area.y, columns.number, &number, strong);
    ink.text(area.x + 1, area.y, start.saturating_sub(area.x + 2), kpi.name.as_str(), strong);
    ink.text(columns.unit, area.y, columns.chart.saturating_sub(columns.unit), unit(series), text);
    if let Some(x) = columns.period {
        ink.text(x, area.y, columns.chart.saturating_sub(x + 1), &period(view, series), text);
    }
    mini_chart::draw(ink, columns.chart, area.y, series, standing.judged.centre, view.today());
    let (x, y) = columns.verdict.map_or((area.x + 1, area.y + 1), |x| (x, area.y));
    let room = columns.verdict.map_or(columns.chart, |_| area.right()).saturating_sub(x + 1);
    let beside = Rect { x, y, width: room, height: area.bottom().saturating_sub(y) };
    let below = area.right().saturating_sub(x + 1);
    verdict::lines(ink, beside, below, view, series, standing);
}

fn number(view: &View, series: Series) -> String {
    series
        .last()
        .map_or_else(|| view.lang.not_measured().to_owned(), |last| view.lang.kpi_value(last.value, series.kpi))
}

fn unit<'a>(series: Series<'a>) -> &'a str {
    series.last().map_or("", |_| series.kpi.unit.as_str())
}

fn period(view: &View, series: Series) -> String {
    series.last().map_or_else(String::new, |last| view.lang.period(series.period(last.period)))
}

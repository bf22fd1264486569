//! `tavle kpi list` and `tavle kpi show`.

use serde::Serialize;

use super::call::Call;
use super::chart;
use super::kpi_row::{KpiRow, PointRow, points};
use super::table::{Align, columns, fields};
use super::trouble::Trouble;
use super::values;
use crate::domain::board::Board;
use crate::domain::kpi::{Kpi, NoteKind, Series, Standing};
use crate::domain::period::Period;
use crate::domain::query::Query;
use crate::domain::refusal::FieldName;

/// # Errors
/// When the board cannot be read.
pub fn list(call: &mut Call) -> Result<(), Trouble> {
    let desk = call.look()?;
    let (lang, board) = (call.lang, &desk.board);
    if call.json {
        let rows: Vec<KpiRow> = board.kpis.iter().map(|kpi| KpiRow::new(board, kpi, call.today())).collect();
        return Ok(call.out.json(&rows)?);
    }
    let row = |kpi: &Kpi| {
        let series = board.series(kpi);
        let (period, value) = last(call, series).unwrap_or((String::new(), lang.not_measured().to_owned()));
        let target = kpi.target.map_or_else(String::new, |target| lang.target(target, kpi));
        [kpi.key.to_string(), kpi.name.to_string(), value, period, target]
    };
    let rows: Vec<[String; 5]> = board.kpis.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(call.out.line(lang.no_kpis())?);
    }
    let align = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Left];
    Ok(call.out.lines(&columns(align, [usize::MAX; 5], &rows))?)
}

/// The period and value last measured.
fn last(call: &Call, series: Series) -> Option<(String, String)> {
    let last = series.last()?;
    Some((call.lang.period(series.period(last.period)), call.lang.value_with_unit(last.value, series.kpi)))
}

/// A KPI with its points.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    kpi: KpiRow<'a>,
    points: Vec<PointRow>,
}

/// # Errors
/// When no one KPI is meant.
pub fn show(call: &mut Call, name: &str) -> Result<(), Trouble> {
    let mut desk = call.look()?;
    let id = values::kpi(&desk.board, name)?.id;
    if !desk.board.holds_whole(id) {
        desk.board.hold(id, desk.store.ask(&Query::Series { kpi: id })?.series());
    }
    let board = &desk.board;
    let kpi = values::kpi(board, name)?;
    let (series, today) = (board.series(kpi), call.today());
    if call.json {
        let kpi = KpiRow::new(board, kpi, today);
        return Ok(call.out.json(&Whole { kpi, points: points(board, series, today) })?);
    }
    let standing = series.standing(today);
    call.out.line(kpi.name.as_str())?;
    call.out.lines(&fields(&facts(call, board, series, &standing)))?;
    if let Some(assurance) = standing.assurance {
        call.out.line(&format!("  {}", call.lang.counting_on_target(assurance)))?;
    }
    for row in chart::rows(series, today, call.is_ascii()).iter().filter(|row| !row.trim().is_empty()) {
        call.out.line(&format!("  {row}"))?;
    }
    let Some(last) = series.last() else { return Ok(()) };
    let (periods, latest) = (series.periods(last.period).into_iter(), series.period(last.period));
    let row = |period| {
        let [value, told] = point(call, board, series, period);
        [call.lang.period_beside(period, latest), value, told]
    };
    let rows: Vec<[String; 3]> = periods.map(|(period, _)| row(period)).collect();
    Ok(call.out.lines(&columns([Align::Left, Align::Right, Align::Left], [usize::MAX; 3], &rows))?)
}

/// The value of a period, or that it was not measured, and what is noted of it.
fn point(call: &Call, board: &Board, series: Series, period: Period) -> [String; 2] {
    let (lang, kpi) = (call.lang, series.kpi);
    match board.measurement(kpi.id, period.start) {
        Some(row) => [lang.value_with_unit(row.value, kpi), lang.point_told(series, row)],
        None => {
            let why = series.note(period.start, NoteKind::Gap).map(|note| note.text.to_string());
            [lang.not_measured_word().to_owned(), why.unwrap_or_default()]
        }
    }
}

type Facts = Vec<(&'static str, String)>;

fn facts(call: &Call, board: &Board, series: Series, standing: &Standing) -> Facts {
    let (lang, kpi) = (call.lang, series.kpi);
    let last = last(call, series).map(|(period, value)| format!("{value} ({period})"));
    let told = Some(lang.target_told(series, standing)).filter(|_| kpi.target.is_some());
    let target = [told, standing.met_lately.map(|(met, of)| lang.met_of(met, of))];
    let centre = standing.judged.centre.map(|centre| lang.centre_with_unit(centre, kpi));
    let mut facts = vec![
        (lang.key_heading(), kpi.key.to_string()),
        (lang.last_heading(), last.unwrap_or_else(|| lang.not_measured().to_owned())),
        (lang.trend_heading(), lang.verdict(series, standing)),
        (lang.target_heading(), target.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
        (lang.centre_heading(), centre.unwrap_or_default()),
        (lang.field(FieldName::Baseline), lang.baseline_told(series, standing)),
        (lang.better_heading(), lang.better(kpi.better).to_owned()),
        (lang.cadence_heading(), lang.cadence(kpi.cadence).to_owned()),
        (lang.count_heading(), series.points().to_string()),
        (lang.missing_heading(), lang.missing_periods(&standing.missing)),
    ];
    facts.extend(more(call, board, series, standing).into_iter().filter(|(_, text)| !text.is_empty()));
    facts
}

/// What only some KPIs have.
fn more(call: &Call, board: &Board, series: Series, standing: &Standing) -> Facts {
    let (lang, kpi, judged) = (call.lang, series.kpi, &standing.judged);
    let provisional = judged.limits.is_some_and(|limits| limits.is_provisional());
    let limits = series.normal_range(judged).map(|range| lang.range_line(range, provisional, kpi));
    let ties = if judged.chart.mostly_ties() { lang.mostly_ties() } else { "" };
    let watched = [lang.watched(series, standing), ties.to_owned()].into_iter().filter(|part| !part.is_empty());
    let marks = board.chart_marks(series).into_iter().map(|mark| lang.mark_told(mark, series));
    let owner = kpi.owner.and_then(|id| board.member(id)).map(|member| member.name.to_string());
    vec![
        (lang.watch_heading(), watched.collect::<Vec<_>>().join(" · ")),
        (lang.limits_heading(), limits.unwrap_or_default()),
        (lang.marks_heading(), marks.collect::<Vec<_>>().join("\n")),
        (lang.field(FieldName::Question), kpi.question.to_string()),
        (lang.field(FieldName::KpiOwner), owner.unwrap_or_default()),
        (lang.field(FieldName::Source), kpi.source.to_string()),
        (lang.field(FieldName::Method), kpi.method.to_string()),
        (lang.retired_heading(), kpi.retired_on.map_or_else(String::new, |on| lang.date(on))),
    ]
}

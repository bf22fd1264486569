//! `tavle kpi list` and `tavle kpi show`.

use serde::Serialize;

use super::call::Call;
use super::chart;
use super::rows::{KpiRow, PointRow, point, points};
use super::table::{Align, columns, fields};
use super::trouble::Trouble;
use super::values;
use crate::domain::kpi::{Kpi, Measurement, Series};
use crate::domain::query::Query;
use crate::exchange::numbers::Numbers;

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
    Ok(call.out.lines(&columns(align, [16, 24, 12, 12, 12], &rows))?)
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
    let kpi = values::kpi(&desk.board, name)?;
    let series = desk.board.series(kpi);
    if call.json {
        let kpi = KpiRow::new(&desk.board, kpi, call.today());
        return Ok(call.out.json(&Whole { kpi, points: points(series) })?);
    }
    call.out.line(kpi.name.as_str())?;
    call.out.lines(&fields(&facts(call, series)))?;
    let ascii = call.settings.ascii == Some(true);
    for row in chart::rows(series, call.today(), ascii).iter().filter(|row| !row.trim().is_empty()) {
        call.out.line(&format!("  {row}"))?;
    }
    let point = |row: &Measurement| {
        let (period, value) = (series.period(row.period), call.lang.value_with_unit(row.value, kpi));
        [call.lang.period(period), value, call.lang.corrected_because(row)]
    };
    let rows: Vec<[String; 3]> = series.measurements.iter().map(point).collect();
    Ok(call.out.lines(&columns([Align::Left, Align::Right, Align::Left], [24, 24, 48], &rows))?)
}

fn facts(call: &Call, series: Series) -> Vec<(&'static str, String)> {
    let (lang, kpi) = (call.lang, series.kpi);
    let last = last(call, series).map(|(period, value)| format!("{value} ({period})"));
    let target = kpi.target.map(|target| lang.target_with_unit(target, kpi));
    let target = [target, lang.met(series)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let centre = series.centre().map(|centre| lang.centre_with_unit(centre, kpi));
    vec![
        (lang.key_heading(), kpi.key.to_string()),
        (lang.last_heading(), last.unwrap_or_else(|| lang.not_measured().to_owned())),
        (lang.target_heading(), target),
        (lang.centre_heading(), centre.unwrap_or_default()),
        (lang.better_heading(), lang.better(kpi.better).to_owned()),
        (lang.cadence_heading(), lang.cadence(kpi.cadence).to_owned()),
        (lang.count_heading(), series.points().to_string()),
        (lang.missing_heading(), lang.missing_periods(&series.missing(call.today()))),
    ]
}

/// What a dry run of an import would have brought.
#[derive(Serialize)]
pub struct Rehearsed {
    points: Vec<PointRow>,
    /// Equal ones that stand already.
    skipped: usize,
    /// Rows without a value.
    empty: usize,
}

impl Rehearsed {
    pub fn new(kpi: &Kpi, read: &Numbers, skipped: usize) -> Self {
        let points = read.values.iter().map(|(period, value)| point(*period, *value, kpi.decimals)).collect();
        Rehearsed { points, skipped, empty: read.empty }
    }
}

//! A KPI as `--json` prints it: values as decimal text, so that no reader makes floats of them.

use serde::Serialize;

use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::kpi::{
    Baseline, Entered, Kpi, Measurement, NoteKind, Phase, Reading, Series, Standing, Status, Target,
};
use crate::domain::number::plain;
use crate::domain::period::Period;
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::{ProcessLimits, RunSide};

/// The decimals of what is computed of values.
const COMPUTED_DECIMALS: u32 = 6;

/// A KPI and how it stands.
#[derive(Serialize)]
pub struct KpiRow<'a> {
    key: &'a str,
    name: &'a str,
    unit: &'a str,
    decimals: u32,
    kind: &'static str,
    better: &'static str,
    cadence: &'static str,
    question: &'a str,
    dimension: Option<&'static str>,
    grace: u32,
    owner: Option<&'a str>,
    /// The workflow's number.
    workflow: Option<u32>,
    source: &'a str,
    method: &'a str,
    method_version: u32,
    first_period: Option<String>,
    retired_on: Option<Date>,
    target: Option<TargetRow>,
    baseline: BaselineRow,
    last: Option<PointRow>,
    measurements: usize,
    /// The periods that are over and were not measured, since the last that was.
    missing: Vec<String>,
    /// As in the run chart.
    centre: Option<String>,
    run_chart: RunChartRow,
    process_limits: Option<LimitsRow>,
}

#[derive(Serialize)]
struct TargetRow {
    op: &'static str,
    basis: &'static str,
    /// As agreed: a value, or how far from the baseline.
    value: String,
    /// As it comes to; `None` while it comes to nothing.
    resolved: Option<String>,
    date: Option<Date>,
    met: Option<bool>,
    met_recent: Option<MetRow>,
}

#[derive(Serialize)]
struct MetRow {
    met: usize,
    of: usize,
}

#[derive(Serialize)]
struct BaselineRow {
    kind: &'static str,
    from: Option<String>,
    to: Option<String>,
    value: Option<String>,
}

#[derive(Serialize)]
struct RunChartRow {
    centre: Option<String>,
    observations: usize,
    missing: usize,
    useful: usize,
    /// These four are `None` where nothing is useful.
    longest_run: Option<usize>,
    longest_run_limit: Option<usize>,
    crossings: Option<usize>,
    crossings_limit: Option<usize>,
    /// A rule is broken; of too few useful points the verdict says that they are too few.
    signal: bool,
    side: Option<&'static str>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct LimitsRow {
    mean: String,
    lower: Option<String>,
    upper: Option<String>,
    provisional: bool,
}

impl<'a> KpiRow<'a> {
    pub fn new(board: &'a Board, kpi: &'a Kpi, today: Date) -> Self {
        let series = board.series(kpi);
        let standing = series.standing(today);
        KpiRow {
            key: kpi.key.as_str(),
            name: kpi.name.as_str(),
            unit: kpi.unit.as_str(),
            decimals: kpi.decimals,
            kind: kpi.kind.code(),
            better: kpi.better.code(),
            cadence: kpi.cadence.code(),
            question: kpi.question.as_str(),
            dimension: kpi.dimension.map(|dimension| dimension.code()),
            grace: kpi.grace,
            owner: kpi.owner.and_then(|id| board.member(id)).map(|member| member.name.as_str()),
            workflow: kpi.workflow.and_then(|id| board.workflow(id)).map(|workflow| workflow.number),
            source: kpi.source.as_str(),
            method: kpi.method.as_str(),
            method_version: kpi.method_version,
            first_period: kpi.first_period.map(|first| series.period(first).code()),
            retired_on: kpi.retired_on,
            target: kpi.target.map(|target| TargetRow::new(target, series, &standing)),
            baseline: BaselineRow::new(series),
            last: series.last().map(|row| PointRow::new(board, series, series.period(row.period), Some(row))),
            measurements: series.points(),
            missing: standing.missing.iter().map(|period| period.code()).collect(),
            centre: centre(series, &standing),
            run_chart: RunChartRow::new(series, &standing, today),
            process_limits: shown(&standing).map(|limits| LimitsRow::new(limits, kpi)),
        }
    }
}

/// The limits, where people may see them.
fn shown(standing: &Standing) -> Option<ProcessLimits> {
    standing.judged.limits?.shown(&standing.judged.chart)
}

impl TargetRow {
    fn new(target: Target, series: Series, standing: &Standing) -> Self {
        let scale = series.kpi.scale();
        let resolved = standing.target.and_then(Result::ok).map(|resolved| {
            let (value, more) = resolved.value.shown(COMPUTED_DECIMALS - scale);
            plain(value, scale + more, '.')
        });
        TargetRow {
            op: target.op.code(),
            basis: target.basis.code(),
            value: plain(target.value, target.basis.scale(scale), '.'),
            resolved,
            date: target.by,
            met: series.meets_target(),
            met_recent: standing.met_lately.map(|(met, of)| MetRow { met, of }),
        }
    }
}

impl BaselineRow {
    fn new(series: Series) -> Self {
        let baseline = series.kpi.baseline;
        let code = |day: Date| series.period(day).code();
        BaselineRow {
            kind: baseline.kind().code(),
            from: baseline.window().map(|(from, _)| code(from)),
            to: baseline.window().map(|(_, to)| code(to)),
            value: baseline.value().map(|value| plain(value, series.kpi.scale(), '.')),
        }
    }
}

impl RunChartRow {
    fn new(series: Series, standing: &Standing, today: Date) -> Self {
        let chart = &standing.judged.chart;
        let where_useful = |number: usize| (chart.useful > 0).then_some(number);
        // Of what was never measured every period is missing.
        let never = if series.last().is_none() { series.periods(today).len() } else { 0 };
        RunChartRow {
            centre: centre(series, standing),
            observations: chart.observations + never,
            missing: chart.missing + never,
            useful: chart.useful,
            longest_run: where_useful(chart.longest_run()),
            longest_run_limit: where_useful(chart.longest_run_limit),
            crossings: where_useful(chart.crossings),
            crossings_limit: where_useful(chart.crossings_limit),
            signal: chart.long_run || chart.few_crossings,
            side: chart.signal_side().map(RunSide::code),
            verdict: standing.judgement.verdict.code(),
        }
    }
}

/// The centre, with one decimal more than the values where it is the median of an even number of them.
fn centre(series: Series, standing: &Standing) -> Option<String> {
    let (judged, scale) = (&standing.judged, series.kpi.scale());
    let (twice, tenths) = (judged.centre?.twice(), judged.centre?.times_ten());
    let counted = match series.kpi.baseline {
        Baseline::Reference { .. } => Some(1),
        Baseline::None => Some(judged.chart.observations - judged.chart.missing),
        Baseline::Series { .. } => series.judged.is_none().then(|| series.frozen_values().len()),
    };
    // Where not all points are held, only the centre itself says whether it lies between two.
    let between = twice % 2 != 0 || counted.is_some_and(|counted| counted.is_multiple_of(2));
    Some(if between { plain(tenths, scale + 1, '.') } else { plain(tenths / 10, scale, '.') })
}

impl LimitsRow {
    fn new(limits: ProcessLimits, kpi: &Kpi) -> Self {
        let computed = |value: Ratio| plain(value.rounded(COMPUTED_DECIMALS - kpi.scale()), COMPUTED_DECIMALS, '.');
        LimitsRow {
            mean: computed(limits.mean),
            lower: limits.lower().map(computed),
            upper: limits.upper().map(computed),
            provisional: limits.is_provisional(),
        }
    }
}

/// A period of a KPI.
#[derive(Serialize)]
pub struct PointRow {
    period: String,
    value: Option<String>,
    numerator: Option<String>,
    denominator: Option<String>,
    status: &'static str,
    phase: Option<&'static str>,
    excluded: bool,
    /// What is noted of the period.
    note: Option<String>,
    /// Why the value was corrected.
    why: Option<String>,
}

impl PointRow {
    pub fn new(board: &Board, series: Series, period: Period, row: Option<&Measurement>) -> Self {
        let kpi = series.kpi;
        let reading = row.map(Measurement::reading);
        let notes = NoteKind::ALL.iter().filter_map(|kind| series.note(period.start, *kind));
        let notes: Vec<&str> = notes.map(|note| note.text.as_str()).collect();
        PointRow {
            status: row.map_or("missing", |row| row.status.code()),
            phase: board.phase(kpi, period).map(Phase::code),
            excluded: series.is_excluded(period.start),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            why: row.map(|row| row.why.to_string()).filter(|why| !why.is_empty()),
            ..PointRow::of(kpi, period, reading)
        }
    }

    /// What would be entered.
    pub fn entered(board: &Board, kpi: &Kpi, entered: &Entered) -> Self {
        let Entered { period, reading, status, ref mark } = *entered;
        PointRow {
            status: status.code(),
            phase: board.phase(kpi, period).map(Phase::code),
            note: Some(mark.to_string()).filter(|mark| !mark.is_empty()),
            ..PointRow::of(kpi, period, Some(reading))
        }
    }

    fn of(kpi: &Kpi, period: Period, reading: Option<Reading>) -> Self {
        let part = |part: Option<i64>| part.map(|part| plain(part, kpi.decimals, '.'));
        PointRow {
            period: period.code(),
            value: reading.map(|reading| plain(reading.value, kpi.scale(), '.')),
            numerator: part(reading.and_then(|reading| reading.numerator)),
            denominator: part(reading.and_then(|reading| reading.denominator)),
            status: Status::Final.code(),
            phase: None,
            excluded: false,
            note: None,
            why: None,
        }
    }
}

/// Every period of a series from the first that was measured to the last that is over.
pub fn points(board: &Board, series: Series, today: Date) -> Vec<PointRow> {
    let measured = |period: Period| board.measurement(series.kpi.id, period.start);
    let until = series.kpi.retired_on.map_or(today, |on| on.min(today));
    let periods = series.periods(until).into_iter();
    periods.map(|(period, _)| PointRow::new(board, series, period, measured(period))).collect()
}

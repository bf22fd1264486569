//! The demo's numbers, all invented: six series with something to see in each, and a tally.

use super::days::{Days, WEEKS, working_day_to};
use super::{LEAD, Script, kpi, workflow};
use crate::domain::calendar::{Date, add_days};
use crate::domain::command::Command;
use crate::domain::kpi::{
    Baseline, Basis, Better, Dimension, Entered, Kind, KpiCommand, KpiFields, NoteKind, QUOTIENT_DECIMALS,
    RELATIVE_DECIMALS, Target, TargetOp,
};
use crate::domain::period::{Cadence, Period};
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::tally::{CaseType, Stream, TallyCommand};
use crate::text::demo::{Flow, Measure};

/// Nothing was measured: three weeks of holiday, or a week somebody was ill.
const NONE: i64 = -1;

/// A KPI with its values, the last of them of the last period that is over.
struct Series {
    measure: Measure,
    kind: Kind,
    dimension: Dimension,
    decimals: u32,
    better: Better,
    target: Target,
    cadence: Cadence,
    /// In what is shown: whole per cent, or seconds.
    values: &'static [i64],
}

/// A share as it is kept: per cent with all the decimals of a quotient.
const PER_CENT: i64 = 10_i64.pow(QUOTIENT_DECIMALS);

const fn at_least(per_cent: i64) -> Target {
    Target::absolute(TargetOp::AtLeast, per_cent * PER_CENT)
}

const fn at_most(seconds: i64) -> Target {
    Target::absolute(TargetOp::AtMost, seconds)
}

/// 10 per cent more than at the outset, which nobody has measured yet.
const TENTH_MORE: Target = Target {
    value: 10 * 10_i64.pow(RELATIVE_DECIMALS),
    basis: Basis::RelativePercent,
    ..Target::absolute(TargetOp::AtLeast, 0)
};

/// The targets are those of the steering group (Høje-Taastrup 2018).
const SERIES: [Series; 6] = [
    // Falls when the buddy pairs begin, in week 15; below two minutes since week 18.
    Series {
        measure: Measure::CallCentre,
        kind: Kind::Duration,
        dimension: Dimension::Core,
        decimals: 0,
        better: Better::Lower,
        target: at_most(120),
        cadence: Cadence::Week,
        values: &[
            151, 139, 158, 143, NONE, NONE, NONE, 162, 141, 155, 147, 138, 146, 144, 149, 128, 124, 121, 117, 116, 118,
            114, 112,
        ],
    },
    // Rises too slowly to be seen; last week is missing.
    Series {
        measure: Measure::AtOnce,
        kind: Kind::Share,
        dimension: Dimension::Core,
        decimals: 0,
        better: Better::Higher,
        target: at_least(30),
        cadence: Cadence::Week,
        values: &[16, 14, 17, 13, NONE, NONE, NONE, 15, 18, 14, 16, 19, 15, 17, 14, 16, 19, 15, 18, 17, 20, 18, NONE],
    },
    Series {
        measure: Measure::Phone,
        kind: Kind::Share,
        dimension: Dimension::Experience,
        decimals: 0,
        better: Better::Higher,
        target: at_least(80),
        cadence: Cadence::Fortnight,
        values: &[79, 82, 80, 83, 81, 79, 82, 84, 80, 81, 83, 78, 82, 81, 80, 83, 82, 79, 81, 84, 80, 82, 81],
    },
    // Five in a row below the middle: watch it.
    Series {
        measure: Measure::InPerson,
        kind: Kind::Share,
        dimension: Dimension::Experience,
        decimals: 0,
        better: Better::Higher,
        target: at_least(80),
        cadence: Cadence::Fortnight,
        values: &[77, 80, 79, 82, 78, 81, 76, 80, 83, 79, 77, 81, 80, 82, 78, 79, 81, 80, 77, 76, 75, 77, 76],
    },
    // One week does not count: the telephone system was down.
    Series {
        measure: Measure::Departments,
        kind: Kind::Duration,
        dimension: Dimension::Core,
        decimals: 0,
        better: Better::Lower,
        target: at_most(240),
        cadence: Cadence::Week,
        values: &[
            246, 231, 238, 252, NONE, NONE, NONE, 235, 244, 229, 240, 233, 236, 318, 231, 238, 229, 243, 234, 226, 237,
            232, 228,
        ],
    },
    // Measured since service design began: too few to judge.
    Series {
        measure: Measure::SelfService,
        kind: Kind::Share,
        dimension: Dimension::Internal,
        decimals: 1,
        better: Better::Higher,
        target: TENTH_MORE,
        cadence: Cadence::Week,
        values: &[401, 396, 408, 403, 415, 409, 412],
    },
];

/// Which week does not count on the chart of the centres.
const DOWN: usize = 13;

impl Series {
    /// A value as it is kept.
    fn kept(&self, value: i64) -> i64 {
        match self.kind {
            Kind::Share => value * PER_CENT / 10_i64.pow(self.decimals),
            Kind::Count | Kind::Sum | Kind::Average | Kind::Duration | Kind::Scale => value,
        }
    }

    /// Its periods with what was measured in them, oldest first.
    fn told(&self, days: &Days) -> Vec<(Period, Option<i64>)> {
        let last = Period::last_ended(self.cadence, days.today, days.first_meeting);
        let periods = std::iter::successors(Some(last), |period| Some(period.previous()));
        let mut told: Vec<_> = periods.zip(self.values.iter().rev()).collect();
        told.reverse();
        told.into_iter().map(|(period, value)| (period, (*value != NONE).then(|| self.kept(*value)))).collect()
    }
}

/// The fortnight, counted back from the present one, and its cases of each type in each stream.
const TALLY: [(i64, [u32; 4], [u32; 4]); 7] = [
    (6, [23, 10, 5, 3], [4, 2, 1, 1]),
    (5, [26, 8, 6, 4], [3, 2, 2, 1]),
    (4, [24, 12, 5, 3], [5, 1, 1, 1]),
    (3, [24, 11, 5, 3], [4, 2, 1, 1]),
    (2, [22, 9, 6, 3], [3, 2, 1, 1]),
    (1, [25, 10, 4, 2], [4, 1, 1, 2]),
    (0, [26, 9, 5, 2], [3, 2, 1, 3]),
];

/// Cases of the present fortnight's applications that were not quite of their type.
struct Mark {
    case_type: CaseType,
    count: u32,
    neighbour: Option<CaseType>,
    doubt: bool,
}

const fn border(case_type: CaseType, neighbour: CaseType, count: u32) -> Mark {
    Mark { case_type, count, neighbour: Some(neighbour), doubt: false }
}

/// Border cases, and one that the next meeting is to settle.
const MARKS: [Mark; 4] = [
    border(CaseType::Ready, CaseType::Guidance, 3),
    border(CaseType::Guidance, CaseType::Principle, 2),
    border(CaseType::WatchOut, CaseType::Ready, 1),
    Mark { case_type: CaseType::Guidance, count: 1, neighbour: None, doubt: true },
];

/// The KPIs that are as old as the board: the first period told of, and its value.
pub fn beginnings(days: &Days) -> Vec<(Measure, Period, i64)> {
    let from_the_start = SERIES.iter().filter(|series| series.values.len() == WEEKS);
    let first = |series: &Series| {
        let (first, value) = series.told(days).into_iter().next()?;
        Some((series.measure, first, value?))
    };
    from_the_start.filter_map(first).collect()
}

pub fn write(script: &mut Script) {
    for series in &SERIES {
        add(script, series);
        measure(script, series);
    }
    for (back, applications, inspections) in TALLY {
        tally(script, back, Stream::Application, applications);
        tally(script, back, Stream::Inspection, inspections);
    }
}

fn add(script: &mut Script, series: &'static Series) {
    let lang = script.lang;
    let first_week = i64::try_from(WEEKS - series.values.len()).unwrap_or(0);
    let day = if first_week > 0 { script.days.working(script.days.week(first_week)) } else { script.days.founded };
    script.on(day, LEAD, move |_| {
        let [name, key, unit, question] = series.measure.words(lang).map(Text::stored);
        let &Series { kind, decimals, better, cadence, .. } = series;
        let (dimension, target) = (Some(series.dimension), Some(series.target));
        // Asked for on the morning after.
        let described = KpiFields { question, dimension, target, grace: 0, ..KpiFields::of(name, better) };
        let fields = KpiFields { key, unit, kind, decimals, cadence, ..described };
        Ok(Command::Kpi(KpiCommand::Add(Box::new(fields))))
    });
}

/// What was known when the buddy pairs began came as a file, the weeks since as another; the last was typed in.
fn measure(script: &mut Script, series: &'static Series) {
    let days = script.days;
    let began = days.working(days.week(15));
    let told = series.told(&days);
    let measured: Vec<_> = told.iter().filter_map(|(period, value)| Some((*period, (*value)?))).collect();
    let last = told.last().map(|(period, _)| *period);
    let (newest, earlier): (Vec<_>, Vec<_>) = measured.into_iter().partition(|(period, _)| Some(*period) == last);
    let (before, since) = earlier.into_iter().partition(|(period, _)| period.end() <= began);
    for (day, values, import) in [(began, before, true), (days.newest, since, true), (days.newest, newest, false)] {
        record(script, series.measure, day, values, import);
    }
    for (period, _) in told.iter().filter(|(period, value)| value.is_none() && Some(*period) != last) {
        note(script, series.measure, began, (*period, NoteKind::Gap), script.lang.demo_closed_for_holidays());
    }
    match series.measure {
        Measure::CallCentre => {
            freeze(script, series.measure, began, &told[..15]);
            follow(script, series.measure, began, Flow::Pairs);
        }
        Measure::AtOnce => freeze(script, series.measure, began, &told[..12]),
        Measure::Departments => {
            let down = (told[DOWN].0, NoteKind::Excluded);
            note(script, series.measure, began, down, script.lang.demo_excluded_because());
        }
        Measure::Phone | Measure::InPerson | Measure::SelfService => {}
    }
}

fn record(script: &mut Script, measure: Measure, day: Date, values: Vec<(Period, i64)>, import: bool) {
    let lang = script.lang;
    if values.is_empty() {
        return;
    }
    let command = move |board: &_| {
        let kpi = kpi(board, measure, lang)?;
        let values = values.into_iter().map(Entered::from).collect();
        Ok(Command::Kpi(KpiCommand::Measure { kpi, values, replace: false, import }))
    };
    if import { script.import(day, LEAD, command) } else { script.on(day, "Ali", command) }
}

/// What these periods came to is what the KPI is held against from now on.
fn freeze(script: &mut Script, measure: Measure, day: Date, periods: &[(Period, Option<i64>)]) {
    let lang = script.lang;
    let (Some((first, _)), Some((last, _))) = (periods.first(), periods.last()) else { return };
    let baseline = Baseline::Series { from: first.start, to: last.start };
    script.on(day, LEAD, move |board| {
        Ok(Command::Kpi(KpiCommand::Freeze { kpi: kpi(board, measure, lang)?, baseline, why: Text::default() }))
    });
}

/// The KPI follows a workflow from now on.
fn follow(script: &mut Script, measure: Measure, day: Date, flow: Flow) {
    let lang = script.lang;
    script.on(day, LEAD, move |board| {
        let id = kpi(board, measure, lang)?;
        let base = KpiFields::from(board.kpi(id).ok_or(Refusal::Gone(Thing::Kpi))?);
        let wanted = KpiFields { workflow: Some(workflow(board, flow, lang)?), ..base.clone() };
        let (base, wanted) = (Box::new(base), Box::new(wanted));
        Ok(Command::Kpi(KpiCommand::Edit { id, base, wanted, anew: false }))
    });
}

fn note(script: &mut Script, measure: Measure, day: Date, (period, kind): (Period, NoteKind), text: &'static str) {
    let lang = script.lang;
    script.on(day, LEAD, move |board| {
        let (kpi, text) = (kpi(board, measure, lang)?, Text::stored(text));
        Ok(Command::Kpi(KpiCommand::Note { kpi, period, kind, text }))
    });
}

/// A fortnight's cases, counted on its second Thursday or the working day before; those of the present one so far.
fn tally(script: &mut Script, back: i64, stream: Stream, counts: [u32; 4]) {
    let start = script.days.fortnight(back);
    let day = working_day_to(add_days(start, 10)).min(script.days.newest).max(start);
    for (case_type, mut count) in CaseType::ALL.iter().copied().zip(counts) {
        let is_marked = |mark: &&Mark| (back, stream) == (0, Stream::Application) && mark.case_type == case_type;
        for &Mark { count: marked, neighbour, doubt, .. } in MARKS.iter().filter(is_marked) {
            count -= marked;
            place(script, day, TallyCommand::Count { day, stream, case_type, count: marked, neighbour, doubt });
        }
        place(script, day, TallyCommand::Count { day, stream, case_type, count, neighbour: None, doubt: false });
    }
}

fn place(script: &mut Script, day: Date, count: TallyCommand) {
    script.on(day, "Mette", move |_| Ok(Command::Tally(count)));
}

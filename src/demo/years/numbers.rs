//! The numbers of many years: KPIs measured every week, cases counted every day.

use chrono::Datelike;

use super::super::{LEAD, kpi, numbers};
use super::Past;
use crate::domain::board::Board;
use crate::domain::calendar::{Date, add_days, is_working_day};
use crate::domain::command::Command;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Baseline, Better, Entered, Kind, KpiCommand, KpiFields, NoteKind, Target, TargetOp};
use crate::domain::period::{Cadence, Period};
use crate::domain::prose::Text;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::tally::{CaseType, Settled, Stream, TallyCommand};
use crate::text::Lang;
use crate::text::demo::years::Gauge;

/// Who types the numbers in.
const BY: &str = "Mette";

/// The weeks of the summer in which nobody measures.
const SUMMER: std::ops::RangeInclusive<u32> = 29..=31;

/// The weeks of a baseline.
const BASELINE: i64 = 20;

pub fn write(past: &mut Past) {
    let days = past.script.days;
    for (measure, first, level) in numbers::beginnings(&days) {
        let lang = past.script.lang;
        measured(past, first.cadence, first.start, level, move |board| kpi(board, measure, lang));
    }
    for (nth, gauge) in (0..).zip(Gauge::ALL.iter().copied()) {
        let level = kept(gauge, past.script.lang, 12 + 4 * nth);
        add(past, gauge, level);
        let [_, key, _] = gauge.words(past.script.lang);
        let of = move |board: &Board| {
            let found = board.kpis.iter().find(|kpi| kpi.key.as_str() == key);
            found.map(|kpi| kpi.id).ok_or(Refusal::Gone(Thing::Kpi))
        };
        measured(past, Cadence::Week, days.today, level, of);
        freeze(past, of);
        mark(past, of);
    }
    tally(past);
}

/// What is counted in per cent is a share of all.
fn kind(gauge: Gauge, lang: Lang) -> Kind {
    if gauge.words(lang)[2] == "%" { Kind::Share } else { Kind::Count }
}

/// A level as its values are kept.
fn kept(gauge: Gauge, lang: Lang, level: i64) -> i64 {
    level * 10_i64.pow(kind(gauge, lang).scale(0))
}

/// Times and shares that should fall, and from the fourth last on shares that should rise.
fn add(past: &mut Past, gauge: Gauge, level: i64) {
    let lang = past.script.lang;
    let rises = Gauge::ALL.iter().rev().take(5).any(|rising| *rising == gauge);
    let (better, op) = if rises { (Better::Higher, TargetOp::AtLeast) } else { (Better::Lower, TargetOp::AtMost) };
    past.script.on(past.script.days.founded, LEAD, move |_| {
        let [name, key, unit] = gauge.words(lang).map(Text::stored);
        let (kind, target) = (kind(gauge, lang), Some(Target::absolute(op, level)));
        let fields = KpiFields { key, unit, kind, target, ..KpiFields::of(name, better) };
        Ok(Command::Kpi(KpiCommand::Add(Box::new(fields))))
    });
}

/// A value around `level` for every period that is over, from the founding to before `until`; each typed in when its
/// period was over, a few of them mended the day after. In the summer nobody measures, and says so.
fn measured(past: &mut Past, cadence: Cadence, until: Date, level: i64, of: impl Of) {
    let days = past.script.days;
    let mut period = Period::containing(cadence, days.founded, days.first_meeting).next();
    while period.end() <= until {
        let this = period;
        period = period.next();
        let day = days.working(this.end());
        if cadence == Cadence::Week && SUMMER.contains(&this.start.iso_week().week()) {
            note(past, day, (this, NoteKind::Gap), past.script.lang.demo_closed_for_holidays(), of);
            continue;
        }
        let value = level + past.dice.between(-level / 8 - 1, level / 8 + 1);
        past.script.on(day, BY, move |board| {
            let (kpi, values) = (of(board)?, vec![Entered::from((this, value))]);
            Ok(Command::Kpi(KpiCommand::Measure { kpi, values, replace: false, import: false }))
        });
        if past.dice.one_in(100) {
            let why = Text::stored(past.script.lang.years_corrected_because());
            past.script.on(days.working(add_days(day, 1)), BY, move |board| {
                let (kpi, reading) = (of(board)?, (value + 1).into());
                Ok(Command::Kpi(KpiCommand::Correct { kpi, period: this, reading, why }))
            });
        }
    }
}

/// Finds a KPI on the board as it stands then.
trait Of: Fn(&Board) -> Result<KpiId, Refusal> + Copy + 'static {}

impl<F: Fn(&Board) -> Result<KpiId, Refusal> + Copy + 'static> Of for F {}

/// What the first weeks came to is what the others are held against.
fn freeze(past: &mut Past, of: impl Of) {
    let days = past.script.days;
    let first = Period::containing(Cadence::Week, days.founded, days.first_meeting).next();
    let baseline = Baseline::Series { from: first.start, to: add_days(first.start, 7 * (BASELINE - 1)) };
    let day = days.working(add_days(first.start, 7 * (BASELINE + 1)));
    past.script.on(day, LEAD, move |board| {
        Ok(Command::Kpi(KpiCommand::Freeze { kpi: of(board)?, baseline, why: Text::default() }))
    });
}

/// Something happened, about once a year.
fn mark(past: &mut Past, of: impl Of) {
    let days = past.script.days;
    let mut day = add_days(days.founded, 200);
    while day < past.end {
        let period = Period::containing(Cadence::Week, day, days.first_meeting);
        let noted = days.working(period.end());
        note(past, noted, (period, NoteKind::Mark), past.script.lang.years_happened(), of);
        day = add_days(day, past.dice.between(300, 430));
    }
}

fn note(past: &mut Past, day: Date, (period, kind): (Period, NoteKind), text: &'static str, of: impl Of) {
    past.script.on(day, BY, move |board| {
        Ok(Command::Kpi(KpiCommand::Note { kpi: of(board)?, period, kind, text: Text::stored(text) }))
    });
}

/// Cases placed morning and afternoon of every working day, until the fortnights that the demo tells of.
fn tally(past: &mut Past) {
    let days = past.script.days;
    let (first, last) = (days.founded, days.fortnight(6));
    for day in first.iter_days().take_while(|day| *day < last).filter(|day| is_working_day(*day)) {
        for stream in [Stream::Application, Stream::Inspection, Stream::Application] {
            for (case_type, most) in CaseType::ALL.iter().zip([6, 3, 2, 2]) {
                place(past, day, stream, *case_type, most);
            }
        }
    }
}

/// A few cases of a type; now and then they lie on a border, or one is in doubt until the next meeting.
fn place(past: &mut Past, day: Date, stream: Stream, case_type: CaseType, most: i64) {
    let doubt = past.dice.one_in(80);
    let count = if doubt { 1 } else { u32::try_from(past.dice.between(1, most)).unwrap_or(1) };
    let neighbour = past.dice.one_in(12).then(|| past.dice.of(&case_type.neighbours()));
    let count = TallyCommand::Count { day, stream, case_type, count, neighbour, doubt };
    past.script.on(day, BY, move |_| Ok(Command::Tally(count)));
    if doubt {
        let by = past.dice.of(&[Settled::Colleagues, Settled::Management]);
        let meeting = past.script.days.meeting_from(add_days(day, 1));
        past.script.on(meeting, LEAD, move |board| {
            let oldest = board.doubts.first().ok_or(Refusal::Gone(Thing::Tally))?;
            Ok(Command::Tally(TallyCommand::SettleDoubt { entry: oldest.id, case_type: oldest.case_type, by }))
        });
    }
}

//! Measuring: one value a period, and another in its place only with a reason.

use super::notes::noted;
use super::{Entered, Kind, Kpi, KpiValue, Measurement, NoteKind, Reading, Status, WHOLE_SHARE};
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::domain::command::{Outcome, Warning};
use crate::domain::journal::Verb;
use crate::domain::period::Period;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, ImportRefusal, KpiRefusal, Refusal};
use crate::domain::stamp::Stamp;

pub fn measure(
    board: &Board,
    kpi: &Kpi,
    values: &[Entered],
    replace: bool,
    verb: Verb,
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    let (mut changes, mut different, mut skipped, mut unexplained) = (Vec::new(), Vec::new(), 0, false);
    for entered in values {
        refuse_period(board, kpi, entered, stamp)?;
        let before = changes.len();
        match board.measurement(kpi.id, entered.period.start) {
            Some(now) if entered.stands(now) => {}
            Some(now) if replace || now.status == Status::Provisional => {
                unexplained |= now.status == Status::Final;
                changes.push(Change::edited(now.clone(), replaced(now, entered)));
            }
            Some(now) => {
                different.push(KpiValue::of(kpi, entered.period, now.value));
                continue;
            }
            None => changes.push(Change::added(Measurement::of(stamp.ids.fresh(), kpi, entered))),
        }
        changes.extend(notes_of(board, kpi, entered, stamp));
        skipped += usize::from(changes.len() == before);
    }
    if !different.is_empty() {
        return Err(Refusal::Kpi(KpiRefusal::Measured(different)));
    }
    let unexplained = (unexplained && verb == Verb::Measured).then_some(Warning::NoReason);
    let runs = |entered: &&Entered| entered.status == Status::Final && entered.period.end() > stamp.today;
    let not_over = values.iter().find(runs).map(|entered| Warning::NotOver { period: entered.period });
    let warnings = unexplained.into_iter().chain(not_over).collect();
    match (changes.is_empty(), values.is_empty()) {
        (true, true) => Err(Refusal::Import(ImportRefusal::NothingToImport)),
        (true, false) => Err(Refusal::Import(ImportRefusal::AllThere { rows: skipped })),
        (false, _) => Ok(Outcome { verb, changes, warnings, skipped }),
    }
}

fn refuse_period(board: &Board, kpi: &Kpi, entered: &Entered, stamp: &Stamp) -> Result<(), Refusal> {
    let (period, series) = (entered.period, board.series(kpi));
    if period.start > stamp.today {
        return Err(Refusal::Kpi(KpiRefusal::PeriodInFuture { period: period.code() }));
    }
    let first = kpi.first_period.map(|first| series.period(first));
    if let Some(first) = first.filter(|first| period < *first && !kpi.baseline.holds(period.start)) {
        return Err(Refusal::Kpi(KpiRefusal::BeforeFirst { first }));
    }
    if let Some(on) = kpi.retired_on.filter(|on| period.start >= *on) {
        return Err(Refusal::Kpi(KpiRefusal::Retired { name: kpi.name.clone(), on }));
    }
    if kpi.kind == Kind::Share && entered.reading.value > WHOLE_SHARE {
        return Err(Refusal::Kpi(KpiRefusal::OverHundred { period }));
    }
    Ok(())
}

impl Entered {
    /// Whether it is what stands already; what is final stays so.
    pub fn stands(&self, now: &Measurement) -> bool {
        self.reading.says_nothing_new(now) && (now.status == self.status || now.status == Status::Final)
    }

    /// Whether something else stands, and may not be replaced without a reason.
    pub fn differs(&self, now: &Measurement) -> bool {
        now.status == Status::Final && !self.stands(now)
    }
}

impl Reading {
    /// A value alone says nothing against what it was made of.
    fn says_nothing_new(self, now: &Measurement) -> bool {
        now.value == self.value && (self.numerator.is_none() || now.reading() == self)
    }
}

/// An earlier reason is not that of the new value.
fn replaced(now: &Measurement, entered: &Entered) -> Measurement {
    let Reading { value, numerator, denominator } = entered.reading;
    let status = entered.status;
    Measurement { value, numerator, denominator, status, why: Text::default(), ..now.clone() }
}

/// What is noted with a value; a gap that is filled is none any more.
fn notes_of(board: &Board, kpi: &Kpi, entered: &Entered, stamp: &mut Stamp) -> Vec<Change> {
    let (period, mark) = (entered.period, &entered.mark);
    let filled = board.kpi_note(kpi.id, period.start, NoteKind::Gap).map(|gap| Change::removed(gap.clone()));
    let marked = if mark.is_empty() { None } else { noted(board, kpi, (period, NoteKind::Mark), mark, stamp) };
    filled.into_iter().chain(marked).collect()
}

pub fn correct(board: &Board, kpi: &Kpi, (period, reading): (Period, Reading), why: &Text) -> Result<Outcome, Refusal> {
    let now = board.measurement(kpi.id, period.start);
    let now = now.ok_or(Refusal::Kpi(KpiRefusal::NotMeasured { period }))?;
    if kpi.kind == Kind::Share && reading.value > WHOLE_SHARE {
        return Err(Refusal::Kpi(KpiRefusal::OverHundred { period }));
    }
    if reading.says_nothing_new(now) && now.status == Status::Final {
        return Err(Refusal::NothingChanged);
    }
    if why.is_empty() {
        return Err(Refusal::Empty(FieldName::Why));
    }
    let Reading { value, numerator, denominator } = reading;
    // Who gives a reason is done with it.
    let status = Status::Final;
    let corrected = Measurement { value, numerator, denominator, status, why: why.clone(), ..now.clone() };
    Ok(Outcome::one(Verb::MeasurementCorrected, Change::edited(now.clone(), corrected)))
}

//! What KPIs allow: adding, measuring, correcting.

use super::{Kpi, KpiCommand, KpiFields, KpiValue, Measurement, edit};
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::journal::Verb;
use crate::domain::names::fold;
use crate::domain::number::MAX_DECIMALS;
use crate::domain::period::Period;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, ImportRefusal, KpiRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &KpiCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        KpiCommand::Add(fields) => add(board, fields, stamp),
        KpiCommand::Edit { id, base, wanted } => {
            let now = board.kpi(*id).ok_or(Refusal::Gone(Thing::Kpi))?;
            edit::edit(board, now, base, wanted)
        }
        KpiCommand::Measure { kpi, values, replace, import } => {
            let kpi = board.kpi(*kpi).ok_or(Refusal::Gone(Thing::Kpi))?;
            let verb = if *import { Verb::MeasurementsImported } else { Verb::Measured };
            measure(board, kpi, values, *replace, verb, stamp)
        }
        KpiCommand::Correct { kpi, period, value, why } => {
            let kpi = board.kpi(*kpi).ok_or(Refusal::Gone(Thing::Kpi))?;
            correct(board, kpi, (*period, *value), why)
        }
    }
}

fn add(board: &Board, fields: &KpiFields, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    let kpi = Kpi {
        id: stamp.ids.fresh(),
        board: board.record.id,
        key: fields.key.clone(),
        name: fields.name.clone(),
        unit: fields.unit.clone(),
        decimals: fields.decimals,
        better: fields.better,
        target: fields.target,
        cadence: fields.cadence,
    };
    Ok(Outcome::one(Verb::KpiAdded, Change::added(checked(board, kpi)?)))
}

/// `kpi` with its key, when what is written of it may stand beside the others.
pub fn checked(board: &Board, mut kpi: Kpi) -> Result<Kpi, Refusal> {
    if kpi.name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name));
    }
    if kpi.decimals > MAX_DECIMALS {
        return Err(Refusal::Kpi(KpiRefusal::TooManyDecimals { most: MAX_DECIMALS }));
    }
    if kpi.key.is_empty() {
        kpi.key = key_of(&kpi.name)?;
    }
    let same = |a: &Text, b: &Text| fold(a.as_str()) == fold(b.as_str());
    let taken = |other: &&Kpi| other.id != kpi.id && (same(&other.name, &kpi.name) || same(&other.key, &kpi.key));
    match board.kpis.iter().find(taken) {
        Some(other) => Err(Refusal::NameTaken { thing: Thing::Kpi, name: other.name.clone() }),
        None => Ok(kpi),
    }
}

/// The name as one lower-case word with hyphens. What was two numbers in the name may be a CPR number in the key.
fn key_of(name: &Text) -> Result<Text, Refusal> {
    let lower = name.as_str().to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Err(Refusal::Kpi(KpiRefusal::KeyNeeded));
    }
    Text::line(&words.join("-"), Text::SHORT).map_err(|error| Refusal::Text(FieldName::Key, error))
}

fn measure(
    board: &Board,
    kpi: &Kpi,
    values: &[(Period, i64)],
    replace: bool,
    verb: Verb,
    stamp: &mut Stamp,
) -> Result<Outcome, Refusal> {
    let (mut changes, mut different, mut skipped) = (Vec::new(), Vec::new(), 0);
    for &(period, value) in values {
        if period.start > stamp.today {
            return Err(Refusal::Kpi(KpiRefusal::PeriodInFuture { period: period.code() }));
        }
        match board.measurement(kpi.id, period.start) {
            Some(now) if now.value == value => skipped += 1,
            Some(now) if replace => {
                // An earlier reason is not that of this value.
                changes.push(Change::edited(now.clone(), Measurement { value, why: Text::default(), ..now.clone() }));
            }
            Some(now) => different.push(KpiValue { period, value: now.value, decimals: kpi.decimals }),
            None => changes.push(Change::added(Measurement {
                id: stamp.ids.fresh(),
                board: board.record.id,
                kpi: kpi.id,
                period: period.start,
                value,
                why: Text::default(),
            })),
        }
    }
    if !different.is_empty() {
        return Err(Refusal::Kpi(KpiRefusal::Measured(different)));
    }
    match (changes.is_empty(), values.is_empty()) {
        (true, true) => Err(Refusal::Import(ImportRefusal::NothingToImport)),
        (true, false) => Err(Refusal::Import(ImportRefusal::AllThere { rows: skipped })),
        (false, _) => Ok(Outcome { verb, changes, warnings: Vec::new(), skipped }),
    }
}

fn correct(board: &Board, kpi: &Kpi, (period, value): (Period, i64), why: &Text) -> Result<Outcome, Refusal> {
    let now = board.measurement(kpi.id, period.start);
    let now = now.ok_or(Refusal::Kpi(KpiRefusal::NotMeasured { period }))?;
    if value == now.value {
        return Err(Refusal::NothingChanged);
    }
    if why.is_empty() {
        return Err(Refusal::Empty(FieldName::Why));
    }
    let corrected = Measurement { value, why: why.clone(), ..now.clone() };
    Ok(Outcome::one(Verb::MeasurementCorrected, Change::edited(now.clone(), corrected)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Date;
    use crate::domain::id::Ids;
    use crate::domain::kpi::Better;
    use crate::domain::period::Cadence;
    use crate::domain::stamp::{Through, Who};
    use chrono::DateTime;

    fn stamp() -> Stamp {
        let who = Who { login: Text::default(), member: None };
        Stamp::new(who, DateTime::UNIX_EPOCH, Date::default(), Through::Screen, 1)
    }

    fn does(board: &mut Board, command: &KpiCommand) -> Result<Verb, Refusal> {
        let outcome = decide(board, command, &mut stamp())?;
        outcome.changes.iter().for_each(|change| board.apply(change));
        Ok(outcome.verb)
    }

    /// A board with a KPI that was 12 last week.
    fn board() -> (Board, Period) {
        let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), Date::default());
        let fields = KpiFields {
            name: Text::stored("Svartid"),
            key: Text::default(),
            unit: Text::default(),
            decimals: 0,
            better: Better::Lower,
            target: None,
            cadence: Cadence::Week,
        };
        does(&mut board, &KpiCommand::Add(fields)).unwrap();
        let period = Period::last_ended(Cadence::Week, Date::default(), Date::default());
        let (kpi, values) = (board.kpis[0].id, vec![(period, 12)]);
        does(&mut board, &KpiCommand::Measure { kpi, values, replace: false, import: false }).unwrap();
        (board, period)
    }

    #[test]
    fn a_value_is_corrected_with_a_reason() {
        let (mut board, period) = board();
        let kpi = board.kpis[0].id;
        let correct = |period, value, why: &str| KpiCommand::Correct { kpi, period, value, why: Text::stored(why) };
        assert_eq!(does(&mut board, &correct(period, 21, "")), Err(Refusal::Empty(FieldName::Why)));
        assert_eq!(does(&mut board, &correct(period, 12, "Byttet om")), Err(Refusal::NothingChanged));
        let before = period.previous();
        let missing = Refusal::Kpi(KpiRefusal::NotMeasured { period: before });
        assert_eq!(does(&mut board, &correct(before, 21, "Byttet om")), Err(missing));
        assert_eq!(does(&mut board, &correct(period, 21, "Byttet om")), Ok(Verb::MeasurementCorrected));
        assert_eq!((board.measurements[0].value, board.measurements[0].why.as_str()), (21, "Byttet om"));
    }

    #[test]
    fn a_value_that_is_replaced_has_no_reason_from_before() {
        let (mut board, period) = board();
        let kpi = board.kpis[0].id;
        let why = Text::stored("Byttet om");
        does(&mut board, &KpiCommand::Correct { kpi, period, value: 21, why }).unwrap();
        does(&mut board, &KpiCommand::Measure { kpi, values: vec![(period, 22)], replace: true, import: false })
            .unwrap();
        assert_eq!((board.measurements[0].value, board.measurements[0].why.as_str()), (22, ""));
    }
}

//! What KPIs allow: adding one or a list of them, and what each must be.

use super::{Baseline, Basis, Kpi, KpiCommand, KpiFields, NewKpi, baseline, edit, measure, notes};
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::id::KpiId;
use crate::domain::journal::Verb;
use crate::domain::names::fold;
use crate::domain::number::MAX_DECIMALS;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, ImportRefusal, KpiRefusal, Refusal, Thing};
use crate::domain::stamp::Stamp;

/// The most working days of grace: a year.
pub const MOST_GRACE: u32 = 365;

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &KpiCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    let of = |id: KpiId| board.kpi(id).ok_or(Refusal::Gone(Thing::Kpi));
    match command {
        KpiCommand::Add(fields) => {
            let kpi = made(board, fields, stamp)?;
            Ok(Outcome::one(Verb::KpiAdded, Change::added(kpi)))
        }
        KpiCommand::Import(rows) => import(board, rows, stamp),
        KpiCommand::Edit { id, base, wanted, anew } => edit::edit(board, of(*id)?, (base, wanted), *anew),
        KpiCommand::Measure { kpi, values, replace, import } => {
            let verb = if *import { Verb::MeasurementsImported } else { Verb::Measured };
            measure::measure(board, of(*kpi)?, values, *replace, verb, stamp)
        }
        KpiCommand::Correct { kpi, period, reading, why } => {
            measure::correct(board, of(*kpi)?, (*period, *reading), why)
        }
        KpiCommand::Freeze { kpi, baseline, why } => baseline::freeze(board, of(*kpi)?, *baseline, why, stamp),
        KpiCommand::Note { kpi, period, kind, text } => notes::note(board, of(*kpi)?, (*period, *kind), text, stamp),
        KpiCommand::Unnote { kpi, period, kind } => notes::unnote(board, of(*kpi)?, *period, *kind),
        KpiCommand::Retire { kpi } => retire(of(*kpi)?, stamp),
    }
}

fn made(board: &Board, fields: &KpiFields, stamp: &mut Stamp) -> Result<Kpi, Refusal> {
    checked(board, Kpi::of(stamp.ids.fresh(), board.record.id, fields.clone()))
}

/// A list of KPIs, all of it or nothing; those whose names stand are skipped.
fn import(board: &Board, rows: &[NewKpi], stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    let mut with_new = board.clone();
    let (mut changes, mut skipped) = (Vec::new(), 0);
    for NewKpi { fields, reference } in rows {
        if board.kpis.iter().any(|kpi| fold(kpi.name.as_str()) == fold(fields.name.as_str())) {
            skipped += 1;
            continue;
        }
        let mut kpi = made(&with_new, fields, stamp)?;
        if let Some(value) = *reference {
            (kpi.baseline, kpi.baseline_on) = (Baseline::Reference { value }, Some(stamp.today));
        }
        with_new.target_can_be_reckoned(&kpi)?;
        let change = Change::added(kpi);
        with_new.apply(&change);
        changes.push(change);
    }
    match (changes.is_empty(), rows.is_empty()) {
        (true, true) => Err(Refusal::Import(ImportRefusal::NothingToImport)),
        (true, false) => Err(Refusal::Import(ImportRefusal::AllThere { rows: skipped })),
        (false, _) => Ok(Outcome { verb: Verb::KpisImported, changes, warnings: Vec::new(), skipped }),
    }
}

fn retire(kpi: &Kpi, stamp: &Stamp) -> Result<Outcome, Refusal> {
    match kpi.retired_on {
        Some(on) => Err(Refusal::Kpi(KpiRefusal::Retired { name: kpi.name.clone(), on })),
        None => {
            let retired = Kpi { retired_on: Some(stamp.today), ..kpi.clone() };
            Ok(Outcome::one(Verb::KpiRetired, Change::edited(kpi.clone(), retired)))
        }
    }
}

/// `kpi` with its key, when what is written of it may stand beside the others.
pub fn checked(board: &Board, mut kpi: Kpi) -> Result<Kpi, Refusal> {
    if kpi.name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name));
    }
    if kpi.decimals > MAX_DECIMALS {
        return Err(Refusal::Kpi(KpiRefusal::TooManyDecimals { most: MAX_DECIMALS }));
    }
    if kpi.grace > MOST_GRACE {
        return Err(Refusal::Kpi(KpiRefusal::GraceTooLong { most: MOST_GRACE }));
    }
    if let Some(target) = kpi.target.filter(|target| target.goes_against(kpi.better)) {
        return Err(Refusal::Kpi(KpiRefusal::TargetAgainstDirection { op: target.op }));
    }
    board.target_can_be_reckoned(&kpi)?;
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

impl Board {
    /// Whether a target against the baseline means something: a part of nothing is nothing (`domain.md` §2.3, 5).
    /// Without a baseline it waits for one.
    ///
    /// # Errors
    /// When it is relative to a baseline of nothing.
    pub fn target_can_be_reckoned(&self, kpi: &Kpi) -> Result<(), Refusal> {
        let relative = kpi.target.is_some_and(|target| target.basis == Basis::RelativePercent);
        let zero = relative && self.series(kpi).frozen_centre().is_some_and(|centre| centre.twice() == 0);
        if zero { Err(Refusal::Kpi(KpiRefusal::RelativeToZero)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Date;
    use crate::domain::id::Ids;
    use crate::domain::kpi::{Better, Reading};
    use crate::domain::period::Cadence;
    use crate::domain::period::Period;
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
        let fields = KpiFields::of(Text::stored("Svartid"), Better::Lower);
        does(&mut board, &KpiCommand::Add(Box::new(fields))).unwrap();
        let period = Period::last_ended(Cadence::Week, Date::default(), Date::default());
        let (kpi, values) = (board.kpis[0].id, vec![(period, 12).into()]);
        does(&mut board, &KpiCommand::Measure { kpi, values, replace: false, import: false }).unwrap();
        (board, period)
    }

    #[test]
    fn a_value_is_corrected_with_a_reason() {
        let (mut board, period) = board();
        let kpi = board.kpis[0].id;
        let correct = |period, value, why: &str| KpiCommand::Correct {
            kpi,
            period,
            reading: Reading::from(value),
            why: Text::stored(why),
        };
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
        does(&mut board, &KpiCommand::Correct { kpi, period, reading: 21.into(), why }).unwrap();
        does(&mut board, &KpiCommand::Measure { kpi, values: vec![(period, 22).into()], replace: true, import: false })
            .unwrap();
        assert_eq!((board.measurements[0].value, board.measurements[0].why.as_str()), (22, ""));
    }
}

//! Editing a KPI: its name, key, direction and target at any time; what its values are made of, until it is measured.

use std::cmp::Ordering;

use super::rules::checked;
use super::{Baseline, Kind, Kpi, KpiFields};
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::journal::Verb;
use crate::domain::number;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, KpiRefusal, Refusal};

/// `fields` are those the person saw and those wanted; `anew` begins a new series for another way of measuring.
pub fn edit(board: &Board, now: &Kpi, fields: (&KpiFields, &KpiFields), anew: bool) -> Result<Outcome, Refusal> {
    let (base, wanted) = fields;
    let mut merged = KpiFields::merge(base, wanted, now)?;
    refuse_mixed_target(&merged, now, wanted)?;
    if anew {
        begin_anew(board, now, &mut merged);
    }
    keep_reference(now, &mut merged)?;
    let kpi = checked(board, merged)?;
    if kpi == *now {
        return Err(Refusal::NothingChanged);
    }
    board.keeps_its_measure(now, &kpi)?;
    Ok(Outcome::one(Verb::KpiEdited, Change::edited(now.clone(), kpi)))
}

/// Another way of measuring from the period after the last that was measured in the old one (`domain.md` §4.5). What it
/// was measured against was measured in the old way.
fn begin_anew(board: &Board, now: &Kpi, kpi: &mut Kpi) {
    let series = board.series(now);
    if let Some(last) = series.last() {
        kpi.method_version = now.method_version + 1;
        kpi.method_from = Some(series.period(last.period).end());
        (kpi.baseline, kpi.baseline_on, kpi.baseline_why) = (Baseline::None, None, Text::default());
    }
}

/// One value to measure against stays the number it is, however its values are kept from now on.
fn keep_reference(now: &Kpi, kpi: &mut Kpi) -> Result<(), Refusal> {
    if let Baseline::Reference { value } = kpi.baseline {
        let rescaled = number::rescaled(value, now.scale(), kpi.scale());
        let fields = vec![FieldName::Decimals];
        let value = rescaled.map_err(|_| Refusal::Kpi(KpiRefusal::HasMeasurements { fields }))?;
        kpi.baseline = Baseline::Reference { value };
    }
    Ok(())
}

/// A target counts in the decimals it was written with: one person's target with another's decimals is nobody's.
fn refuse_mixed_target(merged: &Kpi, now: &Kpi, wanted: &KpiFields) -> Result<(), Refusal> {
    let of = |kind, decimals, target| (kind, decimals, target);
    let written = of(merged.kind, merged.decimals, merged.target);
    let mixed = merged.target.is_some()
        && written != of(now.kind, now.decimals, now.target)
        && written != of(wanted.kind, wanted.decimals, wanted.target);
    if mixed { Err(Refusal::Conflict(vec![FieldName::Decimals, FieldName::Target])) } else { Ok(()) }
}

impl Board {
    /// Whether what the values of a KPI are made of stays, once there are some.
    ///
    /// # Errors
    /// The refusal that names what may not change.
    pub fn keeps_its_measure(&self, before: &Kpi, after: &Kpi) -> Result<(), Refusal> {
        let Some(last) = self.series(before).last() else { return Ok(()) };
        let named = |changed: &[(FieldName, bool)]| -> Vec<FieldName> {
            changed.iter().filter(|(_, changed)| *changed).map(|(field, _)| *field).collect()
        };
        let fixed = named(&[
            (FieldName::Kind, !before.kind.counts_as(after.kind)),
            (FieldName::Decimals, before.scale() != after.scale() || weighs_otherwise(before, after)),
            (FieldName::Cadence, before.cadence != after.cadence),
        ]);
        if !fixed.is_empty() {
            return Err(Refusal::Kpi(KpiRefusal::HasMeasurements { fields: fixed }));
        }
        let way = named(&[
            (FieldName::KpiUnit, before.unit != after.unit),
            (FieldName::Method, !before.method.is_empty() && before.method != after.method),
        ]);
        let begun = before.method_from.is_some_and(|from| last.period >= from);
        match before.method_version.cmp(&after.method_version) {
            // Taken back: what was measured in the new way would stand among the old.
            Ordering::Greater if begun => Err(Refusal::Kpi(KpiRefusal::NewMethod { fields: vec![FieldName::Method] })),
            Ordering::Equal if !way.is_empty() => Err(Refusal::Kpi(KpiRefusal::NewMethod { fields: way })),
            Ordering::Less | Ordering::Equal | Ordering::Greater => Ok(()),
        }
    }
}

/// The sums an average is made of have its decimals.
fn weighs_otherwise(before: &Kpi, after: &Kpi) -> bool {
    before.kind == Kind::Average && before.decimals != after.decimals
}

#[cfg(test)]
mod tests {
    use super::super::{Better, KpiCommand, Measurement, NoteKind, Target, TargetOp, decide};
    use super::*;
    use crate::domain::calendar::Date;
    use crate::domain::id::{Ids, KpiId};
    use crate::domain::period::{Cadence, Period};
    use crate::domain::prose::Text;
    use crate::domain::refusal::Thing;
    use crate::domain::stamp::{Stamp, Through, Who};
    use chrono::DateTime;

    fn does(board: &mut Board, command: &KpiCommand) -> Result<Outcome, Refusal> {
        let (who, seed) = (Who { login: Text::default(), member: None }, board.kpis.len() as u64 + 5);
        let mut stamp = Stamp::new(who, DateTime::UNIX_EPOCH, Date::default(), Through::Screen, seed);
        let outcome = decide(board, command, &mut stamp)?;
        outcome.changes.iter().for_each(|change| board.apply(change));
        Ok(outcome)
    }

    /// A board with *Svartid* (whole seconds, at most 120) and *Ventetid*.
    fn board() -> (Board, KpiId) {
        let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), Date::default());
        for name in ["Svartid", "Ventetid"] {
            let (unit, target) = (Text::stored("sek."), Some(Target::absolute(TargetOp::AtMost, 120)));
            let fields = KpiFields { unit, target, ..KpiFields::of(Text::stored(name), Better::Lower) };
            does(&mut board, &KpiCommand::Add(Box::new(fields))).unwrap();
        }
        let id = board.find_kpi("svartid").unwrap().id;
        (board, id)
    }

    fn fields(board: &Board, id: KpiId) -> KpiFields {
        KpiFields::from(board.kpi(id).unwrap())
    }

    fn edits(board: &mut Board, id: KpiId, change: impl FnOnce(&mut KpiFields)) -> Result<Outcome, Refusal> {
        let base = fields(board, id);
        let mut wanted = base.clone();
        change(&mut wanted);
        does(board, &KpiCommand::Edit { id, base: Box::new(base), wanted: Box::new(wanted), anew: false })
    }

    fn measure(board: &mut Board, kpi: KpiId) {
        let period = Period::containing(Cadence::Week, Date::default(), board.anchor());
        let values = vec![(period, 131).into()];
        does(board, &KpiCommand::Measure { kpi, values, replace: false, import: false }).unwrap();
    }

    #[test]
    fn every_field_may_change_until_it_is_measured() {
        let (mut board, id) = board();
        let target = Some(Target::absolute(TargetOp::AtMost, 20));
        let outcome = edits(&mut board, id, |it| {
            (it.unit, it.decimals, it.cadence, it.target) = (Text::stored("min."), 1, Cadence::Month, target);
        });
        assert_eq!(outcome.unwrap().verb, Verb::KpiEdited);
        let now = fields(&board, id);
        assert_eq!((now.unit.as_str(), now.decimals, now.cadence, now.target), ("min.", 1, Cadence::Month, target));
        assert_eq!(edits(&mut board, id, |_| {}), Err(Refusal::NothingChanged));
    }

    #[test]
    fn what_the_values_are_made_of_stands_once_it_is_measured() {
        let (mut board, id) = board();
        measure(&mut board, id);
        let refused = edits(&mut board, id, |it| {
            (it.kind, it.decimals, it.cadence) = (Kind::Share, 1, Cadence::Month);
        });
        let fields = vec![FieldName::Kind, FieldName::Decimals, FieldName::Cadence];
        assert_eq!(refused, Err(Refusal::Kpi(KpiRefusal::HasMeasurements { fields })));
        edits(&mut board, id, |it| {
            (it.name, it.better, it.target) = (Text::stored("Svartid i telefonen"), Better::Higher, None);
        })
        .unwrap();
        assert_eq!(board.kpi(id).unwrap().target, None);
    }

    #[test]
    fn another_way_of_measuring_begins_a_new_series_when_it_is_asked_for() {
        let (mut board, id) = board();
        measure(&mut board, id);
        let way = edits(&mut board, id, |it| (it.unit, it.method) = (Text::stored("s"), Text::stored("ny telefon")));
        assert_eq!(way, Err(Refusal::Kpi(KpiRefusal::NewMethod { fields: vec![FieldName::KpiUnit] })));
        let base = fields(&board, id);
        let wanted = KpiFields { unit: Text::stored("s"), ..base.clone() };
        does(&mut board, &KpiCommand::Edit { id, base: Box::new(base), wanted: Box::new(wanted), anew: true }).unwrap();
        let kpi = board.kpi(id).unwrap();
        let period = Period::containing(Cadence::Week, Date::default(), board.anchor());
        assert_eq!((kpi.unit.as_str(), kpi.method_version, kpi.method_from), ("s", 2, Some(period.end())));
    }

    #[test]
    fn a_new_series_is_not_taken_back_once_something_is_measured_in_it() {
        let (mut board, id) = board();
        measure(&mut board, id);
        let base = Box::new(fields(&board, id));
        let wanted = Box::new(KpiFields { unit: Text::stored("s"), ..(*base).clone() });
        let anew = does(&mut board, &KpiCommand::Edit { id, base, wanted, anew: true }).unwrap();
        let back: Vec<Change> = anew.changes.iter().map(Change::inverse).collect();
        assert_eq!(board.stays_whole(&back), Ok(()));
        let next = Period::containing(Cadence::Week, Date::default(), board.anchor()).next();
        let kpi = board.kpi(id).unwrap();
        let row = Measurement::of(Ids::new(DateTime::UNIX_EPOCH, 9).fresh(), kpi, &(next, 99).into());
        board.apply(&Change::added(row));
        let fields = vec![FieldName::Method];
        assert_eq!(board.stays_whole(&back), Err(Refusal::Kpi(KpiRefusal::NewMethod { fields })));
    }

    #[test]
    fn one_value_to_measure_against_stays_the_number_it_is() {
        let (mut board, id) = board();
        let (baseline, why) = (Baseline::Reference { value: 11 }, Text::default());
        does(&mut board, &KpiCommand::Freeze { kpi: id, baseline, why }).unwrap();
        edits(&mut board, id, |it| (it.decimals, it.target) = (1, None)).unwrap();
        assert_eq!(board.kpi(id).unwrap().baseline, Baseline::Reference { value: 110 });
        edits(&mut board, id, |it| it.kind = Kind::Share).unwrap();
        assert_eq!(board.kpi(id).unwrap().baseline, Baseline::Reference { value: 11_000_000 });
    }

    #[test]
    fn what_is_frozen_is_over_and_a_point_that_is_left_out_stays() {
        let (mut board, kpi) = board();
        measure(&mut board, kpi);
        let period = Period::containing(Cadence::Week, Date::default(), board.anchor());
        let baseline = Baseline::Series { from: period.start, to: period.start };
        let moving = does(&mut board, &KpiCommand::Freeze { kpi, baseline, why: Text::default() });
        assert_eq!(moving, Err(Refusal::Kpi(KpiRefusal::BaselineNotOver { period })));
        let text = Text::stored("Systemet var nede");
        does(&mut board, &KpiCommand::Note { kpi, period, kind: NoteKind::Excluded, text }).unwrap();
        let gone = Change::removed(board.measurements[0].clone());
        assert_eq!(board.stays_whole(&[gone]), Err(Refusal::Kpi(KpiRefusal::NotMeasured { period })));
    }

    #[test]
    fn names_and_keys_are_its_own() {
        let (mut board, id) = board();
        let taken = Err(Refusal::NameTaken { thing: Thing::Kpi, name: Text::stored("Ventetid") });
        assert_eq!(edits(&mut board, id, |it| it.name = Text::stored("VENTETID")), taken);
        assert_eq!(edits(&mut board, id, |it| it.key = Text::stored("Ventetid")), taken);
        assert_eq!(edits(&mut board, id, |it| it.name = Text::default()), Err(Refusal::Empty(FieldName::Name)));
        let many = Err(Refusal::Kpi(KpiRefusal::TooManyDecimals { most: 6 }));
        assert_eq!(edits(&mut board, id, |it| it.decimals = 7), many);
        edits(&mut board, id, |it| (it.name, it.key) = (Text::stored("Tid til svar"), Text::default())).unwrap();
        assert_eq!(board.kpi(id).unwrap().key.as_str(), "tid-til-svar");
    }

    #[test]
    fn edits_of_two_are_merged_and_a_target_never_gets_anothers_decimals() {
        let (mut board, id) = board();
        let base = fields(&board, id);
        edits(&mut board, id, |it| it.unit = Text::stored("s")).unwrap();
        let wanted = KpiFields { name: Text::stored("Tid"), ..base.clone() };
        does(&mut board, &KpiCommand::Edit { id, base: Box::new(base.clone()), wanted: Box::new(wanted), anew: false })
            .unwrap();
        assert_eq!((fields(&board, id).name.as_str(), fields(&board, id).unit.as_str()), ("Tid", "s"));
        let wanted = KpiFields { unit: Text::stored("min."), ..base.clone() };
        let both =
            does(&mut board, &KpiCommand::Edit { id, base: Box::new(base), wanted: Box::new(wanted), anew: false });
        assert_eq!(both, Err(Refusal::Conflict(vec![FieldName::KpiUnit])));

        edits(&mut board, id, |it| it.target = None).unwrap();
        let base = fields(&board, id);
        edits(&mut board, id, |it| it.decimals = 2).unwrap();
        let target = Some(Target::absolute(TargetOp::AtMost, 100));
        let wanted = KpiFields { target, ..base.clone() };
        let mixed =
            does(&mut board, &KpiCommand::Edit { id, base: Box::new(base), wanted: Box::new(wanted), anew: false });
        assert_eq!(mixed, Err(Refusal::Conflict(vec![FieldName::Decimals, FieldName::Target])));
    }

    #[test]
    fn taking_an_edit_back_keeps_what_was_measured_since() {
        let (mut board, id) = board();
        let edited = edits(&mut board, id, |it| (it.decimals, it.target) = (1, None)).unwrap();
        let back: Vec<Change> = edited.changes.iter().map(Change::inverse).collect();
        assert_eq!(board.stays_whole(&back), Ok(()));
        measure(&mut board, id);
        let fields = vec![FieldName::Decimals];
        assert_eq!(board.stays_whole(&back), Err(Refusal::Kpi(KpiRefusal::HasMeasurements { fields })));
    }
}

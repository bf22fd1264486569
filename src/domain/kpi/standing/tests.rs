//! How a KPI stands, from what was measured and noted of it.

use super::*;
use crate::domain::calendar::{add_days, monday};
use crate::domain::id::Ids;
use crate::domain::kpi::verdict::Verdict;
use crate::domain::kpi::{Basis, Better, Kind, Kpi, KpiFields, KpiNote, Measurement, NoteKind, Target, TargetOp};
use crate::domain::prose::Text;
use chrono::DateTime;

/// A KPI of which lower is better, its weekly values (the last of week 47 of 2026) and what is noted of them.
struct Told {
    kpi: Kpi,
    measurements: Vec<Measurement>,
    notes: Vec<KpiNote>,
}

/// The Monday of week 48.
fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

fn week(back: usize) -> Date {
    add_days(monday(today()), -7 * i64::try_from(back).unwrap())
}

fn told(values: &[Option<i64>]) -> Told {
    let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
    let fields = KpiFields { kind: Kind::Count, ..KpiFields::of(Text::stored("Klager"), Better::Lower) };
    let kpi = Kpi::of(ids.fresh(), ids.fresh(), fields);
    let weeks = (1..=values.len()).rev().map(week);
    let measured = weeks.zip(values).filter_map(|(start, value)| Some((start, (*value)?)));
    let period = |start| Period { start, cadence: kpi.cadence };
    let measurements =
        measured.map(|(start, value)| Measurement::of(ids.fresh(), &kpi, &(period(start), value).into())).collect();
    Told { kpi, measurements, notes: Vec::new() }
}

impl Told {
    fn series(&self) -> Series<'_> {
        let Told { kpi, measurements, notes } = self;
        Series { kpi, measurements, notes, judged: None, anchor: today() }
    }

    fn notes(&mut self, back: usize, kind: NoteKind) {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, back as u64);
        let (board, text) = (self.kpi.board, Text::stored("Systemet var nede"));
        self.notes.push(KpiNote { id: ids.fresh(), board, kpi: self.kpi.id, period: week(back), kind, text });
        self.notes.sort_by_key(|note| note.period);
    }

    fn verdict(&self) -> Verdict {
        self.series().standing(today()).judgement.verdict
    }
}

/// Twelve weeks around 20, and `after`.
fn steady_then(after: &[i64]) -> Told {
    let values = [&[18, 22, 19, 21, 23, 17, 20, 24, 16, 21, 19, 22], after].concat();
    let mut told = told(&values.iter().copied().map(Some).collect::<Vec<_>>());
    told.kpi.baseline = Baseline::Series { from: week(values.len()), to: week(values.len() - 11) };
    told
}

#[test]
fn eight_better_weeks_after_a_baseline_of_twelve_are_a_change() {
    let seven = steady_then(&[12, 13, 11, 12, 14, 13, 12]);
    assert_eq!(seven.verdict(), Verdict::NoChange, "with seven it may still be chance");
    let eight = steady_then(&[12, 13, 11, 12, 14, 13, 12, 11]);
    let standing = eight.series().standing(today());
    assert_eq!(standing.judgement.verdict, Verdict::Better);
    assert_eq!(standing.judged.run, Some((week(8), week(1))));
    assert_eq!(standing.judged.centre, eight.series().frozen_centre());
}

#[test]
fn what_was_measured_before_in_another_way_is_not_compared() {
    let mut told = steady_then(&[12, 13, 11, 12, 14, 13, 12, 11]);
    told.kpi.method_from = Some(week(8));
    told.kpi.baseline = Baseline::None;
    let standing = told.series().standing(today());
    assert_eq!((standing.judged.chart.observations, standing.judgement.verdict), (8, Verdict::TooFew));
}

#[test]
fn a_point_that_is_left_out_counts_as_if_it_were_not_there() {
    let mut told = steady_then(&[12, 13, 11, 12, 30, 14, 13, 12, 11]);
    assert_eq!(told.verdict(), Verdict::NoChange, "one week breaks the run");
    told.notes(5, NoteKind::Excluded);
    assert_eq!(told.verdict(), Verdict::Better);
}

#[test]
fn a_period_is_late_after_its_grace_of_working_days_unless_it_is_explained() {
    let mut told = told(&[Some(20), None]);
    let late = |told: &Told, day: &str| told.series().late(day.parse().unwrap()).len();
    assert_eq!(told.series().missing(today()).len(), 1);
    assert_eq!((late(&told, "2026-11-25"), late(&told, "2026-11-26")), (0, 1), "three working days");
    told.kpi.grace = 0;
    assert_eq!(late(&told, "2026-11-23"), 1);
    told.notes(1, NoteKind::Gap);
    assert_eq!(late(&told, "2026-11-23"), 0);
}

#[test]
fn holes_that_nobody_has_explained_are_to_be_entered() {
    let mut told = told(&[Some(20), None, None, Some(21), None]);
    let to_enter = |told: &Told| told.series().to_enter(today()).iter().map(|it| it.start).collect::<Vec<_>>();
    assert_eq!(to_enter(&told), [week(4), week(3), week(1)]);
    told.notes(3, NoteKind::Gap);
    assert_eq!(to_enter(&told), [week(4), week(1)]);
    assert_eq!(told.series().late("2026-11-30".parse().unwrap()).len(), 1, "a hole is no debt");
}

#[test]
fn what_was_never_measured_is_missing_from_the_period_said_to_be_the_first() {
    let mut told = told(&[]);
    assert_eq!(told.series().missing(today()).len(), 0);
    told.kpi.first_period = Some(week(3));
    assert_eq!(told.series().missing(today()).len(), 3);
    told.kpi.retired_on = Some(week(1));
    assert_eq!(told.series().missing(today()).len(), 0, "it is no longer measured");
}

#[test]
fn a_baseline_of_which_nothing_counts_is_not_made_up() {
    let mut told = steady_then(&[12, 13, 11, 12, 14, 13, 12, 11]);
    told.kpi.target = Some(Target { basis: Basis::RelativePercent, ..Target::absolute(TargetOp::AtMost, -1_000) });
    (9..=20).for_each(|back| told.notes(back, NoteKind::Excluded));
    let standing = told.series().standing(today());
    assert_eq!((standing.judged.centre, standing.judgement.verdict), (None, Verdict::TooFew));
    assert_eq!(standing.target, Some(Err(Unresolved::NoBaseline)));
}

#[test]
fn a_target_against_the_baseline_waits_for_one() {
    let mut told = steady_then(&[17, 18, 18, 17]);
    let target = Target { basis: Basis::RelativePercent, ..Target::absolute(TargetOp::AtMost, -1_000) };
    told.kpi.target = Some(target);
    // 10 per cent below 20.5 is 18.45.
    assert_eq!(told.series().target().map(|it| it.value.shown(6)), Some((1_845, 2)));
    let standing = told.series().standing(today());
    assert!(standing.reached, "by the last value and the middle of four");
    assert_eq!(standing.assurance, Some(Assurance::ByChance));
    told.kpi.baseline = Baseline::None;
    let standing = told.series().standing(today());
    assert_eq!(standing.target, Some(Err(Unresolved::NoBaseline)));
    assert_eq!(standing.met_lately, None);
}

#[test]
fn a_normal_range_stays_within_what_the_values_can_be() {
    let values = [2, 0, 3, 1, 0, 2, 4, 0, 3, 1, 2, 0, 3, 1];
    let mut told = told(&values.map(Some));
    let lower = |told: &Told| told.series().normal_range(&told.series().judged()).unwrap()[0];
    assert_eq!(lower(&told), Ratio::whole(0), "nothing is counted below 0");
    told.kpi.kind = Kind::Sum;
    assert_eq!(lower(&told), Ratio::whole(0), "none was below 0");
    told.measurements[0].value = -1;
    assert!(lower(&told) < Ratio::whole(0));
}

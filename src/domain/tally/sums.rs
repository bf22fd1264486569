//! The sums of the tally.

use std::collections::BTreeMap;

use super::{CaseType, Stream, TallyEntry};
use crate::domain::calendar::Date;

/// Day, stream, type, and the type leant towards.
type Key = (Date, Stream, CaseType, Option<CaseType>);

/// The sums of the days loaded, by stream, case type and the type that border cases lean towards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums(BTreeMap<Key, i64>);

impl Sums {
    pub fn add(&mut self, key: Key, count: i64) {
        let sum = self.0.entry(key).or_default();
        *sum += count;
        if *sum == 0 {
            self.0.remove(&key);
        }
    }

    pub fn add_entry(&mut self, entry: &TallyEntry) {
        self.add(key(entry), i64::from(entry.count));
    }

    pub fn take_entry(&mut self, entry: &TallyEntry) {
        self.add(key(entry), -i64::from(entry.count));
    }

    /// Lets go of the days before `from`.
    pub fn let_go(&mut self, from: Date) {
        self.0.retain(|(day, ..), _| *day >= from);
    }

    /// How many from `from` to before `end`.
    pub fn total(&self, from: Date, end: Date, stream: Stream, case_type: CaseType) -> i64 {
        self.sum(from, end, |(_, of, kind, _)| *of == stream && *kind == case_type)
    }

    /// How many from `from` to before `end` lie on the edge that `a` and `b` share, whichever of them they count under.
    pub fn borders(&self, from: Date, end: Date, stream: Stream, a: CaseType, b: CaseType) -> i64 {
        let lies = |kind: CaseType, towards: Option<CaseType>| {
            (kind == a && towards == Some(b)) || (kind == b && towards == Some(a))
        };
        self.sum(from, end, |(_, of, kind, towards)| *of == stream && lies(*kind, *towards))
    }

    fn sum(&self, from: Date, end: Date, counts: impl Fn(&Key) -> bool) -> i64 {
        self.0
            .range((from, Stream::Application, CaseType::Ready, None)..)
            .take_while(|((day, ..), _)| *day < end)
            .filter(|(key, _)| counts(key))
            .map(|(_, count)| count)
            .sum()
    }
}

fn key(entry: &TallyEntry) -> Key {
    (entry.day, entry.stream, entry.case_type, entry.neighbour)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> Date {
        Date::from_ymd_opt(2026, 11, number).unwrap()
    }

    #[test]
    fn a_border_case_counts_once_and_on_the_edge_from_both_sides() {
        use CaseType::{Guidance, Principle, Ready, WatchOut};
        let mut sums = Sums::default();
        let stream = Stream::Application;
        for (kind, towards, count) in
            [(Ready, None, 5), (Ready, Some(Guidance), 2), (Guidance, Some(Ready), 1), (Guidance, Some(Principle), 4)]
        {
            sums.add((day(20), stream, kind, towards), count);
        }
        sums.add((day(20), Stream::Inspection, Ready, Some(Guidance)), 8);
        sums.add((day(27), stream, Ready, Some(Guidance)), 16);
        let total = |kind| sums.total(day(20), day(27), stream, kind);
        assert_eq!([total(Ready), total(Guidance), total(Principle), total(WatchOut)], [7, 5, 0, 0]);
        let borders = |a, b| sums.borders(day(20), day(27), stream, a, b);
        assert_eq!((borders(Ready, Guidance), borders(Guidance, Ready)), (3, 3));
        assert_eq!((borders(Principle, Guidance), borders(WatchOut, Ready)), (4, 0));
    }

    #[test]
    fn what_is_taken_away_leaves_nothing() {
        let mut sums = Sums::default();
        let key = (day(20), Stream::Application, CaseType::Ready, None);
        sums.add(key, 3);
        sums.add(key, -3);
        assert_eq!(sums, Sums::default());
    }
}

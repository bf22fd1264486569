//! Numbers pasted into a field: a period and its value a line, each read as if it had been typed there. A week needs no
//! year, which in a file would be a guess.

use std::collections::HashMap;

use super::csv;
use crate::domain::calendar::{Date, DateError};
use crate::domain::kpi::entry::{EntryError, read};
use crate::domain::kpi::{Kind, Kpi, Reading};
use crate::domain::period::Period;
use crate::text::Lang;

/// What was pasted, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    pub values: Vec<(Period, Reading)>,
    /// Lines with a period alone.
    pub empty: usize,
}

/// What is wrong in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub line: u64,
    pub what: Wrong,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    Period(DateError),
    Value(EntryError),
    /// The period stands in this line too.
    Twice {
        line: u64,
    },
}

impl Fault {
    /// `linje 3: …`.
    pub fn spoken(&self, lang: Lang) -> String {
        let what = match self.what {
            Wrong::Period(error) => lang.period_error(error).to_owned(),
            Wrong::Value(error) => lang.entry_error(error),
            Wrong::Twice { line } => lang.period_twice(line),
        };
        lang.pasted_fault(self.line, &what)
    }
}

/// Whether `text` is more than one value: several lines, or cells beside each other.
pub fn is_table(text: &str) -> bool {
    let text = text.trim();
    text.contains(['\n', '\r', '\t', ';'])
}

/// How the periods and values of a KPI are read on a day.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub kpi: &'a Kpi,
    /// The board's anchor of fortnights.
    pub anchor: Date,
    pub today: Date,
}

impl Reader<'_> {
    /// Reads what was pasted.
    ///
    /// # Errors
    /// Every line that cannot be read.
    pub fn read(self, text: &str) -> Result<Pasted, Vec<Fault>> {
        let (mut pasted, mut faults) = (Pasted::default(), Vec::new());
        let mut seen: HashMap<Period, u64> = HashMap::new();
        let numbered = (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty());
        for (nth, (line, text)) in numbered.enumerate() {
            let (period, value) = self.parted(text);
            let read = (self.period(&period), read(&value, self.kpi.kind, self.kpi.decimals));
            let mut fault = |what: Wrong| faults.push(Fault { line, what });
            match read {
                (Ok(_), _) if value.is_empty() => pasted.empty += 1,
                (Ok(period), Ok(reading)) => match seen.insert(period, line) {
                    Some(line) => fault(Wrong::Twice { line }),
                    None => pasted.values.push((period, reading)),
                },
                // A sheet's headings.
                (Err(_), Err(_)) if nth == 0 => {}
                (Err(error), _) => fault(Wrong::Period(error)),
                (Ok(_), Err(error)) => fault(Wrong::Value(error)),
            }
        }
        if faults.is_empty() { Ok(pasted) } else { Err(faults) }
    }

    fn period(self, text: &str) -> Result<Period, DateError> {
        Period::parse(text, self.kpi.cadence, self.anchor, self.today)
    }

    /// The period and the value of a line: its cells, else the longest beginning that is a period, and the rest.
    fn parted(self, line: &str) -> (String, String) {
        if let Some(separator) = [b';', b'\t'].into_iter().find(|separator| line.bytes().any(|byte| byte == *separator))
        {
            let cells = csv::cells(line, separator);
            let cell = |at: usize| cells.get(at).map_or("", String::as_str);
            let parts = matches!(self.kpi.kind, Kind::Share | Kind::Average) && !cell(2).is_empty();
            let value = if parts { format!("{}/{}", cell(1), cell(2)) } else { cell(1).to_owned() };
            return (cell(0).to_owned(), value);
        }
        let spaces = line.match_indices(' ').map(|(at, _)| at).rev();
        let parted = spaces.map(|at| (line[..at].trim(), line[at..].trim()));
        let whole = || self.period(line).is_ok().then_some((line, ""));
        let is_period = |(period, _): &(&str, &str)| self.period(period).is_ok();
        let found = parted.clone().find(is_period).or_else(whole).or_else(|| line.rsplit_once(' '));
        let (period, value) = found.unwrap_or((line, ""));
        (period.to_owned(), value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Ids;
    use crate::domain::kpi::{Better, KpiFields};
    use crate::domain::number::NumberError;
    use crate::domain::prose::Text;
    use chrono::DateTime;

    /// The periods by their codes, and how many lines have no value.
    type Told = (Vec<(String, i64)>, usize);

    fn read(text: &str, kind: Kind, decimals: u32) -> Result<Told, Vec<(u64, Wrong)>> {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
        let fields = KpiFields { kind, decimals, ..KpiFields::of(Text::stored("Svartid"), Better::Lower) };
        let kpi = Kpi::of(ids.fresh(), ids.fresh(), fields);
        let reader = Reader { kpi: &kpi, anchor: "2026-11-27".parse().unwrap(), today: "2026-11-23".parse().unwrap() };
        let shown = |(period, reading): (Period, Reading)| (period.code(), reading.value);
        let pasted = reader.read(text).map(|it| (it.values.into_iter().map(shown).collect(), it.empty));
        pasted.map_err(|faults| faults.iter().map(|fault| (fault.line, fault.what)).collect())
    }

    fn week(number: u32, value: i64) -> (String, i64) {
        (format!("2026-W{number}"), value)
    }

    #[test]
    fn a_line_is_a_period_and_a_value_however_they_are_parted() {
        let pasted = read("uge\ttal\n2026-U45\t1,52\nuge 46;1,5\n\nuge 47 2026 1,4\n", Kind::Sum, 2);
        assert_eq!(pasted, Ok((vec![week(45, 152), week(46, 150), week(47, 140)], 0)));
        assert_eq!(read("uge 46 1:52\n47  2 min", Kind::Duration, 0), Ok((vec![week(46, 112), week(47, 120)], 0)));
        assert_eq!(read("uge 46;\nuge 47;12\nuge 45", Kind::Count, 0), Ok((vec![week(47, 12)], 2)));
    }

    #[test]
    fn of_a_share_two_numbers_are_its_parts() {
        let shares = read("uge 46\t9\t50\nuge 47\t18 %\t", Kind::Share, 0);
        assert_eq!(shares, Ok((vec![week(46, 18_000_000), week(47, 18_000_000)], 0)));
    }

    #[test]
    fn every_line_that_cannot_be_read_is_told() {
        let unclear = EntryError::TimeUnclear { as_clock: Some(112), as_minutes: 91 };
        assert_eq!(
            read("uge 46 1,52\nknap 47 1:40\nuge 47 1:40\n47 1:41", Kind::Duration, 0),
            Err(vec![(1, Wrong::Value(unclear)), (2, Wrong::Period(DateError::Form)), (4, Wrong::Twice { line: 3 })])
        );
        let not_a_number = Wrong::Value(EntryError::Number(NumberError::NotANumber));
        assert_eq!(read("uge 46;x", Kind::Count, 0), Err(vec![(1, not_a_number)]));
    }

    #[test]
    fn one_value_is_no_table() {
        assert!(!is_table("1,52\n") && is_table("uge 47\t1,52") && is_table("1\n2"));
    }
}

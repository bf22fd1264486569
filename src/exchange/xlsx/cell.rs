//! A cell of a workbook as people would write it in Danish: what the readers of files take.

use calamine::{DataRef, ExcelDateTime};

use crate::exchange::guard::unguarded;

/// What stands in a cell; `is_percent` when it is shown as per cent.
pub fn text(cell: &DataRef, is_percent: bool) -> String {
    match cell {
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) if is_percent => format!("{} %", number(value * 100.0)),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => unguarded(text.trim()).to_owned(),
        DataRef::SharedString(text) => unguarded(text.trim()).to_owned(),
        DataRef::DateTimeIso(text) => day_of(text.trim()).to_owned(),
        DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => moment_text(*moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The date of `2026-11-23T00:00:00`; what is no date and time stays as it is.
fn day_of(moment: &str) -> &str {
    moment.split_once('T').map(|(day, _)| day).filter(|day| !day.is_empty()).unwrap_or(moment)
}

/// As many digits as Excel keeps, fifteen, so that `0.1 + 0.2` is 0,3.
fn number(value: f64) -> String {
    let kept = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{kept}").replace('.', ",")
}

/// A date, or a time alone: `1:52` was typed as that.
fn moment_text(moment: ExcelDateTime) -> String {
    let (year, month, day, hours, minutes, seconds, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() || moment.as_f64() < 1.0 {
        let hours = u64::from(hours) + 24 * whole_days(moment);
        return if seconds == 0 {
            format!("{hours}:{minutes:02}")
        } else {
            format!("{hours}:{minutes:02}:{seconds:02}")
        };
    }
    format!("{year:04}-{month:02}-{day:02}")
}

fn whole_days(moment: ExcelDateTime) -> u64 {
    // A length of time below zero has no days, and one of ages has as many as fit.
    moment.as_f64().trunc().max(0.0) as u64
}

//! Dates, times and widths as people read them.

use chrono::{Datelike, NaiveTime, Weekday};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Lang;
use crate::domain::calendar::{Date, add_days};
use crate::domain::period::{Cadence, Period};

const MONTHS_DA: [&str; 12] =
    ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Lang {
    /// `man.`, `Mon`.
    pub fn weekday(self, date: Date) -> &'static str {
        match date.weekday() {
            Weekday::Mon => self.pick("man.", "Mon"),
            Weekday::Tue => self.pick("tirs.", "Tue"),
            Weekday::Wed => self.pick("ons.", "Wed"),
            Weekday::Thu => self.pick("tors.", "Thu"),
            Weekday::Fri => self.pick("fre.", "Fri"),
            Weekday::Sat => self.pick("lør.", "Sat"),
            Weekday::Sun => self.pick("søn.", "Sun"),
        }
    }

    /// `nov.`, `Nov`.
    pub fn month_name(self, date: Date) -> &'static str {
        self.pick(MONTHS_DA, MONTHS_EN)[date.month0() as usize]
    }

    /// `23-11-2026`: in lists.
    pub fn date(self, date: Date) -> String {
        format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
    }

    /// `tors. 26-11`: within the next fortnight.
    pub fn near_date(self, date: Date) -> String {
        format!("{} {:02}-{:02}", self.weekday(date), date.day(), date.month())
    }

    /// `fre. 27-11-2026`: a date as it was understood.
    pub fn full_date(self, date: Date) -> String {
        format!("{} {}", self.weekday(date), self.date(date))
    }

    /// `27. nov.`, `27 Nov`.
    pub fn day_and_month(self, date: Date) -> String {
        match self {
            Lang::Da => format!("{}. {}", date.day(), self.month_name(date)),
            Lang::En => format!("{} {}", date.day(), self.month_name(date)),
        }
    }

    /// `fre. 27. nov.`, `Fri 27 Nov`.
    pub fn short_date(self, date: Date) -> String {
        format!("{} {}", self.weekday(date), self.day_and_month(date))
    }

    /// `man. 23. nov. 2026`: in text.
    pub fn long_date(self, date: Date) -> String {
        format!("{} {}", self.short_date(date), date.year())
    }

    /// `16.–29. nov.`, `30. nov.–13. dec.`: from the first to the last day.
    pub fn date_range(self, from: Date, to: Date) -> String {
        if (from.year(), from.month()) == (to.year(), to.month()) {
            return match self {
                Lang::Da => format!("{}.–{}", from.day(), self.day_and_month(to)),
                Lang::En => format!("{}–{}", from.day(), self.day_and_month(to)),
            };
        }
        format!("{}–{}", self.day_and_month(from), self.day_and_month(to))
    }

    /// `kl. 09.00`, `09:00`.
    pub fn clock(self, time: NaiveTime) -> String {
        self.pick(time.format("kl. %H.%M"), time.format("%H:%M")).to_string()
    }

    /// `uge 48`, `week 48`.
    pub fn week(self, date: Date) -> String {
        format!("{} {}", self.pick("uge", "week"), date.iso_week().week())
    }

    /// A deadline in a list: the weekday and date within a fortnight, else the week; the year when it is another.
    pub fn deadline(self, deadline: Date, today: Date) -> String {
        let days = (deadline - today).num_days();
        if (1..=14).contains(&days) {
            self.near_date(deadline)
        } else if deadline.iso_week().year() == today.iso_week().year() {
            self.week(deadline)
        } else {
            self.date(deadline)
        }
    }

    /// `uge 47`, `uge 47–48`, `nov. 2026`, `4. kvartal 2026`.
    pub fn period(self, period: Period) -> String {
        let start = period.start;
        match period.cadence {
            Cadence::Week => self.week(start),
            Cadence::Fortnight => format!("{}–{}", self.week(start), add_days(start, 7).iso_week().week()),
            Cadence::Month => format!("{} {}", self.month_name(start), start.year()),
            Cadence::Quarter => {
                let quarter = start.month0() / 3 + 1;
                self.pick(format!("{quarter}. kvartal {}", start.year()), format!("Q{quarter} {}", start.year()))
            }
        }
    }
}

/// `#06`: the number of an action, two digits at least, so that it looks the same in a list and in a sentence.
pub fn action_number(number: u32) -> String {
    format!("#{number:02}")
}

/// The columns a text takes on a terminal.
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text` in at most `columns` columns, cut with `…`.
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.graphemes(true) {
        if kept.width() + letter.width() + 1 > columns {
            break;
        }
        kept.push_str(letter);
    }
    if columns > 0 {
        kept.truncate(kept.trim_end().len());
        kept.push('…');
    }
    kept
}

/// `text` cut and padded to exactly `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let missing = columns.saturating_sub(cut.width());
    cut + &" ".repeat(missing)
}

/// `text` cut and padded on the left to exactly `columns`.
pub fn pad_left(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    " ".repeat(columns.saturating_sub(cut.width())) + &cut
}

/// `text` broken into lines of at most `columns`, between words where it can be; line breaks of the text stay.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.width() + 1 + word.width() > columns {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            for letter in word.graphemes(true) {
                if line.width() + letter.width() > columns && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(letter);
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_read_as_danish_and_english() {
        let date: Date = "2026-11-23".parse().unwrap();
        assert_eq!(Lang::Da.long_date(date), "man. 23. nov. 2026");
        assert_eq!(Lang::En.long_date(date), "Mon 23 Nov 2026");
        assert_eq!(Lang::Da.date_range(date, add_days(date, 5)), "23.–28. nov.");
        assert_eq!(Lang::Da.date_range(date, add_days(date, 13)), "23. nov.–6. dec.");
        assert_eq!(Lang::Da.deadline(add_days(date, 3), date), "tors. 26-11");
        assert_eq!(Lang::Da.deadline(add_days(date, 21), date), "uge 51");
        assert_eq!(Lang::Da.deadline(add_days(date, 60), date), "22-01-2027");
    }

    proptest! {
        #[test]
        fn cut_text_fits_and_whole_text_stays(text in "\\PC{0,30}", columns in 0usize..40) {
            prop_assert!(cut(&text, columns).width() <= columns);
            prop_assert_eq!(pad("abc", columns).width(), columns);
            for line in wrap(&text, columns.max(2)) {
                // One letter may be wider than the room there is.
                prop_assert!(line.width() <= columns.max(2) || line.graphemes(true).count() == 1);
            }
        }
    }
}

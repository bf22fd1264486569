//! Dates, times, numbers and widths as people read them.

use chrono::{Datelike, NaiveTime, Weekday};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Lang;
use crate::domain::calendar::{Date, add_days};
use crate::domain::kpi::{Kind, Kpi, QUOTIENT_DECIMALS};
use crate::domain::number::plain;
use crate::domain::period::{Cadence, Period};
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::Centre;

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

    pub fn decimal_sign(self) -> char {
        self.pick(',', '.')
    }

    /// A value with the KPI's decimals, without its unit.
    pub fn value(self, value: i64, decimals: u32) -> String {
        plain(value, decimals, self.decimal_sign())
    }

    /// A value of a KPI as it is shown, without its unit: `18`, `95,3`, `1:52`.
    pub fn kpi_value(self, value: i64, kpi: &Kpi) -> String {
        self.written(value, kpi.kind, kpi.decimals)
    }

    /// A value of a KPI of that kind that shows so many decimals.
    pub fn written(self, value: i64, kind: Kind, decimals: u32) -> String {
        match kind {
            Kind::Duration => clock(value),
            Kind::Share | Kind::Average => self.value(rounded(value.into(), QUOTIENT_DECIMALS, decimals), decimals),
            Kind::Count | Kind::Sum | Kind::Scale => self.value(value, decimals),
        }
    }

    /// A value with its unit: `18 %`, `112 sek.`.
    pub fn value_with_unit(self, value: i64, kpi: &Kpi) -> String {
        let number = self.kpi_value(value, kpi);
        if kpi.unit.is_empty() { number } else { format!("{number} {}", kpi.unit) }
    }

    /// A centre, with one decimal more than the values where it is not one of them: `20,5`, `2:26,5`.
    pub fn centre(self, centre: Centre, kpi: &Kpi) -> String {
        self.resolved(centre.exact(), kpi)
    }

    /// A target or a limit, as a centre is written: with one decimal more than the values, where it is not 0.
    pub fn resolved(self, value: Ratio, kpi: &Kpi) -> String {
        let decimals = if kpi.kind == Kind::Duration { 0 } else { kpi.decimals };
        let tenths = tenths(value, kpi.scale(), decimals);
        match kpi.kind {
            Kind::Duration => {
                let (sign, whole, tenth) = (if tenths < 0 { "-" } else { "" }, clock(tenths.abs() / 10), tenths % 10);
                let tail = if tenth == 0 { String::new() } else { format!("{}{}", self.decimal_sign(), tenth.abs()) };
                format!("{sign}{whole}{tail}")
            }
            Kind::Count | Kind::Sum | Kind::Average | Kind::Share | Kind::Scale => {
                let text = self.value(tenths, decimals + 1);
                let exact = text.strip_suffix('0').map(|text| text.trim_end_matches(self.decimal_sign()));
                exact.map_or(text.clone(), str::to_owned)
            }
        }
    }
}

/// `value`, scaled by 10^`scale`, with one decimal more than `decimals`: rounded once, a half away from zero.
fn tenths(value: Ratio, scale: u32, decimals: u32) -> i64 {
    let is_below = value < Ratio::whole(0);
    let size = if is_below { Ratio::whole(0).minus(value) } else { Some(value) };
    let fewer = Ratio::new(1, 10_i128.pow(scale.saturating_sub(decimals + 1)));
    let size = size.zip(fewer).and_then(|(size, fewer)| size.times(fewer));
    let tenths = size.and_then(|size| i64::try_from(size.rounded((decimals + 1).saturating_sub(scale))).ok());
    tenths.map_or(i64::MAX, |tenths| if is_below { -tenths } else { tenths })
}

/// `value`, scaled by 10^`from`, as a whole of 10^`to`: a half away from zero.
fn rounded(value: i128, from: u32, to: u32) -> i64 {
    let part = 10_i128.pow(from.saturating_sub(to));
    let whole = (value.abs() + part / 2) / part * 10_i128.pow(to.saturating_sub(from));
    i64::try_from(whole * value.signum()).unwrap_or(i64::MAX)
}

/// Seconds as a clock shows them: `1:52`, `1:02:07`.
pub fn clock(seconds: i64) -> String {
    let (sign, all) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
    let (hours, minutes, seconds) = (all / 3_600, all / 60 % 60, all % 60);
    match hours {
        0 => format!("{sign}{minutes}:{seconds:02}"),
        _ => format!("{sign}{hours}:{minutes:02}:{seconds:02}"),
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
    use crate::domain::id::Ids;
    use crate::domain::kpi::{Better, KpiFields};
    use crate::domain::prose::Text;
    use chrono::DateTime;
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

    #[test]
    fn a_centre_between_two_values_shows_its_half() {
        let centre = |lang: Lang, values: &[i64], kpi: &Kpi| lang.centre(Centre::median(values).unwrap(), kpi);
        assert_eq!(centre(Lang::Da, &[20, 21], &kpi(Kind::Count, 0)), "20,5");
        assert_eq!(centre(Lang::Da, &[20], &kpi(Kind::Count, 0)), "20");
        assert_eq!(centre(Lang::En, &[205, 206], &kpi(Kind::Count, 1)), "20.55");
        assert_eq!(centre(Lang::Da, &[146, 147], &kpi(Kind::Duration, 0)), "2:26,5");
        assert_eq!(centre(Lang::Da, &[95_315_060], &kpi(Kind::Share, 1)), "95,32");
    }

    #[test]
    fn a_limit_is_rounded_once_and_keeps_its_sign() {
        let resolved = |of, per, kpi: &Kpi| Lang::Da.resolved(Ratio::new(of, per).unwrap(), kpi);
        // 12.2499996 %, whose seventh decimal would make it 12.25 first.
        assert_eq!(resolved(122_499_996, 10, &kpi(Kind::Share, 0)), "12,2");
        assert_eq!(resolved(-1, 2, &kpi(Kind::Duration, 0)), "-0:00,5");
        assert_eq!(resolved(-125, 10, &kpi(Kind::Count, 0)), "-12,5");
        assert_eq!(resolved(1, 3, &kpi(Kind::Sum, 1)), "0,03");
    }

    fn kpi(kind: Kind, decimals: u32) -> Kpi {
        let mut ids = Ids::new(DateTime::UNIX_EPOCH, 1);
        let fields = KpiFields { kind, decimals, ..KpiFields::of(Text::stored("Tal"), Better::Higher) };
        Kpi::of(ids.fresh(), ids.fresh(), fields)
    }

    #[test]
    fn values_are_written_as_what_they_are() {
        assert_eq!(Lang::Da.kpi_value(112, &kpi(Kind::Duration, 0)), "1:52");
        assert_eq!(Lang::Da.kpi_value(3_727, &kpi(Kind::Duration, 0)), "1:02:07");
        assert_eq!(Lang::Da.kpi_value(95_500_000, &kpi(Kind::Share, 0)), "96");
        assert_eq!(Lang::En.kpi_value(-1_250_000, &kpi(Kind::Average, 1)), "-1.3");
        assert_eq!(Lang::Da.kpi_value(15, &kpi(Kind::Sum, 1)), "1,5");
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

//! The values of KPIs as people read them: each as what it is, a line across them with one decimal more.

use super::Lang;
use crate::domain::kpi::{Kind, Kpi, QUOTIENT_DECIMALS};
use crate::domain::number::plain;
use crate::domain::ratio::Ratio;
use crate::domain::run_chart::Centre;

impl Lang {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Ids;
    use crate::domain::kpi::{Better, KpiFields};
    use crate::domain::prose::Text;
    use chrono::DateTime;

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
}

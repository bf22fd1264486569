//! The target of a KPI as it is chosen and typed: of its own, or against the baseline, perhaps by a day.

use crate::domain::calendar::Date;
use crate::domain::kpi::{Basis, Kind, Kpi, Target, TargetOp};
use crate::domain::number::{MAX_DECIMALS, parse, plain};
use crate::domain::refusal::FieldName;
use crate::text::value::clock;
use crate::tui::popups::form::Form;
use crate::tui::popups::forms::Purpose;
use crate::tui::popups::forms::reading::{Understood, Wrong, date, taken};
use crate::tui::view::View;

/// The kind chosen in the form.
pub fn kind(form: &Form) -> Kind {
    Kind::ALL.get(form.chosen(FieldName::Kind)).copied().unwrap_or(Kind::Count)
}

/// The decimals chosen in the form.
pub fn decimals(form: &Form) -> u32 {
    u32::try_from(form.chosen(FieldName::Decimals)).unwrap_or(0).min(MAX_DECIMALS)
}

fn basis(form: &Form) -> Basis {
    Basis::ALL.get(form.chosen(FieldName::Basis)).copied().unwrap_or(Basis::Absolute)
}

/// The number of the target, by the kind, the decimals and the basis chosen beside it. A change may be below 0.
fn number(form: &Form, text: &str, view: &View) -> Result<i64, Wrong> {
    let (kind, decimals) = (kind(form), decimals(form));
    match basis(form) {
        Basis::Absolute => super::value::read(text, kind, decimals, view).map(|reading| reading.value),
        basis @ (Basis::RelativePercent | Basis::PercentagePoints) => {
            parse(text, basis.scale(kind.scale(decimals))).map_err(|error| (None, view.lang.number_error(error)))
        }
    }
}

/// A length of time as a clock shows it, a change as what it comes to; other numbers are what they are.
pub fn meaning(form: &Form, text: &str, view: &View) -> Understood {
    let number = number(form, text, view)?;
    Ok(match (basis(form), kind(form)) {
        (Basis::RelativePercent | Basis::PercentagePoints, _) => comes_to(form, number, view),
        (Basis::Absolute, Kind::Duration) => Some(clock(number)).filter(|clock| clock != text),
        (Basis::Absolute, Kind::Count | Kind::Sum | Kind::Average | Kind::Share | Kind::Scale) => None,
    })
}

/// What a change from the baseline comes to; of a KPI that is being made there is none yet.
fn comes_to(form: &Form, value: i64, view: &View) -> Option<String> {
    let Purpose::Kpi(super::Purpose::Edit { id, .. }) = &form.purpose else { return None };
    let target = Target { op: op(form)?, value, basis: basis(form), by: None };
    let kpi = Kpi { target: Some(target), kind: kind(form), decimals: decimals(form), ..view.board.kpi(*id)?.clone() };
    let series = view.board.series(&kpi);
    Some(view.lang.whole_target(target, series, &series.standing(view.today())))
}

/// *mindst* or *højst*, as chosen.
fn op(form: &Form) -> Option<TargetOp> {
    form.chosen(FieldName::Target).checked_sub(1).and_then(|at| TargetOp::ALL.get(at)).copied()
}

/// The number of the target of `kpi` as it is typed.
pub fn value(kpi: &Kpi, target: Target, view: &View) -> String {
    let scale = target.basis.scale(kpi.scale());
    match target.basis {
        Basis::Absolute => written(target.value, kpi.kind, scale, kpi.decimals, view),
        Basis::RelativePercent | Basis::PercentagePoints => trimmed(target.value, scale, 0, view),
    }
}

/// A value scaled by `scale` as it is typed and read again, with `shown` decimals at least: nothing of it is lost.
pub fn written(value: i64, kind: Kind, scale: u32, shown: u32, view: &View) -> String {
    match kind {
        Kind::Duration => clock(value),
        Kind::Count | Kind::Sum | Kind::Average | Kind::Share | Kind::Scale => trimmed(value, scale, shown, view),
    }
}

fn trimmed(value: i64, scale: u32, shown: u32, view: &View) -> String {
    let needed = (shown..scale).find(|kept| value % 10_i64.pow(scale - kept) == 0).unwrap_or(scale);
    plain(value / 10_i64.pow(scale - needed), needed, view.lang.decimal_sign())
}

/// The target as chosen and typed; a number or a day without *mindst* or *højst*, or the other way round, is asked about.
pub fn typed(form: &mut Form, view: &View) -> Option<Option<Target>> {
    let text = form.field(FieldName::Value).to_owned();
    let by = day(form, view)?;
    let (field, sentence) = match (op(form), text.trim().is_empty(), by) {
        (None, true, None) => return Some(None),
        (Some(op), false, by) => {
            let value = taken(form, FieldName::Value, number(form, &text, view))?;
            return Some(Some(Target { op, value, basis: basis(form), by }));
        }
        (Some(_), true, _) => (FieldName::Value, view.lang.target_value_missing()),
        (None, false, _) => (FieldName::Target, view.lang.target_op_missing()),
        (None, true, Some(_)) => (FieldName::Target, view.lang.target_day_alone()),
    };
    form.complain(field, sentence.to_owned());
    None
}

/// The day by which it is to be met; `Some(None)` when none is written.
fn day(form: &mut Form, view: &View) -> Option<Option<Date>> {
    let text = form.field(FieldName::By).trim();
    if text.is_empty() { Some(None) } else { taken(form, FieldName::By, date(text, view)).map(Some) }
}

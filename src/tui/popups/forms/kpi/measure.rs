//! One value: entered, or corrected with a reason. A value far outside what is usual is asked about, never refused.

use super::{Purpose, form, value};
use crate::domain::id::KpiId;
use crate::domain::kpi::{Entered, Kpi, KpiCommand, Measurement, Reading, Status};
use crate::domain::period::{Cadence, Period};
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{lines, period, taken};
use crate::tui::view::View;

/// The oldest period that misses a value, else one that is provisional still, else the last one that is over and has none,
/// else the present one.
pub fn measure(kpi: &Kpi, view: &View) -> Form {
    let series = view.board.series(kpi);
    let ended = Period::last_ended(kpi.cadence, view.today(), view.board.anchor());
    let open = series.last().filter(|last| last.status == Status::Provisional).map(|last| series.period(last.period));
    let measured = series.last().is_some_and(|last| last.period >= ended.start);
    let next = open.unwrap_or(if measured { ended.next() } else { ended });
    let period = series.to_enter(view.today()).first().copied().unwrap_or(next);
    let purpose = Purpose::Measure { kpi: kpi.id, walk: None };
    form(purpose, view.lang.form_measure(kpi.name.as_str()), values(period, view)).at_last()
}

/// The period, already written, whether the value may still change, and the value to write.
pub fn values(period: Period, view: &View) -> Vec<Field> {
    vec![
        Field::new(FieldName::Period, &named(period, view)),
        Field::yes_or_no(FieldName::Provisional, false, view.lang),
        Field::new(FieldName::Value, ""),
    ]
}

/// A period as it is typed and read again: a week of another year by its code.
pub fn named(period: Period, view: &View) -> String {
    let week = view.lang.week(period.start);
    let read = Period::parse(&week, period.cadence, view.board.anchor(), view.today());
    match period.cadence {
        Cadence::Week | Cadence::Fortnight if read == Ok(period) => week,
        Cadence::Week | Cadence::Fortnight | Cadence::Month | Cadence::Quarter => period.code(),
    }
}

/// Another value in the place of one that stands: at first the last measured; `None` when there is none.
pub fn correct(kpi: &Kpi, view: &View) -> Option<Form> {
    let series = view.board.series(kpi);
    let period = series.period(series.last()?.period);
    let fields = vec![
        Field::new(FieldName::Period, &named(period, view)),
        Field::new(FieldName::Value, ""),
        Field::new(FieldName::Why, ""),
    ];
    let mut form = form(Purpose::Correct { kpi: kpi.id }, view.lang.form_correct(kpi.name.as_str()), fields);
    form.focus = 1;
    Some(form)
}

/// Below an empty value: what stands provisionally in the period, else what was measured last.
pub fn hint(kpi: &Kpi, form: &Form, field: FieldName, walks: bool, view: &View) -> Option<String> {
    if field != FieldName::Value {
        return None;
    }
    let open = standing(kpi, form, view).filter(|now| now.status == Status::Provisional);
    let now = open.map(|now| view.lang.provisional_now(&view.lang.reading(now.reading(), kpi)));
    let skip = walks.then(|| view.lang.enter_skips().to_owned());
    Some(now.or_else(|| last_value(kpi, view)).into_iter().chain(skip).collect::<Vec<_>>().join(" · "))
        .filter(|hint| !hint.is_empty())
}

/// Below an empty value: the one that is corrected.
pub fn corrected(kpi: &Kpi, form: &Form, field: FieldName, view: &View) -> Option<String> {
    let now = standing(kpi, form, view).filter(|_| field == FieldName::Value)?;
    Some(view.lang.value_now(&view.lang.reading(now.reading(), kpi)))
}

/// What stands in the period that is written in the form.
pub fn standing<'a>(kpi: &Kpi, form: &Form, view: &View<'a>) -> Option<&'a Measurement> {
    let period = period(form, form.field(FieldName::Period), view).ok()?;
    view.board.measurement(kpi.id, period.start)
}

/// `sidst 112 sek. (uge 46)`.
fn last_value(kpi: &Kpi, view: &View) -> Option<String> {
    let series = view.board.series(kpi);
    let last = series.last()?;
    let period = view.lang.period(series.period(last.period));
    Some(view.lang.value_before(&period, &view.lang.value_with_unit(last.value, kpi)))
}

/// The period and the value as typed.
fn measured(kpi: KpiId, form: &mut Form, view: &View) -> Option<(Period, Reading)> {
    let kpi = view.board.kpi(kpi)?;
    let period = taken(form, FieldName::Period, period(form, form.field(FieldName::Period), view));
    let read = value::read(form.field(FieldName::Value), kpi.kind, kpi.decimals, view);
    let reading = taken(form, FieldName::Value, read);
    Some((period?, reading?))
}

/// What is entered for a period.
pub fn entered(kpi: KpiId, form: &mut Form, view: &View) -> Option<KpiCommand> {
    let (period, reading) = measured(kpi, form, view)?;
    let values = vec![Entered { period, reading, status: status(form), mark: Text::default() }];
    Some(KpiCommand::Measure { kpi, values, replace: false, import: false })
}

/// Whether what is entered may still change, as chosen.
pub fn status(form: &Form) -> Status {
    if form.chosen(FieldName::Provisional) == 1 { Status::Provisional } else { Status::Final }
}

pub fn correction(kpi: KpiId, form: &mut Form, view: &View) -> Option<KpiCommand> {
    let measured = measured(kpi, form, view);
    let why = reason(form, view);
    let ((period, reading), why) = (measured?, why?);
    Some(KpiCommand::Correct { kpi, period, reading, why })
}

/// The reason, which must be there.
pub fn reason(form: &mut Form, view: &View) -> Option<Text> {
    let why = lines(form, FieldName::Why, view)?;
    if why.is_empty() {
        form.complain(FieldName::Why, view.lang.refusal(&Refusal::Empty(FieldName::Why)));
    }
    (!why.is_empty()).then_some(why)
}

/// What is asked before `command` is saved: whether a value is right that lies beyond the locked limits.
pub fn asks_first(command: &KpiCommand, view: &View) -> Option<String> {
    let (kpi, values): (_, Vec<(Period, Reading)>) = match command {
        KpiCommand::Measure { kpi, values, .. } => (kpi, values.iter().map(|it| (it.period, it.reading)).collect()),
        KpiCommand::Correct { kpi, period, reading, .. } => (kpi, vec![(*period, *reading)]),
        KpiCommand::Add(_)
        | KpiCommand::Import(_)
        | KpiCommand::Edit { .. }
        | KpiCommand::Freeze { .. }
        | KpiCommand::Note { .. }
        | KpiCommand::Unnote { .. }
        | KpiCommand::Retire { .. } => return None,
    };
    let kpi = view.board.kpi(*kpi)?;
    let beyond = |it: &Reading| view.board.series(kpi).beyond_limits(it.value);
    let far: Vec<_> = values.iter().filter_map(|(at, it)| Some((*at, *it, beyond(it)?))).collect();
    match far.as_slice() {
        [] => None,
        [(_, reading, limit)] => Some(view.lang.ask_far_outside(&view.lang.reading(*reading, kpi), kpi, *limit)),
        [(first, ..), ..] => Some(view.lang.ask_many_far_outside(far.len(), *first)),
    }
}

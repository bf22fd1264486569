//! What a KPI is measured against: nothing, the median of some periods, one value.

use super::measure::named;
use super::{Purpose, form, value};
use crate::domain::kpi::{Baseline, Kpi, KpiCommand};
use crate::domain::period::Period;
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{lines, period, taken};
use crate::tui::view::View;

/// With what it is measured against now; the periods are at first all that were measured.
pub fn freeze(kpi: &Kpi, view: &View) -> Form {
    let (lang, series) = (view.lang, view.board.series(kpi));
    let chosen = match kpi.baseline {
        Baseline::None => 0,
        Baseline::Series { .. } => 1,
        Baseline::Reference { .. } => 2,
    };
    let points = series.points_judged();
    let measured = || Some((points.first()?.0, points.last()?.0));
    let frozen = kpi.baseline.window().map(|(from, to)| (series.period(from), series.period(to)));
    let window = frozen.or_else(measured);
    let written = |period: Option<Period>| period.map_or_else(String::new, |period| named(period, view));
    let value = kpi.baseline.value().map_or_else(String::new, |value| value_written(value, kpi, view));
    let mut fields = vec![
        Field::choice(FieldName::Baseline, lang.baseline_choices().map(str::to_owned).into(), chosen),
        Field::new(FieldName::From, &written(window.map(|(from, _)| from))),
        Field::new(FieldName::To, &written(window.map(|(_, to)| to))),
        Field::new(FieldName::Value, &value),
    ];
    if kpi.baseline != Baseline::None {
        fields.push(Field::new(FieldName::Why, ""));
    }
    form(Purpose::Freeze { kpi: kpi.id }, lang.form_baseline(kpi.name.as_str()), fields)
}

/// A value as it is typed and read again.
fn value_written(value: i64, kpi: &Kpi, view: &View) -> String {
    super::target::written(value, kpi.kind, kpi.scale(), kpi.decimals, view)
}

pub fn hint(field: FieldName, view: &View) -> Option<String> {
    let hint = match field {
        FieldName::From => view.lang.baseline_from_hint(),
        FieldName::To => view.lang.baseline_to_hint(),
        FieldName::Value => view.lang.baseline_value_hint(),
        FieldName::Why => view.lang.baseline_why_hint(),
        _ => return None,
    };
    Some(hint.to_owned())
}

pub fn command(kpi: &Kpi, form: &mut Form, view: &View) -> Option<KpiCommand> {
    let why = if form.has(FieldName::Why) { lines(form, FieldName::Why, view)? } else { Text::default() };
    let baseline = match form.chosen(FieldName::Baseline) {
        2 => {
            let read = value::read(form.field(FieldName::Value), kpi.kind, kpi.decimals, view);
            Baseline::Reference { value: taken(form, FieldName::Value, read)?.value }
        }
        // What is written must not be lost unseen.
        _ if form.is_touched_in(FieldName::Value) && !form.field(FieldName::Value).trim().is_empty() => {
            form.complain(FieldName::Baseline, view.lang.baseline_value_alone().to_owned());
            return None;
        }
        1 => {
            let from = taken(form, FieldName::From, period(form, form.field(FieldName::From), view));
            let to = taken(form, FieldName::To, period(form, form.field(FieldName::To), view));
            Baseline::Series { from: from?.start, to: to?.start }
        }
        _ => Baseline::None,
    };
    Some(KpiCommand::Freeze { kpi: kpi.id, baseline, why })
}

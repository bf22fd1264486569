//! What a KPI is: the form that adds one, and the same form to edit it.

use super::{Purpose, form};
use crate::domain::kpi::{Better, Kpi, KpiFields, Target, TargetOp};
use crate::domain::number::MAX_DECIMALS;
use crate::domain::period::Cadence;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{line, value as number};
use crate::tui::view::View;

/// In the order they are written; the number of the target stands below the target.
const FIELDS: [FieldName; 8] = [
    FieldName::Name,
    FieldName::KpiUnit,
    FieldName::Decimals,
    FieldName::Better,
    FieldName::Target,
    FieldName::Value,
    FieldName::Cadence,
    FieldName::Key,
];

pub fn new(view: &View) -> Form {
    let fields = FIELDS.map(|name| field(name, None, view));
    form(Purpose::New, view.lang.form_new_kpi().to_owned(), fields.into())
}

pub fn edit(kpi: &Kpi, view: &View) -> Form {
    let fields = FIELDS.map(|name| field(name, Some(kpi), view));
    let purpose = Purpose::Edit { id: kpi.id, base: Box::new(KpiFields::from(kpi)) };
    form(purpose, view.lang.form_edit_kpi(kpi.name.as_str()), fields.into())
}

fn field(name: FieldName, kpi: Option<&Kpi>, view: &View) -> Field {
    let words = words(name, view);
    let value = kpi.map_or_else(String::new, |kpi| value(kpi, name, view));
    if words.is_empty() {
        return Field::new(name, &value);
    }
    let at = words.iter().position(|word| *word == value).unwrap_or(0);
    Field::choice(name, words, at)
}

/// The words a field is chosen from; none where it is typed.
fn words(field: FieldName, view: &View) -> Vec<String> {
    let lang = view.lang;
    let words: Vec<&str> = match field {
        FieldName::Better => Better::ALL.iter().map(|better| lang.better(*better)).collect(),
        FieldName::Cadence => Cadence::ALL.iter().map(|cadence| lang.cadence(*cadence)).collect(),
        FieldName::Target => {
            std::iter::once(lang.target_none()).chain(TargetOp::ALL.iter().map(|op| lang.target_op(*op))).collect()
        }
        FieldName::Decimals => return (0..=MAX_DECIMALS).map(|n| n.to_string()).collect(),
        _ => Vec::new(),
    };
    words.into_iter().map(str::to_owned).collect()
}

/// A field of `kpi` as it is written in the form.
pub fn value(kpi: &Kpi, field: FieldName, view: &View) -> String {
    let lang = view.lang;
    match field {
        FieldName::Name => kpi.name.to_string(),
        FieldName::KpiUnit => kpi.unit.to_string(),
        FieldName::Key => kpi.key.to_string(),
        FieldName::Decimals => kpi.decimals.to_string(),
        FieldName::Better => lang.better(kpi.better).to_owned(),
        FieldName::Cadence => lang.cadence(kpi.cadence).to_owned(),
        FieldName::Target => kpi.target.map_or(lang.target_none(), |target| lang.target_op(target.op)).to_owned(),
        FieldName::Value => kpi.target.map_or_else(String::new, |target| lang.kpi_value(target.value, kpi)),
        _ => String::new(),
    }
}

/// What is said below an empty field.
pub fn hint(field: FieldName, view: &View) -> Option<String> {
    match field {
        FieldName::KpiUnit => Some(view.lang.unit_hint().to_owned()),
        FieldName::Value => Some(view.lang.target_value_hint().to_owned()),
        FieldName::Key => Some(view.lang.key_hint().to_owned()),
        _ => None,
    }
}

/// The fields of a KPI as typed. A field nobody touched stays exactly as it was seen; a target counts in the decimals
/// beside it.
pub fn typed(form: &mut Form, base: Option<&KpiFields>, view: &View) -> Option<KpiFields> {
    let name = line(form, FieldName::Name, view);
    if name.as_ref().is_some_and(Text::is_empty) {
        form.complain(FieldName::Name, view.lang.refusal(&Refusal::Empty(FieldName::Name)));
    }
    let unit = line(form, FieldName::KpiUnit, view);
    let key = line(form, FieldName::Key, view);
    let target = target(form, view);
    let typed = KpiFields {
        name: name?,
        key: key?,
        unit: unit?,
        decimals: u32::try_from(form.chosen(FieldName::Decimals)).unwrap_or(0),
        better: Better::ALL.get(form.chosen(FieldName::Better)).copied().unwrap_or(Better::Higher),
        target: target?,
        cadence: Cadence::ALL.get(form.chosen(FieldName::Cadence)).copied().unwrap_or(Cadence::Week),
        ..base.cloned().unwrap_or_else(|| KpiFields::of(Text::default(), Better::Higher))
    };
    Some(base.map_or(typed.clone(), |base| only_touched(form, typed, base)))
}

/// The target as chosen and typed; a number without *mindst* or *højst*, or the other way round, is asked about.
fn target(form: &mut Form, view: &View) -> Option<Option<Target>> {
    let op = form.chosen(FieldName::Target).checked_sub(1).and_then(|at| TargetOp::ALL.get(at)).copied();
    let text = form.field(FieldName::Value).to_owned();
    match (op, text.trim().is_empty()) {
        (None, true) => Some(None),
        (Some(op), false) => number(form, &text, view).ok().map(|value| Some(Target::absolute(op, value))),
        (Some(_), true) => {
            form.complain(FieldName::Value, view.lang.target_value_missing().to_owned());
            None
        }
        (None, false) => {
            form.complain(FieldName::Target, view.lang.target_op_missing().to_owned());
            None
        }
    }
}

/// `typed` where somebody typed, else `base`.
fn only_touched(form: &Form, typed: KpiFields, base: &KpiFields) -> KpiFields {
    let mut wanted = base.clone();
    if form.is_touched_in(FieldName::Name) {
        wanted.name = typed.name;
    }
    if form.is_touched_in(FieldName::Key) {
        wanted.key = typed.key;
    }
    if form.is_touched_in(FieldName::KpiUnit) {
        wanted.unit = typed.unit;
    }
    if form.is_touched_in(FieldName::Better) {
        wanted.better = typed.better;
    }
    if form.is_touched_in(FieldName::Cadence) {
        wanted.cadence = typed.cadence;
    }
    let rescaled = form.is_touched_in(FieldName::Decimals);
    if rescaled {
        wanted.decimals = typed.decimals;
    }
    if rescaled || form.is_touched_in(FieldName::Target) || form.is_touched_in(FieldName::Value) {
        wanted.target = typed.target;
    }
    wanted
}

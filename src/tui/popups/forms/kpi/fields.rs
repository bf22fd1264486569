//! What a KPI is: the form that adds one, and the same form to edit it.

use super::{Purpose, form, target};
use crate::domain::id::{MemberId, WorkflowId};
use crate::domain::kpi::{Basis, Better, Dimension, Kind, Kpi, KpiFields, TargetOp, USUAL_GRACE};
use crate::domain::number::MAX_DECIMALS;
use crate::domain::period::Cadence;
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{grace, line, lines, member, taken, workflow};
use crate::tui::view::View;

/// In the order they are written: what it is, what is wanted of it, how often; then who and where from. The number of the
/// target stands below what it is read by.
const FIELDS: [FieldName; 18] = [
    FieldName::Name,
    FieldName::Question,
    FieldName::Kind,
    FieldName::KpiUnit,
    FieldName::Decimals,
    FieldName::Better,
    FieldName::Target,
    FieldName::Basis,
    FieldName::Value,
    FieldName::By,
    FieldName::Cadence,
    FieldName::Grace,
    FieldName::Dimension,
    FieldName::KpiOwner,
    FieldName::Workflow,
    FieldName::Source,
    FieldName::Method,
    FieldName::Key,
];

pub fn new(view: &View) -> Form {
    let fields = FIELDS.map(|name| field(name, None, view));
    form(Purpose::New, view.lang.form_new_kpi().to_owned(), fields.into())
}

/// Once it is measured, another way of measuring begins a new series: that is chosen last.
pub fn edit(kpi: &Kpi, view: &View) -> Form {
    let mut fields: Vec<Field> = FIELDS.map(|name| field(name, Some(kpi), view)).into();
    if view.board.series(kpi).last().is_some() {
        fields.push(Field::yes_or_no(FieldName::NewSeries, false, view.lang));
    }
    let purpose = Purpose::Edit { id: kpi.id, base: Box::new(KpiFields::from(kpi)) };
    form(purpose, view.lang.form_edit_kpi(kpi.name.as_str()), fields)
}

fn field(name: FieldName, kpi: Option<&Kpi>, view: &View) -> Field {
    let words = words(name, view);
    let unwritten = || if name == FieldName::Grace { USUAL_GRACE.to_string() } else { String::new() };
    let value = kpi.map_or_else(unwritten, |kpi| value(kpi, name, view));
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
        FieldName::Kind => Kind::ALL.iter().map(|kind| lang.kind_choice(*kind)).collect(),
        FieldName::Better => Better::ALL.iter().map(|better| lang.better(*better)).collect(),
        FieldName::Cadence => Cadence::ALL.iter().map(|cadence| lang.cadence(*cadence)).collect(),
        FieldName::Basis => Basis::ALL.iter().map(|basis| lang.basis_choice(*basis)).collect(),
        FieldName::Target => {
            std::iter::once(lang.target_none()).chain(TargetOp::ALL.iter().map(|op| lang.target_op(*op))).collect()
        }
        FieldName::Dimension => {
            let dimensions = Dimension::ALL.iter().map(|dimension| lang.dimension_choice(*dimension));
            std::iter::once(lang.dimension_none()).chain(dimensions).collect()
        }
        FieldName::Decimals => return (0..=MAX_DECIMALS).map(|n| n.to_string()).collect(),
        _ => Vec::new(),
    };
    words.into_iter().map(str::to_owned).collect()
}

/// A field of `kpi` as it is written in the form.
pub fn value(kpi: &Kpi, field: FieldName, view: &View) -> String {
    let (lang, board) = (view.lang, view.board);
    let target = kpi.target;
    match field {
        FieldName::Name => kpi.name.to_string(),
        FieldName::Question => kpi.question.to_string(),
        FieldName::Kind => lang.kind_choice(kpi.kind).to_owned(),
        FieldName::KpiUnit => kpi.unit.to_string(),
        FieldName::Key => kpi.key.to_string(),
        FieldName::Decimals => kpi.decimals.to_string(),
        FieldName::Better => lang.better(kpi.better).to_owned(),
        FieldName::Cadence => lang.cadence(kpi.cadence).to_owned(),
        FieldName::Grace => kpi.grace.to_string(),
        FieldName::Target => target.map_or(lang.target_none(), |target| lang.target_op(target.op)).to_owned(),
        FieldName::Value => target.map_or_else(String::new, |target| target::value(kpi, target, view)),
        FieldName::Basis => lang.basis_choice(target.map_or(Basis::Absolute, |target| target.basis)).to_owned(),
        FieldName::By => target.and_then(|target| target.by).map_or_else(String::new, |by| lang.date(by)),
        FieldName::Dimension => kpi.dimension.map_or(lang.dimension_none(), |it| lang.dimension_choice(it)).to_owned(),
        FieldName::KpiOwner => {
            kpi.owner.and_then(|id| board.member(id)).map_or_else(String::new, |it| it.name.to_string())
        }
        FieldName::Workflow => {
            kpi.workflow.and_then(|id| board.workflow(id)).map_or_else(String::new, |it| it.name.to_string())
        }
        FieldName::Source => kpi.source.to_string(),
        FieldName::Method => kpi.method.to_string(),
        FieldName::NewSeries => lang.no().to_owned(),
        _ => String::new(),
    }
}

/// What is said below an empty field.
pub fn hint(field: FieldName, view: &View) -> Option<String> {
    let lang = view.lang;
    let hint = match field {
        FieldName::Question => lang.question_hint(),
        FieldName::KpiUnit => lang.unit_hint(),
        FieldName::Value => lang.target_value_hint(),
        FieldName::By => lang.target_day_hint(),
        FieldName::Grace => lang.grace_hint(),
        FieldName::KpiOwner => lang.kpi_owner_hint(),
        FieldName::Workflow => lang.kpi_workflow_hint(),
        FieldName::Source => lang.source_hint(),
        FieldName::Method => lang.method_hint(),
        FieldName::Key => lang.key_hint(),
        _ => return None,
    };
    Some(hint.to_owned())
}

/// The fields of a KPI as typed. A field nobody touched stays exactly as it was seen; a target counts in the decimals
/// beside it.
pub fn typed(form: &mut Form, base: Option<&KpiFields>, view: &View) -> Option<KpiFields> {
    let name = line(form, FieldName::Name, view);
    if name.as_ref().is_some_and(Text::is_empty) {
        form.complain(FieldName::Name, view.lang.refusal(&Refusal::Empty(FieldName::Name)));
    }
    let [unit, key, source] = [FieldName::KpiUnit, FieldName::Key, FieldName::Source].map(|it| line(form, it, view));
    let [question, method] = [FieldName::Question, FieldName::Method].map(|it| lines(form, it, view));
    let (target, grace) = (target::typed(form, view), grace_typed(form, view));
    let (owner, workflow) = (owner_typed(form, view), workflow_typed(form, view));
    let typed = KpiFields {
        name: name?,
        key: key?,
        unit: unit?,
        decimals: target::decimals(form),
        better: Better::ALL.get(form.chosen(FieldName::Better)).copied().unwrap_or(Better::Higher),
        target: target?,
        cadence: Cadence::ALL.get(form.chosen(FieldName::Cadence)).copied().unwrap_or(Cadence::Week),
        kind: target::kind(form),
        question: question?,
        dimension: form.chosen(FieldName::Dimension).checked_sub(1).and_then(|at| Dimension::ALL.get(at)).copied(),
        grace: grace?,
        owner: owner?,
        workflow: workflow?,
        source: source?,
        method: method?,
        first_period: base.and_then(|base| base.first_period),
    };
    Some(base.map_or(typed.clone(), |base| only_touched(form, typed, base)))
}

/// The days of grace; the usual ones when none are written.
fn grace_typed(form: &mut Form, view: &View) -> Option<u32> {
    let text = form.field(FieldName::Grace).trim();
    if text.is_empty() { Some(USUAL_GRACE) } else { taken(form, FieldName::Grace, grace(text, view)) }
}

fn owner_typed(form: &mut Form, view: &View) -> Option<Option<MemberId>> {
    let text = form.field(FieldName::KpiOwner).trim();
    if text.is_empty() {
        Some(None)
    } else {
        taken(form, FieldName::KpiOwner, member(text, view)).map(|it| Some(it.id))
    }
}

fn workflow_typed(form: &mut Form, view: &View) -> Option<Option<WorkflowId>> {
    let text = form.field(FieldName::Workflow).trim();
    if text.is_empty() {
        Some(None)
    } else {
        taken(form, FieldName::Workflow, workflow(text, view)).map(|it| Some(it.id))
    }
}

/// What a target is made of: when one of them is written, all of it is.
const OF_TARGET: [FieldName; 6] =
    [FieldName::Target, FieldName::Value, FieldName::Basis, FieldName::By, FieldName::Decimals, FieldName::Kind];

/// `typed` where somebody typed, else `base`.
fn only_touched(form: &Form, typed: KpiFields, base: &KpiFields) -> KpiFields {
    let mut wanted = base.clone();
    macro_rules! take_touched {
        ($($field:ident of $name:ident),+ $(,)?) => {
            $( if form.is_touched_in(FieldName::$name) { wanted.$field = typed.$field; } )+
        };
    }
    if OF_TARGET.iter().any(|name| form.is_touched_in(*name)) {
        wanted.target = typed.target;
    }
    take_touched! {
        name of Name, key of Key, unit of KpiUnit, decimals of Decimals, better of Better, cadence of Cadence, kind of Kind,
        question of Question, dimension of Dimension, grace of Grace, owner of KpiOwner, workflow of Workflow,
        source of Source, method of Method,
    }
    wanted
}

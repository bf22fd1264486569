//! Many values at once, pasted from a sheet: how they are understood is seen before one Enter saves them all.

use super::measure::status;
use super::{Purpose, form};
use crate::domain::kpi::{Entered, Kpi, KpiCommand};
use crate::domain::prose::Text;
use crate::domain::refusal::FieldName;
use crate::exchange::pasted::{Fault, Pasted, Reader, is_table};
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{Understood, period};
use crate::tui::view::View;

/// The lines of a list in sight.
const LINES: u16 = 8;

/// The values of the list that are shown as they were understood.
const SHOWN: usize = 4;

/// The list that `text`, pasted where one value is asked for, is; `None` when it is one value, or pasted elsewhere.
pub fn of_paste(before: &Form, text: &str, view: &View) -> Option<Form> {
    let at_value = before.fields.get(before.focus).is_some_and(|field| field.name == FieldName::Value);
    let (kpi, mut form) = blank(before, view).filter(|_| at_value && is_table(text))?;
    // In a field a tab is a space, which would not part the cells.
    form.fields[0].paste(&text.trim().replace('\t', "; "));
    form.fields[1].put(before.field(FieldName::Provisional).to_owned());
    // What is wrong is said at once, and the keys are there to put it right.
    if let Err((_, sentence)) = meaning(kpi, &form, form.field(FieldName::Values), view) {
        form.complain(FieldName::Values, sentence);
    }
    Some(form)
}

/// The list that a draft of so many fields was typed in, in the place of the one value that is asked for.
pub fn of_draft(before: &Form, fields: usize, view: &View) -> Option<Form> {
    let (_, list) = blank(before, view)?;
    (list.fields.len() == fields).then_some(list)
}

/// An empty list in the place of the one value that `before` asks for, and whose values it takes.
fn blank<'a>(before: &Form, view: &View<'a>) -> Option<(&'a Kpi, Form)> {
    let super::super::Purpose::Kpi(Purpose::Measure { kpi, walk }) = &before.purpose else { return None };
    let kpi = view.board.kpi(*kpi)?;
    let now = period(before, before.field(FieldName::Period), view).ok().map(|period| period.start);
    let walk = walk.clone().map(|walk| walk.again(kpi.id, now));
    let list = Field::long(FieldName::Values, "").in_sight(LINES);
    let provisional = Field::yes_or_no(FieldName::Provisional, false, view.lang);
    let purpose = Purpose::Pasted { kpi: kpi.id, walk };
    Some((kpi, form(purpose, view.lang.form_pasted(kpi.name.as_str()), vec![list, provisional]).at_last()))
}

fn read(kpi: &Kpi, text: &str, view: &View) -> Result<Pasted, Vec<Fault>> {
    Reader { kpi, anchor: view.board.anchor(), today: view.today() }.read(text)
}

fn entered(pasted: &Pasted, form: &Form) -> Vec<Entered> {
    let status = status(form);
    pasted
        .values
        .iter()
        .map(|(period, reading)| Entered { period: *period, reading: *reading, status, mark: Text::default() })
        .collect()
}

/// How many are new, and the first of them; what is wrong line by line; what stands with another value.
pub fn meaning(kpi: &Kpi, form: &Form, text: &str, view: &View) -> Understood {
    let lang = view.lang;
    let pasted = read(kpi, text, view).map_err(|faults| (None, told(&faults, view)))?;
    if pasted.values.is_empty() {
        return Err((None, lang.pasted_no_values().to_owned()));
    }
    let values = entered(&pasted, form);
    let now = |entered: &Entered| view.board.measurement(kpi.id, entered.period.start);
    let differ: Vec<_> =
        values.iter().filter_map(|it| now(it).filter(|now| it.differs(now)).map(|now| (it, now))).collect();
    if let Some((first, now)) = differ.first() {
        return Err((None, lang.pasted_differ(differ.len(), first.period, &lang.reading(now.reading(), kpi))));
    }
    let equal = values.iter().filter(|it| now(it).is_some_and(|now| it.stands(now))).count();
    let shown =
        values.iter().take(SHOWN).map(|it| format!("{}: {}", lang.period(it.period), lang.reading(it.reading, kpi)));
    let more = (values.len() > SHOWN).then(|| "…".to_owned());
    let listed = shown.chain(more).collect::<Vec<_>>().join(" · ");
    Ok(Some(format!("{}\n{listed}", lang.pasted(values.len() - equal, equal, pasted.empty))))
}

/// The first thing that is wrong, and the lines of the others.
fn told(faults: &[Fault], view: &View) -> String {
    let Some((first, others)) = faults.split_first() else { return String::new() };
    let lines: Vec<u64> = others.iter().map(|fault| fault.line).collect();
    let also = (!lines.is_empty()).then(|| view.lang.pasted_faults_too(&lines));
    std::iter::once(first.spoken(view.lang)).chain(also).collect::<Vec<_>>().join("\n")
}

/// All of them, as one operation.
pub fn command(kpi: &Kpi, form: &mut Form, view: &View) -> Option<KpiCommand> {
    let read = read(kpi, form.field(FieldName::Values), view);
    let told = |faults: Vec<Fault>| form.complain(FieldName::Values, told(&faults, view));
    let pasted = read.map_err(told).ok()?;
    if pasted.values.is_empty() {
        form.complain(FieldName::Values, view.lang.pasted_no_values().to_owned());
        return None;
    }
    Some(KpiCommand::Measure { kpi: kpi.id, values: entered(&pasted, form), replace: false, import: true })
}

//! The forms of a KPI.

use super::perform;
use super::reading::{period, value};
use crate::domain::command::Command;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Kpi, KpiCommand};
use crate::domain::period::{Cadence, Period};
use crate::domain::refusal::FieldName;
use crate::tui::effect::Effect;
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

#[derive(Debug, Clone)]
pub enum Purpose {
    Measure { kpi: KpiId },
}

/// The oldest period that misses a value, else the last one that is over and has none, else the present one.
pub fn measure(kpi: &Kpi, view: &View) -> Form {
    let series = view.board.series(kpi);
    let ended = Period::last_ended(kpi.cadence, view.today(), view.board.anchor());
    let measured = series.last().is_some_and(|last| last.period >= ended.start);
    let next = if measured { ended.next() } else { ended };
    let period = series.missing(view.today()).first().copied().unwrap_or(next);
    let named = match period.cadence {
        Cadence::Week | Cadence::Fortnight => view.lang.week(period.start),
        Cadence::Month | Cadence::Quarter => period.code(),
    };
    let fields = vec![Field::new(FieldName::Period, &named), Field::new(FieldName::Value, "")];
    let purpose = super::Purpose::Kpi(Purpose::Measure { kpi: kpi.id });
    Form::new(purpose, view.lang.form_measure(kpi.name.as_str()), fields).at_last()
}

/// Every form a draft can have been typed in.
pub fn all<'a>(view: &'a View) -> impl Iterator<Item = Form> + 'a {
    view.board.kpis.iter().map(|kpi| measure(kpi, view))
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::Measure { kpi } => format!("measure {kpi}"),
        }
    }

    pub fn kpi(&self) -> Option<KpiId> {
        match self {
            Purpose::Measure { kpi } => Some(*kpi),
        }
    }

    pub fn hint(&self, field: FieldName, view: &View) -> Option<String> {
        match (self, field) {
            (Purpose::Measure { kpi }, FieldName::Value) => {
                let kpi = view.board.kpi(*kpi)?;
                let last = view.board.series(kpi).last()?;
                let period = view.board.series(kpi).period(last.period);
                Some(view.lang.value_before(&view.lang.period(period), &view.lang.value_with_unit(last.value, kpi)))
            }
            _ => None,
        }
    }

    pub fn next(&self, _view: &View) -> Option<Form> {
        None
    }

    /// What the form asks for; what is wrong is said below its field.
    pub fn effect(self, form: &mut Form, view: &View) -> Option<Effect> {
        match self {
            Purpose::Measure { kpi } => {
                let period = period(form, form.field(FieldName::Period), view).ok()?;
                let typed = form.field(FieldName::Value).to_owned();
                match value(form, &typed, view) {
                    Ok(value) => Some(perform(Command::Kpi)(KpiCommand::Measure {
                        kpi,
                        values: vec![(period, value)],
                        replace: false,
                        import: false,
                    })),
                    Err((_, sentence)) => {
                        form.complain(FieldName::Value, sentence);
                        None
                    }
                }
            }
        }
    }
}

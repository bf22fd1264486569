//! The forms of a KPI: its own fields, its measurements one by one or all that are missing, a correction, a point that
//! does not count, what it is measured against.

mod baseline;
mod fields;
mod measure;
mod pasted;
mod point;
mod target;
mod value;
mod walk;

use super::reading::Understood;
use crate::domain::command::Command;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Kpi, KpiCommand, KpiFields};
use crate::domain::refusal::FieldName;
use crate::tui::effect::Effect;
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

pub use baseline::freeze;
pub use fields::{edit, new};
pub use measure::{asks_first, correct, measure};
pub use pasted::{of_draft, of_paste};
pub use point::exclude;
pub use walk::{Walk, walk};

#[derive(Debug, Clone)]
pub enum Purpose {
    New,
    /// With the fields as the person saw them.
    Edit {
        id: KpiId,
        base: Box<KpiFields>,
    },
    Measure {
        kpi: KpiId,
        /// The others that are missing, when somebody goes through them all.
        walk: Option<Walk>,
    },
    /// Many values at once, before they are saved.
    Pasted {
        kpi: KpiId,
        walk: Option<Walk>,
    },
    Correct {
        kpi: KpiId,
    },
    /// Leaves a point out, takes it in again, or says why there is none.
    Exclude {
        kpi: KpiId,
    },
    Freeze {
        kpi: KpiId,
    },
}

fn form(purpose: Purpose, title: String, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Kpi(purpose), title, fields)
}

/// Every form a draft can have been typed in.
pub fn all<'a>(view: &'a View) -> impl Iterator<Item = Form> + 'a {
    let of_kpi = |kpi: &Kpi| [measure(kpi, view), edit(kpi, view), exclude(kpi, view), freeze(kpi, view)];
    let of_kpis = view.board.kpis.iter().flat_map(move |kpi| of_kpi(kpi).into_iter().chain(correct(kpi, view)));
    std::iter::once(new(view)).chain(of_kpis)
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New => "kpi".to_owned(),
            Purpose::Edit { id, .. } => format!("kpi {id}"),
            // A list takes the place of the one value that was asked for.
            Purpose::Measure { kpi, .. } | Purpose::Pasted { kpi, .. } => format!("measure {kpi}"),
            Purpose::Correct { kpi } => format!("correct {kpi}"),
            Purpose::Exclude { kpi } => format!("exclude {kpi}"),
            Purpose::Freeze { kpi } => format!("baseline {kpi}"),
        }
    }

    /// The KPI whose values and periods are typed.
    pub fn kpi(&self) -> Option<KpiId> {
        match self {
            Purpose::Measure { kpi, .. }
            | Purpose::Pasted { kpi, .. }
            | Purpose::Correct { kpi }
            | Purpose::Exclude { kpi }
            | Purpose::Freeze { kpi } => Some(*kpi),
            Purpose::New | Purpose::Edit { .. } => None,
        }
    }

    pub fn value_now(&self, field: FieldName, view: &View) -> String {
        let Purpose::Edit { id, .. } = self else { return String::new() };
        view.board.kpi(*id).map_or_else(String::new, |kpi| fields::value(kpi, field, view))
    }

    pub fn rebase(&mut self, view: &View) {
        if let Purpose::Edit { id, base } = self
            && let Some(kpi) = view.board.kpi(*id)
        {
            **base = KpiFields::from(kpi);
        }
    }

    /// What is said below an empty field.
    pub fn hint(&self, form: &Form, field: FieldName, view: &View) -> Option<String> {
        match self {
            Purpose::New | Purpose::Edit { .. } => fields::hint(field, view),
            Purpose::Measure { kpi, walk } => measure::hint(view.board.kpi(*kpi)?, form, field, walk.is_some(), view),
            Purpose::Correct { kpi } => measure::corrected(view.board.kpi(*kpi)?, form, field, view),
            Purpose::Pasted { .. } => Some(view.lang.pasted_hint().to_owned()),
            Purpose::Exclude { kpi } => point::hint(view.board.kpi(*kpi)?, form, field, view),
            Purpose::Freeze { .. } => baseline::hint(field, view),
        }
    }

    /// The walk through what is missing that it is a step of.
    fn walk(&self) -> Option<&Walk> {
        match self {
            Purpose::Measure { walk, .. } | Purpose::Pasted { walk, .. } => walk.as_ref(),
            Purpose::New
            | Purpose::Edit { .. }
            | Purpose::Correct { .. }
            | Purpose::Exclude { .. }
            | Purpose::Freeze { .. } => None,
        }
    }

    /// What follows when it has been saved.
    pub fn next(&self, view: &View) -> Option<Effect> {
        let walk = self.walk()?.clone();
        let on = if matches!(self, Purpose::Pasted { .. }) { walk.filled(view) } else { walk.entered() };
        Some(on.on(view))
    }

    /// What is said when it is closed without saving: how far a walk came.
    pub fn farewell(&self, view: &View) -> Option<String> {
        self.walk()?.farewell(view)
    }

    /// What the form asks for; what is wrong is said below its field.
    pub fn effect(self, form: &mut Form, view: &View) -> Option<Effect> {
        let command = match self {
            Purpose::New => KpiCommand::Add(Box::new(fields::typed(form, None, view)?)),
            Purpose::Edit { id, base } => {
                let wanted = fields::typed(form, Some(&base), view)?;
                let anew = form.chosen(FieldName::NewSeries) == 1;
                KpiCommand::Edit { id, base, wanted: Box::new(wanted), anew }
            }
            Purpose::Measure { walk: Some(walk), .. } if form.field(FieldName::Value).trim().is_empty() => {
                return Some(walk.skipped().on(view));
            }
            Purpose::Measure { kpi, .. } => measure::entered(kpi, form, view)?,
            Purpose::Pasted { kpi, .. } => pasted::command(view.board.kpi(kpi)?, form, view)?,
            Purpose::Correct { kpi } => measure::correction(kpi, form, view)?,
            Purpose::Exclude { kpi } => point::command(view.board.kpi(kpi)?, form, view)?,
            Purpose::Freeze { kpi } => baseline::command(view.board.kpi(kpi)?, form, view)?,
        };
        Some(Effect::Perform(Command::Kpi(command)))
    }
}

/// How a value, the number of a target, or a list of values is understood.
pub fn meaning(form: &Form, field: FieldName, text: &str, view: &View) -> Understood {
    let kpi = form.purpose.kpi().and_then(|id| view.board.kpi(id));
    match (kpi, field) {
        (Some(kpi), FieldName::Values) => pasted::meaning(kpi, form, text, view),
        (Some(kpi), _) => value::read(text, kpi.kind, kpi.decimals, view).map(|it| Some(view.lang.reading(it, kpi))),
        (None, _) => target::meaning(form, text, view),
    }
}

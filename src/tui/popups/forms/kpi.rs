//! The forms of a KPI: its own fields, its measurements one by one or all that are missing, a correction.

mod fields;

use super::reading::{lines, period, value};
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::KpiId;
use crate::domain::kpi::{Entered, Kpi, KpiCommand, KpiFields};
use crate::domain::period::{Cadence, Period};
use crate::domain::refusal::{FieldName, Refusal};
use crate::tui::effect::Effect;
use crate::tui::popups::Popup;
use crate::tui::popups::form::{Field, Form};
use crate::tui::view::View;

pub use fields::{edit, new};

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
    Correct {
        kpi: KpiId,
    },
}

/// A walk through everything that is missing.
#[derive(Debug, Clone)]
pub struct Walk {
    /// What is still to come, by KPI and the first day of the period.
    left: Vec<(KpiId, Date)>,
    entered: usize,
    skipped: usize,
}

fn form(purpose: Purpose, title: String, fields: Vec<Field>) -> Form {
    Form::new(super::Purpose::Kpi(purpose), title, fields)
}

/// The oldest period that misses a value, else the last one that is over and has none, else the present one.
pub fn measure(kpi: &Kpi, view: &View) -> Form {
    let series = view.board.series(kpi);
    let ended = Period::last_ended(kpi.cadence, view.today(), view.board.anchor());
    let measured = series.last().is_some_and(|last| last.period >= ended.start);
    let next = if measured { ended.next() } else { ended };
    let period = series.missing(view.today()).first().copied().unwrap_or(next);
    let purpose = Purpose::Measure { kpi: kpi.id, walk: None };
    form(purpose, view.lang.form_measure(kpi.name.as_str()), values(period, view)).at_last()
}

/// The period, already written, and a value to write.
fn values(period: Period, view: &View) -> Vec<Field> {
    vec![Field::new(FieldName::Period, &named(period, view)), Field::new(FieldName::Value, "")]
}

/// A period as it is typed and read again: a week of another year by its code.
fn named(period: Period, view: &View) -> String {
    let week = view.lang.week(period.start);
    let read = Period::parse(&week, period.cadence, view.board.anchor(), view.today());
    match period.cadence {
        Cadence::Week | Cadence::Fortnight if read == Ok(period) => week,
        Cadence::Week | Cadence::Fortnight | Cadence::Month | Cadence::Quarter => period.code(),
    }
}

/// The first of everything that is missing on the board, the oldest period first; `None` when nothing is.
pub fn walk(view: &View) -> Option<Form> {
    let of_kpi = |kpi: &Kpi| {
        let mut periods = view.board.series(kpi).missing(view.today());
        // One that was never measured begins with the last period that is over.
        if view.board.series(kpi).last().is_none() {
            periods.push(Period::last_ended(kpi.cadence, view.today(), view.board.anchor()));
        }
        periods.into_iter().map(|period| (kpi.id, period.start)).collect::<Vec<_>>()
    };
    let mut left: Vec<(KpiId, Date)> = view.board.kpis.iter().flat_map(of_kpi).collect();
    left.sort_by_key(|(_, start)| *start);
    Walk { left, entered: 0, skipped: 0 }.form(view)
}

impl Walk {
    /// The form of the next one that nobody has entered meanwhile; `None` at the end.
    fn form(mut self, view: &View) -> Option<Form> {
        let is_left =
            |kpi: KpiId, start: Date| view.board.kpi(kpi).is_some() && view.board.measurement(kpi, start).is_none();
        self.left.retain(|(kpi, start)| is_left(*kpi, *start));
        let (nth, all) = (self.entered + self.skipped + 1, self.entered + self.skipped + self.left.len());
        let (kpi, start) = if self.left.is_empty() { None } else { Some(self.left.remove(0)) }?;
        let kpi = view.board.kpi(kpi)?;
        let period = Period { start, cadence: kpi.cadence };
        let title = view.lang.form_walk(nth, all, kpi.name.as_str());
        let purpose = Purpose::Measure { kpi: kpi.id, walk: Some(self) };
        Some(form(purpose, title, values(period, view)).at_last())
    }

    /// The next form, else how it went.
    fn on(self, view: &View) -> Effect {
        let end = Effect::Say(self.told(view));
        self.form(view).map_or(end, |form| Effect::Open(Popup::Form(form)))
    }

    fn told(&self, view: &View) -> String {
        view.lang.walked(self.entered, self.skipped)
    }
}

/// Another value in the place of one that stands: at first the last measured; `None` when there is none.
pub fn correct(kpi: &Kpi, view: &View) -> Option<Form> {
    let series = view.board.series(kpi);
    let period = series.period(series.last()?.period);
    let mut fields = values(period, view);
    fields.push(Field::new(FieldName::Why, ""));
    let mut form = form(Purpose::Correct { kpi: kpi.id }, view.lang.form_correct(kpi.name.as_str()), fields);
    form.focus = 1;
    Some(form)
}

/// Every form a draft can have been typed in.
pub fn all<'a>(view: &'a View) -> impl Iterator<Item = Form> + 'a {
    let of_kpis = view
        .board
        .kpis
        .iter()
        .flat_map(|kpi| [measure(kpi, view), edit(kpi, view)].into_iter().chain(correct(kpi, view)));
    std::iter::once(new(view)).chain(of_kpis)
}

impl Purpose {
    pub fn code(&self) -> String {
        match self {
            Purpose::New => "kpi".to_owned(),
            Purpose::Edit { id, .. } => format!("kpi {id}"),
            Purpose::Measure { kpi, .. } => format!("measure {kpi}"),
            Purpose::Correct { kpi } => format!("correct {kpi}"),
        }
    }

    /// The KPI whose values and periods are typed.
    pub fn kpi(&self) -> Option<KpiId> {
        match self {
            Purpose::Measure { kpi, .. } | Purpose::Correct { kpi } => Some(*kpi),
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
        match (self, field) {
            (Purpose::Measure { kpi, walk }, FieldName::Value) => {
                let before = last_value(view.board.kpi(*kpi)?, view);
                let skip = walk.is_some().then(|| view.lang.enter_skips().to_owned());
                Some(before.into_iter().chain(skip).collect::<Vec<_>>().join(" · ")).filter(|hint| !hint.is_empty())
            }
            (Purpose::Correct { kpi }, FieldName::Value) => {
                let kpi = view.board.kpi(*kpi)?;
                let period = period(form, form.field(FieldName::Period), view).ok()?;
                let now = view.board.measurement(kpi.id, period.start)?;
                Some(view.lang.value_now(&view.lang.value_with_unit(now.value, kpi)))
            }
            (Purpose::New | Purpose::Edit { .. }, field) => fields::hint(field, view),
            (Purpose::Measure { .. } | Purpose::Correct { .. }, _) => None,
        }
    }

    /// What follows when it has been saved.
    pub fn next(&self, view: &View) -> Option<Effect> {
        match self {
            Purpose::Measure { walk: Some(walk), .. } => {
                Some(Walk { entered: walk.entered + 1, ..walk.clone() }.on(view))
            }
            Purpose::Measure { walk: None, .. } | Purpose::New | Purpose::Edit { .. } | Purpose::Correct { .. } => None,
        }
    }

    /// What is said when it is closed without saving: how far a walk came.
    pub fn farewell(&self, view: &View) -> Option<String> {
        match self {
            Purpose::Measure { walk: Some(walk), .. } if walk.entered + walk.skipped > 0 => Some(walk.told(view)),
            Purpose::Measure { .. } | Purpose::New | Purpose::Edit { .. } | Purpose::Correct { .. } => None,
        }
    }

    /// What the form asks for; what is wrong is said below its field.
    pub fn effect(self, form: &mut Form, view: &View) -> Option<Effect> {
        let command = match self {
            Purpose::New => KpiCommand::Add(Box::new(fields::typed(form, None, view)?)),
            Purpose::Edit { id, base } => {
                let wanted = fields::typed(form, Some(&base), view)?;
                KpiCommand::Edit { id, base, wanted: Box::new(wanted), anew: false }
            }
            Purpose::Measure { walk: Some(walk), .. } if form.field(FieldName::Value).trim().is_empty() => {
                return Some(Walk { skipped: walk.skipped + 1, ..walk }.on(view));
            }
            Purpose::Measure { kpi, .. } => {
                let (period, value) = measured(form, view)?;
                KpiCommand::Measure { kpi, values: vec![Entered::from((period, value))], replace: false, import: false }
            }
            Purpose::Correct { kpi } => correction(kpi, form, view)?,
        };
        Some(Effect::Perform(Command::Kpi(command)))
    }
}

/// `sidst 112 sek. (uge 46)`.
fn last_value(kpi: &Kpi, view: &View) -> Option<String> {
    let series = view.board.series(kpi);
    let last = series.last()?;
    let period = view.lang.period(series.period(last.period));
    Some(view.lang.value_before(&period, &view.lang.value_with_unit(last.value, kpi)))
}

/// The period and the value as typed.
fn measured(form: &mut Form, view: &View) -> Option<(Period, i64)> {
    let period = period(form, form.field(FieldName::Period), view);
    let value = value(form, form.field(FieldName::Value), view);
    let (period, value) = match (period, value) {
        (Ok(period), Ok(value)) => return Some((period, value)),
        wrong => wrong,
    };
    if let Err((_, sentence)) = period {
        form.complain(FieldName::Period, sentence);
    }
    if let Err((_, sentence)) = value {
        form.complain(FieldName::Value, sentence);
    }
    None
}

fn correction(kpi: KpiId, form: &mut Form, view: &View) -> Option<KpiCommand> {
    let measured = measured(form, view);
    let why = lines(form, FieldName::Why, view)?;
    if why.is_empty() {
        form.complain(FieldName::Why, view.lang.refusal(&Refusal::Empty(FieldName::Why)));
        return None;
    }
    let (period, value) = measured?;
    Some(KpiCommand::Correct { kpi, period, reading: value.into(), why })
}

//! A point that does not count, or does again; a period in which nothing was measured, and why.

use super::measure::{named, reason, standing};
use super::{Purpose, form};
use crate::domain::kpi::{Kpi, KpiCommand, NoteKind};
use crate::domain::period::Period;
use crate::domain::refusal::FieldName;
use crate::tui::popups::form::{Field, Form};
use crate::tui::popups::forms::reading::{period, taken};
use crate::tui::view::View;

/// Of the last period that was measured, unless another is written.
pub fn exclude(kpi: &Kpi, view: &View) -> Form {
    let series = view.board.series(kpi);
    let ended = Period::last_ended(kpi.cadence, view.today(), view.board.anchor());
    let period = series.last().map_or(ended, |last| series.period(last.period));
    let fields = vec![Field::new(FieldName::Period, &named(period, view)), Field::new(FieldName::Why, "")];
    form(Purpose::Exclude { kpi: kpi.id }, view.lang.form_exclude(kpi.name.as_str()), fields).at_last()
}

/// Below an empty reason: what becomes of the period.
pub fn hint(kpi: &Kpi, form: &Form, field: FieldName, view: &View) -> Option<String> {
    let at = period(form, form.field(FieldName::Period), view).ok().filter(|_| field == FieldName::Why)?;
    let noted = |kind| view.board.kpi_note(kpi.id, at.start, kind).is_some();
    Some(match standing(kpi, form, view) {
        Some(_) if noted(NoteKind::Excluded) => view.lang.include_hint().to_owned(),
        Some(now) => view.lang.why_excluded_hint(&view.lang.reading(now.reading(), kpi)),
        None if noted(NoteKind::Gap) => view.lang.forget_gap_hint().to_owned(),
        None => view.lang.why_gap_hint().to_owned(),
    })
}

/// What was noted is taken away when no reason is written; else the reason is noted.
pub fn command(kpi: &Kpi, form: &mut Form, view: &View) -> Option<KpiCommand> {
    let measured = standing(kpi, form, view).is_some();
    let period = taken(form, FieldName::Period, period(form, form.field(FieldName::Period), view))?;
    let kind = if measured { NoteKind::Excluded } else { NoteKind::Gap };
    let noted = view.board.kpi_note(kpi.id, period.start, kind).is_some();
    if noted && form.field(FieldName::Why).trim().is_empty() {
        return Some(KpiCommand::Unnote { kpi: kpi.id, period, kind });
    }
    let text = reason(form, view)?;
    Some(KpiCommand::Note { kpi: kpi.id, period, kind, text })
}

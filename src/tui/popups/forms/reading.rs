//! How a field is understood as it stands.

use chrono::NaiveTime;

use super::{Purpose, Understood};
use crate::domain::action::{Owner, deadline_warnings};
use crate::domain::calendar::{Date, parse_date, parse_time};
use crate::domain::kpi::Kpi;
use crate::domain::names::Unnamed;
use crate::domain::number;
use crate::domain::period::Period;
use crate::domain::refusal::{FieldName, Thing};
use crate::tui::popups::form::Form;
use crate::tui::view::View;

/// How the field `at` of `form` is understood as it stands.
pub fn meaning_of(form: &Form, at: usize, view: &View) -> Understood {
    let field = &form.fields[at];
    let text = field.text().trim();
    let lang = view.lang;
    if text.is_empty() {
        return Ok(hint(form, field.name, view));
    }
    match field.name {
        FieldName::Owner => owner(text, view).map(|owner| {
            let name = view.board.owner_name(owner).to_owned();
            (name != text).then_some(name)
        }),
        FieldName::Kpi => kpi(text, view).map(|kpi| (kpi.name.as_str() != text).then(|| kpi.name.to_string())),
        FieldName::Deadline | FieldName::FirstMeeting => date(text, view).map(|date| {
            let warnings = if field.is_touched() { deadline_warnings(date, view.today()) } else { Vec::new() };
            let notes = warnings.iter().map(|warning| lang.warning(warning));
            Some([lang.full_date(date)].into_iter().chain(notes).collect::<Vec<_>>().join(" · "))
        }),
        FieldName::Period => period(form, text, view).map(|period| Some(lang.period_with_days(period))),
        FieldName::Value => value(form, text, view).map(|_| None),
        FieldName::MeetingTime => time(text, view).map(|time| Some(lang.clock(time))),
        FieldName::BeforeStart => yes_or_no(text, view).map(|_| None),
        _ => Ok(None),
    }
}

/// What is said below an empty field.
fn hint(form: &Form, field: FieldName, view: &View) -> Option<String> {
    match (&form.purpose, field) {
        (Purpose::NewDeadline { id }, FieldName::Deadline) => {
            view.board.action(*id).map(|action| view.lang.deadline_now(action.deadline, action.moves))
        }
        (Purpose::Measure { kpi }, FieldName::Value) => {
            let kpi = view.board.kpi(*kpi)?;
            let last = view.board.series(kpi).last()?;
            let period = view.board.series(kpi).period(last.period);
            Some(view.lang.value_before(&view.lang.period(period), &view.lang.value_with_unit(last.value, kpi)))
        }
        (_, FieldName::FirstMeeting) => Some(view.lang.first_meeting_hint().to_owned()),
        (_, FieldName::Members) => Some(view.lang.members_hint().to_owned()),
        (_, FieldName::Kpi) => Some(view.lang.kpi_hint().to_owned()),
        _ => None,
    }
}

pub fn owner(text: &str, view: &View) -> Result<Owner, (Option<Unnamed>, String)> {
    if view.board.owners().is_empty() {
        return Err((None, view.lang.nobody_yet().to_owned()));
    }
    view.board.find_owner(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Owner, &unnamed);
        (Some(unnamed), sentence)
    })
}

pub fn kpi<'a>(text: &str, view: &View<'a>) -> Result<&'a Kpi, (Option<Unnamed>, String)> {
    view.board.find_kpi(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Kpi, &unnamed);
        (Some(unnamed), sentence)
    })
}

pub fn date(text: &str, view: &View) -> Result<Date, (Option<Unnamed>, String)> {
    parse_date(text, view.today()).map_err(|error| (None, view.lang.date_error(error).to_owned()))
}

fn time(text: &str, view: &View) -> Result<NaiveTime, (Option<Unnamed>, String)> {
    parse_time(text).ok_or_else(|| (None, view.lang.time_error().to_owned()))
}

pub fn yes_or_no(text: &str, view: &View) -> Result<bool, (Option<Unnamed>, String)> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "x" => Ok(true),
        "nej" | "n" | "no" => Ok(false),
        _ => Err((None, view.lang.yes_or_no_error().to_owned())),
    }
}

fn measured<'a>(form: &Form, view: &View<'a>) -> Option<&'a Kpi> {
    match form.purpose {
        Purpose::Measure { kpi } => view.board.kpi(kpi),
        _ => None,
    }
}

pub fn period(form: &Form, text: &str, view: &View) -> Result<Period, (Option<Unnamed>, String)> {
    let kpi = measured(form, view).ok_or((None, String::new()))?;
    Period::parse(text, kpi.cadence, view.board.anchor(), view.today())
        .map_err(|error| (None, view.lang.period_error(error).to_owned()))
}

pub fn value(form: &Form, text: &str, view: &View) -> Result<i64, (Option<Unnamed>, String)> {
    let kpi = measured(form, view).ok_or((None, String::new()))?;
    number::parse(text, kpi.decimals).map_err(|error| (None, view.lang.number_error(error)))
}

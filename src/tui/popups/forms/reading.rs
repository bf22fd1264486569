//! How a field is understood as it stands.

use chrono::NaiveTime;

use crate::domain::action::{Owner, deadline_warnings};
use crate::domain::board::TALLY_FORTNIGHTS;
use crate::domain::calendar::{Date, add_days, parse_date, parse_time};
use crate::domain::id::{MemberId, UnitId};
use crate::domain::kpi::Kpi;
use crate::domain::names::{self, Unnamed};
use crate::domain::people::Member;
use crate::domain::period::Period;
use crate::domain::prose::{Text, TextError};
use crate::domain::refusal::{FieldName, Refusal, Thing};
use crate::domain::tally::MOST;
use crate::domain::workflow::Workflow;
use crate::exchange::members;
use crate::tui::popups::form::Form;
use crate::tui::view::View;

/// How a field is understood: a sentence to show below it, nothing to say, or what is wrong (with names to choose from).
pub type Understood = Result<Option<String>, Wrong>;

/// What is wrong with a field, and names to choose from where something like it is meant.
pub type Wrong = (Option<Unnamed>, String);

/// How the field `at` of `form` is understood as it stands.
pub fn meaning_of(form: &Form, at: usize, view: &View) -> Understood {
    let field = &form.fields[at];
    let text = field.text().trim();
    let lang = view.lang;
    if text.is_empty() {
        return Ok(form.purpose.hint(form, field.name, view));
    }
    match field.name {
        FieldName::Owner => owner(text, view).map(|owner| {
            let name = view.board.owner_name(owner).to_owned();
            (name != text).then_some(name)
        }),
        FieldName::Kpi => kpi(text, view).map(|kpi| (kpi.name.as_str() != text).then(|| kpi.name.to_string())),
        FieldName::Deadline | FieldName::FirstMeeting => date(text, view).map(|date| {
            let warnings = if field.is_touched() { deadline_warnings(date, view.today()) } else { Vec::new() };
            let notes = warnings.iter().map(|warning| lang.day_note(warning));
            Some([lang.full_date(date)].into_iter().chain(notes).collect::<Vec<_>>().join(" · "))
        }),
        FieldName::Period | FieldName::From | FieldName::To => {
            period(form, text, view).map(|period| Some(lang.period_with_days(period)))
        }
        FieldName::Value | FieldName::Values => super::kpi::meaning(form, field.name, text, view),
        FieldName::KpiOwner => member(text, view).map(|it| (it.name.as_str() != text).then(|| it.name.to_string())),
        FieldName::Workflow => workflow(text, view).map(|it| (it.name.as_str() != text).then(|| it.name.to_string())),
        FieldName::Grace => grace(text, view).map(|_| None),
        FieldName::MeetingTime => time(text, view).map(|time| Some(lang.clock(time))),
        FieldName::Count => amount(text, view).map(|_| None),
        FieldName::Day => past_day(text, view).map(|day| Some(lang.full_date(day))),
        FieldName::Decision | FieldName::SavedFilter => Ok(form.purpose.hint(form, field.name, view)),
        FieldName::Start => date(text, view).map(|date| {
            let ready = form.purpose.readiness(view).map(|ready| format!(" · {ready}"));
            Some(format!("{}{}", lang.full_date(date), ready.unwrap_or_default()))
        }),
        FieldName::By | FieldName::WaitUntil | FieldName::LookOn | FieldName::AgreedOn => {
            date(text, view).map(|date| Some(lang.full_date(date)))
        }
        FieldName::Until => date(text, view).map(|until| Some(with_weeks(form, until, view))),
        FieldName::Units => {
            units(text, view).map(|ids| understood(text, &ids, |id| view.board.owner_name(Owner::Unit(id)), view))
        }
        FieldName::Deciders | FieldName::Helpers => {
            members(text, view).map(|ids| understood(text, &ids, |id| view.board.owner_name(Owner::Member(id)), view))
        }
        FieldName::Members => members::parse(text)
            .map(|rows| Some(lang.members_understood(&rows)))
            // There is one line to say it in.
            .map_err(|bad| (None, first_fault(bad.spoken(lang)))),
        FieldName::BeforeStart => yes_or_no(text, view).map(|_| None),
        FieldName::Change => Ok(super::action::told_in_one_line(form, view)),
        // Words as they stand.
        FieldName::Name
        | FieldName::Initials
        | FieldName::Unit
        | FieldName::Role
        | FieldName::Logins
        | FieldName::LeftOn
        | FieldName::Effect
        | FieldName::How
        | FieldName::Why
        | FieldName::Key
        | FieldName::Kind
        | FieldName::Question
        | FieldName::Dimension
        | FieldName::Source
        | FieldName::Method
        | FieldName::FirstPeriod
        | FieldName::Baseline
        | FieldName::Basis
        | FieldName::Provisional
        | FieldName::NewSeries
        | FieldName::KpiUnit
        | FieldName::Decimals
        | FieldName::Better
        | FieldName::Target
        | FieldName::Cadence
        | FieldName::Idea
        | FieldName::CaseType
        | FieldName::SettledWith
        | FieldName::WaitNote
        | FieldName::SeenEffect
        | FieldName::EffectNote
        | FieldName::MovedWhy
        | FieldName::CameFrom
        | FieldName::State
        | FieldName::Words
        | FieldName::SortBy
        | FieldName::SaveAs => Ok(None),
    }
}

/// The first thing that is wrong with a list, without the sentence before it.
fn first_fault(sentences: Vec<String>) -> String {
    let nth = usize::from(sentences.len() > 1);
    sentences.into_iter().nth(nth).map_or_else(String::new, |fault| fault.trim().to_owned())
}

pub fn owner(text: &str, view: &View) -> Result<Owner, Wrong> {
    if view.board.owners().is_empty() {
        return Err((None, view.lang.nobody_yet().to_owned()));
    }
    view.board.find_owner(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Owner, &unnamed);
        (Some(unnamed), sentence)
    })
}

/// The units named in `text`, parted by commas.
pub fn units(text: &str, view: &View) -> Result<Vec<UnitId>, Wrong> {
    if view.board.units.is_empty() {
        return Err((None, view.lang.no_units_yet().to_owned()));
    }
    several(text, Thing::Unit, view, |name| view.board.find_unit(name).map(|unit| unit.id))
}

/// The members named in `text`, parted by commas.
pub fn members(text: &str, view: &View) -> Result<Vec<MemberId>, Wrong> {
    if view.board.members.is_empty() {
        return Err((None, view.lang.nobody_yet().to_owned()));
    }
    several(text, Thing::Member, view, |name| view.board.find_member(name).map(|member| member.id))
}

/// What each of the names in `text` is. What is offered in the place of one that is nothing keeps the others.
fn several<T>(
    text: &str,
    thing: Thing,
    view: &View,
    find: impl Fn(&str) -> Result<T, Unnamed>,
) -> Result<Vec<T>, Wrong> {
    let names: Vec<&str> = names::several(text).collect();
    let one = |(at, name): (usize, &&str)| {
        find(name).map_err(|unnamed| {
            let sentence = view.lang.unnamed(thing, &unnamed);
            let among = |choice: String| [&names[..at], &[choice.as_str()], &names[at + 1..]].concat().join(", ");
            let offers = match unnamed {
                Unnamed::Unknown { nearest: choices, .. } | Unnamed::Ambiguous { choices, .. } => choices,
            };
            let choices = offers.into_iter().map(among).collect();
            (Some(Unnamed::Ambiguous { name: (*name).to_owned(), choices }), sentence)
        })
    };
    names.iter().enumerate().map(one).collect()
}

/// The names in full, where they were not typed so.
fn understood<'a, T: Copy>(text: &str, ids: &[T], name: impl Fn(T) -> &'a str, view: &View) -> Option<String> {
    let names: Vec<&str> = ids.iter().map(|id| name(*id)).collect();
    (names.join(", ") != text).then(|| view.lang.listed(names.iter()))
}

/// `man. 18-01-2027 · 8 uger`: the end of a trial, and how long it is when its start stands in the form.
fn with_weeks(form: &Form, until: Date, view: &View) -> String {
    let full = view.lang.full_date(until);
    let start = parse_date(form.field(FieldName::Start), view.today()).ok();
    match start.map(|start| (until - start).num_days()) {
        Some(days) if days > 0 => format!("{full} · {}", view.lang.weeks((days + 6) / 7)),
        _ => full,
    }
}

pub fn kpi<'a>(text: &str, view: &View<'a>) -> Result<&'a Kpi, Wrong> {
    view.board.find_kpi(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Kpi, &unnamed);
        (Some(unnamed), sentence)
    })
}

pub fn member<'a>(text: &str, view: &View<'a>) -> Result<&'a Member, Wrong> {
    view.board.find_member(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Member, &unnamed);
        (Some(unnamed), sentence)
    })
}

pub fn workflow<'a>(text: &str, view: &View<'a>) -> Result<&'a Workflow, Wrong> {
    view.board.find_workflow(text).map_err(|unnamed| {
        let sentence = view.lang.unnamed(Thing::Workflow, &unnamed);
        (Some(unnamed), sentence)
    })
}

/// Working days of grace.
pub fn grace(text: &str, view: &View) -> Result<u32, Wrong> {
    text.trim().parse().map_err(|_| (None, view.lang.grace_error().to_owned()))
}

pub fn date(text: &str, view: &View) -> Result<Date, Wrong> {
    parse_date(text, view.today()).map_err(|error| (None, view.lang.date_error(error).to_owned()))
}

/// How many cases at once.
pub fn amount(text: &str, view: &View) -> Result<u32, Wrong> {
    let amount = text.trim().parse().ok().filter(|amount| (1..=MOST).contains(amount));
    amount.ok_or_else(|| (None, view.lang.amount_error().to_owned()))
}

/// A day that has come.
pub fn past_or_today(text: &str, view: &View) -> Result<Date, Wrong> {
    let day = date(text, view)?;
    if day > view.today() { Err((None, view.lang.refusal(&Refusal::InFuture { date: day }))) } else { Ok(day) }
}

/// A day that has come, and not longer ago than the tally is shown.
pub fn past_day(text: &str, view: &View) -> Result<Date, Wrong> {
    let day = past_or_today(text, view)?;
    let (this, _) = view.board.fortnight(view.today());
    let first = add_days(this, -14 * (TALLY_FORTNIGHTS - 1));
    if day < first { Err((None, view.lang.day_too_old(first))) } else { Ok(day) }
}

fn time(text: &str, view: &View) -> Result<NaiveTime, Wrong> {
    parse_time(text).ok_or_else(|| (None, view.lang.time_error().to_owned()))
}

pub fn yes_or_no(text: &str, view: &View) -> Result<bool, Wrong> {
    match text.to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "x" => Ok(true),
        "nej" | "n" | "no" => Ok(false),
        _ => Err((None, view.lang.yes_or_no_error().to_owned())),
    }
}

fn measured<'a>(form: &Form, view: &View<'a>) -> Option<&'a Kpi> {
    form.purpose.kpi().and_then(|id| view.board.kpi(id))
}

/// What was read of a field, or a complaint below it.
pub fn taken<T>(form: &mut Form, field: FieldName, read: Result<T, Wrong>) -> Option<T> {
    read.map_err(|(_, sentence)| form.complain(field, sentence)).ok()
}

/// The text of a field, or a complaint below it.
pub fn line(form: &mut Form, field: FieldName, view: &View) -> Option<Text> {
    text(form, field, Text::line(form.field(field), Text::SHORT), view)
}

/// The text of a field that may be long, or a complaint below it.
pub fn lines(form: &mut Form, field: FieldName, view: &View) -> Option<Text> {
    text(form, field, Text::lines(form.field(field)), view)
}

pub fn text(form: &mut Form, field: FieldName, taken: Result<Text, TextError>, view: &View) -> Option<Text> {
    match taken {
        Ok(text) => Some(text),
        Err(error) => {
            form.complain(field, view.lang.text_error(error));
            None
        }
    }
}

pub fn period(form: &Form, text: &str, view: &View) -> Result<Period, Wrong> {
    let kpi = measured(form, view).ok_or((None, String::new()))?;
    Period::parse(text, kpi.cadence, view.board.anchor(), view.today())
        .map_err(|error| (None, view.lang.period_error(error).to_owned()))
}

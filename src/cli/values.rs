//! What was typed on the command line, as values of the trade.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::call::Desk;
use super::trouble::{Label, Trouble};
use crate::domain::action::{Action, Effect, Helpers, Owner, Source};
use crate::domain::board::Board;
use crate::domain::calendar::{Date, parse_date};
use crate::domain::idea::Idea;
use crate::domain::kpi::{Basis, Better, Dimension, Kind, Kpi};
use crate::domain::names::{Unnamed, find, several};
use crate::domain::people::{Member, Role, Unit};
use crate::domain::period::{Cadence, Period};
use crate::domain::prose::Text;
use crate::domain::query::Query;
use crate::domain::refusal::Thing;
use crate::domain::tally::CaseType;
use crate::domain::workflow::{DecisionKind, Workflow};
use crate::text::codes::danish_code;
use crate::text::format::action_number;

/// A name: one short line.
///
/// # Errors
/// When it is too long or CPR-like.
pub fn line(label: impl Into<Label>, typed: &str) -> Result<Text, Trouble> {
    Text::line(typed, Text::SHORT).map_err(|error| Trouble::Text(label.into(), error))
}

/// An explanation of one or more lines.
///
/// # Errors
/// As [`line`].
pub fn lines(label: impl Into<Label>, typed: &str) -> Result<Text, Trouble> {
    Text::lines(typed).map_err(|error| Trouble::Text(label.into(), error))
}

/// # Errors
/// When it is not a date.
pub fn date(label: impl Into<Label>, typed: &str, today: Date) -> Result<Date, Trouble> {
    parse_date(typed, today).map_err(|error| Trouble::Date(label.into(), error))
}

/// A period of `kpi`.
///
/// # Errors
/// When it is none, or one of another cadence.
pub fn period(label: impl Into<Label>, typed: &str, kpi: &Kpi, board: &Board, today: Date) -> Result<Period, Trouble> {
    let period = Period::parse(typed, kpi.cadence, board.anchor(), today);
    period.map_err(|error| Trouble::Period(label.into(), error))
}

/// A member or a unit. Who has left is found too, when nobody else is meant: a rule says what they may not take on.
///
/// # Errors
/// When no one owner is meant.
pub fn owner(board: &Board, name: &str) -> Result<Owner, Trouble> {
    let names = || board.owners().into_iter().map(|owner| board.owner_name(owner).to_owned());
    match (board.find_owner(name), board.find_member(name)) {
        (Ok(owner), _) => Ok(owner),
        (Err(Unnamed::Unknown { .. }), Ok(member)) => Ok(Owner::Member(member.id)),
        (Err(unnamed), _) => Err(Trouble::Unnamed(Thing::Owner, with_choices(unnamed, names()))),
    }
}

/// # Errors
/// When no one member is meant.
pub fn member<'a>(board: &'a Board, name: &str) -> Result<&'a Member, Trouble> {
    let names = || board.members.iter().map(|member| member.name.to_string());
    board.find_member(name).map_err(|unnamed| Trouble::Unnamed(Thing::Member, with_choices(unnamed, names())))
}

/// # Errors
/// When no one unit is meant.
pub fn unit<'a>(board: &'a Board, name: &str) -> Result<&'a Unit, Trouble> {
    let names = || board.units.iter().map(|unit| unit.name.to_string());
    board.find_unit(name).map_err(|unnamed| Trouble::Unnamed(Thing::Unit, with_choices(unnamed, names())))
}

/// # Errors
/// When no one KPI is meant.
pub fn kpi<'a>(board: &'a Board, name: &str) -> Result<&'a Kpi, Trouble> {
    let names = || board.kpis.iter().map(|kpi| kpi.name.to_string());
    board.find_kpi(name).map_err(|unnamed| Trouble::Unnamed(Thing::Kpi, with_choices(unnamed, names())))
}

/// # Errors
/// When no one workflow is meant.
pub fn workflow<'a>(board: &'a Board, name: &str) -> Result<&'a Workflow, Trouble> {
    let names = || board.workflows.iter().map(|workflow| workflow.name.to_string());
    board.find_workflow(name).map_err(|unnamed| Trouble::Unnamed(Thing::Workflow, with_choices(unnamed, names())))
}

/// Those who help, by their names with commas, semicolons or line ends between; an empty text is nobody.
///
/// # Errors
/// When one of them is no one member.
pub fn helpers(board: &Board, typed: &str) -> Result<Helpers, Trouble> {
    let here = || board.members.iter().filter(|member| member.left_on.is_none()).map(|member| member.name.to_string());
    let helper = |name: &str| match board.find_member(name) {
        Ok(member) => Ok(member.id),
        Err(unnamed) => Err(Trouble::Unnamed(Thing::Member, with_choices(unnamed, here()))),
    };
    several(typed).map(helper).collect::<Result<_, _>>().map(Helpers)
}

/// The most names that are listed when nothing is near.
const MOST_LISTED: usize = 8;

/// Where no name is near the one that was written, the names there are.
fn with_choices(unnamed: Unnamed, names: impl Iterator<Item = String>) -> Unnamed {
    match unnamed {
        Unnamed::Unknown { name, nearest } if nearest.is_empty() => {
            Unnamed::Unknown { name, nearest: names.take(MOST_LISTED).collect() }
        }
        Unnamed::Unknown { .. } | Unnamed::Ambiguous { .. } => unnamed,
    }
}

/// The thing `typed` names, when it names one; an empty text is none.
///
/// # Errors
/// As `named`.
pub fn or_none<T>(typed: &str, named: impl FnOnce(&str) -> Result<T, Trouble>) -> Result<Option<T>, Trouble> {
    if typed.trim().is_empty() { Ok(None) } else { named(typed).map(Some) }
}

/// An action by its number, however long it has been closed, or by any unambiguous part of its text: an open one goes
/// before one just closed.
///
/// # Errors
/// When no one action is meant.
pub fn action(desk: &mut Desk, typed: &str) -> Result<Action, Trouble> {
    if let Ok(number) = typed.trim().trim_start_matches('#').parse::<u32>() {
        let query = Query::Action { board: desk.board.record.id, number };
        return desk.store.ask(&query)?.actions().pop().ok_or(Trouble::NoAction(number));
    }
    let (open, closed): (Vec<&Action>, Vec<&Action>) = desk.board.actions.iter().partition(|action| action.is_open());
    let found = called(&open, typed).or_else(|unnamed| match unnamed {
        Unnamed::Unknown { .. } => called(&closed, typed).map_err(|_| unnamed),
        Unnamed::Ambiguous { .. } => Err(unnamed),
    });
    found.map_err(|unnamed| Trouble::Unnamed(Thing::Action, unnamed))
}

fn called(actions: &[&Action], typed: &str) -> Result<Action, Unnamed> {
    let names = |action: &&Action| {
        vec![format!("{} {}", action_number(action.number), action.change), action.change.to_string()]
    };
    find(actions, typed, names).map(|action| (*action).clone())
}

/// An idea by its number, however long ago it was decided on, or by any unambiguous part of its text.
///
/// # Errors
/// When no one idea is meant.
pub fn idea(desk: &mut Desk, typed: &str) -> Result<Idea, Trouble> {
    if let Ok(number) = typed.trim().trim_start_matches('#').parse::<u32>() {
        let query = Query::Idea { board: desk.board.record.id, number };
        return desk.store.ask(&query)?.ideas().pop().ok_or(Trouble::NoIdea(number));
    }
    let found = find(&desk.board.ideas, typed, |idea| vec![idea.text.to_string()]);
    found.cloned().map_err(|unnamed| Trouble::Unnamed(Thing::Idea, unnamed))
}

/// A parser of the codes of `all`, of the Danish word for each, and of what else they are called.
fn codes<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    code: fn(T) -> &'static str,
    others: fn(T) -> &'static [&'static str],
) -> impl TypedValueParser<Value = T> {
    let names = move |value: T| danish_code(code(value)).into_iter().chain(others(value).iter().copied());
    let possible = all.iter().map(move |value| PossibleValue::new(code(*value)).aliases(names(*value)));
    PossibleValuesParser::new(possible).try_map(move |typed: String| {
        let typed = typed.to_lowercase();
        let is = |value: &&T| code(**value) == typed || names(**value).any(|name| name == typed);
        all.iter().find(is).copied().ok_or(std::fmt::Error)
    })
}

pub fn better() -> impl TypedValueParser<Value = Better> {
    codes(Better::ALL, Better::code, |_| &[])
}

pub fn cadence() -> impl TypedValueParser<Value = Cadence> {
    codes(Cadence::ALL, Cadence::code, |_| &[])
}

pub fn kpi_kind() -> impl TypedValueParser<Value = Kind> {
    codes(Kind::ALL, Kind::code, |_| &[])
}

pub fn dimension() -> impl TypedValueParser<Value = Dimension> {
    codes(Dimension::ALL, Dimension::code, |_| &[])
}

pub fn basis() -> impl TypedValueParser<Value = Basis> {
    codes(Basis::ALL, Basis::code, |basis| match basis {
        Basis::Absolute => &[],
        Basis::RelativePercent => &["relative-percent"],
        Basis::PercentagePoints => &["percentage-points"],
    })
}

pub fn role() -> impl TypedValueParser<Value = Role> {
    codes(Role::ALL, Role::code, |role| match role {
        Role::ProjectLead => &["project-lead"],
        Role::SteeringGroup => &["steering-group"],
        Role::ProcessLead => &["process-lead"],
        Role::BenefitOwner => &["benefit-owner"],
        Role::Employee | Role::Leader => &[],
    })
}

pub fn case_type() -> impl TypedValueParser<Value = CaseType> {
    codes(CaseType::ALL, CaseType::code, |case_type| match case_type {
        CaseType::Ready => &["k", "ready-to-go"],
        CaseType::Guidance => &["v"],
        CaseType::Principle => &["p"],
        CaseType::WatchOut => &["o", "watch-out"],
    })
}

pub fn decision() -> impl TypedValueParser<Value = DecisionKind> {
    codes(DecisionKind::ALL, DecisionKind::code, |kind| match kind {
        DecisionKind::Annul => &["annuller"],
        DecisionKind::Adopt | DecisionKind::Develop | DecisionKind::Extend => &[],
    })
}

pub fn effect() -> impl TypedValueParser<Value = Effect> {
    codes(Effect::ALL, Effect::code, |effect| match effect {
        Effect::Seen => &[],
        Effect::NotSeen => &["not-seen", "ikke_set"],
        Effect::TooEarly => &["too-early", "for_tidligt"],
    })
}

pub fn source() -> impl TypedValueParser<Value = Source> {
    codes(Source::ALL, Source::code, |source| match source {
        Source::Idea => &["ide"],
        Source::Meeting | Source::Workflow => &[],
    })
}

//! `tavle member`: who takes part, with their role and logins.

use clap::{Args, Subcommand};

use super::call::Call;
use super::member_import;
use super::rows::MemberRow;
use super::table::{Align, columns};
use super::trouble::Trouble;
use super::values;
use crate::domain::action::{Action, Owner};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::MemberId;
use crate::domain::people::{Logins, Member, MemberFields, PeopleCommand, Role};
use crate::domain::prose::Text;
use crate::domain::refusal::{FieldName, Refusal};
use crate::text::format::action_number;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(Add),
    List,
    Edit(Edit),
    Import(member_import::Args),
}

#[derive(Debug, Args)]
pub struct Add {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    #[arg(long, value_name = "ROLE", value_parser = values::role(), ignore_case = true, default_value = "employee")]
    role: Role,
    #[arg(long, value_name = "LETTERS")]
    initials: Option<String>,
    #[arg(long, value_name = "LOGIN", num_args = 1.., value_delimiter = ',')]
    login: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Edit {
    #[arg(value_name = "MEMBER")]
    member: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// An empty one takes the member out of the unit.
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    #[arg(long, value_name = "ROLE", value_parser = values::role(), ignore_case = true)]
    role: Option<Role>,
    #[arg(long, value_name = "LETTERS")]
    initials: Option<String>,
    /// Added to those there are: nobody loses a way in by a new one.
    #[arg(long, value_name = "LOGIN", num_args = 1.., value_delimiter = ',')]
    login: Vec<String>,
    #[arg(long, value_name = "LOGIN", num_args = 1.., value_delimiter = ',')]
    without_login: Vec<String>,
    /// An empty one: back again.
    #[arg(long, value_name = "DATE")]
    left: Option<String>,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    match verb {
        Verb::Add(args) => add(call, &args),
        Verb::List => list(call),
        Verb::Edit(args) => edit(call, &args),
        Verb::Import(args) => member_import::run(call, &args),
    }
}

fn add(call: &mut Call, args: &Add) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let initials = args.initials.as_deref().map(|typed| values::line(FieldName::Initials, typed)).transpose()?;
    let unit = args.unit.as_deref().map(|name| values::unit(&desk.board, name)).transpose()?;
    let command = PeopleCommand::AddMember {
        name: values::line(FieldName::Name, &args.name)?,
        initials,
        unit: unit.map(|unit| unit.id),
        role: args.role,
        logins: Logins(logins(&args.login)?),
    };
    call.perform(&mut desk, &Command::People(command))
}

/// The logins typed: words, each once.
fn logins(typed: &[String]) -> Result<Vec<Text>, Trouble> {
    let mut logins = Vec::new();
    for word in typed.iter().flat_map(|typed| typed.split_whitespace()) {
        let login = values::line(FieldName::Logins, word)?;
        if !login.is_empty() && !logins.contains(&login) {
            logins.push(login);
        }
    }
    Ok(logins)
}

fn edit(call: &mut Call, args: &Edit) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let member = values::member(&desk.board, &args.member)?;
    let (id, base) = (member.id, MemberFields::from(member));
    let wanted = wanted(args, &desk.board, base.clone(), call.today())?;
    if wanted == base {
        return Err(Refusal::NothingChanged.into());
    }
    let left_on = wanted.left_on.filter(|day| Some(*day) != base.left_on);
    let done = call.save(&mut desk, &Command::People(PeopleCommand::EditMember { id, base, wanted }))?;
    let note = left_on.and_then(|left_on| to_hand_over(call, &desk.board, id, left_on));
    call.tell(&desk.board, &done, note)
}

/// The open actions of a member who leaves, and how somebody else gets them.
fn to_hand_over(call: &Call, board: &Board, id: MemberId, left_on: Date) -> Option<String> {
    let (lang, today) = (call.lang, call.today());
    let open = board.plan_of(today, |action| action.is_open() && action.owner == Owner::Member(id));
    let first = open.first()?.number;
    let name = board.owner_name(Owner::Member(id));
    let sentence = if left_on < today {
        lang.to_hand_over(open.len(), &[name])
    } else {
        lang.to_hand_over_by(open.len(), name, left_on)
    };
    let line = |action: &&Action| {
        let due = lang.due(action, today, board.next_meeting(today));
        format!("  {} {} · {due}", action_number(action.number), action.change)
    };
    let lines = [sentence].into_iter().chain(open.iter().map(line)).chain([lang.how_to_hand_over(first)]);
    Some(lines.collect::<Vec<_>>().join("\n"))
}

fn wanted(args: &Edit, board: &Board, base: MemberFields, today: Date) -> Result<MemberFields, Trouble> {
    let mut wanted = base;
    if let Some(typed) = &args.name {
        wanted.name = values::line(FieldName::Name, typed)?;
    }
    if let Some(typed) = &args.initials {
        wanted.initials = values::line(FieldName::Initials, typed)?;
    }
    if let Some(typed) = &args.unit {
        wanted.unit = values::or_none(typed, |name| values::unit(board, name))?.map(|unit| unit.id);
    }
    if let Some(typed) = &args.left {
        wanted.left_on = values::or_none(typed, |typed| values::date(FieldName::LeftOn, typed, today))?;
    }
    wanted.role = args.role.unwrap_or(wanted.role);
    let (added, removed) = (logins(&args.login)?, logins(&args.without_login)?);
    let mut kept = std::mem::take(&mut wanted.logins.0);
    kept.retain(|login| !removed.contains(login) && !added.contains(login));
    wanted.logins = Logins(kept.into_iter().chain(added).collect());
    Ok(wanted)
}

fn list(call: &mut Call) -> Result<(), Trouble> {
    let desk = call.look()?;
    let board = &desk.board;
    if call.json {
        let rows: Vec<MemberRow> = board.members.iter().map(|member| MemberRow::new(board, member)).collect();
        return Ok(call.out.json(&rows)?);
    }
    if board.members.is_empty() {
        return Ok(call.out.line(call.lang.no_members())?);
    }
    let rows: Vec<[String; 5]> = board.members.iter().map(|member| row(call, board, member)).collect();
    Ok(call.out.lines(&columns([Align::Left; 5], [4, 26, 16, 16, 20], &rows))?)
}

fn row(call: &Call, board: &Board, member: &Member) -> [String; 5] {
    let unit = member.unit.map_or("", |unit| board.owner_name(Owner::Unit(unit))).to_owned();
    let logins: Vec<&str> = member.logins.0.iter().map(Text::as_str).collect();
    let last = member.left_on.map_or_else(|| logins.join(" "), |day| call.lang.left(day));
    [member.initials.to_string(), member.name.to_string(), unit, call.lang.role(member.role).to_owned(), last]
}

//! `tavle action add`: a new action, its fields as flags or in one line, the parts behind commas.

use super::call::{Call, Desk};
use super::trouble::{Kind, Trouble};
use super::values;
use crate::domain::action::{ActionCommand, ActionFields, Quick, Source, quick};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::IdeaId;
use crate::domain::names::Unnamed;
use crate::domain::refusal::{FieldName, PlanRefusal, Refusal, Thing};
use crate::text::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Several words are one text: over SSH nothing holds them together.
    #[arg(value_name = "CHANGE", required = true, num_args = 1..)]
    change: Vec<String>,
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    deadline: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    effect: String,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    how: String,
    #[arg(long, value_name = "KPI")]
    kpi: Option<String>,
    #[arg(long, value_name = "WORKFLOW", default_value = "", hide_default_value = true)]
    workflow: String,
    #[arg(long, value_name = "NAMES", default_value = "", hide_default_value = true)]
    helpers: String,
    #[arg(long)]
    before_start: bool,
    #[arg(long, value_name = "SOURCE", value_parser = values::source(), ignore_case = true)]
    source: Option<Source>,
    #[arg(long, value_name = "IDEA")]
    idea: Option<String>,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let fields = fields(call, args, &desk.board)?;
    let (source, idea) = origin(args, &mut desk)?;
    call.perform(&mut desk, &Command::Action(ActionCommand::Add { fields, source, idea }))
}

fn fields(call: &Call, args: &Args, board: &Board) -> Result<ActionFields, Trouble> {
    let today = call.today();
    let line = told(args, board, today);
    let change = values::line(FieldName::Change, &line.change)?;
    if change.is_empty() {
        return Err(Refusal::Empty(FieldName::Change).into());
    }
    if line.owner.trim().is_empty() || line.deadline.trim().is_empty() {
        return Err(incomplete(call, board, &line));
    }
    Ok(ActionFields {
        change,
        owner: values::owner(board, &line.owner)?,
        effect: values::lines(FieldName::Effect, &args.effect)?,
        how: values::lines(FieldName::How, &args.how)?,
        deadline: values::date(FieldName::Deadline, &line.deadline, today)?,
        before_start: args.before_start,
        kpi: values::or_none(&line.kpi, |name| values::kpi(board, name))?.map(|kpi| kpi.id),
        workflow: values::or_none(&args.workflow, |name| values::workflow(board, name))?.map(|workflow| workflow.id),
        helpers: values::helpers(board, &args.helpers)?,
    })
}

/// What the line and the flags say; a flag goes before the line. When the flags say who and when, the line is the change
/// and nothing else, commas and all.
fn told(args: &Args, board: &Board, today: Date) -> Quick {
    let change = args.change.join(" ");
    let is_whole = args.owner.is_some() && args.deadline.is_some();
    let read = if is_whole { Quick { change, ..Quick::default() } } else { quick(&change, board, today) };
    let or = |flag: &Option<String>, read: String| flag.clone().unwrap_or(read);
    Quick {
        change: read.change,
        owner: or(&args.owner, read.owner),
        deadline: or(&args.deadline, read.deadline),
        kpi: or(&args.kpi, read.kpi),
    }
}

/// Nobody is responsible, or no day is named: how to write it, or whose name the last part of the line looks like.
fn incomplete(call: &Call, board: &Board, line: &Quick) -> Trouble {
    let lang = call.lang;
    let (owner, deadline) = (line.owner.trim().is_empty(), line.deadline.trim().is_empty());
    let last = line.change.rsplit_once(',').map(|(_, part)| part.trim()).filter(|part| owner && !part.is_empty());
    let meant = last.and_then(|part| meant(lang, board, part));
    let hint = meant.or_else(|| line.no_day().map(|part| format!("{}.", lang.not_read(part))));
    let hint = hint.unwrap_or_else(|| lang.quick_example().to_owned());
    Trouble::said(Kind::Usage, lang.action_incomplete(owner, deadline)).with_hint(hint)
}

/// Who `part` looks like: somebody who has left, or a name that is near.
fn meant(lang: Lang, board: &Board, part: &str) -> Option<String> {
    let left = board.find_member(part).ok().and_then(|member| Some((member.name.clone(), member.left_on?)));
    if let Some((name, left_on)) = left {
        return Some(lang.plan_refusal(&PlanRefusal::OwnerLeft { name, left_on }));
    }
    let unnamed = board.find_owner(part).err()?;
    let is_near = matches!(&unnamed, Unnamed::Unknown { nearest, .. } if !nearest.is_empty());
    let is_day = part.starts_with(|c: char| c.is_ascii_digit());
    match is_near && !is_day {
        true => Some(lang.unnamed(Thing::Owner, &unnamed)),
        false => (!part.contains(' ')).then(|| format!("{}.", lang.not_read(part))),
    }
}

/// Where it comes from: whoever names an idea says that it comes from one.
fn origin(args: &Args, desk: &mut Desk) -> Result<(Option<Source>, Option<IdeaId>), Trouble> {
    let Some(typed) = &args.idea else { return Ok((args.source, None)) };
    let idea = values::idea(desk, typed)?;
    let id = idea.id;
    if desk.board.idea(id).is_none() {
        desk.board.ideas.push(idea);
    }
    Ok((args.source.or(Some(Source::Idea)), Some(id)))
}

//! `tavle action`: the plan, and what is done to it.

use clap::{Args, Subcommand};

use super::call::{Call, Desk};
use super::trouble::{Kind, Trouble};
use super::{action_add, action_edit, plan_import, plan_list, plan_show, values};
use crate::domain::action::{ActionCommand, Deed, Effect, Look, Waiting};
use crate::domain::board::Board;
use crate::domain::calendar::Date;
use crate::domain::command::Command;
use crate::domain::id::ActionId;
use crate::domain::refusal::FieldName;

#[derive(Debug, Subcommand)]
pub enum Verb {
    Add(action_add::Args),
    List(plan_list::Args),
    Show {
        #[arg(value_name = "ACTION")]
        action: String,
    },
    Edit(action_edit::Args),
    Start(Several),
    Agree {
        #[command(flatten)]
        several: Several,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    Wait(Wait),
    HandOver {
        #[command(flatten)]
        several: Several,
        #[arg(value_name = "NAME")]
        to: String,
    },
    Done(Done),
    Effect {
        #[command(flatten)]
        several: Several,
        #[arg(value_name = "EFFECT", value_parser = values::effect(), ignore_case = true)]
        effect: Effect,
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        #[arg(long, value_name = "DATE")]
        look: Option<String>,
    },
    Move(Move),
    Drop {
        #[command(flatten)]
        several: Several,
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
    Reopen(Several),
    Import(plan_import::Args),
}

/// One action or several: what is done to them is one operation.
#[derive(Debug, Args)]
pub struct Several {
    #[arg(value_name = "ACTION", required = true, num_args = 1..)]
    actions: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Wait {
    #[command(flatten)]
    several: Several,
    #[arg(long, value_name = "TEXT", conflicts_with = "off")]
    note: Option<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "off")]
    until: Option<String>,
    #[arg(long)]
    off: bool,
}

#[derive(Debug, Args)]
pub struct Done {
    #[command(flatten)]
    several: Several,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "EFFECT", value_parser = values::effect(), ignore_case = true)]
    effect: Option<Effect>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long, value_name = "DATE")]
    look: Option<String>,
}

#[derive(Debug, Args)]
pub struct Move {
    #[command(flatten)]
    several: Several,
    #[arg(value_name = "DATE")]
    deadline: String,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,
    #[arg(long, value_name = "TEXT")]
    how: Option<String>,
}

/// # Errors
/// When it cannot be done.
pub fn run(call: &mut Call, verb: Verb) -> Result<(), Trouble> {
    let today = call.today();
    match verb {
        Verb::List(args) => plan_list::list(call, &args),
        Verb::Show { action } => plan_show::show(call, &action),
        Verb::Import(args) => plan_import::run(call, &args),
        Verb::Add(args) => action_add::run(call, &args),
        Verb::Edit(args) => action_edit::run(call, &args),
        Verb::Start(several) => act(call, &several, |_| Ok(Deed::Start)),
        Verb::Agree { several, on } => act(call, &several, |_| Ok(Deed::Agree { on: day(on.as_deref(), today)? })),
        Verb::Wait(args) => act(call, &args.several, |_| waiting(&args, today)),
        Verb::HandOver { several, to } => {
            act(call, &several, |board| Ok(Deed::HandOver { owner: values::owner(board, &to)? }))
        }
        Verb::Done(args) => done(call, &args),
        Verb::Effect { several, effect, note, look } => {
            let look = looked(call, effect, note.as_deref(), look.as_deref())?;
            act(call, &several, |_| Ok(Deed::Look(look)))
        }
        Verb::Move(args) => act(call, &args.several, |_| moved(&args, today)),
        Verb::Drop { several, why } => {
            act(call, &several, |_| Ok(Deed::Drop { why: values::lines(FieldName::Why, &why)? }))
        }
        Verb::Reopen(several) => act(call, &several, |_| Ok(Deed::Reopen)),
    }
}

/// Does to each action that is named what is read from the line and the board before the lock is taken.
fn act(call: &mut Call, several: &Several, deed: impl FnOnce(&Board) -> Result<Deed, Trouble>) -> Result<(), Trouble> {
    let mut desk = call.open()?;
    let deed = deed(&desk.board)?;
    let ids = several.find(&mut desk)?;
    call.perform(&mut desk, &Command::Action(ActionCommand::Do { ids, deed }))
}

impl Several {
    /// The actions that are meant, each once.
    fn find(&self, desk: &mut Desk) -> Result<Vec<ActionId>, Trouble> {
        let mut ids = Vec::new();
        for typed in &self.actions {
            let id = values::action(desk, typed)?.id;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }
}

/// The day typed behind `--on`; without one today.
fn day(typed: Option<&str>, today: Date) -> Result<Date, Trouble> {
    typed.map_or(Ok(today), |typed| values::date("--on", typed, today))
}

fn waiting(args: &Wait, today: Date) -> Result<Deed, Trouble> {
    if args.off {
        return Ok(Deed::Resume);
    }
    let note = values::lines(FieldName::WaitNote, args.note.as_deref().unwrap_or_default())?;
    let until = args.until.as_deref().map(|typed| values::date(FieldName::WaitUntil, typed, today)).transpose()?;
    Ok(Deed::Wait(Waiting { note, until }))
}

fn done(call: &mut Call, args: &Done) -> Result<(), Trouble> {
    let (note, again) = (args.note.as_deref(), args.look.as_deref());
    // Whoever names a day to look on says that it is too early today.
    let effect = args.effect.or(again.map(|_| Effect::TooEarly));
    let look = match (effect, note) {
        (Some(effect), note) => Some(looked(call, effect, note, again)?),
        (None, Some(_)) => return Err(Trouble::said(Kind::Usage, call.lang.note_needs_effect())),
        (None, None) => None,
    };
    let on = day(args.on.as_deref(), call.today())?;
    act(call, &args.several, |_| Ok(Deed::Done { on, look }))
}

/// What was seen of the effect, and when to look again.
fn looked(call: &Call, effect: Effect, note: Option<&str>, again: Option<&str>) -> Result<Look, Trouble> {
    if again.is_some() && effect != Effect::TooEarly {
        return Err(Trouble::said(Kind::Usage, call.lang.look_needs_too_early()));
    }
    let note = values::lines(FieldName::EffectNote, note.unwrap_or_default())?;
    let again = again.map(|typed| values::date(FieldName::LookOn, typed, call.today())).transpose()?;
    Ok(Look { effect, note, again })
}

fn moved(args: &Move, today: Date) -> Result<Deed, Trouble> {
    let deadline = values::date(FieldName::Deadline, &args.deadline, today)?;
    let how = args.how.as_deref().map(|typed| values::lines(FieldName::How, typed)).transpose()?;
    Ok(Deed::Move { deadline, why: values::lines(FieldName::Why, &args.why)?, how })
}

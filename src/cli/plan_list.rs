//! `tavle action list` and `tavle action show`: the plan as text and as JSON.

use super::call::{Call, Desk};
use super::rows::ActionRow;
use super::trouble::{Kind, Trouble};
use super::values;
use crate::domain::action::{Action, Owner};
use crate::domain::names::Unnamed;
use crate::domain::query::{Query, Which};
use crate::domain::refusal::{FieldName, Thing};
use crate::text::format::{action_number, cut, pad};

/// How many actions are fetched at a time.
pub const PAGE: usize = 500;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only those not done and not dropped.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    whose: Whose,
}

/// Whose actions.
#[derive(Debug, Default, clap::Args)]
pub struct Whose {
    #[arg(long, conflicts_with = "owner")]
    pub mine: bool,
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
}

/// Whose actions, found on the board.
pub enum Of {
    Everybody,
    Owner(Owner),
    Mine,
}

impl Whose {
    /// # Errors
    /// When nobody, or no one, goes by the name.
    pub fn find(&self, call: &Call, desk: &Desk) -> Result<Of, Trouble> {
        if let Some(name) = &self.owner {
            return values::owner(&desk.board, name).map(Of::Owner);
        }
        if !self.mine {
            return Ok(Of::Everybody);
        }
        match desk.who.member {
            Some(_) => Ok(Of::Mine),
            None => Err(unknown_caller(call, desk)),
        }
    }
}

/// Nobody goes by the caller's name, or several do: then "mine" means nothing.
fn unknown_caller(call: &Call, desk: &Desk) -> Trouble {
    let login = desk.who.login.as_str();
    match desk.board.find_member(login) {
        Err(several @ Unnamed::Ambiguous { .. }) => Trouble::Unnamed(Thing::Member, several),
        Ok(_) | Err(Unnamed::Unknown { .. }) => {
            let unknown = Trouble::said(Kind::NotFound, call.lang.unknown_caller(call.lang.person(login)));
            unknown.with_hint(call.lang.add_login(login))
        }
    }
}

impl Of {
    pub fn includes(&self, desk: &Desk, action: &Action) -> bool {
        self.is(desk, action.owner)
    }

    pub fn is(&self, desk: &Desk, owner: Owner) -> bool {
        match self {
            Of::Everybody => true,
            Of::Owner(wanted) => owner == *wanted,
            Of::Mine => desk.board.is_mine(owner, &desk.who),
        }
    }
}

/// # Errors
/// When the board cannot be read.
pub fn list(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let mut desk = call.glance()?;
    let whose = args.whose.find(call, &desk)?;
    let which = if args.open { Which::Open } else { Which::Every };
    if call.json { list_json(call, &mut desk, which, &whose) } else { list_text(call, &mut desk, which, &whose) }
}

fn list_json(call: &mut Call, desk: &mut Desk, which: Which, whose: &Of) -> Result<(), Trouble> {
    let today = call.today();
    let mut list = call.out.list()?;
    each(desk, which, |desk, action| {
        if whose.includes(desk, action) {
            list.item(&ActionRow::new(&desk.board, action, today))?;
        }
        Ok(())
    })?;
    Ok(list.end()?)
}

fn list_text(call: &mut Call, desk: &mut Desk, which: Which, whose: &Of) -> Result<(), Trouble> {
    let mut shown = 0;
    each(desk, which, |desk, action| {
        if whose.includes(desk, action) {
            shown += 1;
            call.out.line(&row(call, desk, action))?;
        }
        Ok(())
    })?;
    if shown == 0 {
        call.out.line(call.lang.no_actions())?;
    }
    Ok(())
}

/// Every action, a page at a time: there may be a hundred thousand.
pub fn each(
    desk: &mut Desk,
    which: Which,
    mut visit: impl FnMut(&mut Desk, &Action) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let board = desk.board.record.id;
    let mut after = None;
    loop {
        let page = desk.store.ask(&Query::Actions { board, which, after, limit: PAGE })?.actions();
        page.iter().try_for_each(|action| visit(desk, action))?;
        match page.last() {
            Some(last) if page.len() == PAGE => after = Some((last.deadline, last.number)),
            _ => return Ok(()),
        }
    }
}

/// One action in at most 80 columns.
fn row(call: &Call, desk: &Desk, action: &Action) -> String {
    let number = action_number(action.number);
    let change = pad(action.change.as_str(), 31);
    let owner = pad(desk.board.owner_name(action.owner), 14);
    let deadline = call.lang.date(action.deadline);
    let stand = call.lang.stand(action, call.today());
    cut(&format!("{} {change}  {owner}  {deadline}  {stand}", pad(&number, 5)), 80)
}

/// The five fields in KL's order, then the rest.
///
/// # Errors
/// When there is no such action.
pub fn show(call: &mut Call, typed: &str) -> Result<(), Trouble> {
    let mut desk = call.look()?;
    let action = values::action(&mut desk, typed)?;
    if call.json {
        return Ok(call.out.json(&ActionRow::new(&desk.board, &action, call.today()))?);
    }
    call.out.line(&format!("{} {}", action_number(action.number), action.change))?;
    let fields = fields(call, &desk, &action);
    Ok(call.out.lines(&super::table::fields(&fields))?)
}

fn fields(call: &Call, desk: &Desk, action: &Action) -> Vec<(&'static str, String)> {
    let (lang, board) = (call.lang, &desk.board);
    let kpi = action.kpi.and_then(|id| board.kpi(id)).map(|kpi| kpi.name.to_string());
    let workflow = action.workflow.and_then(|id| board.workflow(id)).map(|workflow| workflow.name.to_string());
    let before_start = action.before_start.then(|| lang.yes().to_owned());
    let why = Some(action.closed_why.to_string()).filter(|why| !why.is_empty());
    let fixed = [
        (FieldName::Owner, Some(board.owner_name(action.owner).to_owned())),
        (FieldName::Effect, Some(action.effect.to_string())),
        (FieldName::How, Some(action.how.to_string())),
        (FieldName::Deadline, Some(lang.deadline_told(action))),
        (FieldName::BeforeStart, before_start),
        (FieldName::Kpi, kpi),
        (FieldName::Workflow, workflow),
    ];
    let named = fixed.into_iter().filter_map(|(field, text)| Some((lang.field(field), text?)));
    let state = (lang.status_label(), lang.state_told(action, call.today()));
    let why = why.map(|why| (lang.field(FieldName::Why), why));
    named.chain([state]).chain(why).collect()
}

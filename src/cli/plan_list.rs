//! `tavle action list`: the plan as text and as JSON.

use super::call::{Call, Desk};
use super::rows::ActionRow;
use super::trouble::{Kind, Trouble};
use super::values;
use crate::domain::action::{Action, Owner};
use crate::domain::names::Unnamed;
use crate::domain::query::{Query, Which};
use crate::domain::refusal::Thing;
use crate::text::format::{action_number, cut, pad};
use crate::text::stage;

/// How many actions are fetched at a time.
pub const PAGE: usize = 500;

/// What a mail and an old terminal are wide.
const COLUMNS: usize = 80;

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
            with_ideas(desk, std::slice::from_ref(action))?;
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
            let lines = row(call, desk, action);
            call.out.lines(&lines)?;
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

/// The board with the ideas that `actions` came from, however long ago they were decided on.
pub fn with_ideas(desk: &mut Desk, actions: &[Action]) -> Result<(), Trouble> {
    let board = &desk.board;
    let is_missing = |action: &Action| action.idea.is_some_and(|id| board.idea(id).is_none());
    if !actions.iter().any(is_missing) {
        return Ok(());
    }
    let (board, mut after, mut ideas) = (board.record.id, None, Vec::new());
    loop {
        let page = desk.store.ask(&Query::Ideas { board, after, limit: PAGE })?.ideas();
        after = page.last().map(|idea| idea.number);
        let is_last = page.len() < PAGE;
        ideas.extend(page);
        if is_last {
            desk.board.ideas = ideas;
            return Ok(());
        }
    }
}

/// The bar of its step; nothing of one that was dropped.
pub fn bar(action: &Action, call: &Call) -> String {
    stage::bar(action.stage(), call.is_ascii())
}

/// One action in at most 80 columns, and below it how it slips, what it waits for and who helps.
fn row(call: &Call, desk: &Desk, action: &Action) -> Vec<String> {
    let (lang, today) = (call.lang, call.today());
    let number = pad(&action_number(action.number), 5);
    let change = pad(action.change.as_str(), 24);
    let owner = pad(desk.board.owner_name(action.owner), 15);
    let deadline = lang.date(action.deadline);
    let stand = format!("{} {}", pad(&bar(action, call), 4), lang.stand(action, today));
    let line = format!("{number} {change}  {owner}  {deadline}  {stand}");
    let below = if action.is_open() { beside(call, desk, action) } else { Vec::new() };
    let below = (!below.is_empty()).then(|| format!("      {}", below.join(" · ")));
    [line].into_iter().chain(below).map(|line| cut(&line, COLUMNS)).collect()
}

fn beside(call: &Call, desk: &Desk, action: &Action) -> Vec<String> {
    let (lang, board, today) = (call.lang, &desk.board, call.today());
    let slips = (action.moves > 0).then(|| lang.slipping(action.moves, board.meetings_with(action, today)));
    let waits = action.waiting.as_ref().map(|waiting| lang.waits(waiting));
    let helpers = (!action.helpers.0.is_empty()).then(|| lang.helped_by(&board.helper_names(&action.helpers)));
    [slips, waits, helpers].into_iter().flatten().collect()
}

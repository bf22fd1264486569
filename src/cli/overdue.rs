//! `tavle overdue`: what is over its deadline, for the message of the day and for scripts.

use super::call::{Call, Desk};
use super::plan_list::{Of, PAGE, Whose, each};
use super::rows::ActionRow;
use super::trouble::{Kind, Trouble};
use crate::domain::action::{Action, Owner};
use crate::domain::calendar::{Date, add_days};
use crate::domain::query::{Query, Which};
use crate::text::format::{action_number, pad, pad_left, width};

/// The width of a message of the day.
const COLUMNS: usize = 72;

/// The width of the change when none is longer; the owner's name has the rest.
const CHANGE: usize = 34;

/// What an owner's name is left with when changes are long.
const OWNER: usize = 20;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    whose: Whose,
    /// Also those due in the days to come.
    #[arg(long, value_name = "DAYS")]
    within: Option<String>,
    /// Say nothing when nothing is overdue.
    #[arg(long)]
    quiet: bool,
    /// Exit 1 when something is overdue.
    #[arg(long)]
    check: bool,
}

impl Args {
    /// The same question about the caller's own.
    #[must_use]
    pub fn of_mine(mut self) -> Self {
        self.whose.mine = self.whose.owner.is_none();
        self
    }
}

/// What is asked for.
struct Asked {
    whose: Of,
    /// With `--within`, the last day.
    until: Option<Date>,
    /// The first day that is not asked for.
    before: Date,
    /// How many each owner has that are overdue.
    overdue: Vec<(Owner, usize)>,
    /// How many lines there are.
    lines: usize,
}

impl Asked {
    fn overdue(&self, desk: &Desk) -> usize {
        count(&self.overdue, |owner| self.whose.is(desk, owner))
    }
}

/// Returns the exit code.
///
/// # Errors
/// When the board cannot be read, or it is not clear whose actions are meant.
pub fn run(call: &mut Call, args: &Args) -> Result<u8, Trouble> {
    let mut desk = call.glance()?;
    let whose = args.whose.find(call, &desk)?;
    let within = args.within.as_deref().map(|typed| days(call, typed)).transpose()?;
    let today = call.today();
    let until = within.map(|days| add_days(today, days));
    let before = until.map_or(today, |until| add_days(until, 1).max(today));
    let overdue = owners(&mut desk, today)?;
    let all = if before == today { overdue.clone() } else { owners(&mut desk, before)? };
    let lines = count(&all, |owner| whose.is(&desk, owner));
    let asked = Asked { whose, until, before, overdue, lines };
    if call.json {
        tell_json(call, &mut desk, &asked)?;
    } else if !(args.quiet && asked.lines == 0) {
        tell(call, &mut desk, &asked)?;
    }
    Ok(u8::from(args.check && asked.overdue(&desk) > 0))
}

fn owners(desk: &mut Desk, before: Date) -> Result<Vec<(Owner, usize)>, Trouble> {
    let board = desk.board.record.id;
    Ok(desk.store.ask(&Query::Owners { board, before })?.owners())
}

fn count(owners: &[(Owner, usize)], is: impl Fn(Owner) -> bool) -> usize {
    owners.iter().filter(|(owner, _)| is(*owner)).map(|(_, count)| count).sum()
}

fn tell_json(call: &mut Call, desk: &mut Desk, asked: &Asked) -> Result<(), Trouble> {
    let today = call.today();
    let mut list = call.out.list()?;
    each(desk, Which::OpenBefore(asked.before), |desk, action| {
        if asked.whose.includes(desk, action) {
            list.item(&ActionRow::new(&desk.board, action, today))?;
        }
        Ok(())
    })?;
    Ok(list.end()?)
}

/// `14`, `14d`, `2u`, `2w` as days.
fn days(call: &Call, typed: &str) -> Result<i64, Trouble> {
    let text = typed.trim().to_lowercase();
    let (digits, factor) = match text.strip_suffix(['u', 'w']) {
        Some(weeks) => (weeks, 7),
        None => (text.strip_suffix('d').unwrap_or(&text), 1),
    };
    let days = digits.trim().parse::<u16>().map(|number| i64::from(number) * factor);
    days.map_err(|_| Trouble::said(Kind::Usage, call.lang.within_form()))
}

/// The sum first, the next meeting last. What fits on a page is laid out by what is there; more than that goes out as it
/// is read, in the widest columns.
fn tell(call: &mut Call, desk: &mut Desk, asked: &Asked) -> Result<(), Trouble> {
    let (lang, today) = (call.lang, call.today());
    call.out.line(&sum(call, desk, asked))?;
    if let Some(until) = asked.until {
        call.out.line(&lang.due_until(asked.lines - asked.overdue(desk), until, today))?;
    }
    let (mut first, mut mine) = (None, None);
    let mut page: Vec<Action> = Vec::new();
    let which = Which::OpenBefore(asked.before);
    let mut columns = None;
    each(desk, which, |desk, action| {
        if !asked.whose.includes(desk, action) {
            return Ok(());
        }
        first = first.or(Some(action.number));
        mine = mine.or(Some(action.number).filter(|_| desk.board.is_mine(action.owner, &desk.who)));
        if asked.lines <= PAGE {
            page.push(action.clone());
            return Ok(());
        }
        let widest = columns.get_or_insert_with(|| Columns::widest(call, desk, action));
        let line = widest.row(call, desk, action);
        Ok(call.out.line(&line)?)
    })?;
    let columns = Columns::of(call, desk, &page);
    for action in &page {
        call.out.line(&columns.row(call, desk, action))?;
    }
    let board = &desk.board;
    call.out.line(&lang.meeting_line(board.next_meeting(today), board.record.meeting_time, today))?;
    mine.or(first).map_or(Ok(()), |number| Ok(call.out.line(&lang.what_to_do(number))?))
}

/// How wide the columns are: days, number, change, owner.
struct Columns {
    days: usize,
    number: usize,
    change: usize,
    owner: usize,
}

impl Columns {
    /// As wide as `found` needs, as far as there is room.
    fn of(call: &Call, desk: &Desk, found: &[Action]) -> Self {
        let widest =
            |least: usize, text: &dyn Fn(&Action) -> usize| found.iter().map(text).max().unwrap_or(0).max(least);
        let days = widest(7, &|action| width(&days_of(call, action)));
        let number = widest(3, &|action| width(&action_number(action.number)));
        let owners = widest(0, &|action| width(desk.board.owner_name(action.owner)));
        Columns::sharing(days, number, owners, widest(CHANGE, &|action| width(action.change.as_str())))
    }

    /// As wide as any may need; `first` is the oldest, so that none has more days.
    fn widest(call: &Call, desk: &Desk, first: &Action) -> Self {
        let days = width(&days_of(call, first)).max(7);
        Columns::sharing(days, width(&action_number(desk.board.numbers.action)).max(3), OWNER, COLUMNS)
    }

    /// Long changes take what short names leave.
    fn sharing(days: usize, number: usize, owners: usize, changes: usize) -> Self {
        let left = COLUMNS.saturating_sub(days + number + 6);
        let change = changes.min(left.saturating_sub(owners.min(OWNER) + 2));
        Columns { days, number, change, owner: left.saturating_sub(change + 2) }
    }

    fn row(&self, call: &Call, desk: &Desk, action: &Action) -> String {
        let days = pad_left(&days_of(call, action), self.days);
        let number = pad(&action_number(action.number), self.number);
        let (change, owner) = (action.change.as_str(), desk.board.owner_name(action.owner));
        format!("  {days}  {number}  {}  {}", pad(change, self.change), pad(owner, self.owner))
    }
}

fn days_of(call: &Call, action: &Action) -> String {
    call.lang.days_to_deadline(action.deadline, call.today())
}

/// How many, and how many of them are the caller's own.
fn sum(call: &Call, desk: &Desk, asked: &Asked) -> String {
    let (lang, board, overdue) = (call.lang, &desk.board, asked.overdue(desk));
    let me = desk.who.member.map(|id| board.owner_name(Owner::Member(id)).split(' ').next().unwrap_or_default());
    match asked.whose {
        Of::Everybody => {
            let mine = count(&asked.overdue, |owner| board.is_mine(owner, &desk.who));
            lang.overdue_line(overdue, me.map(|name| (mine, name)))
        }
        Of::Owner(owner) => lang.overdue_of(overdue, board.owner_name(owner)),
        Of::Mine => lang.overdue_mine(overdue, me.unwrap_or_default()),
    }
}

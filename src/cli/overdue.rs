//! `tavle overdue`: what is over its deadline, for the message of the day and for scripts.

use super::call::{Call, Desk};
use super::plan_list::{Of, Whose};
use super::rows::ActionRow;
use super::trouble::{Kind, Trouble};
use crate::domain::action::{Action, Owner};
use crate::domain::calendar::{Date, add_days};
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

/// Returns the exit code.
///
/// # Errors
/// When the board cannot be read, or it is not clear whose actions are meant.
pub fn run(call: &mut Call, args: &Args) -> Result<u8, Trouble> {
    let desk = call.look()?;
    let whose = args.whose.find(call, &desk)?;
    let within = args.within.as_deref().map(|typed| days(call, typed)).transpose()?;
    let today = call.today();
    let until = within.map(|days| add_days(today, days));
    let due = |action: &&Action| action.overdue_days(today) > 0 || until.is_some_and(|until| action.deadline <= until);
    let mut found: Vec<&Action> = desk
        .board
        .actions
        .iter()
        .filter(|it| it.is_open())
        .filter(due)
        .filter(|it| whose.includes(&desk, it))
        .collect();
    found.sort_by_key(|action| (action.deadline, action.number));
    let overdue = found.iter().filter(|action| action.overdue_days(today) > 0).count();
    if call.json {
        let rows: Vec<ActionRow> = found.iter().map(|action| ActionRow::new(&desk.board, action, today)).collect();
        call.out.json(&rows)?;
    } else if !(args.quiet && found.is_empty()) {
        let lines = told(call, &desk, &whose, &found, (overdue, until));
        call.out.lines(&lines)?;
    }
    Ok(u8::from(args.check && overdue > 0))
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

/// The sum first, the next meeting last.
fn told(
    call: &Call,
    desk: &Desk,
    whose: &Of,
    found: &[&Action],
    (overdue, until): (usize, Option<Date>),
) -> Vec<String> {
    let (lang, board, today) = (call.lang, &desk.board, call.today());
    let mut lines = vec![sum(call, desk, whose, found, overdue)];
    if let Some(until) = until {
        lines.push(lang.due_until(found.len() - overdue, until, today));
    }
    lines.extend(rows(call, desk, found));
    lines.push(lang.meeting_line(board.next_meeting(today), board.record.meeting_time, today));
    let mine = found.iter().find(|action| board.is_mine(action.owner, &desk.who));
    lines.extend(mine.or(found.first()).map(|action| lang.what_to_do(action.number)));
    lines
}

/// A line an action.
fn rows(call: &Call, desk: &Desk, found: &[&Action]) -> Vec<String> {
    let owner = |action: &Action| desk.board.owner_name(action.owner);
    let days = |action: &Action| call.lang.days_to_deadline(action.deadline, call.today());
    let number = |action: &Action| action_number(action.number);
    let widest = |least: usize, text: &dyn Fn(&Action) -> usize| {
        found.iter().map(|action| text(action)).max().unwrap_or(0).max(least)
    };
    let (first, second) = (widest(7, &|action| width(&days(action))), widest(3, &|action| width(&number(action))));
    let left = COLUMNS.saturating_sub(first + second + 6);
    // Long changes take what short names leave.
    let owners = widest(0, &|action| width(owner(action))).min(OWNER);
    let changes = widest(CHANGE, &|action| width(action.change.as_str())).min(left.saturating_sub(owners + 2));
    let row = |action: &&Action| {
        let (days, number) = (pad_left(&days(action), first), pad(&number(action), second));
        let owner = pad(owner(action), left.saturating_sub(changes + 2));
        format!("  {days}  {number}  {}  {owner}", pad(action.change.as_str(), changes))
    };
    found.iter().map(row).collect()
}

/// How many, and how many of them are the caller's own.
fn sum(call: &Call, desk: &Desk, whose: &Of, found: &[&Action], overdue: usize) -> String {
    let (lang, board) = (call.lang, &desk.board);
    let me = desk.who.member.map(|id| board.owner_name(Owner::Member(id)).split(' ').next().unwrap_or_default());
    match whose {
        Of::Everybody => {
            let over = found.iter().filter(|action| action.overdue_days(call.today()) > 0);
            let mine = over.filter(|action| board.is_mine(action.owner, &desk.who)).count();
            lang.overdue_line(overdue, me.map(|name| (mine, name)))
        }
        Of::Owner(owner) => lang.overdue_of(overdue, board.owner_name(*owner)),
        Of::Mine => lang.overdue_mine(overdue, me.unwrap_or_default()),
    }
}

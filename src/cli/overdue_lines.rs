//! How `tavle overdue` is laid out: 72 columns as a message of the day has them, or as few as the terminal has.

use std::io;

use super::call::{Call, Desk};
use super::out::Out;
use super::overdue::{Asked, Span};
use super::plan_list::{Of, PAGE, each};
use super::trouble::Trouble;
use crate::domain::action::Action;
use crate::text::format::{action_number, cut, pad, pad_left, width, wrap};

/// The width of a message of the day.
const COLUMNS: usize = 72;

/// The least that a name and a number need.
const NARROWEST: usize = 24;

/// The width of the change when none is longer; the owner's name has the rest.
const CHANGE: usize = 34;

/// What an owner's name is left with when changes are long.
const OWNER: usize = 20;

/// How wide lines may be: what the environment says, then the terminal, and never wider than a message of the day.
fn columns(call: &Call) -> usize {
    let told = call.settings.columns.filter(|columns| *columns > 0).or_else(Out::terminal_columns);
    told.unwrap_or(COLUMNS).clamp(NARROWEST, COLUMNS)
}

/// The sum first, the next meeting last. Of several boards each stands under its name.
///
/// # Errors
/// When the board cannot be read.
pub fn tell(call: &mut Call, asked: &mut [Asked], span: Span, named: bool) -> Result<(), Trouble> {
    let lang = call.lang;
    say(call, &sum(call, asked))?;
    if let Some(until) = span.until {
        let soon = asked.iter().map(Asked::soon).sum();
        say(call, &lang.due_until(soon, until, span.today))?;
    }
    for asked in asked {
        if named {
            say(call, asked.desk.board.record.name.as_str())?;
        }
        let number = rows(call, asked, span)?;
        left(call, asked)?;
        let board = &asked.desk.board;
        say(call, &lang.meeting_line(board.next_meeting(span.today), board.record.meeting_time, span.today))?;
        // On several boards the number alone names no action; who may only read is told of nothing to write.
        if let Some(number) = number.filter(|_| !named && !asked.desk.store.is_read_only()) {
            lines_to_say(call, &lang.what_to_do(number))?;
        }
    }
    Ok(())
}

/// A sentence, broken between words.
fn say(call: &mut Call, sentence: &str) -> io::Result<()> {
    let lines = wrap(sentence, columns(call));
    call.out.lines(&lines)
}

/// What can be done, each by itself where there is no room for both.
fn lines_to_say(call: &mut Call, sentence: &str) -> io::Result<()> {
    if width(sentence) <= columns(call) {
        return call.out.line(sentence);
    }
    sentence.split(" · ").try_for_each(|part| say(call, part))
}

/// The actions, oldest first; returns the number of the first that is the caller's own, else of the first. What fits on
/// a page is laid out by what is there; more than that goes out as it is read, in the widest columns.
fn rows(call: &mut Call, asked: &mut Asked, span: Span) -> Result<Option<u32>, Trouble> {
    let (mut first, mut mine) = (None, None);
    let mut page: Vec<Action> = Vec::new();
    let mut layout = None;
    let Asked { desk, whose, lines, .. } = asked;
    each(desk, span.which(), |desk, action| {
        if !whose.includes(desk, action) {
            return Ok(());
        }
        first = first.or(Some(action.number));
        let is_my_overdue = action.deadline < span.today && desk.board.is_mine(action.owner, &desk.who);
        mine = mine.or(Some(action.number).filter(|_| is_my_overdue));
        if *lines <= PAGE {
            page.push(action.clone());
            return Ok(());
        }
        Ok(layout.get_or_insert_with(|| Layout::widest(call, desk, action)).put(call, desk, action)?)
    })?;
    let layout = Layout::of(call, desk, &page);
    page.iter().try_for_each(|action| layout.put(call, desk, action))?;
    Ok(mine.or(first))
}

/// The open actions of those who have left.
fn left(call: &mut Call, asked: &Asked) -> io::Result<()> {
    if asked.left.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = asked.left.iter().map(|(owner, _)| asked.desk.board.owner_name(*owner)).collect();
    let sentence = call.lang.to_hand_over(asked.left.iter().map(|(_, count)| count).sum(), &names);
    say(call, &sentence)
}

/// How wide the columns are: days, number, change, owner. Where there is no room for them, the change stands below.
struct Layout {
    days: usize,
    number: usize,
    change: usize,
    owner: usize,
    narrow: bool,
}

impl Layout {
    /// As wide as `found` needs, as far as there is room.
    fn of(call: &Call, desk: &Desk, found: &[Action]) -> Self {
        let widest =
            |least: usize, text: &dyn Fn(&Action) -> usize| found.iter().map(text).max().unwrap_or(0).max(least);
        let days = widest(7, &|action| width(&days_of(call, action)));
        let number = widest(3, &|action| width(&action_number(action.number)));
        let owners = widest(0, &|action| width(desk.board.owner_name(action.owner)));
        Layout::sharing(call, [days, number, owners, widest(CHANGE, &|action| width(action.change.as_str()))])
    }

    /// As wide as any may need; `first` is the oldest, so that none has more days.
    fn widest(call: &Call, desk: &Desk, first: &Action) -> Self {
        let days = width(&days_of(call, first)).max(7);
        Layout::sharing(call, [days, width(&action_number(desk.board.numbers.action)).max(3), OWNER, COLUMNS])
    }

    /// Long changes take what short names leave.
    fn sharing(call: &Call, [days, number, owners, changes]: [usize; 4]) -> Self {
        let columns = columns(call);
        let narrow = columns < COLUMNS;
        let left = columns.saturating_sub(days + number + 6);
        if narrow {
            return Layout { days, number, change: columns - 4, owner: left, narrow };
        }
        let change = changes.min(left.saturating_sub(owners.min(OWNER) + 2));
        Layout { days, number, change, owner: left.saturating_sub(change + 2), narrow }
    }

    fn put(&self, call: &mut Call, desk: &Desk, action: &Action) -> io::Result<()> {
        let days = pad_left(&days_of(call, action), self.days);
        let number = pad(&action_number(action.number), self.number);
        let (change, owner) = (action.change.as_str(), desk.board.owner_name(action.owner));
        if self.narrow {
            call.out.line(&format!("  {days}  {number}  {}", cut(owner, self.owner)))?;
            return call.out.line(&format!("    {}", cut(change, self.change)));
        }
        call.out.line(&format!("  {days}  {number}  {}  {}", pad(change, self.change), pad(owner, self.owner)))
    }
}

fn days_of(call: &Call, action: &Action) -> String {
    call.lang.days_to_deadline(action.deadline, call.today())
}

/// How many, and how many of them are the caller's own, on all boards together.
fn sum(call: &Call, all: &[Asked]) -> String {
    let lang = call.lang;
    let overdue = all.iter().map(Asked::overdue).sum();
    let me = all.iter().find_map(Asked::me);
    match all.first().map(|first| (&first.whose, &first.desk.board)) {
        Some((Of::Owner(owner), board)) => lang.overdue_of(overdue, board.owner_name(*owner)),
        Some((Of::Mine, _)) => lang.overdue_mine(overdue, me.unwrap_or_default()),
        Some((Of::Everybody, _)) | None => {
            let mine = all.iter().map(Asked::mine).sum();
            lang.overdue_line(overdue, me.map(|name| (mine, name)))
        }
    }
}

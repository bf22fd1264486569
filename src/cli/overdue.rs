//! `tavle overdue`: what is over its deadline, for the message of the day and for scripts.

use serde::Serialize;

use super::call::{Call, Desk};
use super::overdue_lines::tell;
use super::plan_list::{Of, Whose, each, with_ideas};
use super::rows::ActionRow;
use super::trouble::{Kind, Trouble};
use crate::domain::action::Owner;
use crate::domain::calendar::{Date, add_days};
use crate::domain::names::Unnamed;
use crate::domain::query::{Query, Which};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    whose: Whose,
    /// Every board of the file.
    #[arg(long)]
    all_boards: bool,
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

/// Which days are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub today: Date,
    /// With `--within`, the last day.
    pub until: Option<Date>,
    /// The first day that is not asked for.
    before: Date,
}

impl Span {
    fn new(today: Date, within: Option<i64>) -> Self {
        let until = within.map(|days| add_days(today, days));
        Span { today, until, before: until.map_or(today, |until| add_days(until, 1).max(today)) }
    }

    pub fn which(self) -> Which {
        Which::OpenBefore(self.before)
    }
}

/// What is asked of a board, and how much there is.
pub struct Asked {
    pub desk: Desk,
    pub whose: Of,
    /// How many each owner has that are overdue.
    overdue: Vec<(Owner, usize)>,
    /// How many lines there are.
    pub lines: usize,
    /// How many open ones each member has who has left.
    pub left: Vec<(Owner, usize)>,
}

impl Asked {
    fn new(mut desk: Desk, whose: Of, span: Span) -> Result<Self, Trouble> {
        let overdue = owners(&mut desk, span.today)?;
        let all = if span.before == span.today { overdue.clone() } else { owners(&mut desk, span.before)? };
        let lines = count(&all, |owner| whose.is(&desk, owner));
        let left = of_those_who_left(&mut desk, &whose, span.today)?;
        Ok(Asked { desk, whose, overdue, lines, left })
    }

    pub fn overdue(&self) -> usize {
        count(&self.overdue, |owner| self.whose.is(&self.desk, owner))
    }

    /// How many are due, but not overdue. The two counts are of two moments: one may have been done between them.
    pub fn soon(&self) -> usize {
        self.lines.saturating_sub(self.overdue())
    }

    /// How many of all that are overdue are the caller's own.
    pub fn mine(&self) -> usize {
        count(&self.overdue, |owner| self.desk.board.is_mine(owner, &self.desk.who))
    }

    /// What the caller is called; `None` when the board does not know.
    pub fn me(&self) -> Option<&str> {
        let name = self.desk.who.member.map(|id| self.desk.board.owner_name(Owner::Member(id)))?;
        Some(name.split(' ').next().unwrap_or_default())
    }
}

/// Returns the exit code.
///
/// # Errors
/// When the board cannot be read, or it is not clear whose actions are meant.
pub fn run(call: &mut Call, args: &Args) -> Result<u8, Trouble> {
    let within = args.within.as_deref().map(|typed| days(call, typed)).transpose()?;
    let span = Span::new(call.today(), within);
    let mut asked = if args.all_boards { of_all(call, args, span)? } else { vec![of_one(call, args, span)?] };
    let nothing = asked.iter().all(|asked| asked.lines == 0);
    if call.json {
        tell_json(call, &mut asked, span, args.all_boards)?;
    } else if !(args.quiet && nothing) {
        tell(call, &mut asked, span, args.all_boards)?;
    }
    Ok(u8::from(args.check && asked.iter().any(|asked| asked.overdue() > 0)))
}

fn of_one(call: &Call, args: &Args, span: Span) -> Result<Asked, Trouble> {
    let desk = call.glance()?;
    let whose = args.whose.find(call, &desk)?;
    Asked::new(desk, whose, span)
}

/// Every board that knows whose actions are meant; at least one must.
fn of_all(call: &Call, args: &Args, span: Span) -> Result<Vec<Asked>, Trouble> {
    let (mut found, mut unknown) = (Vec::new(), None);
    for desk in call.glances()? {
        match args.whose.find(call, &desk) {
            Ok(whose) => found.push(Asked::new(desk, whose, span)?),
            Err(unclear @ Trouble::Unnamed(_, Unnamed::Ambiguous { .. })) => return Err(unclear),
            Err(trouble) => unknown = unknown.or(Some(trouble)),
        }
    }
    match unknown {
        Some(trouble) if found.is_empty() => Err(trouble),
        Some(_) | None => Ok(found),
    }
}

fn owners(desk: &mut Desk, before: Date) -> Result<Vec<(Owner, usize)>, Trouble> {
    let board = desk.board.record.id;
    Ok(desk.store.ask(&Query::Owners { board, before })?.owners())
}

/// What somebody else must take, whenever it is due.
fn of_those_who_left(desk: &mut Desk, whose: &Of, today: Date) -> Result<Vec<(Owner, usize)>, Trouble> {
    let left = |desk: &Desk, owner: Owner| desk.board.has_left(owner, today).is_some();
    if !desk.board.members.iter().any(|member| left(desk, Owner::Member(member.id))) {
        return Ok(Vec::new());
    }
    let mut all = owners(desk, after_every_deadline())?;
    all.retain(|(owner, _)| left(desk, *owner) && whose.is(desk, *owner));
    Ok(all)
}

/// A day after the last that a board can speak of.
fn after_every_deadline() -> Date {
    Date::from_ymd_opt(9999, 12, 31).unwrap_or(Date::MAX)
}

fn count(owners: &[(Owner, usize)], is: impl Fn(Owner) -> bool) -> usize {
    owners.iter().filter(|(owner, _)| is(*owner)).map(|(_, count)| count).sum()
}

/// An action of one board among several.
#[derive(Serialize)]
struct OnBoard<'a> {
    board: &'a str,
    #[serde(flatten)]
    action: ActionRow<'a>,
}

fn tell_json(call: &mut Call, asked: &mut [Asked], span: Span, named: bool) -> Result<(), Trouble> {
    let mut list = call.out.list()?;
    for Asked { desk, whose, .. } in asked {
        each(desk, span.which(), |desk, action| {
            if !whose.includes(desk, action) {
                return Ok(());
            }
            with_ideas(desk, std::slice::from_ref(action))?;
            let (board, action) = (desk.board.record.name.as_str(), ActionRow::new(&desk.board, action, span.today));
            if named {
                list.item(&OnBoard { board, action })?
            } else {
                list.item(&action)?
            }
            Ok(())
        })?;
    }
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

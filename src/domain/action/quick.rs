//! An action in one line, read from the right: `Ret listen over fejlopkald, Anne, fre, svartid`.

use crate::domain::board::Board;
use crate::domain::calendar::{Date, parse_date};
use crate::domain::names::{Unnamed, fold};

/// What a line says of each field, as it was typed; what is not said is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quick {
    pub change: String,
    pub owner: String,
    pub deadline: String,
    pub kpi: String,
}

impl Quick {
    /// Whether the line says more than the change.
    pub fn says_more(&self) -> bool {
        !(self.owner.is_empty() && self.deadline.is_empty() && self.kpi.is_empty())
    }

    /// What stands behind the last comma and was meant as the day, but is none: `31-04`.
    pub fn no_day(&self) -> Option<&str> {
        let part = self.change.rsplit_once(',')?.1.trim();
        let is_day = part.starts_with(|c: char| c.is_ascii_digit()) && !part.contains(' ');
        (is_day && self.deadline.is_empty()).then_some(part)
    }
}

/// What a part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Owner,
    Deadline,
    Kpi,
}

/// Reads a line on `board`. Parts behind commas are taken from the right, as long as each is a day, somebody who can be
/// responsible or a KPI, in any order; `@Anne` and `#svartid` count anywhere, and then the day may stand last without a
/// comma. What is ambiguous is taken too: its field asks who is meant.
pub fn quick(line: &str, board: &Board, today: Date) -> Quick {
    let (mut rest, mut quick) = marked(line);
    if quick.says_more() {
        take_day(&mut rest, &mut quick, today);
    }
    rest = rest.trim_end_matches([',', ' ']).to_owned();
    while let Some((before, part)) = last_part(&rest, board) {
        let Some(kind) = kind_of(part.trim(), &quick, board, today) else { break };
        if before.trim().is_empty() {
            break;
        }
        *quick.field(kind) = part.trim().to_owned();
        rest = before.to_owned();
    }
    quick.change = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    quick
}

impl Quick {
    fn field(&mut self, part: Part) -> &mut String {
        match part {
            Part::Owner => &mut self.owner,
            Part::Deadline => &mut self.deadline,
            Part::Kpi => &mut self.kpi,
        }
    }
}

/// The line without the words that are marked, and what they say. `#12` is the number of an action, no KPI.
fn marked(line: &str) -> (String, Quick) {
    let mut quick = Quick::default();
    let mut rest = Vec::new();
    for word in line.split_whitespace() {
        let bare = word.trim_end_matches(',');
        match (bare.strip_prefix('@'), bare.strip_prefix('#')) {
            (Some(name), _) if !name.is_empty() && quick.owner.is_empty() => name.clone_into(&mut quick.owner),
            (_, Some(name)) if name.starts_with(char::is_alphabetic) && quick.kpi.is_empty() => {
                name.clone_into(&mut quick.kpi);
            }
            _ => rest.push(word),
        }
    }
    if quick.says_more() { (rest.join(" "), quick) } else { (line.to_owned(), quick) }
}

/// The day at the end of a line that has no comma before it: `fre`, `uge 48`.
fn take_day(rest: &mut String, quick: &mut Quick, today: Date) {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let last = |n: usize| words.len().checked_sub(n).filter(|at| *at > 0).map(|at| (at, words[at..].join(" ")));
    let day = [2, 1].into_iter().filter_map(last).find(|(_, text)| parse_date(text, today).is_ok());
    if let Some((at, text)) = day.filter(|(at, _)| !words[at - 1].ends_with(',')) {
        quick.deadline = text;
        *rest = words[..at].join(" ");
    }
}

/// What stands before the last part, and the part: a KPI may have a comma in its name (`Svartid, fagcentre`).
fn last_part<'a>(line: &'a str, board: &Board) -> Option<(&'a str, &'a str)> {
    let (before, part) = line.rsplit_once(',')?;
    let longer =
        before.rsplit_once(',').map(|(before, first)| (before, &line[line.len() - first.len() - part.len() - 1..]));
    let is_kpi = |part: &str| board.kpis.iter().any(|kpi| fold(kpi.name.as_str()) == fold(part));
    Some(longer.filter(|(_, both)| is_kpi(both)).unwrap_or((before, part)))
}

fn kind_of(part: &str, quick: &Quick, board: &Board, today: Date) -> Option<Part> {
    if part.is_empty() {
        return None;
    }
    if quick.deadline.is_empty() && parse_date(part, today).is_ok() {
        return Some(Part::Deadline);
    }
    let owner = owner_fits(part, board);
    let kpi = match board.find_kpi(part) {
        Ok(_) => Some(true),
        Err(Unnamed::Ambiguous { .. }) => Some(false),
        Err(Unnamed::Unknown { .. }) => None,
    };
    let free = [quick.owner.is_empty(), quick.kpi.is_empty()];
    match (owner.filter(|_| free[0]), kpi.filter(|_| free[1])) {
        (Some(true), _) => Some(Part::Owner),
        (_, Some(true)) => Some(Part::Kpi),
        (Some(false), _) => Some(Part::Owner),
        (_, Some(false)) => Some(Part::Kpi),
        (None, None) => None,
    }
}

/// Whether somebody who can be responsible goes by `part`: `Some(false)` when several do. A part of a name counts from
/// the beginning of a word: more is read into a line than into a field.
fn owner_fits(part: &str, board: &Board) -> Option<bool> {
    let begins = |name: &str| name.split_whitespace().any(|word| fold(word).starts_with(&fold(part)));
    match board.find_owner(part) {
        Ok(owner) => {
            let is_short = board.owner_called(part) == Some(owner);
            (is_short || fold(board.owner_name(owner)).starts_with(&fold(part)) || begins(board.owner_name(owner)))
                .then_some(true)
        }
        Err(Unnamed::Ambiguous { .. }) => Some(false),
        Err(Unnamed::Unknown { .. }) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::id::Ids;
    use crate::domain::kpi::{Better, KpiCommand, KpiFields};
    use crate::domain::people::{new_member, new_unit};
    use crate::domain::prose::Text;
    use crate::domain::stamp::{Stamp, Through, Who};
    use chrono::DateTime;

    fn day() -> Date {
        "2026-11-23".parse().unwrap()
    }

    /// A board with two members, a unit and three KPIs.
    fn board() -> Board {
        let who = Who { login: Text::default(), member: None };
        let mut stamp = Stamp::new(who, DateTime::UNIX_EPOCH, day(), Through::Screen, 1);
        let mut board = Board::blank(Ids::new(DateTime::UNIX_EPOCH, 2).fresh(), day());
        for name in ["Anne Holm", "Mette Mo", "Merete Bay"] {
            let member = new_member(&board, &Text::stored(name), &mut stamp).unwrap();
            board.apply(&Change::added(member));
        }
        let unit = new_unit(&board, &Text::stored("Byggesag"), None, &mut stamp).unwrap();
        board.apply(&Change::added(unit));
        for name in ["Svartid callcenter", "Svartid, fagcentre", "Tilfredshed"] {
            let fields = KpiFields::of(Text::stored(name), Better::Lower);
            let added = crate::domain::kpi::decide(&board, &KpiCommand::Add(Box::new(fields)), &mut stamp).unwrap();
            added.changes.iter().for_each(|change| board.apply(change));
        }
        board
    }

    #[track_caller]
    fn reads(line: &str, [change, owner, deadline, kpi]: [&str; 4]) {
        let read = quick(line, &board(), day());
        let told = [&read.change, &read.owner, &read.deadline, &read.kpi].map(String::as_str);
        assert_eq!(told, [change, owner, deadline, kpi], "{line}");
    }

    #[test]
    fn a_line_is_read_from_the_right() {
        reads("Ret listen, Anne, fre, tilfredshed", ["Ret listen", "Anne", "fre", "tilfredshed"]);
        reads("Ret listen, fre, tilfredshed,Anne", ["Ret listen", "Anne", "fre", "tilfredshed"]);
        reads("Ret numre, tekster og lister, BYG, uge 50", ["Ret numre, tekster og lister", "BYG", "uge 50", ""]);
        reads("Ret listen, Anne", ["Ret listen", "Anne", "", ""]);
        reads("Ret listen", ["Ret listen", "", "", ""]);
    }

    #[test]
    fn what_is_no_name_and_no_day_belongs_to_the_change() {
        reads("Ring til borgerne, kun i morgen, hvis", ["Ring til borgerne, kun i morgen, hvis", "", "", ""]);
        reads("Aftal med Anne, Mette, Merete", ["Aftal med Anne, Mette", "Merete", "", ""]);
        reads("Spørg igen, olm", ["Spørg igen, olm", "", "", ""]);
        reads("Anne, fre", ["Anne", "", "fre", ""]);
        reads(", fre", [", fre", "", "", ""]);
    }

    #[test]
    fn what_is_ambiguous_is_taken_and_a_name_with_a_comma_is_one() {
        reads("Ret listen, Me, fre, svartid", ["Ret listen", "Me", "fre", "svartid"]);
        reads("Ret listen, fre, Svartid, fagcentre", ["Ret listen", "", "fre", "Svartid, fagcentre"]);
    }

    #[test]
    fn signs_count_anywhere() {
        reads("Ret listen @Anne #svartid", ["Ret listen", "Anne", "", "svartid"]);
        reads("@anne Ret listen fra #12 fre", ["Ret listen fra #12", "anne", "fre", ""]);
        reads("Ret listen, uge 50, #tilfredshed", ["Ret listen", "", "uge 50", "tilfredshed"]);
        reads("Se på #12 i morgen", ["Se på #12 i morgen", "", "", ""]);
    }
}

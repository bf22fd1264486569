//! The members of a team from a list, as one operation.

use std::collections::{HashMap, HashSet};

use super::{Member, MemberRow, Unit, blank_member, blank_unit};
use crate::domain::board::Board;
use crate::domain::change::Change;
use crate::domain::command::Outcome;
use crate::domain::id::UnitId;
use crate::domain::journal::Verb;
use crate::domain::names::fold;
use crate::domain::refusal::{FieldName, ImportRefusal, Refusal};
use crate::domain::stamp::Stamp;

/// Members with their units and roles. Who stands already by that name is skipped and counted; units nobody knows are
/// made.
pub fn import(board: &Board, rows: &[MemberRow], stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    if rows.is_empty() {
        return Err(Refusal::Import(ImportRefusal::NothingToImport));
    }
    // Names are looked up folded: a list may be as long as a file.
    let mut standing: HashSet<String> = board.members.iter().map(|member| fold(member.name.as_str())).collect();
    let mut units = Units::of(board);
    let (mut members, mut skipped) = (Vec::new(), 0);
    for row in rows {
        if row.name.is_empty() {
            return Err(Refusal::Empty(FieldName::Name));
        }
        if !standing.insert(fold(row.name.as_str())) {
            skipped += 1;
            continue;
        }
        let unit = units.called(board, row, stamp);
        members.push(Change::added(Member { unit, role: row.role, ..blank_member(board, &row.name, stamp) }));
    }
    if members.is_empty() {
        return Err(Refusal::Import(ImportRefusal::AllThere { rows: skipped }));
    }
    let changes = units.made.into_iter().map(Change::added).chain(members).collect();
    Ok(Outcome { verb: Verb::MembersImported, changes, warnings: Vec::new(), skipped })
}

/// The units by what they are called, and those that are made on the way.
struct Units {
    by_name: HashMap<String, UnitId>,
    made: Vec<Unit>,
}

impl Units {
    /// By their initials where these are one unit's only, and by their names before that.
    fn of(board: &Board) -> Self {
        let mut by_short: HashMap<String, Option<UnitId>> = HashMap::new();
        for unit in &board.units {
            let one = by_short.entry(fold(unit.short.as_str())).or_insert(Some(unit.id));
            *one = one.filter(|id| *id == unit.id);
        }
        let mut by_name: HashMap<String, UnitId> =
            by_short.into_iter().filter_map(|(short, unit)| unit.map(|unit| (short, unit))).collect();
        by_name.extend(board.units.iter().map(|unit| (fold(unit.name.as_str()), unit.id)));
        Units { by_name, made: Vec::new() }
    }

    /// The unit of a row, made when nobody knows it; none when the row names none.
    fn called(&mut self, board: &Board, row: &MemberRow, stamp: &mut Stamp) -> Option<UnitId> {
        if row.unit.is_empty() {
            return None;
        }
        let made = &mut self.made;
        let id = self.by_name.entry(fold(row.unit.as_str())).or_insert_with(|| {
            let unit = blank_unit(board, &row.unit, None, stamp);
            let id = unit.id;
            made.push(unit);
            id
        });
        Some(*id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PeopleCommand, Role, decide};
    use super::*;
    use crate::domain::action::Owner;
    use crate::domain::calendar::Date;
    use crate::domain::id::Ids;
    use crate::domain::prose::Text;
    use crate::domain::stamp::{Through, Who};
    use chrono::DateTime;

    fn row(name: &str, unit: &str, role: Role) -> MemberRow {
        MemberRow { name: Text::stored(name), unit: Text::stored(unit), role }
    }

    /// `rows` in on a board with the units *Byggesag* (BY), and *Erhverv* and *Export* (both EX).
    fn imported(rows: &[&[MemberRow]]) -> (Board, Result<Outcome, Refusal>) {
        let at = DateTime::UNIX_EPOCH;
        let who = Who { login: Text::default(), member: None };
        let mut stamp = Stamp::new(who, at, Date::default(), Through::Screen, 1);
        let mut board = Board::blank(Ids::new(at, 2).fresh(), Date::default());
        let unit = |name: &str, short: &str| PeopleCommand::AddUnit {
            name: Text::stored(name),
            short: Some(Text::stored(short)),
        };
        let imports = rows.iter().map(|rows| PeopleCommand::Import { rows: rows.to_vec() });
        let mut last = Err(Refusal::NothingChanged);
        for command in [unit("Byggesag", "BY"), unit("Erhverv", "EX"), unit("Export", "EX")].into_iter().chain(imports)
        {
            last = decide(&board, &command, &mut stamp);
            last.iter().flat_map(|outcome| &outcome.changes).for_each(|change| board.apply(change));
        }
        (board, last)
    }

    fn told(board: &Board) -> Vec<String> {
        let unit = |member: &Member| member.unit.map_or("", |unit| board.owner_name(Owner::Unit(unit))).to_owned();
        let told =
            |member: &Member| format!("{}|{}|{}|{}", member.name, member.initials, unit(member), member.role.code());
        board.members.iter().map(told).collect()
    }

    #[test]
    fn members_come_in_with_their_units_and_roles() {
        let rows = [
            row("Anne Holm", "by", Role::Leader),
            row("Bo", "Ny enhed", Role::Employee),
            row("Carl", "ny ENHED", Role::Employee),
            row("Dorte", "", Role::Employee),
            row("Eva", "ex", Role::Employee),
        ];
        let (board, outcome) = imported(&[&rows]);
        assert_eq!((outcome.clone().unwrap().verb, outcome.unwrap().skipped), (Verb::MembersImported, 0));
        assert_eq!(
            told(&board),
            [
                "Anne Holm|AH|Byggesag|leader",
                "Bo|BO|Ny enhed|employee",
                "Carl|CA|Ny enhed|employee",
                "Dorte|DO||employee",
                "Eva|EV|ex|employee",
            ]
        );
        assert_eq!(board.units.len(), 5, "initials that two units share are nobody's name");
    }

    #[test]
    fn who_stands_is_skipped_with_their_unit() {
        let anne = row("Aase Holm", "", Role::Employee);
        let again = [row("åse holm", "Ukendt", Role::Leader), row("Bo", "", Role::Employee)];
        let (board, outcome) = imported(&[&[anne], &again]);
        assert_eq!(outcome.unwrap().skipped, 1);
        assert_eq!(told(&board), ["Aase Holm|AH||employee", "Bo|BO||employee"]);
        assert_eq!(board.units.len(), 3);
    }

    #[test]
    fn nothing_new_is_refused() {
        let anne = [row("Anne", "", Role::Employee)];
        let all_there = Err(Refusal::Import(ImportRefusal::AllThere { rows: 1 }));
        assert_eq!(imported(&[&anne, &anne]).1, all_there);
        assert_eq!(imported(&[&[]]).1, Err(Refusal::Import(ImportRefusal::NothingToImport)));
        assert_eq!(imported(&[&[row("", "", Role::Employee)]]).1, Err(Refusal::Empty(FieldName::Name)));
    }
}

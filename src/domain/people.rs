//! Units and members, and who may decide.

mod import;

use super::board::Board;
use super::calendar::Date;
use super::change::Change;
use super::command::{Outcome, edit_fields};
use super::id::{BoardId, MemberId, UnitId};
use super::journal::Verb;
use super::names::fold;
use super::prose::Text;
use super::record::{Column, Stored, Value};
use super::refusal::{FieldName, Refusal, Thing};
use super::stamp::Stamp;
use crate::{codes, record};

codes! {
    /// A member's role in the project (KL 2009, ch. 2 and 5).
    Role {
        Employee = "employee",
        ProjectLead = "project_lead",
        Leader = "leader",
        SteeringGroup = "steering_group",
        ProcessLead = "process_lead",
        BenefitOwner = "benefit_owner",
    }
}

impl Role {
    /// Whether the role may decide on a workflow ("ledelsen træffer beslutning", KL 2009, ch. 5).
    pub fn decides(self) -> bool {
        matches!(self, Role::Leader | Role::SteeringGroup)
    }
}

/// The logins of a member: words without spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Logins(pub Vec<Text>);

impl Column for Logins {
    fn to_value(&self) -> Value {
        Value::Text(self.0.iter().map(Text::as_str).collect::<Vec<_>>().join(" "))
    }
    fn from_stored(stored: Stored) -> Option<Self> {
        match stored {
            Stored::Text(text) => Some(Logins(text.split_whitespace().map(Text::stored).collect())),
            _ => None,
        }
    }
}

record! {
    /// A unit (*enhed*) that takes part.
    Unit in "unit" {
        id: UnitId,
        board: BoardId,
        name: Text,
        /// The unit's initials, for the wall.
        short: Text,
    }
}

record! {
    /// A member (*medarbejder*). No CPR number, no private data.
    Member in "member" {
        id: MemberId,
        board: BoardId,
        name: Text,
        initials: Text,
        unit: Option<UnitId>,
        role: Role,
        logins: Logins,
        /// The last day in the project; `None` while a member.
        left_on: Option<Date>,
    }
}

edit_fields! {
    /// What a person may change of a member.
    MemberFields of Member {
        name: Text as Name, initials: Text as Initials, unit: Option<UnitId> as Unit, role: Role as Role,
        logins: Logins as Logins, left_on: Option<Date> as LeftOn
    }
}

/// A member in a list that comes in: the unit still by name, empty for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    pub name: Text,
    pub unit: Text,
    pub role: Role,
}

/// What somebody wants of units and members.
#[derive(Debug, Clone, PartialEq)]
pub enum PeopleCommand {
    AddUnit {
        name: Text,
        short: Option<Text>,
    },
    AddMember {
        name: Text,
        initials: Option<Text>,
        unit: Option<UnitId>,
        role: Role,
        logins: Logins,
    },
    EditMember {
        id: MemberId,
        base: MemberFields,
        wanted: MemberFields,
    },
    /// Many at once. Those who stand by that name are skipped; units nobody knows are made.
    Import {
        rows: Vec<MemberRow>,
    },
}

/// # Errors
/// A [`Refusal`] when a rule says no.
pub fn decide(board: &Board, command: &PeopleCommand, stamp: &mut Stamp) -> Result<Outcome, Refusal> {
    match command {
        PeopleCommand::AddUnit { name, short } => {
            let unit = new_unit(board, name, short.as_ref(), stamp)?;
            Ok(Outcome::one(Verb::UnitAdded, Change::added(unit)))
        }
        PeopleCommand::AddMember { name, initials, unit, role, logins } => {
            let mut member = new_member(board, name, stamp)?;
            member.unit = *unit;
            member.role = *role;
            member.logins = logins.clone();
            if let Some(initials) = initials {
                member.initials = initials.clone();
            }
            check_member(board, &member)?;
            Ok(Outcome::one(Verb::MemberAdded, Change::added(member)))
        }
        PeopleCommand::EditMember { id, base, wanted } => {
            let now = board.member(*id).ok_or(Refusal::Gone(Thing::Member))?;
            let member = MemberFields::merge(base, wanted, now)?;
            check_member(board, &member)?;
            Ok(Outcome::one(Verb::MemberEdited, Change::edited(now.clone(), member)))
        }
        PeopleCommand::Import { rows } => import::import(board, rows, stamp),
    }
}

/// A new unit; its initials, when not given, are the name when it is short, else the first letters of its words.
///
/// # Errors
/// When the name is empty or taken.
pub fn new_unit(board: &Board, name: &Text, short: Option<&Text>, stamp: &mut Stamp) -> Result<Unit, Refusal> {
    if name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name));
    }
    if board.units.iter().any(|unit| fold(unit.name.as_str()) == fold(name.as_str())) {
        return Err(Refusal::NameTaken { thing: Thing::Unit, name: name.clone() });
    }
    Ok(blank_unit(board, name, short, stamp))
}

fn blank_unit(board: &Board, name: &Text, short: Option<&Text>, stamp: &mut Stamp) -> Unit {
    let short = short.filter(|short| !short.is_empty()).cloned().unwrap_or_else(|| unit_initials(name.as_str()));
    Unit { id: stamp.ids.fresh(), board: board.record.id, name: name.clone(), short }
}

/// A new member with the default role and initials.
///
/// # Errors
/// When the name is empty or taken.
pub fn new_member(board: &Board, name: &Text, stamp: &mut Stamp) -> Result<Member, Refusal> {
    let member = blank_member(board, name, stamp);
    check_member(board, &member)?;
    Ok(member)
}

fn blank_member(board: &Board, name: &Text, stamp: &mut Stamp) -> Member {
    Member {
        id: stamp.ids.fresh(),
        board: board.record.id,
        name: name.clone(),
        initials: initials(name.as_str()),
        unit: None,
        role: Role::Employee,
        logins: Logins::default(),
        left_on: None,
    }
}

fn check_member(board: &Board, member: &Member) -> Result<(), Refusal> {
    if member.name.is_empty() {
        return Err(Refusal::Empty(FieldName::Name));
    }
    let others = || board.members.iter().filter(|other| other.id != member.id);
    if others().any(|other| fold(other.name.as_str()) == fold(member.name.as_str())) {
        return Err(Refusal::NameTaken { thing: Thing::Member, name: member.name.clone() });
    }
    for login in &member.logins.0 {
        if let Some(other) = others().find(|other| other.logins.0.contains(login)) {
            return Err(Refusal::LoginTaken { login: login.clone(), member: other.name.clone() });
        }
    }
    Ok(())
}

/// The initials of a person: the first letters of the first two words, or the first two letters of one word.
pub fn initials(name: &str) -> Text {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters: String = match words.as_slice() {
        [] => String::new(),
        [only] => only.chars().take(2).collect(),
        [first, .., last] => first.chars().take(1).chain(last.chars().take(1)).collect(),
    };
    Text::stored(&letters.to_uppercase())
}

/// The initials of a unit: a short name itself, else the first letters of its words, three at most.
fn unit_initials(name: &str) -> Text {
    let words: Vec<&str> = name.split_whitespace().collect();
    let letters: String = match words.as_slice() {
        [only] if only.chars().count() <= 4 => return Text::stored(only),
        [only] => only.chars().take(3).collect(),
        several => several.iter().filter_map(|word| word.chars().next()).take(3).collect(),
    };
    Text::stored(&letters.to_uppercase())
}

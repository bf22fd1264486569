//! Looking things up on the board by what people call them.

use super::Board;
use crate::domain::action::{Helpers, Owner};
use crate::domain::id::UnitId;
use crate::domain::kpi::Kpi;
use crate::domain::names::{Unnamed, find, fold};
use crate::domain::people::{Member, Unit};
use crate::domain::prose::Text;
use crate::domain::stamp::{NOBODY, Who};
use crate::domain::workflow::Workflow;

impl Board {
    /// The name of an owner; empty when it has gone.
    pub fn owner_name(&self, owner: Owner) -> &str {
        match owner {
            Owner::Member(id) => self.member(id).map_or("", |member| member.name.as_str()),
            Owner::Unit(id) => self.unit(id).map_or("", |unit| unit.name.as_str()),
        }
    }

    /// The initials of an owner, for the wall.
    pub fn owner_initials(&self, owner: Owner) -> &str {
        match owner {
            Owner::Member(id) => self.member(id).map_or("", |member| member.initials.as_str()),
            Owner::Unit(id) => self.unit(id).map_or("", |unit| unit.short.as_str()),
        }
    }

    /// The names of helpers.
    pub fn helper_names(&self, helpers: &Helpers) -> Vec<&str> {
        helpers.0.iter().filter_map(|id| self.member(*id)).map(|member| member.name.as_str()).collect()
    }

    /// The one owner whose whole name, initials or login this is.
    pub fn owner_called(&self, name: &str) -> Option<Owner> {
        self.owner_in_full(name).ok()
    }

    /// The owner whose whole name this is, a unit before a member of the same name; else the one whose initials or login
    /// it is, those who have left only when nobody else goes by them.
    ///
    /// # Errors
    /// [`Unnamed`] when nobody goes by it, or several do.
    pub fn owner_in_full(&self, name: &str) -> Result<Owner, Unnamed> {
        let wanted = fold(name);
        let is = |name: &Text| fold(name.as_str()) == wanted;
        let unit = self.units.iter().find(|unit| is(&unit.name)).map(|unit| Owner::Unit(unit.id));
        let member = || self.members.iter().find(|member| is(&member.name)).map(|member| Owner::Member(member.id));
        if let Some(owner) = unit.or_else(member) {
            return Ok(owner);
        }
        match self.owners_by_short_name(is).as_slice() {
            [] => Err(Unnamed::Unknown { name: name.to_owned(), nearest: Vec::new() }),
            [only] => Ok(*only),
            several => Err(Unnamed::Ambiguous {
                name: name.to_owned(),
                choices: several.iter().map(|owner| self.owner_name(*owner).to_owned()).collect(),
            }),
        }
    }

    /// The owners with initials or a login that `is` the one; those who have left when there is nobody else.
    fn owners_by_short_name(&self, is: impl Fn(&Text) -> bool) -> Vec<Owner> {
        let called = |member: &&Member| is(&member.initials) || member.logins.0.iter().any(&is);
        let (here, left): (Vec<&Member>, Vec<&Member>) =
            self.members.iter().filter(called).partition(|member| member.left_on.is_none());
        let units = self.units.iter().filter(|unit| is(&unit.short)).map(|unit| Owner::Unit(unit.id));
        let owner = |member: &Member| Owner::Member(member.id);
        let hits: Vec<Owner> = units.chain(here.into_iter().map(owner)).collect();
        if hits.is_empty() { left.into_iter().map(owner).collect() } else { hits }
    }

    /// # Errors
    /// [`Unnamed`] when no one unit is meant.
    pub fn find_unit(&self, name: &str) -> Result<&Unit, Unnamed> {
        find(&self.units, name, unit_names)
    }

    /// # Errors
    /// [`Unnamed`] when no one member is meant.
    pub fn find_member(&self, name: &str) -> Result<&Member, Unnamed> {
        find(&self.members, name, member_names)
    }

    /// # Errors
    /// [`Unnamed`] when no one KPI is meant.
    pub fn find_kpi(&self, name: &str) -> Result<&Kpi, Unnamed> {
        find(&self.kpis, name, |kpi| vec![kpi.name.to_string(), kpi.key.to_string()])
    }

    /// By short number (`3`, `#3`) or name.
    ///
    /// # Errors
    /// [`Unnamed`] when no one workflow is meant.
    pub fn find_workflow(&self, name: &str) -> Result<&Workflow, Unnamed> {
        let number = |workflow: &Workflow| vec![workflow.name.to_string(), workflow.number.to_string()];
        find(&self.workflows, name.trim().trim_start_matches('#'), number)
    }

    /// A member or unit by any unambiguous part of the name.
    ///
    /// # Errors
    /// [`Unnamed`] when no one owner is meant.
    pub fn find_owner(&self, name: &str) -> Result<Owner, Unnamed> {
        match self.owner_in_full(name) {
            Err(Unnamed::Unknown { .. }) => {
                find(&self.owners(), name, |owner| vec![self.owner_name(*owner).to_owned()]).copied()
            }
            found => found,
        }
    }

    /// Everybody who can be responsible: units, and members who have not left.
    pub fn owners(&self) -> Vec<Owner> {
        let units = self.units.iter().map(|unit| Owner::Unit(unit.id));
        let members = self.members.iter().filter(|member| member.left_on.is_none());
        units.chain(members.map(|member| Owner::Member(member.id))).collect()
    }

    /// Who goes by `name` (an [`identity`](crate::domain::stamp::identity)): a login or any unambiguous part of a
    /// member's name; without a member when nobody does.
    pub fn who(&self, name: &str) -> Who {
        let found = Some(name).filter(|name| *name != NOBODY).and_then(|name| self.find_member(name).ok());
        let member = found.filter(|member| member.left_on.is_none()).map(|member| member.id);
        Who { login: Text::stored(name), member }
    }

    /// The unit of an owner: itself, or the one the member belongs to.
    pub fn unit_of(&self, owner: Owner) -> Option<UnitId> {
        match owner {
            Owner::Member(id) => self.member(id).and_then(|member| member.unit),
            Owner::Unit(id) => Some(id),
        }
    }

    /// Whether `owner` is `who` or the unit `who` belongs to.
    pub fn is_mine(&self, owner: Owner, who: &Who) -> bool {
        match owner {
            Owner::Member(id) => who.member == Some(id),
            Owner::Unit(id) => who.member.and_then(|member| self.member(member)).is_some_and(|me| me.unit == Some(id)),
        }
    }
}

fn unit_names(unit: &Unit) -> Vec<String> {
    vec![unit.name.to_string(), unit.short.to_string()]
}

fn member_names(member: &Member) -> Vec<String> {
    let logins = member.logins.0.iter().map(ToString::to_string);
    [member.name.to_string(), member.initials.to_string()].into_iter().chain(logins).collect()
}

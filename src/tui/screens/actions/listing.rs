//! The actions in their groups, in the order a meeting takes them up: worked out once for all that a key and the frame
//! after it ask of them, and by ids, so that a list of many is gone through quickly.

use std::rc::Rc;

use super::groups::{Days, Group};
use super::sought::Sought;
use crate::domain::action::{Action, Owner};
use crate::domain::id::{ActionId, MemberId};
use crate::tui::memo::Memo;
use crate::tui::view::{AsOf, View};

/// Whose actions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    #[default]
    All,
    Mine,
    Unit,
}

pub const TABS: [Whose; 3] = [Whose::All, Whose::Mine, Whose::Unit];

/// An action of the list.
pub type Row = (Group, ActionId);

/// The board as it stands, for whoever sits here.
type Sitting = (AsOf, Option<MemberId>);

/// Whose actions, and what was looked for among them.
#[derive(Debug, Clone, PartialEq)]
struct Looked {
    sitting: Sitting,
    whose: Whose,
    sought: Sought,
}

/// The lists as they were last asked for.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    plan: Memo<AsOf, Vec<Row>>,
    found: Memo<Looked, Vec<Row>>,
    whole: Memo<(Sitting, Whose), usize>,
    open: Memo<Sitting, [usize; 3]>,
}

fn sitting(view: &View) -> Sitting {
    (view.as_of(), view.who.member)
}

impl Listing {
    /// The actions of `whose` that are `sought`.
    pub fn found(&self, sought: Sought, whose: Whose, view: &View) -> Rc<Vec<Row>> {
        let looked = Looked { sitting: sitting(view), whose, sought };
        self.found.get(looked, |looked, before| {
            let meeting = view.board.next_meeting(view.today());
            let fits = |(_, id): &&Row| {
                view.board
                    .action(*id)
                    .is_some_and(|action| is_of(whose, action.owner, view) && looked.sought.fits(action, view, meeting))
            };
            // With a letter more, what did not fit before does not fit now.
            if let Some((_, rows)) = before.filter(|(before, _)| looked.narrows(before)) {
                return rows.iter().filter(fits).copied().collect();
            }
            let mut rows: Vec<Row> = self.plan(view).iter().filter(fits).copied().collect();
            for group in rows.chunk_by_mut(|one, next| one.0 == next.0) {
                looked.sought.sort(group, view, |(_, id)| view.board.action(*id));
            }
            rows
        })
    }

    /// The plan in its groups.
    fn plan(&self, view: &View) -> Rc<Vec<Row>> {
        self.plan.get(view.as_of(), |_, _| {
            let (plan, days) = (view.board.plan(view.today()), Days::of(view));
            let mut rows: Vec<Row> =
                plan.into_iter().filter_map(|action| Some((Group::of(action, days)?, action.id))).collect();
            rows.sort_by_key(|(group, _)| *group);
            rows
        })
    }

    /// How many actions of `whose` there are to look among.
    pub fn whole(&self, whose: Whose, view: &View) -> usize {
        *self.whole.get((sitting(view), whose), |_, _| {
            let owners = self.plan(view);
            let owners = owners.iter().filter_map(|(_, id)| Some(view.board.action(*id)?.owner));
            owners.filter(|owner| is_of(whose, *owner, view)).count()
        })
    }

    /// How many open actions each tab has.
    pub fn open(&self, view: &View) -> [usize; 3] {
        *self.open.get(sitting(view), |_, _| {
            let open: Vec<&Action> = view.board.actions.iter().filter(|action| action.is_open()).collect();
            TABS.map(|whose| open.iter().filter(|action| is_of(whose, action.owner, view)).count())
        })
    }
}

/// Whether an action of `owner` is among those of `whose`.
pub fn is_of(whose: Whose, owner: Owner, view: &View) -> bool {
    let me = view.who.member.and_then(|id| view.board.member(id));
    match (whose, me) {
        (Whose::All, _) => true,
        (Whose::Mine, _) => view.board.is_mine(owner, view.who),
        (Whose::Unit, Some(me)) => me.unit.is_some() && view.board.unit_of(owner) == me.unit,
        (Whose::Unit, None) => false,
    }
}

impl Looked {
    fn narrows(&self, before: &Looked) -> bool {
        (self.sitting, self.whose) == (before.sitting, before.whose) && self.sought.narrows(&before.sought)
    }
}

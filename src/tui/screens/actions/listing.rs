//! The actions in their groups, in the order a meeting takes them up: worked out once for all that a key and the frame
//! after it ask of them, and by ids, so that a list of many is gone through quickly.

use std::rc::Rc;

use super::groups::{Days, Group};
use crate::domain::action::{Action, Owner};
use crate::domain::id::{ActionId, MemberId};
use crate::tui::memo::Memo;
use crate::tui::screens::search::{Search, Words};
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

/// Whose actions, and by which words they were looked for.
#[derive(Debug, Clone, PartialEq)]
struct Looked {
    sitting: Sitting,
    whose: Whose,
    words: Words,
}

/// The lists as they were last asked for.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    plan: Memo<AsOf, Vec<Row>>,
    found: Memo<Looked, Vec<Row>>,
    open: Memo<Sitting, [usize; 3]>,
}

fn sitting(view: &View) -> Sitting {
    (view.as_of(), view.who.member)
}

impl Listing {
    /// The actions of `whose` that fit the search.
    pub fn found(&self, search: &Search, whose: Whose, view: &View) -> Rc<Vec<Row>> {
        let looked = Looked { sitting: sitting(view), whose, words: search.words() };
        self.found.get(looked, |looked, before| {
            let (today, meeting) = (view.today(), view.board.next_meeting(view.today()));
            let fits = |(_, id): &&Row| {
                view.board.action(*id).is_some_and(|action| {
                    is_of(whose, action.owner, view)
                        && looked.words.fit(|| view.lang.search_action(view.board, action, today, meeting))
                })
            };
            // With a letter more, what did not fit before does not fit now.
            match before.filter(|(before, _)| looked.narrows(before)) {
                Some((_, rows)) => rows.iter().filter(fits).copied().collect(),
                None => self.plan(view).iter().filter(fits).copied().collect(),
            }
        })
    }

    /// The plan in its groups.
    fn plan(&self, view: &View) -> Rc<Vec<Row>> {
        self.plan.get(view.as_of(), |_, _| {
            let (plan, days) = (view.board.plan(view.today()), Days::of(view));
            plan.into_iter().filter_map(|action| Some((Group::of(action, days)?, action.id))).collect()
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
        (self.sitting, self.whose) == (before.sitting, before.whose) && self.words.narrow(&before.words)
    }
}

//! What of the actions is listed, selected and marked, and what the second line says of it.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::ActionsScreen;
use super::act_on;
use super::groups::{Days, Group};
use super::list::{self, List};
use super::listing::{Row, TABS, Whose, is_of};
use super::sought::Sought;
use crate::domain::action::Action;
use crate::domain::board::Readiness;
use crate::domain::id::{ActionId, WorkflowId};
use crate::tui::effect::Effect;
use crate::tui::filter::{Filter, Sort};
use crate::tui::keys::Act;
use crate::tui::popups::Popup;
use crate::tui::screens::step;
use crate::tui::theme::Meaning;
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;

impl ActionsScreen {
    pub(super) fn turn(&mut self, by: usize) {
        let at = TABS.iter().position(|whose| *whose == self.whose).unwrap_or(0);
        self.whose = TABS[(at + by) % TABS.len()];
    }

    /// Opens the selected action, or closes it; its history begins with the newest.
    pub(super) fn turn_over(&mut self, opened: bool, view: &View) {
        self.selected = self.action(view).map(|action| action.id).or(self.selected);
        self.opened = opened;
        self.history.rewind();
    }

    pub(super) fn select(&mut self, by: isize, view: &View) {
        let ids: Vec<ActionId> = self.listed(view).iter().map(|(_, id)| *id).collect();
        self.selected = step(&ids, self.action(view).map(|action| action.id), by);
    }

    /// Marks the selected action, or takes its mark away, and goes on to the next.
    pub(super) fn mark(&mut self, view: &View) {
        let selected = self.action(view).map(|action| action.id);
        if let Some(id) = selected.filter(|_| !view.read_only && !self.covers(view)) {
            self.marks.turn(id);
            self.select(1, view);
        }
    }

    /// Whether one action covers the list: then it is what the keys act on.
    pub(super) fn covers(&self, view: &View) -> bool {
        self.opened && !self.beside.get() && !view.wall
    }

    /// What `act` is done to: the marked that are seen, else the selected; one at a time what is written.
    pub(super) fn targets(&self, act: Act, view: &View) -> Vec<ActionId> {
        let marked = self.marked(view);
        if act == Act::Edit || marked.is_empty() {
            return self.action(view).map(|action| action.id).into_iter().collect();
        }
        marked
    }

    /// The marked that are seen.
    pub(super) fn marked(&self, view: &View) -> Vec<ActionId> {
        if self.marks.is_empty() || self.covers(view) { Vec::new() } else { self.marks.seen(&self.listed(view)) }
    }

    pub(super) fn act(&mut self, act: Act, view: &View) -> Effect {
        // After the act the list stands where it stood.
        self.selected = self.action(view).map(|action| action.id).or(self.selected);
        let ids = self.targets(act, view);
        let actions: Vec<&Action> = ids.iter().filter_map(|id| self.of_id(*id, view)).collect();
        if actions.is_empty() {
            return Effect::Say(view.lang.nothing_selected().to_owned());
        }
        match (act_on(act, &actions, view), self.marked(view).len()) {
            (Effect::Open(Popup::Form(mut form)), marked) if act == Act::Edit && marked > 0 => {
                form.title = format!("{} · {}", form.title, view.lang.only_this_one(marked));
                Effect::Open(Popup::Form(form))
            }
            (effect, _) => effect,
        }
    }

    /// The selected action: the one chosen, else the first listed.
    pub(super) fn action<'a>(&'a self, view: &View<'a>) -> Option<&'a Action> {
        let listed = self.listed(view);
        let chosen = self.selected.filter(|id| listed.iter().any(|(_, listed)| listed == id));
        // One that was opened stays open also when it has left the list; the wall shows the list only.
        let opened = || self.selected.filter(|id| self.opened && !view.wall && view.board.action(*id).is_some());
        let id = chosen.or_else(opened).or(listed.first().map(|(_, id)| *id))?;
        self.of_id(id, view)
    }

    /// A listed action: of the board, or found among those closed long ago.
    pub(super) fn of_id<'a>(&'a self, id: ActionId, view: &View<'a>) -> Option<&'a Action> {
        let older = || self.older.found(&self.sought(view)).iter().find(|action| action.id == id);
        view.board.action(id).or_else(older)
    }

    /// What is looked for. The wall sorts by age alone: never by person (`users.md` F18).
    pub(super) fn sought(&self, view: &View) -> Sought {
        let sort = if view.wall { Sort::default() } else { self.filter.sort };
        Sought { words: self.search.words(), filter: Filter { sort, ..self.filter } }
    }

    /// The actions with their groups, in order: those of the tab that are sought. The wall shows what the meeting takes up
    /// and what somebody opened, unless something is looked for.
    pub(super) fn listed(&self, view: &View) -> Rc<Vec<Row>> {
        let sought = self.sought(view);
        if !sought.is_all() {
            // Somebody may have opened one again, or written it anew, since it was found.
            let (days, meeting) = (Days::of(view), view.board.next_meeting(view.today()));
            let now = self.older.found(&sought).iter().map(|it| view.board.action(it.id).unwrap_or(it));
            let still = now.filter(|it| {
                let listed = view.board.action(it.id).is_some_and(|held| Group::of(held, days).is_some());
                !listed && sought.fits(it, view, meeting)
            });
            let mut earlier: Vec<&Action> = still.collect();
            sought.sort(&mut earlier, view, |action| Some(action));
            let earlier = earlier.into_iter().filter(|action| is_of(self.whose, action.owner, view));
            let earlier: Vec<Row> = earlier.map(|action| (Group::Earlier, action.id)).collect();
            let found = self.listing.found(sought, self.whose, view);
            return if earlier.is_empty() { found } else { Rc::new([found.as_slice(), &earlier].concat()) };
        }
        let found = self.listing.found(sought, self.whose, view);
        let is_opened = |id: ActionId| self.opened && self.selected == Some(id);
        let on_the_wall = |(group, id): &&Row| group.is_for_the_meeting() || is_opened(*id);
        if view.wall { Rc::new(found.iter().filter(on_the_wall).copied().collect()) } else { found }
    }

    pub(super) fn list(&self, area: Rect, ink: &mut Ink, view: &View, selected: Option<&Action>) {
        let listed = self.listed(view);
        if let Some(sentence) = self.nothing(&listed, view) {
            ink.text(area.x + 1, area.y + 1, area.width.saturating_sub(2), sentence, Meaning::Text);
            return;
        }
        let selected = selected.map(|action| action.id);
        let list = List { rows: &listed, all: self.sought(view).is_all(), selected, marks: &self.marks };
        list::draw(ink, area, view, &list, |id| self.of_id(id, view));
    }

    /// Why nothing is listed, when nothing is.
    fn nothing(&self, listed: &[Row], view: &View) -> Option<&'static str> {
        let lang = view.lang;
        match (listed.is_empty(), self.sought(view).is_all(), self.whose) {
            (false, _, _) | (true, true, Whose::All) if !view.board.actions.is_empty() => None,
            (_, false, _) => Some(lang.nothing_fits()),
            (_, true, Whose::Mine | Whose::Unit) if view.board.members.is_empty() => Some(lang.no_members_here()),
            (_, true, Whose::Mine | Whose::Unit) if view.who.member.is_none() => Some(lang.nobody_known()),
            (_, true, Whose::Mine) => Some(lang.none_mine()),
            (_, true, Whose::Unit) => Some(lang.none_of_unit()),
            (_, true, Whose::All) => Some(lang.none_actions()),
        }
    }

    /// `3 markeret · filter 7 af 24: Anne · i gang`.
    pub(super) fn told(&self, view: &View) -> String {
        let marked = Some(self.marked(view).len()).filter(|n| *n > 0).map(|n| view.lang.marked(n));
        let sought = self.sought(view);
        let by = Some(sought.filter.told(view)).filter(|by| !by.is_empty());
        let filtered = by.map(|by| {
            if sought.filter.is_open() {
                return by;
            }
            view.lang.filtered(self.listed(view).len(), self.listing.whole(self.whose, view), &by)
        });
        marked.into_iter().chain(filtered).collect::<Vec<_>>().join(" · ")
    }

    /// How ready a workflow is that is to start: that of the selected action, else the one that has least done.
    pub(super) fn readiness(&self, view: &View) -> Vec<String> {
        let ready = self.ready.get(view.as_of(), |_, _| about_to_start(view));
        let own = self.action(view).and_then(|action| ready.iter().find(|(id, _)| Some(*id) == action.workflow));
        let least = || ready.iter().min_by(|(_, a), (_, b)| (a.done * b.all).cmp(&(b.done * a.all)));
        let Some((id, readiness)) = own.or_else(least) else { return Vec::new() };
        let name = view.board.workflow(*id).map_or("", |workflow| workflow.name.as_str());
        let short = crate::text::refusal::capital(&view.lang.readiness(*readiness));
        vec![view.lang.readiness_of(name, *readiness), short]
    }
}

/// The workflows whose first day is ahead, with how ready each is.
fn about_to_start(view: &View) -> Vec<(WorkflowId, Readiness)> {
    let ids = view.board.in_preparation().into_iter();
    ids.filter_map(|id| Some((id, view.board.readiness(id)?))).collect()
}

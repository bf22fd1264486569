//! Finding something anywhere on the board: words, and what they fit; Enter goes there.

use ratatui::layout::Rect;

use super::Reply;
use crate::domain::action::Action;
use crate::text::format::{action_number, width};
use crate::tui::effect::{Effect, Subject};
use crate::tui::input::Key;
use crate::tui::keys::{Act, Place};
use crate::tui::screens::search::Search;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{footer, lines, popup_box};

/// The columns of what kind of thing it is.
const KINDS: u16 = 14;

#[derive(Debug, Clone, Default)]
pub struct Find {
    search: Search,
    at: usize,
}

/// Something that was found: where it is, what kind it is, what it is called.
struct Hit {
    subject: Subject,
    kind: &'static str,
    name: String,
}

impl Find {
    /// What fits, in the order of the screens.
    fn found(&self, view: &View) -> Vec<Hit> {
        let (words, lang, board) = (self.search.words(), view.lang, view.board);
        let hit = |subject, kind, name| Hit { subject, kind, name };
        let kpis = board.kpis.iter().filter(|kpi| words.fit(|| lang.search_kpi(board, kpi, view.today())));
        let kpis = kpis.map(|kpi| hit(Subject::Kpi(kpi.id), lang.a_kpi(), kpi.name.to_string()));
        let (today, meeting) = (view.today(), board.next_meeting(view.today()));
        let fits = |action: &&Action| words.fit(|| lang.search_action(board, action, today, meeting));
        let actions = board.plan(today).into_iter().filter(fits);
        let actions = actions.map(|action| {
            hit(
                Subject::Action(action.id),
                lang.an_action(),
                format!("{} {}", action_number(action.number), action.change),
            )
        });
        let workflows = board.workflows.iter().filter(|it| words.fit(|| lang.search_workflow(board, it)));
        let workflows = workflows.map(|it| hit(Subject::Workflow(it.id), lang.a_workflow(), it.name.to_string()));
        let ideas = board.ideas.iter().filter(|idea| words.fit(|| lang.search_idea(idea)));
        let ideas = ideas.map(|idea| hit(Subject::Idea(idea.id), lang.an_idea(), lang.idea_line(idea, usize::MAX)));
        kpis.chain(actions).chain(workflows).chain(ideas).collect()
    }

    pub fn act(&mut self, act: Act, view: &View) -> Reply {
        let found = self.found(view);
        let last = found.len().saturating_sub(1);
        match act {
            Act::Back if self.search.is_empty() => return Reply::Close,
            Act::Back => self.search.clear(),
            Act::Open => return found.get(self.at).map_or(Reply::Stay, |hit| Reply::Do(Effect::Show(hit.subject))),
            Act::Up => self.at = self.at.saturating_sub(1),
            Act::Down => self.at = (self.at + 1).min(last),
            Act::PageUp => self.at = self.at.saturating_sub(10),
            Act::PageDown => self.at = (self.at + 10).min(last),
            _ => {}
        }
        Reply::Stay
    }

    pub fn typed(&mut self, key: Key) {
        self.search.typed(key);
        self.at = 0;
    }

    pub fn paste(&mut self, text: &str) {
        self.search.paste(text);
        self.at = 0;
    }

    /// A row is selected, and a selected one gone to.
    pub fn click(&mut self, at: usize, view: &View) -> Reply {
        if self.at == at {
            return self.act(Act::Open, view);
        }
        self.at = at;
        Reply::Stay
    }

    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
        let found = self.found(view);
        let inner = popup_box::draw(ink, area, 80, area.height.min(30), view.lang.find_title());
        let label = view.lang.search_label();
        let used =
            ink.text(inner.x, inner.y, inner.width, &format!("{label} {}", self.search.shown()), Meaning::Strong);
        let room = inner.width.saturating_sub(used + 2);
        ink.right(inner.right(), inner.y, room, &view.lang.found(found.len()), Meaning::Muted);
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(4), ..inner };
        self.list(list, ink, view, &found);
        footer::popup(ink, Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }, view, Place::Find);
        let before: String = self.search.shown().chars().take(self.search.cursor()).collect();
        let x = inner.x + u16::try_from(width(label) + 1 + width(&before)).unwrap_or(0);
        Some((x.min(inner.right()), inner.y))
    }

    fn list(&self, area: Rect, ink: &mut Ink, view: &View, found: &[Hit]) {
        if found.is_empty() {
            let none = if self.search.is_empty() { view.lang.nothing_to_find() } else { view.lang.none_found() };
            ink.text(area.x, area.y, area.width, none, Meaning::Text);
            return;
        }
        let hits: Vec<(usize, &Hit)> = found.iter().enumerate().collect();
        lines::draw(
            ink,
            area,
            view,
            &hits,
            self.at,
            |_| true,
            |ink, row, (at, hit)| {
                let meaning = if *at == self.at { Meaning::Selected } else { Meaning::Text };
                ink.spot(row, Spot::Row(*at));
                if *at == self.at {
                    ink.fill(row, Meaning::Selected);
                    ink.glyph(row.x, row.y, Glyph::Chosen, Meaning::Selected);
                }
                ink.text(row.x + 2, row.y, KINDS, hit.kind, meaning);
                ink.text(row.x + 2 + KINDS, row.y, row.width.saturating_sub(KINDS + 2), &hit.name, meaning);
            },
        );
    }
}

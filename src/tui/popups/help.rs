//! Help: every key of the place, searchable; Enter runs the chosen one. It reads the key card, so it cannot lie.

use ratatui::layout::Rect;

use super::Reply;
use crate::text::Lang;
use crate::text::format::width;
use crate::tui::input::Key;
use crate::tui::keys::{Act, Binding, Place, bindings, own};
use crate::tui::screens::search::Search;
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::{footer, lines, popup_box};

/// The columns of the keys.
const KEYS: u16 = 16;

#[derive(Debug, Clone)]
pub struct Help {
    place: Place,
    search: Search,
    at: usize,
}

impl Help {
    pub fn of(place: Place) -> Self {
        Help { place, search: Search::default(), at: 0 }
    }

    /// The bindings that fit the search: those of the place first.
    fn found(&self, view: &View) -> Vec<&'static Binding> {
        let words = self.search.words();
        let fits = |binding: &&Binding| {
            let text = || format!("{} {} {}", binding.line(view), binding.word(view), binding.keys_named(view.lang));
            words.fit(text) && !(view.read_only && binding.act.writes())
        };
        bindings(self.place).filter(fits).collect()
    }

    pub fn act(&mut self, act: Act, view: &View) -> Reply {
        let found = self.found(view);
        let last = found.len().saturating_sub(1);
        match act {
            Act::Back if self.search.is_empty() => return Reply::Close,
            Act::Back => self.search.clear(),
            Act::Open => return found.get(self.at).map_or(Reply::Close, |binding| Reply::Run(binding.act)),
            Act::Up => self.at = self.at.saturating_sub(1),
            Act::Down => self.at = (self.at + 1).min(last),
            Act::PageUp => self.at = self.at.saturating_sub(10),
            Act::PageDown => self.at = (self.at + 10).min(last),
            _ => {}
        }
        Reply::Stay
    }

    /// A row is selected, and a selected one run.
    pub fn click(&mut self, at: usize, view: &View) -> Reply {
        if self.at == at {
            return self.act(Act::Open, view);
        }
        self.at = at;
        Reply::Stay
    }

    /// Searches for what is typed.
    pub fn typed(&mut self, key: Key) {
        self.search.typed(key);
        self.at = 0;
    }

    pub fn paste(&mut self, text: &str) {
        self.search.paste(text);
        self.at = 0;
    }

    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) -> Option<(u16, u16)> {
        let lang = view.lang;
        let found = self.found(view);
        let inner = popup_box::draw(ink, area, 80, area.height.min(38), &title(self.place, lang));
        let typed = self.search.shown();
        let used = ink.text(inner.x, inner.y, inner.width, &format!("{} {typed}", lang.help_search()), Meaning::Strong);
        let all = bindings(self.place).count();
        let beside = lang.of(found.len(), all);
        ink.right(inner.right(), inner.y, inner.width.saturating_sub(used + 2), &beside, Meaning::Muted);
        let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(5), ..inner };
        self.list(list, ink, view, &found);
        ink.text(inner.x, inner.bottom().saturating_sub(2), inner.width, lang.help_own_forms(), Meaning::Muted);
        footer::popup(ink, Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }, view, Place::Help);
        let before: String = typed.chars().take(self.search.cursor()).collect();
        let cursor = inner.x + u16::try_from(width(lang.help_search()) + 1 + width(&before)).unwrap_or(0);
        Some((cursor.min(inner.right()), inner.y))
    }

    /// The bindings below their headings: which of them it is, its keys, what it does.
    fn lines(&self, view: &View, found: &[&'static Binding]) -> Vec<(Option<usize>, String, String)> {
        let lang = view.lang;
        let is_own = |binding: &&&Binding| own(self.place).iter().any(|own| std::ptr::eq(own, **binding));
        let here = found.iter().filter(is_own).count();
        let mut lines = Vec::new();
        for (at, binding) in found.iter().enumerate() {
            if at == 0 && here > 0 {
                lines.push((None, lang.help_here().to_owned(), String::new()));
            }
            if at == here {
                if here > 0 {
                    lines.push((None, String::new(), String::new()));
                }
                lines.push((None, lang.help_everywhere().to_owned(), String::new()));
            }
            lines.push((Some(at), binding.keys_named(lang), binding.line(view).to_owned()));
        }
        lines
    }

    fn list(&self, area: Rect, ink: &mut Ink, view: &View, found: &[&'static Binding]) {
        let lang = view.lang;
        if found.is_empty() {
            ink.text(area.x, area.y, area.width, lang.help_none(), Meaning::Text);
            return;
        }
        let lines = self.lines(view, found);
        let at = lines.iter().position(|line| line.0 == Some(self.at)).unwrap_or(0);
        let is_thing = |line: &(Option<usize>, String, String)| line.0.is_some();
        lines::draw(ink, area, view, &lines, at, is_thing, |ink, row, (at, keys, text)| {
            let selected = at.is_some() && *at == Some(self.at);
            if let Some(at) = at {
                ink.spot(row, Spot::Row(*at));
            }
            let meaning = match (selected, at) {
                (true, _) => Meaning::Selected,
                (false, None) => Meaning::Strong,
                (false, Some(_)) => Meaning::Text,
            };
            if selected {
                ink.fill(row, Meaning::Selected);
                ink.glyph(row.x, row.y, Glyph::Chosen, Meaning::Selected);
            }
            let x = if at.is_some() { row.x + 2 } else { row.x };
            ink.text(x, row.y, if at.is_some() { KEYS } else { row.width }, keys, meaning);
            ink.text(row.x + 2 + KEYS, row.y, row.width.saturating_sub(KEYS + 2), text, meaning);
        });
    }
}

/// `Hjælp · Handlinger`.
fn title(place: Place, lang: Lang) -> String {
    let name = match place {
        Place::Kpis | Place::KpiList => lang.screen_kpis(),
        Place::Plan | Place::Actions => lang.screen_actions(),
        Place::Tally | Place::CaseTypes => lang.screen_case_types(),
        Place::Trials => lang.place_trials(),
        Place::Wall => lang.place_wall(),
        Place::KpiChart => lang.place_kpi(),
        Place::ActionCard => lang.place_action(),
        Place::Workflows => lang.screen_workflows(),
        Place::WorkflowBook => lang.place_workflow(),
        Place::Ideas => lang.place_ideas(),
        Place::Border => lang.place_border(),
        Place::Search | Place::PlanSearch | Place::Find => lang.place_search(),
        Place::Form => lang.place_form(),
        Place::Question | Place::Offer => lang.place_question(),
        Place::Choice => lang.place_choice(),
        Place::Help => return lang.help_title().to_owned(),
    };
    format!("{} · {name}", lang.help_title())
}

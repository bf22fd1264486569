//! The ideas: new, parked, and settled since the last meeting; the selected one in full beside the list where there is
//! room.

use ratatui::layout::Rect;

use super::wall;
use crate::domain::id::IdeaId;
use crate::domain::idea::{Idea, IdeaState};
use crate::domain::refusal::{FieldName, IdeaRefusal, Refusal};
use crate::text::format::{width, wrap};
use crate::tui::effect::{Effect, Subject};
use crate::tui::keys::Act;
use crate::tui::popups::{Popup, forms};
use crate::tui::screens::search::Search;
use crate::tui::screens::{ScreenName, step};
use crate::tui::spot::Spot;
use crate::tui::theme::{Glyph, Meaning};
use crate::tui::view::View;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::lines;

/// From this width the selected idea stands beside the list.
const SIDE_FROM: u16 = 110;

/// The columns of the list at the most, and of the side panel at the least.
const LIST: u16 = 100;
const SIDE: u16 = 40;

/// The columns of the labels.
const LABELS: u16 = 13;

/// What is selected, by id, whether it is opened, and what is looked for.
#[derive(Debug, Clone, Default)]
pub struct Ideas {
    pub selected: Option<IdeaId>,
    pub opened: bool,
    pub search: Search,
}

/// The groups in their order; empty ones stay.
const GROUPS: [&[IdeaState]; 3] = [&[IdeaState::New], &[IdeaState::Parked], &[IdeaState::Used, IdeaState::Rejected]];

/// A line of the list: a group with its count, or an idea of it.
enum Line<'a> {
    Blank,
    Group(String, usize),
    Idea(&'a Idea),
    /// Where the older ones are.
    Older,
}

/// The form of an act on one idea; why there is none, before anything is typed.
fn act_on(act: Act, idea: &Idea, view: &View) -> Effect {
    let form = match act {
        Act::Settle | Act::Park if !idea.is_open() => {
            let settled = IdeaRefusal::Settled { number: idea.number, state: idea.state, on: idea.decided_on };
            return Effect::Say(view.lang.refusal(&Refusal::Idea(settled)));
        }
        Act::Settle => forms::idea::settle(idea, view),
        Act::Park => forms::idea::park(idea, view),
        _ => forms::idea::edit(idea, view),
    };
    Effect::Open(Popup::Form(form))
}

impl Ideas {
    /// What an act brings; moving is [`Ideas::select`].
    pub fn update(&mut self, act: Act, view: &View) -> Effect {
        match act {
            Act::Open => self.opened = !self.opened && self.idea(view).is_some(),
            Act::Back if self.opened => self.opened = false,
            Act::Back => return Effect::Go(ScreenName::Board),
            Act::New => return Effect::Open(Popup::Form(forms::idea::new(view))),
            Act::Edit | Act::Settle | Act::Park => {
                let Some(idea) = self.idea(view) else {
                    return Effect::Say(view.lang.nothing_selected().to_owned());
                };
                // After the act the list stands where it stood.
                self.selected = Some(idea.id);
                return act_on(act, idea, view);
            }
            _ => {}
        }
        Effect::Nothing
    }

    pub fn select(&mut self, by: isize, view: &View) {
        let ids: Vec<IdeaId> = self.listed(view).iter().map(|idea| idea.id).collect();
        self.selected = step(&ids, self.idea(view).map(|idea| idea.id), by);
    }

    /// A click selects, and opens what was selected.
    pub fn click(&mut self, id: IdeaId, view: &View) {
        if self.idea(view).is_some_and(|idea| idea.id == id) {
            self.opened = !self.opened;
        } else {
            self.selected = Some(id);
        }
    }

    pub fn show(&mut self, id: IdeaId) {
        *self = Ideas { selected: Some(id), opened: true, search: Search::default() };
    }

    /// The selected idea: the one chosen, else the first listed.
    fn idea<'a>(&self, view: &View<'a>) -> Option<&'a Idea> {
        let listed = self.listed(view);
        let chosen = listed.iter().find(|idea| Some(idea.id) == self.selected).copied();
        // One that was opened stays open also when it has left the list; the wall shows the list only.
        let opened = || self.selected.filter(|_| self.opened && !view.wall).and_then(|id| view.board.idea(id));
        chosen.or_else(opened).or(listed.first().copied())
    }

    /// The ideas that fit the search, group by group. The wall shows the new ones and the one that somebody opened,
    /// unless something is looked for.
    fn listed<'a>(&self, view: &View<'a>) -> Vec<&'a Idea> {
        let words = self.search.words();
        let all = !view.wall || !self.search.is_empty();
        let is_shown =
            |idea: &Idea| all || idea.state == IdeaState::New || (self.opened && self.selected == Some(idea.id));
        let of = |states: &&'static [IdeaState]| {
            let states = *states;
            view.board.ideas.iter().filter(move |idea| states.contains(&idea.state))
        };
        let shown = GROUPS.iter().flat_map(of).filter(|idea| is_shown(idea));
        shown.filter(|idea| words.fit(|| view.lang.search_idea(idea))).collect()
    }

    /// Whether `act` can be done as things stand.
    pub fn can(&self, act: Act, view: &View) -> bool {
        let is_open = |idea: &Idea| matches!(idea.state, IdeaState::New | IdeaState::Parked);
        match act {
            Act::Settle | Act::Park => self.idea(view).is_some_and(is_open),
            Act::Edit => self.idea(view).is_some(),
            _ => true,
        }
    }

    pub fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let selected = self.idea(view);
        let wide = area.width >= SIDE_FROM;
        if let (true, false, Some(idea)) = (self.opened, wide, selected) {
            let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(4).min(LIST), ..area };
            return card(ink, inner, view, idea);
        }
        let side = if wide { (SIDE + 2).max(area.width.saturating_sub(LIST)) } else { 0 };
        self.list(Rect { width: area.width - side, ..area }, ink, view, selected);
        if let (true, Some(idea)) = (wide, selected) {
            let x = area.right() - side;
            ink.upright(Rect { x, ..area });
            card(ink, Rect { x: x + 2, width: side.saturating_sub(3).min(LIST), ..area }, view, idea);
        }
    }

    pub fn wall(&self, area: Rect, ink: &mut Ink, view: &View) {
        wall::ideas(ink, area, view, &self.listed(view), self.idea(view), self.opened);
    }

    fn list(&self, area: Rect, ink: &mut Ink, view: &View, selected: Option<&Idea>) {
        let listed = self.listed(view);
        let nothing = match (listed.is_empty(), self.search.is_empty()) {
            (true, true) => Some(view.lang.none_ideas()),
            (true, false) => Some(view.lang.nothing_fits()),
            (false, _) => None,
        };
        if let Some(sentence) = nothing {
            ink.text(area.x + 1, area.y + 1, area.width.saturating_sub(2), sentence, Meaning::Text);
            return;
        }
        let lines = self.lines(&listed, view, usize::from(area.height));
        let is_selected = |line: &Line| matches!(line, Line::Idea(idea) if selected.is_some_and(|it| it.id == idea.id));
        let at = lines.iter().position(is_selected).unwrap_or(0);
        let is_thing = |line: &Line| matches!(line, Line::Idea(_));
        lines::draw(ink, area, view, &lines, at, is_thing, |ink, place, line| match line {
            Line::Blank => {}
            Line::Group(title, count) => group(ink, place, title, *count),
            Line::Idea(idea) => row(ink, place, view, idea, is_selected(line)),
            Line::Older => drop(ink.text(place.x + 1, place.y, place.width, view.lang.older_ideas(), Meaning::Muted)),
        });
    }

    /// The groups with their ideas; while something is looked for only those that have any.
    fn lines<'a>(&self, listed: &[&'a Idea], view: &View, rows: usize) -> Vec<Line<'a>> {
        let older = usize::try_from(view.board.numbers.idea).unwrap_or(0) > view.board.ideas.len();
        let airy = listed.len() + 2 * GROUPS.len() + usize::from(older) < rows;
        let mut lines = Vec::new();
        for (states, title) in GROUPS.iter().zip(titles(view)) {
            let ideas: Vec<&Idea> = listed.iter().filter(|idea| states.contains(&idea.state)).copied().collect();
            if airy && !lines.is_empty() {
                lines.push(Line::Blank);
            }
            if self.search.is_empty() || !ideas.is_empty() {
                lines.push(Line::Group(title, ideas.len()));
            }
            lines.extend(ideas.into_iter().map(Line::Idea));
        }
        lines.extend(older.then_some(Line::Blank).filter(|_| airy));
        lines.extend(older.then_some(Line::Older));
        lines
    }
}

fn titles(view: &View) -> [String; 3] {
    let lang = view.lang;
    let settled = lang.heading_settled_ideas(view.board.last_meeting(view.today()));
    [lang.heading_new_ideas().to_owned(), lang.heading_parked_ideas().to_owned(), settled]
}

fn group(ink: &mut Ink, area: Rect, title: &str, count: usize) {
    let meaning = if count == 0 { Meaning::Muted } else { Meaning::Strong };
    ink.text(area.x + 1, area.y, area.width.saturating_sub(8), title, meaning);
    ink.right(area.right().saturating_sub(1), area.y, 6, &count.to_string(), meaning);
}

/// An idea in one line: number, text, why it was settled so, its state and the day.
fn row(ink: &mut Ink, area: Rect, view: &View, idea: &Idea, marked: bool) {
    ink.spot(area, Spot::Subject(Subject::Idea(idea.id)));
    let or_selected = |meaning: Meaning| if marked { Meaning::Selected } else { meaning };
    if marked {
        ink.fill(Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, Meaning::Selected);
        ink.glyph(area.x, area.y, Glyph::Mark, Meaning::Accent);
    }
    let stand = view.lang.idea_dated(idea);
    let start = ink.right(area.right().saturating_sub(1), area.y, area.width, &stand, or_selected(Meaning::Text));
    ink.text(area.x + 2, area.y, 4, &format!("{:>3}", idea.number), or_selected(Meaning::Text));
    let room = start.saturating_sub(area.x + 8);
    let used =
        ink.text(area.x + 6, area.y, room, &view.lang.idea_line(idea, usize::from(room)), or_selected(Meaning::Text));
    let why = format!("· {}", idea.why.as_str().lines().next().unwrap_or_default());
    if !idea.why.is_empty() && room > used + 10 {
        let left = (room - used - 1).min(u16::try_from(width(&why)).unwrap_or(u16::MAX));
        ink.text(area.x + 6 + used + 1, area.y, left, &why, or_selected(Meaning::Muted));
    }
}

/// The whole of an idea: its text, when it was written, how it stands and why.
fn card(ink: &mut Ink, area: Rect, view: &View, idea: &Idea) {
    let lang = view.lang;
    ink.text(area.x, area.y, area.width, &lang.numbered_idea(idea.number), Meaning::Strong);
    let mut y = area.y + 2;
    for line in wrap(idea.text.as_str(), usize::from(area.width)) {
        if y < area.bottom() {
            ink.text(area.x, y, area.width, &line, Meaning::Text);
        }
        y += 1;
    }
    y += 1;
    let written = lang.date(idea.created_on);
    let facts = [
        (lang.written_heading(), written.as_str()),
        (lang.status_label(), &lang.idea_stand(idea)),
        (lang.field(FieldName::Why), idea.why.as_str()),
    ];
    for (label, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
        for (at, line) in wrap(value, usize::from(area.width.saturating_sub(LABELS))).into_iter().enumerate() {
            if y < area.bottom() {
                ink.text(area.x, y, LABELS, if at == 0 { label } else { "" }, Meaning::Muted);
                ink.text(area.x + LABELS, y, area.width.saturating_sub(LABELS), &line, Meaning::Text);
            }
            y += 1;
        }
    }
}

//! Screen 5, the case types: cases are counted on the ring of the four types, one key a case.

mod beside;
mod compact;
mod figure;
mod fortnight;

use fortnight::Fortnight;
pub use fortnight::busiest_edge;
use ratatui::layout::Rect;

use super::search::Search;
use super::{Room, ScreenName, step, steps};
use crate::domain::calendar::Date;
use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::id::TallyId;
use crate::domain::journal::Verb;
use crate::domain::tally::{CaseType, Stream, TallyCommand, TallyEntry};
use crate::perform::Done;
use crate::tui::effect::{Effect, Setting};
use crate::tui::keys::{Act, Place};
use crate::tui::popups::{Popup, forms};
use crate::tui::spot::Spot;
use crate::tui::view::View;
use crate::tui::widgets::frame::Title;
use crate::tui::widgets::ink::Ink;

/// From this width earlier fortnights and doubts stand beside the figure, in so many columns.
const SIDE_FROM: u16 = 110;
const SIDE: u16 = 46;

/// The most columns of the figure: further apart the four fields are no longer one.
const FIGURE: u16 = 160;

/// The rows of a page.
const PAGE: isize = 8;

const STREAMS: [Stream; 2] = [Stream::Application, Stream::Inspection];

/// What is counted, on which day, and the last case that was counted here.
#[derive(Debug, Clone)]
pub struct CaseTypesScreen {
    stream: Stream,
    /// Another day than today.
    day: Option<Date>,
    /// How many the next letter counts, when not one.
    amount: Option<u32>,
    /// What border and doubt are said of.
    last: Option<(TallyId, CaseType)>,
    /// The next letter names the type that the last case leans towards.
    border: bool,
    /// The selected doubt.
    doubt: Option<TallyId>,
}

impl Default for CaseTypesScreen {
    fn default() -> Self {
        let stream = Stream::Application;
        CaseTypesScreen { stream, day: None, amount: None, last: None, border: false, doubt: None }
    }
}

impl Room for CaseTypesScreen {
    fn place(&self, _wall: bool) -> Place {
        if self.border { Place::Border } else { Place::CaseTypes }
    }

    fn update(&mut self, act: Act, view: &View) -> Effect {
        if let Some(by) = steps(act, PAGE) {
            return self.select(by, view);
        }
        let bordering = std::mem::take(&mut self.border);
        match act {
            Act::Count(neighbour) if bordering => self.lean(neighbour, view),
            Act::Count(case_type) => self.count(case_type, view),
            Act::Border => self.ask_neighbour(view),
            Act::Doubt => self.of_last(view, |entry| TallyCommand::Doubt { entry }),
            Act::SettleDoubt => self.settle(view),
            Act::Amount => Effect::Open(Popup::Form(forms::tally::amount(view))),
            Act::OtherDay => Effect::Open(Popup::Form(forms::tally::day(self.day, view))),
            Act::New => Effect::Open(Popup::Form(forms::action::new(view))),
            Act::Stream | Act::NextPart | Act::PreviousPart | Act::Left | Act::Right => {
                self.stream = fortnight::other(self.stream);
                Effect::Nothing
            }
            Act::Back if bordering || self.amount.take().is_some() || self.day.take().is_some() => Effect::Nothing,
            Act::Back => Effect::Go(ScreenName::Board),
            _ => Effect::Nothing,
        }
    }

    fn click(&mut self, spot: Spot, view: &View) -> Effect {
        match spot {
            Spot::Tab(at) => {
                self.stream = STREAMS.get(at).copied().unwrap_or(self.stream);
                Effect::Nothing
            }
            Spot::Doubt(clicked) => {
                if self.doubt(view).is_some_and(|entry| entry.id == clicked) && !view.read_only {
                    return self.settle(view);
                }
                self.doubt = Some(clicked);
                Effect::Nothing
            }
            Spot::Subject(_) | Spot::Panel(_) | Spot::Row(_) | Spot::Word(..) | Spot::Act(_) => Effect::Nothing,
        }
    }

    fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let shown = self.fortnight(view);
        if area.width < SIDE_FROM {
            return self.draw(area, ink, &shown);
        }
        let side = SIDE.max(area.width * 3 / 10).min(60);
        let left = Rect { width: area.width - side, ..area };
        self.draw(left, ink, &shown);
        ink.upright(Rect { x: left.right(), ..area });
        let inner = Rect { x: left.right() + 2, width: side.saturating_sub(3), ..area };
        beside::draw(ink, inner, &shown, self.doubt(view).map(|entry| entry.id));
    }

    fn wall(&self, area: Rect, ink: &mut Ink, view: &View) {
        self.draw(area, ink, &self.fortnight(view));
    }

    fn title(&self, view: &View) -> Option<Title> {
        let (lang, shown) = (view.lang, self.fortnight(view));
        let counting = lang.counting(self.stream, self.amount, self.day);
        let heading = lang.heading_tally();
        // Where something else than one case of today is counted, the room is for saying that.
        let usual = self.amount.is_none() && self.day.is_none();
        let name =
            if usual { format!("{heading} {}", lang.date_range(shown.from, shown.to)) } else { heading.to_owned() };
        if view.wall {
            return Some(Title { name: format!("{name} · {counting}"), ..Title::default() });
        }
        let tab = |of: Stream| if of == self.stream { counting.clone() } else { lang.stream(of).to_owned() };
        Some(Title {
            name,
            tabs: STREAMS.map(tab).into(),
            tab: STREAMS.iter().position(|of| *of == self.stream).unwrap_or(0),
            beside: self.amount.map(|amount| lang.next_letter_counts(amount)).into_iter().collect(),
            ..Title::default()
        })
    }

    fn search(&mut self) -> Option<&mut Search> {
        None
    }

    fn searched(&self) -> Option<&Search> {
        None
    }

    /// Applications of today: what was counted last time must not be counted on unseen.
    fn enter(&mut self) {
        *self = CaseTypesScreen { doubt: self.doubt, ..CaseTypesScreen::default() };
    }

    fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Amount(amount) => self.amount = Some(amount).filter(|amount| *amount > 1),
            Setting::Day(day) => self.day = day,
            Setting::Filter(_) => {}
        }
    }

    fn let_go(&mut self) {
        self.border = false;
    }

    /// The last case counted here is known while it stands.
    fn done(&mut self, done: &Done) {
        let counted = done.verb == Verb::Tallied || done.of == Some(Verb::Tallied);
        for change in &done.changes {
            let Change::Tally(delta) = change else { continue };
            let is_last = |entry: &TallyEntry| self.last.is_some_and(|(id, _)| id == entry.id);
            match (delta.before.as_deref(), delta.after.as_deref()) {
                (None, Some(entry)) if counted => self.last = Some((entry.id, entry.case_type)),
                (Some(_), Some(entry)) if is_last(entry) => self.last = Some((entry.id, entry.case_type)),
                (Some(entry), None) if is_last(entry) => self.last = None,
                _ => {}
            }
        }
        if counted {
            self.amount = None;
        }
    }
}

impl CaseTypesScreen {
    /// The day cases are counted on.
    fn day(&self, view: &View) -> Date {
        self.day.unwrap_or_else(|| view.today())
    }

    fn fortnight<'a>(&self, view: &'a View<'a>) -> Fortnight<'a> {
        let asked = self.last.map(|(_, case_type)| case_type).filter(|_| self.border);
        Fortnight::of(view, self.day(view), self.stream, asked)
    }

    fn draw(&self, area: Rect, ink: &mut Ink, shown: &Fortnight) {
        let columns = area.width.min(FIGURE);
        let area = Rect { x: area.x + (area.width - columns) / 2, width: columns, ..area };
        if figure::fits(area) { figure::draw(ink, area, shown) } else { compact::draw(ink, area, shown) }
    }

    fn count(&self, case_type: CaseType, view: &View) -> Effect {
        let (day, stream, count) = (self.day(view), self.stream, self.amount.unwrap_or(1));
        perform(TallyCommand::Count { day, stream, case_type, count, neighbour: None, doubt: false })
    }

    fn ask_neighbour(&mut self, view: &View) -> Effect {
        let Some((_, case_type)) = self.last else { return Effect::Say(view.lang.count_first().to_owned()) };
        self.border = true;
        let letters = case_type.neighbours().map(|neighbour| (fortnight::letter(neighbour), neighbour));
        Effect::Say(view.lang.ask_neighbour(case_type, letters))
    }

    fn lean(&self, neighbour: CaseType, view: &View) -> Effect {
        self.of_last(view, |entry| TallyCommand::Border { entry, neighbour: Some(neighbour) })
    }

    /// What is said of the last case that was counted here.
    fn of_last(&self, view: &View, command: impl FnOnce(TallyId) -> TallyCommand) -> Effect {
        match self.last {
            Some((entry, _)) => perform(command(entry)),
            None => Effect::Say(view.lang.count_first().to_owned()),
        }
    }

    /// The selected doubt: the one chosen while it is open, else the oldest.
    fn doubt<'a>(&self, view: &View<'a>) -> Option<&'a TallyEntry> {
        let doubts = &view.board.doubts;
        doubts.iter().find(|entry| Some(entry.id) == self.doubt).or(doubts.first())
    }

    fn settle(&self, view: &View) -> Effect {
        match self.doubt(view) {
            Some(entry) => Effect::Open(Popup::Form(forms::tally::settle(entry, view))),
            None => Effect::Say(view.lang.no_doubts().to_owned()),
        }
    }

    /// Selects another doubt, and says which: where there is no room for the list that is all there is to see.
    fn select(&mut self, by: isize, view: &View) -> Effect {
        let ids: Vec<TallyId> = view.board.doubts.iter().map(|entry| entry.id).collect();
        self.doubt = step(&ids, self.doubt(view).map(|entry| entry.id), by);
        match self.doubt(view) {
            Some(entry) => {
                let at = ids.iter().position(|id| *id == entry.id).unwrap_or(0) + 1;
                Effect::Say(view.lang.doubt_selected(at, ids.len(), entry))
            }
            None => Effect::Nothing,
        }
    }
}

fn perform(command: TallyCommand) -> Effect {
    Effect::Perform(Command::Tally(command))
}

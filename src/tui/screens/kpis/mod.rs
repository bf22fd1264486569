//! Screen 2, the KPIs: a list, and each of them over the whole screen as a run chart.

mod chart;
mod facts;
mod list;
mod older;
mod reading;
mod wall;
mod zoom;

use std::cell::Cell;

use older::Older;
use ratatui::layout::Rect;
use zoom::Zoom;

use super::search::Search;
use super::{Room, ScreenName, step, steps};
use crate::domain::change::Change;
use crate::domain::id::KpiId;
use crate::domain::journal::Verb;
use crate::domain::kpi::Kpi;
use crate::domain::query::{Answer, Query};
use crate::perform::Done;
use crate::tui::effect::{Effect, Subject};
use crate::tui::keys::{Act, Place};
use crate::tui::popups::form::Form;
use crate::tui::popups::forms::action::Origin;
use crate::tui::popups::{Popup, forms};
use crate::tui::spot::Spot;
use crate::tui::standings::{KeptStandings, Standings};
use crate::tui::theme::Meaning;
use crate::tui::view::View;
use crate::tui::widgets::frame::Title;
use crate::tui::widgets::ink::Ink;
use crate::tui::widgets::run_chart::{RunChart, Sight};

/// The KPIs of a page of the list.
const PAGE: isize = 5;

/// What is selected, by id, whether it is opened, and what of it is looked at.
#[derive(Debug, Clone, Default)]
pub struct KpisScreen {
    selected: Option<KpiId>,
    opened: bool,
    /// As somebody chose it; each cadence has its own until then.
    zoom: Option<Zoom>,
    /// How many periods are hidden at the end.
    back: usize,
    /// Whether the normal range is wanted.
    range: bool,
    /// How many periods were in view when it was last drawn: scrolling goes by half of them.
    in_view: Cell<usize>,
    search: Search,
    older: Older,
    standings: KeptStandings,
}

impl Room for KpisScreen {
    fn place(&self, wall: bool) -> Place {
        if self.opened || wall { Place::KpiChart } else { Place::KpiList }
    }

    fn update(&mut self, act: Act, view: &View) -> Effect {
        let one = self.opened || view.wall;
        if let Some(by) = steps(act, if one { 1 } else { PAGE }) {
            self.select(by, view);
            return Effect::Nothing;
        }
        match act {
            Act::Open => self.opened = self.kpi(view).is_some(),
            Act::Back if self.opened && !view.wall => (self.opened, self.back) = (false, 0),
            Act::Back => return Effect::Go(ScreenName::Board),
            Act::Left if one => self.scroll(true, view),
            Act::Right if one => self.scroll(false, view),
            Act::Zoom => self.turn_zoom(view),
            Act::Range => return self.turn_range(view),
            Act::Measure if !one => return self.measure_all(view),
            Act::New if !one || view.board.kpis.is_empty() => return form(forms::kpi::new(view)),
            Act::New | Act::Measure | Act::Correct | Act::Exclude | Act::Baseline | Act::Edit => {
                return self.act_on_selected(act, view);
            }
            _ => {}
        }
        Effect::Nothing
    }

    fn can(&self, act: Act, view: &View) -> bool {
        match act {
            Act::Measure | Act::Edit | Act::Zoom | Act::Range | Act::Exclude | Act::Baseline => {
                self.kpi(view).is_some()
            }
            Act::Correct => self.kpi(view).is_some_and(|kpi| view.board.series(kpi).last().is_some()),
            _ => true,
        }
    }

    /// Beside the list what is loaded is enough, until somebody looks at all of it.
    fn wants(&self, view: &View) -> Option<Query> {
        let kpi = self.kpi(view)?;
        let wanted = self.opened || view.wall || self.zoom(kpi) == Zoom::All;
        wanted.then(|| self.older.wants(kpi.id, view)).flatten()
    }

    fn answer(&mut self, query: &Query, answer: Answer, view: &View) -> bool {
        match query {
            Query::Series { kpi } => self.older.take(*kpi, answer.series(), view),
            _ => false,
        }
    }

    fn click(&mut self, spot: Spot, view: &View) -> Effect {
        match spot {
            Spot::Subject(Subject::Kpi(id)) if self.kpi(view).is_some_and(|kpi| kpi.id == id) => self.opened = true,
            Spot::Subject(Subject::Kpi(id)) => self.selected = Some(id),
            Spot::Subject(subject @ (Subject::Action(_) | Subject::Workflow(_) | Subject::Idea(_))) => {
                return Effect::Show(subject);
            }
            Spot::Doubt(_) | Spot::Tab(_) | Spot::Panel(_) | Spot::Row(_) | Spot::Word(..) | Spot::Act(_) => {}
        }
        Effect::Nothing
    }

    fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        let standings = self.standings.get(view);
        match self.kpi(view).filter(|_| self.opened).and_then(|kpi| self.chart(kpi, &standings, view)) {
            Some(chart) => self.in_view.set(chart::draw(ink, area, view, &chart)),
            None => self.draw_list(area, ink, view, &standings),
        }
    }

    fn wall(&self, area: Rect, ink: &mut Ink, view: &View) {
        let standings = self.standings.get(view);
        match self.kpi(view).and_then(|kpi| self.chart(kpi, &standings, view)) {
            Some(chart) => self.in_view.set(wall::draw(ink, area, view, &chart)),
            None => self.draw_list(area, ink, view, &standings),
        }
    }

    fn title(&self, view: &View) -> Option<Title> {
        let listed = self.listed(view);
        let at = self.kpi(view).and_then(|kpi| listed.iter().position(|other| other.id == kpi.id));
        let name = match at.filter(|_| self.opened || view.wall) {
            Some(at) => view.lang.kpi_of(at + 1, listed.len()),
            None => view.lang.heading_kpis().to_owned(),
        };
        let beside = view.lang.kpis_sum(view.board.kpis_in_use().len(), view.board.sums(view.today()).missing);
        Some(Title { name, beside: vec![beside], ..Title::default() })
    }

    fn search(&mut self) -> Option<&mut Search> {
        Some(&mut self.search)
    }

    fn searched(&self) -> Option<&Search> {
        Some(&self.search)
    }

    fn enter(&mut self) {
        (self.opened, self.back) = (false, 0);
    }

    fn show(&mut self, subject: Subject) {
        if let Subject::Kpi(id) = subject {
            *self = KpisScreen {
                selected: Some(id),
                opened: true,
                zoom: self.zoom,
                range: self.range,
                ..KpisScreen::default()
            };
        }
    }

    /// A KPI that has just been made is the selected one.
    fn done(&mut self, done: &Done) {
        if let (Verb::KpiAdded, None, Some(Change::Kpi(delta))) = (done.verb, done.of, done.changes.first()) {
            self.selected = delta.after.as_ref().map(|kpi| kpi.id);
        }
    }
}

fn form(form: Form) -> Effect {
    Effect::Open(Popup::Form(form))
}

impl KpisScreen {
    /// Everything that is missing, one form after the other; when nothing is, the selected one.
    fn measure_all(&mut self, view: &View) -> Effect {
        match forms::kpi::walk(view) {
            Some(first) => form(first),
            None if view.board.kpis.is_empty() => Effect::Say(view.lang.none_kpis_here().to_owned()),
            None => self.act_on_selected(Act::Measure, view),
        }
    }

    fn act_on_selected(&mut self, act: Act, view: &View) -> Effect {
        let Some(kpi) = self.kpi(view) else { return Effect::Say(view.lang.nothing_selected().to_owned()) };
        // After the act it is still the selected one.
        self.selected = Some(kpi.id);
        match act {
            Act::New => form(forms::action::about(Origin::Kpi(kpi.id), view)),
            Act::Measure => form(forms::kpi::measure(kpi, view)),
            Act::Edit => form(forms::kpi::edit(kpi, view)),
            Act::Exclude => form(forms::kpi::exclude(kpi, view)),
            Act::Baseline => form(forms::kpi::freeze(kpi, view)),
            Act::Correct => forms::kpi::correct(kpi, view)
                .map_or_else(|| Effect::Say(view.lang.nothing_to_correct().to_owned()), form),
            _ => Effect::Nothing,
        }
    }

    fn select(&mut self, by: isize, view: &View) {
        let ids: Vec<KpiId> = self.listed(view).iter().map(|kpi| kpi.id).collect();
        self.selected = step(&ids, self.kpi(view).map(|kpi| kpi.id), by);
        self.back = 0;
    }

    /// Half of what is in view, to earlier periods or to later ones.
    fn scroll(&mut self, earlier: bool, view: &View) {
        let Some(kpi) = self.kpi(view) else { return };
        let all = self.older.series(kpi, view).periods(view.today()).len();
        let hidden = all.saturating_sub(self.in_view.get());
        let by = (self.in_view.get() / 2).max(1);
        self.back = if earlier { (self.back + by).min(hidden) } else { self.back.saturating_sub(by) };
    }

    fn turn_zoom(&mut self, view: &View) {
        if let Some(kpi) = self.kpi(view) {
            self.zoom = Some(self.zoom(kpi).next());
            self.back = 0;
        }
    }

    /// Shows the normal range or hides it, and says why where it may not be shown.
    fn turn_range(&mut self, view: &View) -> Effect {
        let Some(kpi) = self.kpi(view) else { return Effect::Nothing };
        self.range = !self.range;
        let (lang, standings) = (view.lang, self.standings.get(view));
        let Some(judged) = standings.get(kpi).map(|standing| &standing.judged) else { return Effect::Nothing };
        let range = self.older.series(kpi, view).normal_range(judged).zip(judged.limits);
        Effect::Say(match (self.range, range, judged.chart.signal()) {
            (false, ..) => lang.range_hidden().to_owned(),
            // A low chart has no room for its lines: the numbers are said in any case.
            (true, Some((range, limits)), _) => lang.range_shown(&lang.range_line(range, limits.is_provisional(), kpi)),
            (true, None, true) => lang.range_beside_signal().to_owned(),
            (true, None, false) => lang.range_of_few().to_owned(),
        })
    }

    fn zoom(&self, kpi: &Kpi) -> Zoom {
        self.zoom.unwrap_or(Zoom::of(kpi.cadence))
    }

    /// The run chart of `kpi` as it is looked at.
    fn chart<'a>(&'a self, kpi: &'a Kpi, standings: &'a Standings, view: &View<'a>) -> Option<RunChart<'a>> {
        let sight = Sight { wanted: self.zoom(kpi).periods(kpi.cadence), back: self.back, range: self.range };
        let series = self.older.series(kpi, view);
        let marks = view.board.chart_marks(series);
        Some(RunChart::of(series, standings.get(kpi)?, marks, view.today(), sight))
    }

    /// The selected KPI: the one chosen while it is listed, else the first.
    fn kpi<'a>(&self, view: &View<'a>) -> Option<&'a Kpi> {
        let listed = self.listed(view);
        listed.iter().find(|kpi| Some(kpi.id) == self.selected).or(listed.first()).copied()
    }

    /// The KPIs that fit the search, in the board's order.
    fn listed<'a>(&self, view: &View<'a>) -> Vec<&'a Kpi> {
        let (words, today) = (self.search.words(), view.today());
        let fits = |kpi: &&Kpi| words.fit(|| view.lang.search_kpi(view.board, kpi, today));
        view.board.kpis.iter().filter(fits).collect()
    }

    /// The list, with the selected one's chart beside it where there is room.
    fn draw_list(&self, area: Rect, ink: &mut Ink, view: &View, standings: &Standings) {
        let (listed, selected) = (self.listed(view), self.kpi(view));
        if listed.is_empty() {
            let all = view.board.kpis.is_empty();
            let sentence = if all { view.lang.none_kpis_here() } else { view.lang.nothing_fits() };
            ink.text(area.x + 1, area.y + 1, area.width.saturating_sub(2), sentence, Meaning::Text);
            return;
        }
        let [left, right] = list::beside(area);
        list::draw(ink, left, view, &listed, selected, standings);
        let chart = selected.filter(|_| right.width > 0).and_then(|kpi| self.chart(kpi, standings, view));
        if let Some(chart) = chart {
            chart::small(ink, right, view, &chart);
        }
    }
}

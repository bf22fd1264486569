//! Screen 1, the board: KPIs, actions, tally, trials and the way we work, each a panel with its own keys.

mod kpis;
mod layout;
mod plan;
mod tally;
mod trials;

use std::rc::Rc;

pub use kpis::kpi_value;
use ratatui::layout::Rect;

use super::actions::{act_on, added, can_act_on};
use super::search::Search;
use super::{Room, ScreenName, step, steps, wall, workflows};
use crate::domain::action::Action;
use crate::domain::command::Command;
use crate::domain::id::{ActionId, KpiId, TrialId};
use crate::domain::kpi::Kpi;
use crate::domain::tally::{CaseType, Stream, TallyCommand};
use crate::domain::workflow::Trial;
use crate::perform::Done;
use crate::tui::effect::{Effect, Subject};
use crate::tui::keys::{Act, Place};
use crate::tui::memo::Memo;
use crate::tui::popups::Popup;
use crate::tui::popups::forms;
use crate::tui::spot::Spot;
use crate::tui::standings::KeptStandings;
use crate::tui::view::{AsOf, View};
use crate::tui::widgets::frame::Title;
use crate::tui::widgets::ink::Ink;

/// The rows of a page.
const PAGE: isize = 8;

/// The panels, in the order Tab goes through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    Kpis,
    Plan,
    Tally,
    Trials,
}

const PANELS: [Panel; 4] = [Panel::Kpis, Panel::Plan, Panel::Tally, Panel::Trials];

/// Where the keys go, and what is selected, by id.
#[derive(Debug, Clone)]
pub struct BoardScreen {
    panel: Panel,
    kpi: Option<KpiId>,
    action: Option<ActionId>,
    trial: Option<TrialId>,
    plan: Memo<AsOf, Vec<ActionId>>,
    standings: KeptStandings,
}

impl Default for BoardScreen {
    fn default() -> Self {
        let (plan, standings) = (Memo::default(), KeptStandings::default());
        BoardScreen { panel: Panel::Plan, kpi: None, action: None, trial: None, plan, standings }
    }
}

impl Room for BoardScreen {
    fn place(&self, wall: bool) -> Place {
        match self.panel {
            _ if wall => Place::Wall,
            Panel::Kpis => Place::Kpis,
            Panel::Plan => Place::Plan,
            Panel::Tally => Place::Tally,
            Panel::Trials => Place::Trials,
        }
    }

    fn update(&mut self, act: Act, view: &View) -> Effect {
        if let Some(by) = steps(act, PAGE) {
            let before = self.selected(view);
            self.select(by, view);
            // At the end of a panel an arrow goes on into the next one.
            if self.selected(view) == before && matches!(act, Act::Up | Act::Down) {
                self.go_on(act == Act::Down, view);
            }
            return Effect::Nothing;
        }
        match act {
            Act::NextPart | Act::Right => self.turn(1),
            Act::PreviousPart | Act::Left => self.turn(PANELS.len() - 1),
            Act::New => return Effect::Open(Popup::Form(forms::action::new(view))),
            Act::Measure => return self.measure(view),
            Act::Count(case_type) => return count(case_type, view),
            Act::Open => return self.open(view),
            Act::Edit => return self.edit(view),
            Act::Decide => return self.decide(view),
            Act::Done | Act::Move | Act::Drop | Act::HandOver | Act::Wait => {
                return self.with_action(view, |action| act_on(act, &[action], view));
            }
            _ => {}
        }
        Effect::Nothing
    }

    fn can(&self, act: Act, view: &View) -> bool {
        match act {
            Act::Done | Act::Move | Act::Drop | Act::HandOver | Act::Wait => {
                self.action(view).is_some_and(|action| can_act_on(act, action))
            }
            Act::Edit => self.selected(view).is_some(),
            Act::Measure => self.kpi(view).is_some(),
            Act::Decide => self.trial(view).is_some(),
            _ => true,
        }
    }

    fn done(&mut self, done: &Done) {
        self.action = added(done).or(self.action);
    }

    fn click(&mut self, spot: Spot, view: &View) -> Effect {
        // Nothing is selected on the wall: what is pointed at opens.
        if let (true, Spot::Subject(subject)) = (view.wall, spot) {
            return Effect::Show(subject);
        }
        let was = (self.panel, self.selected(view));
        match spot {
            Spot::Panel(panel) => self.panel = panel,
            Spot::Subject(Subject::Kpi(id)) => (self.panel, self.kpi) = (Panel::Kpis, Some(id)),
            Spot::Subject(Subject::Action(id)) => (self.panel, self.action) = (Panel::Plan, Some(id)),
            Spot::Subject(Subject::Workflow(id)) => {
                let trial = view.board.running_trials().into_iter().find(|trial| trial.workflow == id);
                match trial {
                    Some(trial) => (self.panel, self.trial) = (Panel::Trials, Some(trial.id)),
                    None => return Effect::Show(Subject::Workflow(id)),
                }
            }
            Spot::Subject(Subject::Idea(id)) => return Effect::Show(Subject::Idea(id)),
            Spot::Doubt(_) | Spot::Tab(_) | Spot::Row(_) | Spot::Word(..) | Spot::Act(_) => {}
        }
        let again = matches!(spot, Spot::Subject(_)) && was == (self.panel, self.selected(view));
        if again { self.open(view) } else { Effect::Nothing }
    }

    fn render(&self, area: Rect, ink: &mut Ink, view: &View) {
        self.columns(area, ink, view);
    }

    fn wall(&self, area: Rect, ink: &mut Ink, view: &View) {
        wall::render(area, ink, view, &self.standings.get(view));
    }

    fn title(&self, _view: &View) -> Option<Title> {
        None
    }

    fn search(&mut self) -> Option<&mut Search> {
        None
    }

    fn searched(&self) -> Option<&Search> {
        None
    }
}

impl BoardScreen {
    /// What is selected in the panel that has the keys.
    fn selected(&self, view: &View) -> Option<Subject> {
        match self.panel {
            Panel::Kpis => self.kpi(view).map(|kpi| Subject::Kpi(kpi.id)),
            Panel::Plan => self.action(view).map(|action| Subject::Action(action.id)),
            Panel::Trials => self.trial(view).map(|trial| Subject::Workflow(trial.workflow)),
            Panel::Tally => None,
        }
    }

    /// What Enter brings: what is selected, opened on its own screen.
    fn open(&self, view: &View) -> Effect {
        match (self.selected(view), self.panel) {
            (Some(subject), _) => Effect::Show(subject),
            (None, Panel::Tally) => Effect::Go(ScreenName::CaseTypes),
            (None, Panel::Kpis) => Effect::Go(ScreenName::Kpis),
            (None, Panel::Plan) => Effect::Go(ScreenName::Actions),
            (None, Panel::Trials) => Effect::Go(ScreenName::Workflows),
        }
    }

    /// Edits what is selected where that is done in one form; elsewhere the screen that has the form.
    fn edit(&self, view: &View) -> Effect {
        match self.selected(view) {
            Some(Subject::Action(id)) => {
                view.board.action(id).map_or(Effect::Nothing, |action| act_on(Act::Edit, &[action], view))
            }
            _ => self.open(view),
        }
    }

    /// The selected trial: the one chosen while it runs, else the first.
    fn trial<'a>(&self, view: &View<'a>) -> Option<&'a Trial> {
        let running = view.board.running_trials();
        let chosen = running.iter().find(|trial| Some(trial.id) == self.trial);
        chosen.or(running.first()).copied()
    }

    fn turn(&mut self, by: usize) {
        let at = PANELS.iter().position(|panel| *panel == self.panel).unwrap_or(0);
        self.panel = PANELS[(at + by) % PANELS.len()];
    }

    /// Into the next panel from its top, or into the one before from its end; not from the last into the first.
    fn go_on(&mut self, down: bool, view: &View) {
        let at = PANELS.iter().position(|panel| *panel == self.panel).unwrap_or(0);
        let next = at.checked_add_signed(if down { 1 } else { -1 }).and_then(|at| PANELS.get(at));
        if let Some(panel) = next {
            self.panel = *panel;
            self.select(if down { isize::MIN } else { isize::MAX }, view);
        }
    }

    fn select(&mut self, by: isize, view: &View) {
        match self.panel {
            Panel::Kpis => {
                let ids: Vec<KpiId> = view.board.kpis_in_use().iter().map(|kpi| kpi.id).collect();
                self.kpi = step(&ids, self.kpi(view).map(|kpi| kpi.id), by);
            }
            Panel::Plan => {
                self.action = step(&self.plan(view), self.action(view).map(|action| action.id), by);
            }
            Panel::Trials => {
                let ids: Vec<TrialId> = view.board.running_trials().iter().map(|trial| trial.id).collect();
                self.trial = step(&ids, self.trial(view).map(|trial| trial.id), by);
            }
            Panel::Tally => {}
        }
    }

    /// The selected KPI: the one chosen, else the first.
    fn kpi<'a>(&self, view: &View<'a>) -> Option<&'a Kpi> {
        self.kpi.and_then(|id| view.board.kpi(id)).or(view.board.kpis_in_use().first().copied())
    }

    /// The selected action: the one chosen while it is listed, else the first.
    pub fn action<'a>(&self, view: &View<'a>) -> Option<&'a Action> {
        let listed = self.plan(view);
        let chosen = self.action.filter(|id| listed.contains(id));
        chosen.or(listed.first().copied()).and_then(|id| view.board.action(id))
    }

    /// The actions of the plan's panel.
    fn plan(&self, view: &View) -> Rc<Vec<ActionId>> {
        self.plan.get(view.as_of(), |_, _| plan::listed(view))
    }

    fn with_action(&self, view: &View, then: impl FnOnce(&Action) -> Effect) -> Effect {
        self.action(view).map_or_else(|| Effect::Say(view.lang.nothing_selected().to_owned()), then)
    }

    fn decide(&self, view: &View) -> Effect {
        let workflow = self.trial(view).and_then(|trial| view.board.workflow(trial.workflow));
        workflow.map_or_else(
            || Effect::Say(view.lang.nothing_selected().to_owned()),
            |workflow| workflows::act_on(Act::Decide, workflow, view),
        )
    }

    fn measure(&self, view: &View) -> Effect {
        match self.kpi(view) {
            Some(kpi) => Effect::Open(Popup::Form(forms::kpi::measure(kpi, view))),
            None => Effect::Say(view.lang.none_kpis().to_owned()),
        }
    }
}

fn count(case_type: CaseType, view: &View) -> Effect {
    let day = view.today();
    let (stream, count) = (Stream::Application, 1);
    let count = TallyCommand::Count { day, stream, case_type, count, neighbour: None, doubt: false };
    Effect::Perform(Command::Tally(count))
}

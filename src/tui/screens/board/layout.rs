//! Where the panels of the board stand: in one, two or three columns.

use ratatui::layout::Rect;

use super::{BoardScreen, PANELS, Panel, kpis, plan, tally, trials};
use crate::tui::spot::Spot;
use crate::tui::theme::Meaning;
use crate::tui::view::View;
use crate::tui::widgets::card;
use crate::tui::widgets::ink::Ink;

/// What the KPIs need for a name, a value and the chart.
const KPI_COLUMNS: u16 = 56;

/// From this width there are three columns, and how wide the third is.
const THREE_COLUMNS: u16 = 165;
const SIDE_COLUMNS: u16 = 54;

impl BoardScreen {
    /// Draws the board in `area`: one, two or three columns of panels, as its width allows.
    pub(super) fn columns(&self, area: Rect, ink: &mut Ink, view: &View) {
        let column = |x: u16, width: u16| Rect { x: area.x + x, width, ..area };
        match area.width {
            0..100 => self.one_column(area, ink, view),
            100..THREE_COLUMNS => {
                let left = (area.width * 7 / 15).clamp(KPI_COLUMNS, 70);
                self.left_column(column(0, left), ink, view);
                self.right_column(column(left + 1, area.width - left - 1), ink, view);
            }
            _ => {
                let plan_columns = (area.width - KPI_COLUMNS - SIDE_COLUMNS - 4).min(100);
                kpis::draw(
                    ink,
                    column(0, KPI_COLUMNS),
                    view,
                    self.focus(Panel::Kpis),
                    self.kpi(view),
                    &self.standings.get(view),
                );
                let middle = column(KPI_COLUMNS + 1, plan_columns);
                plan::draw(ink, middle, view, &self.plan(view), self.focus(Panel::Plan), self.action(view));
                let used = KPI_COLUMNS + plan_columns + 4;
                self.side_column(column(used, area.width - used), ink, view);
            }
        }
    }

    /// Tally, trials, and the selected action in full.
    fn side_column(&self, area: Rect, ink: &mut Ink, view: &View) {
        let [top, rest] = split(area, tally::ROWS + 1);
        tally::draw(ink, top, view, self.focus(Panel::Tally));
        let [middle, bottom] = split(rest, trials::rows(view));
        trials::draw(ink, middle, view, self.focus(Panel::Trials), self.trial);
        if let Some(action) = self.action(view) {
            let inner = Rect { x: bottom.x + 1, width: bottom.width.saturating_sub(2), ..bottom };
            card::draw(ink, inner, view, action, card::Told::Whole);
        }
    }

    fn focus(&self, panel: Panel) -> bool {
        self.panel == panel
    }

    fn left_column(&self, area: Rect, ink: &mut Ink, view: &View) {
        let [kpi_area, tally_area] = split(area, area.height.saturating_sub(tally::ROWS));
        kpis::draw(ink, kpi_area, view, self.focus(Panel::Kpis), self.kpi(view), &self.standings.get(view));
        tally::draw(ink, tally_area, view, self.focus(Panel::Tally));
    }

    fn right_column(&self, area: Rect, ink: &mut Ink, view: &View) {
        let below = trials::rows(view).min(area.height / 2);
        let [plan_area, trial_area] = split(area, area.height.saturating_sub(below));
        plan::draw(ink, plan_area, view, &self.plan(view), self.focus(Panel::Plan), self.action(view));
        trials::draw(ink, trial_area, view, self.focus(Panel::Trials), self.trial);
    }

    /// The panel in focus opened, and one more in the rows it leaves; the others one line each.
    fn one_column(&self, area: Rect, ink: &mut Ink, view: &View) {
        let heights = self.heights(area.height, view);
        let mut y = area.y;
        for (panel, height) in PANELS.into_iter().zip(heights) {
            let place = Rect { y, height: height.min(area.bottom().saturating_sub(y)), ..area };
            let focus = self.focus(panel);
            match (panel, focus || height > 1) {
                (Panel::Kpis, true) => kpis::draw(ink, place, view, focus, self.kpi(view), &self.standings.get(view)),
                (Panel::Plan, true) => plan::draw(ink, place, view, &self.plan(view), focus, self.action(view)),
                (Panel::Tally, true) => tally::draw(ink, place, view, focus),
                (Panel::Trials, true) => trials::draw(ink, place, view, focus, self.trial),
                (Panel::Kpis, false) => kpis::summary(ink, place, view),
                (Panel::Plan, false) => plan::summary(ink, place, view),
                (Panel::Tally, false) => tally::summary(ink, place, view),
                (Panel::Trials, false) => trials::summary(ink, place, view),
            }
            y += height;
        }
    }

    /// The rows of each panel where they stand below each other.
    fn heights(&self, all: u16, view: &View) -> [u16; PANELS.len()] {
        let wanted = PANELS.map(|panel| match panel {
            Panel::Kpis => kpis::rows(view),
            Panel::Plan => plan::rows(view),
            Panel::Tally => tally::ROWS + 1,
            Panel::Trials => trials::rows(view),
        });
        let mut heights = [1; PANELS.len()];
        let at = PANELS.iter().position(|panel| self.focus(*panel)).unwrap_or(0);
        let closed = u16::try_from(PANELS.len() - 1).unwrap_or(0);
        heights[at] = wanted[at].min(all.saturating_sub(closed + 1)).max(1);
        let mut left = all.saturating_sub(heights.iter().sum::<u16>() + 1);
        for at in 0..PANELS.len() {
            // A list is cut and tells how much more there is; the figures of the tally are shown whole or not at all.
            let least = if matches!(PANELS[at], Panel::Kpis | Panel::Plan) { LEAST } else { wanted[at] };
            if heights[at] == 1 && left + 1 >= least {
                let height = wanted[at].min(left + 1);
                left -= height - 1;
                heights[at] = height;
            }
        }
        // What nobody needs the panel in focus has: nothing moves when its list grows.
        heights[at] += left;
        heights
    }
}

/// The rows from which a list is worth opening: a heading, one thing, and how many more there are.
const LEAST: u16 = 4;

/// The upper `rows` of `area`, and the rest.
fn split(area: Rect, rows: u16) -> [Rect; 2] {
    let rows = rows.min(area.height);
    [Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area }]
}

/// A panel's heading, in accent when it has the keys; `beside` stands at the right. The panel can be pointed at.
pub(super) fn heading(ink: &mut Ink, area: Rect, panel: Panel, title: &str, beside: &str, focus: bool) {
    ink.spot(area, Spot::Panel(panel));
    let meaning = if focus { Meaning::Accent } else { Meaning::Strong };
    let used = ink.text(area.x + 1, area.y, area.width, title, meaning);
    let room = area.width.saturating_sub(used + 4);
    ink.right(area.right().saturating_sub(1), area.y, room, beside, Meaning::Muted);
}

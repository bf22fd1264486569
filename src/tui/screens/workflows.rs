//! Screen stub.

use ratatui::layout::Rect;

use super::search::Search;
use super::{Room, ScreenName};
use crate::tui::effect::Effect;
use crate::tui::keys::{Act, Place};
use crate::tui::spot::Spot;
use crate::tui::view::View;
use crate::tui::widgets::frame::Title;
use crate::tui::widgets::ink::Ink;

#[derive(Debug, Clone, Default)]
pub struct WorkflowsScreen {
    search: Search,
}

impl Room for WorkflowsScreen {
    fn place(&self, _wall: bool) -> Place {
        Place::Workflows
    }

    fn update(&mut self, act: Act, _view: &View) -> Effect {
        match act {
            Act::Back => Effect::Go(ScreenName::Board),
            _ => Effect::Nothing,
        }
    }

    fn click(&mut self, _spot: Spot, _view: &View) -> Effect {
        Effect::Nothing
    }

    fn render(&self, _area: Rect, _ink: &mut Ink, _view: &View) {}

    fn wall(&self, _area: Rect, _ink: &mut Ink, _view: &View) {}

    fn title(&self, _view: &View) -> Option<Title> {
        Some(Title::default())
    }

    fn search(&mut self) -> Option<&mut Search> {
        Some(&mut self.search)
    }

    fn searched(&self) -> Option<&Search> {
        Some(&self.search)
    }
}

//! Where the mouse can point: what is drawn leaves spots behind, and a click finds the uppermost one.

use ratatui::layout::{Position, Rect};

use super::effect::Subject;
use super::keys::Act;
use super::screens::board::Panel;
use crate::domain::id::TallyId;

/// What a place on the screen stands for. Things are named by id: the list may have moved since it was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A key shown with its word: clicking runs it.
    Act(Act),
    Subject(Subject),
    /// A case in doubt.
    Doubt(TallyId),
    Panel(Panel),
    /// A tab of the screen, counted from 0.
    Tab(usize),
    /// A row of a popup, counted from 0.
    Row(usize),
    /// A word of a choice: the field, and the word in it.
    Word(usize, usize),
}

/// The spots of what is drawn now.
#[derive(Debug, Clone, Default)]
pub struct Spots(Vec<(Rect, Spot)>);

impl Spots {
    pub fn add(&mut self, area: Rect, spot: Spot) {
        self.0.push((area, spot));
    }

    /// What is drawn from now on lies over everything: a popup owns the mouse as it owns the keys.
    pub fn cover(&mut self) {
        self.0.clear();
    }

    /// The uppermost spot at this column and row.
    pub fn at(&self, column: u16, row: u16) -> Option<Spot> {
        let point = Position { x: column, y: row };
        self.0.iter().rev().find(|(area, _)| area.contains(point)).map(|(_, spot)| *spot)
    }

    /// Every spot with its area, in the order they were drawn.
    pub fn all(&self) -> &[(Rect, Spot)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_uppermost_spot_is_found_and_a_popup_covers_all() {
        let mut spots = Spots::default();
        spots.add(Rect::new(0, 0, 10, 4), Spot::Tab(0));
        spots.add(Rect::new(2, 1, 3, 1), Spot::Row(7));
        assert_eq!(spots.at(3, 1), Some(Spot::Row(7)));
        assert_eq!(spots.at(3, 2), Some(Spot::Tab(0)));
        assert_eq!(spots.at(10, 0), None);
        spots.cover();
        assert_eq!(spots.at(3, 1), None);
    }
}

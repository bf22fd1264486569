//! A board that has been in use for years: the demo at its end, before it a generated past. For measuring speed, and for
//! seeing what long lists look like.

mod dice;
mod flows;
mod ideas;
mod numbers;
mod plan;

use std::cell::Cell;
use std::rc::Rc;

use super::Script;
use crate::domain::calendar::{Date, add_days};
use dice::Dice;

/// How much there is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub years: u32,
    /// With the demo's.
    pub actions: u32,
    /// How many of the actions are open.
    pub open: u32,
}

/// Actions in a year, where nothing else is said.
const ACTIONS_A_YEAR: u32 = 500;

/// Open actions, where nothing else is said.
const OPEN: u32 = 300;

impl Size {
    pub const YEARS: std::ops::RangeInclusive<u32> = 1..=30;
    pub const ACTIONS: std::ops::RangeInclusive<u32> = 100..=1_000_000;

    /// A size of which only some is named.
    pub fn new(years: Option<u32>, actions: Option<u32>, open: Option<u32>) -> Self {
        let years = years.unwrap_or(10);
        let actions = actions.unwrap_or(years * ACTIONS_A_YEAR);
        Size { years, actions, open: open.unwrap_or(OPEN.min(actions / 2)) }
    }

    /// How many of its actions may be open: the demo at its end has some of both.
    pub fn open_range(self) -> std::ops::RangeInclusive<u32> {
        let of_demo = |count: usize| u32::try_from(count).unwrap_or(0);
        let closed = of_demo(super::plan::CLOSED);
        of_demo(super::plan::ACTIONS) - closed..=self.actions - closed
    }
}

/// A short number that is not known before the thing is made.
type Number = Rc<Cell<u32>>;

/// The past before the demo.
struct Past<'a> {
    script: &'a mut Script,
    dice: Dice,
    /// The demo's story begins.
    end: Date,
}

/// Adds the past of a board of `size` to the demo's script.
pub fn write(script: &mut Script, size: Size, seed: u64) {
    let end = add_days(script.days.plan_agreed, -28);
    let mut past = Past { script, dice: Dice::new(seed), end };
    numbers::write(&mut past);
    flows::write(&mut past, size.years);
    plan::write(&mut past, size);
    ideas::write(&mut past, size.years);
}

impl Past<'_> {
    /// Some working day from `from` to `to`.
    fn day(&mut self, from: Date, to: Date) -> Date {
        let days = (to - from).num_days().max(0);
        let day = add_days(from, self.dice.between(0, days));
        self.script.days.working(day)
    }
}

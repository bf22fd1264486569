//! Chance within a script: the same seed rolls the same.

use crate::domain::id::split_mix;

#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    /// From 0 to below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        let sides = u64::try_from(sides).unwrap_or(u64::MAX).max(1);
        usize::try_from(split_mix(&mut self.0) % sides).unwrap_or(0)
    }

    /// From `least` to `most`.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let sides = usize::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from(self.roll(sides)).unwrap_or(0)
    }

    /// Whether the one of `odds` comes up.
    pub fn one_in(&mut self, odds: usize) -> bool {
        self.roll(odds) == 0
    }

    /// One of `choices`, which are not none.
    pub fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())]
    }
}

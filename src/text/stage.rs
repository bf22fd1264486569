//! How far an action has come, as a bar of four squares: `██░░`. The word beside it says the same.

use crate::domain::action::Stage;

/// The squares of a bar.
const SQUARES: usize = 4;

/// The bar of `stage`; with plain characters where a terminal lacks the others.
pub fn bar(stage: Stage, ascii: bool) -> String {
    let full = match stage {
        Stage::Open => 0,
        Stage::Agreed => 1,
        Stage::InProgress => 2,
        Stage::Done => 3,
        Stage::FollowedUp => SQUARES,
        // One that was dropped goes nowhere.
        Stage::Dropped => return String::new(),
    };
    let [square, ahead] = if ascii { ["#", "-"] } else { ["█", "░"] };
    square.repeat(full) + &ahead.repeat(SQUARES - full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_fills_a_square_more() {
        let bars = |ascii| Stage::ALL.iter().map(|stage| bar(*stage, ascii)).collect::<Vec<_>>();
        assert_eq!(bars(false), ["░░░░", "█░░░", "██░░", "███░", "████", ""]);
        assert_eq!(bars(true), ["----", "#---", "##--", "###-", "####", ""]);
    }
}

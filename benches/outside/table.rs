//! The figures, and the table they are printed in.

use std::time::Duration;

/// Measured values of one thing, each a number in its unit.
#[derive(Debug, Clone, Default)]
pub struct Figures(Vec<f64>);

impl Figures {
    pub fn add(&mut self, value: f64) {
        self.0.push(value);
    }

    pub fn add_time(&mut self, time: Duration) {
        self.add(time.as_secs_f64() * 1_000.0);
    }

    /// The value that this share of them does not exceed.
    pub fn share(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let at = ((sorted.len() as f64 * share).ceil() as usize).saturating_sub(1);
        sorted.get(at).copied().unwrap_or(f64::NAN)
    }

    pub fn median(&self) -> f64 {
        self.share(0.5)
    }

    pub fn p95(&self) -> f64 {
        self.share(0.95)
    }
}

/// What a figure is held against.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    /// At most this many times the yardstick.
    Times(f64),
    /// At most this much more than the yardstick.
    Above(f64),
    /// At most so many times the yardstick, and this much more.
    Most(f64),
}

impl Goal {
    fn limit(self, yardstick: f64) -> f64 {
        match self {
            Goal::Times(times) => times * yardstick,
            Goal::Above(more) => yardstick + more,
            Goal::Most(most) => most,
        }
    }

    fn said(self) -> String {
        match self {
            Goal::Times(times) => format!("≤ {times} ×"),
            Goal::Above(more) => format!("≤ +{more}"),
            Goal::Most(most) => format!("≤ {most}"),
        }
    }
}

pub fn heading() {
    println!(
        "{:<56} {:>9} {:>9} {:>10} {:>7} {:>9}  ",
        "what (ms where nothing else is said)", "median", "p95", "yardstick", "ratio", "goal"
    );
}

/// A line with its judgement, of the median.
pub fn line(what: &str, figures: &Figures, yardstick: Option<f64>, goal: Goal) {
    let (median, p95) = (figures.median(), figures.p95());
    value(what, median, Some(p95), yardstick, goal);
}

/// A line of one value.
pub fn value(what: &str, value: f64, p95: Option<f64>, yardstick: Option<f64>, goal: Goal) {
    let number = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.2}"));
    let ratio = yardstick.map(|yardstick| value / yardstick);
    let met = if value <= goal.limit(yardstick.unwrap_or(0.0)) { "met" } else { "NOT met" };
    println!(
        "{what:<56} {value:>9.2} {:>9} {:>10} {:>7} {:>9}  {met}",
        number(p95),
        number(yardstick),
        number(ratio),
        goal.said()
    );
}

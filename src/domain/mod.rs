//! The trade: pure. No input or output, no clock, no sentence for people; one file per concept.

pub mod action;
pub mod board;
pub mod calendar;
pub mod change;
pub mod command;
pub mod id;
pub mod idea;
pub mod journal;
pub mod kpi;
pub mod names;
pub mod number;
pub mod people;
pub mod period;
pub mod privacy;
pub mod prose;
pub mod query;
pub mod ratio;
pub mod record;
pub mod refusal;
pub mod run_chart;
pub mod stamp;
pub mod tally;
pub mod workflow;

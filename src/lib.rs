//! Tavle: the kaizen board of a municipal team, in the terminal.
//!
//! The map, from the inside out:
//! - [`domain`]: the trade, pure: board, actions, KPIs, tally, workflows, calendar, and what a command decides;
//! - [`store`]: what a file promises; [`store::sqlite`] keeps it;
//! - [`perform`]: the one write path;
//! - [`exchange`]: files in and out;
//! - [`text`]: every sentence for people, in Danish and English;
//! - [`demo`]: a filled board, told as the commands people would have given;
//! - [`cli`] and [`tui`]: the two ways in;
//! - [`settings`], [`paths`], [`clock`], [`chance`]: the only ones to read configuration, home folders, time and chance.
#![forbid(unsafe_code)]

pub mod chance;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod paths;
pub mod perform;
pub mod settings;
pub mod store;
pub mod text;
pub mod tui;

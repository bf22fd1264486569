//! Tavle: the kaizen board of a municipal team, in the terminal.
#![forbid(unsafe_code)]

pub mod domain;
pub mod perform;
pub mod store;

//! What screens are drawn with.

pub mod card;
pub mod figures;
pub mod footer;
pub mod frame;
pub mod history;
pub mod ink;
pub mod lines;
pub mod mini_chart;
pub mod popup_box;
pub mod row;
pub mod run_chart;
pub mod stage;
pub mod verdict;

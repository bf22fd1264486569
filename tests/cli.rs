//! The command line: the real program, run as a caseworker and as a script would.

#[path = "support/cli.rs"]
mod support;

#[path = "cli/acts.rs"]
mod acts;
#[path = "cli/bad_plan.rs"]
mod bad_plan;
#[path = "cli/board.rs"]
mod board;
#[path = "cli/demos.rs"]
mod demos;
#[path = "cli/errors.rs"]
mod errors;
#[path = "cli/examples.rs"]
mod examples;
#[path = "cli/exports.rs"]
mod exports;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/ideas.rs"]
mod ideas;
#[path = "cli/imports.rs"]
mod imports;
#[path = "cli/kpis.rs"]
mod kpis;
#[path = "cli/many.rs"]
mod many;
#[path = "cli/measuring.rs"]
mod measuring;
#[path = "cli/meeting.rs"]
mod meeting;
#[path = "cli/members.rs"]
mod members;
#[path = "cli/overdue.rs"]
mod overdue;
#[path = "cli/plan.rs"]
mod plan;
#[path = "cli/tally.rs"]
mod tally;
#[path = "cli/trends.rs"]
mod trends;
#[path = "cli/workflows.rs"]
mod workflows;

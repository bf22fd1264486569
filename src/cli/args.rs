//! The command line as it is parsed: flags that count everywhere, and a noun. Its texts are put in by `usage`.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

use super::{
    action, backup, board_edit, completions, demo, doctor, export, idea, init, kpi, log, member, overdue, restore,
    tally, unit, workflow,
};
use crate::settings::Settings;

#[derive(Debug, Parser)]
#[command(name = "tavle", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub struct Line {
    #[command(flatten)]
    pub flags: Flags,
    #[command(subcommand)]
    pub noun: Option<Noun>,
}

/// What may stand before or after any command.
#[derive(Debug, Args)]
pub struct Flags {
    #[arg(long, global = true, value_name = "FILE")]
    db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME")]
    board: Option<String>,
    #[arg(long = "as", global = true, value_name = "NAME")]
    user: Option<String>,
    #[arg(long, global = true, value_name = "LANG", value_parser = ["da", "en"])]
    lang: Option<String>,
    #[arg(long, global = true)]
    ascii: bool,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true)]
    read_only: bool,
    #[arg(long, global = true)]
    pub strict: bool,
    #[arg(long, global = true)]
    pub yes: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

impl Flags {
    /// The settings that the flags name.
    pub fn settings(&self) -> Settings {
        Settings {
            db: self.db.clone(),
            board: self.board.clone(),
            user: self.user.clone(),
            lang: self.lang.clone(),
            ascii: self.ascii.then_some(true),
            read_only: self.read_only.then_some(true),
            ..Settings::default()
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Noun {
    Init(init::Args),
    Demo(demo::Args),
    Board {
        #[command(subcommand)]
        verb: Option<board_edit::Verb>,
    },
    #[command(alias = "overskredne")]
    Overdue(overdue::Args),
    /// `overdue --mine`, as people say it.
    #[command(hide = true)]
    Mine(overdue::Args),
    #[command(subcommand)]
    Unit(unit::Verb),
    #[command(subcommand)]
    Member(member::Verb),
    #[command(subcommand)]
    Action(action::Verb),
    #[command(subcommand)]
    Kpi(kpi::Verb),
    #[command(alias = "tæl")]
    Tally(tally::Args),
    #[command(subcommand)]
    Workflow(workflow::Verb),
    #[command(subcommand, aliases = ["idé", "ide"])]
    Idea(idea::Verb),
    Log(log::Args),
    Undo,
    Redo,
    Export(export::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Doctor(doctor::Args),
    Completions(completions::Args),
}

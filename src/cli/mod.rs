//! The command line: one file per noun. It says the same sentences as the screen, by the same write path.

mod action;
mod action_add;
mod action_edit;
mod args;
mod ask;
mod backup;
mod board;
mod board_edit;
mod board_json;
mod call;
mod chart;
mod completions;
mod demo;
mod doctor;
mod export;
mod files;
mod idea;
mod idea_show;
mod init;
mod json;
mod kind;
mod kpi;
mod kpi_add;
mod kpi_edit;
mod kpi_fields;
mod kpi_import;
mod kpi_row;
mod kpi_show;
mod log;
mod member;
mod member_import;
mod out;
mod overdue;
mod overdue_lines;
mod plan_import;
mod plan_list;
mod plan_show;
mod restore;
mod rows;
mod table;
mod tally;
mod trouble;
mod undo;
mod unit;
mod usage;
mod values;
mod workflow;
mod workflow_show;
mod written;

use std::ffi::OsString;
use std::io::{self, IsTerminal};

use args::{Line, Noun};
use call::Call;
use out::Out;
use trouble::{Kind, Trouble, say};

use crate::clock::Clock;
use crate::demo::Wanted;
use crate::domain::privacy::has_unseen;
use crate::domain::stamp::identity;
use crate::perform::Failure;
use crate::settings::{Bad, BadSettings, Settings};
use crate::store::Backend;
use crate::text::Lang;

/// What comes after the command line has had its say.
#[derive(Debug)]
pub enum After {
    /// The exit code.
    Exit(u8),
    /// The board on the screen.
    Screen(Settings),
    /// The demo on the screen.
    Demo(Settings, Wanted),
}

impl After {
    const DONE: After = After::Exit(0);
}

/// Carries out the command line `args`; says on stderr what went wrong.
pub fn run(backend: &dyn Backend, settings: Result<Settings, BadSettings>, args: &[OsString]) -> After {
    let (fallback, bad) = match settings {
        Ok(settings) => (settings, None),
        Err(bad) => (*bad.environment.clone(), Some(bad)),
    };
    // The language and the form of errors hold for those of the command line itself.
    let typed = usage::language_of(args);
    let lang = Lang::choose(typed.as_deref().or(fallback.lang.as_deref()), fallback.locale.as_deref());
    let as_json = args.iter().any(|arg| arg == "--json");
    let ascii = fallback.ascii == Some(true) || args.iter().any(|arg| arg == "--ascii");
    let asked = usage::asks_for_help(args);
    let args = asked.as_deref().unwrap_or(args);
    let outcome = match bad {
        None if usage::identities(args) > 1 => Err(Trouble::said(Kind::Usage, lang.one_identity())),
        None => parse(lang, args).and_then(|line| obey(backend, fallback, line, has_unseen_args(args))),
        Some(bad) => Err(Trouble::said(Kind::Usage, bad_settings(lang, &bad.what))),
    };
    outcome.unwrap_or_else(|trouble| After::Exit(trouble.report(lang, as_json, ascii)))
}

fn bad_settings(lang: Lang, bad: &Bad) -> String {
    match bad {
        Bad::File { path, what } => lang.bad_settings(&path.to_string_lossy(), what),
        Bad::NotText(name) => lang.variable_not_text(name),
        Bad::Unknown { place, value, known } => lang.unknown_setting(place, value, known),
    }
}

/// The exit code of what the screen ended with; says what went wrong.
pub fn ended(settings: &Settings, result: Result<(), Failure>) -> u8 {
    let lang = Lang::choose(settings.lang.as_deref(), settings.locale.as_deref());
    result.map_or_else(|failure| Trouble::from(failure).report(lang, false, settings.ascii == Some(true)), |()| 0)
}

/// The parsed line; help and version are answers of their own.
fn parse(lang: Lang, args: &[OsString]) -> Result<Option<Line>, Trouble> {
    match usage::parse(lang, args) {
        Ok(line) => Ok(Some(line)),
        Err(error) if error.use_stderr() => Err(usage::trouble(lang, &error, args)),
        Err(answer) => {
            let mut out = Out::new(false);
            out.line(answer.to_string().trim_end())?;
            out.flush()?;
            Ok(None)
        }
    }
}

/// Whether something was written with characters that no text keeps.
fn has_unseen_args(args: &[OsString]) -> bool {
    args.iter().filter_map(|arg| arg.to_str()).any(has_unseen)
}

fn obey(backend: &dyn Backend, settings: Settings, line: Option<Line>, unseen: bool) -> Result<After, Trouble> {
    let Some(Line { flags, noun }) = line else { return Ok(After::DONE) };
    let settings = flags.settings().or(settings);
    let lang = Lang::choose(settings.lang.as_deref(), settings.locale.as_deref());
    let clock = clock(&settings, lang)?;
    let Some(noun) = noun else { return screen(settings, lang) };
    let (json, strict, yes) = (flags.json, flags.strict, flags.yes);
    let out = Out::new(settings.ascii == Some(true));
    let mut call = Call { backend, settings, lang, clock, json, strict, yes, out, saved: false };
    let told = carry_out(&mut call, noun).and_then(|after| {
        call.out.flush()?;
        Ok(after)
    });
    if unseen && call.saved && !call.json {
        say(lang.unseen_removed(), call.is_ascii());
    }
    told.map_err(|trouble| if call.saved { trouble.after_saving() } else { trouble })
}

fn clock(settings: &Settings, lang: Lang) -> Result<Clock, Trouble> {
    match &settings.now {
        None => Ok(Clock::Running),
        Some(text) => Clock::stopped_at(text).ok_or_else(|| Trouble::said(Kind::Usage, lang.bad_now())),
    }
}

/// The board opens when somebody is there to see it.
fn screen(settings: Settings, lang: Lang) -> Result<After, Trouble> {
    if is_screen(&settings) {
        let name = settings.user.as_deref().or(settings.login.as_deref()).unwrap_or_default();
        identity(name).map_err(|error| Trouble::Text("--as".into(), error))?;
        return Ok(After::Screen(settings));
    }
    let nobody = Trouble::said(Kind::Usage, lang.not_a_screen(&usage::nouns().join(", ")));
    Err(nobody.with_hint(lang.see_help("tavle")))
}

fn is_screen(settings: &Settings) -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && settings.term.as_deref() != Some("dumb")
}

fn carry_out(call: &mut Call, noun: Noun) -> Result<After, Trouble> {
    match noun {
        Noun::Init(args) => init::run(call, &args)?,
        Noun::Demo(args) => return demo::run(call, &args),
        Noun::Board { verb: None } => board::run(call)?,
        Noun::Board { verb: Some(verb) } => board_edit::run(call, verb)?,
        Noun::Overdue(args) => return overdue::run(call, &args).map(After::Exit),
        Noun::Mine(args) => return overdue::run(call, &args.of_mine()).map(After::Exit),
        Noun::Unit(verb) => unit::run(call, verb)?,
        Noun::Member(verb) => member::run(call, verb)?,
        Noun::Action(verb) => action::run(call, verb)?,
        Noun::Kpi(verb) => kpi::run(call, verb)?,
        Noun::Tally(args) => tally::run(call, &args)?,
        Noun::Workflow(verb) => workflow::run(call, verb)?,
        Noun::Idea(verb) => idea::run(call, verb)?,
        Noun::Log(args) => log::run(call, &args)?,
        Noun::Undo => undo::undo(call)?,
        Noun::Redo => undo::redo(call)?,
        Noun::Export(args) => export::run(call, &args)?,
        Noun::Backup(args) => backup::run(call, &args)?,
        Noun::Restore(args) => restore::run(call, &args)?,
        Noun::Doctor(args) => return doctor::run(call, &args).map(After::Exit),
        Noun::Completions(args) => completions::run(call, &args)?,
    }
    Ok(After::DONE)
}

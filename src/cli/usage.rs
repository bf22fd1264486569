//! What the command line says of itself: clap's help and errors in the language of the user.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches};

use super::args::Line;
use super::trouble::{Kind, Trouble};
use crate::text::Lang;
use crate::text::usage::HELP_WORDS;

/// # Errors
/// What clap says no to: help and version too.
pub fn parse(lang: Lang, args: &[OsString]) -> Result<Line, clap::Error> {
    // The texts are put in only when they are needed: for help, and for what is wrong.
    if let Ok(matches) = Line::command().try_get_matches_from(args) {
        return Line::from_arg_matches(&matches);
    }
    let matches = command(lang).try_get_matches_from(args)?;
    Line::from_arg_matches(&matches)
}

/// The whole command with its texts.
pub fn command(lang: Lang) -> Command {
    let mut built = speaking(Line::command(), lang, "");
    built.build();
    with_usage(speaking(Line::command(), lang, ""), &mut built, lang)
}

/// The nouns as they are typed.
pub fn nouns() -> Vec<String> {
    let command = Line::command();
    command.get_subcommands().filter(|sub| !sub.is_hide_set()).map(|sub| sub.get_name().to_owned()).collect()
}

/// The `--lang` of a line that is not parsed yet.
pub fn language_of(args: &[OsString]) -> Option<String> {
    let texts: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let apart = texts.iter().position(|text| text == "--lang").and_then(|at| texts.get(at + 1)).cloned();
    apart.or_else(|| texts.iter().find_map(|text| text.strip_prefix("--lang=")).map(str::to_owned))
}

/// How many times a line says who acts. A forced command of an SSH key says it once; what comes after may not say
/// otherwise.
pub fn identities(args: &[OsString]) -> usize {
    let is_identity = |arg: &&OsString| arg.to_string_lossy() == "--as" || arg.to_string_lossy().starts_with("--as=");
    args.iter().take_while(|arg| *arg != "--").filter(is_identity).count()
}

/// `tavle help action add` as `tavle action add --help`; `None` for any other line.
pub fn asks_for_help(args: &[OsString]) -> Option<Vec<OsString>> {
    let (program, rest) = args.split_first()?;
    let (word, path) = rest.split_first()?;
    HELP_WORDS
        .iter()
        .any(|help| word == help)
        .then(|| [program].into_iter().chain(path).cloned().chain(["--help".into()]).collect())
}

/// The path of a command below `tavle`: `workflow trial start`.
fn path_of(path: &str, name: &str) -> String {
    format!("{path} {name}").trim().to_owned()
}

/// `command` with the texts of everything in it.
fn speaking(command: Command, lang: Lang, path: &str) -> Command {
    let about = lang.about(path).unwrap_or_default();
    let mut place = 0;
    command
        .about(about)
        .arg_required_else_help(false)
        .help_template(lang.help_template())
        .subcommand_help_heading(lang.commands_heading())
        .subcommand_value_name(lang.command_placeholder())
        .mut_args(|arg| {
            place += 1;
            speaking_arg(arg, lang, path).display_order(place)
        })
        .mut_subcommands(|sub| {
            let path = path_of(path, sub.get_name());
            speaking(sub, lang, &path)
        })
}

fn speaking_arg(arg: Arg, lang: Lang, path: &str) -> Arg {
    let help = lang.argument(path, arg.get_id().as_str()).unwrap_or_default();
    let heading = if arg.is_required_set() {
        lang.arguments_heading()
    } else if arg.is_global_set() || arg.get_id() == "version" {
        lang.everywhere_heading()
    } else {
        lang.options_heading()
    };
    let arg = arg.help(help).help_heading(heading);
    if !takes_value(&arg) {
        return arg;
    }
    let placeholder = arg.get_value_names().and_then(|names| names.first()).map(|name| lang.placeholder(name.as_str()));
    // What may be written, and what counts when nothing is, stands in the help itself.
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    placeholder.into_iter().fold(arg, Arg::value_name)
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

/// `command` with its usage lines, taken from `built`, in words of the language.
fn with_usage(command: Command, built: &mut Command, lang: Lang) -> Command {
    let line = built.render_usage().to_string();
    let line = line.trim_start_matches("Usage:").trim().replace("[OPTIONS]", lang.options_placeholder());
    command.override_usage(line).mut_subcommands(|sub| match built.find_subcommand_mut(sub.get_name()) {
        Some(built) => with_usage(sub, built, lang),
        None => sub,
    })
}

/// clap's error in one sentence, with the help to look in.
pub fn trouble(lang: Lang, error: &clap::Error, args: &[OsString]) -> Trouble {
    Trouble::said(Kind::Usage, sentence(lang, error)).with_hint(lang.see_help(&command_of(args)))
}

/// The command that was meant, as far as its words are known.
fn command_of(args: &[OsString]) -> String {
    let whole = Line::command();
    let (mut command, mut words) = (&whole, vec!["tavle"]);
    for arg in args.iter().skip(1) {
        if let Some(sub) = arg.to_str().and_then(|arg| command.find_subcommand(arg)) {
            words.push(sub.get_name());
            command = sub;
        }
    }
    words.join(" ")
}

fn sentence(lang: Lang, error: &clap::Error) -> String {
    let (argument, value) = (context(error, ContextKind::InvalidArg), context(error, ContextKind::InvalidValue));
    let valid = || match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) => values.clone(),
        _ => Vec::new(),
    };
    match error.kind() {
        ErrorKind::UnknownArgument => lang.unknown_argument(&argument, &context(error, ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            lang.unknown_command(&name, &nearest(error))
        }
        ErrorKind::InvalidValue if value.is_empty() => lang.value_missing(&argument, &valid()),
        ErrorKind::InvalidValue => lang.value_unknown(&argument, &value, &valid()),
        ErrorKind::ValueValidation => lang.value_unfit(&argument, &value),
        ErrorKind::MissingRequiredArgument => lang.arguments_missing(&missing(error, &argument)),
        ErrorKind::MissingSubcommand => lang.verb_missing(&context(error, ContextKind::ValidSubcommand)),
        ErrorKind::ArgumentConflict => lang.arguments_conflict(&argument, &context(error, ContextKind::PriorArg)),
        ErrorKind::NoEquals => lang.equals_missing(&argument),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            lang.values_wrong(&argument)
        }
        ErrorKind::InvalidUtf8 => lang.not_text().to_owned(),
        _ => lang.not_understood().to_owned(),
    }
}

/// The command that is most like the one written: clap names it last.
fn nearest(error: &clap::Error) -> String {
    match error.get(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::Strings(names)) => names.last().cloned().unwrap_or_default(),
        _ => context(error, ContextKind::SuggestedSubcommand),
    }
}

/// What is missing. Of several words behind each other only their number tells which one: then all are named.
fn missing(error: &clap::Error, argument: &str) -> String {
    if !argument.contains("...") {
        return argument.to_owned();
    }
    let usage = context(error, ContextKind::Usage);
    let words = usage.split_whitespace().filter(|word| word.starts_with('<'));
    let words: Vec<&str> = words.map(|word| word.trim_end_matches('.')).collect();
    if words.is_empty() { argument.trim_end_matches('.').to_owned() } else { words.join(", ") }
}

/// What an error says of `kind`, in one text.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn untold(command: &Command, lang: Lang, path: &str, missing: &mut Vec<String>) {
        if lang.about(path).is_none() {
            missing.push(path.to_owned());
        }
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let id = arg.get_id().as_str();
            if lang.argument(path, id).is_none() {
                missing.push(format!("{path}: {id}"));
            }
            for name in arg.get_value_names().unwrap_or_default() {
                if takes_value(arg) && !lang.knows_placeholder(name.as_str()) {
                    missing.push(format!("{path}: {id} <{name}>"));
                }
            }
        }
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            untold(sub, lang, &path_of(path, sub.get_name()), missing);
        }
    }

    #[test]
    fn every_command_argument_and_placeholder_has_its_text() {
        for lang in [Lang::Da, Lang::En] {
            let mut missing = Vec::new();
            untold(&Line::command(), lang, "", &mut missing);
            assert!(missing.is_empty(), "{missing:#?}");
        }
    }

    #[test]
    fn the_tree_is_sound_and_no_word_of_clap_is_left() {
        command(Lang::Da).debug_assert();
        let mut whole = command(Lang::Da);
        whole.build();
        let mut pages = Vec::new();
        pages_of(&mut whole, &mut pages);
        assert!(pages.len() > 30);
        for page in pages {
            for english in ["Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Arguments", "default", "possible"] {
                assert!(!page.contains(english), "{english} in {page}");
            }
            assert!(page.lines().skip(3).all(|line| line.chars().count() <= 100), "{page}");
        }
    }

    fn pages_of(command: &mut Command, pages: &mut Vec<String>) {
        pages.push(command.render_long_help().to_string());
        command.get_subcommands_mut().for_each(|sub| pages_of(sub, pages));
    }

    #[test]
    fn every_danish_code_is_taken() {
        let taken = |line: &str| {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert!(parse(Lang::Da, &args).is_ok(), "{line}");
        };
        for word in ["klar-parat", "vejledning", "princip", "obs", "k", "V", "watch_out"] {
            taken(&format!("tavle tally {word}"));
        }
        for word in ["vedtag", "videreudvikl", "annullér", "forlæng", "adopt"] {
            taken(&format!("tavle workflow decide 1 {word} --by m --reason r"));
        }
        for word in ["medarbejder", "leder", "project_lead", "project-lead", "Projektleder"] {
            taken(&format!("tavle member add n --role {word}"));
        }
        for word in ["uge", "14-dage", "måned", "kvartal", "week"] {
            taken(&format!("tavle kpi add n --better lavere --cadence {word}"));
        }
    }

    #[test]
    fn errors_speak_danish() {
        let told = |line: &str| {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            sentence(Lang::Da, &parse(Lang::Da, &args).unwrap_err())
        };
        assert_eq!(told("tavle action ad"), "Der er ingen kommando \"ad\". Mente du add?");
        assert!(
            told("tavle action").starts_with("Skriv også, hvad der skal ske: add, list"),
            "{}",
            told("tavle action")
        );
        assert_eq!(told("tavle action done 1 --onn 2"), "Der er ikke noget, der hedder --onn her. Mente du --on?");
        assert_eq!(told("tavle action done"), "Der mangler noget: <HANDLING>.");
        assert_eq!(told("tavle action move 1"), "Der mangler noget: <HANDLING>, <DATO>.");
        let types = "\"x\" kan ikke bruges som <TYPE>. Skriv klar-parat, vejledning, princip eller obs.";
        assert_eq!(told("tavle tally x"), types);
        assert_eq!(told("tavle tally k mange"), "\"mange\" kan ikke bruges som [ANTAL].");
        assert_eq!(told("tavle --lang"), "--lang <SPROG> skal efterfølges af noget. Skriv da eller en.");
    }
}

//! The house rules that a compiler does not know: who may import whom, what is used only where, what is never written.
//! What is not listed is forbidden.

#[path = "architecture/source.rs"]
mod source;

use std::path::{Path, PathBuf};

use source::{Kind, Token, paths, tokens};

/// Which of our modules a module may name. The longest beginning of a module's path decides; one ending in `=` is that
/// module only, not those within it. A path is allowed when it begins with one of those listed.
const MAY: &[(&str, &[&str])] = &[
    (
        "main=",
        &["cli", "tui", "store", "perform", "exchange", "text", "domain", "clock", "settings", "paths", "chance"],
    ),
    ("cli", &["cli", "store", "perform", "exchange", "text", "domain", "clock", "chance", "settings", "paths", "demo"]),
    // Screens, popups and widgets never see a store: they ask for an effect.
    ("tui", &["tui", "perform", "exchange", "text", "domain", "clock", "chance", "settings", "paths", "demo"]),
    // Where `main` comes in, where the file is opened, and where the loop asks it.
    ("tui=", &["tui", "store", "perform", "text", "domain", "clock", "chance", "settings", "paths", "demo"]),
    ("tui::start=", &["tui", "store", "perform", "text", "domain", "clock", "chance", "settings", "paths", "demo"]),
    ("tui::app=", &["tui", "store", "perform", "text", "domain", "clock", "chance", "settings", "paths", "demo"]),
    ("demo", &["demo", "perform", "store", "text", "domain"]),
    ("exchange", &["exchange", "text", "domain"]),
    ("text", &["text", "domain"]),
    // Text speaks of what became of a command and of what is wrong with a file: it names those types, and can neither
    // give a command nor touch a file by them.
    ("text::deed=", &["text", "domain", "perform::Done"]),
    ("text::trouble=", &["text", "domain", "perform::Failure", "store::StoreError", "store::Finding"]),
    ("perform", &["perform", "store", "domain"]),
    ("store", &["store", "domain"]),
    ("domain", &["domain"]),
    ("settings", &[]),
    ("paths", &[]),
    ("clock", &[]),
    ("chance", &[]),
    ("lib=", &[]),
];

/// The macros of `domain` stand at the crate's root, as exported macros do.
const MACROS: [&str; 2] = ["codes", "record"];

/// What is written only in these files, as tokens; nowhere when there is none.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store/sqlite/"]),
    ("sqlite", &["src/store/", "src/main.rs"]),
    ("ratatui", &["src/tui/"]),
    ("crossterm", &["src/tui/"]),
    ("tui_input", &["src/tui/"]),
    ("KeyCode", &["src/tui/input.rs", "src/tui/keys.rs"]),
    ("SystemTime :: now", &["src/clock.rs"]),
    ("Utc :: now", &["src/clock.rs"]),
    ("Local :: now", &["src/clock.rs"]),
    // The loop measures bursts of keys, which no rule of the trade ever sees; a terminal is not waited for for long.
    ("Instant :: now", &["src/clock.rs", "src/tui/mod.rs", "src/tui/app.rs", "src/tui/ground.rs"]),
    ("getrandom", &["src/chance.rs"]),
    ("env :: var", &["src/settings.rs", "src/main.rs"]),
    ("env :: vars", &["src/settings.rs", "src/main.rs"]),
    ("env :: var_os", &["src/settings.rs", "src/main.rs"]),
    ("env :: vars_os", &["src/settings.rs", "src/main.rs"]),
    ("ProjectDirs", &["src/paths.rs"]),
    ("# [ allow (", &[]),
    ("# ! [ allow (", &[]),
    ("todo !", &[]),
    ("unimplemented !", &[]),
    ("dbg !", &[]),
    (". unwrap (", &[]),
    (". expect (", &[]),
];

/// Where Danish may stand: the words for people, the words people type, and the headings of their files.
const DANISH: [&str; 5] =
    ["src/text/", "src/domain/calendar.rs", "src/domain/names.rs", "src/cli/args.rs", "src/exchange/plan.rs"];

/// What is wrong with `source` as the file at `path`, one sentence each.
fn complaints(path: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let module = module_of(path);
    let module: Vec<&str> = module.iter().map(String::as_str).collect();
    [imports(&tokens, &module), misplaced(&tokens, path), danish(&tokens, path)]
        .concat()
        .into_iter()
        .map(|(line, what)| format!("{path}:{line}: {what}"))
        .collect()
}

/// `src/text/deed.rs` is `["text", "deed"]`, `src/text/mod.rs` is `["text"]`.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inside.split('/').map(str::to_owned).collect()
}

/// The modules that `module` may name; `None` when no rule speaks of it.
fn allowed(module: &[&str]) -> Option<&'static [&'static str]> {
    let name = module.join("::");
    let speaks = |rule: &str| match rule.strip_suffix('=') {
        Some(exact) => name == exact,
        None => begins(&name, rule),
    };
    MAY.iter().filter(|(rule, _)| speaks(rule)).max_by_key(|(rule, _)| rule.len()).map(|(_, may)| *may)
}

/// Whether `path` is `beginning` or lies within it; everything lies within nothing.
fn begins(path: &str, beginning: &str) -> bool {
    beginning.is_empty() || path.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn imports(tokens: &[Token], module: &[&str]) -> Vec<(usize, String)> {
    let Some(may) = allowed(module) else {
        return vec![(1, format!("no rule says what {} may import", module.join("::")))];
    };
    let root: &[&str] = if matches!(module, ["main" | "lib"]) { &[] } else { module };
    let mut wrong = Vec::new();
    for (line, path) in paths(tokens, root) {
        let path = path.join("::");
        let named = if MACROS.contains(&path.as_str()) { "domain::record" } else { &path };
        if !may.iter().any(|beginning| begins(named, beginning)) {
            wrong.push((line, format!("{} may not name {path}", module.join("::"))));
        }
    }
    wrong
}

fn misplaced(tokens: &[Token], path: &str) -> Vec<(usize, String)> {
    let mut wrong = Vec::new();
    for (what, places) in ONLY_IN.iter().filter(|(_, places)| !places.iter().any(|place| path.starts_with(place))) {
        let words: Vec<&str> = what.split(' ').collect();
        for found in tokens.windows(words.len()).filter(|found| words.iter().zip(*found).all(|(word, t)| t.is(word))) {
            let places = if places.is_empty() { "nowhere".to_owned() } else { places.join(", ") };
            wrong.push((found[0].line, format!("{what} belongs in {places}")));
        }
    }
    wrong
}

fn danish(tokens: &[Token], path: &str) -> Vec<(usize, String)> {
    let literals = tokens.iter().filter_map(|token| match &token.kind {
        Kind::Literal(text) if text.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']) => Some((token.line, text)),
        _ => None,
    });
    if DANISH.iter().any(|place| path.starts_with(place)) {
        return Vec::new();
    }
    literals.map(|(line, text)| (line, format!("Danish words belong in src/text: {text:?}"))).collect()
}

/// The Rust files within `folder`; those of unit tests in files of their own are left out.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs"))
        .collect();
    files.sort();
    files
}

#[test]
fn the_source_keeps_the_house_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for file in files(&root.join("src")) {
        let path = file.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        wrong.extend(complaints(&path, &std::fs::read_to_string(&file).unwrap()));
    }
    assert!(wrong.is_empty(), "{} breaches of the house rules:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_breach_is_found() {
    for (path, source) in [
        ("src/domain/board.rs", "use crate::text::Lang;"),
        ("src/domain/board.rs", "use super::super::store::Store;"),
        ("src/domain/board.rs", "fn f() { crate::clock::now() }"),
        ("src/text/mod.rs", "use crate::{domain::board::Board, perform};"),
        ("src/text/refusal.rs", "use crate::perform::Done;"),
        ("src/text/deed.rs", "use crate::perform::{Done, perform};"),
        ("src/text/trouble.rs", "use crate::store::*;"),
        ("src/text/help.rs", "use crate::tui::keys::KEYS;"),
        ("src/exchange/csv.rs", "use crate::perform::Done;"),
        ("src/store/mod.rs", "use crate::perform::Done;"),
        ("src/perform.rs", "use crate::text::Lang;"),
        ("src/clock.rs", "use crate::settings::Settings;"),
        ("src/cli/action.rs", "use crate::tui::app;"),
        ("src/cli/action.rs", "use crate::store::sqlite::Sqlite;"),
        ("src/cli/action.rs", "use crate::store; fn f() { store::sqlite::open() }"),
        ("src/tui/screens/board.rs", "use crate::store::Store;"),
        ("src/tui/screens/board.rs", "use super::super::super::store::Store;"),
        ("src/tui/popups/form.rs", "fn f(store: &mut dyn crate::store::Store) {}"),
        ("src/tui/app.rs", "use crate::cli::out;"),
        ("src/tui/mod.rs", "use crate::store::sqlite::Sqlite;"),
        ("src/demo.rs", "use crate::tui::app;"),
        ("src/news.rs", "fn f() {}"),
        ("src/store/mod.rs", "use rusqlite::Connection;"),
        ("src/cli/out.rs", "use ratatui::text::Line;"),
        ("src/tui/app.rs", "match key { KeyCode::Enter => 1 }"),
        ("src/domain/board.rs", "let today = chrono::Local::now();"),
        ("src/tui/screens/board.rs", "let begun = Instant::now();"),
        ("src/cli/out.rs", "std::env::var(\"LANG\")"),
        ("src/cli/out.rs", "let line = \"Næste møde\";"),
        ("src/cli/out.rs", "let line = r#\"Næste \"møde\"\"#;"),
        ("src/cli/out.rs", "#[allow(dead_code)]"),
        ("src/cli/out.rs", "fn f<'a>(x: Option<&'a str>) -> &'a str { x.unwrap() }"),
        ("src/cli/out.rs", "let x = y\n    .expect(\"there\");"),
        ("src/cli/out.rs", "todo!()"),
        ("src/cli/out.rs", "#[cfg(test)] mod tests { fn f() { todo!() } }\nfn g() { unimplemented!() }"),
    ] {
        assert_ne!(complaints(path, source), Vec::<String>::new(), "{path}: {source}");
    }
}

#[test]
fn what_is_allowed_passes() {
    for (path, source) in [
        ("src/domain/board.rs", "use super::action::{self, Action as A}; crate::record! { X }"),
        ("src/text/deed.rs", "use crate::perform::Done; const A: &str = \"Næste\";"),
        ("src/text/trouble.rs", "use crate::store::{Finding, StoreError};"),
        ("src/cli/action.rs", "use crate::store::{Store, StoreError};"),
        ("src/tui/app.rs", "use crate::store::Store;"),
        ("src/tui/mod.rs", "use crate::store::Backend; fn f() { Instant::now() }"),
        ("src/main.rs", "use tavle::store::sqlite::Sqlite; fn main() { std::env::var(\"A\") }"),
        ("src/cli/out.rs", "// Næste .unwrap() todo!()\n/* rusqlite /* */ */ fn f() { x.unwrap_or(1) }"),
        ("src/cli/out.rs", "#[cfg(test)]\nmod tests { use crate::store::sqlite::Sqlite; fn f() { \"ø\".unwrap() } }"),
        ("src/cli/out.rs", "let url = \"// .unwrap() todo!()\"; let c = '\"';"),
        ("src/clock.rs", "pub(crate) fn now() { chrono::Utc::now() }"),
    ] {
        assert_eq!(complaints(path, source), Vec::<String>::new(), "{path}: {source}");
    }
}

#[test]
fn a_complaint_says_where() {
    let found = complaints(
        "src/text/refusal.rs",
        "//! Words.\n\nuse crate::{\n    domain::board::Board,\n    store::Store,\n};\n",
    );
    assert_eq!(found, ["src/text/refusal.rs:5: text::refusal may not name store::Store"]);
}

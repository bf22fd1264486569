//! Questions on a terminal. They go to stderr: stdout is for answers.

use std::io::{self, BufRead, IsTerminal, Write};

use super::call::Call;
use super::out::in_ascii;
use super::trouble::{Kind, Trouble, say};
use crate::domain::privacy::clean_lines;

/// Whether somebody is there to ask.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// A line as it was typed.
///
/// # Errors
/// When nothing more comes.
pub fn line(question: &str, call: &Call) -> Result<String, Trouble> {
    let mut stderr = io::stderr();
    let question = clean_lines(question);
    let _ = write!(stderr, "{} ", in_ascii(&question, call.is_ascii())).and_then(|()| stderr.flush());
    let mut typed = String::new();
    match io::stdin().lock().read_line(&mut typed) {
        Ok(0) | Err(_) => Err(Trouble::said(Kind::Refused, call.lang.nothing_done())),
        Ok(_) => Ok(typed.trim().to_owned()),
    }
}

/// Asks until `read` understands what is typed; what is wrong is said.
///
/// # Errors
/// When nothing more comes.
pub fn until<T>(question: &str, call: &Call, read: impl Fn(&str) -> Result<T, String>) -> Result<T, Trouble> {
    loop {
        match read(&line(question, call)?) {
            Ok(value) => return Ok(value),
            Err(wrong) => say(&wrong, call.is_ascii()),
        }
    }
}

/// Asks before something is destroyed: `--yes` agrees, no terminal refuses.
///
/// # Errors
/// When it is not agreed to.
pub fn agreed(question: &str, call: &Call) -> Result<(), Trouble> {
    if call.yes {
        return Ok(());
    }
    if !is_possible() {
        return Err(Trouble::said(Kind::Usage, question).with_hint(call.lang.needs_yes()));
    }
    let answer = line(&format!("{question} {}", call.lang.yes_or_no()), call)?.to_lowercase();
    if matches!(answer.as_str(), "j" | "ja" | "y" | "yes") {
        Ok(())
    } else {
        Err(Trouble::said(Kind::Refused, call.lang.nothing_done()))
    }
}

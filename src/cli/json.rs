//! The envelope of `--json`: one object, English keys, the same in every language.

use serde::Serialize;

/// The version of what is printed; it rises when a key changes its meaning or goes.
pub const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Answer<T> {
    schema: u32,
    data: T,
}

#[derive(Serialize)]
struct Fault<'a> {
    schema: u32,
    error: Reason<'a>,
}

#[derive(Serialize)]
struct Reason<'a> {
    kind: &'a str,
    message: &'a str,
    hint: Option<&'a str>,
}

/// `value` in its envelope.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn answer(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(&Answer { schema: SCHEMA, data: value })
}

/// An error in its envelope.
pub fn error(kind: &str, message: &str, hint: Option<&str>) -> String {
    serde_json::to_string(&Fault { schema: SCHEMA, error: Reason { kind, message, hint } }).unwrap_or_default()
}

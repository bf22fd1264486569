//! Rust source as the architecture test reads it: tokens without comments and test modules, and the paths among them.

/// A token with its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Word(String),
    /// `::` as one, everything else a character.
    Sign(&'static str),
    /// A string or character literal, without its quotes.
    Literal(String),
    Other(char),
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        match &self.kind {
            Kind::Word(word) => word == text,
            Kind::Sign(sign) => *sign == text,
            Kind::Other(c) => text.chars().eq([*c]),
            Kind::Literal(_) => false,
        }
    }
}

/// The tokens of `source`; comments are left out, and so are `#[cfg(test)]` items.
pub fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let (kind, end) = next(&chars, at);
        if let Some(kind) = kind {
            tokens.push(Token { line, kind });
        }
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    without_tests(tokens)
}

/// The token at `at`, if it is not space or comment, and where it ends.
fn next(chars: &[char], at: usize) -> (Option<Kind>, usize) {
    let starts = |text: &str| chars[at..].iter().copied().take(text.chars().count()).eq(text.chars());
    let c = chars[at];
    if starts("//") {
        return (None, at + chars[at..].iter().take_while(|c| **c != '\n').count());
    }
    if starts("/*") {
        return (None, comment_end(chars, at));
    }
    if starts("::") {
        return (Some(Kind::Sign("::")), at + 2);
    }
    if c.is_whitespace() {
        return (None, at + 1);
    }
    if let Some(end) = raw_string_end(chars, at) {
        return (Some(Kind::Literal(chars[at..end].iter().collect())), end);
    }
    if c == '"' {
        return literal(chars, at, '"');
    }
    // A lifetime has no closing quote: 'a, but not 'a' or '\n'.
    if c == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')) {
        return literal(chars, at, '\'');
    }
    if c.is_alphanumeric() || c == '_' {
        let word: String = chars[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').collect();
        let end = at + word.chars().count();
        return (Some(Kind::Word(word)), end);
    }
    (Some(Kind::Other(c)), at + 1)
}

fn comment_end(chars: &[char], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn literal(chars: &[char], start: usize, quote: char) -> (Option<Kind>, usize) {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    let inside = chars[(start + 1).min(chars.len())..at.min(chars.len())].iter().collect();
    (Some(Kind::Literal(inside)), (at + 1).min(chars.len()))
}

/// The end of `r"…"` or `r#"…"#`, also behind `b` and `c`.
fn raw_string_end(chars: &[char], start: usize) -> Option<usize> {
    let at = start + usize::from(matches!(chars[start], 'b' | 'c'));
    if chars.get(at) != Some(&'r') {
        return None;
    }
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closing = |from: &usize| chars[*from] == '"' && chars[from + 1..].iter().take(hashes).all(|c| *c == '#');
    (open + 1..chars.len()).find(closing).map(|end| end + 1 + hashes)
}

/// Takes out what stands behind `#[cfg(test)]`: a braced item, or one that ends with `;`.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let is_test = tokens[at..].len() >= TEST.len() && TEST.iter().zip(&tokens[at..]).all(|(text, t)| t.is(text));
        if is_test {
            at = item_end(&tokens, at + TEST.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn item_end(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.kind {
            Kind::Other('{') => depth += 1,
            Kind::Other('}') if depth == 1 => return at + 1,
            Kind::Other('}') => depth -= 1,
            Kind::Other(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The paths into our own crate that the tokens of `module` (`["text", "deed"]`) name, each from the crate's root, with
/// its line; `use` trees are taken apart, `super` is resolved.
pub fn paths(tokens: &[Token], module: &[&str]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let begins = ["crate", "super", "self", "tavle"].iter().any(|root| token.is(root));
        let inside = at > 0 && tokens[at - 1].is("::");
        if begins && !inside && tokens.get(at + 1).is_some_and(|next| next.is("::")) {
            follow(tokens, at, Vec::new(), module, &mut found);
        }
    }
    found
}

/// Follows the path at `at`, whose beginning is `path`; returns where it ends.
fn follow(
    tokens: &[Token],
    mut at: usize,
    mut path: Vec<String>,
    module: &[&str],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let line = tokens[at].line;
    loop {
        match tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Word(word)) => path.push(word.clone()),
            Some(Kind::Other('*')) => path.push("*".to_owned()),
            Some(Kind::Other('{')) => return branches(tokens, at, &path, module, found),
            _ => break,
        }
        at += 1;
        if !tokens.get(at).is_some_and(|token| token.is("::")) {
            break;
        }
        at += 1;
    }
    found.push((line, resolved(&path, module)));
    at
}

/// The branches of a `use` tree between braces.
fn branches(
    tokens: &[Token],
    open: usize,
    path: &[String],
    module: &[&str],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let mut at = open + 1;
    while at < tokens.len() && !tokens[at].is("}") {
        match tokens[at].kind {
            Kind::Word(ref word) if word == "as" => at += 2,
            Kind::Word(_) | Kind::Other('*' | '{') => at = follow(tokens, at, path.to_vec(), module, found),
            _ => at += 1,
        }
    }
    at + 1
}

fn resolved(path: &[String], module: &[&str]) -> Vec<String> {
    let mut here: Vec<String> = module.iter().map(|&name| name.to_owned()).collect();
    let mut rest = path;
    match rest.first().map(String::as_str) {
        Some("crate" | "tavle") => {
            here.clear();
            rest = &rest[1..];
        }
        Some("self") => rest = &rest[1..],
        _ => {
            while rest.first().is_some_and(|part| part == "super") {
                here.pop();
                rest = &rest[1..];
            }
        }
    }
    // `use crate::store::{self, …}` names the module itself.
    here.extend(rest.iter().filter(|part| *part != "self").cloned());
    here
}

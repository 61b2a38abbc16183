//! The string literals of a Rust source, each with the code before it.

/// A string as written, escapes included.
pub struct Literal<'a> {
    /// All code before the opening quote.
    pub before: &'a str,
    pub text: &'a str,
}

/// Reads just enough Rust to tell a quote that opens a string from one in a comment or a character.
pub fn literals(code: &str) -> Vec<Literal<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = code[at..].find(['"', '\'', '/']) {
        at += next;
        let rest = &code[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if let Some(string) = rest.strip_prefix('"') {
            let length = length_of_string(string);
            found.push(Literal { before: &code[..at], text: &string[..length] });
            at += length + 2;
        } else {
            at += length_of_character(rest);
        }
        at = at.min(code.len());
    }
    found
}

fn length_of_string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, char) in rest.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    panic!("a string without an end: {}", rest.chars().take(60).collect::<String>())
}

/// The length of `'x'` or `'\n'`. For a lifetime or a single slash, 1.
fn length_of_character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next(), chars.next()) {
        (Some((_, '\\')), Some(_), Some((last, '\''))) => last + 1,
        (Some((_, inside)), Some((last, '\'')), _) if inside != '\'' && rest.starts_with('\'') => last + 1,
        _ => 1,
    }
}

#[test]
fn quotes_in_comments_and_characters_do_not_open_a_string() {
    let code =
        "let a = \"one\"; // \"not\"\nfn b<'a>(c: &'a str) { ['\"', '\\'', '/'] } say(\"a \\\" b\", \"\");";
    let texts: Vec<&str> = literals(code).iter().map(|literal| literal.text).collect();
    assert_eq!(texts, ["one", "a \\\" b", ""]);
}

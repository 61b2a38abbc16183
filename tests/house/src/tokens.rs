//! The words of a Rust source as the compiler sees them: names, strings and types, without comments and
//! attributes.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// All tokens in order, including those inside brackets. Comments are not tokens, and attributes are left
/// out, because serde's stored names may be old. Text that isn't Rust is a mistake in the test.
pub fn tokens(code: &str) -> Vec<TokenTree> {
    let stream = code.parse().unwrap_or_else(|error| panic!("no Rust: {error}: {code}"));
    let mut found = Vec::new();
    collect(stream, &mut found);
    found
}

fn collect(stream: TokenStream, found: &mut Vec<TokenTree>) {
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                tokens.next_if(|next| matches!(next, TokenTree::Punct(punct) if punct.as_char() == '!'));
                tokens.next_if(is_bracket);
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            token => found.push(token),
        }
    }
}

fn is_bracket(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

/// Every identifier, including keywords.
pub fn identifiers(code: &str) -> Vec<String> {
    let name = |token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    };
    tokens(code).into_iter().filter_map(name).collect()
}

/// Every string as the program sees it, with escapes resolved.
pub fn strings(code: &str) -> Vec<String> {
    let text = |token| match token {
        TokenTree::Literal(literal) => {
            syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|text| text.value())
        }
        _ => None,
    };
    tokens(code).into_iter().filter_map(text).collect()
}

/// The names of the public structs and enums that a source declares. A macro's `$name` doesn't count.
pub fn public_types(code: &str) -> Vec<String> {
    let names = identifiers(code);
    let declares = |three: &[String]| {
        let is_one = three[0] == "pub" && ["struct", "enum"].contains(&three[1].as_str());
        (is_one && three[2].starts_with(char::is_uppercase)).then(|| three[2].clone())
    };
    names.windows(3).filter_map(declares).collect()
}

/// The words of a name with underscores between them and at each end: `BringIn` and `bring_in` are
/// `_bring_in_`.
pub fn words_of(name: &str) -> String {
    let mut words = String::from("_");
    let mut before = '_';
    for char in name.chars() {
        if char.is_uppercase() && before.is_lowercase() {
            words.push('_');
        }
        words.extend(char.to_lowercase());
        before = char;
    }
    words + "_"
}

#[test]
fn a_name_is_read_word_by_word() {
    let names = ["BringIn", "bring_in", "MOST_PATHS", "climb"].map(words_of);
    assert_eq!(names, ["_bring_in_", "_bring_in_", "_most_paths_", "_climb_"]);
}

#[test]
fn comments_and_stored_names_are_not_words_of_the_code() {
    let code = "/// Old.\n#[serde(rename = \"enrolment\")]\npub struct Enrollment(&'static str); // \"old\"\nconst A: &str = \"a \\\"b\";";
    assert_eq!(public_types(code), ["Enrollment"]);
    assert_eq!(strings(code), ["a \"b"]);
    assert!(!identifiers(code).contains(&"serde".to_owned()));
}

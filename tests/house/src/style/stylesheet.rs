//! The classes that a style sheet selects.

use super::Classes;

/// A selector is the text before a brace, so a number such as `.5rem` in a declaration is not mistaken for a
/// class.
pub fn classes(css: &str) -> Classes {
    let mut classes = Classes::new();
    let mut start = 0;
    let css = without_comments(css);
    for (at, _) in css.match_indices(['{', '}', ';']) {
        let before = css[start..at].trim();
        if css[at..].starts_with('{') && !before.starts_with('@') {
            classes.extend(selected(before));
        }
        start = at + 1;
    }
    classes
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut plain = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain + rest
}

fn selected(selector: &str) -> impl Iterator<Item = String> {
    let names = selector.split('.').skip(1);
    names.map(|rest| rest.chars().take_while(|char| is_part_of_a_name(*char)).collect())
}

/// Whether a character can be part of a class name.
pub fn is_part_of_a_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '-' | '_')
}

#[test]
fn only_selectors_name_the_classes_of_a_style_sheet() {
    let css = "/* .noted */ @layer components { .card { padding: .5rem; &:has(> .card__body, .a-b) { gap: 0.2em; } } }";
    assert_eq!(classes(css), ["a-b", "card", "card__body"].map(String::from).into());
}

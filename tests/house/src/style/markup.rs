//! The classes in markup: in `view!` and in the page itself.

use super::{
    Classes,
    literals::{Literal, literals},
    stylesheet::is_part_of_a_name,
};

/// Names written as the value of a `class` attribute, or switched on by `class:name` or `class=("name",
/// ...)`.
pub fn written(code: &str) -> Classes {
    let literals = literals(code);
    let values = literals.iter().filter(|literal| is_class_attribute(literal));
    let names = values.flat_map(|literal| words(literal.text).filter_map(whole_name));
    let switched = code.split("class:").skip(1).filter_map(|rest| {
        let end = rest.find(|char| !is_part_of_a_name(char))?;
        rest[end..].starts_with('=').then_some(&rest[..end])
    });
    names.chain(switched).map(String::from).collect()
}

/// Names in strings that a class is chosen from, such as both of `if wide { "page" } else { "page
/// page--narrow" }`. Such a string has only styled names, and at least one with the marks of a block's part
/// or variant, because a plain word alone could be anything.
pub fn chosen(code: &str, styled: &Classes) -> Classes {
    let is_class = |word| stem(word).is_some() || whole_name(word).is_some_and(|name| styled.contains(name));
    let texts = literals(code).into_iter().map(|literal| literal.text);
    let lists =
        texts.filter(|text| (text.contains("__") || text.contains("--")) && words(text).all(is_class));
    lists.flat_map(|text| words(text).filter_map(whole_name)).map(String::from).collect()
}

/// The beginnings of classes that end in a value, such as `badge--` in `format!("badge badge--{tone}")`. A
/// variant's name or a number follows.
pub fn stems(code: &str, styled: &Classes) -> Classes {
    let is_numbered = |stem: &str| {
        let mut values = styled.iter().filter_map(|class| class.strip_prefix(stem));
        values.any(|value| value.parse::<u32>().is_ok())
    };
    let literals = literals(code);
    let stems = literals.iter().flat_map(|literal| words(literal.text)).filter_map(stem);
    stems.filter(|stem| stem.ends_with("--") || is_numbered(stem)).map(String::from).collect()
}

/// The part before the value in a word such as `badge--{tone}`. Not for `hours-{day}-{row}`, which continues
/// after the value.
fn stem(word: &str) -> Option<&str> {
    let (stem, rest) = word.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    (stem.ends_with('-') && (after.is_empty() || after.starts_with('{'))).then_some(stem)
}

fn is_class_attribute(literal: &Literal) -> bool {
    ["class=", "class=(", "class=format!("].iter().any(|start| literal.before.ends_with(start))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

/// The name in a word, if it is complete: `{today}` right after a name only adds further classes, unless the
/// name ends in a hyphen, which the value completes.
fn whole_name(word: &str) -> Option<&str> {
    let name = word.split('{').next()?;
    let is_name = !name.is_empty() && name.chars().all(is_part_of_a_name);
    (is_name && !name.ends_with('-')).then_some(name)
}

#[test]
fn a_screen_writes_the_classes_of_its_attributes() {
    let code = r#"<a class="card card--big" id="x" class:card--on=y class=("card--off", z)> <b class=format!("day day-{n}")>"#;
    assert_eq!(written(code), ["card", "card--big", "card--off", "card--on", "day"].map(String::from).into());
}

#[test]
fn a_string_of_known_classes_is_a_choice_and_other_words_are_not() {
    let styled: Classes = ["menu", "page", "page--narrow", "page--wide"].map(String::from).into();
    let code = r#"if a { "page page--narrow" } else { "menu" }; say("the page--wide");"#;
    assert_eq!(chosen(code, &styled), ["page", "page--narrow"].map(String::from).into());
}

#[test]
fn a_stem_is_the_beginning_of_a_class_and_not_of_other_words() {
    let styled: Classes = ["badge--quiet", "day-1"].map(String::from).into();
    let code = r#"format!("badge badge--{tone}"); format!("day-{n}-{m}"); format!("rest-{m}");"#;
    assert_eq!(stems(code, &styled), ["badge--"].map(String::from).into());
}

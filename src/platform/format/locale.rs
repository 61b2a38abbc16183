//! Which English a visitor reads. All texts are in English, so dates of another language would stand out in them.

use crate::platform::{
    browser::property,
    intl::{construct, resolved_options},
};

/// The first English of the visitor's languages, or American English. Visitors who prefer another language keep its 12 or
/// 24 hours, which don't depend on the language of the text.
pub fn english(languages: &[impl AsRef<str>]) -> String {
    let mut languages = languages.iter().map(AsRef::as_ref).peekable();
    let preferred = languages.peek().copied().unwrap_or_default();
    let english = languages.find(|language| is_english(language)).unwrap_or("en-US");
    match hour_cycle(preferred).filter(|_| preferred != english) {
        Some(cycle) => format!("{english}-u-hc-{cycle}"),
        None => english.to_owned(),
    }
}

fn is_english(language: &str) -> bool {
    language.split('-').next().is_some_and(|name| name.eq_ignore_ascii_case("en"))
}

/// How a language counts hours, such as `h23`. `None` if the browser doesn't say.
fn hour_cycle(language: &str) -> Option<String> {
    let formatter = construct("DateTimeFormat", Some(language), &[("timeStyle", "short")])?;
    property(&resolved_options(&formatter)?, "hourCycle").as_string()
}

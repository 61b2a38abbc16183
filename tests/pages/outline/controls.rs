//! Controls that a person fills in or chooses from, each with its label.

use super::{
    cut::cut,
    tree::Element,
    words::{flags, folded, words_below},
};
use std::collections::BTreeMap;

/// The labels of a page by the id of the control that each names.
#[derive(Default)]
pub struct Labels(BTreeMap<String, String>);

impl Labels {
    pub fn of(page: &Element) -> Self {
        let everything = page.descendants();
        let labels = everything.iter().filter(|element| element.name == "label");
        let named = labels.filter_map(|label| {
            let id = label.attribute("for")?;
            let is_there = everything.iter().any(|element| is_control(element) && element.has("id", id));
            is_there.then(|| (id.to_owned(), words_below(label, &Self::default())))
        });
        Self(named.collect())
    }

    /// Whether the label is next to its control, which already has its words.
    pub fn names_control(&self, label: &Element) -> bool {
        label.attribute("for").is_some_and(|id| self.0.contains_key(id))
    }

    fn name(&self, control: &Element) -> String {
        let by_id = control.attribute("id").and_then(|id| self.0.get(id)).cloned();
        by_id.or_else(|| control.attribute("aria-label").map(str::to_owned)).unwrap_or_default()
    }
}

pub fn is_control(element: &Element) -> bool {
    matches!(element.name.as_str(), "input" | "select" | "textarea" | "meter" | "progress")
}

/// The control with its kind, its name and its content.
pub fn control(element: &Element, labels: &Labels) -> String {
    let kind = match element.name.as_str() {
        "input" => element.attribute("type").unwrap_or("text"),
        other => other,
    };
    if kind == "hidden" {
        return String::new();
    }
    let name = labels.name(element);
    let value = value(element).map(|value| format!(" = {value}")).unwrap_or_default();
    folded(&format!("<{kind}> {name}{}{value}", flags(element)))
}

fn value(element: &Element) -> Option<String> {
    match element.name.as_str() {
        "select" => Some(options(element)),
        "textarea" => Some(words_below(element, &Labels::default())).filter(|text| !text.is_empty()),
        // The value of a choice is for the program. A person sees its label.
        _ if matches!(element.attribute("type"), Some("radio" | "checkbox")) => None,
        _ => element.attribute("value").map(str::to_owned),
    }
}

fn options(select: &Element) -> String {
    let options = select.descendants().into_iter().filter(|element| element.name == "option").map(|option| {
        let words = words_below(option, &Labels::default());
        if option.attribute("selected").is_some() { format!("*{words}*") } else { words }
    });
    let (shown, rest) = cut(options.collect());
    shown.into_iter().chain(rest).collect::<Vec<_>>().join(" | ")
}

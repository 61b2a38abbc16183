//! One line of words: the text of a paragraph, a cell or a heading, with its links, buttons and badges.

use super::{
    controls::{Labels, control, is_control},
    tree::{Element, Node},
};

/// Inline elements. Any other element begins a new line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "br", "button", "code", "data", "em", "i", "img", "input", "kbd", "label",
    "mark", "meter", "progress", "select", "small", "span", "strong", "svg", "textarea", "time",
];

/// Whether the element is part of a line or begins its own lines.
pub fn is_inline(element: &Element) -> bool {
    let stands_in_line = |element: &Element| INLINE.contains(&element.name.as_str());
    is_pressed(element)
        || is_control(element)
        || stands_in_line(element)
            && !is_live(element)
            && element.elements().filter(|child| !child.is_hidden()).all(is_inline)
}

/// A link or button counts as one thing, no matter what is drawn inside.
fn is_pressed(element: &Element) -> bool {
    matches!(element.name.as_str(), "a" | "button")
}

/// Whether the element has its own line outside a sentence.
pub fn has_own_line(element: &Element) -> bool {
    is_pressed(element) || is_control(element) || element.name == "label" || !is_inline(element)
}

fn is_live(element: &Element) -> bool {
    matches!(element.attribute("role"), Some("status" | "alert"))
}

/// All words below an element, in one line.
pub fn words_below(element: &Element, labels: &Labels) -> String {
    words_of(&element.children, labels)
}

/// Text keeps its own spaces, so that a missing one shows. Between two elements there is always a space.
pub fn words_of<'a>(nodes: impl IntoIterator<Item = &'a Node>, labels: &Labels) -> String {
    let (mut line, mut after_element) = (String::new(), false);
    for node in nodes {
        match node {
            Node::Text(text) => line.push_str(text),
            Node::Element(element) => {
                let words = words(element, labels);
                let apart = after_element || !is_inline(element);
                line.push_str(if apart { " " } else { "" });
                line.push_str(&words);
                line.push_str(if is_inline(element) { "" } else { " " });
            }
        }
        after_element = matches!(node, Node::Element(_));
    }
    folded(&line)
}

/// One element in words.
pub fn words(element: &Element, labels: &Labels) -> String {
    if element.is_hidden() {
        return String::new();
    }
    match element.name.as_str() {
        "a" => format!("{} → {}{}", name(element, labels), target(element), flags(element)),
        "button" => format!("[{}]{}", name(element, labels), flags(element)),
        "svg" | "img" => image(element),
        "br" => " ".to_owned(),
        "label" if labels.names_control(element) => String::new(),
        _ if is_control(element) => format!(" {} ", control(element, labels)),
        _ if is_badge(element) => format!(" {{{}}} ", words_below(element, labels)),
        _ => padded(words_below(element, labels), element),
    }
}

/// Where a link leads. For data handed to another site or an email program, only that there is some.
fn target(link: &Element) -> String {
    let href = link.attribute("href").unwrap_or("nowhere");
    match href.split_once('?') {
        Some((outside, _)) if outside.contains(':') => format!("{outside}?…"),
        _ => href.to_owned(),
    }
}

/// The name of a link or a button.
fn name(element: &Element, labels: &Labels) -> String {
    element.attribute("aria-label").map_or_else(|| words_below(element, labels), str::to_owned)
}

/// Spaces at the ends of an element inside a sentence belong to the sentence.
fn padded(words: String, element: &Element) -> String {
    let is_space =
        |node: Option<&Node>, end: fn(&str) -> bool| matches!(node, Some(Node::Text(text)) if end(text));
    let before = is_space(element.children.first(), |text| text.starts_with(char::is_whitespace));
    let after = is_space(element.children.last(), |text| text.ends_with(char::is_whitespace));
    format!("{}{words}{}", if before { " " } else { "" }, if after { " " } else { "" })
}

fn is_badge(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default();
    class.split_whitespace().any(|class| class.ends_with("badge") || class.ends_with("__count"))
}

fn image(element: &Element) -> String {
    let name = element.attribute("aria-label").or_else(|| element.attribute("alt"));
    name.map_or_else(String::new, |name| format!("(image: {name})"))
}

/// What is set on a link, a button or a control in addition to its name.
pub fn flags(element: &Element) -> String {
    let spoken = ["current", "pressed", "expanded", "selected", "invalid", "busy"];
    let set = spoken.into_iter().filter_map(|flag| {
        match element.attribute(&format!("aria-{flag}"))? {
            // That nothing is invalid or in progress is not worth showing.
            "false" if matches!(flag, "current" | "invalid" | "busy") => None,
            "false" => Some(format!("not {flag}")),
            _ => Some(flag.to_owned()),
        }
    });
    let plain = ["disabled", "checked", "required"].into_iter();
    let plain = plain.filter(|flag| element.attribute(flag).is_some()).map(str::to_owned);
    let flags: Vec<String> = set.chain(plain).collect();
    if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) }
}

pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

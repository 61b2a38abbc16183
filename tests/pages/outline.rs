//! A page as its outline: a line for each heading, paragraph, list item, row, button, link and control,
//! indented by their containers. A change to a page then shows as a few changed lines that a person can read.

mod controls;
mod cut;
#[cfg(test)]
mod tests;
mod tree;
mod words;

use controls::Labels;
use cut::{clipped, cut};
pub use tree::Element;
use tree::Node;
use words::{folded, has_own_line, is_inline, words, words_below, words_of};

/// The outline of a page's markup.
pub fn outline(html: &str) -> String {
    outline_of(&Element::parse(html))
}

/// The outline of everything inside an element.
pub fn outline_of(element: &Element) -> String {
    let labels = Labels::of(element);
    let lines = Lines { labels: &labels }.below(element);
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Most characters in a line, and in a table cell.
const LINE: usize = 300;
const CELL: usize = 120;

struct Lines<'a> {
    labels: &'a Labels,
}

impl Lines<'_> {
    /// Children in page order. Adjacent inline children become one line.
    fn below(&self, element: &Element) -> Vec<String> {
        let mut lines = Vec::new();
        let mut run: Vec<&Node> = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(child) if child.is_hidden() => {}
                Node::Element(child) if has_own_line(child) => {
                    lines.extend(self.line(&std::mem::take(&mut run)));
                    lines.extend(self.element(child));
                }
                node => run.push(node),
            }
        }
        lines.extend(self.line(&run));
        lines
    }

    fn line(&self, run: &[&Node]) -> Option<String> {
        said(&words_of(run.iter().copied(), self.labels))
    }

    fn element(&self, element: &Element) -> Vec<String> {
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "p" | "legend" | "caption" | "summary" | "figcaption" if has_only_words(element) => {
                said(&words_below(element, self.labels)).into_iter().collect()
            }
            _ if is_inline(element) => said(&words(element, self.labels)).into_iter().collect(),
            "ul" | "ol" => self.named(element, self.items(element)),
            "li" => prefixed("- ", self.item(element)),
            "tr" => vec![self.row(element)],
            "tbody" => self.rows(element),
            "dl" => self.descriptions(element),
            _ => self.named(element, self.below(element)),
        }
    }

    fn heading(&self, element: &Element) -> Vec<String> {
        let level = element.name[1..].parse().unwrap_or(1);
        vec![format!("{} {}", "#".repeat(level), words_below(element, self.labels))]
    }

    /// Indents the lines below the name of a landmark, a group or a message. Without a name, doesn't indent
    /// them.
    fn named(&self, element: &Element, lines: Vec<String>) -> Vec<String> {
        match landmark(element) {
            Some(_) if lines.is_empty() && element.attribute("aria-busy").is_none() => Vec::new(),
            Some(name) => [name].into_iter().chain(prefixed("  ", lines)).collect(),
            None => lines,
        }
    }

    fn items(&self, list: &Element) -> Vec<String> {
        let items = list.elements().filter(|item| !item.is_hidden()).collect();
        let (items, rest) = cut(items);
        let lines = items.into_iter().flat_map(|item| prefixed("- ", self.item(item)));
        lines.chain(rest).collect()
    }

    fn item(&self, item: &Element) -> Vec<String> {
        if has_only_words(item) { vec![words_below(item, self.labels)] } else { self.below(item) }
    }

    fn rows(&self, body: &Element) -> Vec<String> {
        let (rows, rest) = cut(body.elements().filter(|row| !row.is_hidden()).collect());
        rows.into_iter().map(|row| self.row(row)).chain(rest).collect()
    }

    fn row(&self, row: &Element) -> String {
        let cells = row.elements().filter(|cell| !cell.is_hidden());
        let cells: Vec<String> = cells.map(|cell| clipped(&words_below(cell, self.labels), CELL)).collect();
        folded(&format!("| {} |", cells.join(" | ")))
    }

    /// Each term with its description.
    fn descriptions(&self, list: &Element) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for part in list.descendants() {
            match part.name.as_str() {
                "dt" => lines.push(format!("{}:", words_below(part, self.labels))),
                "dd" => {
                    let line = lines.last_mut().expect("a term stands before what describes it");
                    *line = format!("{line} {}", words_below(part, self.labels));
                }
                _ => {}
            }
        }
        lines
    }
}

fn said(words: &str) -> Option<String> {
    Some(clipped(&folded(words), LINE)).filter(|line| !line.is_empty())
}

fn has_only_words(element: &Element) -> bool {
    element.elements().filter(|child| !child.is_hidden()).all(is_inline)
}

/// The line that names a landmark, a group or a message, or `None` for an element that only carries style.
fn landmark(element: &Element) -> Option<String> {
    let role = element.attribute("role").unwrap_or(&element.name);
    let label = element.attribute("aria-label").map(|label| format!(" \"{label}\"")).unwrap_or_default();
    let names_itself = matches!(
        role,
        "main" | "nav" | "aside" | "form" | "fieldset" | "dialog" | "details" | "table" | "status" | "alert"
    );
    let busy = if element.has("aria-busy", "true") { " (busy)" } else { "" };
    (names_itself || !label.is_empty()).then(|| format!("{role}{label}{busy}"))
}

/// Puts the prefix before the first line and indents the others below it.
fn prefixed(prefix: &str, lines: Vec<String>) -> Vec<String> {
    let below = " ".repeat(prefix.chars().count());
    let mut lines = lines.into_iter();
    let first = lines.next().map(|line| format!("{prefix}{line}"));
    first.into_iter().chain(lines.map(|line| format!("{below}{line}"))).collect()
}

//! A page's markup as a tree. Leptos closes every element that it opens, so unclosed markup is a bug in the
//! page.

use html5gum::{HtmlString, StartTag, Token, Tokenizer};
use std::collections::BTreeMap;

/// Elements without an end tag (HTML, section 13.1.2).
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

pub enum Node {
    Text(String),
    Element(Element),
}

#[derive(Default)]
pub struct Element {
    pub name: String,
    attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

impl Element {
    /// Parses the markup below a nameless root.
    pub fn parse(html: &str) -> Self {
        let mut open = vec![Self::default()];
        for Ok(token) in Tokenizer::new(html) {
            match token {
                Token::StartTag(tag) => begin(&mut open, Self::of(&tag), tag.self_closing),
                Token::EndTag(tag) => end(&mut open, &text(&tag.name)),
                Token::String(string) => append(&mut open, Node::Text(text(&string))),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        let root = open.pop().filter(|_| open.is_empty());
        root.expect("every element is closed")
    }

    fn of(tag: &StartTag<()>) -> Self {
        let attributes =
            tag.attributes.iter().map(|(name, value)| (text(name), text(&value.value))).collect();
        Self { name: text(&tag.name), attributes, children: Vec::new() }
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.attribute(name) == Some(value)
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Every element below this one, in page order.
    pub fn descendants(&self) -> Vec<&Element> {
        self.elements().flat_map(|element| [vec![element], element.descendants()].concat()).collect()
    }

    pub fn find(&self, name: &str) -> Option<&Element> {
        self.descendants().into_iter().find(|element| element.name == name)
    }

    /// This element without the content of elements with this name.
    pub fn emptied(mut self, name: &str) -> Self {
        if self.name == name {
            self.children.clear();
        }
        self.children = self
            .children
            .into_iter()
            .map(|child| match child {
                Node::Element(element) => Node::Element(element.emptied(name)),
                text => text,
            })
            .collect();
        self
    }

    /// Whether no one sees or hears the element: a closed dialog, or a drawing next to words.
    pub fn is_hidden(&self) -> bool {
        self.has("aria-hidden", "true")
            || self.attribute("hidden").is_some()
            || matches!(self.name.as_str(), "script" | "style" | "template")
            || self.name == "dialog" && self.attribute("open").is_none()
    }
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn begin(open: &mut Vec<Element>, element: Element, self_closing: bool) {
    if self_closing || VOID.contains(&element.name.as_str()) {
        append(open, Node::Element(element));
    } else {
        open.push(element);
    }
}

fn end(open: &mut Vec<Element>, name: &str) {
    let last = open.pop().expect("the root is there to the end");
    assert_eq!(last.name, name, "an element ends that is not the last one that began");
    append(open, Node::Element(last));
}

fn append(open: &mut [Element], node: Node) {
    open.last_mut().expect("no more elements end than began").children.push(node);
}

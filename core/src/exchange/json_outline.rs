//! Locates the parts of a JSON text piece by piece, and checks on the way that all of the text is valid JSON.

use crate::json;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Deserializer, Value};
use std::{collections::BTreeSet, ops::Range};

/// The members of the object that the text contains. A text that is a list counts as an object with that list as its
/// only member, without a key.
#[derive(Debug, Default)]
pub struct Outline {
    pub members: Vec<Member>,
    /// The first duplicate key. Most readers silently use its last value.
    pub twice: Option<String>,
}

/// One member of the object.
#[derive(Debug, Default)]
pub struct Member {
    pub key: String,
    pub place: Range<usize>,
    /// Its elements or members, if it is a list or an object.
    pub parts: Vec<Part>,
    /// The first duplicate key inside it.
    pub twice: Option<String>,
}

/// An element of a list, which has no key, or a member of an object.
#[derive(Debug)]
pub struct Part {
    pub key: String,
    pub place: Range<usize>,
}

/// The text is not JSON, or is neither an object nor a list.
#[derive(Debug)]
pub struct Odd;

impl Outline {
    pub fn member(&self, key: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.key == key)
    }

    /// Returns a member's value, or null if there is no such member.
    pub fn value(&self, text: &str, key: &str) -> Value {
        let text = self.member(key).map_or("null", |member| &text[member.place.clone()]);
        json::read(text).unwrap_or_default()
    }
}

/// A traversal of the text that can be interrupted after every part.
#[derive(Debug, Default)]
pub struct Walk {
    /// The current offset.
    pub at: usize,
    pub outline: Outline,
    /// The lists and objects that enclose the current offset, outermost first.
    within: Vec<Container>,
}

#[derive(Debug)]
struct Container {
    /// `None` if it ends with the text.
    end: Option<u8>,
    is_empty: bool,
    keys: BTreeSet<String>,
}

impl Walk {
    pub fn new(at: usize) -> Self {
        Self { at, ..Self::default() }
    }

    /// Advances by one part. Returns false at the end of the text.
    pub fn step(&mut self, text: &str) -> Result<bool, Odd> {
        match self.within.len() {
            0 => self.begin(text).map(|()| true),
            1 if self.goes_on(text)? => self.walk_to_member(text).map(|()| true),
            1 => self.finish(text).map(|()| false),
            _ => self.walk_past_part(text).map(|()| true),
        }
    }

    fn begin(&mut self, text: &str) -> Result<(), Odd> {
        self.skip_space(text);
        if text.as_bytes().get(self.at) != Some(&b'[') {
            self.take(text, b'{')?;
            self.enter(Some(b'}'));
            return Ok(());
        }
        let place = self.at..self.at;
        self.outline.members.push(Member { key: String::new(), place, parts: Vec::new(), twice: None });
        self.at += 1;
        self.enter(None);
        self.enter(Some(b']'));
        Ok(())
    }

    fn finish(&mut self, text: &str) -> Result<(), Odd> {
        self.skip_space(text);
        if self.at == text.len() { Ok(()) } else { Err(Odd) }
    }

    /// Moves past a member's key, and past its value unless the value has parts.
    fn walk_to_member(&mut self, text: &str) -> Result<(), Odd> {
        let (key, is_second) = self.key(text)?;
        if is_second {
            self.outline.twice.get_or_insert(key.clone());
        }
        self.skip_space(text);
        let from = self.at;
        match text.as_bytes().get(from) {
            Some(b'{') => self.enter(Some(b'}')),
            Some(b'[') => self.enter(Some(b']')),
            _ => self.value::<IgnoredAny>(text).map(drop)?,
        }
        if self.within.len() > 1 {
            self.at += 1;
        }
        let member = Member { key, place: from..self.at, parts: Vec::new(), twice: None };
        self.outline.members.push(member);
        Ok(())
    }

    fn walk_past_part(&mut self, text: &str) -> Result<(), Odd> {
        let is_list = self.within.last().is_some_and(|container| container.end == Some(b']'));
        if !self.goes_on(text)? {
            self.within.pop();
            let at = self.at;
            if let Some(member) = self.outline.members.last_mut() {
                member.place.end = at;
            }
            return Ok(());
        }
        let (key, is_second) = if is_list { (String::new(), false) } else { self.key(text)? };
        self.skip_space(text);
        let from = self.at;
        self.value::<IgnoredAny>(text)?;
        let place = from..self.at;
        if let Some(member) = self.outline.members.last_mut() {
            if is_second {
                member.twice.get_or_insert(key.clone());
            }
            member.parts.push(Part { key, place });
        }
        Ok(())
    }

    fn enter(&mut self, end: Option<u8>) {
        self.within.push(Container { end, is_empty: true, keys: BTreeSet::new() });
    }

    /// Whether there is another part. Moves past the comma before it, or past the end.
    fn goes_on(&mut self, text: &str) -> Result<bool, Odd> {
        self.skip_space(text);
        let Some(container) = self.within.last_mut() else { return Err(Odd) };
        let Some(end) = container.end else { return Ok(false) };
        if text.as_bytes().get(self.at) == Some(&end) {
            self.at += 1;
            return Ok(false);
        }
        let is_first = std::mem::replace(&mut container.is_empty, false);
        if is_first { Ok(true) } else { self.take(text, b',').map(|()| true) }
    }

    /// Reads a key and whether this object already had it. Moves past its colon.
    fn key(&mut self, text: &str) -> Result<(String, bool), Odd> {
        let key: String = self.value(text)?;
        self.take(text, b':')?;
        let is_new = self.within.last_mut().is_none_or(|container| container.keys.insert(key.clone()));
        Ok((key, !is_new))
    }

    fn value<T: for<'de> Deserialize<'de>>(&mut self, text: &str) -> Result<T, Odd> {
        let mut values = Deserializer::from_str(&text[self.at..]).into_iter::<T>();
        let value = values.next().and_then(Result::ok).ok_or(Odd)?;
        self.at += values.byte_offset();
        Ok(value)
    }

    fn take(&mut self, text: &str, byte: u8) -> Result<(), Odd> {
        self.skip_space(text);
        if text.as_bytes().get(self.at) != Some(&byte) {
            return Err(Odd);
        }
        self.at += 1;
        Ok(())
    }

    fn skip_space(&mut self, text: &str) {
        let rest = &text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
    }
}

//! A message to one person, to copy or to open in email. This module sends nothing.

use crate::{model::ids::PersonId, workspace::Workspace};

/// A message to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub to: PersonId,
    pub mail: Option<String>,
    pub title: String,
    pub text: String,
}

impl Message {
    /// A link that opens an email with this message; `None` if no email address is known.
    pub fn mail_link(&self) -> Option<String> {
        let mail = self.mail.as_ref()?;
        Some(format!(
            "mailto:{}?subject={}&body={}",
            encoded(mail),
            encoded(&self.title),
            encoded(&self.text)
        ))
    }
}

/// Messages as one text to copy, each below its recipient. A single message has no such heading.
pub fn joined(workspace: &Workspace, messages: &[Message]) -> String {
    if let [only] = messages {
        return only.text.clone();
    }
    let with_address = |message: &Message| {
        let name = workspace.profiles.name(message.to);
        let to = message.mail.as_ref().map_or_else(|| name.to_owned(), |mail| format!("{name} <{mail}>"));
        format!("To: {to}\nSubject: {}\n\n{}\n", message.title, message.text)
    };
    messages.iter().map(with_address).collect::<Vec<_>>().join("\n---\n\n")
}

/// Percent-encodes a text for a link (RFC 3986, section 2.1), except for the `@` of an email address.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

//! A message to one person, ready to be copied or opened in email. Nothing is sent from here.

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
    /// An address that opens an email with this message in it; `None` where no email address is known.
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

/// Messages as one text to copy, each below the line that says to whom; one message by itself stands alone.
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

/// A text as a part of an address (RFC 3986, section 2.1); the `@` of an email address stays as it is.
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

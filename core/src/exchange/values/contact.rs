//! A person as another program names them: by name, by email address, or both.

pub use crate::model::email_address::mail;

/// A person as named in a file, before they are looked up. Has a name, an address, or both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Contact {
    pub name: Option<String>,
    /// In lower case, and shaped like an email address.
    pub mail: Option<String>,
}

impl Contact {
    /// Reads `Ada Okafor`, `ada@example.com`, `Ada Okafor <ada@example.com>` and `Ada Okafor (ada@example.com)`. Returns
    /// `None` for blank text.
    pub fn written(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(mail) = mail(text) {
            return Some(Self { name: None, mail: Some(mail) });
        }
        let bracketed = text.strip_suffix('>').and_then(|rest| rest.rsplit_once('<'));
        let bracketed = bracketed.or_else(|| text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')));
        if let Some((before, inside)) = bracketed
            && let Some(mail) = mail(inside)
        {
            return Some(Self { name: name(before), mail: Some(mail) });
        }
        name(text).map(|name| Self { name: Some(name), mail: None })
    }

    /// Returns the part of the address after the `@`.
    pub fn domain(&self) -> Option<&str> {
        self.mail.as_deref().and_then(|mail| mail.rsplit_once('@')).map(|(_, domain)| domain)
    }
}

/// Returns a name with single spaces and without quotation marks around it, or `None` if nothing is left.
pub fn name(text: &str) -> Option<String> {
    let words: Vec<&str> = text.trim().trim_matches('"').split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: Option<&str>, mail: Option<&str>) {
        let contact = Contact::written(text);
        assert_eq!(contact.as_ref().and_then(|contact| contact.name.as_deref()), name, "{text}");
        assert_eq!(contact.as_ref().and_then(|contact| contact.mail.as_deref()), mail, "{text}");
    }

    #[test]
    fn names_and_addresses_are_told_apart() {
        check("Ada  Okafor", Some("Ada Okafor"), None);
        check("Ada@Example.com", None, Some("ada@example.com"));
        check("\"Ada Okafor\" <ada@example.com>", Some("Ada Okafor"), Some("ada@example.com"));
        check("Ada Okafor (ada@example.com)", Some("Ada Okafor"), Some("ada@example.com"));
        check("mailto:ada@example.com", None, Some("ada@example.com"));
        check("Ada Okafor (she)", Some("Ada Okafor (she)"), None);
        check("  ", None, None);
    }
}

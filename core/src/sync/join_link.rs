//! The link that signs a device in, as it appears after the `#` of the app's address. Servers and the app write it, and the app
//! reads it.

use std::fmt;

/// The beginning of a link, after the address of the app.
pub const BEFORE_SECRET: &str = "#/join/";
const BEFORE_SERVER: &str = "?server=";

/// The secret of a link, and the address of the server that accepts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinLink {
    pub secret: String,
    /// `None` if the server is at the address of the app, otherwise as the link has it.
    pub server: Option<String>,
}

impl JoinLink {
    /// Parses the part of an address from its `#` on; `None` if it is no such link.
    pub fn read(fragment: &str) -> Option<Self> {
        let rest = fragment.strip_prefix(BEFORE_SECRET)?;
        let (secret, server) = match rest.split_once(BEFORE_SERVER) {
            Some((secret, server)) => (secret, Some(server.to_owned())),
            None => (rest, None),
        };
        Some(Self { secret: secret.to_owned(), server })
    }
}

impl fmt::Display for JoinLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{BEFORE_SECRET}{}", self.secret)?;
        match &self.server {
            Some(server) => write!(formatter, "{BEFORE_SERVER}{server}"),
            None => Ok(()),
        }
    }
}

/// The address of a server that is not at the app's own address, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerAddress(String);

/// Why a text is not a server address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoServerAddress {
    /// The connection would not be encrypted.
    Open,
    /// The address has more or less than a host and a path.
    NoAddress,
}

impl ServerAddress {
    /// Parses the address in a link.
    ///
    /// # Errors
    ///
    /// If someone on the network could read what is sent there, or the address has more than a host and a path.
    pub fn parse(text: &str) -> Result<Self, NoServerAddress> {
        let (scheme, rest) = text.split_once("://").ok_or(NoServerAddress::NoAddress)?;
        let host = rest.split('/').next().unwrap_or_default();
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_~:/[]%".contains(letter);
        if host.is_empty() || host.starts_with(':') || !rest.chars().all(is_plain) {
            return Err(NoServerAddress::NoAddress);
        }
        match scheme {
            "https" => {}
            "http" if is_this_machine(host) => {}
            "http" => return Err(NoServerAddress::Open),
            _ => return Err(NoServerAddress::NoAddress),
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }

    /// The address, to append a path to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address without its scheme, for display.
    pub fn name(&self) -> &str {
        self.0.split_once("://").map_or(&self.0, |(_, name)| name)
    }

    /// The origin, as browsers define it.
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |scheme| scheme + 3);
        let end = self.0[host..].find('/').map_or(self.0.len(), |slash| host + slash);
        &self.0[..end]
    }
}

fn is_this_machine(host: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].into_iter().any(|name| {
        host.strip_prefix(name).is_some_and(|port| {
            port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
        })
    })
}

impl fmt::Display for NoServerAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Open => {
                "The link names a server at an address that begins with http://, where others could read what is sent. \
                 Ask for a link to an address that begins with https://."
            }
            Self::NoAddress => {
                "The link names a server at an address that can’t be read. Ask the person who sent it for a new one."
            }
        })
    }
}

impl std::error::Error for NoServerAddress {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_link_keeps_the_address_of_its_server() {
        for server in [None, Some("https://team.example/switchback")] {
            let link = JoinLink { secret: "0a".repeat(32), server: server.map(str::to_owned) };
            assert_eq!(JoinLink::read(&link.to_string()), Some(link));
        }
        assert_eq!(JoinLink::read("#/people"), None);
    }

    #[test]
    fn a_server_address_is_encrypted_or_on_this_machine() {
        for (text, address, origin) in [
            ("https://team.example", "https://team.example", "https://team.example"),
            ("https://team.example:8443/a/b/", "https://team.example:8443/a/b", "https://team.example:8443"),
            ("http://localhost:8080", "http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1", "http://127.0.0.1", "http://127.0.0.1"),
            ("http://[::1]:80/a", "http://[::1]:80/a", "http://[::1]:80"),
        ] {
            let parsed = ServerAddress::parse(text).unwrap();
            assert_eq!((parsed.as_str(), parsed.origin()), (address, origin));
        }
        for open in ["http://team.example", "http://localhost.team.example", "http://127.0.0.1.team.example"]
        {
            assert_eq!(ServerAddress::parse(open), Err(NoServerAddress::Open), "{open}");
        }
    }

    #[test]
    fn an_address_has_only_a_host_and_a_path() {
        for text in [
            "",
            "team.example",
            "https://",
            "https:///a",
            "https://:80",
            "javascript://a",
            "https://a@team.example",
            "https://team.example?a",
            "https://team.example#a",
            "https://team.example; script-src *",
            "https://team.example\u{2028}",
        ] {
            assert_eq!(ServerAddress::parse(text), Err(NoServerAddress::NoAddress), "{text}");
        }
    }
}

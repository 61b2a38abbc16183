//! Hands messages to a mail server step by step, so that the outcome of each is known.

use crate::settings::is_local;
use chrono::TimeDelta;
use lettre::{
    Message,
    transport::smtp::{
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{SmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt, Rset},
        extension::ClientId,
    },
};
use percent_encoding::percent_decode_str;
use std::{str::FromStr, time::Duration};
use url::Url;

/// How long the mail server may take for each step.
const PATIENCE: Duration = Duration::from_secs(30);

/// A mail server and how to reach it. The debug format hides the password.
#[derive(Clone, Debug)]
pub struct MailServer {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encryption {
    /// Encrypted from the start.
    Tls,
    /// Begins unencrypted, and is encrypted before anything is sent.
    StartTls,
    None,
}

/// The outcome of handing over a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Sent,
    /// It will never be accepted.
    Refused(Option<u16>),
    /// It was not accepted, but may be later: after this time, if the server gives one.
    Later {
        code: u16,
        after: Option<TimeDelta>,
    },
    /// It was not accepted, and the connection is no longer usable.
    ConnectionLost,
    /// The connection was lost after the whole message was sent.
    Unknown,
}

/// An address without a host, or whose scheme is not that of a mail server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMailServer;

impl FromStr for MailServer {
    type Err = NoMailServer;

    /// `smtps://` is encrypted from the start. `smtp://` is encrypted by STARTTLS, except for a mail server on the same machine,
    /// or if it ends in `?tls=none`.
    fn from_str(text: &str) -> Result<Self, NoMailServer> {
        let address = Url::parse(text).map_err(|_| NoMailServer)?;
        let is_open = address.query() == Some("tls=none") || address.query().is_none() && is_local(&address);
        let (encryption, usual_port) = match (address.scheme(), address.query()) {
            ("smtps", None) => (Encryption::Tls, 465),
            ("smtp", None | Some("tls=none")) if is_open => (Encryption::None, 25),
            ("smtp", None) => (Encryption::StartTls, 587),
            _ => return Err(NoMailServer),
        };
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let name = Some(address.username()).filter(|name| !name.is_empty());
        let password = address.password().unwrap_or_default();
        Ok(Self {
            host: address.host_str().filter(|host| !host.is_empty()).ok_or(NoMailServer)?.to_owned(),
            port: address.port().unwrap_or(usual_port),
            encryption,
            credentials: name.map(|name| Credentials::new(decoded(name), decoded(password))),
        })
    }
}

impl MailServer {
    /// Whether a password would be sent unencrypted.
    pub fn tells_a_password(&self) -> bool {
        self.encryption == Encryption::None && self.credentials.is_some()
    }

    /// Connects to the mail server, ready for a message.
    ///
    /// # Errors
    ///
    /// Returns an error if the server is unreachable, cannot encrypt, or rejects the password.
    pub fn connect(&self) -> Result<Connection, lettre::transport::smtp::Error> {
        let hello = ClientId::default();
        let tls = || TlsParameters::new(self.host.clone());
        let wrapper = if self.encryption == Encryption::Tls { Some(tls()?) } else { None };
        let address = (self.host.trim_matches(['[', ']']), self.port);
        let mut connection =
            SmtpConnection::connect(address, Some(PATIENCE), &hello, wrapper.as_ref(), None)?;
        if self.encryption == Encryption::StartTls {
            connection.starttls(&tls()?, &hello)?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials)?;
        }
        Ok(Connection(connection))
    }
}

/// A connection to a mail server.
pub struct Connection(SmtpConnection);

impl Connection {
    /// Hands one message over.
    pub fn hand_over(&mut self, message: &Message) -> Fate {
        let fate = self.tell(message);
        // The transaction of a message that was not accepted is still open.
        if matches!(fate, Fate::Refused(_) | Fate::Later { .. }) && self.0.command(Rset).is_err() {
            return match fate {
                Fate::Refused(_) => fate,
                _ => Fate::ConnectionLost,
            };
        }
        fate
    }

    fn tell(&mut self, message: &Message) -> Fate {
        let envelope = message.envelope();
        let text = message.formatted();
        if let Err(reason) = self.0.command(Mail::new(envelope.from().cloned(), Vec::new())) {
            return before_all_was_told(&reason, Fate::ConnectionLost);
        }
        for to in envelope.to() {
            if let Err(reason) = self.0.command(Rcpt::new(to.clone(), Vec::new())) {
                return before_all_was_told(&reason, Fate::Refused(code(&reason)));
            }
        }
        if let Err(reason) = self.0.command(Data) {
            return before_all_was_told(&reason, Fate::Refused(code(&reason)));
        }
        match self.0.message(&text) {
            Ok(_) => Fate::Sent,
            Err(reason) if reason.status().is_none() => Fate::Unknown,
            Err(reason) => before_all_was_told(&reason, Fate::Refused(code(&reason))),
        }
    }

    /// Sends QUIT.
    pub fn end(mut self) {
        let _ = self.0.quit();
    }
}

fn code(reason: &lettre::transport::smtp::Error) -> Option<u16> {
    reason.status().map(u16::from)
}

/// Returns the outcome of a message that certainly was not accepted: `for_good` if the mail server rejects it permanently.
fn before_all_was_told(reason: &lettre::transport::smtp::Error, for_good: Fate) -> Fate {
    match code(reason) {
        Some(code) if reason.is_transient() => Fate::Later { code, after: None },
        Some(_) if reason.is_permanent() => for_good,
        _ => Fate::ConnectionLost,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn server(address: &str) -> Result<(String, u16, Encryption), NoMailServer> {
        address.parse::<MailServer>().map(|server| (server.host, server.port, server.encryption))
    }

    #[test]
    fn connections_beyond_the_machine_are_encrypted_unless_disabled() {
        let expect = |address: &str, host: &str, port, encryption| {
            assert_eq!(server(address), Ok((host.to_owned(), port, encryption)), "{address}");
        };
        expect("smtps://mail.example", "mail.example", 465, Encryption::Tls);
        expect("smtp://mail.example", "mail.example", 587, Encryption::StartTls);
        expect("smtp://mail.example:25", "mail.example", 25, Encryption::StartTls);
        expect("smtp://mail.example?tls=none", "mail.example", 25, Encryption::None);
        expect("smtp://localhost", "localhost", 25, Encryption::None);
        expect("smtp://127.0.0.1:2525", "127.0.0.1", 2525, Encryption::None);
        for none in ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example?tls=maybe"] {
            assert_eq!(server(none), Err(NoMailServer), "{none}");
        }
    }

    #[test]
    fn a_password_is_read_but_never_shown() {
        let server: MailServer = "smtps://team%40mail.example:p%2Fss@mail.example".parse().unwrap();
        let credentials = Credentials::new("team@mail.example".into(), "p/ss".into());
        assert_eq!(server.credentials, Some(credentials));
        assert!(!format!("{server:?}").contains("p/ss"));
        assert!(!server.tells_a_password());
        let open: MailServer = "smtp://team:pass@mail.example?tls=none".parse().unwrap();
        assert!(open.tells_a_password());
    }
}

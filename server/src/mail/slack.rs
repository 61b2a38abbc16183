//! Posts messages to a Slack channel, through an incoming webhook.

use super::smtp::Fate;
use crate::{agent, secret::SecretHash, settings::is_local};
use chrono::TimeDelta;
use serde_json::json;
use std::{
    fmt,
    io::{self, ErrorKind},
    str::FromStr,
    time::Duration,
};
use ureq::{Agent, Body, Timeout, http::Response};
use url::Url;

/// How long Slack may take to respond.
const PATIENCE: Duration = Duration::from_secs(20);
/// The pause between posts: Slack accepts one message per second in a channel.
pub const BETWEEN: Duration = Duration::from_secs(1);
/// How much of a response is read.
const MOST_BYTES: u64 = 1024;

/// A channel, identified by a secret address that is never shown.
#[derive(Clone)]
pub struct SlackChannel {
    address: Url,
    agent: Agent,
}

/// An address that is invalid, or to which others could read what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoChannel;

impl FromStr for SlackChannel {
    type Err = NoChannel;

    fn from_str(text: &str) -> Result<Self, NoChannel> {
        let address = Url::parse(text).map_err(|_| NoChannel)?;
        let is_encrypted = address.scheme() == "https";
        let is_protected = is_encrypted || address.scheme() == "http" && is_local(&address);
        if !is_protected {
            return Err(NoChannel);
        }
        // The server could have closed a kept connection, and then it is unknown what it still accepted.
        let config = agent::configured(is_encrypted, PATIENCE).max_idle_connections(0).build();
        Ok(Self { address, agent: config.into() })
    }
}

impl fmt::Debug for SlackChannel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SlackChannel(…)")
    }
}

impl SlackChannel {
    /// Returns the fingerprint of its address.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(self.address.as_str())
    }

    /// Posts a text.
    pub fn post(&self, text: &str) -> Fate {
        let text = escaped(text);
        match self.agent.post(self.address.as_str()).content_type("application/json").send(payload(&text)) {
            Ok(mut response) => {
                let fate = answered(response.status().as_u16(), agent::retry_after(&response));
                if !matches!(fate, Fate::Sent) {
                    tracing::warn!(
                        status = response.status().as_u16(),
                        words = words(&mut response),
                        "a post was not taken"
                    );
                }
                fate
            }
            Err(reason) if is_before_all_was_told(&reason) => Fate::ConnectionLost,
            Err(_) => Fate::Unknown,
        }
    }
}

/// Returns the body of a request. Slack adds no links or previews to it, and reads nothing in it as markup.
fn payload(text: &str) -> String {
    json!({ "text": text, "mrkdwn": false, "unfurl_links": false }).to_string()
}

/// Escapes the characters with a special meaning. They could mention a whole channel, or show one link as another.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn answered(status: u16, after: Option<TimeDelta>) -> Fate {
    match status {
        200..=299 => Fate::Sent,
        code @ (429 | 500..) => Fate::Later { code, after },
        code => Fate::Refused(Some(code)),
    }
}

/// Returns Slack's error code, such as no_service. Other servers could send any text, so anything else is left out.
fn words(response: &mut Response<Body>) -> String {
    let said = response.body_mut().with_config().limit(MOST_BYTES).read_to_string().unwrap_or_default();
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    if said.len() <= 60 && said.trim().chars().all(is_plain) { said.trim().to_owned() } else { String::new() }
}

/// Whether the request certainly was not accepted.
fn is_before_all_was_told(reason: &ureq::Error) -> bool {
    let never_connected = |reason: &io::Error| {
        matches!(
            reason.kind(),
            ErrorKind::ConnectionRefused
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::NetworkDown
                | ErrorKind::AddrNotAvailable
        )
    };
    match reason {
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::Tls(_)
        | ureq::Error::Rustls(_)
        | ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => true,
        ureq::Error::Io(reason) => never_connected(reason),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_needs_an_encrypted_address() {
        let channel = |address: &str| address.parse::<SlackChannel>().map(drop);
        for sound in ["https://hooks.slack.com/services/T0/B0/x", "http://127.0.0.1:8065/hooks/x"] {
            assert_eq!(channel(sound), Ok(()), "{sound}");
        }
        for other in ["http://hooks.slack.com/services/T0/B0/x", "hooks.slack.com", "smtp://localhost", ""] {
            assert_eq!(channel(other), Err(NoChannel), "{other}");
        }
    }

    #[test]
    fn its_address_is_never_shown() {
        let channel: SlackChannel = "https://hooks.slack.com/services/T0/B0/secret".parse().unwrap();
        assert!(!format!("{channel:?}").contains("secret"));
    }

    #[test]
    fn only_temporary_failures_are_retried() {
        let soon = Some(TimeDelta::seconds(30));
        for busy in [429, 500, 503] {
            assert_eq!(answered(busy, soon), Fate::Later { code: busy, after: soon });
        }
        assert_eq!(answered(200, None), Fate::Sent);
        for wrong in [302, 400, 403, 404, 410] {
            assert_eq!(answered(wrong, soon), Fate::Refused(Some(wrong)));
        }
    }

    #[test]
    fn a_name_cannot_mention_a_channel() {
        assert_eq!(escaped("<!channel> R&D <https://a|b>"), "&lt;!channel&gt; R&amp;D &lt;https://a|b&gt;");
    }
}

//! The cookie in which a browser keeps its device's secret. No page can read it.

use crate::settings::{Origin, PublicAddress};
use axum::http::{HeaderMap, header};
use std::sync::Arc;

/// How long a browser keeps the cookie after each use, in seconds: the longest that browsers allow.
const LIFE: u32 = 400 * 24 * 60 * 60;

/// How long signing in with an account provider may take, in seconds.
const SIGNING_IN: u32 = 600;

/// The name of the cookie, and how it is protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceCookie {
    name: Name,
    /// The other sites that serve the app. Their pages have a separate cookie.
    elsewhere: Arc<[Origin]>,
    /// A suffix of the name, for cookies with another purpose.
    purpose: &'static str,
    /// How many seconds a browser keeps it.
    life: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Name {
    /// Sent only over HTTPS, and no other host can set it.
    Encrypted(String),
    /// Connections on the machine itself are not encrypted. Its servers share one host, so the name includes the port.
    Local,
}

impl DeviceCookie {
    /// Returns the cookie of the app at an address, `None` if it is only reached on the machine itself, and on other sites.
    pub fn at(address: Option<&PublicAddress>, elsewhere: &[Origin]) -> Self {
        let address = address.filter(|address| address.is_encrypted());
        Self {
            name: address.map_or(Name::Local, Name::at),
            elsewhere: elsewhere.into(),
            purpose: "",
            life: LIFE,
        }
    }

    /// Returns the cookie that a browser has while a user signs in with an account provider.
    pub fn while_signing_in(&self) -> Self {
        Self { purpose: "-provider", life: SIGNING_IN, ..self.clone() }
    }

    /// Returns the secret that a request sends.
    pub fn shown(&self, headers: &HeaderMap) -> Option<String> {
        let name = self.name(headers);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
        let mut cookies =
            cookies.flat_map(|cookies| cookies.split(';')).filter_map(|one| one.trim().split_once('='));
        cookies.find(|(known, _)| *known == name).map(|(_, secret)| secret.to_owned())
    }

    /// Makes a browser keep a secret.
    pub fn kept(&self, headers: &HeaderMap, secret: &str) -> String {
        self.set(headers, secret, self.life)
    }

    /// Makes a browser delete the secret.
    pub fn forgotten(&self, headers: &HeaderMap) -> String {
        self.set(headers, "", 0)
    }

    /// Browsers store cookies set under another site's page separately from all others.
    fn set(&self, headers: &HeaderMap, secret: &str, life: u32) -> String {
        let protection = match (self.is_elsewhere(headers), &self.name) {
            (true, _) => "SameSite=None; Secure; Partitioned",
            (false, Name::Encrypted(_)) => "SameSite=Lax; Secure",
            (false, Name::Local) => "SameSite=Lax",
        };
        let name = self.name(headers);
        format!("{name}={secret}; Path=/; Max-Age={life}; HttpOnly; {protection}")
    }

    fn name(&self, headers: &HeaderMap) -> String {
        let name = self.name.under(headers);
        let place = if self.is_elsewhere(headers) { "-elsewhere" } else { "" };
        format!("{name}{}{place}", self.purpose)
    }

    /// Whether a page of another site sent the request, and the server accepts that site as the app.
    pub fn is_elsewhere(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        origin.is_some_and(|origin| self.elsewhere.iter().any(|known| known.as_str() == origin))
    }
}

impl Name {
    fn at(address: &PublicAddress) -> Self {
        let parts = address.path().split('/').filter(|part| !part.is_empty());
        let plain = |part: &str| part.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        Self::Encrypted(
            parts.fold("__Host-switchback".to_owned(), |name, part| format!("{name}-{}", plain(part))),
        )
    }

    fn under(&self, headers: &HeaderMap) -> String {
        match self {
            Self::Encrypted(name) => name.clone(),
            Self::Local => {
                let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
                let port = host.and_then(|host| host.rsplit_once(':')).map_or("80", |(_, port)| port);
                let port: String = port.chars().filter(char::is_ascii_digit).collect();
                format!("switchback-{port}")
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(address: &str) -> DeviceCookie {
        DeviceCookie::at(Some(&address.parse().unwrap()), &[])
    }

    fn headers(host: &str, cookies: &str) -> HeaderMap {
        let pairs = [(header::HOST, host), (header::COOKIE, cookies)];
        pairs.into_iter().map(|(name, value)| (name, value.parse().unwrap())).collect()
    }

    #[test]
    fn over_https_the_cookie_is_never_sent_unencrypted() {
        let none = HeaderMap::new();
        let set = at("https://team.example").kept(&none, "1.2");
        assert_eq!(set, "__Host-switchback=1.2; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure");
        let forgotten = at("https://team.example").forgotten(&none);
        assert!(forgotten.starts_with("__Host-switchback=; ") && forgotten.contains("Max-Age=0;"));
    }

    #[test]
    fn servers_on_one_host_have_separate_cookies() {
        let named = |cookie: DeviceCookie, host: &str| {
            cookie.kept(&headers(host, ""), "1").split('=').next().unwrap().to_owned()
        };
        assert_eq!(named(at("https://team.example/a/b"), "team.example"), "__Host-switchback-a-b");
        assert_eq!(named(DeviceCookie::at(None, &[]), "127.0.0.1:8080"), "switchback-8080");
        assert_eq!(named(at("http://localhost:8081"), "localhost:8081"), "switchback-8081");
        assert_eq!(named(DeviceCookie::at(None, &[]), "localhost"), "switchback-80");
    }

    #[test]
    fn the_cookie_of_this_server_is_found_among_others() {
        let cookies = "switchback-81=no; theme=dark; switchback-80=yes.1";
        assert_eq!(DeviceCookie::at(None, &[]).shown(&headers("localhost", cookies)), Some("yes.1".into()));
        assert_eq!(DeviceCookie::at(None, &[]).shown(&headers("localhost:82", cookies)), None);
    }

    #[test]
    fn an_app_on_another_site_has_a_separate_cookie() {
        let elsewhere = ["https://name.github.io".parse().unwrap()];
        let address = "https://team.example".parse().unwrap();
        let cookie = DeviceCookie::at(Some(&address), &elsewhere);
        let asked_from = |origin: &str| {
            let mut headers = headers("team.example", "__Host-switchback=1; __Host-switchback-elsewhere=2");
            headers.insert(header::ORIGIN, origin.parse().unwrap());
            (cookie.kept(&headers, "3"), cookie.shown(&headers))
        };
        let (kept, shown) = asked_from("https://name.github.io");
        assert!(kept.starts_with("__Host-switchback-elsewhere=3; Path=/;"), "{kept}");
        assert!(kept.ends_with("HttpOnly; SameSite=None; Secure; Partitioned"), "{kept}");
        assert_eq!(shown, Some("2".into()));
        for origin in ["https://team.example", "https://other.github.io", "null"] {
            let (kept, shown) = asked_from(origin);
            assert!(kept.starts_with("__Host-switchback=3;") && kept.contains("SameSite=Lax"), "{kept}");
            assert_eq!(shown, Some("1".into()));
        }
    }
}

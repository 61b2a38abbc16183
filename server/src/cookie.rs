//! The cookie in which a browser keeps the secret of its device. No page can read it.

use crate::settings::PublicAddress;
use axum::http::{HeaderMap, header};

/// For how long a browser keeps it after each use, in seconds: the longest that browsers allow.
const LIFE: u32 = 400 * 24 * 60 * 60;

/// What the cookie is called, and how it is protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceCookie {
    /// It is only sent encrypted, and no other host can set it.
    Encrypted { name: String },
    /// On the machine itself nothing is encrypted. Its servers share one host, so the name has their port.
    Local,
}

impl DeviceCookie {
    /// That of the app under an address; `None` where it is only reached on the machine itself.
    pub fn at(address: Option<&PublicAddress>) -> Self {
        let Some(address) = address.filter(|address| address.is_encrypted()) else { return Self::Local };
        let parts = address.path().split('/').filter(|part| !part.is_empty());
        let plain = |part: &str| part.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        let name = parts.fold("__Host-switchback".to_owned(), |name, part| format!("{name}-{}", plain(part)));
        Self::Encrypted { name }
    }

    /// What a request shows.
    pub fn shown(&self, headers: &HeaderMap) -> Option<String> {
        let name = self.name(headers);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
        let mut cookies =
            cookies.flat_map(|cookies| cookies.split(';')).filter_map(|one| one.trim().split_once('='));
        cookies.find(|(known, _)| *known == name).map(|(_, secret)| secret.to_owned())
    }

    /// Has a browser keep a secret.
    pub fn kept(&self, headers: &HeaderMap, secret: &str) -> String {
        self.set(headers, secret, LIFE)
    }

    /// Has a browser forget it.
    pub fn forgotten(&self, headers: &HeaderMap) -> String {
        self.set(headers, "", 0)
    }

    fn set(&self, headers: &HeaderMap, secret: &str, life: u32) -> String {
        let protection = match self {
            Self::Encrypted { .. } => "; Secure",
            Self::Local => "",
        };
        let name = self.name(headers);
        format!("{name}={secret}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{protection}")
    }

    fn name(&self, headers: &HeaderMap) -> String {
        match self {
            Self::Encrypted { name } => name.clone(),
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
        DeviceCookie::at(Some(&address.parse().unwrap()))
    }

    fn headers(host: &str, cookies: &str) -> HeaderMap {
        let pairs = [(header::HOST, host), (header::COOKIE, cookies)];
        pairs.into_iter().map(|(name, value)| (name, value.parse().unwrap())).collect()
    }

    #[test]
    fn where_the_app_is_reached_over_https_the_cookie_never_leaves_unencrypted() {
        let none = HeaderMap::new();
        let set = at("https://team.example").kept(&none, "1.2");
        assert_eq!(set, "__Host-switchback=1.2; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure");
        let forgotten = at("https://team.example").forgotten(&none);
        assert!(forgotten.starts_with("__Host-switchback=; ") && forgotten.contains("Max-Age=0;"));
    }

    #[test]
    fn servers_beside_each_other_have_cookies_of_their_own() {
        let named = |cookie: DeviceCookie, host: &str| {
            cookie.kept(&headers(host, ""), "1").split('=').next().unwrap().to_owned()
        };
        assert_eq!(named(at("https://team.example/a/b"), "team.example"), "__Host-switchback-a-b");
        assert_eq!(named(DeviceCookie::at(None), "127.0.0.1:8080"), "switchback-8080");
        assert_eq!(named(at("http://localhost:8081"), "localhost:8081"), "switchback-8081");
        assert_eq!(named(DeviceCookie::Local, "localhost"), "switchback-80");
    }

    #[test]
    fn a_request_shows_the_cookie_of_this_server_among_others() {
        let cookies = "switchback-81=no; theme=dark; switchback-80=yes.1";
        assert_eq!(DeviceCookie::Local.shown(&headers("localhost", cookies)), Some("yes.1".into()));
        assert_eq!(DeviceCookie::Local.shown(&headers("localhost:82", cookies)), None);
    }
}

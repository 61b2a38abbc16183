//! The name of a device, as far as its browser reveals it.

use axum::http::{HeaderMap, header};

/// A name such as "Chrome on Windows". Nothing else of what the browser sends is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceName(String);

/// Marks in a browser's user agent, and the name that people use for it. Many browsers also claim to be others, so these come
/// first.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Safari/", "Safari"),
];

/// Like `BROWSERS`, for the system that the browser runs on.
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

impl DeviceName {
    /// Returns the name of the device that sent these headers, or `None` if its browser is not a known one.
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let said = headers.get(header::USER_AGENT)?.to_str().ok()?;
        let named = |names: &[(&str, &'static str)]| {
            names.iter().find(|(mark, _)| said.contains(mark)).map(|(_, name)| *name)
        };
        Some(Self(format!("{} on {}", named(&BROWSERS)?, named(&SYSTEMS)?)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn name(said: &'static str) -> Option<String> {
        let headers = HeaderMap::from_iter([(header::USER_AGENT, HeaderValue::from_static(said))]);
        DeviceName::of(&headers).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn browsers_that_claim_to_be_others_get_their_own_name() {
        let said = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                "Safari on Mac",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/143.0.0.0 Mobile/15E148 Safari/604.1",
                "Chrome on iPhone",
            ),
            ("Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0", "Firefox on Android"),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
                "Chrome on Linux",
            ),
        ];
        for (said, expected) in said {
            assert_eq!(name(said).as_deref(), Some(expected), "{said}");
        }
    }

    #[test]
    fn an_unknown_program_has_no_name() {
        assert_eq!([name("curl/8.14.1"), name("Safari/605.1.15"), name("")], [None, None, None]);
        assert_eq!(DeviceName::of(&HeaderMap::new()), None);
    }
}

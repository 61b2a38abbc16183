//! Requests to a server, with responses as text.

use super::clock;
pub use gloo_net::http::Method;
use gloo_net::http::RequestBuilder;
use web_sys::{AbortController, RequestCache, RequestCredentials};

#[derive(Clone, Debug)]
pub struct Request {
    pub method: Method,
    pub address: String,
    /// JSON.
    pub body: Option<String>,
    /// In seconds.
    pub timeout: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

/// There was no response: the device is offline, the server is down, or it took too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

/// Sends a request and waits for the response. Requests that sign in have no token.
///
/// # Errors
///
/// [`NoAnswer`]. The request may or may not have arrived.
pub async fn ask(request: &Request, token: Option<&str>) -> Result<Answer, NoAnswer> {
    let Request { method, address, body, timeout } = request;
    let controller = AbortController::new().map_err(|_| NoAnswer)?;
    let _timer = clock::every(*timeout, {
        let controller = controller.clone();
        move || controller.abort()
    });
    let mut built = RequestBuilder::new(address)
        .method(method.clone())
        .cache(RequestCache::NoStore)
        // The device's cookie belongs to its server, which may be at another origin.
        .credentials(RequestCredentials::Include)
        .abort_signal(Some(&controller.signal()));
    if let Some(token) = token {
        built = built.header("authorization", &format!("Bearer {token}"));
    }
    let sent = match body {
        Some(body) => built.header("content-type", "application/json").body(body.as_str()),
        None => built.build(),
    };
    let response = sent.map_err(|_| NoAnswer)?.send().await.map_err(|_| NoAnswer)?;
    let (status, body) = (response.status(), response.text().await.map_err(|_| NoAnswer)?);
    Ok(Answer { status, body })
}

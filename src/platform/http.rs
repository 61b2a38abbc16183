//! Requests to a server, and the answers as texts.

use super::clock;
pub use gloo_net::http::Method;
use gloo_net::http::RequestBuilder;
use web_sys::{AbortController, RequestCache, RequestCredentials};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    pub method: Method,
    pub address: String,
    /// JSON.
    pub body: Option<String>,
    /// After which it is given up, in seconds.
    pub patience: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

/// No answer came: there is no network, the server is not there, or it took too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

/// Asks, and waits for the answer. A question that signs in shows no token.
///
/// # Errors
///
/// [`NoAnswer`]. Whether the question arrived is not known then.
pub async fn ask(question: &Question, token: Option<&str>) -> Result<Answer, NoAnswer> {
    let Question { method, address, body, patience } = question;
    let controller = AbortController::new().map_err(|_| NoAnswer)?;
    let _timer = clock::every(*patience, {
        let controller = controller.clone();
        move || controller.abort()
    });
    let mut request = RequestBuilder::new(address)
        .method(method.clone())
        .cache(RequestCache::NoStore)
        // The cookie of the device is for its server, wherever that is.
        .credentials(RequestCredentials::Include)
        .abort_signal(Some(&controller.signal()));
    if let Some(token) = token {
        request = request.header("authorization", &format!("Bearer {token}"));
    }
    let sent = match body {
        Some(body) => request.header("content-type", "application/json").body(body.as_str()),
        None => request.build(),
    };
    let response = sent.map_err(|_| NoAnswer)?.send().await.map_err(|_| NoAnswer)?;
    let (status, body) = (response.status(), response.text().await.map_err(|_| NoAnswer)?);
    Ok(Answer { status, body })
}

//! The files of the built app, served as any static host serves them.

use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
};
use std::{fs, path::Path};
use tower::{ServiceExt as _, service_fn};
use tower_http::{
    compression::CompressionLayer,
    services::{ServeDir, ServeFile},
};

/// Headers that protect every page from framing and content sniffing, and keep its address private.
const HEADERS: [(header::HeaderName, &str); 3] = [
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
];

/// Checks that the folder contains a built app.
///
/// # Errors
///
/// Returns a message that says what to do.
pub fn check(folder: Option<&Path>) -> Result<(), String> {
    match folder {
        Some(folder) if !folder.join("index.html").is_file() => Err(format!(
            "There is no built app in {}. Build it with script/build, or leave --app out.",
            folder.display()
        )),
        _ => Ok(()),
    }
}

/// Serves every file of the folder, and the start page at the address of each page. If people can sign in with a provider's
/// accounts, the start page names the provider.
///
/// # Errors
///
/// Returns a message if the page cannot be read.
pub fn files(folder: &Path, provider: Option<&str>) -> Result<Router, String> {
    let (files, start) = (ServeDir::new(folder), ServeFile::new(folder.join("index.html")));
    let with_provider = provider.map(|name| page_with(folder, name)).transpose()?;
    let serve = move |request: Request<Body>| {
        let (files, start, with_provider) = (files.clone(), start.clone(), with_provider.clone());
        async move {
            match (is_page(request.uri().path()), with_provider) {
                (true, Some(page)) => Ok(Html(page).into_response()),
                (true, None) => start.oneshot(request).await.map(IntoResponse::into_response),
                (false, _) => files.oneshot(request).await.map(IntoResponse::into_response),
            }
        }
    };
    Ok(Router::new()
        .fallback_service(service_fn(serve))
        .layer(middleware::from_fn(with_headers))
        .layer(CompressionLayer::new()))
}

/// Returns the start page with the name of a provider in it.
fn page_with(folder: &Path, provider: &str) -> Result<String, String> {
    let page = fs::read_to_string(folder.join("index.html"))
        .map_err(|reason| format!("The page of the app cannot be read: {reason}."))?;
    let name = provider.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    Ok(page.replacen("</head>", &format!("<meta name=\"provider\" content=\"{name}\"></head>"), 1))
}

/// Whether the address is that of a page. Pages have no dot in the last part of their address, and files have one.
fn is_page(path: &str) -> bool {
    path.rsplit('/').next().is_none_or(|last| !last.contains('.'))
}

/// Lets browsers keep files with a hash in their name, which never change. They check all other files again each time.
async fn with_headers(request: Request<Body>, next: Next) -> Response {
    let is_hashed = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    let caching = if is_hashed && response.status().is_success() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the path contains a hash of 16 digits, as Trunk's file names do.
fn is_hashed(path: &str) -> bool {
    let parts = path.split(['/', '.']).filter_map(|part| part.rsplit_once('-'));
    parts.into_iter().any(|(_, hash)| hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_apart_from_files() {
        for path in ["/", "/people", "/sessions/00000000000g7", "/people/"] {
            assert!(is_page(path), "{path}");
        }
        assert!(!is_page("/app-9d00adaff181fa95/chunk_9.wasm"));
    }

    #[test]
    fn only_files_with_a_hash_are_cached_forever() {
        assert!(is_hashed("/start-b9eaf9bd0cbaaa28.js"));
        assert!(is_hashed("/app-9d00adaff181fa95/switchback_bg.wasm"));
        for path in ["/", "/index.html", "/service-worker.js", "/icon-192.png", "/people/00000000000g7"] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}

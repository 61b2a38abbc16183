//! Restricting the page's requests to other sites.

use super::browser::document;
use switchback_core::sync::join_link::ServerAddress;

/// Limits all further requests of the page, from any code, to its own site and the team's server. The policy in the page
/// allows any server, since the same page is used with many. Browsers enforce all policies of a page together.
pub fn close_but(server: Option<&ServerAddress>) {
    let server = server.map_or("", ServerAddress::origin);
    let policy = document().and_then(|document| {
        let policy = document.create_element("meta").ok()?;
        policy.set_attribute("http-equiv", "Content-Security-Policy").ok()?;
        // A blob exists only in the page that created it.
        policy.set_attribute("content", &format!("connect-src 'self' blob: {server}")).ok()?;
        Some((document.head()?, policy))
    });
    if let Some((head, policy)) = policy {
        // A page always accepts elements at the end of its head.
        let _ = head.append_child(&policy);
    }
}

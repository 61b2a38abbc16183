//! What the page may ask of other sites.

use super::browser::document;
use switchback_core::sync::join_link::ServerAddress;

/// From now on the page can ask nothing of any site but its own and that of the team's server, whatever runs in it. The policy
/// in the page allows any server, since one page is used with many; browsers hold a page to all of its policies.
pub fn close_but(server: Option<&ServerAddress>) {
    let server = server.map_or("", ServerAddress::origin);
    let policy = document().and_then(|document| {
        let policy = document.create_element("meta").ok()?;
        policy.set_attribute("http-equiv", "Content-Security-Policy").ok()?;
        // What the page itself has made is nowhere else.
        policy.set_attribute("content", &format!("connect-src 'self' blob: {server}")).ok()?;
        Some((document.head()?, policy))
    });
    if let Some((head, policy)) = policy {
        // A page always takes what is put at the end of its head.
        let _ = head.append_child(&policy);
    }
}

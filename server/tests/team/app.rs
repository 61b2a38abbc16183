//! The files of the app, which the server can serve, too.

use crate::process::Server;
use serde_json::json;

#[test]
fn the_app_is_served_along_with_the_interface() {
    let server = Server::start_with_app(&[("index.html", "<p>the app</p>"), ("a-0123456789abcdef.js", "1")]);
    let page = |path: &str| server.page(path);
    for address in ["/", "/people", "/sessions/00000000000g7"] {
        assert_eq!(page(address), (200, "no-cache".into(), "<p>the app</p>".into()), "{address}");
    }
    let kept = "public, max-age=31536000, immutable";
    assert_eq!(page("/a-0123456789abcdef.js"), (200, kept.into(), "1".into()));
    assert_eq!(page("/b-0123456789abcdef.js").0, 404, "a file of another build");
    assert_eq!(server.get("/v1/nothing", None).body["type"], json!("urn:switchback:no-such-address"));
}

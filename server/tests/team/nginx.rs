//! nginx in front of the server, with its defaults and as docs/running-a-server.md describes it.

use crate::{
    company::{found, limits},
    database::{Database, Kind},
    device::Device,
    process::Server,
};
use serde_json::json;
use std::{
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};
use switchback_core::model::actor::Actor;
use tempfile::TempDir;

struct Nginx {
    child: Child,
    address: String,
    _folder: TempDir,
}

impl Nginx {
    /// Starts nginx in front of a server, with an additional line in its settings.
    fn before(server: &Server, line: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../script/nginx"))
            .arg(folder.path())
            .args([&port.to_string(), server.address().strip_prefix("http://").unwrap(), line])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let listens = (0..100).any(|_| {
            thread::sleep(Duration::from_millis(100));
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        assert!(listens, "nginx does not start");
        Self { child, address: format!("http://127.0.0.1:{port}"), _folder: folder }
    }
}

impl Drop for Nginx {
    /// Asks nginx to end, because its workers would survive if it were killed.
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

fn server() -> Server {
    let arguments = ["--behind-proxy", "--address", "https://team.example"];
    Server::start_with(Database::new(Kind::Sqlite), &arguments)
}

#[test]
#[ignore = "needs nginx: script/test-server"]
fn nginx_passes_on_a_response_before_the_wait_ends() {
    let mut server = server();
    let nginx = Nginx::before(&server, "");
    server.is_reached_at(&nginx.address);
    let mut coordinator = Device::join(&server, server.first_link());
    let link = coordinator.link_for(Actor::COORDINATOR);
    found(&mut coordinator);
    let mut other = Device::join(&server, &link);
    other.sync();
    let waiting = other.wait_for_more();
    let person = *coordinator.workspace().people.keys().next().unwrap();
    coordinator.give(limits(person, 3)).unwrap();
    coordinator.sync();
    let is_told = (0..150).any(|_| {
        thread::sleep(Duration::from_millis(100));
        waiting.is_finished()
    });
    assert!(is_told, "nginx keeps it back");
    assert_eq!(waiting.join().unwrap().body["lines"].as_array().map(Vec::len), Some(1));
}

#[test]
#[ignore = "needs nginx: script/test-server"]
fn behind_nginx_attempts_count_per_source() {
    let server = server();
    let nginx = Nginx::before(&server, "");
    let attempt = |at: &str, from: String| {
        let request = server.agent().post(format!("{at}/v1/sign-in")).header("x-forwarded-for", from);
        request.send_json(json!({ "secret": "wrong" })).unwrap().status().as_u16()
    };
    let forged = (0..25).map(|number| attempt(&nginx.address, format!("198.51.100.{number}")));
    assert_eq!(forged.filter(|status| *status == 429).count(), 5, "whatever they write themselves");
    assert_eq!(attempt(&server.address(), "203.0.113.8".into()), 410, "somebody else, behind another proxy");
}

#[test]
#[ignore = "needs nginx: script/test-server"]
fn a_large_import_passes_nginx_if_configured_as_documented() {
    let mut server = server();
    let direct = server.address();
    let coordinator = Device::join(&server, server.first_link());
    let company = json!("x".repeat(2 * 1024 * 1024));
    for (line, status) in [("", 413), ("client_max_body_size 64m;", 400)] {
        let nginx = Nginx::before(&server, line);
        server.is_reached_at(&nginx.address);
        let answer = server.put("/v1/workspace", Some(coordinator.token()), &company);
        assert_eq!(answer.status, status, "{line}");
        server.is_reached_at(&direct);
    }
}

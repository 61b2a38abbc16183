//! Encrypted connections to a PostgreSQL that is elsewhere.

use crate::{
    database::{Cluster, Database, Kind},
    device::Device,
    process::Server,
};

/// A database that servers reach at a host and port, with the parameters of an address.
fn database(cluster: &Cluster, host: &str, parameters: &str) -> Database {
    Database::in_cluster(&cluster.folder)
        .reached_at(|name| format!("postgres://postgres@{host}/{name}?{parameters}"))
}

/// The reason why a server does not start on a database.
fn refusal(database: &Database, arguments: &[&str]) -> String {
    let (is_started, said) = Server::try_to_start(database, arguments);
    assert!(!is_started, "{said}");
    said
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_connection_is_encrypted_if_the_certificate_is_valid_for_the_host() {
    let cluster = Cluster::start();
    let (port, certificate) = cluster.encrypt();
    let host = format!("localhost:{port}");
    let trusting = ["--database-certificates", certificate.to_str().unwrap()];
    for parameters in ["", "sslmode=require", "sslmode=verify-full", "sslmode=verify-ca"] {
        let database = database(&cluster, &host, parameters);
        let server = Server::start_with(database, &trusting);
        Device::join(&server, server.first_link());
        let encrypted = "SELECT count(*) > 0 FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                         WHERE ssl AND datname = current_database()";
        let is_encrypted: bool = server.database().client().query_one(encrypted, &[]).unwrap().get(0);
        assert!(is_encrypted, "{parameters}");
    }

    let said = refusal(&database(&cluster, &host, "sslmode=require"), &[]);
    assert!(said.contains("invalid peer certificate") && said.contains("--database-certificates"), "{said}");
    let by_number = database(&cluster, &format!("127.0.0.1:{port}"), "sslmode=require");
    let said = refusal(&by_number, &trusting);
    assert!(said.contains("not valid for"), "{said}");
    let said = refusal(&database(&cluster, &host, "sslmode=disable"), &trusting);
    assert!(said.contains("no encryption"), "{said}");
}

#[test]
#[ignore = "needs PostgreSQL: script/test-server"]
fn a_server_that_cannot_encrypt_is_refused() {
    let cluster = Cluster::start();
    let at_socket = Database::in_cluster(&cluster.folder);
    let address = format!("{}&sslmode=require", at_socket.address());
    let said = refusal(&at_socket.reached_at(|_| address), &[]);
    assert!(said.contains("turn on SSL in PostgreSQL"), "{said}");
}

#[test]
fn a_file_without_certificates_is_refused() {
    let database = Database::new(Kind::Sqlite);
    let file = database.path("none.pem");
    std::fs::write(&file, "no certificate").unwrap();
    let (is_made, said) =
        Server::try_to_start(&database, &["--database-certificates", file.to_str().unwrap()]);
    assert!(!is_made && said.contains("none.pem cannot be used"), "{said}");
}

//! The address of a PostgreSQL database, and the encryption of its connections.

use crate::{database::error::DatabaseError, settings::is_local_name};
use ::postgres::{
    Client, Config,
    config::{Host, SslMode, SslNegotiation},
};
use rustls::{ClientConfig, RootCertStore, pki_types::CertificateDer};
use std::{fmt, sync::Arc, time::Duration};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long connecting may take, unless the address says otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a peer can be silent before it counts as gone.
const SILENCE: Duration = Duration::from_secs(20);

/// How to connect to a PostgreSQL database.
#[derive(Clone)]
pub struct PostgresConfig {
    config: Config,
    tls: MakeRustlsConnect,
}

impl fmt::Debug for PostgresConfig {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It hides the password.
        self.config.fmt(formatter)
    }
}

impl PostgresConfig {
    /// Parses the address of a database. If it has no `sslmode`, connections are encrypted over a network, or if there are
    /// `certificates`. PostgreSQL on the same machine often has a certificate that no one trusts.
    ///
    /// Encrypted connections are only made to a server whose certificate is valid for its host name and signed by an authority
    /// that the system trusts, or by one of `certificates`.
    ///
    /// # Errors
    ///
    /// Returns an error if the address is not understood, or if a certificate is unusable.
    pub fn parse(address: &str, certificates: &[CertificateDer<'static>]) -> Result<Self, DatabaseError> {
        // The client doesn't know these two modes. What they ask for is always checked here.
        let known = address.replace("sslmode=verify-full", "sslmode=require");
        let known = known.replace("sslmode=verify-ca", "sslmode=require");
        let mut config: Config = known.parse()?;
        if !has_mode(address) {
            let is_encrypted = needs_encryption(&config) || !certificates.is_empty();
            config.ssl_mode(if is_encrypted { SslMode::Require } else { SslMode::Disable });
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIMEOUT);
        }
        config.keepalives_idle(SILENCE).tcp_user_timeout(SILENCE);
        Ok(Self { config, tls: tls(certificates)? })
    }

    /// Connects to the database.
    ///
    /// # Errors
    ///
    /// Returns an error if the database can't be reached, or not with the encryption that its address asks for.
    pub fn connect(&self) -> Result<Client, DatabaseError> {
        self.config.connect(self.tls.clone()).map_err(|reason| match is_about_encryption(&reason) {
            true => DatabaseError::NotEncrypted(reason),
            false => reason.into(),
        })
    }
}

/// Whether the parameters of an address set `sslmode`. A password may contain the same text.
fn has_mode(address: &str) -> bool {
    let parameters = address.rsplit_once('?').map_or("", |(_, parameters)| parameters);
    parameters.split('&').any(|parameter| parameter.starts_with("sslmode="))
}

fn needs_encryption(config: &Config) -> bool {
    let is_remote = |host: &Host| matches!(host, Host::Tcp(name) if !is_local_name(name));
    config.get_ssl_negotiation() == SslNegotiation::Direct
        || config.get_hosts().iter().any(is_remote)
        || config.get_hostaddrs().iter().any(|address| !address.is_loopback())
}

/// The client reports this only in the text of the error.
fn is_about_encryption(reason: &::postgres::Error) -> bool {
    reason.to_string().contains("TLS handshake")
}

fn tls(certificates: &[CertificateDer<'static>]) -> Result<MakeRustlsConnect, DatabaseError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for certificate in certificates {
        roots.add(certificate.clone()).map_err(DatabaseError::Certificate)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = versions.map_err(DatabaseError::Certificate)?.with_root_certificates(roots);
    Ok(MakeRustlsConnect::new(config.with_no_client_auth()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn mode(address: &str) -> SslMode {
        PostgresConfig::parse(address, &[]).unwrap().config.get_ssl_mode()
    }

    #[test]
    fn a_connection_over_a_network_is_encrypted_unless_the_address_says_otherwise() {
        for address in [
            "postgres://db.example/team",
            "postgres://10.0.0.7/team",
            "postgres://[fd00::7]/team",
            "postgres:///team?hostaddr=10.0.0.7",
            "postgres://ingrid:sslmode=disable@db.example/team",
        ] {
            assert_eq!(mode(address), SslMode::Require, "{address}");
        }
        for address in
            ["postgres://localhost/team", "postgres://127.0.0.1/team", "postgres:///team?host=/run"]
        {
            assert_eq!(mode(address), SslMode::Disable, "{address}");
        }
        assert_eq!(mode("postgres://localhost/team?sslnegotiation=direct"), SslMode::Require);
        assert_eq!(mode("postgres://db.example/team?sslmode=disable"), SslMode::Disable);
        assert_eq!(mode("postgres://db.example/team?sslmode=prefer"), SslMode::Prefer);
    }

    #[test]
    fn every_mode_that_asks_for_encryption_requires_it() {
        for wish in ["require", "verify-ca", "verify-full"] {
            assert_eq!(mode(&format!("postgres://localhost/team?sslmode={wish}")), SslMode::Require);
        }
    }
}

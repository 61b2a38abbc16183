//! The HTTP client for requests to other servers.

use chrono::TimeDelta;
use std::{sync::Arc, time::Duration};
use ureq::{
    Agent, Body,
    config::ConfigBuilder,
    http::Response,
    tls::{Certificate, RootCerts, TlsConfig},
    typestate::AgentScope,
};

/// The longest delay that another server can ask for.
const LONGEST_WAIT: TimeDelta = TimeDelta::days(1);

/// Returns how long another server asks to wait before the next request.
pub fn retry_after(response: &Response<Body>) -> Option<TimeDelta> {
    let seconds = response.headers().get("retry-after")?.to_str().ok()?.trim().parse::<u32>().ok()?;
    Some(TimeDelta::seconds(seconds.max(1).into()).min(LONGEST_WAIT))
}

/// Configures a client that trusts the system's certificates, follows no redirects, and times out.
pub fn configured(is_encrypted: bool, patience: Duration) -> ConfigBuilder<AgentScope> {
    let vouchers = rustls_native_certs::load_native_certs().certs;
    let vouchers: Vec<_> = vouchers.iter().map(|voucher| Certificate::from_der(voucher).to_owned()).collect();
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&vouchers))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Agent::config_builder()
        .tls_config(tls)
        .https_only(is_encrypted)
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(patience))
}

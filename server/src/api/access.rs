//! The sender of a request, and the address it comes from.

use super::Service;
use crate::{problem::Problem, secret::SecretHash};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use std::net::SocketAddr;

/// Returns the text after "Bearer" in the request.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The hash of the access token in a request.
pub struct Token(pub SecretHash);

impl FromRequestParts<Service> for Token {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Service) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).ok_or(Problem::NotSignedIn)?;
        Ok(Self(SecretHash::of(token)))
    }
}

/// The hash of the address that a request comes from.
pub struct Source(pub SecretHash);

impl FromRequestParts<Service> for Source {
    type Rejection = Problem;

    /// Behind a proxy, this is the last forwarded address, which the proxy has added: clients can forge those before it.
    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Problem> {
        let forwarded = |headers: &HeaderMap| {
            let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            last.rsplit(',').next().map(|address| address.trim().to_owned())
        };
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_string());
        let source = if service.is_behind_proxy { forwarded(&parts.headers).or(peer) } else { peer };
        Ok(Self(SecretHash::of(&source.unwrap_or_default())))
    }
}

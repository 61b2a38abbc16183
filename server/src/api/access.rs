//! Who a request is from, and where it comes from.

use super::Service;
use crate::{problem::Problem, secret::SecretHash};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use std::net::SocketAddr;

/// What a request shows after "Bearer".
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The access token that a request shows, as its hash.
pub struct Token(pub SecretHash);

impl FromRequestParts<Service> for Token {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Service) -> Result<Self, Problem> {
        let token = bearer(&parts.headers).ok_or(Problem::NotSignedIn)?;
        Ok(Self(SecretHash::of(token)))
    }
}

/// Where a request comes from, as its hash.
pub struct Source(pub SecretHash);

impl FromRequestParts<Service> for Source {
    type Rejection = Problem;

    /// Behind a proxy it is what the last one has added: whatever stands before that, anybody can write.
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

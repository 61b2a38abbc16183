//! Metrics of the server in the text format of Prometheus, at a separate address. They never show who did something.

use crate::problem::Problem;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::Registry,
};
use std::{sync::Arc, time::Duration};
use switchback_core::sync::{
    decided::{NotDecided, Outcome},
    messages::MessageState,
};

const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Stands for every address that is not a route of the interface, because clients can make up any number of them.
const OTHER: &str = "other";

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct MessageLabels {
    state: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct WebhookLabels {
    endpoint: u16,
    state: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OutcomeLabels {
    outcome: &'static str,
}

/// The metrics, shared by everything that counts.
#[derive(Clone, Debug)]
pub struct Metrics {
    registry: Arc<Registry>,
    requests: Family<RequestLabels, Counter>,
    commands: Family<OutcomeLabels, Counter>,
    messages: Family<MessageLabels, Counter>,
    webhooks: Family<WebhookLabels, Counter>,
    waiting: Gauge,
    log_lines: Gauge,
    commits: Histogram,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("switchback");
        let (requests, commands, messages) = (Family::default(), Family::default(), Family::default());
        let webhooks = Family::default();
        let (waiting, log_lines) = (Gauge::default(), Gauge::default());
        // From a millisecond to about four seconds.
        let commits = Histogram::new(exponential_buckets(0.001, 2.0, 13));
        registry.register("requests", "Requests that were answered", Family::clone(&requests));
        registry.register("commands", "Commands that were decided", Family::clone(&commands));
        registry.register("messages", "Messages that were handed over", Family::clone(&messages));
        let what = "Tries to tell a webhook of an event, and events that were given up";
        registry.register("webhooks", what, Family::clone(&webhooks));
        registry.register("waiting", "Requests that wait for something new", Gauge::clone(&waiting));
        registry.register("log_lines", "Lines of the log", Gauge::clone(&log_lines));
        let seconds = "Seconds to decide the commands that wait, and to keep them";
        registry.register("commit_seconds", seconds, Histogram::clone(&commits));
        Self {
            registry: Arc::new(registry),
            requests,
            commands,
            messages,
            webhooks,
            waiting,
            log_lines,
            commits,
        }
    }
}

/// Counts a request as waiting until this is dropped.
#[derive(Debug)]
pub struct Waiting(Gauge);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    pub fn waits(&self) -> Waiting {
        self.waiting.inc();
        Waiting(self.waiting.clone())
    }

    pub fn log_ends(&self, end: u64) {
        self.log_lines.set(end.cast_signed());
    }

    pub fn committed(&self, after: Duration) {
        self.commits.observe(after.as_secs_f64());
    }

    pub fn mailed(&self, state: MessageState) {
        self.messages.get_or_create(&MessageLabels { state: state.word() }).inc();
    }

    /// Identifies endpoints by their number, because their addresses may contain secrets.
    pub fn told_webhook(&self, endpoint: u16, state: &'static str) {
        self.webhooks.get_or_create(&WebhookLabels { endpoint, state }).inc();
    }

    pub fn decided(&self, outcomes: &[Result<Outcome, NotDecided>]) {
        for outcome in outcomes {
            let outcome = match outcome {
                Ok(Outcome::Accepted { .. }) => "accepted",
                Ok(Outcome::Refused(_)) => "refused",
                Err(_) => "not_decided",
            };
            self.commands.get_or_create(&OutcomeLabels { outcome }).inc();
        }
    }

    /// Returns the metrics as text.
    ///
    /// # Errors
    ///
    /// Returns an error if they cannot be written.
    pub fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// Returns the route to the metrics.
pub fn routes(metrics: Metrics) -> Router {
    Router::new()
        .route("/metrics", get(figures))
        .fallback(async || Problem::NoSuchAddress)
        .with_state(metrics)
}

async fn figures(State(metrics): State<Metrics>) -> Result<Response, Problem> {
    let text = metrics.text().map_err(|_| Problem::Unavailable)?;
    Ok(([(header::CONTENT_TYPE, CONTENT_TYPE)], text).into_response())
}

/// Counts a request by its route, never by its address, which may contain a secret, and logs failures.
pub async fn observe(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or(OTHER, MatchedPath::as_str).to_owned();
    let method = known_method(request.method());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    match status {
        500.. => tracing::warn!(method, route, status, "a request failed"),
        _ => tracing::debug!(method, route, status, "a request was answered"),
    }
    metrics.requests.get_or_create(&RequestLabels { method, route, status }).inc();
    response
}

fn known_method(method: &Method) -> &'static str {
    [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS]
        .iter()
        .zip(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
        .find_map(|(known, name)| (known == method).then_some(name))
        .unwrap_or(OTHER)
}

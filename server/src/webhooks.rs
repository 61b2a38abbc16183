//! Notifies other programs of events, following Standard Webhooks: each event at least once, in order, to every address that the
//! operator has set. The database stores how far each endpoint has come, so nothing is lost when a server ends.

mod event;
mod place;
mod postgres;
mod sqlite;

use crate::{
    agent,
    database::{Database, error::DatabaseError},
    interrupted::Interrupted,
    metrics::Metrics,
    secret::{self, SecretHash},
    worker::Worker,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use place::{Place, Places};
use sha2::Sha256;
use std::{
    fmt,
    sync::mpsc::{self, Receiver, RecvTimeoutError, Sender},
    thread,
    time::Duration,
};
use switchback_core::sync::cursor::Cursor;
use tokio::sync::watch;
use ureq::Agent;
use url::Url;

/// How long an endpoint may take to respond.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often to check whether there are new events.
const EVERY: Duration = Duration::from_millis(500);
/// How long a server has an endpoint to itself. If that server has ended, another one continues then.
const HOLD: TimeDelta = TimeDelta::seconds(60);
/// How long to wait after each failed attempt to deliver an event: a little more than three days in all.
const PAUSES: [TimeDelta; 9] = [
    TimeDelta::seconds(5),
    TimeDelta::minutes(5),
    TimeDelta::minutes(30),
    TimeDelta::hours(2),
    TimeDelta::hours(5),
    TimeDelta::hours(10),
    TimeDelta::hours(14),
    TimeDelta::hours(20),
    TimeDelta::hours(24),
];

/// Where to send events, and the keys that sign them. Neither is shown.
#[derive(Clone)]
pub struct Endpoint {
    pub address: Url,
    /// Two keys while one replaces the other.
    pub keys: Vec<SigningKey>,
}

/// Proves to a receiver that an event is from this server.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey(Vec<u8>);

impl SigningKey {
    /// Parses a key as it is given to both sides: `whsec_`, and 24 to 64 bytes in base64.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = STANDARD.decode(text.strip_prefix("whsec_")?).ok()?;
        (24..=64).contains(&bytes.len()).then_some(Self(bytes))
    }

    fn sign(&self, id: &str, at: i64, body: &str) -> String {
        let Ok(mut signed) = <Hmac<Sha256> as Mac>::new_from_slice(&self.0) else { return String::new() };
        signed.update(format!("{id}.{at}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(signed.finalize().into_bytes()))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SigningKey(…)")
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Endpoint(…)")
    }
}

/// What to deliver to an endpoint next.
#[derive(Debug)]
pub struct Next {
    /// The lines of the events, as coordinators see them. There may be none up to the cursor.
    pub lines: Vec<String>,
    pub cursor: Cursor,
    /// Whether the endpoint knows a different log.
    pub is_broken: bool,
}

/// The threads that notify endpoints, until this is dropped.
#[derive(Debug)]
pub struct Running {
    stops: Vec<Sender<()>>,
}

impl Running {
    /// Stops the threads after their current delivery.
    pub fn stop(&mut self) {
        self.stops.clear();
    }
}

/// Starts the threads. They deliver events that known endpoints have missed, and to new endpoints events from now on.
///
/// # Errors
///
/// Returns an error if the database cannot be used.
pub fn start(
    endpoints: Vec<Endpoint>,
    database: &Database,
    worker: &Worker,
    metrics: &Metrics,
) -> Result<Running, DatabaseError> {
    let hashes: Vec<SecretHash> = endpoints.iter().map(Endpoint::hash).collect();
    Places::open(database)?.begin(&hashes, database.is_shared())?;
    let mut stops = Vec::new();
    for (number, endpoint) in (1..).zip(endpoints) {
        let (stop, stopped) = mpsc::channel();
        stops.push(stop);
        let mut teller = Teller {
            number,
            agent: agent::configured(endpoint.address.scheme() == "https", PATIENCE).build().into(),
            hash: endpoint.hash(),
            endpoint,
            places: Places::open(database)?,
            holder: secret::number().map_err(|_| DatabaseError::NoRandomness)?.cast_signed(),
            end: worker.end(),
            told_to: None,
            worker: worker.clone(),
            metrics: metrics.clone(),
            stopped,
        };
        if teller.begin().is_err() {
            tracing::warn!(endpoint = number, "a webhook is told only what comes from its first try on");
        }
        thread::spawn(move || teller.work());
    }
    Ok(Running { stops })
}

impl Endpoint {
    fn hash(&self) -> SecretHash {
        SecretHash::of(self.address.as_str())
    }
}

/// Notifies one endpoint.
struct Teller {
    /// Identifies it in logs and metrics.
    number: u16,
    endpoint: Endpoint,
    hash: SecretHash,
    agent: Agent,
    places: Places,
    /// Identifies this server among all servers.
    holder: i64,
    worker: Worker,
    end: watch::Receiver<u64>,
    /// The end of the log up to which it was notified.
    told_to: Option<u64>,
    metrics: Metrics,
    stopped: Receiver<()>,
}

/// The outcome of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Done,
    /// There is nothing to deliver, it is too early, or another server does it.
    Wait,
    /// The endpoint no longer wants events.
    Gone,
}

impl Teller {
    fn work(mut self) {
        loop {
            let step = match self.step() {
                Ok(step) => step,
                Err(Interrupted::Database(reason)) => {
                    tracing::error!(endpoint = self.number, %reason, "a webhook waits");
                    Step::Wait
                }
                Err(Interrupted::Workspace(problem)) => {
                    tracing::warn!(endpoint = self.number, ?problem, "a webhook waits");
                    Step::Wait
                }
            };
            let pause = match step {
                Step::Done => Duration::ZERO,
                Step::Wait => EVERY,
                Step::Gone => {
                    tracing::error!(endpoint = self.number, "a webhook is gone: take it out of the settings");
                    return;
                }
            };
            if self.stopped.recv_timeout(pause) == Err(RecvTimeoutError::Disconnected) {
                // Lets another server take over at once. If this fails, that server waits.
                let _ = self.places.release(self.hash, self.holder);
                return;
            }
        }
    }

    fn step(&mut self) -> Result<Step, Interrupted> {
        let end = *self.end.borrow_and_update();
        if self.told_to == Some(end) {
            return Ok(Step::Wait);
        }
        let at = Utc::now();
        let Some(place) = self.places.take(self.hash, self.holder, at, at + HOLD)? else {
            return Ok(Step::Wait);
        };
        let Some(cursor) = place.cursor else { return self.begin().map(|()| Step::Done) };
        let next = self.worker.next_to_tell(Some(cursor))?;
        if next.cursor == cursor && !next.is_broken {
            self.places.release(self.hash, self.holder)?;
            self.told_to = Some(cursor.end);
            return Ok(Step::Wait);
        }
        // A newer server delivers what this one does not know.
        if next.lines.iter().any(|line| event::is_unread(line)) {
            self.places.release(self.hash, self.holder)?;
            return Ok(Step::Wait);
        }
        match self.tell(&next) {
            Told::Taken => self.keep(Place::at(next.cursor)),
            Told::NotTaken { after } => self.not_taken(&place, next.cursor, after),
            Told::Gone => return Ok(Step::Gone),
        }
        .map(|()| Step::Done)
    }

    /// Starts a new endpoint at the current end of the log.
    fn begin(&mut self) -> Result<(), Interrupted> {
        let at = Utc::now();
        match self.places.take(self.hash, self.holder, at, at + HOLD)? {
            Some(Place { cursor: None, .. }) => {
                let Next { cursor, .. } = self.worker.next_to_tell(None)?;
                self.keep(Place::at(cursor))
            }
            _ => Ok(()),
        }
    }

    fn keep(&mut self, place: Place) -> Result<(), Interrupted> {
        Ok(self.places.keep(self.hash, self.holder, &place)?)
    }

    /// Schedules another attempt, or gives up the event after the last one.
    fn not_taken(
        &mut self,
        place: &Place,
        next: Cursor,
        after: Option<TimeDelta>,
    ) -> Result<(), Interrupted> {
        let Some(pause) = PAUSES.get(place.tries) else {
            tracing::error!(
                endpoint = self.number,
                end = next.end,
                "an event was given up: a webhook did not take it"
            );
            self.metrics.told_webhook(self.number, "given_up");
            return self.keep(Place::at(next));
        };
        let not_before = Utc::now() + after.unwrap_or_default().max(*pause);
        self.keep(Place { cursor: place.cursor, tries: place.tries + 1, not_before })
    }

    fn tell(&self, next: &Next) -> Told {
        let Cursor { epoch, end, .. } = next.cursor;
        let id = format!("msg_{epoch}_{end}");
        let bodies = match next.is_broken {
            true => vec![event::log_changed(Utc::now())],
            false => next.lines.iter().filter_map(|line| event::body(line)).collect(),
        };
        for body in bodies {
            let told = self.post(&id, &body);
            let state = if told == Told::Taken { "taken" } else { "not_taken" };
            self.metrics.told_webhook(self.number, state);
            if told != Told::Taken {
                return told;
            }
        }
        Told::Taken
    }

    fn post(&self, id: &str, body: &str) -> Told {
        let at = Utc::now().timestamp();
        let signatures: Vec<String> = self.endpoint.keys.iter().map(|key| key.sign(id, at, body)).collect();
        let request = self.agent.post(self.endpoint.address.as_str()).content_type("application/json");
        let request = request.header("webhook-id", id).header("webhook-timestamp", at.to_string());
        let answer = request.header("webhook-signature", signatures.join(" ")).send(body);
        let status = answer.as_ref().map(|response| response.status().as_u16()).ok();
        if !matches!(status, Some(200..=299)) {
            tracing::warn!(endpoint = self.number, status, id, "a webhook did not take an event");
        }
        match (status, answer) {
            (Some(200..=299), _) => Told::Taken,
            (Some(410), _) => Told::Gone,
            (_, Ok(response)) => Told::NotTaken { after: agent::retry_after(&response) },
            (_, Err(_)) => Told::NotTaken { after: None },
        }
    }
}

/// How an endpoint responded to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Taken,
    /// It can be sent again, after this time if the endpoint gives one.
    NotTaken {
        after: Option<TimeDelta>,
    },
    Gone,
}

impl Place {
    /// Returns the place of an event that was not tried yet.
    fn at(cursor: Cursor) -> Self {
        Self { cursor: Some(cursor), tries: 0, not_before: DateTime::UNIX_EPOCH }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The example of the Standard Webhooks libraries.
    #[test]
    fn a_signature_is_what_other_programs_expect() {
        let key = SigningKey::read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed = key.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn an_invalid_secret_is_rejected() {
        let short = format!("whsec_{}", STANDARD.encode([1; 23]));
        let long = format!("whsec_{}", STANDARD.encode([1; 65]));
        for none in ["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", &short, &long] {
            assert_eq!(SigningKey::read(none), None, "{none}");
        }
    }

    #[test]
    fn an_event_is_retried_for_three_days() {
        let all = PAUSES.iter().fold(TimeDelta::zero(), |all, pause| all + *pause);
        assert!(all > TimeDelta::days(3) && all < TimeDelta::days(4), "{all}");
    }
}

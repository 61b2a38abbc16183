//! Work in a thread of its own: one question to a fresh worker, one answer, and the worker is gone.
//!
//! The worker's first message says that it listens; a message sent earlier would be lost while it still starts.

use super::Listener;
use super::browser::{property, wording};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Worker};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// The browser has no workers, or did not let this one be made.
    Unavailable(String),
    /// It could not be loaded, or broke off with an error.
    Failed(String),
}

impl fmt::Display for WorkerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(words) => {
                write!(formatter, "The browser cannot do this in the background: {words}. Reload the page.")
            }
            Self::Failed(words) => {
                write!(formatter, "The work in the background broke off: {words}. Try it again.")
            }
        }
    }
}

impl std::error::Error for WorkerError {}

/// Asks the worker at an address. Dropping the future ends the worker at once, whatever it is doing.
pub async fn ask(address: &str, message: String) -> Result<String, WorkerError> {
    let unavailable = |exception: JsValue| WorkerError::Unavailable(wording(&exception));
    let worker = Running(Worker::new(address).map_err(unavailable)?);
    worker.message().await?;
    let answer = worker.message();
    worker.0.post_message(&message.into()).map_err(unavailable)?;
    let answer = answer.await?;
    answer.as_string().ok_or_else(|| WorkerError::Failed("it answered with something other than text".into()))
}

/// A worker that answers in parts; dropping it ends the worker at once, whatever it is doing.
#[must_use = "dropping a conversation ends it"]
pub struct Conversation {
    _worker: Running,
    _listeners: [Listener; 2],
}

impl Conversation {
    /// Asks the worker at an address as soon as it listens, and hears every part of its answer.
    pub fn begin(
        address: &str,
        question: String,
        mut hear: impl FnMut(Result<String, WorkerError>) + Clone + 'static,
    ) -> Result<Self, WorkerError> {
        let worker = Worker::new(address).map_err(|error| WorkerError::Unavailable(wording(&error)))?;
        let (to, mut question) = (worker.clone(), Some(question));
        let mut fail = hear.clone();
        let messages = Listener::on(Some(worker.clone().into()), "message", move |event| {
            // The first message says that the worker listens.
            if let Some(question) = question.take() {
                let _ = to.post_message(&question.into());
            } else if let Some(part) = property(&event, "data").as_string() {
                hear(Ok(part));
            }
        });
        let errors = Listener::on(Some(worker.clone().into()), "error", move |event| {
            fail(Err(WorkerError::Failed(why(&event))));
        });
        Ok(Self { _worker: Running(worker), _listeners: [messages, errors] })
    }
}

/// The worker's own half: says that it listens, and answers the question.
pub fn answer(answer: impl Fn(String) -> String + 'static) {
    answer_in_parts(move |question, tell| tell(answer(question)));
}

/// The same where an answer has several parts.
pub fn answer_in_parts(answer: impl Fn(String, &dyn Fn(String)) + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let reply = scope.clone();
    Listener::on(Some(scope.clone().into()), "message", move |event| {
        if let Some(question) = property(&event, "data").as_string() {
            // Without an answer the question waits until it is given up, which ends this worker.
            answer(question, &|part| {
                let _ = reply.post_message(&part.into());
            });
        }
    })
    .keep();
    let _ = scope.post_message(&"listening".into());
}

/// A worker that ends with its owner.
struct Running(Worker);

impl Running {
    /// The next message, or the error that came instead.
    fn message(&self) -> impl Future<Output = Result<JsValue, WorkerError>> + use<> {
        let worker = self.0.clone();
        let outcome = JsFuture::from(js_sys::Promise::new(&mut |resolve, reject| {
            worker.set_onmessage(Some(&resolve));
            worker.set_onerror(Some(&reject));
            worker.set_onmessageerror(Some(&reject));
        }));
        async move {
            match outcome.await {
                Ok(event) => Ok(property(&event, "data")),
                Err(event) => Err(WorkerError::Failed(why(&event))),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// An address that leads nowhere comes as an event without a message.
fn why(event: &JsValue) -> String {
    let message = property(event, "message").as_string();
    message.filter(|message| !message.is_empty()).unwrap_or_else(|| "it could not be loaded".into())
}

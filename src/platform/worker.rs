//! Work in a separate thread: each request goes to a fresh worker, which ends after its response.
//!
//! The worker's first message says that it is ready. A message sent earlier, while it is still starting, would be lost. The
//! first message also names the worker's build, as the page may be from an older one.

use super::Listener;
use super::browser::{property, wording};
use super::clock::{self, Timer};
use super::release::{self, HOW_TO_UPDATE};
use js_sys::{Array, Promise, Uint8Array};
use std::{cell::Cell, fmt, mem, ops::ControlFlow, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Worker};

/// The worker's first message; the build may follow it.
const LISTENING: &str = "listening";
/// How long a worker may take to become ready.
const TIMEOUT_SECONDS: u32 = 60;

/// Why there is no response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerError {
    /// The browser has no workers or did not allow this one.
    Unavailable(String),
    /// The worker could not be loaded, or stopped with an error.
    Failed(String),
    /// The worker belongs to another build than the page.
    OtherBuild,
}

impl fmt::Display for WorkerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(words) => {
                write!(formatter, "The browser couldn’t start a background task: {words}. Try again.")
            }
            Self::Failed(words) => {
                write!(formatter, "The background task stopped: {words}. Try again.")
            }
            Self::OtherBuild => {
                write!(formatter, "Switchback was updated while this page was open. {HOW_TO_UPDATE}")
            }
        }
    }
}

impl std::error::Error for WorkerError {}

/// A text and optionally a file, which is transferred to the worker instead of copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkerRequest {
    pub text: String,
    pub file: Option<Vec<u8>>,
}

impl From<String> for WorkerRequest {
    fn from(text: String) -> Self {
        Self { text, file: None }
    }
}

impl WorkerRequest {
    fn post(self, worker: &Worker) -> Result<(), JsValue> {
        let Some(file) = self.file else { return worker.post_message(&self.text.into()) };
        let file = Uint8Array::from(file.as_slice());
        let moved = Array::of1(&file.buffer());
        worker.post_message_with_transfer(&Array::of2(&self.text.into(), &file), &moved)
    }

    fn read(message: &JsValue) -> Option<Self> {
        if let Some(text) = message.as_string() {
            return Some(text.into());
        }
        let parts = message.dyn_ref::<Array>()?;
        let file = parts.get(1).dyn_into::<Uint8Array>().ok()?;
        Some(Self { text: parts.get(0).as_string()?, file: Some(file.to_vec()) })
    }
}

/// Sends a request to the worker at an address and receives the parts of its response up to the last. Dropping the future
/// ends the worker immediately, even while it is busy.
pub async fn ask<T: 'static>(
    address: &str,
    mut request: WorkerRequest,
    hear: impl Fn(String) -> ControlFlow<T> + Clone + 'static,
) -> Result<T, WorkerError> {
    let outcome = Rc::new(Cell::new(None));
    let mut begun = None;
    let ended = Promise::new(&mut |end, _| {
        let (outcome, hear) = (outcome.clone(), hear.clone());
        let hear = move |part: Result<String, WorkerError>| {
            let last = match part.map(&hear) {
                Ok(ControlFlow::Continue(())) => return,
                Ok(ControlFlow::Break(answer)) => Ok(answer),
                Err(error) => Err(error),
            };
            outcome.set(Some(last));
            let _ = end.call0(&JsValue::UNDEFINED);
        };
        begun = Some(Conversation::begin(address, mem::take(&mut request), hear));
    });
    let _conversation = begun.transpose()?;
    // The promise is never rejected.
    let _ = JsFuture::from(ended).await;
    outcome.take().unwrap_or_else(|| Err(WorkerError::Failed("it didn’t respond".into())))
}

/// A worker that responds in parts. Dropping this ends it immediately, even while it is busy.
#[must_use = "dropping a conversation ends it"]
pub struct Conversation {
    _worker: Running,
    _listeners: [Listener; 2],
    _timeout: Timer,
}

impl Conversation {
    /// Sends a request to the worker at an address once it is ready, and receives every part of its response.
    pub fn begin(
        address: &str,
        request: WorkerRequest,
        mut hear: impl FnMut(Result<String, WorkerError>) + Clone + 'static,
    ) -> Result<Self, WorkerError> {
        let worker = Worker::new(address).map_err(|error| WorkerError::Unavailable(wording(&error)))?;
        let (to, mut request) = (worker.clone(), Some(request));
        let (mut fail, mut give_up) = (hear.clone(), hear.clone());
        let listens = Rc::new(Cell::new(false));
        let is_listening = listens.clone();
        let messages = Listener::on(Some(worker.clone().into()), "message", move |event| {
            let part = property(&event, "data").as_string();
            if let Some(request) = request.take() {
                listens.set(true);
                if is_of_another_build(&part.unwrap_or_default()) {
                    hear(Err(WorkerError::OtherBuild));
                } else if let Err(exception) = request.post(&to) {
                    hear(Err(WorkerError::Unavailable(wording(&exception))));
                }
            } else if let Some(part) = part {
                hear(Ok(part));
            }
        });
        let errors = Listener::on(Some(worker.clone().into()), "error", move |event| {
            fail(Err(WorkerError::Failed(why(&event))));
        });
        let _timeout = clock::every(TIMEOUT_SECONDS, move || {
            if !is_listening.replace(true) {
                give_up(Err(WorkerError::Failed("it didn’t start".into())));
            }
        });
        Ok(Self { _worker: Running(worker), _listeners: [messages, errors], _timeout })
    }
}

/// The worker's side: reports that it is ready, then responds to the request in parts.
pub fn answer(answer: impl Fn(WorkerRequest, &dyn Fn(String)) + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let reply = scope.clone();
    Listener::on(Some(scope.clone().into()), "message", move |event| {
        if let Some(request) = WorkerRequest::read(&property(&event, "data")) {
            // If a response can't be sent, the page eventually gives up and ends this worker.
            answer(request, &|part| {
                let _ = reply.post_message(&part.into());
            });
        }
    })
    .keep();
    // The build process writes it into the script that loads this worker.
    let build = property(&scope, "build").as_string();
    let listening = build.map_or(LISTENING.to_owned(), |build| format!("{LISTENING} {build}"));
    let _ = scope.post_message(&listening.into());
}

/// A worker that ends with its owner.
struct Running(Worker);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// Decided by its first message. A worker that names no build counts as part of this one.
fn is_of_another_build(first: &str) -> bool {
    let build = first.strip_prefix(LISTENING).map(str::trim).filter(|build| !build.is_empty());
    build.zip(release::running()).is_some_and(|(build, running)| build != running)
}

/// An address that can't be loaded causes an event without a message.
fn why(event: &JsValue) -> String {
    let message = property(event, "message").as_string();
    message.filter(|message| !message.is_empty()).unwrap_or_else(|| "it couldn’t be loaded".into())
}

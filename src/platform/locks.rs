//! Locks between the tabs of a site. The bindings do not have them yet, so they are called by name.

use super::browser::{property, window};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// The browser gives this page no locks: they are there only where the page is served securely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLocks;

/// Calls back once this tab holds the lock of this name. It holds it until it is closed.
///
/// # Errors
///
/// [`NoLocks`] in a page that is not served securely, and in old browsers.
pub fn hold(name: &str, held: impl FnOnce() + 'static) -> Result<(), NoLocks> {
    let locks = window().map(|window| property(&window.navigator(), "locks")).ok_or(NoLocks)?;
    let request: Function = property(&locks, "request").dyn_into().map_err(|_| NoLocks)?;
    let callback = Closure::once_into_js(move || {
        held();
        // The lock is held until this is resolved, which it never is.
        JsValue::from(Promise::new(&mut |_, _| {}))
    });
    request.call2(&locks, &name.into(), &callback).map(drop).map_err(|_| NoLocks)
}

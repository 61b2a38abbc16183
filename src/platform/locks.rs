//! Locks between the tabs of a site. The bindings do not have them yet, so they are called by name.

use super::browser::{property, window};
use js_sys::{Function, Promise};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// The browser gives this page no locks: they are there only where the page is served securely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLocks;

/// Calls back once this tab holds the lock of this name. It holds it until it is closed.
///
/// # Errors
///
/// [`NoLocks`] in a page that is not served securely, and in old browsers.
pub fn hold(name: &str, held: impl FnOnce() + 'static) -> Result<(), NoLocks> {
    // The lock is held until this is resolved, which it never is.
    hold_until(name, Promise::new(&mut |_, _| {}), held)
}

fn hold_until(name: &str, end: Promise, held: impl FnOnce() + 'static) -> Result<(), NoLocks> {
    let locks = window().map(|window| property(&window.navigator(), "locks")).ok_or(NoLocks)?;
    let request: Function = property(&locks, "request").dyn_into().map_err(|_| NoLocks)?;
    let callback = Closure::once_into_js(move || {
        held();
        JsValue::from(end)
    });
    request.call2(&locks, &name.into(), &callback).map(drop).map_err(|_| NoLocks)
}

/// A lock that is held until this is dropped.
#[must_use]
pub struct Turn {
    end: Function,
}

impl Drop for Turn {
    fn drop(&mut self) {
        // What resolves a promise does not fail.
        let _ = self.end.call0(&JsValue::NULL);
    }
}

/// Waits until no other tab, and nothing else in this one, has its turn. `None` where there are no locks: nobody waits then.
pub async fn turn(name: &str) -> Option<Turn> {
    let (end, resolve_end) = promise();
    let (held, resolve_held) = promise();
    let tell = move || drop(resolve_held.map(|resolve| resolve.call0(&JsValue::NULL)));
    hold_until(name, end, tell).ok()?;
    // It is never refused.
    let _ = JsFuture::from(held).await;
    resolve_end.map(|end| Turn { end })
}

/// A promise, and what resolves it.
fn promise() -> (Promise, Option<Function>) {
    let resolve = Rc::new(RefCell::new(None));
    let promise = Promise::new(&mut |resolved, _| *resolve.borrow_mut() = Some(resolved));
    let resolve = resolve.borrow_mut().take();
    (promise, resolve)
}

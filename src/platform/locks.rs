//! Locks between the tabs of a site. Called by name, as the bindings don't include them yet.

use super::browser::{property, window};
use js_sys::{Function, Promise};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// This page has no locks. Browsers offer them only to secure pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoLocks;

/// Calls back once this tab holds the lock with this name. It keeps the lock until it is closed.
///
/// # Errors
///
/// [`NoLocks`] in an insecure page or an old browser.
pub fn hold(name: &str, held: impl FnOnce() + 'static) -> Result<(), NoLocks> {
    // The lock is held until this promise resolves, which never happens.
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

/// Holds a lock until it is dropped.
#[must_use]
pub struct Turn {
    end: Function,
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Resolving a promise can't fail.
        let _ = self.end.call0(&JsValue::NULL);
    }
}

/// Waits until no other tab, and no other code in this one, holds the lock. `None`, without waiting, if there are no locks.
pub async fn turn(name: &str) -> Option<Turn> {
    let (end, resolve_end) = promise();
    let (held, resolve_held) = promise();
    let tell = move || drop(resolve_held.map(|resolve| resolve.call0(&JsValue::NULL)));
    hold_until(name, end, tell).ok()?;
    // The promise is never rejected.
    let _ = JsFuture::from(held).await;
    resolve_end.map(|end| Turn { end })
}

/// A promise and the function that resolves it.
fn promise() -> (Promise, Option<Function>) {
    let resolve = Rc::new(RefCell::new(None));
    let promise = Promise::new(&mut |resolved, _| *resolve.borrow_mut() = Some(resolved));
    let resolve = resolve.borrow_mut().take();
    (promise, resolve)
}

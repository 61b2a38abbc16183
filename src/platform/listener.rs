//! An event listener that is removed when dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Keeps a callback attached to an event target while it exists.
#[must_use = "dropping a listener takes it off"]
pub struct Listener {
    _attached: Option<Attached>,
}

struct Attached {
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
    is_ahead: bool,
}

impl Listener {
    /// Listens for an event on a target. Without a target (an API that this browser lacks), it never calls back.
    pub(super) fn on(
        target: Option<EventTarget>,
        event: &'static str,
        callback: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::attach(target, event, callback, false)
    }

    /// Like [`Self::on`], but called before all listeners added with [`Self::on`].
    pub(super) fn ahead(
        target: Option<EventTarget>,
        event: &'static str,
        callback: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::attach(target, event, callback, true)
    }

    fn attach(
        target: Option<EventTarget>,
        event: &'static str,
        callback: impl FnMut(Event) + 'static,
        is_ahead: bool,
    ) -> Self {
        let attached = target.map(|target| {
            let callback = Closure::new(callback);
            let function = callback.as_ref().unchecked_ref();
            // This fails only if the callback isn't callable.
            let _ = target.add_event_listener_with_callback_and_bool(event, function, is_ahead);
            Attached { target, event, callback, is_ahead }
        });
        Self { _attached: attached }
    }

    /// Listens until the page is closed.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, function, self.is_ahead);
    }
}

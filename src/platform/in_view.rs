//! Whether an element is on the screen or near it.

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// An element counts as near within one window height.
const MARGIN: &str = "100% 0px";

/// Watches one element for as long as it lives.
#[must_use = "dropping a watch ends it"]
pub struct Watch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Calls back with whether the element is near, once at the start and on every change. `None` if the browser can't
    /// tell.
    pub fn begin(element: &Element, mut on_change: impl FnMut(bool) + 'static) -> Option<Self> {
        let callback = Closure::new(move |entries: Array| {
            if let Some(entry) = entries.iter().last() {
                on_change(entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let function = callback.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        // A change that was observed and not yet reported would still be, to a callback that is gone.
        self.observer.take_records();
    }
}

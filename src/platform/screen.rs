//! How much room the page has.

use super::{browser::window, listener::Listener};
use leptos::prelude::*;

/// From here on there is room for a week side by side; the style sheets change at the same width.
const WIDE: &str = "(min-width: 37.5rem)";

/// Whether there is room for a week side by side, while whoever asks is on the page; `None` where that is not known.
pub fn is_wide() -> Signal<Option<bool>> {
    let query = window().and_then(|window| window.match_media(WIDE).ok().flatten());
    let is_wide = RwSignal::new(query.as_ref().map(web_sys::MediaQueryList::matches));
    let asked = query.clone();
    let listener = Listener::on(query.map(Into::into), "change", move |_| {
        is_wide.set(asked.as_ref().map(web_sys::MediaQueryList::matches));
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    is_wide.into()
}

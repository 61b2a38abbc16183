//! The width of the page.

use super::{browser::window, listener::Listener};
use web_sys::MediaQueryList;

/// The width from which a week fits side by side. The style sheets use the same width.
const WIDE: &str = "(min-width: 37.5rem)";

/// Whether a week fits side by side. `None` if that is unknown.
pub fn is_wide() -> Option<bool> {
    query().as_ref().map(MediaQueryList::matches)
}

/// Calls back when [`is_wide`] changes.
pub fn on_change(mut callback: impl FnMut() + 'static) -> Listener {
    Listener::on(query().map(Into::into), "change", move |_| callback())
}

fn query() -> Option<MediaQueryList> {
    window()?.match_media(WIDE).ok().flatten()
}

//! How much room the page has.

use super::{browser::window, listener::Listener};
use web_sys::MediaQueryList;

/// From here on there is room for a week side by side; the style sheets change at the same width.
const WIDE: &str = "(min-width: 37.5rem)";

/// Whether there is room for a week side by side; `None` where that is not known.
pub fn is_wide() -> Option<bool> {
    query().as_ref().map(MediaQueryList::matches)
}

/// Calls back when there is room where there was none, or the other way round.
pub fn on_change(mut callback: impl FnMut() + 'static) -> Listener {
    Listener::on(query().map(Into::into), "change", move |_| callback())
}

fn query() -> Option<MediaQueryList> {
    window()?.match_media(WIDE).ok().flatten()
}

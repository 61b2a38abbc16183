//! Whether the device is online, as far as the browser can tell.

use super::Listener;
use super::browser::{property, window};

/// `false` only if there is certainly no network. `true` may still mean a network without internet access.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Whether the user asked the browser to save data. Not every browser reports this.
pub fn saves_data() -> bool {
    let connection = window().map(|window| property(&window.navigator(), "connection"));
    connection.is_some_and(|connection| property(&connection, "saveData").is_truthy())
}

/// Calls back with the new state each time it changes.
pub fn on_change(callback: impl Fn(bool) + Clone + 'static) -> [Listener; 2] {
    let on = |event, online| {
        let callback = callback.clone();
        Listener::on(window().map(Into::into), event, move |_| callback(online))
    };
    [on("online", true), on("offline", false)]
}

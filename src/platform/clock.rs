//! What time it is here, where "here" is, and something that comes round again.

use super::browser::{property, window};
use chrono::{DateTime, Utc};
use std::cell::RefCell;
use switchback_core::zones::Zone;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

thread_local! {
    /// The minute in which the device's zone was asked for, and what it was.
    static HOME: RefCell<Option<(i64, Zone)>> = const { RefCell::new(None) };
}

/// The time by this device's clock, in whole milliseconds. In native tests of the screens time stands still at 1970.
pub fn now() -> DateTime<Utc> {
    if cfg!(not(target_arch = "wasm32")) {
        return DateTime::UNIX_EPOCH;
    }
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default()
}

/// The time zone that this device is set to, under its present name; UTC where the browser does not say. Asked again
/// after a minute, for those who travel: to ask takes a while, and every time on a page is shown in it.
pub fn home_zone() -> Zone {
    let minute = now().timestamp().div_euclid(60);
    HOME.with_borrow_mut(|home| match home {
        Some((asked, zone)) if *asked == minute => zone.clone(),
        _ => {
            let zone = ask_home_zone();
            *home = Some((minute, zone.clone()));
            zone
        }
    })
}

fn ask_home_zone() -> Zone {
    let format = super::intl::construct("DateTimeFormat", None, &[]);
    let options = format.as_ref().and_then(super::intl::resolved_options).unwrap_or_default();
    let name = property(&options, "timeZone").as_string();
    name.map_or_else(Zone::utc, |name| Zone::named(name).present())
}

/// Resolves once the browser has had time to draw what was changed.
pub async fn next_frame() {
    let waited = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Two frames: the first may already be under way. Without a timer the wait is over at once.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 32);
        }
    });
    // A timer does not fail.
    let _ = wasm_bindgen_futures::JsFuture::from(waited).await;
}

/// A timer that runs until it is dropped.
#[must_use = "dropping a timer stops it"]
pub struct Timer {
    id: Option<i32>,
    _callback: Closure<dyn FnMut()>,
}

/// Calls back every so many seconds, the first time after that many. Browsers slow it down in hidden tabs.
pub fn every(seconds: u32, callback: impl FnMut() + 'static) -> Timer {
    let callback = Closure::<dyn FnMut()>::new(callback);
    let milliseconds = i32::try_from(u64::from(seconds) * 1_000).unwrap_or(i32::MAX);
    let id = window().and_then(|window| {
        let function = callback.as_ref().unchecked_ref();
        window.set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()
    });
    Timer { id, _callback: callback }
}

impl Timer {
    /// Runs until the page is closed.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.id, window()) {
            window.clear_interval_with_handle(id);
        }
    }
}

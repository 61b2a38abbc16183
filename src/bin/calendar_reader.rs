//! The worker that reads calendar files. Loaded only when the user imports one, because the calendar library is almost half
//! the size of the app.

use switchback::platform::{intl_zones::IntlZones, worker};
use switchback_core::exchange::calendar::job;

fn main() {
    let zones = IntlZones::new();
    worker::answer(move |request, tell| {
        job::answer(&request.text, request.file.as_deref().unwrap_or_default(), &zones, tell);
    });
}

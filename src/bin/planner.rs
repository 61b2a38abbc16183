//! The worker that plans. Loaded only when the user plans, so that the app's download doesn't include the solver. All slow
//! planning work runs here, so that the page stays responsive.

use switchback::platform::{intl_zones::IntlZones, worker};
use switchback_core::planning::job;

fn main() {
    let zones = IntlZones::new();
    worker::answer(move |request, tell| {
        job::answer(&request.text, request.file.as_deref().unwrap_or_default(), &zones, tell);
    });
}

//! The thread that plans. It is loaded only when somebody plans, so that the solver is not in the app's
//! download, and does all that takes long there, so that the page stays alive.

use switchback::platform::{intl_zones::IntlZones, worker};
use switchback_core::planning::job;

fn main() {
    let zones = IntlZones::new();
    worker::answer(move |question, tell| {
        job::answer(&question.text, question.file.as_deref().unwrap_or_default(), &zones, tell);
    });
}

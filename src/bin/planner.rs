//! The thread that plans. It is loaded only when somebody plans, so that the solver is not in the app's download.

use switchback::platform::worker;
use switchback_core::planning::job;

fn main() {
    worker::answer(|question, tell| job::answer(&question.text, tell));
}

//! The thread that reads calendar files. It is loaded only when somebody brings one in, because the calendar
//! library and its time zones weigh more than the rest of the app.

use switchback::platform::worker;
use switchback_core::exchange::calendar::job;

fn main() {
    worker::answer(|question, tell| {
        job::answer(&question.text, question.file.as_deref().unwrap_or_default(), tell);
    });
}

//! The worker that reads workbooks. Loaded only when the user chooses one.

use switchback::platform::worker;
use switchback_core::exchange::workbook;

fn main() {
    worker::answer(|question, tell| workbook::answer(question.file.unwrap_or_default(), tell));
}

//! The thread that reads workbooks. It is loaded only when somebody chooses one.

use switchback::platform::worker;
use switchback_core::exchange::workbook;

fn main() {
    worker::answer(|question, tell| workbook::answer(question.file.unwrap_or_default(), tell));
}

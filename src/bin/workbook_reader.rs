//! The worker that reads workbooks. Loaded only when the user chooses one.

use switchback::platform::worker;
use switchback_core::exchange::workbook;

fn main() {
    worker::answer(|request, tell| workbook::answer(request.file.unwrap_or_default(), tell));
}

//! Reading workbooks in a worker: their library is too large for every visit, and no file can freeze the page.

use crate::{
    platform::{
        files::ReadFile,
        worker::{self, WorkerRequest},
    },
    route,
};
use std::{cell::RefCell, ops::ControlFlow, rc::Rc};
use switchback_core::{
    exchange::workbook::{Report, Sheet, Sheets},
    json,
};

/// The non-empty sheets of a workbook, or `None` if `goes_on` returned `false`. Errors are worded for the user.
pub async fn sheets(
    file: ReadFile,
    goes_on: impl Fn() -> bool + Clone + 'static,
) -> Result<Option<Vec<Sheet>>, String> {
    let received = Rc::new(RefCell::new(Sheets::default()));
    let hear = move |part: String| match json::read(&part) {
        _ if !goes_on() => ControlFlow::Break(Ok(None)),
        Ok(Report::Done) => ControlFlow::Break(Ok(Some(received.take().filled()))),
        Ok(Report::Unreadable(words)) => ControlFlow::Break(Err(words)),
        Ok(report) => {
            received.borrow_mut().hear(report);
            ControlFlow::Continue(())
        }
        Err(problem) => ControlFlow::Break(Err(problem.to_string())),
    };
    let address = format!("{}/workbook_reader_loader.js", route::base());
    let request = WorkerRequest { text: String::new(), file: Some(file.bytes) };
    worker::ask(&address, request, hear).await.map_err(|error| error.to_string())?
}

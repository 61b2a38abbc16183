use crate::raw::run;
use std::ops::ControlFlow;
use switchback::platform::worker::{self, WorkerError, WorkerRequest};
use wasm_bindgen_test::wasm_bindgen_test;

/// The address of a worker with this script.
fn worker(script: &str) -> String {
    let script = format!("return URL.createObjectURL(new Blob([`{script}`], {{ type: 'text/javascript' }}))");
    run(&script).as_string().unwrap()
}

/// Returns the only part of a response.
async fn ask(address: &str, request: WorkerRequest) -> Result<String, WorkerError> {
    worker::ask(address, request, ControlFlow::Break).await
}

fn asked(text: &str) -> WorkerRequest {
    text.to_owned().into()
}

#[wasm_bindgen_test]
async fn a_worker_responds_once_it_listens() {
    let late = worker(
        "setTimeout(() => {
            onmessage = event => postMessage(event.data.toUpperCase());
            postMessage('listening');
        }, 50)",
    );
    assert_eq!(ask(&late, asked("plan")).await, Ok("PLAN".into()));
}

#[wasm_bindgen_test]
async fn a_file_is_moved_to_the_worker_and_the_response_arrives_in_parts() {
    let counting = worker(
        "onmessage = ({ data: [text, file] }) => {
            for (const byte of file) postMessage(text + byte);
            postMessage('done');
        };
        postMessage('listening')",
    );
    let heard = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let parts = heard.clone();
    let hear = move |part: String| {
        let is_last = part == "done";
        parts.borrow_mut().push(part);
        if is_last { ControlFlow::Break(7) } else { ControlFlow::Continue(()) }
    };
    let request = WorkerRequest { text: "byte ".into(), file: Some(vec![1, 200]) };
    assert_eq!(worker::ask(&counting, request, hear).await, Ok(7));
    assert_eq!(*heard.borrow(), ["byte 1", "byte 200", "done"]);
}

#[wasm_bindgen_test]
async fn a_failing_worker_reports_its_error() {
    let failing = worker("onmessage = () => { throw new Error('no plan') }; postMessage('listening')");
    let answer = ask(&failing, asked("plan")).await;
    assert!(matches!(&answer, Err(WorkerError::Failed(words)) if words.contains("no plan")), "{answer:?}");
    let answer = ask("/there-is-no-such-worker.js", asked("plan")).await;
    assert!(matches!(answer, Err(WorkerError::Failed(_))), "{answer:?}");
}

#[wasm_bindgen_test]
async fn dropping_a_question_ends_its_worker() {
    let busy = worker(
        "const channel = new BroadcastChannel('busy');
         setInterval(() => channel.postMessage('still here'), 20);",
    );
    run(
        "window.heard = 0; window.busy = new BroadcastChannel('busy'); busy.onmessage = () => window.heard++",
    );
    let mut request = Box::pin(ask(&busy, asked("plan")));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(request.as_mut().poll(&mut context).is_pending());
    crate::pause(300).await;
    assert!(run("return heard").as_f64() > Some(0.0));
    drop(request);
    crate::pause(100).await;
    run("window.heard = 0");
    crate::pause(200).await;
    assert_eq!(run("return heard").as_f64(), Some(0.0));
}

#[wasm_bindgen_test]
async fn a_worker_from_another_build_is_not_used() {
    let meta = "const meta = document.createElement('meta'); meta.name = 'version'; meta.content = 'one'; document.head.append(meta)";
    run(meta);
    let of = |build: &str| {
        worker(&format!("onmessage = () => postMessage('plan'); postMessage('listening{build}')"))
    };
    assert_eq!(ask(&of(" one"), asked("plan")).await, Ok("plan".into()));
    assert_eq!(ask(&of(" two"), asked("plan")).await, Err(WorkerError::OtherBuild));
    assert_eq!(ask(&of(""), asked("plan")).await, Ok("plan".into()), "one that the build did not make");
    run("document.querySelector('meta[name=version]').remove()");
}

#[wasm_bindgen_test]
async fn a_worker_that_cannot_load_its_module_reports_the_error() {
    // Like the beginning of each script with which the build loads a worker.
    let missing = worker(
        "self.addEventListener('unhandledrejection', ({ reason }) => { throw reason });
         Promise.reject(new Error('no module'));",
    );
    let answer = ask(&missing, asked("plan")).await;
    assert!(matches!(&answer, Err(WorkerError::Failed(words)) if words.contains("no module")), "{answer:?}");
}

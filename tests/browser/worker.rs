use crate::raw::run;
use switchback::platform::worker::{WorkerError, ask};
use wasm_bindgen_test::wasm_bindgen_test;

/// The address of a worker with this script.
fn worker(script: &str) -> String {
    let script = format!("return URL.createObjectURL(new Blob([`{script}`], {{ type: 'text/javascript' }}))");
    run(&script).as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_worker_answers_once_it_listens() {
    let late = worker(
        "setTimeout(() => {
            onmessage = event => postMessage(event.data.toUpperCase());
            postMessage('listening');
        }, 50)",
    );
    assert_eq!(ask(&late, "plan".into()).await, Ok("PLAN".into()));
}

#[wasm_bindgen_test]
async fn a_worker_that_breaks_off_says_so() {
    let failing = worker("onmessage = () => { throw new Error('no plan') }; postMessage('listening')");
    let answer = ask(&failing, "plan".into()).await;
    assert!(matches!(&answer, Err(WorkerError::Failed(words)) if words.contains("no plan")), "{answer:?}");
    let answer = ask("/there-is-no-such-worker.js", "plan".into()).await;
    assert!(matches!(answer, Err(WorkerError::Failed(_))), "{answer:?}");
}

#[wasm_bindgen_test]
async fn a_question_that_is_dropped_ends_its_worker() {
    let busy = worker(
        "const channel = new BroadcastChannel('busy');
         setInterval(() => channel.postMessage('still here'), 20);",
    );
    run(
        "window.heard = 0; window.busy = new BroadcastChannel('busy'); busy.onmessage = () => window.heard++",
    );
    let mut question = Box::pin(ask(&busy, "plan".into()));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(question.as_mut().poll(&mut context).is_pending());
    crate::pause(300).await;
    assert!(run("return heard").as_f64() > Some(0.0));
    drop(question);
    crate::pause(100).await;
    run("window.heard = 0");
    crate::pause(200).await;
    assert_eq!(run("return heard").as_f64(), Some(0.0));
}

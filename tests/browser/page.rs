use crate::raw::run;
use std::cell::RefCell;
use std::rc::Rc;
use switchback::platform::{connection, unload, visibility};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn going_offline_and_online_is_noticed() {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let noted = seen.clone();
    let listeners = connection::on_change(move |online| noted.borrow_mut().push(online));
    run("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))");
    drop(listeners);
    run("dispatchEvent(new Event('offline'))");
    assert_eq!(seen.take(), [false, true]);
    assert!(connection::is_online());
}

#[wasm_bindgen_test]
fn closing_asks_for_confirmation_only_with_unsaved_changes() {
    let unsaved = Rc::new(RefCell::new(true));
    let condition = unsaved.clone();
    let leave = || run("return dispatchEvent(new Event('beforeunload', { cancelable: true }))").is_truthy();
    let guard = unload::warn_while(move || *condition.borrow());
    assert!(!leave(), "it asks");
    unsaved.replace(false);
    assert!(leave());
    unsaved.replace(true);
    drop(guard);
    assert!(leave());
}

#[wasm_bindgen_test]
fn coming_to_the_front_is_noticed() {
    let seen = Rc::new(RefCell::new(0));
    let noted = seen.clone();
    let _listener = visibility::on_change(move |_| *noted.borrow_mut() += 1);
    run("document.dispatchEvent(new Event('visibilitychange'))");
    assert_eq!(seen.take(), 1);
}

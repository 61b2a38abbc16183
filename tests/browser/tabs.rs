use crate::raw::Replaced;
use std::cell::RefCell;
use std::rc::Rc;
use switchback::platform::tabs::Tabs;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_tab_hears_other_tabs_and_not_itself() {
    let (one, two) = (Tabs::join("hearing"), Tabs::join("hearing"));
    let heard = Rc::new(RefCell::new(Vec::new()));
    let [by_one, by_two] = [heard.clone(), heard.clone()];
    let _one = one.on_change(move |end| by_one.borrow_mut().push(("one", end)));
    let listener = two.on_change(move |end| by_two.borrow_mut().push(("two", end)));
    one.announce(7);
    crate::pause(50).await;
    assert_eq!(heard.take(), [("two", 7)]);
    drop(listener);
    one.announce(8);
    crate::pause(50).await;
    assert!(heard.take().is_empty());
}

#[wasm_bindgen_test]
fn a_browser_without_broadcast_channels_works() {
    let _replaced = Replaced::new("window", "BroadcastChannel", "undefined");
    let tabs = Tabs::join("nobody");
    tabs.announce(1);
    drop(tabs.on_change(|_| ()));
}

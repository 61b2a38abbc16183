//! Controls whose behaviour is the browser's: where the focus is, and what a field takes for a number.

use crate::{pause, raw::run};
use leptos::{mount::mount_to, prelude::*};
use switchback::ui::components::{NumberField, WorkButton};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

/// A part of the page that is gone when it is dropped.
struct Stage {
    root: web_sys::HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Stage {
    fn with<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: web_sys::HtmlElement = document.create_element("main").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), view);
        Self { root, _mounted: Box::new(mounted) }
    }

    fn find(&self, selector: &str) -> Option<web_sys::HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }
}

const BUTTON: &str = "button:first-of-type";
const STOP: &str = "button:nth-of-type(2)";

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn focused() -> String {
    run("return document.activeElement.textContent").as_string().unwrap_or_default()
}

fn work(is_on: RwSignal<bool>, begun: RwSignal<u32>) -> Stage {
    Stage::with(move || {
        view! {
            <WorkButton
                words="Look"
                busy="Looking …"
                is_on=is_on.into()
                on_begin=Callback::new(move |()| {
                    begun.update(|begun| *begun += 1);
                    is_on.set(true);
                })
                on_stop=Callback::new(move |()| is_on.set(false))
            />
        }
    })
}

#[wasm_bindgen_test]
async fn whoever_stops_work_can_begin_it_again() {
    let owner = Owner::new();
    owner.set();
    let (is_on, begun) = (RwSignal::new(false), RwSignal::new(0));
    let stage = work(is_on, begun);
    let button = stage.find(BUTTON).unwrap();
    assert_eq!(stage.find(STOP), None);
    button.focus().unwrap();
    button.click();
    pause(20).await;
    assert_eq!(focused(), "Looking …");
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    button.click();
    pause(20).await;
    assert_eq!(begun.get_untracked(), 1, "what goes on is not begun again");
    let stop = stage.find(STOP).unwrap();
    stop.focus().unwrap();
    stop.click();
    pause(20).await;
    assert_eq!(stage.find(STOP), None);
    assert_eq!(focused(), "Look");
}

#[wasm_bindgen_test]
async fn the_focus_is_not_lost_with_a_stop_that_is_not_needed_any_more() {
    let owner = Owner::new();
    owner.set();
    let is_on = RwSignal::new(true);
    let stage = work(is_on, RwSignal::new(0));
    pause(20).await;
    stage.find(STOP).unwrap().focus().unwrap();
    assert_eq!(focused(), "Stop");
    is_on.set(false);
    pause(20).await;
    assert_eq!(focused(), "Look");
}

#[wasm_bindgen_test]
async fn a_number_field_hands_on_only_what_may_stand_in_it() {
    let owner = Owner::new();
    owner.set();
    let mut told = Vec::new();
    let value = RwSignal::new(Some(3_u16));
    let stage = Stage::with(move || {
        view! {
            <NumberField
                id="number"
                label="How often"
                value=value
                on_change=Callback::new(move |number| value.set(number))
                least=1
                most=20
                required=true
            />
        }
    });
    let field: web_sys::HtmlInputElement = stage.find("input").unwrap().unchecked_into();
    for (text, taken) in [("7", true), ("", false), ("2.5", false), ("21", false), ("0", false), ("20", true)]
    {
        field.set_value(text);
        field.dispatch_event(&web_sys::Event::new("change").unwrap()).unwrap();
        pause(20).await;
        told.push(value.get_untracked());
        assert_eq!(stage.find("[role=alert]").is_none(), taken, "{text:?}");
    }
    assert_eq!(told, [7, 7, 7, 7, 7, 20].map(Some));
}

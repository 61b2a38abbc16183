//! Control behavior that only a browser shows: focus, stopping work, and the input that a number field
//! accepts.

use crate::{pause, raw::run, stage::Stage};
use chrono::DateTime;
use leptos::prelude::*;
use std::rc::Rc;
use switchback::{
    platform::intl_zones::IntlZones,
    store::Store,
    ui::{
        components::{Each, NumberField, WorkButton},
        controls::long_work::LongWork,
    },
};
use switchback_core::log::Log;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

const BUTTON: &str = "button:first-of-type";
const STOP: &str = "button:nth-of-type(2)";

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
async fn a_redrawn_row_keeps_the_focus_and_a_removed_row_passes_it_to_no_other() {
    let owner = Owner::new();
    owner.set();
    let rows = RwSignal::new(vec![("Ruth", 1), ("Jonas", 1)]);
    let stage = Stage::with(move || {
        view! {
            <Each each=move || rows.get() key=|row| *row let:((name, _))>
                <p>
                    <button>"Show"</button>
                    <button>"Remind " {name}</button>
                </p>
            </Each>
        }
    });
    stage.find("p:last-of-type button:last-of-type").unwrap().focus().unwrap();
    rows.set(vec![("Ada", 1), ("Ruth", 2), ("Jonas", 2)]);
    pause(50).await;
    assert_eq!(focused(), "Remind Jonas");
    rows.set(vec![("Ada", 1), ("Ruth", 2)]);
    pause(50).await;
    assert_ne!(focused(), "Remind Ruth");
}

#[wasm_bindgen_test]
async fn stopping_work_returns_the_focus_to_its_button() {
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
async fn finished_work_returns_the_focus_from_stop_to_its_button() {
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

/// Sets the signal when dropped.
struct Dropped(RwSignal<bool>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

fn store() -> Store {
    Store::holding(Log::default(), Rc::new(IntlZones::new()), DateTime::UNIX_EPOCH)
}

/// Work that ends only by being dropped.
fn endless(dropped: RwSignal<bool>, heard: RwSignal<Vec<&'static str>>) -> Stage {
    let store = store();
    Stage::with(move || {
        provide_context(store);
        let work = move || {
            let guard = Dropped(dropped);
            async move {
                let _guard = guard;
                std::future::pending::<Result<(), String>>().await
            }
        };
        view! {
            <LongWork
                words="Look"
                busy="Looking …"
                work=work
                on_done=Callback::new(move |()| heard.update(|heard| heard.push("done")))
                on_stop=Callback::new(move |()| heard.update(|heard| heard.push("stopped")))
            />
        }
    })
}

#[wasm_bindgen_test]
async fn stopped_work_ends_without_a_result() {
    let owner = Owner::new();
    owner.set();
    let (dropped, heard) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let stage = endless(dropped, heard);
    stage.find(BUTTON).unwrap().click();
    pause(100).await;
    assert!(!dropped.get_untracked());
    stage.find(STOP).unwrap().click();
    pause(20).await;
    assert!(dropped.get_untracked());
    assert_eq!(heard.get_untracked(), ["stopped"]);
    assert_eq!(stage.find(STOP), None);
}

#[wasm_bindgen_test]
async fn work_ends_when_its_page_is_left() {
    let owner = Owner::new();
    owner.set();
    let (dropped, heard) = (RwSignal::new(false), RwSignal::new(Vec::new()));
    let mut stage = endless(dropped, heard);
    stage.find(BUTTON).unwrap().click();
    pause(100).await;
    stage.leave();
    pause(20).await;
    assert!(dropped.get_untracked());
    assert_eq!(heard.get_untracked(), Vec::<&str>::new());
}

#[wasm_bindgen_test]
async fn work_returns_its_result_or_shows_an_error() {
    let owner = Owner::new();
    owner.set();
    let (store, found) = (store(), RwSignal::new(None));
    let tries = RwSignal::new(0);
    let stage = Stage::with(move || {
        provide_context(store);
        let work = move || {
            tries.update(|tries| *tries += 1);
            let outcome =
                if tries.get_untracked() == 1 { Err("The worker broke off.".to_owned()) } else { Ok(7) };
            async move { outcome }
        };
        let on_done = Callback::new(move |number| found.set(Some(number)));
        view! { <LongWork words="Look" busy="Looking …" work=work on_done=on_done /> }
    });
    stage.find(BUTTON).unwrap().click();
    pause(100).await;
    let said: Vec<_> = store.notices.get_untracked().into_iter().map(|notice| notice.text).collect();
    assert_eq!((said, found.get_untracked()), (vec!["The worker broke off.".to_owned()], None));
    stage.find(BUTTON).unwrap().click();
    pause(100).await;
    assert_eq!(found.get_untracked(), Some(7));
}

#[wasm_bindgen_test]
async fn a_number_field_passes_on_only_valid_numbers() {
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

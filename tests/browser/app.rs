//! The whole app on a page, in the sample company and at an address.

use leptos::{mount::mount_to, prelude::*};
use std::{any::Any, rc::Rc};
use switchback::{
    platform::{clock, intl_zones::IntlZones},
    route::Route,
    store::Store,
    ui::{app::Screens, parts::Parts},
};
use switchback_core::{
    command::{self, Request, refusal::Refusal},
    fact::line::Line,
    log::Log,
    model::actor::Actor,
    sample,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The app until it is dropped, and where it stands.
pub struct Drawn {
    pub store: Store,
    root: HtmlElement,
    mounted: Option<Box<dyn Any>>,
}

impl Drawn {
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// The first button that says this.
    pub fn button(&self, words: &str) -> Option<HtmlElement> {
        let buttons = self.root.get_elements_by_tag_name("button");
        let buttons = (0..buttons.length()).filter_map(|place| buttons.item(place));
        let mut buttons = buttons.map(JsCast::unchecked_into::<HtmlElement>);
        buttons.find(|button| button.text_content().unwrap_or_default().trim() == words)
    }

    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// Carries out another user's command, as it arrives from another device.
    pub fn by_another(&self, who: Actor, command: command::Command) {
        let own = self.store.who.get_untracked();
        self.store.who.update_untracked(|by| *by = who);
        self.store.dispatch(command, |taken| assert!(taken.is_ok(), "{taken:?}"));
        self.store.who.update_untracked(|by| *by = own);
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.mounted = None;
        self.root.remove();
        go_to("/");
    }
}

/// A store with the sample company.
pub fn sample_company() -> Store {
    company_of(sample_requests(), |refusal| panic!("{refusal}"))
}

/// What happened in the sample company until today.
pub fn sample_requests() -> Vec<Request> {
    sample::requests(clock::now().date_naive(), &IntlZones::new())
}

/// A store with the company that comes of these requests.
pub fn company_of(requests: Vec<Request>, on_refusal: impl Fn(Refusal)) -> Store {
    let (zones, mut log) = (IntlZones::new(), Log::default());
    for request in requests {
        match command::decide(&log, &zones, &request) {
            Ok(decision) => {
                log.append(decision.entries.into_iter().map(Line::from));
                decision.records.into_iter().for_each(|change| log.keep_record(change));
            }
            Err(refusal) => on_refusal(refusal),
        }
    }
    Store::holding(log, Rc::new(zones), clock::now())
}

/// Draws a page of the app for a user.
pub async fn draw(store: Store, who: Actor, route: Route) -> Drawn {
    go_to(&route.href());
    store.switch_to(who);
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let mounted = mount_to(root.clone(), move || view! { <Screens store=store parts=Parts::here() /> });
    let drawn = Drawn { store, root, mounted: Some(Box::new(mounted)) };
    crate::pause(100).await;
    drawn
}

fn go_to(address: &str) {
    let history = web_sys::window().unwrap().history().unwrap();
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address)).unwrap();
}

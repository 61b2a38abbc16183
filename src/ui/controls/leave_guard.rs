//! Asks before the user leaves a page with unsaved changes by a link, by Back or Forward, or by closing it.

use crate::{
    platform::{leaving, unload},
    ui::components::Dialog,
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
    location::Location,
};

/// Where the user wanted to go when asked.
#[derive(Clone, Debug)]
enum Held {
    To(String),
    /// The target of Back or Forward, which is now one step back.
    Back,
}

/// Place it once next to each editor, outside anything that can be collapsed.
#[component]
pub fn LeaveGuard(
    /// Whether the editor holds changes that would be lost.
    #[prop(into)]
    unsaved: Signal<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let held = RwSignal::new(None::<Held>);
    let here = address_here();
    let may_go = StoredValue::new(false);
    let asks =
        move || unsaved.try_get_untracked().unwrap_or(false) && !may_go.try_get_value().unwrap_or(true);
    let ask = move |to: Held| {
        held.set(Some(to));
        open.set(true);
    };
    let holds_back = move || {
        let holds = asks();
        if holds {
            ask(Held::Back);
        }
        holds
    };
    let holds = StoredValue::new_local(None);
    Effect::new(move || {
        let links = leaving::hold_links_while(asks, move |href| ask(Held::To(href)));
        holds.set_value(Some((unload::warn_while(asks), links, leaving::hold_back(here, holds_back))));
    });
    on_cleanup(move || drop(holds.try_update_value(Option::take)));
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        open.set(false);
        may_go.set_value(true);
        match held.get_untracked() {
            Some(Held::To(href)) => {
                navigate(&href, NavigateOptions { resolve: false, ..Default::default() });
            }
            Some(Held::Back) => leaving::go_back(),
            None => {}
        }
    });
    view! { <LeaveDialog open=open on_leave=leave /> }
}

/// The address of the page according to the router, which still has it while the browser already shows another.
fn address_here() -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let Location { pathname, search, hash, .. } = use_location();
    move || {
        let query = search.try_get_untracked().filter(|query| !query.is_empty());
        let query = query.map_or_else(String::new, |query| format!("?{query}"));
        let path = pathname.try_get_untracked().unwrap_or_default();
        let hash = hash.try_get_untracked().unwrap_or_default();
        format!("{path}{query}{hash}")
    }
}

#[component]
fn LeaveDialog(open: RwSignal<bool>, on_leave: Callback<()>) -> impl IntoView {
    let actions = move || {
        view! {
            <button class="button button--primary" type="button" on:click=move |_| open.set(false)>
                "Stay"
            </button>
            <button class="button button--danger" type="button" on:click=move |_| on_leave.run(())>
                "Leave"
            </button>
        }
    };
    view! {
        <Dialog title="Leave without saving?" open=open actions=actions>
            <p>"Your changes on this page are not saved yet."</p>
        </Dialog>
    }
}

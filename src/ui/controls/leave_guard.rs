//! Asks before somebody leaves a page with unsaved changes: by a link, or by closing it.

use crate::{
    platform::{leaving, unload},
    ui::components::Dialog,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Stands once beside each editor, outside anything that can be folded.
#[component]
pub fn LeaveGuard(
    /// Whether the editor holds changes that would be lost.
    #[prop(into)]
    unsaved: Signal<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let held = RwSignal::new(None::<String>);
    let may_go = StoredValue::new(false);
    let asks =
        move || unsaved.try_get_untracked().unwrap_or(false) && !may_go.try_get_value().unwrap_or(true);
    let listeners = StoredValue::new_local(None);
    Effect::new(move || {
        let links = leaving::hold_links_while(asks, move |href| {
            held.set(Some(href));
            open.set(true);
        });
        listeners.set_value(Some((unload::warn_while(asks), links)));
    });
    on_cleanup(move || drop(listeners.try_update_value(Option::take)));
    let navigate = use_navigate();
    let leave = Callback::new(move |()| {
        open.set(false);
        may_go.set_value(true);
        if let Some(href) = held.get_untracked() {
            navigate(&href, NavigateOptions { resolve: false, ..Default::default() });
        }
    });
    view! { <LeaveDialog open=open on_leave=leave /> }
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

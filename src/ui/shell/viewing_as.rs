//! Shows that a coordinator is viewing the app as another user, with a way back.

use crate::{
    store::Store,
    ui::components::{Banner, BannerKind},
};
use leptos::prelude::*;

#[component]
pub fn ViewingAs(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let store = Store::expect();
    let title = Signal::derive(move || format!("You’re viewing as {}.", name.get()));
    view! {
        <Show when=move || store.is_viewing_as()>
            <Banner
                kind=BannerKind::Warning
                title=title
                text="This is what they see, without their history. You can’t change anything here."
            >
                <button class="button button--small" type="button" on:click=move |_| store.stop_viewing_as()>
                    "Back to my view"
                </button>
            </Banner>
        </Show>
    }
}

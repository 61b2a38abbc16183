//! Says no to a session, with a reason.

use super::Dialog;
use leptos::prelude::*;
use switchback_core::model::session::DeclineReason;

#[component]
pub fn DeclineDialog(open: RwSignal<bool>, on_decline: Callback<DeclineReason>) -> impl IntoView {
    view! {
        <Dialog title="Why does it not fit?" open=open>
            <p class="text-subtle">"The seat goes to somebody else, and you are placed again. Nobody minds."</p>
            <div class="stack stack--tight">
                {DeclineReason::GIVEN
                    .map(|reason| {
                        view! {
                            <button
                                class="button"
                                type="button"
                                on:click=move |_| {
                                    open.set(false);
                                    on_decline.run(reason);
                                }
                            >
                                {reason.to_string()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </Dialog>
    }
}

//! Declines a session, with a reason.

use super::Dialog;
use leptos::prelude::*;
use switchback_core::model::session::DeclineReason;

#[component]
pub fn DeclineDialog(open: RwSignal<bool>, on_decline: Callback<DeclineReason>) -> impl IntoView {
    view! {
        <Dialog title="Why doesn’t this work?" open=open>
            <p class="text-subtle">"The seat opens up again, and the next plan looks for another session for the trainee."</p>
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

//! Cancels a session, with a reason.

use super::Dialog;
use leptos::prelude::*;
use switchback_core::model::session::CancelReason;

#[component]
pub fn CancelDialog(
    open: RwSignal<bool>,
    /// Who will have to be told, in a sentence; empty where nobody knows of the session.
    #[prop(into)]
    told: Signal<String>,
    on_cancel: Callback<CancelReason>,
) -> impl IntoView {
    view! {
        <Dialog title="Why is this session cancelled?" open=open>
            <p class="text-subtle">"The seat opens up again, and re-planning looks for another session for the trainee."</p>
            <Show when=move || !told.read().is_empty()>
                <p>{told}</p>
            </Show>
            <div class="stack stack--tight">
                {CancelReason::GIVEN
                    .map(|reason| {
                        view! {
                            <button
                                class="button"
                                type="button"
                                on:click=move |_| {
                                    open.set(false);
                                    on_cancel.run(reason);
                                }
                            >
                                {reason.label()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </Dialog>
    }
}

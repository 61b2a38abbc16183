//! Cancels a session, with a reason.

use super::GivenReasonDialog;
use leptos::prelude::*;
use switchback_core::model::session::CancelReason;

#[component]
pub fn CancelDialog(
    open: RwSignal<bool>,
    /// Who will have to be told, as a sentence. Empty if no one knows about the session.
    #[prop(into)]
    told: Signal<String>,
    on_cancel: Callback<CancelReason>,
) -> impl IntoView {
    let reasons = CancelReason::GIVEN.map(|reason| reason.label().to_owned()).to_vec();
    let on_choice = move |place: usize| {
        CancelReason::GIVEN.get(place).into_iter().for_each(|reason| on_cancel.run(*reason))
    };
    view! {
        <GivenReasonDialog
            open=open
            title="Why is this session cancelled?"
            follows="The seat opens up again, and re-planning looks for another session."
            told=told
            reasons=reasons
            on_choice=Callback::new(on_choice)
        />
    }
}

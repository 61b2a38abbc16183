//! Declines a session, with a reason.

use super::GivenReasonDialog;
use leptos::prelude::*;
use switchback_core::model::session::DeclineReason;

#[component]
pub fn DeclineDialog(open: RwSignal<bool>, on_decline: Callback<DeclineReason>) -> impl IntoView {
    let reasons = DeclineReason::GIVEN.map(|reason| reason.to_string()).to_vec();
    let on_choice = move |place: usize| {
        DeclineReason::GIVEN.get(place).into_iter().for_each(|reason| on_decline.run(*reason))
    };
    view! {
        <GivenReasonDialog
            open=open
            title="Why doesn’t this work?"
            follows="The seat opens up again, and the next plan looks for another session."
            reasons=reasons
            on_choice=Callback::new(on_choice)
        />
    }
}

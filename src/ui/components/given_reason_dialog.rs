//! Cancels or declines a session for one of the given reasons, in one press.

use super::Dialog;
use leptos::prelude::*;
use switchback_core::model::session::{CancelReason, DeclineReason};

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
            follows="The seat opens up again, and the next plan looks for another session for the trainee."
            reasons=reasons
            on_choice=Callback::new(on_choice)
        />
    }
}

#[component]
pub fn CancelDialog(
    open: RwSignal<bool>,
    /// Who will have to be told, in a sentence; empty where nobody knows of the session.
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
            follows="The seat opens up again, and re-planning looks for another session for the trainee."
            told=told
            reasons=reasons
            on_choice=Callback::new(on_choice)
        />
    }
}

#[component]
fn GivenReasonDialog(
    open: RwSignal<bool>,
    title: &'static str,
    follows: &'static str,
    #[prop(optional)] told: Signal<String>,
    reasons: Vec<String>,
    /// The place of the chosen reason.
    on_choice: Callback<usize>,
) -> impl IntoView {
    let reasons = StoredValue::new(reasons);
    let button = move |(place, reason)| {
        let choose = move |_| {
            open.set(false);
            on_choice.run(place);
        };
        view! {
            <button class="button" type="button" on:click=choose>
                {reason}
            </button>
        }
    };
    view! {
        <Dialog title=title open=open>
            <p class="text-subtle">{follows}</p>
            <Show when=move || !told.read().is_empty()>
                <p>{told}</p>
            </Show>
            <div class="stack stack--tight">{reasons.get_value().into_iter().enumerate().map(button).collect_view()}</div>
        </Dialog>
    }
}

//! Adding an interview that no file has.

use crate::{
    store::Store,
    ui::{
        controls::page_actions::ActionButton,
        format::days::local_date,
        sections::{Edited, InterviewDialog},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use switchback_core::access::interview;

/// For those who may add interviews, once there is a type for them.
#[component]
pub fn AddInterview(
    /// The day that is shown.
    #[prop(into)]
    on: Signal<NaiveDate>,
    /// `false` beside another button of this kind.
    #[prop(default = true)]
    offered: bool,
) -> impl IntoView {
    let store = Store::expect();
    let open = RwSignal::new(false);
    let may_add = Memo::new(move |_| {
        store.ask(|asker| interview::add(asker).is_ok() && !asker.workspace.interview_types.is_empty())
    });
    let edited = Signal::derive(move || Edited::New(on.get().max(local_date(store, store.now.get()))));
    view! {
        <Show when=move || may_add.get()>
            <ActionButton words="Add interview" on_press=Callback::new(move |()| open.set(true)) offered=offered />
            <InterviewDialog edited=edited open=open />
        </Show>
    }
}

//! Choosing the type of a new interview.

use crate::{
    store::Store,
    ui::{components::SelectField, controls::filters::type_options},
};
use leptos::prelude::*;
use switchback_core::model::ids::InterviewTypeId;

#[component]
pub fn TypeField(value: RwSignal<Option<InterviewTypeId>>) -> impl IntoView {
    view! {
        <SelectField
            id="interview-type"
            label="Interview type"
            options=Store::expect().read(type_options)
            value=Signal::derive(move || value.get().map(|known| known.to_string()).unwrap_or_default())
            on_change=Callback::new(move |chosen: String| value.set(chosen.parse().ok()))
        />
    }
}

//! Choosing the type of a new interview.

use crate::{store::Store, ui::components::SelectField};
use leptos::prelude::*;
use switchback_core::{model::ids::InterviewTypeId, order::Order};

#[component]
pub fn TypeField(value: RwSignal<Option<InterviewTypeId>>) -> impl IntoView {
    let mut types: Vec<_> = Store::expect().read(|workspace| {
        let types = workspace.interview_types.values();
        types.map(|known| (known.id.to_string(), known.name.clone())).collect()
    });
    types.order_by(|one, other| one.1.cmp(&other.1));
    view! {
        <SelectField
            id="interview-type"
            label="Interview type"
            options=types
            value=Signal::derive(move || value.get().map(|known| known.to_string()).unwrap_or_default())
            on_change=Callback::new(move |chosen: String| value.set(chosen.parse().ok()))
        />
    }
}

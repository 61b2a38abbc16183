//! How to reach a person.

use crate::{store::Store, ui::components::Section};
use leptos::prelude::*;
use switchback_core::model::ids::PersonId;

#[component]
pub fn Contact(person: PersonId) -> impl IntoView {
    let store = Store::expect();
    let address =
        store.derive(move |workspace| workspace.profiles.0.get(&person).and_then(|known| known.mail.clone()));
    move || {
        address.get().map(|address| {
            view! {
                <Section title="Contact">
                    <p>
                        <a href=format!("mailto:{address}")>{address.clone()}</a>
                    </p>
                </Section>
            }
        })
    }
}

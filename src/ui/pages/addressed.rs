//! What a page’s address names: its id, the person, and the page of it or the one that says that it is not there.

use super::not_found_page::NotFoundPage;
use crate::store::Store;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::str::FromStr;
use switchback_core::model::ids::PersonId;

/// The id that the address names, or `None` where it names none.
pub(super) fn id_in_address<T: FromStr + Send + Sync + PartialEq + 'static>(
    name: &'static str,
) -> Memo<Option<T>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get(name).and_then(|text| text.parse().ok()))
}

/// The person whom the address names, if the workspace knows them.
pub(super) fn person_in_address(store: Store) -> Memo<Option<PersonId>> {
    let id = id_in_address::<PersonId>("person");
    Memo::new(move |_| {
        id.get().filter(|person| store.read(|workspace| workspace.people.contains_key(person)))
    })
}

/// The page of what the address names, or the one that says that it is not there.
pub(super) fn page_of<T: Clone + PartialEq + Send + Sync + 'static>(
    known: Memo<Option<T>>,
    page: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    move || known.get().map_or_else(|| view! { <NotFoundPage /> }.into_any(), &page)
}

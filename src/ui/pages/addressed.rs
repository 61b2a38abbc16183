//! Resolving a page’s address: the id and the person in it, and the page itself or a page that says why it can't be shown.

use super::{not_found_page::NotFoundPage, not_yours_page::NotYoursPage};
use crate::{route::Route, store::Store};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::str::FromStr;
use switchback_core::model::ids::PersonId;

/// The id in the address, if there is one.
pub(super) fn id_in_address<T: FromStr + Send + Sync + PartialEq + 'static>(
    name: &'static str,
) -> Memo<Option<T>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get(name).and_then(|text| text.parse().ok()))
}

/// The person in the address, if the workspace has them.
pub(super) fn person_in_address(store: Store) -> Memo<Option<PersonId>> {
    let id = id_in_address::<PersonId>("person");
    Memo::new(move |_| {
        id.get().filter(|person| store.read(|workspace| workspace.people.contains_key(person)))
    })
}

/// The page for the item in the address. If the user may not open it, a page that says who it is for. If it doesn't exist,
/// Not found.
pub(super) fn page_of<T: Clone + PartialEq + Send + Sync + 'static>(
    known: Memo<Option<T>>,
    route: impl Fn(&T) -> Route + Copy + Send + Sync + 'static,
    page: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    let store = Store::expect();
    let is_theirs =
        Memo::new(move |_| known.read().as_ref().is_some_and(|known| store.may_open(route(known))));
    move || match (known.get(), is_theirs.get()) {
        (None, _) => view! { <NotFoundPage /> }.into_any(),
        (Some(known), false) => view! { <NotYoursPage route=route(&known) /> }.into_any(),
        (Some(known), true) => page(known),
    }
}

/// A page for users who may open it. For others, a page that says who it is for.
pub fn theirs<V: IntoView + 'static>(
    route: Route,
    page: fn() -> V,
) -> impl Fn() -> AnyView + Clone + Send + 'static {
    move || {
        let store = Store::expect();
        let is_theirs = Memo::new(move |_| store.may_open(route));
        let drawn = move || match is_theirs.get() {
            true => page().into_any(),
            false => view! { <NotYoursPage route=route /> }.into_any(),
        };
        drawn.into_any()
    }
}

//! A name that links to its page if the user may open it.

use crate::{route::Route, store::Store};
use leptos::prelude::*;

pub fn page_link(store: Store, page: Route, name: impl IntoView + 'static) -> AnyView {
    match store.may_open(page) {
        true => view! { <a class="page-link" href=page.href()>{name.into_any()}</a> }.into_any(),
        false => name.into_any(),
    }
}

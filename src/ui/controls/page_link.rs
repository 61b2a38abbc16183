//! What a table calls by a name, as a link for those who may open its page.

use crate::{route::Route, store::Store};
use leptos::prelude::*;

pub fn page_link(store: Store, page: Route, name: impl IntoView + 'static) -> AnyView {
    match store.may_open(page) {
        true => view! { <a class="data-table__link" href=page.href()>{name.into_any()}</a> }.into_any(),
        false => name.into_any(),
    }
}

//! Values in the address, such as filters, so that users can share a link to what they see.

use crate::platform::later;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};

/// The value with this name in the address, and a callback to change it. The router's own signal would add the base path to
/// the address a second time.
pub fn query_value(name: &'static str) -> (Memo<Option<String>>, Callback<Option<String>>) {
    let query = use_query_map();
    let pathname = use_location().pathname;
    let navigate = use_navigate();
    let value = Memo::new(move |_| query.read().get(name));
    // The value that is yet to be written to the address. Further typing replaces it.
    let wanted = StoredValue::new(None);
    let change = Callback::new(move |value: Option<String>| {
        if wanted.try_update_value(|wanted| wanted.replace(value)).flatten().is_some() {
            return;
        }
        let navigate = navigate.clone();
        later::after_answer(move || {
            // The page may be gone by then.
            let Some(value) = wanted.try_update_value(Option::take).flatten() else { return };
            let mut values = query.get_untracked();
            values.remove(name);
            if let Some(value) = value {
                values.insert(name, value);
            }
            let address = format!("{}{}", pathname.get_untracked(), values.to_query_string());
            navigate(
                &address,
                NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() },
            );
        });
    });
    (value, change)
}

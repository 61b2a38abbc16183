//! Values that stand in the address, such as a filter, so that a link to what one sees can be sent.

use crate::platform::later;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};

/// A value of the address by its name, and the way to change it. The router's own signal would put the base
/// path before the address a second time.
pub fn query_value(name: &'static str) -> (Memo<Option<String>>, Callback<Option<String>>) {
    let query = use_query_map();
    let pathname = use_location().pathname;
    let navigate = use_navigate();
    let value = Memo::new(move |_| query.read().get(name));
    // Until it stands in the address; whoever types on means the last.
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

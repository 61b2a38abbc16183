//! The rating of one dimension of a rubric.

use leptos::prelude::*;
use switchback_core::model::scorecard::Rating;

#[component]
pub fn Dimension(
    name: String,
    /// An anchor for each level.
    anchors: Vec<String>,
    levels: u8,
    chosen: Signal<Option<Rating>>,
    on_choose: Callback<Rating>,
) -> impl IntoView {
    let group = StoredValue::new(name.clone());
    let options = Rating::up_to(levels)
        .zip(anchors)
        .map(|(rating, anchor)| {
            view! {
                <label class="rating__option">
                    <input
                        class="rating__input"
                        type="radio"
                        name=group.get_value()
                        value=rating.to_string()
                        prop:checked=move || chosen.get() == Some(rating)
                        on:change=move |_| on_choose.run(rating)
                    />
                    <span class="rating__value">{rating.to_string()}</span>
                    <span class="rating__anchor">{anchor}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="rating">
            <legend class="rating__legend">{name}</legend>
            <div class="rating__options">{options}</div>
        </fieldset>
    }
}

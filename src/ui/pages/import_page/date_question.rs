//! Whether the day or the month comes first in a file's dates.

use leptos::prelude::*;
use switchback_core::exchange::table::{date_order::DateOrder, reading::Question};

/// Asks once per file if no date settles it.
#[component]
pub fn DateQuestion(question: Signal<Option<Question>>, order: RwSignal<Option<DateOrder>>) -> impl IntoView {
    let options = [(DateOrder::DayFirst, "Day first"), (DateOrder::MonthFirst, "Month first")];
    view! {
        <Show when=move || question.read().is_some() || order.read().is_some()>
            <fieldset class="fieldset">
                <legend class="fieldset__legend">
                    {move || question.get().map_or_else(|| "Date order".to_owned(), |asked| asked.to_string())}
                </legend>
                <div class="fieldset__options">
                    {options
                        .map(|(option, words)| {
                            view! {
                                <label class="choice">
                                    <input
                                        type="radio"
                                        name="date-order"
                                        prop:checked=move || order.get() == Some(option)
                                        on:change=move |_| order.set(Some(option))
                                    />
                                    <span>{words}</span>
                                </label>
                            }
                        })
                        .collect_view()}
                </div>
            </fieldset>
        </Show>
    }
}

//! A labeled select of values that are known in advance.

use super::SelectField;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug)]
pub struct Choice<T: 'static> {
    pub value: T,
    pub words: &'static str,
}

#[component]
pub fn ChoiceField<T: Copy + PartialEq + Send + Sync + 'static>(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    choices: &'static [Choice<T>],
    #[prop(into)] value: Signal<T>,
    on_change: Callback<T>,
) -> impl IntoView {
    // Each option's value in the page is its place.
    let options =
        choices.iter().enumerate().map(|(place, choice)| (place.to_string(), choice.words.to_owned()));
    let chosen = Signal::derive(move || {
        let place = choices.iter().position(|choice| choice.value == value.get());
        place.map(|place| place.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |place: String| {
        let choice = place.parse().ok().and_then(|place: usize| choices.get(place));
        choice.into_iter().for_each(|choice| on_change.run(choice.value));
    });
    view! { <SelectField id=id label=label options=options.collect() value=chosen on_change=choose /> }
}

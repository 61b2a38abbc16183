//! A week of interviews on a grid or by person, or as a list on a narrow screen.

use super::{SlotList, by_person::by_person, week::grid};
use crate::platform::screen;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;
use switchback_core::progress::schedule::{by_person::PersonSchedule, calendar::Slot};

#[component]
pub fn WeekOfSlots(
    slots: Vec<Slot>,
    /// The interviews of each person, if the week is shown by person.
    people: Option<Arc<[PersonSchedule]>>,
    on: NaiveDate,
    today: NaiveDate,
    /// Whether interviews without a trainee are shown, too.
    everything: bool,
) -> impl IntoView {
    if slots.is_empty() {
        return view! { <SlotList slots=slots on=on /> }.into_any();
    }
    let slots: Arc<[Slot]> = slots.into();
    let is_wide = is_wide();
    // Each layout has hundreds of elements and only one is visible, so only that one is drawn.
    let layouts = move || {
        let grid = (is_wide.get() != Some(false)).then(|| match &people {
            Some(people) => by_person(slots.clone(), people.clone(), on, today, everything),
            None => grid(slots.clone(), on, today, everything).into_any(),
        });
        let list = (is_wide.get() != Some(true))
            .then(|| view! { <SlotList slots=slots.clone() on=on narrow=true /> });
        view! { {grid} {list} }
    };
    layouts.into_any()
}

/// Whether there is space for the grid, updated while the page is shown. `None` if that is unknown.
pub(super) fn is_wide() -> RwSignal<Option<bool>> {
    let is_wide = RwSignal::new(screen::is_wide());
    let listener = screen::on_change(move || {
        is_wide.try_set(screen::is_wide());
    });
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    is_wide
}
